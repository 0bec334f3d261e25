"""Explains conflicts: tries what would remove each of them, keeps what does when it is decided
anew, applies none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

import attr

from figurecheck.asking.choose import keeping
from figurecheck.asking.disputed import Disputed
from figurecheck.asking.rooms import Rooms, meet, middle
from figurecheck.catalogue import collect
from figurecheck.checks.conflict import limits_finding
from figurecheck.checks.deciding import deciding
from figurecheck.checks.explanation import Explanation, Subject, Trial, is_narrow
from figurecheck.checks.vicinity import Vicinity
from figurecheck.claims.build import reread
from figurecheck.errors import told_fault
from figurecheck.model import limits
from figurecheck.model.checked import Checked
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.figure import Reading
from figurecheck.model.finding import Explained
from figurecheck.model.interval import EmptyIntervalError, Interval, Number, exact
from figurecheck.model.proof import Leaf, Split
from figurecheck.model.relation import Relation
from figurecheck.model.said import Said
from figurecheck.model.spelling import spell_count
from figurecheck.relations.compile import System, compile_claims, statement
from figurecheck.relations.weights import derived_weight
from figurecheck.solve.components import components
from figurecheck.solve.decide import Consistent, Decider
from figurecheck.solve.effort import Budget

FEW_CLAIMS = 5
"""Claims above which a conflict is not explained by moving one of them to other days or another
quantity.
"""

TRIAL = 200
"""What looking at one trial costs beside what is decided for it."""

STATEMENT = 60
"""What compiling one statement costs."""

EXPLANATIONS_KEPT = 4
"""How many explanations of a conflict are kept."""

TWO_SIDED = frozenset({"bare", "exact", "approximate", "nearly", "just-over", "multiple"})
"""The hedges that leave room on both sides of a number, or on neither: others nearly any number
would satisfy.
"""

PER_SETTLED = 10
"""How many times likelier each further conflict that an explanation removes makes it, or less
likely if it does not.
"""

ALIKE = 3
"""How many times likelier one and the same slip has to be for one figure to be told of that one
alone.
"""

LEAST_CHANCE = Fraction(1, 100_000)
"""The least that chance is taken to be: beyond it no slip gains by longer figures."""

NARROWER = 2
"""How much less it says that a figure fits what others write to their last digit: it is one of two
ways to fit.
"""

WRITTEN = "written"
"""In place of a level: every figure as it is written, to half a unit of its last digit."""

HARMLESS = Fraction(1, 4)
"""How likely a harmless explanation is that moves nothing, so that others could leave it room."""


class Explaining:
    """What would remove each of some conflicts and decide it: nothing of it is looked for before
    somebody asks.

    The gravest and smallest ones come first, as far as the effort goes; one may take a quarter of
    it.
    """

    def __init__(self, claims: Claims, disputed: Sequence[Disputed]) -> None:
        order = sorted(
            disputed,
            key=lambda one: (*one.finding.order[:2], -(one.finding.gap or 0), one.finding.key),
        )
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
        return self._failed.get(key, "") or self._work.advice(one)

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
        """What would remove a conflict; where looking for it fails, that is its advice and the
        conflict stands.
        """
        try:
            return self._work.explained(one)
        except Exception as error:
            failed = (
                f"no explanation was looked for: {told_fault(error)} while trying them; please"
                " report it"
            )
            self._failed[key] = failed
            return ()


Found = TypeVar("Found", bound=Checked)


def explained(report: Found) -> Found:
    """The report once all of its conflicts are explained, with a finding on what was not looked at
    in doing so.
    """
    reasons = {
        id(one.reasons): one.reasons for one in report.findings if one.reasons is not None
    }  # plans have theirs
    met = tuple(dict.fromkeys(limit for one in reasons.values() for limit in one.met))
    told = limits_finding(met) if met else None
    if told is None or not keeping(told.code, report.run.select, report.run.ignore):
        return report
    findings = {
        one.key: one for one in (*report.findings, told)
    }  # a report may have been explained before
    return attr.evolve(report, findings=tuple(sorted(findings.values(), key=lambda one: one.order)))


def _with_shared(
    key: str, own: Sequence[Explained], found: Mapping[str, tuple[Explained, ...]]
) -> tuple[Explained, ...]:
    """The explanations of a conflict, with those of others that remove it too and were not thought
    of for it.
    """
    told = {one.text for one in own}
    more: dict[str, Explained] = {}
    for other, explained in found.items():
        for one in explained:
            if key in one.settles and one.text not in told:
                settles = tuple(sorted({*one.settles, other} - {key}))
                more.setdefault(one.text, attr.evolve(one, settles=settles))
    return tuple(_ranked([*own, *more.values()])[:EXPLANATIONS_KEPT])


class _Work:
    """What is known while the conflicts of one claim set are explained."""

    def __init__(self, claims: Claims, disputed: Sequence[Disputed], budget: Budget) -> None:
        self.claims = claims
        self._all = self._budget = budget
        self.disputed = disputed
        self._kinds = sorted(
            collect("figurecheck.checks.explanations", "EXPLANATION", Explanation),
            key=lambda kind: kind.rank,
        )
        self._anew: dict[tuple[str, tuple[tuple[str, str], ...]], Claim | None] = {}
        self._rooms: dict[tuple[str, str, str], Interval | None] = {}
        self._places = Rooms(claims, self._spend)
        self._named = {claim.name: claim for claim in claims}
        self._compiled: dict[str, System] = {}
        self._contexts: dict[str, tuple[Claim, ...] | None] = {}
        self._removed: dict[tuple[str, str], bool] = {}
        self._relations = {relation.id: relation for relation in claims.relations}
        self._vicinity = Vicinity(claims)
        self._speaking: dict[str, list[Disputed]] = {}
        for one in disputed:
            for claim in one.spoken if one.finding.level != "literal" else ():
                self._speaking.setdefault(claim.name, []).append(one)

    def _spend(self, amount: int) -> None:
        self._budget.spend(amount)

    def advice(self, one: Disputed) -> str:
        """What further figure would decide a conflict, and what its size kept from being
        looked at.
        """
        return _advice(one, self._subject(one))

    def explained(self, one: Disputed) -> tuple[Explained, ...]:
        """What would remove one conflict, at most ``EXPLANATIONS_KEPT``, the likeliest first."""
        subject = self._subject(one)
        self._budget = Budget("EXPLAINING_EFFORT", limits.EXPLAINING_EFFORT // 4, self._all)
        narrowly = one.finding.level == "literal"
        large = len(one.said) > FEW_CLAIMS
        found: list[tuple[Explained, Trial]] = []
        for kind in self._kinds:
            if (narrowly and not kind.always) or (
                large and (kind.few or (kind.always and not narrowly))
            ):
                continue
            for trial in kind.tries(subject):
                if self._budget.spent:  # half an answer would put forward what only came first
                    return ()
                told = (self._slip if kind.slip else self._harmless)(one, kind, subject, trial)
                if told is not None:
                    found.append((told, trial))
                    if kind.always:  # the first convention that explains is enough
                        break
        slips = _each_once([each for each in found if each[0].slip])
        most = max((len(told.settles) for told, _ in slips), default=0)
        slips = [each for each in slips if len(each[0].settles) == most]
        slips = [each for each in slips if self._at_peace(one, each[1], each[0])]
        ranked = _ranked(
            [told for told, _ in (*[each for each in found if not each[0].slip], *slips)]
        )
        return () if self._budget.spent else tuple(ranked[:EXPLANATIONS_KEPT])

    def _harmless(
        self, one: Disputed, kind: Explanation, subject: Subject, trial: Trial
    ) -> Explained | None:
        """A harmless explanation, if it removes a conflict and what it moves fits where it is
        moved.
        """
        self._budget.spend(TRIAL)
        if not (
            self._anchored(subject, trial)
            and self._removes(one, trial)
            and self._snug(subject, trial)
        ):
            return None
        moved = [name for name, claim in trial.changed.items() if claim is not None]
        luck = self._luck(one, subject, trial, trial.changed) if moved else None
        told = self._told(one, kind, trial)
        likelihood = trial.likely / Fraction(luck) if luck else HARMLESS
        return attr.evolve(told, likelihood=exact(likelihood * PER_SETTLED ** len(told.settles)))

    def _slip(
        self, one: Disputed, kind: Explanation, subject: Subject, trial: Trial
    ) -> Explained | None:
        """A slip, if it removes a conflict and it would hardly fit by chance."""
        self._budget.spend(TRIAL // 10)
        if not self._fits(one, subject, trial):
            return None
        self._budget.spend(TRIAL)
        if not self._removes(one, trial):
            return None
        changed = self._changed(trial)
        luck = None if changed is None else self._luck(one, subject, trial, changed)
        if luck is None:
            return None
        weight = min(derived_weight(self._named[name]) for name in trial.names)
        likelihood = trial.likely / Fraction(luck * weight)
        if likelihood < 1:
            return None
        told = self._told(one, kind, trial)
        speaking = {claim.name for claim in one.spoken}
        if not told.settles and not speaking.issuperset(
            trial.names
        ):  # the others it changes are changed for nothing
            return None
        left = self._disputes(trial.names) - 1 - len(told.settles)
        words = (
            f"{told.text}; {spell_count(left, 'other conflict')} of it would stay open"
            if left > 0
            else told.text
        )
        likelihood *= Fraction(PER_SETTLED) ** (len(told.settles) - max(left, 0))
        return attr.evolve(told, text=words, likelihood=exact(likelihood))

    def _subject(self, one: Disputed) -> Subject:
        speakers = one.spoken
        lone = frozenset(several[0].name for several in one.speakers if len(several) == 1)
        typed = frozenset(
            speaker.name
            for speaker in speakers
            if speaker.name in lone
            and self.claims.sources[speaker.source].numbers == "en"
            and speaker.figure.hedge in TWO_SIDED
            and not self._vicinity.confirmed(speaker)  # what others have too is hardly mistyped
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
            self._vicinity,
        )

    # -- trying ------------------------------------------------------------------------------------

    def _fits(self, one: Disputed, subject: Subject, trial: Trial) -> bool:
        """Whether a number in place of another could lie in the room there is, hardly by chance: a
        quick look ahead.
        """
        if trial.value is None or len(trial.names) != 1:
            return True
        claim = self._named[trial.names[0]]
        if not claim.figure.value:
            return True
        times = Fraction(trial.value) / Fraction(claim.figure.value)
        if times <= 0:
            return False
        scaled = attr.evolve(claim, reading=claim.reading.scaled(exact(times)))
        luck = self._luck(one, subject, trial, {claim.name: scaled})
        return luck is not None and trial.likely >= luck * derived_weight(claim)

    def _room(self, one: Disputed, subject: Subject, claim: Claim, level: str) -> Interval | None:
        """What the others of a conflict, and those for its quantity, leave a claim as it stands."""
        key = one.finding.key, claim.name, level
        if key not in self._rooms:
            left = self._left(one, claim, subject.speakers, level)
            known = subject.rooms.get(claim.name) if level == subject.level else None
            self._rooms[key] = _common(left, known)
        return self._rooms[key]

    def _luck(
        self, one: Disputed, subject: Subject, trial: Trial, changed: Mapping[str, Claim | None]
    ) -> Fraction | None:
        """How easily what a trial changes would fit by chance, from 0 to 1; ``None`` where a figure
        does not fit.

        That is the room that others leave, as a share of the figure: what it is read as counts as
        room. Where they fit to the last digit, too, it is what is left then.
        """
        speaking = {claim.name for claim in one.spoken}
        names = [name for name in trial.names if name in speaking and changed.get(name) is not None]
        luck = Fraction(1)
        for name in names:
            wide = self._luck_at(one, subject, trial, changed, name, subject.level)
            if wide is None:
                return None
            exactly = self._luck_at(one, subject, trial, changed, name, WRITTEN)
            luck *= min(wide, NARROWER * exactly) if exactly is not None else wide
        return luck

    def _luck_at(
        self,
        one: Disputed,
        subject: Subject,
        trial: Trial,
        changed: Mapping[str, Claim | None],
        name: str,
        level: str,
    ) -> Fraction | None:
        claim = changed[name]
        if claim is None:
            return Fraction(1)
        if _alike(claim, self._named[name]) and len(changed) == 1:
            room = self._room(one, subject, claim, level)
        else:
            others = [changed.get(each.name, each) for each in subject.speakers]
            others += [changed.get(beside, self._named[beside]) for beside in trial.beside]
            room = self._left(one, claim, [other for other in others if other is not None], level)
        return (
            Fraction(1)
            if room is None
            else _chance(self._named[name], _read_at(claim, level, self._named[name]), room)
        )

    def _left(
        self, one: Disputed, claim: Claim, others: Sequence[Claim], level: str
    ) -> Interval | None:
        """What others leave a claim, with the relations of a conflict."""
        relations = self._relations_of(one)
        if level != WRITTEN:
            return self._places.left(claim, others, level, relations)
        readings = ((other, _read_at(other, WRITTEN, self._named[other.name])) for other in others)
        written = [
            attr.evolve(other, reading=Reading(as_it, as_it, as_it, ""))
            for other, as_it in readings
        ]
        return self._places.left(claim, written, "literal", relations)

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
        if trial.beside:
            known = {claim.name for claim in context}
            more = {*trial.beside, *trial.names} - known
            context = (*context, *(self._named[name] for name in sorted(more)))
        changed = self._changed(trial)
        if changed is None:
            return False
        return self._holds(
            one, self._system(one, context, trial, changed), changed, (*trial.beside, *trial.names)
        )

    def _holds(
        self,
        one: Disputed,
        system: System,
        changed: Mapping[str, Claim | None],
        beside: Sequence[str] = (),
    ) -> bool:
        """Whether what is said in a conflict, as a trial changes it, holds together by the rules of
        a system.
        """
        if system.problems:
            return False
        names = {claim.name for claim in one.spoken} | set(beside)
        said = [
            self._with_reading(said, changed)
            for said in system.said
            if names & {each.name for each in said.claims}
        ]
        level = one.finding.level or "literal"
        statements = [*(statement(each, level) for each in said), *system.rules]
        return isinstance(
            Decider(statements, system.whole, budget=self._budget).decide(), Consistent
        )

    def _context(self, one: Disputed) -> tuple[Claim, ...] | None:
        """The claims with which those of a conflict have to be compiled for it to be one.

        Mostly these are its own. Where rules need unknowns that other claims brought into play it
        takes those others; ``None`` where even all claims do not make it, or there are too many.
        """
        key = one.finding.key
        if key not in self._contexts:
            self._contexts[key] = None
            for claims in self._contexts_of(one):
                system = self._compile(
                    attr.evolve(self.claims, claims=claims, relations=self._relations_of(one))
                )
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
        return tuple(
            self._relations[name] for name in one.finding.relations if name in self._relations
        )

    def _system(
        self,
        one: Disputed,
        context: Sequence[Claim],
        trial: Trial,
        changed: Mapping[str, Claim | None],
    ) -> System:
        """The claims and relations of a conflict compiled, anew only where a trial changes what one
        is about.
        """
        if (
            not trial.measures
            and not trial.beside
            and all(_alike(changed.get(claim.name, claim), claim) for claim in context)
        ):
            return self._compiled[one.finding.key]
        measures = (
            {**self.claims.measures, **trial.measures} if trial.measures else self.claims.measures
        )
        kept = [changed.get(claim.name, claim) for claim in context]
        claims = tuple(claim for claim in kept if claim is not None)
        relations = self._relations_of(one)
        return self._compile(
            attr.evolve(self.claims, claims=claims, relations=relations, measures=measures)
        )

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
        """Whether figures that are moved have others there, none against them: else anything would
        fit.
        """
        for name, claim in trial.changed.items():
            if claim is None or claim is self._named[name]:
                continue
            if not self._places.welcome(claim, subject.level):
                return False
        return True

    def _snug(self, subject: Subject, trial: Trial) -> bool:
        """Whether others leave a figure that is moved little room where it is moved to, and it lies
        in that room.
        """
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
        """The claims that a trial changes, those with other fields read anew; ``None`` where one
        cannot be read.
        """
        changed = dict(trial.changed)
        for name, fields in trial.fields.items():
            if (
                name in changed or not fields or name not in self._named
            ):  # those of a measure are in `measures`
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
                ()
                if kind.always or trial.measures
                else self._involving(trial.names)[: limits.EXPLAINED_CONFLICTS]
            )
            if other is not one
            and (kind.slip or len(other.said) <= FEW_CLAIMS)
            and self._removes(other, trial)
        ]
        edits = tuple(
            (name, field, value)
            for name, fields in trial.fields.items()
            for field, value in fields.items()
        )
        return Explained(
            kind.name,
            kind.told(trial),
            trial.names,
            edits,
            tuple(settles),
            slip=kind.slip,
            condition=trial.text,
        )

    def _at_peace(self, one: Disputed, trial: Trial, told: Explained) -> bool:
        """Whether what a slip makes of a figure fits with all that is in no other conflict: else it
        only moves one.
        """
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
        kept = (
            changed.get(claim.name, claim)
            for claim in self.claims.held()
            if claim.name not in elsewhere
        )
        system = self._compile(
            attr.evolve(self.claims, claims=tuple(claim for claim in kept if claim is not None))
        )
        level = one.finding.level or "literal"
        every = [*(statement(said, level) for said in system.said), *system.rules]
        if system.problems:
            return True
        names = set(trial.names)
        about = {
            said.name
            for said in system.said
            if not names.isdisjoint(claim.name for claim in said.claims)
        }
        tied = (
            part for part in components(every) if any(every[index].name in about for index in part)
        )
        statements = [every[index] for part in tied for index in part]
        return not isinstance(
            Decider(statements, system.whole, budget=self._budget).decide(), (Leaf, Split)
        )

    def _involving(self, names: Sequence[str]) -> list[Disputed]:
        """The conflicts, rounding's aside, in which one of some claims speaks."""
        found = {id(one): one for name in names for one in self._speaking.get(name, ())}
        return list(found.values())

    def _disputes(self, names: Sequence[str]) -> int:
        return len(self._involving(names))


def _each_once(slips: Sequence[tuple[Explained, Trial]]) -> list[tuple[Explained, Trial]]:
    """The slips, the likeliest of those that change the same figure alike.

    One and the same slip is told of the figures for which it is likeliest.
    """
    ordered = sorted(slips, key=lambda each: -each[0].likelihood)
    by_edit: dict[object, tuple[Explained, Trial]] = {}
    for told, trial in ordered:
        by_edit.setdefault(
            (trial.names, trial.value if trial.value is not None else told.edits), (told, trial)
        )
    best: dict[str, Number] = {}
    found: dict[object, tuple[Explained, Trial]] = {}
    for told, trial in by_edit.values():
        slip = trial.slip or told.text
        if told.likelihood * ALIKE >= best.setdefault(slip, told.likelihood):
            found.setdefault((trial.names, slip), (told, trial))
    return list(found.values())


def _read_at(claim: Claim, level: str, written: Claim | None = None) -> Interval:
    """What a figure is read as at a level, or as it is written; to the digits it had if it was
    changed.
    """
    figure = (written or claim).figure
    if level != WRITTEN:
        return claim.reading.at(level)
    literal = claim.reading.literal
    plain = (
        figure.hedge in {"bare", "approximate"}
        and figure.last is None
        and figure.value
        and figure.digit_unit
    )
    if (
        not plain
        or literal.lower is None
        or claim.reading.generous.lower == claim.reading.generous.upper
    ):
        return literal
    half = (
        abs(Fraction(middle(claim)) / Fraction(figure.value))
        * Fraction(figure.digit_unit)
        / Fraction(2)
    )
    return Interval(exact(middle(claim) - half), exact(middle(claim) + half))


def _common(one: Interval | None, other: Interval | None) -> Interval | None:
    """The numbers in both of two rooms, where both are known and share any."""
    if one is None or other is None:
        return one if other is None else other
    lowers = [end for end in (one.lower, other.lower) if end is not None]
    uppers = [end for end in (one.upper, other.upper) if end is not None]
    try:
        return Interval(max(lowers, default=None), min(uppers, default=None))
    except EmptyIntervalError:
        return other


def _chance(claim: Claim, reading: Interval, room: Interval) -> Fraction | None:
    """The room that others leave a figure, and what it is read as, beside its size; ``None`` where
    it is out of it.
    """
    if not meet(reading, room):
        return None
    ends = (reading.lower, reading.upper, room.lower, room.upper)
    if any(end is None for end in ends):
        return Fraction(1)
    low, high, least, most = (Fraction(end) for end in ends if end is not None)
    size = max(abs(low), abs(high))
    figure = claim.figure
    finest = (
        Fraction(figure.digit_unit) / abs(Fraction(figure.value)) if figure.value else Fraction(1)
    )
    width = ((high - low) + (most - least)) / Fraction(size) if size else Fraction(1)
    return min(Fraction(1), max(width, finest, LEAST_CHANCE))


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
    """The likeliest first, those alike in the order tried."""
    return sorted(found, key=lambda one: -one.likelihood)


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
