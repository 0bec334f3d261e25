"""The few exceptions a caller may catch."""

from __future__ import annotations

RAISED = False
"""Whether a fault of ours that would cost a part of an answer ends the run instead, as tests ask
for.
"""


def told_fault(error: Exception) -> str:
    """What a fault of ours is called where it costs a part of an answer alone.

    Raises:
        Exception: the fault itself, where `RAISED` says so.
    """
    if RAISED:
        raise error
    return type(error).__name__


class FigurecheckError(Exception):
    """Anything that figurecheck itself refuses; every other exception is a fault of ours.

    Examples:
        >>> import figurecheck as fc
        >>> try:
        ...     fc.claim("a lot", measure="arrests", when="2025-03-10")
        ... except fc.FigurecheckError as error:
        ...     print(type(error).__name__)
        UsageError
    """


class UsageError(FigurecheckError, ValueError):
    """Asked for something that cannot be done: no readable claim, an unknown name, a report of
    another schema.

    ``help`` says what to do, where that is known.

    Examples:
        >>> import figurecheck as fc
        >>> fc.load("no-such-folder")
        Traceback (most recent call last):
        figurecheck.errors.UsageError: no-such-folder: there is no such file or folder
    """

    def __init__(self, message: str, help: str = "") -> None:  # noqa: A002
        super().__init__(message)
        self.help = help


class FigureError(FigurecheckError, ValueError):
    """A phrase that is not a figure; ``code`` is the finding it becomes, ``help`` what to write
    instead.
    """

    def __init__(self, message: str, code: str = "FC010", help: str = "") -> None:  # noqa: A002
        super().__init__(message)
        self.code = code
        self.help = help


class WindowError(FigurecheckError, ValueError):
    """A window that cannot be read (FC040) or cannot be (FC041)."""

    def __init__(self, message: str, code: str = "FC040", help: str = "") -> None:  # noqa: A002
        super().__init__(message)
        self.code = code
        self.help = help


class ExpressionError(FigurecheckError, ValueError):
    """An expression that cannot be read; ``offset`` counts characters from its start."""

    def __init__(self, message: str, offset: int = 0, code: str = "FC030", help: str = "") -> None:  # noqa: A002
        super().__init__(message)
        self.offset = offset
        self.code = code
        self.help = help


class UnitError(FigurecheckError, ValueError):
    """A unit that cannot be read (FC020), or units that do not go together (FC021, FC022)."""

    def __init__(self, message: str, code: str = "FC020", help: str = "") -> None:  # noqa: A002
        super().__init__(message)
        self.code = code
        self.help = help


class ProofError(FigurecheckError, ValueError):
    """A proof that does not prove what it says."""
