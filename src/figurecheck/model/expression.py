"""Expressions as they are written: measures with windows and members, numbers, and the four
operations.
"""

from __future__ import annotations

from fractions import Fraction

import attr

from figurecheck.model.noun import Noun
from figurecheck.model.record import Place
from figurecheck.model.statistic import Statistic

PRESENT = "present"
"""The function whose terms count only where somebody states them; relations alone have it."""


@attr.frozen(eq=False, repr=False)
class Number(Noun):
    """A number written in an expression, exact; ``percent`` where it was written with a percent
    sign.

    ``unit`` is the measured unit behind it, as in ``24 h``, and empty where none stands there.
    """

    value: Fraction
    place: Place = attr.field(eq=False)
    percent: bool = False
    unit: str = ""


@attr.frozen(eq=False, repr=False)
class Term(Noun):
    """A measure, with the window and the members written behind it, all still text.

    ``window`` is the text between brackets, or ``None``; ``members`` the ``dimension=member`` pairs
    between braces.
    """

    measure: str
    window: str | None
    members: tuple[tuple[str, str], ...]
    place: Place = attr.field(eq=False)


@attr.frozen(eq=False, repr=False)
class Operation(Noun):
    """One of ``+ - * /`` between two expressions."""

    operator: str
    left: Expression
    right: Expression
    place: Place = attr.field(eq=False)


@attr.frozen(eq=False, repr=False)
class Call(Noun):
    """``sum`` of the arguments, in the order written, or what the function says of the days of a
    single one.

    ``statistic`` is that, ``None`` for a sum, be it of those terms alone that are ``present``.
    """

    function: str
    arguments: tuple[Expression, ...]
    place: Place = attr.field(eq=False)
    statistic: Statistic | None = attr.field(default=None, eq=False, repr=False)


@attr.frozen(eq=False, repr=False)
class Comparison(Noun):
    """What a relation states: two expressions and one of ``= <= >= < >``."""

    operator: str
    left: Expression
    right: Expression
    place: Place = attr.field(eq=False)


Expression = Number | Term | Operation | Call
