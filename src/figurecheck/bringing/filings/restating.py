"""The same figure in two filings: what one of them gives otherwise, each pair by a small set of its
own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import attr

from figurecheck.bringing.filings.filing import Aspects, FiledFact, Filing, local
from figurecheck.bringing.filings.stating import Names, grouped, stated
from figurecheck.bringing.filings.summing import apart, held_facts
from figurecheck.bringing.filings.wording import label_of, named
from figurecheck.bringing.stated import record_of
from figurecheck.bringing.tables.checking import Check
from figurecheck.checks.conflict import key_of
from figurecheck.checks.question import key_for
from figurecheck.model.checked import Checked
from figurecheck.model.finding import Finding
from figurecheck.model.record import Record
from figurecheck.reading.claims.claim_set import assemble
from figurecheck.reading.data import ReadingData

_EDITION = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
"""What a namespace says of the year that a taxonomy is of."""

HELP = "one of the two was restated, or was not brought up to date"


class Restated(NamedTuple):
    """A figure that two filings give, so that no number is left for both; the filings by their
    numbers.
    """

    filings: tuple[int, int]
    facts: tuple[FiledFact, FiledFact]


def restated(filings: Sequence[Filing]) -> Iterator[Restated]:
    """The figures that two filings give differently, of each those two that are farthest apart.

    Concepts, axes, members and units are the same where their names are and their namespaces are
    but for the year. What one filing itself leaves open or gives twice is not compared.
    """
    found: dict[object, list[tuple[int, FiledFact]]] = {}
    for number, filing in enumerate(filings):
        stated_, _ = held_facts(filing)
        about = [_whatever_year(one) for one in filing.aspects]
        for concept, among in stated_.items():
            name = _of_any_year(concept)
            for index, held in among.items():
                if not held.why:
                    own = found.setdefault((name, about[index]), [])
                    own += [(number, fact) for fact in held.facts]
    for told in found.values():
        of = {id(fact): number for number, fact in told}
        if len(set(of.values())) > 1:
            two = apart([fact for _, fact in told])
            if two is not None:
                numbers = of[id(two.below)], of[id(two.above)]
                facts = (two.below, two.above)
                if numbers[0] > numbers[1]:
                    numbers, facts = numbers[::-1], facts[::-1]
                yield Restated(numbers, facts)


def _whatever_year(about: Aspects) -> Aspects:
    """Aspects without the years of the taxonomies that their names are of."""
    dimensions = tuple(sorted((_of_any_year(a), _of_any_year(b)) for a, b in about.dimensions))
    over, under = (tuple(sorted(map(_of_any_year, side))) for side in about.unit)
    return about._replace(dimensions=dimensions, unit=(over, under))


def _of_any_year(name: str) -> str:
    """An expanded name without the year in its namespace; the text of a typed member as it is."""
    own = local(name)
    return name if name[:1] == "=" else f"{_EDITION.sub('', name[: len(name) - len(own)])}{own}"


def told_restated(
    filings: Sequence[Filing], check: Check, taken: set[str], data: ReadingData | None
) -> Iterator[tuple[Finding, Checked]]:
    """What filings give differently, decided and proved: a warning, since a figure may have been
    restated.
    """
    names: dict[int, Names] = {}
    for one in restated(filings):
        pair = [filings[number] for number in one.filings]
        for number, filing in zip(one.filings, pair, strict=True):
            names.setdefault(number, Names(filing, taken))
        said = [
            stated(filing, names[number], (), (fact,))
            for number, filing, fact in zip(one.filings, pair, one.facts, strict=True)
        ]
        measure = names[one.filings[0]].measure(one.facts[0])
        files = [
            (filing.name, tuple(_of_measure(group.records, measure, first=not index)))
            for index, (filing, group) in enumerate(zip(pair, said, strict=True))
        ]
        report = check(assemble(files, (), {}, data))
        labels = tuple(label_of(each, fact) for each, fact in zip(pair, one.facts, strict=True))
        figures = [
            f"{grouped(fact)} in {filing.name}"
            for filing, fact in zip(pair, one.facts, strict=True)
        ]
        headline = f"{named(pair[0], one.facts[0])}: {' and '.join(figures)}"
        for conflict in report.conflicts:
            speakers = [report.claims[name] for name in conflict.claims]
            key = key_of(conflict.code, speakers, ())
            yield (
                attr.evolve(
                    conflict,
                    key=key,
                    severity="warning",
                    headline=headline,
                    labels=labels,
                    link="the same concept, days, dimensions and unit in two filings",
                    help=HELP,
                ),
                report,
            )
        if not report.conflicts:
            key = key_for("FC901", headline)
            told = f"{headline}; this was not proved"
            yield Finding(key, "FC901", "warning", told, labels), report


def _of_measure(records: Iterable[Record], measure: str, *, first: bool) -> Iterator[Record]:
    """The records of one figure as a claim of a measure, which comes with the first of them."""
    for record in records:
        if record.kind == "claim":
            given = {one.name: one.value for one in record.fields} | {"measure": measure}
            yield record_of(record.place, **given)
        elif first or record.kind != "measure":
            yield record
