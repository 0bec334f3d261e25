"""The example for Visual Studio Code: its files are JSON and agree with the format."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import figurecheck as fc
from figurecheck.reading.claims.fields import KINDS

FOLDER = Path(__file__).parents[2] / "examples" / "vscode"


def loaded(name: str) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def scopes(line: str) -> list[str]:
    """The scopes that the first pattern which matches a line gives to it."""
    for pattern in loaded("syntaxes/figurecheck.tmLanguage.json")["patterns"]:
        if re.compile(pattern["match"]).search(line):
            named = [pattern["name"]] if "name" in pattern else []
            found = [
                *named,
                *(one["name"] for _, one in sorted(pattern.get("captures", {}).items())),
            ]
            return [name.removesuffix(".figurecheck") for name in found]
    return []


@pytest.mark.parametrize(
    ("line", "last"),
    [
        ("# a comment: really", "comment.line.number-sign"),
        ("claim: withdrawn", "entity.name"),
        ("figure: about 700 officers", "constant.numeric"),
        ("as_of: 2026-02-04", "constant.other.date"),
        ("said_by: Tom Homan", "string.unquoted"),
        ("by-age:", "string.unquoted"),
        ("+ goes on", "string.unquoted"),
        ("no field", "invalid.illegal"),
        (" figure: 7", "invalid.illegal"),
    ],
)
def test_lines_are_coloured_as_what_they_are(line: str, last: str) -> None:
    assert scopes(line)[-1] == last


def test_a_blank_line_has_no_colour() -> None:
    assert scopes("") == scopes("   ") == []


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_record_is_a_keyword(kind: str) -> None:
    assert scopes(f"{kind}: x")[0] == "keyword.control"


def test_the_extension_names_files_that_are_there() -> None:
    package = loaded("package.json")
    parts = package["contributes"]
    named = [one["path"] for one in (*parts["grammars"], *parts["snippets"])]
    named += [one["configuration"] for one in parts["languages"]] + [package["main"]]

    assert [name for name in named if not (FOLDER / name).is_file()] == []
    assert re.compile(loaded("language-configuration.json")["wordPattern"]).fullmatch(
        "ice-arrests.by_day@x"
    )


@pytest.mark.parametrize("snippet", sorted(loaded("snippets/figurecheck.json")))
def test_a_snippet_is_a_record_that_has_what_it_needs(snippet: str) -> None:
    body = "\n".join(loaded("snippets/figurecheck.json")[snippet]["body"]).replace("$0", "")
    text = re.sub(r"\$\{\d+\|(.*?),.*?\|\}", r"\1", re.sub(r"\$\{\d+:(.*?)\}", r"\1", body))

    found = fc.loads(text)

    assert "$" not in text
    assert {problem.code for problem in found.problems} <= {"FC009"}
