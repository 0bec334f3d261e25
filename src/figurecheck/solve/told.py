"""Checks that a saved report says of its proofs what they show, from the report alone: claims
needed, keys, counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from hashlib import sha256

from figurecheck.solve.verify import MALFORMED, UNPROVED, Json, Refused, Terms, add, number, rowed

LEVELS = ("literal", "rounded", "generous")
SEVERITIES = ("error", "warning", "note")
TIED = frozenset({"adds up", "tight", "in conflict", "tied"})
HASH = re.compile(r"[0-9a-f]{64}")

NODES = ({"premises", "gap"}, *({"split", "cases", one} for one in ("claim", "rule", "branches")))
ROW = frozenset({"terms", "bound", "open", "times"})
STEPS_OF = ({"claim", "end"}, {"rule", "row"}, {"case", "row"}, {"product"}, {"rounded"}, {"slack"})
"""The fields of a node of a proof, of a row, and what a row says of where it comes from."""

MODULUS = 2**61 - 1
"""A prime: rows that are independent modulo it are independent, and rows of genuine proofs hardly
ever are only so.
"""

STEPS = 5_000_000
"""Additions after which it is given up to see whether the rows of a proof are all needed."""


def check_told(report: Json) -> None:
    """Raises Refused for the first thing that a report says and its own proofs and figures do not
    show.
    """
    try:
        _check(report)
    except MALFORMED as error:
        msg = f"the report is not well formed ({type(error).__name__})"
        raise Refused(msg) from None


def unfiltered(report: Json) -> bool:
    """Whether the report records that no finding was left out by its code."""
    run = report.get("run")
    return run is not None and not run["select"] and not run["ignore"]


def _check(report: Json) -> None:
    claims = {entry["claim"]: entry for entry in report["coverage"]}
    _need(list(claims) == sorted(claims), "the claims of the coverage are not sorted")
    for entry in report["coverage"]:
        _check_readings(entry)
    conflicts = []
    for finding in report["findings"]:
        for field in ("claims", "also", "relations"):
            _need(
                _names(finding[field]),
                f"{finding['key']}: `{field}` is no list of names, each once",
            )
        if _has_proof(finding):
            conflicts.append(finding)
            _check_claims(finding, claims)
            _check_key(finding, claims, report.get("figures"))
        _need(
            set(finding["claims"]).union(finding["also"]) <= claims.keys(),
            f"{finding['key']}: a claim nobody makes",
        )
    for bounds in report["bounds"]:
        _check_ends(bounds)
    _check_grounds(report, conflicts)
    _check_counts(report, claims, conflicts)


def _need(holds: object, otherwise: str) -> None:
    if not holds:
        raise Refused(otherwise[:300])


def _names(value: object) -> bool:
    names = value if isinstance(value, list) else [None]
    return all(isinstance(one, str) for one in names) and len(set(names)) == len(names)


def _has_proof(finding: Json) -> bool:
    """Whether a finding is a conflict; raises Refused for one that has to be and has no proof."""
    key, code, severity = finding["key"], finding["code"], finding["severity"]
    _need(
        severity in SEVERITIES and key.startswith(f"{code}:"),
        f"{key}: the key is not one of {code}",
    )
    if finding["proof"] is not None:
        return True
    bare = finding["level"] is finding["gap"] is None
    _need(bare and UNPROVED.fullmatch(f"{severity} {code}"), f"{key}: a conflict without a proof")
    return False


def _check_readings(entry: Json) -> None:
    """Holds that each reading lies within the wider one, and that only what has a form
    takes part.
    """
    inner: Json | None = None
    for level in LEVELS:
        outer = entry["readings"][level]
        _need(
            inner is None or _within(inner, outer),
            f"{entry['claim']}: a reading is not within the wider one",
        )
        inner = outer
    _need(
        entry["form"] is not None or entry["status"] == "set aside",
        f"{entry['claim']}: it speaks of nothing",
    )


def _within(inner: Json, outer: Json) -> bool:
    for end, way in (("lower", 1), ("upper", -1)):
        if outer[end] is None:
            continue
        if inner[end] is None:
            return False
        room = way * (number(inner[end]) - number(outer[end]))
        if room < 0 or (room == 0 and outer[f"{end}_open"] and not inner[f"{end}_open"]):
            return False
    return True


# -- what a proof needs ----------------------------------------------------------------------------


def _check_claims(finding: Json, claims: Json) -> None:
    """Holds that each row of a proof is needed where it stands, and each claim somewhere in it."""
    needed = {name for leaf in _needed(finding["proof"]) for name in leaf}
    for name in named(finding["proof"], "claim"):
        _need(name in needed, f"{finding['key']}: the contradiction does not need {name}")
        _need(claims[name]["form"] is not None, f"{finding['key']}: {name} is set aside")


def _needed(proof: Json) -> Iterator[set[str]]:
    """The claims in the leaves that are needed, those of splits among them.

    A split of which one case is not used, though assumed, adds nothing to that case.
    """
    waiting: list[tuple[Json, frozenset[str]]] = [(proof, frozenset())]
    while waiting:
        node, split = waiting.pop()
        _need(set(node) in NODES, "a step of a proof has other fields than such a step has")
        if "premises" in node:
            _check_rows(node["premises"], 1)
            yield {*split, *named(node["premises"], "claim")}
            continue
        idle = [inner for inner in node["cases"] if node["split"] not in set(named(inner, "case"))]
        own = frozenset({node["claim"]}) if "claim" in node and not idle else frozenset[str]()
        waiting += [(inner, split | own) for inner in idle[:1] or node["cases"]]


def _check_rows(premises: list[Json], spare: int) -> None:
    """Holds that among the rows there is no sum of zero but, for a leaf, the one that the proof
    takes.
    """
    for premise in premises:
        own = premise.keys() - ROW - {"given"}
        place = premise.get("row", 0)
        fits = own in STEPS_OF and premise.keys() >= ROW and type(place) is int and place >= 0
        _need(fits, "a row of a proof has other fields than such a row has")
    rows = [rowed(premise)[0] for premise in premises if "slack" not in premise]
    wanted = len(rows) - spare
    _need(_rank(rows, wanted) == wanted, "a row that cancels out takes part")
    for premise in premises:
        for factor in (
            *premise.get("product", ()),
            *([premise["rounded"]] if "rounded" in premise else []),
        ):
            _check_rows(factor, 0)


def _rank(rows: list[Terms], wanted: int) -> int:
    """How many rows are independent: quickly, or exactly where that is less than is wanted, or
    where a factor divides by a multiple of the modulus.
    """
    if not all(one.denominator % MODULUS for row in rows for one in row.values()):
        return _exact_rank(rows)
    names = {
        name: place for place, name in enumerate(sorted({name for row in rows for name in row}))
    }
    quick = [
        {
            names[name]: one.numerator * pow(one.denominator, -1, MODULUS) % MODULUS
            for name, one in row.items()
        }
        for row in rows
    ]
    found = _modular_rank(quick)
    return found if found == wanted else _exact_rank(rows)


def _modular_rank(rows: list[dict[int, int]]) -> int:
    basis: dict[int, dict[int, int]] = {}
    steps = 0
    for own in rows:
        row = {place: factor for place, factor in own.items() if factor}
        while row:
            place = min(row)
            if place not in basis:
                inverse = pow(row[place], -1, MODULUS)
                basis[place] = {one: factor * inverse % MODULUS for one, factor in row.items()}
                break
            times = row[place]
            steps += len(basis[place])
            _need(steps < STEPS, "the rows of a proof are too many to see whether all are needed")
            for one, factor in basis[place].items():
                row[one] = (row.get(one, 0) - times * factor) % MODULUS
                if not row[one]:
                    del row[one]
    return len(basis)


def _exact_rank(rows: list[Terms]) -> int:
    basis: dict[str, Terms] = {}
    for own in rows:
        row = dict(own)
        while row:
            name = min(row)
            if name not in basis:
                basis[name] = row
                break
            add(row, basis[name], -Fraction(row[name]) / Fraction(basis[name][name]))
    return len(basis)


def objects(tree: object, *passed: str) -> Iterator[Json]:
    """Every object in a tree of JSON; what stands under the keys ``passed`` is passed over."""
    waiting = [tree]
    while waiting:
        here = waiting.pop()
        if isinstance(here, list):
            waiting.extend(here)
        elif isinstance(here, dict):
            waiting.extend(inner for key, inner in here.items() if key not in passed)
            yield here


def named(tree: object, key: str) -> Iterator[str]:
    """Every text under a key, anywhere in a tree of JSON."""
    return (here[key] for here in objects(tree) if isinstance(here.get(key), str))


# -- what follows from the report itself -----------------------------------------------------------


def _check_key(finding: Json, claims: Json, figures: Json | None) -> None:
    """Holds that the key is the fingerprint of the claims, their figures and the relations."""
    if figures is None:
        return  # saved before reports had the words of figures
    first: dict[str, str] = {}
    for name in finding["claims"]:
        alike = [claims[name]["form"], *(claims[name]["readings"][level] for level in LEVELS)]
        first.setdefault(json.dumps(alike, sort_keys=True), name)
    parts = sorted(f"{name} {figures[name]}" for name in first.values())
    parts += sorted(f"relation:{name}" for name in finding["relations"])
    parts = parts or sorted(set(named(finding["proof"], "rule")))
    fingerprint = sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    made = f"{finding['code']}:{fingerprint}"
    _need(finding["key"] == made, f"{finding['key']}: the key of what it is about is {made}")


def _check_ends(bounds: Json) -> None:
    for end in ("lower", "upper"):
        told = bounds[end]
        if told is None:
            continue
        for field in ("claims", "relations"):
            _need(
                _names(told[field]),
                f"{bounds['expression']}: `{field}` is no list of names, each once",
            )
        _need(list(_needed(told["proof"])), f"{bounds['expression']}: the {end} end has no proof")
        rules = {*named(told["proof"], "rule")}
        relations = {name for name in rules if name.startswith("relation:")}
        claims = {*named(told["proof"], "claim")}
        fits = relations == {f"relation:{name}" for name in told["relations"]} and claims == set(
            told["claims"]
        )
        _need(
            fits,
            f"{bounds['expression']}: the claims and relations of the {end} end are not those of"
            " its proof",
        )


def _check_grounds(report: Json, conflicts: list[Json]) -> None:
    """Holds that the rules and whole unknowns of a report are those that its proofs use."""
    proofs = [*(one["proof"] for one in conflicts), report["bounds"]]
    rules, stated = set(named(proofs, "rule")), report["rules"]
    all_there = rules == stated.keys() if unfiltered(report) else rules <= stated.keys()
    _need(all_there, "the rules of the report are not those that its proofs use")
    _need(
        all(re.match("rule:|relation:", name) for name in stated),
        "a rule has a name that no rule has",
    )
    whole = report["whole"]
    unknowns = {name for one in _terms(proofs) for key in one for name in (key, *key.split(" * "))}
    used = set(whole) <= unknowns or not unfiltered(report)
    _need(
        used and whole == sorted(set(whole)),
        "an unknown is told to be whole that no proof speaks of",
    )
    _need(
        all(HASH.fullmatch(one) for one in report["inputs"].values()),
        "the SHA-256 of a file is none",
    )


def _terms(tree: object) -> Iterator[Json]:
    return (here["terms"] for here in objects(tree) if isinstance(here.get("terms"), dict))


def _check_counts(report: Json, claims: Json, conflicts: list[Json]) -> None:
    findings, summary = report["findings"], report["summary"]
    told = [SEVERITIES.index(one["severity"]) for one in findings]
    _need(told == sorted(told), "the gravest findings are not ahead of the others")
    counts = {severity: told.count(place) for place, severity in enumerate(SEVERITIES)}
    statuses = [entry["status"] for entry in claims.values()]
    tied = sum(status in TIED for status in statuses)
    expected = {
        "claims": len(claims),
        "tied": tied,
        "alone": statuses.count("alone"),
        "findings": counts,
    }
    for name, value in expected.items():
        _need(
            summary[name] == value,
            f"the summary has {summary[name]} as {name}, and there are {value}",
        )
    keys = {one["key"] for one in conflicts}
    _need(len(keys) == len(conflicts), "two conflicts have one key")
    for story in report["stories"]:
        known = keys.issuperset((*story["findings"], *story["variants"]))
        _need(known, "a story tells of a conflict that there is not")
    involved = {name for one in conflicts for name in (*one["claims"], *one["also"])}
    for name, entry in claims.items() if unfiltered(report) else ():
        conflicting = entry["status"] != "in conflict" or name in involved
        _need(conflicting, f"{name}: it is in no conflict that there is")
    _need(all(isinstance(one["accepted"], str) for one in findings), "an acceptance is no text")
