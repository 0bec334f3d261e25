"""What claims hold: deep, long, odd, doubled, cyclic or many, each is told with its place and costs
only itself.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.threats.running import CLAIMS, FORMATS, MEASURE, put, reports, run
from tests.yardstick import timed

CLAIM = "claim: c\nfigure: {figure}\nmeasure: {measure}\nwhen: {when}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that commands run in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claims").mkdir()
    return tmp_path


DEEP = tuple(
    (kind, depth) for kind in ("[", "{", '{"claim":', '["', "{}[") for depth in (65, 1_000, 100_000)
)


@pytest.mark.parametrize(("kind", "depth"), DEEP)
def test_deep_nesting_is_refused_with_its_line(folder: Path, kind: str, depth: int) -> None:
    (folder / "claims" / "a.jsonl").write_text(f'{{"claim":{kind * depth}\n')
    (folder / "report.json").write_text(kind * depth)

    assert "error FC001" in run("report").stdout
    assert run("verify", "report.json").exit_code in {1, 2}


ABSENT = (
    "&a [*a]",
    "*a",
    "<<: *x",
    "!!python/object/apply:os.system [id]",
    "!tag x",
    "%YAML 1.1",
    "--- x",
    "? x",
    "{% x %}",
)


@pytest.mark.parametrize("text", ABSENT)
def test_aliases_tags_and_documents_are_text_or_refused(text: str) -> None:
    put(
        Path(),
        a=f"{CLAIMS}\nclaim: x\nfigure: 5 arrests\nmeasure: arrests\nquote: {text}\n\n{text}\n",
    )

    assert "error FC001" in run("report").stdout or "error FC002" in run("report").stdout


SURPRISES = (
    "NO",
    "010",
    "0x1F",
    "1_000",
    ".inf",
    "~",
    "1e3",
    "12:30",
    "+5",
    "３",
    "٣",
    "²",
    "null",
    "0b11",
    "1e-3",
)


@pytest.mark.parametrize("figure", SURPRISES)
def test_a_figure_is_what_it_says_or_refused(figure: str) -> None:
    put(Path(), a=MEASURE + CLAIM.format(figure=figure, measure="arrests", when="2025"))
    told = run("report", "-v").stdout

    assert "error FC01" in told or "error FC101" in told or figure in {"010", "+5"}


TWICE = (("week", "week"), ("week", "Week"), ("caf\u00e9", "cafe\u0301"), ("\u00c5", "\u212b"))
KINDS = ("claim", "measure", "source", "relation", "period", "member")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("one", "other"), TWICE)
def test_ids_given_twice_are_told_with_both_places(kind: str, one: str, other: str) -> None:
    rest = {
        "claim": "figure: 5\nmeasure: arrests\nwhen: 2025\n",
        "measure": "unit: arrest\n",
        "relation": "states: arrests <= 5\n",
        "period": "is: 2025\n",
        "member": "dimension: where\n",
    }.get(kind, "title: x\n")
    put(
        Path(),
        a=MEASURE + f"{kind}: {one}\n{rest}",
        b=f"{kind}: {other}\n{rest}",
        c="source: b\n\nsource: a\n",
    )
    told = run("report", "-v").stdout

    assert "FC004" in told or kind == "claim" or one != other
    assert "FC004" not in told or ("claims/a.rec:" in told and "claims/b.rec:" in told)


HUGE = tuple(
    form.format(digits=sign * size)
    for sign in "19"
    for size in (401, 4_301, 100_000)
    for form in (
        "{digits}",
        "0.{digits}",
        "{digits} million",
        "1/{digits}",
        "1e{digits}",
        "1e-{digits}",
        "{digits} %",
        "-{digits}",
    )
)


@pytest.mark.parametrize("name", FORMATS)
def test_huge_numbers_are_refused_in_messages_that_are_not(name: str) -> None:
    text = "".join(
        CLAIM.format(figure=figure, measure="arrests", when="2025").replace("c\n", f"c{at}\n", 1)
        + "\n"
        for at, figure in enumerate(HUGE)
    )
    put(Path(), a=MEASURE + text)
    told, taken = timed(lambda: run("report", "--format", name).stdout)

    assert taken < 20
    assert "9" * 401 not in told
    assert len(told) < 2_000 * len(HUGE)


UNITS = (
    "9**9**9**9 m", "m" * 100_000, "m^" + "9" * 1_000, "1/" * 5_000 + "m", "(" * 5_000 + "m", "m^-9999999",
    "kg" + "*kg" * 5_000, "m**m", "__import__('os')", "1e999999 m", "µ" * 1_000, "{}.format", "m/0", "0 m", "∞ m",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS, ids=range(len(UNITS)))
def test_units_that_are_bombs_are_refused_at_once(unit: str) -> None:
    put(Path(), a=f"measure: a\nunit: {unit}\n")
    told, taken = timed(lambda: run("report").stdout)

    assert taken < 5
    assert "error FC0" in told


NO_NUMBERS = ("NaN", "nan", "inf", "-inf", "Infinity", "∞", "-0", "NaI", "1/0", "0/0", "sNaN123")


@pytest.mark.parametrize("figure", NO_NUMBERS)
def test_what_is_no_number_is_refused(folder: Path, figure: str) -> None:
    put(folder, a=MEASURE + CLAIM.format(figure=figure, measure="arrests", when="2025"))
    (folder / "bare.json").write_text(f'{{"schema": "figurecheck-report/1", "complete": {figure}}}')

    assert "error FC" in run("report").stdout or figure == "-0"
    assert run("verify", "bare.json").exit_code in {1, 2}


SLOW = (
    "1,",
    "1 ",
    "a ",
    "1.",
    "and ",
    "- ",
    "(",
    "1-",
    "%",
    "one hundred ",
    "of ",
    "about ",
    "\t",
    "2025-01/",
    "x[",
    "a+",
    "((a)+",
    "\u200d",
    "\u0301",
)


@pytest.mark.parametrize("piece", SLOW)
def test_no_phrase_takes_longer_than_its_length_asks_for(piece: str) -> None:
    taken = []
    for size in (2_000, 8_000):
        long = piece * size
        first = f"claim: a\nfigure: {long}\nmeasure: arrests\nwhen: {long}\n"
        put(Path(), a=f"{MEASURE}{first}\nclaim: b\nfigure: 5\nquantity: {long}\n")
        start = time.process_time()
        run("check")
        taken.append(time.process_time() - start)

    assert taken[1] < max(1, 12 * taken[0])


AMBIGUOUS = tuple(
    (figure, numbers)
    for figure in ("7.300", "7,300", "1.234.567", "1,23", "7'300", "1 234", "1,234.5")
    for numbers in ("en", "eu")
)


TIMES = (
    "2025-03-10T00:00Z",
    "2025-03-10 12:00",
    "2025-03-10T12:00+02:00",
    "2025-03-31T01:30 Europe/London",
    "12:30",
    "now",
)


@pytest.mark.parametrize("when", TIMES)
def test_there_are_days_and_no_times_of_day(when: str) -> None:
    put(Path(), a=MEASURE + CLAIM.format(figure="5", measure="arrests", when=when))

    assert "error FC04" in run("report").stdout


@pytest.mark.parametrize(("figure", "numbers"), AMBIGUOUS)
def test_a_separator_is_read_as_the_source_writes_it_or_refused(figure: str, numbers: str) -> None:
    mean: dict[tuple[str, str], str] = {
        ("en", "7,300"): "7300",
        ("en", "7'300"): "7300",
        ("eu", "7'300"): "7300",
        ("en", "1 234"): "1234",
        ("eu", "7.300"): "7300",
        ("eu", "1.234.567"): "1234567",
        ("eu", "1 234"): "1234",
    }
    ran = run("read", figure, "--unit", "arrest", "--numbers", numbers)
    literal = [
        line.split()[1] for line in ran.stdout.splitlines() if line.split()[:1] == ["literal"]
    ]

    assert [one.replace(",", "") for one in literal] == list(
        filter(None, [mean.get((numbers, figure))])
    )
    assert literal or ran.exit_code


def test_circles_and_chains_of_sources_measures_and_places_end() -> None:
    circle = "".join(
        f"source: s{at}\nfrom: s{(at + 1) % 500}\n\nmeasure: m{at}\nunit: x\npart_of:"
        f" m{(at + 1) % 500}\n\n"
        for at in range(500)
    )
    chain = "".join(
        f"source: t{at}\nfrom: t{at + 1}\n\nmember: p{at}\ndimension: where\npart_of: p{at + 1}\n\n"
        for at in range(2_000)
    )
    put(Path(), a=CLAIMS + "\n" + circle, b=chain)
    told, taken = timed(lambda: run("report").stdout)

    assert "FC043" in told
    assert taken < 60


def test_messages_about_numbers_of_any_size_are_short_in_every_format() -> None:
    put(Path(), a=CLAIMS.replace("100 arrests", "1" * 400).replace("300 arrests", "3" * 399))

    for name, told in reports():
        assert max(map(len, told.splitlines()), default=0) < 200_000, name
