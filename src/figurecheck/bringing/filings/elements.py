"""Elements of XML, one after the other; what describes its own document type is refused."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from figurecheck.errors import UsageError

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

Attributes = dict[str, str]

XLINK = "http://www.w3.org/1999/xlink "
"""The namespace of links, as it stands ahead of an attribute's name."""

NIL = "http://www.w3.org/2001/XMLSchema-instance nil"
"""The attribute that says that there is no value."""

BASE = "http://www.w3.org/XML/1998/namespace base"
"""The attribute that says where addresses start from."""


def parser_of(name: str) -> XMLParserType:
    """A parser that gives expanded names, a namespace and a name with a blank between, and opens
    nothing.

    A document type is refused as soon as it begins: so no entity is ever declared, and none is
    expanded or fetched.

    Raises:
        UsageError: by the parser, where it meets a document type; ``name`` says of what.
    """
    from xml.parsers import expat

    def refuse(*_: Any) -> int:
        msg = f"{name} is refused, since it describes a document type"
        raise UsageError(
            msg, "filings need none: a document type can hide figures and name files elsewhere"
        )

    parser = expat.ParserCreate(None, " ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    return parser


def read_through(parser: XMLParserType, content: bytes, name: str) -> None:
    """Has a parser read all of some bytes, which it holds only once.

    Raises:
        UsageError: where they are no XML, or the parser refuses them.
    """
    from xml.parsers import expat

    try:
        parser.Parse(content, True)  # noqa: FBT003
    except (expat.ExpatError, LookupError, ValueError) as error:
        if isinstance(error, UsageError):
            raise
        msg = f"{name}: not XML as it should be: {error}"
        raise UsageError(msg) from None


DOCUMENT_TYPE = "!DOCTYPE"
"""What stands in place of the outermost element where a document type begins ahead of it."""


def root_of(content: bytes) -> str:
    """The expanded name of the outermost element, ``DOCUMENT_TYPE``, or nothing where neither
    begins in these bytes.
    """
    from xml.parsers import expat

    found: list[str] = []
    parser = expat.ParserCreate(None, " ")

    def first(name: str, _: Attributes) -> None:
        found.append(name)
        raise _FoundError

    def refuse(*_: Any) -> None:
        first(DOCUMENT_TYPE, {})

    parser.StartElementHandler = first
    parser.StartDoctypeDeclHandler = refuse
    with suppress(expat.ExpatError, LookupError, ValueError, _FoundError):
        parser.Parse(content, False)  # noqa: FBT003
    return found[0] if found else ""


class _FoundError(Exception):
    """That the outermost element has begun, and nothing else is asked."""
