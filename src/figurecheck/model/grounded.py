"""A text whose figures were traced to their sources."""

from __future__ import annotations

from collections.abc import Mapping

import attr

from figurecheck.model.checked import Checked
from figurecheck.model.grounding import GROUNDED, VERDICTS, SourceRead, Traced, Unsourced
from figurecheck.model.noun import Noun


@attr.frozen(eq=False, repr=False)
class Grounded(Noun):
    """What tracing the figures of a text comes to.

    ``text`` is the name of the text, ``content`` its characters, over which offsets go, ``digest``
    the SHA-256 of its bytes. ``figures`` and ``unsourced`` are in the order of the text. ``report``
    has the conflicts with their proofs, FC504 for what is nowhere and FC505 for what proves
    nothing. ``complete`` is false where a limit was met, which FC901 tells. ``exempted`` are kinds
    and constants that somebody exempted, with how many figures of each there are.
    """

    text: str
    digest: str
    content: str
    sources: tuple[SourceRead, ...]
    figures: tuple[Traced, ...]
    unsourced: tuple[Unsourced, ...]
    complete: bool = True
    exempted: Mapping[str, int] = attr.field(factory=dict)
    report: Checked = attr.field(kw_only=True)

    @property
    def counts(self) -> dict[str, int]:
        """How many figures have each verdict."""
        return {
            verdict: sum(one.verdict == verdict for one in self.figures) for verdict in VERDICTS
        }

    @property
    def grounded(self) -> int:
        """How many figures have a source."""
        return sum(one.verdict in GROUNDED for one in self.figures)

    @property
    def compared(self) -> int:
        """How many figures the sources have that the text was held against."""
        return sum(one.figures for one in self.sources)

    @property
    def accepted(self) -> int:
        """How many findings somebody has accepted."""
        return sum(bool(one.accepted) for one in self.report.findings)

    @property
    def ok(self) -> bool:
        """Whether nothing at or above a warning is left that nobody has accepted."""
        return not self.report.failing

    def __repr__(self) -> str:
        told = ", ".join(f"{verdict} {count:,}" for verdict, count in self.counts.items() if count)
        return f"<{type(self).__name__} of {self.text}: {told or 'no figures'}>"
