"""What an editor underlines."""

from __future__ import annotations

import pytest

import figurecheck as fc
from figurecheck.live.diagnostics import of_problems, of_report, still_there, together
from figurecheck.live.positions import TextSpan
from figurecheck.live.workspace import view
from figurecheck.model.finding import Label, Problem
from figurecheck.model.record import Place
from tests.lsp.samples import CLAIMS, opened, words

DAYS = "claims/days.rec"


def test_a_problem_stands_under_the_words_it_is_about() -> None:
    workspace = opened(days=CLAIMS.replace("measure: detentions", "measure: detention"))

    (found,) = of_problems(workspace)[DAYS][:1]

    assert words(workspace, found.span) == "detention"
    assert (found.severity, found.code) == ("error", "FC009")
    assert found.message == "there is no measure `detention`"
    assert [said for _, said in found.related] == ["help: did you mean `detentions`?"]


def test_a_line_that_cannot_be_read_is_underlined_as_a_whole() -> None:
    workspace = opened(
        days=CLAIMS.replace("where: Denver\nwhen: 2025-03-16", "where Denver 🚓\nwhen: 2025-03-16")
    )

    found = of_problems(workspace)[DAYS][0]

    assert found.code == "FC001"
    assert words(workspace, found.span) == "where Denver 🚓"


def test_what_is_described_twice_is_underlined_twice_each_leading_to_the_other() -> None:
    workspace = opened(days=f"{CLAIMS}\nmeasure: officers\nunit: officer\n")

    found = of_problems(workspace)

    (one,), (other,) = found["claims/base.rec"], found[DAYS]
    assert one.message == other.message == "measure `officers` is described twice"
    assert one.related[0][0] == other.span
    assert other.related[0][0] == one.span


def test_a_conflict_stands_where_to_look_first_and_is_hinted_at_elsewhere() -> None:
    workspace = opened()
    report = fc.check(workspace.claims)
    (conflict,) = report.conflicts

    found = of_report(workspace, report)[DAYS]

    told = [one for one in found if one.severity == "error"]
    hints = [one for one in found if one.severity == "hint"]
    assert [one.message for one in told] == [conflict.headline]
    assert told[0].code == conflict.code
    assert len(hints) == len(conflict.labels) - 1
    assert {span for span, _ in told[0].related} >= {one.span for one in hints}
    assert {one.related[0][0] for one in hints} == {told[0].span}
    assert {words(workspace, one.span) for one in found} == {"204 arrests", "117 arrests", "400"}


def test_notes_are_told_only_where_they_are_asked_for() -> None:
    workspace = opened()
    report = fc.check(workspace.claims)
    few, many = of_report(workspace, report)[DAYS], of_report(workspace, report, notes=True)[DAYS]

    assert "note" not in {one.severity for one in few}
    assert "note" in {one.severity for one in many}


def test_what_was_accepted_is_a_note_with_the_reason() -> None:
    (conflict,) = fc.check(opened().claims).conflicts
    workspace = opened(days=f"{CLAIMS}\naccept: {conflict.key}\nreason: a misprint\n")

    found = of_report(workspace, fc.check(workspace.claims))[DAYS]

    told = next(one for one in found if one.code == conflict.code and one.severity != "hint")
    assert told.severity == "note"
    assert any(said.startswith("accepted: a misprint") for _, said in told.related)


def test_what_was_found_on_a_line_goes_when_the_line_changes() -> None:
    before = opened()
    found = of_report(before, fc.check(before.claims))
    after = opened(days=CLAIMS.replace("figure: 400", "figure: 321"))

    left = still_there(found, before, after)

    assert {words(before, one.span) for one in found[DAYS]} - {
        words(after, one.span) for one in left[DAYS]
    } == {"400"}


@pytest.mark.parametrize(
    "more",
    [
        ("", "\n# new\n\n"),
        ("source: gazette", "claim: more\n\nsource: gazette"),
        ("claim: rate", "\n\nclaim: rate"),
    ],
)
def test_what_was_found_goes_along_with_its_lines(more: tuple[str, str]) -> None:
    before = opened()
    found = of_report(before, fc.check(before.claims))
    after = opened(days=CLAIMS.replace(*more, 1))

    left = still_there(found, before, after)

    assert [words(after, one.span) for one in left[DAYS]] == [
        words(before, one.span) for one in found[DAYS]
    ]
    assert [[words(after, span) for span, _ in one.related] for one in left[DAYS]] == [
        [words(before, span) for span, _ in one.related] for one in found[DAYS]
    ]


def test_lines_between_two_that_changed_are_still_there() -> None:
    before = opened()
    found = of_report(before, fc.check(before.claims))
    after = opened(
        days=CLAIMS.replace("City Police", "Police").replace("claim: staff", "claim: crew")
    )

    assert still_there(found, before, after) == found


def test_what_was_found_goes_with_its_file() -> None:
    before = opened()
    after = view({"claims/base.rec": before.contents["claims/base.rec"]})

    assert still_there(of_report(before, fc.check(before.claims)), before, after)[DAYS] == []


def test_why_a_file_is_not_read_stands_at_its_first_line() -> None:
    wrong = Problem(
        "FC005",
        "a.rec: cannot be opened: Permission denied",
        (Label(Place("a.rec", 1, 1), "", ""),),
    )

    (found,) = of_problems(view({}, wrong=[wrong]))["a.rec"]

    assert (found.span, found.message) == (TextSpan("a.rec", 0, 0, 0), wrong.headline)


def test_together_they_are_in_the_order_of_their_places() -> None:
    workspace = opened(days=CLAIMS.replace("from: police", "from: polise"))
    found = together(of_problems(workspace), of_report(workspace, fc.check(workspace.claims)))[DAYS]

    lines = [one.span.line for one in found]
    assert lines == sorted(lines)
    assert len({one.code for one in found}) > 1


def test_places_in_quoted_cells_are_their_lines() -> None:
    workspace = view({"a.csv": b'claim,figure,measure\n"a, b","7 days, maybe",nothing\n'})

    found = of_problems(workspace)["a.csv"]

    assert found
    assert all(one.span.line == 1 for one in found)
    assert all(
        0 <= one.span.start < one.span.end <= len(workspace.line("a.csv", 1)) for one in found
    )
