"""Conflicts told as stories: those that share a claim together, those that take a total's parts for
it below.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from figurecheck.model.checked import Story
from figurecheck.model.finding import Finding

SHARED = 3
"""How many conflicts must share a claim for it to be told once, ahead of them."""


def variants(
    conflicts: Sequence[Finding], sums: Mapping[str, frozenset[str]], settled: Mapping[str, str]
) -> dict[str, str]:
    """For each conflict that is told under another one: the other one's key.

    These are those that have the parts of a total where a smaller one has the total, and those that
    every lightest repair of others settles. ``sums`` gives, for a claim whose figure is exactly the
    sum of others, those others, ``settled`` the keys of the latter kind, each with that of one
    which the repairs are of.
    """
    found: dict[str, str] = {}
    for finding in conflicts:
        if finding.key in settled:
            continue
        names = set(finding.claims)
        for simpler in conflicts:
            replaced = set(simpler.claims) - names
            if (
                len(simpler.claims) >= len(finding.claims)
                or len(replaced) != 1
                or simpler.level != finding.level
            ):
                continue
            parts = sums.get(next(iter(replaced)))
            if parts and names - set(simpler.claims) <= parts:
                found[finding.key] = found.get(simpler.key, simpler.key)
                break
    found.update((key, found.get(other, other)) for key, other in settled.items())
    return {key: found.get(other, other) for key, other in found.items()}


def stories(conflicts: Sequence[Finding], under: Mapping[str, str]) -> tuple[Story, ...]:
    """The conflicts in the order they are told: greedily, the claim that most of the rest share
    goes first.
    """
    left = [finding for finding in conflicts if finding.key not in under]
    told: list[Story] = []
    while left:
        counts: dict[str, int] = {}
        for finding in left:
            for name in finding.claims:
                counts[name] = counts.get(name, 0) + 1
        shared = min(counts, key=lambda name: (-counts[name], name), default=None)
        if shared is None or counts[shared] < SHARED:
            break
        together = [finding for finding in left if shared in finding.claims]
        told.append(Story(shared, tuple(finding.key for finding in together)))
        left = [finding for finding in left if shared not in finding.claims]
    told += [Story(None, (finding.key,)) for finding in left]
    order = {finding.key: index for index, finding in enumerate(conflicts)}
    return tuple(sorted(told, key=lambda story: min(order[key] for key in story.findings)))
