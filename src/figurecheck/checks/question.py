"""Questions that are asked of the evidence beside the arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256

import attr

from figurecheck.model.claim import Claim
from figurecheck.model.claimset import ClaimSet
from figurecheck.model.finding import Finding, Label
from figurecheck.model.record import Field


@attr.frozen(eq=False, repr=False)
class Evidence:
    """What a question may look at."""

    claims: ClaimSet


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
