"""Names that may be slips of others, or look like them: of places and other members, sources,
measures, periods.

What it checks
    A place, another member or a source that is written once and is another one but for one letter,
    or but for two neighbouring letters exchanged, both of five letters or more; and those that
    differ in nothing but capitals, accents or blanks, however often they are written. Names that
    differ in a digit, in a word of one letter or in a Roman numeral are different names, and so are
    two that have records of their own, that one source has for one measure and the same days, that
    one record names side by side, or that are known to be real: Gambia and Zambia are two
    countries. Names of which nobody can see that they differ are told always, those of measures,
    periods, relations and claims of one source too: where one has an invisible character, or a
    letter of another script that looks alike (by the confusables of Unicode, UTS #39).

Why it matters
    Figures for two names are never compared. A slip in a name makes a figure that contradicts
    others stand alone.

Conflict::

    measure: arrests
    unit: arrest

    claim: january
    figure: 204 arrests
    measure: arrests
    where: Springfield
    when: 2025-01

    claim: february
    figure: 210 arrests
    measure: arrests
    where: Sprngfield
    when: 2025-02

Clean::

    measure: arrests
    unit: arrest

    claim: gambia
    figure: 204 arrests
    measure: arrests
    where: Gambia
    when: 2025

    claim: zambia
    figure: 610 arrests
    measure: arrests
    where: Zambia
    when: 2025
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from figurecheck.checks.likeness import folded, look_alike, told
from figurecheck.checks.neighbours import neighbours
from figurecheck.checks.question import Evidence, Question, key_for
from figurecheck.checks.vocabularies import Vocabulary, vocabularies
from figurecheck.model.confusables import skeleton
from figurecheck.model.finding import Finding

CODE = "FC402"

MIN_LETTERS = 5
"""Letters that both names have where one is a letter away from the other: of shorter ones many are.
"""

MIN_LETTERS_OF_WORD = 4
"""Letters of the word that a slip is in, where a name has several: *North* and *Zone NE* are no
slips of others.
"""

MAX_LETTERS = 80
"""Characters above which a name is no name, and only compared as a whole."""

KEPT_APART = {
    "source": "they count as two sources",
    "period": "they are two periods",
    "relation": "they are two relations",
    "claim": "they are two claims",
}
"""What follows from two names, where it is not that their figures are not compared."""

RECORDED = frozenset({"measure", "period", "relation", "claim"})
"""The kinds of name of which each has a record: who describes two wants two, unless he cannot see
that they differ.
"""


def ask(evidence: Evidence) -> Iterator[Finding]:
    """One warning for each two names of one kind of which one may be a slip of the other, or looks
    like it.
    """
    for (kind, _), known in sorted(vocabularies(evidence.claims).items()):
        for one, other in _pairs(known, by_letters=kind not in RECORDED):
            if look_alike(one, other):
                yield _finding(kind, known, one, other, seen=False)
            elif kind not in RECORDED and not _distinct(known, one, other):
                yield _finding(kind, known, one, other, seen=True)


# -- which of them may be one ----------------------------------------------------------------------


def _pairs(known: Vocabulary, *, by_letters: bool) -> Iterator[tuple[str, str]]:
    """Names that may be one, the likelier slip first: by what is left of each when a letter is left
    out.

    Two names are a letter or an exchange apart only if they share one of these, so that nothing is
    compared with all.
    """
    if not by_letters:
        known = _looking_alike(known)
    plain = {name: folded(name) for name in known} if by_letters else {}
    looks = {name: f"*{skeleton(name)}" for name in known}
    groups: dict[str, list[str]] = {}
    for name in sorted(known):
        for key in {looks[name], *_keys(plain.get(name))}:
            groups.setdefault(key, []).append(name)
    paired: set[tuple[str, str]] = set()
    for name in sorted(known, key=lambda name: (known[name].uses, name)):
        once = known[name].uses == 1
        own, keys = plain.get(name), {looks[name]}
        if own is not None and known[name].uses:
            keys |= _keys(own) if once else {own}
        for key in sorted(keys):
            for other in groups.get(key, ()):
                pair = (min(name, other), max(name, other))
                if (
                    other != name
                    and pair not in paired
                    and (_alike(own, plain.get(other), once=once) or key[0] == "*")
                ):
                    paired.add(pair)
                    yield name, other


def _looking_alike(known: Vocabulary) -> Vocabulary:
    """The names that look like another one, and may be some that look like none: of thousands of
    claims' names hardly any do, and the others need no room.
    """
    seen: set[int] = set()
    again: set[int] = set()
    for name in known:
        look = hash(skeleton(name))
        (again if look in seen else seen).add(look)
    return {name: one for name, one in known.items() if again and hash(skeleton(name)) in again}


def _keys(plain: str | None) -> set[str]:
    """What is left of a name, whole and with each of its letters left out."""
    if plain is None:
        return set()
    if not MIN_LETTERS <= len(plain) <= MAX_LETTERS:
        return {plain}
    return {plain, *(plain[:at] + plain[at + 1 :] for at in range(len(plain)))}


def _alike(one: str | None, other: str | None, *, once: bool) -> bool:
    return (
        one is not None and other is not None and (one == other or (once and _one_slip(one, other)))
    )


def _one_slip(one: str, other: str) -> bool:
    """Whether two names are a letter, or an exchange of two neighbouring ones, apart, and both long
    enough.
    """
    if min(sum(map(str.isalpha, one)), sum(map(str.isalpha, other))) < MIN_LETTERS:
        return False
    short, long = sorted((one, other), key=len)
    start = next(
        (at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    if len(short) < len(long):
        return long[start].isalpha() and short[start:] == long[start + 1 :]
    differing = short[start : start + 2] + long[start : start + 2]
    swapped = (
        short[start : start + 2] == long[start : start + 2][::-1]
        and short[start + 2 :] == long[start + 2 :]
    )
    if swapped:
        return differing.isalpha()
    return short[start + 1 :] == long[start + 1 :] and (short[start] + long[start]).isalpha()


def _distinct(known: Vocabulary, one: str, other: str) -> bool:
    """Whether two names are known to be two: told apart by records or in one table, real
    neighbours, or numbered.
    """
    first, second = known[one], known[other]
    if first.described and second.described:
        return True
    if first.beside & second.beside or neighbours(one, other):
        return True
    if folded(one) == folded(other):
        return False
    return (
        min(first.uses, second.uses) > 1
        or min(len(one), len(other)) < MIN_LETTERS
        or _numbered(one, other)
    )


def _numbered(one: str, other: str) -> bool:
    """Whether two names of several words differ in a word that is short, or a number: *Zone A*,
    *Phase II*.
    """
    first, second = (re.findall(r"\w+", name.casefold()) for name in (one, other))
    if len(first) != len(second):
        left = [word for word in first if word not in second] + [
            word for word in second if word not in first
        ]
        return len(left) == 1 and len(left[0]) == 1
    differing = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    roman = all(set(word) <= set("ivxlcdm") for pair in differing for word in pair)
    return roman or (
        len(first) > 1 and all(max(map(len, pair)) < MIN_LETTERS_OF_WORD for pair in differing)
    )


# -- how it is told --------------------------------------------------------------------------------


def _finding(kind: str, known: Vocabulary, one: str, other: str, *, seen: bool) -> Finding:
    first, second = known[one], known[other]
    even = first.uses == second.uses  # neither is the likelier one
    if not seen:
        slip = f"`{one}` and `{other}` look alike"
    else:
        slip = f"one of `{one}` and `{other}` may be a slip of the other"
        slip = slip if even else f"`{one}` may be a slip of `{other}`"
    apart = KEPT_APART.get(kind, "their figures are not compared")
    return Finding(
        key_for(CODE, kind, *sorted((one, other))),
        CODE,
        "warning",
        f"`{kind}`: {slip} ({told(one, other)}): {apart}",
        (first.label, second.label),
        claims=tuple(sorted({name for used in (first, second) for name in used.claims[:1]})),
        help=_help(kind, seen=seen),
    )


def _help(kind: str, *, seen: bool) -> str:
    if not seen:
        return "write one of them otherwise" if kind in RECORDED else "write one name for both"
    record = "source: ID" if kind == "source" else f"member: NAME, dimension: {kind}"
    return f"write one name for both, or a record for each where they are two (`{record}`)"


QUESTION = Question(CODE, "misspelt", ask, of_claims=True)
