"""The names that other projects may import from figurecheck, and nothing else."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import figurecheck

NAMES = (
    "Bounds",
    "Claim",
    "ClaimSet",
    "FigurecheckError",
    "Finding",
    "Grounding",
    "Interval",
    "Reading",
    "Report",
    "Shelf",
    "UsageError",
    "__version__",
    "check",
    "claim",
    "draft",
    "from_records",
    "ground",
    "load",
    "loads",
    "read",
    "shelf",
    "verify",
)
"""What is public. Taking a name away, or changing what it means, breaks somebody's program."""


def test_the_public_names_are_these() -> None:
    assert tuple(figurecheck.__all__) == NAMES
    assert dir(figurecheck) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_can_be_had(name: str) -> None:
    value = getattr(figurecheck, name)

    assert isinstance(value, str) if name == "__version__" else callable(value)
    assert name == "__version__" or value.__module__.startswith("figurecheck.")


@pytest.mark.parametrize("name", [name for name in NAMES if name != "__version__"])
def test_every_public_name_is_described(name: str) -> None:
    assert (getattr(figurecheck, name).__doc__ or "").strip()


def test_a_star_import_brings_the_public_names() -> None:
    space: dict[str, object] = {}
    exec("from figurecheck import *", space)  # noqa: S102 -- there is no other way to import a star inside a test

    assert set(NAMES) <= set(space)


def test_a_name_that_there_is_not_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'chekc'"):
        _ = figurecheck.chekc  # type: ignore[attr-defined]  # a checker of types sees it as well


def test_public_names_stay_what_they_are_whatever_else_is_imported() -> None:
    """A module inside figurecheck that bore a public name would take its place as soon as it is
    imported.
    """
    modules = {
        info.name.removeprefix("figurecheck.")
        for info in walk_packages(figurecheck.__path__, "figurecheck.")
    }

    assert modules
    assert modules.isdisjoint(NAMES)


def test_every_name_of_every_list_of_names_can_be_had() -> None:
    looked = 0
    for info in walk_packages(figurecheck.__path__, "figurecheck."):
        if info.name.endswith("__main__"):
            continue
        try:
            module = import_module(info.name)
        except ModuleNotFoundError as missing:
            if str(missing.name).startswith("figurecheck"):
                raise
            continue  # of an extra that is not installed
        names = getattr(module, "__all__", ())
        looked += 1

        assert [name for name in names if not hasattr(module, name)] == []
    assert looked > 50


def test_types_are_shipped_with_the_package() -> None:
    assert all((Path(folder) / "py.typed").exists() for folder in figurecheck.__path__)
