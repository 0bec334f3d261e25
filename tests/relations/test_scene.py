"""What thousands of places have alike is kept once, and what one of them gains is its own."""

from __future__ import annotations

import figurecheck as fc
from figurecheck.model.constraint import collected
from figurecheck.relations.compile import compile_claims
from figurecheck.relations.scene import Flow, Scene, count
from tests.laws.systems import seeded
from tests.sizes import examples

CASES = "measure: cases\nunit: case\n"
PLACES = [Flow("cases", (("where", name),)) for name in "ab"]


def test_places_share_their_points_of_time_until_one_gains_another() -> None:
    scene = Scene(fc.loads(CASES))
    for flow in PLACES:
        scene.bring(flow, (3, 7))
    scene.settle()
    one, other = (scene.points[flow] for flow in PLACES)
    assert one is other

    scene.bring(PLACES[0], (5,))

    assert sorted(scene.points[PLACES[0]]) == [3, 5, 7]
    assert sorted(scene.points[PLACES[1]]) == [3, 7]


def test_each_unknown_is_known_by_its_name_when_all_that_follows_is_known() -> None:
    text = CASES + "\n".join(
        f"\nclaim: {place}{days}\nfigure: {days} cases\nmeasure: cases\nwhere: {place}\n"
        f"when: 2024-01-01/2024-01-{days:02}\n"
        for place in "ab"
        for days in (5, 9)
    )
    scene = compile_claims(fc.loads(text)).scene
    asked = [count(flow, point) for flow in scene.points for point in scene.points[flow]]

    found = scene.places([*asked, "something else"])

    assert found == {
        count(flow, point): (str(flow), point)
        for flow in scene.points
        for point in scene.points[flow]
    }
    assert scene.places([]) == {}
    assert scene.measures_of(asked) == {"cases"}
    assert not scene.measures_of(["something else"])


def test_a_sum_of_shared_terms_is_what_it_would_be_of_terms_of_its_own() -> None:
    for seed in range(examples(100)):
        random = seeded(seed)
        scene = Scene(fc.loads(CASES))
        flow = random.choice(PLACES)
        start, end = sorted(random.sample(range(800_000), 2))

        terms = scene.span(flow, start, end)

        assert terms == collected({(count(flow, end),): 1, (count(flow, start),): -1}.items())
        assert terms == collected(scene.between(flow, start, end).items())
        assert all(scene.counts(flow)[end].times(factor)[1] == factor for factor in (1, -1, 1000))
