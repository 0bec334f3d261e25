"""Notebooks: sets show themselves as forest plots, reports as findings with their charts, whatever
stands in them.
"""

from __future__ import annotations

import re
from functools import cache
from xml.etree import ElementTree as ET

import attr
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.claims.claimset import ClaimSet
from figurecheck.claims.report import Report
from figurecheck.model.interval import Interval
from figurecheck.model.window import Window
from figurecheck.report.charts.forest import gap_between
from figurecheck.report.charts.inline import SCOPE, STYLE
from figurecheck.report.comparable import MEANS, ROWS, comparable, plot, title
from figurecheck.report.notebook import MAX_SHOWN, claims_html, report_html
from figurecheck.report.safe import safe
from figurecheck.telling.outline import verdict
from tests.report.formats.hostile import reports
from tests.report.hostile import Poison, poisoned
from tests.report.markup import Page
from tests.report.series import series
from tests.sizes import up_to

FEW = settings(max_examples=up_to(25), deadline=None)

ARRESTS = {"measure": "arrests", "unit": "arrest", "label": "arrests by the police"}

OFFICERS = {"measure": "officers", "unit": "officer", "kind": "stock"}


def said(figure: str, by: str = "gazette", **fields: str) -> dict[str, str]:
    """A record of a claim."""
    return {
        "claim": f"c-{by}",
        "source": by,
        "figure": figure,
        "measure": "arrests",
        "when": "2025-03-10",
        **fields,
    }


def read(*records: dict[str, str]) -> ClaimSet:
    return fc.from_records([ARRESTS, OFFICERS, *records])


@cache
def own() -> Report:
    return fc.check(fc.load("claims"))


@cache
def shown() -> tuple[str, str]:
    """The project's own claims, and the report on them."""
    return claims_html(own().claims), report_html(own())


def parsed(html: str) -> ET.Element:
    """The markup as XML, which forgives nothing, without the two code points that XML does not
    know.
    """
    return ET.fromstring(html.replace("\ufffe", "").replace("\uffff", ""))  # noqa: S314 -- what was just made


def kinds(root: ET.Element, name: str) -> list[set[str]]:
    """The classes of the elements of that name."""
    return [set((one.get("class") or "").split()) for one in root.iter(name)]


def words_of(root: ET.Element) -> str:
    """All text that is no style."""
    for one in list(root):
        if one.tag == "style":
            root.remove(one)
    return "".join(root.itertext())


def failing(report: Report) -> Report:
    """The report with nothing accepted."""
    return attr.evolve(
        report, findings=tuple(attr.evolve(one, accepted="") for one in report.findings)
    )


# -- a set -----------------------------------------------------------------------------------------


def test_a_set_shows_a_row_for_each_figure_at_three_levels_on_one_scale() -> None:
    root = parsed(claims_html(read(said("about 700", "a"), said("600", "b"))))

    (figure,) = root.iter("figure")
    lines = kinds(figure, "line")
    assert [len([1 for one in lines if kind in one]) for kind in ("span", "d1", "d2")] == [2, 2, 2]
    assert [cell.text for cell in figure.iter("th")] == ["Source", "Figure", *MEANS]
    rows = [["".join(cell.itertext()) for cell in row.iter("td")] for row in figure.iter("tr")][1:]
    assert rows == [
        ["a", "about 700", "633 to 767", "590 to 810", "520 to 880"],
        ["b", "600", "600", "570 to 630", "550 to 650"],
    ]


def test_a_side_without_an_end_is_an_arrow_also_where_it_is_not_the_widest_reading() -> None:
    root = parsed(claims_html(read(said("more than 700"))))

    (figure,) = root.iter("figure")
    assert len(kinds(figure, "path")) == 1
    ends = {(one.get("class"), one.get("x2")) for one in figure.iter("line")}
    assert ("span", "608") in ends
    assert {("within d1", "599"), ("within d2", "599")} <= ends


def test_figures_of_another_quantity_place_or_day_have_a_chart_of_their_own() -> None:
    claims = read(
        said("700", "a", where="Ohio"),
        said("about 700", "b", where="Ohio"),
        said("700", "c", where="Iowa"),
        said("700", "d", where="Ohio", when="2025-03-11"),
        said("700", "e", where="Ohio", statistic="highest day", when="2025-03"),
        {**said("700", "f", where="Ohio", measure="officers", as_of="2025-03-10"), "when": ""},
    )

    root = parsed(
        claims_html(
            fc.from_records([{k: v for k, v in one.items() if v} for one in claims.to_records()])
        )
    )

    captions = ["".join(one.itertext()) for one in root.iter("figcaption")]
    assert captions[0] == "arrests by the police, Ohio, 10 March 2025"
    assert len(captions) == 5


def test_what_is_apart_comes_first_then_what_differs_then_alike_then_said_once() -> None:
    days = {
        "alone": ("5",),
        "alike": ("6", "6"),
        "near": ("700", "about 700"),
        "apart": ("10", "20"),
    }
    found = [
        said(figure, f"{name}{at}", when=f"2025-03-{10 + day}")
        for day, (name, figures) in enumerate(days.items())
        for at, figure in enumerate(figures)
    ]

    groups = comparable(read(*found))

    assert [group.claims[0].source[:-1] for group in groups] == ["apart", "near", "alike", "alone"]


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "planned"},
        {"when": "a day in 2025-03-10/2025-03-20"},
        {"when": "2025-03~"},
        {"measure": "officers", "when": "", "as_of": "2025-03"},
    ],
)
def test_figures_that_need_not_be_about_one_number_have_no_gap_between_them(
    fields: dict[str, str],
) -> None:
    records = [
        {k: v for k, v in said(*who, **fields).items() if v} for who in (("10", "a"), ("20", "b"))
    ]

    html = claims_html(fc.from_records([ARRESTS, OFFICERS, *records]))

    assert len(list(parsed(html).iter("figure"))) == 1
    assert "no number" not in html
    assert {"gap"} not in kinds(parsed(html), "rect")


def test_a_planned_figure_is_not_laid_beside_what_was_reported() -> None:
    html = claims_html(read(said("10", "a"), said("20", "b", status="planned")))

    assert "arrests by the police, 10 March 2025 (planned)" in html
    assert "gap 10" not in html


FIGURES = st.sampled_from(
    ("12", "about 12", "14", "nearly 20", "more than 13", "at most 14", "at least 14", "up to 15")
)


@FEW
@given(st.lists(FIGURES, min_size=2, max_size=4))
def test_a_gap_is_drawn_where_a_check_finds_an_error_and_nowhere_else(figures: list[str]) -> None:
    claims = read(*(said(figure, f"s{at}") for at, figure in enumerate(figures)))

    (group,) = comparable(claims)

    assert group.apart == bool(fc.check(claims).count("error"))
    assert ({"gap"} in kinds(parsed(claims_html(claims)), "rect")) == group.apart


def test_records_that_could_not_be_read_are_named() -> None:
    claims = fc.loads(
        "measure: arrests\nunit: arrest\n\nclaim: a\nfigure: <b>many\nmeasure: arrests\nwhen:"
        " 2025\n"
    )

    root = parsed(claims_html(claims))

    assert "1 record could not be read as written" in words_of(root)
    assert "<b>many" in words_of(root)


def test_a_set_of_nothing_says_so() -> None:
    assert words_of(parsed(claims_html(ClaimSet()))) == "0 figures."
    assert "0 of 0 figures checked" in words_of(parsed(report_html(fc.check(ClaimSet()))))


@pytest.mark.parametrize("per_day", [1, 2, 2000])
def test_ten_thousand_claims_are_a_page_that_does_not_grow_with_them(per_day: int) -> None:
    (one,) = read(said("about 1,000"))
    days = [Window(730_000 + at // per_day, 730_001 + at // per_day) for at in range(10_000)]
    claims = ClaimSet(
        tuple(attr.evolve(one, id=f"c{at}", window=day) for at, day in enumerate(days))
    )

    html = claims_html(claims)

    assert len(html) < 400_000
    assert len(list(parsed(html).iter("figure"))) == min(MAX_SHOWN, 10_000 // per_day)
    if per_day < 3:
        left = 10_000 // per_day - MAX_SHOWN
        assert f"{left:,} quantities more, with {left * per_day:,} figures, are not drawn." in html
    else:
        assert f"{2000 - ROWS:,} more lie between them" in html


@FEW
@given(st.permutations(range(30)), st.lists(st.integers(0, 400), min_size=30, max_size=30))
def test_of_very_many_figures_those_are_drawn_that_lie_farthest_apart(
    order: list[int], widths: list[int]
) -> None:
    (one,) = read(said("about 1,000"))
    read_as = [
        Interval(1000 + 7 * at, 1000 + 7 * at + width)
        for at, width in zip(order, widths, strict=True)
    ]
    readings = [attr.evolve(one.reading, generous=at, rounded=at, literal=at) for at in read_as]
    claims = ClaimSet(
        tuple(attr.evolve(one, id=f"c{at}", reading=reading) for at, reading in enumerate(readings))
    )

    (group,) = comparable(claims)
    chart = plot(claims, group)

    gap = gap_between(read_as)
    assert len(chart.rows) == ROWS
    assert chart.description == ("" if gap is None else f"gap {gap[1] - gap[0]:,}")


def test_long_texts_are_cut() -> None:
    claims = read(
        said("700", "a", where="x" * 100_000), {"source": "a", "publisher": "y" * 100_000}
    )

    assert len(claims_html(claims)) < 20_000


# -- a report --------------------------------------------------------------------------------------


def test_a_report_shows_the_verdict_then_findings_with_charts_then_how_many_were_checked() -> None:
    root = parsed(shown()[1])
    found = [one for one in root.iter("details") if "finding" in (one.get("class") or "")]
    text = words_of(root)

    assert text.startswith(verdict(own()))
    assert text.endswith("69 of 96 figures checked against others.")
    assert len(found) == len(own().failing)
    for one, finding in zip(found, own().failing, strict=True):
        assert finding.headline[:300] in "".join(one.itertext())
        assert list(one.iter("svg"))


def test_findings_of_one_shape_are_told_once_with_their_trend() -> None:
    root = parsed(report_html(fc.check(fc.loads(series(12)))))

    text = words_of(root)
    assert len([one for one in root.iter("details") if "finding" in (one.get("class") or "")]) == 1
    assert "cases: NYT and STATE disagree 12 times" in text
    assert "gaps from 3 to 14" in text
    assert next(one.text for one in root.iter("title")) == "The gaps over time"


def test_a_finding_about_the_files_says_where() -> None:
    text = words_of(parsed(report_html(fc.check(fc.loads("claim one\n", "broken.rec")))))

    assert "broken.rec:1" in text


def test_of_ten_thousand_findings_the_first_are_shown() -> None:
    conflicts = [one for one in own().conflicts if one.severity == "error"]
    found = tuple(
        attr.evolve(conflicts[at % len(conflicts)], key=f"{at:08x}") for at in range(10_000)
    )

    html = report_html(attr.evolve(own(), findings=found, stories=(), variants={}))

    assert len(html) < 1_000_000
    assert html.count('class="finding error"') == MAX_SHOWN
    assert "and 9,950 more" in html


# -- both ------------------------------------------------------------------------------------------


@FEW
@given(reports())
def test_hostile_text_is_text_and_the_markup_is_whole(report: Report) -> None:
    for html in (claims_html(report.claims), report_html(report)):
        page = Page(html)

        assert page.wrong == []
        assert parsed(html).get("class") == SCOPE
        assert not {"id", "href", "style", "src"} & {
            name for _, given in page.elements for name in given
        }
        assert html.encode()


@FEW
@given(reports())
def test_every_figure_of_a_chart_stands_in_its_twin(report: Report) -> None:
    root = parsed(claims_html(report.claims))
    twins = [
        ["".join(cell.itertext()) for cell in figure.iter("td")] for figure in root.iter("figure")
    ]

    for group, cells in zip(comparable(report.claims), twins, strict=True):
        assert len(cells) == 5 * len(group.claims)
        for claim in group.claims:
            assert safe(claim.figure.text).replace("\ufffe", "").replace("\uffff", "") in cells


def test_whatever_a_chart_writes_beside_a_line_begins_a_cell_of_its_twin() -> None:
    for html in shown():
        for figure in parsed(html).iter("figure"):
            cells = ["".join(cell.itertext()) for cell in figure.iter("td")]
            for one in figure.iter("text"):
                if (one.get("class"), one.get("text-anchor")) == ("t", "start"):
                    start = (one.text or "").split(" · ")[0].rstrip("…")
                    assert any(cell.startswith(start) for cell in cells)


@pytest.mark.parametrize("of", ["own", "series"])
def test_hostile_strings_in_every_field_add_no_element(of: str) -> None:
    report = own() if of == "own" else fc.check(fc.loads(series(8)))
    hostile, harmless = (failing(poisoned(report, Poison(harmless=one))) for one in (False, True))

    for show in (lambda one: claims_html(one.claims), report_html):
        told, plain = Page(show(hostile)), Page(show(harmless))

        assert told.wrong == []
        assert told.shape == plain.shape
        assert [sorted(given) for _, given in told.elements] == [
            sorted(given) for _, given in plain.elements
        ]
        assert "alert(1)" in told.text


def test_two_outputs_in_one_notebook_share_no_id_since_there_is_none() -> None:
    for html in shown():
        assert not re.search(r'\sid="|aria-labelledby|url\(', html)


def test_drawings_have_a_title_and_a_description() -> None:
    for html in shown():
        for drawing in parsed(html).iter("svg"):
            assert [drawing[0].tag, drawing[1].tag, drawing.get("role")] == ["title", "desc", "img"]
            assert drawing[0].text


def test_no_rule_of_the_style_reaches_beyond_the_output() -> None:
    selectors = [
        one for rule in re.findall(r"([^{}]+)\{[^{}]*\}", STYLE) for one in rule.split(",")
    ]

    assert "".join(re.findall(r"[^{}]+\{[^{}]*\}", STYLE)) == STYLE
    assert all(one == f".{SCOPE}" or one.startswith(f".{SCOPE} ") for one in selectors)
    assert not re.search(r"@|url|http|<|:root", STYLE)


def test_every_class_that_is_drawn_has_its_look() -> None:
    known = set(re.findall(r"\.([a-z][a-z0-9]*)", STYLE)) | {"note", "more", "finding"}

    for html in shown():
        for one in parsed(html).iter():
            assert set((one.get("class") or "").split()) <= known | {SCOPE}


def test_the_same_set_shows_the_same() -> None:
    assert (claims_html(fc.load("claims")), report_html(own())) == shown()


def test_a_chart_is_captioned_with_what_its_figures_speak_of() -> None:
    claims = own().claims
    captions = ["".join(one.itertext()) for one in parsed(shown()[0]).iter("figcaption")]

    assert captions == [title(claims, group) for group in comparable(claims)[:MAX_SHOWN]]
