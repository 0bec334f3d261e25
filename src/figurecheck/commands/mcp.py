"""``figurecheck mcp``: what programs with a language model start to have figures traced and claims
checked.
"""

from __future__ import annotations

import click

from figurecheck.console import UNABLE, fail, see_to_both_ends

SUMMARY = "Serve programs by the Model Context Protocol."

PARTS = frozenset({"mcp", "mcp_types", "anyio", "pydantic"})
"""What the extra brings along."""


@click.command("mcp", short_help=SUMMARY)
@click.option(
    "--in",
    "sources",
    multiple=True,
    type=click.Path(),
    metavar="PATH",
    help="A file that calls may name as a source: read now, it goes by the last part of its name.",
)
@click.pass_context
def mcp(ctx: click.Context, sources: tuple[str, ...]) -> None:
    """Serve the tools ground, report and verify over standard input and output.

    Contents come in the calls, or were named by --in: no path of a call is opened, and no network
    is used.
    """
    from figurecheck.claims.files import contents
    from figurecheck.serving.tools import Served

    see_to_both_ends()
    given: dict[str, bytes] = {}
    for path in sources:
        found, problems = contents(path)
        if problems:
            fail(problems[0].headline, problems[0].help)
            ctx.exit(UNABLE)
        given |= {
            name.replace("\\", "/").rsplit("/", 1)[-1]: content for name, content in found.items()
        }
    try:
        from figurecheck.serving.mcp import serve
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in PARTS:
            raise
        fail(
            "the server needs the package mcp, version 2, which is not installed",
            "pip install 'figurecheck[mcp]'",
        )
        ctx.exit(UNABLE)
    serve(Served(given))


COMMAND = mcp
