"""Asks for claims on a terminal: for their source once, then for figure after figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from figurecheck.console import FOUND, fail, tell, write

if TYPE_CHECKING:
    from figurecheck.keeping.adding import Added
    from figurecheck.model.claims import Claims

DAYS = ("when", "as_of", "since")

_NOTHING = "-"
"""The answer that leaves out what stands in brackets."""


class Dialogue:
    """Questions and answers. ``values`` are the fields of claim and source, those that are given
    are not asked for.

    Raises:
        FigurecheckError: where there is no folder of claims, or no measure in it.
    """

    def __init__(
        self, values: dict[str, str | None], source: str, paths: Sequence[str], *, several: bool
    ) -> None:
        import os

        from figurecheck.catalogue import own_ending
        from figurecheck.claims.files import contents, load_contents
        from figurecheck.keeping.adding import RefusedError

        self._values = values
        self._source = source
        self._several = several
        self._asked = tuple(name for name in ("figure", "measure", "where") if not values[name])
        if values["quantity"]:
            self._asked = tuple(name for name in self._asked if name != "measure")
        self._dated = any(values[name] for name in DAYS)
        if not os.path.lexists(paths[0]):
            msg = f"{paths[0]}: there is no such file or folder"
            raise RefusedError(msg, "figurecheck init makes a folder of claims to start from")
        self._claims: Claims = load_contents(contents(*paths)[0])
        if "measure" in self._asked and not self._claims.measures:
            msg = f"{paths[0]}: nothing says yet what is counted"
            lines = "`measure: arrests` and `unit: arrest`"
            raise RefusedError(msg, f"write two lines into a {own_ending()} file there: {lines}")

    def run(self, put: Callable[[str], Added], told: Callable[[Added], str]) -> int:
        """Asks, has each claim written and tells of it; returns the exit status."""
        count = 0
        between = False
        try:
            if self._several:
                tell(
                    "Enter keeps what stands in [brackets] or leaves a question out, - empties it,"
                    " Ctrl-C stops."
                )
            self._ask_source()
            while True:
                between = bool(count)
                if not self._ask_figure(again=bool(count)):
                    break
                between = False
                self._ask_rest()
                done = self._written(put)
                if done is None:
                    continue
                count += 1
                self._claims = done.claims
                write(told(done))
                if not self._several:
                    break
        except click.Abort:
            tell("")
            if not between:
                tell(
                    f"stopped: the last figure was not written, {_added(count)}"
                    if count
                    else "nothing was written"
                )
                return FOUND
        if self._several:
            tell(_added(count))
        return 0

    def _written(self, put: Callable[[str], Added]) -> Added | None:
        """What was added, or ``None`` where it was refused, and told why, and can be asked for
        again.
        """
        from figurecheck.keeping.adding import RefusedError

        try:
            done = put(self._source)
        except RefusedError as error:
            if not self._several:
                raise
            fail(str(error), error.help)
            return None
        for name in ("publisher", "title", "url", "archived", "published", "numbers"):
            self._values[name] = None  # a source is described once
        return done

    # -- the questions -----------------------------------------------------------------------------

    def _ask_source(self) -> None:
        from figurecheck.keeping.answers import days_fault
        from figurecheck.model.nearest import nearest
        from figurecheck.report.safe import safe

        while not self._source:
            answer = _answer("source, such as ap-2025-03-20")
            near = (
                nearest(answer, self._claims.sources)
                if answer and answer not in self._claims.sources
                else ""
            )
            if not near or click.confirm(f"`{safe(answer)}` is new; there is `{near}`. A new one?"):
                self._source = answer
                break
        described = self._claims.sources.get(self._source)
        if (
            not self._several
            or not self._source
            or (described is not None and described.record is not None)
        ):
            return
        tell(f"`{safe(self._source)}` is new: what is it?")
        if not self._values["publisher"]:
            self._values["publisher"] = _answer("  publisher")
        if not self._values["published"]:
            claims = self._claims
            self._values["published"] = _answer(
                "  published, such as 2025-03-20", lambda text: days_fault(claims, text)
            )

    def _ask_figure(self, *, again: bool) -> bool:
        """Asks for a figure; returns whether there is one."""
        from figurecheck.keeping.answers import figure_fault

        if "figure" not in self._asked:
            return True
        question = "figure, or Enter to end" if again else "figure, such as: about 700 arrests"
        answer = ""
        while not answer:
            answer = _answer(question, lambda text: figure_fault(self._claims, self._source, text))
            if not answer and again:
                return False
        self._values["figure"] = answer
        return True

    def _ask_rest(self) -> None:
        from figurecheck.keeping.answers import days_fault, days_field, measure_fault

        claims, values = self._claims, self._values
        if "measure" in self._asked:
            before, answer = values["measure"] or "", ""
            few = (
                f" ({', '.join(sorted(claims.measures))})"
                if len(claims.measures) < 7 and not before
                else ""
            )
            while not answer:
                answer = _answer(f"measure{few}", lambda text: measure_fault(claims, text), before)
            values["measure"] = answer
        if "where" in self._asked:
            values["where"] = _answer("where", None, values["where"] or "")
        if not self._dated:
            field = days_field(claims, values["measure"] or "")
            before = values["when"] or values["as_of"] or ""
            question = (
                "as of, such as 2025-03-15"
                if field == "as_of"
                else "when, such as 2025-03-15 or 2025-03"
            )
            values["when"] = values["as_of"] = None
            values[field] = _answer(question, lambda text: days_fault(claims, text), before)


def _answer(question: str, fault: Callable[[str], str] | None = None, before: str = "") -> str:
    """What somebody answers, asked again while something is wrong with it; empty where they leave
    it out.
    """
    from figurecheck.report.safe import safe

    while True:
        given: str = click.prompt(question, default=before, show_default=bool(before))
        text = "" if given.strip() == _NOTHING else given.strip()
        wrong = fault(text) if fault is not None and text else ""
        if not wrong:
            return text
        tell(f"  {safe(wrong)}")


def _added(count: int) -> str:
    from figurecheck.model.spelling import spell_count

    return f"{spell_count(count, 'figure')} added"
