"""Claims go out without losing a digit, and come back as the same claims."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import attr
import pytest
from hypothesis import given
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.bringing.tables.tables import guarded, read_table, spelled_table
from figurecheck.bringing.workbook.workbook import Workbook
from figurecheck.claims.claimset import ClaimSet
from figurecheck.claims.files import load_contents, records_of
from figurecheck.errors import UsageError
from figurecheck.keeping.exports import Exported
from figurecheck.keeping.exports._numbers import decimal, ends
from figurecheck.keeping.exports.csv import EXPORT as CSV
from figurecheck.keeping.exports.jsonl import EXPORT as JSONL
from figurecheck.keeping.exports.schema_org import EXPORT as SCHEMA
from figurecheck.keeping.exports.wikidata import EXPORT as WIKIDATA
from figurecheck.keeping.exports.xlsx import EXPORT as XLSX
from figurecheck.keeping.splicing import Edit, spliced
from figurecheck.model.claim import Claim
from figurecheck.model.interval import Interval
from figurecheck.model.record import Place
from figurecheck.reading.formats.csv import is_number, unguarded

ROOT = Path(__file__).parents[2]

CLAIMS = """\
measure: arrests
label: arrests by the city police
unit: arrest
dimension: team

measure: balance
unit: USD
range: any

source: agence
publisher: Agence
published: 2025-03-20
url: https://example.org/a
numbers: eu

claim: one
figure: 7.300 arrests
measure: arrests
team: "blue"
where: Denver
when: 2025-01-20/2025-01-26
quote: =7.300 arrests
+ in a week
note: first, with a comma
note: -second

source: ledger
url: javascript:alert(1)
from: agence

claim: two
figure: -5000
measure: balance
when: 2025-01-26
said_by: @clerk

claim: three
figure: 1/3
quantity: arrests / arrests[2024]
where: Denver
when: 2025

claim: plan
figure: about 2.5 million arrests
measure: arrests
where: Denver
since: 2025-01-20
as_of: 2025-03-01
status: planned
"""


def essence(claim: Claim) -> tuple[object, ...]:
    """What a claim says, but for where it stands."""
    fields = sorted(
        (field.name, field.value) for field in claim.record.fields if field.name != "source"
    )
    return (
        claim.name,
        claim.figure,
        claim.reading,
        claim.window,
        claim.members,
        claim.status,
        fields,
    )


def without_claims(claims: ClaimSet) -> bytes:
    """Every record but the claims, as JSON."""
    lines = [
        json.dumps(
            {
                name: [one.value for one in record.all(name)]
                for name in {one.name: 0 for one in record.fields}
            }
        )
        for _, records in claims.records
        for record in records
        if record.kind != "claim"
    ]
    return ("\n".join(lines) + "\n").encode()


def exported(text: str, export: object = CSV, **names: str) -> Exported:
    """What becomes of these claims."""
    return export.write(fc.loads(text), names)  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize(
    "path", ["claims", "examples/survey", "examples/budget", "examples/arrests-week"]
)
def test_json_lines_are_read_as_the_same_claims(path: str) -> None:
    claims = fc.load(ROOT / path)
    content = JSONL.write(claims, {}).content
    assert isinstance(content, str)
    again = load_contents({"all.jsonl": content.encode()})

    assert [essence(claim) for claim in again] == [essence(claim) for claim in claims]
    assert again.problems == ()
    if path != "claims":  # checking all of these twice would cost seconds
        assert [one.key for one in fc.check(again).conflicts] == [
            one.key for one in fc.check(claims).conflicts
        ]


@pytest.mark.parametrize(
    "path", ["claims", "examples/survey", "examples/budget", "examples/arrests-week"]
)
def test_a_table_is_read_as_the_same_claims(path: str) -> None:
    claims = fc.load(ROOT / path)
    content = CSV.write(claims, {}).content
    assert isinstance(content, str)
    again = load_contents({"all.csv": content.encode(), "rest.jsonl": without_claims(claims)})

    assert [essence(claim) for claim in again] == [essence(claim) for claim in claims]


def test_what_nobody_could_take_for_a_formula_stays_as_it_is() -> None:
    content = exported(CLAIMS).content
    assert isinstance(content, str)
    rows = list(csv.reader(io.StringIO(content, newline="")))
    cells = [cell for row in rows for cell in row]

    assert "-5000" in cells
    assert {"'=7.300 arrests\nin a week", "'-second", "'@clerk"} <= set(cells)
    assert not [
        cell for cell in cells if cell.startswith(("=", "@", "+", "-")) and not is_number(cell)
    ]


@given(
    cells=st.lists(
        st.text(st.sampled_from("'=+-@,;\"\t 7.%\n＝a"), min_size=1, max_size=6),
        min_size=1,
        max_size=4,
    )
)
def test_a_table_of_any_texts_comes_back_and_holds_no_formula(cells: list[str]) -> None:
    text = spelled_table([["figure"] * len(cells), cells])
    rows = list(read_table(text, "a.csv"))
    raw = list(csv.reader(io.StringIO(text, newline="")))[1]

    assert [unguarded(guarded(cell)) for cell in cells] == cells
    assert {at: one.text for at, one in rows[-1].cells.items() if len(rows) == 2} == {
        at: cell for at, cell in enumerate(cells, 1) if cell.strip()
    }
    for cell in raw:
        assert is_number(cell) or not cell.lstrip(" \n").startswith(
            ("=", "+", "-", "@", "\t", "＝")
        )


@given(
    texts=st.lists(
        st.text(st.sampled_from("'=+-@,;\"\n 7.%\uff1da"), min_size=1, max_size=6)
        .map(str.strip)
        .filter(bool),
        min_size=1,
        max_size=4,
    )
)
def test_a_table_read_as_records_has_the_texts_that_were_there(texts: list[str]) -> None:
    table = spelled_table([["claim", *["note"] * len(texts)], ["a", *texts]])
    (record,), problems = records_of("a.csv", table.encode())

    assert [one.value for one in record.all("note")] == texts
    assert not problems


def test_records_in_python_lines_and_tables_hold_the_same_figures() -> None:
    claims = fc.loads(CLAIMS)
    table = exported(CLAIMS).content
    assert isinstance(table, str)
    lines = claims.to_jsonl()
    ways = [
        fc.from_records(claims.to_records()),
        fc.loads(lines, "a.jsonl"),
        load_contents({"all.csv": table.encode(), "rest.jsonl": without_claims(claims)}),
    ]

    for again in ways:
        assert sorted(map(essence, again), key=str) == sorted(map(essence, claims), key=str)


@pytest.mark.parametrize("row", ["a,7,'=b,x\n", 'a,7,"\'=b","x"\n', "a,7, '=b ,x\n"])
def test_what_keeps_a_cell_from_being_a_formula_stays_when_its_text_changes(row: str) -> None:
    content = f"claim,figure,where,measure\n{row}".encode()
    (record,), _ = records_of("a.csv", content)
    field = record.fields[2]
    edits = Edit(field, 1, 2, "c"), Edit(field, 0, 2, "=c"), Edit(field, 0, 2, "c")
    kept, again, away = (spliced("a.csv", content, [edit]) for edit in edits)

    assert kept == again == content.replace(b"=b", b"=c")
    assert away == content.replace(b"'=b", b"c")
    assert (
        spliced("a.csv", away, [Edit(attr.evolve(field, value="c", place=place(away)), 0, 1, "=b")])
        == content
    )


def place(content: bytes) -> Place:
    """Where the third field of the only record stands."""
    (record,), _ = records_of("a.csv", content)
    return record.fields[2].place


@pytest.mark.parametrize("text", ["-5000", "-1,234.50", "+3", "7.300", "25 %", "-5%", "7"])
def test_numbers_are_not_guarded(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize(
    "text",
    ["=cmd|' /C calc'!A0", "＝1", "@SUM(1)", "+1+cmd", "-1+1", "\t=1", " =1", "-5 percent", "'=1"],
)
def test_texts_that_start_a_formula_are_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


def test_a_workbook_holds_texts_alone_and_comes_back() -> None:
    content = exported(CLAIMS, XLSX).content
    assert isinstance(content, bytes)
    table = exported(CLAIMS).content
    assert isinstance(table, str)
    rows = [one.cells for one in Workbook(content, "a.xlsx").rows("claims")]
    expected = [one.cells for one in read_table(table, "a.csv")]

    assert [{at: cell.text for at, cell in row.items()} for row in rows] == [
        {at: cell.text for at, cell in row.items()} for row in expected
    ]
    assert content == exported(CLAIMS, XLSX).content


def test_a_workbook_opens_elsewhere_with_every_digit() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    content = exported(CLAIMS, XLSX).content
    assert isinstance(content, bytes)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    values = [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]

    assert {"7.300 arrests", "-5000", "=7.300 arrests\nin a week", '"blue"'} <= set(values)
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}


@given(
    text=st.text(
        st.one_of(
            st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]),
            st.sampled_from("_x0041_\n<&"),
        )
    )
)
def test_any_text_comes_back_from_a_workbook(text: str) -> None:
    record = "claim: a\nfigure: 7\nmeasure: m\nquote: 7 " + text.replace("\n", "\n+ ") + "x\n"
    claims = load_contents({"a.rec": f"measure: m\nunit: arrest\n\n{record}".encode()})
    content = XLSX.write(claims, {}).content
    assert isinstance(content, bytes)
    rows = list(Workbook(content, "a.xlsx").rows("claims"))
    quote = next(at for at, cell in rows[0].cells.items() if cell.text == "quote")

    assert rows[1].cells[quote].text == claims.claims[0].quote


def test_what_no_cell_can_hold_is_refused() -> None:
    long = "measure: m\nunit: arrest\n\nclaim: a\nfigure: 7\nmeasure: m\nnote: " + "x" * 40_000

    with pytest.raises(UsageError, match="a cell holds 32,767 characters"):
        exported(long, XLSX)


def test_claims_that_cannot_be_read_are_told() -> None:
    assert exported(CLAIMS + "\nclaim: bad\nfigure: many\nmeasure: arrests\n").left_out == (
        "1 claim left out that cannot be read: figurecheck report tells why",
    )


# -- schema.org ------------------------------------------------------------------------------------


def graph(**names: str) -> dict[str, dict[str, object]]:
    """The things in the graph, by their id or what they review."""
    content = exported(CLAIMS, SCHEMA, **names).content
    assert isinstance(content, str)
    found = json.loads(content, parse_float=str, parse_int=str)["@graph"]
    return {one.get("@id") or f"review of {one['itemReviewed']['@id']}": one for one in found}


def test_a_claim_has_value_unit_and_period() -> None:
    claim = graph()["#claim/agence/one"]

    assert claim["@type"] == "Claim"
    assert claim["appearance"] == {"@id": "#source/agence"}
    assert claim["temporalCoverage"] == "2025-01-20/2025-01-26"
    assert claim["spatialCoverage"] == {"@type": "Place", "name": "Denver"}
    assert claim["about"] == {
        "@type": "QuantitativeValue",
        "name": "arrests by the city police",
        "value": "7300",
        "minValue": "7250",
        "maxValue": "7349",
        "unitText": "arrest",
        "description": "total",
    }


def test_numbers_without_an_end_are_moved_outwards() -> None:
    about = graph()["#claim/ledger/three"]["about"]
    assert isinstance(about, dict)

    assert about["value"] == "1/3"
    assert about["minValue"] < "0.333333"
    assert about["maxValue"] > "0.333333"


def test_addresses_that_would_run_are_left_out() -> None:
    things = graph()

    assert "url" not in things["#source/ledger"]
    assert things["#source/ledger"]["isBasedOn"] == [{"@id": "#source/agence"}]


def test_a_reviewer_reviews_every_claim_and_calls_none_wrong() -> None:
    things = graph(reviewer="A. Desk")
    review = things["review of #claim/agence/one"]

    assert len([one for one in things.values() if one["@type"] == "ClaimReview"]) == 4
    assert review["author"] == {"@type": "Organization", "name": "A. Desk"}
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "alone"}
    assert not [one for one in graph().values() if one["@type"] == "ClaimReview"]


# -- Wikidata --------------------------------------------------------------------------------------


def test_a_quantity_has_bounds_days_and_an_address() -> None:
    done = exported(CLAIMS, WIKIDATA, Denver="Q16554", arrests="P1", arrest="Q2")

    assert (
        done.content
        == "Q16554\tP1\t+7300[+7250,+7349]U2\tP580\t+2025-01-20T00:00:00Z/11\tP582\t+2025-01-26T00:00:00Z/11"
        '\tS854\t"https://example.org/a"\n'
    )
    assert done.left_out == (
        "ledger/two left out: it names no place",
        "ledger/three left out: it is not the total of one measure",
        "ledger/plan left out: it is planned",
    )


@pytest.mark.parametrize(
    ("figure", "quantity"),
    [
        ("exactly 7300", "+7300"),
        ("7300", "+7300[+7250,+7349]"),
        ("956", "+956"),
        ("up to 700", "+700[+0,+700]"),
        ("between 20 and 30", "+20[+18,+33]"),
    ],
)
def test_quantities_are_written_with_what_they_may_stand_for(figure: str, quantity: str) -> None:
    text = f"measure: m\nunit: arrest\n\nclaim: a\nfigure: {figure}\nmeasure: m\nwhere: X\n"
    content = exported(text, WIKIDATA, X="Q1", m="P1").content
    assert isinstance(content, str)
    written = content.rstrip("\n").split("\t")[2]

    assert (
        written.partition("[")[0].partition("~")[0] == quantity.partition("[")[0].partition("~")[0]
    )
    assert written == quantity or figure.startswith("between")


@pytest.mark.parametrize("figure", ["more than 700", "dozens of arrests"])
def test_what_has_no_two_ends_is_left_out(figure: str) -> None:
    text = f"measure: m\nunit: arrest\n\nclaim: a\nfigure: {figure}\nmeasure: m\nwhere: X\n"

    assert exported(text, WIKIDATA, X="Q1", m="P1").content == ""


@given(value=st.fractions(), width=st.fractions(min_value=0))
def test_bounds_in_digits_hold_what_they_stand_for(value: object, width: object) -> None:
    from fractions import Fraction

    assert isinstance(value, Fraction)
    assert isinstance(width, Fraction)
    least, most = ends(Interval(value, value + width))
    assert least is not None
    assert most is not None

    assert Fraction(least) <= value <= value + width <= Fraction(most)
    written = decimal(value)
    assert written is None or Fraction(written) == value


def test_days_are_those_of_the_window() -> None:
    text = "measure: m\nunit: arrest\n\nclaim: a\nfigure: 7\nmeasure: m\nwhere: X\nwhen: {}\n"
    day = exported(text.format("2025-01-26"), WIKIDATA, X="Q1", m="P1").content
    about = exported(text.format("2025-01-26~"), WIKIDATA, X="Q1", m="P1").content

    assert isinstance(day, str)
    assert day.endswith(f"P585\t+{date(2025, 1, 26).isoformat()}T00:00:00Z/11\n")
    assert about == "Q1\tP1\t+7\n"


def test_records_of_the_export_have_no_problem() -> None:
    content = exported(CLAIMS, JSONL).content
    assert isinstance(content, str)

    assert records_of("a.jsonl", content.encode())[1] == []
