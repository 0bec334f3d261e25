"""A statistic is a value that is spelled as records and expressions spell it."""

from __future__ import annotations

import pickle

import figurecheck as fc
from figurecheck.catalogue import statistic_called, statistics
from figurecheck.model.statistic import TOTAL

BY_WORDS = {one.words: one for one in statistics()}


def test_records_write_its_words_and_unknowns_bear_its_name() -> None:
    names = {words: one.name for words, one in BY_WORDS.items()}

    assert TOTAL.words == TOTAL.name == "total"
    assert {
        "average per day": "average",
        "average per week": "average per week",
    }.items() <= names.items()
    assert {
        "highest day": "highest",
        "highest week": "highest week",
        "median day": "median",
    }.items() <= names.items()


def test_no_two_are_written_or_called_alike() -> None:
    every = (TOTAL, *statistics())

    assert len({one.words for one in every}) == len({one.name for one in every}) == len(every)


def test_it_is_equal_to_its_name_as_rules_of_other_packages_compare_it_and_to_no_other_text() -> (
    None
):
    week = BY_WORDS["highest week"]

    assert week == "highest week"
    assert "highest week" in {week}
    assert week not in {"highest", "total"}
    assert week != TOTAL


def test_it_is_itself_again_in_another_process() -> None:
    for one in (TOTAL, *statistics()):
        assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301


def test_only_those_that_are_functions_are_found_by_one() -> None:
    assert statistic_called("highest") == BY_WORDS["highest day"]
    assert statistic_called("sum") is None
    assert statistic_called("") is None


def test_a_claim_has_the_unit_of_an_average_and_no_other() -> None:
    fields = {"measure": "arrests", "when": "2025-01"}

    assert fc.claim("412", statistic="average per week", **fields).per == "week"
    assert fc.claim("412", statistic="highest week", **fields).per == ""
    assert fc.claim("412", **fields).statistic == TOTAL
