"""``figurecheck review``: the claims of a draft, one after another, to those of the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from figurecheck.console import FOUND, fail, tell, write
from figurecheck.model.measure import name_in

SUMMARY = "Answer the questions of a draft, claim by claim."

if TYPE_CHECKING:
    from figurecheck.bringing.prose.reviewing import Item
    from figurecheck.keeping.adding import Added
    from figurecheck.keeping.reviewing import Review

_KEYS = "[a]ccept  [m]erge  [e]dit  [s]kip  [r]est of its name are the same  [q]uit"


@click.command("review", short_help=SUMMARY)
@click.argument("draft", type=click.Path())
@click.option(
    "--to",
    "paths",
    multiple=True,
    type=click.Path(),
    metavar="PATH",
    help="The claims of the project; repeats. (default: claims/)",
)
@click.option(
    "--accept", multiple=True, metavar="IDS", help="Accept these claims: riders,riders-*, or all."
)
@click.option(
    "--skip", multiple=True, metavar="IDS", help="Leave these claims out: deaths-*, or all."
)
@click.option(
    "--merge",
    multiple=True,
    metavar="IDS=MEASURE",
    help="Accept claims (riders, riders-*) under one measure; repeats.",
)
@click.option(
    "--set",
    "values",
    multiple=True,
    metavar="ID.FIELD=VALUE",
    help="Change a field before, *.where=US in all; an empty value takes it away; repeats.",
)
@click.pass_context
def review(
    ctx: click.Context,
    draft: str,
    paths: tuple[str, ...],
    accept: tuple[str, ...],
    skip: tuple[str, ...],
    merge: tuple[str, ...],
    values: tuple[str, ...],
) -> None:
    """Put the claims of DRAFT to those of the project, each as somebody answers.

    On a terminal it shows one claim after another with the words around it and asks. Without one,
    or with options, it does what they say. Every answer is written at once, to the claims and into
    the draft: what is interrupted goes on where it stopped. Exit status: 0, 1 where claims are left
    without an answer, 2 where an answer cannot be followed.
    """
    from figurecheck.commands._finishing import finished
    from figurecheck.keeping.reviewing import review as opened

    where = paths or ("claims",)
    finished(where)
    made = opened(draft, where)
    if accept or skip or merge or values:
        made = _set(made, values)
        for names, measure in _pairs(merge, "--merge takes ID=MEASURE"):
            for name in _named(made, (names,)):
                made = _accepted(made, made.item(name), measure)
        for name in _named(made, accept):
            made = _accepted(made, made.item(name))
        for name in _named(made, skip):
            from figurecheck.keeping.reviewing import skip as skipped

            made = skipped(made, made.item(name))
    elif _asks():
        made = _walked(made)
    else:
        _listed(made)
    left = [one for one in made.items if not one.answer]
    tell(_counted(len(left), len(made.items)))
    ctx.exit(FOUND if left else 0)


def _counted(left: int, every: int) -> str:
    from figurecheck.model.spelling import spell_count

    if not left:
        return f"all {spell_count(every, 'claim')} answered"
    return f"{spell_count(left, 'claim')} of {every} left without an answer"


def _set(made: Review, values: tuple[str, ...]) -> Review:
    """The review with the fields that were given, of one claim or, as ``*.where=US``, of many."""
    from figurecheck.errors import UsageError

    for name, value in _pairs(values, "--set takes ID.FIELD=VALUE"):
        own, sign, field = name.rpartition(".")
        if not sign:
            msg = f"--set {name}: write it as ID.FIELD=VALUE"
            raise UsageError(msg)
        for one in _named(made, (own,)) if "*" in own else [own]:
            made = made.answered(_with(made.item(one), field, value))
    return made


def _with(item: Item, field: str, value: str) -> Item:
    """The claim with another value; of *when*, *as of* and *since*, and of *measure* and *quantity*
    one stands.
    """
    taken: dict[str, str] = {}
    for group in (("when", "as_of", "since"), ("measure", "quantity")):
        if field in group and value:
            taken = {one: "" for one in group if one != field and item.get(one)}
    return item.having({**taken, field: value})


def _pairs(given: tuple[str, ...], told: str) -> list[tuple[str, str]]:
    from figurecheck.errors import UsageError

    found = []
    for one in given:
        name, sign, value = one.partition("=")
        if not sign or not name.strip():
            msg = f"{told}, and not {one!r}"
            raise UsageError(msg)
        found.append((name.strip(), value.strip()))
    return found


def _named(made: Review, given: tuple[str, ...]) -> list[str]:
    """The claims that were named; *all* is every one without an answer that asks for nothing, and
    so are those that a pattern such as ``riders-*`` is given for.

    Raises:
        UsageError: where a pattern stands for none.
    """
    from fnmatch import fnmatchcase

    from figurecheck.errors import UsageError

    names = [name.strip() for one in given for name in one.split(",") if name.strip()]
    left = [one.id for one in made.items if not one.answer and not one.missing]
    found: list[str] = []
    for name in names:
        pattern = "*" if name == "all" else name
        many = [one for one in left if fnmatchcase(one, pattern)] if "*" in pattern else [name]
        if not many and name != "all":
            msg = f"{name}: no claim without an answer is called so"
            raise UsageError(msg)
        found += many
    return list(dict.fromkeys(found))


def _accepted(made: Review, item: Item, into: str = "") -> Review:
    from figurecheck.keeping.reviewing import accept

    made, added = accept(made, item, into)
    write(_told(added))
    return made


def _told(added: Added) -> str:
    from figurecheck.commands.add import told

    return told(added)


def _asks() -> bool:
    import sys

    return all(one is not None and one.isatty() for one in (sys.stdin, sys.stdout))


# -- on a terminal ---------------------------------------------------------------------------------


def _listed(made: Review) -> None:
    """Every claim with the answer it has."""
    from figurecheck.report.safe import safe

    for one in made.items:
        asked = "of what?" if one.missing else "open"
        answer = f"{one.answer} {one.into}".strip() if one.answer else asked
        of = one.get("measure") or one.get("quantity")
        write(f"{safe(one.id)}: {safe(one.get('figure'))}, {safe(of)} ({safe(answer)})\n")


def _walked(made: Review) -> Review:
    """Asks for one claim after another, until all have an answer or somebody stops."""
    tell(f"{_KEYS}; Ctrl-C stops too, and what was answered stands")
    try:
        for name in [one.id for one in made.items if not one.answer]:
            if made.item(name).answer:
                continue  # with the rest of a measure
            made, on = _asked(made, name)
            if not on:
                break
    except (click.Abort, EOFError):
        tell("")
    return made


def _asked(made: Review, name: str) -> tuple[Review, bool]:
    """Asks until a claim has an answer; the review, and whether to go on."""
    from figurecheck.errors import UsageError
    from figurecheck.keeping.reviewing import skip

    while True:
        item = made.item(name)
        _show(item)
        key = click.prompt(_KEYS, default="a", show_default=False).strip().lower()[:1]
        try:
            if key == "q":
                return made, False
            if key == "s":
                return skip(made, item), True
            if key == "r":
                return _rest(made, item), True
            if key == "e":
                made = _edited(made, item)
            elif key == "m":
                into = _chosen(made, item)
                if into:
                    return _accepted(made, item, into), True
            elif key == "a":
                return _accepted(made, item), True
        except UsageError as error:
            fail(str(error), error.help)


def _rest(made: Review, item: Item) -> Review:
    """The review with a claim accepted, and every other one of its name that asks for nothing
    merged into its measure.
    """
    measure = item.get("measure")
    same = [
        one.id
        for one in made.items
        if not one.answer
        and not one.missing
        and one.id != item.id
        and name_in(one.get("measure")) == name_in(measure)
    ]
    made = _accepted(made, item)
    for name in same if measure else ():
        made = _accepted(made, made.item(name), measure)
    return made


def _show(item: Item) -> None:
    """The words of the text with the figure underlined, and the claim below."""
    from figurecheck.report.safe import safe

    quote, figure = safe(item.get("quote")), safe(item.get("figure"))
    at = quote.find(figure)
    write(f"\n  {quote}\n")
    if at >= 0:
        write(f"  {' ' * at}{'^' * len(figure)}\n")
    for name, value in (("claim", item.id), *item.fields):
        if name != "quote":
            write(f"    {name}: {safe(value)}\n")


def _edited(made: Review, item: Item) -> Review:
    field = click.prompt("field, such as when or where").strip()
    value = click.prompt(field, default=item.get(field), show_default=bool(item.get(field)))
    return made.answered(_with(item, field, "" if value.strip() == "-" else value.strip()))


def _chosen(made: Review, item: Item) -> str:
    """The measure that a claim is merged into: one of those offered, by number, or any by name."""
    from figurecheck.keeping.reviewing import nearest_measures, project
    from figurecheck.report.safe import safe

    claims = project(made.paths)
    near = nearest_measures(claims, item)
    for number, name in enumerate(near, 1):
        write(f"    {number}  {safe(name)}\n")
    given: str = click.prompt("measure, by number or name", default=near[0] if near else "")
    answer = given.strip()
    if answer.isdigit() and 0 < int(answer) <= len(near):
        return near[int(answer) - 1]
    if answer and answer not in claims.measures:
        fail(f"`{safe(answer)}`: the project has no such measure")
        return ""
    return answer


COMMAND = review
