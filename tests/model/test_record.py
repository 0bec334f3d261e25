"""Records keep texts, and make their fields when somebody asks for them."""

from __future__ import annotations

import pytest

from figurecheck.model.record import Field, Place, Record
from figurecheck.reading.claims import fields
from figurecheck.reading.formats.rec import READER
from tests.laws.systems import seeded
from tests.sizes import examples

TEXT = """# of the police
claim: day

claim: week
note: seven
+ days
note: again
# as told
figure: about 1,000
"""


def test_a_field_stands_where_it_was_written_whatever_lies_between() -> None:
    records, _ = READER.read(TEXT, "a.rec")

    assert records[1].fields == (
        Field("claim", "week", Place("a.rec", 4, 8)),
        Field("note", "seven\ndays", Place("a.rec", 5, 7)),
        Field("note", "again", Place("a.rec", 7, 7)),
        Field("figure", "about 1,000", Place("a.rec", 9, 9)),
    )


def test_a_record_of_a_file_equals_the_one_that_is_made_of_its_fields() -> None:
    for record in READER.read(TEXT, "a.rec")[0]:
        made = Record(record.fields)

        assert made == record
        assert hash(made) == hash(record)
        assert repr(made) == repr(record)
        assert made.pairs == record.pairs
        assert [made.get(name) for name in record.names] == [
            record.get(name) for name in record.names
        ]


def test_records_at_other_places_are_others() -> None:
    one, other = (READER.read(text, "a.rec")[0][0] for text in ("claim: a\n", "\nclaim: a\n"))

    assert one.pairs == other.pairs
    assert one != other


def test_what_looks_usual_at_once_has_nothing_wrong_with_it_when_it_is_looked_at_closely(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = ["figure", "measure", "where", "note", "team", "wehre", "claim", "states"]
    several = usual = 0
    for seed in range(examples(400)):
        random = seeded(seed)
        kind = random.choice([*fields.KINDS, "clami"])
        chosen = [kind, *random.choices(names, k=random.randint(0, 5))]
        values = [random.choice(["a", "a", "a", "a b", "", "x\ny", "z" * 300]) for _ in chosen]
        place = Place("a.rec", 1, 1)
        record = Record([Field(*pair, place) for pair in zip(chosen, values, strict=True)])
        dimensions = frozenset({"where", "by", "team"})
        quickly = fields.check_fields(record, dimensions)
        with monkeypatch.context() as patched:
            patched.setattr(fields, "_usual", lambda *_: False)
            closely = fields.check_fields(record, dimensions)

        assert quickly == closely
        several += bool(closely)
        usual += not closely
    assert several
    assert usual
