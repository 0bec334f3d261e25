"""An assertion for tests: every figure of this text has a source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from figurecheck.asking.grounding import Shelf


def assert_grounded(
    text: object,
    sources: Shelf | Iterable[object],
    *,
    fail_on: str = "warning",
    allow_empty: bool = False,
    **options: Any,
) -> None:
    r"""Nothing, where every figure of the text that needs a source has one among these.

    ``sources`` are what ``figurecheck.ground`` takes, or a shelf that was opened once for many
    tests; the further options are those of ``figurecheck.ground``. What a run of ``figurecheck
    ground`` would tell at or above the severity ``fail_on`` fails, unless somebody has accepted
    it::

        def test_the_summary_rests_on_its_tables():
            assert_grounded(write_summary(), ["riders.csv", "minutes.txt"])

    Raises:
        AssertionError: where one has none, or the text has no figure, with what is told as its
            text.

    Examples:
        >>> riders = ("riders.csv", "line,2023,2024\nHarbour,41000,46200\nOld Town,3700,3905\n")
        >>> assert_grounded("Harbour had 46,200 riders in 2024, up 12.7 percent.", [riders])
    """
    __tracebackhide__ = True
    from figurecheck.asking.choose import failing
    from figurecheck.asking.grounding import ground

    grounding = (
        sources.ground(text, **options)
        if isinstance(sources, Shelf)
        else ground(text, sources, **options)
    )
    if failing(grounding.report, fail_on):
        raise AssertionError("\n" + grounding.to_text())
    if not grounding.figures and not allow_empty:
        msg = "there is no figure in the text, so nothing was compared (allow_empty lets that pass)"
        raise AssertionError(msg)
