"""Options that several commands have, and what they come to together with a project's settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import click

if TYPE_CHECKING:
    from figurecheck.claims.claimset import ClaimSet
    from figurecheck.claims.report import Report
    from figurecheck.claims.settings import Settings
    from figurecheck.solve.part import Memory

SEVERITIES = ("error", "warning", "note", "never")

ACROSS = click.option(
    "--across",
    is_flag=True,
    help="Hold the tables or filings of different files against one another where they have the"
    " same figures.",
)
"""Whether files are held against one another that each would be held against itself alone."""

READING = (
    click.option(
        "--where",
        multiple=True,
        metavar="FIELD=VALUE",
        help="Of facts files only that: place=Ohio, source=cdc.",
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
    click.option(
        "--as",
        "kind",
        type=click.Choice(("records", "table", "text")),
        default=None,
        help="What the files that are named hold, whatever they look like.",
    ),
    click.option("--sheet", default="", metavar="NAME", help="One sheet of a workbook."),
    click.option(
        "--table",
        type=click.IntRange(1),
        default=None,
        metavar="N",
        help="One table of a file with several.",
    ),
    click.option(
        "--numbers",
        default="",
        metavar="FORMAT",
        help="How a table writes numerals: en, eu, space, plain.",
    ),
    click.option(
        "--rounding",
        default="",
        metavar="HOW",
        help="How a table was rounded: exact, digits, random.",
    ),
    ACROSS,
)
"""What decides how files are read, and so what can be found in them: who verifies a report says the
same as who made it.
"""

OUTPUT = click.option(
    "--output", type=click.Path(), default=None, metavar="FILE", help="Write to a file instead."
)
"""Where a report goes instead of the terminal."""

FIXED = click.option(
    "--set",
    "fixed",
    multiple=True,
    metavar="FIELD=VALUE",
    help="A field that is the same in every row.",
)
SHEET = click.option("--sheet", default="", metavar="NAME", help="Which sheet of a workbook.")
HEADINGS = click.option(
    "--headings",
    type=click.IntRange(1),
    default=None,
    metavar="ROW",
    help="The row that names the fields.",
)
NUMBERS = click.option(
    "--numbers",
    type=click.Choice(("en", "eu")),
    default=None,
    help="Numerals are 7,300.5 or 7.300,5.",
)
DELIMITER = click.option(
    "--delimiter",
    default="",
    metavar="SIGN",
    help="What stands between cells: a comma unless given.",
)
"""How the rows of a table become records."""


def reading(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say how files are read."""
    for option in reversed(READING):
        function = option(function)
    return function


def checking(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say what is checked and what counts."""
    options = (
        click.argument("paths", nargs=-1, type=click.Path()),
        click.option(
            "--select",
            multiple=True,
            metavar="CODE",
            help="Only findings whose code starts with this: FC2, FC204.",
        ),
        click.option(
            "--ignore",
            multiple=True,
            metavar="CODE",
            help="No findings whose code starts with this.",
        ),
        click.option(
            "--fail-on",
            type=click.Choice(SEVERITIES),
            default=None,
            help="Exit with 1 at this severity or above (warning).",
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
            help="How many processes to use.",
        ),
        click.option(
            "--limit",
            type=click.IntRange(0),
            default=None,
            help="Of many facts so many problems in full (200).",
        ),
        *READING,
        click.option(
            "--allow-empty",
            is_flag=True,
            help="Tables in which nothing was compared are no failure.",
        ),
        click.option("--isolated", is_flag=True, help="Ignore the settings of the project."),
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
    wanted: Mapping[str, tuple[str, ...]] = {}
    limit: int | None = None
    kind: str = ""
    tables: tuple[str, int, str, str, bool] = ("", 0, "", "", False)
    allow_empty: bool = False
    home: tuple[str, ...] = ()


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
    where: tuple[str, ...] = (),
    limit: int | None = None,
    kind: str | None = None,
    sheet: str = "",
    table: int | None = None,
    numbers: str = "",
    rounding: str = "",
    across: bool = False,  # noqa: FBT001, FBT002
    allow_empty: bool = False,  # noqa: FBT001, FBT002
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
        wanted_of(where),
        limit,
        kind or "",
        (sheet, table or 0, numbers, rounding, across),
        allow_empty,
        () if isolated else home_of(settings),
    )


def wanted_of(where: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The values that fields of facts are to have, from ``FIELD=VALUE``; several of one field are
    alternatives.

    Raises:
        UsageError: where one is not written so.
    """
    found: dict[str, tuple[str, ...]] = {}
    for one in where:
        name, sign, value = one.partition("=")
        if not sign or not name.strip() or not value.strip():
            msg = f"--where {one}: write it as place=Ohio"
            raise click.UsageError(msg)
        found[name.strip()] = (*found.get(name.strip(), ()), value.strip())
    return found


def _of_project(settings: Settings) -> tuple[str, ...]:
    """What is read where nothing is named: the folders that are set, and the texts."""
    documents = settings.documents()
    paths = settings.texts("paths")
    return (*(home_of(settings) if paths or not documents else ()), *documents)


def home_of(settings: Settings) -> tuple[str, ...]:
    """The folders in which a project keeps its records."""
    return tuple(settings.from_here(path) for path in settings.texts("paths")) or ("claims",)


def _split(codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code.strip() for one in codes for code in one.split(",") if code.strip())


def claims_of(given: Asked) -> ClaimSet:
    """The claims below the paths.

    Raises:
        UsageError: where there is not one, nor anything wrong to tell.
    """
    from figurecheck.claims.files import load
    from figurecheck.errors import UsageError

    claims = load(
        *given.paths,
        readings=given.readings,
        words=given.words,
        wanted=given.wanted,
        kind=given.kind,
    )
    if any(given.tables):
        import attr

        from figurecheck.bringing.tables.choosing import TableChoice, chosen_tables

        chosen = chosen_tables(claims.documents, TableChoice(*given.tables))
        if given.tables[-1]:
            from figurecheck.bringing.filings.opening import held_across

            chosen = held_across(chosen)
        claims = attr.evolve(claims, documents=chosen)
    if claims.documents:
        from figurecheck.bringing.documents.dated import dated

        claims = with_accepted(dated(claims, given.published, given.headline), given)
    if not claims.claims and not claims.problems and not claims.documents:
        msg = f"not one claim below {', '.join(given.paths)}"
        raise UsageError(msg)
    return claims


def with_accepted(claims: ClaimSet, given: Asked) -> ClaimSet:
    """The claims with what was accepted in the folders of the project, which holds for documents
    wherever they lie; those that were named are among the claims anyway.
    """
    import attr

    from figurecheck.claims.aside import aside

    known = {one.key for one in claims.acceptances}
    found = aside(given.home, ("accept",)).acceptances if given.home else ()
    more = [attr.evolve(one, aside=True) for one in found if one.key not in known]
    return attr.evolve(claims, acceptances=(*claims.acceptances, *more)) if more else claims


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


def is_empty(given: Asked, claims: ClaimSet, found: Report) -> bool:
    """Whether nothing was read that could be compared: no claim and no text, and of tables none
    with two figures that anything ties.
    """
    if not claims.claims and not claims.documents:
        return True
    if given.allow_empty or claims.claims or not found.tables or found.texts:
        return False
    return not found.findings and not any(
        one.get("relations") or one.get("beside") for one in found.tables
    )
