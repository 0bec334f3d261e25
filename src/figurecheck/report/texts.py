"""One line on each text, table and filing that was read: how many figures there are, and how many
could be checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from figurecheck.model.checked import Checked
from figurecheck.model.document import Json, Object
from figurecheck.model.spelling import letters, spell_count
from figurecheck.report.safe import safe

MAX_LINES = 8
"""Tables of a file that have a line each; what more have is told together."""

MAX_RUNS = 12
"""Runs of rows or columns at which a relation holds, and tables without one, that are told."""


def text_lines(report: Checked, *, verbose: bool = False) -> Iterator[str]:
    """What was read of each document, where ``verbose`` with the relations of each table, and a
    blank line behind.
    """
    for text in report.texts:
        counts = text["counts"]
        if isinstance(counts, dict):
            yield f"{safe(str(text['text']))}: {_told(counts)}{_hint(counts)}"
    files: dict[str, list[Object]] = {}
    for table in report.tables:
        files.setdefault(str(table["file"]), []).append(table)
    for name, tables in files.items():
        if len(tables) > MAX_LINES and not verbose:
            yield from _many(name, tables)
        else:
            for table in tables:
                yield safe(str(table["line"]))
                found = (*_list(table["relations"]), *_unjudged(table))
                yield from map(_relation, found if verbose else ())
    for filing in report.filings:
        yield safe(str(filing["line"]))
        if verbose:
            yield from _of_filing(filing)
    if report.texts or report.tables or report.filings:
        yield ""


def _many(name: str, tables: Sequence[Object]) -> Iterator[str]:
    """What was read of a file with many tables: all of them in two lines, and a line each on those
    that are not as they should be.
    """
    held = [_held(table) for table in tables]
    figures = spell_count(sum(_whole(table["figures"]) for table in tables), "figure")
    tied = sum(_whole(table["tied"]) for table in tables)
    told = f"{safe(name)}: {len(tables):,} tables, {figures}"
    if any(held):
        some = sum(map(bool, held))
        twice = sum(_whole(table["beside"]) for table in tables)
        beside = f"; {twice:,} were held against another table" if twice else ""
        yield (
            f"{told}. In {some:,} of them {sum(held):,} sums, changes and shares hold; {tied:,}"
            f" figures stand in them{beside}."
        )
    else:
        done = "could be judged" if any(map(_unjudged, tables)) else "were found"
        yield f"{told}; no sums, changes or shares {done} in them, so nothing was compared"
    for table in tables:
        if (
            table["numbers"] is None
            or _unjudged(table)
            or any(_broken(one) for one in _list(table["relations"]))
        ):
            yield f"  {safe(str(table['line']))}"
    idle = [
        safe(str(table["sheet"]))
        for table in tables
        if not (table["relations"] or table["beside"] or _unjudged(table))
        and table["numbers"] is not None
    ]
    if idle and any(held):
        more = f" and {len(idle) - MAX_RUNS:,} more" if len(idle) > MAX_RUNS else ""
        named = f"{', '.join(idle[:MAX_RUNS])}{more}"
        yield f"  nothing was compared in {len(idle):,}: {named}; -v has a line on each"


def _held(table: Object) -> int:
    """How often the relations of a table hold."""
    return sum(
        len(_list(one["holds"])) for one in _list(table["relations"]) if isinstance(one, dict)
    )


def _unjudged(table: Object) -> Sequence[Json]:
    """The sums that only one of two lines of a table shows; none in reports of earlier releases."""
    return _list(table.get("unjudged"))


def _broken(relation: Json) -> bool:
    return isinstance(relation, dict) and bool(relation["breaks"])


def _list(value: Json | None) -> Sequence[Json]:
    return value if isinstance(value, list) else ()


def _relation(relation: Json) -> str:
    """A relation of a table, with where it holds."""
    if not isinstance(relation, dict):
        return ""
    name = letters if relation["axis"] == "rows" else str
    told = [
        f"{key} {len(found):,} ({_spots(found, name)})"
        for key in ("holds", "breaks", "roughly", "unchecked")
        if isinstance(found := relation[key], list) and found
    ]
    return f"  {safe(str(relation['told']))}: {', '.join(told)}"


def _spots(found: Sequence[Json], name: Callable[[int], str]) -> str:
    """The columns or rows of a list, neighbours together, the first ones where there are many."""
    runs: list[list[int]] = []
    for one in map(_whole, found):
        if runs and one == runs[-1][1] + 1:
            runs[-1][1] = one
        else:
            runs.append([one, one])
    spelled = [
        name(first) if first == last else f"{name(first)}-{name(last)}" for first, last in runs
    ]
    return ", ".join(spelled[:MAX_RUNS]) + (", ..." if len(spelled) > MAX_RUNS else "")


def _of_filing(filing: Object) -> Iterator[str]:
    """What of a filing was not checked, and why."""
    unchecked, left = filing["unchecked"], filing["left_out"]
    for one in unchecked if isinstance(unchecked, list) else ():
        if isinstance(one, dict):
            many = spell_count(_whole(one["sums"]), "sum")
            yield f"  not checked: {many}: {safe(str(one['why']))}"
    for why, count in left.items() if isinstance(left, dict) else ():
        yield f"  left out: {_whole(count):,}: {safe(why)}"
    missing = filing["missing"]
    for address in missing if isinstance(missing, list) else ():
        yield f"  not at hand: {safe(str(address))}"


def _whole(value: Json) -> int:
    return value if isinstance(value, int) else 0


def _hint(counts: dict[str, Json]) -> str:
    """What to do with a text whose figures nothing could be held to."""
    idle = not counts["checked"] and not counts.get("linked") and _whole(counts["figures"])
    return (
        " figurecheck draft makes records of them, for other texts to be held to." if idle else ""
    )


def _told(counts: dict[str, Json]) -> str:
    numbers = {name: value for name, value in counts.items() if isinstance(value, int)}
    figures, checked = numbers["figures"], numbers["checked"]
    read = f"{spell_count(figures, 'figure')} in {spell_count(numbers['sentences'], 'sentence')}"
    linked = numbers.get("linked", 0)
    beside = f", {linked:,} held against records" if linked else ""
    if not checked:
        return f"{read}; none that the text itself could be held to{beside}."
    unfit = checked - numbers["fitting"]
    fit = f"{unfit} {'does' if unfit == 1 else 'do'} not fit" if unfit else "all fit"
    held = f"{spell_count(checked, 'statement')} can be checked by the text itself, {fit}"
    alone = f"{spell_count(numbers['alone'], 'figure')} could not be checked"
    return f"{read}. {held}; {alone}{beside}."
