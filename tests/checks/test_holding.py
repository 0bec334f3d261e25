"""What a claim is held against, as a person would write the sum."""

from __future__ import annotations

import pytest

import figurecheck as fc

DAYS = """measure: arrests
unit: arrest

source: police

claim: first
figure: 131
measure: arrests
when: 2025-03-10

claim: second
figure: 142
measure: arrests
when: 2025-03-11

source: mayor

"""


def against(other: str) -> tuple[str, ...]:
    report = fc.check(fc.loads(f"{DAYS}claim: other\n{other}\n"))
    (covered,) = [one for one in report.coverage if one.claim == "mayor/other"]
    return covered.checks


@pytest.mark.parametrize(
    ("other", "line"),
    [
        ("figure: 273\nmeasure: arrests\nwhen: 2025-03-10/2025-03-11", "131 + 142 = 273"),
        (
            "figure: about 136\nmeasure: arrests\nstatistic: average per day\nwhen: 2025-03-10/2025-03-11",
            "at least (131 + 142) ÷ 2 = 136.5 (police/first and police/second)",
        ),
        (
            "figure: 44\nmeasure: arrests\nstatistic: average per day\nwhen: 2025-03-10/2025-03-12",
            "at least 131 ÷ 3 = about 43.67 (police/first)",
        ),
        ("figure: over 250\nmeasure: arrests\nwhen: 2025-03-09/2025-03-11", "at least 131 + 142 = 273"),
    ],
)
def test_a_figure_is_held_against_a_sum_as_people_write_it(other: str, line: str) -> None:
    lines = against(other)

    assert [one for one in lines if one.startswith(line)], lines
