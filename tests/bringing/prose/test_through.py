"""A document is held against itself, and what is found is an ordinary finding with the text's own
places.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import figurecheck as fc
from tests.bringing.prose.texts import checked
from tests.refresh import figurecheck

WRONG = (
    "Ridership on the Harbour Line rose 18 percent last week, to 46,200 from 41,000 a week earlier."
)
RIGHT = (
    "Ridership on the Harbour Line rose 13 percent last week, to 46,200 from 41,000 a week earlier."
)
OTHER = "The stall costs $1,200 a month, or $16,400 a year."


def keys(text: str) -> list[str]:
    """The keys of what is found in a text, sorted."""
    return sorted(finding.key for finding in checked(text))


def test_a_finding_stands_at_its_words_with_level_and_proof() -> None:
    (finding,) = checked(f"A title\n\n{WRONG}")

    assert (finding.code, finding.severity, finding.level) == ("FC203", "error", "generous")
    assert finding.proof is not None
    assert [(label.place.line, label.place.column, label.text) for label in finding.labels] == [
        (3, 36, "18 percent"),
        (3, 61, "46,200"),
        (3, 73, "41,000"),
    ]
    assert "up 12.7 percent, not 18 percent" in finding.headline


@pytest.mark.parametrize("ahead", ["Another paragraph of 5 people.\n\n", "\n\n\n", f"{RIGHT}\n\n"])
def test_a_key_stays_where_text_is_put_in_ahead(ahead: str) -> None:
    assert keys(ahead + WRONG) == keys(WRONG)


def test_a_key_stays_where_the_file_has_another_name(tmp_path: Path) -> None:
    found = []
    for name in ("one.txt", "other.md"):
        (tmp_path / name).write_text(WRONG, encoding="utf-8")
        found.append([finding.key for finding in fc.check(fc.load(tmp_path / name))])

    assert found[0] == found[1] != []


def test_two_sentences_that_are_alike_have_two_keys() -> None:
    assert len(set(keys(f"{WRONG}\n\n{WRONG}"))) == 2


def test_a_paragraph_more_changes_no_other_finding() -> None:
    assert set(keys(WRONG)) | set(keys(OTHER)) == set(keys(f"{WRONG}\n\n{OTHER}"))


def test_what_is_found_is_proved_again_from_the_report() -> None:
    report = checked(f"{WRONG}\n\n{OTHER}")

    assert fc.verify(report.to_json()) == len(report.conflicts) == 2


def test_a_report_counts_what_was_read_of_a_text() -> None:
    (text,) = json.loads(checked(f"{WRONG}\n\n{RIGHT}").to_json())["texts"]

    assert text["counts"] == {
        "sentences": 2,
        "figures": 6,
        "checked": 2,
        "fitting": 1,
        "alone": 0,
        "unread": 0,
        "linked": 0,
    }


def test_texts_and_records_are_checked_together(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8")
    (tmp_path / "a.rec").write_text(
        "source: a\n\nmeasure: riders\nunit: rider\n\nclaim: x\nfigure: 5 riders\nmeasure:"
        " riders\nwhen: 2025\n\nclaim: y\nfigure: 9 riders\nmeasure: riders\nwhen: 2025\n",
        encoding="utf-8",
    )

    report = fc.check(fc.load(tmp_path))
    both = fc.check(fc.load(tmp_path / "a.txt", tmp_path / "a.rec"))

    assert len(both.conflicts) == len(report.conflicts) + 1


def test_an_acceptance_silences_what_somebody_has_looked_at(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8")
    (key,) = [finding.key for finding in fc.check(fc.load(tmp_path / "a.txt"))]
    (tmp_path / "a.rec").write_text(
        f"accept: {key}\nreason: they count by another week\n", encoding="utf-8"
    )

    report = fc.check(fc.load(tmp_path / "a.txt", tmp_path / "a.rec"))

    assert [(finding.code, bool(finding.accepted)) for finding in report] == [("FC203", True)]


@pytest.mark.parametrize(
    "format_name",
    ["text", "markdown", "html", "json", "jsonl", "sarif", "junit", "github", "csv", "query"],
)
def test_every_format_tells_of_a_text(
    tmp_path: Path, format_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8")

    ran = figurecheck("report", "a.txt", "--format", format_name, folder=tmp_path)

    assert ran.returncode == 1
    about = "18 percent" if format_name == "query" else "FC203"  # letters have no codes
    assert about in ran.stdout


@pytest.mark.parametrize(
    ("text", "status"), [(WRONG, 1), (RIGHT, 0), ("Nothing here.", 0), ("", 0)]
)
def test_the_exit_status_is_that_of_any_report(tmp_path: Path, text: str, status: int) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")

    assert figurecheck("report", "a.txt", folder=tmp_path).returncode == status
    assert figurecheck("check", "a.txt", folder=tmp_path).returncode == status


def test_a_saved_report_is_held_against_its_texts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        f"More riders\n\n{WRONG}\n\nIt was on Tuesday, 7 April 2025.", encoding="utf-8"
    )
    claims = fc.load(tmp_path / "a.txt")
    saved = fc.check(claims).to_json()

    assert fc.verify(saved, claims) == 1

    (tmp_path / "a.txt").write_text(
        f"More riders\n\n{RIGHT}\n\nIt was on Tuesday, 7 April 2025.", encoding="utf-8"
    )
    with pytest.raises(fc.FigurecheckError, match="SHA-256"):
        fc.verify(saved, fc.load(tmp_path / "a.txt"))


def test_settings_name_the_texts_of_a_project(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.md").write_text(WRONG, encoding="utf-8")
    (tmp_path / "figurecheck.toml").write_text('documents = ["articles/*.md"]\n', encoding="utf-8")

    ran = figurecheck("check", folder=tmp_path)

    assert (ran.returncode, ran.stdout.count("articles/a.md:1:36")) == (1, 1)


def test_the_day_of_publication_can_be_given(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bridge opened 40 years ago, in 1975.", encoding="utf-8")

    assert figurecheck("check", "a.txt", folder=tmp_path).stdout == ""
    assert (
        "FC501"
        in figurecheck("check", "a.txt", "--published", "2025-06-04", folder=tmp_path).stdout
    )
    assert figurecheck("check", "a.txt", "--published", "June", folder=tmp_path).returncode == 2


def test_the_arithmetic_of_a_sentence_is_that_of_the_sentence_alone() -> None:
    (alone,) = checked(WRONG)
    both = checked(f"{OTHER}\n\n{WRONG}")

    assert [one.arithmetic for one in both if one.key == alone.key] == [alone.arithmetic]


def test_what_cannot_be_decided_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("figurecheck.bringing.prose.records._UNDATED", "no day at all")

    (finding,) = checked(WRONG)

    assert (finding.code, finding.severity) == ("FC901", "warning")
    assert "18 percent" in finding.headline


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The budget rose by $2.5 million to $14.2 million from $11.9 million.", "$2.3 million"),
        ("Sales rose by 261 to 1,403 from 1,204.", "199"),
        ("Net income fell by €700m to €3.7bn from €4.1bn.", "€400m"),
        ("The drive raised $1.2 million over 12 days, an average of $120,000 a day.", "$100,000"),
    ],
)
def test_the_value_that_fits_is_told_in_the_words_of_the_figure(text: str, told: str) -> None:
    (finding,) = checked(text)

    assert f" is {told}" in finding.headline
