"""The report as a page to keep and to mail: one file, without network or script."""

from __future__ import annotations

from collections.abc import Mapping

from figurecheck.model.checked import Checked
from figurecheck.model.extension import Format


def render(report: Checked, verbose: bool) -> str:  # noqa: ARG001, FBT001 -- what is not asked for is folded away
    """One page that stands on its own; with very many findings it tells the first and names
    others.
    """
    from figurecheck.report.html.page import (
        page,
    )  # 60 ms: only those who ask for the page pay for its templates

    return page(report)


def pages(report: Checked, verbose: bool) -> Mapping[str, str]:  # noqa: ARG001, FBT001 -- the same
    """All of it, as ``index.html`` and, where that would grow too large, the pages it leads to."""
    from figurecheck.report.html.page import pages as all_pages

    return all_pages(report)


FORMAT = Format(
    "html",
    "a page to keep: one file that opens without a network, prints, and needs no script",
    render,
    pages,
)
