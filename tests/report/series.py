"""Two sources that give a number for every day, and reports with very many findings."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import attr

import figurecheck as fc
from figurecheck.claims.report import Report
from figurecheck.model.checked import Story


def series(days: int, places: tuple[str, ...] = ("Ohio",), *, label: str = "cases") -> str:
    """A claim a day and place by each of two publishers, who differ by 3 on the first day, by one
    more on each next.
    """
    records = [f"measure: cases\nlabel: {label}\nunit: case\n"]
    for source, more in (("nyt", 0), ("state", 3)):
        records.append(f"source: {source}\npublisher: {source.upper()}\n")
        for place in places:
            for index in range(days):
                day = (date(2020, 3, 1) + timedelta(index)).isoformat()
                value = 1000 + (index + more if more else 0)
                about = f"measure: cases\nwhere: {place}\nwhen: {day}\n"
                records.append(f"claim: {place}-{day}\nfigure: exactly {value} cases\n{about}")
    return "\n".join(records)


@cache
def own() -> Report:
    """The report on the claims of this repository."""
    return fc.check(fc.load("claims"))


def many(findings: int) -> Report:
    """A report with so many conflicts about the same few claims, each with a key of its own."""
    report = own()
    conflicts = [finding for finding in report.conflicts if finding.severity == "error"]
    made = tuple(
        attr.evolve(conflicts[index % 12], key=f"{index:08x}") for index in range(findings)
    )
    stories = tuple(Story(None, (finding.key,)) for finding in made)
    return attr.evolve(report, findings=made, stories=stories, variants={})
