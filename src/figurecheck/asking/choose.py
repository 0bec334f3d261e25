"""Chooses among the findings of a report by their codes, and says which of them count as
failing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

import attr

from figurecheck.catalogue import documented
from figurecheck.errors import UsageError
from figurecheck.model.checked import Checked, Story
from figurecheck.model.finding import SEVERITIES, Finding
from figurecheck.model.nearest import suggestion
from figurecheck.telling.outline import Outline
from figurecheck.telling.problems import ToldProblem, remarked

Found = TypeVar("Found", bound=Checked)


def chosen(report: Found, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Found:
    """The report with the findings whose codes start with one of ``select``, all by default, and
    none of ``ignore``.

    The longest start that matches decides, as linters have it: ``ignore FC2`` with ``select FC204``
    keeps FC204. What was found out otherwise, coverage, repairs, bounds, stays.

    Raises:
        UsageError: where one of them is not the start of a code.
    """
    wanted, unwanted = tuple(_start(one) for one in select), tuple(_start(one) for one in ignore)
    if not wanted and not unwanted:
        return report

    def keeps(code: str) -> bool:
        return keeping(code, wanted, unwanted)

    findings = tuple(finding for finding in report.findings if keeps(finding.code))
    keys = {finding.key for finding in findings}
    under = {
        key: simpler for key, simpler in report.variants.items() if key in keys and simpler in keys
    }
    freed = [key for key in report.variants if key in keys and key not in under]
    stories = [
        Story(story.shared, tuple(key for key in story.findings if key in keys))
        for story in report.stories
    ]
    stories += [Story(None, (key,)) for key in freed]
    repairs = tuple(one for one in report.repairs if keys.intersection(one.findings))
    return attr.evolve(
        report,
        findings=findings,
        stories=tuple(story for story in stories if story.findings),
        variants=under,
        repairs=repairs,
        run=attr.evolve(report.run, select=wanted, ignore=unwanted),
    )


def keeping(code: str, select: Iterable[str], ignore: Iterable[str]) -> bool:
    """Whether findings of a code are kept: the longest start that matches decides."""
    wanted = tuple(select)
    yes = max((len(one) for one in wanted if code.startswith(one)), default=-1 if wanted else 0)
    no = max((len(one) for one in ignore if code.startswith(one)), default=-1)
    return yes > no


def _start(text: str) -> str:
    start = text.strip().upper()
    own = "FC".startswith(start[:2]) and (len(start) <= 2 or start[2:].isdecimal())
    if not start or not (own or any(code.startswith(start) for code, _, _ in documented())):
        msg = f"`{text[:40]}` is not a code or the start of one, such as FC204 or FC3"
        raise UsageError(msg)
    return start


def failing(report: Checked, threshold: str = "warning") -> tuple[Finding, ...]:
    """The findings at or above a severity that nobody has accepted; none where the threshold is
    ``never``.
    """
    if threshold == "never":
        return ()
    least = SEVERITIES.index(threshold)
    return tuple(
        one
        for one in report.findings
        if SEVERITIES.index(one.severity) <= least and not one.accepted
    )


def of_source(told: Outline, source: str) -> tuple[ToldProblem, ...]:
    """The problems with a figure of a source, in their order.

    Raises:
        UsageError: where there is no such source.
    """
    claims = told.report.claims
    if source not in claims.sources and all(claim.source != source for claim in claims):
        near = suggestion(source, {claim.source for claim in claims})
        msg = f"no claim is by a source `{source}`{near and f'; {near}'}"
        raise UsageError(msg)
    own = {claim.name for claim in claims if claim.source == source}
    return tuple(
        problem
        for problem in told.problems
        if any(
            own.intersection((*one.finding.claims, *one.finding.also)) for one in problem.findings
        )
    )


def numbered(told: Outline, problems: Sequence[ToldProblem], asked: str) -> ToldProblem:
    """The problem of a number in a list, or the one that a finding belongs to, by its key.

    Raises:
        UsageError: where there is none.
    """
    if asked.isdecimal():
        if 0 < int(asked[:9]) <= len(problems):
            return problems[int(asked[:9]) - 1]
        msg = f"there is no problem {asked[:20]}; there are {len(problems):,}"
        raise UsageError(msg)
    for problem in (*problems, *told.passing):
        if asked in problem.keys:
            return problem
    for one in (*told.mistakes, *told.others):
        if one.finding.key == asked:
            return remarked(one)
    msg = f"no finding has the key `{asked[:60]}`"
    raise UsageError(msg)
