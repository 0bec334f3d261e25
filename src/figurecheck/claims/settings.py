"""Settings of a project, from ``figurecheck.toml`` or the table ``[tool.figurecheck]`` in
``pyproject.toml``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from types import MappingProxyType

import attr

from figurecheck.errors import UsageError
from figurecheck.model.noun import Noun

Value = str | int | bool | tuple[str, ...]

EDITOR_TEXTS = "editor-texts"
"""The setting that says which texts an editor has checked as one types."""

CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "fail-on": ("error", "warning", "note", "never"),
        EDITOR_TEXTS: ("open", "named", "never"),
    }
)
"""What a setting may be where it is one of a few words."""

KINDS: Mapping[str, type] = MappingProxyType(
    {
        "paths": tuple,
        "documents": tuple,
        EDITOR_TEXTS: str,
        "format": str,
        "select": tuple,
        "ignore": tuple,
        "fail-on": str,
        "readings": str,
        "words": str,
        "jobs": int,
        "statistics": bool,
        "verbose": bool,
        "ground.bits": int,
        "ground.kinds": tuple,
        "ground.known": tuple,
    }
)
"""What may be set, and what each is: a list is one of texts."""

MAX_SETTINGS_BYTES = 1_000_000
"""Bytes that a file of settings may have."""


@attr.frozen(eq=False, repr=False)
class Settings(Noun):
    """What a project has set; ``folder`` is where, and what paths in it are relative to; ``file``
    names the file.
    """

    values: Mapping[str, Value] = attr.field(factory=dict)
    folder: str = ""
    file: str = ""

    @property
    def digest(self) -> str:
        """The SHA-256 of what is set, however it is written; empty where nothing is."""
        if not self.values:
            return ""
        from hashlib import sha256

        lines = (f"{name} = {self.values[name]!r}\n" for name in sorted(self.values))
        return sha256("".join(lines).encode("utf-8", "surrogatepass")).hexdigest()

    def text(self, name: str) -> str | None:
        """A setting that is a text, or ``None`` where it is not set."""
        value = self.values.get(name)
        return value if isinstance(value, str) else None

    def texts(self, name: str) -> tuple[str, ...]:
        """A setting that is a list of texts."""
        value = self.values.get(name)
        return value if isinstance(value, tuple) else ()

    def number(self, name: str) -> int | None:
        """A setting that is a whole number, or ``None`` where it is not set."""
        value = self.values.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def names(self) -> dict[str, tuple[str, ...]]:
        """What columns are called in prose, from the table ``names``."""
        own = f"{NAMES}."
        return {
            name[len(own) :]: value if isinstance(value, tuple) else (str(value),)
            for name, value in self.values.items()
            if name[: len(own)] == own
        }

    def path(self, name: str) -> str | None:
        """A setting that is a path, seen from the current folder."""
        value = self.text(name)
        return None if value is None else self.from_here(value)

    def documents(self) -> tuple[str, ...]:
        """The texts that the settings name, by patterns such as ``articles/*.md``, seen from the
        current folder. ``**`` leads through no link, and so into no loop of them.

        Raises:
            UsageError: where a pattern, or a link that it meets, leads out of the folder of the
                settings, or it is no pattern.
        """
        found: list[str] = []
        for pattern in self.texts("documents"):
            found += map(self.from_here, sorted(self._matching(pattern)))
        return tuple(found)

    def _matching(self, pattern: str) -> list[str]:
        """The paths that a pattern of the settings matches, seen from their folder."""
        from pathlib import Path

        root = os.path.abspath(self.folder)  # noqa: PTH100 -- as ``from_here`` has it
        below = os.path.relpath(self.from_here(pattern), root)
        try:
            return [os.path.relpath(one, root) for one in Path(root).glob(below)]
        except (ValueError, NotImplementedError) as error:
            msg = f"{self.file or 'settings'}: `{pattern[:80]}` is no pattern of files: {error}"
            raise UsageError(msg) from None
        except RecursionError:  # before Python 3.13
            msg = (
                f"{self.file or 'settings'}: `{pattern[:80]}` leads into folders that are too deep"
            )
            raise UsageError(msg) from None

    def from_here(self, path: str) -> str:
        """A path in the settings, seen from the current folder.

        Raises:
            UsageError: where it leads out of the folder of the settings, by itself or by a link:
                who wrote those may be a stranger, and only who runs the command says what else is
                read.
        """
        root = os.path.realpath(self.folder)
        try:
            real = os.path.realpath(os.path.join(root, path))  # noqa: PTH118
            below = os.path.commonpath((root, real)) == root
        except ValueError:  # another drive, or a name that no file can have
            below = False
        if not below:
            msg = (
                f"{self.file or 'settings'}: `{path[:80]}` leads out of the folder of these"
                " settings"
            )
            raise UsageError(msg, "name what lies elsewhere on the command line")
        return os.path.relpath(os.path.join(self.folder, path))  # noqa: PTH118 -- pathlib takes long to load


def find_settings(start: str = ".") -> Settings:
    """The settings of the nearest folder, from ``start`` upwards, that has any; none where no
    folder has.

    Raises:
        UsageError: where a file of settings cannot be read, or sets what cannot be set.
    """
    folder = os.path.abspath(start)  # noqa: PTH100
    while True:
        for name in ("figurecheck.toml", "pyproject.toml"):
            path = os.path.join(folder, name)  # noqa: PTH118
            if os.path.isfile(path):  # noqa: PTH113
                found = _read(path, own=name == "figurecheck.toml")
                if found is not None:
                    return Settings(found, folder, os.path.relpath(path))
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder:
            return Settings()
        folder = above


def _read(path: str, *, own: bool) -> dict[str, Value] | None:
    shown = os.path.relpath(path)
    try:
        with open(path, "rb") as stream:  # noqa: PTH123
            content = stream.read(MAX_SETTINGS_BYTES + 1)
        if len(content) > MAX_SETTINGS_BYTES:
            msg = f"larger than {MAX_SETTINGS_BYTES:,} bytes"
            raise ValueError(msg)
        if not own and b"figurecheck" not in content:
            return None
        import tomllib  # few folders have settings, and loading it takes milliseconds

        table = tomllib.loads(content.decode("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        msg = f"{shown}: cannot be read: {error}"
        raise UsageError(msg) from None
    found: object = table
    if not own:
        tools = table.get("tool")
        found = tools.get("figurecheck") if isinstance(tools, dict) else None
        if found is None:
            return None
    if not isinstance(found, dict):
        msg = f"{shown}: tool.figurecheck is not a table"
        raise UsageError(msg)
    flat = dict(_flat(found))
    return {name: _checked(shown, name, value) for name, value in flat.items()}


NAMES = "names"
"""The table of what columns are called in prose: any name may be set in it."""

TABLES = frozenset({"ground", NAMES})
"""What may be a table of settings."""


def _flat(table: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """The settings, those in a table with its name ahead."""
    for name, value in table.items():
        if name in TABLES and isinstance(value, dict):
            yield from ((f"{name}.{inner}", one) for inner, one in value.items())
        else:
            yield name, value


def _checked(shown: str, name: str, value: object) -> Value:
    kind = KINDS.get(name)
    if name[: len(NAMES) + 1] == f"{NAMES}.":
        kind = str if isinstance(value, str) else tuple
    if kind is None:
        from figurecheck.model.nearest import suggestion

        told = suggestion(name, KINDS) or f"there are {', '.join(KINDS)}"
        msg = f"{shown}: there is no setting `{name[:80]}`; {told}"
        raise UsageError(msg)
    if kind is tuple and isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    if kind is not tuple and isinstance(value, (str, int, bool)) and type(value) is kind:
        if value not in CHOICES.get(name, (value,)):
            msg = (
                f"{shown}: `{name}` cannot be `{str(value)[:80]}`; it is one of"
                f" {', '.join(CHOICES[name])}"
            )
            raise UsageError(msg)
        return value
    expected = {
        tuple: "a list of texts",
        str: "a text",
        int: "a whole number",
        bool: "true or false",
    }[kind]
    msg = f"{shown}: `{name}` must be {expected}"
    raise UsageError(msg)
