"""Findings as they stand on a page: who says what, where, and what each figure can mean."""

from __future__ import annotations

import attr

from figurecheck.model.claim import Claim
from figurecheck.model.finding import Finding, Label
from figurecheck.model.spelling import spell_interval, spell_rounded
from figurecheck.model.subject import in_percent, publisher, subject
from figurecheck.report.charts.drawing import Chart
from figurecheck.report.html.charting import charts
from figurecheck.report.html.lookup import Lookup
from figurecheck.report.safe import link
from figurecheck.telling.findings import LEVEL_WORDS, ToldFinding
from figurecheck.telling.places import file_and_line

MAX_ROWS = 60
"""Claims of one finding that are listed."""

MAX_EXPLAINED = 8
"""Explanations of one finding that are listed."""


@attr.frozen(eq=False, repr=False)
class Spoken:
    """Who makes a claim and where it can be looked up; ``link`` and ``archived`` are safe, or
    ``None``.
    """

    who: str
    published: str
    title: str
    url: str
    link: str | None
    archived: str | None
    place: str


@attr.frozen(eq=False, repr=False)
class FigureRow:
    """A claim as it stands on a page, with those who say the same."""

    name: str
    words: str
    quote: str
    subject: str
    means: str
    assumed: str
    spoken: Spoken
    also: tuple[Spoken, ...] = ()


@attr.frozen(eq=False, repr=False)
class OnPage:
    """A finding as it stands on a page. ``depth`` is that of its heading; ``prefix`` says what it
    is a variant of.

    ``shared`` is the figure that its story has told above. ``others`` are places that are no claim.
    """

    finding: Finding
    anchor: str
    depth: int
    opened: bool
    prefix: str
    shared: str
    voices: tuple[FigureRow, ...]
    unlisted: int
    others: tuple[Label, ...]
    gap: str
    stands: str
    charts: tuple[Chart, ...]


def on_page(
    lookup: Lookup,
    told: ToldFinding,
    *,
    depth: int,
    opened: bool,
    shared: Claim | None,
    prefix: str = "",
) -> OnPage:
    """A finding, told in full."""
    finding, anchor = told.finding, lookup.anchors[told.finding.key]
    level = finding.level or "rounded"
    rows: list[FigureRow] = []
    others: list[Label] = []
    taking_part = {*finding.claims, *finding.also}
    for voice in told.without(shared.name if shared is not None else None):
        if voice.claim is None or voice.claim.name not in taking_part:
            others += voice.labels
        else:
            also = tuple(spoken(lookup, claim) for claim in voice.claims[1:])
            rows.append(attr.evolve(figure_row(lookup, voice.claim, level), also=also))
    if finding.proof is not None:
        rows += [figure_row(lookup, claim, level) for claim in told.unplaced]
    return OnPage(
        finding,
        anchor,
        depth,
        opened,
        prefix,
        shared.figure.text if shared is not None else "",
        tuple(rows[:MAX_ROWS]),
        max(0, len(rows) - MAX_ROWS),
        tuple(others[:MAX_ROWS]),
        spell_rounded(finding.gap) if finding.gap else "",
        LEVEL_WORDS.get(finding.level or "", ""),
        tuple(charts(lookup, finding, anchor)),
    )


def figure_row(lookup: Lookup, claim: Claim, level: str) -> FigureRow:
    """A claim with its reading at a level."""
    quote = claim.record.get("quote")
    return FigureRow(
        claim.name,
        claim.figure.text,
        quote.value if quote is not None else "",
        subject(lookup.report.claims, claim),
        spell_interval(claim.reading.at(level), percent=in_percent(claim)),
        claim.assumed,
        spoken(lookup, claim),
    )


def spoken(lookup: Lookup, claim: Claim) -> Spoken:
    """Who makes a claim, from what its source says of itself."""
    claims = lookup.report.claims
    source = claims.sources.get(claim.source)
    record = source.record if source is not None else None
    published, archived = (
        record.get(name) if record is not None else None for name in ("published", "archived")
    )
    name = publisher(claims, claim.source)
    speaker = claim.said_by if claim.said_by and claim.said_by != name else ""
    url = source.url if source is not None else ""
    field = claim.record.get("figure")
    return Spoken(
        f"{speaker}, {name}" if speaker else name,
        published.value if published is not None else "",
        source.title if source is not None else "",
        url,
        link(url),
        link(archived.value) if archived is not None else None,
        file_and_line(field.place) if field is not None else "",
    )
