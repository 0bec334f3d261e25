"""Claims as a table, a row each, that is read as the same claims again."""

from __future__ import annotations

from collections.abc import Mapping

from figurecheck.bringing.tables.tables import spelled_table
from figurecheck.keeping.exports import (
    Export,
    Exported,
    bad_claims,
    claims_in_order,
    pairs_with_source,
)
from figurecheck.keeping.texts import rank
from figurecheck.model.claims import Claims


def table(claims: Claims) -> list[list[str]]:
    """A row of headings, then a row a claim; a field that repeats has as many columns as one claim
    needs.
    """
    rows = [pairs_with_source(claim) for claim in claims_in_order(claims)]
    most: dict[str, int] = {"claim": 1, "figure": 1}
    for pairs in rows:
        counts: dict[str, int] = {}
        for name, _ in pairs:
            counts[name] = counts.get(name, 0) + 1
        for name, count in counts.items():
            most[name] = max(most.get(name, 0), count)
    names = [
        "claim",
        *sorted(most.keys() - {"claim"}, key=lambda name: (rank("claim", name), name)),
    ]
    result = [[name for name in names for _ in range(most[name])]]
    for pairs in rows:
        cells: list[str] = []
        for name in names:
            values = [value for one, value in pairs if one == name]
            cells += values + [""] * (most[name] - len(values))
        result.append(cells)
    return result


def write(claims: Claims, names: Mapping[str, str]) -> Exported:
    """The table as text, lines that end in CR LF, with no cell that a spreadsheet takes for a
    formula.
    """
    del names
    return Exported(spelled_table(table(claims)), bad_claims(claims))


EXPORT = Export("csv", "a row a claim", write)
