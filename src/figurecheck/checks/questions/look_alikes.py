"""Figures that look alike and were not compared, on purpose.

What it checks
    Measures that name one another in ``not``, with figures for one place and days that touch;
    versions of a measure, whose names differ behind an ``@`` only; and figures for the same measure
    and days of which some name a dimension that others leave out. Who leaves it out may mean all of
    it or some: that is unknown. Likewise figures without days (`when: undated`) beside those of
    other sources. One note for each pair of measures, or each measure and dimension, with what each
    side is said to be.

Why it matters
    Readers put such figures side by side. A report that is silent about them would seem to have
    done so too.

Conflict::

    measure: arrests
    unit: arrest
    definition: arrests by the police; somebody arrested twice counts twice
    not: bookings

    measure: bookings
    unit: booking
    definition: people taken into a jail, whoever arrested them

    claim: arrests
    figure: 538 arrests
    measure: arrests
    when: 2025-01-23

    claim: bookings
    figure: 593 bookings
    measure: bookings
    when: 2025-01-23

Clean::

    measure: arrests
    unit: arrest
    dimension: where = Denver

    claim: paper
    figure: 538 arrests
    measure: arrests
    when: 2025-01-23

    claim: police
    figure: 538 arrests
    measure: arrests
    when: 2025-01-23
    where: Denver
"""

from __future__ import annotations

from collections.abc import Iterator

from figurecheck.checks.apart import NEVER, SILENT, UNDATED, UNKNOWN_DAYS, Apart
from figurecheck.checks.question import Evidence, Question, figure_label, key_for
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Finding, Label
from figurecheck.model.measure import Measure
from figurecheck.model.spelling import spell_count, spell_list
from figurecheck.telling.conflict import who_says

CODE = "FC903"


def ask(evidence: Evidence) -> Iterator[Finding]:
    """One note for each two measures, or measure and dimension, whose figures were kept apart."""
    for one in evidence.apart:
        told = {SILENT: _silent, UNDATED: _undated, UNKNOWN_DAYS: _unknown_days}.get(
            one.why, _measures
        )
        headline, help_ = told(evidence.claims, one)
        names = sorted({claim.name for claim in (*one.first, *one.second)})
        yield Finding(
            key_for(CODE, one.why, *one.measures, one.dimension),
            CODE,
            "note",
            headline,
            tuple(_labels(evidence.claims, one)),
            claims=tuple(names),
            help=help_,
        )


def _measures(claims: Claims, one: Apart) -> tuple[str, str]:
    first, second = (claims.measures[name] for name in one.measures)
    names = f"`{first.id}` and `{second.id}`"
    counts = (
        f"{spell_count(len(one.first), 'figure')} of the one and {len(one.second):,} of the other"
        " not compared"
    )
    if one.why == NEVER:
        return f"{names} are look-alikes: {counts}", ""
    return (
        f"{names} are versions of one measure: {counts}",
        "where nothing changed, make one an `alias` of the other",
    )


def _silent(claims: Claims, one: Apart) -> tuple[str, str]:
    measure = claims.measures[one.measures[0]]
    leave = "leaves" if len(one.second) == 1 else "leave"
    name = "names" if len(one.first) == 1 else "name"
    counts = (
        f"{spell_count(len(one.second), 'figure')} {leave} out `{one.dimension}`, which"
        f" {len(one.first):,} {name}"
    )
    members = sorted(
        member
        for claim in one.first
        for dimension, member in claim.members
        if dimension == one.dimension
    )
    default = f"`dimension: {one.dimension} = {members[0] if members else '...'}`"
    help_ = f"add `{one.dimension}` where it is left out, or a default to the measure: {default}"
    return f"{measure.label or measure.id}: {counts} for the same days: not compared", help_


def _undated(claims: Claims, one: Apart) -> tuple[str, str]:
    measure = claims.measures[one.measures[0]]
    count = len(one.first)
    others = len({*one.second} - {*one.first})
    beside = f" beside {others:,} of other sources" if others else ", of several sources"
    headline = (
        f"{measure.label or measure.id}: {spell_count(count, 'figure')} without days{beside}: not"
        " compared"
    )
    return (
        headline,
        "`when: A/B` instead of `when: undated`, where the days are known, would tie them",
    )


def _unknown_days(claims: Claims, one: Apart) -> tuple[str, str]:
    measure = claims.measures[one.measures[0]]
    words = sorted({claim.statistic.words for claim in one.first})
    headline = (
        f"{measure.label or measure.id}: {spell_list(words)} without days, beside"
        f" {spell_count(len(one.second), 'figure')} without days: not compared, since they may be"
        " of others"
    )
    return headline, "`when: A/B` on each of them would tie them"


def _labels(claims: Claims, one: Apart) -> Iterator[Label]:
    """What each measure is said to be, then the first figure of each side."""
    for name in one.measures:
        yield from _definition(claims.measures[name])
    for claim in (one.first[0], one.second[0]):
        yield figure_label(claim, f"{claim.name}, {who_says(claims, claim)}")


def _definition(measure: Measure) -> Iterator[Label]:
    """Where a measure is defined, or at least named."""
    if measure.record is not None:
        field = measure.record.get("definition") or measure.record.get("label")
        told = measure.id if field is not None else "no definition given"
        field = field or measure.record.first
        yield Label(field.place, field.value, told)


QUESTION = Question(CODE, "look-alikes", ask)
