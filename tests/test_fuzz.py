"""What the fuzzer starts from, and has found, is read or refused; so are a few changes of it."""

from __future__ import annotations

import pytest

from tests.fuzz import changed, seeds
from tests.laws.systems import seeded
from tests.targets import TARGETS


@pytest.mark.parametrize("target", TARGETS)
def test_the_corpus_is_read_or_refused(target: str) -> None:
    known = seeds(target)

    assert known
    for content in known:
        TARGETS[target](content)


SLOW = frozenset({"solver", "filings", "facts", "grounding", "telling", "documents", "tables"})
"""Targets that run several commands on what they are given, or search."""


@pytest.mark.parametrize("target", TARGETS)
def test_a_few_changes_of_the_corpus_are_read_or_refused(target: str) -> None:
    dice, known = seeded(len(target)), seeds(target)
    for _ in range(3 if target in SLOW else 25):
        TARGETS[target](changed(dice, known))
