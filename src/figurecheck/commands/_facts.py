"""What commands do with facts in large numbers: they are screened, and told with counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import click

from figurecheck.console import coloured

if TYPE_CHECKING:
    from figurecheck.bulk.screened import Screened
    from figurecheck.commands._options import Asked

IN_FULL = frozenset({"markdown", "html"})
"""Formats for people, in which only the first problems are told."""

ONWARDS = (
    "figurecheck report --where place=NAME --finding 1   one problem of a place in full     "
    "  --format csv   every one"
)
"""How to see more of what was screened."""


ADDED = click.option(
    "--added",
    type=click.Path(),
    default=None,
    metavar="FILE",
    help="Only these facts, with all in PATHS that bears on them.",
)
"""Which facts are new."""


SPARK = click.option(
    "--spark",
    default=None,
    metavar="MASTER",
    help="Screen the facts files on a cluster: local[4], spark://HOST:PORT, yarn.",
)
"""Where facts are screened."""


class Facing(NamedTuple):
    """What was said of facts: ``added`` is a file with new ones, ``spark`` the master of a
    cluster.
    """

    added: str | None = None
    spark: str | None = None


NOTHING_SAID = Facing()


def many(
    paths: Sequence[str], wanted: Mapping[str, Collection[str]], said: Facing = NOTHING_SAID
) -> bool:
    """Whether the paths hold facts in such numbers that they are screened, as those are that
    something new is added to, and those that a cluster screens.
    """
    if said.added is not None and said.spark is not None:
        msg = "--added goes without --spark: name the new file beside the others"
        raise click.UsageError(msg)
    if said.spark is not None:
        return True
    if said.added is not None:
        from figurecheck.bulk.extra import see_to_extra

        see_to_extra()
        return True
    from figurecheck.claims.files import facts_below

    own = facts_below(paths)
    if not own:
        return False
    from figurecheck.bulk import sizes
    from figurecheck.bulk.gathering import rows_wanted

    return rows_wanted(own, wanted) > sizes.CLAIMS_AT_ONCE


def screened_report(
    paths: Sequence[str],
    given: Asked | None = None,
    *,
    notes: bool = True,
    said: Facing = NOTHING_SAID,
) -> Screened:
    """The report on facts in large numbers; with ``notes`` conflicts that only rounding explains
    are sought as well, with ``added`` on the facts of that file and all that bears on them alone.
    """
    from datetime import date

    from figurecheck.bulk import sizes
    from figurecheck.bulk.gathering import gathered
    from figurecheck.bulk.opening import told_data
    from figurecheck.bulk.screened import Request, screened
    from figurecheck.console import Progress

    progress = Progress()
    data = None if given is None else told_data(given.readings, given.words)
    today = date.today().toordinal()  # noqa: DTZ011 -- a local day is meant
    asked = Request(notes=notes, today=today)
    if given is not None:
        limit = sizes.TOLD_IN_FULL if given.limit is None else given.limit
        settings = given.settings.digest
        asked = Request(
            given.wanted, notes, limit, given.select, given.ignore, today, given.jobs, settings
        )
    if said.spark is not None:
        from figurecheck.bulk.cluster import screened_on, session_on
        from figurecheck.bulk.gathering import several

        with session_on(said.spark) as session:
            done = screened_on(session, several(paths, data), asked, data, progress)
        progress.over()
        return done
    with gathered(paths, data) as held:
        facts = held
        if said.added is not None:
            from figurecheck.bulk.adding import added
            from figurecheck.bulk.facts import open_facts
            from figurecheck.claims.files import shown

            facts = added(facts, open_facts(said.added, shown(said.added)), data)
        done = screened(facts, asked, data, progress)
    progress.over()
    return done


def screened_text(
    done: Screened, wanted: Any, *, quiet: bool, statistics: bool, verbose: bool, fail_on: str
) -> str | Iterable[str]:
    """The report in a format: for people the first problems in full behind what is counted, else
    all of it.
    """
    from figurecheck.asking.choose import failing
    from figurecheck.bulk.screened import overview
    from figurecheck.report.brief import brief_lines
    from figurecheck.report.formats.text import lines_of
    from figurecheck.report.painting import painted, plain
    from figurecheck.report.safe import safe
    from figurecheck.report.statistics import statistics_text

    if statistics:
        return statistics_text(done.report)
    if wanted.name != "text":
        found = done.told if wanted.name in IN_FULL else done.report
        return cast("Iterable[str]", wanted.rendered(found.explained(), verbose))
    if quiet:
        lines = brief_lines(failing(done.report, fail_on))
        return painted(lines) if coloured() else plain(lines)
    _, *rest = lines_of(done.told, every=verbose, verbose=verbose, onwards=ONWARDS)
    ahead = "".join(f"{safe(line)}\n" for line in overview(done))
    return ahead + (painted(rest) if coloured() else plain(rest))
