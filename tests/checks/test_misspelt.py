"""Names that may be slips of others, or look like them (FC402)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.checks.likeness import look_alike, pieces, told
from figurecheck.model.confusables import skeleton
from tests.checks.test_real_neighbours import COUNTRIES, STATES
from tests.sizes import up_to

HEAD = "measure: arrests\nunit: arrest\n"


def claims(*names: str, field: str = "where", times: int = 1) -> str:
    """A claim or several of each name, no two for the same days."""
    text = HEAD
    for at, name in enumerate(names):
        for year in range(times):
            days = 1000 + times * at + year
            text += (
                f"\nclaim: c{at}-{year}\nfigure: 12 arrests\nmeasure: arrests\n{field}:"
                f" {name}\nwhen: {days}\n"
            )
    return text


def found(text: str) -> list[fc.Finding]:
    return [one for one in fc.check(fc.loads(text)).findings if one.code == "FC402"]


def headlines(text: str) -> list[str]:
    return [one.headline for one in found(text)]


# -- which letters differ --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        ("Sprngfield", "`i` in one alone"),
        ("Spirngfield", "`ir` for `ri`"),
        ("Sprinkfield", "`k` for `g`"),
        ("springfield", "`s` for `S`"),
        ("Spríngfield", "`í` for `i`"),
        ("Spring field", "a blank in one alone"),
    ],
)
def test_a_headline_says_which_letters_differ(other: str, differs: str) -> None:
    text = (
        claims("Springfield", times=3)
        + f"\nclaim: d\nfigure: 9 arrests\nmeasure: arrests\nwhere: {other}\nwhen: 2025\n"
    )

    assert headlines(text) == [
        (
            f"`where`: `{other}` may be a slip of `Springfield` ({differs}): their figures are not"
            " compared"
        ),
    ]


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        ("D\u0435nver", "`e` for `\u0435` (U+0435 CYRILLIC SMALL LETTER IE)"),
        ("Den\u200bver", "U+200B ZERO WIDTH SPACE in one alone"),
        ("Denver\ufe0f", "U+FE0F VARIATION SELECTOR-16 in one alone"),
        ("De\u0578ver", "`n` for `\u0578` (U+0578 ARMENIAN SMALL LETTER VO)"),
    ],
)
@pytest.mark.parametrize("times", [1, 3])
def test_what_nobody_can_see_is_named_by_its_code_point(
    other: str, differs: str, times: int
) -> None:
    assert headlines(claims("Denver", other, times=times)) == [
        f"`where`: `Denver` and `{other}` look alike ({differs}): their figures are not compared"
    ]


def test_both_places_are_shown() -> None:
    (finding,) = found(claims("Springfield", "Sprngfield"))

    assert [(label.place.line, label.text) for label in finding.labels] == [
        (7, "Springfield"),
        (13, "Sprngfield"),
    ]


def test_a_name_that_only_its_record_has_is_shown_there() -> None:
    text = claims("Sprngfield") + "\nmember: Springfield\ndimension: where\n"
    (finding,) = found(text)

    assert sorted((label.place.line, label.text) for label in finding.labels) == [
        (7, "Sprngfield"),
        (10, "Springfield"),
    ]


@pytest.mark.parametrize(
    "use",
    [
        (
            "claim: d\nfigure: 20 %\nquantity: arrests{where=Sprngfield} /"
            " arrests{where=Chicago}\nwhen: 2025"
        ),
        "relation: r\nstates: arrests{where=Sprngfield} <= arrests{where=Chicago}",
        "relation: r\nstates: arrests >= 5\nwhere: Sprngfield",
        "measure: stops\nunit: stop\ndimension: where = Sprngfield",
        "member: Downtown\ndimension: where\npart_of: Sprngfield",
        "member: Illinois\ndimension: where\nparts: Sprngfield + Chicago",
    ],
)
def test_a_slip_is_found_wherever_a_member_is_named(use: str) -> None:
    assert len(found(f"{claims('Springfield', 'Springfield')}\n{use}\n")) == 1


def test_members_that_one_record_names_side_by_side_are_two() -> None:
    text = HEAD + "\nmember: Illinois\ndimension: where\nparts: Shelbyville + Shelbyvilla\n"

    assert found(text) == []


def test_the_key_is_that_of_the_two_names_whichever_is_used_more() -> None:
    more = "\nclaim: d{}\nfigure: 9 arrests\nmeasure: arrests\nwhere: {}\nwhen: 202{}\n"
    keys = {
        one.key
        for name in ("Springfield", "Sprngfield")
        for one in found(
            claims("Springfield", "Sprngfield")
            + "".join(more.format(at, name, at) for at in range(3))
        )
    }

    assert len(keys) == 1


# -- every kind of name ----------------------------------------------------------------------------

KINDS = {
    "source": "source: {}\n\nclaim: {}-c\nfigure: 9 arrests\nmeasure: arrests\nwhen: 2025\n",
    "measure": "measure: {}\nunit: arrest\n",
    "period": "period: {}\nis: 2025\n",
    "relation": "relation: {}\nstates: arrests >= 0 * arrests\n",
    "claim": "claim: {}\nfigure: 9 arrests\nmeasure: arrests\nwhen: 2025\n",
    "where": "member: {}\ndimension: where\n",
}


@pytest.mark.parametrize(
    ("kind", "other"),
    [
        (kind, other)
        for kind in KINDS
        for other in ("t\u0435rm", "te\u00adrm", "term\ufe0f", "\u03c4\u0435rm")
        if kind != "measure" or other.isalpha()  # no measure may be called otherwise
    ],
)
def test_two_names_that_look_alike_are_told_of_every_kind_though_each_has_a_record(
    kind: str, other: str
) -> None:
    looks = other != "\u03c4\u0435rm"  # tau is a small capital T, which no name has
    text = "\n".join([HEAD, KINDS[kind].format("term", "a"), KINDS[kind].format(other, "b")])
    told = found(text)

    assert [one.headline.split(" ")[0] for one in told] == [f"`{kind}`:"] * looks
    assert all(len(one.labels) == 2 for one in told)


@pytest.mark.parametrize("kind", KINDS)
def test_who_describes_two_names_that_are_seen_to_differ_wants_two(kind: str) -> None:
    assert (
        found(
            "\n".join([HEAD, KINDS[kind].format("winter", "a"), KINDS[kind].format("winner", "b")])
        )
        == []
    )


def test_a_slip_in_the_name_of_a_period_is_refused_with_the_period_that_was_meant() -> None:
    text = (
        f"{HEAD}\nperiod: first-term\nis: 2017/2020\n\nclaim: a\nfigure: 9\nmeasure: arrests\nwhen:"
        " frist-term\n"
    )
    (problem,) = fc.loads(text).problems

    assert (problem.code, problem.help) == ("FC040", "did you mean `first-term`?")


def test_claims_of_two_sources_may_look_alike() -> None:
    text = "\n".join(
        [
            HEAD,
            "source: a\n",
            KINDS["claim"].format("term"),
            "source: b\n",
            KINDS["claim"].format("t\u0435rm"),
        ]
    )

    assert found(text) == []


# -- what is no slip -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "names",
    [
        ("Zone A", "Zone B"),
        ("Phase I", "Phase II"),
        ("District IX", "District XI"),
        ("Hepatitis", "Hepatitis B"),
        ("Region NE", "Region NW"),
        ("Phase I", "Phase 1"),
        ("District 11", "District 12"),
        ("Block 10", "Block IO"),
    ],
)
@pytest.mark.parametrize("times", [1, 3])
def test_names_that_are_numbered_or_lettered_are_two(names: tuple[str, str], times: int) -> None:
    assert found(claims(*names, times=times)) == []


REAL = sorted({*COUNTRIES.split(), *STATES.split()})


@pytest.mark.parametrize("times", [2, 3])
def test_names_used_more_than_once_are_never_a_letter_apart(times: int) -> None:
    assert (
        found(
            claims(
                *[f"{name}{letter}" for name in ("Brentwick", "Brantwick") for letter in "es"],
                times=times,
            )
        )
        == []
    )


drawing = settings(max_examples=up_to(60), derandomize=True, deadline=None)


@drawing
@given(st.lists(st.sampled_from(REAL), min_size=2, max_size=12, unique=True), st.data())
def test_of_a_set_of_names_the_one_with_two_letters_exchanged_is_told(
    names: list[str], data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(names))
    swaps = [
        name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        for at in range(len(name) - 1)
        if name[at].casefold() != name[at + 1].casefold()
    ]
    slip = data.draw(st.sampled_from(swaps))
    told = headlines(claims(*names, slip))
    long = len(name) >= 5

    assert headlines(claims(*names)) == []
    assert [one for one in told if f"`{slip}`" in one and f"`{name}`" in one] == told[:1] == told
    assert len(told) == long


@drawing
@given(st.sampled_from(REAL), st.data())
def test_a_letter_of_another_script_never_passes(name: str, data: st.DataObject) -> None:
    twins = {
        "a": "\u0430",
        "e": "\u0435",
        "o": "\u043e",
        "p": "\u0440",
        "c": "\u0441",
        "i": "\u0456",
        "x": "\u0445",
    }
    at = data.draw(
        st.sampled_from([at for at, letter in enumerate(name) if letter in twins] or [0])
    )
    other = name[:at] + twins.get(name[at], "\u00ad" + name[at]) + name[at + 1 :]
    times = data.draw(st.integers(1, 3))

    assert len(found(claims(name, other, times=times))) == 1


# -- skeletons -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("paypal", "\u0440\u0430\u0443\u0440\u0430\u04cf"),
        ("scope", "\u0455\u0441\u043e\u0440\u0435"),
        ("modern", "modem"),
        ("SOFIA", "S0FIA"),
        ("I1l", "lll"),
        ("Denver", "\U0001d403\U0001d41e\U0001d427\U0001d42f\U0001d41e\U0001d42b"),
        ("Denver", "\uff24\uff45\uff4e\uff56\uff45\uff52"),
        ("\u00e9t\u00e9", "e\u0301te\u0301"),
    ],
)
def test_names_that_look_alike_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@given(st.text(max_size=20))
def test_a_skeleton_is_its_own(text: str) -> None:
    assert skeleton(skeleton(text)) == skeleton(text)
    assert skeleton(unicodedata.normalize("NFC", text)) == skeleton(
        unicodedata.normalize("NFD", text)
    )


@given(st.text(st.sampled_from("abcdefghijknopqrstuvwxyzABCDEFGHJKLMNOPQRSTUVWXYZ23456789- ")))
def test_letters_of_ascii_are_what_they_look_like(text: str) -> None:
    assert skeleton(text) == text


@given(st.text(max_size=12), st.text(max_size=12))
def test_what_differs_is_told_of_any_two_texts_and_likeness_has_no_direction(
    one: str, other: str
) -> None:
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)

    assert bool(pieces(one, other)) is not same
    assert told(one, other)
    assert look_alike(one, other) is look_alike(other, one)
