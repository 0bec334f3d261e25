"""``figurecheck rule``: the rules, and the manual page of each."""

from __future__ import annotations

import click

from figurecheck.console import write

SUMMARY = "The rules, and the page of each."


@click.command("rule", short_help=SUMMARY)
@click.argument("code", required=False)
def rule(code: str | None) -> None:
    """List the rules, or print the page of the rule with CODE, such as FC204, with the report
    on its example.
    """
    from figurecheck.asking.manual import listing, manual

    write(listing() if code is None else manual(code))


COMMAND = rule
