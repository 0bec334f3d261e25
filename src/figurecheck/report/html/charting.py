"""Which charts help with a finding: chosen from its proof and the claims in it, none where none
helps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from figurecheck.model.claim import Claim
from figurecheck.model.finding import Finding
from figurecheck.model.interval import Number, exact
from figurecheck.model.names import plain
from figurecheck.model.proof import Leaf, Premise
from figurecheck.model.spelling import spell_interval, spell_rounded, spell_value
from figurecheck.model.subject import in_percent, publisher, subject
from figurecheck.report.charts.bridge import Share, bridge
from figurecheck.report.charts.drawing import Chart, anchored, drawn_or_told
from figurecheck.report.charts.forest import ForestRow, forest
from figurecheck.report.charts.lanes import Lane, lanes
from figurecheck.report.charts.trend import trend
from figurecheck.report.html.lookup import Lookup
from figurecheck.telling.shapes import Shape

ROWS = 24
"""Rows of one chart; the list of claims has the others."""


def charts(lookup: Lookup, finding: Finding, anchor: str) -> list[Chart]:
    """The intervals, where all speak of one quantity; else what adds up to what, and the days that
    each covers.

    With an empty ``anchor`` nothing in them has an id.
    """
    return drawn_or_told(lambda: _charts(lookup, finding, anchor))


def _charts(lookup: Lookup, finding: Finding, anchor: str) -> Iterator[Chart]:
    if (
        finding.proof is None
        or finding.level is None
        or not all(name in lookup.claims for name in finding.claims)
    ):
        return
    if _one_quantity(lookup, finding):
        yield _forest(lookup, finding, anchored(anchor, "forest"))
        return
    if isinstance(finding.proof, Leaf):
        sides = _pieces(lookup, finding, finding.proof)
        if sides is not None:
            yield bridge(anchored(anchor, "bridge"), *sides, finding.gap or 0)
    if (
        len(
            {
                claim.window.canonical
                for name in finding.claims
                if (claim := lookup.claims[name]).window
            }
        )
        > 1
    ):
        yield _lanes(lookup, finding, anchored(anchor, "days"))


def over_time(shape: Shape, anchor: str) -> Chart | None:
    """The gaps of a shape over its days; ``None`` where they are all on one day."""
    return next(iter(drawn_or_told(lambda: _over_time(shape, anchor))), None)


def _over_time(shape: Shape, anchor: str) -> Iterator[Chart]:
    days = [
        (point.window.start, point.gap)
        for point in shape.points
        if point.window is not None and point.window.start is not None and point.gap is not None
    ]
    if len({day for day, _ in days}) > 1:
        yield trend(anchor, "The gaps over time", days)


def _one_quantity(lookup: Lookup, finding: Finding) -> bool:
    """Whether all claims speak of the same, so that their readings lie on one scale."""
    covered = [lookup.covered.get(name) for name in finding.claims]
    forms = [one.form if one is not None else None for one in covered]
    return len(forms) > 1 and forms[0] is not None and all(form == forms[0] for form in forms)


def _forest(lookup: Lookup, finding: Finding, anchor: str) -> Chart:
    own = [lookup.claims[name] for name in finding.claims]
    level = finding.level or "literal"
    rows = [
        ForestRow(
            publisher(lookup.report.claims, one.source), one.figure.text, one.reading.at(level)
        )
        for one in own
    ]
    percent = all(in_percent(claim) for claim in own)
    hidden = max(0, len(rows) - ROWS)
    return forest(
        anchor, subject(lookup.report.claims, own[0]), rows[:ROWS], percent=percent, hidden=hidden
    )


def _pieces(lookup: Lookup, finding: Finding, leaf: Leaf) -> tuple[list[Share], list[Share]] | None:
    """What there is at most and at least, where the proof is a plain sum of ends of readings and
    rules add nothing.
    """
    most: list[tuple[tuple[int, ...], Share]] = []
    least: list[tuple[tuple[int, ...], Share]] = []
    for premise in leaf.premises:
        if premise.factors or premise.rounded or premise.case:
            return None
        name = plain(premise.statement)
        value = exact(premise.times * premise.row.bound)
        if not value:
            continue
        if name not in lookup.claims or premise.row.end not in {"lower", "upper"}:
            return None
        worth = value if premise.row.end == "lower" else -value
        if worth < 0:
            return None
        window = lookup.claims[name].window
        order = window.order if window is not None else ()
        (least if premise.row.end == "lower" else most).append(
            (order, _piece(lookup, finding, name, premise, worth))
        )
    pieces = [
        [piece for _, piece in sorted(side, key=lambda pair: pair[0])] for side in (most, least)
    ]
    if (
        not pieces[1]
        or sum(one.value for one in pieces[1]) - sum(one.value for one in pieces[0]) != leaf.gap
    ):
        return None
    return pieces[0], pieces[1]


def _piece(lookup: Lookup, finding: Finding, name: str, premise: Premise, worth: Number) -> Share:
    """One claim's share, with how it comes about: ``5 × 1,179 = 5,895``."""
    claim = lookup.claims[name]
    interval = claim.reading.at(finding.level or "literal")
    end = interval.lower if premise.row.end == "lower" else interval.upper
    words = f"{claim.figure.text} · {publisher(lookup.report.claims, claim.source)}"
    if not end or end == worth:
        return Share(words, spell_rounded(worth), worth)
    times = exact(Fraction(worth) / Fraction(end))
    factor = f"{spell_rounded(times)} × {spell_value(end, percent=in_percent(claim))}"
    return Share(words, f"{factor} = {spell_rounded(worth)}", worth)


def _lanes(lookup: Lookup, finding: Finding, anchor: str) -> Chart:
    """A lane for each figure, those that say the same of the same days in one."""
    sides: dict[str, set[str]] = {}
    if isinstance(finding.proof, Leaf):
        for premise in finding.proof.premises:
            sides.setdefault(plain(premise.statement), set()).add(premise.row.end)
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for name in finding.claims:
        claim, covered = lookup.claims[name], lookup.covered.get(name)
        if claim.window is not None:
            reading = spell_interval(claim.reading.at(finding.level or "literal"))
            form = str(covered.form) if covered is not None else ""
            groups.setdefault((claim.window.canonical, reading, form), []).append(claim)
    rows = [_lane(lookup, claims, sides) for claims in groups.values()]
    rows.sort(key=lambda row: (row.windows[0].order, row.words))
    return lanes(anchor, "The days that each figure covers", rows[:ROWS])


def _lane(lookup: Lookup, claims: Sequence[Claim], sides: Mapping[str, set[str]]) -> Lane:
    ends = "".join(sorted({end for claim in claims for end in sides.get(claim.name, ())}))
    kind = {"upper": "most", "lower": "least"}.get(ends, "span")
    side = {"most": ", taken at most", "least": ", taken at least"}.get(kind, "")
    words = f"{claims[0].figure.text} · {publisher(lookup.report.claims, claims[0].source)}"
    if len(claims) > 1:
        words += f" and {len(claims) - 1:,} more"
    windows = tuple(claim.window for claim in claims[:1] if claim.window is not None)
    return Lane(words, f"{windows[0]}{side}", windows, kind)
