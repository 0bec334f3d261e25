"""Findings: what a check tells the user."""

from __future__ import annotations

import sys
from typing import Protocol

import attr

from figurecheck.model.interval import Number
from figurecheck.model.noun import Noun
from figurecheck.model.proof import Proof
from figurecheck.model.record import Place

SEVERITIES = ("error", "warning", "note")
"""From the gravest to the slightest."""

SPOKEN_UP = frozenset({"FC005", "FC023", "FC024", "FC407"})
"""Notes that are told without being asked for: somebody has to say whether they are right."""

ROLES = ("says", "agrees", "relation", "definition")
"""What stands at a place of a conflict: a claim of it, one that says the same, a relation, what
describes a measure.
"""


@attr.frozen(eq=False, repr=False)
class Label(Noun):
    """A place with the words that stand there and what they contribute.

    ``role`` is one of ``ROLES`` in a conflict, empty elsewhere; one that agrees follows the one
    that it agrees with. ``claim`` is the full name of the claim that stands there, empty for what
    is none.
    """

    place: Place
    text: str
    label: str
    role: str = ""
    claim: str = attr.field(default="", kw_only=True)


@attr.frozen(eq=False, repr=False)
class Problem(Noun):
    """Something wrong with the files themselves (FC0xx): it costs the record it is in, never the
    run.

    ``headline`` stands on its own; ``help`` says what to do, and may be empty.
    """

    code: str
    headline: str
    labels: tuple[Label, ...]
    help: str = ""
    severity: str = "error"


@attr.frozen(eq=False, repr=False)
class Explained(Noun):
    """What would remove a conflict if it were so; a hypothesis, never applied.

    ``name`` is the kind of explanation, ``text`` tells it with its arithmetic, ``claims`` are those
    it is about, by full name. ``edits`` are what a record would have to say: a claim's name or
    ``measure:`` and an id, the field, the value. ``settles`` are the keys of the other conflicts it
    would remove as well. A ``slip`` is a mistake in the figure; the others are harmless.
    ``likelihood`` orders them: how likely the mistake is, beside how easily it would fit by chance.
    ``condition`` is the part of the text that says when it fits: *if it was rounded half up*.
    """

    name: str
    text: str
    claims: tuple[str, ...]
    edits: tuple[tuple[str, str, str], ...] = ()
    settles: tuple[str, ...] = ()
    slip: bool = False
    likelihood: Number = 0
    condition: str = ""


@attr.frozen(eq=False, repr=False)
class Computed(Noun):
    """What the other figures of a conflict give for one of them, in the unit of its quantity.

    ``claim`` is its full name. ``way`` is empty where they give a value, ``at most`` or ``at
    least`` where they give a bound; ``lower`` and ``upper`` are its ends, alike where the others
    are plain numbers. ``terms`` are the others' figures as arithmetic, ``value`` what that comes
    to, ``text`` both with the figure as it was stated. ``sum`` says that they are only added and
    taken away, ``size`` by how much the stated one differs, where that is plain, ``count`` of how
    many figures they are.
    """

    claim: str
    way: str
    lower: Number | None
    upper: Number | None
    terms: str
    value: str
    text: str
    sum: bool = False
    size: str = ""
    count: int = 1


class Reasons(Protocol):
    """What would explain the conflicts of a check and decide them, found out when it is first asked
    for.
    """

    def explanations(self, key: str) -> tuple[Explained, ...]:
        """What would remove a conflict, by its key, the likeliest first."""

    def advice(self, key: str) -> str:
        """Which further figure would decide a conflict, by its key; empty where none would."""

    @property
    def met(self) -> tuple[str, ...]:
        """The limits that are met while every conflict is explained."""


@attr.frozen(eq=False, repr=False)
class Finding:
    """What a check tells the user; a conflict when it has a proof.

    ``key`` is stable as long as the claims and figures involved are. ``level`` is the widest
    reading at which a conflict stands, ``None`` for a finding that is not one. ``claims`` are full
    names, one of each origin for figures that are alike, ``also`` the others who say the same.
    ``because`` names the rules that tie the figures, as clauses; ``whole`` is alike for conflicts
    that take different terms of one sum, empty for others.
    ``gap`` is what is missing in whichever case, in the unit of the arithmetic. ``accepted`` is the
    reason why somebody accepted it, who and until when, empty where nobody did: it is still told,
    and fails nothing. ``labels`` are the places, the first one where to look first. ``link`` says
    what ties figures that nobody has described as records; where it is not sure enough for an
    error, the severity is a warning whatever the level. ``doubted`` is the claim that is most
    likely wrong, where more speaks for it than the conflict itself. ``explanations`` and the
    ``help`` of a conflict are made by ``reasons`` when they are first asked for, unless given.

    Examples:
        >>> import figurecheck as fc
        >>> one = fc.claim("412", measure="arrests", when="2025-03-10", source="police")
        >>> other = fc.claim("398", measure="arrests", when="2025-03-10", source="gazette")
        >>> (finding,) = fc.check([one, other]).conflicts
        >>> finding.code, finding.severity, finding.gap
        ('FC301', 'error', 14)
    """

    key: str
    code: str
    severity: str
    headline: str
    labels: tuple[Label, ...] = ()
    level: str | None = None
    claims: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    arithmetic: tuple[str, ...] = ()
    gap: Number | None = None
    proof: Proof | None = None
    _explanations: tuple[Explained, ...] | None = attr.field(default=None, alias="explanations")
    repairs: tuple[str, ...] = ()
    _help: str = attr.field(default="", alias="help")
    accepted: str = ""
    link: str = ""
    computed: tuple[Computed, ...] = ()
    because: str = ""
    whole: str = ""
    doubted: str = ""
    reasons: Reasons | None = attr.field(default=None, kw_only=True)

    @property
    def explanations(self) -> tuple[Explained, ...]:
        """What would remove a conflict if it were so, the likeliest first."""
        if self._explanations is not None:
            return self._explanations
        return () if self.reasons is None else self.reasons.explanations(self.key)

    @property
    def help(self) -> str:
        """What to do next: of a conflict, which further figure would decide it."""
        if self._help or self.reasons is None or self.link:
            return self._help  # no other source speaks of what one text says by itself
        return self.reasons.advice(self.key)

    @property
    def quiet(self) -> bool:
        """Whether it is told only where notes are asked for."""
        return self.severity == "note" and self.code not in SPOKEN_UP

    def __repr__(self) -> str:
        return f"<Finding {self.key}, {self.severity}: {self.headline}>"

    @property
    def order(self) -> tuple[int, int, bool, Place, str, str]:
        """Sorts findings: the gravest first; conflicts by how few claims and rules they take, the
        others by place.
        """
        severity = SEVERITIES.index(self.severity)
        if self.proof is not None:
            return (
                severity,
                len(self.claims),
                self.code == "FC299",
                Place("", 0, 0),
                self.headline,
                self.key,
            )
        place = self.labels[0].place if self.labels else Place("", 0, 0)
        return severity, sys.maxsize, False, place, self.headline, self.key
