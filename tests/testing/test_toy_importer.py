"""The example of an importer with a bug: its property test finds it, and has nothing to say once it
is mended.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import figurecheck as fc

SRC = Path(str(fc.__file__)).parents[1]
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "toy-importer"


def copied(folder: Path) -> Path:
    """A copy of the example in a folder."""
    without = shutil.ignore_patterns("__pycache__")
    return Path(shutil.copytree(EXAMPLE, folder / "importer", ignore=without))


def outcome_of(folder: Path) -> subprocess.CompletedProcess[str]:
    """What the example's own tests say."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(SRC), str(folder))),
        "PYTHONUTF8": "1",
    }
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", os.devnull]
    return subprocess.run(
        [*command, "--rootdir", str(folder), str(folder)],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=folder,
    )


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """What the tests of the example say as it stands."""
    return outcome_of(copied(tmp_path_factory.mktemp("toy")))


def test_the_property_finds_the_bug_with_two_figures(
    done: subprocess.CompletedProcess[str],
) -> None:
    assert done.returncode == 1, done.stderr
    assert "AssertionError: 2 figures, 2 checked: 1 problem " in done.stdout
    assert "Failing test case" in done.stdout or "Falsifying example" in done.stdout
    assert done.stdout.count("Wording(figure=") >= 2


def test_the_importer_passes_once_it_keeps_the_words(tmp_path: Path) -> None:
    importer = copied(tmp_path)
    code = importer / "importer.py"
    broken = code.read_text(encoding="utf-8")
    mended = broken.replace(
        'FIGURE = re.compile(r"((about|around|roughly) )?[0-9]', 'FIGURE = re.compile(r".*[0-9]'
    )
    mended = mended.replace('[0-9,.]*( thousand| million)?")', '.*")')
    code.write_text(mended, encoding="utf-8")

    done = outcome_of(importer)

    assert mended != broken
    assert done.returncode == 0, done.stdout


def test_what_its_page_shows_is_what_it_says(done: subprocess.CompletedProcess[str]) -> None:
    page = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    (shown,) = [block for block in page.split("```")[1::2] if "AssertionError" in block]

    told = [line for line in shown.splitlines() if "FC301" not in line and line.startswith("E  ")]
    assert len(told) > 3
    assert told[0] in done.stdout
