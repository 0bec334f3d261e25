"""What the other figures of a conflict give for one of them, with the arithmetic that a person
would do.

Where equations give what one claim speaks of as a sum of what the others say, or as one sum divided
by another, that is its value. Else the sum of rows that a proof is, solved for one claim, says what
that one is at most or at least.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import lcm
from types import MappingProxyType

import attr

from figurecheck.model.claim import Claim
from figurecheck.model.constraint import Monomial, Row, Terms, collected
from figurecheck.model.finding import Computed
from figurecheck.model.interval import Number, exact, magnitude
from figurecheck.model.proof import Leaf, premises
from figurecheck.model.spelling import spell_number, spell_rounded
from figurecheck.model.subject import in_percent
from figurecheck.model.values import spell_as
from figurecheck.telling.case import Case, Voice
from figurecheck.telling.whole_sums import WholeSum

MAX_TERMS = 6
"""Terms of a sum that are written out; of more the first and how many more there are."""

MAX_COMPUTED = 12
"""Figures of a conflict up to which each one is computed from the others, not only the likeliest.
"""

MAX_SOLVED = 60
"""Claims of a conflict up to which equations are solved; beyond that the sum of the proof has to
do.
"""

MAX_FINER = 8
"""Digits more than its figure has that a computed value may need to differ from it."""

OTHER_WAY: Mapping[str, str] = MappingProxyType(
    {"": "", "at most": "at least", "at least": "at most"}
)
"""What a bound on a sum takes of what is taken away in it, or divided by."""

Ends = tuple[Number | None, Number | None]
"""The least and the greatest value; ``None`` where there is none."""


@attr.frozen(eq=False, repr=False)
class _Part:
    """One claim's row in a proof: ``times`` its value in it counts, ``lower`` where its lower end
    takes part.
    """

    voice: Voice
    times: Number
    lower: bool


@attr.frozen(eq=False, repr=False)
class _Sum:
    """A sum of claims' values, each ``factors`` times, and of ``constant``."""

    factors: tuple[tuple[Voice, Number], ...]
    constant: Number = 0

    def scaled(self, by: Number) -> _Sum:
        """All of it divided by a number."""
        factors = tuple(
            (voice, exact(Fraction(factor) / Fraction(by))) for voice, factor in self.factors
        )
        return _Sum(factors, exact(Fraction(self.constant) / Fraction(by)))


@attr.frozen(eq=False, repr=False)
class _Solved:
    """One claim by the others: a sum, divided by another one where the claim speaks of a quotient.

    ``way`` is empty where the others give a value, else ``at most`` or ``at least``.
    """

    of: _Sum
    per: _Sum | None
    way: str


def computed_of(case: Case, whole: WholeSum | None = None) -> tuple[Computed, ...]:
    """The values that the others give, that of a quotient first, then that of a figure alone on its
    side; of a ``whole`` sum what all its terms give comes before that.
    """
    voices = list(case.voices.values())
    if whole is not None:
        return _of_whole(case, whole)
    if len(voices) == 2 and voices[0].form == voices[1].form:
        return tuple(_other(case, one, other) for one, other in (voices, voices[::-1]))
    parts = _parts(case)
    upper, lower = (
        [part.voice for part in parts or () if part.lower == side] for side in (False, True)
    )
    alone = [side[0] for side in (upper, lower) if len(side) == 1]
    order = sorted(voices, key=lambda voice: (not voice.form.quotient, voice not in alone))
    told = order if len(order) <= MAX_COMPUTED else order[:1]
    return tuple(one for voice in told if (one := _computed(case, voice, parts)) is not None)


def _of_whole(case: Case, whole: WholeSum) -> tuple[Computed, ...]:
    """What all the terms of a sum give for the one that is alone on its side; empty where none
    is.
    """
    above = [pair for pair in whole.factors if pair[1] > 0]
    below = [pair for pair in whole.factors if pair[1] < 0]
    single = next((side[0] for side in (above, below) if len(side) == 1), None)
    if single is None:
        return ()
    voice, factor = single
    others = _Sum(
        tuple(
            (one, exact(Fraction(-times) / Fraction(factor)))
            for one, times in whole.factors
            if one is not voice
        )
    )
    way = "" if whole.equal else "at least" if factor > 0 else "at most"
    found = _valued_computed(case, voice, _Solved(others, None, way))
    return () if found is None else (found,)


def _other(case: Case, one: Voice, other: Voice) -> Computed:
    """What another source says of the same."""
    lower, upper = _ends(case, other, "")
    words = other.claim.figure.text
    return Computed(
        one.claim.name, "", lower, upper, words, words, f"{words}, not {one.claim.figure.text}"
    )


def _computed(case: Case, voice: Voice, parts: Sequence[_Part] | None) -> Computed | None:
    solved = _equal(case, voice) or (_bounded(case, voice, parts) if parts is not None else None)
    return None if solved is None else _valued_computed(case, voice, solved)


def _valued_computed(case: Case, voice: Voice, solved: _Solved) -> Computed | None:
    """What a claim is by the others, in numbers and words."""
    way, claim = solved.way, voice.claim
    lower, upper = _valued(case, solved)
    lower, upper = (
        (None, upper)
        if way == "at most"
        else (lower, None)
        if way == "at least"
        else (lower, upper)
    )
    if lower is None and upper is None:
        return None
    plain_sum = (
        not way
        and solved.per is None
        and all(magnitude(factor) == 1 for _, factor in solved.of.factors)
    )
    terms = _spelled(case, solved)
    value = _value_words(claim, solved.way, lower, upper, exactly=plain_sum)
    size = _size(claim, way, lower, upper)
    text = f"{terms} = {value}" if terms != value else value
    text += f"{way and f' {way}'}, not {shown(claim)}{size and f': {size}'}"
    used = {
        one.claim.name
        for total in (solved.of, solved.per)
        if total is not None
        for one, _ in total.factors
    }
    return Computed(claim.name, way, lower, upper, terms, value, text, plain_sum, size, len(used))


# -- by equations ----------------------------------------------------------------------------------


def _equal(case: Case, voice: Voice) -> _Solved | None:
    """What a claim speaks of as sums of what the others say, by equations alone; ``None`` where it
    is none.
    """
    if len(case.voices) > MAX_SOLVED:
        return None
    known = _Known(case, voice)
    of = known.sum_of(voice.form.of, voice.form.of_constant)
    if of is None:
        return None
    if not voice.form.quotient:
        return _Solved(of.scaled(voice.form.per_constant), None, "")
    per = known.sum_of(voice.form.per, voice.form.per_constant)
    return None if per is None else _Solved(of, per, "")


def _equations(case: Case) -> Iterator[Row]:
    """The rows of rules and relations in a proof that hold both ways."""
    for premise in premises(case.proof):
        rule = case.rules.get(premise.statement)
        turned = tuple((monomial, -factor) for monomial, factor in premise.row.terms)
        if rule is not None and any(
            (row.terms, row.bound) == (turned, -premise.row.bound) for row in rule.rows
        ):
            yield premise.row


class _Known:
    """What the other claims say and the equations among the rules, solved for one unknown after the
    other.
    """

    def __init__(self, case: Case, but: Voice) -> None:
        self._voices = [one for one in case.voices.values() if one is not but]
        self._solved: list[tuple[Monomial, dict[Monomial, Number], dict[int, Number], Number]] = []
        for index, voice in enumerate(self._voices):
            form, value = voice.form, face(voice.claim)
            if not form.quotient:
                self._add(dict(form.of), {index: form.per_constant}, form.of_constant)
            elif value is not None:  # a quotient ties its two sides to one another
                terms = collected([*form.of, *((one, -value * factor) for one, factor in form.per)])
                self._add(dict(terms), {}, exact(form.of_constant - value * form.per_constant))
        for row in _equations(case):
            self._add(dict(row.terms), {}, -row.bound)

    def _add(
        self, terms: dict[Monomial, Number], claims: dict[int, Number], constant: Number
    ) -> None:
        """Takes in that the terms and the constant are as much as the claims."""
        terms, claims, constant = self._reduced(terms, claims, constant)
        if terms:
            pivot = min(terms)
            self._solved.append((pivot, terms, claims, constant))

    def _reduced(
        self, terms: dict[Monomial, Number], claims: dict[int, Number], constant: Number
    ) -> tuple[dict[Monomial, Number], dict[int, Number], Number]:
        """The same without the unknowns that are solved for."""
        for pivot, others, known, more in self._solved:
            if pivot in terms:
                times = Fraction(terms[pivot]) / Fraction(others[pivot])
                terms = dict(
                    collected(
                        [
                            *terms.items(),
                            *((one, -times * factor) for one, factor in others.items()),
                        ]
                    )
                )
                claims = {
                    index: exact(claims.get(index, 0) - times * known.get(index, 0))
                    for index in {*claims, *known}
                }
                constant = exact(constant - times * more)
        return terms, claims, constant

    def sum_of(self, terms: Terms, constant: Number) -> _Sum | None:
        """The terms and the constant as a sum of claims; ``None`` where something in them is not
        known.
        """
        left, claims, more = self._reduced(dict(terms), {}, 0)
        if left:
            return None
        found = [
            (self._voices[index], exact(-factor))
            for index, factor in sorted(claims.items())
            if factor
        ]
        return _Sum(tuple(found), exact(constant + more)) if found else None


# -- by inequalities -------------------------------------------------------------------------------


def _parts(case: Case) -> list[_Part] | None:
    """The claims of a proof, each once; ``None`` where it is no plain sum."""
    if not isinstance(case.proof, Leaf):
        return None
    parts: dict[str, _Part] = {}
    for premise in case.proof.premises:
        if premise.factors or premise.rounded or premise.case:
            return None
        voice = case.voices.get(premise.statement)
        if voice is None:
            continue
        if premise.row.end not in {"lower", "upper"} or premise.statement in parts:
            return None
        parts[premise.statement] = _Part(voice, premise.times, premise.row.end == "lower")
    return list(parts.values()) if len(parts) == len(case.voices) > 1 else None


def _bounded(case: Case, voice: Voice, parts: Sequence[_Part]) -> _Solved | None:
    """The bound that the sum of the proof, solved for one total, difference or average, puts on it.

    Each row says that *sign × (value × per - of) ...*, and all of them with those of the rules come
    to nothing.
    """
    if any(part.voice.form.quotient for part in parts) or not isinstance(case.proof, Leaf):
        return None
    own = next(part for part in parts if part.voice is voice)
    rules = sum(
        one.times * one.row.bound for one in case.proof.premises if one.statement not in case.voices
    )
    fixed = sum(_sign(one) * one.times * one.voice.form.of_constant for one in parts)
    weight = _weight(own)
    factors = tuple(
        (one.voice, exact(Fraction(-_weight(one)) / weight)) for one in parts if one is not own
    )
    return _Solved(
        _Sum(factors, exact((Fraction(fixed) - rules) / weight)),
        None,
        "at most" if own.lower else "at least",
    )


def _weight(part: _Part) -> Fraction:
    """How often a claim's value counts in the sum."""
    return Fraction(_sign(part) * part.times * part.voice.form.per_constant)


def _sign(part: _Part) -> int:
    return 1 if part.lower else -1


# -- values ----------------------------------------------------------------------------------------


def _valued(case: Case, solved: _Solved) -> Ends:
    """The least and the greatest value: in an equation of figures as they stand, for a bound as
    wide as they are.
    """
    lower, upper = _range(case, solved.of, solved.way)
    if solved.per is None:
        return lower, upper
    least, most = _range(case, solved.per, solved.way)
    if lower is None or upper is None or least is None or most is None or least <= 0:
        return None, None
    ends = [
        Fraction(end) / Fraction(divisor) for end in (lower, upper) for divisor in (least, most)
    ]
    return exact(min(ends)), exact(max(ends))


def _range(case: Case, total: _Sum, way: str) -> Ends:
    lower: Number | None = total.constant
    upper: Number | None = total.constant
    for voice, factor in total.factors:
        least, most = _ends(case, voice, way)
        if factor < 0:
            least, most = most, least
        lower = None if lower is None or least is None else exact(lower + factor * least)
        upper = None if upper is None or most is None else exact(upper + factor * most)
    return lower, upper


def _ends(case: Case, voice: Voice, way: str) -> Ends:
    """A plain figure as it stands; its ends at the level of the conflict where it has a hedge, or a
    bound is sought.
    """
    value = face(voice.claim)
    if value is not None and not way:
        return value, value
    interval = voice.claim.reading.at(case.level)
    return interval.lower, interval.upper


def face(claim: Claim) -> Number | None:
    """The number that a figure writes, in the unit of its quantity; ``None`` for ranges, words and
    what has a hedge.
    """
    figure, literal = claim.figure, claim.reading.literal
    if figure.hedge not in {"bare", "exact"} or figure.form not in {"digits", "ratio", "change"}:
        return None
    if figure.last is not None or literal.lower is None or literal.upper is None:
        return None
    return exact(
        Fraction(literal.lower + literal.upper) / 2
    )  # as wide as its last digit to either side of it


# -- in words --------------------------------------------------------------------------------------


def _spelled(case: Case, solved: _Solved) -> str:
    """``538 + 593 + 286``, ``349,891 / 570,995``, ``(2,373 + 5 × 1,179) / 12``: in the order of
    days.
    """
    every = [solved.of.constant, *(factor for _, factor in solved.of.factors)]
    divisor = lcm(*(Fraction(number).denominator for number in every)) if solved.per is None else 1
    text, several = _spelled_sum(case, solved.of, divisor, solved.way)
    below = [f"{divisor:,}"] if divisor > 1 else []
    if solved.per is not None:
        words, more = _spelled_sum(case, solved.per, 1, OTHER_WAY[solved.way])
        below.append(f"({words})" if more else words)
    if not below:
        return text
    return f"{f'({text})' if several else text} / {' / '.join(below)}"


def _spelled_sum(case: Case, total: _Sum, times: Number, way: str) -> tuple[str, bool]:
    """A sum, so many times, and whether it has several terms."""
    order = sorted(total.factors, key=lambda pair: (_takes_away(*pair), _order(pair[0])))
    terms = [_term(case, voice, exact(factor * times), way) for voice, factor in order]
    if len(terms) > MAX_TERMS + 1:
        terms = [*terms[:MAX_TERMS], f"and {len(terms) - MAX_TERMS:,} more"]
    if total.constant:
        sign = "-" if total.constant < 0 else "+"
        terms.append(f"{sign} {spell_rounded(magnitude(exact(total.constant * times)))}")
    text = " ".join(terms)
    return text[2:] if text[:1] == "+" else text, len(terms) > 1


def _order(voice: Voice) -> tuple[tuple[int, ...], str]:
    claim = voice.claim
    return (claim.window.order if claim.window is not None else (), claim.name)


def _term(case: Case, voice: Voice, factor: Number, way: str) -> str:
    sign = "-" if _takes_away(voice, factor) else "+"
    times = "" if magnitude(factor) == 1 else f"{spell_rounded(magnitude(factor))} × "
    return f"{sign} {times}{_figure(case, voice, way if factor > 0 else OTHER_WAY[way])}"


def _takes_away(voice: Voice, factor: Number) -> bool:
    """Whether a figure makes a sum smaller: one below zero that is added does, too."""
    return (factor < 0) != ((face(voice.claim) or 0) < 0)


def _figure(case: Case, voice: Voice, way: str) -> str:
    """A figure in digits, for a bound the end of its reading that counts; one with a hedge in its
    own words.
    """
    claim, value = voice.claim, face(voice.claim)
    if not way and value is None:
        return f"({claim.figure.text})"
    interval = claim.reading.at(case.level)
    end = value if not way else interval.upper if way == "at most" else interval.lower
    end = -(end or 0) if (value or 0) < 0 else end or 0  # its sign stands before it
    return spell_as(claim, end, unit=False)


def shown(claim: Claim) -> str:
    """The figure as it was stated: in digits, where it counts things or is so many percent."""
    value = face(claim)
    if (
        value is None
        or claim.figure.form == "change"
        or not (claim.unit.counted or in_percent(claim))
    ):
        return claim.figure.text
    return spell_as(claim, value)


def _value_words(
    claim: Claim, way: str, lower: Number | None, upper: Number | None, *, exactly: bool
) -> str:
    ends = []
    for end, side in ((lower, way or "at least"), (upper, way or "at most")):
        alike = lower == upper and not way
        if end is not None:
            ends.append(
                _number(claim, end)
                if exactly and alike
                else _near(claim, end, "" if alike else side)
            )
    if lower is not None and upper is not None:
        return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"
    return ends[0] if way else f"{'at least' if upper is None else 'at most'} {ends[0]}"


def _near(claim: Claim, value: Number, way: str) -> str:
    """A value to the digits of a figure, and as many more as make it differ; an end is rounded
    outwards.
    """
    grain, stated = last_place(claim), face(claim)
    for _ in range(
        MAX_FINER if value else 0
    ):  # two digits at least, however small it is beside what was stated
        grain = Fraction(grain) / 10 if grain * 10 > magnitude(value) else grain
    rounded = exact(value)
    for _ in range(MAX_FINER):
        rounded = exact(_rounded(Fraction(value) / grain, way) * grain)
        if rounded == value or stated is None or rounded != stated:
            break
        grain = Fraction(grain) / 10
    return _number(claim, rounded)


def _number(claim: Claim, value: Number) -> str:
    """A value in the words of a figure."""
    return spell_as(claim, value)


def _rounded(value: Fraction, way: str) -> int:
    whole = value.numerator // value.denominator
    if way == "at most":
        return whole + (value != whole)
    return whole if way == "at least" else round(value)


def last_place(claim: Claim) -> Fraction:
    """The place value of the last digit of a figure, in the unit of its reading; two places without
    digits.
    """
    figure, value = claim.figure, face(claim)
    if not figure.digit_unit:
        return Fraction(1, 10_000) if in_percent(claim) else Fraction(1, 100)
    unit = Fraction(1, 100) if in_percent(claim) else Fraction(1)
    if figure.form == "change":
        unit = Fraction(1)
    elif value and figure.value:
        unit = Fraction(value) / Fraction(figure.value)
    return abs(unit * Fraction(figure.digit_unit))


def _size(claim: Claim, way: str, lower: Number | None, upper: Number | None) -> str:
    """``53 too many``, where whole things are counted and both numbers are plain."""
    stated = face(claim)
    if way or lower is None or lower != upper or stated is None or not claim.unit.counted:
        return ""
    difference = exact(stated - lower)
    if not difference or not isinstance(difference, int):
        return ""
    return f"{spell_number(magnitude(difference))} too {'many' if difference > 0 else 'few'}"


def first_of(computed: Iterable[Computed], claim: str) -> Computed | None:
    """What the others give for a claim; ``None`` where that is not known."""
    return next((one for one in computed if one.claim == claim), None)
