"""An id gets another name wherever it is used, and no other byte changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.claims.files import records_of
from figurecheck.errors import UsageError
from figurecheck.keeping.renaming import rename
from figurecheck.keeping.splicing import Edit, spliced
from figurecheck.keeping.texts import pairs_of
from figurecheck.keeping.writing import write_all

CLAIMS = """\
# arrests stay arrests in a comment
measure: arrests
unit: arrest
not: raids  arrests-by-night
parts: arrests-by-day
+ + arrests-by-night
alias: detentions

measure: arrests-by-day
unit: arrest
part_of: arrests
dimension: where = Denver

measure: arrests-by-night
unit: arrest

measure: raids
unit: raid

member: Denver
dimension: where
part_of: US

period: season
is: 2025-01/2025-03

period: late
is: season/2025-05

source: police
published: 2025-12-31

source: gazette
from: police

claim: first
figure: 7 arrests
measure: arrests
where: Denver
when: season

claim: share
figure: 20 %
quantity: arrests[a day in season~]{where = Denver} / (arrests[season/2025-12] + detentions[2024])
source: police
replaces: gazette/old
quote: 20 % of arrests in the season in Denver

claim: old
figure: 25 %
quantity: arrests[season]{where=Denver} / arrests[2025]

claim: new
figure: 8
measure: detentions
where: Denver
when: 2025-01/late
replaces: first

relation: most
states: arrests-by-day{where=Denver} >= 0.5 * arrests{where=Denver}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with claims in it, the one above the current one's."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "a.rec").write_bytes(("\ufeff" + CLAIMS).replace("\n", "\r\n").encode())
    assert not fc.load("claims").problems
    return tmp_path


def text(folder: Path) -> str:
    """What the file holds by now, as it was written above."""
    return (
        (folder / "claims" / "a.rec")
        .read_bytes()
        .decode()
        .removeprefix("\ufeff")
        .replace("\r\n", "\n")
    )


@pytest.mark.parametrize(
    ("kind", "old", "new", "places"),
    [
        ("measure", "arrests", "ice-arrests", 8),
        ("measure", "detentions", "d", 3),
        ("measure", "arrests-by-night", "night", 3),
        ("member", "Denver", "Aurora", 8),
        ("member", "where=US", "USA", 1),
        ("period", "season", "winter", 6),
        ("period", "late", "later", 2),
        ("source", "police", "police-log", 3),
        ("source", "gazette", "the gazette", 2),
        ("claim", "first", "1st", 2),
        ("claim", "gazette/old", "before", 2),
        ("relation", "most", "by-day", 1),
    ],
)
def test_a_name_changes_wherever_it_is_used_and_back_again(
    folder: Path, kind: str, old: str, new: str, places: int
) -> None:
    before = (folder / "claims" / "a.rec").read_bytes()
    changed = rename(kind, old, new, ["claims"])
    after = (folder / "claims" / "a.rec").read_bytes()
    plain_old, plain_new = old.rpartition("=")[2].rpartition("/")[2], new

    assert changed == {"claims/a.rec": places}
    assert len(after) - len(before) == places * (len(plain_new) - len(plain_old))
    assert not fc.load("claims").problems
    rename(kind, new, plain_old, ["claims"])
    assert (folder / "claims" / "a.rec").read_bytes() == before


def test_comments_quotes_and_longer_names_stay(folder: Path) -> None:
    rename("measure", "arrests", "x", ["claims"])

    assert "# arrests stay arrests in a comment" in text(folder)
    assert "quote: 20 % of arrests in the season" in text(folder)
    assert "parts: arrests-by-day\n+ + arrests-by-night" in text(folder)
    assert (
        "quantity: x[a day in season~]{where = Denver} / (x[season/2025-12] + detentions[2024])"
        in text(folder)
    )
    assert "states: arrests-by-day{where=Denver} >= 0.5 * x{where=Denver}" in text(folder)


def test_the_source_in_the_name_of_a_claim_changes(folder: Path) -> None:
    rename("source", "gazette", "daily", ["claims"])

    assert "replaces: daily/old" in text(folder)
    assert fc.load("claims")["police/share"].replaces == "daily/old"


@pytest.mark.parametrize(
    ("kind", "old", "new", "told"),
    [
        ("measure", "arests", "x", "did you mean `arrests`"),
        ("measure", "raids", "detentions", "there is a measure `detentions` already"),
        ("measure", "raids", "ARRESTS", "already"),
        ("measure", "raids", "two words", "cannot be the name"),
        ("measure", "raids", "", "is not an id"),
        ("measure", "raids", "a\nclaim: b", "is not an id"),
        ("member", "Denver", "US", "already"),
        ("member", "Denver", "a,b", "cannot be the name"),
        ("period", "season", "2024", "read otherwise|cannot be the name"),
        ("source", "police", "gazette", "already"),
        ("claim", "first", "old", "described twice"),
        ("claim", "nobody", "x", "there is no claim"),
        ("relation", "least", "x", "there is no relation"),
        ("source", "a", "b", "there is no source"),
    ],
)
def test_what_cannot_be_renamed_is_refused_and_nothing_written(
    folder: Path, kind: str, old: str, new: str, told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        rename(kind, old, new, ["claims"])

    assert text(folder) == CLAIMS


def test_what_cannot_be_read_may_use_the_name(folder: Path) -> None:
    (folder / "claims" / "b.rec").write_text("claim: a\nprose\n", encoding="utf-8")

    with pytest.raises(UsageError, match="may use the name"):
        rename("measure", "raids", "x", ["claims"])


def test_tables_and_lines_of_json_are_renamed_in(folder: Path) -> None:
    table = (
        'claim,figure,quantity,note\r\na,"1,000","arrests [2024]","say ""arrests"""\r\nb,8, arrests'
        " ,\r\n"
    )
    table = table.replace("arrests [2024]", "raids[2024] / arrests[2024]")
    line = {"claim": "c", "figure": "9", "quantity": "raids / arrests", "note": ["arrests"]}
    (folder / "claims" / "b.csv").write_text(table, encoding="utf-8", newline="")
    (folder / "claims" / "c.jsonl").write_text(
        json.dumps(line).replace("raids", "r\\u0061ids") + "\n", encoding="utf-8"
    )
    rename("measure", "arrests", "stops", ["claims"])

    assert (folder / "claims" / "b.csv").read_bytes().decode() == table.replace(
        "/ arrests[", "/ stops["
    ).replace(", arrests ,", ", stops ,")
    assert '"r\\u0061ids / stops"' in (folder / "claims" / "c.jsonl").read_text(encoding="utf-8")
    assert '["arrests"]' in (folder / "claims" / "c.jsonl").read_text(encoding="utf-8")


def test_what_was_accepted_stays_accepted(folder: Path) -> None:
    more = (
        CLAIMS + "\nsource: radio\n\nclaim: first\nfigure: 70 arrests\nmeasure: arrests\nwhere:"
        " Denver\nwhen: season\n"
    )
    (folder / "claims" / "a.rec").write_text(more, encoding="utf-8")
    accepted = "".join(
        f"accept: {one.key}\nreason: known\n\n" for one in fc.check(fc.load("claims")).failing
    )
    (folder / "claims" / "b.rec").write_text(accepted, encoding="utf-8")
    assert accepted
    assert not fc.check(fc.load("claims")).failing
    rename("source", "radio", "wireless", ["claims"])

    assert not fc.check(fc.load("claims")).failing
    assert (folder / "claims" / "b.rec").read_text(encoding="utf-8") != accepted


def test_either_all_files_are_written_or_none(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.rec").write_text(name, encoding="utf-8")
    changes = {str(tmp_path / f"{name}.rec"): (name.encode(), b"new") for name in "ab"}

    with pytest.raises(UsageError, match="changed by somebody else"):
        write_all({**changes, str(tmp_path / "c.rec"): (b"other", b"new")})

    assert [(tmp_path / f"{name}.rec").read_text(encoding="utf-8") for name in "abc"] == [
        "a",
        "b",
        "c",
    ]
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["a.rec", "b.rec", "c.rec"]


# -- laws ------------------------------------------------------------------------------------------

SHARP = st.text(st.sampled_from("ab\"\\,'/ é😀+"), min_size=1, max_size=8).map(
    lambda text: f"x{text}x"
)


def written(suffix: str, values: list[str]) -> bytes:
    """A file that holds these values as figures, as programs would write it."""
    if suffix == "rec":
        return "\n".join(
            f"claim: c{at}\nfigure: {value}\n" for at, value in enumerate(values)
        ).encode()
    if suffix == "csv":
        cells = [
            '"' + value.replace('"', '""') + '"' if set(value) & set('",') else f" {value} "
            for value in values
        ]
        return (
            "claim,figure\r\n" + "".join(f"c{at},{cell}\r\n" for at, cell in enumerate(cells))
        ).encode()
    return "".join(
        json.dumps({"claim": f"c{at}", "figure": value}) + "\n" for at, value in enumerate(values)
    ).encode()


@pytest.mark.parametrize("suffix", ["rec", "csv", "jsonl"])
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    values=st.lists(SHARP, min_size=1, max_size=3),
    new=st.text(st.sampled_from("abé"), max_size=3),
    data=st.data(),
)
def test_a_splice_changes_its_own_text_and_nothing_else(
    suffix: str, values: list[str], new: str, data: st.DataObject
) -> None:
    name = f"a.{suffix}"
    content = written(suffix, values)
    records, _ = records_of(name, content)
    assume([record.fields[1].value for record in records] == values)
    at = data.draw(st.integers(0, len(values) - 1))
    start = data.draw(st.integers(0, len(values[at]) - 1))
    end = data.draw(st.integers(start + 1, len(values[at])))
    value = values[at][:start] + new + values[at][end:]
    assume(value.strip(" ") == value and value)
    changed = spliced(name, content, [Edit(records[at].fields[1], start, end, new)])
    old = values[at][start:end]
    back = (
        spliced(
            name,
            changed,
            [Edit(records_of(name, changed)[0][at].fields[1], start, start + len(new), old)],
        )
        if new
        else b""
    )

    assert [pairs_of(record)[1][1] for record in records_of(name, changed)[0]] == [
        *values[:at],
        value,
        *values[at + 1 :],
    ]
    common = next(
        (i for i, pair in enumerate(zip(content, changed, strict=False)) if pair[0] != pair[1]),
        None,
    )
    assert common is None or content[:common] == changed[:common]
    lines = (content.split(b"\n"), changed.split(b"\n"))
    assert sum(one != other for one, other in zip(*lines, strict=True)) <= 1
    assert suffix != "rec" or not new or back == content
