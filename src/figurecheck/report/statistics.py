"""How many findings there are of each code."""

from __future__ import annotations

from figurecheck.model.checked import Checked


def statistics_text(found: Checked) -> str:
    """How many findings there are of each code, the most frequent first."""
    counts: dict[tuple[str, str], int] = {}
    for finding in found:
        key = finding.code, finding.severity
        counts[key] = counts.get(key, 0) + 1
    order = sorted(counts, key=lambda key: (-counts[key], key))
    lines = [f"{counts[key]:>6,}  {key[0]}  {key[1]}" for key in order]
    tied = f"{found.tied:,} of {len(found.claims):,} figures were checked against others."
    return "\n".join([*(lines or ["     0  findings"]), tied]) + "\n"
