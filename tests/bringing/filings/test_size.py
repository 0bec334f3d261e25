"""Large filings: time and memory grow with their size; an interruption leaves nothing."""

from __future__ import annotations

import time
import tracemalloc
from pathlib import Path

import pytest

import figurecheck as fc
from figurecheck.bringing.filings.opening import FilingRead
from figurecheck.bringing.filings.readers.instance import read
from figurecheck.bringing.filings.summing import sums_of
from figurecheck.bringing.filings.taxonomy import Taxonomies
from tests.bringing.filings.writing import INCOME, SALES, SHOP, Sum, Told, instance, put

PARTS = 5
SUMS = [
    Sum(f"T{one}", tuple((f"P{one}x{part}", "1") for part in range(PARTS))) for one in range(20)
]


def large(years: int) -> list[Told]:
    """Six facts for each of 20 sums in each of so many years, all of which make their sums."""
    told = []
    for year in range(1900, 1900 + years):
        when = f"{year}-01-01/{year}-12-31"
        for one in range(20):
            told.append(Told(f"T{one}", str(PARTS * one + 10), "0", when))
            told += [Told(f"P{one}x{part}", str(one + part), "0", when) for part in range(PARTS)]
    return told


def seconds(folder: Path, years: int) -> float:
    """Processor time of reading a filing and holding its sums, the least of three."""
    path = put(folder, large(years), SUMS)
    taken = []
    for _ in range(3):
        start = time.process_time()
        (document,) = fc.load(path).documents
        assert isinstance(document, FilingRead)
        summed = sums_of(document.filing, document.sums)
        taken.append(time.process_time() - start)
        assert len(summed.holding) == 20 * years
    return min(taken)


def test_four_times_the_facts_take_about_four_times_as_long(tmp_path: Path) -> None:
    assert seconds(tmp_path, 80) < 7 * seconds(tmp_path, 20) + 0.05


def test_a_fact_takes_two_thousand_bytes_at_most() -> None:
    content = instance(large(20)).encode()

    tracemalloc.start()
    filing = read(content, "shop.xbrl")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(filing.facts) == 2400
    assert peak < 2_000 * len(filing.facts)  # each of these has a context and a unit of its own


def test_one_taxonomy_is_read_once_for_all_filings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = [put(tmp_path, SHOP, [INCOME, SALES], f"shop-{number}.xbrl") for number in range(3)]
    reads: list[str] = []
    document = Taxonomies._document

    def counting(self: Taxonomies, address: str) -> object:
        if address not in self._documents:
            reads.append(address)
        return document(self, address)

    monkeypatch.setattr(Taxonomies, "_document", counting)

    assert len(fc.load(*known).documents) == 3
    assert len(reads) == 2


def test_an_interruption_leaves_nothing(tmp_path: Path) -> None:
    path = put(tmp_path, [Told("Profit", "1"), *SHOP[1:]], [INCOME, SALES])
    before = sorted(tmp_path.rglob("*"))

    def interrupt(_: int, __: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fc.check(fc.load(path), progress=interrupt)

    assert sorted(tmp_path.rglob("*")) == before
