"""The fields that a saved report has, at every level: what is in none of them, nobody checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple


class Each(NamedTuple):
    """A list, each part of which is an object of a shape."""

    shape: str


class Named(NamedTuple):
    """An object whose keys are names, of things of a shape or of plain values."""

    shape: str | None


Shape = str | Each | Named | None
"""What stands under a field: an object of the shape of that name, several, or a plain value."""


def _shape(values: str, **others: Shape) -> Mapping[str, Shape]:
    return MappingProxyType({**dict.fromkeys(values.split()), **others})


TERMS = Named(None)
ROW = _shape("bound open", terms=TERMS)

SHAPES: Mapping[str, Mapping[str, Shape]] = MappingProxyType(
    {
        "report": _shape(
            "schema version readings_version complete sums whole",
            inputs=Named(None),
            summary="summary",
            findings=Each("finding"),
            coverage=Each("covered"),
            rules=Named("rule"),
            stories=Each("story"),
            repairs=Each("repaired"),
            bounds=Each("bounds"),
            figures=Named(None),
            run="run",
            texts=Each("text"),
            tables=Each("table"),
            filings=Each("filing"),
        ),
        "summary": _shape("sources origins claims tied alone", findings="counts"),
        "counts": _shape("error warning note"),
        "finding": _shape(
            "key code severity level headline claims also relations arithmetic gap repairs help"
            " accepted link because",
            places=Each("place"),
            computed=Each("computed"),
            proof="node",
            explanations=Each("explained"),
        ),
        "place": _shape("file line column text label cell"),
        "computed": _shape("claim way lower upper text"),
        "explained": _shape("name kind text claims settles", edits=Each("edit")),
        "edit": _shape("record field value"),
        "node": _shape(
            "gap split claim rule",
            premises=Each("premise"),
            cases=Each("node"),
            branches=Each("row"),
        ),
        "row": ROW,
        "premise": _shape(
            "bound open times claim end rule row case slack",
            terms=TERMS,
            given=Each("given"),
            product=Each("premise"),
            rounded=Each("premise"),
        ),
        "given": _shape("bound open times rule row", terms=TERMS),
        "covered": _shape("claim status ties checks", readings="readings", form="form"),
        "readings": _shape("rule", literal="interval", rounded="interval", generous="interval"),
        "interval": _shape("lower upper lower_open upper_open"),
        "form": _shape("of_constant per_constant sign_known", of=TERMS, per=TERMS),
        "rule": _shape("code text", rows=Each("row"), cases=Each("row")),
        "story": _shape("shared findings variants"),
        "repaired": _shape("level sets weight complete findings factor"),
        "bounds": _shape("expression level", form="form", lower="end", upper="end"),
        "end": _shape("value open claims relations", proof="node", given=Each("given")),
        "run": _shape("day select ignore readings words settings rules"),
        "text": _shape("text sha256 title published characters", counts="read"),
        "read": _shape("sentences figures checked fitting linked alone unread"),
        "table": _shape(
            "file sheet numbers rounding base figures tied beside names line",
            relations=Each("relation"),
            unjudged=Each("relation"),
            unchecked=Each("cell"),
            excerpt="excerpt",
        ),
        "excerpt": _shape("rows columns texts involved doubt"),
        "relation": _shape(
            "shape axis aggregate parts told holds breaks roughly unchecked bits cue"
        ),
        "cell": _shape("cell why"),
        "filing": _shape(
            "file figures tied holds breaks unfit twice missing by_id line",
            unchecked=Each("unsummed"),
            left_out=Named(None),
        ),
        "unsummed": _shape("why sums"),
        "grounding": _shape(
            "schema version", texts=Each("grounded"), report="report", reports=Each("report")
        ),
        "grounded": _shape(
            "complete text sha256",
            counts=Named(None),
            sources=Each("shelved"),
            exempted=Named(None),
            figures=Each("traced"),
            unsourced=Each("unsourced"),
        ),
        "shelved": _shape("name sha256 figures"),
        "traced": _shape(
            "start end line column text kind value verdict space reached bits arithmetic result"
            " others why finding",
            evidence=Each("evidence"),
            near="evidence",
        ),
        "evidence": _shape("role source place line label text value"),
        "unsourced": _shape("start end text reason"),
    }
)
"""The fields of each shape of object, with the shape of what stands there."""


GROUNDING = "figurecheck-grounding/1"
"""The schema of a grounding, which holds reports."""

ROOTS: Mapping[str, str] = MappingProxyType({GROUNDING: "grounding"})
"""The shape of what is saved, by its schema, where it is no report."""


def unknown_fields(report: object) -> tuple[str, ...]:
    """The fields of a report that are in no shape, each once with what holds it, sorted.

    Several parts of a list count as one: ``findings, places: mood``.
    """
    return tuple(sorted(set(_unknown(report))))


def _unknown(report: object) -> Iterator[str]:
    root = ROOTS.get(str(report.get("schema")), "report") if isinstance(report, dict) else "report"
    waiting: list[tuple[str, Shape, object]] = [("", root, report)]
    while waiting:
        path, shape, value = waiting.pop()
        if isinstance(value, list):
            # a list of lists, such as the factors of a product or the cases of a rule, is of one
            # shape through and through
            inner = shape.shape if isinstance(shape, Each) else shape
            for one in value:
                if isinstance(one, list):
                    waiting.append((path, shape, one))
                elif isinstance(one, dict):
                    waiting.append((path, inner, one))
        elif isinstance(value, dict):
            for field, one in value.items():
                known, below = _below(shape, field)
                if not known:
                    yield f"{path}: {field}" if path else field
                elif isinstance(one, (dict, list)):
                    waiting.append((_called(path, shape, field, below), below, one))


def _below(shape: Shape, field: str) -> tuple[bool, Shape]:
    """Whether an object of a shape has a field, and what stands there."""
    if isinstance(shape, Named):
        return True, shape.shape
    if not isinstance(shape, str):
        return False, None
    return field in SHAPES[shape], SHAPES[shape].get(field)


def _called(path: str, shape: Shape, field: str, below: Shape) -> str:
    """How what stands under a field is called: what lies in its like keeps the name, so that a deep
    proof has a short one.
    """
    if isinstance(below, Each) and below.shape == shape:
        return path
    name = "*" if isinstance(shape, Named) else field
    return f"{path}, {name}" if path else name
