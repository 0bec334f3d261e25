"""figurecheck as a library: its examples run, its types hold, and claims go out and come in
unchanged.
"""

from __future__ import annotations

import csv
import doctest
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, Phase, given, settings

import figurecheck as fc
import figurecheck.testing
from figurecheck.report.formats import html, markdown, text
from figurecheck.testing import World, worlds
from tests.sizes import EVERY_ONE, up_to

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = (
    ROOT / "tests" / "programs" / "library.py",
    ROOT / "tests" / "programs" / "properties.py",
)
ANYTHING: Any = Path("claims")
NAMES = [name for name in fc.__all__ if name != "__version__"]
few = settings(
    max_examples=up_to(25),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

ARRESTS = {"measure": "arrests", "unit": "arrest"}
WEEK = {
    "claim": "week",
    "source": "gazette",
    "figure": "about 1,000",
    "measure": "arrests",
    "where": "Northport",
    "when": "2025-W11",
}
DAY = {
    "claim": "day",
    "source": "police",
    "figure": "204",
    "measure": "arrests",
    "when": "2025-03-10",
}


def told(claims: fc.ClaimSet) -> list[object]:
    """All that the claims of a set say, wherever they were read."""
    return [
        (
            one.name,
            one.figure,
            one.reading,
            one.unit,
            one.members,
            one.window,
            one.statistic,
            one.status,
        )
        for one in claims
    ]


# -- examples and types ----------------------------------------------------------------------------


def test_there_are_few_enough_names_to_know_them_all() -> None:
    assert len(fc.__all__) <= 24


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_has_an_example_that_runs(name: str) -> None:
    finder = doctest.DocTestFinder(recurse=False)
    runner = doctest.DocTestRunner(
        optionflags=doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL, verbose=False
    )

    results = [runner.run(example) for example in finder.find(getattr(fc, name), name, globs={})]

    assert sum(result.attempted for result in results) > 1
    assert sum(result.failed for result in results) == 0


@pytest.fixture
def found_at_once() -> Iterator[None]:
    """What an example finds is not made smaller, unless the usual number of examples is asked
    for.
    """
    before = settings.get_current_profile_name()
    phases = tuple(Phase) if EVERY_ONE else (Phase.generate,)
    settings.register_profile("at once", parent=settings(), phases=phases)
    settings.load_profile("at once")
    yield
    settings.load_profile(before)


@pytest.mark.parametrize(
    "name", ["assert_consistent", "claims", "contradictions", "figures", "windows", "worlds"]
)
def test_every_function_for_tests_has_an_example_that_runs(name: str, found_at_once: None) -> None:
    finder = doctest.DocTestFinder(recurse=False)
    examples = finder.find(
        getattr(figurecheck.testing, name),
        name,
        globs={"__name__": "examples", **vars(figurecheck.testing)},
    )

    results = [doctest.DocTestRunner(verbose=False).run(example) for example in examples]

    assert sum(result.attempted for result in results) > 1
    assert sum(result.failed for result in results) == 0


@pytest.mark.parametrize("page", ["library.md", "testing.md"])
def test_the_examples_of_the_pages_run(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    result = doctest.testfile(
        str(ROOT / "docs" / page),
        module_relative=False,
        optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE,
    )

    assert result.attempted > 1
    assert result.failed == 0


def test_mypy_accepts_programs_of_somebody_else(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    pytest.importorskip("mypy", reason="mypy is not installed")
    kept = getattr(request.config, "cache", None)  # pytest may keep none
    cache = tmp_path if kept is None else Path(str(kept.mkdir("figurecheck-mypy")))
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--cache-dir",
        str(cache),
        *map(str, PROGRAMS),
    ]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_pyright_accepts_programs_of_somebody_else(tmp_path: Path) -> None:
    pytest.importorskip("basedpyright", reason="basedpyright is not installed")
    programs = [str(one) for one in PROGRAMS]
    strict = {"include": programs, "typeCheckingMode": "strict", "extraPaths": [str(ROOT / "src")]}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(strict), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "basedpyright",
        "-p",
        str(tmp_path),
        "--pythonpath",
        sys.executable,
    ]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


# -- wrong calls -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda claims: fc.check(list(claims)), "belongs to the set it was read with"),
        (lambda claims: claims | [claims["police/day"]], "filter"),
        (lambda claims: fc.check(ANYTHING), "of type"),
        (lambda claims: fc.check(cast("Any", claims["police/day"])), "of type Claim"),
        (lambda claims: claims.filter(ANYTHING), "a function of a claim"),
        (lambda claims: fc.claim(ANYTHING, measure="arrests"), "of type"),
        (lambda claims: fc.claim("5", measure="arrests", source=""), "needs a source"),
        (lambda claims: fc.read(ANYTHING), "of type"),
        (lambda claims: fc.loads(ANYTHING), "of type"),
        (lambda claims: fc.load(), "which files or folders"),
        (
            lambda claims: fc.from_records(csv.DictReader(["claim,figure", "a,5,x"])),
            "record 1 has more cells",
        ),
        (lambda claims: fc.from_records([ANYTHING]), "record 1 is of type"),
        (lambda claims: fc.from_records(ANYTHING), "to_dicts"),
        (lambda claims: fc.check(claims).implied("arrests", wher="US"), "did you mean `where`"),
        (lambda claims: fc.check(claims).implied("arrests", where="Nowhere"), "nobody speaks of"),
        (
            lambda claims: fc.check(claims).implied("arrests{wher=Northport}"),
            "did you mean `where`",
        ),
        (lambda claims: fc.check(claims).implied("arrests{where=Nowhere}"), "nobody speaks of"),
        (
            lambda claims: fc.check(claims).implied("arrests", where=cast("Any", None)),
            "`where` is None",
        ),
        (lambda claims: fc.check(claims).implied("arrests", when=ANYTHING), "of type"),
        (lambda claims: fc.check(claims).implied(ANYTHING), "of type"),
        (lambda claims: fc.check(claims).implied("5"), "needs a measure"),
        (lambda claims: fc.check(claims, jobs=0), "1 or more"),
        (lambda claims: fc.check(claims, jobs=cast("Any", "2")), "1 or more"),
        (lambda claims: fc.check(claims, quick=["nonsense"]), "`nonsense`"),
        (lambda claims: fc.check(claims, today=cast("Any", "2025-03-10")), "of type str"),
        (lambda claims: claims.filter(where=cast("Any", None)), "`where` is None"),
        (lambda claims: claims.filter(when=cast("Any", 2025.5)), "of type float"),
        (lambda claims: claims.to_frame("pands"), "pyarrow"),
        (lambda claims: claims.to_frame(cast("Any", 5)), "pyarrow"),
        (lambda claims: fc.read("5", cast("Any", 5.5)), "of type float"),
        (lambda claims: fc.load(cast("Any", ["a", "b"])), "load(*paths)"),
        (lambda claims: fc.load(ROOT / "claims", words=cast("Any", 5)), "of type int"),
        (lambda claims: fc.load(ROOT / "claims", words="\x00"), "cannot be opened"),
        (lambda claims: fc.loads("", cast("Any", None)), "of type NoneType"),
        (lambda claims: fc.verify(cast("Any", fc.check(claims))), "to_json()"),
        (lambda claims: fc.Interval(cast("Any", 7.3), None), "of type float"),
        (
            lambda claims: fc.claim("5", measure="arrests", when=datetime(2025, 3, 10, 9)),  # noqa: DTZ001
            "date()",
        ),
        (lambda claims: fc.claim("5", measure="arrests", where="Nort\x00hport"), "U+0000"),
        (lambda claims: fc.claim("5", measure="arrests", source=" "), "needs a source"),
    ],
)
def test_a_wrong_call_is_told_as_such(call: Callable[[fc.ClaimSet], object], told: str) -> None:
    claims = fc.from_records([ARRESTS, WEEK, DAY])

    with pytest.raises(fc.UsageError, match=re.escape(told)):
        call(claims)


def test_days_may_be_given_as_dates() -> None:
    built = fc.claim("204", measure="arrests", when=date(2025, 3, 10), note=["one", "two"])
    read = fc.from_records([ARRESTS, {**DAY, "when": date(2025, 3, 10)}])

    assert str(built.window) == "2025-03-10"
    assert len(read.filter(when=date(2025, 3, 10))) == 1


def test_what_is_asked_of_days_may_be_asked_of_dates() -> None:
    day = date(2025, 3, 10)
    waived = {"accept": "FC301:00000000", "reason": "known", "until": "2025-03-09"}
    claims = fc.from_records([ARRESTS, DAY, waived])

    assert fc.check(claims).implied("arrests", when=day).upper == 204
    assert (
        fc.check(claims, today=day).to_json() == fc.check(claims, today=day.toordinal()).to_json()
    )


def test_a_set_builds_claims_that_speak_of_what_it_describes() -> None:
    claims = fc.from_records([ARRESTS, WEEK, DAY])

    share = claims.claim(
        "20 %",
        quantity="arrests[2025-03-10] / arrests",
        when="2025-W11",
        source="herald",
        id="share",
    )

    assert share.name == "herald/share"
    assert "herald/share" in claims | [share]
    assert "herald/share" not in claims
    assert repr(claims) == "<ClaimSet of 2 claims from 2 sources>"


# -- records ---------------------------------------------------------------------------------------


@few
@given(worlds(most=5))
def test_records_of_a_set_make_the_same_set(world: World) -> None:
    claims = fc.loads(world.text)

    again = fc.from_records(claims.to_records())

    assert told(again) == told(claims)
    assert again.problems == ()


@few
@given(worlds(most=5))
def test_lines_of_json_make_the_same_set(world: World) -> None:
    claims = fc.loads(world.text)

    again = fc.loads(claims.to_jsonl(), "again.jsonl")

    assert told(again) == told(claims)
    assert again.problems == ()


def test_a_field_that_repeats_is_a_list_of_texts() -> None:
    source = {"source": "digest", "from": ["police", "gazette"]}

    claims = fc.from_records([{"source": "police"}, {"source": "gazette"}, source])

    assert claims.to_records()[-1] == source
    assert json.loads(claims.to_jsonl().splitlines()[-1]) == source


def test_a_claim_is_one_wherever_its_name_stands_among_the_fields() -> None:
    backwards = dict(reversed(WEEK.items()))

    claims = fc.from_records([ARRESTS, backwards])

    assert [claim.name for claim in claims] == ["gazette/week"]


def test_what_a_table_has_for_a_missing_text_is_left_out() -> None:
    row: dict[str, object] = {**WEEK, "quote": None, "by": "", "said_by": float("nan")}

    claims = fc.from_records([ARRESTS, row])

    assert claims.problems == ()
    assert set(claims.to_records()[1]) == set(WEEK)


@pytest.mark.parametrize(
    "value",
    [
        7.3,
        True,
        b"7.3",
        {"value": 7},
        Decimal("Infinity"),
        Decimal("1E+90"),
        Fraction(7, 3),
        pytest.param(10**5000, id="huge"),
        ["7", 7.3],
    ],
)
def test_a_value_that_is_not_text_is_refused_with_its_place(value: object) -> None:
    with pytest.raises(fc.UsageError, match=r"record 2: `figure` is .*as it was written"):
        fc.from_records([ARRESTS, {**WEEK, "figure": value}])


def test_a_record_that_cannot_be_read_is_a_problem_with_its_number() -> None:
    claims = fc.from_records([ARRESTS, {**WEEK, "measure": "arests"}, DAY])

    assert [(one.code, one.labels[0].place.line) for one in claims.problems] == [("FC009", 2)]
    assert [claim.name for claim in claims] == ["police/day"]


def test_a_figure_that_is_none_is_refused_where_a_claim_is_built() -> None:
    with pytest.raises(fc.UsageError):
        fc.claim("a lot", measure="arrests", when="2025-03-10")


def test_blanks_around_a_value_are_no_part_of_it_as_in_a_file() -> None:
    """A frame's `Northport ` would be another place than `Northport`, and nobody would contradict
    anybody.
    """
    padded = {name: f" {value}\t" for name, value in DAY.items()}
    other = {**DAY, "source": "gazette", "figure": "150", "where": "Northport"}
    built = fc.claim(
        " 300 ", measure="arrests ", when="2025-03-10", where=" Northport", source="herald "
    )

    claims = fc.from_records([ARRESTS, {**padded, "where": "Northport "}, other])

    assert told(claims.filter(where=" Northport")) == told(
        fc.from_records([ARRESTS, {**DAY, "where": "Northport"}, other])
    )
    assert [one.claims for one in fc.check(claims | [built]).conflicts] == [
        ("gazette/day", "herald/arrests-300-2025-03-10-Northport"),
        ("herald/arrests-300-2025-03-10-Northport", "police/day"),
    ]


@pytest.mark.parametrize("sign", ["\x00", "\ud800", "\u2028", "\x85"])
def test_a_character_that_no_file_may_hold_costs_the_record_that_holds_it(sign: str) -> None:
    claims = fc.from_records([ARRESTS, {**DAY, "quote": f"204{sign}"}, WEEK])

    assert [(one.code, one.labels[0].place.line) for one in claims.problems] == [("FC007", 2)]
    assert [one.name for one in claims] == ["gazette/week"]
    assert told(fc.loads(claims.to_jsonl(), "again.jsonl")) == told(claims)


def test_half_a_character_in_a_text_is_a_problem() -> None:
    claims = fc.loads("measure: arrests\nunit: \ud800\n")

    assert [one.code for one in claims.problems] == ["FC007"]


@pytest.mark.parametrize("name", ["of whom", "a:b", "", 5])
def test_a_name_that_no_field_can_have_costs_the_record_that_holds_it(name: object) -> None:
    claims = fc.from_records([ARRESTS, {**DAY, name: "x"}, WEEK])  # type: ignore[dict-item]  # as a frame may have it

    assert [(one.code, one.labels[0].place.line) for one in claims.problems] == [("FC001", 2)]
    assert told(fc.loads(claims.to_jsonl(), "again.jsonl")) == told(claims)


def test_rows_of_one_table_are_of_whatever_kind_they_have_a_name_for() -> None:
    names = (
        "note",
        "label",
        "unit",
        "where",
        "measure",
        "figure",
        "when",
        "claim",
        "source",
        "dimension",
        "member",
    )
    records = (
        {**ARRESTS, "note": "by day", "label": "arrests"},
        {"member": "Northport", "dimension": "where"},
        DAY,
    )

    claims = fc.from_records([{name: record.get(name) for name in names} for record in records])

    assert claims.problems == ()
    assert [next(iter(record)) for record in claims.to_records()] == ["measure", "member", "claim"]


def test_a_kind_that_is_misspelled_is_told_as_such() -> None:
    claims = fc.from_records([ARRESTS, {"clam": "day", "figure": "204", "measure": "arrests"}])

    assert [one.help for one in claims.problems] == ["did you mean `claim`?"]


def test_whole_numbers_of_any_library_are_whole_numbers() -> None:
    numpy = pytest.importorskip("numpy", reason="numpy is not installed")

    claims = fc.from_records([ARRESTS, {**DAY, "figure": numpy.int64(204)}])
    end = fc.Interval(numpy.int64(204), None).lower

    assert claims["police/day"].figure.text == "204"
    assert type(end) is int


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (204, "204"),
        (-3, "-3"),
        (Decimal("7.30"), "7.30"),
        (Decimal("-1.5E+3"), "-1500"),
        (Decimal(0), "0"),
    ],
)
def test_a_number_that_is_exact_is_the_text_of_its_digits(value: object, written: str) -> None:
    claims = fc.from_records(
        [{**ARRESTS, "unit": "kilometre", "range": "any"}, {**DAY, "figure": value}]
    )

    assert claims["police/day"].figure.text == written


def test_a_moment_at_midnight_is_its_day_and_any_other_is_refused() -> None:
    midnight = fc.from_records([ARRESTS, {**DAY, "when": datetime(2025, 3, 10)}])  # noqa: DTZ001

    assert str(midnight["police/day"].window) == "2025-03-10"
    for moment in (datetime(2025, 3, 10, 1), datetime(2025, 3, 10, tzinfo=UTC)):  # noqa: DTZ001
        with pytest.raises(fc.UsageError, match="give its day"):
            fc.from_records([ARRESTS, {**DAY, "when": moment}])


def test_days_of_pandas_are_days() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")

    claims = fc.from_records([ARRESTS, {**DAY, "when": pandas.Timestamp("2025-03-10")}])

    assert str(claims["police/day"].window) == "2025-03-10"
    with pytest.raises(fc.UsageError):
        fc.claim("204", measure="arrests", when=pandas.NaT)


def test_a_row_with_a_figure_is_a_claim_of_its_own_name() -> None:
    rows = [
        {"figure": 204, "measure": "arrests", "when": "2025-03-10", "source": name}
        for name in ("a", "b", "b")
    ]

    claims = fc.from_records([ARRESTS, *rows])

    assert claims.problems == ()
    assert [one.name for one in claims] == [
        "a/arrests-204-2025-03-10",
        "b/arrests-204-2025-03-10-2",
        "b/arrests-204-2025-03-10-3",
    ]


def test_a_report_writes_itself_as_the_command_does() -> None:
    report = fc.check(fc.from_records([ARRESTS, WEEK, DAY]))

    assert report.to_text() == text.render(report, False)
    assert report.to_text(verbose=True) == text.render(report, True)
    assert report.to_markdown() == markdown.render(report, False)
    assert report.to_html() == html.render(report, True)


def test_the_missing_value_of_pandas_is_left_out() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")

    claims = fc.from_records([ARRESTS, {**DAY, "quote": pandas.NA, "said_by": pandas.NaT}])

    assert claims.problems == ()
    assert set(claims.to_records()[1]) == set(DAY)


class Undecided:
    """What neither is equal to itself nor is not: a missing value as pandas has it."""

    def __eq__(self, other: object) -> Any:
        return self

    def __ne__(self, other: object) -> Any:
        return self

    __hash__ = None  # type: ignore[assignment]  # nor is it hashed

    def __bool__(self) -> bool:
        msg = "ambiguous"
        raise TypeError(msg)


class Several(Undecided):
    """A column where one value is wanted."""

    def __bool__(self) -> bool:
        msg = "ambiguous"
        raise ValueError(msg)


def test_what_says_of_itself_neither_is_left_out_and_a_column_is_refused() -> None:
    claims = fc.from_records([ARRESTS, {**DAY, "quote": Undecided()}])

    assert set(claims.to_records()[1]) == set(DAY)
    with pytest.raises(fc.UsageError, match="record 1: `measure` is"):
        fc.from_records([{"measure": Several()}])


# -- choosing and joining --------------------------------------------------------------------------


def test_a_filter_keeps_what_its_fields_say() -> None:
    claims = fc.from_records([ARRESTS, WEEK, DAY])

    assert [one.id for one in claims.filter(where="Northport")] == ["week"]
    assert [one.id for one in claims.filter(source=["police", "gazette"], status="reported")] == [
        "week",
        "day",
    ]
    assert [one.id for one in claims.filter(statistic="total", measure="arrests", id="day")] == [
        "day"
    ]
    assert [one.id for one in claims.filter(lambda one: one.figure.hedge == "bare")] == ["day"]


def test_a_filter_takes_the_records_away_too() -> None:
    claims = fc.from_records([ARRESTS, WEEK, DAY]).filter(id="day")

    assert [dict(record).get("claim") for record in claims.to_records()] == [None, "day"]


def test_a_filter_by_a_field_that_there_is_not_is_refused() -> None:
    with pytest.raises(fc.UsageError, match="did you mean `where`"):
        fc.from_records([ARRESTS, WEEK]).filter(wher="Northport")


def test_sets_that_describe_things_alike_are_joined_without_a_problem() -> None:
    one, other = (
        fc.from_records([ARRESTS, WEEK]),
        fc.loads("measure: arrests\nunit: arrest\n") | fc.ClaimSet(),
    )

    together = one | other | fc.from_records([ARRESTS, DAY])

    assert [claim.name for claim in together] == ["gazette/week", "police/day"]
    assert together.problems == ()


def test_a_set_joined_with_itself_is_what_it_was() -> None:
    claims = fc.load(ROOT / "claims")

    together = claims | claims

    assert told(together) == told(claims)
    assert together.problems == claims.problems
    assert (
        fc.check(together.filter(source="ap-2025-01-27")).counts
        == fc.check(claims.filter(source="ap-2025-01-27")).counts
    )


def test_sets_that_describe_one_thing_differently_are_told_with_both_places() -> None:
    one, other = (
        fc.loads("measure: arrests\nunit: arrest\n", "a.rec"),
        fc.loads("measure: arrests\nunit: USD\n", "b.rec"),
    )

    (problem,) = (one | other).problems

    assert problem.code == "FC004"
    assert [label.place.file for label in problem.labels] == ["a.rec", "b.rec"]


def test_what_was_wrong_with_a_file_is_still_told_of_a_joined_set_and_only_once() -> None:
    one = fc.loads("measure: arrests\nunit: arrest\nthis is no field\n", "a.rec")

    together = one | one | fc.from_records([WEEK])

    assert [problem.code for problem in one.problems] == ["FC001"]
    assert [problem.code for problem in together.problems].count("FC001") == 1


def test_claims_built_in_python_join_what_was_read() -> None:
    read = fc.from_records([{**ARRESTS, "kind": "flow", "counts": "events"}, DAY])
    built = fc.claim("about 100", measure="arrests", when="2025-03-10/2025-03-16", source="gazette")

    report = fc.check(read | [built])

    assert [finding.code for finding in report.conflicts] == ["FC204"]


# -- frames ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("backend", ["polars", "pandas", "pyarrow"])
def test_a_frame_has_a_row_for_each_claim_in_the_library_asked_for(backend: str) -> None:
    pytest.importorskip("narwhals", reason="narwhals is not installed")
    library = pytest.importorskip(backend, reason=f"{backend} is not installed")
    claims = fc.from_records([ARRESTS, WEEK, DAY])

    frame = claims.to_frame(backend)

    assert type(frame).__module__.partition(".")[0] == library.__name__
    assert len(frame) == 2
    assert [str(one) for one in frame["name"]] == ["gazette/week", "police/day"]
    assert [str(one) for one in frame["rounded_lower"]] == ["850", "204"]


def test_a_frame_has_every_text_of_a_field_that_repeats() -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    claims = fc.from_records([ARRESTS, {**DAY, "note": ["one", "two"]}])

    frame = claims.to_frame(polars)

    assert list(frame["note"]) == ["one\ntwo"]


def test_a_frame_without_what_makes_it_is_refused_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "narwhals", None)

    with pytest.raises(fc.UsageError, match=r"figurecheck\[frames\]"):
        fc.ClaimSet().to_frame("polars")
