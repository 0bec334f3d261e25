"""What stands on the page beside the findings: what to doubt, what follows, the figures, and how it was done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import attr

from figurecheck.model.checked import Checked
from figurecheck.model.claim import Claim
from figurecheck.model.finding import SEVERITIES
from figurecheck.model.interval import Interval
from figurecheck.model.spelling import spell_count, spell_interval, spell_rounded
from figurecheck.model.subject import figure, in_percent, publisher, subject, what, where
from figurecheck.model.window import Window
from figurecheck.report.charts.drawing import Chart, drawn_or_told
from figurecheck.report.charts.lanes import Lane, lanes
from figurecheck.report.codes import headline
from figurecheck.report.doubts import FACTOR_SHOWN
from figurecheck.report.html.lookup import Lookup

LANES = 24
"""Lanes of the timeline; the figures of the other quantities are in the list."""

APIECE = 24
"""Windows of one lane above which those that touch are drawn as one."""

STRETCHES = 200

NAMES = 40
"""Figures that were not compared and are named."""

DOUBTS = 40
"""Connected sets for which it is told what to doubt first."""

NAMED = 20
"""Statements to doubt together, and choices among them, that are listed."""

STATUS_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "alone": "nothing could be compared with it",
        "not compared": "kept apart from look-alikes on purpose",
        "set aside": "planned, a target, alleged or replaced",
    }
)
"""Why a figure was not compared, by its status."""


@attr.frozen(eq=False, repr=False)
class Doubt:
    """What to doubt first in one connected set: ``always`` those, and with them any one of ``choices``.

    ``settles`` says how many conflicts that settles; ``unlisted`` choices more were left out;
    ``factor`` is empty where tolerances would not do.
    """

    settles: str
    always: tuple[str, ...]
    choices: tuple[tuple[str, ...], ...]
    unlisted: int
    complete: bool
    factor: str


def doubts(lookup: Lookup) -> Iterator[Doubt]:
    """The lightest repairs, figures in place of names."""
    for repaired in lookup.report.repairs[:DOUBTS]:
        names = sorted({name for names in repaired.sets for name in names})
        always = [name for name in names if all(name in one for one in repaired.sets)]
        rests = [[name for name in one if name not in always] for one in repaired.sets]
        small = repaired.factor is not None and 1 < repaired.factor <= FACTOR_SHOWN
        yield Doubt(
            spell_count(len(repaired.findings), "conflict"),
            _doubted_all(lookup, always),
            tuple(_doubted_all(lookup, rest) for rest in rests[:NAMED]) if len(rests) > 1 else (),
            max(0, len(rests) - NAMED),
            repaired.complete,
            spell_rounded(repaired.factor) if small and repaired.factor is not None else "",
        )


def _doubted_all(lookup: Lookup, names: Sequence[str]) -> tuple[str, ...]:
    """The first of them, and how many more there are."""
    more = (f"{len(names) - NAMED:,} more",) if len(names) > NAMED else ()
    return (*(_doubted(lookup, name) for name in names[:NAMED]), *more)


def _doubted(lookup: Lookup, name: str) -> str:
    if name not in lookup.claims:
        return f"the relation {name.removeprefix('relation:')}"
    claim = lookup.claims[name]
    return f"{figure(lookup.report.claims, claim)}: {subject(lookup.report.claims, claim)}"


def pinned(report: Checked) -> Iterator[tuple[str, str, str]]:
    """What follows though nobody stated it: the expression, its bounds in words, the claims that force them."""
    for bounds in report.pinned:
        interval = Interval(bounds.lower, bounds.upper, bounds.lower_open, bounds.upper_open)
        names = sorted({*bounds.lower_claims, *bounds.upper_claims})
        yield bounds.expression, spell_interval(interval), ", ".join(names)


@attr.frozen(eq=False, repr=False)
class Line:
    """One figure in the list of all."""

    name: str
    words: str
    subject: str
    who: str
    status: str
    ties: int
    means: str
    rule: str
    checks: tuple[str, ...]


def lines(lookup: Lookup) -> Iterator[Line]:
    """Every figure with what was checked of it, sorted by name."""
    claims = lookup.report.claims
    for covered in lookup.report.coverage:
        claim = lookup.claims[covered.claim]
        yield Line(
            claim.name,
            claim.figure.text,
            subject(claims, claim),
            publisher(claims, claim.source),
            covered.status,
            covered.ties,
            spell_interval(claim.reading.rounded, percent=in_percent(claim)),
            claim.reading.rule,
            covered.checks,
        )


def timeline(lookup: Lookup) -> tuple[Chart | None, int]:
    """The days that are spoken of, a lane for each quantity and place; and how many lanes were left out."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in lookup.report.claims:
        if claim.window is not None and (claim.window.start is not None or claim.window.end is not None):
            groups.setdefault((what(lookup.report.claims, claim), where(claim)), []).append(claim)
    chosen = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))[:LANES]
    if not chosen:
        return None, 0
    (drawn,) = drawn_or_told(lambda: [_timeline(lookup, chosen)])
    return drawn, len(groups) - len(chosen)


def _timeline(lookup: Lookup, chosen: Sequence[tuple[tuple[str, str], list[Claim]]]) -> Chart:
    rows = [_lane(lookup, key, claims) for key, claims in chosen]
    rows.sort(key=lambda row: (min(window.order for window in row.windows), row.words))
    return lanes("timeline", "The days that the figures are about", rows)


def _lane(lookup: Lookup, key: tuple[str, str], claims: list[Claim]) -> Lane:
    windows = {claim.window.canonical: claim.window for claim in claims if claim.window is not None}
    ordered = sorted(windows.values(), key=lambda window: window.order)
    torn = any(lookup.covered[claim.name].status == "in conflict" for claim in claims)
    count = f"{len(claims):,} figure{'s' if len(claims) > 1 else ''}{', some in conflict' if torn else ''}"
    return Lane(", ".join(part for part in key if part), count, _merged(ordered), "least" if torn else "span")


def _merged(windows: Sequence[Window]) -> tuple[Window, ...]:
    """The windows, sorted as they come; where there are many, those that touch as one stretch of days."""
    if len(windows) <= APIECE:
        return tuple(windows)
    found: list[tuple[int, int]] = []
    for window in windows:
        if window.start is None or window.end is None:
            continue
        if found and window.start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], window.end)
        else:
            found.append((window.start, window.end))
    return tuple(Window(start, end) for start, end in found[:STRETCHES])


def counts_by_code(report: Checked) -> list[tuple[str, str, tuple[int, ...]]]:
    """For each code, sorted, what it is about and how many findings there are of each severity."""
    counts: dict[str, dict[str, int]] = {}
    for finding in report.findings:
        counts.setdefault(finding.code, dict.fromkeys(SEVERITIES, 0))[finding.severity] += 1
    return [(code, headline(code), tuple(counts[code].values())) for code in sorted(counts)]


def standing(report: Checked) -> Iterator[tuple[int, str]]:
    """How the figures stand, each with its words."""
    yield report.tied, f"of {spell_count(len(report.claims), 'figure')} tied to others"
    for status, words in (
        ("alone", "with nothing to compare with"),
        ("not compared", "apart on purpose"),
        ("set aside", "set aside"),
    ):
        count = len(report.with_status(status))
        if count:
            yield count, words


def aside(report: Checked) -> Iterator[tuple[str, str, list[str], int]]:
    """Each status of figures that were not compared: what it means, the first names, and how many more there are."""
    for status in ("alone", "not compared", "set aside"):
        names = [covered.claim for covered in report.with_status(status)]
        if names:
            yield status, STATUS_WORDS[status], names[:NAMES], max(0, len(names) - NAMES)
