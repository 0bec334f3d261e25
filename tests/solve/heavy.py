"""Small inputs that take much work: each is a few thousand characters, and once took seconds to
minutes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tests.sizes import up_to

SUMS = (
    "measure: all\nunit: case\nparts: one + two\n\nmeasure: one\nunit: case\n\nmeasure: two\nunit:"
    " case\n"
)
"""A total and its two parts."""


def claim(name: str, figure: str, measure: str, when: str, *more: str) -> str:
    """A record of a claim."""
    return "\n".join(
        (f"claim: {name}", f"figure: {figure}", f"measure: {measure}", f"when: {when}", *more, "")
    )


def many_products() -> str:
    """Six relations of products of the same unknowns, and a figure that none of them leaves room
    for.
    """
    names = "abcdefg"
    records = [f"measure: {name}\nunit: case\n" for name in names]
    records += [
        f"relation: r{index}\nstates: {one} * {other} = {third} * {fourth}\nwhen: 2024\n"
        for index, (one, other, third, fourth) in enumerate(
            map(tuple, ("abcd", "acbe", "adcf", "bcdg", "bdeg", "cefa"))
        )
    ]
    records += [
        claim(name, f"about {40 + 13 * index} cases", name, "2024")
        for index, name in enumerate(names)
    ]
    return "\n".join(records)


def four_factors() -> str:
    """One relation of four factors, each known roughly."""
    records = [f"measure: {name}\nunit: metre\nkind: stock\n" for name in "abcd"]
    records.append(
        "measure: e\nunit: metre**4\nkind: stock\n\nrelation: r\nstates: a * b * c * d = e\n"
    )
    figures = ("about 12 m", "about 17 m", "about 23 m", "about 31 m", "about 900,000 metre**4")
    for name, figure in zip("abcde", figures, strict=True):
        records.append(claim(name, figure, name, "2024").replace("when: 2024", "as_of: 2024-01-01"))
    return "\n".join(records)


def crossing_peaks(count: int = 12) -> str:
    """Highest days of windows that cross one another, with totals that they leave little
    room for.
    """
    records = ["measure: cases\nunit: case\n"]
    for index in range(count):
        window = days(2 * index, 10)
        records.append(
            claim(
                f"peak{index}",
                f"{100 + 7 * index} cases",
                "cases",
                window,
                "statistic: highest day",
            )
        )
        records.append(claim(f"total{index}", f"about {650 + 31 * index} cases", "cases", window))
    return "\n".join(records)


def many_sources(count: int = 80) -> str:
    """As many sources as that for one quantity, each with a figure of its own."""
    records = ["measure: cases\nunit: case\n"]
    for index in range(count):
        records.append(f"source: s{index}\n")
        records.append(claim("c", f"exactly {1000 + 17 * index} cases", "cases", "2024"))
    return "\n".join(records)


def crossing_windows(count: int = 80) -> str:
    """Windows of ten days that cross their neighbours, each with a figure that its neighbours do
    not go with.
    """
    records = ["measure: cases\nunit: case\n"]
    figures = [900 + 10 * (at % 7) if at % 3 == 1 else 150 + 20 * (at % 5) for at in range(count)]
    records += [
        claim(f"w{index}", f"exactly {figure} cases", "cases", days(3 * index, 10))
        for index, figure in enumerate(figures)
    ]
    return "\n".join(records)


def dense(rows: int = 54) -> str:
    """Relations each of which weighs every quantity against every other, and a figure for each."""
    names = [f"m{index}" for index in range(rows // 2)]
    records = [f"measure: {name}\nunit: case\n" for name in names]
    for row in range(rows):
        weights = [
            f"{2 + (31 * row + 17 * at * at) % 95} * {name}" for at, name in enumerate(names)
        ]
        cut = 1 + (7 * row) % (len(names) - 1)
        states = f"{' + '.join(weights[:cut])} <= {' + '.join(weights[cut:])} + {11 * row}"
        records.append(f"relation: r{row}\nstates: {states}\nwhen: 2024\n")
    records += [
        claim(name, f"about {10 + 13 * at % 390} cases", name, "2024")
        for at, name in enumerate(names)
    ]
    return "\n".join(records)


def chain_of_members(count: int = up_to(2000)) -> str:
    """Places each within the one before, with one figure that is more than the whole around it."""
    records = ["measure: cases\nunit: case\n"]
    for index in range(count):
        records.append(
            f"member: p{index}\ndimension: where\n" + (f"part_of: p{index - 1}\n" if index else "")
        )
        figure = 10 * count - 3 * index + (5_000 if index == count // 2 else 0)
        records.append(
            claim(f"c{index}", f"exactly {figure} cases", "cases", "2024", f"where: p{index}")
        )
    return "\n".join(records)


def chain_of_parts(count: int = 250) -> str:
    """Measures each the sum of the next and a rest, one of the figures wrong."""
    records: list[str] = []
    total = 100_000
    for index in range(count):
        parts = f"parts: m{index + 1} + r{index + 1}\n" if index + 1 < count else ""
        records.append(f"measure: m{index}\nunit: case\n{parts}")
        figure = total + (777 if index == count // 2 else 0)
        records.append(claim(f"m{index}", f"exactly {figure} cases", f"m{index}", "2024"))
        if index + 1 < count:
            rest = 17 + index % 11
            records.append(f"measure: r{index + 1}\nunit: case\n")
            records.append(claim(f"r{index + 1}", f"exactly {rest} cases", f"r{index + 1}", "2024"))
            total -= rest
    return "\n".join(records)


def wrong_sums(count: int = 100, wrong: int = 50) -> str:
    """Three exact figures a day, a total and its two parts; every other total is one too many."""
    records = [
        "measure: all\nunit: case\nparts: one + two\n",
        "measure: one\nunit: case\n",
        "measure: two\nunit: case\n",
    ]
    for index in range(count):
        one, two = 100 + index, 37 + 2 * index
        total = one + two + (index % 2 == 0 and index // 2 < wrong)
        for name, value in (("one", one), ("two", two), ("all", total)):
            records.append(claim(f"{name}{index}", f"exactly {value} cases", name, days(index, 1)))
    return "\n".join(records)


def days(start: int, length: int) -> str:
    """So many days from a day in 2024 on."""
    first = date(2024, 1, 1) + timedelta(start)
    return first.isoformat() if length == 1 else f"{first}/{first + timedelta(length - 1)}"


HEAVY: dict[str, Callable[[], str]] = {
    "six relations of products": many_products,
    "one relation of four factors": four_factors,
    "twelve peaks over crossing windows": crossing_peaks,
    "80 sources for one quantity": many_sources,
    "80 crossing windows": crossing_windows,
    "a dense system of 54 rows": dense,
    "a chain of 2,000 members": chain_of_members,
    "a chain of 250 parts": chain_of_parts,
    "50 wrong sums of 100": wrong_sums,
}
