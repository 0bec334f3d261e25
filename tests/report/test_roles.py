"""What stands at a place of a conflict is said by its role, never read out of its words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import figurecheck as fc
from figurecheck.model.checked import Checked
from figurecheck.model.finding import ROLES
from figurecheck.report.formats.html import render as page
from figurecheck.report.formats.markdown import render as markdown
from figurecheck.report.formats.text import full

RECORDS = """\
measure: cases
unit: case

source: first
publisher: also today

claim: day
figure: 40 cases
measure: cases
when: 2025-03-10

source: second

claim: day
figure: 55 cases
measure: cases
when: 2025-03-10

source: third

claim: day
figure: 55 cases
measure: cases
when: 2025-03-10
"""


def test_the_roles_of_a_conflict_part_who_speaks_from_who_says_the_same() -> None:
    (conflict,) = fc.check(fc.loads(RECORDS)).conflicts

    assert sorted((label.text, label.role) for label in conflict.labels) == [
        ("40 cases", "says"),
        ("55 cases", "agrees"),
        ("55 cases", "says"),
    ]
    assert {label.role for label in conflict.labels} <= set(ROLES)


@pytest.mark.parametrize("render", [lambda report, _: full(report), markdown, page])
def test_a_publisher_called_also_is_one_side_of_the_conflict(
    render: Callable[[Checked, bool], str],
) -> None:
    told = render(fc.check(fc.loads(RECORDS)), False)

    assert "40 cases" in told
    assert "also today" in told
    assert "who say the same" not in told.partition("also today")[0].rpartition("55 cases")[2]


def test_a_publisher_called_also_has_its_own_line_in_the_text() -> None:
    told = full(fc.check(fc.loads(RECORDS))).splitlines()
    at = next(index for index, line in enumerate(told) if "also today; read as" in line)

    assert told[at - 1].endswith("| figure: 40 cases")
