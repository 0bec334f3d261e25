"""The program: its commands lie in a folder, one file each; errors become messages and exit
statuses.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from figurecheck.console import INTERRUPTED, NO_MEMORY, OUR_FAULT, UNABLE, fail, leave, tell
from figurecheck.version import VERSION

WIDEST = 80
"""How many columns help takes at most."""


class _Group(click.Group):
    """Commands that are found in their folder, and loaded when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        from figurecheck.catalogue import modules

        return [
            name.rpartition(".")[2].removesuffix("_") for name in modules("figurecheck.commands")
        ]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if not cmd_name.isidentifier() or cmd_name not in self.list_commands(ctx):
            return None
        module = import_module(_module(cmd_name))
        command: click.Command = module.COMMAND
        _with_help(command, module.__name__)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with a line each, as click has them, from files that need not run for it."""
        from figurecheck.catalogue import line_of

        lines = [(name, line_of(_module(name))) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(lines)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            from figurecheck.console import meant

            msg = f"there is no command {args[0]!r}{meant(args[0], self.list_commands(ctx))}"
            raise click.UsageError(msg, ctx)
        return super().resolve_command(ctx, args)

    def make_context(self, *args: Any, **given: Any) -> click.Context:
        try:
            return super().make_context(*args, **given)
        except KeyboardInterrupt:
            leave(INTERRUPTED)

    def main(self, *args: Any, **given: Any) -> Any:
        _with_help(self, __name__)
        try:
            return super().main(*args, **given)
        except OSError as error:  # the help, or a message, that cannot be printed
            fail(f"the output cannot be written: {error.strerror or error}")
            leave(UNABLE)
        except MemoryError as error:
            error.with_traceback(None)  # which lets go of what took the memory
            tell(NO_MEMORY)
            leave(UNABLE)

    def invoke(self, ctx: click.Context) -> object:
        import os

        try:
            os.getcwd()  # noqa: PTH109 -- pathlib takes long to load
        except OSError:
            fail(
                "the folder that this runs in is gone, or may not be read",
                "change to one that is there",
            )
            ctx.exit(UNABLE)
        try:
            return super().invoke(ctx)
        except (click.ClickException, MemoryError):
            raise
        except (click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            ctx.exit(0)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except (
            OSError
        ) as error:  # a disk, a folder, a right: nothing that a report to us would mend
            fail(": ".join(str(part) for part in (error.filename, error.strerror or error) if part))
            ctx.exit(UNABLE)
        except Exception as error:
            from figurecheck.errors import FigurecheckError

            if isinstance(error, FigurecheckError):
                fail(str(error), getattr(error, "help", ""))
                ctx.exit(UNABLE)
            _own_fault(error)
            ctx.exit(OUR_FAULT)


def _with_help(command: click.Command, module: str) -> None:
    """Gives a command the help that Python's option -OO has taken from it."""
    if command.help is None and command.callback is not None:
        from figurecheck.catalogue import docstring

        command.help = docstring(module, command.callback.__name__)


def _module(command: str) -> str:
    """The module of a command: of its name, with an underscore behind it where Python keeps that
    name for itself.
    """
    from keyword import iskeyword

    return f"figurecheck.commands.{command}{'_' * iskeyword(command)}"


def _own_fault(error: Exception) -> None:
    """Says that the fault is figurecheck's own, and where in its code."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    where = "unknown" if at is None else f"{at.tb_frame.f_code.co_name}, line {at.tb_lineno}"
    told = f"a fault of figurecheck's own: {type(error).__name__} in {where}: {error}"
    fail(told[:500], "please report it, with the claims if you can")


def _width() -> int:
    """How wide help is written: as click has it, which loads five modules that compress files to
    ask the terminal.
    """
    import os

    columns = os.environ.get("COLUMNS", "")
    try:
        wide = int(columns) if columns.isdecimal() else os.get_terminal_size(1).columns
    except OSError:  # there is no terminal
        wide = WIDEST
    return max(min(wide or WIDEST, WIDEST) - 2, 50)


@click.group(
    cls=_Group,
    context_settings={"help_option_names": ["-h", "--help"], "terminal_width": _width()},
    epilog="figurecheck report claims/  checks the claims in a folder.",
)
@click.version_option(VERSION, prog_name="figurecheck")
def main() -> None:
    """Can all of these numbers be true?

    Reads figures, each with its unit, its days and its source, and finds the smallest sets of them
    that cannot all hold, with a proof in exact arithmetic.
    """
