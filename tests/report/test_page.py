"""The page: what is on it, that nothing in the claims can get out of its place, that it is small
and can be used.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import figurecheck as fc
from figurecheck.catalogue import collect
from figurecheck.claims.report import Report
from figurecheck.model.extension import Format
from figurecheck.report.formats.html import FORMAT
from figurecheck.telling.outline import verdict
from tests.report.hostile import PAYLOADS, Poison, poisoned
from tests.report.markup import Page
from tests.report.series import many, own, series
from tests.sizes import up_to

LARGEST = 5_000_000


@cache
def page() -> Page:
    return Page(FORMAT.render(own(), False))


def html(report: Report) -> Page:
    return Page(FORMAT.render(report, False))


# -- what is on it ---------------------------------------------------------------------------------


def test_the_format_is_one_of_those_that_can_be_asked_for() -> None:
    assert "html" in {one.name for one in collect("figurecheck.report.formats", "FORMAT", Format)}


def test_the_same_report_gives_the_same_page() -> None:
    assert FORMAT.render(own(), False) == FORMAT.render(fc.check(fc.load("claims")), True)


def test_what_stands_beside_the_figures_is_told_in_words_apart() -> None:
    written = FORMAT.render(own(), False)
    item = written[written.index(">Beside them</p>") :].partition("</li>")[0]

    assert re.search(r"</bdi>\s+<span.*</span>\s+<code", item, re.DOTALL)


def test_the_verdict_comes_first() -> None:
    words = [one.strip() for one in page().words if one.strip()]

    assert words.index(verdict(own())) < words.index("Errors")


def test_the_sections_come_in_the_order_in_which_they_are_read() -> None:
    words = [one.strip() for one in page().words]
    titles = [
        "Errors",
        "Warnings",
        "What to doubt first",
        "Sources against quantities",
        "Timeline",
        "All figures",
    ]
    titles += ["What was not compared, and why", "Notes", "What adds up", "How this was done"]

    places = [len(words) - words[::-1].index(title) for title in titles]

    assert places == sorted(places)


def test_every_finding_is_on_it_with_its_headline_and_a_link_of_its_own() -> None:
    ids, hrefs = set(page().values("id")), set(page().values("href"))

    for finding in own().findings:
        assert finding.headline in page().text
        assert f"accept: {finding.key}" in page().text
        assert finding.key.replace(":", "-") in ids
        assert f"#{finding.key.replace(':', '-')}" in hrefs


def test_every_figure_is_on_it_with_its_status() -> None:
    for covered in own().coverage:
        assert covered.claim in page().text


def test_the_first_finding_of_the_worst_problems_is_open_and_the_others_can_be_opened() -> None:
    details = [given for name, given in page().elements if name == "details"]

    assert {"open" in given for given in details if given.get("class") == "finding warning"} == {
        False
    }
    assert sum("open" in given for given in details if given.get("class") == "finding error") == 2
    assert {"open" in given for given in details if given.get("class") == "fold"} == {False}


def test_it_says_what_was_read_and_how_to_verify_it() -> None:
    for path, digest in own().claims.inputs.items():
        assert path in page().text
        assert digest in page().text
    assert "figurecheck verify report.json" in page().text


def test_conflicts_of_one_quantity_have_a_forest_sums_a_bridge_and_windows_lanes() -> None:
    ids = page().values("id")

    assert "FC301-58dfe153-forest-t" in ids
    assert "FC201-b0c50f7b-bridge-t" in ids
    assert "FC204-8d6c295c-days-t" in ids
    assert "FC204-f16226f3-bridge-t" not in ids  # a proof by cases is no sum


def test_findings_of_one_shape_are_told_once() -> None:
    told = html(fc.check(fc.loads(series(12))))

    assert sum(given.get("class") == "finding error" for _, given in told.elements) == 1
    assert "cases: NYT and STATE disagree 12 times" in told.text
    assert "gaps from 3 to 14" in told.text
    assert any(one.endswith("-trend-t") for one in told.values("id"))


def test_a_report_without_findings_is_a_page_too() -> None:
    told = html(
        fc.check(
            fc.loads(
                "measure: cases\nunit: case\n\nclaim: one\nfigure: 7\nmeasure: cases\nwhen: 2024\n"
            )
        )
    )

    assert not told.wrong
    assert (
        "1 figure, 0 checked: nothing to compare. 1 could not be checked against anything."
        in told.text
    )


def test_a_report_on_unreadable_files_says_where_the_fault_is() -> None:
    told = html(fc.check(fc.loads("claim one\n", "broken.rec")))

    assert not told.wrong
    assert "broken.rec:1" in told.text


# -- what cannot get out of its place --------------------------------------------------------------


def test_the_page_has_nothing_but_what_is_allowed() -> None:
    assert page().wrong == []


def test_there_are_500_hostile_strings() -> None:
    assert len(set(PAYLOADS)) == 500


@pytest.mark.parametrize("of", ["own", "series"])
def test_hostile_strings_in_every_field_add_no_element_and_no_attribute(
    of: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in (
        "FINDINGS",
        "NOTES",
        "FIGURES",
    ):  # longer strings must not change where a page is cut
        monkeypatch.setattr(f"figurecheck.report.html.page.{limit}", LARGEST)
    report = own() if of == "own" else fc.check(fc.loads(series(8)))

    hostile, harmless = (html(poisoned(report, Poison(harmless=one))) for one in (False, True))

    assert hostile.wrong == []
    assert hostile.shape == harmless.shape
    assert [sorted(given) for _, given in hostile.elements] == [
        sorted(given) for _, given in harmless.elements
    ]
    assert "onerror=alert(1)" in hostile.text


def test_controls_and_direction_marks_are_made_visible() -> None:
    text = FORMAT.render(poisoned(own(), Poison(harmless=False)), False)

    assert "⟨U+202E⟩" in text
    assert not {
        chr(point) for point in (*range(9), *range(11, 32), 0x7F, 0x202E, 0x200B, 0xFEFF)
    } & set(text)
    assert text.encode()


def test_only_web_addresses_are_links_and_nothing_is_fetched() -> None:
    source = (
        "source: a\nurl: {}\ntitle: A\n\nclaim: c\nfigure: exactly {} cases\nmeasure: cases\nwhere:"
        " X\nwhen: 2024\n"
    )
    urls = (
        "https://example.org/a",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org/b",
    )
    records = [
        source.replace(": a\n", f": a{i}\n").format(url, 10 + 5 * i) for i, url in enumerate(urls)
    ]
    told = html(fc.check(fc.loads("\n".join(["measure: cases\nunit: case\n", *records]))))

    assert {href for href in told.values("href") if not href.startswith("#")} == {
        "https://example.org/a"
    }
    assert "ftp://example.org/b" in told.text
    assert not {"src", "srcset", "action", "background", "poster", "style", "xlink:href"} & {
        name for _, given in told.elements for name in given
    }


def test_the_policy_forbids_everything_but_the_style_that_is_in_the_page() -> None:
    policies = [given["content"] for name, given in page().elements if given.get("http-equiv")]

    assert policies == ["default-src 'none'; style-src 'unsafe-inline'; img-src data:"]
    assert "script" not in page().shape
    assert "@import" not in page().text
    assert "url(http" not in page().text


def test_files_that_lie_elsewhere_are_named_without_where(tmp_path: Path) -> None:
    (tmp_path / "week.rec").write_text("claim one\n\n" + series(2), encoding="utf-8")

    told = html(fc.check(fc.load(tmp_path)))

    assert "week.rec:1" in told.text
    assert str(tmp_path) not in told.text


# -- who can use it --------------------------------------------------------------------------------


def test_anchors_are_unique_and_every_link_leads_to_one() -> None:
    ids = page().values("id")

    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page().values("href") if href.startswith("#")} <= set(ids)


def test_headings_go_down_one_level_at_a_time() -> None:
    levels = [int(name[1]) for name in page().shape if name in {"h1", "h2", "h3", "h4"}]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_it_has_a_language_a_title_and_landmarks() -> None:
    assert page().elements[0] == ("html", {"lang": "en"})
    assert "title" in page().shape
    assert [page().shape.count(name) for name in ("header", "nav", "main", "footer")] == [
        1,
        1,
        1,
        1,
    ]


def test_tables_have_captions_and_scoped_headers() -> None:
    shape = page().shape

    assert shape.count("caption") == shape.count("table") == shape.count("thead")
    assert all(
        given.get("scope") in {"col", "row"} for name, given in page().elements if name == "th"
    )


def test_charts_are_named_described_and_have_a_table_of_the_same() -> None:
    charts = [
        given for name, given in page().elements if name == "svg" and given.get("class") == "chart"
    ]
    ids = set(page().values("id"))

    assert len(charts) >= 15
    assert all(set((given["aria-labelledby"] or "").split()) <= ids for given in charts)
    assert len([1 for _, given in page().elements if given.get("class") == "twin"]) == len(charts)


def test_every_place_that_scrolls_can_be_reached_by_keyboard() -> None:
    scrolling = [given for _, given in page().elements if given.get("class") == "scroll"]

    assert scrolling
    assert all(given.get("tabindex") == "0" and given.get("aria-label") for given in scrolling)


# -- how large it gets -----------------------------------------------------------------------------


def test_ten_thousand_findings_stay_below_five_megabytes_and_name_the_others() -> None:
    text = FORMAT.render(many(up_to(10_000)), False)

    assert len(text.encode()) < LARGEST
    assert "Further findings" in text
    assert not Page(text).wrong


def test_all_of_many_findings_are_on_the_pages_that_the_first_one_leads_to() -> None:
    assert FORMAT.pages is not None
    found = FORMAT.pages(many(700), False)

    read = {name: Page(text) for name, text in found.items()}
    ids = {
        f"{name}#{one}"
        for name, one in ((name, one) for name in read for one in read[name].values("id"))
    }
    assert all(not one.wrong for one in read.values())
    assert all(len(text.encode()) < LARGEST for text in found.values())
    assert len(read) > 1
    assert {f"{index:08x}" for index in range(700)} <= {one.split("#")[1] for one in ids}
    assert {href for href in read["index.html"].values("href") if "#" in href[1:]} <= ids


def test_a_report_that_fits_is_one_page() -> None:
    assert FORMAT.pages is not None
    assert FORMAT.pages(own(), False) == {"index.html": FORMAT.render(own(), False)}
