"""Slips planted into worlds: records whose every figure is honest but one, which a known slip of
the pen has changed.

The figure that is changed is tied to others in two ways, so that they can tell which one is wrong:
a total to its days and to what somebody else says of it, a change to the two numbers it is computed
from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from random import Random
from types import MappingProxyType

import attr

import figurecheck as fc
from figurecheck.model.finding import Explained
from figurecheck.testing.world import random_world

FIRST = date(2025, 3, 3)

Edits = frozenset[tuple[str, str, str]]

Made = tuple[int, str] | None
"""A wrong total and how the right one is written."""


@attr.frozen
class Planted:
    """Records with one slip in them: the claim it is in, and edits of which an explanation that
    finds it has one.
    """

    text: str
    lie: str
    edits: Edits


def rank(planted: Planted) -> int | None:
    """At which place the slip is told for the first conflict of its claim, 1 being the first;
    ``None`` where it is not.

    Raises:
        LookupError: where the claim is in no conflict, so that nothing is explained.
    """
    told = explained(planted)
    places = (index for index, one in enumerate(told, 1) if planted.edits.intersection(one.edits))
    return next(places, None)


def explained(planted: Planted) -> tuple[Explained, ...]:
    """What is offered for the first conflict that the claim is in."""
    report = fc.check(fc.loads(planted.text))
    for finding in report.conflicts:
        if finding.severity != "note" and planted.lie in finding.claims:
            return finding.explanations
    raise LookupError(planted.lie)


# -- records ---------------------------------------------------------------------------------------


def block(**fields: str) -> str:
    """One record."""
    return "\n".join(f"{name.rstrip('_')}: {value}" for name, value in fields.items() if value)


def day(index: int, length: int = 1) -> str:
    """So many days as they are written, from the one of that number on."""
    first = FIRST + timedelta(days=index)
    return first.isoformat() if length == 1 else f"{first}/{first + timedelta(days=length - 1)}"


def grouped(number: int | Fraction, places: int = 0) -> str:
    """A number with commas between the thousands, and so many decimals."""
    scaled = round(Fraction(number) * 10**places)
    whole, rest = divmod(scaled, 10**places)
    return f"{whole:,}.{rest:0{places}}" if places else f"{whole:,}"


def number(random: Random, least: int = 3, most: int = 6) -> int:
    """A number of three to six digits that is not round."""
    digits = random.randint(least, most)
    found = random.randrange(10 ** (digits - 1), 10**digits)
    return found if found % 10 else found + random.randint(1, 9)


def noise(random: Random) -> str:
    """An honest world beside it."""
    return random_world(random.randrange(10**9), most=5).text


def rounded(value: int) -> str:
    """A number as another source would say it, to two digits or three."""
    grain = 10 ** max(0, len(str(value)) - 3)
    return f"{round(Fraction(value, grain)) * grain:,}"


def counts(random: Random, slip: Callable[[Random, int, list[int]], Made]) -> Planted | None:
    """Days and their total, which another source gives rounded; the slip is in the total."""
    parts = [number(random, 3, 5) for _ in range(random.randint(3, 5))]
    made = slip(random, sum(parts), parts)
    if made is None:
        return None
    wrong, right = made
    days = [
        block(
            claim=f"d{index}",
            figure=f"{part:,} cases",
            measure="cases",
            when=day(index),
            source="q",
        )
        for index, part in enumerate(parts)
    ]
    span = day(0, len(parts))
    text = [
        block(measure="cases", unit="case"),
        *days,
        block(claim="all", figure=f"{wrong:,} cases", measure="cases", when=span, source="p"),
        block(
            claim="other",
            figure=f"about {rounded(sum(parts))} cases",
            measure="cases",
            when=span,
            source="r",
        ),
    ]
    edits = {("p/all", "figure", f"{right} cases")}
    if wrong == sum(parts[1:]):  # which is as well the total of the other days
        edits.add(("p/all", "when", day(1, len(parts) - 1)))
    if wrong == sum(parts[:-1]):
        edits.add(("p/all", "when", day(0, len(parts) - 1)))
    return Planted("\n\n".join([*text, noise(random)]), "p/all", frozenset(edits))


# -- slips of digits -------------------------------------------------------------------------------


def swapped(random: Random, total: int, _: list[int]) -> Made:
    digits = str(total)
    places = [index for index in range(len(digits) - 1) if digits[index] != digits[index + 1]]
    if not places:
        return None
    at = random.choice(places)
    return _written(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :], total)


def like_dropped(random: Random, total: int, _: list[int]) -> Made:
    digits = str(total)
    places = [index for index in range(len(digits) - 1) if digits[index] == digits[index + 1]]
    if not places:
        return None
    at = random.choice(places)
    return _written(digits[:at] + digits[at + 1 :], total)


def typed_twice(random: Random, total: int, _: list[int]) -> Made:
    digits = str(total)
    at = random.randrange(len(digits))
    return _written(digits[: at + 1] + digits[at:], total)


def mistyped(random: Random, total: int, _: list[int]) -> Made:
    digits = str(total)
    at = random.randrange(len(digits))
    return _written(
        digits[:at] + random.choice("123456789".replace(digits[at], "")) + digits[at + 1 :], total
    )


def tenfold(random: Random, total: int, _: list[int]) -> Made:
    return _written(str(total * random.choice((10, 100, 1_000))), total)


def counted_twice(random: Random, total: int, parts: list[int]) -> Made:
    return _written(str(total + random.choice(parts)), total)


def left_out(random: Random, total: int, parts: list[int]) -> Made:
    return _written(str(total - random.choice(parts)), total)


def _written(digits: str, total: int) -> Made:
    wrong = int(digits)
    return None if digits[0] == "0" or wrong == total else (wrong, f"{total:,}")


def behind_the_point(random: Random) -> Planted | None:
    """A digit dropped behind the point of a number of millions: 1.16 for 1.116."""
    total = random.randrange(1_000_000, 9_999_999) // 1_000 * 1_000
    digits = grouped(Fraction(total, 10**6), 3)
    at = random.choice((2, 3, 4))
    if at > 2 and digits[at] != digits[at - 1] and digits[at] != "0":
        return None
    if at == 2 and digits[2] not in {"0", digits[0]}:
        return None
    wrong = digits[:at] + digits[at + 1 :]
    if Fraction(wrong) == Fraction(digits) or abs(Fraction(wrong) - Fraction(digits)) < Fraction(
        1, 50
    ):
        return None
    first = random.randrange(100_000, total - 99_999) // 1_000 * 1_000
    text = [
        block(measure="cases", unit="case"),
        block(claim="d0", figure=f"{first:,} cases", measure="cases", when=day(0), source="q"),
        block(
            claim="d1", figure=f"{total - first:,} cases", measure="cases", when=day(1), source="q"
        ),
        block(
            claim="all",
            figure=f"{wrong} million cases",
            measure="cases",
            when=day(0, 2),
            source="p",
        ),
        noise(random),
    ]
    return Planted(
        "\n\n".join(text), "p/all", frozenset({("p/all", "figure", f"{digits} million cases")})
    )


# -- slips of meaning ------------------------------------------------------------------------------


def change(random: Random, kind: str) -> Planted | None:
    """Two numbers and how one changed to the other, told on the wrong base, or as p % of for p %
    more.
    """
    earlier = number(random, 3, 5)
    later = int(earlier * Fraction(random.randint(20, 300), 100))
    if abs(later - earlier) * 10 < earlier:
        return None
    more = later > earlier
    base = later if kind == "base" else earlier
    share = Fraction(later, earlier) if kind == "percent" else Fraction(abs(later - earlier), base)
    if kind == "percent" and abs(share - Fraction(abs(later - earlier), earlier)) < Fraction(1, 50):
        return None
    percent = grouped(100 * share, 1)
    figure = f"{'up' if more else 'down'} {percent} %"
    if not more and share >= 1:
        return None
    text = [
        block(measure="cases", unit="case"),
        block(
            claim="before", figure=f"{earlier:,} cases", measure="cases", when=day(0), source="q"
        ),
        block(claim="after", figure=f"{later:,} cases", measure="cases", when=day(1), source="q"),
        block(
            claim="change", figure=figure, quantity=f"cases[{day(1)}] / cases[{day(0)}]", source="p"
        ),
        noise(random),
    ]
    over = f"cases[{day(1)}] - cases[{day(0)}]" if more else f"cases[{day(0)}] - cases[{day(1)}]"
    meant = (
        f"({over}) / cases[{day(1)}]" if kind == "base" else f"cases[{day(1)}] / cases[{day(0)}]"
    )
    return Planted("\n\n".join(text), "p/change", frozenset({("p/change", "quantity", meant)}))


def points(random: Random) -> Planted | None:
    """A change of a share in points, told in percent."""
    earlier = Fraction(random.randint(20, 500), 10)
    moved = Fraction(random.randint(10, 150), 10) * random.choice((1, -1))
    later = earlier + moved
    if later <= 0 or abs(moved / earlier - moved / 100) < Fraction(1, 50):
        return None
    text = [
        block(measure="rate", unit="percent", kind="stock", range="0 to 100"),
        block(
            claim="before",
            figure=f"{grouped(earlier, 1)} %",
            measure="rate",
            as_of=day(0),
            source="q",
        ),
        block(
            claim="after", figure=f"{grouped(later, 1)} %", measure="rate", as_of=day(1), source="q"
        ),
        block(
            claim="change",
            figure=f"{'up' if moved > 0 else 'down'} {grouped(abs(moved), 1)} %",
            quantity=f"(rate[{day(1)}] - rate[{day(0)}]) / rate[{day(0)}]",
            source="p",
        ),
        noise(random),
    ]
    edit = ("p/change", "quantity", f"rate[{day(1)}] - rate[{day(0)}]")
    return Planted("\n\n".join(text), "p/change", frozenset({edit}))


def denominator(random: Random) -> Planted | None:
    """A share of the adults, told as one of everybody."""
    everybody = number(random, 5, 7)
    adults = int(everybody * Fraction(random.randint(55, 85), 100))
    part = int(adults * Fraction(random.randint(10, 95), 100))
    stock = {"as_of": day(0), "source": "q"}
    text = [
        block(measure="everybody", unit="person", kind="stock"),
        block(measure="adults", unit="person", kind="stock", part_of="everybody"),
        block(measure="asked", unit="person", kind="stock", part_of="adults"),
        block(claim="everybody", figure=f"{everybody:,}", measure="everybody", **stock),
        block(claim="adults", figure=f"{adults:,}", measure="adults", **stock),
        block(claim="asked", figure=f"{part:,}", measure="asked", **stock),
        block(
            claim="share",
            figure=f"{grouped(Fraction(100 * part, adults), 1)} %",
            quantity="asked / everybody",
            as_of=day(0),
            source="p",
        ),
        noise(random),
    ]
    return Planted(
        "\n\n".join(text), "p/share", frozenset({("p/share", "quantity", "asked / adults")})
    )


def others(random: Random) -> Planted | None:
    """The share of those who did, told of those who did not."""
    everybody = number(random, 4, 6)
    part = int(everybody * Fraction(random.randint(10, 90), 100))
    share, rest = (grouped(Fraction(100 * one, everybody), 1) for one in (part, everybody - part))
    if abs(2 * part - everybody) * 20 < everybody:
        return None
    text = [
        block(measure="everybody", unit="person", kind="stock"),
        block(measure="asked", unit="person", kind="stock", part_of="everybody"),
        block(
            claim="everybody",
            figure=f"{everybody:,}",
            measure="everybody",
            as_of=day(0),
            source="q",
        ),
        block(claim="asked", figure=f"{part:,}", measure="asked", as_of=day(0), source="q"),
        block(
            claim="share",
            figure=f"{rest} %",
            quantity="asked / everybody",
            as_of=day(0),
            source="p",
        ),
        noise(random),
    ]
    shown = {
        share,
        grouped(100 - Fraction(rest), 1),
        share.removesuffix(".0"),
        f"{100 - Fraction(rest)}",
    }
    return Planted(
        "\n\n".join(text), "p/share", frozenset(("p/share", "figure", f"{one} %") for one in shown)
    )


def rate(random: Random) -> Planted | None:
    """A rate per 100,000 told per 10,000, or the like."""
    people = number(random, 6, 7)
    deaths = int(people * Fraction(random.randint(5, 400), 100_000))
    bases = [1_000, 10_000, 100_000, 1_000_000]
    right, wrong = random.sample(bases, 2)
    per = Fraction(deaths * right, people)
    if per < 1:
        return None
    text = [
        block(measure="deaths", unit="death"),
        block(measure="people", unit="person", kind="stock"),
        block(
            claim="deaths", figure=f"{deaths:,} deaths", measure="deaths", when="2024", source="q"
        ),
        block(
            claim="people", figure=f"{people:,}", measure="people", as_of="2024-12-31", source="q"
        ),
        block(
            claim="rate",
            figure=f"{grouped(per, 1)} per {wrong:,}",
            quantity="deaths[2024] / people[2024-12-31]",
            source="p",
        ),
        noise(random),
    ]
    meant = f"{grouped(per, 1)} per {right:,}"
    return Planted("\n\n".join(text), "p/rate", frozenset({("p/rate", "figure", meant)}))


def period(random: Random) -> Planted | None:
    """An average per day, week or month told for another of them, with the total and with what
    somebody else says.
    """
    total = number(random, 5, 7)
    lengths = {
        "day": Fraction(365),
        "week": Fraction(365, 7),
        "month": Fraction(12),
        "year": Fraction(1),
    }
    right, wrong = random.sample(sorted(lengths), 2)
    mean = Fraction(total) / lengths[right]
    if mean < 100:
        return None
    text = [
        block(measure="cases", unit="case"),
        block(claim="all", figure=f"{total:,} cases", measure="cases", when="2025", source="q"),
        block(
            claim="mean",
            figure=f"{round(mean):,} cases",
            measure="cases",
            statistic=f"average per {wrong}",
            when="2025",
            source="p",
        ),
        noise(random),
    ]
    meant = {f"average per {right}", *(["total"] if right == "year" else [])}
    edits = frozenset(("p/mean", "statistic", one) for one in meant)
    return Planted("\n\n".join(text), "p/mean", edits)


UNITS = (("mg", "g"), ("g", "kg"), ("kW", "MW"), ("kWh", "MWh"), ("m", "km"), ("min", "h"))


def unit(random: Random) -> Planted | None:
    """A number in another unit: kW for MW. Two sources have the right one."""
    pair = random.choice(UNITS)
    right, wrong = pair if random.random() < 0.5 else pair[::-1]
    value = number(random, 3, 4)
    measure = block(measure="size", unit=right, kind="stock")
    fields = {"measure": "size", "as_of": day(0)}
    text = [
        measure,
        block(claim="one", figure=f"{value:,} {right}", **fields, source="q"),
        block(claim="two", figure=f"about {rounded(value)} {right}", **fields, source="r"),
        block(claim="wrong", figure=f"{value:,} {wrong}", **fields, source="p"),
        noise(random),
    ]
    names = {"mg": "mg", "g": "g", "kg": "kg"}
    edits = frozenset({("p/wrong", "figure", f"{value:,} {names.get(right, right)}")})
    return Planted("\n\n".join(text), "p/wrong", edits)


# -- slips of tables -------------------------------------------------------------------------------


def exchanged(random: Random) -> Planted | None:
    """Two rows of a table exchanged; another source has the table, and rounded the two."""
    values = [number(random, 3, 4) for _ in range(random.randint(3, 6))]
    if len(set(values)) < len(values):
        return None
    one, two = sorted(random.sample(range(len(values)), 2))
    if rounded(values[one]) == rounded(values[two]):
        return None
    told = list(values)
    told[one], told[two] = values[two], values[one]
    text = [block(measure="cases", unit="case")]
    for source, rows in (("q", values), ("p", told)):
        text += [
            block(
                claim=f"d{index}",
                figure=f"{value:,} cases",
                measure="cases",
                when=day(index),
                source=source,
            )
            for index, value in enumerate(rows)
        ]
    text += [
        block(
            claim=f"r{index}",
            figure=f"about {rounded(values[index])}",
            measure="cases",
            when=day(index),
            source="r",
        )
        for index in (one, two)
    ]
    edits = frozenset({(f"p/d{one}", "figure", f"{values[one]:,} cases")})
    return Planted("\n\n".join([*text, noise(random)]), f"p/d{one}", edits)


def early(random: Random) -> Planted | None:
    """A table whose rows all stand a day early; two sources have it right, one of them rounded."""
    values = [number(random, 3, 4) for _ in range(random.randint(4, 7))]
    if any(rounded(a) == rounded(b) for a, b in pairwise(values)):
        return None
    text = [block(measure="cases", unit="case")]
    for index, value in enumerate(values):
        fields = {"measure": "cases"}
        text += [
            block(
                claim=f"d{index}",
                figure=f"{value:,} cases",
                when=day(index + 1),
                source="q",
                **fields,
            ),
            block(
                claim=f"d{index}",
                figure=f"about {rounded(value)}",
                when=day(index + 1),
                source="r",
                **fields,
            ),
            block(
                claim=f"d{index}", figure=f"{value:,} cases", when=day(index), source="p", **fields
            ),
        ]
    edits = frozenset({("p/d1", "when", day(2))})
    return Planted("\n\n".join([*text, noise(random)]), "p/d1", edits)


# -- what is no slip -------------------------------------------------------------------------------


def unlisted(random: Random) -> Planted | None:
    """A total that is wrong by no slip that is known: what is offered for it was not planted."""

    def wrong(random: Random, total: int, parts: list[int]) -> Made:
        told = number(random, 3, 6)
        near = (
            {total + one for one in parts}
            | {total - one for one in parts}
            | {2 * total, total // 2}
        )
        return None if told in near or close(str(told), str(total)) else (told, f"{total:,}")

    return counts(random, wrong)


def unlisted_change(random: Random) -> Planted | None:
    """A change that is wrong by no slip that is known."""
    earlier, later = number(random, 3, 5), number(random, 3, 5)
    told = Fraction(random.randint(100, 999), 10)
    true = 100 * Fraction(later - earlier, earlier)
    meant = (abs(true), 100 * Fraction(abs(later - earlier), later), 100 * Fraction(later, earlier))
    if any(
        close(grouped(told, 1), grouped(one, 1)) or abs(one - told) * 50 < told for one in meant
    ):
        return None
    text = [
        block(measure="cases", unit="case"),
        block(
            claim="before", figure=f"{earlier:,} cases", measure="cases", when=day(0), source="q"
        ),
        block(claim="after", figure=f"{later:,} cases", measure="cases", when=day(1), source="q"),
        block(
            claim="change",
            figure=f"{'up' if later > earlier else 'down'} {grouped(told, 1)} %",
            quantity=f"cases[{day(1)}] / cases[{day(0)}]",
            source="p",
        ),
        noise(random),
    ]
    return Planted("\n\n".join(text), "p/change", frozenset())


def close(one: str, other: str) -> bool:
    """Whether one numeral could come of another by a slip of the digits or by a factor of ten."""
    one, other = (text.replace(",", "").replace(".", "").strip("0") for text in (one, other))
    if sorted(one) == sorted(other) or one == other:
        return True
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) <= 1
    long, short = sorted((one, other), key=len, reverse=True)
    return len(long) - len(short) == 1 and any(
        long[:at] + long[at + 1 :] == short for at in range(len(long))
    )


KINDS: Mapping[str, Callable[[Random], Planted | None]] = MappingProxyType(
    {
        "two digits swapped": lambda random: counts(random, swapped),
        "one of two like digits dropped": lambda random: counts(random, like_dropped),
        "a digit typed twice": lambda random: counts(random, typed_twice),
        "one digit mistyped": lambda random: counts(random, mistyped),
        "a digit dropped behind the point": behind_the_point,
        "a factor of 10, 100 or 1,000": lambda random: counts(random, tenfold),
        "a part counted twice": lambda random: counts(random, counted_twice),
        "a part left out": lambda random: counts(random, left_out),
        "a change on the new number": lambda random: change(random, "base"),
        "p % more for p % of": lambda random: change(random, "percent"),
        "percent for points": points,
        "the wrong denominator": denominator,
        "the share of the others": others,
        "a rate per another number": rate,
        "another period": period,
        "another unit": unit,
        "two rows exchanged": exchanged,
        "a series a day early": early,
    }
)
"""A maker for each kind of slip; it gives ``None`` where chance made none."""

UNLISTED: Mapping[str, Callable[[Random], Planted | None]] = MappingProxyType(
    {"a total": unlisted, "a change": unlisted_change}
)
"""Makers of lies that no listed slip produces."""


def drawn(make: Callable[[Random], Planted | None], seed: int) -> Planted:
    """The slip of a seed that is told: the first that brings up a conflict."""
    random = Random(seed)
    while True:
        planted = make(random)
        if planted is None:
            continue
        report = fc.check(fc.loads(planted.text))
        if any(one.severity != "note" and planted.lie in one.claims for one in report.conflicts):
            return planted
