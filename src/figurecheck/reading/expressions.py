"""Expressions from text: measures with windows and members, numbers, operations, calls and
comparisons.
"""

from __future__ import annotations

import re
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

import attr

from figurecheck.catalogue import statistic_called, statistics
from figurecheck.errors import ExpressionError
from figurecheck.model.expression import (
    PRESENT,
    Call,
    Comparison,
    Expression,
    Number,
    Operation,
    Term,
)
from figurecheck.model.nearest import nearest
from figurecheck.model.record import Place
from figurecheck.model.units.words import common

COMPARISONS = ("=", "<=", ">=", "<", ">")
"""What may stand between the two sides of a relation."""

MAX_LENGTH = 10_000
"""Characters in an expression."""

MAX_NESTING = 64
"""Parentheses, calls and signs inside one another."""

MAX_HEIGHT = 200
"""Operations inside one another, each of ``a + b + c`` too: whoever walks an expression may
recurse.
"""

MAX_DIGITS = 400
"""Digits in a number, two more counted for a percent sign."""

_PRECEDENCE = MappingProxyType({"+": 1, "-": 1, "*": 2, "/": 2})
_SIGNS = MappingProxyType({"−": "-", "×": "*", "÷": "/", "≤": "<=", "≥": ">="})
_SLIPS = MappingProxyType({"==": "=", "=<": "<=", "=>": ">="})
_MEANT = MappingProxyType(
    {"max": "highest", "min": "lowest", "mean": "average", "avg": "average", "total": "sum"}
)
# the sign of a minus without blanks on both sides: it can only be that of a number
_TIGHT_MINUS = "-x"
_DIGITS = frozenset("0123456789")
_CLOSING = MappingProxyType({"[": "]", "{": "}"})

_NUMBER = r"([0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.([0-9]+))?(\s*%)?"
_COMPARING = r"[<>=!≠≤≥]+"
# Both are compiled when an expression first has such a thing in it, and `re` remembers them: most
# are one name.


class _Token(NamedTuple):
    """A piece of the text: a ``value`` (a number or a measure), or a ``sign``; the last one has
    neither.
    """

    offset: int
    place: Place
    sign: str = ""
    value: Expression | None = None


def functions() -> tuple[str, ...]:
    """The calls there are: ``sum`` takes any number of arguments, those that stand for a statistic
    take one.
    """
    return ("sum", *(one.function for one in statistics() if one.function))


def read_expression(text: str, place: Place) -> Expression:
    """The expression that a text holds; ``place`` is where the text starts.

    The place of a number, a measure or a call is where it is written, that of an operation where
    its left side is; what stands behind a line break has the place of the whole text, since the
    files differ in how they break lines.

    Raises:
        ExpressionError: when it is not one expression, with the offset of what is wrong (FC030;
            FC012 for a number with too many digits).
    """
    parser = _Parser(_tokens(text, place))
    expression = parser.expression()
    parser.finish("a comparison has no place in an expression")
    return expression


def read_statement(text: str, place: Place) -> Comparison:
    """The comparison of two expressions that a text holds; ``place`` is where the text starts.

    Raises:
        ExpressionError: when it is not two expressions with one of ``= <= >= < >`` between; as
            ``read_expression``.
    """
    parser = _Parser(_tokens(text, place), relation=True)
    left = parser.expression()
    operator = parser.comparison()
    right = parser.expression()
    parser.finish("a relation compares two sides, not more")
    return Comparison(operator, left, right, left.place)


def spell_expression(expression: Expression) -> str:
    """An expression as text that reads back as the same expression, with no more parentheses than
    that needs.

    That holds for what ``read_expression`` gives, if the text is no longer than it reads. A number
    below zero or one that no decimal writes becomes an operation of the same value.
    """
    return _spelled(expression, 0)


def _spelled(expression: Expression, above: int) -> str:
    """The text of an expression, in parentheses where its operator binds less than the one above
    needs.
    """
    match expression:
        case Number(percent=True) if (
            expression.value >= 0 and _decimal_places(expression.value.denominator) is not None
        ):
            return f"{_spelled_positive(expression.value * 100)} %"
        case Number(unit=unit) if unit:
            text, precedence = f"{_spelled_positive(expression.value)} {unit}", 3
        case Number():
            text, precedence = _decimal(expression.value)
        case Term():
            pairs = ", ".join(f"{dimension}={member}" for dimension, member in expression.members)
            window = "" if expression.window is None else f"[{expression.window}]"
            return expression.measure + window + (f"{{{pairs}}}" if pairs else "")
        case Call():
            arguments = ", ".join(_spelled(part, 0) for part in expression.arguments)
            return f"{expression.function}({arguments})"
        case Operation():
            precedence = _PRECEDENCE[expression.operator]
            left, right = (
                _spelled(expression.left, precedence),
                _spelled(expression.right, precedence + 1),
            )
            text = f"{left} {expression.operator} {right}"
    return f"({text})" if precedence < above else text


def _decimal(value: Fraction) -> tuple[str, int]:
    """The text of a number, and how strongly it holds together."""
    if value < 0:
        return f"0 - {_spelled_positive(-value)}", _PRECEDENCE["-"]
    text = _spelled_positive(value)
    return text, _PRECEDENCE["/"] if "/" in text else 3


def _spelled_positive(value: Fraction) -> str:
    places = _decimal_places(value.denominator)
    if places is None:
        return f"{value.numerator} / {value.denominator}"
    digits = str(value.numerator * 10**places // value.denominator).zfill(places + 1)
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def _decimal_places(denominator: int) -> int | None:
    """How many decimals write a fraction with that denominator, or ``None`` where none do."""
    twos = (denominator & -denominator).bit_length() - 1
    rest, fives = denominator >> twos, 0
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


class _Parser:
    """Reads tokens by precedence: ``*`` and ``/`` before ``+`` and ``-``, each from the left."""

    def __init__(self, tokens: list[_Token], *, relation: bool = False) -> None:
        self._tokens = tokens
        self._relation = relation
        self._index = 0

    @property
    def _next(self) -> _Token:
        return self._tokens[self._index]

    def _take(self) -> _Token:
        token = self._next
        self._index += 1
        return token

    def expression(self) -> Expression:
        """The longest expression that starts here."""
        return self._chain(1, 0)[0]

    def comparison(self) -> str:
        """The comparison that must stand here."""
        if self._next.sign not in COMPARISONS:
            self._reject_leftover()
            msg = "a relation compares two sides"
            raise ExpressionError(
                msg, self._next.offset, help="write one of = <= >= < > between them"
            )
        return self._take().sign

    def finish(self, comparison: str) -> None:
        """Holds that nothing is left; the text is what to say of a comparison that is."""
        if self._next.sign in COMPARISONS:
            advice = (
                "write `a = b` in a relation's `states`, and each comparison in a relation of"
                " its own"
            )
            raise ExpressionError(comparison, self._next.offset, help=advice)
        self._reject_leftover()

    def _reject_leftover(self) -> None:
        token = self._next
        if token.sign == _TIGHT_MINUS:
            msg = "a minus between two terms stands between spaces"
            raise ExpressionError(
                msg, token.offset, help="write a - b; without spaces, a-b is one name"
            )
        if token.value is not None or token.sign == "(":
            msg = "an operator is missing before this"
            raise ExpressionError(
                msg,
                token.offset,
                help="write one of + - * / in front of it, a minus between spaces",
            )
        if token.sign and token.sign not in COMPARISONS:
            msg = f"`{token.sign}` has no place here"
            raise ExpressionError(msg, token.offset)

    def _chain(self, loosest: int, nesting: int) -> tuple[Expression, int]:
        """Operands joined by operators that bind at least so strongly, and how high operations
        stack.
        """
        left, height = self._operand(nesting)
        while _PRECEDENCE.get(self._next.sign, 0) >= loosest:
            token = self._take()
            right, other = self._chain(_PRECEDENCE[token.sign] + 1, nesting)
            left = Operation(token.sign, left, right, left.place)
            height = _stacked(max(height, other), token)
        return left, height

    def _operand(self, nesting: int) -> tuple[Expression, int]:
        token = self._take() if self._next.sign or self._next.value else self._next
        if nesting > MAX_NESTING:
            msg = f"more than {MAX_NESTING} parentheses, calls or signs inside one another"
            raise ExpressionError(msg, token.offset)
        if isinstance(token.value, Term) and self._opens_call(token, token.value):
            return self._call(token.value, nesting)
        if isinstance(token.value, Number):
            return self._with_unit(token.value), 0
        if token.value is not None:
            return token.value, 0
        if token.sign == "(":
            inside = self._chain(1, nesting + 1)
            self._close(token)
            return inside
        if token.sign in ("-", _TIGHT_MINUS):
            return self._negative(token, nesting)
        raise _operand_missing(token)

    def _with_unit(self, number: Number) -> Number:
        """The number with the measured unit behind it, as in ``24 h``: no measure stands there
        without an operator.
        """
        term = self._next.value
        if number.percent or not isinstance(term, Term) or term.window is not None or term.members:
            return number
        meaning = common((term.measure,))
        if meaning is None or not meaning.dimension:
            return number
        self._take()
        return attr.evolve(number, unit=term.measure)

    def _negative(self, minus: _Token, nesting: int) -> tuple[Expression, int]:
        if self._next.sign != "(" and not isinstance(self._next.value, Number):
            msg = "a minus with nothing on its left stands before a number or a parenthesis"
            raise ExpressionError(msg, minus.offset, help="write 0 - a for the negative of a")
        inside, height = self._operand(nesting + 1)
        return Operation("-", Number(Fraction(0), minus.place), inside, minus.place), _stacked(
            height, minus
        )

    def _opens_call(self, token: _Token, term: Term) -> bool:
        """Whether a measure's name is a function's, with its arguments behind it."""
        if self._next.sign != "(" or term.window is not None or term.members:
            return False
        if term.measure in functions():
            return True
        if term.measure == PRESENT:
            if not self._relation:
                msg = f"{PRESENT}() is for relations"
                raise ExpressionError(
                    msg, token.offset, help="write the sum of the terms that count here"
                )
            return True
        if self._next.offset == token.offset + len(term.measure):
            raise _unknown_function(term.measure, token.offset)
        return False

    def _call(self, name: Term, nesting: int) -> tuple[Expression, int]:
        opening = self._take()
        arguments = [self._chain(1, nesting + 1)]
        while self._next.sign == ",":
            self._take()
            arguments.append(self._chain(1, nesting + 1))
        self._close(opening)
        if len(arguments) > 1 and name.measure not in {"sum", PRESENT}:
            msg = f"{name.measure}() is of one thing, not of {len(arguments)}"
            raise ExpressionError(msg, opening.offset, help=f"write {name.measure}(a)")
        parts = tuple(argument for argument, _ in arguments)
        if name.measure == PRESENT and not all(map(_adds_up, parts)):
            msg = (
                f"{PRESENT}() is of measures with + and - between them, each with a number or none"
            )
            raise ExpressionError(msg, opening.offset, help=f"write {PRESENT}(a + b - 2 * c)")
        height = _stacked(max(height for _, height in arguments), opening)
        return Call(name.measure, parts, name.place, statistic_called(name.measure)), height

    def _close(self, opening: _Token) -> None:
        if self._next.sign == ")":
            self._take()
            return
        if self._next.sign not in (",", *COMPARISONS):
            self._reject_leftover()
        msg = (
            "a parenthesis is not closed"
            if self._next.sign != ","
            else "a comma has no place in parentheses"
        )
        raise ExpressionError(msg, opening.offset, help="commas part the arguments of sum(a, b)")


def _adds_up(expression: Expression) -> bool:
    """Whether it is a sum of terms, each of which may be left out."""
    waiting, terms = [expression], 0
    while waiting:
        node = waiting.pop()
        if isinstance(node, Term):
            terms += 1
        elif isinstance(node, Operation) and node.operator in "+-":
            waiting += [node.left, node.right]
        elif isinstance(node, Operation) and node.operator == "*":
            sides = (node.left, node.right)
            if sorted(isinstance(side, Number) for side in sides) != [False, True]:
                return False
            waiting += [side for side in sides if not isinstance(side, Number)]
        elif not (isinstance(node, Number) and node.value == 0):
            return False
    return terms > 0


def _stacked(height: int, token: _Token) -> int:
    """The height of an operation upon others of that height."""
    if height >= MAX_HEIGHT:
        msg = f"more than {MAX_HEIGHT} operations hang on one another"
        raise ExpressionError(msg, token.offset, help="write a long sum as sum(a, b, c)")
    return height + 1


def _operand_missing(token: _Token) -> ExpressionError:
    if token.sign:
        return ExpressionError(
            f"a measure or a number is missing before `{token.sign}`", token.offset
        )
    return ExpressionError("a measure or a number is missing at the end", token.offset)


def _unknown_function(name: str, offset: int) -> ExpressionError:
    near = _MEANT.get(name.lower(), "") or nearest(name.lower(), functions())
    advice = f"did you mean {near}()?" if near else f"there are {', '.join(functions())}"
    return ExpressionError(f"there is no function {_shown(name)}()", offset, help=advice)


def _tokens(text: str, place: Place) -> list[_Token]:
    """The pieces of a text, in order, with the end as the last one."""
    if len(text) > MAX_LENGTH:
        msg = f"an expression has at most {MAX_LENGTH} characters, and this one {len(text)}"
        raise ExpressionError(msg, MAX_LENGTH, help="part it into several relations")
    first_line = text.find("\n") if "\n" in text else len(text)
    line = text.replace("\n", " ")
    tokens: list[_Token] = []
    at = 0
    while at < len(line):
        if line[at].isspace():
            at += 1
            continue
        where = Place(place.file, place.line, place.column + at) if at < first_line else place
        token, at = _token(line, at, where)
        tokens.append(token)
    tokens.append(_Token(len(line), place))
    return tokens


def _token(text: str, at: int, place: Place) -> tuple[_Token, int]:
    """The piece that starts at an offset, and where it ends."""
    sign = text[at]
    if _starts_name(sign):
        return _term(text, at, place)
    number = re.compile(_NUMBER).match(text, at) if sign in _DIGITS else None
    if number is not None:
        return (
            _Token(at, place, value=Number(_number(number, text), place, number[3] is not None)),
            number.end(),
        )
    if sign in "-−":
        spaced = text[at - 1 : at].isspace() and text[at + 1 : at + 2].isspace()
        return _Token(at, place, "-" if spaced else _TIGHT_MINUS), at + 1
    comparing = re.compile(_COMPARING).match(text, at)
    if comparing is not None:
        return _Token(at, place, _compared(comparing)), comparing.end()
    if sign in "+*/(),×÷":
        return _Token(at, place, _SIGNS.get(sign, sign)), at + 1
    msg = f"`{sign}` has no place in an expression"
    raise ExpressionError(msg, at, help=_advice_on(sign))


def _compared(comparing: re.Match[str]) -> str:
    written = comparing[0]
    sign = _SIGNS.get(written, written)
    if sign in COMPARISONS:
        return sign
    msg = f"`{_shown(written)}` is not a comparison"
    raise ExpressionError(
        msg, comparing.start(), help=f"write {_SLIPS.get(written, 'one of = <= >= < >')}"
    )


def _advice_on(sign: str) -> str:
    if sign in "[{":
        return (
            "a window or members stand directly behind a measure's name: arrests[2025-01]{by=ICE}"
        )
    if sign in "–—":
        return "write a minus as - between spaces"
    return (
        "there are measures, numbers with or without a unit, + - * /, parentheses and"
        f" {', '.join(functions())}"
    )


def _number(match: re.Match[str], text: str) -> Fraction:
    """The value of a number that matched in a text, percent sign included."""
    whole, decimals, percent = match[1].replace(",", ""), match[2] or "", match[3] is not None
    if len(whole) + len(decimals) + 2 * percent > MAX_DIGITS:
        msg = f"a number has at most {MAX_DIGITS} digits"
        raise ExpressionError(msg, match.start(), code="FC012")
    end = match.end()
    follower = text[end : end + 1]
    if follower == "," and text[end + 1 : end + 2] in _DIGITS:
        msg = "this comma neither groups three digits nor stands before a blank"
        raise ExpressionError(
            msg, end, help="group as in 1,234,567; part arguments as in sum(1, 2)"
        )
    if follower and follower != "-" and (_continues_name(follower) or follower == "%"):
        msg = f"`{follower}` cannot stand directly behind a number"
        raise ExpressionError(
            msg, end, help="write numbers as 2,700 or 0.25 or 25 %, and * between factors"
        )
    return Fraction(int(whole + decimals), 10 ** (len(decimals) + 2 * percent))


def _term(text: str, at: int, place: Place) -> tuple[_Token, int]:
    """The measure whose name starts at an offset, with the window and the members directly behind
    it.
    """
    end = at + 1
    while end < len(text) and _continues_name(text[end]):
        end += 1
    measure = text[at:end]
    window: str | None = None
    members: tuple[tuple[str, str], ...] | None = None
    while text[end : end + 1] in _CLOSING:
        opening = end
        inside, end = _enclosed(text, opening)
        if text[opening] == "[" and window is None:
            window = inside
        elif text[opening] == "{" and members is None:
            members = _members(inside, opening)
        else:
            msg = f"`{_shown(measure)}` has two windows or two lists of members"
            raise ExpressionError(
                msg, opening, help="write one [window], and all members in one {a=b, c=d}"
            )
    return _Token(at, place, value=Term(measure, window, members or (), place)), end


def _enclosed(text: str, opening: int) -> tuple[str, int]:
    """The text between a bracket or brace and the one that closes it, stripped, and where that
    ends.
    """
    closing = text.find(_CLOSING[text[opening]], opening)
    inside = text[opening + 1 : max(closing, opening)].strip()
    if closing < 0:
        msg = f"this `{text[opening]}` is not closed"
        raise ExpressionError(msg, opening)
    if not inside or any(sign in inside for sign in "[]{}"):
        msg = (
            f"between {text[opening]} and {text[closing]} stands"
            f" {'another bracket' if inside else 'nothing'}"
        )
        raise ExpressionError(
            msg, opening, help="write arrests[2025-01] or arrests{where=Minnesota}"
        )
    return inside, closing + 1


def _members(inside: str, offset: int) -> tuple[tuple[str, str], ...]:
    pairs: dict[str, str] = {}
    for part in inside.split(","):
        dimension, _, member = (piece.strip() for piece in part.partition("="))
        if not member or not _is_name(dimension):
            msg = f"`{_shown(part.strip())}` is not dimension=member"
            raise ExpressionError(msg, offset, help="write {where=Minnesota, by=ICE}")
        if dimension in pairs:
            msg = f"the dimension `{_shown(dimension)}` stands twice"
            raise ExpressionError(msg, offset, help="give each dimension one member")
        pairs[dimension] = member
    return tuple(pairs.items())


def _is_name(text: str) -> bool:
    return text != "" and _starts_name(text[0]) and all(_continues_name(sign) for sign in text)


def _starts_name(sign: str) -> bool:
    """Whether it is a letter, of any script."""
    return sign.isidentifier() and sign != "_"


def _continues_name(sign: str) -> bool:
    """Whether it is a letter, a mark upon one, a digit or one of ``_ - . @``."""
    return sign in "-.@" or ("a" + sign).isidentifier()


def _shown(text: str) -> str:
    """As much of a text as a message can hold."""
    return text if len(text) <= 60 else text[:59] + "…"
