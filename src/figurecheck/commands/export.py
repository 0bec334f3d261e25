"""``figurecheck export``: claims for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import click

from figurecheck.console import tell, write

SUMMARY = "Claims as CSV, XLSX, JSON Lines, schema.org, Wikidata."

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from figurecheck.keeping.exports import Export


def _formats() -> Mapping[str, Export]:
    """What claims are exported to, by name."""
    from figurecheck.catalogue import collect
    from figurecheck.keeping.exports import Export

    return {one.name: one for one in collect("figurecheck.keeping.exports", "EXPORT", Export)}


class _Format(click.ParamType):  # type: ignore[type-arg]  # which it takes in the newest click alone
    """One of the formats; their folder is asked only where one is wanted, since every start loads
    this module.
    """

    name = "format"

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:  # noqa: ARG002 -- click's
        return f"[{'|'.join(_formats())}]"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> Export:
        formats = _formats()
        if value not in formats:
            self.fail(f"{value!r} is not one of {', '.join(map(repr, formats))}.", param, ctx)
        return formats[value]

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        return [
            CompletionItem(name) for name in _formats() if name[: len(incomplete)] == incomplete
        ]


@click.command("export", short_help=SUMMARY)
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--to", "chosen", type=_Format(), required=True, help="The format.")
@click.option(
    "--output",
    default="",
    type=click.Path(),
    metavar="FILE",
    help="The file; printed unless given.",
)
@click.option(
    "--map",
    "maps",
    multiple=True,
    metavar="NAME=ID",
    help="wikidata: the Q or P of a place, measure or unit.",
)
@click.option(
    "--reviewer",
    default="",
    metavar="NAME",
    help="schema.org: who reviews; adds a ClaimReview for each claim.",
)
def export(
    paths: tuple[str, ...], chosen: Export, output: str, maps: tuple[str, ...], reviewer: str
) -> None:
    """Write the claims below PATHS (default: claims/) for other programs.

    csv and jsonl are read as the same claims again, xlsx by way of figurecheck import. No cell is a
    formula.
    """
    from figurecheck.claims.files import load
    from figurecheck.errors import UsageError
    from figurecheck.keeping.saving import save
    from figurecheck.model.spelling import spell_count
    from figurecheck.report.safe import safe

    names = {"reviewer": reviewer} if chosen.name == "schema.org" else {}
    for one in maps:
        known, sign, given = one.rpartition("=")
        if not sign or not known.strip():
            msg = f"--map {one}: write it as NAME=ID"
            raise click.UsageError(msg)
        names[known.strip()] = given.strip()
    if chosen.binary and not output:
        msg = f"{chosen.name} is no text: give a file with --output"
        raise UsageError(msg)
    where = paths or ("claims",)
    claims = load(*where)
    if output:
        _see_that_nothing_is_lost(output, claims.inputs, where)
    done = chosen.write(claims, names)
    for line in done.left_out[:20]:
        tell(safe(line))
    if len(done.left_out) > 20:
        tell(f"and {len(done.left_out) - 20:,} more")
    mistakes = sum(one.severity == "error" for one in claims.problems)
    if mistakes:
        tell(
            f"{spell_count(mistakes, 'mistake')} in the files: what could not be read is left out;"
            " figurecheck report tells where"
        )
    if output:
        save(output, done.content)
        write(f"{safe(output)} written\n")
    elif isinstance(done.content, str):
        write(done.content)


def _see_that_nothing_is_lost(output: str, inputs: Iterable[str], paths: Iterable[str]) -> None:
    """Sees to it that the file is none of those that were read, nor one that would be read as
    claims besides them.
    """
    import os

    from figurecheck.catalogue import reader_of
    from figurecheck.errors import UsageError

    real = os.path.realpath(output)
    if real in {os.path.realpath(name) for name in inputs}:
        msg = (
            f"{output}: holds records that were just read, and would be lost: give another file"
            " with --output"
        )
        raise UsageError(msg)
    if reader_of(output) is not None:
        for path in paths:
            if os.path.isdir(path) and real.startswith(os.path.join(os.path.realpath(path), "")):  # noqa: PTH112, PTH118
                msg = (
                    f"{output}: is below {path}, where each claim would be read twice then: give a"
                    " file elsewhere"
                )
                raise UsageError(msg)


COMMAND = export
