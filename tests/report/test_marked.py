"""Texts on the page: every figure marked as it stands, those in question linked to what is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.bringing.documents.opening import read_document, read_text
from figurecheck.claims.report import Report
from figurecheck.model.claims import Claims
from figurecheck.model.marked import ALONE, FITS, UNFIT
from figurecheck.report.formats.html import FORMAT
from figurecheck.report.html import marked
from figurecheck.report.html.marked import LONGEST_PIECE, MAX_TEXTS_SHOWN, WHOLE
from tests.report.hostile import PAYLOADS
from tests.report.markup import Page
from tests.sizes import some, up_to

WRONG = "Sales of honey fell 40 percent to 910 jars from 1,290 jars."
FITTING = "Of the 480 pupils who ride it, 156, or 32.5 percent, pay nothing."
ELSE = "It has 12 boats and 40 captains."


def report_on(*texts: str) -> Report:
    documents = tuple(read_text(text, f"{at}.txt") for at, text in enumerate(texts, 1))
    return fc.check(Claims(documents=documents))


def page_of(*texts: str) -> str:
    return FORMAT.render(report_on(*texts), False)


def test_every_figure_is_marked_as_it_stands() -> None:
    (text,) = report_on(f"Honey\n\n{WRONG} {FITTING} {ELSE}").marked

    assert [(text.text[one.start : one.end], one.status) for one in text.marks] == [
        ("40 percent", UNFIT),
        ("910 jars", UNFIT),
        ("1,290 jars", UNFIT),
        ("480 pupils", FITS),
        ("156", FITS),
        ("32.5 percent", FITS),
        ("12 boats", ALONE),
        ("40 captains", ALONE),
    ]
    assert {one.findings for one in text.marks if one.status == UNFIT} == {text.findings}


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([WRONG, FITTING, ELSE, "Nothing.", "# 7", "\n", "\r\n\r\n"]), max_size=9
    ),
    st.sampled_from([".txt", ".md"]),
)
def test_marks_are_in_order_apart_and_where_their_places_say(parts: list[str], ending: str) -> None:
    content = " ".join(parts).encode()
    document = read_document(content, "text", ending)
    for text in fc.check(Claims(documents=(document,))).marked:
        at = 0
        for mark in text.marks:
            assert at <= mark.start < mark.end
            assert document.offset(mark.place) == mark.start
            assert document.place(mark.end) == mark.until
            at = mark.end
        assert all(any(key in one.findings for one in text.marks) for key in text.findings)


def test_marks_in_question_lead_to_what_is_told_and_back() -> None:
    written = page_of(f"Honey\n\n{WRONG}", f"Ferry\n\n{FITTING}", f"More\n\n{WRONG} {ELSE}")
    names = re.findall(r' id="([^"]+)"', written)
    links = re.findall(r' href="#([^"]+)"', written)

    assert set(links) <= set(names)
    assert len(names) == len(set(names))
    marks = re.findall(r'<a class="mark unfit" id="([^"]+)" href="#(text\d+-told-\d+)"', written)
    assert len(marks) == 6
    for name, told in marks:
        beside = written[written.index(f'<li id="{told}"') :].split("</li>", 1)[0]
        assert f'href="#{name}"' in beside
        assert "In full" in beside


@pytest.mark.parametrize("first", some(range(0, len(PAYLOADS), 5)))
def test_nothing_in_a_text_gets_out_of_its_place(first: int) -> None:
    """In a heading, behind a figure that does not fit, and in a paragraph of its own."""
    payloads = " ".join(PAYLOADS[first : first + 5])
    page = Page(page_of(f"Honey {payloads}\n\n{WRONG} {payloads}, {ELSE}\n\n{payloads}"))

    assert not {name for name, *_ in page.elements} & {"script", "img", "iframe", "object"}


def test_what_was_accepted_or_left_out_is_not_marked_as_wrong(tmp_path: Path) -> None:
    path = tmp_path / "honey.txt"
    path.write_text(f"Honey\n\n{WRONG}\n", encoding="utf-8")
    key = fc.check(fc.load(str(path))).findings[0].key
    (tmp_path / "looked.rec").write_text(
        f"accept: {key}\nreason: another week\nby: A. Reader\n", encoding="utf-8"
    )
    accepted = fc.check(fc.load(str(path), str(tmp_path / "looked.rec")))

    assert "does not fit (accepted)" in FORMAT.render(accepted, False)
    assert '<a class="mark unfit"' not in FORMAT.render(accepted, False)


def test_of_a_long_text_what_is_in_question_is_shown_and_the_rest_is_folded() -> None:
    paragraphs = [f"{ELSE} {ELSE}"] * 600
    paragraphs[300] = WRONG
    written = page_of("\n\n".join(["Honey", *paragraphs]))
    text = written[written.index('<div class="text">') : written.index('<ol class="told"')]
    open_ = re.sub(r"<details>.*?</details>", "", text, flags=re.DOTALL)

    assert sum(map(len, paragraphs)) > WHOLE
    assert open_.count("<p ") == 1
    assert "910 jars" in open_
    assert re.findall(r"<summary>(.*?)</summary>", text) == [
        "301 paragraphs with 1,200 figures, nothing in question",
        "299 paragraphs with 1,196 figures, nothing in question",
    ]


@pytest.mark.parametrize("joint", some(["\n\n", " ", ""], first=1))
def test_a_page_is_bounded_and_says_what_it_leaves_out(
    joint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    most = up_to(MAX_TEXTS_SHOWN)
    monkeypatch.setattr(marked, "MAX_TEXTS_SHOWN", most)
    sentence = "It has 12 boats and 40 captains and 7 ports. "
    long = joint.join(["Honey\n\n", *[sentence] * (most // 2 // len(sentence)), WRONG])
    written = page_of(long, f"Ferry\n\n{WRONG}")

    assert len(written) < 3 * most
    assert "left out here for the size of the page" in written
    assert written.count('<a class="mark unfit"') == 6
    shown = written[written.index('<div class="text">') :]
    longest = max(len(one) for one in re.findall(r">([^<]*)<", shown))
    assert longest <= LONGEST_PIECE + 100


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Riders rose 18 percent to 46,200 from 41,000.", "do not fit"),
        ("The ferry carried 46,200 riders and 12 goats.", "stand alone: nothing to hold them"),
        ("The ferry carried 46,200 riders.", "stands alone: nothing to hold it"),
    ],
)
def test_the_key_of_the_marks_counts_in_words_that_fit(
    tmp_path: Path, text: str, told: str
) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")

    assert told in fc.check(fc.load(tmp_path / "a.txt")).to_html()
