"""A change in percent does not fit the two figures that it is between.

What it checks
    Where a sentence gives a percentage of rising or falling with the figure before and the figure
    after, in any order (*rose P to B from A*, *from A to B, a P rise*, *B, up P from A*, *B, P more
    than A*), the percentage is that of the two figures.

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

from figurecheck.bringing.prose.gate import broken, of_period
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
_NOUN = rf"[↑↓]?(?P<noun>{'|'.join((*_UP_NOUNS, *_DOWN_NOUNS))})"
_MORE = "↑higher than|above|more than|↑up from|↑up on"
_LESS = "↓lower than|below|less than|fewer than|↓down from|↓down on"
_OF_SOMETHING = re.compile(r"\S+ .*\bof $")
"""Words ahead of a percentage that make it a part of a name: *the price of 99.5 percent pure
metal*.
"""

_MOVED = rf"(?P<up>↑|↓)\S+ (?P<g1>{gap(5)})"
_BY = (
    rf"(?:, |\( |— |- )(?P<g6>(?:or |an? |up |↑up |↓down |about |nearly ){{0,2}}){_P} ?"
    rf"(?:[↑↓]?(?:{'|'.join((*_UP_NOUNS, *_DOWN_NOUNS))})|(?=[,.)]|$))"
)
_WHEN = "in|last|this|the|over|year|month|week|quarter|period"
_EACH = r"(?:, or @[MCN]\d+ (?:[a-z]{1,12} ){0,3}?, )?(?:as of @[DY]\d+ )?"
"""The same once more, by share or person, which says nothing of the change."""

_TO_FROM = (
    rf"{_MOVED}{_P} (?P<g2>{loose_gap(7)})(?:to|at) (?P<g3>{gap(3)}){_B} "
    rf"(?:\( @M\d+ \) )?{_EACH}(?P<g4>{loose_gap(8)}){_FROM} (?P<g5>{dated_gap(5)}){_A}"
)
_FROM_TO = (
    rf"{_MOVED}{_P} (?P<g2>(?:(?:{_WHEN}|@[DY]\d+) ){{0,5}}?)from (?P<g3>{dated_gap(4)}){_A} "
    rf"(?P<g4>{loose_gap(4)})to (?P<g5>{gap(3)}){_B}"
)
_FROM_TO_BY = (
    rf"{_MOVED}from (?P<g2>{gap(3)}){_A} (?P<g3>{loose_gap(4)})to (?P<g4>{gap(3)}){_B}"
    rf" (?P<g5>{loose_gap(4)}){_BY}"
)
_TO_FROM_BY = (
    rf"{_MOVED}to (?P<g2>{gap(3)}){_B} {_EACH}(?P<g3>{loose_gap(5)})from (?P<g4>{gap(4)}){_A} "
    rf"(?P<g5>{loose_gap(4)}){_BY}"
)
_MORE_THAN = (
    rf"{_B} ,? ?(?P<g1>(?:or |which is |that is |is |was |were |an? ){{0,2}}){_P}"
    rf" (?P<more>{_MORE}|{_LESS}) "
    rf"(?P<g2>{gap(5)}){_A}"
)
_UP_FROM = (
    rf"{_B} (?P<g0>{gap(3)})?, (?P<more>↑up|↓down) (?P<g1>{gap(3)}){_P} (?P<g3>{gap(3)})from"
    rf" (?P<g2>{gap(5)}){_A}"
)
_RISE_TO = (
    rf"(?:an? |the )(?P<g1>{gap(1)}){_P} {_NOUN} (?P<s2>(?:in {dated_gap(6)})?)to"
    rf" (?P<g3>{gap(2)}){_B} "
    rf"(?P<g4>{loose_gap(4)})from (?P<g5>{dated_gap(4)}){_A}"
)
_AHEAD = {
    _TO_FROM: "g5",
    _FROM_TO: "g3",
    _FROM_TO_BY: "g2",
    _TO_FROM_BY: "g4",
    _MORE_THAN: "g2",
    _UP_FROM: "g2",
    _RISE_TO: "g5",
}
"""For each form the words ahead of the figure that the change is from."""

_MEANT = re.compile(
    r"\b(?:targets?|goals?|forecasts?|estimates?|estimated|expected|budget(?:ed)?|planned|projected|loss|losses)\b"
)
"""Words behind the figure before that make it one that never was."""

_FROM_ELSEWHERE = re.compile(r"\b(?:from|to|at|current)\b")
FORMS = (_TO_FROM, _FROM_TO, _FROM_TO_BY, _TO_FROM_BY, _MORE_THAN, _UP_FROM, _RISE_TO)


def propose(found: Sighting) -> Proposal | None:
    """The percentage with the two figures that it is between."""
    groups = found.match.groupdict()
    if broken(found, *(name for name in groups if name[0] == "g" and name[1:].isdigit())):
        return None
    if _MEANT.search(" ".join(found.abstract[found.match.end() :].split()[:4])):
        return None
    if _OF_SOMETHING.search(groups.get("g1") or "") or "- -" in found.match[0]:
        return None
    if not of_period(found, _AHEAD[found.match.re.pattern]) or _FROM_ELSEWHERE.search(
        groups["g1"] or ""
    ):
        return None
    if groups.get("noun"):
        up = groups["noun"] in _UP_NOUNS
    elif groups.get("more"):
        up = groups["more"] in _MORE.split("|") or groups["more"] == "↑up"
    else:
        up = groups["up"] == "↑"
    return change(found, found.mention("p"), found.mention("a"), found.mention("b"), up=up)


PATTERN = Pattern(
    CODE,
    "change",
    FORMS,
    propose,
    needs="P",
    words=("↑", "↓", "above ", "below ", "more than ", "less than ", "fewer than ", "growth "),
)
