"""Conflicts in words: the headline, its arithmetic with the numbers written out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor
from types import MappingProxyType

import attr

from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.constraint import Statement
from figurecheck.model.expression import Term
from figurecheck.model.finding import Computed, Label
from figurecheck.model.interval import Interval, Number, exact, magnitude
from figurecheck.model.names import relations_of
from figurecheck.model.outcome import Move
from figurecheck.model.proof import (
    Leaf,
    Proof,
    Split,
    leaves,
    needs_whole_numbers,
    statements,
)
from figurecheck.model.spelling import (
    spell_list,
    spell_number,
    spell_rounded,
    spell_value,
)
from figurecheck.model.statistic import TOTAL
from figurecheck.model.subject import (
    in_percent,
    in_words,
    publisher,
    statistic,
    subject,
    what,
    when,
    where,
)
from figurecheck.model.values import spell_as, spell_reading
from figurecheck.telling.case import Case, Voice
from figurecheck.telling.computed import MAX_FINER, first_of, last_place, shown

OF_SOURCES = frozenset({"FC301", "FC302", "FC303", "FC304"})
"""Codes of conflicts of two figures for one quantity: what sets them apart is who says them."""

COUNTS: Mapping[int, str] = MappingProxyType(
    {
        2: "two",
        3: "three",
        4: "four",
        5: "five",
        6: "six",
        7: "seven",
        8: "eight",
        9: "nine",
        10: "ten",
    }
)
"""Numbers as words, where a sentence reads better with them."""

MAX_OTHERS = 5
"""Figures of others that a headline names."""

MAX_LEAVES = 3
"""How many different lines of a proof by cases are written out."""


# -- the headline ----------------------------------------------------------------------------------


def headline_of(case: Case, code: str, computed: Sequence[Computed]) -> str:
    """One sentence that stands on its own."""
    upper, lower = _sides(case)
    voices = list(case.voices.values())
    if not voices:
        names = sorted(relations_of(statements(case.proof)))
        return (
            "what is declared cannot be true by itself:"
            f" {spell_list(names) or 'measures and their parts'}"
        )
    alone = lower[0] if len(lower) == 1 else upper[0] if len(upper) == 1 else None
    if len(voices) == 1 and alone is None:
        alone = voices[0]
    by_name = {voice.claim.name: voice for voice in voices}
    if computed and code not in OF_SOURCES and (alone is None or not computed[0].way):
        alone = by_name[computed[0].claim]
    if alone is None:
        figures = spell_list([_brief(case, voice) for voice in voices])
        return f"{subject(case.claims, voices[0].claim)}: {figures} cannot all be true"
    others = [voice for voice in voices if voice is not alone]
    about = subject(case.claims, alone.claim)
    if not others:
        return f"{about}: {_figure(alone)} is impossible"
    if code in OF_SOURCES:
        first, second = alone, others[0]
        one, other = (
            f"{_figure(voice)} ({publisher(case.claims, voice.claim.source)})"
            for voice in (first, second)
        )
        return f"{about}: {one} against {other}"
    given = first_of(computed, alone.claim.name)
    if given is not None:
        return f"{about}: {_against(alone, given)}"
    told = [_brief_in(case, voice, alone) for voice in others[:MAX_OTHERS]]
    if len(others) > MAX_OTHERS:
        told.append(f"{len(others) - MAX_OTHERS} more")
    return f"{about}: {_figure(alone)} does not fit {spell_list(told)}"


def _against(alone: Voice, given: Computed) -> str:
    """What the others give, beside what was stated."""
    stated, counted, s = (
        shown(alone.claim),
        spell_others(given.count),
        "s" if given.count == 1 else "",
    )
    if given.way:
        return f"{_figure(alone)}, but {counted} allow{s} {given.value} {given.way}"
    if given.sum and given.count <= MAX_OTHERS:
        return f"{given.terms} make {given.value}, not {stated}"
    return f"{_figure(alone)}, but {counted} make{s} {given.value}"


def spell_others(count: int) -> str:
    """``the other two``, ``the other 22 figures``."""
    if count == 1:
        return "the other figure"
    return f"the other {COUNTS[count]}" if count in COUNTS else f"the other {count:,} figures"


def _figure(voice: Voice) -> str:
    return voice.claim.figure.text


def _brief(case: Case, voice: Voice) -> str:
    claim = voice.claim
    parts = (
        [statistic(claim)] if isinstance(claim.quantity, Term) and claim.statistic != TOTAL else []
    )
    days = f" ({when(claim, case.claims)})" if claim.window is not None else ""
    return f"{', '.join([claim.figure.text, *parts])}{days}"


def _brief_in(case: Case, voice: Voice, alone: Voice) -> str:
    claim = voice.claim
    if claim.window == alone.claim.window and claim.statistic == TOTAL:
        return claim.figure.text
    return _brief(case, voice)


# -- the arithmetic --------------------------------------------------------------------------------


@attr.frozen(eq=False, repr=False)
class _Share:
    """What one claim adds to the sum: ``times`` its ``value``, the end of its reading that takes
    part.
    """

    voice: Voice
    end: str
    times: Number
    value: Number
    is_open: bool


def arithmetic_of(case: Case, computed: Sequence[Computed]) -> tuple[str, ...]:
    """The sums, with the numbers written out, one line a step: first what a person would work out,
    then the proof.
    """
    if not case.voices:
        return tuple(
            sorted({case.rules[name].text for name in statements(case.proof) if name in case.rules})
        )
    lines: list[str] = []
    if len({voice.form for voice in case.voices.values()}) == 1 and len(case.voices) == 2:
        return _apart(case)
    lines += [one.text for one in computed[:1]]
    lines += _whole_shares(case) or _percentages(case)
    every = list(leaves(case.proof))
    if len(every) == 1:
        exactly = bool(computed) and computed[0].sum and not computed[0].way and not _widened(case)
        return tuple(lines if exactly else [*lines, *_leaf_lines(case, every[0])])
    told: dict[str, int] = {}
    for leaf in every:
        line = "; ".join(_leaf_lines(case, leaf))
        told[line] = told.get(line, 0) + 1
    for line, times in list(told.items())[:MAX_LEAVES]:
        lines.append(f"in {times} of {len(every)} cases: {line}")
    rest = sum(list(told.values())[MAX_LEAVES:])
    if rest:
        lines.append(f"and likewise in the other {rest}")
    return tuple(lines)


def _whole_shares(case: Case) -> list[str]:
    """The shares of a stated whole that whole numbers on both sides of a stated share come to."""
    wholes = [voice for voice in case.voices.values() if not voice.form.quotient]
    shares = [
        voice for voice in case.voices.values() if voice.form.quotient and in_percent(voice.claim)
    ]
    if len(wholes) != 1 or len(shares) != 1 or not needs_whole_numbers(case.proof):
        return []
    (whole,), (share,) = wholes, shares
    reading, stated = share.claim.reading.at(case.level), whole.claim.reading.at(case.level)
    alike = whole.form.of == share.form.per and whole.form.per_constant == 1
    if (
        not alike
        or not stated.is_point
        or reading.lower is None
        or not isinstance(stated.lower, int)
    ):
        return []
    many, all_ = floor(reading.lower * stated.lower), stated.lower
    told = [
        f"{spell_number(k)} of {spell_number(all_)} is {_percent_of(k, all_)}"
        for k in (many, many + 1)
    ]
    return [f"{' and '.join(told)}: no whole number of {spell_number(all_)} is {_figure(share)}"]


def _percent_of(part: int, whole: int) -> str:
    return spell_value(exact(Fraction(part) / Fraction(whole)), percent=True)


def _percentages(case: Case) -> list[str]:
    """What percentages of one whole come to, where each is stated and they share their divisor."""
    voices = list(case.voices.values())
    alike = len({voice.form.per for voice in voices}) == 1 and len(voices) > 1
    if not alike or not all(voice.form.quotient and in_percent(voice.claim) for voice in voices):
        return []
    readings = [voice.claim.reading.at(case.level) for voice in voices]
    least, most = sum(one.lower or 0 for one in readings), [one.upper for one in readings]
    figures = " + ".join(_figure(voice) for voice in voices)
    if least > 1:
        return [f"{figures}: at least {spell_value(exact(least), percent=True)} of one whole"]
    if all(end is not None for end in most) and sum(end or 0 for end in most) < 1:
        total = exact(sum(end or 0 for end in most))
        return [f"{figures}: at most {spell_value(total, percent=True)} of a whole they make up"]
    return []


def _apart(case: Case) -> tuple[str, ...]:
    """Two readings of one quantity that share no number."""
    low, high = sorted(case.voices.values(), key=lambda voice: _lowest(voice, case.level))
    own = next((one.claim for one in (low, high) if in_percent(one.claim)), low.claim)
    below, above = low.claim.reading.at(case.level), high.claim.reading.at(case.level)
    if below.upper is None or above.lower is None:
        return (_generic(case),)
    distance = exact(above.lower - below.upper)
    share = in_percent(own) or own.figure.form == "change"
    points = f"{spell_rounded(distance * 100)} points" if share else spell_as(own, distance)
    first = spell_as(own, below.upper) + (", not quite," if below.upper_open else "")
    second = spell_as(own, above.lower)
    least = "more than" if above.lower_open else "at least"
    size = f"{points} apart" if distance else "no number is both"
    if below.is_point and above.is_point:
        return (f"{_figure(low)} against {_figure(high)}: {size}",)
    return (f"{_figure(low)} means {first} at most, {_figure(high)} {least} {second}: {size}",)


def _lowest(voice: Voice, level: str) -> tuple[bool, Number]:
    upper = voice.claim.reading.at(level).upper
    return upper is None, upper or 0


def _widened(case: Case) -> bool:
    """Whether any figure is read as more than one number."""
    return any(not voice.claim.reading.at(case.level).is_point for voice in case.voices.values())


def _shares(case: Case, leaf: Leaf) -> list[_Share]:
    found: list[_Share] = []
    for premise in leaf.premises:
        voice = case.voices.get(premise.statement) or case.voices.get(premise.case)
        if voice is None or premise.row.end not in {"lower", "upper"}:
            continue
        interval = voice.claim.reading.at(case.level)
        value = interval.lower if premise.row.end == "lower" else interval.upper
        if value is not None:
            times = exact(premise.times * (1 if voice.form.quotient else voice.form.per_constant))
            found.append(_Share(voice, premise.row.end, times, value, premise.row.open))
    return found


def _scale(shares: Sequence[_Share]) -> Number:
    """The multiplier that makes the arithmetic read in whole figures: that of a plain total, the
    smallest one.
    """
    plain = [
        share.times
        for share in shares
        if not share.voice.form.quotient and share.voice.form.per_constant == 1
    ]
    other = [share.times for share in shares if not share.voice.form.quotient]
    for ratio in shares:
        if ratio.voice.form.quotient and any(
            _over(one, max(other)) == ratio.value for one in other
        ):
            return max(other)
    return min(plain or other or [share.times for share in shares] or [1])


def in_plain_figures(case: Case) -> Case:
    """The case with every leaf of its proof divided so that its gap is in the unit of a plain
    figure it speaks of.
    """
    return attr.evolve(case, proof=_divided(case, case.proof))


def _divided(case: Case, proof: Proof) -> Proof:
    if isinstance(proof, Split):  # cases nest no deeper than the search for them went
        return attr.evolve(proof, cases=tuple(_divided(case, inner) for inner in proof.cases))
    scale = magnitude(_scale(_shares(case, proof)))
    if scale in {0, 1}:
        return proof
    shrunk = tuple(
        attr.evolve(premise, times=_over(premise.times, scale)) for premise in proof.premises
    )
    return Leaf(shrunk, _over(proof.gap, scale))


def _leaf_lines(case: Case, leaf: Leaf) -> list[str]:
    shares = _shares(case, leaf)
    scale = _scale(shares)
    plain = sorted(
        (_scaled(share, scale) for share in shares if not share.voice.form.quotient), key=_order
    )
    upper = [share for share in plain if share.end == "upper"]
    lower = [share for share in plain if share.end == "lower"]
    ratios = [share for share in shares if share.voice.form.quotient]
    gap = _over(leaf.gap, scale)
    lines = [_ratio_line(case, share) for share in ratios]
    top, bottom = _sum(upper), _sum(lower)
    rest = bottom - top - gap  # what ranges and rules add by themselves
    if any(premise.factors for premise in leaf.premises) or (not upper and not lower):
        lines.append(_generic(case))
    elif upper and lower:
        strict = any(premise.row.open for premise in leaf.premises)
        size = f"short by {spell_rounded(gap)}" if gap else "which is just not enough"
        if gap and strict:
            size = f"short by more than {spell_rounded(gap)}"
        lines.append(
            f"{_spell_sum(upper, ratios, rest)} at most, but {_spell_sum(lower, ratios)} at least:"
            f" {size}"
        )
    elif upper:
        lines.append(
            f"{_spell_sum(upper, ratios)} at most, but it cannot be below"
            f" {spell_rounded(top + gap)}"
        )
    else:
        lines.append(
            f"{_spell_sum(lower, ratios)} at least, but it cannot be above"
            f" {spell_rounded(bottom - gap)}"
        )
    return lines


def _order(share: _Share) -> tuple[tuple[int, ...], str]:
    claim = share.voice.claim
    return (claim.window.order if claim.window is not None else (), claim.name)


def _over(value: Number, scale: Number) -> Number:
    return exact(Fraction(value) / Fraction(scale))


def _scaled(share: _Share, scale: Number) -> _Share:
    return attr.evolve(share, times=_over(share.times, scale))


def _sum(shares: Sequence[_Share]) -> Number:
    total: Number = sum(share.times * share.value for share in shares)
    return exact(total)


def _spell_sum(shares: Sequence[_Share], ratios: Sequence[_Share], rest: Number = 0) -> str:
    """What figures add up to, with what ranges, rules and cases add to it by themselves."""
    terms = [_spell_times(share, ratios) for share in shares]
    total = spell_rounded(exact(_sum(shares) + rest))
    spelled = " + ".join(terms)
    if rest:
        spelled += f" {'+' if rest > 0 else '-'} {spell_rounded(magnitude(rest))}"
    return spelled if spelled == total else f"{spelled} = {total}"


def _spell_times(share: _Share, ratios: Sequence[_Share]) -> str:
    value = spell_value(share.value, percent=in_percent(share.voice.claim))
    if share.times == 1:
        return value
    for ratio in ratios:
        if ratio.value == share.times and in_percent(ratio.voice.claim):
            return f"{spell_value(ratio.value, percent=True)} of {value}"
    return f"{spell_rounded(share.times)} × {value}"


def _ratio_line(case: Case, share: _Share) -> str:
    percent = in_percent(share.voice.claim)
    way = "at least" if share.end == "lower" else "at most"
    if share.is_open:
        way = "more than" if share.end == "lower" else "less than"
    claim, value = share.voice.claim, spell_value(share.value, percent=percent)
    return f"{in_words(case.claims, claim.quantity)} is {way} {value} ({claim.figure.text})"


def _generic(case: Case) -> str:
    figures = spell_list([_figure(voice) for voice in case.voices.values()])
    return f"no numbers within the readings of {figures} satisfy all of this at once"


def _sides(case: Case) -> tuple[list[Voice], list[Voice]]:
    """The voices whose upper, and whose lower ends take part."""
    upper: dict[str, Voice] = {}
    lower: dict[str, Voice] = {}
    for leaf in leaves(case.proof):
        for share in _shares(case, leaf):
            (upper if share.end == "upper" else lower).setdefault(
                share.voice.claim.name, share.voice
            )
    return list(upper.values()), list(lower.values())


# -- the places ------------------------------------------------------------------------------------


def labels_of(
    case: Case, relations: Sequence[Statement], places: Mapping[str, Label]
) -> tuple[Label, ...]:
    """Where each claim and relation stands, with its words and who says it."""
    upper, lower = _sides(case)
    alone = lower if len(lower) == 1 else upper if len(upper) == 1 else []
    voices = sorted(
        case.voices.values(),
        key=lambda voice: (
            voice not in alone,
            voice.claim.window.order if voice.claim.window else (),
        ),
    )
    apart = _told_apart(case, voices)
    labels = [
        label for voice in voices for label in _voice_labels(case, voice, apart[voice.claim.name])
    ]
    labels += _definitions(case) if not voices else []
    labels += [places[relation.name] for relation in relations if relation.name in places]
    return tuple(labels)


def _definitions(case: Case) -> Iterator[Label]:
    """Where the measures stand that a contradiction without any claim is about."""
    for name, measure in case.claims.measures.items():
        if name in case.measures and measure.record is not None:
            fields = [measure.record.get(field) for field in ("parts", "range", "part_of")]
            for field in [one for one in fields if one is not None] or [measure.record.first]:
                yield Label(field.place, field.value, f"{field.name} of {name}", "definition")


def _told_apart(case: Case, voices: Sequence[Voice]) -> dict[str, str]:
    """For each claim, by name, what it is about that not all of them are about: the quantity, the
    place, the days.
    """
    about = {
        voice.claim.name: (
            what(case.claims, voice.claim),
            where(voice.claim),
            when(voice.claim, case.claims),
        )
        for voice in voices
    }
    differs = [len(set(column)) > 1 for column in zip(*about.values(), strict=True)]
    return {
        name: ", ".join(
            part for part, differ in zip(parts, differs, strict=True) if part and differ
        )
        for name, parts in about.items()
    }


def _voice_labels(case: Case, voice: Voice, about: str) -> Iterator[Label]:
    """The claim's place with what its figure is read as, then the places of those who say
    the same.
    """
    for claim in (voice.claim, *voice.others):
        field = claim.record.get("figure")
        if field is None:
            continue
        cell = claim.record.cell
        told = f"{who_says(case.claims, claim)}{cell and f', cell {cell}'}"
        if claim is voice.claim:
            spelled = spell_reading(claim, claim.reading.at(case.level))
            told = (
                f"{about and f'{about}: '}{told}; read as"
                f" {spelled}{claim.assumed and f'; {claim.assumed}'}"
            )
            yield Label(field.place, claim.figure.text, told, "says", claim=claim.name)
        else:
            yield Label(field.place, claim.figure.text, f"also {told}", "agrees", claim=claim.name)


def who_says(claims: Claims, claim: Claim) -> str:
    """Who makes a claim: the speaker and the publisher with the day."""
    source = claims.sources.get(claim.source)
    name = publisher(claims, claim.source)
    day = f", {source.issued}" if source and source.issued else ""
    return (
        f"{claim.said_by}, {name}{day}"
        if claim.said_by and claim.said_by != name
        else f"{name}{day}"
    )


# -- what would fix it -----------------------------------------------------------------------------


def move_line(case: Case, voice: Voice, moves: Sequence[Move]) -> tuple[Number, str] | None:
    """Where a figure would have to be for the others to hold, and how far that is as a share of it.

    ``moves`` are the ways in which the others bound what it speaks of. ``None`` where its reading
    is within them already, where no whole number is, or where what it speaks of is a quotient.
    """
    reading = voice.claim.reading.at(case.level)
    ends: dict[str, tuple[Number, bool]] = {}
    distance: Number | None = None
    for move in moves:
        end = reading.upper if move.way == "at least" else reading.lower
        value = _over(move.bound + voice.form.of_constant, voice.form.per_constant)
        ends[move.way] = (value, move.open)
        if end is not None:
            beyond = value - end if move.way == "at least" else end - value
            if beyond >= 0:
                distance = _over(beyond, magnitude(end) or 1)
    words = _between(voice.claim, ends.get("at least"), ends.get("at most"))
    if distance is None or words is None:
        return None
    alike = sum(_figure(one) == _figure(voice) for one in case.voices.values()) > 1
    name = (
        f"{_figure(voice)} ({publisher(case.claims, voice.claim.source)})"
        if alike
        else _figure(voice)
    )
    return distance, f"{name} fits if it was really {words}"


def _between(
    claim: Claim, lower: tuple[Number, bool] | None, upper: tuple[Number, bool] | None
) -> str | None:
    """What lies between two ends, each with whether it is open, in the digits of the figure or as
    many more as there have to be; ``None`` where nothing does. That it is not below zero goes
    without saying.
    """
    if lower is not None and upper is not None and lower[0] == 0 < upper[0]:
        lower = None
    place = last_place(claim)
    for _ in range(MAX_FINER):
        least = None if lower is None else _inward(*lower, place, 1)
        most = None if upper is None else _inward(*upper, place, -1)
        if least is None and most is not None:
            return f"{spell_as(claim, most)} or less"
        if least is not None and most is None:
            return f"{spell_as(claim, least)} or more"
        if least is not None and most is not None and least <= most:
            return spell_reading(claim, Interval(least, most))
        place = Fraction(place) / 10
    return None


def _inward(end: Number, is_open: bool, place: Fraction, side: int) -> Number:  # noqa: FBT001
    """An end at a place value, the next one upwards or, for ``side`` -1, downwards; beyond an open
    end.
    """
    steps = Fraction(end) / place * side
    return exact((floor(steps) + 1 if is_open else ceil(steps)) * place * side)
