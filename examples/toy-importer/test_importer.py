"""Whatever honest figures two tables give for one day, importing them must not put a contradiction
into them.
"""

from __future__ import annotations

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from importer import import_table

from figurecheck.testing import Wording, assert_consistent, figures


def in_words(wording: Wording) -> bool:
    """Whether the words alone say it all: a table has no column for `exact: yes` and the like."""
    return not wording.fields


@st.composite
def honest_pairs(draw: st.DrawFn) -> tuple[Wording, Wording]:
    """Two ways in which careful writers may put one true number of arrests."""
    wordings = figures(draw(st.integers(0, 9_999))).filter(in_words)
    return draw(wordings), draw(wordings)


# The same examples in every run, and no explanation of the lines that ran: the output beside this
# file stays as it is.
@settings(deadline=None, derandomize=True, database=None, phases=[Phase.generate, Phase.shrink])
@given(honest_pairs())
def test_importing_keeps_honest_figures_consistent(pair: tuple[Wording, Wording]) -> None:
    one, other = pair

    claims = [
        *import_table(f"arrests; 2025-03-10; {one.figure}", "police"),
        *import_table(f"arrests; 2025-03-10; {other.figure}", "gazette"),
    ]

    assert_consistent(claims)
