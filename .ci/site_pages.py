"""Pages of the site that are made, not written: the rules from their own files, the names from their docstrings."""

from __future__ import annotations

import inspect
import re
from typing import Any

from mkdocs.structure.files import File, Files

import figurecheck as fc
from figurecheck.pages import pages

HOME = "tutorial.md"


def on_files(files: Files, config: Any) -> Files:
    """Adds the pages of the rules and of the library, and makes the tutorial the first page."""
    files.append(File.generated(config, "rules.md", content=rules()))
    files.append(File.generated(config, "api.md", content=names()))
    files.append(File.generated(config, "index.md", content=start()))
    return files


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Leaves out links to files of the repository that are no pages."""
    return re.sub(r"\[([^\]]*)\]\(\.\./[^)]*\)", r"\1", markdown)


def start() -> str:
    """The first page."""
    return """# figurecheck

Can all of these numbers be true? figurecheck reads published figures, says which smallest sets of them cannot hold
together, and proves it in exact arithmetic.

[Ten minutes](tutorial.md) show how, [how to](howto.md) has recipes, and [the guarantees](guarantees.md) say what is
promised.
"""


def rules() -> str:
    """Every rule with what it checks, why, and an example that raises it."""
    parts = ["# Rules\n"]
    for page in pages():
        body = page.text.partition("\n")[2].strip()
        body = re.sub(r"^(\w[^\n:]*)\n(?=    )", r"### \1\n\n", body, flags=re.MULTILINE)
        body = re.sub(r"^(Conflict|Clean)::\n", r"### \1\n", body, flags=re.MULTILINE)
        body = "\n".join(_unindented(body.split("\n")))
        parts.append(f"## {page.code} {page.name.replace('_', ' ')}\n\n{page.headline}.\n\n{body}\n")
    return "\n".join(parts)


def _unindented(lines: list[str]) -> list[str]:
    """Prose without its indentation; records, which stand below Conflict and Clean, keep it and are code."""
    code, found = False, []
    for line in lines:
        if line.startswith("### "):
            code = line in {"### Conflict", "### Clean"}
        found.append(line if code else line.removeprefix("    "))
    return found


def names() -> str:
    """Every public name with its signature and docstring."""
    parts = ["# Python\n\n```python\nimport figurecheck as fc\n```\n"]
    for name in fc.__all__:
        if name.startswith("_"):
            continue
        value = getattr(fc, name)
        try:
            signature = str(inspect.signature(value))
        except (TypeError, ValueError):
            signature = ""
        text = inspect.cleandoc(value.__doc__ or "")
        text = re.sub(r"^(Raises|Args):\n", r"**\1**\n\n", text, flags=re.MULTILINE)
        text = re.sub(r"(?ms)^>>> .*?(?=\n\n|\Z)", lambda match: f"```python\n{match[0]}\n```", text)
        parts.append(f"## {name}\n\n```python\nfc.{name}{signature}\n```\n\n{text.replace('``', '`')}\n")
    return "\n".join(parts)
