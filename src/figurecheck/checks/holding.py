"""What a claim was held against, in words: the bounds that the other figures put on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

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
    """One line on what a claim was held against; ``exact`` where its figure meets the bound exactly."""

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
    """The line for one end: ``side`` is ``lower`` or ``upper``, ``value`` what the premises sum to."""
    used = list(premises)
    scale = speaker.form.per_constant
    bound = exact(Fraction(value + speaker.form.of_constant) / Fraction(scale))
    terms = _terms(used, scale, speakers)
    others = [speakers[premise.statement].claim for premise in used if premise.statement in speakers]
    if terms and summed_up(used, scale, speakers) != bound:
        terms = []
    spelled = " + ".join(terms) if terms else f"{spell_list(sorted({claim.figure.text for claim in others}))}"
    stated = speaker.claim.reading.literal
    met = stated.is_point and stated.lower == bound
    total = spell_rounded(bound)
    if met:
        same = f"{spelled} = {total}" if spelled != total else f"{total}, as {_names(others)} has it"
        return Held(f"{same}{_left_over(used, rules)}", exact=True)
    way = "at least" if side == "lower" else "at most"
    summed = f"{spelled} = {total}" if terms and spelled != total else total
    tail = "" if terms else f" by {spelled}"
    return Held(f"{way} {summed}{tail} ({_names(others)})", exact=False)


def summed_up(premises: Iterable[Premise], scale: Number, speakers: Mapping[str, Speaker]) -> Number:
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


def _terms(premises: Iterable[Premise], scale: Number, speakers: Mapping[str, Speaker]) -> list[str]:
    """``538``, ``3 × 1,179``, ...: what the claims add, in order of time; nothing where a quotient takes part."""
    found: list[tuple[tuple[int, ...], str]] = []
    for premise in premises:
        speaker = speakers.get(premise.statement)
        if speaker is None:
            continue
        if speaker.form.quotient or premise.row.end not in {"lower", "upper"}:
            return []
        literal = speaker.claim.reading.literal
        value = literal.lower if premise.row.end == "lower" else literal.upper
        times = exact(Fraction(premise.times * speaker.form.per_constant) / Fraction(scale))
        if value is None or len({premise.row.end}) != 1:
            return []
        spelled = spell_rounded(value) if times == 1 else f"{spell_rounded(times)} × {spell_rounded(value)}"
        window = speaker.claim.window
        found.append((window.order if window is not None else (), spelled))
    ends = {premise.row.end for premise in premises if premise.statement in speakers}
    return [] if len(ends) > 1 else [spelled for _, spelled in sorted(found)]


def _left_over(premises: Iterable[Premise], rules: Mapping[str, Statement]) -> str:
    days = [rules[premise.statement].remainder for premise in premises if premise.statement in rules]
    left = [day for day in days if day]
    return f", which leaves nothing for {spell_list(left)}" if left else ""
