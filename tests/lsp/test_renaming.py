"""What an editor changes to rename an id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest

import figurecheck as fc
from figurecheck.errors import UsageError
from figurecheck.live.workspace import Workspace, view
from figurecheck.lsp.renaming import Change, rename, renameable
from tests.lsp.samples import BASE, CLAIMS, opened, spot, words

DAYS = "claims/days.rec"


def applied(workspace: Workspace, changes: Mapping[str, Iterable[Change]]) -> dict[str, str]:
    """The texts of all files after some changes."""
    texts = {name: list(workspace.lines(name)) for name in workspace.contents}
    for name, found in changes.items():
        for change in sorted(found, key=lambda one: -one.span.start):
            line = texts[name][change.span.line]
            texts[name][change.span.line] = (
                line[: change.span.start] + change.text + line[change.span.end :]
            )
    return {name: "\n".join(lines) for name, lines in texts.items()}


def renamed(marked: str, new: str) -> dict[str, str]:
    workspace = opened()
    return applied(workspace, rename(workspace, DAYS, spot(CLAIMS, marked), new))


def test_a_measure_is_renamed_in_claims_expressions_and_its_record() -> None:
    texts = renamed("measure: arr|ests\nwhere", "stops")

    assert "measure: stops\nlabel: arrests by the police" in texts["claims/base.rec"]
    assert "quantity: stops[spring]{where=Denver} / stops[2025]{where=Denver}" in texts[DAYS]
    assert "states: stops[spring] <= 0.9 * stops[2025]" in texts[DAYS]
    assert "figure: 204 arrests" in texts[DAYS]


@pytest.mark.parametrize(
    ("marked", "new", "count"),
    [
        ("measure: deten|tions", "held", 2),
        ("where: Den|ver", "Aurora", 6),
        ("arrests[spr|ing]", "thaw", 4),
        ("relation: f|ew", "many", 1),
    ],
)
def test_other_ids_are_renamed_wherever_they_are_used(marked: str, new: str, count: int) -> None:
    texts = renamed(marked, new)

    assert sum(text.count(new) for text in texts.values()) == count
    assert fc.loads("\n\n".join(texts.values())).problems == ()


def test_a_source_is_renamed_in_what_copies_it_and_in_full_names_of_its_claims() -> None:
    text = renamed("from: pol|ice", "log")[DAYS]

    assert "source: log\n" in text
    assert "from: log\n" in text
    assert "replaces: log/early\n" in text


def test_a_claim_is_renamed_without_its_source() -> None:
    workspace = opened()
    there = spot(CLAIMS, "replaces: police/ea|rly")
    found = renameable(workspace, DAYS, there)

    text = applied(workspace, rename(workspace, DAYS, there, "second"))[DAYS]

    assert found is not None
    assert (words(workspace, found[0]), found[1]) == ("early", "early")
    assert "claim: second\n" in text
    assert "replaces: police/second\n" in text


def test_keys_of_what_was_accepted_go_along() -> None:
    (conflict,) = fc.check(opened().claims).conflicts
    workspace = opened(days=f"{CLAIMS}\naccept: {conflict.key}\nreason: a misprint\n")

    texts = applied(workspace, rename(workspace, DAYS, spot(CLAIMS, "claim: wee|kend"), "both"))

    report = fc.check(view({name: text.encode() for name, text in texts.items()}).claims)
    assert [bool(one.accepted) for one in report.conflicts] == [True]
    assert conflict.key not in texts[DAYS]


@pytest.mark.parametrize(
    ("marked", "new", "why"),
    [
        ("measure: arr|ests\nwhere", "officers", "there is a measure `officers` already"),
        ("measure: arr|ests\nwhere", "Officers", "there is a measure `officers` already"),
        ("where: Den|ver", "US", "there is a member `US` already"),
        ("claim: sat|urday", "sunday", "`sunday` cannot be the name"),
        ("measure: arr|ests\nwhere", "2 many", "`2 many` cannot be the name"),
        ("measure: arr|ests\nwhere", "2025", "`2025` cannot be the name"),
        ("measure: arr|ests\nwhere", " x", "` x` is not an id"),
        ("figure: 2|04", "x", "nothing here"),
    ],
)
def test_what_would_mean_something_else_is_refused(marked: str, new: str, why: str) -> None:
    with pytest.raises(UsageError, match=why.replace("`", ".")):
        renamed(marked, new)


def test_the_same_name_changes_nothing_and_its_spelling_may_change() -> None:
    workspace = opened()

    assert rename(workspace, DAYS, spot(CLAIMS, "where: Den|ver"), "Denver") == {}
    assert "member: DENVER\n" in renamed("where: Den|ver", "DENVER")["claims/base.rec"]


@pytest.mark.parametrize(
    ("text", "marked", "why"),
    [
        (
            CLAIMS.replace("figure: 90 officers", "figure: ninty"),
            "claim: sta|ff",
            "wrong with claim .staff. has",
        ),
        (
            f"{CLAIMS}\nclaim: half\nmeasure arrests\n",
            "measure: arr|ests\nwhere",
            "may use .arrests.: mend it first",
        ),
        (
            f"{CLAIMS}\nclaim: half\nfigure: 1\nquantity: arrests / (\n",
            "measure: arr|ests\nwhere",
            "may use .arrests. and",
        ),
    ],
)
def test_what_is_half_written_and_may_use_the_name_is_mended_first(
    text: str, marked: str, why: str
) -> None:
    with pytest.raises(UsageError, match=why):
        rename(opened(days=text), DAYS, spot(text, marked), "other")


def test_what_is_half_written_elsewhere_is_no_hindrance() -> None:
    workspace = opened(base=f"{BASE}\nmeasure half\n")

    assert rename(workspace, DAYS, spot(CLAIMS, "claim: sta|ff"), "crew")


@pytest.mark.parametrize("marked", ["fig|ure: 204", "figure: 2|04", "publisher: City| Police"])
def test_only_ids_can_be_renamed(marked: str) -> None:
    assert renameable(opened(), DAYS, spot(CLAIMS, marked)) is None


def test_ids_are_renamed_in_tables_and_lines_of_json_too() -> None:
    table = 'claim,figure,measure,when\n"a, b",7,x,2025\n'
    lines = '{"claim": "c", "figure": "7", "quantity": "x / x[2025]", "when": "2024"}\n'
    measure = "measure: x\nunit: arrest\n"
    workspace = view(
        {"a.csv": table.encode(), "b.jsonl": lines.encode(), "c.rec": measure.encode()}
    )

    texts = applied(workspace, rename(workspace, "c.rec", spot(measure, "measure: x|"), "arrests"))

    assert texts["a.csv"] == table.replace(",x,", ",arrests,")
    assert texts["b.jsonl"] == lines.replace("x / x[2025]", "arrests / arrests[2025]")
    assert texts["c.rec"] == measure.replace("x", "arrests")
