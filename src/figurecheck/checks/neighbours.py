"""Real names that are one letter, or one exchange of letters, apart: no slip of one another.

Compiled by hand from common geographic names: countries, capitals, states, counties and towns.
"""

from __future__ import annotations

_ROWS = """
gambia zambia
granada grenada
hereford hertford
stamford stanford stafford
milton hilton wilton melton malton bolton boston
barton burton buxton
dalton walton halton malton
camden hamden
kingston kingstown kinston
charleston charlestown
newton newtown
harlow marlow barlow
hanley henley
dublin lublin
montana fontana
preston reston
darlington arlington
bristol bristow
austin justin
oxford orford
monroe munroe
clayton layton clanton
dayton layton
easton weston gaston
clinton linton
clinton clifton
"""


def _pairs() -> frozenset[frozenset[str]]:
    rows = [row.split() for row in _ROWS.strip().splitlines()]
    return frozenset(frozenset((one, other)) for row in rows for one in row for other in row if one != other)


PAIRS = _pairs()


def neighbours(one: str, other: str) -> bool:
    """Whether two names have as many words, and each two words that differ are both real, without capitals."""
    words = list(zip(one.casefold().split(), other.casefold().split(), strict=False))
    differing = [frozenset(pair) for pair in words if pair[0] != pair[1]]
    return len(one.split()) == len(other.split()) and bool(differing) and all(pair in PAIRS for pair in differing)
