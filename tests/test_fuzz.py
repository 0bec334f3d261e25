"""What the fuzzer starts from, and has found, is read or refused; so are a few changes of it."""

from __future__ import annotations

import sys

import pytest

from tests import fuzz
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


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux does")
def test_what_an_input_takes_is_told_and_what_was_held_before_it_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held: list[bytearray] = []
    targets = {
        "some": lambda _: held.append(bytearray(b"x" * 30_000_000)),
        "none": lambda _: None,
    }
    monkeypatch.setattr(fuzz, "TARGETS", targets)
    monkeypatch.setattr(fuzz, "MEMORY", fuzz.BEGUN + 20_000)

    assert fuzz.wrong("some", b"").endswith("kB")
    assert fuzz.highest() > fuzz.MEMORY
    assert fuzz.wrong("none", b"") == ""
