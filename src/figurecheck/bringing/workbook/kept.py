"""What a workbook has that is not in it any more once openpyxl has read and written it.

Macros are refused. Everything else that would be lost, or come back otherwise, is told: what is not
known to be kept counts as lost.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from figurecheck.bringing.tables.cells import coordinates
from figurecheck.bringing.workbook.archive import Archive
from figurecheck.bringing.workbook.parts import Attributes, parsed
from figurecheck.errors import UsageError

MAX_COVERED = 2_000_000
"""Cells that merged ranges may cover: each is made when the workbook is opened."""

MAX_UNKNOWN = 5
"""Parts that nothing is known of that are named."""

_MACROS = re.compile(r"xl/(?:vbaProject|macrosheets/|activeX/).*", re.IGNORECASE | re.DOTALL)

_STAYS = re.compile(
    r"\[Content_Types\]\.xml|.*\.rels|docProps/.*|xl/(?:workbook|styles|sharedStrings|calcChain"
    r"|comments\d*)\.xml|xl/(?:worksheets|theme|tables|comments|externalLinks|pivotTables"
    r"|pivotCache)/.*|xl/drawings/(?:drawing\d+\.xml|vmlDrawing\d+\.vml|commentsDrawing\d+\.vml)"
    r"|.*/",
    re.DOTALL,
)
"""Parts that are kept; what in drawings is not is told by their elements."""

_LOST: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "charts, which may look otherwise": re.compile(r"xl/(?:charts|chartsheets)/.*"),
        "pictures": re.compile(r"xl/media/.*"),
        "threads of comments, of which the plain texts stay": re.compile(
            r"xl/(?:threadedComments|persons)/.*"
        ),
        "formulas that spill, which may have to be entered again": re.compile(
            r"xl/(?:metadata\.xml|richData/.*)"
        ),
        "settings of printers": re.compile(r"xl/printerSettings/.*"),
        "slicers and timelines": re.compile(r"xl/(?:slicer|timeline).*"),
        "diagrams": re.compile(r"xl/diagrams/.*"),
        "controls and objects": re.compile(r"xl/(?:ctrlProps|embeddings)/.*"),
        "queries and connections": re.compile(
            r"xl/(?:connections\.xml|queryTables/.*|model/.*)|customXml/.*"
        ),
        "signatures": re.compile(r"_xmlsignatures/.*"),
    }
)
"""What is lost or changed, by the parts that it is in."""

_SHAPES = frozenset({"sp", "cxnSp", "grpSp"})
_MARKUP = re.compile(r".*\.(?:xml|rels)", re.IGNORECASE | re.DOTALL)
_SHEET = re.compile(r"xl/worksheets/[^/]*\.xml")
_DRAWING = re.compile(r"xl/drawings/[^/]*\.xml")


def not_kept(content: bytes, name: str) -> tuple[str, ...]:
    """What will not be in the workbook as it was, in the words of a person.

    Every part is read through, so that none describes a document type, and merged ranges are
    counted.

    Raises:
        UsageError: where it has macros, is no workbook, is damaged or needs a password, or has
            more merged cells than can be borne.
    """
    archive = Archive(content, name)
    if any(map(_MACROS.fullmatch, archive.names)):
        msg = f"{name}: it has macros, which would be lost"
        raise UsageError(msg, "save it without them, as .xlsx, and mark that")
    found = {what for what, parts in _LOST.items() if any(map(parts.fullmatch, archive.names))}
    covered = 0

    def start(element: str, attributes: Attributes) -> None:
        nonlocal covered
        if element == "mergeCell":
            covered += _area(attributes.get("ref", ""))
        elif element == "f" and sheet:
            found.add("the results of formulas, which are computed when it is opened")
        elif element in _SHAPES and drawing:
            found.add("shapes and text boxes")

    for part in archive.names:
        if _MARKUP.fullmatch(part):
            sheet, drawing = _SHEET.fullmatch(part), _DRAWING.fullmatch(part)
            for _ in parsed(
                archive.chunks(part), f"{name}: the part `{part[:80]}`", start, _nothing, _nothing
            ):
                pass
        if covered > MAX_COVERED:
            msg = f"{name}: refused, since its merged cells cover more than {MAX_COVERED:,}"
            raise UsageError(msg)
    unknown = [
        part
        for part in archive.names
        if not _STAYS.fullmatch(part) and not any(one.fullmatch(part) for one in _LOST.values())
    ]
    more = [f"{len(unknown) - MAX_UNKNOWN:,} more"] if len(unknown) > MAX_UNKNOWN else []
    named = [f"`{part[:80]}`" for part in unknown[:MAX_UNKNOWN]]
    return (*sorted(found), *named, *more)


def _area(reference: str) -> int:
    """How many cells a range covers; more than may be where it is none."""
    ends = [coordinates(end) for end in reference.split(":")]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return 1 if len(ends) == 1 and ends[0] else MAX_COVERED + 1
    (left, top), (right, bottom) = ends[0], ends[1]
    return max(right - left + 1, 1) * max(bottom - top + 1, 1)


def _nothing(_: str) -> None:
    """What text and the ends of elements come to here."""
