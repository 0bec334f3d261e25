"""What is not compared on purpose, and what stands alone."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

import figurecheck as fc


def measure(name: str, *fields: str) -> str:
    return "\n".join([f"measure: {name}", "unit: person", "kind: stock", *fields])


def claim(
    name: str, of: str, day: str = "2025-01-23", figure: str = "538 persons", *fields: str
) -> str:
    return "\n".join(
        [f"claim: {name}", f"figure: {figure}", f"measure: {of}", f"as_of: {day}", *fields]
    )


def report_on(records: Iterable[str]) -> fc.Report:
    return fc.check(fc.loads("\n\n".join(records) + "\n"))


def notes(report: fc.Report, code: str = "FC903") -> list[fc.Finding]:
    return [one for one in report.findings if one.code == code]


def statuses(report: fc.Report) -> dict[str, str]:
    return {covered.claim.partition("/")[2]: covered.status for covered in report.coverage}


HELD, JAILED = (
    measure("held", "definition: in custody at midnight", "not: jailed"),
    measure("jailed", "label: in jail"),
)


def test_look_alikes_are_never_compared_and_told_with_both_definitions() -> None:
    report = report_on([HELD, JAILED, claim("a", "held"), claim("b", "jailed", figure="7 persons")])
    (finding,) = notes(report)

    assert report.conflicts == ()
    assert finding.severity == "note"
    assert [label.text for label in finding.labels] == [
        "in custody at midnight",
        "in jail",
        "538 persons",
        "7 persons",
    ]
    assert statuses(report) == {"a": "not compared", "b": "not compared"}


def test_a_look_alike_on_days_that_do_not_touch_or_in_another_place_is_no_pair() -> None:
    later = report_on([HELD, JAILED, claim("a", "held"), claim("b", "jailed", "2025-01-25")])
    next_day = report_on([HELD, JAILED, claim("a", "held"), claim("b", "jailed", "2025-01-24")])
    elsewhere = report_on(
        [HELD, JAILED, claim("a", "held"), claim("b", "jailed", "2025-01-23", "7", "where: Denver")]
    )

    assert [len(notes(report)) for report in (later, next_day, elsewhere)] == [0, 1, 0]
    assert set(statuses(later).values()) == {"alone"}


def test_one_finding_for_two_measures_however_many_figures() -> None:
    many = [
        claim(f"{of}{day}", of, f"2025-01-{day}", f"{day} persons")
        for of in ("held", "jailed")
        for day in range(10, 30)
    ]
    (finding,) = notes(report_on([HELD, measure("jailed", "not: held"), *many]))

    assert len(finding.claims) == 40
    assert len(finding.labels) == 4


def test_versions_of_a_measure_are_kept_apart() -> None:
    versions = [measure("held"), measure("held@2025-06")]
    report = report_on(
        [*versions, claim("a", "held"), claim("b", "held@2025-06", figure="7 persons")]
    )

    assert report.claims.problems == ()
    assert report.conflicts == ()
    assert [finding.headline for finding in notes(report)] == [
        (
            "`held` and `held@2025-06` are versions of one measure: 1 figure of the one and 1 of"
            " the other not compared"
        ),
    ]
    assert statuses(report) == {"a": "not compared", "b": "not compared"}


def test_a_version_that_nobody_speaks_of_is_not_told() -> None:
    assert notes(report_on([measure("held"), measure("held@2025-06"), claim("a", "held")])) == []


def test_who_leaves_out_a_dimension_is_not_compared_with_who_names_it() -> None:
    report = report_on(
        [
            measure("held"),
            claim("a", "held"),
            claim("b", "held", "2025-01-23", "7 persons", "where: US"),
        ]
    )
    (finding,) = notes(report)

    assert report.conflicts == ()
    assert (
        finding.headline
        == "held: 1 figure leaves out `where`, which 1 names for the same days: not compared"
    )
    assert "`dimension: where = US`" in finding.help
    assert statuses(report) == {"a": "not compared", "b": "not compared"}


def test_a_default_makes_the_silent_figure_speak() -> None:
    head = measure("held", "dimension: where = US")
    report = report_on(
        [head, claim("a", "held"), claim("b", "held", "2025-01-23", "7 persons", "where: US")]
    )

    assert notes(report) == []
    assert len(report.conflicts) == 1


def test_other_days_or_two_dimensions_apart_are_no_pair() -> None:
    days = report_on(
        [measure("held"), claim("a", "held"), claim("b", "held", "2025-01-24", "7", "where: US")]
    )
    axes = report_on(
        [
            measure("held"),
            claim("a", "held", "2025-01-23", "7", "by: ICE"),
            claim("b", "held", "2025-01-23", "8", "where: US"),
        ]
    )

    assert notes(days) == notes(axes) == []


def test_a_figure_that_is_tied_stays_so_beside_a_look_alike() -> None:
    other = "source: other\n\n" + claim("c", "held")
    report = report_on([HELD, JAILED, claim("a", "held"), claim("b", "jailed"), other])

    assert statuses(report) == {"a": "tied", "b": "not compared", "c": "tied"}


def test_a_claim_that_compares_places_is_not_its_own_look_alike() -> None:
    share = "claim: a\nfigure: 20 %\nquantity: held{where=Denver} / held\nas_of: 2025-01-23"

    assert notes(report_on([measure("held"), share])) == []


# -- alone -----------------------------------------------------------------------------------------


def test_what_stands_alone_is_told_with_what_would_tie_it() -> None:
    (finding,) = notes(report_on([measure("held"), claim("a", "held")]), "FC902")

    assert (finding.severity, finding.claims) == ("note", ("claims/a",))
    assert (
        finding.help
        == "no other figure speaks of it: one from another source, a total or its parts would"
        " tie it"
    )


@pytest.mark.parametrize(
    ("other", "help_"),
    [
        (
            claim("b", "held", "2025-02-23", "7 persons"),
            "the nearest one for held is 7 persons, 2025-02-23 (claims)",
        ),
        (claim("b", "held", "2025-02-23", "7", "where: US"), "other figures for held are for US"),
    ],
)
def test_the_nearest_figure_is_named(other: str, help_: str) -> None:
    found = notes(report_on([measure("held"), claim("a", "held"), other]), "FC902")

    assert found[0].claims == ("claims/a",)
    assert found[0].help.startswith(help_)


def test_a_reprint_does_not_lift_a_figure_out_of_its_loneliness() -> None:
    reprint = "source: paper\nfrom: agency\n\n" + claim("b", "held")
    report = report_on([measure("held"), "source: agency\n\n" + claim("a", "held"), reprint])

    assert len(notes(report, "FC902")) == 2


def test_notes_leave_the_exit_status_alone_and_the_text_short() -> None:
    from figurecheck.report.formats.text import render

    report = report_on([measure("held"), claim("a", "held")])

    assert report.failing == ()
    assert "FC902" not in render(report, True) + render(report, False)
    assert "1 could not be checked against anything" in render(report, False)
    assert "FC902" in report.to_json()


def test_what_is_kept_apart_is_named_in_the_closing_lines() -> None:
    from figurecheck.report.formats.text import full, render

    report = report_on([HELD, JAILED, claim("a", "held"), claim("b", "jailed")])
    text = full(report)

    assert "2 deliberately not compared." in render(report, False)
    assert "2 deliberately not compared with figures that look alike: 538 persons" in text
    assert "FC903" not in text
