"""A statement about days after it was published, or in an impossible order.

What it checks
    A figure that is reported, estimated or provisional is not about days that all lie after the day
    its source was published; days that reach beyond it are remarked on, once for a source and
    window. A source is not published before one it copies, and nothing replaces a claim that was
    published later. Where only a month or year of publication is known, the day in it that fits
    best is taken.

Why it matters
    Such a figure is a plan taken for a fact, or one of the dates was mistyped.

Given::

    measure: officers-withdrawn
    unit: officer

    source: paper
    published: 2026-01-29

Conflict::

    claim: withdrawn
    figure: 700 officers
    measure: officers-withdrawn
    when: 2026-02-04

Clean::

    claim: withdrawn
    figure: 700 officers
    measure: officers-withdrawn
    when: 2026-02-04
    status: planned
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from figurecheck.checks.question import Evidence, Question, figure_label, key_for, remark
from figurecheck.checks.spoken import Mention, mentions
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Finding, Label
from figurecheck.model.record import Field
from figurecheck.model.source import Source
from figurecheck.model.statistic import TOTAL
from figurecheck.model.subject import subject

CODE = "FC401"

PLAN = (
    "say `status: planned` or `status: projected`, which are held against one another and not"
    " against what happened, or correct the dates"
)
MAX_PLACES_TOLD = 6
"""How many figures of a source are shown where one finding is about more; all are named."""

DATES = "correct one of the dates, or the reference"


def ask(evidence: Evidence) -> Iterator[Finding]:
    """Figures about days to come; copies older than their originals; corrections older than what
    they correct.
    """
    claims = evidence.claims
    ahead: dict[tuple[str, str, str], list[Finding]] = {}
    for claim in claims.held():
        source = claims.sources.get(claim.source)
        if source is not None and source.published is not None:
            for finding in _ahead(claims, claim, source, source.published):
                days = claim.window.canonical if claim.window is not None else ""
                ahead.setdefault((claim.source, days, finding.severity), []).append(finding)
    for (name, days, _), found in ahead.items():
        yield found[0] if len(found) == 1 else _together(claims.sources[name], days, found)
    for name in sorted(claims.sources):
        yield from _copied_early(claims, claims.sources[name])
    named = {claim.name: claim for claim in claims}
    for claim in claims:
        if claim.replaces in named:
            yield from _replaced_early(claims, claim, named[claim.replaces])


def _ahead(claims: Claims, claim: Claim, source: Source, published: int) -> Iterator[Finding]:
    """A warning where some of what a claim speaks of is all to come, else a note where some days of
    it are.
    """
    field = next(
        (field for name in ("when", "as_of", "since") if (field := claim.record.get(name))), None
    )
    field = field or claim.record.get("quantity") or claim.record.first
    told = list(mentions(claims, claim))
    day = _day(source)
    if any(_starts(one) > published for one in told):
        headline = f"{claim.figure.text}, published {day}, for days that were still to come"
        yield remark(CODE, "warning", f"{subject(claims, claim)}: {headline}", claim, field, PLAN)
    elif any(_reaches(one) > published + 1 for one in told):
        headline = (
            f"{claim.figure.text}, published {day}, for days of which some were still to come"
        )
        yield remark(CODE, "note", f"{subject(claims, claim)}: {headline}", claim, field, PLAN)


def _together(source: Source, days: str, found: list[Finding]) -> Finding:
    """One finding for all figures of a source about the same days, as a budget has them."""
    first = found[0]
    when = (
        "days that were still to come"
        if first.severity == "warning"
        else "days of which some were still to come"
    )
    headline = f"{source.id}, published {_day(source)}: {len(found):,} figures for {when}"
    return Finding(
        key_for(CODE, "source", source.id, days, first.severity),
        CODE,
        first.severity,
        f"{headline}: {days}" if days else headline,
        tuple(label for one in found[:MAX_PLACES_TOLD] for label in one.labels),
        claims=tuple(name for one in found for name in one.claims),
        help=PLAN,
    )


def _starts(one: Mention) -> int:
    return one.window.start or 0 if one.window is not None else 0


def _reaches(one: Mention) -> int:
    """The last day that a figure surely covers; 0 where it is not known, or where it holds at some
    day of several.
    """
    window = one.window
    if window is None or not window.plain or window.end is None:
        return 0
    if one.measure.kind == "stock" and one.statistic == TOTAL and window.days != 1:
        return 0
    return window.end - 1


def _copied_early(claims: Claims, copy: Source) -> Iterator[Finding]:
    for field in copy.record.all("from") if copy.record is not None else ():
        original = claims.sources.get(field.value)
        if original is not None and _before(copy, original):
            headline = (
                f"`{copy.id}` copies `{original.id}`, which was published later: {_day(copy)},"
                f" {_day(original)}"
            )
            labels = (
                *_label(copy),
                Label(field.place, field.value, f"copied by {copy.id}"),
                *_label(original),
            )
            key = key_for(CODE, "copy", copy.id, original.id, _day(copy), _day(original))
            yield Finding(key, CODE, "warning", headline, labels, help=DATES)


def _replaced_early(claims: Claims, claim: Claim, replaced: Claim) -> Iterator[Finding]:
    own, other = (claims.sources.get(one.source) for one in (claim, replaced))
    if own is None or other is None or not _before(own, other):
        return
    headline = (
        f"{subject(claims, claim)}: {claim.figure.text} ({_day(own)}) replaces"
        f" {replaced.figure.text}, which was published later ({_day(other)})"
    )
    labels = (
        figure_label(claim, claim.name),
        figure_label(replaced, replaced.name),
        *_label(own),
        *_label(other),
    )
    key = key_for(CODE, "replaces", claim.name, replaced.name, _day(own), _day(other))
    yield Finding(
        key, CODE, "warning", headline, labels, claims=(claim.name, replaced.name), help=DATES
    )


def _before(one: Source, other: Source) -> bool:
    """Whether one source was surely published before another."""
    first = _first_day(other)
    return one.published is not None and first is not None and one.published < first


def _first_day(source: Source) -> int | None:
    """The first day a source can have been published, read from a date, month or year; ``None`` for
    all else.
    """
    written = _day(source)
    if len(written) not in {4, 7, 10} or not written.replace("-", "").isdigit():
        return None
    try:
        return date.fromisoformat(f"{written}-01-01"[:10]).toordinal()
    except ValueError:
        return None


def _published(source: Source) -> Field | None:
    return source.record.get("published") if source.record is not None else None


def _day(source: Source) -> str:
    field = _published(source)
    return field.value if field is not None else ""


def _label(source: Source) -> Iterator[Label]:
    field = _published(source)
    if field is not None:
        yield Label(field.place, field.value, f"{source.id} published")


QUESTION = Question(CODE, "future", ask)
