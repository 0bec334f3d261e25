"""Claim sets: claims as other programs use them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from types import ModuleType
from typing import Any

import attr

from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims


@attr.frozen(eq=False, repr=False)
class ClaimSet(Claims):
    """Claims with the sources, measures, members, periods and relations they need, to choose from
    and to put together.

    What it holds is said at ``Claims``, the plain data that a check takes.

    Examples:
        >>> import figurecheck as fc
        >>> claims = fc.from_records([
        ...     {"measure": "arrests", "unit": "arrest"},
        ...     {"source": "gazette"},
        ...     {"claim": "day", "figure": "204", "measure": "arrests", "when": "2025-03-10"},
        ...     {"claim": "week", "figure": "about 900", "measure": "arrests", "when": "2025-W11"},
        ... ])
        >>> [claim.name for claim in claims]
        ['gazette/day', 'gazette/week']
        >>> claims["gazette/week"].figure.text
        'about 900'
        >>> len(claims.filter(when="2025-03-10"))
        1
    """

    @classmethod
    def of(cls, claims: Claims) -> ClaimSet:
        """The claim set of plain data; one that is a set already stays as it is."""
        if isinstance(claims, ClaimSet):
            return claims
        held = {one.name: getattr(claims, one.name) for one in attr.fields(Claims) if one.init}
        return cls(**held)

    def filter(
        self,
        predicate: Callable[[Claim], object] | None = None,
        **fields: str | date | Collection[str],
    ) -> ClaimSet:
        """The set with only those claims that the predicate is true of and whose fields have one of
        the values given.

        ``where="Minnesota"``, ``source=["ap", "reuters"]``, ``status="reported"``: fields as in the
        files, those that were left out with the value they then have, ``""`` where that is nothing.
        All else stays: sources, measures, relations, problems, and the acceptances, of which a
        check tells those that nothing needs any more.

        Raises:
            UsageError: where no claim can have such a field.
        """
        from figurecheck.claims.sets import filtered

        return ClaimSet.of(filtered(self, predicate, fields))

    def merge(self, *others: Claims | Iterable[Claim]) -> ClaimSet:
        """Everything in this set and others, read as if it were one; ``a | b`` is ``a.merge(b)``.

        Claims built in Python may stand in for a set. Records that are alike word for word are one.
        Two that describe one thing differently are a problem of the result, with both places.

        Raises:
            UsageError: where the sets were read with different reading tables or words.
        """
        from figurecheck.claims.sets import merged

        together: Claims = self
        for other in others:
            together = merged(together, other)
        return ClaimSet.of(together)

    def __or__(self, other: Claims | Iterable[Claim]) -> ClaimSet:
        return self.merge(other)

    def claim(
        self, figure: str, *, source: str = "python", **fields: str | date | Sequence[str]
    ) -> Claim:
        """A claim built like ``figurecheck.claim``, which may speak of what this set describes; it
        is not added to it.

        Raises:
            UsageError: where a field is unknown or its value cannot be read; the message says which
                and why.
        """
        from figurecheck.claims.build import claim_among

        return claim_among(self, figure=figure, source=source, **fields)

    def to_records(self) -> list[dict[str, str | list[str]]]:
        """Every record as a mapping of field to text, in the order written; ``from_records`` reads
        them again.

        A field that repeats is a list, and each claim says its source.
        """
        from figurecheck.claims.frames import to_records

        return to_records(self)

    def to_jsonl(self) -> str:
        """Every record as a JSON object on a line of its own, as a file of claims that ends in
        ``.jsonl`` has them.
        """
        from figurecheck.claims.frames import to_jsonl

        return to_jsonl(self)

    def to_frame(self, backend: str | ModuleType) -> Any:
        """A data frame with a row for each claim, made by ``pandas``, ``polars``, ``pyarrow`` or
        ``modin``.

        Every value is text, since no column of numbers holds ``7/3`` or ``7.30`` as it is: the
        fields as written, what was counted, the first and last day, and both ends of each reading,
        exact; what there is none of is missing, and the texts of a field that repeats are parted by
        line ends.

        Raises:
            UsageError: where narwhals, from the extra ``frames``, or the backend is not installed,
                or makes no frames.
        """
        from figurecheck.claims.frames import to_frame

        return to_frame(self, backend)

    def _repr_html_(self) -> str:
        """Forest plots of the claims, one for each quantity, for notebooks."""
        from figurecheck.report.notebook import claims_html

        return claims_html(self)
