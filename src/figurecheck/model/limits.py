"""Every limit on how far things are looked at, and what was not looked at where one is met.

A limit that is met is told by a finding FC901 that says what was not looked at, and where that may
be conflicts the report is not complete. Effort counts entries of rows that are touched, times the
words of their numbers: the same on every machine, about 1,000,000 a second on one of 2024.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

RUN_EFFORT = 1_000_000_000
"""What deciding all connected sets of one run may cost; in those that follow only clashes are
looked for.
"""

SET_EFFORT = 4_000_000
"""What deciding one connected set may cost in all: about four seconds, of which each part of the
work below has a share of its own at most.
"""

SEARCH_EFFORT = 1_500_000
"""What the search for conflicts that take several rules may cost in one connected set: about a
second.
"""

QUESTION_EFFORT = 750_000
"""What one question of that search may cost."""

CONFIRMING_EFFORT = 3_000_000
"""What it may cost to see that no figure can be left out of the clashes of one connected set."""

REPAIRING_EFFORT = 1_500_000
"""What the search for the lightest repairs of one connected set may cost."""

MOVING_EFFORT = 500_000
"""What finding where single figures would have to be for the rest of their conflict to hold may
cost.
"""

TOLERANCE_EFFORT = 500_000
"""What finding by how much all tolerances would have to grow for one connected set to hold may
cost.
"""

STANDING_EFFORT = 2_000_000
"""What finding how the claims of one connected set stand may cost: about a second."""

STANDING_CLAIMS = 400
"""With more claims and relations than this in one connected set their ends are not sought: all
count as tied.
"""

EXPLAINING_EFFORT = 2_000_000
"""What explaining the conflicts of one report may cost."""

PINNING_EFFORT = 2_000_000
"""What finding the bounds of quantities that nobody stated may cost in one report."""

EXPLAINED_CLAIMS = 12
"""With more claims than this in a conflict nothing that would explain it is looked for: too much
would fit.
"""

EXPLAINING_CLAIMS = 500
"""In a set of more claims than this a conflict is explained by its own claims, whatever the others
say.
"""

MOVED_CLAIMS = 8
"""With more claims and relations than this in a conflict it is not asked where each alone would
have to be.
"""

PINNED_QUANTITIES = 60
"""For how many quantities that nobody stated bounds are sought in one report."""

AGREEING_CLAIMS = 30
"""Of how many claims of one source it is asked whether others of it tie them, before they count as
not tied.
"""

FOREBEARS_COMPARED = 100
"""With how many of the sources that one goes back to its figures are compared, the nearest first.
"""

LONGER_CONFLICTS = 100
"""How many conflicts of one connected set that take several rules are told."""

VARIANTS = 20
"""How many conflicts of one connected set are told at a level where what is left can only be
variants of others.
"""

CANDIDATE_STEPS = 20_000
"""How many steps the search for the next set that could be a conflict may take."""

SYSTEMS = 2_000
"""How many systems of inequalities one question may cost."""

PRODUCT_SYSTEMS = 80
"""The same where products take part, each of which takes several questions of the simplex."""

CASES_DEEP = 60
"""How deep cases may be nested."""

WHOLE_DEPTH = 16
"""How many unknowns may be split at a whole number on the way to a leaf."""

WHOLE_SPLITS = 60
"""How many unknowns may be split at a whole number for one question."""

HALVINGS = 12
"""How often the range of one factor of a product may be cut on the way to a leaf."""

MEETING_STEPS = 50_000
"""How many steps the search for the lightest sets that meet all known conflicts may take."""

LIGHTEST_REPAIRS = 8
"""How many repairs of the same weight are sought."""

REMAINDERS = 1_000_000
"""How many pairs of totals for one measure and place are looked at for what one leaves beside the
other.
"""

EXPLAINED_CONFLICTS = 40
"""How many conflicts of a report are explained, the gravest and smallest first."""

TEXT_STATEMENTS = 1_000
"""How many statements of the texts of one run that do not fit are decided, about a second for a
hundred of them.
"""

TEXT_WORDS = 800_000
"""How many words of sentences that hold figures are read in all texts of one run, about half a
minute's work; a figure counts as five more, what a sentence states as ten.
"""

SENTENCE_WORDS = 1_000
"""How many words of one sentence are read, of ten characters each; a longer one is no sentence."""

TEXT_TIES = 200
"""How many figures of one text are held against records."""

TEXT_TOGETHER = 20
"""How many figures of one text that no record is of are held against what all records come to."""

TABLE_CANDIDATES = 4_000
"""How many candidates for a relation of one kind among the rows or the columns of a table are
weighed.
"""

TABLE_FIGURES = 30_000_000
"""How many figures of a table are looked at to weigh candidates, as often as one is looked at: half
a minute's work.
"""

TABLES_COMPARED = 500
"""How many tables of one file, or of all where that is asked for, are held against one another."""

RELATION_INSTANCES = 10_000
"""For how many places and windows one relation is told at most."""

SPREADS = 50
"""How often rules may bring further unknowns into play."""

STRETCH_PLACES = 400
"""How many points of time a stretch of days that is not known may be tried between."""

STRETCH_DAYS = 4_000
"""How many days the window around a stretch may have for its places to be tried."""

PERSON_COVERS = 64
"""How many ways of covering one window of persons by others are told."""

PEAK_WINDOWS = 64
"""How many totals within a window the highest day of persons is held against."""

PEAK_DAYS = 4_000
"""Among how many days the one that is the highest or lowest is sought."""

MEDIAN_CASES = 64
"""Into how many cases the middle of the stated days is told apart."""

GROUNDED_FIGURES = 10_000
"""How many figures of one text are traced."""

GROUNDING_PAIRED = 64
"""How many figures of one row or column are paired with one another to see what a figure follows
from.
"""

GROUNDING_CANDIDATES = 60_000
"""How many numbers one figure of a text is held against that follow from figures of the sources."""

GROUNDING_EFFORT = 20_000_000
"""How many figures of sources all figures of one text together are held against."""

SOURCE_DEPTH = 200
"""How deep objects and lists of a source in JSON may be nested."""

SOURCE_FIGURES = 2_000_000
"""How many figures all sources together may have."""

NOT_LOOKED_AT: Mapping[str, str] = {
    "REMAINDERS": "what totals leave for the days that no figure is for",
    "RUN_EFFORT": "conflicts that take several rules, in what came after so much work",
    "SEARCH_EFFORT": "further conflicts that take several rules",
    "QUESTION_EFFORT": "some sets of figures that take too much work to decide",
    "CONFIRMING_EFFORT": "whether a figure can be left out of a conflict",
    "REPAIRING_EFFORT": "other ways to repair what is in conflict",
    "MOVING_EFFORT": "where single figures would have to be for the others to hold",
    "SET_EFFORT": "further conflicts that take several rules",
    "TOLERANCE_EFFORT": "by how much all tolerances would have to grow for all to hold",
    "STANDING_EFFORT": "which ends the others put on some of the figures",
    "STANDING_CLAIMS": "which ends the others put on each figure",
    "EXPLAINING_EFFORT": "what would explain some of the conflicts",
    "PINNING_EFFORT": "how tightly the others pin down quantities that nobody stated",
    "EXPLAINED_CLAIMS": "what would explain a conflict of so many figures",
    "EXPLAINING_CLAIMS": "whether what explains a conflict goes with the figures outside it",
    "MOVED_CLAIMS": "where each of so many figures alone would have to be",
    "PINNED_QUANTITIES": "how tightly the others pin down further quantities that nobody stated",
    "AGREEING_CLAIMS": "whether further figures of one source tie one another",
    "FOREBEARS_COMPARED": "sources further back along what a source copies",
    "LONGER_CONFLICTS": "further conflicts that take several rules",
    "VARIANTS": "further conflicts that repairs of the others settle",
    "CANDIDATE_STEPS": "further sets of figures that could be in conflict",
    "SYSTEMS": "further cases of a set of figures",
    "PRODUCT_SYSTEMS": "further ranges of the factors of products",
    "CASES_DEEP": "cases within so many others",
    "WHOLE_DEPTH": "further splits at whole numbers",
    "WHOLE_SPLITS": "further splits at whole numbers",
    "HALVINGS": "narrower ranges of the factors of products",
    "MEETING_STEPS": "other ways to repair what is in conflict",
    "LIGHTEST_REPAIRS": "other ways to repair what is in conflict",
    "EXPLAINED_CONFLICTS": "what would explain the other conflicts",
    "TEXT_STATEMENTS": "further statements of texts that do not fit at first sight",
    "TEXT_WORDS": "further sentences of the texts",
    "SENTENCE_WORDS": "what comes behind the first words of very long sentences",
    "TEXT_TOGETHER": "further figures of texts beside what all records come to together",
    "TEXT_TIES": "further figures of texts that are of the same as records",
    "TABLE_CANDIDATES": "further relations between so many rows or columns",
    "TABLE_FIGURES": "further relations among so many figures",
    "TABLES_COMPARED": "whether figures of further tables stand in others too",
    "RELATION_INSTANCES": "further places and windows of a relation",
    "SPREADS": "further quantities that rules would bring into play",
    "STRETCH_PLACES": "where a stretch of days that is not known could lie",
    "STRETCH_DAYS": "where a stretch of days that is not known could lie",
    "PERSON_COVERS": "further ways of covering a window of persons by others",
    "GROUNDED_FIGURES": "further figures of the text",
    "GROUNDING_PAIRED": "what pairs of so many figures of a row or column come to",
    "GROUNDING_CANDIDATES": "what further figures of the sources come to",
    "GROUNDING_EFFORT": "whether the sources have the figures behind the first ones of the text",
    "SOURCE_DEPTH": "what lies deeper in a source",
    "SOURCE_FIGURES": "further figures of the sources",
    "PEAK_WINDOWS": "further windows beside a highest day of persons",
    "PEAK_DAYS": "which of so many days is the highest or lowest",
    "MEDIAN_CASES": "which of the stated days is the middle one",
}
"""What was not looked at where a limit is met, by the limit's name."""

BESIDE_CONFLICTS = frozenset(
    {
        "STANDING_EFFORT",
        "STANDING_CLAIMS",
        "MOVING_EFFORT",
        "TOLERANCE_EFFORT",
        "EXPLAINING_EFFORT",
        "EXPLAINED_CONFLICTS",
        "PINNING_EFFORT",
        "EXPLAINED_CLAIMS",
        "EXPLAINING_CLAIMS",
        "MOVED_CLAIMS",
        "PINNED_QUANTITIES",
        "AGREEING_CLAIMS",
        "REPAIRING_EFFORT",
        "MEETING_STEPS",
        "LIGHTEST_REPAIRS",
    }
)
"""Those that leave something untold beside conflicts, and no conflict: a report can be complete for
all that.
"""

OF_REPAIRS = frozenset({"REPAIRING_EFFORT", "MEETING_STEPS", "LIGHTEST_REPAIRS"})
"""Those that the repairs themselves tell of, by not being complete."""

OF_A_CONFLICT = frozenset({"EXPLAINED_CLAIMS", "MOVED_CLAIMS"})
"""Those that the conflict itself tells of: the size of one says nothing of what else there is."""

LOSES_CONFLICTS = frozenset(NOT_LOOKED_AT) - BESIDE_CONFLICTS
"""Those for which a report is not complete."""


def not_looked_at(met: Iterable[str]) -> list[str]:
    """What was not looked at, each once, in the order in which the limits were met; repairs tell of
    their own.
    """
    return list(dict.fromkeys(NOT_LOOKED_AT[one] for one in met if one not in OF_REPAIRS))


def too_large(limit: str) -> str:
    """What was not looked at in a conflict because so many figures take part in it."""
    return f"not looked at: {NOT_LOOKED_AT[limit]}"
