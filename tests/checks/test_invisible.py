"""Invisible characters where no spelling needs them (FC405)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.model.characters import IGNORABLE, ignorable, invisible

TEXT = """measure: arrests
unit: arrest
label: arrests

claim: january
figure: 204 arrests
measure: arrests
where: Denver
when: 2025-01
quote: 204 arrests in January
"""


def found(text: str) -> list[fc.Finding]:
    return [one for one in fc.check(fc.loads(text)).findings if one.code == "FC405"]


@pytest.mark.parametrize(
    ("before", "after", "severity", "whose", "point"),
    [
        ("january", "janu\u200bary", "warning", "`claim`", "U+200B ZERO WIDTH SPACE"),
        ("Denver", "Den\u00adver", "warning", "`where` of claim `january`", "U+00AD SOFT HYPHEN"),
        (
            "2025-01",
            "\ufeff2025-01",
            "warning",
            "`when` of claim `january`",
            "U+FEFF ZERO WIDTH NO-BREAK SPACE",
        ),
        (
            "204 arrests",
            "2\u206004",
            "warning",
            "`figure` of claim `january`",
            "U+2060 WORD JOINER",
        ),
        (
            "label: arrests",
            "label: a\u3164b",
            "note",
            "`label` of measure `arrests`",
            "U+3164 HANGUL FILLER",
        ),
        (
            "204 arrests in",
            "in\u202e ",
            "note",
            "`quote` of claim `january`",
            "U+202E RIGHT-TO-LEFT OVERRIDE",
        ),
    ],
)
def test_a_character_that_nobody_sees_is_told_in_every_value(
    before: str, after: str, severity: str, whose: str, point: str
) -> None:
    (finding,) = found(TEXT.replace(before, after, 1))

    assert (finding.severity, finding.help) == (severity, "delete it")
    assert finding.headline.startswith(f"{whose} has what nobody sees: {point} in `")


def test_the_place_is_that_of_the_value_with_the_character_counted() -> None:
    (finding,) = found(TEXT.replace("Denver", "Den\u200bver"))
    (label,) = finding.labels

    assert (label.place.line, label.place.column) == (8, 8)
    assert label.label == "character 4 is U+200B ZERO WIDTH SPACE"


def test_one_value_is_told_once_however_often_it_stands() -> None:
    more = "".join(
        f"\nclaim: c{at}\nfigure: 9\nmeasure: arrests\nwhere: Os\u200blo\nwhen: {2000 + at}\n"
        for at in range(20)
    )
    (finding,) = found(TEXT + more)

    assert "and 19 more" in finding.headline
    assert len(finding.labels) == 6


@pytest.mark.parametrize(
    "spelled",
    [
        "\u0646\u06cc\u0645\u200c\u0631\u0648\u0632",  # Nimruz in Persian
        "\u0915\u094d\u200d\u0937",  # a half letter in Hindi
        "\u0dc1\u0dca\u200d\u0dbb\u0dd3",  # Sri of Sri Lanka in Sinhala
        "\u1781\u17d2\u1798\u17c2\u179a\u200b\u1797\u17b6\u179f\u17b6",  # words of Khmer
        "\u182e\u1823\u1829\u180b\u182d",  # a variant of a Mongolian letter
        "\u845b\U000e0100\u57ce\u5e02",  # Katsuragi with the form of its first character
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",  # a family
        "\u2764\ufe0f",  # a heart
        "1\ufe0f\u20e3",  # a keycap
        "\U0001f3f3\ufe0f\u200d\U0001f308",  # a flag with a rainbow
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "\u200f\u05e9\u05dc\u05d5\u05dd\u200e (5)",  # Hebrew with marks of direction
    ],
)
@pytest.mark.parametrize(
    "field", ["where: Denver", "in January", "label: arrests", "claim: january"]
)
def test_what_letters_and_pictures_need_is_no_finding(spelled: str, field: str) -> None:
    assert found(TEXT.replace(field, f"{field} {spelled}")) == []


POINTS = st.sampled_from([point for first, last in IGNORABLE for point in (first, last)])


@given(st.text(st.sampled_from("abcXYZ-.' \u00e9\u0434\u03b1"), min_size=1), st.data())
def test_among_letters_of_europe_none_is_needed(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    hidden = chr(data.draw(POINTS))

    assert list(invisible(text[:at] + hidden + text[at:])) == [at]


@given(st.text(max_size=30))
def test_nothing_is_called_invisible_that_is_not(text: str) -> None:
    assert all(ignorable(ord(text[at])) for at in invisible(text))


def test_every_format_character_without_a_shape_is_known() -> None:
    shown = {
        "ARABIC",
        "SYRIAC",
        "KAITHI",
        "EGYPTIAN",
        "INTERLINEAR",
    }  # signs with a shape of their own
    points = [
        point
        for point in range(0x110000)
        if unicodedata.category(chr(point)) == "Cf" and not ignorable(point)
    ]

    assert {unicodedata.name(chr(point)).split()[0] for point in points} <= shown
