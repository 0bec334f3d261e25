"""Filings that add up are never told; a wrong sum always is; and what fails is what a plainer
reading finds.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.bringing.filings.filing import local
from figurecheck.bringing.filings.linking import unfit_together
from figurecheck.bringing.filings.opening import FilingRead
from figurecheck.bringing.filings.stating import when_of
from figurecheck.bringing.filings.summing import Summed, sums_of
from tests.bringing.filings.oracle import Key, inconsistent
from tests.bringing.filings.writing import Sum, Told, put
from tests.sizes import up_to

NAMES = tuple("ABCDEF")
FORMATS = ("shop.xbrl", "shop.json", "shop.xhtml")
WHEN = ("2024-01-01/2024-12-31", "2024-12-31")
slowly = settings(
    max_examples=up_to(40),
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)


def read(
    folder: Path, facts: list[Told], sums: list[Sum], name: str = "shop.xbrl"
) -> tuple[FilingRead, Summed]:
    """What is read of a filing that is written into a folder, and what came of its sums."""
    claims = fc.load(put(folder, facts, sums, name))
    (document,) = (one for one in claims.documents if isinstance(one, FilingRead))
    assert claims.problems == ()
    return document, sums_of(document.filing, document.sums)


def broken(document: FilingRead, summed: Summed) -> set[tuple[str, str, Key]]:
    """The sums that fail, as the oracle tells them."""
    found = set()
    for one in summed.broken:
        about = document.filing.aspects[one.about]
        member = local(about.dimensions[0][1]) if about.dimensions else ""
        key = (when_of(about), member, local(about.unit[0][0]))
        found |= {(role, local(one.summation.total), key) for role in one.summation.roles}
    return found


amounts = st.integers(min_value=-99_999, max_value=99_999)
weights = st.sampled_from(("1", "1", "1", "-1", "-1.0", "0.5", "2"))


@st.composite
def told(draw: st.DrawFn) -> Told:
    """Any fact, small enough that sums come out by chance."""
    decimals = draw(st.sampled_from(("0", "0", "-1", "-2", "1", "2", "INF")))
    value = draw(
        st.sampled_from(("", "0", "10", "20", "30", "-10", "15", "12.5", "100", "1200", "3.25"))
    )
    when = draw(st.sampled_from((*WHEN, WHEN[0])))
    member = draw(st.sampled_from(("", "", "NorthMember")))
    return Told(
        draw(st.sampled_from(NAMES)),
        value,
        decimals,
        when,
        member,
        draw(st.sampled_from(("USD", "USD", "EUR"))),
    )


@st.composite
def networks(draw: st.DrawFn) -> list[Sum]:
    """Sums of some concepts, in two networks."""
    found = []
    for number in range(draw(st.integers(min_value=1, max_value=4))):
        total, *parts = draw(st.permutations(NAMES).map(lambda names: names[:4]))
        chosen = parts[: draw(st.integers(min_value=1, max_value=3))]
        role = f"http://example.com/role/{number}"
        found.append(Sum(total, tuple((part, draw(weights)) for part in chosen), role))
    return found


@slowly
@given(st.lists(told(), min_size=1, max_size=25), networks())
def test_what_fails_is_what_fails_in_the_plainest_reading(
    facts: list[Told], sums: list[Sum]
) -> None:
    with TemporaryDirectory() as folder:
        document, summed = read(Path(folder), facts, sums)

    assert broken(document, summed) == inconsistent(facts, sums)


@slowly
@given(st.lists(told(), min_size=1, max_size=15), networks())
def test_a_filing_says_the_same_in_every_format(facts: list[Told], sums: list[Sum]) -> None:
    with TemporaryDirectory() as folder:
        found = [read(Path(folder), facts, sums, name) for name in FORMATS]

    told = [(broken(*one), len(one[1].holding), one[1].reasons, len(one[1].twice)) for one in found]
    assert told[0] == told[1] == told[2]


@slowly
@given(st.lists(told(), min_size=4, max_size=25), networks())
def test_sums_that_do_not_fit_together_are_those_that_no_numbers_fit(
    facts: list[Told], sums: list[Sum]
) -> None:
    z3 = pytest.importorskip("z3")
    with TemporaryDirectory() as folder:
        _, summed = read(Path(folder), facts, sums)

    flagged = {
        id(one)
        for together, undecided in unfit_together(summed.holding)
        for one in together
        if not undecided
    }
    solver = z3.Solver()
    for one in summed.holding:
        stated = [(one.summation.total, one.total)]
        stated += [(one.summation.parts[index][0], held) for index, held in one.parts]
        for concept, held in stated:
            unknown = z3.Real(f"{concept} {one.about}")
            solver.add(unknown >= held.lower, unknown <= held.upper)
        parts = [
            z3.Q(digits, 10**places) * z3.Real(f"{concept} {one.about}")
            for concept, (digits, places) in (one.summation.parts[index] for index, _ in one.parts)
        ]
        solver.add(z3.Real(f"{one.summation.total} {one.about}") == z3.Sum(parts))
    assert (solver.check() == z3.unsat) == bool(flagged)


def rounded(value: int, decimals: int) -> str:
    """A number of cents, rounded to so many decimals, half up."""
    unit = Fraction(10) ** -decimals
    digits = (Fraction(value, 100) / unit + Fraction(1, 2)).__floor__()
    cents = int(digits * unit * 100)
    whole, rest = divmod(abs(cents), 100)
    sign = "-" if cents < 0 else ""
    return f"{sign}{whole}.{rest:02}" if rest else f"{sign}{whole}"


@st.composite
def true_books(draw: st.DrawFn) -> tuple[list[Told], list[Sum], dict[str, int]]:
    """A filing of true amounts in cents, each rounded by itself, with sums of sums."""
    leaves = [draw(amounts) for _ in range(5)]
    sign = draw(st.sampled_from((1, -1)))
    values = {f"L{number}": value for number, value in enumerate(leaves)}
    values["S1"] = leaves[0] + leaves[1]
    values["S2"] = leaves[2] + sign * leaves[3]
    values["T"] = values["S1"] - values["S2"] + leaves[4]
    sums = [
        Sum("S1", (("L0", "1"), ("L1", "1"))),
        Sum("S2", (("L2", "1"), ("L3", str(sign)))),
        Sum("T", (("S1", "1"), ("S2", "-1"), ("L4", "1")), "http://example.com/role/all"),
    ]
    facts = []
    for name, value in values.items():
        for _ in range(draw(st.integers(min_value=1, max_value=2))):
            decimals = draw(st.sampled_from((2, 1, 0, -1, -2)))
            facts.append(Told(name, rounded(value, decimals), str(decimals)))
    return draw(st.permutations(facts)), sums, values


@slowly
@given(true_books(), st.sampled_from(FORMATS))
def test_true_amounts_each_rounded_by_itself_are_never_told(
    books: tuple[list[Told], list[Sum], dict[str, int]], name: str
) -> None:
    facts, sums, _ = books

    with TemporaryDirectory() as folder:
        report = fc.check(fc.load(put(Path(folder), facts, sums, name)))

    assert report.findings == ()
    assert "3 sums hold" in str(report.filings[0]["line"])


@settings(slowly, max_examples=up_to(15))
@given(true_books(), st.integers(min_value=30_000, max_value=900_000), st.sampled_from(FORMATS))
def test_a_wrong_sum_is_told_with_its_fact_and_proved(
    books: tuple[list[Told], list[Sum], dict[str, int]], slip: int, name: str
) -> None:
    facts, sums, values = books
    wrong = [one for one in facts if one.concept != "T"]
    wrong.append(Told("T", rounded(values["T"] + slip, 0), "0"))

    with TemporaryDirectory() as folder:
        claims = fc.load(put(Path(folder), wrong, sums, name))
        report = fc.check(claims)

    assert [one.code for one in report.conflicts] == ["FC201"]
    assert report.conflicts[0].severity == "error"
    assert rounded(values["T"] + slip, 0) in {
        label.text.replace(",", "") for label in report.conflicts[0].labels
    }
    assert fc.verify(report.to_json(), claims) == 1


@pytest.mark.parametrize("name", FORMATS)
def test_the_days_of_a_fact_are_the_same_in_every_format(tmp_path: Path, name: str) -> None:
    facts = [Told("A", "1"), Told("A", "2", when="2024-12-31")]

    document, _ = read(tmp_path, facts, [Sum("A", (("B", "1"),))], name)

    days = [(one.start, one.end) for one in document.filing.aspects]
    assert days == [
        (date(2024, 1, 1).toordinal(), date(2025, 1, 1).toordinal()),
        (None, date(2025, 1, 1).toordinal()),
    ]
