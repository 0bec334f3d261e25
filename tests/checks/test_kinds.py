"""What kind a conflict is told as."""

from __future__ import annotations

import pytest

import figurecheck as fc
from figurecheck.asking.pages import pages
from figurecheck.checks import conflict
from figurecheck.checks.kind import code_of, kinds
from figurecheck.telling.case import Case
from figurecheck.testing.lies import random_contradiction

MEASURES = """\
measure: arrests
unit: arrest

measure: street
unit: arrest
part_of: arrests

"""


def codes(text: str) -> list[str]:
    """The codes of the conflicts that no ordinary rounding explains, in the order told."""
    return [
        finding.code
        for finding in fc.check(fc.loads(MEASURES + text)).conflicts
        if finding.severity != "note"
    ]


def said(source: str, figure: str, *, fields: str = "", claim: str = "january") -> str:
    """A claim of arrests in January by a source."""
    return (
        f"claim: {claim}\nsource: {source}\nfigure: {figure}\nmeasure: arrests\nwhen:"
        f" 2025-01\n{fields}\n"
    )


def source(name: str, *fields: str) -> str:
    """A source with its fields."""
    return "\n".join([f"source: {name}", *fields]) + "\n\n"


def test_two_readings_of_one_share_are_a_disagreement_and_no_matter_of_shares() -> None:
    text = """\
source: one

claim: share
figure: roughly 25%
quantity: street / arrests
when: 2025

source: two

claim: share
figure: nearly 10%
quantity: street / arrests
when: 2025
"""

    assert codes(text) == ["FC301"]


def test_two_averages_of_one_window_are_a_disagreement() -> None:
    text = "\n".join(
        f"claim: average\nsource: {name}\nfigure: {size} arrests a day\nmeasure: arrests\nwhen:"
        " 2025-01\nstatistic: average per day\n"
        for name, size in (("one", 120), ("two", 150))
    )

    assert codes(text) == ["FC301"]


def test_a_total_and_an_average_that_come_to_the_same_quantity_are_a_matter_of_averages() -> None:
    text = (
        said("one", "exactly 3,100 arrests")
        + "claim: average\nsource: two\nfigure: 120 arrests a day\nmeasure: arrests\nwhen:"
        " 2025-01\n"
        "statistic: average per day\n"
    )

    assert codes(text) == ["FC206"]


def test_a_figure_alone_against_two_origins_is_a_disagreement_even_where_a_copy_is_among_them() -> (
    None
):
    text = (
        source("agency")
        + source("court")
        + source("paper", "from: agency")
        + said("agency", "exactly 7,300 arrests")
        + said("court", "exactly 6,100 arrests")
        + said("paper", "exactly 6,100 arrests")
    )

    assert codes(text) == ["FC301"]


def test_a_copy_that_differs_is_a_slip_even_where_somebody_else_says_what_the_original_says() -> (
    None
):
    text = (
        source("agency")
        + source("court")
        + source("paper", "from: agency")
        + said("agency", "exactly 7,300 arrests")
        + said("court", "exactly 7,300 arrests")
        + said("paper", "exactly 3,700 arrests")
    )

    assert codes(text) == ["FC302"]


def test_two_copies_of_one_original_that_differ_are_a_slip() -> None:
    text = (
        source("agency")
        + source("paper", "from: agency")
        + source("gazette", "from: agency")
        + said("paper", "exactly 7,300 arrests")
        + said("gazette", "exactly 3,700 arrests")
    )

    assert codes(text) == ["FC302"]


def test_a_copy_that_differs_from_a_corrected_original_in_another_way_is_a_slip() -> None:
    text = (
        source("agency")
        + source("paper", "from: agency")
        + said("agency", "exactly 7,300 arrests", claim="first")
        + said("agency", "exactly 6,100 arrests", claim="second", fields="replaces: first\n")
        + said("paper", "exactly 3,700 arrests")
    )

    assert codes(text) == ["FC302"]


def test_a_copy_of_what_was_replaced_two_corrections_ago_is_out_of_date() -> None:
    text = (
        source("agency")
        + source("wire", "from: agency")
        + source("paper", "from: wire")
        + said("agency", "exactly 7,300 arrests", claim="first")
        + said("agency", "exactly 6,100 arrests", claim="second", fields="replaces: first\n")
        + said("agency", "exactly 6,200 arrests", claim="third", fields="replaces: second\n")
        + said("paper", "exactly 7,300 arrests")
    )

    assert codes(text) == ["FC303"]


def test_an_independent_figure_that_an_agency_happens_to_have_replaced_is_a_disagreement() -> None:
    text = (
        source("agency")
        + source("court")
        + said("agency", "exactly 7,300 arrests", claim="first")
        + said("agency", "exactly 6,100 arrests", claim="second", fields="replaces: first\n")
        + said("court", "exactly 7,300 arrests")
    )

    assert codes(text) == ["FC301"]


def test_a_replaced_claim_that_does_not_exist_explains_nothing() -> None:
    text = (
        source("agency")
        + source("paper", "from: agency")
        + said("agency", "exactly 6,100 arrests", fields="replaces: nowhere\n")
        + said("paper", "exactly 7,300 arrests")
    )

    assert codes(text) == ["FC302"]


@pytest.mark.parametrize("field", ["publisher: The agency", "said_by: Tom Homan"])
def test_two_documents_of_one_publisher_or_speaker_are_one_that_changed_its_figure(
    field: str,
) -> None:
    text = (
        source("february", field)
        + source("march", field)
        + said("february", "exactly 7,300 arrests")
        + said("march", "exactly 6,100 arrests")
    )

    assert codes(text) == ["FC304"]


def test_one_document_with_two_figures_changed_its_figure() -> None:
    text = said("one", "exactly 7,300 arrests", claim="a") + said(
        "one", "exactly 6,100 arrests", claim="b"
    )

    assert codes(text) == ["FC304"]


def test_one_speaker_in_an_original_and_in_its_copy_is_a_slip_in_copying() -> None:
    text = (
        source("agency", "said_by: Tom Homan")
        + source("paper", "from: agency", "said_by: Tom Homan")
        + said("agency", "exactly 7,300 arrests")
        + said("paper", "exactly 3,700 arrests")
    )

    assert codes(text) == ["FC302"]


def test_a_share_above_its_whole_is_impossible_by_itself() -> None:
    text = "claim: share\nfigure: 104 %\nquantity: street / arrests\nwhen: 2025\n"

    assert codes(text) == ["FC101"]


def test_a_mean_of_whole_things_that_no_total_gives_is_found() -> None:
    text = (
        "claim: mean\nfigure: exactly 3.47 arrests a day\nmeasure: arrests\nwhen:"
        " 2025-01-20/2025-01-26\nstatistic: average per day\n"
    )

    assert codes(text) == ["FC103"]


def test_a_change_that_no_whole_numbers_give_is_found() -> None:
    text = (
        "claim: before\nfigure: exactly 7 arrests\nmeasure: arrests\nwhen: 2024\n\n"
        "claim: growth\nfigure: up 20 %\nquantity: arrests[2025] / arrests[2024]\n"
    )

    assert codes(text) == ["FC103"]


def test_shares_of_places_that_share_nothing_make_no_more_than_all() -> None:
    text = """\
member: Minneapolis
dimension: where
part_of: Minnesota

member: Duluth
dimension: where
part_of: Minnesota

claim: one
figure: 60 %
quantity: arrests{where=Minneapolis} / arrests{where=Minnesota}
when: 2025

claim: other
figure: 50 %
quantity: arrests{where=Duluth} / arrests{where=Minnesota}
when: 2025
"""

    assert codes(text) == ["FC209"]


def test_a_share_with_its_part_and_its_whole_is_a_matter_of_shares() -> None:
    text = (
        said("one", "exactly 7,300 arrests")
        + "claim: share\nfigure: 25 %\nquantity: street / arrests\nwhen: 2025-01\n\n"
        "claim: street\nfigure: exactly 3,000 arrests\nmeasure: street\nwhen: 2025-01\n"
    )

    assert codes(text) == ["FC202"]


def fitting(text: str) -> list[list[str]]:
    """For each conflict of some records, the codes of the kinds that fit it."""
    found: list[list[str]] = []

    def looked_at(case: Case) -> str:
        found.append([kind.code for kind in kinds() if kind.fits(case)])
        return code_of(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(conflict, "code_of", looked_at)
        fc.check(fc.loads(text))
    return found


@pytest.mark.parametrize(
    "text", [page.conflict for page in pages()], ids=[page.name for page in pages()]
)
def test_at_most_one_kind_fits_the_conflict_of_a_page(text: str) -> None:
    assert all(len(codes) <= 1 for codes in fitting(text))


def test_at_most_one_kind_fits_any_conflict() -> None:
    found = [
        codes for number in range(40) for codes in fitting(random_contradiction(number).world.text)
    ]

    assert found
    assert all(len(codes) <= 1 for codes in found)
