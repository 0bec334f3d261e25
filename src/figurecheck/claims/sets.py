"""Claim sets made from claim sets: some of the claims of one, or those of two together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import TypeGuard

import attr

from figurecheck.claims.build import FILE, gather, gathered, value_of
from figurecheck.errors import UsageError
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Problem
from figurecheck.model.nearest import suggestion
from figurecheck.model.record import Field, Place, Record
from figurecheck.reading.claims.claim_set import assemble
from figurecheck.reading.claims.fields import KINDS
from figurecheck.reading.data import ReadingData

_FROM_READERS = frozenset({"FC001", "FC003", "FC005", "FC007"})
"""The codes of what is wrong with a file before its records are looked at: reading the records
again finds the rest.
"""


def filtered(
    claims: Claims,
    predicate: Callable[[Claim], object] | None,
    fields: Mapping[str, str | date | Collection[str]],
) -> Claims:
    """The set with only the claims that a predicate is true of and whose fields are as given.

    Raises:
        UsageError: where no claim can have such a field.
    """
    if predicate is not None and not callable(predicate):
        msg = (
            f"a predicate is a function of a claim, and this is of type {type(predicate).__name__};"
            " or name a field"
        )
        raise UsageError(msg)
    dimensions = {name for measure in claims.measures.values() for name, _ in measure.dimensions}
    known = {"id", *KINDS["claim"].required, *KINDS["claim"].optional, *dimensions}
    wanted = {
        name: {value_of(name, one) for one in (value if _several(value) else (value,))}
        for name, value in fields.items()
    }
    for name in wanted:
        if name not in known:
            msg = (
                f"a claim has no field `{name}`;"
                f" {suggestion(name, known) or 'see docs/format.md for those it has'}"
            )
            raise UsageError(msg)
    kept = tuple(
        claim
        for claim in claims
        if (predicate is None or predicate(claim))
        and all(_value(claim, name) in values for name, values in wanted.items())
    )
    left = {id(claim.record) for claim in claims} - {id(claim.record) for claim in kept}
    records = tuple(
        (file, tuple(one for one in found if id(one) not in left)) for file, found in claims.records
    )
    return attr.evolve(claims, claims=kept, records=records)


def _several(value: object) -> TypeGuard[Iterable[object]]:
    return isinstance(value, Iterable) and not isinstance(value, (str, bytes))


def _value(claim: Claim, name: str) -> str:
    """What a claim has in a field, said or not; empty where it has nothing there."""
    match name:
        case "id" | "source" | "status" | "said_by":
            found: str = getattr(claim, name)
            return found
        case _:
            field = claim.record.get(name)
            members = dict(claim.members)
            default = "total" if name == "statistic" else ""
            return field.value if field is not None else members.get(name, default)


def merged(one: Claims, other: Claims | Iterable[Claim]) -> Claims:
    """Everything in two sets, read again as one; records that are alike word for word are one.

    Raises:
        UsageError: where the two were read with different reading tables or words.
    """
    if not isinstance(other, Claims):
        other = gathered(other)
    if one.data is not None and other.data is not None and one.data != other.data:
        msg = (
            "these claims were read with different reading tables or words: read them together"
            " instead"
        )
        raise UsageError(msg)
    files: dict[str, list[Record]] = {}
    seen: set[tuple[tuple[str, str], ...]] = set()
    for file, record in (pair for claims in (one, other) for pair in explicit(claims)):
        text = record.pairs
        if text not in seen and not (file == FILE and record.kind == "measure"):
            seen.add(text)
            files.setdefault(file, []).append(record)
    built = files.pop(FILE, [])
    data = one.data if one.data is not None else other.data
    records = tuple((file, tuple(found)) for file, found in sorted(files.items()))
    together = gather(
        Claims(records=records, inputs={**one.inputs, **other.inputs}, data=data), built
    )
    unread = [found for found in (*one.problems, *other.problems) if found.code in _FROM_READERS]
    problems = tuple(dict.fromkeys((*unread, *together.problems)))
    return attr.evolve(together, problems=problems, documents=(*one.documents, *other.documents))


def renamed_files(claims: Claims, names: Mapping[str, str]) -> Claims:
    """The claims as they would be if their files had other names, those of one folder alike."""
    folders = {}
    for old, new in names.items():
        parts, others = old.split("/"), new.split("/")
        while parts and others and parts[-1] == others[-1]:
            del parts[-1], others[-1]
        folders["".join(f"{part}/" for part in parts)] = "".join(f"{part}/" for part in others)

    def called(name: str) -> str:
        if name in names or name in claims.inputs:
            return names.get(name, name)
        folder = max((one for one in folders if name.startswith(one)), key=len, default=None)
        return name if folder is None else folders[folder] + name[len(folder) :]

    def moved(place: Place) -> Place:
        return attr.evolve(place, file=called(place.file))

    def renamed(record: Record) -> Record:
        return Record(
            tuple(attr.evolve(field, place=moved(field.place)) for field in record.fields)
        )

    def told(problem: Problem) -> Problem:
        headline = problem.headline
        for label in problem.labels:
            if headline.startswith(f"{label.place.file}: "):
                headline = called(label.place.file) + headline[len(label.place.file) :]
        labels = tuple(attr.evolve(label, place=moved(label.place)) for label in problem.labels)
        return attr.evolve(problem, headline=headline, labels=labels)

    records = [(called(file), tuple(map(renamed, found))) for file, found in claims.records]
    problems = [told(one) for one in claims.problems if one.code in _FROM_READERS]
    inputs = {called(name): digest for name, digest in claims.inputs.items()}
    data = claims.data if isinstance(claims.data, ReadingData) else ReadingData()
    data = data._replace(names=tuple(map(called, data.names)))
    read = assemble(records, problems, {name: inputs[name] for name in sorted(inputs)}, data)
    return attr.evolve(read, problems=tuple(dict.fromkeys(read.problems)))


def explicit(claims: Claims) -> Iterator[tuple[str, Record]]:
    """Every record with its file, in the order written; claims say their source, wherever they
    stand.
    """
    sources = {id(claim.record): claim.source for claim in claims}
    for file, records in claims.records:
        for record in records:
            source = sources.get(id(record))
            if source is None or record.get("source") is not None:
                yield file, record
            else:
                yield file, Record((*record.fields, Field("source", source, record.place)))
