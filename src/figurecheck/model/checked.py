"""What a check comes to: what was found, what was checked and what stands alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import attr

from figurecheck.model.bounds import Bounds
from figurecheck.model.claims import Claims
from figurecheck.model.constraint import Statement
from figurecheck.model.document import Object, rule_object
from figurecheck.model.figure import Reading
from figurecheck.model.finding import SEVERITIES, Finding
from figurecheck.model.interval import Number
from figurecheck.model.marked import MarkedText
from figurecheck.model.noun import Noun

SCHEMA = "figurecheck-report/1"

STATUSES = ("adds up", "tight", "in conflict", "tied", "alone", "not compared", "set aside")

UNTIED = ("alone", "not compared", "set aside")
"""The statuses of claims that nothing holds."""


@attr.frozen(eq=False, repr=False)
class Covered:
    """What was checked of one claim.

    ``checks`` are lines that say what it was held against. ``form`` is what it speaks of, in
    unknowns, as a proof needs it; ``None`` for a claim that is set aside. ``ties`` is in how many
    ways, sharing no figure, others hold it: other origins that say the same, and bounds on it.
    """

    claim: str
    status: str
    reading: Reading
    checks: tuple[str, ...] = ()
    form: Object | None = None
    ties: int = 0


@attr.frozen(eq=False, repr=False)
class Story:
    """Conflicts that go together, by their keys, the one to read first ahead; ``shared`` is a claim
    in all of them.
    """

    shared: str | None
    findings: tuple[str, ...]


@attr.frozen(eq=False, repr=False)
class Repaired:
    """The lightest ways to make one connected set of claims hold together at a level.

    ``sets`` are claims and relations, by name, such that leaving out any one set is enough; all
    weigh ``weight``, and each was seen to be enough. ``complete`` says whether there is certainly
    nothing lighter and no other as light. ``findings`` are the keys of the conflicts they settle.
    ``factor`` is the smallest number by which all tolerances could be multiplied instead, ``None``
    where none is enough or it was not sought.
    """

    level: str
    sets: tuple[tuple[str, ...], ...]
    weight: Number
    complete: bool
    findings: tuple[str, ...]
    factor: Number | None = None


@attr.frozen(eq=False, repr=False)
class Run(Noun):
    """What a report was made with, beside the claims: enough to make it again, and to hold it
    against its files.

    ``day`` is the ordinal day that acceptances expired against, ``None`` where none of them ends.
    ``select`` and ``ignore`` are the starts of codes that findings were chosen by. ``readings`` and
    ``words`` are the SHA-256 of the reading table and of the words, ``settings`` that of the
    project's settings, empty where there were none. ``rules`` are the rules of other packages, each
    with its package.
    """

    day: int | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    readings: str = ""
    words: str = ""
    settings: str = ""
    rules: tuple[str, ...] = ()


@attr.frozen(eq=False, repr=False)
class Checked:
    """The outcome of a check. Findings are sorted, the gravest first; coverage by the claims'
    names.

    ``coverage`` may be given as what makes it when it is first asked for, ``untied`` then as the
    statuses of those claims that nothing holds, by name. ``complete`` says whether every smallest
    conflict is there. ``statements`` are the rules and relations that the proofs use, by name;
    ``whole`` the unknowns they speak of that are whole. ``sums`` are lines on what adds up, or what
    makes them.
    ``stories`` are the conflicts in the order they are told, ``variants`` those told under another
    one, with its key. ``repairs`` are the lightest ways to make what is in conflict hold together,
    ``pinned`` the bounds of quantities that nobody stated and that the claims pin down tightly.
    ``settled`` are the variants that every lightest repair of the others settles: no findings of
    their own. ``run`` is what it was made with. ``texts``, ``tables`` and ``filings`` tell of each
    document what was read of it; ``marked`` are the texts themselves with their figures marked.
    """

    claims: Claims
    findings: tuple[Finding, ...]
    _coverage: tuple[Covered, ...] | Callable[[], tuple[Covered, ...]] = attr.field(
        alias="coverage"
    )
    complete: bool
    readings_version: str
    statements: Mapping[str, Statement] = attr.field(factory=dict)
    whole: frozenset[str] = frozenset()
    _sums: tuple[str, ...] | Callable[[], tuple[str, ...]] = attr.field(default=(), alias="sums")
    stories: tuple[Story, ...] = ()
    variants: Mapping[str, str] = attr.field(factory=dict)
    repairs: tuple[Repaired, ...] = ()
    pinned: tuple[Bounds, ...] = ()
    settled: frozenset[str] = frozenset()
    run: Run = attr.field(factory=Run)
    texts: tuple[Object, ...] = ()
    tables: tuple[Object, ...] = ()
    filings: tuple[Object, ...] = ()
    marked: tuple[MarkedText, ...] = ()
    _untied: Mapping[str, str] | None = attr.field(default=None, kw_only=True, alias="untied")

    @property
    def coverage(self) -> tuple[Covered, ...]:
        """What was checked of each claim, sorted by the claims' names."""
        return self._coverage() if callable(self._coverage) else self._coverage

    @property
    def sums(self) -> tuple[str, ...]:
        """Lines on what adds up."""
        return self._sums() if callable(self._sums) else self._sums

    @property
    def untied(self) -> Mapping[str, str]:
        """The statuses of the claims that nothing holds, by name: alone, not compared, set
        aside.
        """
        if self._untied is not None:
            return self._untied
        return {one.claim: one.status for one in self.coverage if one.status in UNTIED}

    @property
    def rules(self) -> dict[str, Object]:
        """The rules and relations that the proofs use, as plain values."""
        return {name: rule_object(self.statements[name]) for name in sorted(self.statements)}

    @property
    def conflicts(self) -> tuple[Finding, ...]:
        """The findings that have a proof."""
        return tuple(finding for finding in self.findings if finding.proof is not None)

    def __repr__(self) -> str:
        told = ", ".join(f"{severity} {count:,}" for severity, count in self.counts.items())
        return f"<{type(self).__name__} on {len(self.claims):,} claims: {told}>"

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    @property
    def failing(self) -> tuple[Finding, ...]:
        """The errors and warnings that nobody has accepted."""
        return tuple(one for one in self.findings if one.severity != "note" and not one.accepted)

    @property
    def ok(self) -> bool:
        """Whether there is no error and no warning that nobody has accepted."""
        return not self.failing

    def count(self, severity: str) -> int:
        """How many findings have that severity."""
        return sum(finding.severity == severity for finding in self.findings)

    @property
    def counts(self) -> dict[str, int]:
        """The number of findings of each severity, the gravest first."""
        return {severity: self.count(severity) for severity in SEVERITIES}

    def with_status(self, *statuses: str) -> tuple[Covered, ...]:
        """The covered claims of these statuses."""
        return tuple(covered for covered in self.coverage if covered.status in statuses)

    @property
    def tied(self) -> int:
        """How many claims the others put a bound on, in conflict or not."""
        return len(self.claims.claims) - len(self.untied)

    def names_with(self, status: str) -> list[str]:
        """The names of the claims of one status, sorted."""
        if status in UNTIED:
            return sorted(name for name, own in self.untied.items() if own == status)
        return [covered.claim for covered in self.with_status(status)]
