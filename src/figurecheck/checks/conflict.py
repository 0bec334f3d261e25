"""Conflicts as findings: what the desk is told of each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from figurecheck.checks.adding import Sum
from figurecheck.checks.kind import code_of
from figurecheck.model import keys, limits
from figurecheck.model.checked import Repaired
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.constraint import Statement
from figurecheck.model.finding import Finding, Label, Problem
from figurecheck.model.names import of_relation, plain, relation_of
from figurecheck.model.outcome import Conflict, Move, Outcome
from figurecheck.model.proof import WHOLE, smallest_gap, statements, unknowns
from figurecheck.model.said import Said, speakers_of
from figurecheck.telling.because import because_of
from figurecheck.telling.case import Case, Voice
from figurecheck.telling.computed import computed_of
from figurecheck.telling.conflict import (
    arithmetic_of,
    headline_of,
    in_plain_figures,
    labels_of,
    move_line,
)
from figurecheck.telling.whole_sums import WholeSum, WholeSums

SEVERITY_OF: Mapping[str, str] = {"generous": "error", "rounded": "warning", "literal": "note"}
"""The severity of a conflict, by the widest reading at which it stands."""


def conflict_finding(  # one finding has many sides
    claims: Claims,
    said: Mapping[str, Said],
    rules: Mapping[str, Statement],
    level: str,
    conflict: Conflict,
    moves: Sequence[Move],
    stated: WholeSums | None = None,
    measured: Callable[[Collection[str]], Collection[str]] = lambda _: (),
) -> Finding:
    """A conflict as a finding; its proof is still to be checked. ``stated`` is what else is said of
    the terms of a sum, ``measured`` gives the ids of the measures that unknowns are of.
    """
    names = [name for name in conflict.names if name in said]
    voices = {name: _voice(claims, said[name]) for name in names}
    measures = () if voices else measured(unknowns(conflict.proof))
    case = in_plain_figures(Case(claims, voices, rules, conflict.proof, level, measures))
    relations = [rules[name] for name in conflict.names if name in rules]
    code = code_of(case)
    speakers = [voice.claim for voice in voices.values()]
    told = [speaker for name in names for speaker in said[name].speakers(claims)]
    lines = [
        move_line(case, voices[name], [move for move in moves if move.name == name])
        for name in dict.fromkeys(move.name for move in moves)
        if name in voices
    ]
    whole = stated.sum_of(case) if stated is not None else None
    computed = computed_of(case, whole)
    involved = [relation.name for relation in relations] or (
        [] if voices else sorted(statements(conflict.proof))
    )
    return Finding(
        key_of(code, speakers, involved),
        code,
        SEVERITY_OF[level],
        headline_of(case, code, computed),
        labels_of(case, relations, _relation_labels(claims)),
        level,
        tuple(claim.name for claim in told),
        tuple(claim.name for name in names for claim in said[name].claims if claim not in told),
        tuple(relation_of(relation.name) or relation.name for relation in relations),
        arithmetic_of(case, computed),
        smallest_gap(case.proof),
        case.proof,
        repairs=tuple(line for _, line in sorted(line for line in lines if line is not None)),
        computed=computed,
        because=because_of(case),
        whole=_whole_name(whole),
    )


def _whole_name(whole: WholeSum | None) -> str:
    """What tells the sum apart that a conflict is part of: its rule and its figures."""
    return (
        ""
        if whole is None
        else " ".join((whole.rule, *sorted(one.claim.name for one in whole.voices)))
    )


def _voice(claims: Claims, said: Said) -> Voice:
    told = said.speakers(claims)
    return Voice(
        told[0], tuple(claim for claim in said.claims if claim is not told[0]), said.form, said.code
    )


def key_of(code: str, speakers: Sequence[Claim], relations: Sequence[str] = ()) -> str:
    """A key that stays as long as the claims and their figures do."""
    parts = sorted(f"{claim.name} {claim.figure.text}" for claim in speakers) + sorted(relations)
    return keys.key_of(code, parts)


def _relation_labels(claims: Claims) -> dict[str, Label]:
    labels = {}
    for relation in claims.relations:
        field = relation.record.get("states")
        if field is not None:
            labels[of_relation(relation.id)] = Label(
                field.place, field.value, relation.note or "a declared relation", "relation"
            )
    return labels


def undecided_finding(
    speakers: Sequence[Claim],
    undecided: Sequence[tuple[str, str]],
    met: Sequence[str],
    *,
    found: bool,
) -> Finding | None:
    """What of a connected set could not be decided or was not looked at; ``None`` where its repairs
    tell of it.

    ``met`` are the limits that were met. A warning where nothing was ``found`` in the set that may
    be in conflict; a note where conflicts were found and more may exist, where only whole numbers
    were neither found nor ruled out, or where what was not looked at can be no conflict.
    """
    left = limits.not_looked_at(met)
    if not undecided and not left:
        return None
    whole = bool(undecided) and all(one == WHOLE for _, one in undecided)
    harmless = not undecided and not limits.LOSES_CONFLICTS.intersection(met)
    severity = "note" if found or whole or harmless else "warning"
    figures = ", ".join(claim.figure.text for claim in speakers[:4])
    many = f"{len(speakers):,} figures, " if len(speakers) > 4 else ""
    told = f"{many}{figures}{', ...' if len(speakers) > 4 else ''}"
    headline = (
        f"not decided within the budget: {told}" if undecided else f"not all was looked at: {told}"
    )
    help_text = f"not looked at: {'; '.join(left)}. " if left else ""
    if undecided:
        levels = ", ".join(level for level, _ in undecided)
        help_text += (
            f"tried {undecided[0][1]}; reading: {levels}. State a bound for one factor of a"
            " product, or split "
        )
        help_text += "the claims"
    elif not harmless:
        help_text += "Settle what is in conflict and run it again, or check fewer claims at once"
    return Finding(
        key_of("FC901", speakers),
        "FC901",
        severity,
        headline,
        tuple(_figure_label(claim) for claim in speakers[:10]),
        claims=tuple(claim.name for claim in speakers),
        help=help_text.strip(),
    )


def limits_finding(met: Sequence[str]) -> Finding:
    """What a whole run did not look at, by the limits that were met: a warning where that may hide
    a conflict.
    """
    left = limits.not_looked_at(met)
    hides = bool(limits.LOSES_CONFLICTS.intersection(met))
    key = keys.key_of("FC901", met)
    advice = (
        "Check fewer claims at once, or narrow the relations with `when` and `where`"
        if hides
        else ""
    )
    return Finding(
        key,
        "FC901",
        "warning" if hides else "note",
        f"not looked at: {'; '.join(left)}",
        help=advice,
    )


def _figure_label(claim: Claim) -> Label:
    field = claim.record.get("figure") or claim.record.first
    return Label(field.place, claim.figure.text, "")


def problem_finding(problem: Problem) -> Finding:
    """What is wrong with the files, as a finding."""
    text = "\n".join(
        (problem.headline, *(f"{label.place.file} {label.text}" for label in problem.labels))
    )
    key = keys.key_of(problem.code, (text,))
    return Finding(
        key, problem.code, problem.severity, problem.headline, problem.labels, help=problem.help
    )


def repaired(outcome: Outcome, told: Sequence[Finding]) -> Repaired | None:
    """The lightest repairs of a connected set, by the names of claims and relations; ``None`` where
    there are none.
    """
    if not outcome.repairs:
        return None
    sets = tuple(tuple(map(plain, repair.names)) for repair in outcome.repairs)
    keys = tuple(finding.key for finding in told if finding.level == outcome.repaired)
    return Repaired(
        outcome.repaired, sets, outcome.repairs[0].weight, outcome.surely, keys, outcome.factor
    )


def parts_of_totals(
    claims: Claims,
    every: Iterable[Sequence[Claim]],
    sums: Iterable[Sum],
    conflicts: Iterable[Finding],
) -> dict[str, frozenset[str]]:
    """For each claim of a conflict whose figure is exactly a sum of others, the names by which
    those others are told; ``every`` has the claims that say the same.
    """
    asked = {name for finding in conflicts for name in finding.claims}
    told = {claim.name: alike for alike in every for claim in alike} if asked else {}
    found: dict[str, frozenset[str]] = {}
    for one in sums if asked else ():
        wholes = speakers_of(claims, told[one.whole.name]) if one.exact else []
        for whole in wholes:
            if whole.name in asked:
                parts = (speakers_of(claims, told[part.name]) for part in one.parts)
                found[whole.name] = frozenset(part.name for several in parts for part in several)
    return found
