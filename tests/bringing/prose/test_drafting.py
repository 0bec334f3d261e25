"""The figures of a text become records that can be read, with their days and speakers; what has to
be said by somebody is asked for.
"""

from __future__ import annotations

import attr
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.bringing.documents.opening import read_text
from figurecheck.bringing.prose.drafting import Drafted, draft
from figurecheck.bringing.prose.reviewing import Item, items, replaced
from tests.sizes import up_to


def drafted(text: str, published: str = "", before: str = "") -> Drafted:
    """What is drafted of a text that was published on a day."""
    return draft(attr.evolve(read_text(text), published=published), before=before)


def claims(text: str, published: str = "") -> dict[str, Item]:
    """The claims of a draft, by the words of their figures."""
    return {one.get("figure"): one for one in items(drafted(text, published).text)}


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("The ferry carried 46,200 riders on 3 May 2024.", "when", "2024-05-03"),
        ("The ferry carried 46,200 riders in May 2024.", "when", "2024-05"),
        ("In 2023 the ferry carried 46,200 riders.", "when", "2023"),
        ("The ferry carried 46,200 riders last week.", "when", "2025-W22"),
        ("The ferry carried 46,200 riders last month.", "when", "2025-05"),
        ("The ferry carried 46,200 riders on Monday.", "when", "2025-06-02"),
        ("The ferry carried 46,200 riders yesterday.", "when", "2025-06-03"),
        ("The ferry lost 46,200 riders on May 3.", "when", "2025-05-03"),
        (
            "They arrested 7,300 people in the first week of Trump’s second term.",
            "when",
            "2025-01-20/2025-01-26",
        ),
        ("The ferry carried 46,200 riders, Mara Ellison said Monday.", "when", ""),
        ("The ferry carried 46,200 riders.", "when", ""),
    ],
)
def test_words_that_say_when_are_read_against_the_day_of_publication(
    text: str, field: str, value: str
) -> None:
    (claim,) = claims(text, "2025-06-04").values()

    assert claim.get(field) == value


def test_without_a_day_of_publication_relative_words_are_asked_for() -> None:
    (claim,) = claims("The ferry carried 46,200 riders last week.").values()

    assert claim.get("when") == ""
    assert "“last week” is when?" in claim.get("note")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The ferry carried 46,200 riders, said Mara Ellison.", "Mara Ellison"),
        ("Mara Ellison said the ferry carried 46,200 riders.", "Mara Ellison"),
        ("According to Mara Ellison, the ferry carried 46,200 riders.", "Mara Ellison"),
        ("Mara Ellison runs it.\n\nIt carried 46,200 riders, Ellison said.", "Mara Ellison"),
        ("Mara Ellison said no. She said it carried 46,200 riders.", "Mara Ellison"),
        ("The ferry carried 46,200 riders.", ""),
    ],
)
def test_who_says_it_is_told_where_the_sentence_does(text: str, name: str) -> None:
    (claim,) = claims(text).values()

    assert claim.get("said_by") == name


def test_a_plan_is_planned() -> None:
    (claim,) = claims("The city plans to hire 40 teachers.").values()

    assert claim.get("status") == "planned"


@pytest.mark.parametrize("word", ["doubled", "rose 18 percent", "fell by a third"])
def test_what_a_share_or_change_is_of_is_asked_for_in_lines_that_nobody_reads(word: str) -> None:
    made = drafted(f"The number of riders {word} of the total.")

    assert made.claims == 0
    assert made.asked == 1
    assert all(line[:2] == "# " for line in made.text.split("\n") if "figure: " in line)


def test_distractors_are_no_claims() -> None:
    text = (
        "One of the 5-year-olds, aged 5, was found on 3 May 2024 under Section 287(g) by MS-13 "
        "members after Executive Order 50, and no one of them spoke for 30 minutes."
    )

    assert not claims(text)


def test_names_races_and_odds_are_no_claims() -> None:
    text = (
        "They won the Six Nations, the 100m and 1500m, on a 3G network at odds of 10/1, as 007 "
        "did, at 2200 GMT."
    )

    assert not claims(text)
    assert "Two Minnesota school districts" in claims("It ended Two Minnesota school districts.")


def test_every_claim_of_a_draft_can_be_read() -> None:
    text = (
        "Some 40 boats sank on 3 May 2024. About 700 federal officers, roughly a quarter of the "
        "total, left. It costs $3.2 million a year. Between 30 and 40 houses burned; 14 miles of "
        "road were closed, and 3,000 tonnes of grain were lost last week."
    )
    made = drafted(text, "2024-05-06")

    report = fc.check(fc.loads(made.text))

    assert made.claims >= 5
    assert not [one.code for one in report if one.code[:3] == "FC0" and one.severity != "note"]


def test_a_figure_of_days_to_come_is_asked_whether_it_is_planned() -> None:
    told = "The ferry will carry 46,200 riders in 2027."
    (claim,) = claims("The ferry carries 46,200 riders in 2027.", "2025-06-04").values()

    assert (claim.get("when"), claim.get("status")) == ("", "")
    assert "“2027” is read as 2027, which was to come: planned or projected?" in claim.get("note")
    assert all(one.severity == "note" for one in fc.check(fc.loads(drafted(told).text)))


@pytest.mark.parametrize(
    "text", ["It takes 1.5mg/kg here.", "It has 80 gigabytes, a 1.4ghz chip.", "It moves 260TB/s."]
)
def test_part_of_something_longer_is_no_claim(text: str) -> None:
    made = drafted(text)

    assert made.left_out
    assert not [one for one in items(made.text) if one.get("figure")[:2] in {"1.", "26"}]


@pytest.mark.parametrize(
    "text",
    [
        "She is 5ft 4in tall.",
        "She is 5 ft 4 in tall.",
        "She is 5 feet 4 inches tall.",
        "The jockey is 10st 4lb.",
        "The jockey is 9 stone 4 pounds.",
        "The jockey is 9 stone 4.",
        "The baby weighed 7lb 3oz.",
        "It took 2 hours 15 minutes.",
    ],
)
def test_half_of_a_figure_in_two_units_is_no_claim(text: str) -> None:
    made = drafted(text)

    assert not items(made.text)
    assert "it is part of a figure in two units" in {reason for _, reason in made.left_out}


@pytest.mark.parametrize("text", ["It ran 5 feet in 4 days.", "It is 5ft. In 4 days it grew."])
def test_a_figure_before_another_stays_a_claim(text: str) -> None:
    assert claims(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It was 30 degrees.", "degrees Celsius or degrees Fahrenheit"),
        ("It weighs 12 tons.", "short ton or long ton"),
    ],
)
def test_a_figure_whose_unit_has_to_be_said_is_left_out_with_what_to_say(
    text: str, told: str
) -> None:
    ((_, reason),) = drafted(text).left_out

    assert told in reason


def test_pounds_that_are_weighed_are_drafted() -> None:
    assert claims("The fish weighed 10lb.")["10lb"].get("measure") == "lb.standard-input"


def test_others_are_no_measure() -> None:
    assert not claims("Five died and three others were hurt.").get("three others")


COUNTED = ("boats", "felony counts", "tonnes of grain", "miles", "new riders", "riders", "euros")
AMOUNTS = st.tuples(st.integers(2, 9_999), st.sampled_from(COUNTED)).map(
    lambda one: f"They named {one[0]:,} {one[1]} on 3 May 2024."
) | st.integers(2, 9_999).map(lambda number: f"It cost ${number:,} million in 2023.")


@settings(max_examples=up_to(40), deadline=None)
@given(st.lists(st.lists(AMOUNTS, min_size=1, max_size=5), min_size=1, max_size=3))
def test_before_a_review_no_two_figures_of_drafts_are_one(texts: list[list[str]]) -> None:
    drafts = [
        draft(attr.evolve(read_text("\n\n".join(lines)), name=f"ferry-{number}.txt"))
        for number, lines in enumerate(texts)
    ]
    together = fc.loads("\n".join(one.text for one in drafts))
    report = fc.check(together)

    assert len({str(one.quantity) for one in together}) == len(together)
    assert sum(one.claims for one in drafts) == len(together)
    assert not [one.code for one in report if one.severity != "note"]


NUMBERS = st.integers(2, 9_999).map(lambda number: f"{number:,}")


@settings(max_examples=up_to(40), deadline=None)
@given(st.lists(NUMBERS, min_size=1, max_size=4, unique=True))
def test_the_same_text_gives_the_same_bytes_and_answers_stay(numbers: list[str]) -> None:
    text = "\n\n".join(f"They counted {number} boats here." for number in numbers)
    first = drafted(text)
    assert drafted(text).text == first.text

    answered = first.text
    for one in items(first.text):
        answered = replaced(answered, attr.evolve(one, answer="skipped"))
    again = drafted(f"A new line of 17 cars.\n\n{text}", before=answered)

    kept = [one for one in items(again.text) if one.answer]
    assert len(kept) == again.kept == len(items(first.text))
    assert len({one.id for one in items(again.text)}) == len(items(again.text))


def test_programs_get_the_records_of_a_draft(tmp_path: object) -> None:
    path = f"{tmp_path}/ferry.txt"
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("The ferry carried 46,200 riders in May 2025.")

    found = [(one.kind, one.id) for one in fc.draft(path)]

    assert found == [("source", "ferry"), ("measure", "riders.ferry"), ("claim", "riders")]
