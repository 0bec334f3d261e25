"""A Word document given back with a comment at each figure in question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from io import BytesIO
from typing import Any, NamedTuple

from figurecheck.errors import UsageError

AUTHOR, INITIALS = "figurecheck", "fc"

_LEFT_OUT = frozenset({"del", "moveFrom", "tbl", "txbxContent", "pict"})
"""Elements whose paragraphs are not those of the running text, as the reader has it."""

_ONE_CHARACTER = frozenset({"tab", "br", "cr", "noBreakHyphen"})


class Comment(NamedTuple):
    """What is said of some words: their paragraph, counted from 1, their first character in it,
    counted from 1, how many they are, and what is said.
    """

    paragraph: int
    character: int
    length: int
    text: str


def commented(
    content: bytes, name: str, comments: Sequence[Comment]
) -> tuple[bytes, tuple[Comment, ...]]:
    """The document with the comments, and those that stand at the nearest paragraph, since theirs
    is a note.

    Raises:
        UsageError: where python-docx is missing, or cannot read or write the document.
    """
    try:
        import docx
    except ImportError:
        msg = f"{name}: to comment a Word document python-docx is needed"
        raise UsageError(msg, "pip install 'figurecheck[docx]'") from None
    try:
        document = docx.Document(BytesIO(content))
        paragraphs = list(_paragraphs(document.element.body))
        astray = []
        for one in comments:
            inside = one.paragraph <= len(paragraphs)
            astray += [] if inside else [one]
            place = paragraphs[min(one.paragraph, len(paragraphs)) - 1] if paragraphs else None
            runs = _runs(document, place, one, whole=not inside)
            if runs:
                document.add_comment(runs, text=one.text, author=AUTHOR, initials=INITIALS)
        written = BytesIO()
        document.save(written)
    except UsageError:
        raise
    except Exception as error:
        msg = f"{name}: no comments can be put into it ({type(error).__name__})"
        raise UsageError(msg, "open it in a word processor and save it anew") from None
    return written.getvalue(), tuple(astray)


def _paragraphs(element: Any) -> Iterator[Any]:
    """The paragraphs of the running text, in order, as the reader counts them."""
    waiting = list(reversed(element))
    while waiting:
        one = waiting.pop()
        kind = _kind(one)
        if kind in _LEFT_OUT:
            continue
        if kind == "p":
            yield one
            continue
        waiting += reversed(one)


def _kind(element: Any) -> str:
    tag = element.tag
    return tag[tag.find("}") + 1 :] if isinstance(tag, str) else ""


def _runs(document: Any, paragraph: Any, comment: Comment, *, whole: bool) -> list[Any]:
    """The runs that hold the words of a comment, parted so that they hold nothing else; all of the
    paragraph where it is another one.
    """
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    if paragraph is None:
        return []
    own = Paragraph(paragraph, document)
    if whole:
        return [Run(one, own) for one in _own_runs(paragraph)][:1]
    begins = comment.character - 1
    _part(paragraph, begins)
    _part(paragraph, begins + comment.length)
    found, at = [], 0
    for run in _own_runs(paragraph):
        size = _size(run)
        if size and at < begins + comment.length and begins < at + size:
            found.append(run)
        at += size
    direct = [one for one in found if one.getparent() is paragraph]
    return [Run(one, own) for one in (direct or found[:1])]


def _own_runs(paragraph: Any) -> list[Any]:
    """The runs of a paragraph that count, in order, those of links and of insertions too."""
    found = []
    waiting = list(reversed(paragraph))
    while waiting:
        one = waiting.pop()
        kind = _kind(one)
        if kind == "r":
            found.append(one)
        elif kind not in _LEFT_OUT:
            waiting += reversed(one)
    return found


def _size(run: Any) -> int:
    """How many characters of the text a run is."""
    return sum(
        len(one.text or "") if _kind(one) == "t" else _kind(one) in _ONE_CHARACTER for one in run
    )


def _part(paragraph: Any, offset: int) -> None:
    """Parts the run in which an offset lies, where all of its text is one piece."""
    at = 0
    for run in _own_runs(paragraph):
        size = _size(run)
        if at < offset < at + size:
            texts = [one for one in run if _kind(one) == "t"]
            if len(texts) != 1 or len(texts[0].text or "") != size:
                return
            second = deepcopy(run)
            words = texts[0].text
            rest = next(one for one in second if _kind(one) == "t")
            texts[0].text, rest.text = words[: offset - at], words[offset - at :]
            for one in (texts[0], rest):
                one.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.addnext(second)
            return
        at += size
