"""Gives a Word document back with the findings as comments at its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from figurecheck.console import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from figurecheck.bringing.documents.commented import Comment
    from figurecheck.model.checked import Checked

FORMAT = "docx"
"""The name of the format, which is none of those that are written as text."""


def give_back(found: Checked, paths: Sequence[str], output: str | None) -> None:
    """Writes the one Word document among the paths to ``output`` with a comment at each figure of a
    finding.

    Raises:
        UsageError: where there is not exactly one, no output, or the output is the document.
    """
    import os

    from figurecheck.bringing.documents.commented import commented
    from figurecheck.claims.files import contents
    from figurecheck.errors import UsageError
    from figurecheck.keeping.saving import save
    from figurecheck.model.spelling import spell_count
    from figurecheck.report.safe import safe

    documents = [path for path in paths if os.path.splitext(path)[1].lower() == ".docx"]  # noqa: PTH122
    if len(documents) != 1:
        msg = "--format docx gives one Word document back, and takes exactly one .docx"
        raise UsageError(msg)
    (name,) = documents
    if not output:
        msg = "--format docx needs --output FILE"
        raise UsageError(msg)
    if os.path.exists(output) and os.path.samefile(output, name):  # noqa: PTH110, PTH121
        msg = f"--output {output}: that is the document itself"
        raise UsageError(msg, "give it another name; nothing is written onto what was checked")
    read, problems = contents(name)
    if name not in read:
        raise UsageError(problems[0].headline if problems else f"{name}: cannot be read")
    comments = list(_comments(found, name))
    content, astray = commented(read[name], name, comments)
    save(output, content)
    tell(f"{safe(output)} written, with {spell_count(len(comments), 'comment')}")
    for one in astray:
        tell(f"a note, box or heading has no comments: at the nearest paragraph: {safe(one.text)}")


def _comments(found: Checked, name: str) -> Iterator[Comment]:
    """The comments of a document: the first figure of a finding says all of it, the others what it
    is about.
    """
    from figurecheck.bringing.documents.commented import Comment

    for finding in found.findings:
        labels = [one for one in finding.labels if one.place.file == name]
        for index, label in enumerate(labels):
            why = "; ".join(finding.arithmetic)
            whole = f"{finding.headline}{f' (why: {why})' if why else ''}"
            told = f"{finding.severity} {finding.code}: {whole} [{finding.key}]"
            said = told if index == 0 else f"see {finding.key}: {finding.headline}"
            length = max(len(label.text), 1)
            yield Comment(label.place.line, label.place.column, length, said)
