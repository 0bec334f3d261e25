"""``figurecheck why``: how two claims are linked."""

from __future__ import annotations

import click

from figurecheck.console import write


@click.command("why", short_help="How two claims are linked, step by step.")
@click.argument("one")
@click.argument("other")
@click.argument("paths", nargs=-1, type=click.Path())
def why(one: str, other: str, paths: tuple[str, ...]) -> None:
    """Print how claim ONE and claim OTHER are linked, step by step, and the conflicts that hold
    both.
    """
    from figurecheck.asking.link import found, link
    from figurecheck.claims.files import load
    from figurecheck.consistency import check
    from figurecheck.report.safe import safe

    claims = load(*(paths or ("claims",)))
    first, last = found(claims, one), found(claims, other)
    lines = list(link(claims, first.name, last.name))
    if not lines:
        lines = [
            f"nothing links {first.name} and {last.name}: no statement speaks of what both speak of"
        ]
    both = {first.name, last.name}
    held = [
        finding for finding in check(claims).conflicts if both <= {*finding.claims, *finding.also}
    ]
    lines += [
        f"{finding.severity} {finding.code}: {finding.headline} ({finding.key})" for finding in held
    ]
    write("".join(f"{safe(line)}\n" for line in lines))


COMMAND = why
