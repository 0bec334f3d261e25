"""Checks the proofs of a saved report in exact arithmetic: rows that it states sum to *0 >= a
positive gap*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import ceil, floor, gcd, lcm
from typing import Any

SCHEMA = "figurecheck-report/1"
LEVEL_OF = {"error": "generous", "warning": "rounded", "note": "literal"}
# what a report that is not well formed makes of being looked at
MALFORMED = (
    *(LookupError, TypeError, ValueError),
    *(AttributeError, ArithmeticError, RecursionError),
)
# need no proof
UNPROVED = re.compile(
    r"\w+ FC0[0-9]{2}|(warning|note) FC(102|30[235]|4[0-9]{2}|50[13456]|9[0-9]{2})"
)
TRUTH = {True: True, False: False}
NUMBER = re.compile(
    r"-?[0-9]{1,2000}(/[0-9]{1,2000})?"
)  # longer ones are refused before they are read

Json = Mapping[str, Any]
Terms = dict[str, Fraction]
Stated = tuple[
    Mapping[str, Json], Mapping[str, Json], frozenset[str]
]  # claims, rules, whole unknowns, by name
Row = tuple[
    Terms, Fraction, bool
]  # the terms sum to at least the bound, or to more where it is open


class Refused(Exception):  # noqa: N818  (an answer, not a fault)
    """The proof does not prove what the report says; the message says why."""


def verify(report: Json) -> int:
    """How many proofs the report holds, every one of them checked; raises Refused for the first
    that fails.
    """
    try:
        claims = {entry["claim"]: entry for entry in report["coverage"]}
        stated: Stated = (claims, report["rules"], frozenset(report["whole"]))
        if report["schema"] != SCHEMA or len(claims) < len(report["coverage"]):
            raise Refused(f"not a report of schema {SCHEMA} with each claim once")
        bare = [
            UNPROVED.fullmatch(f"{one['severity']} {one['code']}") for one in report["findings"]
        ]
        told = [one["proof"] is one["level"] is one["gap"] is None for one in report["findings"]]
        conflicts = [
            one for one, a, b in zip(report["findings"], bare, told, strict=True) if not (a and b)
        ]
        ends = [
            (one, end)
            for one in report["bounds"]
            for end in ("lower", "upper")
            if one[end] is not None
        ]
        return sum(check_finding(one, stated) for one in conflicts) + sum(
            check_end(*end, stated) for end in ends
        )
    except MALFORMED as error:
        raise Refused(f"the report is not well formed ({type(error).__name__})") from None


def check_finding(finding: Json, stated: Stated) -> bool:
    """True, once the proof of one finding has been checked against what is stated."""
    name, level, claims, checker = (
        finding["key"],
        finding["level"],
        stated[0],
        _Checker(stated, finding["level"]),
    )
    fits = level == LEVEL_OF.get(
        "error" if finding.get("link") and level == "generous" else finding["severity"], ""
    )
    if min(checker.leaves(finding["proof"], {})) != number(finding["gap"]) or not fits:
        raise Refused(f"{name}: the gap or the reading is not what the proof shows")
    names, relations = (
        [*finding["claims"], *finding["also"]],
        {f"relation:{one}" for one in finding["relations"]},
    )
    said = {one: (claims[one]["form"], claims[one]["readings"][level]) for one in names}
    unnamed = relations ^ {one for one in checker.rules_used if one.startswith("relation:")}
    alike = [said.get(claim) for claim in checker.used]
    if unnamed or None in alike or any(one not in alike for one in said.values()):
        raise Refused(f"{name}: the claims and relations of the proof are not those of the finding")
    return True


def check_end(bounds: Json, end: str, stated: Stated) -> bool:
    """True, once it is checked that the opposite of one end of implied bounds contradicts the
    claims it names.
    """
    told, form = bounds[end], bounds["form"]
    checker = _Checker(stated, bounds["level"])
    terms, bound, _ = ended(form, {end: told["value"], f"{end}_open": False}, end, -1)
    proved = [
        *checker.leaves(told["proof"], {"opposite": [(terms, bound, not TRUTH[told["open"]])]})
    ]
    unsigned = form["per"] and not checker.positive(form, told["given"])
    if unsigned or not proved or not checker.used <= set(told["claims"]):
        raise Refused(f"{bounds['expression']}: the {end} end is not shown by the claims it names")
    return True


class _Checker:
    """Checks the nodes of one proof and notes which claims and rules it uses."""

    def __init__(self, stated: Stated, level: str) -> None:
        self.claims, self.rules, self.whole = stated
        self.level, self.used, self.rules_used = level, set[str](), set[str]()

    def leaves(self, proof: Json, assumed: Mapping[str, list[Row]]) -> Iterator[Fraction]:
        """The gap of each leaf, every one checked; ``assumed`` are the rows of the cases on the
        way.
        """
        waiting = [(proof, dict(assumed))]
        while waiting:
            node, known = waiting.pop()
            if "premises" in node:
                terms, gap, is_open = self.total(node["premises"], known)
                if terms or gap < 0 or (gap == 0 and not is_open) or gap != number(node["gap"]):
                    raise Refused(
                        "the rows do not sum to a contradiction, or not to the gap that is told"
                    )
                yield gap
                continue
            label, cases = node["split"], self.cases(node)
            if label in known or not cases:
                raise Refused(f"the cases of {label} are not those of the proof")
            waiting += [
                (inner, {**known, label: rows})
                for rows, inner in zip(cases, node["cases"], strict=True)
            ]

    def total(self, premises: list[Json], known: Mapping[str, list[Row]]) -> Row:
        """What the premises sum to, each taken as often as it says, which must be more than 0
        times.
        """
        total, is_open = Terms(), False
        for premise in premises:
            row, times = rowed(premise), number(premise["times"])
            if times <= 0 or row != self.source(premise, known):
                raise Refused(f"a row is not what {premise.get('claim', premise.get('rule'))} says")
            add(total, {**row[0], "": row[1]}, times)
            is_open = is_open or row[2]
        return total, total.pop("", Fraction(0)), is_open

    def source(self, premise: Json, known: Mapping[str, list[Row]]) -> Row:
        """The row a premise must be, from where it says that it comes."""
        if "claim" in premise:
            self.used.add(premise["claim"])
            entry = self.claims[premise["claim"]]
            if entry["form"]["per"] and not self.positive(entry["form"], premise["given"]):
                raise Refused(f"the divisor of {premise['claim']} is not shown to be positive")
            return ended(entry["form"], entry["readings"][self.level], premise["end"], 1)
        if "rule" in premise:
            self.rules_used |= {premise["rule"]}
            return rowed(self.rules[premise["rule"]]["rows"][premise["row"]])
        if "case" in premise:
            return known[premise["case"]][premise["row"]]
        if "slack" in premise and not premise["terms"] and number(premise["bound"]) <= 0:
            return (
                {},
                number(premise["bound"]),
                False,
            )  # 0 is at least any number that is not above it
        if "rounded" in premise:
            return self.to_whole(*self.total(premise["rounded"], known))
        one, other = (self.total(factor, known) for factor in premise["product"])
        product = Terms()  # (terms - bound) times (terms - bound) is at least 0
        for left, factor in {**one[0], "": -one[1]}.items():
            for right, times in {**other[0], "": -other[1]}.items():
                names = sorted(name for part in (left, right) for name in part.split(" * ") if name)
                add(product, {" * ".join(names): factor}, times)
        return product, -product.pop("", Fraction(0)), False

    def to_whole(self, terms: Terms, bound: Fraction, is_open: bool) -> Row:  # noqa: FBT001
        """The row over whole unknowns with whole factors that share none, its bound at the next
        whole number.
        """
        if not terms or not self.whole.issuperset(terms):
            raise Refused("only sums of whole numbers can be rounded")
        ratios = [factor.as_integer_ratio() for factor in terms.values()]
        scale = Fraction(lcm(*(under for _, under in ratios)), gcd(*(over for over, _ in ratios)))
        least = floor(bound * scale) + 1 if is_open else ceil(bound * scale)
        return {name: factor * scale for name, factor in terms.items()}, Fraction(least), False

    def positive(self, form: Json, given: list[Json]) -> bool:
        """Whether rules' rows, and nothing else, sum to *divisor >= 0*."""
        terms, bound, _ = self.total(given, {})
        per = {name: number(one) for name, one in form["per"].items()}
        known = form["sign_known"] is True and all("rule" in premise for premise in given)
        return known and terms == per and bound >= -number(form["per_constant"])

    def cases(self, node: Json) -> list[list[Row]]:
        """The cases of a split, of which at least one must hold."""
        if "claim" in node:
            entry = self.claims[node["claim"]]
            form, reading = entry["form"], entry["readings"][self.level]
            self.used.add(node["claim"])
            if form["sign_known"] is not False or node["split"] != f"claim:{node['claim']}":
                raise Refused(f"{node['claim']} has no cases")
            ends = ["nonzero", *(end for end in ("lower", "upper") if reading[end] is not None)]
            return [[ended(form, reading, end, sign) for end in ends] for sign in (1, -1)]
        if "rule" in node:
            self.rules_used |= {node["rule"]}
            return [[rowed(row) for row in rows] for rows in self.rules[node["rule"]]["cases"]]
        one, other = (
            rowed(row) for row in node["branches"]
        )  # terms >= one's bound, or terms <= the other's
        whole = all(
            name in self.whole and factor.denominator == 1 for name, factor in one[0].items()
        )
        covered = one[1] + other[1] <= 0 or (whole and one[1] + other[1] == one[1].denominator == 1)
        if (
            {name: -factor for name, factor in one[0].items()} != other[0]
            or not covered
            or one[2]
            or other[2]
        ):
            raise Refused("the branches leave numbers out")
        return [[one], [other]]


def ended(form: Json, reading: Json, end: str, sign: int) -> Row:
    """One end of *of / per is within the reading* without the division; ``sign`` is that of the
    divisor.
    """
    of, per = (
        {name: number(times) for name, times in form[part].items()} for part in ("of", "per")
    )
    of_constant, per_constant = number(form["of_constant"]), number(form["per_constant"])
    if end == "nonzero" and per:
        return {name: sign * factor for name, factor in per.items()}, -sign * per_constant, True
    if end not in {"lower", "upper"} or (not per and per_constant <= 0):
        raise Refused(f"{end} is not an end of a reading")
    value, way = number(reading[end]), sign if end == "lower" else -sign
    terms = {name: way * factor for name, factor in of.items()}
    add(terms, per, -way * value)
    return terms, way * (value * per_constant - of_constant), TRUTH[reading[f"{end}_open"]]


def rowed(row: Json) -> Row:
    """A row as numbers."""
    return (
        {name: number(one) for name, one in row["terms"].items()},
        number(row["bound"]),
        TRUTH[row["open"]],
    )


def add(total: Terms, terms: Mapping[str, Fraction], times: Fraction) -> None:
    """Adds terms to a total, dropping what cancels."""
    for name, factor in terms.items():
        total[name] = total.get(name, Fraction(0)) + times * factor
        if total[name].numerator.bit_length() + total[name].denominator.bit_length() > 20_000:
            raise Refused("the numbers of a step are longer than any proof needs")
        if not total[name]:
            del total[name]


def number(text: object) -> Fraction:
    """The exact number of a text such as ``-7/3``; nothing else is a number here."""
    if not isinstance(text, str) or not NUMBER.fullmatch(text):
        raise Refused(f"not a number: {text!r}"[:80])
    return Fraction(text)
