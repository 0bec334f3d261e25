"""Files of records in one shape: fields in their order, one blank line between records, comments
where they belong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attr

from figurecheck.catalogue import reader_of
from figurecheck.claims.files import records_of
from figurecheck.keeping.texts import BOM, line_end, ordered, pairs_of, rank, spelled
from figurecheck.model.finding import Problem
from figurecheck.reading.claims.fields import check_fields
from figurecheck.reading.formats import BLANKS, lines_of


@attr.frozen
class Formatted:
    """What a file comes to: its text in shape, and what is wrong with it, where the text is as it
    was.
    """

    before: bytes
    text: str
    problems: tuple[Problem, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the file would have other bytes."""
        return self.text.encode("utf-8", "surrogatepass") != self.before and not self.problems


@attr.define
class _Piece:
    """A field as it stands in a file: its lines, those of its value's continuation too, below its
    comments.
    """

    comments: list[str]
    name: str
    lines: list[str]


def formatted(files: Mapping[str, bytes]) -> dict[str, Formatted]:
    """The files that have a shape, each as it would be; dimensions that one of the files declares
    hold for all.

    Blocks of lines have one; rows of a table and lines of JSON keep theirs.
    """
    read = {name: records_of(name, content) for name, content in files.items()}
    declared = {
        field.value.split("=")[0].strip()
        for records, _ in read.values()
        for record in records
        for field in record.all("dimension")
    }
    dimensions = frozenset(declared | {"where", "by"})
    result: dict[str, Formatted] = {}
    for name, content in files.items():
        reader = reader_of(name)
        if reader is None or not reader.blocks:
            continue
        records, problems = read[name]
        found = (
            *problems,
            *(one for record in records for one in check_fields(record, dimensions)),
        )
        text = "" if found else shaped(content.decode("utf-8"))
        result[name] = Formatted(content, text, found)
    return result


def shaped(text: str) -> str:
    """A text of records that can be read, in shape; shaping it again changes nothing.

    A comment stays with the field or record that it stands above, one that stands alone stays
    alone, and the end of lines is the one that most of them have. Values stay as they are, but for
    blanks around them, which are no part of them.
    """
    end = line_end(text)
    blocks = [_block(lines) for lines in _runs(lines_of(text.removeprefix(BOM)))]
    return (end + end).join(end.join(block) for block in blocks) + (end if blocks else "")


def _runs(lines: Iterable[str]) -> Iterable[list[str]]:
    """The runs of lines that are not blank."""
    run: list[str] = []
    for line in (*lines, ""):
        if line.strip(BLANKS):
            run.append(line.rstrip(BLANKS))
        elif run:
            yield run
            run = []


def _block(lines: list[str]) -> list[str]:
    """The lines of one record in order; of comments alone as they are."""
    pieces: list[_Piece] = []
    comments: list[str] = []
    for line in lines:
        if line.startswith("#"):
            comments.append(line)
        elif line.startswith("+"):
            pieces[-1].lines.append(f"+ {line[1:].removeprefix(' ')}".rstrip(BLANKS))
        else:
            name, _, value = line.partition(":")
            pieces.append(_Piece(comments, name, spelled([(name, value.strip(BLANKS))])))
            comments = []
    if not pieces:
        return comments
    kind = pieces[0].name
    sorted_pieces = [pieces[0], *sorted(pieces[1:], key=lambda piece: rank(kind, piece.name))]
    return [
        *(line for piece in sorted_pieces for line in (*piece.comments, *piece.lines)),
        *comments,
    ]


def same_records(name: str, one: bytes, other: bytes) -> bool:
    """Whether two versions of a file hold the same records, fields in whatever order."""
    first, second = (records_of(name, content) for content in (one, other))
    if first[1] or second[1]:
        return False
    return [ordered(pairs_of(record)) for record in first[0]] == [
        ordered(pairs_of(record)) for record in second[0]
    ]
