"""The entries that drop-in files carry: what a module of an extension folder must define."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import attr

from figurecheck.model.checked import Checked
from figurecheck.model.finding import Problem
from figurecheck.model.lines import Splice, verbatim
from figurecheck.model.record import Record
from figurecheck.model.statistic import Statistic


@attr.frozen(eq=False, repr=False)
class Reader:
    """A file format that holds records: one module of ``reading/formats``, under the name
    ``READER``.

    ``suffixes`` are the endings of file names, in lower case, each with the dot it starts with and
    no other. ``read`` takes the text of a file and the name the file goes by, and gives the records
    in the order written and what is wrong with the others, in the order met. It never raises on
    what the text holds: a bad record is left out, with a problem, and the rest is read.

    The others say what else can be done with such files, and may be left out. ``comment`` is what a
    line starts with that is a comment, empty where there are none. ``named`` says that a field
    stands as ``name: value`` on its line. ``blocks`` says that records are blocks of such lines as
    in a ``.rec`` file, so that they can be added to, completed and formatted there: it goes with
    ``named`` and the comment ``#``. ``splice`` says how a part of a value is made to read
    otherwise, and is called as ``model.lines.verbatim`` is, which does for values that stand in the
    text as they are.

    Raises:
        ValueError: where an ending is none, or blocks are of another kind.
    """

    name: str
    suffixes: tuple[str, ...] = attr.field()
    read: Callable[[str, str], tuple[list[Record], list[Problem]]]
    comment: str = attr.field(default="", kw_only=True)
    named: bool = attr.field(default=False, kw_only=True)
    blocks: bool = attr.field(default=False, kw_only=True)
    splice: Splice = attr.field(default=verbatim, kw_only=True)

    @suffixes.validator
    def _endings(self, _: object, suffixes: tuple[str, ...]) -> None:
        for one in suffixes:
            if one != one.lower() or one.rfind(".") != 0 or len(one) == 1:
                msg = (
                    f"the reader {self.name} is for files that end in {one!r}: write it as '.psv',"
                    " in lower case"
                )
                raise ValueError(msg)

    @blocks.validator
    def _as_in_rec(self, _: object, blocks: bool) -> None:  # noqa: FBT001
        if blocks and (not self.named or self.comment != "#"):
            msg = (
                f"the reader {self.name} has blocks=True: give it named=True and comment='#', as"
                " blocks have them"
            )
            raise ValueError(msg)


@attr.frozen(eq=False, repr=False)
class Format:
    """An output format: one module of ``report/formats``, under the name ``FORMAT``.

    ``render`` gives the whole text of a report, which ends with a line end; ``verbose`` asks for
    what a reader can do without. ``pages``, for a format whose text may be cut to stay small, gives
    all of it as files by name: the one to open first, always ``index.html``, and those it leads to,
    which lie in the same folder. ``for_source``, for a format that is addressed to sources, gives
    what it has for the one of that id. ``pieces``, for a format whose text grows with all there is,
    gives the text of ``render`` piece by piece, so that it need not be held at once.
    """

    name: str
    summary: str
    render: Callable[[Checked, bool], str]
    pages: Callable[[Checked, bool], Mapping[str, str]] | None = None
    for_source: Callable[[Checked, str, bool], str] | None = None
    pieces: Callable[[Checked, bool], Iterable[str]] | None = None

    def rendered(self, report: Checked, verbose: bool) -> Iterable[str]:  # noqa: FBT001 -- as ``render`` is called
        """The whole text of a report, in as many pieces as the format gives it."""
        given = self.render if self.pieces is None else self.pieces
        found = given(report, verbose)
        return (found,) if isinstance(found, str) else found


@attr.frozen(eq=False, repr=False)
class Statistics:
    """What figures may say of their days: one module of ``relations/statistics``, under the name
    ``STATISTICS``.

    ``members`` are those that one rule is about, in the order in which they are offered.
    """

    name: str
    members: tuple[Statistic, ...]
