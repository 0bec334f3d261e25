"""A mutant differs from its source in one place; whoever calls what it changes notices it."""

from __future__ import annotations

import ast

from tests.mutants import (
    SOURCES,
    SURVIVED,
    Mutant,
    bounded,
    drawn,
    in_a_child,
    named,
    places,
    put_in_place,
    survivors_in,
)

FOLDERS = ("relations/statistics",)


def test_a_mutant_is_its_file_with_one_place_changed() -> None:
    for one in drawn(3, 20, FOLDERS):
        before = ast.unparse(ast.parse(one.path.read_text(encoding="utf-8")))
        changed = [
            (old, new)
            for old, new in zip(
                before.splitlines(), ast.unparse(one.tree).splitlines(), strict=True
            )
            if old != new
        ]
        assert len(changed) == 1, one.told


def test_a_seed_draws_the_same_mutants_again() -> None:
    first, again = ([one.told for one in drawn(5, 9, FOLDERS)] for _ in range(2))

    assert first == again
    assert len(set(first)) > 1


def test_the_survivors_of_a_run_are_told_from_what_it_printed() -> None:
    one, other = list(drawn(5, 2, FOLDERS))
    printed = f"..caught {named(one)} tests/a.py::b\n.{SURVIVED} {named(other)} - all of 3 tests\n"

    (said,) = survivors_in(printed)

    assert said.startswith(f" {named(other)} ")


def test_a_function_does_in_a_child_what_the_mutant_says_and_only_there() -> None:
    from figurecheck.model.nearest import suggestion

    path = SOURCES / "model" / "nearest.py"
    tree = ast.parse(path.read_text(encoding="utf-8"))
    (function,) = (one for one in tree.body if getattr(one, "name", "") == "suggestion")
    assert isinstance(function, ast.FunctionDef)
    function.body = [ast.Return(ast.Constant("changed"))]
    mutant = Mutant(path, 1, "", ast.fix_missing_locations(tree))

    def act() -> tuple[list[str], str]:
        return sorted(put_in_place(mutant)), suggestion("a", ["b"])

    assert in_a_child(act) == [[f"{path}:suggestion"], "changed"]
    assert suggestion("a", ["b"]) != "changed"


def test_who_takes_no_end_says_nothing() -> None:
    assert in_a_child(lambda: 1 // 0) is None


def test_who_takes_too_long_says_nothing() -> None:
    def act() -> None:
        bounded(0)
        while True:
            pass

    assert in_a_child(act) is None


def test_most_of_a_module_can_be_changed() -> None:
    tree = ast.parse("def f(a, b):\n    return [c for c in b if a < c and not a == 1]\n\nX = 1 + 1")

    assert len(places(tree)) == 6
