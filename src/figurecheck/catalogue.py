"""The folder is the registry: collects the one entry that each module of a folder defines.

To some folders other packages add entries of theirs, by entry points.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from figurecheck.errors import UsageError

if TYPE_CHECKING:  # what starts up does without the nouns
    from figurecheck.model.extension import Reader
    from figurecheck.model.statistic import Statistic

Entry = TypeVar("Entry")

GROUPS = MappingProxyType(
    {
        "figurecheck.relations.rules": "figurecheck.rules",
        "figurecheck.reading.formats": "figurecheck.readers",
        "figurecheck.report.formats": "figurecheck.formats",
        "figurecheck.bringing.filings.readers": "figurecheck.filings",
    }
)
"""The folders that other packages add to, with the group of entry points by which they do."""


STATISTICS = "figurecheck.relations.statistics"
"""The folder of statistics, whose modules have a rule each as well."""

PAGED = (
    "figurecheck.relations.rules",
    STATISTICS,
    "figurecheck.checks.kinds",
    "figurecheck.checks.questions",
)
"""The folders whose modules raise findings, and whose docstrings are the manual: a headline, then
the page.
"""


def collect(package: str, name: str, kind: type[Entry]) -> tuple[Entry, ...]:
    """The entries called ``name`` of every module in a package's folder, in the order of the
    modules' names.

    Modules whose name starts with ``_`` are passed over; folders inside the folder are too. Behind
    them come those of other packages, in the order of the packages' names and of what they call
    their entries.

    Raises:
        RuntimeError: when a module has no such entry, or one that is not of the kind asked for.
        UsageError: when an entry of another package cannot be loaded, is of another kind, or has a
            name that is taken.
    """
    own = tuple(_checked(module, name, entry, kind) for module, entry in _entries(package, name))
    group = GROUPS.get(package)
    if group is None or not _offers(tuple(sys.path)):
        return own
    offered = _foreign(group, tuple(sys.path))
    return (
        *own,
        *_unlike(own, [(told, _of_kind(told, entry, kind)) for told, entry, _ in offered]),
    )


def named(package: str, name: str, kind: type[Entry], called: str) -> Entry | None:
    """The entry that goes by the name ``called``; ``None`` where there is none.

    Most modules are called what their entry is, and then no other has to be loaded; where other
    packages add to the folder all are, so that none takes a name twice.
    """
    module = f"{package}.{called}"
    if called in _stems(package) and (package not in GROUPS or not _offers(tuple(sys.path))):
        entry = _checked(module, name, getattr(import_module(module), name, None), kind)
        if getattr(entry, "name", "") == called:
            return entry
    every = collect(package, name, kind)
    return next((one for one in every if getattr(one, "name", "") == called), None)


def offered(package: str) -> tuple[tuple[str, object], ...]:
    """The entries that other packages add to a folder, each with its name and the package it comes
    from, in order.
    """
    group = GROUPS.get(package)
    if group is None or not _offers(tuple(sys.path)):
        return ()
    found = _foreign(group, tuple(sys.path))
    return tuple(
        (f"{getattr(entry, 'name', '')} of {told.split(' offers ')[0]}", entry)
        for told, entry, _ in found
    )


def modules(package: str) -> tuple[str, ...]:
    """The full names of the modules in a package's folder, sorted; those that start with ``_`` are
    passed over.
    """
    return tuple(f"{package}.{stem}" for stem in _stems(package))


# -- the formats that hold records -----------------------------------------------------------------


def readers() -> tuple[Reader, ...]:
    """The readers of files that hold records, in the order of their modules' names, those of other
    packages behind.
    """
    from figurecheck.model.extension import Reader

    return collect("figurecheck.reading.formats", "READER", Reader)


def reader_of(name: str) -> Reader | None:
    """The reader for a file by the ending of its name, in whatever case; ``None`` where no format
    is known by it.
    """
    return _by_ending(tuple(sys.path)).get(os.path.splitext(name)[1].lower())  # noqa: PTH122 -- as in _listing


def endings(*, blocks: bool = False) -> tuple[str, ...]:
    """The endings of files that hold records, sorted; with ``blocks`` of those that records can be
    added to.
    """
    return tuple(
        sorted(
            one for reader in readers() if reader.blocks or not blocks for one in reader.suffixes
        )
    )


def own_ending() -> str:
    """The ending of the files that figurecheck makes itself: that of the first reader of blocks."""
    return next(reader.suffixes[0] for reader in readers() if reader.blocks)


@cache
def _by_ending(
    path: tuple[str, ...],  # noqa: ARG001 -- other packages' readers go by it
) -> dict[str, Reader]:
    return {suffix: reader for reader in readers() for suffix in reader.suffixes}


# -- statistics ------------------------------------------------------------------------------------


@cache
def statistics() -> tuple[Statistic, ...]:
    """What figures may say of their days beside the total, in the order of the modules' names."""
    from figurecheck.model.extension import Statistics

    return tuple(
        one for family in collect(STATISTICS, "STATISTICS", Statistics) for one in family.members
    )


def statistic_called(function: str) -> Statistic | None:
    """The statistic that a function of expressions stands for; ``None`` where there is none of that
    name.
    """
    return (
        next((one for one in statistics() if one.function == function), None) if function else None
    )


# -- what raises findings --------------------------------------------------------------------------


def documented() -> tuple[tuple[str, str, str], ...]:
    """Code, name and docstring of everything that raises findings, rules of other packages too, by
    code and name.
    """
    found = [_documented(module) for folder in PAGED for module in modules(folder)]
    if _offers(tuple(sys.path)):
        for _, entry, text in _foreign(GROUPS[PAGED[0]], tuple(sys.path)):
            found.append((getattr(entry, "code", ""), getattr(entry, "name", ""), text))
    return tuple(sorted(found))


def summary(text: str) -> str:
    """The first sentence of a docstring, which may take two lines, without its full stop."""
    return " ".join(text.partition("\n\n")[0].split()).removesuffix(".")


def _documented(module: str) -> tuple[str, str, str]:
    loaded = import_module(module)
    return loaded.CODE, module.rpartition(".")[2], docstring(module)


def docstring(module: str, function: str = "") -> str:
    """The docstring of a module or of a function in it; Python's option -OO drops them, and the
    source has them.
    """
    loaded = import_module(module)
    loader = getattr(loaded.__spec__, "loader", None)
    source = getattr(loader, "get_source", None)
    if sys.flags.optimize < 2 or source is None:
        return (getattr(loaded, function) if function else loaded).__doc__ or ""
    import ast

    tree = ast.parse(source(module) or "")
    found = [
        node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == function
    ]
    return ast.get_docstring(found[0] if found else tree, clean=False) or ""


def line_of(module: str) -> str:
    """The one line that a module calls its ``SUMMARY``, read from its file, for modules that take
    long to run; the module is run where its file is not at hand.
    """
    package, _, stem = module.rpartition(".")
    for folder in import_module(package).__path__:
        try:
            with open(f"{folder}/{stem}.py", encoding="utf-8") as file:  # noqa: PTH123 -- see _listing
                found = [line for line in file if line.startswith(_SUMMARY)]
        except OSError:
            continue
        if len(found) == 1 and "\\" not in found[0]:
            return found[0].removeprefix(_SUMMARY).rstrip().removesuffix('"')
    return str(import_module(module).SUMMARY)


_SUMMARY = 'SUMMARY = "'


@cache
def _entries(package: str, name: str) -> tuple[tuple[str, object], ...]:
    return tuple(
        (module, getattr(import_module(module), name, None)) for module in modules(package)
    )


def _checked(module: str, name: str, entry: object, kind: type[Entry]) -> Entry:
    if entry is None:
        msg = (
            f"{module} has no {name}: a module in this folder defines one {kind.__name__} of that"
            " name"
        )
        raise RuntimeError(msg)
    if not isinstance(entry, kind):
        msg = f"{name} in {module} is of type {type(entry).__name__}, and must be a {kind.__name__}"
        raise RuntimeError(msg)
    return entry


def _stems(package: str) -> list[str]:
    """The names of the modules in a package's folder, without the package, sorted."""
    names = (
        name for folder in import_module(package).__path__ for name in _listing(folder, package)
    )
    split = (name.rpartition(".") for name in names)
    return sorted(
        {stem for stem, _, ending in split if ending in ("py", "pyc") and not stem.startswith("_")}
    )


def _listing(folder: str, package: str) -> Iterable[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 -- pathlib is not loaded yet when this runs, and start-up time counts
    except NotADirectoryError:  # the package runs from inside a zipped wheel
        from importlib.resources import files

        return [entry.name for entry in files(package).iterdir()]


# -- other packages --------------------------------------------------------------------------------


@cache
def _offers(path: tuple[str, ...]) -> bool:
    """Whether any package on the path may add to a folder.

    Most have nothing of the kind, and ``importlib.metadata`` takes 40 ms to load: so it is only
    asked where the text of some package's entry points names a group of ours, or where that cannot
    be seen from here.
    """
    return any(_named_in(folder or ".") for folder in path)


def _named_in(folder: str) -> bool:
    if os.path.isfile(folder):  # noqa: PTH113 -- as above
        return True
    try:
        names = os.listdir(folder)  # noqa: PTH208 -- as above
    except OSError:
        return False
    return any(
        _named_by(f"{folder}/{name}")
        for name in names
        if name.endswith((".dist-info", ".egg-info"))
    )


def _named_by(package: str) -> bool:
    try:
        with open(f"{package}/entry_points.txt", "rb") as stream:  # noqa: PTH123 -- as above
            return b"[figurecheck." in stream.read()
    except OSError:
        return False


@cache
def _foreign(group: str, path: tuple[str, ...]) -> tuple[tuple[str, object, str], ...]:  # noqa: ARG001 -- it goes for that path
    """The entries of a group, each with the words that say whose it is, and its module's docstring.

    They are kept, since rules are asked for hundreds of times.
    """
    from importlib.metadata import entry_points

    found: list[tuple[str, object, str]] = []
    points = entry_points(group=group)
    for point in sorted(points, key=lambda one: (one.dist.name if one.dist else "", one.name)):
        package = (
            f"{point.dist.name} {point.dist.version}" if point.dist else "a package without a name"
        )
        told = f"{package} offers `{point.name} = {point.value}` in {group}"
        try:
            found.append((told, point.load(), docstring(point.module)))
        except (Exception, SystemExit) as error:
            msg = f"{told}, which cannot be loaded: {type(error).__name__}: {error}"
            raise UsageError(msg) from error
    return tuple(found)


def _of_kind(told: str, entry: object, kind: type[Entry]) -> Entry:
    if not isinstance(entry, kind):
        msg = f"{told}, which is of type {type(entry).__name__}, and must be a {kind.__name__}"
        raise UsageError(msg)
    return entry


def _unlike(own: Iterable[Entry], foreign: Iterable[tuple[str, Entry]]) -> Iterator[Entry]:
    """The entries of other packages, none with a name, code or ending of files that another entry
    has.

    Two rules of one other package may share a code, as those that come with figurecheck do.
    """
    own = tuple(own)
    taken = {name for entry in own for name in _names(entry)}
    codes = {
        getattr(entry, "code", ""): "figurecheck" for entry in own if getattr(entry, "code", "")
    }
    codes |= (
        {_documented(module)[0]: "figurecheck" for folder in PAGED for module in modules(folder)}
        if codes
        else {}
    )
    for told, entry in foreign:
        names = _names(entry)
        if not taken.isdisjoint(names):
            msg = (
                f"{told}, and there is one of that name already: {', '.join(sorted(taken & names))}"
            )
            raise UsageError(msg)
        code, package = getattr(entry, "code", ""), told.partition(" offers ")[0]
        if code and codes.setdefault(code, package) != package:
            msg = (
                f"{told}, and there is a rule of code {code} already: a rule of another package has"
                " a code of its own"
            )
            raise UsageError(msg)
        taken |= names
        yield entry


def _names(entry: object) -> set[str]:
    return {getattr(entry, "name", ""), *getattr(entry, "suffixes", ())} - {""}
