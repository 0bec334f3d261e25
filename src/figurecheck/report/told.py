"""What the formats have in common: which findings are told, where they stand, and their lines without any markup."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from figurecheck.model.checked import Checked
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.finding import Finding, Label
from figurecheck.model.record import Place
from figurecheck.model.spelling import spell_count, spell_rounded

EXPLAINED_SHOWN = 3
"""How many explanations of one conflict are shown."""

MOVES_SHOWN = 2
"""How many ways to move a single figure are shown."""

LEVEL_WORDS = (
    ("generous", "no ordinary reading makes all of it true"),
    ("rounded", "only a loose reading makes all of it true"),
    ("literal", "rounding explains it"),
)


def told(report: Checked, verbose: bool) -> tuple[Finding, ...]:  # noqa: FBT001
    """The findings that are told, the gravest first: most notes only where they are asked for."""
    return tuple(finding for finding in report.findings if verbose or not finding.quiet)


def located(file: str) -> tuple[str, bool]:
    """A file by its path from the folder that the command ran in, and whether it lies below that folder.

    One that does not is given by its last name alone: where it lies is nobody else's business.
    """
    drive = file[:1].isalpha() and file[1:3] in {":/", ":\\"}
    apart = drive or file.startswith(("/", "\\\\"))
    parts: list[str] = []
    for part in (file.replace("\\", "/") if drive or file.startswith("\\\\") else file).split("/"):
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    if not apart and ".." not in parts:
        return "/".join(parts), True
    return next((part for part in reversed(parts) if part != ".."), "") if parts else "", False


def spot(place: Place) -> str:
    """``claims/week.rec:3:9``; without the numbers where there are none."""
    path, _ = located(place.file)
    return f"{path}:{place.line}:{place.column}" if place.line > 0 else path


def first_place(finding: Finding) -> Place | None:
    """Where to look first; ``None`` for a finding without a place."""
    return finding.labels[0].place if finding.labels else None


def gap_words(finding: Finding) -> str:
    """The gap of a conflict and how kindly it was read; empty for other findings."""
    if finding.proof is None or finding.gap is None:
        return ""
    gap = f"gap {spell_rounded(finding.gap)}: " if finding.gap else ""
    return f"{gap}{dict(LEVEL_WORDS)[finding.level or 'literal']}; proof verified"


def explained_lines(finding: Finding) -> Iterator[str]:
    """The likeliest explanations, each with how many other conflicts it would remove."""
    for explained in finding.explanations[:EXPLAINED_SHOWN]:
        more = len(explained.settles)
        yield f"{explained.text}; {spell_count(more, 'other conflict')} would go too" if more else explained.text


def lines(finding: Finding) -> Iterator[str]:
    """A finding without its headline: places, arithmetic, gap, what would explain, mend and settle it, its key."""
    yield from (label_line(label) for label in finding.labels)
    yield from finding.arithmetic
    gap = gap_words(finding)
    if gap:
        yield gap
    yield from explained_lines(finding)
    yield from finding.repairs[:MOVES_SHOWN]
    if finding.accepted:
        yield f"accepted: {finding.accepted}"
    if finding.help:
        yield f"help: {finding.help}"
    yield f"key: {finding.key}"


def label_line(label: Label) -> str:
    """The words at a place, who says them, and where it is."""
    words = ": ".join(part for part in (label.text, label.label) if part)
    return f"{words} ({spot(label.place)})" if words else spot(label.place)


def alike(finding: Finding, claims: Mapping[Place, Claim]) -> tuple[tuple[tuple[Label, Claim | None], ...], ...]:
    """The places of a finding with the claims that stand there, those who say the same together."""
    found: list[list[tuple[Label, Claim | None]]] = []
    for label in finding.labels:
        claim = claims.get(label.place)
        if found and claim is not None and label.role == "agrees":
            found[-1].append((label, claim))
        else:
            found.append([(label, claim)])
    return tuple(map(tuple, found))


def by_place(claims: Claims) -> dict[Place, Claim]:
    """The claims by the place of their figures."""
    found = {}
    for claim in claims:
        field = claim.record.get("figure")
        if field is not None:
            found[field.place] = claim
    return found
