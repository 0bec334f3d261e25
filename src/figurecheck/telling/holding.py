"""What a claim was held against, in words: the bounds that the other figures put on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import lcm

import attr

from figurecheck.model.claim import Claim
from figurecheck.model.constraint import Form, Statement
from figurecheck.model.interval import Number, exact
from figurecheck.model.proof import Premise
from figurecheck.model.spelling import spell_list, spell_rounded


@attr.frozen(eq=False, repr=False)
class Speaker:
    """A claim with the form of what it speaks of."""

    claim: Claim
    form: Form


@attr.frozen(eq=False, repr=False)
class Held:
    """One line on what a claim was held against; ``exact`` where its figure meets the bound
    exactly.
    """

    line: str
    exact: bool


def held_against(
    speaker: Speaker,
    value: Number,
    side: str,
    premises: Iterable[Premise],
    speakers: Mapping[str, Speaker],
    rules: Mapping[str, Statement],
) -> Held:
    """The line for one end: ``side`` is ``lower`` or ``upper``, ``value`` what the premises
    sum to.
    """
    used = list(premises)
    scale = speaker.form.per_constant
    bound = exact(Fraction(value + speaker.form.of_constant) / Fraction(scale))
    terms = _summed(used, scale, speakers)
    others = [
        speakers[premise.statement].claim for premise in used if premise.statement in speakers
    ]
    if terms and summed_up(used, scale, speakers) != bound:
        terms = ""
    spelled = terms or spell_list(sorted({claim.figure.text for claim in others}))
    stated = speaker.claim.reading.literal
    met = stated.is_point and stated.lower == bound
    total = spell_rounded(bound)
    if met:
        same = (
            f"{spelled} = {total}" if spelled != total else f"{total}, as {_names(others)} has it"
        )
        return Held(f"{same}{_left_over(used, rules)}", exact=True)
    way = "at least" if side == "lower" else "at most"
    summed = f"{spelled} = {total}" if terms and spelled != total else total
    tail = "" if terms else f" by {spelled}"
    return Held(f"{way} {summed}{tail} ({_names(others)})", exact=False)


def summed_up(
    premises: Iterable[Premise], scale: Number, speakers: Mapping[str, Speaker]
) -> Number:
    """What the claims alone add up to; rules may add more."""
    total: Number = 0
    for premise in premises:
        speaker = speakers.get(premise.statement)
        if speaker is not None:
            literal = speaker.claim.reading.literal
            value = (literal.lower if premise.row.end == "lower" else literal.upper) or 0
            total += Fraction(premise.times * speaker.form.per_constant) / Fraction(scale) * value
    return exact(total)


def _names(claims: Iterable[Claim]) -> str:
    names = sorted({claim.name for claim in claims})
    return spell_list(names if len(names) <= 3 else [*names[:2], f"{len(names) - 2} more"])


def _summed(premises: Iterable[Premise], scale: Number, speakers: Mapping[str, Speaker]) -> str:
    """``538 + 3 × 1,179``, ``(131 + 142) ÷ 2``: what claims add, in order of time; nothing where
    one is a quotient.
    """
    terms: list[tuple[tuple[int, ...], Fraction, Number]] = []
    ends: set[str] = set()
    for premise in premises:
        speaker = speakers.get(premise.statement)
        if speaker is None:
            continue
        literal = speaker.claim.reading.literal
        value = literal.lower if premise.row.end == "lower" else literal.upper
        ends.add(premise.row.end)
        if speaker.form.quotient or value is None or not ends < {"lower", "upper"}:
            return ""
        window = speaker.claim.window
        times = Fraction(premise.times * speaker.form.per_constant) / Fraction(scale)
        terms.append((window.order if window is not None else (), times, value))
    divisor = lcm(*(times.denominator for _, times, _ in terms))
    spelled = sorted((order, _times(times * divisor, value)) for order, times, value in terms)
    text = " + ".join(term for _, term in spelled)
    if divisor == 1:
        return text
    return f"({text}) ÷ {divisor:,}" if len(terms) > 1 else f"{text} ÷ {divisor:,}"


def _times(times: Fraction, value: Number) -> str:
    return (
        spell_rounded(value)
        if times == 1
        else f"{spell_rounded(exact(times))} × {spell_rounded(value)}"
    )


def _left_over(premises: Iterable[Premise], rules: Mapping[str, Statement]) -> str:
    days = [
        rules[premise.statement].remainder for premise in premises if premise.statement in rules
    ]
    left = [day for day in days if day]
    return f", which leaves nothing for {spell_list(left)}" if left else ""
