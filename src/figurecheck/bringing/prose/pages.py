"""The pages of the patterns in the terminal, each with what its example is told as."""

from __future__ import annotations

import re
from importlib import import_module

import attr

from figurecheck.bringing.documents.opening import read_text
from figurecheck.bringing.prose.pattern import Pattern
from figurecheck.bringing.prose.through import patterns, read_document_text
from figurecheck.catalogue import modules, summary

FOLDER = "figurecheck.bringing.prose.patterns"


def patterns_of(code: str) -> str:
    """The names of the patterns whose findings have a code, with their headlines; empty where there
    are none.
    """
    found = [pattern for pattern in patterns() if pattern.code == code]
    if not found:
        return ""
    lines = [f"  {pattern.name:<14}{summary(_docstring(pattern))}" for pattern in found]
    head = f"In texts {code} comes of these patterns; figurecheck rule NAME prints the page of one:"
    return "\n".join([head, "", *lines]) + "\n"


def page_of(name: str) -> str | None:
    """The page of a pattern, with what the sentence in it is told as; ``None`` where there is no
    such pattern.
    """
    pattern = next((one for one in patterns() if one.name == name), None)
    if pattern is None:
        return None
    text = _docstring(pattern)
    return (
        f"{pattern.code} {pattern.name}\n\n{text.strip()}\n\nWhat the conflict is told"
        f" as::\n\n{_told(pattern)}\n"
    )


def _docstring(pattern: Pattern) -> str:
    module = next(one for one in modules(FOLDER) if import_module(one).PATTERN is pattern)
    return import_module(module).__doc__ or ""


def _told(pattern: Pattern) -> str:
    block = _docstring(pattern).split("\nConflict::\n\n", 1)[1].split("\n\nClean::", 1)[0]
    text = "\n".join(line[4:] for line in block.split("\n"))
    dated = re.match(r"date: (\S+)\s+", text)
    document = read_text(text[dated.end() :] if dated is not None else text)
    document = attr.evolve(document, published=dated[1] if dated is not None else "")
    read = read_document_text(document, [pattern])
    said = [
        match.remark.headline if match.remark else match.proposal.says if match.proposal else ""
        for match in read.matches
    ]
    return "\n".join(f"    {one}" for one in said)
