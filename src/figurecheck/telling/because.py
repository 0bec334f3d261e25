"""The rules that tie the figures of a conflict to one another, in words for people who do not know
them.
"""

from __future__ import annotations

from collections.abc import Iterator

from figurecheck.model.constraint import Statement
from figurecheck.model.expression import Operation, Term
from figurecheck.model.proof import premises, splits
from figurecheck.model.spelling import spell_list
from figurecheck.telling.case import Case, Voice

DAYS = "the days of a period add up to its total"
AVERAGES = "an average is a total divided by its days, weeks or years"
QUOTIENTS = "a share or rate is one number divided by the other"
CHANGES = "a change is counted as a share of the earlier number"
DIFFERENCES = "a difference is one number less the other"

MAX_REASONS = 3
"""Rules that are named; a proof that takes more of them is told by its figures."""


def because_of(case: Case) -> str:
    """``because no day is above the highest day``; empty where no rule is needed to see it."""
    voices = list(case.voices.values())
    if not voices or (len(voices) == 2 and voices[0].form == voices[1].form):
        return ""
    found = list(dict.fromkeys([*map(_of_voice, voices), *_of_rules(case)]))
    found = [one for one in found if one]
    if (
        not found
        and len(voices) > 1
        and all(isinstance(one.claim.quantity, Term) for one in voices)
    ):
        found = [DAYS]
    return f"because {spell_list(found[:MAX_REASONS])}" if found else ""


def _of_voice(voice: Voice) -> str:
    """What a figure is by the way it comes about."""
    quantity = voice.claim.quantity
    if voice.form.quotient:
        return CHANGES if voice.claim.figure.form == "change" else QUOTIENTS
    if voice.claim.statistic.averages:
        return AVERAGES
    apart = isinstance(quantity, Operation) and quantity.operator == "-"
    return DIFFERENCES if apart else ""


def _of_rules(case: Case) -> Iterator[str]:
    """The rules of the proof; those on what a number can be at all only where there is no other."""
    used = list(_used(case))
    tying = [rule for rule in used if rule.code != "FC101"]
    yield from (rule.because for rule in tying or used)


def _used(case: Case) -> Iterator[Statement]:
    names = [
        *(premise.statement for premise in premises(case.proof)),
        *(one.label for one in splits(case.proof)),
    ]
    yield from (case.rules[name] for name in dict.fromkeys(names) if name in case.rules)
