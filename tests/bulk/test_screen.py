"""The screen misses nothing: what a rule brings for it names one of the groups of every conflict
that the core finds.

Each rule is held by the blocks of its own page with other figures, days and sources; the rules
that make bonds between plain totals by worlds of such totals as well. ``FIGURECHECK_EXAMPLES`` says
how many of each, drawn anew each time.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import attr
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.asking.pages import pages
from figurecheck.relations.rule import Rule, rules
from figurecheck.relations.screening import says_nothing
from tests.sizes import DRAWN_ANEW, examples, some

pytest.importorskip("pyarrow", reason="the extra bulk is not installed")
pytest.importorskip("duckdb", reason="the extra bulk is not installed")

from figurecheck.bulk import sizes
from figurecheck.bulk.blocks import blocks
from figurecheck.bulk.choices import Choice
from figurecheck.bulk.facts import open_facts
from figurecheck.bulk.opening import NamedFile
from figurecheck.bulk.pack import pack
from figurecheck.bulk.plans import Plans
from figurecheck.bulk.reading import rows_at
from figurecheck.bulk.screen import Screen
from figurecheck.bulk.screened import Request, screened
from figurecheck.reading.claims.claim_set import assemble

BROUGHT = [rule for rule in rules() if rule.screen is not None]
BONDED = [rule for rule in BROUGHT if rule.screen is not says_nothing]
PAGES = {page.name: page for page in pages()}
LAW = settings(
    max_examples=examples(6),
    derandomize=not DRAWN_ANEW,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


class Seen(NamedTuple):
    """What the screen says of some records: the claims of each set that it names, those among them
    in groups that are flagged or that flags do not cover, and how many sets there are.
    """

    named: list[set[str]]
    marked: set[str]
    sets: int


def seen(text: str, folder: Path) -> Seen:
    """What the screen says of records."""
    source, target = folder / "claims.rec", folder / "facts.parquet"
    source.write_text(text, encoding="utf-8")
    pack([NamedFile(str(source), "claims.rec", Choice())], str(target), None)
    facts = open_facts(str(target), "facts.parquet")
    claims = assemble([(file, (record,)) for file, record in facts.records])
    screen = Screen(facts, Plans(facts, claims))
    named, marked = [], set()
    for block in blocks(facts, "literal", {}):
        for suspect in screen.suspects(block):
            records = rows_at(facts, sorted(suspect.rows.row.tolist()))
            names = []
            for row in suspect.rows.row.tolist():
                own = records[row].get("source")
                names.append(f"{own.value if own else ''}/{records[row].id}")
            named.append(set(names))
            marked |= {
                name
                for name, flag in zip(names, suspect.flagged.tolist(), strict=True)
                if flag or not suspect.covered
            }
    return Seen(named, marked, screen.sets)


def held(text: str) -> None:
    """Holds the screen against the core on some records."""
    core = fc.check(fc.loads(text, "claims.rec"))
    if not len(core.claims):
        return
    with tempfile.TemporaryDirectory() as name:
        found = seen(text, Path(name))
    for one in core.conflicts:
        own = {*one.claims}
        if not own:  # relations that contradict one another whatever is stated
            continue
        assert any(own <= together for together in found.named), (one.headline, text)
        assert own & found.marked, (one.headline, text)


# -- every rule, by its own page -------------------------------------------------------------------

FIGURE = re.compile(r"(?m)^(figure: [^0-9\n]*)([0-9][0-9,]*)")


@st.composite
def of_page(draw: st.DrawFn, rule: Rule) -> str:
    """A block of the rule's page with other figures, and perhaps the same from another source."""
    page = PAGES[rule.name]
    text = draw(st.sampled_from([page.conflict, page.clean]))

    def other(match: re.Match[str]) -> str:
        value = int(match[2].replace(",", ""))
        moved = value + draw(st.sampled_from([0, 0, 0, 1, -1, 7, value]))
        return f"{match[1]}{max(0, moved)}"

    def changed(text: str) -> str:
        return FIGURE.sub(other, text)

    found = changed(text)
    if draw(st.booleans()):
        again = [one for one in text.split("\n\n") if one.startswith("claim: ")]
        named = [re.sub(r"\nsource: .*", "", one) for one in again]
        found += "\n\nsource: another\n\n" + "\n\n".join(map(changed, named))
    return found + "\n"


@pytest.mark.parametrize("rule", BROUGHT, ids=[rule.name for rule in BROUGHT])
def test_the_screen_names_a_group_of_each_conflict_of_a_page(rule: Rule) -> None:
    @LAW
    @given(of_page(rule))
    def law(text: str) -> None:
        held(text)

    law()


# -- rules of plain totals -------------------------------------------------------------------------

TIED: dict[str, Callable[[st.DrawFn], str]] = {}
"""What ties the measures ``a``, ``b`` and ``c``, by the name of the rule that does so."""


def tied(name: str) -> Callable[[Callable[[st.DrawFn], str]], Callable[[st.DrawFn], str]]:
    """Says which rule some records are about."""

    def kept(function: Callable[[st.DrawFn], str]) -> Callable[[st.DrawFn], str]:
        TIED[name] = function
        return function

    return kept


def measure(name: str, *fields: str) -> str:
    return "\n".join((f"measure: {name}", *(one for one in fields if one)))


def plain(draw: st.DrawFn) -> tuple[str, str]:
    """The unit and kind of three measures."""
    return draw(st.sampled_from(["unit: case", "unit: kg"])), draw(
        st.sampled_from(["", "kind: stock"])
    )


@tied("parts")
def of_parts(draw: st.DrawFn) -> str:
    unit, kind = plain(draw)
    other = draw(st.sampled_from([unit, unit, "unit: t"])) if unit == "unit: kg" else unit
    parts = draw(st.sampled_from(["b", "b + c", "b + c"]))
    both = measure("a", unit, kind, f"parts: {parts}"), measure("b", other, kind)
    return "\n\n".join((*both, measure("c", unit, kind)))


@tied("part_of")
def of_part(draw: st.DrawFn) -> str:
    unit, kind = plain(draw)
    other = draw(st.sampled_from([unit, unit, "unit: t"])) if unit == "unit: kg" else unit
    wholes = draw(st.sampled_from([("a", "a"), ("a", "b")]))
    three = (
        measure("a", unit, kind),
        measure("b", other, kind, f"part_of: {wholes[0]}"),
        measure("c", unit, kind, f"part_of: {wholes[1]}"),
    )
    return "\n\n".join(three)


@tied("places")
def of_places(draw: st.DrawFn) -> str:
    unit, kind = plain(draw)
    complete = draw(st.sampled_from(["complete: yes", "complete: yes", ""]))
    land = "\n".join(("member: land", "dimension: where", *([complete] if complete else ())))
    two = (f"member: {one}\ndimension: where\npart_of: land" for one in ("north", "south"))
    three = (measure(name, unit, kind) for name in "abc")
    return "\n\n".join((*three, land, *two))


@tied("windows")
def of_windows(draw: st.DrawFn) -> str:
    unit = draw(st.sampled_from(["unit: case", "unit: kg", "unit: kg\nrange: any"]))
    return "\n\n".join(measure(name, unit) for name in "abc")


@tied("ranges")
def of_ranges(draw: st.DrawFn) -> str:
    unit, kind = plain(draw)
    reach = draw(st.sampled_from(["", "range: 0 to 12", "range: 3 to 20", "range: any"]))
    three = (measure(name, unit, kind, reach if name == "a" else "") for name in "abc")
    return "\n\n".join(three)


@tied("declared")
def of_relations(draw: st.DrawFn) -> str:
    unit, kind = plain(draw)
    states = draw(st.sampled_from(["a = b + c", "a <= b", "a >= 2 * b - c", "a = b"]))
    three = (measure(name, unit, kind) for name in "abc")
    return "\n\n".join((*three, f"relation: tie\nstates: {states}"))


@st.composite
def of_totals(draw: st.DrawFn, rule: str) -> str:
    """Plain totals of tied measures: small numbers, so that some fit and some do not."""
    lines = [TIED[rule](draw)]
    flow = "kind: stock" not in lines[0]
    spans = ["when: 2025-01-{0:02}"]
    if flow:
        spans = [
            "when: 2025-01-{0:02}",
            "since: 2025-01-01\nas_of: 2025-01-{0:02}",
            "when: 2025-01-01/2025-01-{0:02}",
            "when: 2025-01-{0:02}/2025-01-{1:02}",
        ]
        spans = draw(st.sampled_from([[one] for one in spans] + [spans]))
    cells = [("a", one) for one in ("land", "north", "south")]
    cells = cells if rule == "places" else [(one, "here") for one in "abc"]
    figures = st.sampled_from(
        ["{}", "{}", "{}", "{}", "about {}", "more than {}", "at least {}", "under {}", "{}.5"]
    )
    for source in ("x", "y")[: draw(st.integers(1, 2))]:
        lines.append(f"source: {source}")
        for turn in range(draw(st.integers(1, 3))):
            day = draw(st.integers(1, 4))
            days = draw(st.sampled_from(spans)).format(day, day + draw(st.integers(0, 3)))
            for name, where in cells:
                if draw(st.integers(0, 4)):
                    figure = draw(figures).format(draw(st.integers(0, 9)))
                    head = f"claim: {name}-{where}-{turn}\nfigure: {figure}\nmeasure: {name}"
                    lines.append(f"{head}\nwhere: {where}\n{days}")
    return "\n\n".join(lines) + "\n"


def test_every_rule_that_makes_bonds_has_a_world() -> None:
    assert set(TIED) == {rule.name for rule in BONDED}


@pytest.mark.parametrize("rule", sorted(TIED))
def test_the_screen_names_a_group_of_each_conflict_between_plain_totals(rule: str) -> None:
    @settings(LAW, max_examples=examples(12))
    @given(of_totals(rule))
    def law(text: str) -> None:
        held(text)

    law()


@pytest.mark.parametrize("rule", some(sorted(TIED), first=1))
def test_a_rule_that_keeps_its_bonds_to_itself_is_caught(
    rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = tuple(
        attr.evolve(one, screen=says_nothing) if one.name == rule else one for one in rules()
    )
    monkeypatch.setattr("figurecheck.bulk.plans.rules", lambda: without)

    searching = 200  # it ends at the first that it finds

    @settings(LAW, max_examples=searching, derandomize=True, phases=[Phase.generate])
    @given(of_totals(rule))
    def law(text: str) -> None:
        held(text)

    with pytest.raises(AssertionError):
        law()


# -- rules without a screen ------------------------------------------------------------------------

SERIES = "\n\n".join(
    (
        measure("a", "unit: case"),
        "source: x",
        *(
            f"claim: c{day}\nfigure: {5 + day}\nmeasure: a\nsince: 2025-01-01\n"
            f"as_of: 2025-01-{day:02}"
            for day in range(1, 7)
        ),
    )
)


def test_sets_under_a_rule_without_a_screen_go_to_the_core_or_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = (*rules(), Rule("FC201", "planted"))
    known = seen(SERIES + "\n", tmp_path)
    monkeypatch.setattr("figurecheck.bulk.plans.rules", lambda: planted)
    unknown = seen(SERIES + "\n", tmp_path)

    small = screened(open_facts(str(tmp_path / "facts.parquet"), "facts.parquet"), Request(), None)
    monkeypatch.setattr(sizes, "SET_CLAIMS", 3)
    large = screened(open_facts(str(tmp_path / "facts.parquet"), "facts.parquet"), Request(), None)

    assert (known.named, known.sets) == ([], 1)
    assert [len(one) for one in unknown.named] == [6]
    assert (small.report.complete, small.partly, small.report.findings) == (True, 0, ())
    assert (large.report.complete, large.partly) == (False, 1)
    told = [one for one in large.report.findings if one.code == "FC901"]
    assert [one.severity for one in told] == ["warning"]
    assert "not checked in full: 1 set of together 6 figures (a)" in told[0].headline
