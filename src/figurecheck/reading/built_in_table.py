"""Builds the Python form of the shipped data files: ``python -m
figurecheck.reading.built_in_table``.

``words/en.toml`` and ``readings.toml`` are what people read and change. Parsing them takes longer
than reading the claims of a small project, so they are shipped in this form as well; run this after
a change to one of them.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from figurecheck.reading.shipped import shipped

TABLE = Path(__file__).with_name("built_in.py")

HEADER = '''\
"""The shipped data files as Python, built by ``python -m figurecheck.reading.built_in_table``."""

# ruff: noqa: E501, RUF100
# fmt: off

from __future__ import annotations
'''


def text() -> str:
    """The whole of the module that holds the data."""
    return HEADER + _function("words", "words", "en.toml") + _function("readings", "readings.toml")


def main() -> None:
    """Writes the module anew."""
    TABLE.write_text(text(), encoding="utf-8", newline="\n")


def _function(name: str, *path: str) -> str:
    data = tomllib.loads(shipped(*path))
    return (
        f"\n\ndef {name}() -> dict[str, object]:\n"
        f'    """What ``{"/".join(path)}`` holds, in the order written."""\n'
        f"    return {_spelt(data, '    ')}\n"
    )


def _spelt(value: object, margin: str) -> str:
    """How a value is written with double quotes; tables have a line for each key, down to the
    innermost ones.
    """
    if not isinstance(value, dict):
        return _quoted(value)
    if not any(isinstance(inner, (dict, list)) for inner in value.values()):
        return (
            "{"
            + ", ".join(f"{_quoted(key)}: {_quoted(inner)}" for key, inner in value.items())
            + "}"
        )
    lines = (
        f"{margin}    {_quoted(key)}: {_spelt(inner, margin + '    ')},\n"
        for key, inner in value.items()
    )
    return "{\n" + "".join(lines) + margin + "}"


def _quoted(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_quoted, value))}]"
    quoted = repr(value)
    return f'"{quoted[1:-1]}"' if quoted.startswith("'") and '"' not in quoted else quoted


if __name__ == "__main__":
    main()
