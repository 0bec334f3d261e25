"""Everything that was read from a folder, or put together in Python: the plain data that a check
takes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attr

from figurecheck.model.claim import HELD, Acceptance, Claim
from figurecheck.model.finding import Problem
from figurecheck.model.measure import Measure, Member
from figurecheck.model.record import Record
from figurecheck.model.relation import Relation
from figurecheck.model.source import Source, origins
from figurecheck.model.spelling import spell_count
from figurecheck.model.window import Window


@attr.frozen(eq=False, repr=False)
class Claims:
    """Claims with the sources, measures, members, periods and relations they need.

    Claims are sorted by full name. ``windows`` holds every window written inside an expression, by
    its text. ``inputs`` are the paths that were read, as they were named, each with the SHA-256 of
    its bytes. ``problems`` are what was wrong with the files. ``readings_version`` names the
    reading table that was used. ``data`` is what was read with in place of what comes with
    figurecheck, and ``records`` are those of each file, as they were written, both for reading
    again. ``plan`` says whose plans these are, and is empty for all else. ``documents`` are the
    texts that were named beside the records; their figures are no claims.
    """

    claims: tuple[Claim, ...] = ()
    sources: Mapping[str, Source] = attr.field(factory=dict)
    measures: Mapping[str, Measure] = attr.field(factory=dict)
    members: Mapping[tuple[str, str], Member] = attr.field(factory=dict)
    periods: Mapping[str, Window] = attr.field(factory=dict)
    relations: tuple[Relation, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()
    windows: Mapping[str, Window] = attr.field(factory=dict)
    inputs: Mapping[str, str] = attr.field(factory=dict)
    problems: tuple[Problem, ...] = ()
    readings_version: str = ""
    data: object = attr.field(default=None, eq=False, repr=False)
    records: tuple[tuple[str, tuple[Record, ...]], ...] = attr.field(
        default=(), eq=False, repr=False
    )
    plan: str = attr.field(default="", eq=False, repr=False)
    documents: tuple[object, ...] = attr.field(default=(), eq=False, repr=False)
    _named: dict[str, Claim] = attr.field(factory=dict, init=False, eq=False, repr=False)
    _named_by_any: list[tuple[Record, ...]] = attr.field(
        factory=list, init=False, eq=False, repr=False
    )
    _origins: dict[str, frozenset[str]] = attr.field(factory=dict, init=False, eq=False, repr=False)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.claims)

    def __len__(self) -> int:
        return len(self.claims)

    def __getitem__(self, name: str) -> Claim:
        return self._by_name()[name]

    def __contains__(self, one: object) -> bool:
        known = self._by_name().get(one.name if isinstance(one, Claim) else str(one))
        return known is not None and (known == one or isinstance(one, str))

    def _by_name(self) -> dict[str, Claim]:
        if not self._named:
            self._named.update((claim.name, claim) for claim in self.claims)
        return self._named

    def __repr__(self) -> str:
        told = f", {spell_count(len(self.problems), 'problem')}" if self.problems else ""
        claims, sources = (
            spell_count(len(self.claims), "claim"),
            spell_count(len(self.sources), "source"),
        )
        return f"<{type(self).__name__} of {claims} from {sources}{told}>"

    def origins(self, claim: Claim) -> frozenset[str]:
        """The roots of the claim's source: reprints of one origin count as one."""
        found = self._origins.get(claim.source)
        if found is None:
            found = self._origins[claim.source] = origins(self.sources, claim.source)
        return found

    def measure(self, name: str) -> Measure | None:
        """The measure of that id or alias."""
        found = self.measures.get(name)
        if found is not None:
            return found
        return next((measure for measure in self.measures.values() if name in measure.alias), None)

    @property
    def named_by_any(self) -> tuple[Record, ...]:
        """The records of periods, and of members other than places and breakdowns: each claim may
        name them, so that reading one anew takes them all.
        """
        if not self._named_by_any:
            described = (
                one for one in self.members.values() if one.dimension not in {"where", "by"}
            )
            members = [one.record for one in described if one.record]
            periods = [one for _, found in self.records for one in found if one.kind == "period"]
            self._named_by_any.append((*members, *periods))
        return self._named_by_any[0]

    def held(self) -> tuple[Claim, ...]:
        """The claims that enter the arithmetic: reported, estimated or provisional, and not
        replaced; all of a plan.
        """
        if self.plan:
            return self.claims
        replaced = self.replaced
        return tuple(
            claim for claim in self.claims if claim.status in HELD and claim.name not in replaced
        )

    @property
    def replaced(self) -> frozenset[str]:
        """The full names of the claims that a later one corrects."""
        return frozenset(claim.replaces for claim in self.claims if claim.replaces)
