"""A document given back with its findings in it, whatever kind of document it is."""

from __future__ import annotations

from collections.abc import Callable

import attr

from figurecheck.model.checked import Checked


@attr.frozen
class Returned:
    """A document that is given back: its bytes, what was put into it in a few words, and what else
    has to be said, a line each.
    """

    content: bytes
    marks: str
    told: tuple[str, ...] = ()


@attr.frozen
class GivenBack:
    """A kind of document: one module of ``bringing/returned``, under the name ``GIVEN_BACK``.

    ``name`` is that of the format, ``suffix`` the ending of its files with its dot, in lower case,
    ``what`` what a person calls one, and ``summary`` a line for the help. ``mark`` takes the bytes
    of a document, the name it goes by and the report on it.

    Raises:
        UsageError: by ``mark``, where the document cannot be marked.
    """

    name: str
    suffix: str
    what: str
    summary: str
    mark: Callable[[bytes, str, Checked], Returned]
