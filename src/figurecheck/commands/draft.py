"""``figurecheck draft``: the figures of a text as records to review."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import click

from figurecheck.console import tell, write

if TYPE_CHECKING:
    from figurecheck.bringing.documents.document import Document

SUMMARY = "Make records to review of the figures in a text."

MAX_TOLD = 200
"""Figures left out that are told one by one."""


@click.command("draft", short_help=SUMMARY)
@click.argument("article", type=click.Path())
@click.option(
    "--published", default="", metavar="DAY", help="The day it was published, as 2025-06-04."
)
@click.option("--publisher", default="", metavar="NAME", help="Who published it.")
@click.option(
    "--to",
    default="",
    type=click.Path(),
    metavar="FILE",
    help="The new file; one below drafts/ unless given.",
)
@click.option("-v", "--verbose", is_flag=True, help="List each figure that was left out, and why.")
@click.pass_context
def draft(
    ctx: click.Context,
    article: str,
    published: str,
    publisher: str,
    to: str,
    verbose: bool,  # noqa: FBT001
) -> None:
    """Make records of the figures in ARTICLE (.txt, .md, .html, .docx, .pdf, or - for standard
    input).

    They are a draft: no command reads them unless the file itself is named. What has to be guessed
    is asked for by figurecheck review. A draft that is there already is made anew, and keeps the
    answers to what did not change. Exit status: 0, or 2 where the text cannot be read.
    """
    from figurecheck.bringing.prose.drafting import draft as drafted_of
    from figurecheck.bringing.prose.drafting import source_of
    from figurecheck.claims.aside import aside
    from figurecheck.claims.drafts import text_at
    from figurecheck.claims.settings import find_settings
    from figurecheck.commands._options import home_of
    from figurecheck.keeping.saving import save
    from figurecheck.model.limits import not_looked_at
    from figurecheck.model.spelling import spell_count
    from figurecheck.report.safe import safe

    document = text_at(article, published)
    periods = aside(home_of(find_settings()), ("period",)).periods
    source = source_of(document, publisher)
    source, target, before = _place(document, source, to)
    earlier = "" if before is None else before.decode("utf-8", "replace")
    drafted = drafted_of(document, publisher, earlier, periods, source)
    save(target, drafted.text, before=before, fresh=before is None)
    told = f"{spell_count(drafted.claims, 'claim')} drafted"
    told += f", {spell_count(drafted.asked, 'figure')} to be told what of" if drafted.asked else ""
    told += f", {spell_count(drafted.kept, 'answer')} kept" if drafted.kept else ""
    left = len(drafted.left_out)
    more = (
        f", {spell_count(left, 'figure')} left out{'' if verbose else ' (-v says why)'}"
        if left
        else ""
    )
    write(f"{safe(target)}: {told}{more}. Nothing of it is read until the file is named.\n")
    if drafted.claims or drafted.asked:
        write(f"Now: figurecheck review {safe(target)}\n")
    if verbose:
        write(
            "".join(
                f"  {safe(words)}: {safe(reason)}\n"
                for words, reason in drafted.left_out[:MAX_TOLD]
            )
        )
    if drafted.met:
        tell(f"not looked at: {'; '.join(not_looked_at(drafted.met))}")
    if not drafted.claims and not drafted.asked:
        tell("no figure of it can be a claim as it stands")
    ctx.exit(0)


def _place(document: Document, source: str, to: str) -> tuple[str, str, bytes | None]:
    """What a text is called as a source, the file of its draft, and the bytes of an earlier draft
    of it: with a number behind where others of its publisher and day are drafted already, there,
    in ``drafts/`` or in the current folder.

    Raises:
        UsageError: where ``to`` is the draft of another text.
    """
    import os

    from figurecheck.catalogue import own_ending
    from figurecheck.errors import UsageError

    numbered = (source if number == 1 else f"{source}-{number}" for number in count(1))
    if to:
        before = _earlier(to)
        if before is not None and not _is_of(document, before):
            msg = f"{to}: it is the draft of another text"
            raise UsageError(msg, "--to takes another file")
        taken = _taken(document, {os.path.dirname(to) or ".", ".", "drafts"})  # noqa: PTH120
        own = "" if before is None else next(iter(_sources(to, before)), "")
        return own or next(one for one in numbered if one not in taken), to, before
    os.makedirs("drafts", exist_ok=True)  # noqa: PTH103
    taken = _taken(document, {".", "drafts"})
    targets = (
        (one, os.path.join("drafts", f"{one}.draft{own_ending()}"))  # noqa: PTH118
        for one in numbered
        if one not in taken
    )
    drafted = ((name, target, _earlier(target)) for name, target in targets)
    return next(one for one in drafted if one[2] is None or _is_of(document, one[2]))


def _taken(document: Document, folders: set[str]) -> set[str]:
    """What other texts are called as sources whose drafts lie in the folders, whatever the names of
    their files.
    """
    import os

    from figurecheck.catalogue import own_ending
    from figurecheck.claims.files import contents

    there = [folder for folder in sorted(folders) if os.path.isdir(folder)]  # noqa: PTH112
    beside = [
        os.path.join(folder, name)  # noqa: PTH118
        for folder in there
        for name in sorted(os.listdir(folder))  # noqa: PTH208
        if os.path.splitext(name)[1].lower() == own_ending()  # noqa: PTH122
    ]
    found = contents(*filter(os.path.isfile, beside))[0] if beside else {}
    return {
        source
        for name, content in found.items()
        if _is_draft(content) and not _is_of(document, content)
        for source in _sources(name, content)
    }


def _sources(name: str, content: bytes) -> list[str]:
    from figurecheck.claims.files import records_of

    return [one.id for one in records_of(name, content)[0] if one.kind == "source"]


def _is_draft(content: bytes) -> bool:
    from figurecheck.bringing.prose.reviewing import drafted_from

    return bool(drafted_from(content.decode("utf-8", "replace"))[0])


def _is_of(document: Document, before: bytes) -> bool:
    """Whether a draft was made of a document, by the name or the bytes that it has."""
    from figurecheck.bringing.prose.reviewing import drafted_from

    name, digest = drafted_from(before.decode("utf-8", "replace"))
    return name == " ".join(document.name.split()) or document.digest[: len(digest)] == digest


def _earlier(target: str) -> bytes | None:
    """The bytes of a draft that is there already, ``None`` where there is none.

    Raises:
        UsageError: where something else is there.
    """
    import os

    from figurecheck.claims.files import contents
    from figurecheck.errors import UsageError

    if not os.path.lexists(target):
        return None
    found, problems = contents(target)
    content = found.get(target)
    if content is None or not _is_draft(content):
        told = problems[0].headline if problems else f"{target}: it is there already, and no draft"
        raise UsageError(told)
    return content


COMMAND = draft
