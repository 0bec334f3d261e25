"""Reads a table of figures, as a press office might keep it, into claims. It has a bug; the test
beside it finds it.

A row is ``measure; day; figure``. Rows whose figure has no digits are left out.
"""

from __future__ import annotations

import re

import figurecheck as fc

FIGURE = re.compile(r"((about|around|roughly) )?[0-9][0-9,.]*( thousand| million)?")


def import_table(text: str, source: str) -> list[fc.Claim]:
    """The claims of a table."""
    claims = []
    for line in text.splitlines():
        measure, day, words = line.split("; ")
        figure = FIGURE.search(words)
        if figure is not None:
            claims.append(fc.claim(figure[0], measure=measure, when=day, source=source))
    return claims
