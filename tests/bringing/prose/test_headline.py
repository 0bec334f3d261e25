"""A headline's figures are in the text, or follow from what is."""

from __future__ import annotations

import attr
import pytest

import figurecheck as fc
from figurecheck.bringing.documents.opening import read_text
from figurecheck.claims.claimset import ClaimSet
from tests.bringing.prose.texts import checked, codes

BODY = (
    "The storm left 54,000 homes dark on Monday. Repairs cost $1.16 million. It was the worst since"
    " 1987. The boat was worth $1.35 billion."
    " Dozens of boats sank."
)


def test_a_figure_that_the_text_does_not_know_is_told_beside_its_own() -> None:
    (finding,) = checked(f"Storm leaves 45,000 homes dark\n\n{BODY}")

    assert (finding.code, finding.severity, finding.proof) == ("FC503", "warning", None)
    assert finding.headline == "the headline says 45,000 homes, the text 54,000 homes"
    assert (finding.labels[0].place.line, finding.labels[0].place.column) == (1, 14)


@pytest.mark.parametrize(
    "headline",
    [
        "Storm leaves 54,000 homes dark",
        "Storm leaves some 55,000 homes dark",
        "Storm costs $1.1 million",
        "Storm costs $1.2 million",
        "Damage of a $1.4 billion boat",
        "Storm leaves 45,000 roofs bare",
        "Storm leaves 12 homes dark",
        "Storm leaves 41,000 homes dark",
        "Storm leaves over 45,000 homes dark",
        "Storm leaves dozens of homes dark",
        "Storm leaves 56 boats sunk",
        "Storm leaves 45,300 homes dark",
        "A $1.1 billion market for boats",
        "The worst storm since 1987",
        "Storm leaves 27,000 homes dark on each side",
    ],
)
def test_what_is_in_the_text_or_follows_from_it_is_not_told(headline: str) -> None:
    assert codes(f"{headline}\n\n{BODY}") == []


def test_a_headline_that_was_given_is_judged_like_one_of_the_text() -> None:
    document = attr.evolve(read_text(BODY), title="Storm leaves 45,000 homes dark")
    (finding,) = fc.check(ClaimSet(documents=(document,)))

    assert finding.headline == "the headline says 45,000 homes, the text 54,000 homes"
