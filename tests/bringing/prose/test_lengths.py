"""Of texts and sentences that are longer than any is, what was not looked at is told with its
place.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import figurecheck as fc
from figurecheck.cli import main
from figurecheck.model import limits
from tests.bringing.prose.texts import checked

WRONG = "Sales fell 40 percent to 910 jars from 1,290 jars."
PLAIN = "There were 5 jars on 7 shelves."


def test_what_follows_so_many_words_is_told_with_the_line_at_which_reading_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "TEXT_WORDS", 20)  # of which a figure takes five more
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(f"{PLAIN}\n\n{PLAIN}\n\n{WRONG}\n")

    claims = fc.load(tmp_path / "one.txt", tmp_path / "two.txt")
    report = fc.check(claims)

    fc.verify(report.to_json(), claims)
    told = [one for one in report if one.code == "FC901"]
    assert [one.headline for one in told] == [
        f"not looked at: {limits.NOT_LOOKED_AT['TEXT_WORDS']}"
    ]
    assert [(label.place.file[-7:], label.place.line) for label in told[0].labels] == [
        ("one.txt", 5)
    ]
    assert not report.conflicts
    assert not report.complete


def test_a_text_as_long_as_the_limit_is_read_in_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    words = len(WRONG.replace(".", " .").split())
    monkeypatch.setattr(limits, "TEXT_WORDS", words)

    assert [one.code for one in checked(WRONG)] == ["FC203"]
    assert [one.code for one in checked(f"{WRONG}\n\n{WRONG}")] == ["FC203", "FC901"]


@pytest.mark.parametrize("ahead", ["and " * 1_000, "a, " * 500, "words, " * 1_500])
def test_a_sentence_without_end_is_read_at_its_beginning_and_the_rest_is_told(ahead: str) -> None:
    (found,) = checked(f"There were 7 jars {ahead} {WRONG}")

    assert found.headline == f"not looked at: {limits.NOT_LOOKED_AT['SENTENCE_WORDS']}"
    assert [one.code for one in checked(f"{WRONG[:-1]} {ahead} there")] == ["FC203", "FC901"]


def test_a_draft_tells_it_and_a_grounding_reads_to_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = f"There were 7 jars {'and ' * 1_000} 5,417 lids."
    Path("a.txt").write_text(text)
    drafted = CliRunner().invoke(main, ["draft", "a.txt"])
    grounded = fc.ground(text, [("lids.txt", "5,417 lids")])

    assert limits.NOT_LOOKED_AT["SENTENCE_WORDS"] in drafted.output
    assert sorted(one.verdict for one in grounded.figures) == ["absent", "stated"]
