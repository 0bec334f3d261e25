"""Claims and reports as small pieces of HTML, for notebooks; whatever comes from a file is
escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from figurecheck.model.checked import Checked
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Finding
from figurecheck.model.spelling import spell_count
from figurecheck.model.subject import figure
from figurecheck.report.charts.drawing import element
from figurecheck.report.charts.forest import legend
from figurecheck.report.charts.inline import (
    bullets,
    drawn,
    finding_box,
    folded,
    framed,
    grid,
    paragraph,
)
from figurecheck.report.comparable import MEANS, ROWS, Comparable, comparable, plot, title
from figurecheck.report.html.charting import charts, over_time
from figurecheck.report.html.lookup import Lookup, look_up
from figurecheck.telling.findings import (
    MAX_MOVES,
    ToldShape,
    explained_lines,
    standing,
    told_shape,
    why_lines,
)
from figurecheck.telling.outline import Outline, outline
from figurecheck.telling.places import label_line
from figurecheck.telling.shapes import shapes

MAX_SHOWN = 50
"""Quantities, findings or problems that are shown; how many more there are is told."""

UNFOLDED = 10
"""Quantities that are shown at once; the others unfold."""

MAX_PROBLEMS = 10
"""Problems that are listed ahead of the findings."""

OPENED = 4
"""Findings that are shown at once with all that belongs to them; the others unfold."""

LINES = 12
"""Lines of one list of a finding that are shown."""


def claims_html(claims: Claims) -> str:
    """What each figure can mean, a chart for each quantity: first where they are apart, last what
    is said once.
    """
    groups = comparable(claims)
    told = spell_count(len(claims), "figure")
    if groups:
        told += (
            f" from {spell_count(len({claim.source for claim in claims}), 'source')}, on"
            f" {_quantities(len(groups))}"
        )
    return framed(paragraph(f"{told}.", "lead"), *_problems(claims), *_groups(claims, groups))


def _quantities(count: int) -> str:
    return f"{count:,} {'quantity' if count == 1 else 'quantities'}"


def _problems(claims: Claims) -> Iterator[str]:
    if claims.problems:
        told = f"{spell_count(len(claims.problems), 'record')} could not be read as written:"
        shown = bullets(problem.headline for problem in claims.problems[:MAX_SHOWN])
        yield folded(
            told,
            shown + _more(len(claims.problems) - MAX_SHOWN),
            opened=len(claims.problems) <= LINES,
        )


def _groups(claims: Claims, groups: Sequence[Comparable]) -> Iterator[str]:
    """The charts: what differs first; what is alike and what is said once are folded where anything
    stands above.
    """
    if not groups:
        return
    several = sum(len(group.claims) > 1 for group in groups)
    if several:
        yield paragraph(_standing(groups[:several]))
    yield element("div", legend(MEANS), kind="legend")
    differ = sum(not group.alike for group in groups)
    first = min(differ, UNFOLDED)
    yield _grid(claims, groups[:first])
    for start, end, told in (
        (first, differ, "{} more whose figures differ"),
        (differ, several, "{} whose figures are read alike"),
        (several, len(groups), "{} with one figure each"),
    ):
        if start < min(end, MAX_SHOWN):
            summary = told.format(_quantities(end - start))
            yield folded(
                summary, _grid(claims, groups[start : min(end, MAX_SHOWN)]), opened=start == 0
            )
    if len(groups) > MAX_SHOWN:
        left = groups[MAX_SHOWN:]
        figures = spell_count(sum(len(group.claims) for group in left), "figure")
        yield paragraph(f"{_quantities(len(left))} more, with {figures}, are not drawn.", "soft")


def _standing(several: Sequence[Comparable]) -> str:
    apart = sum(group.apart for group in several)
    told = f"{_quantities(len(several))} {'has' if len(several) == 1 else 'have'} several figures"
    return f"{told}; for {apart:,} of them no number fits all." if apart else f"{told}."


def _grid(claims: Claims, groups: Sequence[Comparable]) -> str:
    return grid(_chart(claims, group) for group in groups)


def _chart(claims: Claims, group: Comparable) -> str:
    hidden = len(group.claims) - ROWS
    between = f"; {hidden:,} more lie between them" if hidden > 0 else ""
    return drawn(plot(claims, group), f"{title(claims, group)}{between}")


def report_html(report: Checked) -> str:
    """The verdict, the findings that fail with their charts, and how many figures are checked
    against others.
    """
    found = [told_shape(report, shape) for shape in shapes(report)]
    shaped = {point.key: one for one in found for point in one.shape.points}
    told = _told_once(report, shaped)
    lookup = look_up(report)
    outlined = outline(report, verbose=False)
    parts = [paragraph(outlined.verdict, "lead"), *_problems_of(outlined)]
    parts += [
        _finding(lookup, one, shaped.get(one.key), opened=at < OPENED)
        for at, one in enumerate(told[:MAX_SHOWN])
    ]
    parts.append(_more(len(told) - MAX_SHOWN))
    if not report.complete:
        parts.append(
            paragraph(
                "There may be more conflicts than these: not everything was looked at, as FC901"
                " says."
            )
        )
    parts.append(
        paragraph(
            f"{report.tied:,} of {spell_count(len(report.claims), 'figure')} checked against"
            " others."
        )
    )
    return framed(*parts)


def _problems_of(outlined: Outline) -> Iterator[str]:
    """The worst problems in a line each, and which figures are most likely wrong."""
    shown = outlined.problems[:MAX_PROBLEMS]
    yield bullets(": ".join(filter(None, (one.words, one.against))) for one in shown)
    yield _more(len(outlined.problems) - len(shown))
    sure = [
        figure(outlined.report.claims, one.suspect)
        for one in outlined.sure[:MAX_PROBLEMS]
        if one.suspect
    ]
    if sure:
        yield paragraph(f"Most likely wrong: {'; '.join(sure)}.")


def _told_once(report: Checked, shaped: Mapping[str, ToldShape]) -> list[Finding]:
    """The findings that fail, the gravest first, of each shape only the worst, in the place of the
    first.
    """
    findings = {finding.key: finding for finding in report.findings}
    keys = dict.fromkeys(
        shaped[one.key].shape.worst if one.key in shaped else one.key for one in report.failing
    )
    return [findings[key] for key in keys]


def _finding(lookup: Lookup, finding: Finding, shape: ToldShape | None, *, opened: bool) -> str:
    """One finding: what is wrong and by how much, drawn; who says so, and what would explain it, to
    be unfolded.
    """
    head = finding.headline if shape is None else shape.headline
    parts = list(_shape(finding, shape)) if shape is not None else []
    parts += [paragraph(line) for line in why_lines(finding, verbose=False)[:LINES]]
    parts += [paragraph(line, "gap") for line in (standing(finding),) if line]
    pictures = [*charts(lookup, finding, "")]
    trend = over_time(shape.shape, "") if shape is not None else None
    parts.append(grid(drawn(one, one.title) for one in (trend, *pictures) if one is not None))
    parts += _lists(finding, drawn_too=bool(pictures))
    return finding_box(
        finding.severity, finding.code, head, "".join(parts), finding.key, opened=opened
    )


def _shape(finding: Finding, shape: ToldShape) -> Iterator[str]:
    gaps = shape.gaps
    told = (
        f"The same finding {len(shape.shape.points):,} times, told"
        f" once{f': {gaps}' if gaps else ''}."
    )
    yield paragraph(f"{told} The {'largest gap' if gaps else 'first'}: {finding.headline}")


def _lists(finding: Finding, *, drawn_too: bool) -> Iterator[str]:
    places = [label_line(label) for label in finding.labels[:LINES]]
    mending = [*explained_lines(finding), *finding.repairs[:MAX_MOVES]]
    if places:
        more = _more(len(finding.labels) - LINES)
        yield folded("Who says so, and where", bullets(places) + more, opened=not drawn_too)
    if mending:
        yield folded("What would explain or fix it, if it were so", bullets(mending))
    if finding.help:
        yield paragraph(f"What to do next: {finding.help}")


def _more(count: int) -> str:
    return paragraph(f"and {count:,} more", "soft") if count > 0 else ""
