"""Findings as they stand on a page: who says what, where, and what each figure can mean."""

from __future__ import annotations

import attr

from figurecheck.model.claim import Claim
from figurecheck.model.finding import Finding, Label
from figurecheck.model.proof import Split
from figurecheck.model.spelling import spell_interval, spell_rounded
from figurecheck.model.subject import in_percent, publisher, subject
from figurecheck.report.charts.drawing import Chart
from figurecheck.report.formats.text import LEVEL_WORDS, LONG
from figurecheck.report.html.charting import charts
from figurecheck.report.html.lookup import Lookup
from figurecheck.report.safe import link
from figurecheck.report.told import located

VOICES = 60
"""Claims of one finding that are listed."""

EXPLAINED = 8
"""Explanations of one finding that are listed."""


@attr.frozen(eq=False, repr=False)
class Spoken:
    """Who makes a claim and where it can be looked up; ``link`` and ``archived`` are safe, or ``None``."""

    who: str
    published: str
    title: str
    url: str
    link: str | None
    archived: str | None
    place: str


@attr.frozen(eq=False, repr=False)
class Voice:
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
class Told:
    """A finding as it stands on a page. ``depth`` is that of its heading; ``prefix`` says what it is a variant of.

    ``shared`` is the figure that its story has told above. ``others`` are places that are no claim.
    """

    finding: Finding
    anchor: str
    depth: int
    opened: bool
    prefix: str
    shared: str
    voices: tuple[Voice, ...]
    unlisted: int
    others: tuple[Label, ...]
    gap: str
    stands: str
    charts: tuple[Chart, ...]


def told(lookup: Lookup, finding: Finding, *, depth: int, opened: bool, shared: str | None, prefix: str = "") -> Told:
    """A finding, told in full."""
    anchor = lookup.anchors[finding.key]
    voices, others = _voices(lookup, finding, shared)
    return Told(
        finding,
        anchor,
        depth,
        opened,
        prefix,
        lookup.claims[shared].figure.text if shared is not None else "",
        tuple(voices[:VOICES]),
        max(0, len(voices) - VOICES),
        tuple(others[:VOICES]),
        spell_rounded(finding.gap) if finding.gap else "",
        LEVEL_WORDS.get(finding.level or "", ""),
        tuple(charts(lookup, finding, anchor)),
    )


def is_long(finding: Finding) -> bool:
    """Whether a conflict takes many figures, or cases."""
    figures = [label for label in finding.labels if label.role != "agrees"]
    return len(figures) > LONG or isinstance(finding.proof, Split)


def _voices(lookup: Lookup, finding: Finding, shared: str | None) -> tuple[list[Voice], list[Label]]:
    """The claims in the order of the labels, each with the ones behind it that say the same; then the other labels."""
    level = finding.level or "rounded"
    voices: list[Voice] = []
    others: list[Label] = []
    seen: set[str] = set()
    taking_part = {*finding.claims, *finding.also}
    hidden = False
    for label in finding.labels:
        claim = lookup.places.get(label.place)
        if claim is None or claim.name not in taking_part:
            others.append(label)
        elif label.role == "agrees" and (voices or hidden):
            seen.add(claim.name)
            if voices and not hidden:
                voices[-1] = attr.evolve(voices[-1], also=(*voices[-1].also, spoken(lookup, claim)))
        elif claim.name not in seen:
            seen.add(claim.name)
            hidden = claim.name == shared
            if not hidden:
                voices.append(voice(lookup, claim, level))
    if finding.proof is not None:
        left = [name for name in finding.claims if name not in seen and name != shared and name in lookup.claims]
        voices += [voice(lookup, lookup.claims[name], level) for name in left]
    return voices, others


def voice(lookup: Lookup, claim: Claim, level: str) -> Voice:
    """A claim with its reading at a level."""
    quote = claim.record.get("quote")
    return Voice(
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
    published, archived = (record.get(name) if record is not None else None for name in ("published", "archived"))
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
        f"{located(field.place.file)[0]}:{field.place.line}" if field is not None else "",
    )
