"""What each code says, in a line: for formats that describe the rules beside the findings."""

from __future__ import annotations

from types import MappingProxyType

HEADLINES = MappingProxyType(
    {
        "FC001": ("What stands there is not a record: a line, row or object that cannot be read",),
        "FC002": ("An unknown field or kind of record, with the nearest known one",),
        "FC003": ("A field stands twice in one record and may not",),
        "FC004": ("Two records have one name",),
        "FC005": (
            "A file is not read: not a plain file, too large, a link that leads out of the folder, no permission",
        ),
        "FC007": ("A file or line is not text: not UTF-8, or with control characters in it",),
        "FC008": ("A required field is missing or empty",),
        "FC009": ("Something is named that nobody describes: a measure, a source, a claim",),
        "FC010": ("The figure cannot be read",),
        "FC012": ("A number of more than 400 digits",),
        "FC013": ("Infinity, minus zero or *not a number*",),
        "FC014": ("Digits grouped in no known way, or in two ways at once",),
        "FC020": ("The unit cannot be read",),
        "FC021": ("Units that do not agree: hours and dollars",),
        "FC022": ("Things that are not counted together: arrests and officers, a flow and a stock",),
        "FC030": ("The expression cannot be read, or does not fit where it stands",),
        "FC040": ("The window cannot be read",),
        "FC041": ("Days that cannot be: an end before its start, 30 February",),
        "FC042": (
            "A window that does not fit: `when` with `as_of`, a flow as of a day, a month's average over half of one",
        ),
        "FC043": ("Something is part of itself",),
        "FC050": ("A value that its field does not allow",),
        "FC051": ("An acceptance that no finding needs",),
        "FC052": ("An acceptance that has expired",),
        "FC101": (
            "A share that nothing can have of its whole",
            "A figure that no number can meet",
        ),
        "FC102": ("The figure does not occur in its quote",),
        "FC103": ("A percentage or mean that no whole number gives",),
        "FC201": (
            "What a relation record states does not fit the figures",
            "Parts and their total do not fit",
        ),
        "FC202": ("A share, ratio or rate does not fit its part and its whole",),
        "FC203": ("A change does not fit the figures before and after it",),
        "FC204": (
            "Days whose place is not known do not fit the days that are",
            "Windows of one flow do not fit: nested, abutting, overlapping, covering",
        ),
        "FC205": ("A part is more than its whole",),
        "FC206": (
            "An average does not fit the total or the days it is an average of",
            "A median day does not fit the days, or the total, of its window",
        ),
        "FC207": ("A highest or lowest day does not fit the days around it",),
        "FC208": ("A stock does not fit what came and went",),
        "FC209": ("Percentages of one whole do not add to 100",),
        "FC299": ("Statements that do not fit for several reasons taken together",),
        "FC301": ("Sources disagree on one quantity",),
        "FC302": (
            "A copy differs from its original",
            "A copy has a number that its original does not have",
        ),
        "FC303": (
            "The original was corrected and the copy was not",
            "A copy still has a number that its original has corrected",
        ),
        "FC304": ("One origin changed its figure without saying so",),
        "FC305": ("Sources copy one another in a circle",),
        "FC401": ("A statement about days after it was published, or in an impossible order",),
        "FC901": ("Not decided within the budget",),
        "FC902": ("A figure stands alone: there is nothing it could be compared with",),
        "FC903": ("Figures that look alike and were not compared, on purpose",),
    }
)
"""The headlines of the pages of a code, by name of the page; for findings about the files, the line of the manual."""


def headline(code: str) -> str:
    """What a code is about, as a sentence without its full stop; the code itself where nothing is known of it."""
    return "; ".join(HEADLINES.get(code, (code,)))
