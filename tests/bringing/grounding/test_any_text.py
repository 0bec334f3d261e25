"""Whatever stands in a text and in the table beside it, each figure has a verdict and its words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.errors import UsageError
from tests.sizes import examples

LABELS = st.sampled_from(
    ["Total", "Total net", "Harbour", "Old Town", "Net", "All", "2024", "Q1", "1 January 2024", ""]
)
TOTALS = st.sampled_from(["Total", "Total net", "All", "Total gross"])
CELLS = st.sampled_from(
    [
        "0",
        "1",
        "12",
        "3,4",
        "5%",
        "870",
        "41,000",
        "(7)",
        "-",
        "n/a",
        "",
        "x",
        "yes",
        "3-1",
        "$2.5m",
    ]
)
HEADINGS = st.sampled_from(
    ["Line,2023,2024", "Line,Total,Kind", "Year,Sales,2023", "Day,km,Miles", "Firm,Q1 2024,Q2 2024"]
)
WORDS = st.sampled_from(
    [
        *("0", "1", "5", "12", "870", "2 of 5", "3-1", "41,000", "$2.5 million", "half", "12%"),
        *("total", "net", "Harbour", "Old Town", "lines", "all", "no", "zero", "each", "combined"),
        *("rose", "fell by", "from", "to", "of", "and", "respectively", "in 2024", "in Q1", "days"),
        *(".", ",", "km", "more than", "on 1 January 2024", "at least", "per"),
    ]
)


def rows(labels: st.SearchStrategy[str]) -> st.SearchStrategy[list[tuple[str, str, str]]]:
    """A few rows of a table whose labels are drawn from some."""
    return st.lists(st.tuples(labels, CELLS, CELLS), min_size=1, max_size=5)


def ground(text: str, table: str) -> fc.Grounding | None:
    """What becomes of the figures; ``None`` where the table has none."""
    try:
        return fc.ground(text, [("lines.csv", table)])
    except UsageError:
        return None


@settings(max_examples=examples(100), deadline=None)
@given(
    st.lists(WORDS, min_size=1, max_size=14).map(" ".join),
    HEADINGS,
    rows(LABELS) | rows(TOTALS),
)
def test_every_figure_has_a_verdict_and_the_same_one_again(
    text: str, heading: str, table_rows: list[tuple[str, str, str]]
) -> None:
    lines = (",".join(f'"{cell}"' for cell in row) for row in table_rows)
    table = "\n".join((heading, *lines)) + "\n"

    found, again = ground(text, table), ground(text, table)

    if found is not None and again is not None:
        assert found.to_json() == again.to_json()
        assert all(one.verdict for one in found.figures)
