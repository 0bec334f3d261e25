"""From filings to findings: sums that fail and figures that differ, each decided and proved by its
own small set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import attr

from figurecheck.bringing.filings.filing import FiledFact, Filing
from figurecheck.bringing.filings.linking import NOT_DECIDED, connected, unfit_together
from figurecheck.bringing.filings.opening import FilingRead
from figurecheck.bringing.filings.restating import told_restated
from figurecheck.bringing.filings.stating import (
    Names,
    StatedGroup,
    stated,
)
from figurecheck.bringing.filings.summing import Broken, Summed, Unheld, sums_of
from figurecheck.bringing.filings.wording import (
    advice_on,
    headline_of,
    key_of_fact,
    label_of,
    link_of,
    place_of,
)
from figurecheck.bringing.tables.checking import Check
from figurecheck.checks.conflict import key_of
from figurecheck.checks.question import key_for
from figurecheck.model.checked import Checked
from figurecheck.model.document import Json, Object
from figurecheck.model.finding import Finding
from figurecheck.model.names import of_relation
from figurecheck.model.spelling import spell_count
from figurecheck.reading.claims.claim_set import assemble
from figurecheck.reading.data import ReadingData

MAX_LISTED = 20
"""Sums that were not checked, of which a report lists each."""


_Group = tuple[list[Broken], list[FiledFact], bool]
"""Sums that are decided together, or figures that are, and whether each of the sums holds by
itself.
"""


@attr.frozen(eq=False)
class FilingsChecked:
    """What filings come to. ``settled`` has, for a conflict told under another one, the keys of
    both.
    """

    filings: tuple[Object, ...]
    findings: tuple[Finding, ...]
    reports: tuple[Checked, ...]
    settled: Mapping[str, str]


def check_filings(
    documents: Iterable[object],
    check: Check,
    data: object = None,
    taken: set[str] | None = None,
    progress: Callable[[int, int], None] = lambda _, __: None,
) -> FilingsChecked:
    """Holds each filing against the sums of its taxonomy; of each group of breaks ``check`` decides
    a set of claims; and filings against one another where that was asked for.

    ``taken`` are names that what is stated must not have. ``progress`` is told how many sets are
    done, and of how many.
    """
    objects: list[Object] = []
    waiting: list[tuple[Filing, list[_Group]]] = []
    across: list[Filing] = []
    for read in documents:
        if isinstance(read, FilingRead):
            across += [read.filing] if read.across else []
            summed = _together(sums_of(read.filing, read.sums))
            objects.append(filing_object(read, summed))
            waiting.append((read.filing, list(_groups(summed))))
    findings: list[Finding] = []
    reports: list[Checked] = []
    settled: dict[str, str] = {}
    taken = set() if taken is None else taken
    own = data if isinstance(data, ReadingData) else None
    done, of = 0, sum(len(groups) for _, groups in waiting)
    for filing, groups in waiting:
        names = Names(filing, taken)
        for sums, facts, unfit in groups:
            progress(done, of)
            done += 1
            said = stated(filing, names, sums, facts, unfit=unfit)
            report = check(assemble(((filing.name, said.records),), (), {}, own))
            told = [*_told(filing, said, report), *_unproved(filing, said, report)]
            findings += told
            settled.update(_under(told))
            reports += [report] if told else []
    for finding, report in told_restated(across, check, taken, own):
        findings.append(finding)
        reports.append(report)
    return FilingsChecked(tuple(objects), tuple(findings), tuple(reports), settled)


def _together(summed: Summed) -> Summed:
    """What came of the sums, with those that do not fit together though each holds."""
    unfit: list[tuple[Broken, ...]] = []
    unheld = list(summed.unheld)
    for together, undecided in unfit_together(summed.holding):
        if undecided:
            unheld += (Unheld(one.summation, one.about, NOT_DECIDED) for one in together)
        else:
            unfit.append(tuple(together))
    return attr.evolve(summed, unfit=tuple(unfit), unheld=tuple(unheld))


def _groups(summed: Summed) -> Iterator[_Group]:
    """The sums that fail and share figures, together; then the figures that were reported twice,
    each pair alone.
    """
    yield from ((sums, [], False) for sums in connected(summed.broken))
    yield from ((list(sums), [], True) for sums in summed.unfit)
    yield from (([], [one.below, one.above], False) for one in summed.twice)


def _told(filing: Filing, said: StatedGroup, report: Checked) -> list[Finding]:
    """The conflicts of a group in the words of the filing, those of single sums ahead."""
    told = []
    for conflict in sorted(report.conflicts, key=lambda one: (len(one.relations), one.key)):
        speakers = [report.claims[name] for name in conflict.claims]
        facts = [said.facts[claim.id] for claim in speakers]
        sums = [said.sums[name] for name in conflict.relations if name in said.sums]
        first = sums[0].total.facts[0] if sums else facts[0]
        labels = [label_of(filing, fact) for fact in facts]
        labels.sort(key=lambda label: (label.place != place_of(filing, first), label.place))
        told.append(
            attr.evolve(
                conflict,
                key=key_of(conflict.code, speakers, tuple(map(of_relation, conflict.relations))),
                headline=headline_of(filing, sums, facts),
                labels=tuple(labels),
                link=link_of(sums),
                help=advice_on(filing, sums, said),
            )
        )
    return told


def _unproved(filing: Filing, said: StatedGroup, report: Checked) -> Iterator[Finding]:
    """What fails by its ends and was not proved: that is told as not decided, and never passed
    over.
    """
    proved = {name for one in report.conflicts for name in one.relations}
    if said.unfit and proved:
        return
    for name, one in said.sums.items():
        if name not in proved:
            fact = one.total.facts[0]
            headline = f"{headline_of(filing, [one], [fact])}; this was not proved"
            key = key_for("FC901", name, *sorted(said.facts))
            help_ = "another finding or a limit stands in the way: look at the sum by hand"
            yield Finding(key, "FC901", "warning", headline, (label_of(filing, fact),), help=help_)
    if said.twice and not report.conflicts:
        facts = list(said.facts.values())
        key = key_for("FC901", *sorted(said.facts))
        headline = f"{headline_of(filing, [], facts)}; this was not proved"
        yield Finding(
            key, "FC901", "warning", headline, tuple(label_of(filing, one) for one in facts)
        )


def _under(told: Sequence[Finding]) -> Iterator[tuple[str, str]]:
    """The conflicts that are told under another one, each with its key.

    These are those that several sums make together, of which one fails by itself, and what a sum
    shows once more by other figures of the same things.
    """
    single: dict[str, str] = {}
    for one in told:
        if len(one.relations) == 1:
            single.setdefault(one.relations[0], one.key)
    for one in told:
        causes = [single[name] for name in one.relations if name in single]
        if causes and causes[0] != one.key:
            yield one.key, causes[0]


def filing_object(read: FilingRead, summed: Summed) -> Object:
    """What was read of a filing, as a report tells it."""
    filing = read.filing
    unchecked: list[Json] = [
        {"why": why, "sums": count} for why, count in sorted(summed.reasons.items())
    ]
    return {
        "file": filing.name,
        "figures": len(filing.facts),
        "tied": len(_tied(summed)),
        "holds": len(summed.holding),
        "breaks": len(summed.broken),
        "unfit": sum(map(len, summed.unfit)),
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
        key_of_fact(held.facts[0])
        for one in (*summed.holding, *summed.broken)
        for held in (one.total, *(part for _, part in one.parts))
    }


def line_of(read: FilingRead, summed: Summed) -> str:
    """One line on a filing that was read."""
    filing = read.filing
    told = f"{filing.name}: {spell_count(len(filing.facts), 'figure')}"
    holds, breaks, unchecked = len(summed.holding), len(summed.broken), len(summed.unheld)
    if not holds and not breaks and not unchecked:
        what = (
            "its taxonomy is not at hand" if read.bare else "no sum of its taxonomy is about them"
        )
        told = f"{told}; {what}, so nothing was added up"
    else:
        fits = [f"{spell_count(holds, 'sum')} {'holds' if holds == 1 else 'hold'}"]
        fits += [f"{breaks:,} {'does' if breaks == 1 else 'do'} not"] if breaks else []
        unfit = sum(map(len, summed.unfit))
        fits += [f"{unfit:,} of those that hold do not fit together"] if unfit else []
        fits += (
            [f"{unchecked:,} {'was' if unchecked == 1 else 'were'} not checked"]
            if unchecked
            else []
        )
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
