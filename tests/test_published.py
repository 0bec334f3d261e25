"""Figures that were published, each with what is right about them: the conflicts, how grave they
are, the codes.

A folder of cases holds records, one file a case, and ``expected.json``: by the name of a case
``conflicts``, the claims of each error or warning and no others, ``codes`` that must occur and
``not_codes`` that must not, ``explained`` texts that an explanation must hold, a list standing for
any of its texts, and ``not_explained`` texts that none may hold. ``wrong`` are the claims of which
one was wrong, for ``benchmarks/slips.py``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import figurecheck as fc

HERE = Path(__file__).resolve().parent
OUTSIDE = HERE.parents[1] / "shared" / "cases"
"""More cases, whose wording is somebody else's; they stay outside the repository."""


def cases(folder: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """The file of each case of a folder and what is expected of it; nothing where the folder is
    missing.
    """
    if folder.is_dir():
        expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        for name in sorted(expected):
            yield folder / f"{name}.rec", expected[name]


def wrong(path: Path, expected: Mapping[str, Any]) -> list[str]:
    """What a report on a case has that it should not have, or lacks."""
    report = fc.check(fc.load(path))
    told = sorted(
        (sorted(set(one.claims)), one.severity)
        for one in report.conflicts
        if one.severity != "note"
    )
    codes = {finding.code for finding in report.findings}
    found = [f"lacks {code}" for code in expected.get("codes", ()) if code not in codes]
    found += [f"has {code}" for code in expected.get("not_codes", ()) if code in codes]
    texts = [one.text for finding in report.conflicts for one in finding.explanations]
    for due in expected.get("explained", ()):
        ways = [due] if isinstance(due, str) else due
        found += [f"is not explained by {due}"] * (
            not any(way in text for way in ways for text in texts)
        )
    found += [
        f"is explained by {not_due}"
        for not_due in expected.get("not_explained", ())
        if not_due in str(texts)
    ]
    if "conflicts" in expected:
        due = sorted((sorted(one["claims"]), one["severity"]) for one in expected["conflicts"])
        found += [f"conflicts are {told}, and should be {due}"] * (told != due)
    return found


def names(folder: Path) -> list[Any]:
    """The cases of a folder as parameters; one that is skipped where there are none."""
    found = [pytest.param(path, expected, id=path.stem) for path, expected in cases(folder)]
    return found or [
        pytest.param(
            folder, {}, marks=pytest.mark.skip(reason="there is no folder of further cases")
        )
    ]


@pytest.mark.parametrize(("path", "expected"), names(HERE / "published"))
def test_a_published_case_is_told_as_it_is(path: Path, expected: Mapping[str, Any]) -> None:
    assert wrong(path, expected) == []


@pytest.mark.parametrize(("path", "expected"), names(OUTSIDE))
def test_a_case_outside_the_repository_is_told_as_it_is(
    path: Path, expected: Mapping[str, Any]
) -> None:
    assert wrong(path, expected) == []


def test_every_file_of_the_repositorys_cases_is_expected_and_every_expectation_can_fail() -> None:
    ours = dict(cases(HERE / "published"))

    assert set(ours) == set((HERE / "published").glob("*.rec"))
    for path, expected in ours.items():
        turned = {
            "conflicts": [{"claims": ["nobody/nothing"], "severity": "error"}],
            "codes": ["FC000"],
        }
        turned["explained"] = [["no such", "explanation"]]

        assert len(wrong(path, {**expected, **turned})) >= 3
