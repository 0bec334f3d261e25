"""Hypothesis strategies for those who test with figurecheck: honest wordings, hidden worlds, planted lies."""

from __future__ import annotations

from figurecheck.testing.lies import Contradiction, contradictions
from figurecheck.testing.wordings import Wording, figures
from figurecheck.testing.worlds import World, claims, windows, worlds

__all__ = ["Contradiction", "Wording", "World", "claims", "contradictions", "figures", "windows", "worlds"]
