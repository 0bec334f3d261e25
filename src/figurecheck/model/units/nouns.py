"""Counted nouns: singular and plural are one thing, and some nouns are not counted in whole
things.
"""

from __future__ import annotations

from types import MappingProxyType

IRREGULAR = MappingProxyType(
    {
        "people": "person",
        "children": "child",
        "grandchildren": "grandchild",
        "schoolchildren": "schoolchild",
        "men": "man",
        "women": "woman",
        "servicemen": "serviceman",
        "servicewomen": "servicewoman",
        "policemen": "policeman",
        "policewomen": "policewoman",
        "firemen": "fireman",
        "fishermen": "fisherman",
        "businessmen": "businessman",
        "congressmen": "congressman",
        "teeth": "tooth",
        "geese": "goose",
        "mice": "mouse",
        "oxen": "ox",
        "lice": "louse",
        "dice": "die",
        "lives": "life",
        "wives": "wife",
        "midwives": "midwife",
        "housewives": "housewife",
        "knives": "knife",
        "halves": "half",
        "calves": "calf",
        "leaves": "leaf",
        "loaves": "loaf",
        "shelves": "shelf",
        "thieves": "thief",
        "wolves": "wolf",
        "hooves": "hoof",
        "scarves": "scarf",
        "crises": "crisis",
        "analyses": "analysis",
        "diagnoses": "diagnosis",
        "hypotheses": "hypothesis",
        "theses": "thesis",
        "parentheses": "parenthesis",
        "oases": "oasis",
        "buses": "bus",
        "minibuses": "minibus",
        "gases": "gas",
        "lenses": "lens",
        "atlases": "atlas",
        "biases": "bias",
        "canvases": "canvas",
        "quizzes": "quiz",
        "criteria": "criterion",
        "phenomena": "phenomenon",
        "bacteria": "bacterium",
        "referenda": "referendum",
        "alumni": "alumnus",
        "nuclei": "nucleus",
        "indices": "index",
        "vertices": "vertex",
        "matrices": "matrix",
        "movies": "movie",
        "cookies": "cookie",
        "zombies": "zombie",
        "selfies": "selfie",
        "rookies": "rookie",
        "calories": "calorie",
        "shoes": "shoe",
        "canoes": "canoe",
        "caches": "cache",
        "headaches": "headache",
        "avalanches": "avalanche",
        "niches": "niche",
        "abuses": "abuse",
        "excuses": "excuse",
        "fuses": "fuse",
        "refuses": "refuse",
        "recluses": "recluse",
        "attorneys general": "attorney general",
    }
)
"""Plurals that no rule below covers."""

UNCHANGING = frozenset(
    {
        "series", "species", "headquarters", "barracks", "crossroads", "means", "news", "gas",
        "lens", "atlas", "bias", "canvas", "christmas", "pancreas", "yes",
    }
)  # fmt: skip
"""Nouns that end in s in the singular and that no rule below covers."""

NOT_WHOLE = frozenset(
    {
        "amount", "average", "cost", "equivalent", "ether", "factor", "fte", "gdp", "grade",
        "index", "length", "mass", "mean", "median", "percentage", "price", "probability",
        "quotient", "rate", "score", "share", "speed", "temperature", "value", "volume", "weight",
    }
)  # fmt: skip
"""Nouns whose numbers need not be whole: a full-time equivalent, a score, a rate."""

_PLURALS_IN_ES = ("sses", "shes", "ches", "xes", "zzes", "oes")
PREPOSITIONS = frozenset(
    {
        "of", "in", "on", "at", "from", "with", "without", "under", "over", "for", "to", "by", "as",
        "aged", "who", "per",
    }
)  # fmt: skip
"""The words before which the head of a noun phrase stands: *members of congress*."""


def singular(noun: str) -> str:
    """The singular of an English noun in lower case; a noun that is no known plural stays
    as it is.
    """
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if (
        noun in UNCHANGING
        or len(noun) < 3
        or not noun.endswith("s")
        or noun.endswith(("ss", "us", "is"))
    ):
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(_PLURALS_IN_ES) or (
        noun.endswith("uses") and len(noun) > 5 and noun[-5] not in "aeio"
    ):
        return noun[:-2]
    stem = noun[:-1].removesuffix("'").removesuffix("’")
    return IRREGULAR.get(stem, stem)


def folded(words: tuple[str, ...]) -> tuple[str, ...]:
    """A noun phrase in lower case with its head in the singular: *field offices*, *members of
    congress*.
    """
    lower = [word.lower().replace("(s)", "").replace("(es)", "").replace(".", "") for word in words]
    at = _head(lower)
    stem, dash, last = lower[at].rpartition("-")
    lower[at] = stem + dash + singular(last)
    return tuple(lower)


def head(words: tuple[str, ...]) -> str:
    """What a noun phrase is about: its last word, or the one before a preposition; past any
    hyphen.
    """
    return words[_head(list(words))].rpartition("-")[2]


def _head(words: list[str]) -> int:
    for index, word in enumerate(words[1:], start=1):
        if word in PREPOSITIONS:
            return index - 1
    return len(words) - 1
