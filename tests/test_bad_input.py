"""Bad input comes to findings and messages that say where and what to do, never to a crash, a hang
or a leak.
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.claims.files import MAX_FILE_BYTES
from figurecheck.cli import main
from figurecheck.errors import FigurecheckError, UsageError
from figurecheck.model.finding import Problem
from tests.refresh import figurecheck
from tests.sizes import up_to

MEASURE = "measure: arrests\nunit: arrest\n\n"
CLAIM = "claim: week\nfigure: 1,043 arrests\nmeasure: arrests\nwhen: 2025-03-10/2025-03-16\n"
GOOD = MEASURE + CLAIM
CANARY = "canary-in-a-file-outside"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that commands run in, with an empty folder ``claims`` in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claims").mkdir()
    return tmp_path


def run(*arguments: str) -> Result:
    """The command in this process."""
    return CliRunner().invoke(main, arguments, prog_name="figurecheck")


def problems(text: str, name: str = "claims.rec") -> tuple[Problem, ...]:
    """What is wrong with a text."""
    return fc.loads(text, name).problems


def only(text: str, name: str = "claims.rec") -> Problem:
    """The one thing wrong with a text."""
    (problem,) = problems(text, name)
    return problem


# -- one bad record costs only itself --------------------------------------------------------------

BAD_RECORDS = {
    "FC001": "claim: bad\nno field\n",
    "FC002": "claim: bad\nfigure: 5\nmeasure: arrests\nwehn: 2025\n",
    "FC003": "claim: bad\nfigure: 5\nfigure: 6\nmeasure: arrests\n",
    "FC004": CLAIM,
    "FC007": "claim: bad\nfigure: 5\x00\nmeasure: arrests\n",
    "FC008": "claim: bad\nmeasure: arrests\n",
    "FC009": "claim: bad\nfigure: 5\nmeasure: arests\n",
    "FC010": "claim: bad\nfigure: gibberish\nmeasure: arrests\n",
    "FC012": f"claim: bad\nfigure: {'9' * 401}\nmeasure: arrests\n",
    "FC013": "claim: bad\nfigure: NaN\nmeasure: arrests\n",
    "FC014": "claim: bad\nfigure: 1,23\nmeasure: arrests\n",
    "FC020": "measure: bad\nunit: 9**9**9**9 m\n",
    "FC021": "claim: bad\nfigure: 5 hours\nmeasure: arrests\n",
    "FC022": "claim: bad\nfigure: 5 arests\nmeasure: arrests\n",
    "FC030": "claim: bad\nfigure: 5\nquantity: arrests +\n",
    "FC040": "claim: bad\nfigure: 5\nmeasure: arrests\nwhen: last week\n",
    "FC041": "claim: bad\nfigure: 5\nmeasure: arrests\nwhen: 2025-02-30\n",
    "FC042": "claim: bad\nfigure: 5\nmeasure: arrests\nwhen: 2025\nas_of: 2025\n",
    "FC043": "measure: bad\nunit: arrest\npart_of: bad\n",
    "FC050": "claim: bad\nfigure: 5\nmeasure: arrests\nstatus: sure\n",
    "FC101": "claim: bad\nfigure: 4.5 arrests\nmeasure: arrests\nwhen: 2025\n",
}


@pytest.mark.parametrize("code", BAD_RECORDS)
def test_a_bad_record_is_one_finding_with_its_place_and_costs_only_itself(code: str) -> None:
    claims = fc.loads(GOOD + "\n" + BAD_RECORDS[code] + "\n" + CLAIM.replace("week", "after"))
    (problem,) = claims.problems

    assert problem.code == code
    assert problem.severity == "error"
    assert problem.labels[-1].place.line >= GOOD.count("\n") + 2
    assert [claim.id for claim in claims.claims] == ["after", "week"]


@pytest.mark.parametrize("code", BAD_RECORDS)
def test_the_report_tells_a_bad_record_with_file_line_and_column(folder: Path, code: str) -> None:
    (folder / "claims" / "a.rec").write_text(GOOD + "\n" + BAD_RECORDS[code], encoding="utf-8")
    result = run("report", "--all")

    assert result.exit_code == 1
    assert f"error {code}: " in result.stdout
    assert "claims/a.rec:" in result.stdout


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("claim: a\nfigur: 5\nmeasure: arrests\n", "figure"),
        ("claim: a\nfigure: 5\nmeasure: arests\n", "arrests"),
        ("clam: a\nfigure: 5\nmeasure: arrests\n", "claim"),
        ("claim: a\nfigure: 5\nmeasure: arrests\nstatus: planed\n", "planned"),
        ("claim: a\nfigure: 5\nmeasure: arrests\nstatistic: highest dya\n", "highest day"),
        ("claim: a\nfigure: 5\nmeasure: arrests\nwehn: 2025\n", "when"),
        ("period: term\nis: 2025\n\nclaim: a\nfigure: 5\nmeasure: arrests\nwhen: terms\n", "term"),
        ("source: a\n\nsource: b\nfrom: aa\n", "a"),
    ],
)
def test_what_is_misspelt_is_answered_with_the_nearest_right_spelling(
    wrong: str, right: str
) -> None:
    texts = [f"{problem.headline} {problem.help}" for problem in problems(MEASURE + wrong)]

    assert any(f"`{right}`" in text for text in texts)


@pytest.mark.parametrize(
    "when",
    [
        "2025-01-26/2025-01-20",
        "2025-13",
        "2025-02-30",
        "2025-W54",
        "2025-Q5",
        "../..",
        "2025-01-20 to 2025-01-26",
        "20-01-2025",
        "01/20/2025",
        "2025/2026/2027",
        "8 days in 2025-01-20/2025-01-26",
        "0 days in 2025-01",
        "9" * 10_000 + " days in 2025",
        "a day in a day in 2025",
        "2025-01-2X",
        "0000",
        "FY2025",
        "~",
        "/",
        "٢٠٢٥",
    ],
)
def test_a_broken_window_is_refused_where_it_stands(when: str) -> None:
    problem = only(MEASURE + f"claim: a\nfigure: 5\nmeasure: arrests\nwhen: {when}\n")

    assert problem.code in {"FC040", "FC041"}
    assert (problem.labels[0].place.line, problem.labels[0].place.column) == (7, 7)
    assert problem.help


@pytest.mark.parametrize(
    "unit",
    [
        "9**9**9**9 m",
        "m**999999999",
        "m/0",
        "m;import os",
        "__import__('os')",
        "(m",
        "10**(10**10) kg",
        "m " * 99,
    ],
)
def test_an_impossible_unit_is_refused_where_it_stands(unit: str) -> None:
    problem = only(f"measure: a\nunit: {unit}\n")

    assert problem.code == "FC020"
    assert problem.labels[0].place.line == 2


@pytest.mark.parametrize("kind", ["source", "measure", "member", "period", "relation"])
def test_what_is_described_twice_is_told_with_both_places(kind: str) -> None:
    needed = {"measure": "unit: arrest\n", "member": "dimension: where\n", "period": "is: 2025\n"}
    record = f"{kind}: twin\n" + needed.get(
        kind, "states: arrests[2025] = 5\n" if kind == "relation" else ""
    )
    problem = only(MEASURE + record + "\n" + record)

    assert problem.code == "FC004"
    assert [label.place.line for label in problem.labels] == [4, 4 + record.count("\n") + 1]


@pytest.mark.parametrize(("one", "other"), [("café", "cafe\u0301"), ("Week", "week")])
def test_ids_that_differ_in_nothing_that_can_be_seen_are_one(one: str, other: str) -> None:
    problem = only(MEASURE + CLAIM.replace("week", one) + "\n" + CLAIM.replace("week", other))

    assert problem.code == "FC004"


@pytest.mark.parametrize(
    "states",
    ["arrests[2025] > arrests[2025]", "highest(arrests[2025-01]) = 1.5", "arrests[2025] < 0"],
)
def test_a_relation_that_cannot_hold_whatever_is_claimed_is_an_error(states: str) -> None:
    report = fc.check(fc.loads(f"{GOOD}\nrelation: impossible\nstates: {states}\n"))

    assert [(one.severity, one.relations) for one in report.conflicts] == [
        ("error", ("impossible",))
    ]


# -- numbers that are too large --------------------------------------------------------------------

HUGE = "9" * 1_000_000


@pytest.mark.parametrize(
    "text",
    [
        MEASURE + f"claim: a\nfigure: {HUGE}\nmeasure: arrests\n",
        MEASURE + f"claim: a\nfigure: about {HUGE}.{HUGE} arrests\nmeasure: arrests\n",
        MEASURE + f"claim: a\nfigure: 5\nmeasure: arrests\nrounded_to: {HUGE}\n",
        MEASURE + f"claim: a\nfigure: 5\nquantity: {HUGE} * arrests\nwhen: 2025\n",
        MEASURE + f"claim: a\nfigure: 1e{HUGE}\nmeasure: arrests\n",
        MEASURE + "claim: a\nfigure: 1e999999999\nmeasure: arrests\n",
        MEASURE + f"claim: a\nfigure: 5\nmeasure: arrests\nwhen: {HUGE}\n",
        MEASURE + f"claim: a\nfigure: 5\nmeasure: {HUGE}\n",
        MEASURE + f"claim: {HUGE}\nfigure: 5\nmeasure: arrests\n",
        MEASURE + f"claim: a\nfigure: {'about ' * 100_000}5\nmeasure: arrests\n",
        MEASURE + f"claim: a\nfigure: {'1,' * 100_000}5\nmeasure: arrests\n",
        MEASURE + f"claim: a\nfigure: 5\nquantity: {'(' * 100_000}arrests{')' * 100_000}\n",
        MEASURE + f"claim: a\nfigure: 5\nquantity: {' + '.join(['arrests'] * 100_000)}\n",
        MEASURE + "claim: a\nfigure: 5\nquantity:"
        f" {' * '.join(f'(arrests[{year}] + 1)' for year in range(2000, 2030))}\n",
        f"measure: a\nunit: {HUGE} m\n",
        f"measure: a\nunit: m^{HUGE}\n",
        f"source: a\ntrust: {HUGE}\n",
    ],
    ids=range(17),
)
def test_what_is_too_large_is_refused_in_a_message_that_is_not(text: str) -> None:
    found = problems(text)

    assert found
    assert all(len(problem.headline) + len(problem.help) < 1_000 for problem in found)


def test_a_numeral_of_a_million_digits_is_told_by_the_command_without_its_digits(
    folder: Path,
) -> None:
    text = MEASURE + f"claim: a\nfigure: {HUGE}\nmeasure: arrests\n"
    (folder / "claims" / "a.rec").write_text(text, encoding="utf-8")
    done = figurecheck("report", folder=folder)

    assert done.returncode == 2
    assert "FC012" in done.stdout
    assert len(done.stdout) < 5_000


def test_an_average_over_a_very_long_window_ends(folder: Path) -> None:
    text = (
        MEASURE + "claim: a\nfigure: 5\nmeasure: arrests\nstatistic: highest day\nwhen:"
        " 0001-01-01/9999-12-31\n"
    )
    (folder / "claims" / "a.rec").write_text(text + "\n" + CLAIM, encoding="utf-8")

    assert run("report").exit_code in {0, 1}


# -- bytes -----------------------------------------------------------------------------------------


def test_nul_bytes_are_refused_where_they_stand() -> None:
    problem = only("claim: a\nfigure: 5\x00\nmeasure: arrests\n")

    assert (problem.code, problem.labels[0].place.line, problem.labels[0].place.column) == (
        "FC007",
        2,
        10,
    )


@pytest.mark.parametrize(
    "content",
    [b"claim: a\nfigure: \xff\n", "claim: é\n".encode("latin-1"), "claim: a\n".encode("utf-16")],
)
def test_a_file_that_is_not_utf8_is_refused_and_others_are_read(
    folder: Path, content: bytes
) -> None:
    (folder / "claims" / "bad.rec").write_bytes(content)
    (folder / "claims" / "good.rec").write_text(GOOD, encoding="utf-8")
    claims = fc.load("claims")

    assert [problem.code for problem in claims.problems] == ["FC007"]
    assert "claims/bad.rec" in claims.problems[0].headline
    assert len(claims.claims) == 1


NO_TEXTS = {
    "junk": Random(1).randbytes(4_000).translate(bytes(range(128)) * 2),
    "wide": "The ferry carried 46,200 riders, 1,200 more.\n".encode("utf-16-le"),
    "archive": b"PK\x03\x04" + bytes(range(128)) * 20,
    "blank": bytes(1_000),
}


@pytest.mark.parametrize("kind", NO_TEXTS)
@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".csv", ".tsv", ".rec", ".jsonl"])
def test_bytes_that_are_no_text_are_told_once(tmp_path: Path, kind: str, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(NO_TEXTS[kind])
    claims = fc.load(path)

    assert [one.code for one in claims.problems] in (["FC007"], ["FC005"])
    assert "no text: " in claims.problems[0].headline
    assert "(line 1)" in claims.problems[0].headline
    assert not claims.documents


@pytest.mark.parametrize("kind", ["text", "table"])
def test_a_file_that_is_no_text_is_none_whatever_it_is_said_to_be(
    tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "a.duckdb"
    path.write_bytes(NO_TEXTS["junk"])

    assert "no text: " in fc.load(path, kind=kind).problems[0].headline


@pytest.mark.parametrize("ending", [".txt", ".csv"])
def test_a_few_control_characters_are_a_slip(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    path.write_text("\0\0\0" + "The ferry carried 46,200 riders.\n" * 40, encoding="utf-8")

    assert not fc.load(path).problems
    assert fc.load(path).documents


def test_a_byte_order_mark_changes_nothing(folder: Path) -> None:
    (folder / "claims" / "a.rec").write_bytes(b"\xef\xbb\xbf" + GOOD.encode())

    assert fc.load("claims").problems == ()
    assert len(fc.load("claims").claims) == 1


@pytest.mark.parametrize("bad", ["", "\n" + BAD_RECORDS["FC040"]])
def test_line_ends_of_windows_give_the_same_report(folder: Path, bad: str) -> None:
    path = folder / "claims" / "a.rec"
    path.write_bytes((GOOD + bad).encode())
    unix = run("report", "-v").stdout
    path.write_bytes((GOOD + bad).replace("\n", "\r\n").encode())

    assert run("report", "-v").stdout == unix


@pytest.mark.parametrize("name", ["a.rec", "a.csv", "a.jsonl"])
@pytest.mark.parametrize(
    "content",
    ["", "\n\n", "# nothing\n", "}{", '"', ",,,\n,,\n", "[]", '{"claim": 5}', "%rec: claim\n", ":"],
)
def test_files_without_a_claim_come_to_an_error_and_nothing_worse(
    folder: Path, name: str, content: str
) -> None:
    (folder / "claims" / name).write_text(content, encoding="utf-8")
    result = run("report")

    assert result.exit_code == 2
    assert isinstance(result.exception, SystemExit)
    assert result.stdout + result.stderr


# -- files -----------------------------------------------------------------------------------------


def test_an_empty_folder_is_an_error_that_says_which_files_are_read(folder: Path) -> None:
    result = run("report", "claims")

    assert result.exit_code == 2
    assert all(text in result.stderr for text in ("claims", ".rec", ".csv", ".jsonl"))


@pytest.fixture
def outside(folder: Path) -> Path:
    """A file of claims outside the folder ``claims``, with a word in it that must never be told."""
    path = folder / "outside.rec"
    path.write_text(
        GOOD.replace("week", CANARY) + f"quote: {CANARY}\nbad {CANARY}\n", encoding="utf-8"
    )
    return path


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_is_not_read(folder: Path) -> None:
    os.mkfifo(folder / "claims" / "pipe.rec")
    (folder / "claims" / "good.rec").write_text(GOOD, encoding="utf-8")
    claims = fc.load("claims")

    assert [problem.code for problem in claims.problems] == ["FC005"]
    assert len(claims.claims) == 1


@pytest.mark.parametrize(
    "target", ["/dev/zero", "/dev/stdin", "/etc/hosts", "../outside.rec", "nowhere.rec", "self.rec"]
)
def test_a_link_that_leads_out_or_nowhere_is_not_followed(
    folder: Path, outside: Path, target: str
) -> None:
    (folder / "claims" / "self.rec").symlink_to(target)
    (folder / "claims" / "good.rec").write_text(GOOD, encoding="utf-8")
    result = run("report", "-v")

    assert outside.exists()
    assert "FC005" in result.stdout
    assert CANARY not in result.stdout + result.stderr
    assert "localhost" not in result.stdout
    assert [claim.id for claim in fc.load("claims").claims] == ["week"]


def test_a_linked_folder_is_not_walked_and_loops_end(folder: Path, outside: Path) -> None:
    (folder / "claims" / "loop").symlink_to("..")
    (folder / "claims" / "self").symlink_to(".")
    (folder / "claims" / "good.rec").write_text(GOOD, encoding="utf-8")
    result = run("report", "-v")

    assert outside.exists()
    assert CANARY not in result.stdout + result.stderr
    assert [claim.id for claim in fc.load("claims").claims] == ["week"]


def test_a_link_within_the_folder_is_read_once(folder: Path) -> None:
    (folder / "claims" / "good.rec").write_text(GOOD, encoding="utf-8")
    (folder / "claims" / "same.rec").symlink_to("good.rec")

    assert fc.load("claims").problems == ()
    assert len(fc.load("claims").claims) == 1


def test_a_file_that_is_too_large_is_not_read(folder: Path) -> None:
    (folder / "claims" / "good.rec").write_text(GOOD, encoding="utf-8")
    with (folder / "claims" / "large.rec").open("wb") as stream:
        stream.truncate(MAX_FILE_BYTES + 1)
    claims = fc.load("claims")

    assert [(problem.code, "20 MB" in problem.headline) for problem in claims.problems] == [
        ("FC005", True)
    ]
    assert len(claims.claims) == 1


def test_hidden_files_and_folders_are_passed_over(folder: Path) -> None:
    (folder / "claims" / ".git").mkdir()
    (folder / "claims" / ".git" / "a.rec").write_text("bad", encoding="utf-8")
    (folder / "claims" / ".a.rec").write_text("bad", encoding="utf-8")
    (folder / "claims" / "good.rec").write_text(GOOD, encoding="utf-8")

    assert fc.load("claims").problems == ()


def test_a_file_that_may_not_be_read_is_told(folder: Path) -> None:
    path = folder / "claims" / "locked.rec"
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")

    assert [problem.code for problem in fc.load("claims").problems] == ["FC005"]


@pytest.mark.parametrize("path", ["", "\0", "a" * 5_000, "claims/nowhere"])
def test_a_path_that_cannot_be_is_a_usage_error(folder: Path, path: str) -> None:
    with pytest.raises(UsageError):
        fc.load(path)


# -- what is told cannot steer a terminal ----------------------------------------------------------

STEERING = (
    *("\x1b[31m", "\x1b]8;;http://example.org\x07", "\x9b2J", "\x7f"),
    *("\u202e", "\u2066", "\u200b", "\u2028", "\ufeff", "\U000e0041"),
)

FIELDS = (
    ("source", "source: {}\n\n" + GOOD),
    ("publisher", "source: s\npublisher: {}\n\n" + GOOD),
    ("said_by", GOOD + "said_by: {}\n"),
    ("claim", MEASURE + CLAIM.replace("week", "{}")),
    ("figure", MEASURE + "claim: a\nfigure: 5 {}\nmeasure: arrests\n"),
    ("unit", "measure: a\nunit: {}\n\n" + GOOD),
    ("label", "measure: arrests\nunit: arrest\nlabel: {}\n\n" + CLAIM),
    ("member", GOOD + "where: {}\n"),
    ("when", MEASURE + "claim: a\nfigure: 5\nmeasure: arrests\nwhen: {}\n"),
    ("quantity", MEASURE + "claim: a\nfigure: 5\nquantity: {}\n"),
    ("quote", GOOD + "quote: {}\n"),
    ("unknown field", GOOD + "x{}: 5\n"),
    ("unknown kind", GOOD + "\n{}: 5\n"),
    ("status", GOOD + "status: {}\n"),
)


@pytest.mark.parametrize("text", [text for _, text in FIELDS], ids=[name for name, _ in FIELDS])
@pytest.mark.parametrize("arguments", [("-v",), ()], ids=["all", "short"])
def test_nothing_that_a_file_holds_steers_a_terminal(
    folder: Path, text: str, arguments: tuple[str, ...]
) -> None:
    conflict = "\n" + CLAIM.replace("week", "other").replace("1,043", "2,000")
    (folder / "claims" / "a.rec").write_text(conflict, encoding="utf-8")
    for number, steering in enumerate(STEERING):
        (folder / "claims" / f"{number}").mkdir()
        content = text.replace("{}", f"a{steering}b").encode("utf-8", "surrogatepass")
        (folder / "claims" / f"{number}" / "a.rec").write_bytes(content)
    result = run("report", *arguments)

    assert _steering(result.stdout + result.stderr) == set()


def test_a_file_whose_name_steers_a_terminal_is_told_in_plain_text(folder: Path) -> None:
    (folder / "claims" / "a\x1b[31m\u202eb\nc.rec").write_text("bad\n", encoding="utf-8")
    result = run("report")

    assert result.exit_code == 2
    assert "FC001" in result.stdout
    assert _steering(result.stdout + result.stderr) == set()


@pytest.mark.parametrize("command", ["report", "read", "verify"])
def test_an_argument_that_steers_a_terminal_is_told_in_plain_text(
    folder: Path, command: str
) -> None:
    result = run(command, "a\x1b[31m\u202eb")

    assert result.exit_code == 2
    assert _steering(result.stdout + result.stderr) == set()


def _steering(text: str) -> set[str]:
    """Characters that are neither printed nor a blank or line end."""
    return {
        char
        for char in set(text) - {"\n"}
        if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    }


# -- any text at all -------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        *(
            "claim: a\n",
            "claim: b\n",
            "measure: m\n",
            "source: s\n",
            "relation: r\n",
            "member: p\n",
            "period: t\n",
        ),
        *(
            "accept: k\n",
            "figure: about 700\n",
            "figure: nearly half\n",
            "figure: 5 m\n",
            "figure: up 20 %\n",
        ),
        *(
            "unit: m\n",
            "unit: percent\n",
            "quantity: m / m[2024]\n",
            "quantity: m * m\n",
            "states: m[2024] = 2 * m\n",
        ),
        *(
            "parts: m + n\n",
            "part_of: m\n",
            "when: 2025\n",
            "when: a day in 2025-01\n",
            "as_of: 2025-01~\n",
            "since: 2024\n",
        ),
        *(
            "statistic: highest day\n",
            "where: p\n",
            "dimension: where\n",
            "is: 2025/..\n",
            "kind: stock\n",
            "exact: yes\n",
        ),
        *(
            "rounded_to: 100\n",
            "from: s\n",
            "\n",
            "\n\n",
            "# c\n",
            "+ more\n",
            "\r\n",
            "\ufeff",
            "\x00",
            "\u2028",
        ),
        *(",", '"', "{", "}", "[", ":"),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=30).map("".join),
)


@settings(max_examples=up_to(150), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS, name=st.sampled_from(["a.rec", "a.csv", "a.jsonl"]))
def test_any_text_comes_to_findings_and_a_report_that_verifies(text: str, name: str) -> None:
    report = fc.check(fc.loads(text, name))
    proofs = fc.verify(report.to_json())

    assert proofs >= len(report.conflicts)


@settings(
    max_examples=up_to(150),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(content=st.binary(max_size=200))
def test_any_bytes_come_to_findings_or_a_usage_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.rec"
    path.write_bytes(content)
    claims = fc.load(path)

    assert all(problem.headline for problem in claims.problems)


@settings(max_examples=up_to(150), deadline=None)
@given(words=st.text(max_size=60))
def test_any_phrase_is_read_or_refused(words: str) -> None:
    try:
        reading = fc.read(words)
    except FigurecheckError as error:
        told = str(error)
    else:
        told = reading.rule

    assert told
