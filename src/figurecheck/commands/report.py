"""``figurecheck report``: what cannot all be true, for people or in a format for programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple, cast

import click

from figurecheck.commands._facts import ADDED, SPARK, Facing, many, screened_report, screened_text
from figurecheck.commands._options import OUTPUT, asked, checking, claims_of, is_empty, report_of
from figurecheck.console import FOUND, UNABLE, coloured, meant, tell, write

SUMMARY = "What cannot all be true, and why."


class View(NamedTuple):
    """What of a report is shown; what is checked and the exit status stay as they are."""

    finding: str | None
    source: str | None
    every: bool

    @property
    def chooses(self) -> bool:
        """Whether problems are chosen among all."""
        return self.finding is not None or self.source is not None


class _Command(click.Command):
    """The command with the formats that there are in its help, those of other packages too."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 -- click's signature
        from figurecheck.commands._giving_back import kinds

        with formatter.section("Formats"):
            formatter.write_dl(
                [
                    *((one.name, one.summary) for one in _formats()),
                    *((one.name, one.summary) for one in kinds()),
                ]
            )


@click.command("report", cls=_Command, short_help=SUMMARY)
@checking
@ADDED
@SPARK
@click.option(
    "--format",
    "format_name",
    default=None,
    metavar="NAME",
    help="What to write (default: text); the formats are listed below.",
)
@OUTPUT
@click.option(
    "--html",
    type=click.Path(),
    default=None,
    metavar="FILE",
    help="Write the HTML page to a file.",
)
@click.option(
    "--finding",
    metavar="N|KEY",
    default=None,
    help="One problem in full: its number in the list, or a key.",
)
@click.option(
    "--source",
    metavar="ID",
    default=None,
    help="Only problems with a figure of this source, in full.",
)
@click.option("--all", "every", is_flag=True, help="Every problem in full.")
@click.option("--statistics", is_flag=True, help="Only the number of findings of each code.")
@click.option(
    "--watch", is_flag=True, help="Check again whenever a file changes, until interrupted."
)
@click.option("-q", "--quiet", is_flag=True, help="Only what fails, one line each.")
@click.option(
    "-v",
    "--verbose",
    is_flag=True,
    help="Add what adds up, the notes, and what was compared with what.",
)
@click.pass_context
def report(
    ctx: click.Context,
    /,
    format_name: str | None,
    output: str | None,
    html: str | None,
    finding: str | None,
    source: str | None,
    every: bool,  # noqa: FBT001
    statistics: bool,  # noqa: FBT001
    watch: bool,  # noqa: FBT001
    quiet: bool,  # noqa: FBT001
    verbose: bool,  # noqa: FBT001
    added: str | None,
    spark: str | None,
    **options: Any,
) -> None:
    """Report what cannot all be true among the claims below PATHS (default: claims/).

    Exit status: 0 nothing found, 1 a finding at or above --fail-on, 2 could not run as asked, 3 a
    fault of figurecheck's own.
    """
    from figurecheck.asking.choose import failing
    from figurecheck.catalogue import named
    from figurecheck.commands._outputs import see_to_output
    from figurecheck.model.extension import Format

    view = View(finding, source, every)
    addressed = _addresses(view, format_name)
    _see_to_options(
        "text" if addressed else format_name,
        output,
        html,
        chooses=view.chooses,
        plain=not (quiet or statistics),
    )
    given = asked(**options)
    name = format_name or ("html" if html else given.settings.text("format")) or "text"
    wanted: Any = named("figurecheck.report.formats", "FORMAT", Format, name)
    if wanted is None:
        alone = not (watch or every or quiet or statistics)
        kind = _kind(name, [one.name for one in _formats()])
        ctx.exit(_report_given_back(kind, given, output, alone=alone))
    target = html or output
    see_to_output(target, [one for one in given.paths if one != "-"])
    verbose = verbose or given.settings.values.get("verbose") is True
    statistics = statistics or given.settings.values.get("statistics") is True
    said = Facing(added, spark)
    if many(given.paths, given.wanted, said):
        shown = _Shown(wanted, target, said, quiet, statistics, verbose)
        ctx.exit(_report_many(given, shown, chosen=watch or view.chooses or view.every))
    memory = None
    if watch:
        from figurecheck.solve.part import Memory

        memory = Memory()
    while True:
        claims = claims_of(given)
        found = report_of(given, claims, memory)
        text: str | Iterable[str]
        if statistics:
            from figurecheck.report.statistics import statistics_text

            text = statistics_text(found)
        elif name == "text":
            failed = failing(found, given.fail_on) if quiet else None
            text = _text(found, failed, view, verbose, target is None and coloured())
        else:
            text = _rendered(found, wanted, source if addressed else None, verbose)
        if target is not None:
            _save(wanted, found, target, text, verbose=verbose)
        else:
            write(text)
        if not watch:
            break
        _wait(given.paths)
    if is_empty(given, claims, found):
        ctx.exit(UNABLE)
    ctx.exit(FOUND if failing(found, given.fail_on) else 0)


def _report_given_back(kind: Any, given: Any, output: str | None, *, alone: bool) -> int:
    """Gives a document back with the findings, and the exit status; ``alone`` says that nothing was
    asked for that only texts have.
    """
    from figurecheck.asking.choose import failing
    from figurecheck.commands._giving_back import document_of, give_back
    from figurecheck.commands._outputs import see_to_output

    if not alone:
        msg = f"--format {kind.name} goes with none of --watch, --all, -q, --statistics"
        raise click.UsageError(msg)
    document, target = document_of(kind, given.paths, output)
    see_to_output(target, given.paths)
    claims = claims_of(given)
    see_to_output(target, claims.inputs)
    found = report_of(given, claims)
    give_back(kind, found, document, target)
    if is_empty(given, claims, found):
        return UNABLE
    return FOUND if failing(found, given.fail_on) else 0


class _Shown(NamedTuple):
    """How a report is to be shown, and where."""

    format: Any
    target: str | None
    said: Facing
    quiet: bool
    statistics: bool
    verbose: bool


def _report_many(given: Any, shown: _Shown, *, chosen: bool) -> int:
    """The report on facts in large numbers, and the exit status; ``chosen`` says that only some of
    it was asked for.
    """
    from figurecheck.asking.choose import failing

    if chosen:
        msg = (
            "--watch, --all, --finding and --source go with fewer facts than these: choose some"
            " with --where"
        )
        raise click.UsageError(msg)
    notes = given.fail_on == "note" or shown.format.name != "text" or shown.verbose
    done = screened_report(given.paths, given, notes=notes, said=shown.said)
    text = screened_text(
        done,
        shown.format,
        quiet=shown.quiet,
        statistics=shown.statistics,
        verbose=shown.verbose,
        fail_on=given.fail_on,
    )
    if shown.target is None:
        write(text)
    else:
        _save(shown.format, done.told, shown.target, text, verbose=shown.verbose)
    return FOUND if failing(done.report, given.fail_on) else 0


def _addresses(view: View, format_name: str | None) -> bool:
    """Whether letters to one source are asked for, rather than what the text shows."""
    if not view.source or view.finding or format_name is None:
        return False
    return any(one.name == format_name and one.for_source is not None for one in _formats())


def _rendered(found: Any, wanted: Any, source: str | None, verbose: bool) -> Iterable[str]:  # noqa: FBT001
    """The report in a format, or the letters to one source where one is addressed."""
    from figurecheck.asking.choose import known_source

    found = found.explained()
    if source is None:
        return cast("Iterable[str]", wanted.rendered(found, verbose))
    return (str(wanted.for_source(found, known_source(found, source), verbose)),)


def _see_to_options(
    format_name: str | None, output: str | None, html: str | None, *, chooses: bool, plain: bool
) -> None:
    """Refuses options that do not go together."""
    if chooses and (format_name not in {None, "text"} or html is not None or not plain):
        msg = (
            "--finding and --source choose what the text shows, --source also whom --format query"
            " writes to; they go with no other --format, -q or --statistics"
        )
        raise click.UsageError(msg)
    if html is not None and (output is not None or format_name not in {None, "html"}):
        msg = "--html FILE goes with neither --output nor another --format"
        raise click.UsageError(msg)


def _text(found: Any, failing: Any, view: View, verbose: bool, colour: bool) -> str:  # noqa: FBT001
    """The report for people, what of it was asked for, or one line for each of some findings."""
    from figurecheck.report.brief import brief_lines
    from figurecheck.report.formats.text import lines_of
    from figurecheck.report.painting import painted, plain

    lines = (
        _chosen(found, view, verbose)
        if view.chooses
        else lines_of(found, every=view.every, verbose=verbose)
    )
    lines = lines if failing is None else brief_lines(failing)
    return painted(lines) if colour else plain(lines)


def _chosen(found: Any, view: View, verbose: bool) -> Any:  # noqa: FBT001
    """The lines of the problems asked for.

    Raises:
        UsageError: where there are none such.
    """
    from figurecheck.asking.choose import numbered, of_source
    from figurecheck.report.formats.text import problems_in_full
    from figurecheck.telling.outline import outline

    told = outline(found, verbose=verbose, once=not verbose)
    problems = told.problems if view.source is None else of_source(told, view.source)
    if view.finding is not None:
        problems = (numbered(told, problems, view.finding),)
    return problems_in_full(told, problems, verbose=verbose)


def _formats() -> tuple[Any, ...]:
    from figurecheck.catalogue import collect
    from figurecheck.model.extension import Format

    return collect("figurecheck.report.formats", "FORMAT", Format)


def _kind(name: str, formats: Iterable[str]) -> Any:
    """What gives a document back in a format that is none of these.

    Raises:
        UsageError: where there is no such format either.
    """
    from figurecheck.commands._giving_back import kind_called

    kind = kind_called(name)
    if kind is None:
        msg = f"there is no format {name!r}{meant(name, formats)}"
        raise click.UsageError(msg)
    return kind


def _save(
    wanted: Any, found: Any, target: str, text: str | Iterable[str], *, verbose: bool
) -> None:
    """Writes the text, and the further pages of a format that has them, beside each other."""
    import os

    from figurecheck.keeping.saving import save
    from figurecheck.report.escaping import uri

    pages = dict(wanted.pages(found, verbose)) if wanted.pages is not None else {}
    folder, own = os.path.split(target)
    if (
        len(pages) > 1
    ):  # the first page goes where it was asked for, and the others lead back to it there
        pages = {
            name: page.replace('href="index.html', f'href="{uri(own)}')
            for name, page in pages.items()
        }
        text = pages.pop("index.html")
        for name, page in pages.items():
            save(os.path.join(folder, name), page)  # noqa: PTH118
    content = bytearray()  # whoever waits for the folder need not wait for the text as well
    for piece in (text,) if isinstance(text, str) else text:
        content += piece.encode("utf-8", "backslashreplace")
    save(target, content)
    tell(f"{target} written")


def _wait(paths: tuple[str, ...]) -> None:
    """Returns when a file below the paths has changed and then stayed as it is for a moment."""
    import time

    before = _state(paths)
    while _state(paths) == before:
        time.sleep(0.25)
    settled = _state(paths)
    while True:
        time.sleep(0.1)
        now = _state(paths)
        if now == settled:
            return
        settled = now


def _state(paths: tuple[str, ...]) -> tuple[tuple[str, int, int], ...]:
    import os

    from figurecheck.claims.folders import walk

    found = []
    for base in paths:
        below = walk(base) if os.path.isdir(base) else [("", [], [base])]  # noqa: PTH112
        for folder, _, names in below:
            for name in names:
                path = os.path.join(folder, name)  # noqa: PTH118
                try:
                    status = os.stat(path)  # noqa: PTH116
                except OSError:
                    continue
                found.append((path, status.st_mtime_ns, status.st_size))
    return tuple(sorted(found))


COMMAND = report
