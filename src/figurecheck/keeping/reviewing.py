"""Answers to the questions of a draft: a claim that is accepted goes to the records of the project,
and the draft says so.
"""

from __future__ import annotations

from collections.abc import Sequence

import attr

from figurecheck.bringing.prose.reviewing import ACCEPTED, MERGED, SKIPPED, Item, items, replaced
from figurecheck.claims.files import contents, load_contents, records_of
from figurecheck.errors import FigureError, UsageError
from figurecheck.keeping.adding import Added, RefusedError, add
from figurecheck.keeping.saving import save
from figurecheck.keeping.texts import decoded
from figurecheck.model.claims import Claims
from figurecheck.model.record import Record
from figurecheck.reading.phrases.figures import read_phrase

_OF_DRAFT = "review:"
"""What a note begins with that is for the review alone."""

OFFERED = 5
"""Measures of the project that are offered for one of a draft."""


@attr.frozen(eq=False)
class Review:
    """A draft as it stands, with the folder that accepted claims go to."""

    draft: str
    text: str
    paths: tuple[str, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """Its claims, in order."""
        return items(self.text)

    def item(self, name: str) -> Item:
        """A claim of the draft.

        Raises:
            UsageError: where it has none of that name.
        """
        found = next((one for one in self.items if one.id == name), None)
        if found is None:
            msg = f"{self.draft}: no claim `{name}` in it"
            raise UsageError(msg, f"it has {', '.join(one.id for one in self.items)}")
        return found

    def answered(self, item: Item) -> Review:
        """The review with a claim as it now is, which the draft then says."""
        text = replaced(self.text, item)
        save(self.draft, text, before=self.text.encode("utf-8", "surrogatepass"))
        return attr.evolve(self, text=text)


def review(draft: str, paths: Sequence[str]) -> Review:
    """A draft to be reviewed.

    Raises:
        UsageError: where it cannot be read, or holds no claims that were drafted.
    """
    found, problems = contents(draft)
    if draft not in found:
        told = problems[0].headline if problems else f"{draft}: there is no such file"
        raise UsageError(told, "figurecheck draft makes one of a text")
    made = Review(draft, decoded(draft, found[draft]), tuple(paths))
    if not made.items:
        msg = f"{draft}: no claim in it"
        raise UsageError(msg, "figurecheck draft makes a draft of a text")
    return made


def project(paths: Sequence[str]) -> Claims:
    """The claims of the project, as far as there are any yet."""
    return load_contents(contents(*paths)[0])


def nearest_measures(claims: Claims, item: Item) -> tuple[str, ...]:
    """The measures of the project whose names, labels and units share words with a claim of a
    draft, the nearest first.
    """
    wanted = _words(item.get("measure")) | _words(item.get("figure"))
    found = []
    for name, measure in claims.measures.items():
        record = measure.record
        unit = record.get("unit") if record is not None else None
        own = _words(name) | _words(measure.label) | _words("" if unit is None else unit.value)
        shared = len(wanted & own)
        if shared:
            found.append((-shared, len(own), name))
    return tuple(name for *_, name in sorted(found)[:OFFERED])


def _words(text: str) -> frozenset[str]:
    """The words of a text, without what tells singular from plural."""
    letters = "".join(sign if sign.isalpha() else " " for sign in text.lower())
    return frozenset(word.rstrip("s") for word in letters.split() if len(word) > 2)


def accept(made: Review, item: Item, into: str = "") -> tuple[Review, Added]:
    """A claim put to those of the project, under its own measure or ``into`` one of theirs.

    A claim that the project has already is not added twice.

    Raises:
        RefusedError: where it would not be read, or something in it is still asked for.
    """
    if item.missing:
        msg = f"`{item.id}`: of what is it? its quantity is still to be said"
        raise RefusedError(msg, f"--set {item.id}.quantity='officers / all-officers'")
    name = made.draft
    records, _ = records_of(name, made.text.encode("utf-8", "surrogatepass"))
    source = next((one for one in records if one.kind == "source"), None)
    claims = project(made.paths)
    known = claims.sources.get(source.id if source is not None and source.id else "")
    about = _fields(source) if source is not None and (known is None or not known.record) else []
    values = {"measure": into} if into else {}
    if into and not item.get("measure"):
        values = {"measure": into, "quantity": ""}
    final = item.having(values)
    added = _added(made, final, source, about, _measures(records, claims, final), merged=bool(into))
    answer = attr.evolve(item, answer=MERGED if into else ACCEPTED, into=into)
    return made.answered(answer), added


def _added(
    made: Review,
    item: Item,
    source: Record | None,
    about: list[tuple[str, str]],
    measures: list[tuple[tuple[str, str], ...]],
    *,
    merged: bool,
) -> Added:
    """The claim as it was added; without the noun behind its figure where it was ``merged`` into a
    measure, or that counts others.
    """
    fields = [
        (name, value)
        for name, value in item.fields
        if not (name == "note" and value[: len(_OF_DRAFT)] == _OF_DRAFT)
    ]
    own = source.id if source is not None and source.id else ""
    standing = _standing(made, own, item, fields)
    if standing is not None:
        return standing
    first: RefusedError | None = None
    words = _figures(item.get("figure"))
    for figure in reversed(words) if merged else words:
        written = [(name, figure if name == "figure" else value) for name, value in fields]
        try:
            return add(written, made.paths, id=item.id, source=own, about=about, measures=measures)
        except RefusedError as error:
            first = first or error
    if first is None:
        msg = f"`{item.id}`: it has no figure"
        raise RefusedError(msg)
    raise first


def _standing(
    made: Review, source: str, item: Item, fields: Sequence[tuple[str, str]]
) -> Added | None:
    """The claim where an interrupted review has added it already."""
    claims = project(made.paths)
    quote = dict(fields).get("quote", "")
    for claim in claims.claims:
        held = claim.record.get("quote")
        if claim.source == source and claim.id == item.id and held and held.value == quote:
            place = claim.record.place
            return Added(claim.name, place.file, place.line, claims)
    return None


def _figures(words: str) -> list[str]:
    """The words of a figure as they are, then without the noun behind them."""
    found = [words]
    pieces = words.split()
    for last in range(len(pieces) - 1, 0, -1):
        shorter = " ".join(pieces[:last])
        try:
            figure = read_phrase(shorter)
        except FigureError:
            continue
        if not figure.rest and not figure.unit:
            found.append(shorter)
            break
    return found


def _measures(
    records: Sequence[Record], claims: Claims, item: Item
) -> list[tuple[tuple[str, str], ...]]:
    """The measures of the draft that a claim speaks of and the project does not know yet."""
    named = {item.get("measure"), *_names(item.get("quantity"))}
    return [
        (("measure", one.id), *_fields(one))
        for one in records
        if one.kind == "measure" and one.id in named and one.id not in claims.measures
    ]


def _names(expression: str) -> frozenset[str]:
    kept = "".join(sign if sign.isalnum() or sign == "-" else " " for sign in expression)
    return frozenset(kept.split())


def _fields(record: Record) -> list[tuple[str, str]]:
    """The fields of a record behind its id."""
    return [(one.name, one.value) for one in record.fields[1:]]


def skip(made: Review, item: Item) -> Review:
    """The claim left out, which the draft then says."""
    return made.answered(attr.evolve(item, answer=SKIPPED, into=""))
