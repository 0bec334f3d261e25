"""What an editor offers while claims are written."""

from __future__ import annotations

import pytest

import figurecheck as fc
from figurecheck.lsp.completion import Offer, complete
from tests.lsp.samples import CLAIMS, opened, spot

DAYS = "claims/days.rec"


def offers(more: str) -> list[Offer]:
    """What is offered at the bar in some text that is written behind the sample."""
    text = f"{CLAIMS}\n{more}"
    return complete(opened(days=text.replace("|", "", 1)), None, DAYS, spot(text.replace("|", "", 1), more))


def texts(more: str) -> list[str]:
    return [one.text for one in offers(more)]


def test_where_no_record_has_begun_its_kinds_are_offered() -> None:
    assert texts("|") == ["source: ", "measure: ", "claim: ", "relation: ", "member: ", "period: ", "accept: "]
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
            ["gazette/rate", "gazette/staff", "gazette/weekend", "police/early", "police/saturday", "police/sunday"],
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


@pytest.mark.parametrize(
    ("field", "one"), [("status", "provisional"), ("statistic", "average per day"), ("statistic", "median day")]
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

    assert [(one.text, one.detail) for one in found] == [(one.key, one.headline) for one in report.failing]


@pytest.mark.parametrize("more", ["# a comment |", "claim: a\n not a field: |", "nothing: a\n|", "claim: a\nnote: |"])
def test_nothing_is_offered_where_nothing_fits(more: str) -> None:
    assert offers(more) == []


def test_nothing_is_offered_in_tables() -> None:
    assert complete(opened(), None, "a.csv", spot("x", "|x")) == []
