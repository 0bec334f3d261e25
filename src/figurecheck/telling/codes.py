"""What each code says, in a line: for formats that describe the rules beside the findings."""

from __future__ import annotations

from types import MappingProxyType

from figurecheck.catalogue import documented, summary
from figurecheck.model.checked import Checked
from figurecheck.model.finding import SEVERITIES

RECORDS = MappingProxyType(
    {
        "FC001": "What stands there is not a record: a line, row or object that cannot be read",
        "FC002": "An unknown field or kind of record, with the nearest known one",
        "FC003": "A field stands twice in one record and may not",
        "FC004": "Two records have one name",
        "FC005": (
            "A file or folder is not read: no plain file, too large, a link that leads out, no"
            " permission"
        ),
        "FC007": "A file or line is not text: not UTF-8, or with control characters in it",
        "FC008": "A required field is missing or empty",
        "FC009": "Something is named that nobody describes: a measure, a source, a claim",
        "FC010": "The figure cannot be read",
        "FC012": "A number of more than 400 digits",
        "FC013": "Infinity, minus zero or *not a number*",
        "FC014": "Digits grouped in no known way, or in two ways at once",
        "FC020": "The unit cannot be read",
        "FC021": "Units that do not agree: hours and dollars",
        "FC022": "Things that are not counted together: arrests and officers, a flow and a stock",
        "FC023": (
            "A noun that no measure has is taken for that of the figure's own: it is read, with a"
            " note"
        ),
        "FC024": "More than 100 % of what may be a whole: read as a ratio, with a note",
        "FC030": "The expression cannot be read, or does not fit where it stands",
        "FC040": "The window cannot be read",
        "FC041": "Days that cannot be: an end before its start, 30 February",
        "FC042": (
            "A window that does not fit: `when` with `as_of`, a flow as of a day, a monthly mean of"
            " half a month"
        ),
        "FC043": "Something is part of itself",
        "FC050": "A value that its field does not allow",
        "FC051": "An acceptance that no finding needs",
        "FC052": "An acceptance that has expired",
    }
)
"""What is found in the files themselves; everything else has a page, whose headline says it."""

DOCUMENTS = MappingProxyType(
    {
        "FC501": "A day, weekday, age or number of years in a text that cannot be",
        "FC502": (
            "Two figures of a document for one thing that do not fit: a conversion, an amount in"
            " two rates, a figure that stands in two tables"
        ),
        "FC503": "A headline with a number that its text does not have",
        "FC504": "A figure of a text that no source has, and that follows from none",
        "FC505": "A figure of a text that sources have, as they would have most such figures",
        "FC506": "Figures of a sentence that may not fit, by a pattern often wrong: a note",
    }
)
"""What is found in texts; what stands under the code of a rule has that rule's page."""


def headline(code: str) -> str:
    """What a code is about, as a sentence without its full stop; the code itself where nothing is
    known of it.
    """
    if code in RECORDS or code in DOCUMENTS:
        return RECORDS.get(code) or DOCUMENTS[code]
    lines = [summary(text) for one, _, text in documented() if one == code]
    return "; ".join(lines) or code


def is_for_authors(code: str) -> bool:
    """Whether findings of the code, conflicts apart, are for an author to settle: those on sources
    and their days.

    Codes come in hundreds: FC0 is about files, FC1 and FC2 are about single figures and what ties
    them, FC3 about who says what, FC4 about when, FC5 about texts, FC9 about what was not checked.
    """
    return "FC3" <= code < "FC5"


def is_of_files(code: str) -> bool:
    """Whether findings of the code are about what stands in the files, and have no page of their
    own.
    """
    return code < "FC1"


def counts_by_code(report: Checked) -> list[tuple[str, str, tuple[int, ...]]]:
    """For each code, sorted, what it is about and how many findings there are of each severity."""
    counts: dict[str, dict[str, int]] = {}
    for finding in report.findings:
        counts.setdefault(finding.code, dict.fromkeys(SEVERITIES, 0))[finding.severity] += 1
    return [(code, headline(code), tuple(counts[code].values())) for code in sorted(counts)]
