"""Filings of others, with what their sums are: the conformance suite of XBRL 2.1.

Where ``FIGURECHECK_XBRL21`` names its folder, the one that holds ``Common``, every instance in it
is read. The suite is of the calculations of XBRL 2.1 itself; figurecheck holds sums as Calculations
1.1 has them, so that some come out otherwise: ``OTHERWISE`` says which, and why.
"""

from __future__ import annotations

import os
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import figurecheck as fc
from figurecheck.errors import UsageError

FOLDER = os.environ.get("FIGURECHECK_XBRL21", "")

OF_SUMS = ("320-CalculationBinding.xml", "397-Testcase-SummationItem.xml")
"""The cases that are about sums: what they call invalid is a sum that fails."""

OTHERWISE = {
    "320-CalculationBinding.xml V-17": "as wide as they were rounded, 1 and 1 may make 1",
    "320-CalculationBinding.xml V-19": "as wide as they were rounded, 1.01 times 1.00 may be 1.02",
    "320-CalculationBinding.xml V-22": "a figure that is given twice, and differs, is told as such",
    "320-CalculationBinding.xml V-25": "as wide as they were rounded, 1 may make 2",
    "397-Testcase-SummationItem.xml V-12": "a figure that is given twice alike is added once",
}
"""What Calculations 1.1 have otherwise than XBRL 2.1."""


class Case(NamedTuple):
    """An instance, what it goes by, and whether nothing is wrong with it."""

    name: str
    path: Path
    valid: bool


def cases() -> Iterator[Case]:
    """The instances of all test cases."""
    for path in sorted(Path(FOLDER).glob("Common/*/*.xml")) if FOLDER else ():
        try:
            root = ET.parse(path).getroot()  # noqa: S314
        except ET.ParseError:  # which is what the suite is about in places
            continue
        for variation in root.iter("variation") if root.tag == "testcase" else ():
            result = variation.find("result")
            for one in variation.iter("instance"):
                if result is not None and one.get("readMeFirst") == "true" and one.text:
                    name = f"{path.name} {variation.get('id')}"
                    valid = result.get("expected", "").strip() == "valid"
                    yield Case(name, path.parent / one.text.strip(), valid)


CASES = list(cases())


def checked(path: Path) -> fc.Report | None:
    """The report on an instance; ``None`` where it cannot be read at all."""
    try:
        return fc.check(fc.load(path))
    except UsageError:
        return None


@pytest.mark.skipif(not CASES, reason="FIGURECHECK_XBRL21 names no folder with the suite")
def test_of_what_is_valid_no_sum_fails() -> None:
    wrong = {
        one.name: [finding.headline for finding in report.conflicts]
        for one in CASES
        if one.valid
        and one.name not in OTHERWISE
        and (report := checked(one.path)) is not None
        and report.conflicts
    }

    assert wrong == {}


@pytest.mark.skipif(not CASES, reason="FIGURECHECK_XBRL21 names no folder with the suite")
def test_a_sum_that_fails_is_told_or_said_not_to_be_checked() -> None:
    own = [one for one in CASES if one.name.split()[0] in OF_SUMS and one.name not in OTHERWISE]
    told = 0
    for one in own:
        report = checked(one.path)
        assert report is not None, one
        (filing,) = report.filings
        told += bool(report.conflicts)
        assert one.valid or report.conflicts or filing["unchecked"], one

    assert told >= 8  # the others have digits that their rounding says are not right, or tuples
