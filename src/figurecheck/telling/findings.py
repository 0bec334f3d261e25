"""One finding as nodes: who says what in it, how it stands, what would explain and repair it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import attr

from figurecheck.model.checked import Checked
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Finding, Label
from figurecheck.model.proof import Split
from figurecheck.model.record import Place
from figurecheck.model.spelling import spell_count, spell_rounded
from figurecheck.telling.places import label_line
from figurecheck.telling.shapes import Shape, range_of_gaps
from figurecheck.telling.shapes import headline as headline_of_shape

MAX_EXPLAINED = 3
"""How many explanations of one conflict are shown."""

MAX_MOVES = 2
"""How many ways to move a single figure are shown."""

MAX_FIGURES_IN_FULL = 5
"""Figures above which a conflict that is not the first of its story is told in one line."""

LEVEL_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "generous": "no ordinary reading makes all of it true",
        "rounded": "only a loose reading makes all of it true",
        "literal": "rounding explains it",
    }
)
"""How a conflict stands, by the widest reading at which it does."""


@attr.frozen(eq=False, repr=False)
class ToldVoice:
    """Somebody who takes part in a finding: a claim, or where the label is none, what else stands
    at a place.

    ``agreeing`` are those who say the same.
    """

    label: Label
    claim: Claim | None
    agreeing: tuple[ToldVoice, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of one figure: its own and those of others who say the same."""
        return tuple(one.claim for one in (self, *self.agreeing) if one.claim is not None)

    @property
    def labels(self) -> tuple[Label, ...]:
        """The places of one figure."""
        return (self.label, *(one.label for one in self.agreeing))


@attr.frozen(eq=False, repr=False)
class ToldVariant:
    """A conflict that is told under another one; ``settled`` where every lightest repair of that
    one settles it.
    """

    finding: Finding
    settled: bool

    @property
    def how(self) -> str:
        """What makes it a variant."""
        return "settled with it" if self.settled else "the same with parts in place of their total"


@attr.frozen(eq=False, repr=False)
class ToldShape:
    """What is one finding many times over: how often, where and when, in words."""

    shape: Shape
    headline: str
    gaps: str


@attr.frozen(eq=False, repr=False)
class ToldFinding:
    """A finding with its parts. ``unplaced`` are claims of it that stand in no file.

    ``long`` says that it takes many figures, or cases, so that another one of its story is told
    first. ``shape`` is there where it stands for many like it.
    """

    finding: Finding
    voices: tuple[ToldVoice, ...]
    unplaced: tuple[Claim, ...] = ()
    variants: tuple[ToldVariant, ...] = ()
    shape: ToldShape | None = None

    @property
    def fails(self) -> bool:
        """Whether it is more than a note, and nobody has accepted it."""
        return self.finding.severity != "note" and not self.finding.accepted

    @property
    def long(self) -> bool:
        """Whether it takes many figures, or cases."""
        return len(self.voices) > MAX_FIGURES_IN_FULL or isinstance(self.finding.proof, Split)

    def without(self, shared: str | None) -> tuple[ToldVoice, ...]:
        """The voices but for the claim that its story has told already."""
        return tuple(
            one
            for one in self.voices
            if shared is None or one.claim is None or one.claim.name != shared
        )


def told_finding(
    finding: Finding,
    claims: Mapping[str, Claim],
    places: Mapping[Place, Claim],
    variants: tuple[ToldVariant, ...] = (),
    shape: ToldShape | None = None,
) -> ToldFinding:
    """The finding with who takes part in it: ``claims`` go by their names, ``places`` say which
    claim stands where.
    """
    voices: list[ToldVoice] = []
    for label in finding.labels:
        one = ToldVoice(label, places.get(label.place))
        if voices and label.role == "agrees" and one.claim is not None:
            voices[-1] = attr.evolve(voices[-1], agreeing=(*voices[-1].agreeing, one))
        else:
            voices.append(one)
    known = {claim.name for voice in voices for claim in voice.claims}
    unplaced = tuple(
        claims[name] for name in finding.claims if name in claims and name not in known
    )
    return ToldFinding(finding, tuple(voices), unplaced, variants, shape)


def told_shape(report: Checked, shape: Shape) -> ToldShape:
    """A shape in words."""
    return ToldShape(shape, headline_of_shape(report, shape), range_of_gaps(shape))


def claims_by_place(claims: Claims) -> dict[Place, Claim]:
    """The claims by the place of their figures."""
    return {
        field.place: claim for claim in claims if (field := claim.record.get("figure")) is not None
    }


def gap_words(finding: Finding) -> str:
    """The gap of a conflict and how kindly it was read; empty for other findings."""
    if finding.proof is None:
        return ""
    gap = f"gap {spell_rounded(finding.gap)}: " if finding.gap else ""
    return f"{gap}{LEVEL_WORDS[finding.level or 'literal']}; proof verified"


def explained_lines(finding: Finding) -> Iterator[str]:
    """The likeliest explanations, each with how many other conflicts it would remove."""
    for explained in finding.explanations[:MAX_EXPLAINED]:
        more = len(explained.settles)
        yield (
            f"{explained.text}; {spell_count(more, 'other conflict')} would go too"
            if more
            else explained.text
        )


def lines(finding: Finding) -> Iterator[str]:
    """A finding without its headline: places, arithmetic, gap, what would explain, mend and settle
    it, its key.
    """
    yield from (label_line(label) for label in finding.labels)
    yield from finding.arithmetic
    gap = gap_words(finding)
    if gap:
        yield gap
    yield from explained_lines(finding)
    yield from finding.repairs[:MAX_MOVES]
    if finding.accepted:
        yield f"accepted: {finding.accepted}"
    if finding.help:
        yield f"help: {finding.help}"
    yield f"key: {finding.key}"
