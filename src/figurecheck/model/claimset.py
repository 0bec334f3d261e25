"""Claim sets: everything that was read from a folder, or put together in Python."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import ModuleType
from typing import Any

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
class ClaimSet:
    """Claims with the sources, measures, members, periods and relations they need.

    Claims are sorted by full name. ``windows`` holds every window written inside an expression, by its text.
    ``inputs`` are the paths that were read, as they were named, each with the SHA-256 of its bytes.
    ``problems`` are what was wrong with the files. ``readings_version`` names the reading table that was used.
    ``data`` is what was read with in place of what comes with figurecheck, and ``records`` are those of each file, as
    they were written, both for reading again.

    Examples:
        >>> import figurecheck as fc
        >>> claims = fc.from_records([
        ...     {"measure": "arrests", "unit": "arrest"},
        ...     {"claim": "day", "source": "gazette", "figure": "204", "measure": "arrests", "when": "2025-03-10"},
        ...     {"claim": "week", "source": "gazette", "figure": "about 900", "measure": "arrests", "when": "2025-W11"},
        ... ])
        >>> [claim.name for claim in claims]
        ['gazette/day', 'gazette/week']
        >>> claims["gazette/week"].figure.text
        'about 900'
        >>> len(claims.filter(when="2025-03-10"))
        1
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
    records: tuple[tuple[str, tuple[Record, ...]], ...] = attr.field(default=(), eq=False, repr=False)
    _named: dict[str, Claim] = attr.field(factory=dict, init=False, eq=False, repr=False)
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
        claims, sources = spell_count(len(self.claims), "claim"), spell_count(len(self.sources), "source")
        return f"<ClaimSet of {claims} from {sources}{told}>"

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

    def filter(
        self, predicate: Callable[[Claim], object] | None = None, **fields: str | date | Collection[str]
    ) -> ClaimSet:
        """The set with only those claims that the predicate is true of and whose fields have one of the values given.

        ``where="Minnesota"``, ``source=["ap", "reuters"]``, ``status="reported"``: fields as in the files, those that
        were left out with the value they then have, ``""`` where that is nothing. All else stays: sources, measures,
        relations, problems, and the acceptances, of which a check tells those that nothing needs any more.

        Raises:
            UsageError: where no claim can have such a field.
        """
        from figurecheck.claims.sets import filtered

        return filtered(self, predicate, fields)

    def merge(self, *others: ClaimSet | Iterable[Claim]) -> ClaimSet:
        """Everything in this set and others, read as if it were one; ``a | b`` is ``a.merge(b)``.

        Claims built in Python may stand in for a set. Records that are alike word for word are one. Two that describe
        one thing differently are a problem of the result, with both places.

        Raises:
            UsageError: where the sets were read with different reading tables or words.
        """
        from figurecheck.claims.sets import merged

        together = self
        for other in others:
            together = merged(together, other)
        return together

    def __or__(self, other: ClaimSet | Iterable[Claim]) -> ClaimSet:
        return self.merge(other)

    def claim(self, figure: str, *, source: str = "python", **fields: str | date | Sequence[str]) -> Claim:
        """A claim built like ``figurecheck.claim``, which may speak of what this set describes; it is not added to it.

        Raises:
            UsageError: where a field is unknown or its value cannot be read; the message says which and why.
        """
        from figurecheck.claims.build import claim_among

        return claim_among(self, figure=figure, source=source, **fields)

    def to_records(self) -> list[dict[str, str | list[str]]]:
        """Every record as a mapping of field to text, in the order written; ``from_records`` reads them again.

        A field that repeats is a list, and each claim says its source.
        """
        from figurecheck.claims.frames import to_records

        return to_records(self)

    def to_jsonl(self) -> str:
        """Every record as a JSON object on a line of its own, as a file of claims that ends in ``.jsonl`` has them."""
        from figurecheck.claims.frames import to_jsonl

        return to_jsonl(self)

    def to_frame(self, backend: str | ModuleType) -> Any:
        """A data frame with a row for each claim, made by ``pandas``, ``polars``, ``pyarrow`` or ``modin``.

        Every value is text, since no column of numbers holds ``7/3`` or ``7.30`` as it is: the fields as written, what
        was counted, the first and last day, and both ends of each reading, exact; what there is none of is missing, and
        the texts of a field that repeats are parted by line ends.

        Raises:
            UsageError: where narwhals, from the extra ``frames``, or the backend is not installed, or makes no frames.
        """
        from figurecheck.claims.frames import to_frame

        return to_frame(self, backend)

    def _repr_html_(self) -> str:
        """Forest plots of the claims, one for each quantity, for notebooks."""
        from figurecheck.report.notebook import claims_html

        return claims_html(self)

    def held(self) -> tuple[Claim, ...]:
        """The claims that enter the arithmetic: reported, estimated or provisional, and not replaced."""
        replaced = self.replaced
        return tuple(claim for claim in self.claims if claim.status in HELD and claim.name not in replaced)

    @property
    def replaced(self) -> frozenset[str]:
        """The full names of the claims that a later one corrects."""
        return frozenset(claim.replaces for claim in self.claims if claim.replaces)
