"""Names that may be slips of others: of places, of other members, and of sources.

What it checks
    A name that is written once and is another but for one letter, or but for two neighbouring letters exchanged, both
    of five letters or more; and names that differ in nothing but capitals, accents, blanks, invisible
    characters, or letters of another script that look alike, however often they are
    written. Names that differ in a digit are different names, and so are two that have records of their own, that
    one source has for one measure and the same days, or that are known to be real: Gambia and Zambia are two countries.

Why it matters
    Figures for two names are never compared. A slip in a name makes a figure that contradicts others stand alone.

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

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from figurecheck.checks.neighbours import neighbours
from figurecheck.checks.question import Evidence, Question, key_for
from figurecheck.model.characters import ignorable
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Finding, Label

CODE = "FC402"

MIN_LETTERS = 5
"""Letters that both names have where one is a letter away from the other: of shorter ones many are."""

MAX_LETTERS = 80
"""Characters above which a name is no name, and only compared as a whole."""

_LATIN = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0458\u0455\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425"
    "\u03bf\u03bd\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
    "aeopcxyijsABEKMHOPCTXovABEZHIKMNOPTYX",
)
"""Cyrillic and Greek letters that look like Latin ones, and these; compiled by hand."""

Uses = Mapping[str, Sequence[Claim]]


def ask(evidence: Evidence) -> Iterator[Finding]:
    """One warning for each two names of one kind of which one may be a slip of the other."""
    claims = evidence.claims
    for kind, uses in sorted(_vocabularies(claims).items()):
        for one, other in _pairs(uses):
            if not _distinct(claims, kind, uses, one, other):
                yield _finding(kind, uses, one, other)


def _vocabularies(claims: Claims) -> dict[str, dict[str, list[Claim]]]:
    """The names of each kind with the claims that write them; those with a record of their own may have none."""
    found: dict[str, dict[str, list[Claim]]] = {}
    for dimension, name in claims.members:
        found.setdefault(dimension, {}).setdefault(name, [])
    for claim in claims:
        found.setdefault("source", {}).setdefault(claim.source, []).append(claim)
        for dimension, name in claim.members:
            if claim.record.get(dimension) is not None:
                found.setdefault(dimension, {}).setdefault(name, []).append(claim)
    return found


def _pairs(uses: Uses) -> Iterator[tuple[str, str]]:
    """Names that may be one, the likelier slip first: by what is left of each when a letter is left out.

    Two names are a letter or an exchange apart only if they share one of these, so that nothing is compared with all.
    """
    groups: dict[str, list[str]] = {}
    folded = {name: _folded(name) for name in sorted(uses)}
    for name, plain in folded.items():
        for key in {plain, *_shortened(plain)}:
            groups.setdefault(key, []).append(name)
    told: set[tuple[str, str]] = set()
    for name in sorted(uses, key=lambda name: (len(uses[name]), name)):
        plain = folded[name]
        if not uses[name]:
            continue
        for key in sorted({plain, *(_shortened(plain) if len(uses[name]) == 1 else ())}):
            for other in groups[key]:
                pair = (min(name, other), max(name, other))
                alike = folded[other] == plain or (len(uses[name]) == 1 and _one_slip(plain, folded[other]))
                if other != name and pair not in told and alike:
                    told.add(pair)
                    yield name, other


def _folded(name: str) -> str:
    """A name without capitals, accents, blanks and what is invisible, letters of another script that look Latin so."""
    latin = name.translate(_LATIN)
    mixed = any("a" <= one <= "z" for one in name.casefold())  # a name all in another script is what it is
    parts = unicodedata.normalize("NFKD", (latin if mixed else name).casefold())
    return "".join(one for one in parts if not (unicodedata.combining(one) or one.isspace() or _invisible(one)))


def _invisible(one: str) -> bool:
    return unicodedata.category(one) == "Cf" or ignorable(ord(one))


def _shortened(plain: str) -> set[str]:
    if not MIN_LETTERS <= len(plain) <= MAX_LETTERS:
        return set()
    return {plain[:at] + plain[at + 1 :] for at in range(len(plain))}


def _one_slip(one: str, other: str) -> bool:
    """Whether two names are a letter, or an exchange of two neighbouring ones, apart, and both long enough."""
    if min(sum(map(str.isalpha, one)), sum(map(str.isalpha, other))) < MIN_LETTERS:
        return False
    short, long = sorted((one, other), key=len)
    start = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return long[start].isalpha() and short[start:] == long[start + 1 :]
    differing = short[start : start + 2] + long[start : start + 2]
    swapped = short[start : start + 2] == long[start : start + 2][::-1] and short[start + 2 :] == long[start + 2 :]
    if swapped:
        return differing.isalpha()
    return short[start + 1 :] == long[start + 1 :] and (short[start] + long[start]).isalpha()


def _distinct(claims: Claims, kind: str, uses: Uses, one: str, other: str) -> bool:
    """Whether two names are known to be two: real neighbours, or told apart by records or in one table."""
    if neighbours(one, other):
        return True
    if kind == "source":
        return all(name in claims.sources and claims.sources[name].record is not None for name in (one, other))
    if all((kind, name) in claims.members and claims.members[kind, name].record is not None for name in (one, other)):
        return True
    said = [{(claim.source, claim.quantity, claim.window) for claim in uses[name]} for name in (one, other)]
    return bool(said[0] & said[1])


def _finding(kind: str, uses: Uses, one: str, other: str) -> Finding:
    shown = [claims[0] for claims in (uses[one], uses[other]) if claims]
    labels = [
        Label((claim.record.get(kind) or claim.record.fields[0]).place, _named(kind, claim), "") for claim in shown
    ]
    even = len(uses[one]) == len(uses[other])  # neither is the likelier one
    slip = f"one of `{one}` and `{other}` may be a slip of the other" if even else f"`{one}` may be a slip of `{other}`"
    return Finding(
        key_for(CODE, kind, one, other),
        CODE,
        "warning",
        f"`{kind}`: {slip}: their figures are not compared",
        tuple(labels),
        claims=tuple(sorted({claim.name for claim in shown})),
        help=f"write one name for both, or a record for each where they are two (`{_record(kind)}`)",
    )


def _named(kind: str, claim: Claim) -> str:
    return claim.source if kind == "source" else dict(claim.members)[kind]


def _record(kind: str) -> str:
    return "source: ID" if kind == "source" else f"member: NAME, dimension: {kind}"


QUESTION = Question(CODE, "misspelt", ask)
