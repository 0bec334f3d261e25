"""xBRL-JSON reports, as the Open Information Model has them (XBRL International, xBRL-JSON 1.0,
2021).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from figurecheck.bringing.filings.collecting import Gathered
from figurecheck.bringing.filings.filing import Aspects, Filing, FilingReader
from figurecheck.bringing.filings.numbers import read_number
from figurecheck.bringing.filings.surroundings import PURE, Unit, period
from figurecheck.errors import UsageError
from figurecheck.model.objects import once

_TYPE = re.compile(rb'"documentType"\s{0,20}:\s{0,20}"[^"]{0,200}xbrl-json', re.IGNORECASE)
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[^/]*\Z")

_OWN = frozenset({"concept", "entity", "period", "unit", "language", "noteId"})
"""The dimensions that the model itself has."""

Object = dict[str, Any]


class _Report:
    """The facts of one report, with the namespaces that its names are short for."""

    def __init__(self, name: str, report: Object) -> None:
        about = _object(report.get("documentInfo"))
        self._prefixes = {
            one: uri
            for one, uri in _object(about.get("namespaces")).items()
            if isinstance(uri, str)
        }
        taxonomy = about.get("taxonomy")
        entries = (
            [one for one in taxonomy if isinstance(one, str)] if isinstance(taxonomy, list) else []
        )
        self.found = Gathered(name, entries)
        self._facts = _object(report.get("facts"))

    def read(self, places: Iterator[tuple[int, int]]) -> Filing:
        """All of it; ``places`` are those of the facts, in their order."""
        for fact, place in zip(self._facts.values(), places, strict=True):
            if isinstance(fact, dict):
                self._fact(fact, place)
        return self.found.filing(self._prefixes)

    def _fact(self, fact: Object, place: tuple[int, int]) -> None:
        dimensions = _object(fact.get("dimensions"))
        value, decimals = fact.get("value"), fact.get("decimals")
        said = "unit" in dimensions or decimals is not None
        if "language" in dimensions or "noteId" in dimensions:
            return
        if not said and (not isinstance(value, str) or read_number(value.strip()) is None):
            return
        concept = self._expanded(dimensions.get("concept"))
        about = self._about(dimensions)
        right = "INF" if decimals is None else str(decimals)
        text = value.strip() if isinstance(value, str) else None if value is None else ""
        self.found.add(
            concept, about if concept else None, text, (right, ""), place, perhaps=not said
        )

    def _about(self, dimensions: Mapping[str, Any]) -> Aspects | None:
        unit = self._unit(dimensions["unit"]) if "unit" in dimensions else PURE
        entity = self._expanded(dimensions.get("entity")) if "entity" in dimensions else "-"
        pairs = [
            (self._expanded(axis), self._member(one))
            for axis, one in dimensions.items()
            if axis not in _OWN
        ]
        if unit is None or not entity or not all(axis for axis, _ in pairs):
            return None
        when = dimensions.get("period")
        if when is not None and not isinstance(when, str):
            return None
        start, end, moment = _period(when)
        return Aspects(entity, start, end, moment, tuple(sorted(pairs)), unit)

    def _expanded(self, name: object) -> str:
        """An expanded name; empty where it is none, or its prefix stands for nothing."""
        prefix, _, rest = name.partition(":") if isinstance(name, str) else ("", "", "")
        uri = self._prefixes.get(prefix, "")
        return f"{uri} {rest}" if uri and rest else ""

    def _member(self, value: object) -> str:
        """A member by its expanded name, or else the text of a typed one."""
        return self._expanded(value) or f"={value if isinstance(value, str) else '(nil)'}"

    def _unit(self, written: object) -> Unit | None:
        """A unit such as ``iso4217:USD/xbrli:shares``, or ``(a*b)/(c*d)``."""
        if not isinstance(written, str):
            return None
        over, _, under = written.partition("/")
        sides = [
            [self._expanded(one) for one in side.strip("()").split("*") if one]
            for side in (over, under)
        ]
        if not sides[0] or not all(one for side in sides for one in side):
            return None
        return tuple(sorted(sides[0])), tuple(sorted(sides[1]))


def _period(written: str | None) -> tuple[int | None, int | None, str]:
    """The days of a period, whose ends are always given with the time of day."""
    if written is None:
        return None, None, ""
    ends = written.split("/")
    if len(ends) > 2 or not all(map(_MOMENT.match, ends)):
        return None, None, written
    return period(ends[0] if len(ends) == 2 else "", ends[-1])


def _object(value: object) -> Object:
    return value if isinstance(value, dict) else {}


def read(content: bytes, name: str) -> Filing:
    """The facts of a report."""
    try:
        text = content.decode("utf-8-sig")
        report = json.loads(text, object_pairs_hook=once, parse_float=str, parse_int=str)
    except (ValueError, RecursionError) as error:
        msg = f"{name}: not xBRL-JSON as it should be: {error or 'nested too deeply'}"
        raise UsageError(msg) from None
    if not isinstance(report, dict):
        msg = f"{name}: not xBRL-JSON: it is no object"
        raise UsageError(msg)
    facts = _object(report.get("facts"))
    return _Report(name, report).read(_places(text, facts))


def _places(text: str, facts: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where each fact stands, by its key, which are looked for in their order."""
    at = max(text.find('"facts"'), 0)
    line, start = 1 + text.count("\n", 0, at), text.rfind("\n", 0, at) + 1
    for key in facts:
        found = text.find(json.dumps(key, ensure_ascii=False), at)
        if found >= 0:
            line += text.count("\n", at, found)
            start = max(start, text.rfind("\n", at, found) + 1)
            at = found
        yield line, at - start + 1


def meant(start: bytes) -> bool:
    """Whether a file says of itself that it is xBRL-JSON."""
    return _TYPE.search(start) is not None


FILINGS = FilingReader("json", (".json",), meant, read)
