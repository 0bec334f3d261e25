"""References between records: wholes and parts in trees, sources and claims that others name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attr

from figurecheck.errors import UnitError
from figurecheck.model.algebra import terms_of
from figurecheck.model.claim import Claim
from figurecheck.model.measure import Measure, Member
from figurecheck.model.nearest import suggestion
from figurecheck.model.source import Source
from figurecheck.model.unit import conversion
from figurecheck.reading.claims.fields import problem, shown
from figurecheck.reading.claims.reader import RecordReader


def check_trees(reader: RecordReader) -> None:
    """Notes what would be a part of itself, or does not fit its whole, and goes on as if it were
    part of nothing.
    """
    ends: set[tuple[str, str]] = set()
    for key in sorted(reader.members):
        member = reader.members[key]
        field = member.record.get("part_of") if member.record else None
        if field is None or member.part_of is None:
            continue
        if _goes_in_a_circle(reader.members, key, ends):
            reader.problems.append(
                problem("FC043", f"`{shown(member.name)}` is part of itself", field)
            )
            reader.members[key] = attr.evolve(member, part_of=None)
    for name in sorted(reader.measures):
        _check_part_of(reader, reader.measures[name])
    _check_parts(reader)


def _goes_in_a_circle(
    members: Mapping[tuple[str, str], Member], key: tuple[str, str], ends: set[tuple[str, str]]
) -> bool:
    """Whether the way up from a member comes to no end; ``ends`` are those whose way does.

    Each is passed once, however long the chain.
    """
    passed: set[tuple[str, str]] = set()
    while key not in ends:
        if key in passed:
            return True
        passed.add(key)
        member = members.get(key)
        if member is None or member.part_of is None:
            break
        key = (key[0], member.part_of)
    ends |= passed
    return False


def _check_part_of(reader: RecordReader, measure: Measure) -> None:
    field = measure.record.get("part_of") if measure.record else None
    if measure.part_of is None or field is None:
        return
    whole = reader.measures.get(reader.alias.get(measure.part_of, ""))
    wrong: tuple[str, str, str] | None = None
    if whole is None:
        help_ = suggestion(measure.part_of, reader.alias) or "describe it in a `measure:` record"
        wrong = ("FC009", f"there is no measure `{shown(measure.part_of)}`", help_)
    elif _part_of_itself(reader, measure):
        wrong = ("FC043", f"`{measure.id}` is part of itself", "")
    elif whole.kind != measure.kind:
        wrong = ("FC022", f"`{measure.id}` is a {measure.kind}, `{whole.id}` a {whole.kind}", "")
    else:
        try:
            conversion(measure.unit, whole.unit)
        except UnitError as error:
            help_ = f"a part has the unit of its whole: `unit: {shown(whole.unit.text)}`"
            wrong = (error.code, f"`{measure.id}` cannot be part of `{whole.id}`: {error}", help_)
    if wrong is not None:
        reader.problems.append(problem(wrong[0], wrong[1], field, help=wrong[2]))
        reader.measures[measure.id] = attr.evolve(measure, part_of=None)
    elif whole is not None:
        reader.measures[measure.id] = attr.evolve(measure, part_of=whole.id)


def _part_of_itself(reader: RecordReader, measure: Measure) -> bool:
    seen = {measure.id}
    current: Measure | None = measure
    while current is not None and current.part_of is not None:
        current = reader.measures.get(reader.alias.get(current.part_of, ""))
        if current is not None and current.id in seen:
            return current.id == measure.id
        if current is not None:
            seen.add(current.id)
    return False


def _check_parts(reader: RecordReader) -> None:
    """Takes the parts of measures that are, by way of their parts, parts of themselves."""
    while cycle := _cycle_of_parts(reader):
        name = min(cycle)
        measure = reader.measures[name]
        field = measure.record.get("parts") if measure.record else None
        if field is not None:
            names = ", ".join(f"`{one}`" for one in sorted(set(cycle)))
            reader.problems.append(
                problem("FC043", f"`{name}` is among its own parts, by way of {names}", field)
            )
        reader.measures[name] = attr.evolve(measure, parts=None)


def _cycle_of_parts(reader: RecordReader) -> list[str]:
    """The measures of which each is a part of the next, and the last of the first; none where there
    is no circle.
    """
    graph = {
        name: [reader.alias[term.measure] for term, _ in terms_of(measure.parts)]
        for name, measure in sorted(reader.measures.items())
        if measure.parts is not None
    }
    if not graph:
        return []
    from graphlib import CycleError, TopologicalSorter

    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def check_references(reader: RecordReader) -> None:
    """Notes every source, measure and claim that is named and that nobody describes."""
    for source in list(reader.sources.values()):
        for field in source.record.all("from") if source.record else ():
            if field.value not in reader.sources:
                help_ = (
                    suggestion(field.value, reader.sources) or "describe it in a `source:` record"
                )
                headline = f"there is no source `{shown(field.value)}`"
                reader.problems.append(problem("FC009", headline, field, help=help_))
    for measure in reader.measures.values():
        for field in measure.record.all("not") if measure.record else ():
            for name in field.value.split():
                if name not in reader.alias:
                    help_ = suggestion(name, reader.alias) or "describe it in a `measure:` record"
                    reader.problems.append(
                        problem("FC009", f"there is no measure `{shown(name)}`", field, help=help_)
                    )
    described = tuple(reader.sources)
    for claim in list(reader.claims.values()):
        _check_source(reader, claim, described)
        _check_replaced(reader, claim)
    _check_circles(reader)


def _check_circles(reader: RecordReader) -> None:
    """Notes claims that replace one another in a circle, and goes on as if none of them replaced
    anything.
    """
    for name in sorted(reader.claims):
        chain = [name]
        while (
            following := reader.claims[chain[-1]].replaces
        ) in reader.claims and following not in chain:
            chain.append(following)
        if following != name:
            continue
        for one in chain:
            claim = reader.claims[one]
            field = claim.record.get("replaces")
            if field is not None:
                by_way = " by way of " + ", ".join(
                    f"`{shown(other)}`" for other in chain if other != one
                )
                headline = f"`{shown(one)}` replaces itself{by_way}"
                help_ = (
                    "take `replaces` out of the claim that came first; until then all of them are"
                    " compared"
                )
                reader.problems.append(problem("FC043", headline, field, help=help_))
            reader.claims[one] = attr.evolve(claim, replaces="")


def _check_source(reader: RecordReader, claim: Claim, described: Sequence[str]) -> None:
    """Adds a source that nobody described; one whose name is much like that of a described one is a
    mistake.
    """
    if claim.source in reader.sources:
        return
    reader.sources[claim.source] = Source(claim.source)
    field = claim.record.get("source")
    near = suggestion(claim.source, described) if field else ""
    if field is not None and near:
        reader.problems.append(
            problem("FC009", f"source `{shown(field.value)}` is not described", field, help=near)
        )


def _check_replaced(reader: RecordReader, claim: Claim) -> None:
    field = claim.record.get("replaces")
    if field is None:
        return
    replaced = _replaced(reader, claim)
    if replaced is None:
        help_ = suggestion(field.value, reader.claims) or "give the full name, source/claim"
        reader.problems.append(
            problem("FC009", f"there is no claim `{shown(field.value)}`", field, help=help_)
        )
    else:
        reader.claims[claim.name] = attr.evolve(claim, replaces=replaced)


def _replaced(reader: RecordReader, claim: Claim) -> str | None:
    for name in (claim.replaces, f"{claim.source}/{claim.replaces}"):
        if name in reader.claims and name != claim.name:
            return name
    return None
