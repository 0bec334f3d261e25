"""The engine beside others: z3 through its Python API, z3 through SMT2 text, and HiGHS in floating
point.

Run: pip install z3-solver highspy; python benchmarks/engines.py [--beside PYTHON]. Each line is one
size of random systems of totals and shares, fresh seeds each, half of them inconsistent; medians of
one run in processor time, which no neighbour on the machine disturbs much, and how many times
longer the others take. Ours builds, decides, and has the independent checker accept the proof; the
others only decide. With ``--beside``, the Python of an environment with another version of
figurecheck, its engine is among the others.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import time
from collections.abc import Callable
from fractions import Fraction
from importlib import import_module
from random import Random
from typing import Any

from figurecheck.model.constraint import Monomial, Row, Statement, at_least, at_most
from figurecheck.model.document import proof_object, rule_object
from figurecheck.model.interval import Number
from figurecheck.model.proof import Leaf, Split
from figurecheck.model.proof import statements as proof_statements
from figurecheck.solve.conflicts import find_conflicts
from figurecheck.solve.decide import Consistent, Decider
from figurecheck.solve.repair import find_repairs
from figurecheck.solve.verify import _Checker

SIZES = (8, 20, 40, 80, 150)
SEEDS = 24


def system(random: Random, claims: int, *, wrong: int) -> list[Statement]:
    """A tree of totals over hidden truth, nearly one claim an unknown, a share on every fifth,
    ``wrong`` lies.
    """
    unknowns = max(3, claims * 20 // 21)
    truth = [0] * unknowns
    statements: list[Statement] = []
    for index in reversed(range(unknowns)):
        parts = [part for part in range(3 * index + 1, 3 * index + 4) if part < unknowns]
        truth[index] = sum(truth[part] for part in parts) or random.randint(10, 9_999)
        if parts:
            terms: dict[Monomial, Number] = {
                (f"q{index}",): -1,
                **{(f"q{part}",): 1 for part in parts},
            }
            statements.append(Statement(f"rule:{index}", (at_least(terms, 0), at_most(terms, 0))))
    lies = set(random.sample(range(claims), wrong))
    for claim in range(claims):
        index = claim % unknowns
        value = truth[index] * 3 + 10 if claim in lies else truth[index]
        if claim % 5 == 4 and index:
            whole = (index - 1) // 3
            share = Fraction(value, max(1, truth[whole]))
            low, high = share * Fraction(99, 100), share * Fraction(101, 100)
            rows = (
                at_least({(f"q{index}",): 1, (f"q{whole}",): -low}, 0),
                at_most({(f"q{index}",): 1, (f"q{whole}",): -high}, 0),
            )
        else:
            slack = max(1, value // 50)
            rows = (
                at_least({(f"q{index}",): 1}, value - slack),
                at_most({(f"q{index}",): 1}, value + slack, strict=True),
            )
        statements.append(Statement(f"relation:{claim}", rows, soft=True))
    statements += [
        Statement(f"rule:range {index}", (at_least({(f"q{index}",): 1}, 0),))
        for index in range(unknowns)
    ]
    return statements


def ours(statements: list[Statement]) -> bool:
    """Whether they hold together; a proof that they do not has been checked."""
    outcome = Decider(statements).decide()
    if isinstance(outcome, (Leaf, Split)):
        rules = {one.name: one for one in statements}
        document = proof_object(outcome, rules)
        table = {name: rule_object(rules[name]) for name in proof_statements(outcome)}
        list(_Checker(({}, table, frozenset()), "generous").leaves(document, {}))
    return isinstance(outcome, Consistent)


def _sum(z3: Any, row: Row, names: dict[str, Any]) -> Any:
    total = sum(z3.RealVal(str(factor)) * names[name] for (name,), factor in row.terms)
    bound = z3.RealVal(str(row.bound))
    return total > bound if row.open else total >= bound


def z3_api(statements: list[Statement]) -> bool:
    """Whether they hold together, by z3 through its Python API, the model built afresh."""
    z3: Any = import_module("z3")
    solver = z3.Solver()
    names = {
        name: z3.Real(name) for one in statements for row in one.rows for (name,), _ in row.terms
    }
    for one in statements:
        for row in one.rows:
            solver.add(_sum(z3, row, names))
    return bool(solver.check() == z3.sat)


def z3_text(statements: list[Statement]) -> bool:
    """The same through SMT2 text, the text made afresh."""
    z3: Any = import_module("z3")
    names = sorted({name for one in statements for row in one.rows for (name,), _ in row.terms})
    lines = [f"(declare-const {name} Real)" for name in names]
    for one in statements:
        for row in one.rows:
            terms = " ".join(f"(* {_number(factor)} {name})" for (name,), factor in row.terms)
            total = f"(+ {terms})" if len(row.terms) > 1 else terms
            lines.append(f"(assert ({'>' if row.open else '>='} {total} {_number(row.bound)}))")
    solver = z3.Solver()
    solver.from_string("\n".join(lines))
    return bool(solver.check() == z3.sat)


def _number(value: int | Fraction) -> str:
    fraction = Fraction(value)
    text = f"(/ {abs(fraction.numerator)}.0 {fraction.denominator}.0)"
    return text if fraction >= 0 else f"(- {text})"


def highs(statements: list[Statement]) -> bool:
    """The same by HiGHS, in floating point, strict ends taken as included, without any
    certificate.
    """
    highspy: Any = import_module("highspy")
    model = highspy.Highs()
    model.silent()
    names = sorted({name for one in statements for row in one.rows for (name,), _ in row.terms})
    place = {name: index for index, name in enumerate(names)}
    model.addVars(len(names), [-highspy.kHighsInf] * len(names), [highspy.kHighsInf] * len(names))
    for one in statements:
        for row in one.rows:
            columns = [place[name] for (name,), _ in row.terms]
            model.addRow(
                float(row.bound),
                highspy.kHighsInf,
                len(columns),
                columns,
                [float(f) for _, f in row.terms],
            )
    model.run()
    return bool(model.getModelStatus() == highspy.HighsModelStatus.kOptimal)


def timed(
    run: Callable[[list[Statement]], bool], work: list[list[Statement]]
) -> tuple[float, list[bool]]:
    """The median of one run each, in milliseconds of processor time, and the answers."""
    took, answers = [], []
    for statements in work:
        start = time.process_time()
        answers.append(run(statements))
        took.append((time.process_time() - start) * 1000)
    return statistics.median(took), answers


def repair(size: int, seeds: int) -> str:
    """The lightest repairs by our engine and by a mixed-integer program in HiGHS: milliseconds and
    weights.
    """
    from figurecheck.solve.effort import Budget  # which not every version has that is run beside

    highspy: Any = import_module("highspy")
    mine, theirs, same = [], [], 0
    for seed in range(seeds):
        statements = system(Random(seed + 5000), size, wrong=max(1, size // 25))
        soft = [one.name for one in statements if one.soft]
        start = time.process_time()
        decider = Decider(statements)
        first = find_conflicts(decider, soft, budget=Budget("SEARCH_EFFORT", 1))
        weights = dict.fromkeys(soft, 1)
        found, _, _ = find_repairs(decider, soft, weights, [one.names for one in first.conflicts])
        mine.append((time.process_time() - start) * 1000)
        start = time.process_time()
        model = highspy.Highs()
        model.silent()
        names = sorted({name for one in statements for row in one.rows for (name,), _ in row.terms})
        place = {name: index for index, name in enumerate(names)}
        big = 1e6
        model.addVars(len(names), [0.0] * len(names), [big] * len(names))
        for index, name in enumerate(soft):
            model.addVar(0.0, 1.0)
            place[name] = len(names) + index
            model.changeColCost(place[name], 1.0)
            model.changeColIntegrality(place[name], highspy.HighsVarType.kInteger)
        for one in statements:
            for row in one.rows:
                columns = [place[name] for (name,), _ in row.terms]
                factors = [float(factor) for _, factor in row.terms]
                if one.soft:
                    columns, factors = [*columns, place[one.name]], [*factors, 3 * big]
                model.addRow(float(row.bound), highspy.kHighsInf, len(columns), columns, factors)
        model.run()
        theirs.append((time.process_time() - start) * 1000)
        weight = float(found[0].weight) if found else 0.0
        same += abs(model.getInfo().objective_function_value - weight) < 0.5
    own, other = statistics.median(mine), statistics.median(theirs)
    told = f"ours {own:8.1f} ms, HiGHS MIP {other:8.1f} ms: {own / other:.2f} times"
    return f"repair, {size:>3} claims: {told}; same weight in {same} of {seeds}"


def alone() -> None:
    """Prints how long our engine takes for each size, in milliseconds, for a run beside it."""
    work = [[system(Random(seed), size, wrong=seed % 2) for seed in range(SEEDS)] for size in SIZES]
    print(json.dumps([timed(ours, one)[0] for one in work]))


def beside(python: str) -> list[float]:
    """The same in the environment of another Python."""
    ran = subprocess.run([python, __file__, "--alone"], capture_output=True, text=True, check=True)
    found: list[float] = json.loads(ran.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Prints a line a size."""
    parser = argparse.ArgumentParser(description="The engine beside others.")
    parser.add_argument("--beside", metavar="PYTHON", help="a Python with another version")
    parser.add_argument("--alone", action="store_true", help="our engine alone, as JSON")
    asked = parser.parse_args()
    if asked.alone:
        alone()
        return
    others = beside(asked.beside) if asked.beside else []
    engines = {"z3 API": z3_api, "z3 SMT2": z3_text, "HiGHS (float)": highs}
    for index, size in enumerate(SIZES):
        work = [system(Random(seed), size, wrong=seed % 2) for seed in range(SEEDS)]
        base, answers = timed(ours, work)
        told = [f"{size:>4} claims: ours {base:7.2f} ms"]
        if others:
            told.append(f"beside {others[index]:7.2f} ms = {others[index] / base:5.1f} times")
        for name, engine in engines.items():
            took, theirs = timed(engine, work)
            differ = sum(one != other for one, other in zip(answers, theirs, strict=True))
            told.append(
                f"{name} {took:7.2f} ms = {took / base:5.1f}"
                f" times{f', {differ} differ' if differ else ''}"
            )
        print("; ".join(told), flush=True)
    for size in (25, 50, 100):
        print(repair(size, 12), flush=True)


if __name__ == "__main__":
    main()
