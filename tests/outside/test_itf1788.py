"""The statements of the interval test framework (ITF1788) that intervals here can be asked.

Where ``FIGURECHECK_ITF1788`` names a folder of its ``.itl`` files, their statements about subsets,
membership and equality of bare intervals with decimal ends are held against the interval type.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from figurecheck.model.interval import Interval, Number, exact

FOLDER = os.environ.get("FIGURECHECK_ITF1788", "")
BARE = r"\[\s*([^\],]+?)\s*,\s*([^\],]+?)\s*\]"
ASKED = re.compile(
    rf"^\s*(subset|equal|isMember)\s+(?:{BARE}|(\S+))\s+{BARE}\s*=\s*(true|false)\s*;", re.MULTILINE
)
DECIMAL = re.compile(r"[-+]?[0-9]+(\.[0-9]*)?|[-+]?\.[0-9]+")


def interval(lower: str, upper: str) -> Interval | None:
    """A bare interval; ``None`` for an end that is no decimal number and no infinity."""
    ends: list[Number | None] = []
    for text in (lower, upper):
        if text.lower().lstrip("+-") in {"infinity", "inf"}:
            ends.append(None)
        elif DECIMAL.fullmatch(text):
            ends.append(exact(Fraction(text)))
        else:
            return None
    return Interval(ends[0], ends[1], ends[0] is None, ends[1] is None)


def statements(text: str) -> Iterator[tuple[str, bool, bool]]:
    """Each statement that can be asked, with what it says and what the interval type does."""
    for found in ASKED.finditer(text):
        operation, one, two, number, three, four, told = found.groups()
        outer = interval(three, four)
        if outer is None:
            continue
        if operation == "isMember":
            if number is None or not DECIMAL.fullmatch(number):
                continue
            answer = exact(Fraction(number)) in outer
        else:
            inner = interval(one, two) if one is not None else None
            if inner is None:
                continue
            answer = inner.within(outer) and (operation == "subset" or outer.within(inner))
        yield found[0].strip(), told == "true", answer


SAMPLE = """\
testcase sample {
    subset [1.0, 2.0] [0.5, 2.0] = true;
    subset [-infinity, 2.0] [0.5, 2.0] = false;
    equal [1.0, 2.0] [1.0, 2.00] = true;
    equal [1.0, 2.0] [1.0, infinity] = false;
    isMember 2.0 [1.0, 2.0] = true;
    isMember -.5 [1.0, 2.0] = false;
    subset [empty] [1.0, 2.0] = true;
}
"""


def test_what_can_be_asked_is_asked() -> None:
    asked = list(statements(SAMPLE))

    assert len(asked) == 6
    assert all(told == answer for _, told, answer in asked)


@pytest.mark.skipif(not FOLDER, reason="FIGURECHECK_ITF1788 names no folder of .itl files")
def test_the_interval_type_agrees_with_every_statement_it_can_be_asked() -> None:
    asked = [
        one
        for path in sorted(Path(FOLDER).rglob("*.itl"))
        for one in statements(path.read_text(encoding="utf-8", errors="replace"))
    ]

    assert asked
    assert not [text for text, told, answer in asked if told != answer]
