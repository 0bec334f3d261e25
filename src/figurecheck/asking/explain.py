"""Explains conflicts: tries what would remove each of them, keeps what does when it is decided anew, applies none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import islice
from typing import TypeVar

import attr

from figurecheck.asking.choose import keeping
from figurecheck.asking.rooms import Rooms, meet, middle
from figurecheck.catalogue import collect
from figurecheck.checks.conflict import limits_finding
from figurecheck.checks.deciding import deciding
from figurecheck.checks.explanation import Explanation, Subject, Trial, is_narrow
from figurecheck.claims.build import reread
from figurecheck.model import limits
from figurecheck.model.checked import Checked
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.expression import Term
from figurecheck.model.finding import Explained, Finding
from figurecheck.model.interval import EmptyIntervalError, Interval, Number, exact
from figurecheck.model.outcome import Move
from figurecheck.model.proof import Leaf, Split
from figurecheck.model.relation import Relation
from figurecheck.model.said import Said
from figurecheck.relations.compile import System, compile_claims, statement
from figurecheck.solve.decide import Consistent, Decider
from figurecheck.solve.effort import Budget

FEW_CLAIMS = 5
"""Claims above which a conflict is not explained by moving one of them to other days or another quantity."""

TRIAL = 200
"""What looking at one trial costs beside what is decided for it."""

STATEMENT = 60
"""What compiling one statement costs."""

EXPLANATIONS_KEPT = 4
"""How many explanations of a conflict are kept."""

TWO_SIDED = frozenset({"bare", "exact", "approximate", "nearly", "just-over", "multiple"})
"""The hedges that leave room on both sides of a number, or on neither: others nearly any number would satisfy."""

CHANCE = Fraction(1, 4)
"""The share of the slips tried that may fit: where more do, that one of them does says nothing."""


@attr.frozen(eq=False, repr=False)
class Disputed:
    """A conflict with what explaining it takes: what is said in it, and how far single figures would have to move.

    ``speakers`` are those who say it, one list a statement: a claim of each origin, those who copy nobody first.
    """

    finding: Finding
    said: tuple[Said, ...]
    moves: tuple[Move, ...]
    speakers: tuple[tuple[Claim, ...], ...]

    @property
    def spoken(self) -> tuple[Claim, ...]:
        """One claim of each statement."""
        return tuple(speakers[0] for speakers in self.speakers)


class Explaining:
    """What would remove each of some conflicts and decide it: nothing of it is looked for before somebody asks.

    The gravest and smallest ones come first, as far as the effort goes; one may take a quarter of it.
    """

    def __init__(self, claims: Claims, disputed: Sequence[Disputed]) -> None:
        order = sorted(disputed, key=lambda one: (*one.finding.order[:2], -(one.finding.gap or 0), one.finding.key))
        self._large = {one.finding.key for one in order if len(one.said) > limits.EXPLAINED_CLAIMS}
        order = [one for one in order if one.said and one.finding.key not in self._large]
        self._claims = claims
        self._every = disputed
        self._chosen = {one.finding.key: one for one in order[: limits.EXPLAINED_CONFLICTS]}
        self._budget = Budget("EXPLAINING_EFFORT", limits.EXPLAINING_EFFORT)
        self._failed: dict[str, str] = {}
        if len(order) > limits.EXPLAINED_CONFLICTS:
            self._budget.meet("EXPLAINED_CONFLICTS")

    def explanations(self, key: str) -> tuple[Explained, ...]:
        """What would remove a conflict, by its key, the likeliest first."""
        return _with_shared(key, self._found[key], self._found) if key in self._chosen else ()

    def advice(self, key: str) -> str:
        """What further figure would decide a conflict, by its key; empty where none would."""
        one = self._chosen.get(key)
        if one is None:
            return limits.too_large("EXPLAINED_CLAIMS") if key in self._large else ""
        return self._failed.get(key, "") or ("" if one.finding.level == "literal" else self._work.advice(one))

    @property
    def met(self) -> tuple[str, ...]:
        """The limits that are met while every conflict is explained."""
        return tuple(self._budget.met) if self._found else ()

    @cached_property
    def _work(self) -> _Work:
        return _Work(self._claims, self._every, self._budget)

    @cached_property
    def _found(self) -> Mapping[str, tuple[Explained, ...]]:
        return {key: self._guarded(key, one) for key, one in self._chosen.items()}

    def _guarded(self, key: str, one: Disputed) -> tuple[Explained, ...]:
        """What would remove a conflict; where looking for it fails, that is its advice and the conflict stands."""
        try:
            return self._work.explained(one)
        except Exception as error:
            failed = f"no explanation was looked for: {type(error).__name__} while trying them; please report it"
            self._failed[key] = failed
            return ()


Found = TypeVar("Found", bound=Checked)


def explained(report: Found) -> Found:
    """The report once all of its conflicts are explained, with a finding on what was not looked at in doing so."""
    reasons = {id(one.reasons): one.reasons for one in report.findings if one.reasons is not None}  # plans have theirs
    met = tuple(dict.fromkeys(limit for one in reasons.values() for limit in one.met))
    told = limits_finding(met) if met else None
    if told is None or not keeping(told.code, report.run.select, report.run.ignore):
        return report
    findings = {one.key: one for one in (*report.findings, told)}  # a report may have been explained before
    return attr.evolve(report, findings=tuple(sorted(findings.values(), key=lambda one: one.order)))


def _with_shared(
    key: str, own: Sequence[Explained], found: Mapping[str, tuple[Explained, ...]]
) -> tuple[Explained, ...]:
    """The explanations of a conflict, with those of others that remove it too and were not thought of for it."""
    told = {one.text for one in own}
    more: dict[str, Explained] = {}
    for other, explained in found.items():
        for one in explained:
            if key in one.settles and one.text not in told:
                settles = tuple(sorted({*one.settles, other} - {key}))
                more.setdefault(one.text, attr.evolve(one, settles=settles))
    every = [*own, *more.values()]
    harmless, slips = [one for one in every if not one.slip], [one for one in every if one.slip]
    return tuple([*_ranked(harmless), *_ranked(slips)][:EXPLANATIONS_KEPT])


class _Work:
    """What is known while the conflicts of one claim set are explained."""

    def __init__(self, claims: Claims, disputed: Sequence[Disputed], budget: Budget) -> None:
        self.claims = claims
        self._all = self._budget = budget
        self.disputed = disputed
        self._kinds = sorted(
            collect("figurecheck.checks.explanations", "EXPLANATION", Explanation), key=lambda kind: kind.rank
        )
        self._anew: dict[tuple[str, tuple[tuple[str, str], ...]], Claim | None] = {}
        self._rooms: dict[tuple[str, ...], Interval | None] = {}
        self._places = Rooms(claims, self._spend)
        self._named = {claim.name: claim for claim in claims}
        self._compiled: dict[str, System] = {}
        self._contexts: dict[str, tuple[Claim, ...] | None] = {}
        self._removed: dict[tuple[str, str], bool] = {}
        self._relations = {relation.id: relation for relation in claims.relations}
        self._by_value: dict[Number, list[Claim]] = {}
        self._by_source: dict[str, list[Claim]] = {}
        self._speaking: dict[str, list[Disputed]] = {}
        for one in disputed:
            for claim in one.spoken if one.finding.level != "literal" else ():
                self._speaking.setdefault(claim.name, []).append(one)
        for claim in claims:
            self._by_value.setdefault(claim.figure.value, []).append(claim)
            self._by_source.setdefault(claim.source, []).append(claim)

    def _spend(self, amount: int) -> None:
        self._budget.spend(amount)

    def advice(self, one: Disputed) -> str:
        """What further figure would decide a conflict."""
        return deciding(self._subject(one))

    def explained(self, one: Disputed) -> tuple[Explained, ...]:  # noqa: C901 -- one line of sieves
        """What would remove one conflict, at most ``EXPLANATIONS_KEPT``, the likeliest first."""
        subject = self._subject(one)
        self._budget = Budget("EXPLAINING_EFFORT", limits.EXPLAINING_EFFORT // 4, self._all)
        harmless: list[Explained] = []
        slips: list[Explained] = []
        trials: dict[str, Trial] = {}
        tried = 0
        sure: set[str] = set()
        for kind in self._kinds:
            narrowly = one.finding.level == "literal"
            if (narrowly and not kind.always) or (
                len(one.said) > FEW_CLAIMS and (kind.few or (kind.always and not narrowly))
            ):
                continue
            for trial in kind.tries(subject):
                if self._budget.spent:  # half an answer would put forward what only came first
                    return ()
                self._budget.spend(TRIAL)
                if kind.slip:
                    tried += 1
                    narrow = self._narrow(subject, trial)
                    if narrow is None and len(one.said) > FEW_CLAIMS:  # in a large conflict a wide room says nothing
                        continue
                    if narrow is not False and self._fits(subject, trial) and self._removes(one, trial):
                        slips.append(self._told(one, kind, trial))
                        trials[trial.text] = trial
                        sure.update((trial.text,) if narrow else ())
                elif self._anchored(subject, trial) and self._removes(one, trial) and self._snug(subject, trial):
                    harmless.append(self._told(one, kind, trial))
                    if kind.always:  # the first convention that explains is enough
                        break
        if len(slips) > tried * CHANCE:
            slips = [slip for slip in slips if slip.text in sure]
        slips = [slip for slip in slips if 1 + len(slip.settles) >= self._disputes(slip.claims)]
        most = max((len(slip.settles) for slip in slips), default=0)
        slips = [slip for slip in slips if len(slip.settles) == most]
        found = _ranked(harmless)[:EXPLANATIONS_KEPT]
        at_peace = (slip for slip in _ranked(slips) if self._at_peace(one, trials[slip.text], slip))
        found += islice(at_peace, EXPLANATIONS_KEPT - len(found))
        return () if self._budget.spent else tuple(found)

    def _subject(self, one: Disputed) -> Subject:
        speakers = one.spoken
        lone = frozenset(several[0].name for several in one.speakers if len(several) == 1)
        typed = frozenset(
            speaker.name
            for speaker in speakers
            if speaker.name in lone
            and self.claims.sources[speaker.source].numbers == "en"
            and speaker.figure.hedge in TWO_SIDED
            and not self._confirmed(speaker)
        )
        level = one.finding.level or "literal"
        return Subject(
            self.claims,
            speakers,
            level,
            one.finding.code,
            dict(_rooms(one, speakers, level)),
            lone,
            typed,
            self._by_value,
            self._by_source,
        )

    def _confirmed(self, claim: Claim) -> bool:
        """Whether another source has the same number, be it for another quantity: then it is hardly mistyped."""
        return any(other.source != claim.source for other in self._by_value[claim.figure.value])

    # -- trying --------------------------------------------------------------------------------------------------

    def _fits(self, subject: Subject, trial: Trial) -> bool:
        """Whether a number in place of another could lie in the room there is: a quick look ahead of deciding."""
        if trial.value is None or len(trial.names) != 1:
            return True
        name = trial.names[0]
        room = subject.rooms.get(name)
        claim = next(one for one in subject.speakers if one.name == name)
        if room is None or not claim.figure.value:
            return True
        times = Fraction(trial.value) / Fraction(claim.figure.value)
        return times > 0 and meet(claim.reading.at("generous").scaled(exact(times)), room)

    def _removes(self, one: Disputed, trial: Trial) -> bool:
        """Whether the claims and relations of a conflict hold together when the trial is right."""
        key = one.finding.key, trial.text
        if key not in self._removed:
            self._removed[key] = self._decided(one, trial)
        return self._removed[key]

    def _decided(self, one: Disputed, trial: Trial) -> bool:
        context = self._context(one)
        if context is None:  # what is no conflict by itself cannot be seen to go away
            return False
        if trial.changed and not any(trial.changed.values()):
            return True  # nothing can be left out of a conflict without the rest holding together
        changed = self._changed(trial)
        if changed is None:
            return False
        return self._holds(one, self._system(one, context, trial, changed), changed)

    def _holds(self, one: Disputed, system: System, changed: Mapping[str, Claim | None]) -> bool:
        """Whether what is said in a conflict, as a trial changes it, holds together by the rules of a system."""
        if system.problems:
            return False
        names = {claim.name for claim in one.spoken}
        said = [
            self._with_reading(said, changed) for said in system.said if names & {each.name for each in said.claims}
        ]
        level = one.finding.level or "literal"
        statements = [*(statement(each, level) for each in said), *system.rules]
        return isinstance(Decider(statements, system.whole, budget=self._budget).decide(), Consistent)

    def _context(self, one: Disputed) -> tuple[Claim, ...] | None:
        """The claims with which those of a conflict have to be compiled for it to be one.

        Mostly these are its own. Where rules need unknowns that other claims brought into play it takes those others;
        ``None`` where even all claims do not make it, or there are too many.
        """
        key = one.finding.key
        if key not in self._contexts:
            self._contexts[key] = None
            for claims in self._contexts_of(one):
                system = self._compile(attr.evolve(self.claims, claims=claims, relations=self._relations_of(one)))
                if not self._holds(one, system, {}):
                    self._contexts[key], self._compiled[key] = claims, system
                    break
        return self._contexts[key]

    def _contexts_of(self, one: Disputed) -> Iterator[tuple[Claim, ...]]:
        """The claims of a conflict, then all there are, where these are not too many."""
        yield one.spoken
        if len(self.claims) <= limits.EXPLAINING_CLAIMS:
            yield tuple(self.claims.held())
        else:
            self._budget.meet("EXPLAINING_CLAIMS")

    def _relations_of(self, one: Disputed) -> tuple[Relation, ...]:
        return tuple(self._relations[name] for name in one.finding.relations if name in self._relations)

    def _system(
        self, one: Disputed, context: Sequence[Claim], trial: Trial, changed: Mapping[str, Claim | None]
    ) -> System:
        """The claims and relations of a conflict compiled, anew only where a trial changes what one is about."""
        if not trial.measures and all(_alike(changed.get(claim.name, claim), claim) for claim in context):
            return self._compiled[one.finding.key]
        measures = {**self.claims.measures, **trial.measures} if trial.measures else self.claims.measures
        kept = [changed.get(claim.name, claim) for claim in context]
        claims = tuple(claim for claim in kept if claim is not None)
        relations = self._relations_of(one)
        return self._compile(attr.evolve(self.claims, claims=claims, relations=relations, measures=measures))

    def _compile(self, claims: Claims) -> System:
        system = compile_claims(claims)
        self._budget.spend(STATEMENT * (len(system.said) + len(system.rules)))
        return system

    @staticmethod
    def _with_reading(said: Said, changed: Mapping[str, Claim | None]) -> Said:
        """What is said, with the reading that a trial gives its claim."""
        claim = changed.get(said.claims[0].name)
        return said if claim is None else attr.evolve(said, reading=claim.reading)

    def _anchored(self, subject: Subject, trial: Trial) -> bool:
        """Whether figures that are moved have others there, none against them: else anything would fit."""
        for name, claim in trial.changed.items():
            if claim is None or claim is self._named[name]:
                continue
            if not self._places.welcome(claim, subject.level):
                return False
        return True

    def _narrow(self, subject: Subject, trial: Trial) -> bool | None:
        """Whether the number a slip would make lies in the narrow room that others leave; ``None`` where it is wide."""
        (name,) = trial.names
        claim = next(one for one in subject.speakers if one.name == name)
        if trial.value is None or not isinstance(claim.quantity, Term) or not claim.figure.value:
            return None
        times = Fraction(trial.value) / Fraction(claim.figure.value)
        room = subject.rooms.get(name)
        if (room is None or not is_narrow(room, Fraction(middle(claim)))) and len(subject.speakers) <= FEW_CLAIMS:
            key = name, *(one.name for one in subject.speakers)
            if key not in self._rooms:
                self._rooms[key] = self._places.left(claim, subject.speakers, subject.level)
            room = self._rooms[key]
        if room is None or times <= 0:
            return None
        reading = claim.reading.at(subject.level).scaled(exact(times))
        if not meet(reading, room):
            return False
        return True if is_narrow(room, Fraction(middle(claim)) * times) else None

    def _snug(self, subject: Subject, trial: Trial) -> bool:
        """Whether others leave a figure that is moved little room where it is moved to, and it lies in that room."""
        for name, claim in trial.changed.items():
            if claim is None or claim is self._named[name]:
                continue
            room = self._places.left(claim, subject.speakers, subject.level)
            if room is None or not is_narrow(room, Fraction(middle(claim))):
                return False
            if not meet(claim.reading.at(subject.level), room):
                return False
        return True

    def _changed(self, trial: Trial) -> Mapping[str, Claim | None] | None:
        """The claims that a trial changes, those with other fields read anew; ``None`` where one cannot be read."""
        changed = dict(trial.changed)
        for name, fields in trial.fields.items():
            if name in changed or not fields or name not in self._named:  # those of a measure are in `measures`
                continue
            key = name, tuple(sorted(fields.items()))
            if key not in self._anew:
                self._anew[key] = reread(self.claims, self._named[name], fields)
            changed[name] = self._anew[key]
            if self._anew[key] is None:
                return None
        return changed

    def _told(self, one: Disputed, kind: Explanation, trial: Trial) -> Explained:
        """The explanation, with every other conflict that it would remove as well."""
        settles = [
            other.finding.key
            for other in (
                () if kind.always or trial.measures else self._involving(trial.names)[: limits.EXPLAINED_CONFLICTS]
            )
            if other is not one and (kind.slip or len(other.said) <= FEW_CLAIMS) and self._removes(other, trial)
        ]
        edits = tuple((name, field, value) for name, fields in trial.fields.items() for field, value in fields.items())
        return Explained(kind.name, trial.text, trial.names, edits, tuple(settles), slip=kind.slip, steps=trial.steps)

    def _at_peace(self, one: Disputed, trial: Trial, told: Explained) -> bool:
        """Whether what a slip makes of a figure fits with all that is in no other conflict: else it only moves one."""
        if len(self.claims) > limits.EXPLAINING_CLAIMS:
            self._budget.meet("EXPLAINING_CLAIMS")
            return True
        changed = self._changed(trial) or {}
        settled = {one.finding.key, *told.settles}
        elsewhere = {
            claim.name
            for other in self.disputed
            if other.finding.key not in settled and other.finding.level != "literal"
            for claim in other.spoken
        }
        kept = (changed.get(claim.name, claim) for claim in self.claims.held() if claim.name not in elsewhere)
        system = self._compile(attr.evolve(self.claims, claims=tuple(claim for claim in kept if claim is not None)))
        level = one.finding.level or "literal"
        statements = [*(statement(said, level) for said in system.said), *system.rules]
        if system.problems:
            return True
        return not isinstance(Decider(statements, system.whole, budget=self._budget).decide(), (Leaf, Split))

    def _involving(self, names: Sequence[str]) -> list[Disputed]:
        """The conflicts, rounding's aside, in which all of some claims speak."""
        found = [self._speaking.get(name, []) for name in names]
        return [one for one in found[0] if all(one in other for other in found[1:])] if found else []

    def _disputes(self, names: Sequence[str]) -> int:
        return len(self._involving(names))


def _advice(one: Disputed, subject: Subject) -> str:
    """What further figure would decide a conflict, and what its size kept from being looked at."""
    advice = deciding(subject) if one.finding.level != "literal" else ""
    if len(one.said) + len(one.finding.relations) <= limits.MOVED_CLAIMS:
        return advice
    return "; ".join(filter(None, (advice, limits.too_large("MOVED_CLAIMS"))))


def _alike(changed: Claim | None, claim: Claim) -> bool:
    """Whether a claim is about the same as before, whatever its figure."""
    if changed is None or changed.window != claim.window or changed.members != claim.members:
        return False
    return changed.quantity == claim.quantity and changed.statistic == claim.statistic


def _ranked(found: Sequence[Explained]) -> list[Explained]:
    """Those that explain most conflicts first, then those that take the fewest slips, in the order tried."""
    return sorted(found, key=lambda one: (-len(one.settles), one.steps))


def _rooms(one: Disputed, speakers: Sequence[Claim], level: str) -> Iterator[tuple[str, Interval]]:
    """What the others of a conflict leave for each figure, in the unit of its quantity."""
    by_name = {said.name: (said, speaker) for said, speaker in zip(one.said, speakers, strict=True)}
    if len(one.said) == 2 and one.said[0].form == one.said[1].form and not one.finding.relations:
        yield speakers[0].name, one.said[1].reading.at(level)
        yield speakers[1].name, one.said[0].reading.at(level)
    ends: dict[str, dict[str, Number]] = {}
    for move in one.moves:
        said, speaker = by_name.get(move.name, (None, None))
        if said is not None and speaker is not None and not said.form.quotient:
            value = Fraction(move.bound + said.form.of_constant) / Fraction(said.form.per_constant)
            ends.setdefault(speaker.name, {})[move.way] = exact(value)
    for name, found in ends.items():
        try:
            yield name, Interval(found.get("at least"), found.get("at most"))
        except EmptyIntervalError:
            continue
