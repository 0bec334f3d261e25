"""Where an editor jumps to, and its outline of a file."""

from __future__ import annotations

import pytest

from figurecheck.lsp.navigation import definition, symbols
from tests.lsp.samples import BASE, CLAIMS, opened, spot, words

DAYS = "claims/days.rec"


@pytest.mark.parametrize(
    ("marked", "file", "line"),
    [
        ("measure: arr|ests\nwhere", "claims/base.rec", "measure: arrests"),
        ("measure: detentions|", "claims/base.rec", "measure: arrests"),
        ("where: |Denver", "claims/base.rec", "member: Denver"),
        ("arrests[spr|ing]{", "claims/base.rec", "period: spring"),
        ("} / arr|ests", "claims/base.rec", "measure: arrests"),
        ("/ arrests[2025]{where=D|enver}", "claims/base.rec", "member: Denver"),
        ("from: po|lice", DAYS, "source: police"),
        ("replaces: police/|early", DAYS, "claim: early"),
    ],
)
def test_one_goes_from_an_id_to_where_it_is_described(marked: str, file: str, line: str) -> None:
    workspace = opened()

    found = definition(workspace, DAYS, spot(CLAIMS, marked))

    assert found is not None
    assert (found.file, workspace.line(file, found.line)) == (file, line)
    assert line.endswith(words(workspace, found))


@pytest.mark.parametrize(
    "marked", ["publisher: City| Police", "arrests[20|25]{", "+ and| again", "fig|ure: 400"]
)
def test_from_anything_else_one_goes_nowhere(marked: str) -> None:
    assert definition(opened(), DAYS, spot(CLAIMS, marked)) is None


def test_what_nobody_described_is_nowhere() -> None:
    assert definition(opened(), "claims/base.rec", spot(BASE, "part_of: U|S")) is None


def test_claims_stand_below_their_source_in_the_outline() -> None:
    found = symbols(opened(), DAYS)

    assert [(one.kind, one.name, [child.name for child in one.children]) for one in found] == [
        ("source", "police", ["saturday", "sunday", "early"]),
        ("source", "gazette", ["weekend", "rate", "staff"]),
        ("relation", "few", []),
    ]
    assert found[0].children[0].detail == "204 arrests"


def test_a_record_in_the_outline_holds_its_id_and_its_claims() -> None:
    for one in symbols(opened(), DAYS):
        assert one.first <= one.id.line <= one.last
        assert all(one.first <= child.first and child.last <= one.last for child in one.children)


def test_a_value_of_several_lines_is_within_its_record() -> None:
    weekend = symbols(opened(), DAYS)[1].children[0]

    assert opened().line(DAYS, weekend.last) == "+ and again later"
