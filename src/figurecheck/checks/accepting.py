"""Findings that somebody has accepted, and acceptances that have run out or that nothing needs."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase

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

    ``today`` is an ordinal day; ``None`` lets nothing expire. Whether one that names a document is
    needed is only known where that was read.
    """
    known = {finding.key for finding in found}
    read = [getattr(document, "name", "") for document in claims.documents]
    holding = {one.key: one for one in claims.acceptances if not _expired(one, today)}
    marked = [
        (
            attr.evolve(finding, accepted=_words(holding[finding.key]))
            if finding.key in holding and _stands_in(holding[finding.key], finding)
            else finding
        )
        for finding in found
    ]
    for one in claims.acceptances:
        if one.aside and not one.document:
            continue  # it is of records, and none of those were read
        if one.document and not any(_is_named(one.document, name) for name in read):
            continue
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


def _stands_in(one: Acceptance, finding: Finding) -> bool:
    """Whether a finding stands where it is accepted."""
    names = {label.place.file for label in finding.labels}
    return not one.document or any(_is_named(one.document, name) for name in names)


def _is_named(pattern: str, name: str) -> bool:
    """Whether a document is the one of a name, or one of a pattern: *articles/*.md*, *ferry.txt*
    wherever it lies.
    """
    return fnmatchcase(name, pattern) or fnmatchcase(name.rsplit("/", 1)[-1], pattern)


def _expired(one: Acceptance, today: int | None) -> bool:
    return today is not None and one.until is not None and one.until < today


def _words(one: Acceptance) -> str:
    who = f" by {one.by}" if one.by else ""
    until = f" until {spell(one.until, one.until + 1)}" if one.until is not None else ""
    return f"{one.reason} (accepted{who}{until})"


def _about(one: Acceptance, code: str, headline: str, help_: str) -> Finding:
    field = one.record.first
    return Finding(
        of_acceptance(code, one.key),
        code,
        "warning",
        headline,
        (Label(field.place, one.key, ""),),
        help=help_,
    )
