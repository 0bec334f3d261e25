"""``figurecheck lsp``: what editors start to have claims checked as they are typed."""

from __future__ import annotations

import click

from figurecheck.console import UNABLE, fail, see_to_both_ends

SUMMARY = "Serve an editor."

PARTS = frozenset({"pygls", "lsprotocol", "cattrs"})
"""What the extra brings along."""


@click.command("lsp", short_help=SUMMARY)
@click.option(
    "--stdio",
    is_flag=True,
    help="Speak over standard input and output (the default).",
)
@click.pass_context
def lsp(ctx: click.Context, stdio: bool) -> None:  # noqa: ARG001, FBT001
    """Serve an editor by the Language Server Protocol, over standard input and output.

    Editors start this themselves: docs/editors.md says how to set each up. No file on disk
    is changed.
    """
    see_to_both_ends()
    try:
        from figurecheck.lsp.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in PARTS:
            raise
        fail(
            "the language server needs pygls, which is not installed",
            "pip install 'figurecheck[lsp]'",
        )
        ctx.exit(UNABLE)
    serve()


COMMAND = lsp
