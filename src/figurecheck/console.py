"""What the commands share: printing, failing, and whether there is colour."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from typing import NoReturn

FOUND = 1
"""Exit status: something at or above the threshold was found."""

UNABLE = 2
"""Exit status: it could not run as asked."""

OUR_FAULT = 3
"""Exit status: a fault of figurecheck's own."""


INTERRUPTED = 130
"""Exit status: it was interrupted from the keyboard, as shells have it."""

NO_MEMORY = "figurecheck: there is not enough memory for this: take fewer files at once"
"""What is said then, made beforehand."""


def write(text: str | Iterable[str]) -> None:
    """Prints text, whole or in pieces, as UTF-8 wherever it goes.

    Raises:
        UsageError: where it cannot be printed, as on a full disk; a reader who has heard enough is
            no error.
    """
    from figurecheck.errors import UsageError

    if sys.stdout is None:  # so Python has it where it was closed
        msg = "there is nothing to print to: the output is closed"
        raise UsageError(msg)
    try:
        sys.stdout.flush()
        buffer = getattr(sys.stdout, "buffer", None)
        for piece in (text,) if isinstance(text, str) else text:
            if buffer is None:
                click.echo(piece, nl=False)
            else:
                buffer.write(piece.encode("utf-8", "backslashreplace"))
        if buffer is not None:
            buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        msg = f"the output cannot be written: {error.strerror or error}"
        raise UsageError(msg) from None


def see_to_both_ends() -> None:
    """Sees that there is an input and an output, for commands that speak over them.

    Raises:
        UsageError: where one of them was closed.
    """
    from figurecheck.errors import UsageError

    for name, stream in (("input", sys.stdin), ("output", sys.stdout)):
        if stream is None:  # so Python has it then
            msg = f"there is nobody to speak with: the {name} is closed"
            raise UsageError(msg)


def fail(message: str, help_: str = "") -> None:
    """Prints an error, and what to do about it."""
    tell(f"figurecheck: {_safe(message)}")
    if help_:
        tell(f"  help: {_safe(help_)}")


def _safe(text: str) -> str:
    try:
        from figurecheck.report.safe import safe
    except (OSError, ImportError):  # no more files may be opened, so that no module is loaded
        return ascii(text)
    return safe(text)


def tell(message: str) -> None:
    """Prints a line about what was done, apart from the output, if it can be printed."""
    try:
        click.echo(message, err=True)
    except OSError:
        return


def leave(status: int) -> NoReturn:
    """Ends the program where click no longer does."""
    sys.exit(status)


def coloured() -> bool:
    """Whether what is printed may be coloured: on a terminal, unless ``NO_COLOR``; always with
    ``FORCE_COLOR``.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


class Progress:
    """A line on the terminal that says how far the work is, once it has taken a second; never in a
    pipe.

    ``what`` is counted.
    """

    def __init__(self, what: str = "sets") -> None:
        from time import monotonic

        self._what = what

        self._now = monotonic
        self._due = monotonic() + 1
        self._shown = False

    def __call__(self, done: int, of: int = 0) -> None:
        """Says that so many are done, and of how many where that is known."""
        if sys.stderr is not None and sys.stderr.isatty() and self._now() >= self._due:
            self._due = self._now() + 1
            self._shown = True
            width = 30 * done // of if of else 0
            bar = f"{'█' * width}{'░' * (30 - width)} {done:,} of {of:,}" if of else f"{done:,}"
            click.echo(f"\r  {bar} {self._what}", nl=False, err=True)

    def over(self) -> None:
        """Takes the line away."""
        if self._shown:
            click.echo("\r\x1b[2K", nl=False, err=True)


def meant(word: str, known: Iterable[str]) -> str:
    """``; did you mean ...?`` with the nearest known word, or all of them."""
    from figurecheck.model.nearest import nearest

    names = sorted(known)
    found = nearest(word, names)
    return f"; did you mean {found}?" if found else f"; there are {', '.join(names)}"
