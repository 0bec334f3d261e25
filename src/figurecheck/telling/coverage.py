"""How much was checked, and why the rest was not, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

import attr

from figurecheck.model.algebra import terms_of
from figurecheck.model.checked import Checked
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.document import Json
from figurecheck.model.expression import Term
from figurecheck.model.figure import LEVELS
from figurecheck.model.record import Place
from figurecheck.model.spelling import spell_list
from figurecheck.model.window import spell


@attr.frozen(eq=False, repr=False)
class ToldStatus:
    """The figures that were not compared for one reason: their status, the reason in three lengths,
    their names.
    """

    status: str
    short: str
    words: str
    reason: str
    names: tuple[str, ...]


STATUSES = (
    (
        "alone",
        "could not be checked",
        "could not be checked against anything",
        "no other figure bounds it, and it bounds no other",
    ),
    (
        "not compared",
        "deliberately not compared",
        "deliberately not compared with figures that look alike",
        "looks like another one and is not the same",
    ),
    (
        "set aside",
        "excluded",
        "excluded, as planned, targeted, alleged or replaced",
        "planned, a target, alleged or replaced",
    ),
)
"""The statuses of figures that were not compared, with why."""

STANDING: Mapping[str, str] = MappingProxyType(
    {
        "tied": "checked",
        "tight": "checked",
        **{status: short for status, short, _, _ in STATUSES},
    }
)
"""How a figure stands, for those who do not know what it is to be tied."""


@attr.frozen(eq=False, repr=False)
class Closing:
    """What a report ends with: how much was checked and what was left open.

    ``figures`` are those of records and of documents, ``tied`` those of them that were held against
    others, ``statuses`` how those stand that were claimed.

    ``rounding`` are sets that only rounding explains, ``undecided`` those not looked at as far as
    could be. ``unfinished`` says in a sentence what may be in conflict beside what is told, empty
    where that is everything.
    """

    figures: int
    tied: int
    rounding: int
    undecided: int
    unfinished: str
    statuses: tuple[ToldStatus, ...]


def closing_of(report: Checked) -> Closing:
    """How much was checked."""
    statuses = (ToldStatus(*words, tuple(report.names_with(words[0]))) for words in STATUSES)
    figures, tied = _counted(report)
    return Closing(
        figures,
        tied,
        sum(finding.severity == "note" for finding in report.conflicts),
        sum(finding.severity == "note" and finding.code == "FC901" for finding in report.findings),
        _unfinished(report),
        tuple(one for one in statuses if one.names),
    )


def _counted(report: Checked) -> tuple[int, int]:
    """How many figures the records and documents of a report have, and how many of them were held
    against others.

    Of a document all are counted that were read in it, as its own line tells them: claimed are only
    those of them with which something is wrong.
    """
    texts = [one["counts"] for one in report.texts if isinstance(one["counts"], dict)]
    pages = {one["text"] for one in report.texts}  # a page with tagged figures is read as both
    filed = [one for one in report.filings if one["file"] not in pages]
    documents = {*pages, *(one["file"] for one in (*report.tables, *report.filings))}
    if not documents:
        return len(report.claims), report.tied
    stated = [one for one in report.claims if one.record.place.file not in documents]
    read = [one["figures"] for one in (*texts, *report.tables, *filed)]
    held = [one["tied"] for one in (*report.tables, *filed)]
    told = [one for one in texts if one["checked"] or one["linked"]]
    tied = sum(one.name not in report.untied for one in stated) + sum(map(_whole, held))
    tied += sum(_whole(one["figures"]) - _whole(one["alone"]) for one in told)
    return len(stated) + sum(map(_whole, read)), tied


def _whole(value: Json) -> int:
    return value if isinstance(value, int) else 0


def _unfinished(report: Checked) -> str:
    """What may be in conflict beside what is told, empty where every smallest conflict is.

    A repair was seen to be enough at its level. Where that is the widest one, and each set that was
    not searched to its end has one, every further error is about what the repair leaves out.
    """
    if report.complete:
        return ""
    open_sets = [one.claims for one in report.findings if one.code == "FC901"]
    mended = [
        {claim for claim in one.sets[0] if claim in report.claims}
        for one in report.repairs
        if one.level == LEVELS[-1] and one.sets
    ]
    if open_sets and all(any(some and some <= {*names} for some in mended) for names in open_sets):
        return (
            "More figures may be in conflict with what is most likely wrong than are told, as FC901"
            " says. Without it no error is left."
        )
    return "There may be more conflicts than these: not everything was looked at, as FC901 says."


# -- why figures could not be checked --------------------------------------------------------------


@attr.frozen(eq=False, repr=False)
class ToldReason:
    """Why some figures could not be checked: the reason, the claims, and a record that would tie
    the first of them.

    What the record leaves open stands between angle brackets.
    """

    words: str
    claims: tuple[Claim, ...]
    record: tuple[str, ...]


OTHER_DAYS = "because no other figure overlaps the days"
OTHER_PLACES = "because the other figures are for other places"
SAME_SOURCE = "because only the same source gives the figure again"
NOTHING_ELSE = "because no other figure speaks of the same"


def reasons(report: Checked) -> tuple[ToldReason, ...]:
    """The figures that could not be checked, by the reason, most first."""
    claims = report.claims
    alone = [name for name in report.names_with("alone") if name in claims]
    if not alone:
        return ()
    spoken: dict[str, list[tuple[Claim, Term]]] = {}
    said: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        said.setdefault(_about(claim), []).append(claim)
        for term, _ in terms_of(claim.quantity):
            measure = claims.measure(term.measure)
            spoken.setdefault(measure.id if measure is not None else term.measure, []).append(
                (claim, term)
            )
    groups: dict[str, list[tuple[Claim, Term, Claim | None]]] = {}
    for claim in (claims[name] for name in alone):
        words, term, near = _reason(claims, claim, spoken, said[_about(claim)])
        groups.setdefault(words, []).append((claim, term, near))
    found = [
        ToldReason(words, tuple(claim for claim, _, _ in told), _record(words, *told[0]))
        for words, told in groups.items()
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.claims), one.words)))


def _reason(
    claims: Claims,
    claim: Claim,
    spoken: Mapping[str, Sequence[tuple[Claim, Term]]],
    alike: Sequence[Claim],
) -> tuple[str, Term, Claim | None]:
    """Why nothing could be compared with a claim, the measure it is about, and the nearest other
    claim. ``alike`` are those for the same; of another origin they would have been compared.
    """
    terms = [term for term, _ in terms_of(claim.quantity)]
    again = [one for one in alike if one is not claim]
    if again and terms:
        return SAME_SOURCE, terms[0], again[0]
    elsewhere: tuple[Term, Claim] | None = None
    for term in terms:
        measure = claims.measure(term.measure)
        for other, _ in spoken.get(measure.id if measure is not None else term.measure, ()):
            if other is claim:
                continue
            if other.members == claim.members:
                return OTHER_DAYS, term, other
            elsewhere = elsewhere or (term, other)
    if elsewhere is not None:
        return OTHER_PLACES, *elsewhere
    return NOTHING_ELSE, terms[0] if terms else Term("measure", None, (), Place("", 0, 0)), None


def _about(claim: Claim) -> tuple[object, ...]:
    """What a claim gives a figure for: figures for the same are held against one another."""
    return claim.quantity, claim.members, claim.window, claim.statistic


def _record(words: str, claim: Claim, term: Term, near: Claim | None) -> tuple[str, ...]:
    """A record that would tie a claim to others."""
    where = tuple(f"{dimension}: {member}" for dimension, member in claim.members)
    own = claim.window
    if words == OTHER_DAYS and near is not None and own is not None and near.window is not None:
        ends = [
            one
            for window in (own, near.window)
            for one in (window.start, window.end)
            if one is not None
        ]
        days = spell(min(ends), max(ends)) if len(ends) == 4 else "<days that hold both>"
        return (
            "claim: <a name>",
            "figure: <a figure for both>",
            f"measure: {term.measure}",
            *where,
            f"when: {days}",
        )
    if words == SAME_SOURCE and own is not None:
        return (
            "source: <another source>",
            "",
            "claim: <a name>",
            "figure: <its figure>",
            f"measure: {term.measure}",
            *where,
            f"when: {own.canonical}",
        )
    if words == OTHER_PLACES and near is not None and claim.members and near.members:
        (dimension, inner), (_, outer) = claim.members[0], near.members[0]
        return (f"member: {inner}", f"dimension: {dimension}", f"part_of: {outer}")
    return ("relation: <a name>", f"states: {term.measure} = <what it is made of, or a part of>")


# -- what one claim was held against ---------------------------------------------------------------


def why_aside(claim: Claim, replaced: Collection[str]) -> str:
    """Why a claim takes no part."""
    return (
        "replaced by a later claim"
        if claim.name in replaced
        else f"{claim.status}: compared, never in conflict"
    )


def other_checks(
    sources: Sequence[str], bounded: Sequence[str], *, quotient: bool, confirmed: bool
) -> Iterator[str]:
    """What a claim was held against besides bounds on it.

    ``quotient`` is for what it divides, ``sources`` say the same, ``confirmed`` where they go back
    to another origin; ``bounded`` are the claims on which it puts a bound itself, where nothing
    puts one on it.
    """
    if quotient:
        yield "the figures it divides, or shares of the same"
    if sources:
        yield (
            f"{'another origin' if confirmed else 'a reprint'} says the same: {spell_list(sources)}"
        )
    if bounded:
        yield (
            f"itself a bound on {spell_list(bounded[:3])}{' and more' if len(bounded) > 3 else ''}"
        )
