"""From filings to findings: sums that fail and figures that differ, each decided and proved by its own small set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attr

from figurecheck.bringing.filings.filing import Aspects, FiledFact, Filing, local
from figurecheck.bringing.filings.opening import FilingRead
from figurecheck.bringing.filings.stating import (
    Names,
    StatedGroup,
    grouped,
    spelled,
    stated,
    thousands,
    window_of,
)
from figurecheck.bringing.filings.summing import Broken, Summed, sums_of
from figurecheck.bringing.tables.checking import Check
from figurecheck.checks.conflict import key_of
from figurecheck.checks.question import key_for
from figurecheck.model.checked import Checked
from figurecheck.model.days import spell_days
from figurecheck.model.document import Json, Object
from figurecheck.model.finding import Finding, Label
from figurecheck.model.names import of_relation
from figurecheck.model.record import Place
from figurecheck.model.spelling import spell_count
from figurecheck.reading.claims.claim_set import assemble
from figurecheck.reading.data import ReadingData

MAX_SUMMANDS = 6
"""Figures of a sum that a headline spells."""

MAX_LISTED = 20
"""Sums that were not checked, of which a report lists each."""


@attr.frozen(eq=False)
class FilingsChecked:
    """What filings come to. ``settled`` has, for a conflict told under another one, the keys of both."""

    filings: tuple[Object, ...]
    findings: tuple[Finding, ...]
    reports: tuple[Checked, ...]
    settled: Mapping[str, str]


def check_filings(
    documents: Iterable[object], check: Check, data: object = None, taken: set[str] | None = None
) -> FilingsChecked:
    """Holds each filing against the sums of its taxonomy; of each group of breaks ``check`` decides a set of claims.

    ``taken`` are names that what is stated must not have.
    """
    objects: list[Object] = []
    findings: list[Finding] = []
    reports: list[Checked] = []
    settled: dict[str, str] = {}
    taken = set() if taken is None else taken
    own = data if isinstance(data, ReadingData) else None
    for read in documents:
        if not isinstance(read, FilingRead):
            continue
        summed = sums_of(read.filing, read.sums)
        objects.append(filing_object(read, summed))
        names = Names(read.filing, taken)
        for sums, facts in _groups(summed):
            said = stated(read.filing, names, sums, facts)
            report = check(assemble(((read.filing.name, said.records),), (), {}, own))
            told = [*_told(read.filing, said, report), *_unproved(read.filing, said, report)]
            findings += told
            settled.update(_under(told))
            reports += [report] if told else []
    return FilingsChecked(tuple(objects), tuple(findings), tuple(reports), settled)


def _groups(summed: Summed) -> Iterator[tuple[list[Broken], list[FiledFact]]]:
    """The sums that fail and share figures, together; then the figures that were reported twice, each pair alone."""
    groups: list[tuple[set[tuple[str, int]], list[Broken]]] = []
    for one in summed.broken:
        about = {(held.facts[0].concept, one.about) for held in (one.total, *(part for _, part in one.parts))}
        together = [one]
        for group in [group for group in groups if group[0] & about]:
            groups.remove(group)
            about |= group[0]
            together = [*group[1], *together]
        groups.append((about, together))
    yield from ((sums, []) for _, sums in groups)
    yield from (([], [one.below, one.above]) for one in summed.twice)


def _told(filing: Filing, said: StatedGroup, report: Checked) -> list[Finding]:
    """The conflicts of a group in the words of the filing, those of single sums ahead."""
    told = []
    for conflict in sorted(report.conflicts, key=lambda one: (len(one.relations), one.key)):
        speakers = [report.claims[name] for name in conflict.claims]
        facts = [said.facts[claim.id] for claim in speakers]
        sums = [said.sums[name] for name in conflict.relations if name in said.sums]
        first = sums[0].total.facts[0] if sums else facts[0]
        labels = [_label(filing, fact) for fact in facts]
        labels.sort(key=lambda label: (label.place != _place(filing, first), label.place))
        told.append(
            attr.evolve(
                conflict,
                key=key_of(conflict.code, speakers, tuple(map(of_relation, conflict.relations))),
                headline=_headline(filing, sums, facts),
                labels=tuple(labels),
                link=_link(sums),
                help=_advice(filing, sums, said),
            )
        )
    return told


def _unproved(filing: Filing, said: StatedGroup, report: Checked) -> Iterator[Finding]:
    """What fails by its ends and was not proved: that is told as not decided, and never passed over."""
    proved = {name for one in report.conflicts for name in one.relations}
    for name, one in said.sums.items():
        if name not in proved:
            fact = one.total.facts[0]
            headline = f"{_headline(filing, [one], [fact])}; this was not proved"
            key = key_for("FC901", name, *sorted(said.facts))
            help_ = "what stands in the way is among the other findings, or a limit: look at the sum by hand"
            yield Finding(key, "FC901", "warning", headline, (_label(filing, fact),), help=help_)
    if said.twice and not report.conflicts:
        facts = list(said.facts.values())
        key = key_for("FC901", *sorted(said.facts))
        headline = f"{_headline(filing, [], facts)}; this was not proved"
        yield Finding(key, "FC901", "warning", headline, tuple(_label(filing, one) for one in facts))


def _under(told: Sequence[Finding]) -> Iterator[tuple[str, str]]:
    """The conflicts that are told under another one, each with its key.

    These are those that several sums make together, of which one fails by itself, and what a sum shows once more by
    other figures of the same things.
    """
    single: dict[str, str] = {}
    for one in told:
        if len(one.relations) == 1:
            single.setdefault(one.relations[0], one.key)
    for one in told:
        causes = [single[name] for name in one.relations if name in single]
        if causes and causes[0] != one.key:
            yield one.key, causes[0]


def _label(filing: Filing, fact: FiledFact) -> Label:
    return Label(_place(filing, fact), fact.text, named(filing, fact), "says")


def _place(filing: Filing, fact: FiledFact) -> Place:
    return Place(filing.name, fact.line, fact.column)


def named(filing: Filing, fact: FiledFact) -> str:
    """What a fact is about, in words: its concept, its members, its days."""
    return ", ".join([local(fact.concept), *_about(filing.aspects[fact.about])])


def _about(about: Aspects) -> list[str]:
    told = [f"{local(axis)} {local(member)}" for axis, member in about.dimensions]
    window = window_of(about)
    days = about.moment if window is None else spell_days(window)
    return [*told, days] if days else told


def _headline(filing: Filing, sums: Sequence[Broken], facts: Sequence[FiledFact]) -> str:
    """What does not fit: a total beside what its parts make, or two figures of the same thing."""
    if not sums:
        figures = list(dict.fromkeys(grouped(fact) for fact in facts))
        return f"{named(filing, facts[0])}: reported as {' and as '.join(figures)}"
    one = sums[0]
    total = one.total.facts[0]
    told = named(filing, total)
    if len(sums) > 1:
        shared = [named(filing, fact) for fact in _shared(sums) if fact not in facts]
        whatever = f"whatever {shared[0]} is, " if shared else ""
        return f"{told}: {whatever}{len(sums)} sums do not fit"
    added, places = _added(one)
    if len(one.parts) == 1:
        made = thousands(spelled(added, places))
        return f"{told}: {grouped(total)}, but the one part of it that was reported makes {made}"
    makes = f"{thousands(spelled(added, places))}, not {grouped(total)}"
    if len(one.parts) > MAX_SUMMANDS:
        return f"{told}: the {len(one.parts)} figures that it is the sum of make {makes}"
    pieces: list[str] = []
    for index, held in one.parts:
        digits, weight_places = one.summation.parts[index][1]
        figure = grouped(held.facts[0])
        weight = spelled(abs(digits), weight_places)
        factor = "" if abs(digits) == 10**weight_places else f"{weight} × "
        sign = (" - " if pieces else "-") if digits < 0 else (" + " if pieces else "")
        pieces.append(f"{sign}{factor}{f'({figure})' if figure[0] == '-' else figure}")
    return f"{told}: {''.join(pieces)} make {makes}"


def _shared(sums: Sequence[Broken]) -> list[FiledFact]:
    """The figures that stand in every one of some sums."""
    first = {_key(held.facts[0]): held.facts[0] for held in _figures(sums[0])}
    for one in sums[1:]:
        here = {_key(held.facts[0]) for held in _figures(one)}
        first = {key: fact for key, fact in first.items() if key in here}
    return list(first.values())


def _added(one: Broken) -> tuple[int, int]:
    """What the parts make as they are written, as digits and places."""
    terms = []
    for index, held in one.parts:
        digits, places = one.summation.parts[index][1]
        terms.append((digits * held.facts[0].digits, places + held.facts[0].places))
    most = max(0, *(places for _, places in terms))
    added = sum(digits * 10 ** (most - places) for digits, places in terms)
    while most and added % 10 == 0:
        added, most = added // 10, most - 1
    return added, most


def _link(sums: Sequence[Broken]) -> str:
    """What ties the figures: the networks of the taxonomy."""
    if not sums:
        return "the same concept, days, dimensions and unit"
    roles = list(dict.fromkeys(role for one in sums for role in one.summation.roles))
    more = f" and {len(roles) - 1} more" if len(roles) > 1 else ""
    added = sum(len(one.parts) for one in sums)
    every = sum(len(one.summation.parts) for one in sums)
    reported = "" if added == every else f"; {added} of {every} parts were reported"
    return f"calculation network {_tail(roles[0])}{more}{reported}"


def _tail(role: str) -> str:
    """The end of a role's address, which names it."""
    return "/".join([part for part in role.split("/") if part][-2:]) or role


def _advice(filing: Filing, sums: Sequence[Broken], said: StatedGroup) -> str:
    """What to look at first: a figure that stands in several sums that fail, else parts that were not reported."""
    if not sums:
        return "one of the two is wrong, or was meant for other days, members or another unit"
    here = {_key(held.facts[0]): held.facts[0] for one in sums for held in _figures(one)}
    count: dict[tuple[str, int], int] = {}
    for one in said.sums.values():
        for held in _figures(one):
            key = _key(held.facts[0])
            count[key] = count.get(key, 0) + 1
    shared = [here[key] for key in here if count[key] > 1]
    if shared:
        first = max(shared, key=lambda fact: (count[_key(fact)], -fact.line))
        stands = f"it stands in {count[_key(first)]} sums that fail"
        return f"look at {named(filing, first)} first, {grouped(first)}: {stands}"
    one = sums[0]
    missing = [part for index, (part, _) in enumerate(one.summation.parts) if index not in dict(one.parts)]
    if not missing:
        return "all parts were reported: look at the total, then at each of them"
    names = [local(part) for part in missing[:MAX_SUMMANDS]]
    more = f" and {len(missing) - len(names)} more" if len(missing) > len(names) else ""
    return f"look for a part that was not reported: {', '.join(names)}{more}"


def _figures(one: Broken) -> list:  # type: ignore[type-arg]
    return [one.total, *(part for _, part in one.parts)]


def _key(fact: FiledFact) -> tuple[str, int]:
    return fact.concept, fact.about


def filing_object(read: FilingRead, summed: Summed) -> Object:
    """What was read of a filing, as a report tells it."""
    filing = read.filing
    unchecked: list[Json] = [{"why": why, "sums": count} for why, count in sorted(summed.reasons.items())]
    return {
        "file": filing.name,
        "figures": len(filing.facts),
        "tied": len(_tied(summed)),
        "holds": len(summed.holding),
        "breaks": len(summed.broken),
        "twice": len(summed.twice),
        "unchecked": unchecked,
        "left_out": dict(sorted(filing.unread.items())),
        "missing": list(read.missing[:MAX_LISTED]),
        "by_id": read.by_id,
        "line": line_of(read, summed),
    }


def _tied(summed: Summed) -> set[tuple[str, int]]:
    """What stands in a sum that was checked, by concept and aspects."""
    return {
        _key(held.facts[0])
        for one in (*summed.holding, *summed.broken)
        for held in (one.total, *(part for _, part in one.parts))
    }


def line_of(read: FilingRead, summed: Summed) -> str:
    """One line on a filing that was read."""
    filing = read.filing
    told = f"{filing.name}: {spell_count(len(filing.facts), 'figure')}"
    holds, breaks, unchecked = len(summed.holding), len(summed.broken), len(summed.unheld)
    if not holds and not breaks and not unchecked:
        what = "its taxonomy is not at hand" if read.bare else "no sum of its taxonomy is about them"
        told = f"{told}; {what}, so nothing was added up"
    else:
        fits = [f"{spell_count(holds, 'sum')} {'holds' if holds == 1 else 'hold'}"]
        fits += [f"{breaks:,} {'does' if breaks == 1 else 'do'} not"] if breaks else []
        fits += [f"{unchecked:,} {'was' if unchecked == 1 else 'were'} not checked"] if unchecked else []
        told = f"{told}. {'; '.join(fits)}; {len(_tied(summed)):,} figures stand in them"
    if summed.twice:
        told += f"; {spell_count(len(summed.twice), 'figure')} reported twice with different values"
    left = sum(filing.unread.values())
    if left:
        told += f"; {left:,} {'was' if left == 1 else 'were'} left out"
    if read.missing and not read.bare:
        told += f"; {spell_count(len(read.missing), 'file')} of its taxonomy not at hand"
    if read.by_id:
        told += "; concepts are known by the ids of the linkbase alone"
    return f"{told}."
