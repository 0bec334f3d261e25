"""Claims that cannot all be true, each kind of proof among them."""

from __future__ import annotations

from types import MappingProxyType

SUMS = """\
measure: arrests
unit: arrest

source: desk

claim: saturday
figure: 286 arrests
measure: arrests
when: 2025-01-25

claim: sunday
figure: about 950 arrests
measure: arrests
when: 2025-01-26

claim: both
figure: more than 1,500 arrests
measure: arrests
when: 2025-01-25/2025-01-26

source: paper

claim: both
figure: 1,100 arrests
measure: arrests
when: 2025-01-25/2025-01-26
"""

SHARES = """\
measure: officers
unit: officer
kind: stock

measure: withdrawn
unit: officer

relation: drawdown
states: officers[2026-02-03] - withdrawn[2026-02-04] = officers[2026-02-04]

claim: gone
figure: exactly 700 officers
measure: withdrawn
when: 2026-02-04

claim: left
figure: about 2,000 officers
measure: officers
as_of: 2026-02-04

claim: share
figure: less than 15 %
quantity: withdrawn[2026-02-04] / officers[2026-02-03]
"""

UNKNOWN_SIGN = """\
measure: profit
unit: USD
range: any

measure: tax
unit: USD

claim: rate
figure: exactly 20 %
quantity: tax / profit
when: 2024

claim: tax
figure: exactly 5 million USD
measure: tax
when: 2024

claim: profit
figure: less than 10 million USD
measure: profit
when: 2024
"""

HIGHEST_DAY = """\
measure: arrests
unit: arrest

claim: record
figure: exactly 500 arrests
measure: arrests
statistic: highest day
when: 2025-03-10/2025-03-12

claim: monday
figure: fewer than 300 arrests
measure: arrests
when: 2025-03-10

claim: tuesday
figure: at most 450 arrests
measure: arrests
when: 2025-03-11

claim: wednesday
figure: at most 499 arrests
measure: arrests
when: 2025-03-12
"""

A_DAY_IN = """\
measure: arrests
unit: arrest

claim: some-day
figure: more than 900 arrests
measure: arrests
when: a day in 2025-03-10/2025-03-12

claim: early
figure: fewer than 700 arrests
measure: arrests
when: 2025-03-10/2025-03-11

claim: late
figure: at most 650 arrests
measure: arrests
when: 2025-03-12
"""

PRODUCTS = """\
measure: members
unit: person
kind: stock

measure: paying-share
unit: percent
kind: stock

measure: paying
unit: person
kind: stock

relation: part
states: paying = paying-share * members

claim: members
figure: fewer than 200 people
measure: members
as_of: 2025-05-01

claim: share
figure: at most 30 %
measure: paying-share
as_of: 2025-05-01

claim: paying
figure: more than 80 people
measure: paying
as_of: 2025-05-01
"""

PRODUCTS_OF_RANGES = """\
measure: one
unit: percent
kind: stock
range: 0 to 100

measure: other
unit: percent
kind: stock
range: 0 to 100

measure: both
unit: percent
kind: stock

relation: both-of-two
states: one * other = both

claim: together
figure: exactly 100 %
quantity: one + other
as_of: 2025-05-01

claim: both
figure: exactly 30 %
measure: both
as_of: 2025-05-01
"""

RELATIONS = """\
measure: entries
unit: entry

measure: by-land
unit: entry

measure: by-sea
unit: entry

measure: by-air
unit: entry

relation: routes
states: by-land + by-sea + by-air = entries

claim: land
figure: 40,000 entries
measure: by-land
when: 2024

claim: sea
figure: just over 5,000 entries
measure: by-sea
when: 2024

claim: air
figure: fewer than 2,000 entries
measure: by-air
when: 2024

claim: all
figure: nearly 60,000 entries
measure: entries
when: 2024
"""

AVERAGES = """\
measure: arrests
unit: arrest

claim: mean
figure: exactly 900 arrests
measure: arrests
statistic: average per day
when: 2025-01-20/2025-01-26

claim: week
figure: exactly 7,300 arrests
measure: arrests
when: 2025-01-20/2025-01-26

claim: lowest
figure: exactly 1,000 arrests
measure: arrests
statistic: lowest day
when: 2025-01-20/2025-01-26
"""

WHOLE = """\
measure: members
unit: person
kind: stock

measure: women
unit: person
kind: stock
part_of: members

claim: members
figure: exactly 10 people
measure: members
as_of: 2025-01-01

claim: women
figure: exactly 33 %
quantity: women / members
as_of: 2025-01-01
"""

HALVES = """\
measure: couples
unit: person
kind: stock

claim: twice
figure: exactly 7 people
quantity: 2 * couples
as_of: 2025-01-01
"""

SEVERAL = SUMS + "\nsource: almanac\n\n" + HIGHEST_DAY.split("\n\n", 1)[1]

TEXTS = MappingProxyType(
    {
        "sums": SUMS,
        "shares": SHARES,
        "unknown sign": UNKNOWN_SIGN,
        "highest day": HIGHEST_DAY,
        "a day in": A_DAY_IN,
        "products": PRODUCTS,
        "products of ranges": PRODUCTS_OF_RANGES,
        "relations": RELATIONS,
        "averages": AVERAGES,
        "whole numbers": WHOLE,
        "halves": HALVES,
        "several": SEVERAL,
    }
)
"""The texts by what they are about."""
