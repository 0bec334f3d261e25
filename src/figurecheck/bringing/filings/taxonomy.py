"""Taxonomies: from the file that a filing names to the sums that its calculation networks state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

import attr

from figurecheck.bringing.filings.addresses import AddressShelf, is_standard, joined
from figurecheck.bringing.filings.elements import BASE, XLINK, Attributes, parser_of, read_through
from figurecheck.bringing.filings.filing import Summation
from figurecheck.bringing.filings.numbers import read_number
from figurecheck.errors import UsageError

LINK = "http://www.xbrl.org/2003/linkbase "
SCHEMA = "http://www.w3.org/2001/XMLSchema "

ARCROLES = (
    "http://www.xbrl.org/2003/arcrole/summation-item",
    "https://xbrl.org/2023/arcrole/summation-item",
)
"""What an arc between a total and what adds up to it is called: in XBRL 2.1, and in Calculations
1.1.
"""

_LEADING = MappingProxyType(
    {
        f"{SCHEMA}import": "schemaLocation",
        f"{SCHEMA}include": "schemaLocation",
        **dict.fromkeys(
            (f"{LINK}{one}" for one in ("linkbaseRef", "roleRef", "arcroleRef", "schemaRef")),
            f"{XLINK}href",
        ),
    }
)
"""The elements that lead to other files, with the attribute that says where."""

MAX_FILES = 5_000
"""Files that one taxonomy may have."""

_ROLE = "http://www.xbrl.org/2003/role/"
_UNHELPFUL = frozenset({f"{_ROLE}labelLinkbaseRef", f"{_ROLE}referenceLinkbaseRef"})
_POINTING = frozenset({f"{_ROLE}presentationLinkbaseRef", f"{_ROLE}definitionLinkbaseRef"})
_HREF = re.compile(rb"""\bhref\s*=\s*["']([^"'#]+)""")


class _Arc(NamedTuple):
    """An arc as it is written: ends by their labels, and what else tells it from others."""

    source: str
    target: str
    arcrole: str
    weight: str
    order: str
    prohibited: bool
    priority: int


@attr.frozen(eq=False)
class _Link:
    """One calculation link: the addresses that its labels stand for, and its arcs."""

    role: str
    places: dict[str, list[tuple[str, str]]] = attr.field(factory=dict)
    arcs: list[_Arc] = attr.field(factory=list)


@attr.frozen(eq=False)
class Taxonomy:
    """The sums of a taxonomy. ``missing`` are files that it needs and that are not at hand, sorted.

    In sums a concept whose schema is not at hand is the id by which it is pointed at, with ``#``
    ahead.
    """

    sums: tuple[Summation, ...] = ()
    missing: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()


class _Document:
    """Reads a schema or linkbase: what it leads to, ids of elements, calculation links."""

    def __init__(self, address: str, told: str) -> None:
        self.address = address
        self.leads: list[tuple[str, str]] = []
        self.ids: dict[str, str] = {}
        self.links: list[_Link] = []
        self._bases = [address]
        self._based: list[bool] = []
        self._namespace = ""
        self._link: _Link | None = None
        self.parser = parser_of(told)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _start(self, name: str, given: Attributes) -> None:
        self._based.append(BASE in given)
        if BASE in given:
            self._bases.append(joined(self._bases[-1], given[BASE]))
        if name == f"{SCHEMA}element":
            if "id" in given and "name" in given:
                self.ids[given["id"]] = f"{self._namespace} {given['name']}"
        elif name == f"{SCHEMA}schema":
            self._namespace = given.get("targetNamespace", "")
        elif name in _LEADING:
            self._lead(given.get(_LEADING[name], ""), given.get(f"{XLINK}role", ""))
        elif name == f"{LINK}calculationLink":
            self._link = _Link(given.get(f"{XLINK}role", ""))
            self.links.append(self._link)
        elif name == f"{LINK}loc":
            self._locate(given)
        elif name == f"{LINK}calculationArc" and self._link is not None:
            self._link.arcs.append(_arc(given))

    def _lead(self, written: str, role: str = "") -> None:
        if written:
            self.leads.append((joined(self._bases[-1], written), role))

    def _locate(self, given: Attributes) -> None:
        address, _, pointer = given.get(f"{XLINK}href", "").partition("#")
        whole = joined(self._bases[-1], address)
        self.leads.append((whole, ""))
        if self._link is not None:
            self._link.places.setdefault(given.get(f"{XLINK}label", ""), []).append(
                (whole, pointer)
            )

    def _end(self, name: str) -> None:
        if self._based.pop():
            self._bases.pop()
        if name == f"{LINK}calculationLink":
            self._link = None


def _arc(given: Attributes) -> _Arc:
    priority = given.get("priority", "0").strip()
    return _Arc(
        given.get(f"{XLINK}from", ""),
        given.get(f"{XLINK}to", ""),
        given.get(f"{XLINK}arcrole", ""),
        given.get("weight", "1").strip(),
        given.get("order", "1").strip(),
        given.get("use", "") == "prohibited",
        int(priority) if re.fullmatch(r"[+-]?[0-9]{1,9}", priority) else 0,
    )


class Taxonomies:
    """Reads taxonomies from a shelf, each file once however many filings need it."""

    def __init__(self, shelf: AddressShelf) -> None:
        self._shelf = shelf
        self._documents: dict[str, _Document | None] = {}
        self._unreadable: dict[str, str] = {}
        self._known: dict[tuple[str, ...], Taxonomy] = {}

    def of(self, entries: Sequence[str]) -> Taxonomy:
        """The taxonomy that begins with some files, by their addresses."""
        key = tuple(sorted({*entries}))
        if key not in self._known:
            self._known[key] = self._read(key)
        return self._known[key]

    def _read(self, entries: Sequence[str]) -> Taxonomy:
        waiting = [(address, "") for address in entries]
        seen: dict[str, _Document | None] = {}
        missing: set[str] = set()
        pointed: set[str] = set()
        while waiting:
            address, role = waiting.pop()
            if address in seen or role in _UNHELPFUL or is_standard(address):
                continue
            if role in _POINTING:
                if address not in pointed:
                    pointed.add(address)
                    waiting += ((one, "") for one in self._pointed_at(address))
                continue
            if len(seen) >= MAX_FILES:
                missing.add(f"more than {MAX_FILES:,} files")
                break
            document = seen[address] = self._document(address)
            if document is None:
                missing.add(address)
            else:
                waiting += document.leads
        read = [one for _, one in sorted(seen.items()) if one is not None]
        ids = {one.address: one.ids for one in read}
        unreadable = tuple(
            self._unreadable[one] for one in sorted(missing) if one in self._unreadable
        )
        left = tuple(sorted(one for one in missing if one not in self._unreadable))
        return Taxonomy(_sums([link for one in read for link in one.links], ids), left, unreadable)

    def _document(self, address: str) -> _Document | None:
        if address in self._documents:
            return self._documents[address]
        document: _Document | None = None
        try:
            content = self._shelf.read(address)
            if content is not None:
                document = _Document(address, address)
                read_through(document.parser, content, address)
        except UsageError as error:
            self._unreadable[address] = str(error)
            document = None
        self._documents[address] = document
        return document

    def _pointed_at(self, address: str) -> Iterable[str]:
        """The files that a presentation or definition linkbase points at, which may lead to
        calculations.
        """
        try:
            content = self._shelf.read(address)
        except UsageError:
            return ()
        found = {} if content is None else dict.fromkeys(_HREF.findall(content))
        return [joined(address, one.decode("utf-8", "replace")) for one in found]


def _sums(links: Sequence[_Link], ids: Mapping[str, Mapping[str, str]]) -> tuple[Summation, ...]:
    """The sums of all networks, those that several networks have told once.

    An arc is left out where an equivalent one of no lower priority is prohibited (XBRL 2.1,
    3.5.3.9.7.5).
    """
    arcs: dict[
        tuple[str, str, str], dict[tuple[str, str, Fraction | None, Fraction | None], list[_Arc]]
    ] = {}
    for link in links:
        for arc in link.arcs:
            if arc.arcrole not in ARCROLES:
                continue
            network = arcs.setdefault((link.role, arc.arcrole, ""), {})
            for total in _concepts(link, arc.source, ids):
                for part in _concepts(link, arc.target, ids):
                    network.setdefault(
                        (total, part, _value(arc.weight), _value(arc.order)), []
                    ).append(arc)
    found: dict[tuple[str, tuple[tuple[str, tuple[int, int]], ...], str], list[str]] = {}
    for (role, _, _), network in sorted(arcs.items()):
        parts: dict[str, list[tuple[str, _Arc]]] = {}
        for (total, part, _, _), among in network.items():
            highest = max(arc.priority for arc in among)
            if not any(arc.prohibited and arc.priority == highest for arc in among):
                parts.setdefault(total, []).append((part, among[0]))
        for total, under in sorted(parts.items()):
            found.setdefault(_sum(total, under), []).append(role)
    return tuple(
        Summation(total, parts, tuple(dict.fromkeys(roles)), unsure)
        for (total, parts, unsure), roles in found.items()
    )


def _sum(
    total: str, under: Sequence[tuple[str, _Arc]]
) -> tuple[str, tuple[tuple[str, tuple[int, int]], ...], str]:
    """A total, its parts in order with their weights, and why it cannot be checked, if so."""
    ordered = sorted(under, key=lambda one: (_value(one[1].order) or 0, one[0]))
    weights = [read_number(arc.weight) for _, arc in ordered]
    names = [part for part, _ in ordered]
    unsure = ""
    if len({*names}) < len(names):
        unsure = "the taxonomy has a part twice in one sum"
    elif any(weight is None or not weight[0] for weight in weights):
        unsure = "the taxonomy gives a part no weight that is a number other than 0"
    elif total in names:
        unsure = "the taxonomy has a total among its own parts"
    known = ((name, weight or (0, 0)) for name, weight in zip(names, weights, strict=True))
    return total, tuple(known), unsure


def _value(written: str) -> Fraction | None:
    """What a weight or an order comes to, however it is written."""
    number = read_number(written)
    return None if number is None else Fraction(number[0]) * Fraction(10) ** -number[1]


def _concepts(link: _Link, label: str, ids: Mapping[str, Mapping[str, str]]) -> list[str]:
    """What a label of a link stands for."""
    return [
        ids.get(address, {}).get(pointer, f"#{pointer}")
        for address, pointer in link.places.get(label, ())
    ]
