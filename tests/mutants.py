"""Mutants of the sources, one place changed in each, and which of them no test notices.

``python tests/mutants.py --seed 7 --count 100 solve relations reading`` draws places in the
functions of these folders, as often as files are long, and runs what tests call the function until
one fails: those in ``--tests``, quickest first. Survivors are printed; who reads them says whether
they matter, for some change no more than the speed. ``--again FILE`` tries the survivors of an
earlier run alone, whose output the file holds, with other tests than it had. The tests are
collected and timed once, in one process; each mutant is a child of it in which the functions have
other code, so that no file is changed.
"""

from __future__ import annotations

import argparse
import ast
import copy
import gc
import importlib
import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from random import Random
from types import CodeType, FrameType, FunctionType
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "src" / "figurecheck"
SLOWER = 10
"""How many times as long as without the mutant a test may take, beside `GRACE`; one that takes
longer notices it by that.
"""

GRACE = 10
"""Seconds of the processor that any test may take."""

SECONDS = 1200
"""Seconds of the processor after which the tests of one mutant are given up: it counts as a
survivor of those that were run.
"""

SWAPPED: Mapping[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Add,),
    ast.Break: (ast.Continue,),
    ast.Continue: (ast.Break,),
}
"""What an operator is changed into."""

SURVIVED = "SURVIVED"

NAMED = {"min": "max", "max": "min", "any": "all", "all": "any"}


class Mutant(NamedTuple):
    """A file with one place changed."""

    path: Path
    line: int
    told: str
    tree: ast.Module


class Tried(NamedTuple):
    """A test, the seconds it takes, and the functions of figurecheck that it calls."""

    item: pytest.Item
    seconds: float
    calls: frozenset[str]


def changes(node: ast.AST) -> Iterator[Callable[[ast.AST], None]]:
    """What can be changed in one node, as what does it to a copy."""
    for field, value in ast.iter_fields(node):
        for at, one in enumerate(value if isinstance(value, list) else [value]):
            for other in SWAPPED.get(type(one), ()):
                yield partial(_put, field=field, at=at, other=other)
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        yield lambda into: setattr(into, "test", ast.UnaryOp(ast.Not(), into.test))  # type: ignore[attr-defined]
    elif isinstance(node, ast.comprehension) and node.ifs:
        yield lambda into: setattr(into, "ifs", [])
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        number = not node.value if isinstance(node.value, bool) else node.value + 1
        yield lambda into: setattr(into, "value", number)
    elif isinstance(node, ast.Name) and node.id in NAMED and isinstance(node.ctx, ast.Load):
        yield lambda into: setattr(into, "id", NAMED[into.id])  # type: ignore[attr-defined]


def _put(node: ast.AST, field: str, at: int, other: type[ast.AST]) -> None:
    """Puts another operator, or statement, into a node."""
    value = getattr(node, field)
    if isinstance(value, list):
        value[at] = ast.copy_location(other(), value[at])
    else:
        setattr(node, field, other())


def places(tree: ast.Module) -> list[tuple[int, int]]:
    """Every node within a function that can be changed, with each of its changes."""
    inside = {
        id(one)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for statement in function.body
        for one in ast.walk(statement)
    }
    return [
        (at, which)
        for at, node in enumerate(ast.walk(tree))
        if id(node) in inside
        for which, _ in enumerate(changes(node))
    ]


def drawn(seed: int, count: int, folders: Sequence[str]) -> Iterator[Mutant]:
    """Mutants of the files in some folders, long files more often than short ones."""
    random = Random(seed)
    trees = {
        path: ast.parse(path.read_text(encoding="utf-8"))
        for folder in folders
        for path in sorted((SOURCES / folder).rglob("*.py"))
    }
    known = [(path, *place) for path, tree in trees.items() for place in places(tree)]
    for path, at, which in random.sample(known, min(count, len(known))):
        tree = copy.deepcopy(trees[path])
        nodes = list(ast.walk(tree))
        line = next((one.lineno for one in ast.walk(nodes[at]) if hasattr(one, "lineno")), 0)
        before = ast.unparse(nodes[at])
        list(changes(nodes[at]))[which](nodes[at])
        ast.fix_missing_locations(tree)
        yield Mutant(path, line, f"{before}  ->  {ast.unparse(nodes[at])}", tree)


def _codes(code: CodeType) -> Iterator[CodeType]:
    """The functions in some code, however deep."""
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield one
            yield from _codes(one)


def put_in_place(mutant: Mutant) -> frozenset[str]:
    """Gives the functions of a module the code of the mutant; which of them it changes."""
    name = ".".join(mutant.path.relative_to(SOURCES.parent).with_suffix("").parts)
    module = importlib.import_module(name.removesuffix(".__init__"))
    codes = {one.co_qualname: one for one in _codes(compile(mutant.tree, str(mutant.path), "exec"))}
    changed = set()
    gc.unfreeze()  # what was set aside for good is not listed
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__globals__ is module.__dict__:
            code = codes.get(one.__qualname__)
            if code is not None and code.co_freevars == one.__code__.co_freevars:
                if code != one.__code__:
                    changed.add(called(code))
                one.__code__ = code
    return frozenset(changed)


def called(code: CodeType) -> str:
    """A function by its file and name."""
    return f"{code.co_filename}:{code.co_qualname}"


def failure(item: pytest.Item) -> str:
    """Where a test fails; empty where it passes."""
    reports: list[pytest.TestReport] = []

    class Kept:
        @pytest.hookimpl
        def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
            reports.append(report)

    kept = Kept()
    item.config.pluginmanager.register(kept)
    item.ihook.pytest_runtest_protocol(item=item, nextitem=None)
    item.config.pluginmanager.unregister(kept)
    return next((one.nodeid for one in reports if one.failed), "")


def bounded(seconds: float) -> None:
    """Ends this process where it takes more than so many seconds of the processor from here on."""
    limit = int(seconds + time.process_time()) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))


def in_a_child(act: Callable[[], object]) -> object:
    """What a function says in a process of its own; nothing where that is ended."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            with os.fdopen(writing, "w") as told:
                json.dump(act(), told)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as heard:
        said = heard.read()
    os.waitpid(child, 0)
    return json.loads(said) if said else None


def timed(item: pytest.Item, longest: float) -> Tried | None:
    """A test as it is without a mutant; ``None`` for one that fails or takes longer."""

    def act() -> tuple[str, float, list[str]]:
        bounded(longest)
        seen: set[CodeType] = set()

        def note(frame: FrameType, event: str, given: object) -> None:
            seen.add(frame.f_code)

        start = time.process_time()
        sys.settrace(note)
        failed = failure(item)
        sys.settrace(None)
        ours = [called(one) for one in seen if one.co_filename.startswith(str(SOURCES))]
        return failed, time.process_time() - start, ours

    found = in_a_child(act)
    if not isinstance(found, list) or found[0] or found[1] > longest:
        return None
    return Tried(item, found[1], frozenset(found[2]))


class Loop:
    """Instead of one run of the tests, one for each mutant."""

    def __init__(self, mutants: Sequence[Mutant], longest: float) -> None:
        self._mutants = mutants
        self._longest = longest

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        tests = [one for item in session.items if (one := timed(item, self._longest)) is not None]
        tests.sort(key=lambda one: one.seconds)
        caught = 0
        for mutant in self._mutants:
            said = in_a_child(lambda mutant=mutant: self._noticed(mutant, tests))  # type: ignore[misc]
            known = "a test takes too long" if said is None else str(said)
            caught += known[:1] != "-"
            is_caught = SURVIVED if known[:1] == "-" else "caught"
            print(f"{is_caught} {named(mutant)} {known}", flush=True)
        print(f"{caught} of {len(self._mutants)} caught, by {len(tests)} tests")
        return True

    def _noticed(self, mutant: Mutant, tests: Sequence[Tried]) -> str:
        """The first test that fails with a mutant; where none does, how many were run, behind a
        dash.
        """
        changed = put_in_place(mutant)
        asked = [one for one in tests if not one.calls.isdisjoint(changed)]
        until = time.process_time() + SECONDS
        for number, one in enumerate(asked):
            if time.process_time() > until:
                return f"- {number} of {len(asked)} tests"
            bounded(GRACE + SLOWER * one.seconds)
            if failed := failure(one.item):
                return failed
        return f"- all of {len(asked)} tests"


def named(mutant: Mutant) -> str:
    """A mutant as it is printed: where it is, and what is changed."""
    return f"{mutant.path.relative_to(SOURCES)}:{mutant.line} {mutant.told!r}"


def survivors_in(printed: str) -> list[str]:
    """What an earlier run printed of each survivor, behind the dots of the tests."""
    return [line.partition(SURVIVED)[2] for line in printed.splitlines() if SURVIVED in line]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Which changes of the sources no test notices.")
    parser.add_argument("folders", nargs="+", help="folders below src/figurecheck")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--longest", type=float, default=5, help="seconds that a test may take")
    parser.add_argument("--tests", nargs="+", default=["tests"])
    parser.add_argument("--again", type=Path, help="the output of a run with the same seed")
    given = parser.parse_args(arguments)
    mutants = list(drawn(given.seed, given.count, given.folders))
    if given.again is not None:
        known = survivors_in(given.again.read_text(encoding="utf-8"))
        mutants = [
            one for one in mutants if any(said.startswith(f" {named(one)} ") for said in known)
        ]
    quiet = ["-q", "-s", "-n", "0", "-p", "no:cacheprovider", "--no-header", "--no-summary"]
    return int(pytest.main([*quiet, *given.tests], plugins=[Loop(mutants, given.longest)]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
