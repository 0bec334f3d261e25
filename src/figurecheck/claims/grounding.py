"""Groundings: what each figure of a text rests on, as other programs use it."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import attr

from figurecheck.claims.report import Report
from figurecheck.model.grounded import Grounded


@attr.frozen(eq=False, repr=False)
class Grounding(Grounded):
    r"""The figures of a text, each with its verdict, the evidence on both sides, and how strong it
    is.

    What it holds is said at ``Grounded``, the plain data that formats write.

    Examples:
        >>> import figurecheck as fc
        >>> riders = ("riders.csv", "line,2023,2024\nHarbour,41000,46200\nOld Town,3700,3905\n")
        >>> g = fc.ground("Harbour had 46,200 riders in 2024, up 12.7 percent.", [riders])
        >>> [(one.text, one.verdict) for one in g.figures]
        [('46,200 riders', 'stated'), ('12.7 percent', 'derived')]
        >>> g.ok, g.counts["absent"]
        (True, 0)
        >>> g = fc.ground("Old Town had 3,950 riders in 2024.", [riders])
        >>> [(one.text, one.verdict) for one in g.figures], g.report.ok
        ([('3,950 riders', 'conflict')], False)
    """

    report: Report = attr.field(kw_only=True)

    def to_text(self, *, verbose: bool = False) -> str:
        """The grounding as ``figurecheck ground`` prints it; ``verbose`` as it does with ``-v``."""
        from figurecheck.report.grounding import text_of

        return text_of((self,), verbose=verbose)

    def to_json(self) -> str:
        """The grounding as JSON, schema ``figurecheck-grounding/1``."""
        from figurecheck.report.grounding import json_of

        return json_of((self,))

    def to_html(self) -> str:
        """The text as a page that stands on its own, its figures coloured by verdict, with their
        sources beside it.
        """
        from figurecheck.report.grounded_page import page_of

        return page_of((self,))

    def to_frame(self, backend: str | ModuleType) -> Any:
        """A data frame with a row for each figure, made by ``pandas``, ``polars``, ``pyarrow`` or
        ``modin``.

        Every value is text, as in ``ClaimSet.to_frame``.

        Raises:
            UsageError: where narwhals, from the extra ``frames``, or the backend is not installed.
        """
        from figurecheck.claims.frames import framed
        from figurecheck.report.grounding import columns_of

        return framed(columns_of(self), backend)

    def __str__(self) -> str:
        """What ``figurecheck ground`` prints."""
        return self.to_text().rstrip("\n")

    def _repr_html_(self) -> str:
        """The text with its figures coloured, for notebooks."""
        from figurecheck.report.grounded_page import fragment_of

        return fragment_of(self)
