"""``figurecheck ground``: every figure of a text traced to its sources."""

from __future__ import annotations

from typing import Any

import click

from figurecheck.commands._options import OUTPUT, SEVERITIES
from figurecheck.console import FOUND, UNABLE, coloured, tell, write

SUMMARY = "Trace every figure of a text to its sources."


@click.command("ground", short_help=SUMMARY)
@click.argument(
    "texts", nargs=-1, required=True, type=click.Path(allow_dash=True), metavar="TEXT..."
)
@click.option(
    "--in",
    "sources",
    multiple=True,
    required=True,
    type=click.Path(),
    metavar="SOURCE",
    help="What the text rests on: a table, a text, JSON, a folder of records; again for each.",
)
@click.option(
    "--bits",
    type=click.IntRange(2, 20),
    default=None,
    help="Strength from which a figure is grounded (4).",
)
@click.option("--strict", is_flag=True, help="Figures that prove nothing are warnings, not notes.")
@click.option(
    "--names",
    type=click.Path(),
    default=None,
    metavar="FILE",
    help="What columns are called in prose, a line each: `REV: revenue, turnover`.",
)
@click.option(
    "--numbers",
    type=click.Choice(["en", "eu"]),
    default=None,
    help="How tables write their numerals.",
)
@click.option(
    "--published", default="", metavar="DAY", help="The day the text was published, as 2025-06-04."
)
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default=None,
    help="Exit with 1 from this severity on (warning).",
)
@click.option(
    "--format",
    "format_name",
    default=None,
    metavar="NAME",
    help="text, json, html, or a format of `report`: sarif, junit, github, markdown, csv, jsonl.",
)
@OUTPUT
@click.option(
    "--html",
    type=click.Path(),
    default=None,
    metavar="FILE",
    help="Write the page for people to a file.",
)
@click.option("--allow-empty", is_flag=True, help="A text without figures is a pass.")
@click.option(
    "--keep-going", is_flag=True, help="Go on without a source that cannot be read, and tell it."
)
@click.option(
    "-q", "--quiet", is_flag=True, help="Only what fails, one line each, and the closing line."
)
@click.option("-v", "--verbose", is_flag=True, help="Add every figure with what it rests on.")
@click.option("--isolated", is_flag=True, help="Ignore the settings of the project.")
@click.pass_context
def ground(
    ctx: click.Context,
    /,
    texts: tuple[str, ...],
    sources: tuple[str, ...],
    fail_on: str | None,
    format_name: str | None,
    output: str | None,
    html: str | None,
    allow_empty: bool,  # noqa: FBT001
    quiet: bool,  # noqa: FBT001
    verbose: bool,  # noqa: FBT001
    **options: Any,
) -> None:
    """Trace every figure of TEXT to its sources: where it stands in them, how it follows, or that
    it is nowhere.

    Exit status: 0 every figure that needs a source has one, 1 a finding at or above --fail-on, 2
    could not run as asked or nothing was compared, 3 a fault of figurecheck's own.
    """
    from figurecheck.asking.choose import failing
    from figurecheck.commands._outputs import see_to_output

    if html is not None and (output is not None or format_name not in {None, "html"}):
        msg = "--html FILE goes with neither --output nor another --format"
        raise click.UsageError(msg)
    target = html or output
    see_to_output(target, (*texts, *sources))
    threshold, groundings = _traced(texts, sources, fail_on, options)
    name = "html" if html is not None else format_name or "text"
    failed = [one for each in groundings for one in failing(each.report, threshold)]
    if name == "text":
        text = _text(groundings, failed if quiet else None, verbose, target is None and coloured())
    else:
        text = _written(name, groundings, verbose=verbose)
    if target is not None:
        from figurecheck.keeping.saving import save

        save(target, text)
        tell(f"{target} written")
    else:
        write(text)
    empty = [one for one in groundings if not one.figures]
    if empty and not allow_empty:
        tell(f"figurecheck: {empty[0].text}: there is no figure in it, so nothing was compared")
        tell("  help: --allow-empty lets that pass")
        ctx.exit(UNABLE)
    ctx.exit(FOUND if failed else 0)


def _traced(
    texts: tuple[str, ...], sources: tuple[str, ...], fail_on: str | None, options: dict[str, Any]
) -> tuple[str, list[Any]]:
    """What fails a run, and the groundings of the texts."""
    import sys
    from datetime import date

    from figurecheck.asking.grounding import BITS, shelf
    from figurecheck.claims.settings import Settings, find_settings

    settings = Settings() if options["isolated"] else find_settings()
    names = settings.names() | (_names(options["names"]) if options["names"] else {})
    opened = shelf(
        sources, names=names, numbers=options["numbers"] or "", keep_going=options["keep_going"]
    )
    today = date.today().toordinal()  # noqa: DTZ011 -- a local day is meant
    accepted = _accepted(settings)
    found = [
        opened.ground(
            _standard_input(sys.stdin.buffer) if one == "-" else _path(one),
            published=options["published"],
            bits=options["bits"] or settings.number("ground.bits") or BITS,
            strict=options["strict"],
            exempt=settings.texts("ground.kinds"),
            known=settings.texts("ground.known"),
            accepted=accepted,
            today=today,
        )
        for one in texts
    ]
    return fail_on or settings.text("fail-on") or "warning", found


def _path(name: str) -> Any:
    from pathlib import Path

    return Path(name)


def _standard_input(stream: Any) -> Any:
    from figurecheck.bringing.documents.opening import MAX_BYTES, STANDARD_INPUT, read_document

    return read_document(stream.read(MAX_BYTES + 1), STANDARD_INPUT)


def _accepted(settings: Any) -> Any:
    """The claims of the project, whose acceptances hold; none where it has no folder of them."""
    import os

    from figurecheck.claims.files import load

    paths = [settings.from_here(path) for path in settings.texts("paths")] or ["claims"]
    there = [path for path in paths if os.path.exists(path)]  # noqa: PTH110 -- pathlib takes long to load
    return load(*there) if there else None


def _names(path: str) -> dict[str, tuple[str, ...]]:
    """What columns are called, from a file with a line for each.

    Raises:
        UsageError: where a line is none such.
    """
    from figurecheck.bringing.grounding.aliases import aliases_in
    from figurecheck.claims.files import contents
    from figurecheck.errors import UsageError

    found, problems = contents(path)
    if not found:
        raise UsageError(problems[0].headline if problems else f"{path}: cannot be read")
    ((name, content),) = found.items()
    return aliases_in(content, name)


def _text(groundings: list[Any], failed: Any, verbose: bool, colour: bool) -> str:  # noqa: FBT001
    from figurecheck.report.brief import brief
    from figurecheck.report.grounding import text_of
    from figurecheck.telling.grounding import closing_line

    if failed is not None:
        return f"{brief(failed)}{closing_line(groundings)}\n"
    return text_of(groundings, verbose=verbose, colour=colour)


def _written(name: str, groundings: list[Any], *, verbose: bool) -> str:
    """The groundings in a format for programs, or as the page for people."""
    if name == "json":
        from figurecheck.report.grounding import json_of

        return json_of(groundings)
    if name == "html":
        from figurecheck.report.grounded_page import page_of

        return page_of(groundings)
    from figurecheck.asking.grounding import together
    from figurecheck.catalogue import collect
    from figurecheck.console import meant
    from figurecheck.model.extension import Format

    formats = {one.name: one for one in collect("figurecheck.report.formats", "FORMAT", Format)}
    if name not in formats:
        msg = f"there is no format {name!r}{meant(name, formats)}"
        raise click.UsageError(msg)
    return formats[name].render(together(groundings), verbose)


COMMAND = ground
