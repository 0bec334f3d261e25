"""What a report costs beside deciding it: ``python benchmarks/rendering.py [FINDINGS]``.

Two reports with so many conflicts each (10,000 unless said otherwise): one in which every conflict
is about a measure of its own, and one in which two sources differ in that many places, which
formats for people tell once. For each format, the seconds, their ratio to the seconds it took to
read and decide the claims, and the size.
"""

from __future__ import annotations

import sys
from time import perf_counter

import figurecheck as fc
from figurecheck.catalogue import collect
from figurecheck.claims.report import Report
from figurecheck.model.extension import Format

FINDINGS = 10_000


def apart(count: int, *, measures: bool) -> str:
    """Two sources that differ on ``count`` quantities: so many measures, or one measure in so many
    places.
    """
    records = [f"measure: m{index}\nunit: case\n" for index in range(count if measures else 1)]
    for source, more in (("one", 0), ("other", 7)):
        records.append(f"source: {source}\npublisher: The {source} paper\n")
        for index in range(count):
            measure, place = (index, "X") if measures else (0, f"P{index}")
            about = f"measure: m{measure}\nwhere: {place}\nwhen: 2024\n"
            records.append(f"claim: c{index}\nfigure: exactly {1000 + index + more} cases\n{about}")
    return "\n".join(records)


def main() -> None:
    """Prints a line a format, for each of the two reports."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else FINDINGS
    for measures in (True, False):
        text = apart(count, measures=measures)
        start = perf_counter()
        report = fc.check(fc.loads(text))
        decided = perf_counter() - start
        kind = "a measure each" if measures else "one shape"
        print(f"{len(report.conflicts):,} conflicts, {kind}: read and decided in {decided:.2f} s")
        for one in collect("figurecheck.report.formats", "FORMAT", Format):
            line(one.name, report, one, decided)


def line(name: str, report: Report, one: Format, decided: float) -> None:
    """Renders once and prints what it took."""
    start = perf_counter()
    text = one.render(report, False)  # noqa: FBT003 -- the short form of it
    seconds = perf_counter() - start
    print(
        f"  {name:<10} {seconds:8.2f} s   {seconds / decided:6.3f} of deciding  "
        f" {len(text.encode()) / 1e6:7.2f} MB"
    )
    if one.pages is not None:
        start = perf_counter()
        pages = one.pages(report, False)  # noqa: FBT003 -- the same
        seconds = perf_counter() - start
        size = max(len(page.encode()) for page in pages.values()) / 1e6
        told = f"{len(pages)} pages, the largest {size:.2f} MB"
        print(
            f"  {name + ', all':<10} {seconds:8.2f} s   {seconds / decided:6.3f} of deciding  "
            f" {told}"
        )


if __name__ == "__main__":
    main()
