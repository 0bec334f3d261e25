"""What an editor shows under the pointer."""

from __future__ import annotations

import pytest

import figurecheck as fc
from figurecheck.live.workspace import view
from figurecheck.lsp.hover import NOT_YET, hover
from tests.lsp.samples import BASE, CLAIMS, opened, spot, words

DAYS, FIRST = "claims/days.rec", "claims/base.rec"


def told(marked: str, name: str = DAYS) -> tuple[str, ...]:
    """What is shown at the bar in some words of a file."""
    workspace = opened()
    found = hover(
        workspace, fc.check(workspace.claims), name, spot(CLAIMS if name == DAYS else BASE, marked)
    )
    return found[1] if found is not None else ()


def test_a_figure_is_shown_as_it_is_read_and_by_which_rule() -> None:
    lines = told("figure: 2|04 arrests")

    assert lines[0] == "204 arrests: bare"
    assert lines[1:4] == ("literal: 204", "rounded: 204", "generous: 204")
    assert lines[4] == "unit: arrest"
    assert lines[5].startswith("by ")


def test_a_figure_is_shown_with_its_status_and_what_it_is_held_against() -> None:
    lines = told("figure: |400")

    assert "in conflict" in lines
    assert any("police/saturday" in line for line in lines[lines.index("in conflict") :])


def test_a_share_is_shown_in_percent() -> None:
    lines = told("about 3| %")

    assert lines[0] == "about 3 %: approximate"
    assert all(line.endswith(" %") for line in lines[1:4])


def test_a_figure_nobody_has_checked_says_so() -> None:
    workspace = opened()

    found = hover(workspace, None, DAYS, spot(CLAIMS, "figure: 2|04"))

    assert found is not None
    assert found[1][-1] == NOT_YET
    assert words(workspace, found[0]) == "204 arrests"


def test_a_figure_that_was_changed_since_the_check_says_so() -> None:
    report = fc.check(opened().claims)
    text = CLAIMS.replace("204", "240")

    found = hover(opened(days=text), report, DAYS, spot(text, "figure: 2|40"))

    assert found is not None
    assert found[1][-1].endswith(", before it was changed")


def test_a_figure_of_a_claim_that_cannot_be_read_is_shown_all_the_same() -> None:
    text = CLAIMS.replace("measure: detentions", "measure: nothing")

    found = hover(opened(days=text), None, DAYS, spot(text, "figure: 1|17"))

    assert found is not None
    assert any("117" in line for line in found[1])


def test_a_measure_is_shown_with_label_definition_unit_and_kind_by_its_alias_too() -> None:
    expected = (
        "arrests: arrests by the police",
        "a person taken into custody",
        "unit: arrest",
        "kind: flow of events",
    )

    assert told("measure: arr|ests") == told("measure: deten|tions") == expected
    assert told("unit: officer|", FIRST) == ()


def test_a_source_is_shown_with_publisher_day_and_origins() -> None:
    assert told("from: pol|ice") == (
        "police: City Police",
        "published: 2025-03-17",
        "an origin: it copies nobody",
    )
    assert told("source: gaz|ette")[-1] == "goes back to police"


@pytest.mark.parametrize(
    ("marked", "first"),
    [
        ("arrests[spr|ing]{where=Denver} / ", "period spring"),
        ("{where=Den|ver} / ", "Denver, a member of `where`"),
        ("replaces: police/ea|rly", "police/early"),
        ("relation: f|ew", "relation few"),
        ("when: 2025-03-15/|2025", "2025-03-15/2025-03-16"),
        ("} / arrests[20|25]{", "2025"),
        ("as_of: 2025-|03-17", "2025-03-17"),
    ],
)
def test_other_things_are_shown_as_what_they_are(marked: str, first: str) -> None:
    assert told(marked)[0] == first


@pytest.mark.parametrize("field", ["since: 2025|-01", "until: 20|27", "is: 2|025-03"])
def test_every_field_that_holds_a_window_says_how_many_days_it_has(field: str) -> None:
    kind = {"since": "claim", "until": "accept", "is": "period"}[field.partition(":")[0]]
    text = f"{kind}: x\n{field.replace('|', '')}\n"
    workspace = view({"a.rec": text.encode()})

    found = hover(workspace, None, "a.rec", spot(text, field))

    assert found is not None
    assert found[1][1].endswith(" days")


def test_an_accepted_key_is_shown_as_the_finding_it_stands_for() -> None:
    (conflict,) = fc.check(opened().claims).conflicts
    text = f"{CLAIMS}\naccept: {conflict.key}\nreason: x\n\naccept: FC201:0\nreason: x\n"
    workspace = opened(days=text)
    report = fc.check(workspace.claims)

    shown = [
        hover(workspace, report, DAYS, spot(text, f"accept: |{key}"))
        for key in (conflict.key, "FC201:0")
    ]

    assert [one[1][0] for one in shown if one] == [conflict.headline, "no finding has this key"]


@pytest.mark.parametrize(
    "marked", ["fig|ure: 204", "note: 🚓|🚓", "police\n|publisher", "claim|: rate"]
)
def test_nothing_is_shown_of_names_of_fields_and_notes(marked: str) -> None:
    assert told(marked) == ()
