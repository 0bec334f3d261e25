"""When a figure is told to have been so: the time expression that is nearest to it, as a window."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import attr

from figurecheck.bringing.documents.document import Document
from figurecheck.bringing.prose.consumed_days import WEEKDAYS, Day, day_of
from figurecheck.bringing.prose.mention import FigureMention
from figurecheck.bringing.prose.mentions import Sentence
from figurecheck.bringing.prose.tables import Tables
from figurecheck.model.window import Window

FARTHEST = 90
"""Characters between a figure and the words that say when, at most."""

HEAD = 400
"""Characters at the start of a text in which its day of publication stands."""

_SPANS = {"week": 7, "day": 1}
_RELATIVE = re.compile(
    r"\b(?P<which>last|past|previous|this|next)\s+(?P<span>week|month|year)\b"
    r"|\b(?P<day>yesterday|today|tomorrow)\b"
    r"|\b(?P<end>by the end of (?:this|the) year)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b(?:on\s+)?(?P<name>{'|'.join(WEEKDAYS)})\b")
_FIRST = re.compile(
    r"\bfirst\s+(?:(?P<many>\d{1,3})\s+)?(?P<span>day|week|month|year)s?\s+(?:of|in)\s+\Z",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:in a single day|in one day|in a day|so far|since then|weekly|each week|recently"
    r"|a (?:day|week|month|year) (?:earlier|ago|before))\b",
    re.IGNORECASE,
)


@attr.frozen
class Moment:
    """A time expression: its words, where it stands, and the window that it comes to, empty where
    that has to be said by somebody.

    ``as_of`` is true where the words name an end and no stretch.
    """

    start: int
    end: int
    words: str
    window: str = ""
    as_of: bool = False


def moment_of(
    document: Document, sentence: Sentence, mention: FigureMention, tables: Tables
) -> Moment | None:
    """The time expression that is nearest to a figure in its clause; ``None`` without one."""
    found = [
        one
        for one in moments(document, sentence, tables)
        if _distance(one, mention) <= FARTHEST and _in_clause(document, one, mention)
    ]
    return min(found, key=lambda one: (_distance(one, mention), one.start), default=None)


def moments(document: Document, sentence: Sentence, tables: Tables) -> Iterator[Moment]:
    """The time expressions of a sentence."""
    text = document.text
    today = _day(document.published)
    for one in sentence.consumed:
        if one.kind in {"day", "month", "year", "iso"}:
            window = _dated(day_of(one.text), one.text, today)
            if window != document.published or one.start > HEAD:
                yield Moment(one.start, one.end, one.text, window)
    start, end = sentence.start, sentence.end
    yield from _named(text, start, end, tables)
    for match in _RELATIVE.finditer(text, start, end):
        window = _relative(match, today) if today is not None else ""
        yield Moment(*match.span(), match[0], window, as_of=match["end"] is not None)
    for match in _WEEKDAY.finditer(text, start, end):
        if not _of_saying(text[max(start, match.start() - 30) : match.start()], tables):
            window = _weekday(match["name"], today) if today is not None else ""
            yield Moment(*match.span(), match[0], window)
    for match in _OPEN.finditer(text, start, end):
        yield Moment(*match.span(), match[0])


def with_periods(tables: Tables, periods: Mapping[str, Window]) -> Tables:
    """The tables with the periods of records as terms: ``harbour-strike`` where the text says
    *the harbour strike*. Only those count whose two ends are known days, or the first alone.
    """
    named = {
        name.replace("-", " ").replace("_", " ").lower(): _iso(window)
        for name, window in periods.items()
        if window.start is not None and window.certain
    }
    return attr.evolve(tables, terms={**tables.terms, **named}) if named else tables


def _iso(window: Window) -> str:
    """The first and the last day of a window, which has a first one."""
    first = date.fromordinal(window.start or 1).isoformat()
    if window.end is None:
        return f"{first}/.."
    last = date.fromordinal(window.end - 1).isoformat()
    return first if last == first else f"{first}/{last}"


def _named(text: str, start: int, end: int, tables: Tables) -> Iterator[Moment]:
    """Periods that have a name, and the first days of them."""
    folded = text[start:end].lower().replace("’", "'")
    for phrase, window in tables.terms.items():
        for match in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", folded):
            at, to = start + match.start(), start + match.end()
            ahead = re.sub(r"(?:the\s+|president\s+)+\Z", "", text[start:at], flags=re.IGNORECASE)
            first = _FIRST.search(ahead)
            if first is None:
                yield Moment(at, to, text[at:to], window)
                continue
            begins = date.fromisoformat(window[:10])
            many = int(first["many"] or 1)
            stretch = f"{window[:10]}/{_after(begins, many, first['span'].lower())}"
            yield Moment(start + first.start(), to, text[start + first.start() : to], stretch)


def _after(begins: date, many: int, span: str) -> str:
    """The last day of so many days, weeks, months or years from a day on."""
    if span in _SPANS:
        return (begins + timedelta(days=_SPANS[span] * many - 1)).isoformat()
    months = begins.month - 1 + many * (12 if span == "year" else 1)
    month = begins.replace(day=1, year=begins.year + months // 12, month=months % 12 + 1)
    return (month + timedelta(days=begins.day - 2)).isoformat()


def _dated(day: Day, words: str, today: date | None) -> str:
    """The window of a day, month or year; of a day without a year the last one up to
    publication.
    """
    if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        return words
    if day.date is not None:
        return day.date.isoformat()
    if day.year is not None:
        return f"{day.year}-{day.month:02}" if day.month is not None else str(day.year)
    if day.month is None or day.day is None or today is None:
        return ""
    years = (attr.evolve(day, year=year).date for year in (today.year, today.year - 1))
    return next((one.isoformat() for one in years if one is not None and one <= today), "")


def _relative(match: re.Match[str], today: date) -> str:
    if match["end"]:
        return f"{today.year}-12-31"
    if match["day"]:
        steps = {"yesterday": -1, "today": 0, "tomorrow": 1}
        return (today + timedelta(days=steps[match["day"].lower()])).isoformat()
    step = {"this": 0, "next": 1}.get(match["which"].lower(), -1)
    span = match["span"].lower()
    if span == "week":
        year, week, _ = (today + timedelta(days=7 * step)).isocalendar()
        return f"{year}-W{week:02}"
    if span == "year":
        return str(today.year + step)
    month = today.year * 12 + today.month - 1 + step
    return f"{month // 12}-{month % 12 + 1:02}"


def _weekday(name: str, today: date) -> str:
    """The last such day up to publication."""
    back = (today.weekday() - WEEKDAYS.index(name)) % 7
    return (today - timedelta(days=back)).isoformat()


def _of_saying(ahead: str, tables: Tables) -> bool:
    """Whether a weekday says when something was said."""
    words = re.findall(r"[a-z]+", ahead.lower())
    return any(word in tables.say or word in {"interview", "conference"} for word in words[-3:])


def _distance(one: Moment, mention: FigureMention) -> int:
    return max(one.start - mention.outer_end, mention.outer_start - one.end, 0)


def _in_clause(document: Document, one: Moment, mention: FigureMention) -> bool:
    """Whether no other figure's clause lies between the two."""
    first, last = sorted(((one.start, one.end), (mention.outer_start, mention.outer_end)))
    between = document.text[first[1] : last[0]]
    ahead = one.start < mention.outer_start
    return (_JOINED if ahead else _APART).search(between) is None


_APART = re.compile(r"[;:]|\b(?:while|but|whereas|after)\b")
_JOINED = re.compile(r"[;:]|\b(?:while|but|whereas|after|and)\b")
"""What parts two clauses; *and* does so behind words that already say when for another figure."""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
