"""A change in percent does not fit the two figures that it is between.

What it checks
    Where a sentence gives a percentage of rising or falling with the figure before and the figure
    after, in any order (*rose P to B from A*, *from A to B, a P rise*, *B, up P from A*, *B, P more
    than A*, *B, a P increase over A*, *B, compared with A, up P*, *rose P to B (previous year:
    A)*), the percentage is that of the two figures.

Why it matters
    A percentage of another year, a slip of the pen in one figure, or points that were written as
    percent: the sentence says it by itself, and no reader can tell which of the three is right.

Conflict::

    Ridership on the Harbour Line rose 18 percent last week, to 46,200 from 41,000 a week earlier.

Clean::

    Ridership on the Harbour Line rose 13 percent last week, to 46,200 from 41,000 a week earlier.
"""

from __future__ import annotations

import re

from figurecheck.bringing.prose.gate import broken, goes_on, of_period
from figurecheck.bringing.prose.pattern import (
    PERCENT,
    VALUE,
    Pattern,
    Proposal,
    Sighting,
    dated_gap,
    gap,
    loose_gap,
)
from figurecheck.bringing.prose.proposing import change

CODE = "FC203"

_FROM = "(?:from|compared with|compared to|against|versus|vs|↑up from|↓down from)"
_A, _B, _P = rf"(?P<a>{VALUE})", rf"(?P<b>{VALUE})", rf"(?P<p>{PERCENT})"
_UP_NOUNS = ("increase", "rise", "jump", "gain", "growth", "surge", "climb", "hike", "spike")
_DOWN_NOUNS = (
    "decrease",
    "drop",
    "decline",
    "fall",
    "reduction",
    "cut",
    "plunge",
    "slide",
    "dip",
    "slump",
)
_MOVES = "|".join((*_UP_NOUNS, *_DOWN_NOUNS))
_NOUN = rf"[↑↓]?(?P<noun>{_MOVES})"
_MORE = "↑higher than|above|more than|↑up from|↑up on"
_LESS = "↓lower than|below|less than|fewer than|↓down from|↓down on"
_OF_SOMETHING = re.compile(r"\S+ .*\bof $")
"""Words ahead of a percentage that make it a part of a name: *the price of 99.5 percent pure
metal*.
"""

_PREMIUM, _DISCOUNT = "premium", "discount"
_GAIN = rf"[↑↓]?(?P<noun>{'|'.join((*_UP_NOUNS, *_DOWN_NOUNS, _PREMIUM, _DISCOUNT))})"
_OVER = (
    "(?:from|over|(?<=discount )to|compared to|compared with|when compared to|versus|vs|against)"
)
_COMES = "(?:which is |that is |representing |reflecting |marking |or )?"
_LARGE = (
    "substantial|significant|impressive|remarkable|staggering|whopping|massive|record|modest|strong"
    "|healthy|sharp|notable"
)
_BREAK = "(?:, |- - |— |– )"

_MOVED = rf"(?P<up>↑|↓)\S+ (?P<g1>{gap(5)})"
_BY = (
    rf"(?:, |\( |— |- ){_COMES}"
    rf"(?P<g6>(?:(?:or|an?|up|↑up|↓down|about|nearly|{_LARGE}) ){{0,3}}(?:[↑↓]?(?:{_MOVES}) of )?)"
    rf"{_P} ?(?:(?:(?:price|value|valuation) )?[↑↓]?(?:{_MOVES})|(?=[,.)]|$))"
)
_WHEN = "in|last|this|the|over|year|month|week|quarter|period"
_EACH = r"(?:, or @[MCN]\d+ (?:[a-z]{1,12} ){0,3}?, )?(?:as of @[DY]\d+ )?"
"""The same once more, by share or person, which says nothing of the change."""

_SHARE = r"(?:, or @[MCN]\d+ (?:[a-z]{1,12} ){0,3}?)?"

_TO_FROM = (
    rf"{_MOVED}{_P} (?P<g2>{loose_gap(7)})(?:to|at) (?P<g3>{gap(4)}){_B} "
    rf"(?:\( @M\d+ (?:; @M\d+ )?\) )?{_EACH}"
    rf"(?P<g4>{loose_gap(8)}){_FROM} (?P<g5>{dated_gap(5)}){_A}"
)
_FROM_TO = (
    rf"{_MOVED}{_P} (?P<g2>(?:(?:{_WHEN}|@[DY]\d+) ){{0,5}}?(?:between @Y\d+ and @Y\d+ )?)"
    rf"(?:, |- |— |– )?from (?P<g3>{dated_gap(4)}){_A} "
    rf"(?P<g4>{loose_gap(4)})to (?P<g5>{gap(3)}){_B}"
)
_FROM_TO_BY = (
    rf"{_MOVED}from (?P<g2>{gap(3)}){_A} (?P<g3>{loose_gap(4)})to (?P<g4>{gap(3)}){_B}"
    rf" (?P<g5>{loose_gap(4)}){_BY}"
)
_WENT_BY = (
    rf"(?P<g1>)from (?P<g2>{gap(2)}){_A} to (?P<g4>{gap(2)}){_B} \( (?P<sign>[-−–+] )?{_P}"
    r" (?:(?P<way>↑\S+|↓\S+) )?\)"
)
_TO_FROM_BY = (
    rf"{_MOVED}to (?P<g2>{gap(3)}){_B} {_EACH}(?P<g3>{loose_gap(5)})from (?P<g4>{gap(4)}){_A} "
    rf"(?P<g5>{loose_gap(4)}){_BY}"
)
_MORE_THAN = (
    rf"{_B} (?:in @Y\d+ )?,? ?(?P<g1>(?:or |which is |that is |is |was |were |an? ){{0,2}}){_P}"
    rf" (?P<more>{_MORE}|{_LESS}) "
    rf"(?P<g2>{gap(5)}){_A}"
)
_UP_FROM = (
    rf"{_B} {_SHARE}(?P<g0>{dated_gap(8)})?, (?P<more>↑up|↓down|↓off) (?P<g1>{gap(3)}){_P}"
    rf" (?P<g3>{gap(3)})(?:from|over|compared to|compared with|when compared to|versus|vs|on)"
    rf" (?P<g2>{dated_gap(5)}){_A}"
)
_RISE_TO = (
    rf"(?:an? |the )(?P<g1>{gap(1)}){_P} {_NOUN} (?P<s2>(?:in {dated_gap(6)})?)to"
    rf" (?P<g3>{gap(2)}){_B} "
    rf"(?P<g4>{loose_gap(4)})from (?P<g5>{dated_gap(4)}){_A}"
)
_RISE_FROM = (
    rf"(?:an? |the )(?P<g1>{gap(1)}){_P} {_NOUN} ,? ?from (?P<g5>{dated_gap(4)}){_A} "
    rf"(?P<g4>{loose_gap(4)})to (?P<g3>{gap(2)}){_B}"
)
_GAIN_OVER = (
    rf"{_B} (?P<g1>{gap(3)}){_BREAK}{_COMES}an? (?:(?:{_LARGE}) )?{_P}"
    rf" (?P<g6>{gap(1)}){_GAIN} (?P<g3>{gap(5)}){_OVER} (?P<g2>{dated_gap(7)}){_A}"
)
_GAIN_OF = (
    rf"{_B} (?P<g1>{gap(3)}){_BREAK}{_COMES}(?:an? )?(?:(?:{_LARGE}) )?{_GAIN} of"
    rf" (?P<g6>{gap(1)}){_P} (?P<g3>{gap(4)}){_OVER} (?P<g2>{dated_gap(7)}){_A}"
)
_COMPARED_WITH = (
    rf"{_B} (?:in @Y\d+ )?,? ?(?:compared with|compared to|against|versus|↑up from|↓down from)"
    rf" (?P<g2>{dated_gap(4)}){_A} (?P<g4>(?:in |for )?{dated_gap(4)})(?:, |- |— |– )"
)
_COMPARED_BY = rf"{_COMPARED_WITH}{_COMES}(?P<more>↑up|↓down) (?P<g3>{gap(1)}){_P} ?(?=[,.;)]|$)"
_COMPARED_RISE = (
    rf"{_COMPARED_WITH}{_COMES}(?:an? )?(?:(?:{_LARGE}) )?{_NOUN} of (?P<g3>{gap(1)}){_P} ?"
    r"(?=[,.;)]|$)"
)
_BRACKETED = (
    rf"{_MOVED}{_P} (?P<g3>{loose_gap(4)})to (?P<g4>{gap(3)}){_B} \( (?P<g2>(?:the )?"
    rf"(?:(?:previous|prior|last|preceding) (?:year|quarter|month|period)|(?:[a-z@N\d]+ )?@Y\d+)) "
    rf": {_A} \)"
)
_WENT_IN_BRACKETS = rf"{_MOVED}{_P} \( from (?P<g2>{gap(2)}){_A} to (?P<g3>{gap(2)}){_B} \)"
_AHEAD = {
    _COMPARED_BY: "g2",
    _COMPARED_RISE: "g2",
    _RISE_FROM: "g5",
    _GAIN_OVER: "g2",
    _GAIN_OF: "g2",
    _BRACKETED: "g2",
    _WENT_IN_BRACKETS: "g2",
    _TO_FROM: "g5",
    _FROM_TO: "g3",
    _FROM_TO_BY: "g2",
    _TO_FROM_BY: "g4",
    _WENT_BY: "g2",
    _MORE_THAN: "g2",
    _UP_FROM: "g2",
    _RISE_TO: "g5",
}
"""For each form the words ahead of the figure that the change is from."""

_MEANT = re.compile(
    r"\b(?:targets?|goals?|forecasts?|estimates?|estimated|expected|budget(?:ed)?|planned|projected"
    r"|loss|losses|buy|entry|breakout|pivot|intraday|peak|high|low|strike)\b"
)
"""Words behind the figure before that make it one that never was, or one of another day."""

_OTHER_BASE = re.compile(
    r"^(?:in|during|for) (?:@D|january|february|march|april|may|june|july|august"
    r"|september|october|november|december)\b"
)
_COMPARED = re.compile(r", (?:compared with|compared to|against|versus|vs) ")
"""With a month behind a figure that is compared the percentage is often that of a year before."""

_PARTICIPLE = re.compile(r"\b[a-z]{2,20}(?:ing|ed) $")
"""A word ahead of *from* that goes on to something else: *, retreating from a 40.61 buy point*."""

_GOES_ON = re.compile(
    r"\b(?!during|ending|beginning|including|morning|evening|spring)[a-z]{2,20}ing\b"
)
"""A word behind the percentage that goes on to something else: *, helping lift its rating to*."""

_FROM_ELSEWHERE = re.compile(r"\b(?:from|to|at|current)\b")
FORMS = tuple(_AHEAD)


def propose(found: Sighting) -> Proposal | None:
    """The percentage with the two figures that it is between."""
    groups = found.match.groupdict()
    if broken(found, *(name for name in groups if name[0] == "g" and name[1:].isdigit())):
        return None
    if goes_on(found):
        return None
    if _from_elsewhere(found, _AHEAD[found.match.re.pattern]):
        return None
    if _OF_SOMETHING.search(found.words("g1")) or "- -" in found.match[0]:
        return None
    if groups.get("noun"):
        up = groups["noun"] in {*_UP_NOUNS, _PREMIUM}
    elif groups.get("more"):
        up = groups["more"] in _MORE.split("|") or groups["more"] == "↑up"
    elif "sign" in groups:
        up = _went_up(found)
    else:
        up = groups["up"] == "↑"
    return change(found, found.mention("p"), found.mention("a"), found.mention("b"), up=up)


def _went_up(found: Sighting) -> bool:
    """The way of *from A to B (-15%)*: by its sign or word, else by the figures themselves."""
    sign, way = found.words("sign"), found.words("way")
    if sign or way:
        return sign == "+ " if sign else way[0] == "↑"
    return found.mention("b").value > found.mention("a").value


def _from_elsewhere(found: Sighting, ahead: str) -> bool:
    """Whether the words around the figure before say that the percentage starts elsewhere."""
    behind = " ".join(found.abstract[found.match.end() :].split()[:4])
    closed = found.match[0][-1] == ")"  # a bracket ends what is said of the figure before
    if (not closed and _MEANT.search(behind)) or found.words(ahead)[-3:] in {"a ", " a ", "an "}:
        return True
    if _PARTICIPLE.search(found.words("g4")) or _GOES_ON.search(found.words("g2")):
        return True
    if _COMPARED.search(found.match[0]) and _OTHER_BASE.search(behind):
        return True
    return not of_period(found, ahead) or _FROM_ELSEWHERE.search(found.words("g1")) is not None


PATTERN = Pattern(
    CODE,
    "change",
    FORMS,
    propose,
    needs="P",
    words=(
        "↑",
        "↓",
        " from ",
        "above ",
        "below ",
        "more than ",
        "less than ",
        "fewer than ",
        "growth ",
    ),
)
