"""Words in the labels of lines that say what a line is."""

from __future__ import annotations

import re
from functools import lru_cache

TOTAL = re.compile(
    r"\b(?:sub-?)?tota(?:l|ls|le|ux|les)\b|\btot\b|\ball\b|\bsum\b|\btogether\b|\bboth\b|\boverall\b|\bgrand\b|\bcombined\b"
    r"|\binsgesamt\b|\bsumme\b|\bgesamt|\bensemble\b|\bi alt\b|\btotalt\b|\bwhole\b"
    r"|\bgross\b|\bbrutto|\bincl(?:uding|usive|\.)|\bamount due\b",
    re.IGNORECASE,
)
BALANCE = re.compile(
    r"\bbalance\b|surplus|deficit|\bnet\b|\bprofit\b|\bloss\b|\bremaining\b|\bsaldo\b|\bsolde\b|\bexcess\b|\bmargin\b",
    re.IGNORECASE,
)
CHANGE = re.compile(
    r"\bchange|\bgrowth\b|\bincrease|\bdecrease|\bvariation\b|\bdiffer|\bδ|±|\bveränderung|\bévolution\b|\bdelta\b|\+/-",
    re.IGNORECASE,
)
PERCENT = re.compile(
    r"%|\bper ?cent\b|\bpercentage\b|\bprozent\b|\bpct\b|\bpourcent", re.IGNORECASE
)
SHARE = re.compile(
    r"\bshare|\bproportion\b|\banteil|\bpart\b|% of|\bof total\b|\bper ?cent\b|^\s*\(?%\)?\s*$",
    re.IGNORECASE,
)
MEAN = re.compile(
    r"\b(?:average|averages|avg|mean|moyenne|durchschnitt|mittel|media|promedio)\b|ø|^ave?$",
    re.IGNORECASE,
)
RUNNING = re.compile(
    r"\bcumulat|\brunning\b|\bcumul\b|\bkumul|\bto date\b|\bytd\b|\bcum\b", re.IGNORECASE
)
RATE = re.compile(
    r"\bper\b|\brates?\b|\bratio\b|\bprice|\bdensity\b|\bquote\b|\bpro\b|\bje\b"
    r"|/ ?(?:head|capita|unit|m2|km)"
    r"|\baverage\b|\bavg\b|\bunit cost\b|\byield\b",
    re.IGNORECASE,
)
NO_SUM = re.compile(
    r"%|\b(?:id|code|flag|seed)\b|\bstd\b|deviation|\bmax|\bmin\b|minimum|\brank\b|\bgini\b|per"
    r" ?cent|\bconfidence\b|\bmargins? of error\b|\bstandard errors?\b"
    r"|\bshare|\brate\b|\bratio\b|average|\bmean\b|\bavg\b|median|\bindex\b|per"
    r" capita|\bgrowth\b|\byoy\b"
    r"|distinct|unique|\bprice|density|durchschnitt|moyenne|ø",
    re.IGNORECASE,
)
NO_MEAN = re.compile(
    r"\bp[- ]?values?\b|\bstd\b|deviation|\bmax|\bmin\b|minimum|median|\bs\.?[ed]\.?\b"
    r"|\bstandard error|\bsignifican|\bcount\b|^n$",
    re.IGNORECASE,
)
BOUND = re.compile(
    r"\bconfidence\b|\bc\.?i\.?\b|\b(?:lower|upper)\b|\bfrom$|\bto$",
    re.IGNORECASE,
)
PAIR = re.compile(
    r"(?<!fe)\bmales?\b|\bfemales?\b|\bmen\b|\bwomen\b|\burban\b|\brural\b|\bimports?\b|\bexports?\b|\bother\b|\brest\b"
    r"|\bunknown\b|not stated",
    re.IGNORECASE,
)


@lru_cache(maxsize=65_536)
def says(cue: re.Pattern[str], label: str) -> bool:
    """Whether a label has a word of a cue; ``both_sexes`` has the words that *both sexes* has."""
    return cue.search(label.replace("_", " ")) is not None
