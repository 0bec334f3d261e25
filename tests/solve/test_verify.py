"""The independent checker: it accepts what the solver proves and refuses whatever else is put in
its place.

``FIGURECHECK_EXAMPLES`` says how many forgeries to try (usually 600).
"""

from __future__ import annotations

import ast
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import attr
import pytest

import figurecheck as fc
from figurecheck.asking.bounds import imply
from figurecheck.errors import ProofError
from figurecheck.model.document import rule_object
from figurecheck.relations.compile import compile_claims
from figurecheck.solve import verify as module
from figurecheck.solve.verify import Refused, verify
from tests.laws.systems import seeded, within
from tests.sizes import examples
from tests.solve.texts import TEXTS

EXAMPLES = examples(600)
"""Forgeries to try."""

Json = Any
Path_ = tuple[str | int, ...]

ASKED = {
    "sums": "arrests[2025-01-25/2025-01-26]",
    "shares": "officers[2026-02-03]",
    "highest day": "arrests[2025-03-10/2025-03-12]",
    "averages": "arrests[2025-01-20/2025-01-26]",
    "whole numbers": "women[2025-01-01]",
    "products": "paying[2025-05-01]",
}
"""What to ask for the bounds of, in a text from which the claims of its conflicts were taken until
none was left.
"""


@cache
def saved(name: str) -> Json:
    """The report of a text as it is saved."""
    return json.loads(fc.check(fc.loads(TEXTS[name])).to_json())


@cache
def bounded(name: str) -> Json:
    """A report of bounds alone: those of an expression, from the claims that are left when
    conflicts are resolved.
    """
    claims = fc.loads(TEXTS[name])
    system = compile_claims(claims)
    while conflicts := fc.check(claims).conflicts:
        left = [claim for claim in claims.claims if claim.name != conflicts[0].claims[0]]
        claims = attr.evolve(claims, claims=tuple(left))
    report = json.loads(fc.check(claims).to_json())
    report["findings"] = []
    report["rules"] = {rule.name: rule_object(rule) for rule in system.rules}
    report["whole"] = sorted(system.whole)
    report["bounds"] = [json.loads(json.dumps(imply(claims, ASKED[name]).document))]
    return report


def accepted(report: Json) -> bool:
    """Whether every proof of a report is accepted; a refusal is the only other way to end."""
    try:
        verify(report)
    except Refused:
        return False
    return True


def at(tree: Json, path: Path_) -> Json:
    """What lies at a path of keys and places."""
    for step in path:
        tree = tree[step]
    return tree


def replaced(tree: Json, path: Path_, value: Json) -> Json:
    """The tree with something else at a path; the rest is shared with it."""
    if not path:
        return value
    copy: Json = dict(tree) if isinstance(tree, dict) else list(tree)
    copy[path[0]] = replaced(tree[path[0]], path[1:], value)
    return copy


def without(tree: Json, path: Path_) -> Json:
    """The tree with nothing at a path."""
    holder = at(tree, path[:-1])
    left = (
        {key: value for key, value in holder.items() if key != path[-1]}
        if isinstance(holder, dict)
        else list(holder)
    )
    if isinstance(left, list):
        del left[int(path[-1])]
    return replaced(tree, path[:-1], left)


def paths(tree: Json, start: Path_ = ()) -> Iterator[Path_]:
    """Every path below a tree, from the top down."""
    waiting = [start]
    while waiting:
        path = waiting.pop()
        yield path
        here = at(tree, path)
        if isinstance(here, dict):
            waiting.extend((*path, key) for key in here)
        elif isinstance(here, list):
            waiting.extend((*path, place) for place in range(len(here)))


# -- what is genuine -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TEXTS)
def test_every_proof_of_a_genuine_report_is_accepted(name: str) -> None:
    report = saved(name)

    proofs = [finding for finding in report["findings"] if finding["proof"] is not None]

    assert proofs
    assert verify(report) == len(proofs)


@pytest.mark.parametrize("name", ASKED)
def test_every_end_of_genuine_bounds_is_accepted(name: str) -> None:
    report = bounded(name)

    ends = [end for end in ("lower", "upper") if report["bounds"][0][end] is not None]

    assert ends
    assert verify(report) == len(ends)


def test_the_texts_hold_every_kind_of_step_that_a_proof_can_take() -> None:
    kinds: Counter[str] = Counter()
    for name in TEXTS:
        for finding in saved(name)["findings"]:
            for path in paths(finding["proof"]):
                node = at(finding["proof"], path)
                if isinstance(node, dict):
                    kinds.update(key for key in node if isinstance(node[key], (str, list)))
                    kinds.update(
                        f"split by {key}"
                        for key in ("claim", "rule", "branches")
                        if {"split", key} <= set(node)
                    )

    assert kinds.keys() >= {"claim", "rule", "case", "given", "product", "rounded"}
    assert kinds.keys() >= {"split by claim", "split by rule", "split by branches"}


def test_a_report_without_any_proof_holds_none() -> None:
    clean = json.loads(
        fc.check(
            fc.loads("measure: m\nunit: arrest\n\nclaim: c\nfigure: 3\nmeasure: m\nwhen: 2025\n")
        ).to_json()
    )

    assert verify(clean) == 0


# -- forgeries -------------------------------------------------------------------------------------
#
# Each of these is a change that leaves the proof as good as it was, and must not count as a
# forgery:
#   * a number spelled another way (6/4 for 3/2), or 1 for true: the same value;
#   * premises, findings, claims or keys in another order, or a key that nobody reads;
#   * a row counted from the end of a list (-1 for the last), or by true and false: the same row;
#   * the times of all premises of a rounding multiplied by one number: rounding divides by it
# again;
#   * the end of a reading, or a level of it, that no proof rests on; headline, places, arithmetic
# and other words;
#   * a claim named in the place of another that says the same of the same thing;
#   * a whole unknown more, or a rule more, than the proofs need.


class Forger:
    """Draws forgeries of one report: each changes what a proof says or what it rests on."""

    def __init__(self, random: Random, report: Json) -> None:
        self.random = random
        self.report = report
        proofs = [
            ("findings", place, "proof")
            for place, one in enumerate(report["findings"])
            if one["proof"]
        ]
        ends = [
            ("bounds", place, end)
            for place, one in enumerate(report["bounds"])
            for end in ("lower", "upper")
            if one[end]
        ]
        roots: list[Path_] = [
            *proofs,
            *((*end, part) for end in ends for part in ("proof", "given")),
        ]
        inside = [path for root in roots for path in paths(report, root)]
        self.premises = [path for path in inside if self.is_premise(path)]
        self.splits = [
            path
            for path in inside
            if isinstance(self.value(path), dict) and "split" in self.value(path)
        ]
        self.lists = [
            path
            for path in inside
            if path[-1] in {"premises", "given", "rounded"} and self.value(path)
        ]
        self.keyed = [path for path in inside if isinstance(path[-1], str) and path not in roots]
        self.numbers = [path for path in inside if self.is_number(path)]
        self.flags = [path for path in inside if isinstance(self.value(path), bool)]
        self.findings = [path[:-1] for path in proofs]
        self.ends: list[Path_] = [*ends]
        self.grounds = list(self.grounds_of())

    def value(self, path: Path_) -> Json:
        return at(self.report, path)

    def is_premise(self, path: Path_) -> bool:
        return isinstance(self.value(path), dict) and "times" in self.value(path)

    def is_number(self, path: Path_) -> bool:
        """Whether it is a number that counts: all but the times of what is rounded alone, see
        above.
        """
        if path[-1] not in {"times", "bound", "gap"} and (len(path) < 2 or path[-2] != "terms"):
            return False
        alone = path[-1] == "times" and path[-3] == "rounded" and len(self.value(path[:-2])) == 1
        return not alone

    def grounds_of(self) -> Iterator[Path_]:
        """The numbers, flags and names that the proofs rest on: in rows of rules, ends of readings
        and forms.
        """
        at_claim = {entry["claim"]: place for place, entry in enumerate(self.report["coverage"])}
        level = {path: self.value((*path[:2], "level")) for path in (*self.premises, *self.splits)}
        for path in self.premises:
            premise = self.value(path)
            if "rule" in premise:
                yield from self.row(("rules", premise["rule"], "rows", premise["row"]))
            elif "claim" in premise:
                yield from self.reading(at_claim[premise["claim"]], level[path], premise["end"])
            elif "case" in premise:
                split = next(
                    (
                        one
                        for one in self.splits
                        if path[: len(one)] == one and self.value(one)["split"] == premise["case"]
                    ),
                    None,
                )
                if split is None:
                    continue
                node, case = self.value(split), path[len(split) + 1]
                if "rule" in node:
                    yield from self.row(("rules", node["rule"], "cases", case, premise["row"]))
                elif "claim" in node:
                    ends = [
                        "nonzero",
                        *(
                            end
                            for end in ("lower", "upper")
                            if self.report["coverage"][at_claim[node["claim"]]]["readings"][
                                level[path]
                            ][end]
                            is not None
                        ),
                    ]
                    yield from self.reading(
                        at_claim[node["claim"]], level[path], ends[premise["row"]]
                    )

    def row(self, path: Path_) -> Iterator[Path_]:
        yield from ((*path, "terms", name) for name in self.value(path)["terms"])
        yield from ((*path, "bound"), (*path, "open"))

    def reading(self, place: int, level: str, end: str) -> Iterator[Path_]:
        start: Path_ = ("coverage", place)
        form = self.value((*start, "form"))
        yield from ((*start, "form", "per", name) for name in form["per"])
        if form["per"]:
            yield (*start, "form", "per_constant")
            yield (*start, "form", "sign_known")
        if end == "nonzero":
            return
        yield from ((*start, "form", "of", name) for name in form["of"])
        yield (*start, "form", "of_constant")
        yield (*start, "readings", level, end)
        yield (*start, "readings", level, f"{end}_open")

    # -- drawing -----------------------------------------------------------------------------------

    def forgery(self) -> tuple[str, Json]:
        """What was done, and the forged report."""
        while True:
            kind = self.random.choice(KINDS)
            forged = kind(self)
            if forged is not None and forged[1] != self.report:
                return f"{kind.__name__} at {forged[0]}", forged[1]

    def pick(self, among: Sequence[Path_]) -> Path_ | None:
        return self.random.choice(among) if among else None

    def other_number(self, text: str) -> str:
        number = Fraction(text)
        step = self.random.choice(
            [Fraction(1), Fraction(-1), Fraction(1, 10**9), Fraction(-7, 3), Fraction(10**40)]
        )
        return str(
            self.random.choice([number + step, number * 2, -number, number / 3, Fraction(0)])
        )

    def changed(self, path: Path_) -> tuple[Path_, Json]:
        """The report with another number, the opposite flag or another name at a path."""
        value = self.value(path)
        if isinstance(value, bool):
            return path, replaced(self.report, path, not value)
        return path, replaced(self.report, path, self.other_number(value))


Forged = tuple[Path_, Json] | None


def a_number_in_a_proof(forger: Forger) -> Forged:
    path = forger.pick(forger.numbers)
    return None if path is None else forger.changed(path)


def a_number_that_a_proof_rests_on(forger: Forger) -> Forged:
    path = forger.pick(forger.grounds)
    return None if path is None else forger.changed(path)


def whether_a_row_is_open(forger: Forger) -> Forged:
    path = forger.pick(forger.flags)
    return None if path is None else forger.changed(path)


def the_row_of_a_rule_or_case(forger: Forger) -> Forged:
    path = forger.pick([path for path in forger.premises if "row" in forger.value(path)])
    if path is None:
        return None
    row = forger.value(path)["row"]
    other = forger.random.choice([row + 1, row + 2, 99, -7, str(row), None, [row], 10**30])
    return path, replaced(forger.report, (*path, "row"), other)


def the_name_in_a_term(forger: Forger) -> Forged:
    path = forger.pick(
        [(*path, "terms") for path in forger.premises if forger.value(path)["terms"]]
    )
    if path is None:
        return None
    terms = dict(forger.value(path))
    name = forger.random.choice(sorted(terms))
    factor = terms.pop(name)
    return path, replaced(
        forger.report,
        path,
        {**terms, forger.random.choice([f"{name}?", "", f"{name} * {name}"]): factor},
    )


def a_premise_left_out(forger: Forger) -> Forged:
    path = forger.pick(forger.lists)
    if path is None:
        return None
    gone = (*path, forger.random.randrange(len(forger.value(path))))
    return gone, without(forger.report, gone)


def a_premise_twice(forger: Forger) -> Forged:
    path = forger.pick(
        [path for path in forger.lists if path[-1] != "rounded" or len(forger.value(path)) > 1]
    )
    if path is None:
        return None
    premises = forger.value(path)
    return path, replaced(forger.report, path, [*premises, forger.random.choice(premises)])


def the_statements_of_two_premises_changed_over(forger: Forger) -> Forged:
    path = forger.pick([path for path in forger.lists if len(forger.value(path)) > 1])
    if path is None:
        return None
    one, other = forger.random.sample(range(len(forger.value(path))), 2)
    first, second = forger.value((*path, one)), forger.value((*path, other))
    keys = ("claim", "rule", "end", "row", "given", "case", "product", "rounded")

    def dressed(body: Json, dress: Json) -> Json:
        plain = {key: value for key, value in body.items() if key not in keys}
        return {**plain, **{key: value for key, value in dress.items() if key in keys}}

    if dressed(first, second) == first:
        return None
    swapped = replaced(forger.report, (*path, one), dressed(first, second))
    return path, replaced(swapped, (*path, other), dressed(second, first))


def another_claim_or_rule(forger: Forger) -> Forged:
    path = forger.pick(
        [path for path in forger.premises if {"claim", "rule", "case"} & set(forger.value(path))]
    )
    if path is None:
        return None
    key = next(key for key in ("claim", "rule", "case") if key in forger.value(path))
    names = {
        "claim": [entry["claim"] for entry in forger.report["coverage"]],
        "rule": sorted(forger.report["rules"]),
        "case": [forger.value(split)["split"] for split in forger.splits],
    }[key]
    others = [name for name in [*names, "nobody"] if name != forger.value(path)[key]]
    return path, replaced(forger.report, (*path, key), forger.random.choice(others))


def the_end_of_a_reading(forger: Forger) -> Forged:
    path = forger.pick([path for path in forger.premises if "end" in forger.value(path)])
    if path is None:
        return None
    others = [
        end for end in ("lower", "upper", "nonzero", "middle") if end != forger.value(path)["end"]
    ]
    return path, replaced(forger.report, (*path, "end"), forger.random.choice(others))


def cases_in_another_order(forger: Forger) -> Forged:
    path = forger.pick(forger.splits)
    if path is None:
        return None
    cases = list(forger.value(path)["cases"])
    forger.random.shuffle(cases)
    return path, replaced(forger.report, (*path, "cases"), cases)


def a_case_left_out_or_twice(forger: Forger) -> Forged:
    path = forger.pick(forger.splits)
    if path is None:
        return None
    cases = forger.value(path)["cases"]
    other = forger.random.choice(
        [cases[1:], cases[:-1], [*cases, cases[0]], [cases[0]] * len(cases), []]
    )
    return path, replaced(forger.report, (*path, "cases"), other)


def a_split_by_something_else(forger: Forger) -> Forged:
    path = forger.pick(forger.splits)
    if path is None:
        return None
    node = forger.value(path)
    if "branches" in node:
        one, other = node["branches"]
        gap = replaced(one, ("bound",), forger.other_number(one["bound"]))
        branches = forger.random.choice(
            [[one], [one, one], [gap, other], [{**one, "open": True}, other], []]
        )
        return path, replaced(forger.report, (*path, "branches"), branches)
    key = "claim" if "claim" in node else "rule"
    names = (
        [entry["claim"] for entry in forger.report["coverage"]]
        if key == "claim"
        else sorted(forger.report["rules"])
    )
    return path, replaced(forger.report, (*path, key), forger.random.choice([*names, "nobody"]))


def the_label_of_a_split(forger: Forger) -> Forged:
    path = forger.pick(forger.splits)
    return (
        None
        if path is None
        else (path, replaced(forger.report, (*path, "split"), "something else"))
    )


def a_step_cut_off(forger: Forger) -> Forged:
    path = forger.pick(forger.keyed)
    return None if path is None else (path, without(forger.report, path))


def a_whole_unknown_forgotten(forger: Forger) -> Forged:
    rounded = [path for path in forger.premises if "rounded" in forger.value(path)]
    split = [(*path, "branches", 0) for path in forger.splits if whole_apart(forger.value(path))]
    path = forger.pick([*rounded, *split])
    if path is None:
        return None
    name = forger.random.choice(sorted(forger.value((*path, "terms"))))
    return path, replaced(
        forger.report, ("whole",), [one for one in forger.report["whole"] if one != name]
    )


def whole_apart(node: Json) -> bool:
    """Whether the two branches of a split leave out what only lies between whole numbers."""
    return "branches" in node and sum(Fraction(branch["bound"]) for branch in node["branches"]) > 0


def what_a_finding_says(forger: Forger) -> Forged:
    path = forger.pick(forger.findings)
    if path is None:
        return None
    finding = forger.value(path)
    levels = [
        level
        for level in ("literal", "rounded", "generous", "no such", None)
        if level != finding["level"]
    ]
    severities = [one for one in ("error", "warning", "note", "none") if one != finding["severity"]]
    key, other = forger.random.choice(
        [
            ("level", forger.random.choice(levels)),
            ("severity", forger.random.choice(severities)),
            ("gap", forger.other_number(finding["gap"])),
            ("claims", finding["claims"][1:]),
            ("claims", [*finding["claims"], "nobody"]),
            ("relations", finding["relations"][1:]),
        ]
    )
    return (*path, key), replaced(forger.report, (*path, key), other)


def what_an_end_says(forger: Forger) -> Forged:
    path = forger.pick(forger.ends)
    if path is None:
        return None
    end = forger.value(path)
    better = Fraction(end["value"]) + (1 if path[-1] == "lower" else -1) * Fraction(
        1, forger.random.choice([1, 3, 10**12])
    )
    key, other = forger.random.choice(
        [("value", str(better)), ("open", not end["open"]), ("claims", end["claims"][1:])]
    )
    if key == "open" and end["open"]:
        return None  # an end that is left out is a stronger thing to say than one that is not
    return (*path, key), replaced(forger.report, (*path, key), other)


KINDS: tuple[Callable[[Forger], Forged], ...] = (
    a_number_in_a_proof,
    a_number_that_a_proof_rests_on,
    whether_a_row_is_open,
    the_row_of_a_rule_or_case,
    the_name_in_a_term,
    a_premise_left_out,
    a_premise_twice,
    the_statements_of_two_premises_changed_over,
    another_claim_or_rule,
    the_end_of_a_reading,
    cases_in_another_order,
    a_case_left_out_or_twice,
    a_split_by_something_else,
    the_label_of_a_split,
    a_step_cut_off,
    a_whole_unknown_forgotten,
    what_a_finding_says,
    what_an_end_says,
)


@pytest.mark.parametrize("name", TEXTS)
def test_no_forged_report_is_accepted(name: str) -> None:
    forger = Forger(seeded(len(name)), saved(name))

    believed = [
        what
        for what, forged in (forger.forgery() for _ in range(EXAMPLES // 18 + 1))
        if accepted(forged)
    ]

    assert not believed


@pytest.mark.parametrize("name", ASKED)
def test_no_forged_bounds_are_accepted(name: str) -> None:
    forger = Forger(seeded(len(name)), bounded(name))

    believed = [
        what
        for what, forged in (forger.forgery() for _ in range(EXAMPLES // 18 + 1))
        if accepted(forged)
    ]

    assert not believed


def test_enough_of_each_kind_of_forgery_is_tried() -> None:
    tried: Counter[str] = Counter()
    for name in TEXTS:
        forger = Forger(seeded(len(name)), saved(name))
        tried.update(forger.forgery()[0].split(" at ")[0] for _ in range(60))
    for name in ASKED:
        forger = Forger(seeded(len(name)), bounded(name))
        tried.update(forger.forgery()[0].split(" at ")[0] for _ in range(20))

    assert set(tried) == {kind.__name__ for kind in KINDS}
    assert min(tried.values()) > 4


def test_a_conflict_keeps_its_proof() -> None:
    report = saved("sums")

    assert not accepted(replaced(report, ("findings", 0, "proof"), None))


def test_a_relation_that_the_proof_does_not_need_is_not_among_those_of_the_finding() -> None:
    report = saved("relations")
    more = [*report["findings"][0]["relations"], "another"]

    assert not accepted(replaced(report, ("findings", 0, "relations"), more))


def test_another_schema_or_a_claim_twice_is_refused() -> None:
    report = saved("sums")

    assert not accepted({**report, "schema": "figurecheck-report/2"})
    assert not accepted({**report, "coverage": [*report["coverage"], report["coverage"][0]]})


def test_a_proof_cannot_assume_what_was_not_assumed() -> None:
    """A premise may name the rows of a case only below the split that assumes it."""
    report = saved("unknown sign")
    proof = report["findings"][0]["proof"]
    inner = proof["cases"][0]

    assert accepted(report)
    assert not accepted(replaced(report, ("findings", 0, "proof"), inner))
    assert not accepted(replaced(report, ("findings", 0, "proof", "cases", 1), inner))


def test_the_sign_of_a_divisor_cannot_be_shown_by_nothing() -> None:
    report = saved("shares")
    start: Path_ = ("findings", 0, "proof", "premises")
    place = next(place for place, premise in enumerate(at(report, start)) if premise.get("given"))

    assert not accepted(replaced(report, (*start, place, "given"), []))
    assert not accepted(without(report, (*start, place, "given")))


def test_a_cut_that_leaves_numbers_out_is_no_split() -> None:
    """The two sides of a cut must cover all numbers, or all whole ones where the unknown is
    whole.
    """
    report = saved("whole numbers")
    proof = report["findings"][0]["proof"]
    one, other = (Fraction(branch["bound"]) for branch in proof["branches"])
    assert one + other == 1  # at least n + 1, or at most n

    fewer = replaced(report, ("whole",), [])
    wider = replaced(report, ("findings", 0, "proof", "branches", 0, "bound"), str(one + 1))

    assert not accepted(fewer)
    assert not accepted(wider)


# -- what leaves a proof as it was -----------------------------------------------------------------


def respelled(tree: Json) -> Json:
    """The same values with every number of a proof, a form and a reading written as a fraction that
    can be reduced.
    """
    for path in list(paths(tree)):
        value = at(tree, path)
        if (
            isinstance(value, str)
            and module.NUMBER.fullmatch(value)
            and path[-1] not in {"claim", "split", "rule", "text"}
        ):
            number = Fraction(value)
            tree = replaced(tree, path, f"{number.numerator * 6}/{number.denominator * 6}")
    return tree


@pytest.mark.parametrize("name", TEXTS)
def test_numbers_may_be_spelled_another_way(name: str) -> None:
    report = saved(name)
    parts = {key: respelled(report[key]) for key in ("findings", "coverage", "rules")}

    assert accepted({**report, **parts})


@pytest.mark.parametrize("name", TEXTS)
def test_premises_and_keys_may_come_in_any_order(name: str) -> None:
    report = saved(name)
    turned = report
    for path in sorted(paths(report["findings"]), key=len, reverse=True):
        value = at(turned, ("findings", *path))
        if isinstance(value, dict):
            turned = replaced(turned, ("findings", *path), dict(reversed(value.items())))
        elif path and path[-1] in {"premises", "given", "rounded"}:
            turned = replaced(turned, ("findings", *path), value[::-1])

    assert turned == report or json.dumps(turned) != json.dumps(report)
    assert accepted(turned)


def test_words_and_what_no_proof_rests_on_may_change() -> None:
    report = saved("sums")
    level = report["findings"][0]["level"]
    unused = next(
        one
        for one in ("literal", "rounded", "generous")
        if one not in {f["level"] for f in report["findings"]}
    )
    changed = replaced(report, ("findings", 0, "headline"), "something else")
    changed = replaced(changed, ("findings", 0, "arithmetic"), [])
    changed = replaced(changed, ("coverage", 0, "readings", unused, "lower"), "-5")
    changed = replaced(
        changed, ("rules",), {**report["rules"], "rule:more": {"rows": [], "cases": []}}
    )

    assert level != unused
    assert accepted({**changed, "whole": [*report["whole"], "one more"], "version": "99"})


def test_the_times_of_a_rounding_count_only_against_one_another() -> None:
    report = saved("halves")
    path: Path_ = ("findings", 0, "proof", "premises", 0, "rounded", 0, "times")

    assert accepted(replaced(report, path, "17/5"))


# -- what is no report -----------------------------------------------------------------------------

ODD: tuple[Json, ...] = (
    None,
    True,
    0,
    -1,
    7,
    1.5,
    "",
    "x",
    "1e9",
    "1/0",
    "0x10",
    "１",
    " 1",
    "9" * 2000,
    "9" * 100_000,
    float("nan"),
    [],
    {},
    [[]],
    [None],
    {"terms": {}},
    {"premises": []},
    {"premises": [], "gap": "1"},
    {"split": "x", "cases": []},
    {"a": {"b": ["c"]}},
)


@pytest.mark.parametrize("place", range(len(ODD)))
def test_what_is_no_report_is_refused(place: int) -> None:
    with pytest.raises(Refused):
        verify(ODD[place])


@pytest.mark.parametrize(
    "name", ["unknown sign", "shares", "highest day", "products", "whole numbers", "halves"]
)
def test_an_odd_value_anywhere_is_refused_or_does_not_matter(name: str) -> None:
    report = saved(name)
    read = {
        key: report[key] for key in ("schema", "findings", "coverage", "rules", "whole", "bounds")
    }
    unread = {
        "places",
        "arithmetic",
        "headline",
        "checks",
        "status",
        "text",
        "explanations",
        "repairs",
        "help",
        "code",
    }
    random = seeded(5)
    with within(60):
        for path in paths(read):
            if unread.isdisjoint(path):
                accepted(replaced(read, path, random.choice(ODD)))
                assert not path or not (
                    path[-1] in {"times", "terms"}
                    and "proof" in path
                    and accepted(without(read, path))
                )


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "3", '"x"', "null", "{}", "[" * 100_000, '{"a":' * 100_000, "NaN", "\ud800"],
)
def test_a_text_that_is_no_report_is_a_proof_error(text: str) -> None:
    with pytest.raises(ProofError):
        fc.verify(text)


def test_bytes_that_are_no_text_are_a_proof_error() -> None:
    with pytest.raises(ProofError):
        fc.verify(b"\xff\xfe\x00{")


def test_a_number_too_long_to_be_printed_is_refused() -> None:
    with pytest.raises(Refused):
        verify(replaced(saved("sums"), ("findings", 0, "proof", "premises", 0, "open"), 10**5000))


def nested(depth: int) -> Json:
    """A report whose first premise is rounded again and again."""
    report = saved("halves")
    premise = innermost = report["findings"][0]["proof"]["premises"][0]
    for _ in range(depth):
        premise = {**innermost, "rounded": [premise]}
    return replaced(report, ("findings", 0, "proof", "premises", 0), premise)


def test_steps_nested_too_deeply_are_a_proof_error() -> None:
    with pytest.raises(ProofError):
        fc.verify(nested(100_000))


def test_steps_nested_too_deeply_are_refused() -> None:
    with pytest.raises(Refused):
        verify(nested(100_000))


def test_values_nested_too_deeply_are_refused() -> None:
    deep: Json = "1"
    for _ in range(100_000):
        deep = [deep]

    with pytest.raises(Refused):
        verify(replaced(saved("halves"), ("findings", 0, "proof", "premises", 0, "times"), deep))


def test_splits_nested_deeply_take_no_longer_than_their_number_asks_for() -> None:
    """Ten thousand splits, each inside the last: no recursion, and no copy of all that is known at
    each of them.
    """
    leaf: Json = {"premises": [], "gap": "1"}
    branches = [
        {"terms": {"x": "1"}, "bound": "0", "open": False},
        {"terms": {"x": "-1"}, "bound": "0", "open": False},
    ]
    proof = leaf
    for depth in range(3_000):
        proof = {"split": f"{depth}", "branches": branches, "cases": [proof, leaf]}

    with within(20), pytest.raises(Refused):
        verify(replaced(saved("halves"), ("findings", 0, "proof"), proof))


def test_numbers_that_grow_without_end_are_refused_before_they_cost_much() -> None:
    """Fractions of long denominators that share nothing add up to a number as long as all of them
    together.
    """
    report = saved("sums")
    premises = report["findings"][0]["proof"]["premises"]
    many = [{**premises[0], "times": f"1/{10**1900 + place}"} for place in range(300)]

    with within(2), pytest.raises(Refused):
        verify(replaced(report, ("findings", 0, "proof", "premises"), [*premises, *many]))


# -- the module itself -----------------------------------------------------------------------------


def test_the_checker_is_shorter_than_300_lines() -> None:
    assert len(Path(module.__file__).read_text(encoding="utf-8").splitlines()) < 300


def test_the_checker_imports_the_standard_library_only() -> None:
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    imported = {
        name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names
    }
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert imported
    assert {name.split(".")[0] for name in imported} <= sys.stdlib_module_names
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level]


def test_the_checker_shares_nothing_with_what_it_checks() -> None:
    shared = [
        name
        for name, value in vars(module).items()
        if getattr(value, "__module__", "").startswith("figurecheck")
        and value.__module__ != module.__name__
    ]

    assert not shared


def test_a_hash_of_a_file_that_is_none_is_refused() -> None:
    report = json.loads(fc.check(fc.loads("measure: a\nunit: case\n")).to_json())
    report["inputs"] = {"a.rec": "nonsense"}

    with pytest.raises(fc.FigurecheckError, match="SHA-256"):
        fc.verify(json.dumps(report))
