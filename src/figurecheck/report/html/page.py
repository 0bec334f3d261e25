"""The pages put together: one that stands on its own, or the first of several with those it leads
to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType

import attr

from figurecheck.model.checked import Checked
from figurecheck.model.subject import figure
from figurecheck.report.html.charting import small
from figurecheck.report.html.entries import PageEntry, cut_by_size, entries, environment
from figurecheck.report.html.lookup import Lookup, look_up
from figurecheck.report.html.marked import shown_texts
from figurecheck.report.html.matrix import matrices
from figurecheck.report.html.sections import aside, doubts, lines, standing, timeline
from figurecheck.report.html.style import STYLE
from figurecheck.report.html.tables import shown_tables
from figurecheck.report.texts import text_lines
from figurecheck.telling.codes import counts_by_code
from figurecheck.telling.outline import Outline, outline
from figurecheck.telling.places import located
from figurecheck.version import VERSION

FINDINGS = 1_800_000
"""Characters of findings on the first page; what is more is named there and told on further pages.
"""

NOTES = 300_000
FIGURES = 900_000
FURTHER = 3_000_000
"""Characters on a further page."""

INDEX = 2_500
"""Further findings that are named on the first page."""

FILES = 500
SUMS = 200
MAX_PROBLEMS = 10
"""Problems that are listed ahead of all else."""

MAX_IMPLIED = 200

LEDES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "error": (
            "Errors",
            "A set of statements here cannot all be true, however generously the figures are read.",
        ),
        "warning": (
            "Warnings",
            "A set of statements here is all true only if the figures are read loosely.",
        ),
    }
)


@attr.frozen(eq=False, repr=False)
class PageSection:
    """The findings of one severity that stand on a page."""

    anchor: str
    title: str
    lede: str
    fragments: tuple[str, ...]


@attr.frozen(eq=False, repr=False)
class Elsewhere:
    """A finding that is told on another page; ``page`` is empty where there is none."""

    page: str
    anchor: str
    key: str
    headline: str


def page(report: Checked) -> str:
    """One page on its own, with the first findings in full and the others by name where there are
    very many.
    """
    lookup, outlined = look_up(report), outline(report, verbose=False, notes=True)
    every = list(entries(lookup, outlined))
    told = {group: _first(every, groups, room) for group, groups, room in _groups()}
    shown = {id(entry) for group in told.values() for entry, _ in group}
    rest = [
        Elsewhere("", "", entry.key, entry.headline)
        for entry in every
        if id(entry) not in shown and entry.key
    ]
    rows, _ = _rows(lookup)
    return _page(lookup, outlined, every, told, rest, rows, {})


def pages(report: Checked) -> dict[str, str]:
    """All of it: ``index.html``, and where that does not hold everything the pages it leads to, by
    name.
    """
    lookup, outlined = look_up(report), outline(report, verbose=False, notes=True)
    every = list(entries(lookup, outlined))
    made: dict[str, str] = {}
    told: dict[str, list[tuple[PageEntry, str]]] = {}
    rest: list[Elsewhere] = []
    names: dict[str, list[str]] = {}
    for group, groups, room in _groups():
        chosen = [entry for entry in every if entry.group in groups]
        for number, part in enumerate(cut_by_size(chosen, room, FURTHER), 1):
            if number == 1:
                told[group] = part
                continue
            name = f"{group}-{number}.html"
            names.setdefault(group, []).append(name)
            made[name] = _further(
                number, f"{group.capitalize()} {number}", [text for _, text in part], []
            )
            rest += [
                Elsewhere(name, one.anchor, one.key, one.headline) for one, _ in part if one.key
            ]
    rows, left = _rows(lookup)
    for number, part_of_rows in enumerate(_chunks(left, FURTHER), 2):
        name = f"figures-{number}.html"
        names.setdefault("figures", []).append(name)
        made[name] = _further(number, f"Figures {number}", [], part_of_rows)
    return {"index.html": _page(lookup, outlined, every, told, rest, rows, names), **made}


def _groups() -> tuple[tuple[str, tuple[str, ...], int], ...]:
    """What is cut into pages together: its name, the groups of entries in it, the room on the first
    page.
    """
    return (
        ("findings", ("error", "warning"), FINDINGS),
        ("notes", ("note",), NOTES),
        ("apart", ("apart",), NOTES),
    )


def _first(
    every: Sequence[PageEntry], groups: tuple[str, ...], room: int
) -> list[tuple[PageEntry, str]]:
    return next(cut_by_size((entry for entry in every if entry.group in groups), room, room), [])


def _rows(lookup: Lookup) -> tuple[list[str], Iterator[str]]:
    """The rows of figures on the first page, and the others."""
    template = environment().get_template("row")
    every = (template.render(row=line) for line in lines(lookup))
    shown: list[str] = []
    size = 0
    for row in every:
        if size + len(row) > FIGURES:
            return shown, chain([row], every)
        shown.append(row)
        size += len(row)
    return shown, iter(())


def _chunks(rows: Iterable[str], room: int) -> Iterator[list[str]]:
    chunk: list[str] = []
    size = 0
    for row in rows:
        if chunk and size + len(row) > room:
            yield chunk
            chunk, size = [], 0
        chunk.append(row)
        size += len(row)
    if chunk:
        yield chunk


def _further(number: int, part: str, fragments: Sequence[str], rows: Sequence[str]) -> str:
    return _rendered(
        "further", number=number, part=part, heading=part, fragments=fragments, rows=rows
    )


def _rendered(template: str, **given: object) -> str:
    text = (
        environment()
        .get_template(template)
        .render(title="figurecheck report", style=STYLE, version=VERSION, **given)
    )
    return text.rstrip("\n") + "\n"


def _page(
    lookup: Lookup,
    outlined: Outline,
    every: Sequence[PageEntry],
    told: Mapping[str, Sequence[tuple[PageEntry, str]]],
    rest: Sequence[Elsewhere],
    rows: Sequence[str],
    names: Mapping[str, Sequence[str]],
) -> str:
    report = lookup.report
    sections = list(_sections(told.get("findings", ())))
    shown, matrices_left = matrices(lookup)
    drawn, lanes_left = timeline(lookup)
    doubted, bounds = list(doubts(outlined)), outlined.implied[:MAX_IMPLIED]
    notes, apart = told.get("notes", ()), told.get("apart", ())
    keys = {entry.key for entry in every if entry.group in {"error", "warning"}}
    further = [one for one in rest if one.key in keys]
    there = {
        "texts": bool(report.marked),
        "further": bool(further),
        "doubts": bool(doubted),
        "follows": bool(bounds),
        "sources": bool(shown),
        "timeline-of-windows": drawn is not None,
        "notes": bool(notes),
        "sums": bool(report.sums),
    }
    return _rendered(
        "first",
        verdict=outlined.verdict,
        documents=[line for line in text_lines(report) if line],
        excerpts=list(shown_tables(report)),
        texts=list(shown_texts(lookup, _links(told, rest))),
        problems=[
            (
                lookup.anchors[one.key],
                one,
                small(one, f"{lookup.anchors[one.key]}-beside"),
            )
            for one in outlined.problems[:MAX_PROBLEMS]
        ],
        problems_left=max(0, len(outlined.problems) - MAX_PROBLEMS),
        sure=[
            figure(report.claims, one.suspect)
            for one in outlined.sure[:MAX_PROBLEMS]
            if one.suspect is not None
        ],
        counts=report.counts,
        standing=list(standing(outlined)),
        unfinished=outlined.closing.unfinished,
        contents=[
            *_contents(there, CONTENTS[:1]),
            *((one.anchor, one.title) for one in sections),
            *_contents(there, CONTENTS[1:]),
        ],
        sections=sections,
        rest=further[:INDEX],
        rest_count=len(further),
        linked=bool(names),
        doubts=doubted,
        doubts_left=len(report.repairs) - len(doubted),
        pinned=bounds,
        matrices=shown,
        matrices_left=matrices_left,
        timeline=drawn,
        lanes_left=lanes_left,
        rows=rows,
        rows_left=len(report.coverage) - len(rows),
        figure_pages=names.get("figures", ()),
        aside=list(aside(outlined)),
        apart=[text for _, text in apart],
        apart_left=_left(every, "apart", apart),
        notes=[text for _, text in notes],
        notes_left=_left(every, "note", notes),
        note_pages=names.get("notes", ()),
        sums=report.sums[:SUMS],
        sums_left=max(0, len(report.sums) - SUMS),
        readings_version=report.readings_version,
        codes=counts_by_code(report),
        inputs=[
            (located(path)[0], digest)
            for path, digest in sorted(report.claims.inputs.items())[:FILES]
        ],
        inputs_left=max(0, len(report.claims.inputs) - FILES),
    )


def _links(
    told: Mapping[str, Sequence[tuple[PageEntry, str]]], rest: Sequence[Elsewhere]
) -> dict[str, str]:
    """What leads to each finding that is told in full somewhere, by its key."""
    here = (entry for group in told.values() for entry, _ in group if entry.key)
    elsewhere = {one.key: f"{one.page}#{one.anchor}" for one in rest if one.page}
    return {**elsewhere, **{entry.key: f"#{entry.anchor}" for entry in here}}


def _sections(told: Sequence[tuple[PageEntry, str]]) -> Iterator[PageSection]:
    for group, (title, lede) in LEDES.items():
        fragments = tuple(text for entry, text in told if entry.group == group)
        if fragments:
            yield PageSection(f"{group}s", title, lede, fragments)


CONTENTS = (
    ("texts", "Figures in the text"),
    ("further", "Further findings"),
    ("doubts", "What to doubt first"),
    ("follows", "What the claims imply"),
    ("sources", "Sources against quantities"),
    ("timeline-of-windows", "Timeline"),
    ("figures", "All figures"),
    ("apart", "What was not compared"),
    ("notes", "Notes"),
    ("sums", "What adds up"),
    ("methods", "How this was done"),
)


def _contents(there: Mapping[str, bool], among: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(anchor, name) for anchor, name in among if there.get(anchor, True)]


def _left(every: Sequence[PageEntry], group: str, told: Sequence[tuple[PageEntry, str]]) -> int:
    return sum(entry.count for entry in every if entry.group == group) - sum(
        entry.count for entry, _ in told
    )
