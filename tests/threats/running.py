"""Commands run as users run them, for the tests of threats."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from click.testing import CliRunner, Result

from figurecheck.catalogue import collect
from figurecheck.cli import main
from figurecheck.model.extension import Format

FORMATS = tuple(sorted(one.name for one in collect("figurecheck.report.formats", "FORMAT", Format)))

MEASURE = "measure: arrests\nunit: arrest\n\n"

CLAIMS = (
    MEASURE
    + """\
source: police

claim: day
figure: 100 arrests
measure: arrests
when: 2025-03-10

source: gazette

claim: same
figure: 300 arrests
measure: arrests
when: 2025-03-10
"""
)
"""Two claims in conflict."""

HANGS = 1_800
"""Seconds after which a command is taken to hang: no bound on what it takes, which the yardstick
measures.
"""

FAULTS = (
    "fault of figurecheck",
    "fault of our own",
    "Traceback",
    "no explanation was looked for",
    "not drawn",
)


def put(folder: Path, **files: str) -> None:
    """Claims files below ``claims``, by their names without the ending."""
    (folder / "claims").mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / "claims" / f"{name}.rec").write_bytes(text.encode("utf-8", "surrogatepass"))


def run(*arguments: str) -> Result:
    """The command in this process; whatever it is given, it ends as documented and nothing in its
    answer failed.
    """
    result = CliRunner().invoke(main, arguments, prog_name="figurecheck")
    told = result.stdout + result.stderr
    assert result.exit_code in {0, 1, 2}, (arguments, told[-500:])
    assert not any(fault in told for fault in FAULTS), (arguments, told[-500:])
    return result


def reports(*paths: str) -> Iterator[tuple[str, str]]:
    """What a report says in each format, by the format's name."""
    for name in FORMATS:
        yield name, run("report", *paths, "--format", name, "-v").stdout


def apart(
    *arguments: str, cwd: Path, program: str = "", ahead: Sequence[str] = (), **environment: str
) -> subprocess.CompletedProcess[str]:
    """The command, or a program that runs some, in a process of its own, with words ahead of its
    command line.
    """
    python = [
        *ahead,
        sys.executable,
        *((program,) if program else ("-P", "-m", "figurecheck")),
        *arguments,
    ]
    around = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment}
    return subprocess.run(
        python,
        cwd=cwd,
        env=around,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        timeout=HANGS,
    )
