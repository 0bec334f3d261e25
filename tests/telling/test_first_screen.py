"""The first screen: one line a problem, with the figure most likely wrong; what is chosen is shown
in full.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from subprocess import CompletedProcess

import pytest

import figurecheck as fc
from tests.refresh import figurecheck
from tests.report.series import own, series


@cache
def done(*arguments: str) -> CompletedProcess[str]:
    """The report on the repository's own claims."""
    return figurecheck("report", "claims", *arguments)


def text_of(*arguments: str) -> str:
    """What it prints."""
    return done(*arguments).stdout


def test_it_fits_on_a_screen_and_counts_what_was_checked() -> None:
    lines = text_of().splitlines()

    assert 10 <= len(lines) <= 25
    assert (
        lines[0]
        == "96 figures, 69 checked: 4 problems (12 errors, 5 warnings). 18 could not be checked"
        " against anything."
    )


def test_each_problem_has_a_line_with_a_number_and_a_key_that_open_it() -> None:
    listed = re.findall(r"^ +([0-9]+)  (.*)  \((FC[0-9]+:[0-9a-f]{8})\)$", text_of(), re.MULTILINE)

    assert [number for number, _, _ in listed] == ["1", "2", "3", "4"]
    number, _, key = listed[1]
    assert text_of("--finding", number) == text_of("--finding", key)
    assert key in text_of("--finding", number)


def test_days_are_in_words_and_no_name_of_a_record_is_told() -> None:
    assert "20-26 January 2025" in text_of()
    assert not re.search(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|/[a-z]+-[0-9]", text_of())


def test_the_key_of_a_variant_opens_its_problem() -> None:
    key, under = next(iter(own().variants.items()))

    assert text_of("--finding", key) == text_of("--finding", under)


@pytest.mark.parametrize(
    ("option", "asked"), [("--finding", "9"), ("--finding", "FC201:none"), ("--source", "none")]
)
def test_what_is_not_there_cannot_be_shown(option: str, asked: str) -> None:
    refused = done(option, asked)

    assert refused.returncode == 2
    assert asked in refused.stderr


def test_what_is_shown_changes_no_exit_status() -> None:
    chosen = [("--finding", "2"), ("--all",), ("--source", own().claims.claims[0].source)]

    assert {done(*one).returncode for one in chosen} == {1}


def test_of_very_many_problems_the_worst_ten_are_listed() -> None:
    claim = "claim: c{0}\nfigure: exactly {1}\nmeasure: m{0}\nwhen: 2025\n"
    records = [f"measure: m{at}\nunit: case\n" for at in range(12)]
    records += ["source: a\n", *(claim.format(at, at) for at in range(12))]
    records += ["source: b\n", *(claim.format(at, 99) for at in range(12))]
    told = str(fc.check(fc.loads("\n".join(records))))

    assert "and 2 more" in told
    assert len(told.splitlines()) <= 25


def test_what_is_the_same_many_times_is_one_problem() -> None:
    told = str(fc.check(fc.loads(series(6, ("Iowa", "Ohio")))))

    assert "1 problem (12 errors)" in told
    assert "cases: NYT and STATE disagree 12 times" in told


def test_nothing_wrong_is_told_with_its_reach_and_a_record_that_would_tie_the_rest() -> None:
    claim = "claim: {0}\nfigure: exactly 3\nmeasure: {0}\nwhen: 2025-01\n"
    records = ["measure: m\nunit: case\n", "measure: n\nunit: dog\n"]
    records += [claim.format("m"), claim.format("n"), "source: b\n", claim.format("m")]
    told = str(fc.check(fc.loads("\n".join(records))))

    assert told.startswith(
        "3 figures, 2 checked: no contradictions found. 1 could not be checked against anything."
    )
    assert "1 because no other figure speaks of the same" in told
    assert "relation: <a name>" in told


def test_mistakes_in_the_files_come_first_and_nothing_is_implied() -> None:
    claim = "claim: {0}\nfigure: {1}\nmeasure: m\nwhen: 2025\n"
    text = "\n".join(
        ["measure: m\nunit: case\n", claim.format("a", "5"), claim.format("b", "gibberish")]
    )
    told = str(fc.check(fc.loads(text))).splitlines()

    assert told[0] == "1 mistake in the files; 0 of 1 figure checked."
    assert "error FC010" in told[2]


@pytest.mark.parametrize(
    ("text", "figures", "alone"),
    [
        ("It is 14 miles (32 km) long. They saw 40 boats and 3 cars.", 4, 2),
        ("Sales rose 18 percent to $46,200 from $41,000. They saw 40 boats.", 4, 1),
        ("Sales rose 12.7 percent to $46,200 from $41,000. They saw 40 boats.", 4, 1),
        ("They saw 40 boats and 3 cars.", 2, 2),
    ],
)
def test_the_verdict_on_a_text_counts_the_figures_that_its_line_counts(
    tmp_path: Path, text: str, figures: int, alone: int
) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "b.rec").write_text(
        "measure: jars\nunit: jar\n\nclaim: a\nfigure: 5 jars\nmeasure: jars\n", encoding="utf-8"
    )
    report = fc.check(fc.load(tmp_path / "a.txt", tmp_path / "b.rec"))

    told = report.to_text()

    assert f"{figures} figures in" in told
    assert f"\n{figures + 1} figures, {figures - alone} checked" in told
