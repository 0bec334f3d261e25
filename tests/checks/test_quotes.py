"""Which figures stand in their quotes."""

from __future__ import annotations

from pathlib import Path

import pytest

import figurecheck as fc

RECORDS = """\
measure: thing
unit: {unit}

source: desk

claim: one
figure: {figure}
measure: thing
quote: {quote}
where: Kiel
when: 2025-01-06
"""


def told(folder: Path, figure: str, quote: str, unit: str = "USD") -> bool:
    """Whether a figure is said not to stand in its quote."""
    text = RECORDS.format(figure=figure, quote=quote, unit=unit)
    (folder / "one.rec").write_text(text, encoding="utf-8")
    return any(finding.code == "FC102" for finding in fc.check(fc.load(folder)))


@pytest.mark.parametrize(
    ("figure", "quote", "unit"),
    [
        ("270.25", "shares closed at 270.25p on Friday", "pence"),
        ("more than $1.2bn", "saw more than $1.2bn-worth of beans", "USD"),
        ("$5", "it costs $5.", "USD"),
        ("$100", "a sub-$100 notebook", "USD"),
        ("$100", "the price(up to $100/€90)–$100—falls", "USD"),
        ("five dollars", "it was five dollars—all of it—she said", "USD"),
        ("$5 per hour", "They take $5 per hour.2", "USD per hour"),
    ],
)
def test_a_figure_stands_in_its_quote_though_a_word_goes_on(
    tmp_path: Path, figure: str, quote: str, unit: str
) -> None:
    assert not told(tmp_path, figure, quote, unit)


@pytest.mark.parametrize(
    ("figure", "quote"),
    [
        ("$5", "it costs $5m."),
        ("$5", "it costs $50 in all"),
        ("5", "the 5th was sold"),
        ("$5", "it costs $5.50"),
        ("27", "closed at 270p"),
        ("$5", "it costs $5/kg"),
        ("5", "up 5% this year"),
        ("5", "at -5 degrees"),
        ("5", "at 2.5—more than"),
        ("$5", "it costs A$5—more than"),
    ],
)
def test_another_figure_in_the_quote_is_told(tmp_path: Path, figure: str, quote: str) -> None:
    assert told(tmp_path, figure, quote)
