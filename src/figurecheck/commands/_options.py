"""Options that several commands have, and what they come to together with a project's settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

import click

if TYPE_CHECKING:
    from figurecheck.claims.claimset import ClaimSet
    from figurecheck.claims.report import Report
    from figurecheck.claims.settings import Settings
    from figurecheck.solve.part import Memory

SEVERITIES = ("error", "warning", "note", "never")


def checking(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say what is checked and what counts."""
    options = (
        click.argument("paths", nargs=-1, type=click.Path()),
        click.option(
            "--select",
            multiple=True,
            metavar="CODE",
            help="Only findings whose code starts so: FC2, FC204.",
        ),
        click.option(
            "--ignore", multiple=True, metavar="CODE", help="No findings whose code starts so."
        ),
        click.option(
            "--fail-on",
            type=click.Choice(SEVERITIES),
            default=None,
            help="Exit with 1 from this severity on (warning).",
        ),
        click.option(
            "--readings",
            type=click.Path(),
            default=None,
            help="A reading table (TOML) of your own.",
        ),
        click.option(
            "--words",
            type=click.Path(),
            default=None,
            help="Hedge and number words (TOML) of your own.",
        ),
        click.option(
            "-j",
            "--jobs",
            type=click.IntRange(1, 256),
            default=None,
            help="How many processes to work in.",
        ),
        click.option(
            "--published",
            default="",
            metavar="DAY",
            help="The day a text was published, as 2025-06-04.",
        ),
        click.option(
            "--headline", default="", metavar="TEXT", help="The headline of a text without one."
        ),
        click.option("--isolated", is_flag=True, help="Leave the settings of the project alone."),
    )
    for option in reversed(options):
        function = option(function)
    return function


class Asked(NamedTuple):
    """What a person asked for, with the settings of the project where nothing else was said."""

    paths: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str
    readings: str | None
    words: str | None
    jobs: int
    settings: Settings
    published: str = ""
    headline: str = ""


def asked(
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    readings: str | None,
    words: str | None,
    jobs: int | None,
    isolated: bool,  # noqa: FBT001
    published: str = "",
    headline: str = "",
) -> Asked:
    """The options together with the settings; what is given on the command line goes before
    them.
    """
    from figurecheck.claims.settings import Settings, find_settings

    settings = Settings() if isolated else find_settings()
    number = settings.values.get("jobs", 1)
    return Asked(
        paths or _of_project(settings),
        _split(select) or settings.texts("select"),
        _split(ignore) or settings.texts("ignore"),
        fail_on or settings.text("fail-on") or "warning",
        readings or settings.path("readings"),
        words or settings.path("words"),
        jobs or (number if isinstance(number, int) else 1),
        settings,
        published,
        headline,
    )


def _of_project(settings: Settings) -> tuple[str, ...]:
    """What is read where nothing is named: the folders that are set, and the texts."""
    documents = settings.documents()
    paths = tuple(settings.from_here(path) for path in settings.texts("paths"))
    return (*(paths or (() if documents else ("claims",))), *documents)


def _split(codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code.strip() for one in codes for code in one.split(",") if code.strip())


def claims_of(given: Asked) -> ClaimSet:
    """The claims below the paths.

    Raises:
        UsageError: where there is not one, nor anything wrong to tell.
    """
    from figurecheck.claims.files import load
    from figurecheck.errors import UsageError

    claims = load(*given.paths, readings=given.readings, words=given.words)
    if claims.documents:
        from figurecheck.bringing.documents.dated import dated

        claims = dated(claims, given.published, given.headline)
    if not claims.claims and not claims.problems and not claims.documents:
        msg = f"not one claim below {', '.join(given.paths)}"
        raise UsageError(msg)
    return claims


def report_of(given: Asked, claims: ClaimSet, memory: Memory | None = None) -> Report:
    """The report, with the findings that were asked for; ``memory`` has what was decided before."""
    from datetime import date

    import attr

    from figurecheck.asking.choose import chosen
    from figurecheck.consistency import check
    from figurecheck.console import Progress

    progress = Progress()
    today = date.today().toordinal()  # noqa: DTZ011 -- a local day is meant
    found = check(claims, jobs=given.jobs, today=today, progress=progress, memory=memory)
    progress.over()
    found = attr.evolve(found, run=attr.evolve(found.run, settings=given.settings.digest))
    return chosen(found, given.select, given.ignore)
