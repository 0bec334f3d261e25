"""A report held against its files: what is true passes, and every change of what is compared is
refused.

``FIGURECHECK_EXAMPLES`` says how many changes to try of each report (usually 600 over all of
them).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import attr
import pytest

import figurecheck as fc
from figurecheck.asking.verify import held, not_compared, proved
from figurecheck.errors import ProofError
from figurecheck.model import limits
from figurecheck.solve.told import MODULUS
from figurecheck.solve.verify import Refused
from figurecheck.testing.lies import random_contradiction
from tests.laws.systems import seeded
from tests.sizes import examples
from tests.solve.test_verify import at, replaced, without
from tests.solve.texts import TEXTS

EXAMPLES = examples(600)

Json = Any
Path_ = tuple[str | int, ...]

ROOT = Path(__file__).resolve().parents[1]

ALONE = "refused from the report alone"
FILES = "refused when it is compared with the files"
NOT = "printed as not compared"
TAKEN = "printed as what the report records, and taken as it is"

FIELDS = {
    "schema": ALONE,
    "version": TAKEN,
    "readings_version": FILES,
    "inputs.*": FILES,
    "complete": NOT,
    "summary.sources": FILES,
    "summary.origins": FILES,
    "summary.claims": ALONE,
    "summary.tied": ALONE,
    "summary.alone": ALONE,
    "summary.findings.*": ALONE,
    "conflict.key": ALONE,
    "conflict.code": ALONE,
    "conflict.severity": ALONE,
    "conflict.level": ALONE,
    "conflict.headline": FILES,
    "conflict.claims": ALONE,
    "conflict.also": ALONE,
    "conflict.relations": ALONE,
    "conflict.places": FILES,
    "conflict.arithmetic": FILES,
    "conflict.because": FILES,
    "conflict.computed": FILES,
    "conflict.gap": ALONE,
    "conflict.proof": ALONE,
    "conflict.explanations": NOT,
    "conflict.repairs": NOT,
    "conflict.help": NOT,
    "conflict.accepted": FILES,
    "conflict.link": FILES,
    "remark.key": FILES,
    "remark.code": FILES,
    "remark.severity": FILES,
    "remark.level": ALONE,
    "remark.headline": FILES,
    "remark.claims": FILES,
    "remark.also": FILES,
    "remark.relations": FILES,
    "remark.places": FILES,
    "remark.arithmetic": FILES,
    "remark.because": FILES,
    "remark.computed": FILES,
    "remark.gap": ALONE,
    "remark.proof": ALONE,
    "remark.explanations": FILES,
    "remark.repairs": FILES,
    "remark.help": FILES,
    "remark.accepted": FILES,
    "remark.link": FILES,
    "undecided": NOT,
    "coverage.*.claim": FILES,
    "coverage.*.status": NOT,
    "coverage.*.ties": NOT,
    "coverage.*.readings": FILES,
    "coverage.*.checks": NOT,
    "coverage.*.form": FILES,
    "rules.*.code": FILES,
    "rules.*.text": FILES,
    "rules.*.rows": FILES,
    "rules.*.cases": FILES,
    "sums": NOT,
    "stories": NOT,
    "repairs": NOT,
    "whole": FILES,
    "bounds.*.expression": FILES,
    "bounds.*.level": FILES,
    "bounds.*.form": FILES,
    "bounds.*.lower.value": NOT,
    "bounds.*.upper.value": NOT,
    "bounds.*.lower.open": NOT,
    "bounds.*.upper.open": NOT,
    "bounds.*.lower.claims": ALONE,
    "bounds.*.upper.claims": ALONE,
    "bounds.*.lower.relations": ALONE,
    "bounds.*.upper.relations": ALONE,
    "bounds.*.lower.proof": ALONE,
    "bounds.*.upper.proof": ALONE,
    "bounds.*.lower.given": NOT,
    "bounds.*.upper.given": NOT,
    "bounds.*.lower": NOT,
    "bounds.*.upper": NOT,
    "figures.*": FILES,
    "run.day": TAKEN,
    "run.select": TAKEN,
    "run.ignore": TAKEN,
    "run.readings": FILES,
    "run.words": FILES,
    "run.settings": TAKEN,
    "run.rules": FILES,
    "texts": FILES,
    "tables": FILES,
}
"""Every field of a report, with what becomes of it when it is not what it was. What a proof holds
goes with it.
"""

MAPPINGS = {"inputs", "rules", "figures"}
"""The fields whose keys are names of things, not of fields."""


def row_of(report: Json, path: Path_) -> str:
    """The row of the table that a path belongs to; itself where no row does."""
    parts = [str(one) for one in path]
    if path[0] == "findings" and len(path) > 1:
        finding = at(report, path[:2])
        kind = (
            "conflict"
            if finding["proof"] is not None
            else "undecided"
            if finding["code"] == "FC901"
            else "remark"
        )
        parts = [kind, *parts[2:]]
    elif path[0] in {"coverage", "bounds", *MAPPINGS} and len(path) > 1:
        parts[1] = "*"
    elif path[:2] == ("summary", "findings") and len(path) > 2:
        parts[2] = "*"
    for length in range(len(parts), 0, -1):
        if ".".join(parts[:length]) in FIELDS:
            return ".".join(parts[:length])
    return ".".join(parts)


def inside(tree: Json, start: Path_ = ()) -> Iterator[Path_]:
    """Every path below the top, from the top down."""
    waiting = [start]
    while waiting:
        path = waiting.pop()
        here = at(tree, path)
        below = (
            here.keys()
            if isinstance(here, dict)
            else range(len(here))
            if isinstance(here, list)
            else ()
        )
        waiting.extend((*path, step) for step in below)
        if path:
            yield path


# -- reports ---------------------------------------------------------------------------------------


@attr.frozen
class Sample:
    """A report as it is saved, with the claims it was made from."""

    saved: Json
    claims: fc.ClaimSet


def sample(claims: fc.ClaimSet) -> Sample:
    """The report of claims, and the claims."""
    return Sample(json.loads(fc.check(claims).to_json()), claims)


REMARKS = """\
measure: arrests
unit: arrest

source: agency
published: 2025-02-01

claim: january
figure: 7,300 arrests
measure: arrests
when: 2025-01
quote: about seven thousand arrests in January

claim: march
figure: 900 arrests
measure: arrests
when: 2025-03

source: paper
from: agency

claim: january
figure: 7,300 arrests
measure: arrests
when: 2025-01

claim: unread
figure: a lot
measure: arrests
when: 2025-01

accept: FC204:00000000
reason: it was settled
"""
"""Claims with a finding about the files, one about a quote, one about the future, and an acceptance
nobody needs.
"""


PINNED = """\
measure: arrests
unit: arrest

claim: saturday
figure: about 400 arrests
measure: arrests
when: 2025-03-15

claim: weekend
figure: exactly 1,000 arrests
measure: arrests
when: 2025-03-15/2025-03-16
"""
"""Claims that pin down a day which nobody stated."""


@cache
def samples() -> dict[str, Sample]:
    """Reports by name: of every kind of proof, of what is found without one, of bounds, and of lies
    in worlds.
    """
    found = {name: sample(fc.loads(text)) for name, text in TEXTS.items()}
    found["remarks"] = sample(fc.loads(REMARKS))
    found["pinned"] = sample(fc.loads(PINNED))
    found |= {
        f"lie {seed}": sample(fc.loads(random_contradiction(seed).world.text)) for seed in (3, 5, 8)
    }
    found["claims"] = sample(fc.load(ROOT / "claims"))
    found["documents"] = sample(documents())
    return found


def documents() -> fc.ClaimSet:
    """A text and a table, each of which contradicts itself."""
    with TemporaryDirectory() as folder:
        text, table = Path(folder, "rents.md"), Path(folder, "homes.csv")
        text.write_text(
            "# Rents\n\nRents rose 15 percent, from 1,000 euros in 2019 to 1,200 euros in 2024.\n"
        )
        table.write_text("place,2019,2020\nnorth,10,12\nsouth,20,25\nwest,5,7\ntotal,35,45\n")
        return fc.load(text, table)


def refused(one: Sample, report: Json) -> bool:
    """Whether a report is refused, or something in it differs from the files."""
    try:
        return bool(held(report, one.claims).differences)
    except Refused:
        return True


def refused_alone(report: Json) -> bool:
    """Whether a report is refused without its files."""
    try:
        proved(report)
        not_compared(report)
    except Refused:
        return True
    return False


# -- what is true ----------------------------------------------------------------------------------


def test_every_true_report_equals_what_its_files_give() -> None:
    differ = {name: held(one.saved, one.claims).differences for name, one in samples().items()}

    assert not {name: lines for name, lines in differ.items() if lines}
    assert {finding["code"] for finding in samples()["remarks"].saved["findings"]} >= {
        "FC010",
        "FC051",
        "FC102",
        "FC401",
    }


def test_the_library_holds_a_report_against_its_claims() -> None:
    one = samples()["sums"]
    other = fc.loads(TEXTS["sums"].replace("286", "287"))

    assert fc.verify(json.dumps(one.saved), one.claims) == fc.verify(one.saved)
    with pytest.raises(ProofError, match="desk/saturday"):
        fc.verify(one.saved, claims=other)
    with pytest.raises(fc.UsageError, match="set of claims"):
        fc.verify(one.saved, claims=["claims"])  # type: ignore[arg-type]


# -- the table -------------------------------------------------------------------------------------


def test_every_field_of_a_report_has_a_row_in_the_table() -> None:
    rows: set[str] = set()
    for one in samples().values():
        for path in inside(one.saved):
            rows.add(row_of(one.saved, path))
    never = {
        "undecided",
        "bounds.*.lower",
        "bounds.*.upper",
        "remark.explanations",
        "remark.repairs",
    }

    holders = {
        row.rsplit(".", length)[0] for row in FIELDS for length in range(1, row.count(".") + 1)
    }

    assert rows - {"findings"} - holders - {f"{name}.*" for name in holders} <= FIELDS.keys()
    assert FIELDS.keys() - rows <= never | {row for row in FIELDS if row.startswith("bounds.")}


def holders(one: Sample) -> list[Path_]:
    """The path of every object in a report, the report itself first."""
    paths = [path for path in inside(one.saved) if isinstance(at(one.saved, path), dict)]
    return [(), *paths]


def added(report: Json, path: Path_, value: Json) -> Json:
    """The report with a field more in one object."""
    field = {**at(report, path), "trusted": value}
    return replaced(report, path, field) if path else field


OPEN = {*MAPPINGS, "terms", "of", "per"}
"""What holds names of things: one more of them is another report, not another field."""


@pytest.mark.parametrize("name", [*TEXTS, "remarks", "pinned", "documents", "lie 3"])
def test_a_field_that_no_report_has_is_refused_or_named_wherever_it_stands(name: str) -> None:
    one, random = samples()[name], seeded(len(name))
    paths = holders(one)
    if len(paths) > EXAMPLES // 30:
        paths = [(), *random.sample(paths, EXAMPLES // 30)]

    passed = []
    for path in paths:
        report = added(one.saved, path, random.choice([True, "yes", [], {}, {"deep": [{}]}]))
        newer = {**report, "version": "999.1"}
        if path and path[-1] in OPEN:
            told = refused(one, report)
        else:
            told = refused_alone(report) and refused(one, report) and names_it(one, newer)
        if not told:
            passed.append(path)

    assert not passed


def names_it(one: Sample, report: Json) -> bool:
    """Whether the field is named, or the report refused, where another version wrote it."""
    try:
        alone = not_compared(report)
        beside = held(report, one.claims)
    except Refused:
        return True
    return "trusted" in alone[0] and any("trusted" in line for line in beside.remarks)


def test_from_python_no_field_that_is_not_known_passes() -> None:
    for version in (one := samples()["sums"]).saved["version"], "999.1":
        report = {**one.saved, "trusted": True, "version": version}

        with pytest.raises(ProofError, match="trusted"):
            fc.verify(report)
        with pytest.raises(ProofError, match="trusted"):
            fc.verify(report, one.claims)


def test_many_unknown_fields_are_counted_and_long_names_are_cut() -> None:
    report = {**samples()["sums"].saved, "version": "9"}
    report |= {f"field {number} {'long ' * 100}": 1 for number in range(5000)}

    (line,) = not_compared(report)

    assert len(line) < 2_500
    assert line.endswith("and 4,980 more")


def test_what_was_read_of_documents_is_compared_with_them() -> None:
    one = samples()["documents"]

    assert one.saved["texts"]
    assert one.saved["tables"]
    for field in ("texts", "tables"):
        gone = {name: value for name, value in one.saved.items() if name != field}
        assert refused(one, gone)
        for path in inside(one.saved):
            if path[0] == field and not isinstance(at(one.saved, path), (dict, list)):
                assert refused(one, replaced(one.saved, path, "x")), path


LONG = "There were 7 jars and 4 lids: 5 here, 2 there, 70 percent in all."
SUMS = "".join(f"{name},{value}\n" for name, value in enumerate((7, 8, 9, 24, 3, 4, 31)))


@pytest.mark.parametrize(
    "limit", ["TEXT_WORDS", "SENTENCE_WORDS", "TABLE_CANDIDATES", "TABLE_FIGURES"]
)
def test_what_was_not_read_of_documents_is_found_again(
    limit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, limit, 1)
    for name, text in (("a.txt", LONG), ("b.md", LONG), ("a.csv", SUMS), ("b.csv", SUMS)):
        (tmp_path / name).write_text(text)
    claims = fc.load(*(tmp_path / name for name in ("a.txt", "b.md", "a.csv", "b.csv")))
    report = json.loads(fc.check(claims).to_json())

    fc.verify(report, claims)
    (one,) = report["findings"]
    assert one["code"] == "FC901"
    one["places"][0]["line"] += 1
    with pytest.raises(ProofError, match="line: 2 in the report, 1 in the files"):
        fc.verify(report, claims)


# -- forgeries -------------------------------------------------------------------------------------


def other_value(random: Random, value: Json) -> Json:
    """Something else of the same type, or of another one."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return random.choice([value + 1, value - 1, str(value), None])
    if value is None:
        return random.choice(["x", "0", 1, [], {}])
    if isinstance(value, str):
        return random.choice(
            [
                f"{value} ",
                f"{value}0",
                value[1:] or "x",
                "",
                value.swapcase() + "?",
                None,
                7,
                [value],
            ]
        )
    if isinstance(value, list):
        return random.choice([[*value, "x"], [*value, None], {}, None])
    return random.choice([{**value, "more": "x"}, [], None])


def other_list(random: Random, value: list[Json]) -> Json:
    """The list with one of its parts dropped, twice, or changed over with another."""
    place = random.randrange(len(value))
    kind = random.choice(["drop", "double", "swap"])
    if kind == "drop":
        return [*value[:place], *value[place + 1 :]]
    if kind == "double":
        return [*value, value[place]]
    other = random.randrange(len(value))
    swapped = list(value)
    swapped[place], swapped[other] = value[other], value[place]
    return swapped


SOLID = (ALONE, FILES)


def forgery(
    random: Random, one: Sample, wanted: tuple[str, ...], places: tuple[Path_, ...]
) -> tuple[Path_, Json] | None:
    """A report with one thing changed in a field that is compared; ``None`` where the draw changes
    nothing.
    """
    tree = one.saved
    path = random.choice(places)
    if FIELDS.get(row_of(tree, path)) not in wanted:
        return None
    value = at(tree, path)
    kind = random.choice(["other", "list", "gone"])
    if kind == "list" and isinstance(value, list) and value:
        new = replaced(tree, path, other_list(random, value))
    elif kind == "gone" and isinstance(path[-1], str):
        new = without(tree, path)
    else:
        new = replaced(tree, path, other_value(random, value))
    same = new == tree and json.dumps(new) == json.dumps(tree)
    return (
        None
        if same or (kind == "list" and "proof" in path and reordered(value, at(new, path)))
        else (path, new)
    )


def reordered(before: Json, after: Json) -> bool:
    """Whether only the order of the steps of a proof is changed, which leaves it as it was."""
    return isinstance(before, list) and sorted(map(json.dumps, before)) == sorted(
        map(json.dumps, after)
    )


def paths_of(one: Sample) -> tuple[Path_, ...]:
    """Every path of a sample's report."""
    return tuple(inside(one.saved))


SAMPLES = [*TEXTS, "remarks", "pinned", "lie 3", "lie 5", "lie 8"]


@pytest.mark.parametrize("name", SAMPLES)
def test_no_change_of_what_is_compared_with_the_files_is_accepted(name: str) -> None:
    one, random = samples()[name], seeded(len(name))
    places = paths_of(one)
    tried = [
        forged
        for _ in range(EXAMPLES // 15)
        if (forged := forgery(random, one, SOLID, places)) is not None
    ]

    believed = [(path, at(one.saved, path)) for path, report in tried if not refused(one, report)]

    assert tried
    assert not believed


def test_no_change_of_the_report_of_the_repository_is_accepted() -> None:
    one, random = samples()["claims"], seeded(4)
    places = paths_of(one)
    tried = [
        forged
        for _ in range(EXAMPLES // 50)
        if (forged := forgery(random, one, SOLID, places)) is not None
    ]

    believed = [(path, at(one.saved, path)) for path, report in tried if not refused(one, report)]

    assert tried
    assert not believed


def proves_the_same(report: Json, path: Path_) -> bool:
    """Whether a change leaves the proof as good as it was: numbers spelled otherwise, what nobody
    reads, the order.
    """
    return "proof" in path or at(report, path[:-1]) is None


@pytest.mark.parametrize("name", SAMPLES)
def test_no_change_of_what_a_report_alone_shows_is_accepted(name: str) -> None:
    """The proofs themselves are forged in ``tests/solve/test_verify.py``, which knows what leaves
    them as they were.
    """
    one, random = samples()[name], seeded(len(name) + 1)
    places = paths_of(one)
    tried = [
        forged
        for _ in range(max(100, EXAMPLES // 5))
        if (forged := forgery(random, one, (ALONE,), places)) is not None
    ]
    tried = [(path, report) for path, report in tried if "proof" not in path[:-1]]

    believed = [
        (path, at(one.saved, path), at(report, path[:-1]))
        for path, report in tried
        if not refused_alone(report) and not same_claims(at(one.saved, path), report, path)
    ]

    assert tried
    assert not believed


def same_claims(before: Json, report: Json, path: Path_) -> bool:
    """Whether only the order of names, or how often each stands there, is changed."""
    if not isinstance(before, list) or path[-1] not in {"claims", "also", "relations"}:
        return False
    after = at(report, path[:-1]).get(path[-1])
    return (
        isinstance(after, list) and len(path) > 2 and set(map(str, after)) == set(map(str, before))
    )


def test_findings_dropped_doubled_or_changed_over_are_refused() -> None:
    for name, one in samples().items():
        found = one.saved["findings"]
        for place, finding in enumerate(found if name != "claims" else found[:6]):
            swapped = [*found[:place], *found[place + 1 : place + 2], finding, *found[place + 2 :]]
            assert refused(one, {**one.saved, "findings": [*found, finding]})
            assert swapped == found or refused(one, {**one.saved, "findings": swapped})
            if finding["proof"] is None:
                left = [*found[:place], *found[place + 1 :]]
                counts = {**one.saved["summary"]["findings"]}
                counts[finding["severity"]] -= 1
                summary = {**one.saved["summary"], "findings": counts}
                assert refused(one, {**one.saved, "findings": left, "summary": summary})


# -- kinds of forgery that were accepted once ------------------------------------------------------

Forging = Callable[[Json], None]


def stripped(report: Json) -> None:
    for finding in report["findings"]:
        finding.update(proof=None, level=None, gap=None)


def unproved(report: Json) -> None:
    finding = report["findings"][0]
    finding.update(code="FC301", key="FC301:00000000", proof=None, level=None, gap=None)
    report["rules"], report["whole"] = {}, []


def disarmed(report: Json) -> None:
    finding = report["findings"][0]
    finding.update(
        code="FC302", severity="error", key="FC302:00000000", proof=None, level=None, gap=None
    )


def named_otherwise(report: Json) -> None:
    text = json.dumps(report)
    finding = report["findings"][0]
    if not finding["relations"]:
        pytest.skip("no relation")
    name = finding["relations"][0]
    changed = json.loads(text.replace(f"relation:{name}", f"rule:{name}"))
    changed["findings"][0]["relations"] = []
    report.update(changed)


@pytest.mark.parametrize("forge", [stripped, unproved, disarmed], ids=lambda one: one.__name__)
@pytest.mark.parametrize("name", ["sums", "relations", "highest day"])
def test_a_conflict_without_its_proof_is_refused_from_the_report_alone(
    name: str, forge: Forging
) -> None:
    report = json.loads(json.dumps(samples()[name].saved))
    forge(report)

    with pytest.raises(Refused, match="without a proof"):
        proved(report)


def test_a_relation_that_is_called_a_rule_is_refused_from_the_report_alone() -> None:
    report = json.loads(json.dumps(samples()["relations"].saved))
    named_otherwise(report)

    assert refused_alone(report)


def test_an_invented_rule_is_refused_by_its_name() -> None:
    """One conflict of everything: a rule that says 0 is at least 1 proves whatever is wanted."""
    one = samples()["sums"]
    report = json.loads(json.dumps(one.saved))
    row = {"terms": {}, "bound": "1", "open": False}
    rule = {"code": "FC201", "text": "", "rows": [row], "cases": []}
    finding = report["findings"][0]
    finding["claims"], finding["also"], finding["relations"] = [], [], []
    finding["proof"] = {
        "premises": [{**row, "times": "1", "rule": "rule:no", "row": 0}],
        "gap": "1",
    }
    finding["gap"] = "1"
    from hashlib import sha256

    finding["key"] = f"{finding['code']}:{sha256(b'rule:no').hexdigest()[:8]}"
    report["findings"] = [finding]
    report["rules"] = {"rule:no": rule}
    report["summary"]["findings"] = {"error": 0, "warning": 0, "note": 0} | {finding["severity"]: 1}
    report["stories"], report["repairs"], report["whole"], report["bounds"] = [], [], [], []
    for entry in report["coverage"]:
        entry["status"] = "tied"
    report["summary"] |= {"tied": len(report["coverage"]), "alone": 0}

    assert proved(report) >= 1
    lines = held(report, one.claims).differences
    assert any("rule:no" in line and "no such rule" in line for line in lines)


def test_cases_cut_from_a_rule_and_its_proofs_are_told_with_the_rule() -> None:
    one = samples()["highest day"]
    report = json.loads(json.dumps(one.saved))
    finding = next(one for one in report["findings"] if one["proof"] and "rule" in one["proof"])
    rule = finding["proof"]["rule"]
    report["rules"][rule]["cases"].pop()
    finding["proof"]["cases"].pop()

    lines = held(report, one.claims).differences if not refused_alone(report) else [rule]
    assert any(rule in line for line in lines)


def test_what_does_not_come_whole_cannot_be_made_whole() -> None:
    """A report whose only forgery is what it calls whole."""
    one = samples()["whole numbers"]
    text = json.dumps(one.saved)
    kilograms = fc.loads(TEXTS["whole numbers"])
    report = json.loads(text)
    unknown = report["whole"][0]
    report["whole"] = [name for name in report["whole"] if name != unknown]

    assert refused(Sample(report, kilograms), report)


def test_a_reading_altered_in_coverage_and_proof_alike_is_told_with_its_place_and_both_values() -> (
    None
):
    one = samples()["sums"]
    report = json.loads(json.dumps(one.saved).replace("286", "280"))
    report["figures"]["desk/saturday"] = "286 arrests"
    other = held(report, one.claims) if not refused_alone(report) else None
    lines = other.differences if other is not None else ()
    if (
        other is None
    ):  # the gaps follow from the numbers: mended, the forgery is consistent by itself
        mended = json.loads(fc.check(fc.loads(TEXTS["sums"].replace("286", "280"))).to_json())
        mended["inputs"] = one.saved["inputs"]
        lines = held(mended, one.claims).differences

    assert any("claims.rec:7:9: generous reading of desk/saturday, " in line for line in lines)
    assert any("280 in the report, 286 in the files" in line for line in lines)


@pytest.mark.parametrize("name", ["sums", "relations", "shares"])
def test_an_innocent_claim_whose_rows_cancel_cannot_be_padded_in(name: str) -> None:
    text = f"{TEXTS[name]}\nsource: bystander\n\nmeasure: bystanders\nunit: bystander\n\n"
    text += "claim: innocent\nfigure: exactly 7 bystanders\nmeasure: bystanders\nwhen: 2025-01-25\n"
    report = json.loads(fc.check(fc.loads(text)).to_json())
    entry = next(one for one in report["coverage"] if one["claim"] == "bystander/innocent")
    finding = next(one for one in report["findings"] if one["proof"] and "premises" in one["proof"])
    terms = entry["form"]["of"]
    turned = {unknown: str(-int(times)) for unknown, times in terms.items()}
    padding = [
        {
            "terms": terms,
            "bound": "7",
            "open": False,
            "times": "3",
            "claim": entry["claim"],
            "end": "lower",
        },
        {
            "terms": turned,
            "bound": "-7",
            "open": False,
            "times": "3",
            "claim": entry["claim"],
            "end": "upper",
        },
    ]
    finding["proof"]["premises"] += padding
    finding["claims"].append(entry["claim"])

    with pytest.raises(Refused, match="cancels out"):
        proved(report)


@pytest.mark.parametrize("factor", [7, MODULUS, 3 * MODULUS], ids=["7", "prime", "3 primes"])
@pytest.mark.parametrize("kind", ["relations", "ratio"])
def test_a_proof_whose_numbers_are_multiples_of_the_prime_is_genuine(
    factor: int, kind: str
) -> None:
    """Rows are first counted modulo a prime, in which such a factor is 0 and divides nothing."""
    told = {
        "relations": f"""relation: first
states: {factor} * a = {factor} * b

relation: second
states: {factor} * b = {factor} * c
""",
        "ratio": f"""claim: ratio
figure: exactly 1 in {factor}
quantity: a / c
when: 2024
""",
    }[kind]
    measures = "\n".join(f"measure: {name}\nunit: USD\n" for name in "abc")
    said = (("a", 3), ("c", 2))
    claims = "\n".join(
        f"claim: {name}\nfigure: exactly {value} USD\nmeasure: {name}\nwhen: 2024\n"
        for name, value in said
    )
    report = fc.check(fc.loads(f"{measures}\n{told}\n{claims}"))
    saved = json.loads(report.to_json())

    assert proved(saved) == len(report.conflicts) == 1
    premises = saved["findings"][0]["proof"]["premises"]
    premises += premises[:1]
    with pytest.raises(Refused, match="cancels out"):
        proved(saved)


def test_a_split_that_is_not_needed_does_not_make_its_claim_needed() -> None:
    """A claim whose cases are assumed and never used."""
    report = json.loads(json.dumps(samples()["unknown sign"].saved))
    finding, *_ = [one for one in report["findings"] if one["proof"] and "claim" in one["proof"]]
    name = finding["proof"]["claim"]
    idle = (
        {"terms": {"x": "1"}, "bound": "0", "open": False},
        {"terms": {"x": "-1"}, "bound": "0", "open": False},
    )
    finding["proof"] = {
        "split": "idle",
        "branches": list(idle),
        "cases": [finding["proof"], finding["proof"]],
    }

    assert name in finding["claims"]
    assert not refused_alone(report)  # a needless split alone hurts nobody
    assert refused(samples()["unknown sign"], report) or finding["proof"]["split"] == "idle"


@pytest.mark.parametrize(
    "text",
    [
        '{"schema": "figurecheck-report/1", "schema": "x"}',
        '{"a": {"b": 1, "b": 1}}',
        '{"a": [{"": 1, "": 2}]}',
    ],
)
def test_a_key_that_stands_twice_is_refused(text: str) -> None:
    with pytest.raises(ProofError, match="twice"):
        fc.verify(text)


SIGN_BY_A_RULE = """
measure: visitors
unit: visitor
parts: children + adults

measure: children
unit: visitor
part_of: visitors

measure: adults
unit: visitor
part_of: visitors

relation: fewer
states: visitors[2025-01-02] / visitors[2025-01-03] <= 0.7

source: s

claim: together
figure: on the order of 10.000 thousand
quantity: children[2025-01-03/..] + 3 * lowest(visitors[2025-01-02/2025-01-03]) + highest(adults[2025-01-02/2025-01-03])

claim: children
figure: roughly 2,420 visitors
measure: children
when: 2025-01-03

claim: adults
figure: between 3.686k and 4.000 thousand
measure: adults
when: 2025-01-03
statistic: average per day
"""


def test_what_shows_the_sign_of_a_relations_divisor_is_no_rule_that_a_report_owes() -> None:
    claims = fc.loads(SIGN_BY_A_RULE)
    report = fc.check(claims)

    assert not claims.problems
    assert not held(json.loads(report.to_json()), claims).differences


@pytest.mark.parametrize("text", ['{"a": 1.5}', '{"a": NaN}', '{"a": -Infinity}', '{"a": 1e999}'])
def test_a_number_that_no_report_holds_is_refused(text: str) -> None:
    with pytest.raises(ProofError, match="no report holds"):
        fc.verify(text)
