"""Sources against quantities: who gives a figure for which days, and whether it holds beside the
others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import attr

from figurecheck.model.claim import Claim
from figurecheck.model.subject import publisher, what, when, where
from figurecheck.report.html.lookup import Lookup

MATRICES = 6
COLUMNS = 8
ROWS = 14

VERDICTS: Mapping[str, str] = MappingProxyType(
    {
        "adds up": "agree",
        "tight": "agree",
        "tied": "agree",
        "in conflict": "in conflict",
        "set aside": "aside",
    }
)
MARKS: Mapping[str, str] = MappingProxyType(
    {"agree": "✓", "in conflict": "✗", "alone": "–", "aside": "·"}
)


@attr.frozen(eq=False, repr=False)
class Cell:
    """What one source says of one quantity: its figures, and ``agree``, ``in conflict``, ``alone``
    or ``aside``.
    """

    words: str
    verdict: str
    mark: str


@attr.frozen(eq=False, repr=False)
class Matrix:
    """One measure and place: a row for each source (publisher, id), a column for each window;
    ``None`` for silence.

    ``left_out`` says how many sources and windows are not shown, empty where all are.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[str, str], tuple[Cell | None, ...]], ...]
    left_out: str


def matrices(lookup: Lookup) -> tuple[tuple[Matrix, ...], int]:
    """For each measure and place that several sources speak of, those in conflict first; and how
    many were left out.
    """
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in lookup.report.claims:
        groups.setdefault((what(lookup.report.claims, claim), where(claim)), []).append(claim)
    several = {
        key: claims for key, claims in groups.items() if len({claim.source for claim in claims}) > 1
    }
    ordered = sorted(
        several, key=lambda key: (-_torn(lookup, several[key]), -len(several[key]), key)
    )
    shown = tuple(_matrix(lookup, key, several[key]) for key in ordered[:MATRICES])
    return shown, len(ordered) - len(shown)


def _torn(lookup: Lookup, claims: Sequence[Claim]) -> int:
    return sum(lookup.covered[claim.name].status == "in conflict" for claim in claims)


def _matrix(lookup: Lookup, key: tuple[str, str], claims: Sequence[Claim]) -> Matrix:
    windows: dict[str, list[Claim]] = {}
    sources: dict[str, list[Claim]] = {}
    for claim in claims:
        windows.setdefault(claim.window.canonical if claim.window is not None else "", []).append(
            claim
        )
        sources.setdefault(claim.source, []).append(claim)
    columns = _weightiest(lookup, windows)[:COLUMNS]
    columns.sort(key=lambda name: (_order(windows[name][0]), name))
    told = {claim.name for name in columns for claim in windows[name]}
    speaking = {
        name: own for name, own in sources.items() if any(claim.name in told for claim in own)
    }
    rows = sorted(
        _weightiest(lookup, speaking)[:ROWS], key=lambda name: (_order(speaking[name][0]), name)
    )
    left = [
        f"{count:,} {noun}{'s' if count > 1 else ''}"
        for count, noun in (
            (len(sources) - len(rows), "source"),
            (len(windows) - len(columns), "window"),
        )
        if count
    ]
    return Matrix(
        ", ".join(part for part in key if part),
        tuple(when(windows[name][0]) or "no days given" for name in columns),
        tuple(_row(lookup, name, speaking[name], columns) for name in rows),
        " and ".join(left),
    )


def _weightiest(lookup: Lookup, groups: Mapping[str, Sequence[Claim]]) -> list[str]:
    """The names of the groups, those with most in conflict and most sources first."""
    return sorted(
        groups,
        key=lambda name: (
            -_torn(lookup, groups[name]),
            -len({claim.source for claim in groups[name]}),
            name,
        ),
    )


def _order(claim: Claim) -> tuple[int, ...]:
    return claim.window.order if claim.window is not None else ()


def _row(
    lookup: Lookup, source: str, claims: Sequence[Claim], columns: Sequence[str]
) -> tuple[tuple[str, str], tuple[Cell | None, ...]]:
    name = publisher(lookup.report.claims, source)
    return (name, "" if name == source else source), tuple(_cells(lookup, claims, columns))


def _cells(
    lookup: Lookup, claims: Sequence[Claim], columns: Sequence[str]
) -> Iterator[Cell | None]:
    for column in columns:
        own = [
            one
            for one in claims
            if (one.window.canonical if one.window is not None else "") == column
        ]
        if not own:
            yield None
            continue
        verdicts = [VERDICTS.get(lookup.covered[claim.name].status, "alone") for claim in own]
        verdict = next(one for one in ("in conflict", "agree", "alone", "aside") if one in verdicts)
        yield Cell(
            "; ".join(dict.fromkeys(claim.figure.text for claim in own[:4])),
            verdict,
            MARKS[verdict],
        )
