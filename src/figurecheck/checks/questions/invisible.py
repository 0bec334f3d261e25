"""Invisible characters where no spelling needs them.

What it checks
    No value of a record has a character that is shown as nothing (Unicode's
    Default_Ignorable_Code_Point: zero-width spaces, soft hyphens, variation selectors), but where
    letters need it: joiners in Persian and the scripts of India, selectors behind pictures and
    Chinese characters, marks of direction beside letters that run from right to left. A warning,
    and a note in a quote, title, label, definition or reason, which are for people.

Why it matters
    Two names that look the same are two, a figure is not read or does not stand in its quote, and
    nobody sees why.

Conflict::

    measure: arrests
    unit: arrest

    claim: january
    figure: 204 arrests
    measure: arrests
    where: Den\u200bver
    when: 2025-01

Clean::

    measure: arrests
    unit: arrest

    claim: january
    figure: 204 arrests
    measure: arrests
    where: نیم\u200cروز
    when: 2025-01
"""

from __future__ import annotations

from collections.abc import Iterator

from figurecheck.checks.likeness import code_point
from figurecheck.checks.question import Evidence, Question, key_for
from figurecheck.checks.vocabularies import vocabularies
from figurecheck.model.characters import invisible
from figurecheck.model.finding import Finding, Label
from figurecheck.model.record import Field, Record

CODE = "FC405"

FOR_PEOPLE = frozenset(
    {"definition", "label", "note", "publisher", "quote", "reason", "said_by", "title", "url"}
)
"""The fields that nothing is compared by to the letter."""

MAX_PLACES_TOLD = 6
"""How many places of one value are shown."""

MAX_CHARACTERS_TOLD = 3
"""How many invisible characters of one value are named."""


def ask(evidence: Evidence) -> Iterator[Finding]:
    """One finding for each kind of field and value that has invisible characters, wherever it
    stands.
    """
    found: dict[tuple[str, str], list[tuple[Record, Field]]] = {}
    for record in (one for _, records in evidence.claims.records for one in records):
        for at, value in enumerate(record.values):
            if not value.isascii() and next(invisible(value), None) is not None:
                pair = record.names[at], value
                found.setdefault(pair, []).append((record, record.field(at)))
    if not found:
        return
    names = {
        (kind, name) for (kind, _), known in vocabularies(evidence.claims).items() for name in known
    }
    for (name, value), uses in found.items():
        unseen = set(invisible(value))
        seen = "".join(sign for at, sign in enumerate(value) if at not in unseen)
        if (name, value) in names and (name, seen) in names:
            continue  # the question of names that look alike tells it, with what comes of it
        yield _finding(name, value, uses)


def _finding(name: str, value: str, uses: list[tuple[Record, Field]]) -> Finding:
    where = list(invisible(value))
    record, _ = uses[0]
    points = list(dict.fromkeys(code_point(value[at]) for at in where))
    told = ", ".join(points[:MAX_CHARACTERS_TOLD]) + (
        ", ..." if len(points) > MAX_CHARACTERS_TOLD else ""
    )
    of = "" if name == record.kind else f" of {record.kind} `{record.id}`"
    more = f" and {len(uses) - 1:,} more" if len(uses) > 1 else ""
    return Finding(
        key_for(CODE, name, value),
        CODE,
        "note" if name in FOR_PEOPLE else "warning",
        f"`{name}`{of}{more} has what nobody sees: {told} in `{value}`",
        tuple(_label(field, where[0]) for _, field in uses[:MAX_PLACES_TOLD]),
        help="delete it",
    )


def _label(field: Field, at: int) -> Label:
    """A value, and where in it the first invisible character stands."""
    return Label(field.place, field.value, f"character {at + 1:,} is {code_point(field.value[at])}")


QUESTION = Question(CODE, "invisible", ask)
