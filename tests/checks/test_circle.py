"""Sources that copy one another in a circle."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.checks.copying import circles, forebears
from figurecheck.checks.question import Evidence
from figurecheck.checks.questions.circle import QUESTION


def sources(**copies: str) -> str:
    return "\n\n".join(
        "\n".join([f"source: {name}", *(f"from: {one}" for one in copied.split())])
        for name, copied in copies.items()
    )


def circles_told(text: str) -> list[fc.Finding]:
    return list(QUESTION.ask(Evidence(fc.loads(text))))


def test_a_circle_is_named_from_its_least_source_on_with_the_places() -> None:
    (finding,) = circles_told(sources(c="a", a="b", b="c"))

    assert finding.severity == "warning"
    assert (
        finding.headline
        == "sources copy one another in a circle: `a` has it from `b`, `b` has it from `c` and `c`"
        " has it from `a`"
    )
    assert [label.text for label in finding.labels] == ["b", "c", "a"]
    assert [label.place.line for label in finding.labels] == [5, 8, 2]


def test_a_source_that_copies_itself_is_a_circle_of_one() -> None:
    (finding,) = circles_told(sources(a="a", b="a"))

    assert "`a` has it from `a`" in finding.headline


def test_each_circle_is_told_once_and_those_that_hang_on_it_are_not_in_it() -> None:
    found = circles_told(sources(a="b", b="a", c="a d", d="e", e="d f", f=""))

    assert ["`c`" in one.headline or "`f`" in one.headline for one in found] == [False, False]


def test_circles_through_one_source_are_told_as_the_shortest_one_with_how_many_more() -> None:
    (finding,) = circles_told(sources(a="b c", b="a", c="d", d="a"))

    assert finding.headline.endswith(
        "`a` has it from `b` and `b` has it from `a`; 2 more sources are in it by other ways"
    )


def test_who_is_copied_and_not_described_is_in_no_circle() -> None:
    assert circles_told(sources(a="x", b="a")) == []


def test_ten_thousand_sources_in_a_row_and_in_a_ring_are_no_trouble() -> None:
    row = {f"s{k:05}": [f"s{k + 1:05}"] for k in range(10_000)} | {"s10000": []}
    ring = row | {"s10000": ["s00000"]}

    assert circles(row) == []
    assert [len(one) for one in circles(ring)] == [10_001]
    assert len(list(forebears(ring, "s00000"))) == 10_000


def test_a_long_circle_is_told_in_short() -> None:
    (finding,) = circles_told(sources(**{f"s{k:03}": f"s{(k + 1) % 500:03}" for k in range(500)}))

    assert finding.headline.endswith("and 494 more on the way back")
    assert len(finding.labels) == 6


GRAPHS = st.dictionaries(
    st.sampled_from("abcdefg"), st.lists(st.sampled_from("abcdefg"), max_size=3), min_size=1
)


@given(GRAPHS)
def test_two_sources_are_in_one_circle_just_when_each_goes_back_to_the_other(
    drawn: dict[str, list[str]],
) -> None:
    graph = {name: sorted(set(drawn[name]) & drawn.keys()) for name in sorted(drawn)}
    reached = {name: set(forebears(graph, name)) | ({name} & set(graph[name])) for name in graph}
    expected = {
        frozenset({name, *(other for other in reached[name] if name in reached[other])})
        for name in graph
        if name in reached[name] or any(name in reached[other] for other in reached[name])
    }

    assert {frozenset(one) for one in circles(graph)} == expected


@given(GRAPHS, st.randoms(use_true_random=False))
def test_the_order_of_sources_changes_nothing(drawn: dict[str, list[str]], random: Random) -> None:
    texts = [sources(**{name: " ".join(dict.fromkeys(copied))}) for name, copied in drawn.items()]
    shuffled = random.sample(texts, len(texts))
    told = [
        [(one.key, one.headline) for one in circles_told("\n\n".join(some))]
        for some in (texts, shuffled)
    ]

    assert told[0] == told[1]


def test_parts_that_are_parts_of_themselves_are_told_at_the_first_of_them() -> None:
    text = "".join(
        f"measure: {name}\nunit: case\nparts: {other} + c\n\n" for name, other in ("ab", "ba")
    )
    (problem,) = fc.loads(f"{text}measure: c\nunit: case\n").problems

    assert problem.code == "FC043"
    assert problem.headline == "`a` is among its own parts, by way of `a`, `b`"
