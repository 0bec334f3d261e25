"""The tools that are served, as plain functions: arguments as JSON in, JSON out; no path is opened
by any of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from time import monotonic
from typing import Any

import attr

from figurecheck.bringing.tables.opening import TABLE_ENDINGS
from figurecheck.catalogue import own_ending
from figurecheck.errors import FigurecheckError, UsageError
from figurecheck.model.limits import SOURCE_DEPTH

MAX_TEXT = 200_000
"""Bytes of a text."""

MAX_CONTENT = 2_000_000
"""Bytes of one source, and of the records or the report of a call."""

MAX_SOURCES = 50
"""Sources of a call."""

MAX_CALL = 10_000_000
"""Bytes of all contents of a call."""

MAX_SECONDS = 10
"""Seconds that a call may take before what is left of it is not looked at."""

MAX_FIGURES = 200
"""Figures that an answer lists."""

KINDS: Mapping[str, str] = {
    "text": ".txt",
    "csv": TABLE_ENDINGS[0],
    "json": ".json",
    "records": own_ending(),
}
"""What a source may be said to be, and the ending that such a file has."""


class RefusedCallError(UsageError):
    """A call that cannot be answered: one sentence with the remedy."""


@attr.frozen(eq=False)
class ServedTool:
    """A tool: its name, what it does, the schema of its arguments, and what answers it."""

    name: str
    description: str
    schema: Mapping[str, Any]
    answer: Callable[[Served, Mapping[str, Any]], str]


@attr.frozen(eq=False)
class Served:
    """What was named when the server was started: contents by name, read then and never again."""

    given: Mapping[str, bytes] = attr.field(factory=dict)

    def answered(self, name: str, arguments: Mapping[str, Any]) -> str:
        """The answer of a tool, as JSON.

        Raises:
            RefusedCallError: where there is no such tool, or its arguments are not as they must be.
        """
        tool = next((one for one in TOOLS if one.name == name), None)
        if tool is None:
            msg = (
                f"there is no tool `{name[:40]}`: there are {', '.join(one.name for one in TOOLS)}"
            )
            raise RefusedCallError(msg)
        _see_to(tool, arguments)
        try:
            return tool.answer(self, arguments)
        except RefusedCallError:
            raise
        except FigurecheckError as error:
            help_ = getattr(error, "help", "")
            msg = f"{error}{f': {help_}' if help_ else ''}"
            raise RefusedCallError(msg) from None


# -- arguments -------------------------------------------------------------------------------------


def _see_to(tool: ServedTool, arguments: Mapping[str, Any]) -> None:
    """Sees to it that arguments are as the schema has them.

    Raises:
        RefusedCallError: for the first that is not.
    """
    properties: Mapping[str, Any] = tool.schema["properties"]
    for name, value in arguments.items():
        if name not in properties:
            msg = f"`{tool.name}` takes no `{name[:40]}`: it takes {', '.join(properties)}"
            raise RefusedCallError(msg)
        _see_to_value(name, value, properties[name])
    for name in tool.schema.get("required", ()):
        if name not in arguments:
            msg = f"`{tool.name}` needs `{name}`"
            raise RefusedCallError(msg)
    size = sum(map(_size, arguments.values()))
    if size > MAX_CALL:
        msg = f"the call holds {size:,} bytes, more than {MAX_CALL:,}: send fewer sources"
        raise RefusedCallError(msg)


def _size(value: object) -> int:
    """The bytes of all texts within a value.

    Raises:
        RefusedCallError: where it is nested deeper than a call may be.
    """
    size, level = 0, [value]
    for _ in range(SOURCE_DEPTH):
        size += sum(len(one.encode("utf-8", "replace")) for one in level if isinstance(one, str))
        level = [
            part
            for one in level
            if isinstance(one, (Mapping, list))
            for part in (one.values() if isinstance(one, Mapping) else one)
        ]
        if not level:
            return size
    msg = f"the call is nested deeper than {SOURCE_DEPTH} objects and lists"
    raise RefusedCallError(msg)


_TYPES: Mapping[str, type] = {
    "string": str,
    "integer": int,
    "boolean": bool,
    "array": list,
    "object": dict,
}


def _see_to_value(name: str, value: Any, schema: Mapping[str, Any]) -> None:
    kind = schema.get("type")
    if kind is None:
        return
    fits = isinstance(value, _TYPES[kind]) and (kind != "integer" or not isinstance(value, bool))
    if not fits:
        msg = f"`{name}` must be of type {kind}"
        raise RefusedCallError(msg)
    if kind == "string" and _size(value) > schema.get("maxLength", MAX_CONTENT):
        most = schema.get("maxLength", MAX_CONTENT)
        msg = f"`{name}` holds {_size(value):,} bytes, more than {most:,}: send less"
        raise RefusedCallError(msg)
    if "enum" in schema and value not in schema["enum"]:
        msg = f"`{name}` must be one of {', '.join(schema['enum'])}"
        raise RefusedCallError(msg)
    if kind == "integer" and not schema.get("minimum", value) <= value <= schema.get(
        "maximum", value
    ):
        msg = f"`{name}` must be from {schema['minimum']} to {schema['maximum']}"
        raise RefusedCallError(msg)
    if kind == "array":
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            ends = f"{schema['minItems']} to {schema['maxItems']}"
            msg = f"`{name}` must have {ends} items, and has {len(value):,}"
            raise RefusedCallError(msg)
        for one in value:
            _see_to_object(name, one, schema["items"])
    if kind == "object" and "properties" in schema:
        _see_to_object(name, value, schema)


def _see_to_object(name: str, value: Any, schema: Mapping[str, Any]) -> None:
    if not isinstance(value, dict):
        msg = f"each of `{name}` must be an object with {', '.join(schema['properties'])}"
        raise RefusedCallError(msg)
    for field, one in value.items():
        if field not in schema["properties"]:
            msg = f"a source has no `{str(field)[:40]}`: it has {', '.join(schema['properties'])}"
            raise RefusedCallError(msg)
        _see_to_value(f"{name}.{field}", one, schema["properties"][field])
    for field in schema.get("required", ()):
        if field not in value:
            msg = f"each of `{name}` needs `{field}`"
            raise RefusedCallError(msg)


# -- answers ---------------------------------------------------------------------------------------


def _ground(served: Served, arguments: Mapping[str, Any]) -> str:
    from figurecheck.asking.grounding import BITS, shelf
    from figurecheck.report.document import finding_object
    from figurecheck.report.grounding import figure_object, grounding_object, spelled

    until = monotonic() + MAX_SECONDS
    sources = [_source(served, one) for one in arguments["sources"]]
    names = arguments.get("names")
    opened = shelf(sources, names=_names(names) if names else None)
    found = opened.ground(
        _document(arguments["text"]),
        published=arguments.get("published", ""),
        bits=arguments.get("bits", BITS),
        stopped=lambda: monotonic() > until,
    )
    whole = grounding_object(found)
    traced = [one for one in found.figures if arguments.get("all") or one.verdict in _TOLD]
    if not arguments.get("all"):
        whole.pop("unsourced")
    whole["figures"] = [figure_object(one) for one in traced[:MAX_FIGURES]]
    if len(traced) > MAX_FIGURES:
        whole["more"] = len(traced) - MAX_FIGURES
    told = [one for one in found.report.findings if arguments.get("all") or one.severity != "note"]
    whole["findings"] = [finding_object(one, found.report.statements) for one in told[:MAX_FIGURES]]
    return spelled(whole)


_TOLD = frozenset({"conflict", "absent", "weak"})


def _document(text: str) -> Any:
    from figurecheck.bringing.documents.opening import read_document

    return read_document(text.encode("utf-8", "replace"), "text", ".txt")


def _names(names: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """What columns are called.

    Raises:
        RefusedCallError: where it is no object of texts and lists of them.
    """
    found: dict[str, tuple[str, ...]] = {}
    for key, said in names.items():
        one = [said] if isinstance(said, str) else said
        if not isinstance(one, list) or not all(isinstance(each, str) for each in one):
            msg = "`names` has for each column a text, or a list of texts"
            raise RefusedCallError(msg)
        found[key] = tuple(one)
    return found


def _source(served: Served, one: Mapping[str, Any]) -> tuple[str, str | bytes]:
    """A source by its name and content; one without content is among those that were named at the
    start.

    Raises:
        RefusedCallError: where it is not.
    """
    name, content = one["name"], one.get("content")
    if content is None:
        if name not in served.given:
            there = f"there are {', '.join(served.given)}" if served.given else "none was named"
            msg = f"no source `{name[:80]}` was named at the start ({there}): send its content"
            raise RefusedCallError(msg)
        return name, served.given[name]
    ending = KINDS.get(one.get("kind", ""), "")
    safe_name = (
        name[:200]
        if not ending or name[-len(ending) :].lower() == ending
        else f"{name[:200]}{ending}"
    )
    return safe_name, content


def _report(served: Served, arguments: Mapping[str, Any]) -> str:
    from figurecheck.bringing.documents.dated import dated
    from figurecheck.claims.claimset import ClaimSet
    from figurecheck.claims.files import loads
    from figurecheck.consistency import check

    del served
    records, text = arguments.get("records"), arguments.get("text")
    if (records is None) == (text is None):
        msg = "`report` takes either `records` or `text`"
        raise RefusedCallError(msg)
    if records is not None:
        ending = ".jsonl" if records.lstrip()[:1] == "{" else own_ending()
        return check(loads(records, f"records{ending}")).to_json()
    claims = ClaimSet(documents=(_document(text or ""),))
    return check(dated(claims, arguments.get("published", ""))).to_json()


def _verify(served: Served, arguments: Mapping[str, Any]) -> str:
    from figurecheck.asking.verify import verify
    from figurecheck.errors import ProofError

    del served
    saved = arguments["report"]
    text = saved if isinstance(saved, str) else json.dumps(saved)
    if _size(text) > MAX_CALL:
        msg = f"the report holds more than {MAX_CALL:,} bytes"
        raise RefusedCallError(msg)
    try:
        count = verify(text)
    except ProofError as error:
        from figurecheck.report.safe import safe

        return (
            json.dumps({"holds": False, "why": safe(str(error)[:500])}, ensure_ascii=False) + "\n"
        )
    return json.dumps({"holds": True, "proofs": count}) + "\n"


# -- schemas ---------------------------------------------------------------------------------------

_PUBLISHED = {
    "type": "string",
    "maxLength": 10,
    "description": "Day of publication, as 2025-06-04.",
}
_ITEM = {
    "type": "object",
    "properties": {
        "name": {
            "type": "string",
            "maxLength": 200,
            "description": "What the source is called, with its ending.",
        },
        "content": {
            "type": "string",
            "maxLength": MAX_CONTENT,
            "description": "The source itself.",
        },
        "kind": {
            "type": "string",
            "enum": list(KINDS),
            "description": "What it is, where its name does not say it.",
        },
    },
    "required": ["name"],
    "additionalProperties": False,
}

TOOLS: Sequence[ServedTool] = (
    ServedTool(
        "ground",
        "Says for each figure of a text where it stands in the sources given, how it follows from"
        " them, that a source contradicts it (with proof), or that it is nowhere. Lists what is not"
        " grounded unless `all` is set.",
        {
            "type": "object",
            "properties": {
                "text": {
                    "type": "string",
                    "maxLength": MAX_TEXT,
                    "description": "The text to be traced.",
                },
                "sources": {
                    "type": "array",
                    "items": _ITEM,
                    "minItems": 1,
                    "maxItems": MAX_SOURCES,
                    "description": "What the text rests on; a name alone is of the start.",
                },
                "published": _PUBLISHED,
                "bits": {
                    "type": "integer",
                    "minimum": 2,
                    "maximum": 20,
                    "description": "Strength needed; 4.",
                },
                "names": {
                    "type": "object",
                    "description": "What columns are called in prose, by their headings.",
                },
                "all": {"type": "boolean", "description": "List the grounded figures, too."},
            },
            "required": ["text", "sources"],
            "additionalProperties": False,
        },
        _ground,
    ),
    ServedTool(
        "report",
        "Says what cannot all be true among claims in records, or among the figures of a text.",
        {
            "type": "object",
            "properties": {
                "records": {
                    "type": "string",
                    "maxLength": MAX_CONTENT,
                    "description": "Records, in blocks of fields or an object a line.",
                },
                "text": {
                    "type": "string",
                    "maxLength": MAX_CONTENT,
                    "description": "A text, in place of records.",
                },
                "published": _PUBLISHED,
            },
            "additionalProperties": False,
        },
        _report,
    ),
    ServedTool(
        "verify",
        "Proves a saved report or grounding again, without the solver.",
        {
            "type": "object",
            "properties": {
                "report": {"description": "The report in JSON, as text or as an object."}
            },
            "required": ["report"],
            "additionalProperties": False,
        },
        _verify,
    ),
)
"""Every tool, in the order in which they are listed."""
