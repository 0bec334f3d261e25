"""Word documents come back with a comment at each figure of a finding."""

from __future__ import annotations

from collections.abc import Iterator

from figurecheck.bringing.documents.commented import Comment, commented
from figurecheck.bringing.giving_back import GivenBack, Returned
from figurecheck.model.checked import Checked
from figurecheck.model.spelling import spell_count


def mark(content: bytes, name: str, found: Checked) -> Returned:
    """The document with its comments; what stands at the nearest paragraph is told."""
    comments = list(_comments(found, name))
    written, astray = commented(content, name, comments)
    told = tuple(
        f"a note, box or heading has no comments: at the nearest paragraph: {one.text}"
        for one in astray
    )
    return Returned(written, spell_count(len(comments), "comment"), told)


def _comments(found: Checked, name: str) -> Iterator[Comment]:
    """The comments of a document: the first figure of a finding says all of it, the others what it
    is about.
    """
    for finding in found.findings:
        labels = [one for one in finding.labels if one.place.file == name]
        for index, label in enumerate(labels):
            why = "; ".join(finding.arithmetic)
            whole = f"{finding.headline}{f' (why: {why})' if why else ''}"
            told = f"{finding.severity} {finding.code}: {whole} [{finding.key}]"
            said = told if index == 0 else f"see {finding.key}: {finding.headline}"
            length = max(len(label.text), 1)
            yield Comment(label.place.line, label.place.column, length, said)


GIVEN_BACK = GivenBack(
    "docx",
    ".docx",
    "Word document",
    "a Word document given back with comments, needs --output",
    mark,
)
