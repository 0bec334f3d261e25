"""The known name that somebody may have meant: the most alike, quickly, however many there are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from figurecheck.model.nearest import MAX_COMPARED, MAX_NAMES, nearest, suggestion

NAMES = st.lists(
    st.text("abcdef-", min_size=4, max_size=12), min_size=1, max_size=MAX_COMPARED, unique=True
)


@given(NAMES, st.data())
def test_a_name_that_is_known_is_nearest_to_itself(names: list[str], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(names))

    assert nearest(name, names) == name


@given(NAMES, st.text("abcdef-", max_size=12))
def test_order_changes_nothing(names: list[str], word: str) -> None:
    assert nearest(word, names) == nearest(word, names[::-1])


def test_of_many_names_those_nearest_by_alphabet_are_looked_at() -> None:
    names = [f"paper-{number:05}" for number in range(MAX_NAMES)]

    assert nearest("paper-04711x", names) == "paper-04711"
    assert nearest("paper-04711x", [*names, "more"]) == ""
    assert suggestion("paper-04711x", names) == "did you mean `paper-04711`?"
    assert suggestion("zzz", names) == ""
