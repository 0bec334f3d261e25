"""Arguments and files in, text and exit status out; the only module that prints or exits."""

from __future__ import annotations

import sys

import click

from figurecheck.version import VERSION

FOUND = 1
"""Exit status: something at or above the threshold was found."""

UNABLE = 2
"""Exit status: it could not run as asked."""

OUR_FAULT = 3
"""Exit status: a fault of figurecheck's own."""


class _Group(click.Group):
    """Commands whose errors become messages and exit statuses."""

    def invoke(self, ctx: click.Context) -> object:
        import gc

        gc.set_threshold(100_000)  # 15 ms of a short run go into looking for rubbish that is not there
        try:
            return super().invoke(ctx)
        except click.ClickException:
            raise
        except (click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            ctx.exit(0)
        except Exception as error:
            from figurecheck.errors import FigurecheckError

            if isinstance(error, FigurecheckError):
                _fail(str(error), getattr(error, "help", ""))
                ctx.exit(UNABLE)
            _own_fault(error)
            ctx.exit(OUR_FAULT)
        finally:
            gc.freeze()  # nor is there any need to take everything apart on the way out


def _own_fault(error: Exception) -> None:
    """Says that the fault is figurecheck's own, and where in its code."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].name}, line {frames[-1].lineno}" if frames else "unknown"
    told = f"a fault of figurecheck's own: {type(error).__name__} in {where}: {error}"
    _fail(told[:500], "please report it, with the claims if you can")


def _fail(message: str, help_: str = "") -> None:
    from figurecheck.report.safe import safe

    click.echo(f"figurecheck: {safe(message)}", err=True)
    if help_:
        click.echo(f"  help: {safe(help_)}", err=True)


@click.group(
    cls=_Group,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="figurecheck report claims/  checks the claims in a folder.",
)
@click.version_option(VERSION, prog_name="figurecheck")
def main() -> None:
    """Can all of these numbers be true?

    Reads figures, each with its unit, its days and its source, and finds the smallest sets of them that cannot
    all hold, with a proof in exact arithmetic.
    """


@main.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--format", "format_name", default="text", metavar="NAME", help="text (default) or json.")
@click.option(
    "--readings", type=click.Path(), default=None, help="A reading table (TOML) in place of figurecheck's own."
)
@click.option(
    "--words", type=click.Path(), default=None, help="Hedge and number words (TOML) in place of figurecheck's own."
)
@click.option("-j", "--jobs", type=click.IntRange(1, 256), default=1, help="How many processes to work in.")
@click.option("-v", "--verbose", is_flag=True, help="Add what adds up, the notes, and what was compared with what.")
@click.pass_context
def report(
    ctx: click.Context,
    paths: tuple[str, ...],
    format_name: str,
    readings: str | None,
    words: str | None,
    jobs: int,
    verbose: bool,  # noqa: FBT001
) -> None:
    """Report what cannot all be true among the claims below PATHS (default: claims/).

    Exit status: 0 nothing found, 1 a conflict or another finding above a note, 2 could not run as asked, 3 a fault
    of figurecheck's own.
    """
    from datetime import date

    from figurecheck.catalogue import collect
    from figurecheck.consistency import check
    from figurecheck.errors import UsageError
    from figurecheck.files import load
    from figurecheck.model.extension import Format

    formats = {one.name: one for one in collect("figurecheck.report.formats", "FORMAT", Format)}
    if format_name not in formats:
        msg = f"there is no format {format_name!r}; there are {', '.join(sorted(formats))}"
        raise click.UsageError(msg)
    claims = load(*(paths or ("claims",)), readings=readings, words=words)
    if not claims.claims and not claims.problems:
        msg = f"not one claim below {', '.join(paths) or 'claims'}"
        raise UsageError(msg)
    found = check(claims, jobs=jobs, today=date.today().toordinal())  # noqa: DTZ011 -- a local day is meant
    _write(formats[format_name].render(found, verbose))
    if not claims.claims:
        ctx.exit(UNABLE)
    ctx.exit(FOUND if found.failing else 0)


@main.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--unit", default=None, help="The unit of the measure, such as officers or percent.")
@click.option(
    "--numbers", type=click.Choice(("en", "eu")), default="en", help="How numerals are written: 7,300 or 7.300."
)
def read(words: tuple[str, ...], unit: str | None, numbers: str) -> None:
    """Print how a figure or a window is read, at each level, and by which rule."""
    from figurecheck.reading.explain import explain

    _write(explain(" ".join(words), unit, numbers))


@main.command()
@click.argument("expression")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--where", default=None, help="The place, for terms that do not name one.")
@click.option("--when", default=None, help="The days, for terms that do not name them.")
@click.option(
    "--level", type=click.Choice(("literal", "rounded", "generous")), default="rounded", help="How figures are read."
)
def bounds(expression: str, paths: tuple[str, ...], where: str | None, when: str | None, level: str) -> None:
    """Print the least and greatest value that the claims below PATHS (default: claims/) allow EXPRESSION.

    For example: figurecheck bounds "officers-deployed[2026-02-03]" --where Minnesota
    """
    from figurecheck.files import load
    from figurecheck.imply import imply
    from figurecheck.report.bounds import render

    members = {} if where is None else {"where": where}
    _write(render(imply(load(*(paths or ("claims",))), expression, when=when, level=level, **members)))


@main.command()
@click.argument("code", required=False)
def rule(code: str | None) -> None:
    """List the rules, or print the page of the rule with CODE, such as FC204, with what its example comes to."""
    from figurecheck.manual import listing, manual

    _write(listing() if code is None else manual(code))


@main.command()
@click.argument("path", type=click.Path())
def verify(path: str) -> None:
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
        _fail(f"{path}: refused: {error}")
        sys.exit(FOUND)
    _write(f"{proofs} {'proof' if proofs == 1 else 'proofs'} verified\n")


def _write(text: str) -> None:
    """Prints text as UTF-8 wherever it goes."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        click.echo(text, nl=False)
        return
    buffer.write(text.encode("utf-8", "backslashreplace"))
    buffer.flush()
