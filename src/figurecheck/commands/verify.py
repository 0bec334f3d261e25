"""``figurecheck verify``: the proofs of a saved report, proved again without the solver."""

from __future__ import annotations

import click

from figurecheck.console import FOUND, fail, write


@click.command("verify", short_help="Prove the conflicts of a saved report again.")
@click.argument("path", type=click.Path())
@click.pass_context
def verify(ctx: click.Context, path: str) -> None:
    """Prove every conflict of a saved JSON report again, without the solver."""
    import json

    from figurecheck.errors import UsageError
    from figurecheck.solve.verify import Refused
    from figurecheck.solve.verify import verify as check_proofs

    try:
        with click.open_file(path, encoding="utf-8") as stream:
            saved = json.load(stream)
    except (OSError, ValueError, RecursionError) as error:
        msg = f"{path}: not a report in JSON ({error})"
        raise UsageError(msg) from None
    try:
        proofs = check_proofs(saved)
    except Refused as error:
        fail(f"{path}: refused: {error}")
        ctx.exit(FOUND)
    write(f"{proofs} {'proof' if proofs == 1 else 'proofs'} verified\n")


COMMAND = verify
