"""Documents become text whose every character is known by its place in the file."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.bringing.documents import document as document_module
from figurecheck.bringing.documents.document import HEADING, ITEM, NOTE, Document, UnreadableError
from figurecheck.bringing.documents.kinds import kind_of
from figurecheck.bringing.documents.opening import document_endings, read_document, read_text
from figurecheck.bringing.documents.readers import pdf as pdf_reader
from figurecheck.bringing.tables.opening import TABLE_ENDINGS
from tests.sizes import up_to


def texts(document: Document, kind: str = "") -> list[str]:
    """The stretches of a document, those of one kind where it is given."""
    return [
        " ".join(document.text[one.start : one.end].split())
        for one in document.stretches
        if kind in {"", one.kind}
    ]


def character(content: str, document: Document, words: str) -> str:
    """What the file has at the place that a document gives for some words of its text."""
    place = document.place(document.text.index(words))
    return content.split("\n")[place.line - 1][place.column - 1 :][: len(words)]


# -- plain text ------------------------------------------------------------------------------------


def test_a_line_of_a_short_text_goes_on_behind_one_without_a_stop() -> None:
    text = "Costs rose 4 percent last year, the harbour company said, to $149.7\nmillion in all.\n"
    document = read_text(text)

    assert [document.text[one.start : one.end] for one in document.stretches] == [text.rstrip()]


def test_wrapped_lines_are_one_paragraph_and_keep_their_places() -> None:
    content = (
        "A new ferry for the harbour\n\nRidership on the Harbour Line rose eighteen percent over"
        " the last\nweek, to 46,200 from 41,000 a week earlier, the operator said when\nit was"
        " asked.\n\nThe crossing takes an hour and costs four dollars for grown people\nand half of"
        " it for others.\n"
    )

    document = read_text(content)

    assert document.title == "A new ferry for the harbour"
    assert [len(one.split()) > 9 for one in texts(document)] == [False, True, True]
    assert character(content, document, "46,200") == "46,200"
    assert document.place(document.text.index("46,200")).line == 4


def test_long_lines_are_paragraphs_by_themselves() -> None:
    lines = [f"Paragraph {number} " + "goes on and on " * 20 + "." for number in range(5)]

    assert len(texts(read_text("\n".join(lines)))) == 5


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_counts_lines(end: str) -> None:
    document = read_text(f"one two three.{end}four five six.{end}seven 7.")

    assert document.place(document.text.index("7")).line == 3
    assert document.place(document.text.index("7")).column == 7


def test_control_characters_are_blanks_and_move_nothing() -> None:
    document = read_text("It rose 5\x00 percent\x1b[31m to 7.")

    assert document.place(document.text.index("7")).column == len(
        "It rose 5\x00 percent\x1b[31m to 7"
    )
    assert "\x1b" not in document.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_lines_are_counted_among_characters_and_not_among_bytes(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_module, "MAX_LINES", 20)
    # U+0A05 and U+0D05 hold the byte of a line end in UTF-16
    letters = "\u0a05\u0d05" * 40

    assert read_document(letters.encode(encoding), "a.txt").text == letters
    for end in ("\n", "\r", "\r\n"):
        assert read_document((letters + end * 20).encode(encoding), "a.txt")
        with pytest.raises(UnreadableError, match="more than 20 lines"):
            read_document((letters + end * 21).encode(encoding), "a.txt")


def test_what_is_not_utf_8_is_refused_with_its_line() -> None:
    with pytest.raises(UnreadableError, match="line 2") as refused:
        read_document(b"one\ncaf\xe9 5\n", "a.txt", ".txt")

    assert refused.value.code == "FC007"
    assert "Latin-1" in refused.value.help


# -- Markdown --------------------------------------------------------------------------------------

MARKDOWN = """---
title: The ferry
date: 2025-06-04
---
# Ridership rose

It rose **18 percent** to [46,200](https://example.org/12) riders, `--jobs 4`.

| a | b |
|---|---|
| 1 | 2 |

- two boats
- three boats

```
x = 5
```

Behind
------

The end of 7 years.
"""


def test_markdown_keeps_running_text_alone_each_character_in_its_place() -> None:
    document = read_document(MARKDOWN.encode(), "a.md", ".md")

    assert (document.title, document.published) == ("The ferry", "2025-06-04")
    assert texts(document, HEADING) == ["Ridership rose", "Behind"]
    assert texts(document, ITEM) == ["two boats", "three boats"]
    assert not any(one in document.text for one in ("x = 5", "| 1", "--jobs", "example.org"))
    assert character(MARKDOWN, document, "46,200") == "46,200"
    assert len(document.text) == len(MARKDOWN)


# -- pages of the web ------------------------------------------------------------------------------

PAGE = """<!DOCTYPE html><html><head><title>Site</title>
<meta property="article:published_time" content="2025-06-04T10:00:00Z">
<script>var x = "<p>5 percent</p>";</script></head>
<body><nav>1 of 2</nav><article><h1>Riders &amp; boats</h1>
<p>It rose 18&nbsp;percent &mdash; to 46,200
riders, R&D too.</p><table><tr><td>77</td></tr></table><ul><li>two boats</li></ul><!-- 88 --></article>
<footer>99</footer><p>Elsewhere 11.</p></body></html>"""


def test_a_page_is_its_article_with_the_places_of_the_file() -> None:
    document = read_document(PAGE.encode(), "a.html", ".html")

    assert (document.title, document.published) == ("Riders & boats", "2025-06-04")
    assert texts(document) == [
        "Riders & boats",
        "It rose 18 percent — to 46,200 riders, R&D too.",
        "two boats",
    ]
    assert character(PAGE, document, "46,200") == "46,200"
    assert character(PAGE, document, "R&D") == "R&D"


def test_what_comes_without_a_name_is_taken_for_what_it_begins_with() -> None:
    assert texts(read_document(PAGE.encode(), "standard input"))[0] == "Riders & boats"
    assert texts(read_document(b"It rose to 7.", "standard input")) == ["It rose to 7."]


# -- a word processor's ----------------------------------------------------------------------------


def docx(body: str, **parts: str) -> bytes:
    """The bytes of a document with that body."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", body)
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", text)
    return stream.getvalue()


def xml(inside: str, root: str = "w:document") -> str:
    """A part with the namespace that such parts have."""
    return f'<?xml version="1.0"?><{root} xmlns:w="urn:w"><w:body>{inside}</w:body></{root}>'


BODY = xml(
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>The ferry</w:t></w:r></w:p>'
    "<w:p/><w:p><w:r><w:t>It rose to </w:t></w:r>"
    "<w:del><w:r><w:delText>45,000</w:delText><w:t>44,000</w:t></w:r></w:del>"
    "<w:ins><w:r><w:t>46,200</w:t></w:r></w:ins><w:r><w:t> riders.</w:t></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>77</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)


def test_paragraphs_of_a_word_document_read_as_with_all_changes_accepted() -> None:
    notes = xml("<w:p><w:r><w:t>A note of 5.</w:t></w:r></w:p>", "w:footnotes")

    document = read_document(docx(BODY, footnotes=notes), "a.docx", ".docx")

    assert document.title == "The ferry"
    assert texts(document) == ["The ferry", "It rose to 46,200 riders.", "A note of 5."]
    assert texts(document, NOTE) == ["A note of 5."]
    offset = document.text.index("46,200")
    assert (document.place(offset).line, document.place(offset).column) == (3, 12)
    assert document.spot(offset) == "paragraph 3"


def test_a_document_that_describes_its_own_type_is_refused() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'

    with pytest.raises(UnreadableError, match="document type"):
        read_document(docx(bomb), "a.docx", ".docx")


def test_an_archive_that_unpacks_to_far_more_is_refused() -> None:
    with pytest.raises(UnreadableError, match="packed"):
        read_document(
            docx(xml("<w:p><w:r><w:t>" + " " * 60_000_000 + "</w:t></w:r></w:p>")),
            "a.docx",
            ".docx",
        )


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not an archive", b"plain"])
def test_a_damaged_word_document_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError, match="Word document"):
        read_document(content, "a.docx", ".docx")


# -- PDF -------------------------------------------------------------------------------------------


def pdf(*pages: str, draws: str = "", forms: Sequence[str] = (), table: str = "") -> bytes:
    """A PDF with a page for each text, a line of the page for each line.

    Pages draw more besides; the forms that they may draw, and each other, are ``X0``, ``X1`` and so
    on; ``table`` says what the signs of the font are.
    """
    resources = "<< /Font << /F1 3 0 R >> /XObject << {} >> >>".format(
        " ".join(f"/X{number} {number + 5} 0 R" for number, _ in enumerate(forms))
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica {'/ToUnicode 4 0 R' * bool(table)} >>",
        f"<< /Length {len(table)} >>\nstream\n{table}\nendstream",
        *(
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources {resources}"
            f" /Length {len(form)} >>\nstream\n{form}\nendstream"
            for form in forms
        ),
    ]
    kids = []
    for page in pages:
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in page.split("\n"))
        stream = f"BT /F1 12 Tf 72 720 Td {shown}ET {draws}"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        content = len(objects)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {content} 0 R "
            f"/Resources {resources} >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    text, starts = "%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        starts.append(len(text))
        text += f"{number} 0 obj\n{one}\nendobj\n"
    places = "".join(f"{start:010} 00000 n \n" for start in starts)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{places}trailer << /Size"
        f" {len(objects) + 1} /Root 1 0 R >>\n"
    )
    return f"{text}{end}startxref\n{len(text)}\n%%EOF".encode("latin-1")


def test_pages_of_a_pdf_lose_their_running_heads_and_hyphens() -> None:
    weeks = ["first", "second", "third", "fourth"]
    pages = [
        f"Report {n}\nIn the {week} week it\nrose to 46,{n}00 rid-\ners in week {n}."
        for n, week in enumerate(weeks, 1)
    ]

    document = read_document(pdf(*pages), "a.pdf", ".pdf")

    assert "Report" not in document.text
    assert texts(document)[0] == "In the first week it rose to 46,100 riders in week 1."
    assert document.spot(document.text.index("46,300")) == "page 3"


def test_a_pdf_of_pictures_is_refused() -> None:
    with pytest.raises(UnreadableError, match="no text layer"):
        read_document(pdf(""), "a.pdf", ".pdf")


def test_a_pdf_is_refused_where_its_reader_is_not_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)

    with pytest.raises(UnreadableError, match="pypdf") as refused:
        read_document(pdf("It rose to 7."), "a.pdf", ".pdf")

    assert "figurecheck[pdf]" in refused.value.help


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.4\n", b"%PDF-1.7\ntrailer << /Root 9 0 R >>\nstartxref\n5\n%%EOF"]
)
def test_a_damaged_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        read_document(content, "a.pdf", ".pdf")


HEAVY_PAGES: Mapping[str, tuple[int, Callable[[], dict[str, Any]]]] = {
    "lines on every page": (150, lambda: {"draws": "0 0 m 1 1 l S " * 20}),
    "blanks on every page": (150, lambda: {"draws": " " * 300}),
    "a form on every page": (150, lambda: {"draws": "/X0 Do ", "forms": ["q Q " * 70]}),
    "a form over and over": (1, lambda: {"draws": "/X0 Do " * 700, "forms": ["q Q " * 70]}),
    "forms in forms": (
        1,
        lambda: {
            "draws": "/X0 Do",
            "forms": [f"/X{n} Do " * 10 for n in range(1, 6)] + ["q Q " * 20],
        },
    ),
    "a form in itself": (
        1,
        lambda: {"draws": "/X0 Do " * 700, "forms": ["/X0 Do " * 30 + " " * 300]},
    ),
    "a table of signs for every page": (150, lambda: {"table": "% what signs are\n" * 20}),
}
"""Pages of few bytes that have 40,000 of them read, and what they draw."""


@pytest.mark.parametrize("name", HEAVY_PAGES)
def test_a_pdf_that_draws_the_same_over_and_over_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    many, draws = HEAVY_PAGES[name]
    content = pdf(*(f"It rose to {page}.\nThen it fell." for page in range(many)), **draws())
    monkeypatch.setattr(pdf_reader, "MAX_DRAWN", 40_000)

    with pytest.raises(UnreadableError, match="to draw its pages"):
        read_document(content, "a.pdf", ".pdf")


def test_what_a_form_shows_is_part_of_the_text() -> None:
    forms = ["BT /F1 12 Tf 72 700 Td (Of these 7 were new.) Tj ET"]

    document = read_document(pdf("It rose to 46.", draws="/X0 Do", forms=forms), "a.pdf", ".pdf")

    assert "Of these 7 were new." in document.text


# -- which file is what ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.rec", b"measure: a\n", "records"),
        ("a.jsonl", b"{}", "records"),
        ("a.csv", b"claim,figure,measure\n", "records"),
        ("a.csv", b"Claim,Figure,measure\n", "records"),
        ("a.csv", b"claims,figure,measure\n", "records"),
        ("a.csv", b"state,arrests\nOhio,5\n", "table"),
        ("a.csv", b"source,votes\n", "table"),
        ("a.csv", b"", "table"),
        ("a.xlsx", b"PK", "table"),
        ("a.parquet", b"PAR1....PAR1", "table"),
        ("a.parquet", b"PAR1 figurecheck-facts/1 PAR1", "facts"),
        (
            "a.json",
            b'{"documentInfo": {"documentType": "https://xbrl.org/2021/xbrl-json"}}',
            "filing",
        ),
        ("a.xbrl", b'<xbrl xmlns="http://www.xbrl.org/2003/instance"/>', "filing"),
        ("a.xml", b'<i:xbrl xmlns:i="http://www.xbrl.org/2003/instance"/>', "filing"),
        ("a.html", b'<html xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"/>', "filing"),
        ("a.html", b"<html/>", "text"),
        ("a.xml", b'<linkbase xmlns="http://www.xbrl.org/2003/linkbase"/>', "taxonomy"),
        ("a.xsd", b'<schema xmlns="http://www.w3.org/2001/XMLSchema"/>', "taxonomy"),
        ("a.zip", b"PK", "taxonomy"),
        ("a.xml", b"<a/>", ""),
        ("a.json", b'{"schema": "figurecheck-report/1"}', "report"),
        ("a.json", b'{"a": 1}', "source"),
        ("a.TXT", b"It rose.", "text"),
        ("a.md", b"", "text"),
        ("a.exe", b"", ""),
        ("Makefile", b"", ""),
    ],
)
def test_one_function_says_what_a_file_is(name: str, content: bytes, kind: str) -> None:
    assert kind_of(name, content) == kind


def test_who_names_a_file_may_say_what_it_is() -> None:
    assert kind_of("a.csv", b"claim,figure\n", "table") == "table"
    with pytest.raises(fc.UsageError):
        kind_of("a.csv", b"", "poem")


# -- paths -----------------------------------------------------------------------------------------


def test_a_document_that_is_named_is_loaded_beside_the_records(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text("It rose to 46,200 riders.", encoding="utf-8")
    (tmp_path / "a.rec").write_text("measure: riders\nunit: rider\n", encoding="utf-8")

    claims = fc.load(tmp_path / "ferry.txt", tmp_path / "a.rec")

    assert len(claims.documents) == 1
    assert not claims.claims
    assert set(map(Path, claims.inputs)) == {tmp_path / "ferry.txt", tmp_path / "a.rec"}


def test_documents_in_a_folder_are_read_only_where_they_are_named(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text("It rose to 46,200 riders.", encoding="utf-8")
    (tmp_path / "a.rec").write_text("measure: riders\nunit: rider\n", encoding="utf-8")

    assert fc.load(tmp_path).documents == ()


PASSED_OVER = {
    **dict.fromkeys(document_endings(), "text"),
    **dict.fromkeys(TABLE_ENDINGS, "table"),
    ".xbrl": "filing",
    ".parquet": "Parquet file without facts",
}


@pytest.mark.parametrize("ending", PASSED_OVER)
def test_what_is_passed_over_in_a_folder_is_told_by_its_kind(tmp_path: Path, ending: str) -> None:
    folder = tmp_path / "deep" / "er"
    folder.mkdir(parents=True)
    names = [folder / f"{name}{ending}" for name in "abcde"]
    names[0].write_bytes(b"x,y\n1,2\n")
    (one,) = fc.load(tmp_path).problems

    assert one.headline == f"{names[0]}: a {PASSED_OVER[ending]}, which was not read"
    assert (one.code, one.severity, one.help.split()[0]) == ("FC005", "note", "name")

    for path in names:
        path.write_bytes(b"x,y\n1,2\n")
    (one,) = fc.load(tmp_path).problems

    listed = ", ".join(map(str, names[:3]))
    several = PASSED_OVER[ending].replace("file", "files") if " " in PASSED_OVER[ending] else ""
    several = several or f"{PASSED_OVER[ending]}s"
    assert one.headline == f"5 {several} were not read: {listed} and 2 more"


def test_what_is_named_beside_its_folder_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text("It rose to 46,200 riders.", encoding="utf-8")
    (tmp_path / "a.csv").write_text("x,y\n1,2\n", encoding="utf-8")

    assert not fc.load(tmp_path, tmp_path / "ferry.txt", tmp_path / "a.csv").problems


def test_drafts_hidden_files_and_own_pages_are_not_passed_over_aloud(tmp_path: Path) -> None:
    (tmp_path / "a.rec").write_text("measure: riders\nunit: rider\n", encoding="utf-8")
    (tmp_path / "page.html").write_text(fc.check(fc.load(tmp_path)).to_html(), encoding="utf-8")
    (tmp_path / "b.draft.rec").write_text("measure: riders\nunit: rider\n", encoding="utf-8")
    (tmp_path / ".b.txt").write_text("It rose to 46,200 riders.", encoding="utf-8")
    (tmp_path / "logo.png").write_bytes(b"1")

    assert not fc.load(tmp_path).problems


def test_a_document_that_cannot_be_read_is_a_problem_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "ferry.docx").write_bytes(b"plain")

    claims = fc.load(tmp_path / "ferry.docx")

    assert [problem.code for problem in claims.problems] == ["FC005"]


# -- time ------------------------------------------------------------------------------------------

HOSTILE = [
    "<",
    "<a ",
    "<!--",
    "&#",
    '<a b="',
    "<a b='x",
    "</",
    "<div>",
    "](",
    "[^",
    "`",
    "*",
    "# ",
    "- ",
    "|",
    "<li>5",
]


@pytest.mark.parametrize("ending", sorted({".txt", ".md", ".html"} & set(document_endings())))
@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_takes_time_in_step_with_its_length(piece: str, ending: str) -> None:
    document = read_document(
        (piece * (up_to(400_000) // len(piece))).encode(), f"a{ending}", ending
    )

    assert document.stretches is not None


@settings(deadline=None)
@given(
    st.binary(max_size=400)
    | st.text(alphabet="<>/p a&;#!-[]()*`|\n\"'=5%h1", max_size=200).map(str.encode)
)
def test_whatever_a_file_holds_it_is_read_or_refused(content: bytes) -> None:
    for ending in document_endings():
        try:
            document = read_document(content, f"a{ending}", ending)
        except UnreadableError:
            continue
        ends = [0, *(end for one in document.stretches for end in (one.start, one.end))]
        assert ends == sorted(ends)
        assert ends[-1] <= len(document.text)
        assert all(
            document.place(offset).line > 0 and document.place(offset).column > 0 for offset in ends
        )
