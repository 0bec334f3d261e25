"""Each example gives exactly the report that stands beside it; ``python tests/refresh.py`` writes
them anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import figurecheck as fc
from tests.refresh import EXAMPLES, examples, output_of


@pytest.mark.parametrize("folder", examples(), ids=lambda folder: folder.name)
def test_an_example_gives_the_report_that_stands_beside_it(folder: Path) -> None:
    expected = (folder / "expected.out").read_text(encoding="utf-8")

    assert output_of("report", folder.name, "--all", folder=EXAMPLES) == expected


def test_all_examples_can_be_read_together() -> None:
    together = fc.load(EXAMPLES)
    apart = [fc.load(folder) for folder in examples()]

    told = [one.headline.split(" were not read")[0] for one in together.problems]
    assert told == ["2 tables", "4 texts"]  # which are read where they are named
    assert len(together.claims) == sum(len(claims.claims) for claims in apart)


def test_the_examples_readme_lists_every_example() -> None:
    text = (EXAMPLES / "README.md").read_text(encoding="utf-8")

    assert [folder.name for folder in examples() if f"`{folder.name}`" not in text] == []
