"""Facts that are added to others: what is told is what both together are told, of the places that
the new ones are about.
"""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="the extra bulk is not installed")
pytest.importorskip("duckdb", reason="the extra bulk is not installed")

from figurecheck.bulk import sizes
from figurecheck.bulk.adding import added
from figurecheck.bulk.choices import Choice
from figurecheck.bulk.facts import Facts, open_facts
from figurecheck.bulk.opening import NamedFile
from figurecheck.bulk.pack import pack
from figurecheck.bulk.screened import Request, screened
from figurecheck.errors import UsageError
from tests.bulk.test_pack import run
from tests.bulk.worlds import on_facts, series, told
from tests.sizes import some

KINDS = ("measure: ", "member: ")


def facts_of(blocks: list[str], folder: Path, name: str) -> Facts:
    """Facts packed of some blocks of records."""
    source, target = folder / f"{name}.rec", folder / f"{name}.parquet"
    source.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    pack([NamedFile(str(source), f"{name}.rec", Choice())], str(target), None)
    return open_facts(str(target), f"{name}.parquet")


def halves(text: str) -> tuple[list[str], list[str], list[str]]:
    """What is known, what the first source says, and what the second one says."""
    blocks = text.strip().split("\n\n")
    known = [one for one in blocks if one.startswith(KINDS)]
    said = [one for one in blocks if not one.startswith(KINDS)]
    second = said.index("source: b") if "source: b" in said else len(said)
    return known, said[:second], said[second:]


SEEDS = [seed for seed in range(20) if len(halves(series(seed))[2]) > 1][:6]
"""Of series in which two sources speak."""


@pytest.mark.parametrize(
    ("seed", "rows"),
    [
        *some([(seed, 3) for seed in SEEDS]),
        *some([(seed, sizes.BATCH_ROWS) for seed in SEEDS], first=3),
    ],
)
def test_of_what_is_new_all_is_told_and_nothing_else(
    seed: int, rows: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, first, second = halves(series(seed))
    (tmp_path / "all").mkdir()
    whole = told(on_facts("\n\n".join((*known, *first, *second)) + "\n", tmp_path / "all").report)
    base, new = (
        facts_of([*known, *own], tmp_path, name) for name, own in (("base", first), ("new", second))
    )
    before = told(screened(base, Request(), None).report)
    monkeypatch.setattr(sizes, "BATCH_ROWS", rows)

    after = told(screened(added(base, new, None), Request(), None).report)

    assert after.items() <= whole.items()
    assert {key for key in whole if key not in after} <= set(before)
    assert {key for key, one in whole.items() if "b/" in str(one[4])} <= set(after)


def test_only_what_bears_on_the_new_figures_is_looked_at_again(tmp_path: Path) -> None:
    known = ["measure: cases\nunit: case", "source: a"]
    rows = [
        f"claim: c-{where}-{day}\nfigure: 7\nmeasure: cases\nwhere: {where}\nwhen: 2025-01-0{day}"
        for where in ("ohio", "iowa")
        for day in (1, 2)
    ]
    other = "claim: d\nfigure: 8\nmeasure: cases\nwhere: iowa\nwhen: 2025-01-02"
    facts_of([*known, *rows], tmp_path, "base")
    facts_of([known[0], "source: b", other], tmp_path, "new")

    status, said = run(
        "report", "base.parquet", "--added", "new.parquet", "--format", "json", folder=tmp_path
    )
    _, text = run("report", "base.parquet", "--added", "new.parquet", folder=tmp_path)
    brief, lines = run("check", "base.parquet", "--added", "new.parquet", folder=tmp_path)

    assert (status, brief) == (1, 1)
    assert text.startswith("3 figures in 1 set, 0 seen to hold together: 1 error.")
    assert "b/d" in said
    assert lines.count("FC301") == 2


@pytest.mark.parametrize(
    ("records", "claim", "words"),
    [
        (["measure: cases\nunit: kg"], "d", "packed without the measure `cases`"),
        (["measure: cases\nunit: case", "member: iowa\ndimension: where"], "d", "`iowa`"),
        (["measure: cases\nunit: case"], "c", "has a claim `a/c` as well"),
    ],
)
def test_what_was_not_packed_alike_is_refused(
    records: list[str], claim: str, words: str, tmp_path: Path
) -> None:
    def one(name: str) -> str:
        return f"claim: {name}\nfigure: 7\nmeasure: cases\nwhere: iowa\nwhen: 2025-01-02"

    base = facts_of(["measure: cases\nunit: case", "source: a", one("c")], tmp_path, "base")
    new = facts_of([*records, "source: a", one(claim)], tmp_path, "new")

    with pytest.raises(UsageError, match=words):
        added(base, new, None)


@pytest.mark.parametrize("wanted", [{}, {"place": ["iowa"]}])
def test_a_quantity_goes_on_from_one_batch_to_the_next(
    wanted: dict[str, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = [
        f"source: {source}\n\nclaim: c\nfigure: {7 + number}\nmeasure: cases\nwhere: iowa\n"
        "when: 2025-01-02"
        for number, source in enumerate("ab")
    ]
    facts = facts_of(["measure: cases\nunit: case", *claims], tmp_path, "facts")
    monkeypatch.setattr(sizes, "BATCH_ROWS", 1)

    found = screened(facts, Request(wanted=wanted), None).report

    assert [one.gap for one in found.conflicts] == [1]
