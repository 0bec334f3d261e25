"""``figurecheck draft``: the figures of a text as records to review."""

from __future__ import annotations

import click

from figurecheck.console import tell, write

MAX_TOLD = 200
"""Figures left out that are told one by one."""


@click.command("draft", short_help="Make records to review of the figures in a text.")
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
    help="The new file; else it lies below drafts/.",
)
@click.option("-v", "--verbose", is_flag=True, help="Tell each figure that was left out, and why.")
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
    is left out. Exit status: 0, or 2 where the text cannot be read or the file is there already.
    """
    import os

    from figurecheck.bringing.documents.dated import dated
    from figurecheck.bringing.prose.drafting import draft as drafted_of
    from figurecheck.catalogue import own_ending
    from figurecheck.claims.files import load
    from figurecheck.errors import UsageError
    from figurecheck.keeping.saving import save
    from figurecheck.model.spelling import spell_count
    from figurecheck.report.safe import safe

    claims = dated(load(article), published)
    documents = claims.documents
    if len(documents) != 1:
        problem = claims.problems[0].headline if claims.problems else f"{article}: this is no text"
        raise UsageError(problem, "figurecheck draft takes one text; records are read as they are")
    drafted = drafted_of(documents[0], publisher)  # type: ignore[arg-type]
    target = to or os.path.join("drafts", f"{drafted.source}.draft{own_ending()}")  # noqa: PTH118
    if not to:
        os.makedirs("drafts", exist_ok=True)  # noqa: PTH103
    save(target, drafted.text, fresh=True)
    told = (
        f"{spell_count(drafted.claims, 'claim')} of {spell_count(drafted.measures, 'measure')}"
        " drafted"
    )
    left = len(drafted.left_out)
    more = (
        f", {spell_count(left, 'figure')} left out{'' if verbose else ' (-v says why)'}"
        if left
        else ""
    )
    write(f"{safe(target)}: {told}{more}. Nothing of it is read until the file is named.\n")
    if verbose:
        write(
            "".join(
                f"  {safe(words)}: {safe(reason)}\n"
                for words, reason in drafted.left_out[:MAX_TOLD]
            )
        )
    if not drafted.claims:
        tell("no figure of it can be a claim as it stands")
    ctx.exit(0)


COMMAND = draft
