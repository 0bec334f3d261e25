"""What two claims share, told by the measure that both speak of."""

from __future__ import annotations

import figurecheck as fc
from figurecheck.asking.link import link

CLAIMS = """\
measure: arrests
unit: arrest

claim: day
figure: 204
measure: arrests
where: Denver
when: 2025-03-10

claim: week
figure: about 100
measure: arrests
where: Denver
when: 2025-03-10/2025-03-16
"""


def test_a_running_count_is_told_as_what_it_counts() -> None:
    first, *others = link(fc.loads(CLAIMS, "police.rec"), "day", "week")

    assert first == "police/day says 204 at police.rec:5:9"[: len(first)]
    assert all(line.endswith(" (both speak of arrests{where=Denver})") for line in others)
