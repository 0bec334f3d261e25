"""Expressions and statements as they are written, and what is said of those that cannot be read."""

from __future__ import annotations

import string
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from figurecheck.errors import ExpressionError
from figurecheck.model.expression import Call, Comparison, Expression, Number, Operation, Term
from figurecheck.model.record import Place
from figurecheck.reading.expressions import (
    MAX_HEIGHT,
    read_expression,
    read_statement,
    spell_expression,
)

HERE = Place("a.rec", 7, 11)


def number(value: int | Fraction) -> Number:
    return Number(Fraction(value), HERE)


def percent(value: int | Fraction) -> Number:
    return Number(Fraction(value, 100), HERE, percent=True)


def term(measure: str, window: str | None = None, **members: str) -> Term:
    return Term(measure, window, tuple(members.items()), HERE)


def operation(left: Expression, operator: str, right: Expression) -> Operation:
    return Operation(operator, left, right, HERE)


def call(function: str, *arguments: Expression) -> Call:
    return Call(function, arguments, HERE)


def read(text: str) -> Expression:
    return read_expression(text, HERE)


def fault(text: str) -> ExpressionError:
    with pytest.raises(ExpressionError) as caught:
        read(text)
    return caught.value


A, B, C, D = (term(name) for name in "abcd")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("007", 7),
        ("2,700", 2700),
        ("1,234,567.50", Fraction(123456750, 100)),
        ("0.25", Fraction(1, 4)),
        ("9" * 400, 10**400 - 1),
    ],
)
def test_a_number_is_exact(text: str, value: int | Fraction) -> None:
    assert read(text) == number(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("20 %", 20),
        ("20%", 20),
        ("12.5 %", Fraction(25, 2)),
        ("1,250 %", 1250),
        ("0.1 %", Fraction(1, 10)),
    ],
)
def test_a_percentage_is_so_many_hundredths(text: str, value: int | Fraction) -> None:
    assert read(text) == percent(value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a-b", term("a-b")),
        ("ice.arrests/c", operation(term("ice.arrests"), "/", C)),
        ("x2_y@z", term("x2_y@z")),
        ("Größe", term("Größe")),
        ("गिरफ्तारी", term("गिरफ्तारी")),
        ("a[2025-01/2025-03]", term("a", "2025-01/2025-03")),
        ("a[ a day in 2025-01 ]", term("a", "a day in 2025-01")),
        ("a{where=New York, by = US Marshals}", term("a", where="New York", by="US Marshals")),
        ("a[2025]{where=US}", term("a", "2025", where="US")),
        ("a{where=US}[2025]", term("a", "2025", where="US")),
        ("sum", term("sum")),
    ],
)
def test_a_measure_has_its_window_and_members_behind_it(text: str, expected: Term) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a + b * c", operation(A, "+", operation(B, "*", C))),
        ("a * b + c", operation(operation(A, "*", B), "+", C)),
        ("a - b - c", operation(operation(A, "-", B), "-", C)),
        ("a / b / c", operation(operation(A, "/", B), "/", C)),
        ("a - b + c - d", operation(operation(operation(A, "-", B), "+", C), "-", D)),
        ("a / b * c", operation(operation(A, "/", B), "*", C)),
        ("a - (b - c)", operation(A, "-", operation(B, "-", C))),
        ("(a + b) * c", operation(operation(A, "+", B), "*", C)),
        ("a*b/c+d", operation(operation(operation(A, "*", B), "/", C), "+", D)),
        ("a × b ÷ c − d", operation(operation(operation(A, "*", B), "/", C), "-", D)),
        ("a-b - c", operation(term("a-b"), "-", C)),
        ("a\n+ b\n - c", operation(operation(A, "+", B), "-", C)),
        ("-2", operation(number(0), "-", number(2))),
        (" - 2", operation(number(0), "-", number(2))),
        ("−20 %", operation(number(0), "-", percent(20))),
        ("-(a + b)", operation(number(0), "-", operation(A, "+", B))),
        ("a * -2 + b", operation(operation(A, "*", operation(number(0), "-", number(2))), "+", B)),
        ("a - -2", operation(A, "-", operation(number(0), "-", number(2)))),
        ("((a))", A),
    ],
)
def test_operators_bind_by_precedence_and_from_the_left(text: str, expected: Expression) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sum(a, b, c)", call("sum", A, B, C)),
        ("sum(a)", call("sum", A)),
        ("sum(1,000, 2)", call("sum", number(1000), number(2))),
        ("sum (a - b,c)", call("sum", operation(A, "-", B), C)),
        ("average(a[2025])", call("average", term("a", "2025"))),
        ("highest(a) / lowest(b)", operation(call("highest", A), "/", call("lowest", B))),
        ("sum(sum(a, b), c)", call("sum", call("sum", A, B), C)),
    ],
)
def test_a_call_has_its_arguments_in_order(text: str, expected: Expression) -> None:
    assert read(text) == expected


def test_a_statement_compares_two_expressions() -> None:
    text = (
        "officers-deployed[2026-02-03] - officers-withdrawn[2026-02-04] ="
        " officers-deployed[2026-02-04]"
    )

    assert read_statement(text, HERE) == Comparison(
        "=",
        operation(
            term("officers-deployed", "2026-02-03"), "-", term("officers-withdrawn", "2026-02-04")
        ),
        term("officers-deployed", "2026-02-04"),
        HERE,
    )


@pytest.mark.parametrize(
    ("written", "operator"),
    [("=", "="), ("<=", "<="), (">=", ">="), ("<", "<"), (">", ">"), ("≤", "<="), ("≥", ">=")],
)
def test_every_comparison_may_stand_with_or_without_blanks(written: str, operator: str) -> None:
    assert read_statement(f"a{written}b", HERE) == Comparison(operator, A, B, HERE)
    assert read_statement(f"a{{where=US}} {written} b", HERE).operator == operator


def test_every_piece_has_its_place() -> None:
    expression = read(" a - 20 % * sum(b, c)")

    assert isinstance(expression, Operation)
    assert isinstance(expression.right, Operation)
    assert isinstance(expression.right.right, Call)
    pieces: list[Expression] = [
        expression,
        expression.right,
        expression.right.right,
        expression.right.right.arguments[1],
    ]
    assert [piece.place.column - HERE.column for piece in pieces] == [1, 5, 12, 19]
    assert {(piece.place.file, piece.place.line) for piece in pieces} == {("a.rec", 7)}


def test_what_stands_behind_a_line_break_has_the_place_of_the_text() -> None:
    expression = read("a\n+ b")

    assert isinstance(expression, Operation)
    assert expression.right.place == HERE


@pytest.mark.parametrize(
    ("text", "offset", "said"),
    [
        ("", 0, "missing at the end"),
        ("  ", 2, "missing at the end"),
        ("a +", 3, "missing at the end"),
        ("a + * b", 4, "missing before `*`"),
        ("a - - b", 4, "nothing on its left"),
        ("a + -", 4, "nothing on its left"),
        ("+ a", 0, "missing before `+`"),
        ("a b", 2, "an operator is missing"),
        ("a (b)", 2, "an operator is missing"),
        ("2 a", 2, "an operator is missing"),
        ("2a", 1, "directly behind a number"),
        ("1.5.2", 3, "directly behind a number"),
        ("5.", 1, "directly behind a number"),
        ("1_000", 1, "directly behind a number"),
        ("20 %%", 4, "directly behind a number"),
        ("1000,000", 4, "this comma"),
        ("1,23", 1, "this comma"),
        ("1,234,5678", 5, "this comma"),
        (".5", 0, "`.` has no place"),
        ("٣", 0, "has no place"),
        ("_a", 0, "has no place"),
        ("a ^ 2", 2, "has no place"),
        ("3-2", 1, "between spaces"),
        ("a -b", 2, "between spaces"),
        ("a −b", 2, "between spaces"),
        ("a−b", 1, "between spaces"),
        ("a) -b", 1, "`)` has no place here"),
        ("-a", 0, "nothing on its left"),
        ("(a", 0, "not closed"),
        ("(a b", 3, "an operator is missing"),
        ("(a, b)", 0, "comma"),
        ("()", 1, "missing before `)`"),
        ("a)", 1, "`)` has no place here"),
        ("a, b", 1, "`,` has no place here"),
        ("sum()", 4, "missing before `)`"),
        ("sum(a,)", 6, "missing before `)`"),
        ("sum(a", 3, "not closed"),
        ("sum[2025](a)", 9, "an operator is missing"),
        ("average(a, b)", 7, "of one thing, not of 2"),
        ("a[2025", 1, "not closed"),
        ("a[]", 1, "stands nothing"),
        ("a[b[c]]", 1, "another bracket"),
        ("a [2025]", 2, "has no place"),
        ("2[2025]", 1, "has no place"),
        ("a[2025][2026]", 7, "two windows"),
        ("a{b=c}{d=e}", 6, "two lists"),
        ("a{b}", 1, "not dimension=member"),
        ("a{b=}", 1, "not dimension=member"),
        ("a{=b}", 1, "not dimension=member"),
        ("a{b=c,}", 1, "not dimension=member"),
        ("a{b=c, b=d}", 1, "stands twice"),
        ("a = b", 2, "a comparison has no place"),
        ("(a = b)", 0, "not closed"),
        ("a == b", 2, "not a comparison"),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(text: str, offset: int, said: str) -> None:
    error = fault(text)

    assert error.code == "FC030"
    assert error.offset == offset
    assert said in str(error)


@pytest.mark.parametrize(
    ("text", "offset", "advice"),
    [
        ("a", 1, "one of = <= >= < >"),
        ("a - b", 5, "one of = <= >= < >"),
        ("a b = c", 2, "one of + - * /"),
        ("a == b", 2, "write ="),
        ("a => b", 2, "write >="),
        ("a =< b", 2, "write <="),
        ("a != b", 2, "one of"),
        ("a ≠ b", 2, "one of"),
        ("a = b = c", 6, "a relation of its own"),
        ("a = = b", 4, ""),
        ("= b", 0, ""),
        ("a =", 3, ""),
        ("a = b c", 6, "one of + - * /"),
        ("a{b=c}", 6, "one of = <= >= < >"),
    ],
)
def test_a_statement_is_two_sides_and_one_comparison(text: str, offset: int, advice: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        read_statement(text, HERE)

    assert caught.value.offset == offset
    assert advice in caught.value.help


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("max", "highest()"),
        ("mean", "average()"),
        ("averge", "average()"),
        ("sqrt", "sum, average"),
        ("x" * 999, "sum,"),
    ],
)
def test_an_unknown_function_is_told_the_nearest_one(name: str, advice: str) -> None:
    error = fault(f"1 + {name}(a)")

    assert error.offset == 4
    assert advice in error.help
    assert len(str(error)) < 100


def test_nesting_and_length_have_limits() -> None:
    assert read("(" * 64 + "a" + ")" * 64) == A
    for text in (
        "(" * 65 + "a" + ")" * 65,
        "(" * 9_000,
        "sum(" * 2_000,
        "-(" * 4_000,
        "a + (" * 1_900,
    ):
        assert "inside one another" in str(fault(text))
    assert "at most 10000 characters" in str(fault("a" * 10_001))
    assert (
        fault("9" * 401).code
        == fault("9" * 399 + " %").code
        == fault("0." + "0" * 400).code
        == "FC012"
    )


def test_a_chain_is_short_enough_to_be_walked_and_a_sum_may_be_long() -> None:
    longest = read(" + ".join(["a"] * (MAX_HEIGHT + 1)))
    again = read(" + ".join(["a"] * (MAX_HEIGHT + 1)))

    assert longest == again
    assert hash(longest) == hash(again)
    assert repr(longest) == repr(again)
    assert read(spell_expression(longest)) == longest
    assert "write a long sum" in fault(" + ".join(["a"] * (MAX_HEIGHT + 2))).help
    assert isinstance(read(f"sum({', '.join(['a'] * 3_000)})"), Call)


@pytest.mark.parametrize(
    "sign",
    ["(", ")", "[", "{", "a[", "a{b=", "9,", "1,234", ",", "-", "- ", "a-", "%", "<", " ", "1 "],
)
def test_hostile_texts_are_read_in_no_time(sign: str) -> None:
    with pytest.raises(ExpressionError):
        read_statement(sign * (10_000 // len(sign)), HERE)


NAMES = st.sampled_from(["a", "a-b", "sum", "x.y@z", "गि", "average-", "e5", "a--"])
WINDOWS = st.none() | st.sampled_from(
    ["2025-01", "2025-01/..", "a day in 2025-01", "name, of = (a) + period"]
)
MEMBERS = st.dictionaries(
    NAMES, st.sampled_from(["Minnesota", "New York", "a=b", "<", "1 %"]), max_size=2
)
NUMBERS = st.builds(
    lambda digits, places: Fraction(digits, 10**places), st.integers(0, 10**9), st.integers(0, 12)
)
LEAVES = (
    st.builds(number, NUMBERS)
    | st.builds(percent, NUMBERS)
    | st.builds(
        lambda name, window, members: Term(name, window, tuple(members.items()), HERE),
        NAMES,
        WINDOWS,
        MEMBERS,
    )
)


def _larger(smaller: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    return st.one_of(
        st.builds(operation, smaller, st.sampled_from("+-*/"), smaller),
        st.builds(
            lambda arguments: call("sum", *arguments), st.lists(smaller, min_size=1, max_size=3)
        ),
        st.builds(call, st.sampled_from(["average", "highest", "lowest", "median"]), smaller),
    )


EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(LEAVES, _larger, max_leaves=12)


@given(EXPRESSIONS)
@example(operation(A, "-", operation(B, "-", C)))
@example(operation(operation(A, "-", B), "-", C))
@example(number(Fraction(1, 10**20)))
def test_what_an_expression_is_spelled_as_reads_back_as_that_expression(
    expression: Expression,
) -> None:
    assert read(spell_expression(expression)) == expression


@given(EXPRESSIONS, st.sampled_from(["=", "<=", ">=", "<", ">"]), EXPRESSIONS)
def test_a_statement_is_its_two_sides(left: Expression, operator: str, right: Expression) -> None:
    text = f"{spell_expression(left)}{operator}{spell_expression(right)}"

    assert read_statement(text, HERE) == Comparison(operator, left, right, HERE)


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (operation(operation(A, "+", B), "+", C), "a + b + c"),
        (operation(A, "-", operation(B, "+", C)), "a - (b + c)"),
        (operation(operation(A, "*", B), "/", C), "a * b / c"),
        (operation(operation(A, "+", B), "*", C), "(a + b) * c"),
        (term("a", "2025", where="US", by="ICE"), "a[2025]{where=US, by=ICE}"),
        (number(Fraction(1, 5)), "0.2"),
        (operation(A, "*", number(Fraction(1, 3))), "a * (1 / 3)"),
        (operation(A, "-", number(-2)), "a - (0 - 2)"),
    ],
)
def test_an_expression_is_spelled_with_the_parentheses_it_needs(
    expression: Expression, text: str
) -> None:
    assert spell_expression(expression) == text


def refused_at(reader: Callable[[str, Place], object], text: str) -> int | None:
    """The offset at which a text is refused, or ``None``; anything else that is raised fails the
    law.
    """
    try:
        reader(text, HERE)
    except ExpressionError as error:
        return error.offset
    return None


_PIECES = st.sampled_from(
    [
        *"abc0123+-*/()[]{}=<>,.% −≤\n",
        "sum(",
        "average(",
        "a[2025]",
        "{b=c}",
        " - ",
        " + ",
        "1,000",
        *string.punctuation,
    ]
)


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=25).map("".join)))
def test_any_text_is_read_or_refused_with_an_offset_within_it(text: str) -> None:
    offset = refused_at(read_expression, text)

    if offset is None:
        assert read(spell_expression(read(text))) == read(text)
    else:
        assert 0 <= offset <= len(text)


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=25).map("".join)))
def test_any_statement_is_read_or_refused_with_an_offset_within_it(text: str) -> None:
    offset = refused_at(read_statement, text)

    if offset is None:
        assert read_statement(text, HERE).operator in ("=", "<=", ">=", "<", ">")
    else:
        assert 0 <= offset <= len(text)
