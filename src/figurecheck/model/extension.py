"""The entries that drop-in files carry: what a module of an extension folder must define."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attr

from figurecheck.model.checked import Checked
from figurecheck.model.finding import Problem
from figurecheck.model.record import Record


@attr.frozen(eq=False, repr=False)
class Reader:
    """A file format that holds records: one module of ``reading/formats``, under the name ``READER``.

    ``suffixes`` are the endings of file names, in lower case and with the dot. ``read`` takes the text of a
    file and the name the file goes by, and gives the records in the order written and what is wrong with
    the others, in the order met. It never raises on what the text holds: a bad record is left out, with a
    problem, and the rest is read.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[str, str], tuple[list[Record], list[Problem]]]


@attr.frozen(eq=False, repr=False)
class Format:
    """An output format: one module of ``report/formats``, under the name ``FORMAT``.

    ``render`` gives the whole text of a report, which ends with a line end; ``verbose`` asks for what a reader can do
    without. ``pages``, for a format whose text may be cut to stay small, gives all of it as files by name: the one to
    open first, always ``index.html``, and those it leads to, which lie in the same folder.
    """

    name: str
    summary: str
    render: Callable[[Checked, bool], str]
    pages: Callable[[Checked, bool], Mapping[str, str]] | None = None
