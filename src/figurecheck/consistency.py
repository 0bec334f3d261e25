"""From a claim set to a report, in one straight line: compile, decide, tell, plan, bound, ask,
read, accept.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date
from functools import partial

from figurecheck.claims.report import Report
from figurecheck.errors import UsageError
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.given import day_of
from figurecheck.model.spelling import spell_list
from figurecheck.passes.asking import accept, ask, bound, plan, read
from figurecheck.passes.deciding import decide
from figurecheck.passes.reporting import reported
from figurecheck.passes.state import State
from figurecheck.passes.telling import tell
from figurecheck.relations.compile import compile_claims
from figurecheck.solve.part import FEW_CLAIMS, Memory
from figurecheck.solve.quick import WAYS


def check(
    claims: Claims | Iterable[Claim],
    *,
    jobs: int = 1,
    quick: Collection[str] = WAYS,
    today: int | date | None = None,
    progress: Callable[[int, int], None] = lambda _, __: None,
    memory: Memory | None = None,
) -> Report:
    """Everything that can be said about whether the claims can all be true.

    ``jobs`` is the number of processes; ``quick`` names the ways in which an answer is looked for
    before the simplex is asked, ``()`` for none; ``memory`` has the connected sets that were
    decided before, which are not decided again. None of these changes what comes out. ``today``, a
    date or its ordinal number, is what acceptances expire against; without it none does.
    ``progress`` is told how many connected sets are done, and of how many.

    Raises:
        UsageError: where these are no claims, or were taken out of the set they were read with, or
            an option is wrong.

    Examples:
        >>> import figurecheck as fc
        >>> parts = [fc.claim("412", measure="arrests", when="2025-01")]
        >>> parts += [fc.claim("398", measure="arrests", when="2025-02")]
        >>> total = fc.claim("811", measure="arrests", when="2025-01/2025-02", source="gazette")
        >>> for conflict in fc.check([*parts, total]).conflicts:
        ...     print(conflict.headline, conflict.gap)
        arrests, January to February 2025: 412 + 398 make 810, not 811 1
    """
    if not isinstance(claims, Claims):
        from figurecheck.claims.build import gathered

        claims = gathered(claims)
    day = _day(jobs, quick, today)
    ways = tuple(quick)
    state = None
    if memory is None and len(claims.claims) >= FEW_CLAIMS:
        from figurecheck.passes.parting import decided_in_families

        state = decided_in_families(claims, jobs=jobs, quick=ways, day=day, progress=progress)
    if state is None:
        system = compile_claims(claims)
        state = State(
            claims=claims,
            jobs=jobs,
            quick=ways,
            day=day,
            progress=progress,
            memory=memory,
            compiled=lambda: system,
        )
        state = tell(decide(state))
    again = partial(check, quick=ways)
    for one in (
        partial(plan, check=again),
        bound,
        ask,
        partial(read, check=again, sparing=partial(check, quick=())),
        accept,
    ):
        state = one(state)
    return reported(state)


def _day(jobs: int, quick: Collection[str], today: int | date | None) -> int | None:
    """The ordinal number of today, once the options are seen to be such.

    Raises:
        UsageError: where one is not.
    """
    if not isinstance(jobs, int) or jobs < 1:
        msg = f"`jobs` is a number of processes, 1 or more, and this is {jobs!r}"
        raise UsageError(msg)
    for name in quick:
        if name not in WAYS:
            msg = f"there is no quick way called `{name}`; there are {spell_list(WAYS)}"
            raise UsageError(msg)
    return day_of(today)
