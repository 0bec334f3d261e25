"""Pages of the site that are made, not written: the rules from their own files, the names from
their docstrings.
"""

from __future__ import annotations

import re
from typing import Any

import attr
from mkdocs.structure.files import File, Files

import figurecheck.testing
from figurecheck.asking.manual import example
from figurecheck.asking.pages import pages
from figurecheck.bringing.prose.pages import pattern_pages

STYLE = """\
div[role="main"] table { display: block; overflow-x: auto; }
div[role="main"] pre { overflow-x: auto; }
div[role="main"] pre code { white-space: pre; overflow-wrap: normal; word-break: normal; }
"""
"""Wide tables and code scroll in their own place, on a phone too."""


def on_files(files: Files, config: Any) -> Files:
    """Adds the pages of the rules, of the patterns and of the public names, and the style."""
    files.append(File.generated(config, "rules.md", content=rules()))
    files.append(File.generated(config, "patterns.md", content=patterns()))
    files.append(File.generated(config, "api.md", content=every_name()))
    files.append(File.generated(config, "site.css", content=STYLE))
    return files


MADE = {"../src/figurecheck/bringing/prose/patterns": "patterns.md"}
"""Folders of the repository that the manual links to, with the page that is made of each."""


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Leads links to folders to the pages made of them, and leaves out those to other files of the
    repository.
    """
    for folder, page in MADE.items():
        markdown = markdown.replace(f"]({folder})", f"]({page})")
    return re.sub(r"\[([^\]]*)\]\(\.\./[^)]*\)", r"\1", markdown)


def rules() -> str:
    """Every rule with what it checks, why, and an example that raises it."""
    parts = ["# Rules\n"]
    for page in pages():
        name = page.name.replace("_", " ")
        parts.append(_page(page.code, name, page.headline, page.text, example(page)))
    return "\n".join(parts)


def patterns() -> str:
    """Every pattern that is looked for in texts, with a sentence that it tells."""
    parts = [
        (
            "# Patterns\n\n"
            "What a text says of its own figures, and how it is told where it does not fit; "
            "[articles and reports](articles.md) tells how it is used.\n"
        ),
    ]
    parts += [
        _page(page.code, page.name, page.headline, page.text, "\n".join(page.told) + "\n")
        for page in pattern_pages()
    ]
    return "\n".join(parts)


def _page(code: str, name: str, headline: str, text: str, told: str) -> str:
    """A page as a part of one: the docstring it is made of, and what its example is told as."""
    body = text.partition("\n\n")[2].strip()
    body = re.sub(r"^(\w[^\n:]*)\n(?=    )", r"**\1**\n\n", body, flags=re.MULTILINE)
    body = re.sub(r"^(Conflict|Clean)::\n", r"**\1**\n", body, flags=re.MULTILINE)
    body = "\n".join(_unindented(body.split("\n")))
    told = f"**What the conflict is told as**\n\n```\n{told}```\n"
    return f"## {code} {name}\n\n{headline}.\n\n{body}\n\n{told}"


def _unindented(lines: list[str]) -> list[str]:
    """Prose without its indentation; records, which stand below Conflict and Clean, keep it and are
    code.
    """
    code, found = False, []
    for line in lines:
        if line.startswith("**"):
            code = line in {"**Conflict**", "**Clean**"}
        found.append(line if code else line.removeprefix("    "))
    return found


def every_name() -> str:
    """Every public name, for mkdocstrings to fill in."""
    parts = [
        (
            "# Names\n\n"
            "What each is for is told in [the library](library.md) and "
            "[figurecheck in tests](testing.md).\n"
        ),
    ]
    for package in (figurecheck, figurecheck.testing):
        parts.append(f"## {package.__name__}\n")
        names = [name for name in package.__all__ if not name.startswith("_")]
        parts += [
            f"::: {package.__name__}.{name}\n{_fields(getattr(package, name))}" for name in names
        ]
    return "\n".join(parts)


def _fields(value: object) -> str:
    """The fields of a record, which its docstring tells of only where their names do not."""
    if not (isinstance(value, type) and attr.has(value)):
        return ""
    rows = [
        f"| `{field.name}` | `{field.type}` |"
        for field in attr.fields(value)
        if not field.name.startswith("_")
    ]
    return "\n".join(
        [
            "",
            "| field | type |",
            "| --- | --- |",
            *(row.replace(" | None`", " or None`") for row in rows),
            "",
        ]
    )
