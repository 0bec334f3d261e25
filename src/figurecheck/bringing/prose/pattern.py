"""What a pattern is: it proposes a handful of figures and one relation between them, and decides
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cache

import attr

from figurecheck.bringing.prose.consumed_days import Day
from figurecheck.bringing.prose.mention import FigureMention
from figurecheck.bringing.prose.mentions import Sentence
from figurecheck.bringing.prose.tables import Tables
from figurecheck.model.interval import Number
from figurecheck.model.spelling import spell_rounded

VALUE = r"@[MCUN]\d+"
PERCENT = r"@P\d+"
ENDS = r"(?= ?[,.;)]| ?$)"
"""Behind a figure that nothing follows in its clause."""


_CURRENCY = re.compile(r"\A[^\d\s.(+−-]{1,6}(?=[\d.])")

_ABOUT = re.compile(r"about ")

_WRITTEN = re.compile(r"(?P<sign>[^\d\s.(+−-]{0,6})[\d.,]*\d(?P<scale>\s*(?:[^\W\d_]+\.?)?)")
"""A numeral with its sign of currency and the word of its scale: *$2.5 million*, *$14.2m*."""


def gap(most: int) -> str:
    """At most so many words, without codes, arrows, brackets or stops."""
    return rf"(?:[^\s@;:.,()↑↓—–]+ ){{0,{most}}}?"


def dated_gap(most: int) -> str:
    """At most so many words, days and years among them, without commas."""
    return rf"(?:(?:[^\s@;:.,()↑↓—–]+|@[DYK]\d+) ){{0,{most}}}?"


def loose_gap(most: int) -> str:
    """At most so many words, commas, days and *the four weeks ended*, *the three months to* a
    day, *the first nine months* among them.
    """
    spans = r"@U\d+ (?:ended|ending|to(?= @D| [a-z]))|(?:(?<=first )|(?<=last )|(?<=past ))@U\d+"
    return rf"(?:(?:[^\s@;:.()↑↓—–]+|@[DYK]\d+|{spans}) ){{0,{most}}}?"


def moved_by(figure: str) -> str:
    """The words behind two figures that say by how much one became the other: *, a rise of 5*."""
    return rf"(?P<g1>{dated_gap(3)}), (?:an? )?(?P<up>↑|↓)\S+ (?:of |by )?{figure}{ENDS}"


def numeral_of(text: str, mention: FigureMention) -> str:
    """The numeral of a mention as it is written, without a sign of currency."""
    return " ".join(_CURRENCY.sub("", text[mention.start : mention.end]).split())


@attr.frozen(eq=False)
class Sighting:
    """A match of a pattern in a sentence: the words of its groups, and the mentions that codes
    stand for.
    """

    sentence: Sentence
    text: str
    abstract: str
    match: re.Match[str]
    tables: Tables
    published: str = ""

    def mention(self, group: str) -> FigureMention:
        """The mention that a group's code stands for."""
        return self.sentence.mentions[int(self.match[group][2:])]

    def day(self, group: str) -> Day:
        """The year or day that a group's code stands for."""
        from figurecheck.bringing.prose.consumed_days import day_of

        return day_of(self.sentence.consumed[int(self.match[group][2:])].text)

    def words(self, group: str) -> str:
        """The words of a group, as they stand in the abstract; empty where it took no part, or the
        form has none of that name.
        """
        return (self.match[group] or "") if group in self.match.re.groupindex else ""

    def bare(self, mention: FigureMention) -> str:
        """The hedge and the number of a mention, without sign of currency, unit or noun."""
        hedge = self.text[mention.outer_start : mention.start]
        return " ".join(f"{hedge} {numeral_of(self.text, mention)}".split())

    def quoted(self, mention: FigureMention) -> str:
        """The words of a mention."""
        return " ".join(self.text[mention.outer_start : mention.outer_end].split())

    def worded(self, value: Number, like: FigureMention) -> str:
        """A value with the sign of currency and the scale word of a mention: *$2.3 million*; a
        plain number, rounded and marked so where it does not end, beside figures without either.
        """
        written = _WRITTEN.fullmatch(self.text[like.start : like.end])
        if written is None or like.form != "digits":
            return spell_rounded(value)
        told = spell_rounded(Fraction(value) / Fraction(like.scale))
        about = _ABOUT.match(told)
        number = told if about is None else told[about.end() :]
        return f"{'' if about is None else about[0]}{written['sign']}{number}{written['scale']}"


@attr.frozen(eq=False)
class FigurePart:
    """One figure of a proposal: its role, the mention, what it is claimed of, and the figure's
    words.

    ``of`` is an expression over the roles of the others, or its own role, which is then a measure
    in ``unit``. A ``whole`` figure counts things that somebody wrote out one by one; one that is
    ``counted`` is read as it stands, however round it is.
    """

    role: str
    mention: FigureMention
    of: str
    figure: str
    unit: str = "point"
    whole: bool = False
    counted: bool = False


@attr.frozen(eq=False)
class Proposal:
    """What a sentence says of its own figures: the ``told`` one is what ``value`` makes of the
    others.

    ``rising`` says for each of the others whether ``value`` grows with it. ``must`` is a number in
    place of a told figure, which then is the first of ``parts``. ``says`` tells what the others
    come to. ``states`` is the relation that holds them together where no part is claimed of an
    expression. ``slack`` is how far off is a matter of the last digit: one unit of it unless given.
    """

    parts: tuple[FigurePart, ...]
    value: Callable[[Sequence[Number]], Number]
    rising: tuple[bool, ...]
    says: str
    must: Number | None = None
    states: str = ""
    slack: Number | None = None

    @property
    def others(self) -> tuple[FigurePart, ...]:
        """The parts that the told figure follows from."""
        return self.parts if self.must is not None else self.parts[1:]


@attr.frozen(eq=False)
class Remark:
    """Something about days that cannot be, with the words that say it: a warning without a
    proof.
    """

    start: int
    end: int
    words: str
    headline: str
    arithmetic: str


@attr.frozen(eq=False)
class Pattern:
    """One pattern: one module of ``patterns``, under the name ``PATTERN``, whose docstring is its
    page and its test.

    ``forms`` are regular expressions over the abstract of a sentence, ``needs`` the letters that it
    must have for one of them to match, and ``words`` some of which it must have. ``propose`` makes
    of a match what is to be checked, or ``None`` where the words are not clear. ``doubtful`` is one
    whose findings fresh texts have not proved right nine times in ten: they are notes.
    """

    code: str
    name: str
    forms: tuple[str, ...]
    propose: Callable[[Sighting], Proposal | Remark | None]
    needs: str = ""
    words: tuple[str, ...] = ()
    doubtful: bool = False

    @property
    def compiled(self) -> tuple[re.Pattern[str], ...]:
        """The forms, compiled when they are first looked for: start-up time counts."""
        return _compiled(self.forms)


@cache
def _compiled(forms: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, forms))
