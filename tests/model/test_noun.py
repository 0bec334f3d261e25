"""What all nouns of the model have in common."""

from __future__ import annotations

import attr

from figurecheck.model.noun import Noun
from figurecheck.model.record import Place
from figurecheck.model.window import Window


@attr.frozen(eq=False, repr=False)
class _Point(Noun):
    x: int
    y: int
    note: str = attr.field(default="", eq=False)
    hidden: str = attr.field(default="", repr=False)


@attr.frozen(eq=False, repr=False)
class _Pair(Noun):
    x: int
    y: int
    note: str = attr.field(default="", eq=False)
    hidden: str = attr.field(default="", repr=False)


@attr.frozen
class _Attrs:
    x: int
    y: int
    note: str = attr.field(default="", eq=False)
    hidden: str = attr.field(default="", repr=False)


def test_nouns_with_equal_fields_are_equal_and_hash_alike() -> None:
    one, other = _Point(1, 2), _Point(1, 2)

    assert one == other
    assert hash(one) == hash(other)


def test_nouns_that_differ_in_a_field_are_not_equal() -> None:
    assert _Point(1, 2) != _Point(1, 3)
    assert _Point(1, 2, hidden="a") != _Point(1, 2, hidden="b")


def test_fields_that_are_not_compared_make_no_difference() -> None:
    one, other = _Point(1, 2, "this"), _Point(1, 2, "that")

    assert one == other
    assert hash(one) == hash(other)


def test_nouns_of_two_classes_are_never_equal() -> None:
    assert _Point(1, 2) != _Pair(1, 2)
    assert Place("a", 1, 1) != ("a", 1, 1)


def test_a_noun_is_shown_as_attrs_would_show_it() -> None:
    assert repr(_Point(1, 2, "n", "s")) == repr(_Attrs(1, 2, "n", "s")).replace("_Attrs", "_Point")


def test_a_window_is_equal_to_one_that_is_written_otherwise() -> None:
    assert Window(1, 2, text="one day") == Window(1, 2, text="a day")


def test_places_are_sorted_by_file_then_line_then_column() -> None:
    places = [Place("b", 1, 1), Place("a", 2, 1), Place("a", 1, 9), Place("a", 1, 2)]

    assert sorted(places) == [
        Place("a", 1, 2),
        Place("a", 1, 9),
        Place("a", 2, 1),
        Place("b", 1, 1),
    ]
