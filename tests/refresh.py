"""Writes what the commands print today into the pages and the examples: ``python
tests/refresh.py``.

A page shows a command as a line ``$ figurecheck ...`` or ``$ python -m pytest ...`` in a fenced
block, which may go on in the next line behind a ``\\``, and below it what the command prints, where
a line ``...`` stands for any number of lines. Commands run in the repository, and change nothing
there. Comments above a block say what else is meant:

``<!-- excerpt: first | words | closing -->``
    which parts of a report to keep: its first line, the first part that holds the words, its last
    paragraph. A part is a line that is not indented, with the indented lines below it.
``<!-- folder: examples/survey -->``
    from here on the page's commands run, one after the other, in a folder that holds a copy of that
    one; ``new`` is an empty folder.
``<!-- file: claims/a.rec -->``
    the block is what stands in that file there; ``more`` in place of ``file`` adds to its end.

The table of codes in ``docs/report.md`` has a line for each code, with the headline of its page,
and that of statistics in ``docs/format.md`` one for each statistic, with its meaning.
"""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from types import NoneType

import attr
from click.testing import CliRunner

from figurecheck.catalogue import documented, statistics
from figurecheck.cli import main as cli
from figurecheck.model.statistic import TOTAL
from figurecheck.telling.codes import DOCUMENTS, RECORDS, headline

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
GAP = "..."
RUN = ("figurecheck ", "python -m pytest")
# What of a machine's environment reaches a command. Others change what is printed: pytest cuts no
# line where CI is set, and colours, widths and options of the one who runs the tests are not what a
# page shows.
KEPT = ("HOME", "LD_LIBRARY_PATH", "PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "USERPROFILE")

_PIECE = re.compile(
    r"<!-- folder: (?P<folder>\S+) -->$"
    r"|(?:<!-- (?P<what>excerpt|file|more): (?P<given>.*?) -->\n)?^```[a-z]*\n(?P<body>.*?)```$",
    re.DOTALL | re.MULTILINE,
)


@attr.frozen
class Shown:
    """A command that a page shows, the lines below it, which parts of its output these should be,
    and the output.
    """

    command: str
    lines: tuple[str, ...]
    parts: tuple[str, ...]
    output: str


def pages() -> list[Path]:
    """Every page that may show a command."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def figurecheck(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Runs the command in a folder, the figurecheck that this process would import.

    It has a process of its own where pages are written anew, and in tests where the usual number of
    examples is asked for; else it runs in this one, which costs a tenth of that.
    """
    if __name__ == "__main__" or _in_full():
        return _run("figurecheck", *arguments, folder=folder)
    around = {name: None for name in os.environ if name not in KEPT}
    with contextlib.chdir(folder):
        done = CliRunner().invoke(cli, arguments, prog_name="figurecheck", env=around)
    if not isinstance(done.exception, (SystemExit, NoneType)):
        raise done.exception
    return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr)


def _in_full() -> bool:
    from tests.sizes import EVERY_ONE  # not found where this module is run as a program

    return EVERY_ONE


def _run(module: str, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    spec = find_spec("figurecheck")
    home = Path(spec.origin).parent.parent if spec and spec.origin else ROOT / "src"
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=folder,
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        env={
            **{name: os.environ[name] for name in KEPT if name in os.environ},
            "PYTHONPATH": str(home),
            "PYTHONUTF8": "1",
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        },
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


def played(text: str) -> Iterator[tuple[re.Match[str], list[Shown]]]:
    """The pieces of a page in its order, each with the commands that it shows, which are run."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = ROOT
        for count, piece in enumerate(_PIECE.finditer(text)):
            if piece["folder"]:
                folder = Path(scratch) / str(count)
                _made(folder, piece["folder"])
            elif piece["what"] in {"file", "more"}:
                _written(folder / piece["given"], piece["body"], more=piece["what"] == "more")
            yield piece, list(_commands(piece, folder)) if piece["body"] else []


def shown(text: str) -> list[Shown]:
    """The commands that a page shows, in its order, with what they print today."""
    return [command for _, commands in played(text) for command in commands]


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
        found = next(
            (k for k in range(at, len(printed)) if printed[k : k + len(wanted)] == wanted), None
        )
        if found is None:
            return False
        at = found + len(wanted)
    return at <= len(printed) - len(last)


def refreshed(text: str) -> str:
    """A page with what its commands print today."""
    parts: list[str] = []
    reached = 0
    for piece, commands in played(text):
        parts.append(text[reached : piece.start()])
        parts.append(
            piece[0].replace(piece["body"], "\n".join(map(_retold, commands)))
            if commands
            else piece[0]
        )
        reached = piece.end()
    return "".join([*parts, text[reached:]])


def _made(folder: Path, of: str) -> None:
    folder.mkdir()
    if of != "new":
        shutil.copytree(ROOT / of, folder / of)


def _written(path: Path, body: str, *, more: bool) -> None:
    if not path.is_relative_to(tempfile.gettempdir()):
        msg = f"a page writes {path}: say <!-- folder: new --> first"
        raise RuntimeError(msg)
    path.parent.mkdir(parents=True, exist_ok=True)
    before = f"{path.read_text(encoding='utf-8')}\n" if more else ""
    path.write_text(before + body, encoding="utf-8")


def _commands(block: re.Match[str], folder: Path) -> Iterator[Shown]:
    parts = tuple(part.strip() for part in (block["given"] or "").split("|") if part.strip())
    body = block["body"].splitlines()
    starts = [
        index
        for index, line in enumerate(body)
        if line.removeprefix("$ ").startswith(RUN) and line[0] == "$"
    ]
    for start, end in pairwise([*starts, len(body)]):
        first = next(index for index in range(start, end) if not body[index].endswith("\\")) + 1
        command = "\n".join(body[start:first]).removeprefix("$ ")
        printed = _printed(command, folder)
        yield Shown(
            command,
            tuple(_trimmed(body[first:end])),
            parts if block["what"] == "excerpt" else (),
            printed,
        )


def _printed(command: str, folder: Path) -> str:
    """What a command prints, to whichever stream.

    Raises:
        RuntimeError: where it fails in a way that nobody would show.
    """
    name, *arguments = shlex.split(command.replace("\\\n", " "))
    if name == "python":
        done = _run("pytest", "-p", "figurecheck.testing.plugin", *arguments[2:], folder=folder)
    else:
        done = figurecheck(*arguments, folder=folder)
    if done.returncode not in {0, 1, 2} or "Traceback" in done.stderr:
        msg = f"{command} ended with {done.returncode}: {done.stderr}"
        raise RuntimeError(msg)
    return done.stdout + done.stderr


def _retold(command: Shown) -> str:
    if fits(command.lines, command.output):
        return "\n".join([f"$ {command.command}", *command.lines]) + "\n"
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
    """Where a part of a report starts and ends: its lines from the first up to but not including
    the last.
    """
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
    return sorted(folder for folder in EXAMPLES.iterdir() if (folder / "expected.out").exists())


def with_codes(text: str) -> str:
    """A page whose table of codes is what the rules say of themselves; a page without one
    as it is.
    """
    codes = sorted({*RECORDS, *DOCUMENTS, *(code for code, _, _ in documented())})
    rows = "".join(f"| {code} | {headline(code)} |\n" for code in codes)
    return re.sub(r"(?:^\| FC\d{3} \| [^|\n]*\|\n)+", lambda _: rows, text, flags=re.MULTILINE)


def with_statistics(text: str) -> str:
    """A page whose table of statistics is what each says of itself; a page without one as it is."""
    rows = "".join(f"| `{one.words}` | {one.meaning} |\n" for one in (TOTAL, *statistics()))
    return re.sub(
        rf"^\| `{TOTAL.words}` \| (?:.*\n\|)*.*\n", lambda _: rows, text, flags=re.MULTILINE
    )


def main() -> None:
    """Refreshes every page and every example."""
    sys.path.insert(0, str(ROOT))
    from tests.threats import table  # which imports this module, by way of the tests it counts

    table.PAGE.write_text(table.page(), encoding="utf-8", newline="\n")
    for page in pages():
        page.write_text(
            refreshed(with_statistics(with_codes(page.read_text(encoding="utf-8")))),
            encoding="utf-8",
        )
    for folder in examples():
        expected = output_of("report", folder.name, "--all", folder=EXAMPLES)
        (folder / "expected.out").write_text(expected, encoding="utf-8")


if __name__ == "__main__":
    main()
