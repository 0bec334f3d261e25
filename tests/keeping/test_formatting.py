"""Files come into one shape, and nothing in them is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figurecheck.claims.files import records_of
from figurecheck.keeping.formatting import formatted, same_records, shaped
from figurecheck.keeping.texts import ORDER, ordered, pairs_of
from figurecheck.reading.claims.fields import KINDS
from tests.refresh import ROOT, figurecheck

UNTIDY = """\


# What is counted.
measure:arrests
label:   arrests by the city police\t
# counted in whole things
unit: arrest
# the end
\t

# On its own.



claim: one
when: 2025
+
+  of a sort
note: b
figure: 7
note: a
team: x
where: Denver
"""

TIDY = """\
# What is counted.
measure: arrests
label: arrests by the city police
# counted in whole things
unit: arrest
# the end

# On its own.

claim: one
figure: 7
where: Denver
team: x
when: 2025
+
+  of a sort
note: b
note: a
"""

NAMES = st.sampled_from(["figure", "where", "team", "when", "note", "unit", "label", "x"])
VALUES = st.text(st.sampled_from("ab:#+ \t7é"), max_size=6).map(lambda text: text.strip(" \t"))
LINES = st.one_of(
    st.tuples(NAMES, VALUES).map(lambda pair: f"{pair[0]}: {pair[1]}"),
    st.tuples(NAMES, VALUES, VALUES).map(lambda three: f"{three[0]}:{three[1]}\n+ {three[2]}"),
    st.sampled_from(["# comment", "#", "#+", "#: a "]),
    st.sampled_from(["", " ", "\n\n", "\t"]),
)
TEXTS = st.tuples(st.lists(LINES, max_size=12).map("\n".join), st.sampled_from(["\n", "\r\n"])).map(
    lambda pair: pair[0].replace("\n", pair[1])
)


def test_fields_are_put_in_order_and_comments_stay_where_they_belong() -> None:
    assert shaped(UNTIDY) == TIDY


@given(text=TEXTS)
def test_shaping_loses_nothing_and_doing_it_again_changes_nothing(text: str) -> None:
    records, problems = records_of("a.rec", text.encode())
    assert not problems
    once = shaped(text)
    again, _ = records_of("a.rec", once.encode())

    assert [pairs_of(record) for record in again] == [
        ordered(pairs_of(record)) for record in records
    ]
    assert same_records("a.rec", text.encode(), once.encode())
    assert sorted(re.findall(r"(?m)^#.*?(?=\s*$)", once)) == sorted(
        re.findall(r"(?m)^#.*?(?=\s*$)", text)
    )
    assert shaped(once) == once


@given(text=TEXTS)
def test_line_ends_stay_what_they_are(text: str) -> None:
    text += "\n"
    once = shaped(text)

    assert once.count("\r\n") in (0, once.count("\n"))
    assert shaped(text.replace("\r\n", "\n").replace("\n", "\r\n")) == shaped(
        text.replace("\r\n", "\n")
    ).replace("\n", "\r\n")


def test_a_byte_order_mark_is_kept_out() -> None:
    assert shaped("\ufeffclaim: a\nfigure: 7") == "claim: a\nfigure: 7\n"


def test_a_file_with_something_wrong_is_left_alone() -> None:
    files = {
        "good.rec": b"claim: a\nwhere: Denver\nfigure: 7\n",
        "prose.rec": b"claim: a\nprose\n",
        "unknown.rec": b"claim: a\nwher: Denver\nfigure: 7\n",
        "twice.rec": b"claim: a\nfigure: 7\nfigure: 8\n",
        "latin.rec": "claim: größer".encode("latin-1"),
        "table.csv": b"claim,figure\na,7\n",
    }
    found = formatted(files)

    assert {name for name in found if found[name].problems} == {
        "prose.rec",
        "unknown.rec",
        "twice.rec",
        "latin.rec",
    }
    assert [name for name in found if found[name].changed] == ["good.rec"]


def test_dimensions_declared_anywhere_are_known_everywhere() -> None:
    claim = {"a.rec": b"claim: a\nfigure: 7\nteam: x\n"}

    assert formatted(claim)["a.rec"].problems
    assert not formatted({**claim, "b.rec": b"measure: m\nunit: arrest\ndimension: team = x\n"})[
        "a.rec"
    ].problems


@pytest.mark.parametrize("kind", KINDS)
def test_the_order_has_every_field_once(kind: str) -> None:
    order = [name for name in ORDER[kind] if name != "*"]

    assert sorted(order) == sorted({*KINDS[kind].required, *KINDS[kind].optional})


@pytest.mark.parametrize(
    "folder", ["claims", *(f"examples/{name}" for name in ("arrests-week", "budget", "survey"))]
)
def test_the_repositorys_own_records_are_in_that_shape(folder: str) -> None:
    done = figurecheck("fmt", "--check", folder)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("kind", ["source", "measure", "relation", "member", "period", "accept"])
def test_the_order_is_that_of_the_manual(kind: str) -> None:
    text = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    section = text.partition(f"### `{kind}:`")[2].partition("\n#")[0]
    told = [
        name
        for line in section.splitlines()
        if line.startswith("| `")
        for name in re.findall(r"`(\w+)`", line.split("|")[1])
    ]

    assert [name for name in ORDER[kind] if name != "*"] == told
