"""The command where what it needs is not there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_without_pygls_it_says_what_to_install() -> None:
    program = (
        "import sys\nsys.modules['pygls'] = sys.modules['lsprotocol'] = None\n"
        "from figurecheck.cli import main\nmain(['lsp'])"
    )

    ran = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        cwd=ROOT / "src",
        check=False,
    )

    assert ran.returncode == 2
    assert ran.stdout == ""
    assert "pip install 'figurecheck[lsp]'" in ran.stderr
