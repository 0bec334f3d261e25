"""A Word document is given back with a comment at each figure in question."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from figurecheck.cli import main

docx = pytest.importorskip("docx", reason="python-docx is not installed (extra docx)")

WRONG = ("Ridership on the Harbour Line rose ", "18 percent", " last week, to 46,200 from 41,000.")


@pytest.fixture
def letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Word document with a heading, a table and one sentence that does not fit, in three runs."""
    monkeypatch.chdir(tmp_path)
    document = docx.Document()
    document.add_heading("More riders", 1)
    document.add_table(1, 1).cell(0, 0).text = "a cell with 5 of 6"
    paragraph = document.add_paragraph()
    for index, words in enumerate(WRONG):
        paragraph.add_run(words).bold = index == 1
    document.save("ferry.docx")
    return tmp_path / "ferry.docx"


def run(*arguments: str, status: int) -> Result:
    """The command in this process; ``status`` is what it must exit with."""
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == status, result.output
    return result


def test_each_figure_in_question_has_a_comment_and_the_text_stays(letter: Path) -> None:
    before = letter.read_bytes()

    run("report", "ferry.docx", "--format", "docx", "--output", "back.docx", status=1)

    back = docx.Document("back.docx")
    said = [one.text for one in back.comments]
    assert len(said) == 3
    assert sum("up 12.7 percent, not 18 percent (why:" in one for one in said) == 1
    assert [one.text for one in back.paragraphs] == ["More riders", "".join(WRONG)]
    marked = back.paragraphs[1]._p.xpath(
        "./w:commentRangeStart[1]/following-sibling::w:r[1]/w:t/text()"
    )
    assert marked[0] == "18 percent"
    assert letter.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("ferry.docx", "--format", "docx"),
        ("ferry.docx", "--format", "docx", "--output", "ferry.docx"),
        ("claims.rec", "--format", "docx", "--output", "back.docx"),
    ],
)
def test_it_needs_one_document_and_another_name(letter: Path, arguments: tuple[str, ...]) -> None:
    (letter.parent / "claims.rec").write_text("measure: riders\nunit: rider\n", encoding="utf-8")

    run("report", *arguments, status=2)


def test_a_document_with_nothing_wrong_comes_back_without_comments(letter: Path) -> None:
    document = docx.Document()
    document.add_paragraph("The ferry rose 13 percent, to 46,200 from 41,000.")
    document.save("clean.docx")

    run("report", "clean.docx", "--format", "docx", "--output", "back.docx", status=0)

    assert not list(docx.Document("back.docx").comments)
    assert letter.exists()
