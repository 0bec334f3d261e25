"""One filing against another: what both give of the same thing, and differently."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from figurecheck.bringing.filings.filing import Filing
from figurecheck.bringing.filings.opening import reader_for
from figurecheck.bringing.filings.restating import restated
from figurecheck.cli import main
from tests.bringing.filings.writing import (
    EG,
    INCOME,
    SALES,
    SHOP,
    Told,
    instance,
    page,
    put,
    report,
)
from tests.sizes import up_to

SUMS = [INCOME, SALES]


def run(*arguments: str) -> tuple[int, str]:
    """The exit status and output of a command."""
    result = CliRunner().invoke(main, arguments)
    return result.exit_code, result.output


def two(folder: Path, later: list[Told], name: str = "later.json") -> list[str]:
    """The shop's filing, and a later one in another format."""
    return [str(put(folder, SHOP, SUMS)), str(put(folder, later, SUMS, name))]


@pytest.mark.parametrize("across", [False, True])
def test_a_restated_figure_is_a_warning_where_that_is_asked(tmp_path: Path, across: bool) -> None:
    later = [Told("Toys", "2200"), Told("Books", "2700", when="2025-01-01/2025-12-31")]
    files = two(tmp_path, later)

    status, output = run("check", *files, *(["--across"] if across else []))

    assert status == int(across)
    assert output.count("warning FC301: Toys, 2024: 2,300 in ") == int(across)
    assert output.count("\n") == int(across)


def test_a_restated_figure_is_proved(tmp_path: Path) -> None:
    files = two(tmp_path, [Told("Toys", "2200"), Told("Profit", "1300")])
    saved = tmp_path / "report.json"

    status, _ = run("report", *files, "--across", "--format", "json", "--output", str(saved))
    proved, output = run("verify", str(saved))
    again, whole = run("verify", str(saved), *files, "--across")

    assert (status, proved, again) == (1, 0, 0)
    assert "2 proofs verified" in output
    assert "2 proofs verified; all that was compared is equal" in whole


@pytest.mark.parametrize(
    "later",
    [
        [Told("Toys", "2300")],
        [Told("Toys", "2000", "-3")],  # 1,500 to 2,500
        [Told("Toys", "2200", when="2023-01-01/2023-12-31")],
        [Told("Toys", "2200", member="North")],
        [Told("Toys", "2200", unit="EUR")],
        [Told("Toys", "")],
        [Told("Toys", "2200"), Told("Toys", "2100")],  # which is its own affair
    ],
)
def test_what_may_be_the_same_or_is_another_thing_is_silent(
    tmp_path: Path, later: list[Told]
) -> None:
    files = two(tmp_path, later)

    _, output = run("check", *files, "--across")

    assert "FC301: Toys, 2024: 2,300 in" not in output


def test_the_year_in_a_namespace_makes_no_other_concept(tmp_path: Path) -> None:
    first, later = two(tmp_path, [Told("Toys", "2200")], "later.xbrl")
    for path, year in ((first, "2024"), (later, "2025-01-31")):
        text = Path(path).read_text(encoding="utf-8").replace(EG, f"{EG}/{year}")
        Path(path).write_text(text, encoding="utf-8")

    _, output = run("check", first, later, "--across")

    assert "warning FC301: Toys, 2024: 2,300 in" in output


FACTS = st.lists(
    st.builds(
        Told,
        concept=st.sampled_from(["Toys", "Books"]),
        value=st.sampled_from(["", "9", "10", "14", "15", "149", "151", "-10"]),
        decimals=st.sampled_from(["0", "-1", "-2", "1", "INF"]),
        when=st.sampled_from(["2024-12-31", "2024-01-01/2024-12-31"]),
        member=st.sampled_from(["", "North"]),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda fact: (fact.concept, fact.when, fact.member),
)


def ends(fact: Told) -> tuple[int, int]:
    """What a figure leaves, in twentieths."""
    value = 20 * int(fact.value)
    half = {"INF": 0, "1": 1, "0": 10, "-1": 100, "-2": 1000}[fact.decimals]
    return value - half, value + half


def clean(fact: Told) -> bool:
    """Whether a figure has a value, and no digits that its rounding says are not right."""
    step = {"-1": 10, "-2": 100}.get(fact.decimals, 1)
    return bool(fact.value) and not int(fact.value) % step


def read(text: str, ending: str) -> Filing:
    reader = reader_for(ending, text.encode())
    assert reader is not None
    return reader.read(text.encode(), f"shop{ending}")


@pytest.mark.parametrize("ending", [".xbrl", ".json", ".xhtml"])
def test_those_figures_are_told_that_leave_no_number_for_both(ending: str) -> None:
    write = {".xbrl": instance, ".json": report, ".xhtml": page}[ending]

    @settings(max_examples=up_to(100), deadline=None, database=None)
    @given(FACTS, FACTS)
    def law(one: list[Told], other: list[Told]) -> None:
        found = {
            (first.concept.split()[-1], first.digits, second.digits)
            for _, (first, second) in restated(
                [read(write(one), ending), read(instance(other), ".xbrl")]
            )
        }

        wanted = {
            (first.concept, int(first.value), int(second.value))
            for first in filter(clean, one)
            for second in filter(clean, other)
            if (first.concept, first.when, first.member)
            == (second.concept, second.when, second.member)
            and (ends(first)[1] < ends(second)[0] or ends(second)[1] < ends(first)[0])
        }
        assert found == wanted

    law()
