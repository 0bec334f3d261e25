"""Whether what is divided is known to be a part of what divides it: only then does a share end at
100 %.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figurecheck.model.algebra import terms_of
from figurecheck.model.expression import Call, Expression, Operation, Term
from figurecheck.model.measure import ancestors
from figurecheck.model.window import Window
from figurecheck.reading.claims.reader import RecordReader

Members = tuple[tuple[str, str], ...]


def whole_is_known(
    reader: RecordReader, expression: Expression, members: Members, window: Window | None
) -> bool:
    """Whether nobody can state more than 100 % of the expression without contradicting a
    description.

    So it is for a measure whose range has an end, and for a quotient whose dividend is part of its
    divisor: by ``part_of``, as one of its ``parts``, by a relation, as one of the terms of a sum,
    or as the same measure of a member or window within that of the divisor. ``members`` and
    ``window`` are for the terms that do not say.
    """
    if isinstance(expression, Term):
        return reader.measure_of(expression).greatest is not None
    if not isinstance(expression, Operation) or expression.operator != "/":
        return False
    over, under = _summands(expression.left), _summands(expression.right)
    if over and set(over) <= set(under) and len(set(over)) == len(over):
        return all(_never_negative(reader, term) for term in under)
    if not over or len(under) != 1:
        return False
    if len(over) == 1:
        return _part(reader, over[0], under[0], members, window)
    return _several_parts(reader, over, under[0], members, window)


def one_measure(reader: RecordReader, expression: Expression) -> bool:
    """Whether it divides a measure by itself, in another window: what it was before is no whole of
    what it is now.
    """
    sides = two_measures(expression)
    if sides is None:
        return False
    over, under = sides
    return reader.measure_of(over) == reader.measure_of(under) and over.window != under.window


def two_measures(expression: Expression) -> tuple[Term, Term] | None:
    """Dividend and divisor of a plain quotient of two measures; ``None`` for anything else."""
    if not isinstance(expression, Operation) or expression.operator != "/":
        return None
    over, under = expression.left, expression.right
    return (over, under) if isinstance(over, Term) and isinstance(under, Term) else None


def _summands(expression: Expression) -> tuple[Term, ...]:
    """The terms of a plain sum, from left to right; none where it is anything else."""
    found: list[Term] = []
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Operation) and node.operator == "+":
            waiting += [node.right, node.left]
        elif isinstance(node, Call) and node.function == "sum":
            waiting += reversed(node.arguments)
        elif isinstance(node, Term):
            found.append(node)
        else:
            return ()
    return tuple(found)


def _never_negative(reader: RecordReader, term: Term) -> bool:
    least = reader.measure_of(term).least
    return least is not None and least >= 0


def _part(
    reader: RecordReader, part: Term, whole: Term, members: Members, window: Window | None
) -> bool:
    if not _window_within(reader, part, whole, window) or not _members_within(
        reader, part, whole, members
    ):
        return False
    place = _where(reader, part, members) == _where(reader, whole, members)
    days = _window(reader, part, window) == _window(reader, whole, window)
    if not (place and days) and not _never_negative(reader, whole):
        return False
    names = reader.measure_of(part).id, reader.measure_of(whole).id
    if names not in reader.parts_of:
        reader.parts_of[names] = names[1] in _containing(reader, names[0]) or _related(
            reader, *names
        )
    return reader.parts_of[names]


def _several_parts(
    reader: RecordReader,
    parts: Sequence[Term],
    whole: Term,
    members: Members,
    window: Window | None,
) -> bool:
    """Whether the terms are different parts of one measure, of the place and days of the whole."""
    stated = reader.measure_of(whole).parts
    names = [reader.measure_of(part).id for part in parts]
    if stated is None or len(set(names)) < len(names):
        return False
    known = {reader.measure_of(term).id for term, _ in terms_of(stated)}
    alike = all(
        _where(reader, part, members) == _where(reader, whole, members)
        and _window(reader, part, window) == _window(reader, whole, window)
        for part in parts
    )
    return (
        alike
        and known >= set(names)
        and all(_never_negative(reader, term) for term, _ in terms_of(stated))
    )


def _containing(reader: RecordReader, name: str) -> frozenset[str]:
    """The measures that a measure is no more than, itself among them."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current in found or current not in reader.measures:
            continue
        found.add(current)
        whole = reader.measures[current].part_of
        waiting += [reader.alias.get(whole, whole)] if whole is not None else []
        waiting += [one for one, among in _all_parts(reader) if current in among]
    return frozenset(found)


def _all_parts(reader: RecordReader) -> Iterator[tuple[str, frozenset[str]]]:
    """Each measure that has parts of which none is below 0, with these."""
    for name, measure in reader.measures.items():
        if measure.parts is not None:
            terms = [term for term, _ in terms_of(measure.parts)]
            if all(_never_negative(reader, term) for term in terms):
                yield name, frozenset(reader.measure_of(term).id for term in terms)


def _related(reader: RecordReader, part: str, whole: str) -> bool:
    """Whether a relation that speaks of no place or days of its own has the one among what the
    other comes to.
    """
    for relation in reader.relations.values():
        states = relation.states
        if relation.members or relation.window is not None:
            continue
        sides = ((states.left, states.right, "=>"), (states.right, states.left, "=<"))
        for more, less, ways in sides:
            terms = _summands(less)
            bare = all(
                term.window is None and not term.members for term in (*terms, *_summands(more))
            )
            if (
                states.operator[0] not in ways
                or not isinstance(more, Term)
                or not terms
                or not bare
            ):
                continue
            names = {reader.measure_of(term).id for term in terms}
            if reader.measure_of(more).id == whole and part in names:
                return all(_never_negative(reader, term) for term in terms)
    return False


def _where(reader: RecordReader, term: Term, members: Members) -> Members:
    chosen = {
        name: default for name, default in reader.measure_of(term).dimensions if default is not None
    }
    chosen.update(members)
    chosen.update(term.members)
    return tuple(sorted(chosen.items()))


def _members_within(reader: RecordReader, part: Term, whole: Term, members: Members) -> bool:
    inner, outer = dict(_where(reader, part, members)), dict(_where(reader, whole, members))
    if inner.keys() != outer.keys():
        return False
    return all(
        outer[name] in (member, *ancestors(reader.members, name, member))
        for name, member in inner.items()
    )


def _window(reader: RecordReader, term: Term, window: Window | None) -> Window | None:
    return reader.windows[term.window] if term.window is not None else window


def _window_within(reader: RecordReader, part: Term, whole: Term, window: Window | None) -> bool:
    inner, outer = _window(reader, part, window), _window(reader, whole, window)
    if inner == outer:
        return True
    if inner is None or outer is None or not inner.plain or not outer.plain:
        return False
    starts = outer.start is None or (inner.start is not None and inner.start >= outer.start)
    ends = outer.end is None or (inner.end is not None and inner.end <= outer.end)
    return starts and ends and reader.measure_of(part).kind == "flow"
