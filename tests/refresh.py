"""Writes what the commands print today into the pages and the examples: ``python tests/refresh.py``.

A page shows a command as a line ``$ figurecheck ...`` in a fenced block, and below it what the command prints, where a
line ``...`` stands for any number of lines. A comment ``<!-- excerpt: first | words | closing -->`` above the block
says which parts of a report to keep: its first line, the first part that holds the words, its last paragraph. A part is
a line that is not indented, with the indented lines below it.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import attr

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
GAP = "..."

_BLOCK = re.compile(r"(?:<!-- excerpt: (?P<parts>.*?) -->\n)?```[a-z]*\n(?P<body>.*?)```$", re.DOTALL | re.MULTILINE)


@attr.frozen
class Shown:
    """A command that a page shows, the lines below it, and which parts of its output these should be."""

    command: str
    lines: tuple[str, ...]
    parts: tuple[str, ...] = ()

    @property
    def output(self) -> str:
        """What the command prints today."""
        return output_of(*shlex.split(self.command)[1:])


def pages() -> list[Path]:
    """Every page that may show a command."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def figurecheck(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Runs the command in a folder, the figurecheck that this process would import, in a process of its own."""
    spec = find_spec("figurecheck")
    home = Path(spec.origin).parent.parent if spec and spec.origin else ROOT / "src"
    return subprocess.run(
        [sys.executable, "-m", "figurecheck", *arguments],
        cwd=folder,
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(home), "PYTHONUTF8": "1"},
    )


def output_of(*arguments: str, folder: Path = ROOT) -> str:
    """What the command prints where it runs as asked.

    Raises:
        RuntimeError: where it does not.
    """
    done = figurecheck(*arguments, folder=folder)
    if done.stderr or done.returncode not in {0, 1}:
        msg = f"figurecheck {shlex.join(arguments)} ended with {done.returncode}: {done.stderr}"
        raise RuntimeError(msg)
    return done.stdout


def shown(text: str) -> Iterator[Shown]:
    """The commands that a page shows, in its order."""
    for block in _BLOCK.finditer(text):
        yield from _commands(block)


def fits(lines: tuple[str, ...], output: str) -> bool:
    """Whether the lines are the output; a line ``...`` stands for any lines, none among them."""
    runs: list[list[str]] = [[]]
    for line in lines:
        if line == GAP:
            runs.append([])
        else:
            runs[-1].append(line)
    printed = output.splitlines()
    if len(runs) == 1:
        return runs[0] == printed
    first, last = _trimmed(runs[0]), _trimmed(runs[-1])
    if printed[: len(first)] != first or (last and printed[-len(last) :] != last):
        return False
    at = len(first)
    for wanted in map(_trimmed, runs[1:-1]):
        found = next((k for k in range(at, len(printed)) if printed[k : k + len(wanted)] == wanted), None)
        if found is None:
            return False
        at = found + len(wanted)
    return at <= len(printed) - len(last)


def refreshed(text: str) -> str:
    """A page with what its commands print today."""

    def renewed(block: re.Match[str]) -> str:
        commands = list(_commands(block))
        if not commands:
            return block[0]
        return block[0].replace(block["body"], "\n".join(_retold(command) for command in commands))

    return _BLOCK.sub(renewed, text)


def _commands(block: re.Match[str]) -> Iterator[Shown]:
    parts = tuple(part.strip() for part in (block["parts"] or "").split("|") if part.strip())
    body = block["body"].splitlines()
    starts = [index for index, line in enumerate(body) if line.startswith("$ figurecheck ")]
    for start, end in pairwise([*starts, len(body)]):
        yield Shown(body[start].removeprefix("$ "), tuple(_trimmed(body[start + 1 : end])), parts)


def _retold(command: Shown) -> str:
    lines = command.output.splitlines()
    spans = sorted({_part(part, lines) for part in command.parts}) or [(0, len(lines))]
    kept: list[str] = []
    reached = 0
    for start, end in spans:
        if any(lines[reached:start]):
            kept += ["", GAP]
        kept += [*([""] if kept else []), *_trimmed(lines[start:end])]
        reached = end
    return "\n".join([f"$ {command.command}", *kept]) + "\n"


def _part(part: str, lines: list[str]) -> tuple[int, int]:
    """Where a part of a report starts and ends: its lines from the first up to but not including the last."""
    if part == "first":
        return 0, 1
    if part == "closing":
        return max(index for index, line in enumerate(lines) if not line) + 1, len(lines)
    starts = [index for index, line in enumerate(lines) if line and not line.startswith(" ")]
    for start, end in pairwise([*starts, len(lines)]):
        if part in "\n".join(lines[start:end]):
            return start, end
    msg = f"no part of the report holds {part!r}"
    raise RuntimeError(msg)


def _trimmed(lines: list[str]) -> list[str]:
    """The lines without the empty ones at both ends."""
    filled = [index for index, line in enumerate(lines) if line]
    return lines[filled[0] : filled[-1] + 1] if filled else []


def examples() -> list[Path]:
    """The folders that hold claims with the report they give."""
    return sorted(folder for folder in EXAMPLES.iterdir() if (folder / "expected.txt").exists())


def main() -> None:
    """Refreshes every page and every example."""
    for page in pages():
        page.write_text(refreshed(page.read_text(encoding="utf-8")), encoding="utf-8")
    for folder in examples():
        expected = output_of("report", folder.name, folder=EXAMPLES)
        (folder / "expected.txt").write_text(expected, encoding="utf-8")


if __name__ == "__main__":
    main()
