"""Which fields each kind of record has, and whether one may repeat."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from figurecheck.model.finding import Label, Problem
from figurecheck.model.nearest import suggestion
from figurecheck.model.record import Field, Record

LONGEST_ID = 200


class RecordKind(NamedTuple):
    """The fields of a kind of record: those it must have, those it may have, those of them that may
    repeat.
    """

    required: tuple[str, ...]
    optional: tuple[str, ...]
    repeated: frozenset[str] = frozenset()


KINDS = MappingProxyType(
    {
        "source": RecordKind(
            (),
            (
                *(
                    "publisher",
                    "title",
                    "url",
                    "archived",
                    "published",
                    "said_by",
                    "from",
                    "trust",
                    "numbers",
                ),
                *("exact", "note"),
            ),
            frozenset({"from", "note"}),
        ),
        "measure": RecordKind(
            ("unit",),
            (
                *("label", "kind", "counts", "definition", "part_of", "parts"),
                *("alias", "also", "not", "range", "dimension", "exact", "complete", "note"),
            ),
            frozenset({"alias", "also", "not", "dimension", "note"}),
        ),
        "claim": RecordKind(
            ("figure",),
            (
                *(
                    "measure",
                    "quantity",
                    "source",
                    "where",
                    "by",
                    "when",
                    "as_of",
                    "since",
                    "statistic",
                    "status",
                ),
                *("said_by", "quote", "at", "exact", "rounded_to", "rounding", "replaces"),
                *("label", "note"),
            ),
            frozenset({"note"}),
        ),
        "relation": RecordKind(
            ("states",), ("where", "by", "when", "as_of", "trust", "note"), frozenset({"note"})
        ),
        "member": RecordKind(
            ("dimension",),
            ("part_of", "parts", "complete", "overlaps", "label", "note"),
            frozenset({"note"}),
        ),
        "period": RecordKind(("is",), ("label", "note"), frozenset({"note"})),
        "accept": RecordKind(("reason",), ("in", "by", "until", "note"), frozenset({"note"})),
    }
)


MEANT = MappingProxyType(
    {
        **dict.fromkeys(("date", "day", "period", "window", "time"), "when"),
        **dict.fromkeys(("place", "location", "region", "country", "city"), "where"),
        **dict.fromkeys(("value", "number", "amount", "count"), "figure"),
        **dict.fromkeys(("name", "title"), "label"),
        **dict.fromkeys(("speaker", "author"), "said_by"),
    }
)
"""Names that people give to fields which have another one, in lower case."""


def problem(code: str, headline: str, field: Field, label: str = "", help: str = "") -> Problem:  # noqa: A002
    """A finding about one field."""
    return Problem(code, headline, (Label(field.place, shown(field.value), label),), help)


def check_fields(record: Record, dimensions: frozenset[str]) -> list[Problem]:
    """What is wrong with the fields of a record, whatever their values; ``dimensions`` are those
    declared anywhere.
    """
    id_fits = 0 < len(record.id) <= LONGEST_ID and "\n" not in record.id
    if id_fits and all(record.values) and _usual(record.names, dimensions):
        return []
    first = record.first
    kind = KINDS.get(record.kind)
    if kind is None:
        help_ = suggestion(record.kind, KINDS) or "a record starts with " + ", ".join(
            f"`{name}:`" for name in KINDS
        )
        return [
            problem(
                "FC002",
                f"there is no kind of record called `{shown(record.kind)}`",
                first,
                help=help_,
            )
        ]
    found: list[Problem] = []
    if not id_fits:
        found.append(
            problem(
                "FC008",
                f"a {record.kind} needs a name of one line and at most 200 characters",
                first,
            )
        )
    known = (record.kind, *kind.required, *kind.optional)
    more = dimensions if record.kind in {"claim", "relation"} else frozenset()
    seen: dict[str, Field] = {record.kind: first}
    for field in record.fields[1:]:
        before = seen.setdefault(field.name, field)
        if field.name not in known and field.name not in more:
            headline = f"a {record.kind} has no field `{shown(field.name)}`"
            meant = MEANT.get(field.name.casefold(), "")
            help_ = (
                f"did you mean `{meant}`?"
                if meant in known
                else suggestion(field.name, {*known[1:], *more})
            )
            help_ = help_ or "a `note:` holds whatever has no field of its own"
            found.append(problem("FC002", headline, field, help=help_))
        elif before is not field and field.name not in kind.repeated:
            labels = (
                Label(before.place, before.value, "first"),
                Label(field.place, field.value, "again"),
            )
            found.append(
                Problem(
                    "FC003",
                    f"`{field.name}` stands twice in one record",
                    labels,
                    "keep one of them",
                )
            )
        elif not field.value:
            found.append(
                problem(
                    "FC008", f"`{field.name}` is empty", field, help="fill it in or leave it out"
                )
            )
    found += [
        problem(
            "FC008",
            f"{record.kind} `{shown(record.id)}` has no `{name}`",
            first,
            help=f"add a line `{name}: ...`",
        )
        for name in kind.required
        if name not in seen
    ]
    return found


@lru_cache(maxsize=4096)
def _usual(names: tuple[str, ...], dimensions: frozenset[str]) -> bool:
    """Whether a record of fields of these names lacks none, and none is strange to it or stands
    twice: most are written like one before them.
    """
    kind = KINDS.get(names[0])
    if kind is None or not set(kind.required).issubset(names):
        return False
    more = dimensions if names[0] in {"claim", "relation"} else frozenset[str]()
    known = {*kind.required, *kind.optional, *more}
    once = [name for name in names if name not in kind.repeated]
    return known.issuperset(names[1:]) and len(once) == len(set(once))


def shown(text: str) -> str:
    """The text, cut where it is too long for a message."""
    return text if len(text) <= 60 else text[:57] + "..."
