"""What all tests have in common: how many examples a law tries unless it says so itself, and
compiled modules that are kept.
"""

from __future__ import annotations

import os
import sys

import pytest
from hypothesis import settings

from figurecheck import errors
from tests.sizes import up_to

# Without a deadline for one example: how long it takes says who else is at work on the machine.
settings.register_profile(
    "figurecheck", parent=settings(), max_examples=up_to(settings().max_examples), deadline=None
)
settings.load_profile("figurecheck")

# A run starts Python some hundred times, and every start would compile figurecheck anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


@pytest.fixture(autouse=True)
def faults_are_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of our own that costs a part of an answer alone fails the test all the same."""
    monkeypatch.setattr(errors, "RAISED", True)
