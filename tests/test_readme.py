"""What the README and the pages show is what happens; ``python tests/refresh.py`` writes outputs
anew.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import click
import pytest

import figurecheck as fc
from figurecheck.cli import main as cli
from figurecheck.model.checked import STATUSES
from figurecheck.reading.claims.fields import KINDS
from tests.refresh import ROOT, figurecheck, fits, pages, shown, with_codes, with_statistics

REPORT_PAGE = (ROOT / "docs" / "report.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
FAILING_TEST = f"""<!-- folder: new -->
<!-- file: test_long.py -->
```python
def test_long():
    raise ValueError("{"words " * 20}")
```

```
$ python -m pytest -q
...
```
"""


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_a_page_shows_what_its_commands_print(page: Path) -> None:
    commands = shown(page.read_text(encoding="utf-8"))

    wrong = [one.command for one in commands if not fits(one.lines, one.output)]

    assert wrong == [], "run python tests/refresh.py"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("CI", "1"),
        ("BUILD_NUMBER", "1"),
        ("FORCE_COLOR", "1"),
        ("PYTEST_ADDOPTS", "-v"),
        ("COLUMNS", "200"),
    ],
)
def test_what_a_page_shows_is_the_same_whatever_the_environment_says(
    variable: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = _output_of(FAILING_TEST)
    monkeypatch.setenv(variable, value)

    (again,) = shown(FAILING_TEST)

    assert _timeless(again.output) == _timeless(plain)


@cache
def _output_of(text: str) -> str:
    """What the one command of a page prints where the environment says nothing."""
    (one,) = shown(text)
    return one.output


def test_the_readme_shows_the_report_on_the_repositorys_own_claims() -> None:
    assert "\n$ figurecheck report claims/\n" in README


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_commands_that_a_page_does_not_run_are_those_that_install_something(page: Path) -> None:
    blocks = re.findall(
        r"^```sh\n(.*?)```$", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    lines = [line for block in blocks for line in block.splitlines()]

    assert [
        line
        for line in lines
        if not re.search(
            r"pip install|^exec figurecheck check|^FIGURECHECK_EX|bin/activate$|^python3 -m venv"
            r" \.venv$",
            line,
        )
    ] == []


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_commands_and_flags_that_a_page_speaks_of_are_there(page: Path) -> None:
    prose = re.sub(
        r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE
    )
    spoken = [words.split() for words in re.findall(r"`figurecheck ([a-z][^`]*)`", prose)]

    wrong = [
        " ".join(words)
        for words in spoken
        for command in [cli.get_command(click.Context(cli), words[0])]
        for flags in [{flag for one in command.params for flag in one.opts} if command else None]
        if flags is None
        or {word.partition("=")[0] for word in words if word.startswith("--")} - flags
    ]

    assert wrong == []


def test_lines_fit_an_output_only_in_its_order_and_without_additions() -> None:
    output = "a\nb\n\nc\nd\n"

    assert fits(("a", "b", "", "c", "d"), output)
    assert fits(("a", "...", "d"), output)
    assert fits(("a", "...", "c", "...", "d"), output)
    assert not fits(("a", "...", "c"), output)
    assert not fits(("b", "...", "d"), output)
    assert not fits(("a", "...", "d", "c", "...", "d"), output)
    assert not fits(("a", "b", "d"), output)


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_the_records_that_a_page_shows_can_be_read(page: Path) -> None:
    text = re.sub(
        r"<!-- more: \S+ -->\n```rec\n.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL
    )
    blocks = re.findall(r"```rec\n(.*?)```", text, re.DOTALL)

    assert fc.loads("\n".join(blocks)).problems == ()


def test_the_python_that_the_readme_shows_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    names: dict[str, object] = {}
    exec(compile(code, "README.md", "exec"), names)  # noqa: S102 -- it is ours

    assert isinstance(names["report"], fc.Report)
    assert isinstance(names["week"], fc.Claim)


def test_the_readme_has_the_two_commands() -> None:
    commands = [line for line in README.splitlines() if line.startswith("python3 -m venv ")]

    assert [" && ".join(line.split(" && ")[1:]) for line in commands] == [
        ".venv/bin/pip install --quiet . && .venv/bin/figurecheck report claims/",
        ".venv/bin/pip install --quiet -e '.[test]' && .venv/bin/python -m pytest -q",
    ]


@pytest.mark.parametrize(
    "page",
    [*pages(), ROOT / "CHANGELOG.md", ROOT / "examples" / "README.md"],
    ids=lambda page: page.name,
)
def test_links_to_files_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))

    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_table_of_codes_has_every_code_there_is_and_no_other() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    listed = re.findall(r"^\| (FC\d{3}) \|", REPORT_PAGE, re.MULTILINE)

    assert listed == sorted(set(re.findall(r"FC\d{3}", source)))
    assert with_codes(REPORT_PAGE) == REPORT_PAGE, "run python tests/refresh.py"


def test_the_table_of_statistics_says_what_each_says_of_itself() -> None:
    page = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")

    assert "| `median day` |" in page
    assert with_statistics(page) == page, "run python tests/refresh.py"


def test_the_report_page_names_every_field_of_the_report_in_its_order() -> None:
    saved = json.loads(
        fc.check(
            fc.load(ROOT / "claims" / "minnesota.rec", ROOT / "claims" / "measures.rec")
        ).to_json()
    )
    finding, covered = saved["findings"][0], saved["coverage"][0]

    assert _fields("Fields of the report") == list(saved)
    assert _fields("Fields of the summary") == list(saved["summary"])
    assert _fields("Fields of a finding") == list(finding)
    assert _fields("Fields of a claim's coverage") == list(covered)
    assert set(re.findall(r"`(\w+)`", _row("places"))) == {"places", *finding["places"][0]}
    assert set(re.findall(r"`(\w+)`", _row("form"))) >= set(covered["form"])


def test_the_report_page_names_every_status() -> None:
    assert [status for status in STATUSES if f"| `{status}` |" not in REPORT_PAGE] == []


def test_the_format_page_names_every_field_of_every_kind_of_record() -> None:
    page = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    sections = {text.partition(":`")[0]: text for text in page.split("\n### `")[1:]}
    missing = [
        f"{name}: {field}"
        for name, kind in KINDS.items()
        for field in (*kind.required, *kind.optional)
        if f"`{field}`" not in sections[name].partition("\n## ")[0]
    ]

    assert list(sections) == list(KINDS)
    assert missing == []


def test_the_proof_page_works_out_the_proof_that_its_records_give() -> None:
    page = (ROOT / "docs" / "proofs.md").read_text(encoding="utf-8")
    (records,) = re.findall(r"```rec\n(.*?)```", page, re.DOTALL)
    (conflict,) = fc.check(fc.loads(records)).conflicts

    assert conflict.gap == 1465 - 538 - 593 - 286
    assert f"> 0 ≥ {conflict.gap}" in page
    assert all(f"| {name}, " in page for name in conflict.claims)


def test_the_checker_of_proofs_is_as_short_and_apart_as_the_readme_promises() -> None:
    lines = (
        (ROOT / "src" / "figurecheck" / "solve" / "verify.py")
        .read_text(encoding="utf-8")
        .splitlines()
    )

    assert len(lines) < 300
    assert [line for line in lines if re.match(r"\s*(?:from|import) figurecheck", line)] == []


def test_help_is_as_the_readme_tells_the_exit_statuses() -> None:
    assert "Exit status: 0 nothing found" in figurecheck("report", "--help").stdout


def _timeless(output: str) -> str:
    """What pytest prints without how long it took."""
    return re.sub(r" in [\d.]+s.*", "", output)


def _fields(heading: str) -> list[str]:
    """The names in the first column of the table below a heading."""
    table = REPORT_PAGE.partition(f"### {heading}\n\n")[2].partition("\n\n")[0]
    return re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)


def _row(field: str) -> str:
    (row,) = re.findall(rf"^\| `{field}` \|.*$", REPORT_PAGE, re.MULTILINE)
    return str(row)
