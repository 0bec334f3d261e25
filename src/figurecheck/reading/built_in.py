"""The shipped data files as Python, built by ``python -m figurecheck.reading.built_in_table``."""

# ruff: noqa: E501, RUF100
# fmt: off

from __future__ import annotations


def words() -> dict[str, object]:
    """What ``words/en.toml`` holds, in the order written."""
    return {
        "language": "en",
        "articles": ["a", "an"],
        "and": ["and"],
        "of": ["of"],
        "by": ["by"],
        "per": ["per"],
        "minus": ["minus", "negative"],
        "no": ["no"],
        "ordinals": ["st", "nd", "rd", "th"],
        "fold": ["fold"],
        "shares": ["most", "minority"],
        "not_a_number": ["nan", "nai", "inf", "infinity"],
        "before": {
            "approximate": ["about", "around", "roughly", "approximately", "approx", "circa", "ca", "c", "some", "an estimated", "estimated", "est", "close to", "near", "near to", "in the region of", "in the neighborhood of", "in the neighbourhood of", "in the vicinity of", "give or take", "more or less", "just about", "or so", "~", "≈"],
            "nearly": ["nearly", "almost", "just under", "just below", "just short of", "a little under", "a little less than", "slightly under", "slightly less than", "slightly fewer than", "slightly below", "a bit under", "approaching", "not quite", "close on"],
            "just-over": ["just over", "just above", "just more than", "a little over", "a little more than", "slightly over", "slightly more than", "slightly above", "a bit over", "a bit more than"],
            "more-than": ["more than", "over", "above", "exceeding", "in excess of", "upward of", "upwards of", "north of", "topping", "greater than", "higher than", "larger than", "well over", "well above", "far more than", "much more than", "beyond", ">"],
            "at-least": ["at least", "at the very least", "no fewer than", "no less than", "not fewer than", "not less than", "a minimum of", "minimum", "as few as", "≥", "≧", ">="],
            "less-than": ["under", "below", "fewer than", "less than", "lower than", "smaller than", "short of", "south of", "well under", "well below", "far fewer than", "far less than", "<"],
            "at-most": ["at most", "at the very most", "at the most", "no more than", "not more than", "no greater than", "a maximum of", "maximum", "≤", "≦", "<="],
            "up-to": ["up to", "as many as", "as much as", "as high as"],
            "order": ["on the order of", "in the order of", "of the order of"],
            "exact": ["exactly", "precisely", "a total of exactly", "="],
            "neutral": ["a total of", "a record", "a further", "an additional", "the", "just", "only", "another", "all", "all of", "right", "somewhere", "anywhere", "very", "vast", "total of", "a staggering", "has", "have", "had", "is", "are", "was", "were", "additional", "fully"],
            "up": ["up", "rose", "rise", "rises", "risen", "rising", "increased", "increase", "increases", "increasing", "grew", "grow", "grows", "grown", "growing", "gained", "climbed", "jumped", "surged", "soared", "an increase of", "a rise of", "growth of", "increase of", "rise of"],
            "down": ["down", "fell", "fall", "falls", "fallen", "falling", "decreased", "decrease", "decreases", "declined", "decline", "declines", "declining", "dropped", "drop", "drops", "dropping", "cut", "lost", "shrank", "shrunk", "slid", "plunged", "reduced", "a decrease of", "a decline of", "a drop of", "a fall of", "a reduction of", "a cut of", "decrease of", "decline of", "drop of", "fall of", "reduction of"],
            "range": ["between", "from"],
            "nameless": ["many", "numerous", "countless", "untold", "innumerable", "lots", "plenty", "a lot", "a great many", "a number", "a good many", "various", "few", "scant"],
            "level": ["rose to", "rise to", "increased to", "grew to", "climbed to", "jumped to", "fell to", "dropped to", "declined to", "down to", "cut to", "decreased to", "reduced to", "up from", "down from", "rose from", "fell from", "increased from", "dropped from"],
        },
        "behind": {
            "percent": ["%", "percent", "per cent", "pct"],
            "points": ["percentage points", "percentage point", "percent points", "percent point", "% points", "% point", "pp", "ppt", "ppts", "points", "point"],
            "times": ["times", "fold", "x", "×"],
            "alike": ["as many", "as much", "as large", "as big", "as high", "as often", "as long", "as great", "the size", "the number", "the amount", "the rate", "the level"],
            "ambiguous": ["times more", "times higher", "times larger", "times greater", "times bigger", "times fewer", "times less", "times lower", "times smaller", "times over"],
        },
        "after": {
            "at-least": ["or more", "or above", "or over", "or higher", "or greater", "or better", "and up", "and over", "and above", "and counting", "at least", "at the very least", "at a minimum", "minimum", "plus", "+"],
            "at-most": ["or fewer", "or less", "or under", "or below", "or lower", "at most", "at the most", "at the very most", "maximum", "max", "tops"],
            "approximate": ["or so", "ish", "odd", "or thereabouts", "approximately", "give or take", "more or less", "roughly"],
            "exact": ["exactly", "precisely"],
            "up": ["more", "higher", "greater", "larger", "bigger", "increase", "increases", "rise", "growth", "jump", "gain", "surge", "up"],
            "down": ["less", "fewer", "lower", "smaller", "decrease", "drop", "decline", "fall", "reduction", "cut", "down"],
        },
        "between": {
            "range": ["to", "and", "through"],
            "within": ["in"],
            "part": ["in every", "out of", "out of every", "of every"],
            "margin": ["±", "+/-", "+/−", "plus or minus", "give or take"],
        },
        "vague": {
            "couple": ["a couple", "couple"],
            "few": ["a few"],
            "several": ["several"],
            "handful": ["a handful", "handful"],
            "dozen": ["a dozen", "dozen", "one dozen"],
            "some": ["some"],
            "tens": ["tens"],
            "dozens": ["dozens"],
            "scores": ["scores"],
            "hundreds": ["hundreds"],
            "thousands": ["thousands"],
            "millions": ["millions"],
            "billions": ["billions"],
            "trillions": ["trillions"],
            "most": ["most", "a majority", "majority", "the majority"],
            "minority": ["a minority", "minority"],
        },
        "least": {"couple": 2, "few": 3, "several": 3, "handful": 3, "dozen": 12, "some": 1, "tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2000000, "billions": 2000000000, "trillions": 2000000000000, "most": "1/2", "minority": 0},
        "numbers": {"zero": 0, "none": 0, "one": 1, "single": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90},
        "scales": {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1000000, "billion": 1000000000, "trillion": 1000000000000},
        "scale_plurals": {"dozens": 12, "hundreds": 100, "thousands": 1000, "millions": 1000000, "billions": 1000000000, "trillions": 1000000000000},
        "scale_letters": {"k": 1000, "m": 1000000, "mn": 1000000, "mln": 1000000, "mio": 1000000, "b": 1000000000, "bn": 1000000000, "bln": 1000000000, "tn": 1000000000000, "trn": 1000000000000},
        "fractions": {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10, "twentieth": 20, "twentieths": 20, "hundredth": 100, "hundredths": 100},
        "multiples": {"halved": "1/2", "halving": "1/2", "twice": 2, "double": 2, "doubled": 2, "doubling": 2, "thrice": 3, "triple": 3, "tripled": 3, "tripling": 3, "treble": 3, "trebled": 3, "quadruple": 4, "quadrupled": 4, "quadrupling": 4, "quintuple": 5, "quintupled": 5},
        "currencies": {
            "USD": ["$", "us$", "usd"],
            "EUR": ["€", "eur"],
            "GBP": ["£", "gbp"],
            "JPY": ["¥", "jpy"],
        },
        "nouns": {
            "modifiers": ["confirmed", "eligible", "registered", "reported", "recorded", "documented", "verified", "known", "individual", "separate", "total", "overall", "official", "actual", "have", "has", "had", "was", "were", "been", "being"],
            "changes": ["more", "additional", "further", "extra", "other"],
            "tails": ["so far", "thus far", "to date", "until now", "up to now", "in total", "in all", "all told", "all in all", "altogether", "combined", "in the aggregate", "as yet"],
            "against": ["not", "non", "no", "never", "neither", "nor", "without", "except", "excluding", "than", "versus", "vs", "instead"],
            "heads": ["head of"],
        },
        "units": {
            "persons": ["person", "people", "individual", "human", "man", "woman", "child", "adult", "minor", "boy", "girl", "baby", "infant", "teenager", "officer", "agent", "official", "soldier", "troop", "marine", "guard", "guardsman", "veteran", "police officer", "deputy", "immigrant", "migrant", "alien", "noncitizen", "citizen", "refugee", "asylum seeker", "entrant", "gotaway", "evader", "resident", "worker", "employee", "staff member", "teacher", "nurse", "doctor", "volunteer", "contractor", "farmer", "driver", "patient", "case patient", "survivor", "victim", "casualty", "fatality", "civilian", "combatant", "fighter", "militant", "hostage", "voter", "candidate", "delegate", "member", "party member", "student", "pupil", "graduate", "respondent", "participant", "attendee", "protester", "demonstrator", "passenger", "visitor", "customer", "subscriber", "user", "reader", "player", "inmate", "prisoner", "detainee", "arrestee", "suspect", "defendant", "offender", "convict", "criminal", "gang member", "terrorist", "family member", "parent", "mother", "father", "son", "daughter", "sibling", "spouse", "household member", "friend", "neighbor", "neighbour"],
        },
    }


def readings() -> dict[str, object]:
    """What ``readings.toml`` holds, in the order written."""
    return {
        "version": "1",
        "bare": {
            "rounded": {"grain": "1/2", "part": "1/20"},
            "generous": {"grain": "1/2", "part": "1/10"},
        },
        "hedged": {
            "literal": {"root": "1/4", "part": "1/10"},
            "rounded": {"root": "1/2", "part": "3/20"},
            "generous": {"root": "1", "part": "1/4"},
            "implied": {"root": "2", "part": "2/3"},
        },
        "multiple": {"literal": "1/20", "rounded": "1/10", "generous": "3/20"},
        "share": {
            "literal": {"points": "3", "part": "1/5"},
            "rounded": {"points": "5", "part": "3/10"},
            "generous": {"points": "15/2", "part": "1/2"},
        },
        "order": {
            "literal": {"from": "1/2", "to": "5"},
            "rounded": {"from": "1/2", "to": "5"},
            "generous": {"from": "1/10", "to": "10"},
        },
        "fraction": {
            "salient": ["1/20", "1/10", "1/5", "1/4", "1/3", "2/5", "1/2", "3/5", "2/3", "3/4", "4/5", "9/10", "19/20"],
            "literal": {"points": "1", "part": "1/10"},
            "rounded": {"points": "5/2", "part": "1/4"},
            "nearly": "1/2",
        },
        "words": {
            "couple": {"literal": "[2, 2]", "generous": "[2, 3]"},
            "few": {"literal": "[3, 5]", "generous": "[2, 10]"},
            "several": {"literal": "[3, 7]", "generous": "[3, 12]"},
            "handful": {"literal": "[3, 6]", "generous": "[2, 10]"},
            "dozen": {"literal": "[12, 12]", "generous": "[11, 13]"},
            "some": {"literal": "[1, ..)"},
            "tens": {"literal": "[20, ..)", "soft": "100"},
            "dozens": {"literal": "[24, ..)", "soft": "100"},
            "scores": {"literal": "[40, ..)", "soft": "100"},
            "hundreds": {"literal": "[200, ..)", "soft": "1000"},
            "thousands": {"literal": "[2000, ..)", "soft": "10000"},
            "millions": {"literal": "[2000000, ..)", "soft": "10000000"},
            "billions": {"literal": "[2000000000, ..)", "soft": "10000000000"},
            "trillions": {"literal": "[2000000000000, ..)", "soft": "10000000000000"},
            "most": {"literal": "(1/2, 1]"},
            "minority": {"literal": "[0, 1/2)"},
        },
    }
