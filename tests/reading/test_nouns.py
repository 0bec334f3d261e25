"""What a figure counts: nouns by which a measure goes, harmless words beside them, and what is
somebody else's.
"""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figurecheck.claims.claimset import ClaimSet
from figurecheck.claims.files import loads
from figurecheck.model.finding import Problem
from figurecheck.reading.claims.nouns import _a_letter_apart

OTHERS = (
    "measure: officers-deployed\nunit: officer\nkind: stock\nalso: guard\n\nmeasure: pay\nunit:"
    " USD\n"
)


def counted(
    figure: str, unit: str, measure: str = "deaths", more: str = "", others: str = OTHERS
) -> ClaimSet:
    """The claim set of one figure beside some other measures."""
    return loads(
        f"measure: {measure}\nunit: {unit}\n{more}\n{others}\n"
        f"claim: one\nfigure: {figure}\nmeasure: {measure}\nwhen: 2025\nsource: press\n"
    )


def value_of(claims: ClaimSet) -> object:
    """The number that the claim's figure is read as, nothing where it is refused."""
    return claims["press/one"].reading.literal.lower if "press/one" in claims else None


def problem_of(claims: ClaimSet) -> Problem:
    (problem,) = claims.problems
    return problem


@pytest.mark.parametrize(
    ("figure", "unit", "measure", "more"),
    [
        ("12 dead", "person", "deaths", "also: dead, death, victim, people killed\n"),
        ("12 people killed", "person", "deaths", "also: dead\nalso: people killed\n"),
        ("12 victims", "death", "deaths", "also: victim\n"),
        ("12 deaths", "person", "deaths", ""),
        ("12 children", "person", "children-killed", ""),
        ("12 confirmed deaths", "death", "deaths", ""),
        ("12 deaths so far", "death", "deaths", ""),
        ("12 confirmed deaths in total", "death", "deaths", ""),
        ("12 more deaths", "death", "deaths", ""),
        ("12 so far", "death", "deaths", ""),
        ("12 eligible voters", "voter", "voters", ""),
        ("12 registered voters to date", "voter", "voters", ""),
        ("12 head of cattle", "cattle", "cattle", ""),
        ("12 of the known deaths", "death", "deaths", ""),
        ("12 tonnes in total", "tonne", "waste", ""),
        ("12 additional tonnes", "tonne", "waste", ""),
        ("12 tonnes of waste so far", "tonne", "waste", ""),
        ("12 barrels of oil", "barrel", "oil", ""),
    ],
)
def test_a_measure_s_own_nouns_and_harmless_words_are_read_in_silence(
    figure: str, unit: str, measure: str, more: str
) -> None:
    claims = counted(figure, unit, measure, more)

    assert value_of(claims) == 12
    assert not claims.problems


@pytest.mark.parametrize(
    ("figure", "unit", "noun"),
    [
        ("12 dead", "person", "dead"),
        ("239 people died", "death", "people died"),
        ("12 people have died so far", "death", "people died"),
        ("12 members of parliament", "death", "members of parliament"),
        ("12 violent deaths", "death", "violent deaths"),
        ("12 tonnes of gold", "tonne", "gold"),
    ],
)
def test_a_noun_that_no_measure_has_is_read_and_told_with_the_line_to_write(
    figure: str, unit: str, noun: str
) -> None:
    claims = counted(figure, unit)
    problem = problem_of(claims)

    assert value_of(claims) == int(figure.split(maxsplit=1)[0])
    assert (problem.code, problem.severity) == ("FC023", "note")
    assert f"`also: {noun}`" in problem.help
    assert not counted(figure, unit, more=f"also: {noun}\n").problems


@pytest.mark.parametrize(
    ("figure", "unit", "code"),
    [
        ("12 officers", "arrest", "FC022"),
        ("12 guards", "arrest", "FC022"),
        ("12 deployed deaths", "death", "FC022"),
        ("12 kg", "death", "FC021"),
        ("12 hours", "death", "FC021"),
        ("$12", "death", "FC021"),
        ("£12", "USD", "FC021"),
        ("12 tonnes", "USD", "FC021"),
        ("12 pounds", "death", "FC020"),
        ("12 kg dead", "death", "FC022"),
        ("12 tonnes of pay", "tonne", "FC022"),
        ("12 tonnes in Kenya", "tonne", "FC020"),
        ("12oo", "death", "FC022"),
        ("12 fewer deaths", "death", "FC010"),
        ("12 third deaths", "death", "FC020"),
        ("12 deaths in Texas", "death", "FC020"),
        ("12 not dead", "death", "FC020"),
        ("12 deaths without a name", "death", "FC020"),
        ("12 people dead or badly hurt there", "death", "FC020"),
    ],
)
def test_a_unit_another_measure_s_noun_and_words_that_are_none_are_refused(
    figure: str, unit: str, code: str
) -> None:
    claims = counted(figure, unit, "toll")
    problem = problem_of(claims)

    assert value_of(claims) is None
    assert (problem.code, problem.severity) == (code, "error")
    assert problem.help


def test_a_harmless_word_that_another_measure_has_in_its_name_is_refused() -> None:
    others = "measure: cases-confirmed\nunit: case\n"

    assert problem_of(counted("12 confirmed cases", "case", "cases", others=others)).code == "FC022"
    assert not counted(
        "12 confirmed cases", "case", "cases", more="also: confirmed case\n", others=others
    ).problems
    assert not counted("12 cases", "case", "cases", others=others).problems


def test_more_of_a_level_is_no_level() -> None:
    assert problem_of(counted("50 more beds", "bed", "beds", "kind: stock\n")).code == "FC021"
    assert not counted("50 more beds", "bed", "beds", "kind: flow\n").problems


def test_a_noun_is_told_once_however_many_figures_go_by_it() -> None:
    claims = loads(
        "measure: deaths\nunit: person\n"
        + "".join(
            f"\nclaim: c{n}\nfigure: {n} dead\nmeasure: deaths\nwhen: 202{n}\nsource: a\n"
            for n in range(1, 6)
        )
    )

    assert len(problem_of(claims).labels) == 3
    assert len(claims) == 5


@pytest.mark.parametrize("noun", ["kg", "tons", "hours", "USD", "dozen"])
def test_a_unit_is_no_other_name_for_what_is_counted(noun: str) -> None:
    claims = loads(f"measure: deaths\nunit: person\nalso: dead, {noun}\n")

    assert problem_of(claims).code == "FC050"
    assert not claims.measures


@given(
    st.text("bcdfgjklmnpqvwxz", min_size=5, max_size=9),
    st.sampled_from(["{} deaths {}", "{} {}", "{} {} deaths"]),
)
def test_a_word_that_nobody_knows_is_never_read_in_silence(word: str, pattern: str) -> None:
    claims = counted(pattern.replace("{}", "12", 1).format(word), "death")

    assert claims.problems


def test_a_word_behind_the_noun_of_a_measured_unit_is_not_passed_over() -> None:
    measure = "measure: wait\nunit: week\n\nclaim: c\nmeasure: wait\nwhen: 2025\n"

    assert not loads(f"{measure}figure: 12-week wait\n").problems
    assert [one.code for one in loads(f"{measure}figure: 12-week wait zonk\n").problems] == [
        "FC021"
    ]


LETTERS = st.text("abc", min_size=3, max_size=8)


def near_to(word: str) -> set[str]:
    """What one letter less, more, changed or exchanged with its neighbour makes of a word."""
    splits = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return {
        *(left + right[1:] for left, right in splits if right),
        *(left + one + right for left, right in splits for one in "abc"),
        *(left + one + right[1:] for left, right in splits for one in "abc" if right),
        *(left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1),
    }


@given(LETTERS, LETTERS, st.randoms(use_true_random=False))
def test_words_of_five_letters_are_slips_of_one_another_where_one_letter_is_wrong(
    one: str, other: str, random: Random
) -> None:
    slip = random.choice(sorted(near_to(one)))
    for word in (other, slip):
        long = min(len(one), len(word)) >= 5

        assert _a_letter_apart(one, word) == (long and word in near_to(one))


@pytest.mark.parametrize(
    ("figure", "unit", "more"),
    [("12 victims", "death", "also: victim\n"), ("12 deaths", "person", "")],
)
def test_a_figure_goes_by_the_unit_of_its_measure_whatever_noun_it_has(
    figure: str, unit: str, more: str
) -> None:
    assert counted(figure, unit, more=more)["press/one"].figure.unit == unit
