"""The folder is the registry: collects the one entry that each module of a folder defines."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import TypeVar

Entry = TypeVar("Entry")


def collect(package: str, name: str, kind: type[Entry]) -> tuple[Entry, ...]:
    """The entries called ``name`` of every module in a package's folder, in the order of the modules' names.

    Modules whose name starts with ``_`` are passed over; folders inside the folder are too.

    Raises:
        RuntimeError: when a module has no such entry, or one that is not of the kind asked for.
    """
    return tuple(_checked(module, name, entry, kind) for module, entry in _entries(package, name))


def modules(package: str) -> tuple[str, ...]:
    """The full names of the modules in a package's folder, sorted; those that start with ``_`` are passed over."""
    return tuple(f"{package}.{stem}" for stem in _stems(package))


@cache
def _entries(package: str, name: str) -> tuple[tuple[str, object], ...]:
    return tuple((module, getattr(import_module(module), name, None)) for module in modules(package))


def _checked(module: str, name: str, entry: object, kind: type[Entry]) -> Entry:
    if entry is None:
        msg = f"{module} has no {name}: a module in this folder defines one {kind.__name__} of that name"
        raise RuntimeError(msg)
    if not isinstance(entry, kind):
        msg = f"{name} in {module} is of type {type(entry).__name__}, and must be a {kind.__name__}"
        raise RuntimeError(msg)
    return entry


def _stems(package: str) -> list[str]:
    """The names of the modules in a package's folder, without the package, sorted."""
    names = (name for folder in import_module(package).__path__ for name in _listing(folder, package))
    split = (name.rpartition(".") for name in names)
    return sorted({stem for stem, _, ending in split if ending in ("py", "pyc") and not stem.startswith("_")})


def _listing(folder: str, package: str) -> Iterable[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 -- pathlib is not loaded yet when this runs, and start-up time counts
    except NotADirectoryError:  # the package runs from inside a zipped wheel
        from importlib.resources import files

        return [entry.name for entry in files(package).iterdir()]
