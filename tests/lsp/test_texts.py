"""Texts in an editor: what does not fit in them is marked as somebody types, where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.claims.settings import Settings, find_settings
from figurecheck.errors import UsageError
from figurecheck.live.positions import Spot
from figurecheck.live.texts import ENDINGS, CheckedText, TextRange, check_text, wanted

WRONG = "Sales of honey fell 40 percent to 910 jars from 1,290 jars."
RIGHT = "Sales of honey fell 29 percent to 910 jars from 1,290 jars."


def checked(content: str, ending: str = ".txt") -> CheckedText:
    return check_text(content, f"text{ending}", ending, Settings())


def words(found: CheckedText, where: TextRange) -> str:
    """The characters of a text at a range, line ends as one sign."""
    first, last = where.start, where.end
    lines = list(found.lines[first.line : last.line + 1])
    lines[-1] = lines[-1][: last.character]
    lines[0] = lines[0][first.character :]
    return "\n".join(lines)


def test_each_figure_in_question_is_marked_and_nothing_else() -> None:
    found = checked(f"Honey\n\n🍯🍯 {WRONG}\n\nThere are 12 shops.\n")

    assert [(one.severity, one.code, words(found, one.range)) for one in found.told()] == [
        ("error", "FC203", "40 percent"),
        ("hint", "FC203", "910 jars"),
        ("hint", "FC203", "1,290 jars"),
    ]


def test_a_figure_over_two_lines_is_marked_over_both() -> None:
    long = "The keepers of the valley met on the market and told one another of it all"
    wrapped = f"{long}.\nThat is what they said to one another there. Sales of honey fell 40\n"
    wrapped += f"percent to 910 jars from 1,290 jars. {long[:40]}.\n{long}.\n{long}.\n"
    found = checked(wrapped)

    first = next(found.told())
    assert (first.range.start.line, first.range.end.line) == (1, 2)
    assert words(found, first.range) == "40\npercent"


@settings(deadline=None)
@given(
    before=st.text(st.sampled_from("aé🚓 \t*_"), max_size=20),
    ending=st.sampled_from(ENDINGS),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
    blank=st.integers(1, 4),
)
def test_marks_stand_at_the_words_of_the_file_whatever_stands_before(
    before: str, ending: str, line_end: str, blank: int
) -> None:
    content = f"Nothing here{before}.{line_end * (blank + 1)}{WRONG}{line_end}"
    found = checked(content, ending)

    assert {words(found, one.range) for one in found.told()} == {
        "40 percent",
        "910 jars",
        "1,290 jars",
    }


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("text", [WRONG, RIGHT, "The hearing is on Tuesday, 7 April 2025."])
def test_the_findings_are_those_of_a_report_on_the_file(
    tmp_path: Path, text: str, ending: str
) -> None:
    path = tmp_path / f"text{ending}"
    path.write_text(f"# Title\n\n{text}\n", encoding="utf-8")
    report = fc.check(fc.load(str(path)))

    here = checked(path.read_text(encoding="utf-8"), ending).report
    assert [(one.key, one.severity, one.headline) for one in here] == [
        (one.key, one.severity, one.headline) for one in report
    ]


def test_under_the_pointer_stands_why() -> None:
    found = checked(
        f"{WRONG} There are 12 shops. Of the 480 pupils, 156, or 32.5 percent, walk to school."
    )

    def told(marked: str) -> tuple[str, ...]:
        shown = found.hover(Spot(0, found.lines[0].index(marked) + 1))
        return () if shown is None else shown[1]

    assert told("910 jars")[0].startswith("error FC203: 40 percent to 910 jars")
    assert any("key: FC203:" in line for line in told("40 percent"))
    assert told("12 shops") == ("stands alone: nothing to hold it against",)
    assert told("480 pupils") == ("checked, and fits",)
    assert told("school") == ()


def test_a_text_that_cannot_be_read_or_is_empty_says_nothing_wrong_of_figures() -> None:
    assert list(checked("").told()) == []
    assert checked("").hover(Spot(0, 0)) is None
    assert checked("\ud800 " + WRONG).report is not None


@pytest.mark.parametrize(
    ("setting", "named", "other"),
    [("", True, False), ("open", True, True), ("named", True, False), ("never", False, False)],
)
def test_a_project_says_which_texts_are_checked(
    tmp_path: Path, setting: str, named: bool, other: bool
) -> None:
    lines = ['documents = ["articles/*.md"]', *([f'editor-texts = "{setting}"'] if setting else [])]
    (tmp_path / "figurecheck.toml").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.md").write_text(WRONG, encoding="utf-8")
    settings = find_settings(str(tmp_path))

    assert wanted(str(tmp_path / "articles" / "a.md"), settings) is named
    assert wanted(str(tmp_path / "other.md"), settings) is other
    assert wanted(None, settings) is other


def test_another_word_is_refused(tmp_path: Path) -> None:
    (tmp_path / "figurecheck.toml").write_text('editor-texts = "off"', encoding="utf-8")

    with pytest.raises(UsageError, match="`editor-texts` cannot be `off`; it is one of open"):
        find_settings(str(tmp_path))
