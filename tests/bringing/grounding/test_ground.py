"""What each figure of a text rests on, held to small texts of our own."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

import figurecheck as fc
from figurecheck.asking.manual import manual
from figurecheck.model import limits
from figurecheck.testing import assert_grounded
from tests.sizes import up_to
from tests.solve.test_limits import OF_GROUNDING

RIDERS = (
    "riders.csv",
    """line,2023,2024
Harbour,41000,46200
Old Town,3700,3905
West Bank,880,901
Total,45580,51006
""",
)
MINUTES = (
    "minutes.txt",
    """Minutes of the council, 3 June 2024.

The council approved the Quarry line. Its cost is put at 14.6 million dollars.

There are 6 ferries.
""",
)
NESTED = ("ferries.json", '{"lines": {"Harbour": {"ferries": [{"age": 12}, {"age": 30}]}}}')
REPORT = """The Harbour line carried 46,200 riders in 2024, 12.7 percent more than in 2023.
Old Town had 3,950 riders in 2024, West Bank about 900.
Altogether there were 51,000 riders.
The Quarry line, approved on 3 June, will cost $14.2 million and create 350 jobs.
There are 6 ferries.
"""


def verdicts(text: str, *sources: object, **options: object) -> dict[str, str]:
    """The verdict of each figure, by its words."""
    found = fc.ground(text, sources, **options)  # type: ignore[arg-type]
    return {one.text: one.verdict for one in found.figures}


def test_each_figure_has_its_verdict() -> None:
    assert verdicts(REPORT, RIDERS, MINUTES) == {
        "46,200 riders": "stated",
        "12.7 percent": "derived",
        "3,950 riders": "conflict",
        "about 900": "rounded",
        "51,000 riders": "rounded",
        "$14.2 million": "conflict",
        "350 jobs": "absent",
        "6 ferries": "weak",
    }


def test_a_cell_that_row_and_column_name_is_contradicted_with_a_proof() -> None:
    found = fc.ground(REPORT, [RIDERS, MINUTES])

    cell, slip = found.report.conflicts
    assert (cell.code, cell.severity, cell.labels[0].text) == ("FC301", "error", "3,950 riders")
    assert (slip.code, slip.severity) == ("FC301", "warning")
    assert any("two digits swapped" in one.text for one in cell.explanations)
    assert fc.verify(found.report.to_json()) == 2


def test_places_stand_on_both_sides() -> None:
    derived = fc.ground(REPORT, [RIDERS, MINUTES]).figures[1]

    assert (derived.place.line, [one.spot for one in derived.evidence]) == (1, ["C2", "B2"])
    assert derived.arithmetic == "(after / before - 1) * 100"
    assert derived.bits == "8.2"


def test_the_order_of_sources_changes_no_verdict() -> None:
    assert verdicts(REPORT, RIDERS, MINUTES) == verdicts(REPORT, MINUTES, RIDERS)


def test_a_further_source_makes_nothing_absent() -> None:
    other = ("other.txt", "The mill has 77 windows and 1,204 tiles. The choir sang 19 songs.\n")
    before, after = verdicts(REPORT, RIDERS, MINUTES), verdicts(REPORT, RIDERS, MINUTES, other)

    assert all(after[words] != "absent" for words, verdict in before.items() if verdict != "absent")


def test_a_text_traced_against_itself_is_grounded_or_weak_throughout() -> None:
    found = verdicts(REPORT, ("again.txt", f"{REPORT}\n"))

    assert set(found.values()) <= {"stated", "rounded", "derived", "weak"}


def test_a_text_that_is_its_own_source_is_refused() -> None:
    with pytest.raises(fc.UsageError, match="one of its own sources"):
        fc.ground(REPORT, [("report.txt", REPORT)])


def test_a_column_goes_by_what_names_call_it() -> None:
    table = ("box.csv", "PLAYER,PTS,REB\nMara Ellison,31,10\nTom Vance,8,4\n")
    text = "Mara Ellison had 13 points and 10 rebounds. She added 4 boards."

    named = verdicts(text, table, names={"PTS": ["points"], "REB": ["rebounds", "boards"]})

    assert named == {"13 points": "conflict", "10 rebounds": "stated", "4 boards": "conflict"}
    assert "conflict" not in verdicts(text, table).values()


def test_words_of_comparison_contradict_no_cell() -> None:
    table = ("box.csv", "player,points\nMara Ellison,31\nTom Vance,8\n")

    assert "conflict" not in verdicts("Mara Ellison averaged 24 points a game.", table).values()
    assert (
        "conflict"
        not in verdicts("Mara Ellison scored 23 more points than Tom Vance.", table).values()
    )
    assert "conflict" not in verdicts("Both Ellison and Vance are past 20 points.", table).values()


def test_two_people_of_one_surname_are_nobody() -> None:
    table = ("box.csv", "player,points\nMara Vance,31\nTom Vance,8\n")

    assert "conflict" not in verdicts("Vance scored 12 points.", table).values()


def test_pairs_are_one_row_or_one_column() -> None:
    table = (
        "games.csv",
        "team,points,wins,losses\nHerons,113,12,5\nFoxes,107,8,9\nKings,98,3,14\nOwls,77,2,15\n",
    )

    found = verdicts("The Herons (12-5) beat the Foxes (8-8) 113-107.", table)

    assert found == {"12-5": "stated", "8-8": "absent", "113-107": "stated"}


def test_json_is_a_source_with_paths() -> None:
    source = (
        "kpi.json",
        json.dumps({"results": [{"name": "base", "f1": 0.913}, {"name": "large", "f1": 0.94}]}),
    )

    found = fc.ground("The large model reaches an f1 of 0.94.", [source])

    assert [(one.verdict, one.evidence[0].spot) for one in found.figures] == [
        ("stated", ".results[1].f1")
    ]


def test_values_of_python_are_sources() -> None:
    found = fc.ground("Revenue was 4.1 million.", [{"revenue": 4_100_000, "margin": 0.31}])

    assert [one.verdict for one in found.figures] == ["stated"]


def test_claims_are_sources() -> None:
    claims = fc.from_records(
        [
            {"measure": "arrests", "unit": "arrest"},
            {
                "claim": "day",
                "source": "gazette",
                "figure": "204",
                "measure": "arrests",
                "when": "2025-03-10",
            },
        ]
    )

    found = fc.ground(
        "There were 204 arrests on 10 March 2025. Then 251 arrests followed.", [claims]
    )

    assert [one.verdict for one in found.figures][:1] == ["stated"]
    assert found.figures[0].evidence[0].spot == "gazette/day"


def test_money_and_percentages_never_cross() -> None:
    table = ("t.csv", "item,share %,cost\nQuarry,14.2,990\nHarbour,33.1,125\n")

    assert verdicts("The Quarry costs $14.2.", table) != {"$14.2": "stated"}


def test_what_nothing_decides_how_to_read_is_refused() -> None:
    with pytest.raises(fc.UsageError, match="two ways"):
        fc.ground("There were 1,204 riders.", [("t.csv", "line;riders\na;1.204\nb;2.205\n")])


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (("kpi.json", '{"a": NaN}'), "no number"),
        (("kpi.json", "[" * 1_000 + "5" + "]" * 1_000), "too deep|deeper"),
        (("empty.txt", "nothing at all"), "no figure"),
        (("x.bin", "\0\0"), "not a source"),
        ("no-such-file.csv", "no such file"),
    ],
)
def test_a_source_that_cannot_be_read_is_named(source: object, words: str) -> None:
    with pytest.raises(fc.UsageError, match=words):
        fc.ground("There were 1,204 riders.", [source])


def test_no_source_at_all_is_refused() -> None:
    with pytest.raises(fc.UsageError, match="no source"):
        fc.ground(REPORT, [])


def test_a_kind_and_a_constant_can_be_exempted() -> None:
    text = "The year has 365 days. Old Town had 3,905 riders in 2024, its 17th year."

    found = fc.ground(text, [RIDERS], exempt=["ordinals"], known=["365 days"])

    assert found.ok
    assert dict(found.exempted) == {"ordinals": 1, "365 days": 1}
    assert not fc.ground(text, [RIDERS]).ok


def test_an_acceptance_stands_for_one_figure_in_one_sentence() -> None:
    found = fc.ground(REPORT, [RIDERS, MINUTES])
    key = next(one.key for one in found.report.findings if one.code == "FC504")
    accepted = fc.from_records([{"accept": key, "reason": "from the annual report, p. 12"}])

    again = fc.ground(REPORT, [RIDERS, MINUTES], accepted=accepted)
    other = fc.ground(REPORT.replace("350", "360"), [RIDERS, MINUTES], accepted=accepted)

    assert [one.accepted for one in again.report.findings if one.code == "FC504"] != [""]
    assert {"FC051", "FC504"} <= {one.code for one in other.report.findings}


@pytest.mark.parametrize("limit", [one for one in OF_GROUNDING if "SOURCE" not in one])
def test_a_limit_that_is_met_is_told(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, limit, 1)

    cost = "The council approved the Quarry line, whose cost is put at 14.6 million euros."
    found = fc.ground(
        f"{REPORT}\nThe Quarry line will cost $13.9 million. {cost}", [RIDERS, MINUTES]
    )

    assert not found.complete
    assert limits.NOT_LOOKED_AT[limit] in "".join(
        one.headline + one.help for one in found.report.findings if one.code == "FC901"
    )


@pytest.mark.parametrize("limit", ["SOURCE_DEPTH", "SOURCE_FIGURES"])
def test_a_source_beyond_a_limit_is_refused(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, limit, 1)

    with pytest.raises(fc.UsageError):
        fc.shelf([RIDERS, NESTED])


def test_a_shelf_is_opened_once_for_many_texts() -> None:
    shelf = fc.shelf([RIDERS, MINUTES])

    assert fc.ground(REPORT, shelf).to_json() == fc.ground(REPORT, [RIDERS, MINUTES]).to_json()


VECTORS = [
    line
    for line in Path(__file__).with_name("vectors.txt").read_text(encoding="utf-8").splitlines()
    if line and line[0] != "#"
]


@pytest.mark.parametrize("line", VECTORS)
def test_what_needs_no_source_is_told_nothing(line: str) -> None:
    found = fc.ground(line, [MINUTES])

    assert not found.report.failing


def test_an_invented_year_is_a_note() -> None:
    found = fc.ground("The council met in 1987.", [MINUTES])

    assert [(one.code, one.severity) for one in found.report.findings] == [("FC504", "note")]


def test_figures_and_what_needs_no_source_are_each_told_once() -> None:
    found = fc.ground(REPORT, [RIDERS, MINUTES])
    spans = sorted(
        [(one.start, one.end) for one in found.figures]
        + [(one.start, one.end) for one in found.unsourced]
    )

    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert {one.reason for one in found.unsourced} == {"a date"}


def test_the_assertion_names_what_has_no_source() -> None:
    assert_grounded("Harbour had 46,200 riders in 2024.", [RIDERS])

    with pytest.raises(AssertionError, match="350 jobs"):
        assert_grounded(REPORT, fc.shelf([RIDERS, MINUTES]))
    with pytest.raises(AssertionError, match="no figure"):
        assert_grounded("Nothing was counted.", [RIDERS])


def test_a_page_shows_text_and_escapes_it() -> None:
    page = fc.ground("<script>Harbour</script> had 46,200 riders in 2024.", [RIDERS]).to_html()

    assert "&lt;script&gt;Harbour" in page
    assert 'class="stated"' in page


def test_the_json_has_what_the_manual_says() -> None:
    saved = json.loads(fc.ground(REPORT, [RIDERS, MINUTES]).to_json())

    (text,) = saved["texts"]
    assert saved["schema"] == "figurecheck-grounding/1"
    assert next(iter(text)) == "counts"
    assert text["counts"]["conflict"] == 2
    assert text["figures"][1]["result"] == "520/41"
    assert REPORT[text["figures"][0]["start"] : text["figures"][0]["end"]] == "46,200 riders"
    assert fc.verify(json.dumps(saved, indent=1)) == 3


def test_figures_in_the_tables_of_a_text_are_traced_too() -> None:
    text = "# Riders\n\nRidership by line.\n\n| line | 2024 |\n| --- | --- |\n"
    text += "| Harbour | 46,200 |\n| Old Town | 3,950 |\n"

    found = fc.ground(text, [RIDERS])

    assert [(one.text, one.verdict, one.place.line) for one in found.figures] == [
        ("46,200", "stated", 7),
        ("3,950", "conflict", 8),
    ]


def test_tables_within_texts_are_sources() -> None:
    text = "Ridership by line.\n\n| line | 2024 |\n| --- | --- |\n| Harbour | 46,200 |\n"

    assert verdicts("Harbour had 46,200 riders in 2024.", ("riders.md", text)) == {
        "46,200 riders": "stated"
    }


def test_a_share_of_a_column_follows() -> None:
    table = (
        "sales.csv",
        "region,customers,churn %\nNorth,4210,3.1\nSouth,3105,4.7\nEast,5120,2.8\n",
    )

    assert verdicts("East alone has 41.2% of all customers.", table) == {"41.2%": "derived"}


@pytest.mark.parametrize("code", ["FC504", "fc505"])
def test_what_only_a_grounding_tells_has_a_page(code: str) -> None:
    assert manual(code).startswith(code.upper())


def test_a_named_cell_is_found_by_chance_one_time_in_four_at_most() -> None:
    """The law of the first scope: of all numbers of a length at most one in four is in the cell."""
    shelf = fc.shelf([RIDERS])

    for figure, last in (("{} riders", 10), ("{}0 riders", 40)):
        texts = [
            f"West Bank had {figure.format(number)} in 2024." for number in range(last // 10, last)
        ]
        grounded = sum(shelf.ground(text).figures[0].grounded for text in texts)
        assert 4 * grounded <= len(texts)


@pytest.mark.parametrize(
    "source",
    [
        ("one.csv", "name,riders\n" + "Harbour,7\n" * up_to(1_000)),
        ("same.csv", "name,riders\n" + "".join(f"Line {n},900\n" for n in range(up_to(1_000)))),
        (
            "wide.csv",
            ",".join(f"c{n}" for n in range(up_to(2_000)))
            + f"\n{','.join(['7'] * up_to(2_000))}\n",
        ),
        ("digits.txt", " ".join("7" * 300 for _ in range(50)) + " seven"),
    ],
)
def test_hostile_sources_end_and_ground_nothing_by_themselves(source: tuple[str, str]) -> None:
    found = fc.ground("Harbour had 412 riders in 2024, 12.7 percent more than Line 9.", [source])

    assert not any(one.grounded for one in found.figures)


def test_a_text_of_very_many_figures_is_traced_to_its_end() -> None:
    text = " ".join(f"The warden saw {number} birds." for number in range(10, 1_010))

    found = fc.ground(text, [RIDERS])

    assert (len(found.figures), found.complete) == (1_000, True)


@pytest.mark.parametrize(
    "text",
    [
        "x" * up_to(100_000) + " 77 riders",
        "7 " * up_to(3_000),
        "It had ４６ riders.",
        "It had 1,2345 riders.",
    ],
)
def test_no_number_is_passed_over_in_silence(text: str) -> None:
    found = fc.ground(text, [RIDERS])

    assert len(found.figures) + len(found.unsourced) == max(
        1, text.count("7 ") if "7 7" in text else 1
    )


def test_no_command_is_named_that_could_not_show_the_proof() -> None:
    told = fc.ground(REPORT, [RIDERS, MINUTES]).to_text()

    assert "proof verified" in told
    assert "figurecheck why" not in told


RECORDS = """\
measure: ferry-riders
label: riders of the ferry
unit: person
also: rider

source: log
publisher: Harbour log

claim: may
figure: 41,200 riders
measure: ferry-riders
when: 2024-05-03
"""

BESIDE_RECORDS = {
    "The ferry had 41,900 riders on 3 May 2024, they said.": "conflict",
    "The ferry had 41,200 riders on 3 May 2024, they said.": "stated",
    "The ferry had 41,900 riders on 4 May 2024, they said.": "absent",
    "The school had 41,900 pupils on 3 May 2024, they said.": "absent",
}


@pytest.mark.parametrize("text", BESIDE_RECORDS)
def test_a_figure_that_no_record_has_is_held_against_those_of_its_name_and_days(text: str) -> None:
    found = fc.ground(text, [fc.loads(RECORDS)])

    assert found.figures[0].verdict == BESIDE_RECORDS[text]  # a date may stand behind it
    assert fc.verify(found.to_json()) == found.counts["conflict"]


def test_the_parts_of_a_cell_contradict_it_not() -> None:
    """Lists of a text tell for one thing again and again what it has of each kind."""
    table = "file,issues,kinds\nreports,172,missing (90) and unused (19)\nforms,113,none\n"
    listed = "Kind {}: reports had {} issues."
    source = [("issues.csv", table)]
    one = fc.ground("Reports had 127 issues.", source)
    many = fc.ground(
        "\n\n".join(
            listed.format(kind, issues) for kind, issues in {"A": 61, "B": 7, "C": 23}.items()
        ),
        source,
    )
    words = fc.ground("Of this kind reports had 90 issues.", source)

    assert [each.counts["conflict"] for each in (one, many, words)] == [1, 0, 0]


def test_no_number_with_decimals_is_how_many_there_are() -> None:
    table = [("runs.csv", "name,hours\nQuill,26.5\nMarsh,31.5\nBirch,40.2\nAlder,55.1\n")]

    counted = fc.ground("The version of hours is 4.0.", table)

    assert not any(one.grounded for one in counted.figures)


def test_nothing_is_about_a_rounder_number() -> None:
    """*about 13,000* may stand for 13,007, and *about 13,007* for no 13,000."""
    rounder = [("firms.csv", "state,firms\nAvon,13000\nBoro,21000\n")]
    finer = [("firms.csv", "state,firms\nAvon,13007\nBoro,21000\n")]

    assert not fc.ground("Avon has about 13,007 firms.", rounder).figures[0].grounded
    assert fc.ground("Avon has about 13,000 firms.", finer).figures[0].grounded


def test_a_number_behind_a_name_is_its_part_unless_the_sentence_tells_rows_in_turn() -> None:
    firms = ("firms.csv", "Firm,Employees,Ferries\nQuill Works,3120,14\nMarsh Mill,870,22\n")
    told = "Quill Works employs 3,120 people, Marsh Mill {}."
    named = "Quill Works employs 3,120 people, and Marsh Mill 780 is their newest {}."

    assert verdicts(told.format(870), firms)["870"] == "stated"
    assert verdicts(told.format(780), firms)["780"] in {"absent", "conflict"}
    assert "780" not in verdicts(named.format("product"), firms)
    assert list(verdicts("They flew 14 of them on a Boeing 747.", firms)) == ["14"]


@pytest.mark.parametrize(
    "text", ["0 total sales.", "Total net sales rose at 0 stores.", "0 of 3 sales"]
)
def test_a_table_of_nothing_but_totals_has_no_rows_to_count(text: str) -> None:
    sums = ("sums.csv", "Line,Riders\nTotal net sales,40\nTotal gross sales,50\nTotal,90\n")

    assert "derived" not in verdicts(text, sums).values()


SALES = (
    "sales.csv",
    """region,units 2023,units 2024,revenue 2024 (USD)
North,1204,1377,84210
South,980,1101,66840
East,1512,1399,92015
West,640,702,40118
Total,4336,4579,283183
""",
)


def test_the_summary_that_a_program_writes_of_its_table_is_grounded_whole() -> None:
    text = """North and South together sold 2,478 units, 54.1 percent of the total.
Three of the four regions grew. East fell by 113 units. Revenue per unit was $61.84.
"""

    assert verdicts(text, SALES) == {
        "2,478 units": "derived",
        "54.1 percent": "derived",
        "Three of the four regions": "derived",
        "113 units": "derived",
        "$61.84": "derived",
    }
    assert verdicts("Two of the four regions grew.", SALES).popitem()[1] != "derived"
    assert (
        "derived" not in verdicts("North and South sold 58.1 percent of all units.", SALES).values()
    )


@pytest.mark.parametrize(
    "day", ["2024-83-05", "2024-00-05", "2024-02-31", "0000-01-01", "83/83/24"]
)
def test_a_day_that_is_none_is_no_day_of_a_source(day: str) -> None:
    found = fc.ground(f"On {day} there were 9.", [("a.csv", "5,9\n")])

    assert (found.figures[0].text, found.figures[0].verdict) == (day, "absent")
