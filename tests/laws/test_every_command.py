"""Two conflicting figures of 1 to 400 digits go through every command and every format.

No command ends with a fault of its own, and no part of an answer is missing for one.
``FIGURECHECK_EXAMPLES`` says how many pairs of figures each command is given, drawn anew each time;
without it the same few are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.catalogue import collect
from figurecheck.cli import main
from figurecheck.keeping.exports import Export
from figurecheck.live.diagnostics import of_problems, of_report, together
from figurecheck.live.workspace import view
from figurecheck.model.extension import Format
from tests.sizes import DRAWN_ANEW, examples

FORMATS = sorted(one.name for one in collect("figurecheck.report.formats", "FORMAT", Format))
EXPORTS = sorted(one.name for one in collect("figurecheck.keeping.exports", "EXPORT", Export))

FAULTS = (
    "fault of figurecheck",
    "fault of our own",
    "no explanation was looked for",
    "not drawn",
    "Traceback",
)
"""What is told where a part of an answer failed."""

MEASURES = """\
measure: arrests
unit: arrest

measure: convicted
unit: person
part_of: arrested

measure: arrested
unit: person

measure: cost
unit: USD
kind: flow

measure: rate
unit: percent
"""

SHAPES = {
    "one quantity": (("arrests", "{0}", "2025"), ("arrests", "{1}", "2025")),
    "about": (("arrests", "about {0}", "2025"), ("arrests", "more than {1}", "2025")),
    "range": (("arrests", "{0} to {0}9", "2025"), ("arrests", "{1}", "2025")),
    "margin": (("arrests", "{0} ± 1", "2025"), ("arrests", "fewer than {1}", "2025")),
    "money": (("cost", "${0}.25", "2025-01"), ("cost", "$0.{1} million", "2025-01")),
    "percent": (("rate", "{0} %", "2025"), ("rate", "0.{1} %", "2025")),
    "windows": (
        ("arrests", "{0}", "2025-01"),
        ("arrests", "{1}", "2025-02"),
        ("arrests", "1", "2025-01/2025-02"),
    ),
    "days": (("arrests", "{0}", "2025-01"), ("arrests", "{1} a day", "2025-01")),
    "part": (("convicted", "{0}", "2025"), ("arrested", "{1}", "2025")),
    "share": (
        ("convicted", "{0}", "2025"),
        ("arrested", "{1}", "2025"),
        ("convicted / arrested", "12.5 %", "2025"),
    ),
    "change": (
        ("arrests", "{0}", "2024"),
        ("arrests", "{1}", "2025"),
        ("arrests[2025] / arrests[2024]", "up 3 %", ""),
    ),
}


def records(shape: str, one: str, other: str) -> str:
    """The claims of a shape, each by a source of its own."""
    text = MEASURES
    for number, (quantity, figure, when) in enumerate(SHAPES[shape]):
        field = "measure" if quantity.isalpha() else "quantity"
        text += (
            f"\nclaim: c{number}\nfigure: {figure.format(one, other)}\n{field}: {quantity}\nsource:"
            f" s{number}\n"
        )
        text += f"when: {when}\n" if when else ""
    return text


def run(*arguments: str) -> Result:
    """The command in this process; nothing in its answer failed."""
    result = CliRunner().invoke(main, arguments, prog_name="figurecheck")
    assert result.exit_code in {0, 1, 2}, (arguments, result.output[-600:])
    assert not any(told in result.output for told in FAULTS), (arguments, result.output[-600:])
    return result


def saved(folder: Path) -> str:
    """The file that holds the report of a folder in JSON."""
    made = run("report", str(folder), "--format", "json", "--output", str(folder / "report.json"))
    assert made.exit_code in {0, 1}
    return str(folder / "report.json")


def reports(folder: Path, name: str) -> None:
    """A report in one format."""
    assert run("report", str(folder), "--format", name, "-v").exit_code in {0, 1}


def exports(folder: Path, name: str) -> None:
    """An export for one program, and what it says read again."""
    made = folder / f"out.{name if name in {'csv', 'jsonl'} else 'other'}"
    run("export", str(folder / "a.rec"), "--to", name, "--output", str(made))
    if name in {"csv", "jsonl"}:
        (folder / "measures.rec").write_text(MEASURES)
        again = fc.load(made, *([folder / "measures.rec"] if name == "csv" else []))
        assert [claim.reading for claim in again] == [
            claim.reading for claim in fc.load(folder / "a.rec")
        ]


def verifies(folder: Path, name: str) -> None:
    """A saved report proved again, alone and from its files."""
    paths = [str(folder)] if name == "paths" else []
    assert run("verify", saved(folder), *paths).exit_code == 0


def asks(folder: Path, name: str) -> None:
    """What is asked beside a report."""
    claims = fc.load(folder)
    names = [claim.name for claim in claims]
    if name == "show":
        for measure in claims.measures:
            run("show", measure, str(folder))
    elif name == "why":
        run("why", names[0], names[-1], str(folder))
    elif name == "bounds":
        for level in ("literal", "rounded", "generous"):
            run("bounds", "arrests[2025] + arrests[2024]", str(folder), "--level", level)
    elif name == "diff":
        other = folder / "other.rec.d"
        other.mkdir()
        (other / "a.rec").write_text(
            (folder / "a.rec").read_text().replace("claim: c1\nfigure: ", "claim: c1\nfigure: 1")
        )
        run("diff", str(folder / "a.rec"), str(other / "a.rec"))
    elif name == "check":
        run("check", str(folder))
    elif name == "read":
        for claim in claims:
            run("read", claim.figure.text, "--unit", "arrest")


def keeps(folder: Path, name: str) -> None:
    """What writes records."""
    claims = fc.load(folder)
    figure = next(iter(claims)).figure.text
    if name == "add":
        for quantity in ("arrests", "cost", "rate"):
            run(
                "add",
                str(folder),
                "--figure",
                figure,
                "--measure",
                quantity,
                "--when",
                "2025",
                "--source",
                "third",
            )
    elif name == "import":
        (folder / "t.csv").write_text(
            f'figure,measure,when\n"{figure}",arrests,2025\n{"7" * 400},arrests,2025\n'
        )
        run("import", str(folder / "t.csv"), "--source", "table", "--to", str(folder / "t.rec"))
        run("report", str(folder))
    elif name == "fmt":
        assert run("fmt", str(folder)).exit_code == 0
    elif name == "rename":
        assert run("rename", "measure", "arrests", "detentions", str(folder)).exit_code == 0
    elif name == "accept":
        for finding in fc.check(claims):
            run("accept", finding.key, str(folder), "--reason", "it stands")


def lives(folder: Path, name: str) -> None:
    """What an editor and a notebook show, and the report as others read it."""
    claims = fc.load(folder)
    report = fc.check(claims)
    if name == "editor":
        workspace = view({"a.rec": (folder / "a.rec").read_bytes()})
        together(of_problems(workspace), of_report(workspace, report, notes=True))
    elif name == "notebook":
        assert not any(
            told in shown
            for shown in (claims._repr_html_(), report._repr_html_())
            for told in FAULTS
        )
    elif name == "frame":
        claims.to_frame("polars")
    elif name == "json":
        assert fc.verify(report.to_json()) == len(report.conflicts)
        json.loads(report.to_json(), parse_float=pytest.fail)


def ways() -> Iterator[tuple[Callable[[Path, str], None], str]]:
    """Every command, with each of its formats."""
    yield from ((reports, name) for name in FORMATS)
    yield from ((exports, name) for name in EXPORTS)
    yield from ((verifies, name) for name in ("alone", "paths"))
    yield from ((asks, name) for name in ("show", "why", "bounds", "diff", "check", "read"))
    yield from ((keeps, name) for name in ("add", "import", "fmt", "rename", "accept"))
    yield from ((lives, name) for name in ("editor", "notebook", "frame", "json"))


digits = st.integers(1, 400).flatmap(
    lambda size: st.builds(
        lambda seed: ("".join(str(int(one)) for one in seed) * size)[:size],
        st.from_regex("[1-9][0-9]{,8}", fullmatch=True),
    )
)


@pytest.mark.parametrize(("way", "name"), list(ways()))
@example("one quantity", "1", "3")
@example("share", "2" * 62, "9" * 400)
@example("windows", "1" * 309, "3" * 309)
@given(st.sampled_from(sorted(SHAPES)), digits, digits)
@settings(
    max_examples=examples(4),
    deadline=None,
    derandomize=not DRAWN_ANEW,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_figures_of_any_length_go_through_every_command(
    way: Callable[[Path, str], None], name: str, shape: str, one: str, other: str
) -> None:
    with TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "a.rec").write_text(records(shape, one, other))

        way(folder, name)
