"""The manual pages: docstrings of rules, kinds and questions, with the records that must and must
not raise them.
"""

from __future__ import annotations

import attr

from figurecheck.catalogue import documented, summary


@attr.frozen(eq=False, repr=False)
class Page:
    """One page. ``conflict`` and ``clean`` are records in text, those of ``Given::`` among them,
    ``headline`` the first sentence without its full stop.
    """

    code: str
    name: str
    headline: str
    text: str
    conflict: str
    clean: str


def pages() -> tuple[Page, ...]:
    """Every page, by code and name."""
    return tuple(_page(code, name, text) for code, name, text in documented())


def _page(code: str, name: str, text: str) -> Page:
    return Page(code, name, summary(text), text, records(text, "Conflict"), records(text, "Clean"))


def records(text: str, title: str) -> str:
    """The records of a block with those of ``Given::`` before them, which its two blocks share."""
    return "\n".join(filter(None, (block(text, "Given"), block(text, title))))


def block(text: str, title: str) -> str:
    """The indented lines below ``title::``, without their indentation; empty where there is no such
    block.
    """
    _, found, rest = text.partition(f"\n{title}::\n")
    lines = []
    for line in rest.splitlines() if found else ():
        if line and not line.startswith("    "):
            break
        lines.append(line[4:])
    return "\n".join(lines).strip() + "\n" if lines else ""
