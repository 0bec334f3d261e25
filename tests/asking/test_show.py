"""Which figures are drawn for what was asked for: by measure, days and place, or as some claim
writes it.
"""

from __future__ import annotations

import pytest

import figurecheck as fc
from figurecheck.asking.show import show
from figurecheck.errors import ExpressionError

CLAIMS = fc.loads(
    """\
measure: arrests
unit: arrest
alias: detentions

measure: officers
unit: officer
kind: stock

claim: here
figure: 204
measure: arrests
where: Denver
when: 2025-03-10

claim: there
figure: 117
measure: detentions
where: Boulder
when: 2025-03-10

claim: later
figure: 31
measure: arrests
where: Denver
when: 2025-04

claim: each
figure: 3
quantity: arrests[2025-03]{where=Denver} / officers[2025-03-10]
""",
    "city.rec",
)


def drawn(quantity: str) -> set[str]:
    """Which of the figures are among what is drawn."""
    text = show(CLAIMS, quantity)
    return {figure for figure in ("204", "117", "31") if f" {figure} " in text.replace("\n", " \n")}


@pytest.mark.parametrize(
    ("quantity", "figures"),
    [
        ("arrests", {"204", "117", "31"}),
        ("detentions", {"204", "117", "31"}),
        ("arrests[2025-03-10]", {"204", "117"}),
        ("arrests[2025-03-10]{where=Denver}", {"204"}),
        ("arrests{where=Denver}", {"204", "31"}),
        (" arrests[2025-04] ", {"31"}),
    ],
)
def test_a_measure_is_drawn_for_the_days_and_places_asked_for(
    quantity: str, figures: set[str]
) -> None:
    assert drawn(quantity) == figures


def test_a_quotient_is_drawn_as_a_claim_writes_it() -> None:
    text = show(CLAIMS, "arrests[2025-03]{where=Denver} / officers[2025-03-10]")

    assert text.startswith("arrests, Denver (March 2025) per officers (10 March 2025)")


@pytest.mark.parametrize(
    "quantity", ["arests", "arests[2025]", "officers", "arrests[2025-05]", "2 * arrests"]
)
def test_what_nobody_speaks_of_is_refused(quantity: str) -> None:
    with pytest.raises(fc.UsageError, match="no claim speaks of"):
        show(CLAIMS, quantity)


@pytest.mark.parametrize("quantity", ["arrests[", "arrests [2025]", "", "1 +"])
def test_what_cannot_be_read_is_refused(quantity: str) -> None:
    with pytest.raises(ExpressionError):
        show(CLAIMS, quantity)


def test_the_nearest_measure_is_offered_whatever_stands_behind_it() -> None:
    with pytest.raises(fc.UsageError, match="did you mean `arrests`"):
        show(CLAIMS, "arests[2025-03-10]{where=Denver}")
