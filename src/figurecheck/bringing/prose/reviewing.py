"""The claims of a draft with the answers that somebody gave to them, which stand in the draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import attr

from figurecheck.keeping.texts import ordered

ACCEPTED, SKIPPED, MERGED = "accepted", "skipped", "merged"

_CLAIM = re.compile(r"(?:# )?claim: (?P<id>\S+)\s*\Z")
_FIELD = re.compile(r"(?P<asked># )?(?P<name>[a-z_]+): (?P<value>.*)\Z")
_ANSWER = re.compile(r"# review: (?P<word>accepted|skipped|merged)(?: (?P<into>\S+))?\s*\Z")
_FROM = re.compile(r"# Drafted by figurecheck \S+ from (?P<name>.+) \(sha256 (?P<digest>\w+)\)")


@attr.frozen
class LinesOfRecord:
    """The lines of a claim in a draft, ``first`` and ``last`` counted from 1, both included."""

    first: int
    last: int


@attr.frozen
class Item:
    """A claim of a draft: its fields, whether it asks for something, and the answer it has.

    ``answer`` is ``accepted``, ``skipped``, ``merged`` or empty, ``into`` the measure that it was
    merged into.
    """

    id: str
    fields: tuple[tuple[str, str], ...]
    asked: bool
    block: LinesOfRecord
    answer: str = ""
    into: str = ""

    def get(self, name: str) -> str:
        """The value of a field; empty where it has none."""
        return next((value for field, value in self.fields if field == name), "")

    def having(self, values: Mapping[str, str]) -> Item:
        """The claim with other values; an empty one takes a field away."""
        kept = [(name, values.get(name, value)) for name, value in self.fields]
        kept += [(name, value) for name, value in values.items() if not self.get(name)]
        return attr.evolve(self, fields=tuple((name, value) for name, value in kept if value))

    @property
    def missing(self) -> bool:
        """Whether something in it still has to be said: a value with a question mark alone."""
        return any("?" in value.split() for name, value in self.fields if name == "quantity")

    def moved(self, at: str) -> str:
        """Its lines with another place in the document."""
        return self.having({"at": at}).text

    @property
    def text(self) -> str:
        """Its lines, which are comments where it asks for something or has its answer: what was
        accepted stands among the claims of the project.
        """
        ahead = "# " if self.missing or self.answer else ""
        named = ordered((("claim", self.id), *self.fields))
        lines = [f"{ahead}{name}: {value}" for name, value in named]
        if self.answer:
            lines.append(f"# review: {self.answer}{f' {self.into}' if self.into else ''}")
        return "\n".join(lines)


def drafted_from(text: str) -> tuple[str, str]:
    """The name of the document that a draft was made from, and the start of its SHA-256; empty
    where the draft does not say.
    """
    found = _FROM.match(text)
    return (found["name"], found["digest"]) if found is not None else ("", "")


def items(text: str) -> tuple[Item, ...]:
    """The claims of a draft, in order."""
    lines = text.split("\n")
    found = []
    for block in blocks_of(text):
        fields: list[tuple[str, str]] = []
        name, asked, answer, into = "", False, "", ""
        for line in lines[block.first - 1 : block.last]:
            answered = _ANSWER.match(line)
            field = _FIELD.match(line)
            if answered is not None:
                answer, into = answered["word"], answered["into"] or ""
            elif field is not None and field["name"] == "claim":
                name, asked = field["value"].strip(), field["asked"] is not None
            elif field is not None:
                fields.append((field["name"], field["value"].strip()))
        found.append(Item(name, tuple(fields), asked, block, answer, into))
    return tuple(found)


def answered_items(text: str) -> dict[tuple[str, str], Item]:
    """The claims of a draft that have an answer, by figure and quote as they were drafted.

    Where somebody changed the figure, the claim is found by neither, and asked for again.
    """
    return {(one.get("figure"), one.get("quote")): one for one in items(text) if one.answer}


def replaced(text: str, item: Item) -> str:
    """The draft with the lines of one claim, found by its name, as they now are."""
    lines = text.split("\n")
    own = next(one for one in items(text) if one.id == item.id)
    lines[own.block.first - 1 : own.block.last] = item.text.split("\n")
    return "\n".join(lines)


def blocks_of(text: str) -> Iterator[LinesOfRecord]:
    """The blocks of lines that hold a claim."""
    begun, line = 0, 0
    for line, content in enumerate(text.split("\n"), 1):
        if _CLAIM.match(content) is not None and not begun:
            begun = line
        elif not content.strip() and begun:
            yield LinesOfRecord(begun, line - 1)
            begun = 0
    if begun:
        yield LinesOfRecord(begun, line)
