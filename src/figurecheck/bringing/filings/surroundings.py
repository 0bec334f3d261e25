"""What facts refer to: contexts and units, as XBRL 2.1 and its dimensions write them."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from figurecheck.bringing.filings.elements import Attributes
from figurecheck.bringing.filings.filing import Aspects

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

INSTANCE = "http://www.xbrl.org/2003/instance "
CONTEXT, UNIT = f"{INSTANCE}context", f"{INSTANCE}unit"
DIMENSIONS = "http://xbrl.org/2006/xbrldi "

Unit = tuple[tuple[str, ...], tuple[str, ...]]

PURE: Unit = ((f"{INSTANCE}pure",), ())
"""The unit of what has none."""

_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T(00:00:00|24:00:00)(?:\.0+)?)?\Z")
_GROUPS = frozenset({f"{INSTANCE}{one}" for one in ("entity", "segment", "scenario", "period")})
_TEXTS = frozenset(
    {f"{INSTANCE}{one}" for one in ("identifier", "startDate", "endDate", "instant", "forever")}
)
_UNITS = frozenset({f"{INSTANCE}{one}" for one in ("divide", "unitNumerator", "unitDenominator")})


class Namespaces:
    """The namespaces that prefixes stand for where a parser is."""

    def __init__(self, parser: XMLParserType) -> None:
        self.first: dict[str, str] = {}
        self._now: dict[str, list[str]] = {}
        parser.StartNamespaceDeclHandler = self._begins
        parser.EndNamespaceDeclHandler = self._ends

    def _begins(self, prefix: str | None, uri: str | None) -> None:
        self.first.setdefault(prefix or "", uri or "")
        self._now.setdefault(prefix or "", []).append(uri or "")

    def _ends(self, prefix: str | None) -> None:
        self._now[prefix or ""].pop()

    def expanded(self, name: str) -> str:
        """The expanded name that a name with a prefix stands for here; empty where nobody declared
        the prefix.
        """
        prefix, colon, rest = name.strip().rpartition(":")
        known = self._now.get(prefix if colon else "")
        return f"{known[-1]} {rest}" if known and known[-1] and rest else ""


class Surroundings:
    """Reads the contexts and units of a document by taking over a parser's handlers from where one
    begins to its end.

    ``contexts`` are aspects without a unit, by their ids, ``units`` likewise; ``None`` stands for
    what cannot be held against others: other content than dimensions, a typed member of several
    elements, an id given twice.
    """

    def __init__(self, parser: XMLParserType, namespaces: Namespaces) -> None:
        self.contexts: dict[str, Aspects | None] = {}
        self.units: dict[str, Unit | None] = {}
        self._parser = parser
        self._namespaces = namespaces
        self._back: tuple[Any, Any] = None, None
        self._path: list[str] = []
        self._id = ""

    def about(self, context: str, unit: str) -> Aspects | None:
        """What a context and a unit say together, by their ids; ``None`` where one is not clear."""
        found, measured = self.contexts.get(context), self.units.get(unit)
        return None if found is None or measured is None else found._replace(unit=measured)

    def take(self, name: str, attributes: Attributes) -> None:
        """Takes over at the beginning of a context or unit, and gives back at its end."""
        parser = self._parser
        self._back = parser.StartElementHandler, parser.EndElementHandler
        self._path = [name]
        self._id = attributes.get("id", "")
        self._clear = True
        self._texts: dict[str, str] = {}
        self._pairs: list[tuple[str, str]] = []
        self._over: list[str] = []
        self._under: list[str] = []
        self._pieces: list[str] = []
        self._member = ""
        self._scheme = ""
        parser.StartElementHandler = self._start if name == CONTEXT else self._start_unit
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._pieces.append

    def _start(self, name: str, attributes: Attributes) -> None:
        self._path.append(name)
        self._pieces.clear()
        if name in _TEXTS:
            self._scheme = attributes.get("scheme", self._scheme)
        elif name in {f"{DIMENSIONS}explicitMember", f"{DIMENSIONS}typedMember"}:
            self._axis = self._namespaces.expanded(attributes.get("dimension", ""))
            self._typed = name[-11:] == "typedMember"
            self._member, self._inside = "", 0
        elif len(self._path) > 2 and self._path[-2] == f"{DIMENSIONS}typedMember":
            self._inside += 1
        elif name not in _GROUPS:
            self._clear = False

    def _start_unit(self, name: str, _: Attributes) -> None:
        self._path.append(name)
        self._pieces.clear()
        if name != f"{INSTANCE}measure" and name not in _UNITS:
            self._clear = False

    def _end(self, name: str) -> None:
        text = "".join(self._pieces)
        if name in _TEXTS:
            self._texts[name[len(INSTANCE) :]] = text.strip()
        elif name == f"{INSTANCE}measure":
            below = f"{INSTANCE}unitDenominator" in self._path
            (self._under if below else self._over).append(self._namespaces.expanded(text))
        elif name == f"{DIMENSIONS}explicitMember":
            self._pairs.append((self._axis, self._namespaces.expanded(text)))
        elif name == f"{DIMENSIONS}typedMember":
            self._pairs.append((self._axis, self._member))
            self._clear &= self._inside == 1
        elif len(self._path) > 1 and self._path[-2] == f"{DIMENSIONS}typedMember":
            self._member = f"={text.strip()}"
        self._pieces.clear()
        self._path.pop()
        if not self._path:
            self._give_back(name)

    def _give_back(self, name: str) -> None:
        if name == CONTEXT:
            self.contexts[self._id] = None if self._id in self.contexts else self._context()
        else:
            self.units[self._id] = None if self._id in self.units else self._unit()
        parser = self._parser
        parser.StartElementHandler, parser.EndElementHandler = self._back
        parser.CharacterDataHandler = None

    def _context(self) -> Aspects | None:
        axes = [axis for axis, _ in self._pairs]
        named = all(axis and member for axis, member in self._pairs)
        if not (
            self._clear and named and len({*axes}) == len(axes) and self._texts.get("identifier")
        ):
            return None
        texts = self._texts
        start, end, moment = period(
            texts.get("startDate", ""),
            texts.get("endDate", texts.get("instant", "")),
            forever="forever" in texts,
        )
        entity = f"{self._scheme} {texts['identifier']}"
        return Aspects(entity, start, end, moment, tuple(sorted(self._pairs)), ((), ()))

    def _unit(self) -> Unit | None:
        if not (self._clear and self._over and all((*self._over, *self._under))):
            return None
        return tuple(sorted(self._over)), tuple(sorted(self._under))


def period(start: str, end: str, *, forever: bool = False) -> tuple[int | None, int | None, str]:
    """The days of a period, the end excluded, and what was written where its ends do not lie
    between days.

    As XBRL 2.1 has it (4.7.2), a day that ends something is meant with all its hours.
    """
    if forever:
        return None, None, ""
    first = _moment(start, 0) if start else None
    last = _moment(end, 1)
    if last is None or (start and (first is None or first >= last)):
        return None, None, f"{start}/{end}"
    return first, last, ""


def _moment(text: str, whole: int) -> int | None:
    found = _DAY.match(text)
    if found is None:
        return None
    try:
        day = date.fromisoformat(found[1]).toordinal()
    except ValueError:
        return None
    return day + (whole if found[2] is None else found[2] == "24:00:00")
