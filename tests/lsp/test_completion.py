"""What an editor offers while claims are written."""

from __future__ import annotations

import pytest

import figurecheck as fc
from figurecheck.lsp.completion import complete
from figurecheck.lsp.offers import Offer
from tests.lsp.samples import CLAIMS, opened, spot

DAYS = "claims/days.rec"


def offers(more: str) -> list[Offer]:
    """What is offered at the bar in some text that is written behind the sample."""
    text = f"{CLAIMS}\n{more}"
    return complete(
        opened(days=text.replace("|", "", 1)), None, DAYS, spot(text.replace("|", "", 1), text)
    )


def texts(more: str) -> list[str]:
    return [one.text for one in offers(more)]


def replaced(more: str) -> str:
    """The words up to the bar that the first offer would take the place of."""
    found = offers(more)[0].span
    line = more[more.rfind("\n", 0, more.index("|")) + 1 :].partition("\n")[0]
    return line[found.start : line.index("|")]


def test_where_no_record_has_begun_its_kinds_are_offered() -> None:
    assert texts("|") == [
        "source: ",
        "measure: ",
        "claim: ",
        "relation: ",
        "member: ",
        "period: ",
        "accept: ",
    ]
    assert texts("cla|") == texts("|")


def test_the_fields_of_a_kind_are_offered_but_those_it_has() -> None:
    found = texts("claim: new\nfigure: 7\n|")

    assert found[:2] == ["measure: ", "quantity: "]
    assert "figure: " not in found
    assert "where: " in found
    assert "publisher: " not in found


def test_required_fields_come_first_and_those_that_repeat_come_again() -> None:
    assert texts("measure: new\n|")[0] == "unit: "
    assert "note: " in texts("measure: new\nnote: a\n|")


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("measure: a\nkind: |", ["flow", "stock"]),
        ("measure: a\ncounts: |", ["events", "persons"]),
        ("claim: a\nmeasure: |", ["arrests", "detentions", "officers"]),
        ("claim: a\nsource: |", ["gazette", "police"]),
        ("source: a\nfrom: |", ["gazette", "police"]),
        ("claim: a\nwhere: |", ["Denver", "US"]),
        ("claim: a\nwhen: |", ["spring"]),
        (
            "claim: a\nreplaces: |",
            [
                "gazette/rate",
                "gazette/staff",
                "gazette/weekend",
                "police/early",
                "police/saturday",
                "police/sunday",
            ],
        ),
        ("claim: a\nquantity: arrests[|", ["spring"]),
        ("claim: a\nquantity: arrests{|", ["where=", "by="]),
        ("claim: a\nquantity: arrests{where=|", ["Denver", "US"]),
        ("relation: a\nstates: arrests[spring]{where=Denver, where=D|", ["Denver", "US"]),
        ("measure: a\nparts: arrests + off|", ["arrests", "detentions", "officers"]),
        ("member: a\ndimension: |", ["where", "by"]),
        ("member: a\npart_of: |", ["Denver", "US"]),
    ],
)
def test_values_are_offered_by_field(more: str, expected: list[str]) -> None:
    assert texts(more) == expected


def test_kinds_of_record_are_offered_with_what_they_are() -> None:
    assert [one.detail for one in offers("|")][:3] == [
        "a document that says something",
        "what is counted or measured",
        "what a source says",
    ]


@pytest.mark.parametrize(
    "more", ["claim: new\nfig|ure: 7", "claim: new\n|figure: 7", "cla|im: new"]
)
def test_a_name_that_has_its_colon_gets_no_second_one(more: str) -> None:
    found = texts(more)

    assert {"figure", "claim"} & set(found)
    assert [text for text in found if ":" in text] == []


def test_of_measure_and_quantity_only_one_is_offered() -> None:
    assert [one.detail for one in offers("claim: new\n|")][1:3] == ["or `quantity`", "or `measure`"]
    assert "quantity: " not in texts("claim: new\nmeasure: arrests\n|")
    assert "measure: " not in texts("claim: new\nquantity: arrests / 2\n|")


@pytest.mark.parametrize(
    ("more", "begun"),
    [
        ("claim: a\nwhen: sp|", "sp"),
        ("claim: a\nwhen: a day in sp|", "sp"),
        ("claim: a\nwhen: 7 days in |", ""),
        ("claim: a\nwhen: 2025-01-20/sp|", "sp"),
        ("claim: a\nwhen: a day in 2025-01-20/sp|", "sp"),
        ("claim: a\nquantity: arrests[a day in sp|", "sp"),
        ("measure: a\ndimension: where = D|", "D"),
        ("measure: a\ndimension: wh|", "wh"),
        ("measure: a\nnot: arrests off|", "off"),
        ("claim: a\nquantity: arrests{where = |}", ""),
    ],
)
def test_only_what_was_begun_is_replaced(more: str, begun: str) -> None:
    assert replaced(more) == begun


def test_the_rest_of_a_name_is_replaced_too_and_nothing_behind_it() -> None:
    (first, *_) = offers("claim: a\nquantity: off|icers[spring] / arrests")
    line = "quantity: officers[spring] / arrests"

    assert line[first.span.start : first.span.end] == "officers"


def test_behind_a_whole_term_nothing_is_offered_that_a_line_end_would_accept() -> None:
    assert (
        texts("claim: a\nquantity: arrests |")
        == texts("relation: a\nstates: arrests[spring] |")
        == []
    )
    assert "officers" in texts("claim: a\nquantity: arrests / |")
    assert "officers" in texts("claim: a\nquantity: arrests +\n+ |")


def test_a_member_is_offered_others_of_its_own_dimension() -> None:
    assert texts("member: a\ndimension: where\npart_of: |") == ["Denver", "US"]
    assert texts("member: a\ndimension: by\npart_of: |") == []


def test_a_new_member_is_offered_the_names_nobody_described() -> None:
    assert texts("member: |") == ["US"]


def test_a_default_member_of_a_measure_is_offered() -> None:
    assert texts("measure: a\ndimension: where = |") == ["Denver", "US"]


def test_a_claim_is_offered_those_of_its_own_source_first_and_never_itself() -> None:
    found = texts("source: gazette\n\nclaim: a\nfigure: 1\nmeasure: arrests\nreplaces: |")

    assert found[:4] == ["gazette/rate", "gazette/staff", "gazette/weekend", "police/early"]
    assert "gazette/a" not in found


def test_a_source_does_not_copy_itself() -> None:
    assert texts("source: wire\nfrom: |") == ["gazette", "police"]


def test_speakers_and_publishers_are_offered_as_they_were_spelled() -> None:
    assert texts("source: a\npublisher: |") == ["City Police", "The 🗞 Gazette"]
    assert texts("source: a\nsaid_by: A. Chief\n\nclaim: x\nsaid_by: |") == ["A. Chief"]


def test_where_there_are_too_many_those_with_what_was_typed_are_offered() -> None:
    many = "\n\n".join(f"measure: m{number:04}\nunit: person" for number in range(1_200))

    found = texts(f"{many}\n\nclaim: a\nmeasure: m119|")

    assert found == [f"m{number:04}" for number in range(1_190, 1_200)]
    assert len(texts(f"{many}\n\nclaim: a\nmeasure: |")) == 1_000


@pytest.mark.parametrize(
    ("field", "one"),
    [("status", "provisional"), ("statistic", "average per day"), ("statistic", "median day")],
)
def test_statuses_and_statistics_are_offered(field: str, one: str) -> None:
    assert one in texts(f"claim: a\n{field}: |")


def test_what_is_offered_replaces_what_was_begun_with_hyphens_and_blanks_in_it() -> None:
    (first, *_) = offers("claim: 🚓\nquantity: 2 * 🚓 * arrests-by|")
    line = "quantity: 2 * 🚓 * arrests-by"

    assert line[first.span.start : first.span.end] == "arrests-by"


def test_a_value_is_replaced_as_a_whole() -> None:
    (first, *_) = offers("claim: a\nstatistic: average |per day")
    line = "statistic: average per day"

    assert line[first.span.start : first.span.end] == "average per day"


def test_an_expression_that_goes_on_in_another_line_is_completed_there() -> None:
    assert "officers" in texts("claim: a\nquantity: arrests +\n+ off|")


def test_the_keys_of_what_was_found_are_offered_for_acceptance() -> None:
    report = fc.check(opened().claims)
    text = f"{CLAIMS}\naccept: "

    found = complete(opened(days=text), report, DAYS, spot(text, "accept: |"))

    assert [(one.text, one.detail) for one in found] == [
        (one.key, one.headline) for one in report.failing
    ]


@pytest.mark.parametrize(
    "more",
    ["# a comment |", "+|", "claim: a\n not a field: |", "nothing: a\n|", "claim: a\nnote: |"],
)
def test_nothing_is_offered_where_nothing_fits(more: str) -> None:
    assert offers(more) == []


def test_nothing_is_offered_in_tables() -> None:
    assert complete(opened(), None, "a.csv", spot("x", "|x")) == []
