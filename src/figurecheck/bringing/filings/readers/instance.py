"""XBRL 2.1 instances: facts as elements, with contexts and units that they refer to."""

from __future__ import annotations

from figurecheck.bringing.filings.collecting import IN_TUPLE, NO_PLAIN, Referring
from figurecheck.bringing.filings.elements import (
    DOCUMENT_TYPE,
    NIL,
    XLINK,
    Attributes,
    parser_of,
    read_through,
    root_of,
)
from figurecheck.bringing.filings.filing import Filing, FilingReader
from figurecheck.bringing.filings.surroundings import (
    CONTEXT,
    INSTANCE,
    UNIT,
    Namespaces,
    Surroundings,
)
from figurecheck.errors import UsageError

LINK = "http://www.xbrl.org/2003/linkbase "
_ENTRIES = frozenset({f"{LINK}schemaRef", f"{LINK}linkbaseRef"})


class _Instance:
    """Takes the events of a parser: what is right below the root is a context, a unit, a link or a
    fact.
    """

    def __init__(self, name: str) -> None:
        self.parser = parser_of(name)
        self.namespaces = Namespaces(self.parser)
        self.around = Surroundings(self.parser, self.namespaces)
        self.found = Referring(name)
        self._name = name
        self._depth = 0
        self._attributes: Attributes = {}
        self._place = (0, 0)
        self._pieces: list[str] = []
        self._whole = True
        self.parser.StartElementHandler = self._root
        self.parser.EndElementHandler = self._end

    def _root(self, name: str, _: Attributes) -> None:
        if name != f"{INSTANCE}xbrl":
            msg = f"{self._name}: not an XBRL instance: its outermost element is another"
            raise UsageError(msg)
        self.parser.StartElementHandler = self._start

    def _start(self, name: str, attributes: Attributes) -> None:
        if name in (CONTEXT, UNIT):
            self.around.take(name, attributes)
        elif "unitRef" in attributes:
            parser = self.parser
            self._attributes = attributes
            self._place = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
            self._pieces.clear()
            self._whole = True
            parser.CharacterDataHandler = self._pieces.append
            parser.StartElementHandler = self._inside
            parser.EndElementHandler = self._fact
        else:
            if name in _ENTRIES:
                self.found.entries.append(attributes.get(f"{XLINK}href", ""))
            self._depth = 1
            self.parser.StartElementHandler = self._deeper
            self.parser.EndElementHandler = self._shallower

    def _deeper(self, name: str, attributes: Attributes) -> None:
        self._depth += 1
        if "unitRef" in attributes:  # only a tuple has facts in it
            refers = attributes.get("contextRef", ""), attributes["unitRef"]
            self.found.leave(name, *refers, IN_TUPLE)

    def _shallower(self, _: str) -> None:
        self._depth -= 1
        if not self._depth:
            self.parser.StartElementHandler = self._start
            self.parser.EndElementHandler = self._end

    def _inside(self, _: str, __: Attributes) -> None:
        self._whole = False
        self._depth += 1

    def _fact(self, name: str) -> None:
        if self._depth:
            self._depth -= 1
            return
        parser = self.parser
        parser.CharacterDataHandler = None
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        given = self._attributes
        refers = name, given.get("contextRef", ""), given["unitRef"]
        if not self._whole:
            self.found.leave(*refers, NO_PLAIN)
            return
        self.found.add(
            *refers,
            None if given.get(NIL, "") in {"true", "1"} else "".join(self._pieces).strip(),
            (given.get("decimals", ""), given.get("precision", "")),
            self._place,
        )

    def _end(self, _: str) -> None:
        """The root ends."""


def read(content: bytes, name: str) -> Filing:
    """The facts of an instance."""
    instance = _Instance(name)
    read_through(instance.parser, content, name)
    return instance.found.filing(instance.around, instance.namespaces)


def meant(start: bytes) -> bool:
    """Whether a file begins as an instance does, or with a document type, which is refused."""
    return root_of(start) in {f"{INSTANCE}xbrl", DOCUMENT_TYPE}


FILINGS = FilingReader("instance", (".xbrl", ".xml"), meant, read)
