"""``figurecheck why``: the proof of a finding, or how two claims are linked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

import click

from figurecheck.commands._options import wanted_of
from figurecheck.console import write

SUMMARY = "The proof of a finding, or how two claims are linked."

if TYPE_CHECKING:
    from figurecheck.model.checked import Checked


@click.command("why", short_help=SUMMARY)
@click.argument("one", metavar="KEY|CLAIM")
@click.argument("rest", nargs=-1, type=click.Path(), metavar="[CLAIM] [PATHS]...")
@click.option(
    "--where",
    multiple=True,
    metavar="FIELD=VALUE",
    help="Of facts files only that: place=Ohio, source=cdc.",
)
def why(one: str, rest: tuple[str, ...], where: tuple[str, ...]) -> None:
    """Print the proof of the finding KEY step by step; or how two claims are linked, with the
    conflicts that hold both.

    For example: figurecheck why FC204:8d6c295c claims/
    """
    from figurecheck.claims.files import load
    from figurecheck.consistency import check
    from figurecheck.model.keys import is_key
    from figurecheck.report.safe import safe

    wanted = wanted_of(where)
    if is_key(one):
        lines = list(_proof(check(load(*(rest or ("claims",)), wanted=wanted)), one))
    elif rest:
        lines = list(_link(one, rest[0], rest[1:], wanted))
    else:
        msg = "name the key of a finding, or two claims"
        raise click.UsageError(msg)
    write("".join(f"{safe(line)}\n" for line in lines))


def _proof(report: Checked, key: str) -> Iterator[str]:
    from figurecheck.asking.steps import finding_of, steps
    from figurecheck.telling.findings import standing, why_lines

    found = finding_of(report, key)
    yield f"{found.severity} {found.code}: {found.headline}"
    yield from (f"  {line}" for line in why_lines(found, verbose=True))
    yield f"  {standing(found, verbose=True)}"
    yield ""
    yield from steps(report, found)


def _link(
    one: str, other: str, paths: tuple[str, ...], wanted: Mapping[str, Collection[str]]
) -> Iterator[str]:
    from figurecheck.asking.link import found, link
    from figurecheck.claims.files import load
    from figurecheck.consistency import check

    claims = load(*(paths or ("claims",)), wanted=wanted)
    first, last = found(claims, one), found(claims, other)
    lines = link(claims, first.name, last.name)
    yield from lines
    if not lines:
        yield f"nothing links {first.name} and {last.name}: no rule and no figure is about both"
    both = {first.name, last.name}
    for finding in check(claims).conflicts:
        if both <= {*finding.claims, *finding.also}:
            yield f"{finding.severity} {finding.code}: {finding.headline} ({finding.key})"


COMMAND = why
