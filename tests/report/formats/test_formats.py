"""Every format of the folder renders every report, leaks nothing, and gives back what it
was given.
"""

from __future__ import annotations

import csv
import io
import json
import re
from fractions import Fraction
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import attr
import pytest
from hypothesis import given, settings

import figurecheck as fc
from figurecheck.asking.pages import pages
from figurecheck.catalogue import collect
from figurecheck.claims.claimset import ClaimSet
from figurecheck.claims.report import Report
from figurecheck.model.extension import Format
from figurecheck.model.finding import Explained, Finding
from figurecheck.report.document import report_object
from figurecheck.report.escaping import commanding_nothing
from figurecheck.report.formats.csv import COLUMNS, decimal
from figurecheck.report.formats.jsonl import LISTS
from figurecheck.report.safe import safe
from figurecheck.telling.places import located
from tests.refresh import ROOT, examples, figurecheck
from tests.report.formats.hostile import CLAIMS, bare, honest, reports
from tests.sizes import up_to

FORMATS = {one.name: one for one in collect("figurecheck.report.formats", "FORMAT", Format)}
OWN = ("jsonl", "markdown", "csv", "sarif", "junit", "github", "query")
PRIVATE = tuple(name for name in OWN if name != "jsonl")
"""The formats that say nothing of where files lie; the lines of JSON say what the JSON report says.
"""

LAW = settings(max_examples=up_to(60), deadline=None)


@cache
def sample(name: str) -> Report:
    """A report by its name."""
    if name == "claims":
        return fc.check(fc.load(ROOT / "claims"))
    if name == "examples":
        return fc.check(fc.load(*examples()))
    if name == "nothing":
        return bare()
    if name == "clean":
        return fc.check(
            fc.loads(
                "measure: arrests\nunit: arrest\n\nclaim: a\nfigure: 5\nmeasure: arrests\nwhen:"
                " 2025\n"
            )
        )
    return fc.check(fc.loads("claim: a\nfigure: gibberish\nmeasure: none\n\nnonsense\n", "bad.rec"))


SAMPLES = ("claims", "examples", "nothing", "clean", "problems only")


@pytest.mark.parametrize("verbose", [False, True])
@pytest.mark.parametrize("report", SAMPLES)
@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_renders_every_report(name: str, report: str, verbose: bool) -> None:
    text = FORMATS[name].render(sample(report), verbose)

    assert text.endswith("\n")
    assert text == FORMATS[name].render(sample(report), verbose)
    assert str(ROOT) not in text or name not in PRIVATE


@pytest.mark.parametrize("name", OWN)
def test_lines_end_in_line_feeds_but_those_of_csv(name: str) -> None:
    text = FORMATS[name].render(sample("claims"), True)

    assert ("\r\n" in text) == (name == "csv")
    assert "\r" not in text.replace("\r\n", "")


@pytest.mark.parametrize("name", PRIVATE)
def test_notes_are_told_only_where_they_are_asked_for(name: str) -> None:
    notes = [
        one.key
        for one in honest_notes().findings
        if one.severity == "note" and one.proof is not None
    ]
    without, with_notes = (
        FORMATS[name].render(honest_notes(), verbose) for verbose in (False, True)
    )

    assert notes
    assert not [key for key in notes if key in without]
    if name == "query":  # a letter has no keys
        assert (without.startswith("There is nobody to ask"), with_notes[:3]) == (True, "To ")
    else:
        assert [key for key in notes if key in with_notes] == notes


def honest_notes() -> Report:
    """A report whose conflict rounding explains."""
    findings = tuple(attr.evolve(one, severity="note") for one in honest().findings)
    return attr.evolve(honest(), findings=findings)


@pytest.mark.parametrize("name", OWN)
def test_what_was_accepted_is_marked_or_asks_nobody(name: str) -> None:
    reason = "another cut-off hour (accepted by the desk)"
    accepted = attr.evolve(
        honest(), findings=tuple(attr.evolve(one, accepted=reason) for one in honest().findings)
    )
    text = FORMATS[name].render(accepted, True)

    assert ("another cut-off hour" in text) == (name != "query")


@pytest.mark.parametrize("name", PRIVATE)
def test_where_files_lie_is_told_to_nobody(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "home" / "alice" / "секрет dir" / "%20#?"
    (folder / "claims").mkdir(parents=True)
    (folder / "claims" / "a b.rec").write_text(CLAIMS, "utf-8")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    inside = figurecheck("report", "--format", name, "-v", folder=folder).stdout
    outside = figurecheck("report", str(folder), "--format", name, "-v", folder=elsewhere).stdout

    for text in (inside, outside):
        assert text
        assert "alice" not in text
        assert str(tmp_path) not in text


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("claims/a.rec", ("claims/a.rec", True)),
        ("./claims//a.rec", ("claims/a.rec", True)),
        ("claims/../a.rec", ("a.rec", True)),
        ("/home/alice/a.rec", ("a.rec", False)),
        ("../other/a.rec", ("a.rec", False)),
        ("a/../../b.rec", ("b.rec", False)),
        ("C:\\Users\\alice\\a.rec", ("a.rec", False)),
        ("C:/Users/alice/a.rec", ("a.rec", False)),
        ("\\\\host\\share\\a.rec", ("a.rec", False)),
        ("a\\b.rec", ("a\\b.rec", True)),
        ("..", ("", False)),
        ("", ("", True)),
    ],
)
def test_a_file_is_told_by_its_path_below_the_folder_or_its_last_name(
    file: str, expected: tuple[str, bool]
) -> None:
    assert located(file) == expected


# -- hostile text comes back as it was -------------------------------------------------------------


@LAW
@given(reports())
def test_a_report_in_pieces_is_the_report_at_once(report: Report) -> None:
    text = json.dumps(report_object(report), ensure_ascii=False, indent=1)

    assert FORMATS["json"].render(report, False) == f"{commanding_nothing(text)}\n"
    for form in FORMATS.values():
        assert "".join(form.rendered(report, False)) == form.render(report, False)


@LAW
@given(reports())
def test_lines_of_json_put_together_are_the_json_report(report: Report) -> None:
    text = FORMATS["jsonl"].render(report, False)
    lines = [json.loads(line) for line in text.splitlines()]
    whole = json.loads(json.dumps(report_object(report)))

    assert text.split("\n")[:-1] == text.splitlines()
    assert lines[0] == {
        "record": "summary",
        **{name: whole[name] for name in ("schema", "version", "readings_version", "complete")},
        **whole["summary"],
    }
    told = {
        "schema",
        "version",
        "readings_version",
        "complete",
        "summary",
        "inputs",
        "rules",
        "sums",
        "whole",
    }
    assert whole.keys() == told | {"figures", "run"} | {field for _, field in LISTS}
    for kind, field in LISTS:
        assert [
            {k: v for k, v in one.items() if k != "record"}
            for one in lines
            if one["record"] == kind
        ] == whole[field]
    assert {one["path"]: one["sha256"] for one in lines if one["record"] == "input"} == whole[
        "inputs"
    ]
    assert {one["claim"]: one["text"] for one in lines if one["record"] == "figure"} == whole[
        "figures"
    ]
    assert [one for one in lines if one["record"] == "run"] == [{"record": "run", **whole["run"]}]
    assert {one["name"] for one in lines if one["record"] == "rule"} == whole["rules"].keys()
    assert [one["text"] for one in lines if one["record"] == "sum"] == whole["sums"]
    assert [one["unknowns"] for one in lines if one["record"] == "whole"] == [whole["whole"]]


@LAW
@given(reports())
def test_a_table_has_a_row_a_finding_and_no_formula(report: Report) -> None:
    rows = list(
        csv.reader(io.StringIO(FORMATS["csv"].render(report, True), newline=""), strict=True)
    )
    cells = [dict(zip(COLUMNS, row, strict=True)) for row in rows[1:]]

    assert rows[0] == list(COLUMNS)
    assert len(cells) == len(report.findings)
    for found, row in zip(report.findings, cells, strict=True):
        assert row["headline"].removeprefix("'") == safe(found.headline).removeprefix("'")
        assert row["accepted"].removeprefix("'") == safe(found.accepted).removeprefix("'")
        assert row["gap"] == ("" if found.gap is None else decimal(found.gap))
        cells_of_text = [value for name, value in row.items() if name != "gap"]
        assert not [value for value in cells_of_text if value.lstrip()[:1] in FORMULA]


@LAW
@given(reports())
def test_a_test_suite_is_xml_with_every_headline(report: Report) -> None:
    suite = ET.fromstring(FORMATS["junit"].render(report, True)).find("testsuite")  # noqa: S314 -- it is our own
    assert suite is not None
    told = "\n".join("".join(case.itertext()) for case in suite)

    assert suite.get("tests") == str(len(suite))
    assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
    assert suite.get("skipped") == str(len(suite.findall("testcase/skipped")))
    for found in report.findings:
        line = safe(f"{found.severity} {found.code}: {found.headline}".replace("\n", " "))
        assert line.replace("\ufffe", "⟨U+FFFE⟩").replace("\uffff", "⟨U+FFFF⟩") in told


@LAW
@given(reports())
def test_there_is_one_workflow_command_a_finding_and_it_gives_back_the_headline(
    report: Report,
) -> None:
    lines = FORMATS["github"].render(report, True).split("\n")[1:-1]
    told = [re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line) for line in lines]
    messages = [one[3].replace("%0A", "\n").replace("%25", "%") for one in told if one]
    titles = [re.search(r"title=(accepted )?\w+ FC\d+$", one[2]) for one in told if one]

    assert all(told)
    assert all(titles)
    assert len(messages) == len(report.findings)
    for found in report.findings:
        assert any(
            one.startswith("\n".join(map(safe, found.headline.split("\n")))[:1000])
            for one in messages
        )


FORMULA = frozenset("=+-@＝＋－＠")

MARKDOWN_LINE = re.compile(
    r"|\*\*[0-9,]+ (figures?,|mistakes? in the files;) .*\*\*|[0-9]+\. .*|And [0-9,]+ more\."
    r"|Most likely wrong: .*|#{2,3} \S.*|\|( .* \||.*\|)| *- \S.*"
    r"|(The arithmetic|What would .*|The same .*|Settled with it|Without these the rest is"
    r" consistent):"
    r"|(Accepted|Key|What to do|What would settle it|What adds up): ?.*|And [0-9]+ more sets? by"
    r" longer ways:"
    r"|(Gap .*|However generously .*|They can .*|Rounding .*); proof verified\.|(Alone|Not"
    r" compared|Set aside): .*"
)
"""The lines of the format itself: whatever text there is stands behind one of these."""


@LAW
@given(reports())
def test_no_text_leaves_its_line_of_markdown_or_its_cell(report: Report) -> None:
    lines = FORMATS["markdown"].render(report, True).split("\n")
    tables = [line for line in lines if line.startswith("|")]

    assert [line for line in lines if not MARKDOWN_LINE.fullmatch(line)] == []
    assert {line.count("|") for line in tables} <= {3, 4}
    assert not [line for line in lines if re.search(r"<|>|(?<!\\)\]\((?!https?://)", line)]


@LAW
@given(reports())
def test_a_letter_is_made_of_lines_that_are_safe_to_print(report: Report) -> None:
    text = FORMATS["query"].render(report, True)

    assert all(line == safe(line) for line in text.split("\n"))
    for letter in text.split("\n\n* * *\n\n"):
        assert letter.startswith(("To ", "There is nobody to ask"))


# -- what each is for ------------------------------------------------------------------------------


def test_a_gap_is_digits_that_a_spreadsheet_can_sort() -> None:
    numbers = [decimal(4877), decimal(Fraction(-1, 3)), decimal(0)]

    assert numbers == ["4877", "-0.333333", "0"]


def test_a_step_gets_the_worst_nine_and_how_many_more() -> None:
    (conflict,) = honest().conflicts
    many = bare(*(attr.evolve(conflict, key=f"FC201:{at:08x}") for at in range(25)))
    ten = bare(*many.findings[:10])
    shown, all_ten = (FORMATS["github"].render(one, False).splitlines()[1:] for one in (many, ten))

    assert len(shown) == 10
    assert (
        shown[-1]
        == "::error title=16 more::16 more errors: figurecheck report --all has every one of them"
    )
    assert len(all_ten) == 10
    assert all_ten[-1].endswith("key: FC201:00000009")


def test_an_accepted_conflict_fails_no_build() -> None:
    accepted = attr.evolve(
        honest(), findings=tuple(attr.evolve(one, accepted="known") for one in honest().conflicts)
    )
    suite = ET.fromstring(FORMATS["junit"].render(accepted, False)).find("testsuite")  # noqa: S314 -- it is our own

    assert suite is not None
    assert (suite.get("failures"), suite.get("skipped")) == ("0", "1")
    assert "::error" not in FORMATS["github"].render(accepted, False)


def test_the_letters_say_whose_figures_what_they_clash_with_and_what_the_others_give() -> None:
    (conflict,) = honest().conflicts
    letters = FORMATS["query"].render(honest(), False).split("\n\n* * *\n\n")

    assert sorted(one.split("\n")[0] for one in letters) == [
        "To City Police, 17 March 2025, https://police.example/a",
        "To The Gazette, 18 March 2025",
    ]
    (gazette,) = [one for one in letters if one.startswith("To The Gazette")]
    assert "You give 312 arrests for arrests by the city police, 15-16 March 2025." in gazette
    assert (
        "does not fit 204 for 15 March 2025 (City Police) and 117 for 16 March 2025 (City Police)."
        in gazette
    )
    assert "The arithmetic: 204 + 117 = 321, not 312: 9 too few, because" in gazette
    assert conflict.key not in gazette


@pytest.mark.parametrize(
    ("code", "name", "asked"),
    [
        ("FC301", "disagreement", 2),
        ("FC302", "copied", 1),
        ("FC302", "copies", 1),
        ("FC303", "uncorrected", 1),
        ("FC401", "future", 1),
        ("FC102", "quote", 0),
        ("FC901", "undecided", 0),
        ("FC903", "look_alikes", 0),
    ],
)
def test_only_those_who_can_settle_it_are_asked(code: str, name: str, asked: int) -> None:
    (page,) = [one for one in pages() if (one.code, one.name) == (code, name)]
    letters = (
        FORMATS["query"].render(fc.check(fc.loads(page.conflict)), True).split("\n\n* * *\n\n")
    )

    assert len([one for one in letters if one.startswith("To ")]) == asked


def test_an_explanation_is_asked_as_a_question() -> None:
    (conflict,) = honest().conflicts
    reasons = (
        Explained("days", "window: it fits if a", (), condition="if a"),
        Explained("x", "replaced figure: it fits without b", (), condition="without b"),
    )
    asked = attr.evolve(honest(), findings=(attr.evolve(conflict, explanations=reasons),))

    assert "It would fit if a, or without b. Is that so?" in FORMATS["query"].render(asked, False)


def test_markdown_fits_into_an_issue_however_much_there_is() -> None:
    many = bare(*(Finding(f"FC010:{at:08x}", "FC010", "error", "x" * 200) for at in range(1_000)))
    text = FORMATS["markdown"].render(many, False)

    assert len(text) < 65_536
    assert "Not everything fits here" in text


def test_a_claim_set_without_a_file_is_a_test_case_too() -> None:
    suite = ET.fromstring(FORMATS["junit"].render(bare(), False)).find("testsuite")  # noqa: S314 -- it is our own

    assert isinstance(bare().claims, ClaimSet)
    assert suite is not None
    assert [case.get("name") for case in suite] == ["claims"]
