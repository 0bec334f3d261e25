"""Questions that are asked of the evidence beside the arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import attr

from figurecheck.checks.apart import Apart, kept_apart
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.constraint import Form
from figurecheck.model.finding import Finding, Label
from figurecheck.model.keys import key_of
from figurecheck.model.record import Field


@attr.frozen(eq=False, repr=False)
class Evidence:
    """What a question may look at: the claims, what was found so far, and how each claim stands, by
    its name.

    ``forms`` gives what each claim that enters the arithmetic speaks of; ``tied`` are those that
    others bound. ``apart`` follows from these: what was not compared on purpose. ``met`` are the
    limits that questions met.
    """

    claims: Claims
    found: tuple[Finding, ...] = ()
    forms: Mapping[str, Form] = attr.field(factory=dict)
    tied: frozenset[str] = frozenset()
    met: dict[str, None] = attr.field(factory=dict)
    apart: tuple[Apart, ...] = attr.field(init=False)

    @apart.default
    def _kept_apart(self) -> tuple[Apart, ...]:
        return kept_apart(self.claims, self.forms)


@attr.frozen(eq=False, repr=False)
class Question:
    """One question: one module of ``checks/questions``, under the name ``QUESTION``; yields
    findings without proof.

    ``of_claims`` says that it looks at the claims of the evidence alone, not at what was found of
    them: such a one may be asked while they are still being decided.
    """

    code: str
    name: str
    ask: Callable[[Evidence], Iterable[Finding]]
    of_claims: bool = False


def remark(
    code: str,
    severity: str,
    headline: str,
    claim: Claim,
    field: Field,
    help: str = "",  # noqa: A002
) -> Finding:
    """A finding about one claim, at one of its fields."""
    label = Label(field.place, field.value, "")
    key = key_for(code, f"{claim.name} {field.value}")
    return Finding(key, code, severity, headline, (label,), claims=(claim.name,), help=help)


def key_for(code: str, *about: str) -> str:
    """The key of a finding: its code, with a fingerprint of what it is about."""
    return key_of(code, about)


def figure_label(claim: Claim, told: str) -> Label:
    """Where a claim's figure stands, with its words and what it contributes."""
    field = claim.record.get("figure") or claim.record.first
    return Label(field.place, claim.figure.text, told)


def in_one_conflict(found: Iterable[Finding]) -> Callable[[Iterable[str]], bool]:
    """Says of claims, by full name, whether some conflict holds them all."""
    holding: dict[str, set[int]] = {}
    for index, finding in enumerate(found):
        for name in (*finding.claims, *finding.also) if finding.proof is not None else ():
            holding.setdefault(name, set()).add(index)
    return lambda names: bool(set[int].intersection(*(holding.get(name, set()) for name in names)))
