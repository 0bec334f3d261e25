"""SARIF: valid by the parts of the schema that we use, stable, without paths of anybody's, and
within the limits.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import attr
from hypothesis import given, settings

import figurecheck as fc
from figurecheck.asking.pages import pages
from figurecheck.claims.report import Report
from figurecheck.model.finding import Finding, Label
from figurecheck.model.record import Place
from figurecheck.report.formats.sarif import (
    CUT,
    MAX_CHARACTERS,
    MAX_RESULTS,
    MOST_LOCATIONS,
    render,
)
from figurecheck.report.safe import safe
from figurecheck.telling.codes import headline
from tests.refresh import ROOT
from tests.report.formats.hostile import bare, honest, reports
from tests.sizes import up_to

Log = dict[str, Any]

SHAPES: dict[str, dict[str, tuple[type, bool]]] = {
    "log": {"$schema": (str, False), "version": (str, True), "runs": (list, True)},
    "run": {
        "tool": (dict, True),
        "results": (list, False),
        "columnKind": (str, False),
        "originalUriBaseIds": (dict, False),
    },
    "driver": {"name": (str, True), "semanticVersion": (str, False), "rules": (list, False)},
    "rule": {
        "id": (str, True),
        "shortDescription": (dict, False),
        "fullDescription": (dict, False),
        "help": (dict, False),
    },
    "result": {
        "message": (dict, True),
        "ruleId": (str, False),
        "ruleIndex": (int, False),
        "level": (str, False),
        "locations": (list, False),
        "relatedLocations": (list, False),
        "partialFingerprints": (dict, False),
        "suppressions": (list, False),
        "properties": (dict, False),
    },
    "location": {"id": (int, False), "physicalLocation": (dict, False), "message": (dict, False)},
    "physicalLocation": {"artifactLocation": (dict, True), "region": (dict, False)},
    "artifactLocation": {
        "uri": (str, True),
        "uriBaseId": (str, False),
        "properties": (dict, False),
    },
    "region": {"startLine": (int, True), "startColumn": (int, False)},
    "suppression": {"kind": (str, True), "status": (str, False), "justification": (str, False)},
    "message": {"text": (str, True)},
}
"""The properties of each object of SARIF 2.1.0 that we write: the type, and whether the schema
needs it.
"""


def faults(shape: str, value: Any) -> Iterator[str]:
    """Where an object is not of its shape."""
    known = SHAPES[shape]
    yield from (f"{shape} has {name}" for name in value if name not in known)
    yield from (
        f"{shape} lacks {name}"
        for name, (_, needed) in known.items()
        if needed and name not in value
    )
    yield from (
        f"{shape}.{name}"
        for name, one in value.items()
        if not isinstance(one, known.get(name, (object,))[0])
    )


def all_faults(log: Log) -> Iterator[str]:
    """Every fault of a log."""
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    yield from faults("log", log)
    yield from faults("run", run)
    yield from faults("driver", driver)
    for rule in driver["rules"]:
        yield from faults("rule", rule)
        for field in ("shortDescription", "fullDescription", "help"):
            yield from faults("message", rule[field])
    for result in run["results"]:
        yield from faults("result", result)
        yield from faults("message", result["message"])
        if result["level"] not in {"error", "warning", "note", "none"}:
            yield "level"
        if driver["rules"][result["ruleIndex"]]["id"] != result["ruleId"]:
            yield "ruleIndex"
        for one in result.get("suppressions", ()):
            yield from faults("suppression", one)
            if (one["kind"], one["status"]) != ("external", "accepted"):
                yield "suppression"
        for location in (*result["locations"], *result.get("relatedLocations", ())):
            yield from location_faults(location)


def location_faults(location: Any) -> Iterator[str]:
    """Every fault of a place."""
    physical = location["physicalLocation"]
    yield from faults("location", location)
    yield from faults("physicalLocation", physical)
    yield from faults("artifactLocation", physical["artifactLocation"])
    yield from faults("message", location.get("message", {"text": ""}))
    region = physical.get("region", {"startLine": 1, "startColumn": 1})
    yield from faults("region", region)
    if min(region.values()) < 1:
        yield "a place before the first one"
    path = physical["artifactLocation"]["uri"]
    if not re.fullmatch(r"(?!/)(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})*", path) or ".." in path.split(
        "/"
    ):
        yield f"uri {path}"


def log_of(report: Report, *, verbose: bool = True) -> Log:
    """The report in SARIF, parsed."""
    return dict(json.loads(render(report, verbose)))


def results_of(report: Report) -> list[Any]:
    """The results of a report in SARIF."""
    (run,) = log_of(report)["runs"]
    return list(run["results"])


@settings(max_examples=up_to(60), deadline=None)
@given(reports())
def test_hostile_text_gives_a_valid_log_with_every_headline(report: Report) -> None:
    log = log_of(report)
    results = log["runs"][0]["results"]

    assert list(all_faults(log)) == []
    assert [one["partialFingerprints"] for one in results] == [
        {"figurecheck/v1": one.key} for one in report.findings
    ]
    for found, result in zip(report.findings, results, strict=True):
        assert result["message"]["text"].startswith(safe(found.headline))
        assert result["level"] == found.severity
        assert ("suppressions" in result) == bool(found.accepted)


def test_the_check_of_the_shape_finds_what_is_planted() -> None:
    log = log_of(honest())
    log["runs"][0]["results"][0]["level"] = "fatal"
    del log["runs"][0]["results"][0]["message"]["text"]

    assert list(all_faults(log)) == ["message lacks text", "level"]


def test_the_repositorys_own_claims_give_a_valid_log() -> None:
    log = log_of(fc.check(fc.load(ROOT / "claims")))

    assert log["version"] == "2.1.0"
    assert list(all_faults(log)) == []


def test_further_claims_are_related_places() -> None:
    (result,) = results_of(attr.evolve(honest(), findings=honest().conflicts))

    assert [one["physicalLocation"]["region"]["startLine"] for one in result["locations"]] == [26]
    assert [
        one["physicalLocation"]["region"]["startLine"] for one in result["relatedLocations"]
    ] == [11, 17]


def test_a_file_outside_is_told_by_its_last_name_and_marked() -> None:
    finding = Finding(
        "FC005:1", "FC005", "error", "x", (Label(Place("/home/alice/a b.rec", 1, 1), "", ""),)
    )
    (result,) = results_of(bare(finding))

    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": "a%20b.rec",
        "properties": {"outside": True},
    }


def test_beyond_five_thousand_one_result_says_what_was_cut() -> None:
    many = bare(
        *(Finding(f"FC010:{at:08x}", "FC010", "error", "x") for at in range(MAX_RESULTS + 1))
    )
    exactly = bare(*many.findings[:MAX_RESULTS])
    results = results_of(many)

    assert len(results) == MAX_RESULTS
    assert results[-1]["ruleId"] == CUT
    assert results[-1]["message"]["text"].startswith("2 more findings were left out")
    assert [one["ruleId"] for one in results_of(exactly)] == ["FC010"] * MAX_RESULTS


def test_a_log_stays_below_ten_megabytes_and_a_result_below_a_thousand_places() -> None:
    labels = tuple(
        Label(Place("claims/a.rec", at + 1, 1), "é" * 400, "") for at in range(MOST_LOCATIONS + 500)
    )
    many = bare(*(Finding(f"FC204:{at:08x}", "FC204", "error", "x", labels) for at in range(30)))
    text = render(many, False)
    results = json.loads(text)["runs"][0]["results"]

    assert MAX_CHARACTERS // 2 < len(text.encode()) < 10_000_000
    assert len(results[0]["locations"]) + len(results[0]["relatedLocations"]) == MOST_LOCATIONS
    assert results[-1]["ruleId"] == CUT
    assert (
        f"{len(many.findings) - len(results) + 1} more findings" in results[-1]["message"]["text"]
    )


def test_rules_are_described_in_the_headlines_of_their_pages() -> None:
    pages_of_205 = [page.headline for page in pages() if page.code == "FC205"]

    assert len(pages_of_205) == 2
    assert "; ".join(pages_of_205) == headline("FC205")
    assert (
        headline("FC101")
        == "A share that nothing can have of its whole; A figure that no number can meet"
    )
    assert headline("XX101") == "XX101"


def test_every_code_of_the_manual_is_described() -> None:
    codes = re.findall(
        r"^\| (FC\d{3}) \|", (ROOT / "docs" / "report.md").read_text("utf-8"), re.MULTILINE
    )

    assert codes
    assert [code for code in codes if headline(code) == code] == []
