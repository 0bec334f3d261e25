"""Findings that somebody has accepted, and acceptances that have run out or that nothing needs."""

from __future__ import annotations

from collections.abc import Sequence

import attr

from figurecheck.model.claim import Acceptance
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Finding, Label
from figurecheck.model.keys import of_acceptance
from figurecheck.model.window import spell

GONE = (
    "it was settled, or a claim or figure under it has changed: remove it, and accept what there is"
    " now if need be"
)


def with_acceptances(claims: Claims, found: Sequence[Finding], today: int | None) -> list[Finding]:
    """The findings, those accepted marked so, and one more for each acceptance that has expired or
    is not needed.

    ``today`` is an ordinal day; ``None`` lets nothing expire.
    """
    known = {finding.key for finding in found}
    holding = {one.key: one for one in claims.acceptances if not _expired(one, today)}
    marked = [
        (
            attr.evolve(finding, accepted=_words(holding[finding.key]))
            if finding.key in holding
            else finding
        )
        for finding in found
    ]
    for one in claims.acceptances:
        if one.key not in known:
            marked.append(
                _about(one, "FC051", f"`{one.key}` is accepted, and there is no such finding", GONE)
            )
        elif _expired(one, today):
            marked.append(
                _about(
                    one,
                    "FC052",
                    f"the acceptance of `{one.key}` has expired",
                    "renew it or settle it",
                )
            )
    return marked


def _expired(one: Acceptance, today: int | None) -> bool:
    return today is not None and one.until is not None and one.until < today


def _words(one: Acceptance) -> str:
    who = f" by {one.by}" if one.by else ""
    until = f" until {spell(one.until, one.until + 1)}" if one.until is not None else ""
    return f"{one.reason} (accepted{who}{until})"


def _about(one: Acceptance, code: str, headline: str, help_: str) -> Finding:
    field = one.record.fields[0]
    return Finding(
        of_acceptance(code, one.key),
        code,
        "warning",
        headline,
        (Label(field.place, one.key, ""),),
        help=help_,
    )
