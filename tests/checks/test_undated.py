"""A figure without days, of a measure for which its source gives days elsewhere (FC404)."""

from __future__ import annotations

import pytest

import figurecheck as fc

HEAD = (
    "measure: arrests\nunit: arrest\nalias: detentions\n\nmeasure: beds\nunit: bed\nkind: stock\n"
)


def claim(
    name: str, *fields: str, measure: str = "measure: arrests", figure: str = "12 arrests"
) -> str:
    return "".join(
        f"{line}\n" for line in ("", f"claim: {name}", f"figure: {figure}", measure, *fields)
    )


def found(*records: str) -> list[fc.Finding]:
    return [
        one for one in fc.check(fc.loads(HEAD + "".join(records))).findings if one.code == "FC404"
    ]


JANUARY, FEBRUARY = claim("jan", "when: 2025-01"), claim("feb", "when: 2025-02")


def test_a_claim_without_days_is_told_with_one_that_has_some() -> None:
    (finding,) = found(JANUARY, claim("a"), FEBRUARY)

    assert (
        finding.headline
        == "arrests: 12 arrests without days, though 2 other figures of this source for it have"
        " some"
    )
    assert [(one.place.line, one.text, one.label) for one in finding.labels] == [
        (15, "12 arrests", "no days"),
        (12, "2025-01", "its days"),
    ]
    assert finding.claims == ("claims/a", "claims/jan")


@pytest.mark.parametrize(
    "sibling",
    [
        JANUARY,
        claim("q", measure="quantity: arrests[2025-01]"),
        claim("q", "when: 2025-01", measure="measure: detentions"),
        claim("q", "when: 2025-01", "where: Denver"),
        claim("q", "since: 2025-01-01", "as_of: 2025-01-31"),
    ],
)
def test_days_count_wherever_they_stand(sibling: str) -> None:
    assert len(found(sibling, claim("a"))) == 1


@pytest.mark.parametrize(
    "records",
    [
        (claim("a"),),
        (claim("a"), claim("b")),
        (JANUARY, FEBRUARY),
        (JANUARY, claim("a"), claim("b")),  # most have none
        (JANUARY, claim("a", measure="measure: beds", figure="12 beds")),
        (JANUARY, "\nsource: gazette\n", claim("a")),
        (JANUARY, claim("a", measure="quantity: arrests[2025-02]")),
        (JANUARY, claim("a", measure="quantity: beds / arrests", figure="12 beds per arrest")),
        (JANUARY, claim("a", "status: planned")),
        (JANUARY, claim("a"), claim("b", "replaces: a", "when: 2025-02")),
    ],
)
def test_where_no_days_are_given_elsewhere_none_are_missing(records: tuple[str, ...]) -> None:
    assert found(*records) == []


def test_several_of_a_source_and_measure_are_told_together() -> None:
    dated = [claim(f"d{month}", f"when: 2025-{month:02}") for month in range(1, 10)]
    (finding,) = found(*dated, *(claim(f"a{at}") for at in range(8)))

    assert finding.headline.startswith("arrests: 8 figures without days")
    assert len(finding.claims) == 9
    assert len(finding.labels) == 7
