"""The findings as SARIF 2.1.0, for platforms that show the results of analyses, within their
limits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from figurecheck.model.checked import Checked
from figurecheck.model.document import Json, Object
from figurecheck.model.extension import Format
from figurecheck.model.finding import Finding, Label
from figurecheck.model.record import Place
from figurecheck.report.escaping import compact, cut, uri
from figurecheck.report.safe import safe
from figurecheck.telling.codes import headline, is_of_files
from figurecheck.telling.findings import lines
from figurecheck.telling.outline import told
from figurecheck.telling.places import first_place, located
from figurecheck.version import VERSION

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

MAX_RESULTS = 5_000
"""Results of a run that platforms keep."""

MOST_LOCATIONS = 1_000
"""Locations of a result that platforms keep."""

MAX_CHARACTERS = 9_000_000
"""Characters, each of which is a byte or few, that all results may take; platforms refuse a file
above 10 MB.
"""

MAX_MESSAGE = 4_000
"""Characters of one message."""

LONGEST_LABEL = 400
"""Characters of the message of one related place."""

CUT = "left-out"
"""The rule of the one result that says what was cut."""

ROOT = "%SRCROOT%"
"""The folder that the command ran in, in the words of the format; where that is, it does not say.
"""


def render(report: Checked, verbose: bool) -> str:  # noqa: FBT001
    """One run. Each result stands on a line of its own, so that two files are easily compared."""
    shown = told(report, verbose=verbose)
    codes = sorted({finding.code for finding in shown})
    written = _fitting(shown, codes)
    rest = shown[len(written) :]
    if rest:
        written.append(compact(_cut(rest, len(codes))))
        codes.append(CUT)
    listed = ",\n".join(written)
    results = f"[\n{listed}\n]" if written else "[]"
    run = ", ".join(f"{compact(name)}: {compact(value)}" for name, value in _run(codes).items())
    head = f'"$schema": {compact(SCHEMA)}, "version": "2.1.0"'
    return f'{{{head}, "runs": [{{{run}, "results": {results}}}]}}\n'


def _fitting(shown: Sequence[Finding], codes: Sequence[str]) -> list[str]:
    """The results that fit, the gravest first, with room left for one that says what was cut."""
    index = {code: at for at, code in enumerate(codes)}
    written: list[str] = []
    size = 0
    for finding in shown:
        line = compact(_result(finding, index[finding.code]))
        size += len(line.encode("utf-8")) + 2
        if size > MAX_CHARACTERS or (len(written) == MAX_RESULTS - 1 and len(shown) > MAX_RESULTS):
            break
        written.append(line)
    return written


def _run(codes: Iterable[str]) -> Object:
    """The run without its results."""
    driver: Object = {
        "name": "figurecheck",
        "semanticVersion": VERSION,
        "rules": [_rule(code) for code in codes],
    }
    return {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            ROOT: {"description": {"text": "The folder that figurecheck ran in."}}
        },
    }


def _rule(code: str) -> Object:
    if code == CUT:
        words = "Results beyond what platforms take were left out"
        help_ = "figurecheck report --all has every finding."
    else:
        words = headline(code)
        page = f"figurecheck rule {code} prints the page of this rule, with an example."
        help_ = (
            "The manual page on the format of records has every field."
            if is_of_files(code)
            else page
        )
    return {
        "id": code,
        "shortDescription": {"text": cut(words, 1_000)},
        "fullDescription": {"text": cut(f"{words}.", 1_000)},
        "help": {"text": help_},
    }


def _result(finding: Finding, index: int) -> Object:
    labels = finding.labels[:MOST_LOCATIONS]
    further = len(finding.labels) - len(labels)
    more = [f"and {further:,} further places"] if further else []
    text = "\n".join(map(safe, [finding.headline, *lines(finding), *more]))
    properties: Object = {"claims": [*finding.claims[:MOST_LOCATIONS]]}
    if finding.level is not None:
        properties["level"] = finding.level
    if finding.gap is not None:
        properties["gap"] = str(finding.gap)
    result: Object = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": finding.severity,
        "message": {"text": cut(text, MAX_MESSAGE)},
        "locations": _places([label.place for label in labels[:1]]),
        "relatedLocations": [_related(label, at) for at, label in enumerate(labels[1:], 1)],
        "partialFingerprints": {"figurecheck/v1": finding.key},
        "properties": properties,
    }
    if finding.accepted:
        reason = cut(safe(finding.accepted), MAX_MESSAGE)
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": reason}
        ]
    return result


def _cut(rest: Sequence[Finding], index: int) -> Object:
    """The result that stands for all that were cut, where the first of them stands."""
    place = first_place(rest[0])
    text = (
        f"{len(rest):,} more findings were left out: figurecheck report --all has every one of them"
    )
    return {
        "ruleId": CUT,
        "ruleIndex": index,
        "level": rest[0].severity,
        "message": {"text": text},
        "locations": _places([place] if place is not None else []),
        "partialFingerprints": {"figurecheck/v1": CUT},
    }


def _places(places: Iterable[Place]) -> list[Json]:
    return [_location(place) for place in places]


def _location(place: Place) -> Object:
    """The file, and where in it: a region of its text, or the cell by its name."""
    found: Object = {"physicalLocation": _physical(place)}
    if place.cell:
        found["logicalLocations"] = [{"fullyQualifiedName": safe(place.cell)}]
    return found


def _related(label: Label, number: int) -> Object:
    words = ": ".join(part for part in (label.text, label.label) if part)
    message = cut(safe(words), LONGEST_LABEL)
    return {"id": number, **_location(label.place), "message": {"text": message}}


def _physical(place: Place) -> Object:
    path, inside = located(place.file)
    artifact: Object = {"uri": uri(path)}
    if inside:
        artifact["uriBaseId"] = ROOT
    else:
        artifact["properties"] = {"outside": True}
    found: Object = {"artifactLocation": artifact}
    if place.line > 0 and place.column > 0 and not place.cell:
        found["region"] = {"startLine": place.line, "startColumn": place.column}
    return found


FORMAT = Format("sarif", "SARIF 2.1.0, for code scanning and other platforms", render)
