"""Questions that are asked of the evidence beside the arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256

import attr

from figurecheck.model.claim import Claim
from figurecheck.model.claimset import ClaimSet
from figurecheck.model.constraint import Form
from figurecheck.model.finding import Finding, Label
from figurecheck.model.record import Field


@attr.frozen(eq=False, repr=False)
class Evidence:
    """What a question may look at: the claims, what was found so far, and how each claim stands, by its name.

    ``forms`` gives what each claim that enters the arithmetic speaks of; ``tied`` are those that others bound.
    """

    claims: ClaimSet
    found: tuple[Finding, ...] = ()
    forms: Mapping[str, Form] = attr.field(factory=dict)
    tied: frozenset[str] = frozenset()


@attr.frozen(eq=False, repr=False)
class Question:
    """One question: one module of ``checks/questions``, under the name ``QUESTION``; yields findings without proof."""

    code: str
    name: str
    ask: Callable[[Evidence], Iterable[Finding]]


def remark(code: str, severity: str, headline: str, claim: Claim, field: Field, help: str = "") -> Finding:  # noqa: A002
    """A finding about one claim, at one of its fields."""
    key = sha256(f"{claim.name} {field.value}".encode()).hexdigest()[:8]
    label = Label(field.place, field.value, "")
    return Finding(f"{code}:{key}", code, severity, headline, (label,), claims=(claim.name,), help=help)
