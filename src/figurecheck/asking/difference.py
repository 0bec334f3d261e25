"""What is new, what was settled and what became narrower between two reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attr

from figurecheck.model.bounds import Bounds
from figurecheck.model.checked import Checked
from figurecheck.model.finding import Finding
from figurecheck.model.interval import Number
from figurecheck.model.spelling import spell_count, spell_rounded


@attr.frozen(eq=False, repr=False)
class Difference:
    """``new`` and ``gone`` are findings of one report alone, ``moved`` pairs of the same claims
    with other figures.

    ``claims`` are lines on claims that came, went or changed their figure, ``narrowed`` on
    quantities whose bounds did.
    """

    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    moved: tuple[tuple[Finding, Finding], ...]
    claims: tuple[str, ...]
    narrowed: tuple[str, ...]


def difference(old: Checked, new: Checked) -> Difference:
    """What differs from the old report to the new one; notes are left out."""
    before, after = _told(old), _told(new)
    gone = {key: one for key, one in before.items() if key not in after}
    came = {key: one for key, one in after.items() if key not in before}
    moved: list[tuple[Finding, Finding]] = []
    by_claims: dict[tuple[str, tuple[str, ...]], str] = {
        (one.code, one.claims): key for key, one in gone.items()
    }
    for key, one in list(came.items()):
        other = by_claims.pop((one.code, one.claims), None) if one.claims else None
        if other is not None:
            moved.append((gone.pop(other), came.pop(key)))
    return Difference(
        tuple(came.values()),
        tuple(gone.values()),
        tuple(moved),
        tuple(_claims(old, new)),
        tuple(_narrowed(old, new)),
    )


def _told(report: Checked) -> Mapping[str, Finding]:
    return {one.key: one for one in report.findings if one.severity != "note"}


def _claims(old: Checked, new: Checked) -> Iterable[str]:
    before = {claim.name: claim.figure.text for claim in old.claims}
    after = {claim.name: claim.figure.text for claim in new.claims}
    for name in sorted(before.keys() | after.keys()):
        if name not in after:
            yield f"- {name}: {before[name]}"
        elif name not in before:
            yield f"+ {name}: {after[name]}"
        elif before[name] != after[name]:
            yield f"  {name}: {before[name]} became {after[name]}"


def _narrowed(old: Checked, new: Checked) -> Iterable[str]:
    before = {bounds.expression: _width(bounds) for bounds in old.pinned}
    for bounds in new.pinned:
        was, width = before.get(bounds.expression), _width(bounds)
        if was is not None and width is not None and width < was:
            yield f"{bounds.expression}: {spell_rounded(was)} wide, now {spell_rounded(width)}"


def _width(bounds: Bounds) -> Number | None:
    return None if bounds.lower is None or bounds.upper is None else bounds.upper - bounds.lower


def spell_difference(found: Difference) -> str:
    """The difference in words: a sentence, then what is new, what moved, what is settled, and the
    claims behind it.
    """
    parts = [
        f"{spell_count(len(found.new), 'finding')} new",
        f"{len(found.gone):,} settled",
        f"{len(found.moved):,} with other figures",
        f"{len(found.narrowed):,} narrower" if found.narrowed else "",
    ]
    lines = [", ".join(part for part in parts if part) + "."]
    for title, findings in (("New", found.new), ("Settled", found.gone)):
        lines += ["", title] if findings else []
        lines += [f"  {one.severity} {one.code}: {one.headline} ({one.key})" for one in findings]
    lines += ["", "With other figures"] if found.moved else []
    for was, now in found.moved:
        gaps = (
            f": gap {spell_rounded(was.gap or 0)}, now {spell_rounded(now.gap or 0)}"
            if now.gap is not None
            else ""
        )
        lines.append(f"  {now.severity} {now.code}: {now.headline}{gaps} ({now.key})")
    for title, told in (("Narrower", found.narrowed), ("Claims", found.claims)):
        lines += ["", title] if told else []
        lines += [f"  {line}" for line in told]
    return "\n".join(lines) + "\n"
