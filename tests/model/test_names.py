"""A name of a statement says what states it, and gives back what it was made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figurecheck.model import names


@given(st.text())
def test_a_name_gives_back_what_it_was_made_of_to_those_who_ask_for_its_kind_alone(
    text: str,
) -> None:
    claim, relation, rule = names.of_claim(text), names.of_relation(text), names.of_rule(text)

    assert [names.claim_of(one) for one in (claim, relation, rule)] == [text, None, None]
    assert [names.relation_of(one) for one in (claim, relation, rule)] == [None, text, None]
    assert [names.rule_of(one) for one in (claim, relation, rule)] == [None, None, text]
    assert len({claim, relation, rule}) == 3


@given(st.lists(st.text(min_size=1), max_size=4), st.lists(st.text(min_size=1), max_size=4))
def test_the_claims_and_the_relations_among_names_come_in_their_order(
    claims: list[str], relations: list[str]
) -> None:
    every = [*map(names.of_relation, relations), *map(names.of_claim, claims), names.of_rule("x")]

    assert (names.claims_of(every), names.relations_of(every)) == (claims, relations)


@pytest.mark.parametrize("name", ["relation:few", "rule:a does not fall", "whole a", "claims:", ""])
def test_what_no_claim_states_is_told_by_its_whole_name(name: str) -> None:
    assert names.plain(name) == name
    assert names.plain(names.of_claim("ap/day")) == "ap/day"
