"""Figures of company reports: each is told of a line, and the period is left to be understood."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import figurecheck as fc
from tests.sizes import up_to

BY_ROW = """"(in millions)",Q3 2024,Q3 2023
Revenue,$517.5,$585.5
Net income,$95.2,$87.7
Gross margin,44.1%,41.3%
"""

BY_COLUMN = """period,revenue,net_income,gross_margin_pct
Q3 2024,517.5,95.2,44.1
Q3 2023,585.5,87.7,41.3
"""


def told(text: str, table: str) -> list[str]:
    found = fc.ground(text, [("results.csv", table)])
    return [one.verdict for one in found.figures if one.kind != "date"]


@pytest.mark.parametrize("table", [BY_ROW, BY_COLUMN])
@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Revenue fell to $517.5 million from $580.5 million.", ["=", "conflict"]),
        ("Revenue fell to $571.5 million from $585.5 million.", ["conflict", "="]),
        ("Revenue fell to $1512.6 million from $585.5 million.", ["conflict", "="]),
        ("Revenue fell to $571.5 million from $2020.1 million.", ["conflict", "conflict"]),
        ("Gross margin rose to 46.1% from 41.3%.", ["conflict", "="]),
        (
            "Mills had revenue of $571.5 million, up from $585.5 million last year.",
            ["conflict", "="],
        ),
    ],
)
def test_a_figure_that_no_period_has_contradicts_all(
    text: str, verdicts: list[str], table: str
) -> None:
    found = told(text, table)

    assert ["conflict" if one == "conflict" else "=" for one in found] == verdicts
    assert "absent" not in found


@pytest.mark.parametrize("table", [BY_ROW, BY_COLUMN])
@pytest.mark.parametrize(
    "text",
    [
        "European revenue was $371.5 million.",
        "Revenue from licences was $371.5 million.",
        "Revenue was $371.5 million in Europe.",
        "In Europe, revenue was $371.5 million.",
        "Adjusted net income was $98.2 million.",
        "Revenue rose $31.5 million to $517.5 million.",
        "Revenue is expected to reach $570.5 million.",
        "Revenue was $432.1 million in the first half.",
        "Revenue for fiscal 2024 was $2.1 billion.",
        "Revenue was $432.1 million in the second quarter of 2024.",
        "Net income was $95.2 million, or $2.11 per share.",
        "Revenue was about $550 million.",
        "Gross margin rose 3%.",
        "In the third quarter of 2024, net income was $95.2 million on revenue of $517.5 million.",
    ],
)
def test_what_may_be_of_something_else_contradicts_nothing(text: str, table: str) -> None:
    assert "conflict" not in told(text, table)


@settings(max_examples=up_to(10), deadline=None)
@given(
    st.lists(st.integers(100, 99_999), min_size=2, max_size=2, unique=True),
    st.integers(100, 99_999) | st.integers(15_000, 20_999),
    st.booleans(),
)
def test_a_report_contradicts_its_table_where_it_is_wrong_and_nowhere_else(
    tenths: list[int], wrong: int, by_row: bool
) -> None:
    now, then = (f"{Fraction(one, 10).__floor__()}.{one % 10}" for one in tenths)
    said = f"{wrong // 10}.{wrong % 10}"
    table = (
        f'"(in millions)",2024,2023\nRevenue,{now},{then}\nStaff costs,1.5,1.4\n'
        if by_row
        else f"year,revenue\n2024,{now}\n2023,{then}\n"
    )
    moved = "rose" if tenths[0] > tenths[1] else "fell"

    right = told(f"Revenue {moved} to ${now} million from ${then} million.", table)
    off = told(f"Revenue {moved} to ${said} million from ${then} million.", table)

    assert "conflict" not in right
    assert "conflict" not in off[1:]
    near = wrong in tenths or any(5 * min(wrong, one) <= max(wrong, one) for one in tenths)
    assert near or off[0] == "conflict"
