"""Filings as users name them: what is read of each kind, what is told, and what is said not to have
been checked.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import figurecheck as fc
from figurecheck.cli import main
from tests.bringing.filings.writing import (
    ARCROLE,
    INCOME,
    SALES,
    SHOP,
    Sum,
    Told,
    concepts,
    instance,
    linkbase,
    package,
    put,
    report,
    schema,
)

SUMS = [INCOME, SALES]
ADDRESS = "https://taxonomies.example.com/shop/2024/shop.xsd"


def changed(concept: str, value: str, decimals: str = "0") -> list[Told]:
    """The shop's figures with another one in place of one of them."""
    return [Told(concept, value, decimals) if one.concept == concept else one for one in SHOP]


def run(*arguments: str) -> tuple[int, str]:
    """The exit status and output of a command."""
    result = CliRunner().invoke(main, arguments)
    return result.exit_code, result.output


def line(found: fc.Report) -> str:
    """The line on the one filing of a report."""
    (told,) = found.filings
    return str(told["line"])


@pytest.mark.parametrize("name", ["shop.xbrl", "shop.xml", "shop.json", "shop.xhtml"])
def test_a_wrong_total_is_told_in_every_format(tmp_path: Path, name: str) -> None:
    path = put(tmp_path, changed("Profit", "1300"), SUMS, name)

    status, output = run("check", str(path))

    assert status == 1
    assert "error FC201: Profit, 2024: 5,000 - 1,300 - 2,500 make 1,200, not 1,300" in output


def test_a_filing_that_adds_up_is_silent_and_says_what_was_checked(tmp_path: Path) -> None:
    found = fc.check(fc.load(put(tmp_path, SHOP, SUMS)))

    assert found.findings == ()
    assert line(found).endswith("shop.xbrl: 6 figures. 2 sums hold; 6 figures stand in them.")


def test_two_sums_that_share_a_wrong_figure_point_at_it(tmp_path: Path) -> None:
    found = fc.check(fc.load(put(tmp_path, changed("Sales", "5900"), SUMS)))

    assert [one.headline for one in found.conflicts] == [
        "Sales, 2024: 2,700 + 2,300 make 5,000, not 5,900",
        "Profit, 2024: 5,900 - 1,300 - 2,500 make 2,100, not 1,200",
    ]
    assert {one.help for one in found.conflicts} == {
        "look at Sales, 2024 first, 5,900: it stands in 2 sums that fail"
    }
    assert fc.verify(found.to_json()) == 2


def test_what_several_failing_sums_make_together_is_a_variant_of_its_cause(tmp_path: Path) -> None:
    wrong = [
        Told("Profit", "4200") if one.concept == "Profit" else one
        for one in changed("Sales", "5900")
    ]
    found = fc.check(fc.load(put(tmp_path, wrong, SUMS)))

    single = [one for one in found.conflicts if len(one.relations) == 1]
    assert len(single) == 2
    assert {one.key for one in found.conflicts} - {one.key for one in single} == set(found.variants)


STATEMENTS = [
    Sum("Assets", (("Cash", "1"), ("Land", "1")), "http://example.com/role/assets"),
    Sum("Assets", (("Equity", "1"), ("Debt", "1")), "http://example.com/role/liabilities"),
]


@pytest.mark.parametrize(("debt", "fits"), [("1300000", True), ("1900000", False)])
def test_statements_that_hold_one_by_one_are_held_together(
    tmp_path: Path, debt: str, fits: bool
) -> None:
    facts = [
        Told("Assets", "5000000", "-6"),
        Told("Cash", "2400000"),
        Told("Land", "2300000"),
        Told("Equity", "3400000"),
        Told("Debt", debt),
    ]

    claims = fc.load(put(tmp_path, facts, STATEMENTS))
    found = fc.check(claims)

    told = [one.headline for one in found.conflicts]
    wanted = (
        "Assets, 2024: 2,400,000 + 2,300,000 make 4,700,000, "
        "but 3,400,000 + 1,900,000 make 5,300,000"
    )
    assert told == ([] if fits else [wanted])
    assert fc.verify(found.to_json(), claims) == len(told)


def test_only_parts_that_were_reported_are_added(tmp_path: Path) -> None:
    facts = [one for one in SHOP if one.concept != "Wages"]
    found = fc.check(fc.load(put(tmp_path, facts, SUMS)))

    (told,) = found.conflicts
    assert told.headline == "Profit, 2024: 5,000 - 1,300 make 3,700, not 1,200"
    assert told.help == "look for a part that was not reported: Wages"
    assert told.link.endswith("2 of 3 parts were reported")


def test_a_sum_of_many_parts_is_proved(tmp_path: Path) -> None:
    parts = [f"P{number}" for number in range(230)]
    sums = [
        Sum("Sales", tuple((part, "-1" if index % 3 else "1") for index, part in enumerate(parts)))
    ]
    facts = [Told("Sales", "5"), *(Told(part, "3", "INF") for part in parts)]

    (told,) = fc.check(fc.load(put(tmp_path, facts, sums))).conflicts

    assert told.code == "FC201"
    assert told.headline == ("Sales, 2024: the 230 figures that it is the sum of make -228, not 5")


def test_a_sum_without_any_part_is_none(tmp_path: Path) -> None:
    found = fc.check(fc.load(put(tmp_path, [Told("Profit", "1")], SUMS)))

    assert found.findings == ()
    assert "nothing was added up" in line(found)


def test_rounding_is_as_wide_as_decimals_say(tmp_path: Path) -> None:
    def codes(total: str) -> list[str]:
        facts = [Told("Sales", total), Told("Books", "2650", "-2"), Told("Toys", "2250", "-2")]
        found = fc.check(fc.load(put(tmp_path, facts, [SALES])))
        return [one.code for one in found.conflicts]

    # digits behind what is right: the sum is not checked, as Calculations 1.1 has it
    assert codes("5000") == []
    assert "1 was not checked" in line(fc.check(fc.load(tmp_path / "shop.xbrl")))


@pytest.mark.parametrize(
    ("total", "fits"), [("5100", True), ("4900", True), ("5101", False), ("4899", False)]
)
def test_the_ends_of_rounding_are_included(tmp_path: Path, total: str, fits: bool) -> None:
    facts = [Told("Sales", total, "INF"), Told("Books", "2700", "-2"), Told("Toys", "2300", "-2")]

    found = fc.check(fc.load(put(tmp_path, facts, [SALES])))

    assert (found.findings == ()) is fits


def test_precision_says_how_many_digits_are_right(tmp_path: Path) -> None:
    facts = [
        Told("Sales", "5040", "INF"),
        Told("Books", "2700", precision="2"),
        Told("Toys", "2300", "INF"),
    ]
    assert fc.check(fc.load(put(tmp_path, facts, [SALES]))).findings == ()

    facts = [
        Told("Sales", "5060", "INF"),
        Told("Books", "2700", precision="2"),
        Told("Toys", "2300", "INF"),
    ]
    assert len(fc.check(fc.load(put(tmp_path, facts, [SALES]))).conflicts) == 1


def test_a_figure_reported_twice_with_different_values_is_told_once(tmp_path: Path) -> None:
    found = fc.check(fc.load(put(tmp_path, [*SHOP, Told("Books", "2790")], SUMS)))

    (told,) = found.conflicts
    assert told.headline == "Books, 2024: reported as 2,700 and as 2,790"
    assert len(told.labels) == 2
    assert line(found).endswith(
        "1 sum holds; 1 was not checked; 4 figures stand in them; "
        "1 figure reported twice with different values."
    )
    assert fc.verify(found.to_json()) == 1


def test_a_figure_reported_twice_in_other_roundings_holds(tmp_path: Path) -> None:
    found = fc.check(fc.load(put(tmp_path, [*SHOP, Told("Books", "3000", "-3")], SUMS)))

    assert found.findings == ()


def test_other_days_members_and_units_are_other_figures(tmp_path: Path) -> None:
    others = [
        Told("Profit", "9", when="2023-01-01/2023-12-31"),
        Told("Profit", "9", member="NorthMember"),
        Told("Profit", "9", unit="EUR"),
        Told("Profit", "9", when="2024-12-31"),
    ]

    assert fc.check(fc.load(put(tmp_path, [*SHOP, *others], SUMS))).findings == ()


def test_members_and_days_stand_in_what_is_told(tmp_path: Path) -> None:
    facts = [
        Told(one.concept, one.value, when="2024-03-01/2024-05-15", member="NorthMember")
        for one in changed("Toys", "1")
    ]

    (told,) = fc.check(fc.load(put(tmp_path, facts, [SALES]))).conflicts

    assert told.headline.startswith("Sales, RegionAxis NorthMember, 1 March to 15 May 2024: ")


def test_a_fact_without_a_value_is_no_part_and_no_nought(tmp_path: Path) -> None:
    facts = [*(one for one in SHOP if one.concept != "Toys"), Told("Toys", "")]
    assert len(fc.check(fc.load(put(tmp_path, facts, [SALES]))).conflicts) == 1

    found = fc.check(fc.load(put(tmp_path, [*SHOP, Told("Toys", "")], [SALES])))
    assert found.findings == ()
    assert "1 was not checked" in line(found)


def test_what_is_no_number_is_left_out_aloud(tmp_path: Path) -> None:
    path = put(tmp_path, changed("Toys", "many"), SUMS)

    status, output = run("report", str(path), "-v")

    assert status == 0
    assert "1 sum holds; 1 was not checked; 4 figures stand in them; 1 was left out." in output
    assert "left out: 1: figure that is no number of a bearable length" in output


IN_TUPLES = {
    "shop.xbrl": ("<eg:Box><eg:Inner>", "</eg:Inner></eg:Box>"),
    "shop.xhtml": ('<ix:tuple name="eg:Box"><div>', "</div></ix:tuple>"),
}


WITHIN, NO_PLAIN = "figure within a tuple", "fraction or other content than a number"


@pytest.mark.parametrize(
    ("name", "mark", "why"),
    [
        ("shop.xbrl", "tuple", WITHIN),
        ("shop.xhtml", "tuple", WITHIN),
        ("shop.xhtml", "reference", WITHIN),
        ("shop.xbrl", "fraction", NO_PLAIN),
        ("shop.xhtml", "fraction", NO_PLAIN),
    ],
)
def test_a_sum_does_not_fail_by_a_part_that_is_left_out(
    tmp_path: Path, name: str, mark: str, why: str
) -> None:
    path = put(tmp_path, SHOP, SUMS, name)
    lines = path.read_text(encoding="utf-8").splitlines()
    (at,) = [number for number, line in enumerate(lines) if "Toys" in line]
    line = lines[at]
    if mark == "tuple":
        before, behind = IN_TUPLES[name]
        line = f"{before}{line}{behind}"
    elif mark == "reference":
        line = line.replace('name="eg:Toys"', 'name="eg:Toys" tupleRef="t1"')
    elif name == "shop.xbrl":
        line = line.replace("2300", "<xbrli:numerator>2300</xbrli:numerator>")
    else:
        line = line.replace("ix:nonFraction", "ix:fraction")
    lines[at] = line
    path.write_text("\n".join(lines), encoding="utf-8")

    status, output = run("report", str(path), "-v")

    assert status == 0
    assert "1 sum holds; 1 was not checked; 4 figures stand in them; 1 was left out." in output
    assert f"left out: 1: {why}" in output


def test_a_filing_whose_taxonomy_is_not_at_hand_is_no_pass(tmp_path: Path) -> None:
    path = tmp_path / "shop.xbrl"
    path.write_text(instance(changed("Profit", "1"), ADDRESS), encoding="utf-8")

    status, output = run("report", str(path))

    assert status == 1
    assert f"its taxonomy, {ADDRESS}, is not at hand, so that no sums were checked" in output
    assert "nothing is ever fetched: name the taxonomy package (.zip)" in output


@pytest.mark.parametrize(
    "files",
    [
        {
            "a/META-INF/catalog.xml": "catalog",
            "a/own/shop.xsd": "schema",
            "a/own/shop_cal.xml": "linkbase",
        },
        {"shop/2024/shop.xsd": "schema", "shop/2024/shop_cal.xml": "linkbase"},
    ],
    ids=["catalog", "places"],
)
def test_a_taxonomy_package_stands_for_addresses(tmp_path: Path, files: dict[str, str]) -> None:
    texts = {
        "schema": schema(concepts(SUMS)),
        "linkbase": linkbase(SUMS),
        "catalog": '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><rewriteURI '
        'uriStartString="https://taxonomies.example.com/shop/2024/" '
        'rewritePrefix="../own/"/></catalog>',
    }
    (tmp_path / "t.zip").write_bytes(package({name: texts[what] for name, what in files.items()}))
    (tmp_path / "shop.xbrl").write_text(instance(changed("Profit", "1"), ADDRESS), encoding="utf-8")

    status, output = run("check", str(tmp_path / "t.zip"), str(tmp_path / "shop.xbrl"))

    assert status == 1
    assert "error FC201: Profit, 2024:" in output
    assert "FC005" not in output


def test_a_linkbase_alone_goes_by_the_ids_of_concepts(tmp_path: Path) -> None:
    (tmp_path / "shop.xbrl").write_text(instance(changed("Profit", "1"), ADDRESS), encoding="utf-8")
    (tmp_path / "shop_cal.xml").write_text(linkbase(SUMS), encoding="utf-8")

    status, output = run("report", str(tmp_path / "shop.xbrl"), str(tmp_path / "shop_cal.xml"))

    assert status == 1
    assert "Profit, 2024: 5,000 - 1,300 - 2,500 make 1,200, not 1" in output
    assert "concepts are known by the ids of the linkbase alone" in output


def test_an_id_that_may_mean_another_prefix_leaves_its_sum_unchecked(tmp_path: Path) -> None:
    text = (
        instance(changed("Profit", "1"), ADDRESS)
        .replace("eg:", "shop:")
        .replace("xmlns:eg=", "xmlns:shop=")
    )
    (tmp_path / "shop.xbrl").write_text(text, encoding="utf-8")
    (tmp_path / "shop_cal.xml").write_text(linkbase(SUMS), encoding="utf-8")

    found = fc.check(fc.load(tmp_path / "shop.xbrl", tmp_path / "shop_cal.xml"))

    assert found.conflicts == ()
    assert "nothing was added up" in line(found)


def test_a_prohibited_arc_is_none(tmp_path: Path) -> None:
    path = put(tmp_path, [one for one in SHOP if one.concept != "Toys"], [SALES])
    prohibiting = (
        f'<link:calculationArc xlink:type="arc" xlink:arcrole="{ARCROLE}" xlink:from="Sales" '
        'xlink:to="Books" order="1" weight="1.0" use="prohibited" priority="1"/>\n'
    )
    assert len(fc.check(fc.load(path)).conflicts) == 1

    (tmp_path / "shop_cal.xml").write_text(linkbase([SALES], prohibiting), encoding="utf-8")

    assert fc.check(fc.load(path)).findings == ()


def test_a_part_that_a_sum_has_twice_leaves_it_unchecked(tmp_path: Path) -> None:
    path = put(tmp_path, SHOP, [Sum("Sales", (("Books", "1"), ("Toys", "1"), ("Books", "1")))])

    found = fc.check(fc.load(path))

    assert found.findings == ()
    assert found.filings[0]["unchecked"] == [
        {"why": "the taxonomy has a part twice in one sum", "sums": 1}
    ]


def test_json_says_what_was_read_of_a_filing(tmp_path: Path) -> None:
    path = put(tmp_path, changed("Profit", "1300"), SUMS)

    told = json.loads(fc.check(fc.load(path)).to_json())

    (one,) = told["filings"]
    assert (one["figures"], one["tied"], one["holds"], one["breaks"], one["missing"]) == (
        6,
        6,
        1,
        1,
        [],
    )
    assert set(told["inputs"]) >= {str(path)}
    assert len(told["inputs"]) == 3


def test_keys_stay_when_a_filing_is_moved_or_written_anew(tmp_path: Path) -> None:
    first = fc.check(fc.load(put(tmp_path, changed("Profit", "1300"), SUMS)))
    (tmp_path / "other").mkdir()
    shuffled = list(reversed(changed("Profit", "1300")))
    second = fc.check(fc.load(put(tmp_path / "other", shuffled, SUMS, "else.xbrl")))

    assert [one.key for one in first.conflicts] == [one.key for one in second.conflicts]


def test_a_report_on_a_filing_is_held_against_it(tmp_path: Path) -> None:
    path = put(tmp_path, changed("Profit", "1300"), SUMS)
    saved = tmp_path / "report.json"
    saved.write_text(fc.check(fc.load(path)).to_json(), encoding="utf-8")

    assert run("verify", str(saved), str(path))[0] == 0
    put(tmp_path, changed("Profit", "1301"), SUMS)
    assert run("verify", str(saved), str(path))[0] == 1


SHOWN = (
    ("", "", "2700"),
    ("ixt:num-dot-decimal", "2,700", "2700"),
    ("ixt:numdotdecimal", "2 700", "2700"),
    ("ixt:numcommadot", "2,700.00", "2700"),
    ("ixt:num-comma-decimal", "2.700,00", "2700"),
    ("ixt:numcommadecimal", "2\u00a0700,0", "2700"),
    ("ixt:fixed-zero", "nil", "0"),
    ("ixt:zerodash", "\u2014", "0"),
)


@pytest.mark.parametrize("version", ["2013", "2008"])
@pytest.mark.parametrize(("form", "shown", "meant"), [*SHOWN, ("ixt-sec:numwordsen", "two", "")])
def test_a_page_shows_numbers_in_many_ways(
    tmp_path: Path, form: str, shown: str, meant: str, version: str
) -> None:
    path = put(tmp_path, SHOP, [SALES], "shop.xhtml")
    text = path.read_text(encoding="utf-8").replace("2013/inlineXBRL", f"{version}/inlineXBRL")
    here = 'format="ixt:num-dot-decimal" scale="0">2,700<'
    assert here in text
    attribute = f'format="{form}" ' if form else ""
    path.write_text(text.replace(here, f'{attribute}scale="0">{shown or meant}<'), encoding="utf-8")

    found = fc.check(fc.load(path))

    fails = [] if meant == "2700" or not meant else ["Sales, 2024: 0 + 2,300 make 2,300, not 5,000"]
    assert [one.headline for one in found.conflicts] == fails
    assert ("1 was not checked" in line(found)) is (not meant)


@pytest.mark.parametrize(
    ("scale", "shown", "sign"), [("3", "2.7", ""), ("-1", "27,000", ""), ("2", "27", "-")]
)
def test_the_scale_and_sign_of_a_shown_number_count(
    tmp_path: Path, scale: str, shown: str, sign: str
) -> None:
    path = put(tmp_path, SHOP, [SALES], "shop.xhtml")
    text = path.read_text(encoding="utf-8")
    signed = f' sign="{sign}"' if sign else ""
    path.write_text(
        text.replace('scale="0">2,700<', f'scale="{scale}"{signed}>{shown}<'), encoding="utf-8"
    )

    found = fc.check(fc.load(path))

    wrong = ["Sales, 2024: (-2,700) + 2,300 make -400, not 5,000"] if sign else []
    assert [one.headline for one in found.conflicts] == wrong


def test_a_pure_number_of_json_is_a_figure_where_a_sum_is_about_it(tmp_path: Path) -> None:
    told = json.loads(
        report([Told("Books", "1", "INF", unit="pure"), Told("Toys", "2", "INF", unit="pure")])
    )
    for one in told["facts"].values():
        del one["dimensions"]["unit"]
    told["facts"]["f2"] = {
        "value": "4",
        "dimensions": {**told["facts"]["f0"]["dimensions"], "concept": "eg:Sales"},
    }
    put(tmp_path, SHOP, [SALES])
    (tmp_path / "counts.json").write_text(json.dumps(told, indent=1), encoding="utf-8")

    (one,) = fc.check(fc.load(tmp_path / "counts.json")).conflicts

    assert one.headline == "Sales, 2024: 1 + 2 make 3, not 4"


def test_places_are_those_of_the_file(tmp_path: Path) -> None:
    path = put(tmp_path, changed("Profit", "1300"), SUMS)
    lines = path.read_text(encoding="utf-8").splitlines()

    (one,) = fc.check(fc.load(path)).conflicts

    assert "<eg:Profit" in lines[one.labels[0].place.line - 1]
    assert one.labels[0].text == "1300"


def test_a_json_filing_has_places_as_well(tmp_path: Path) -> None:
    path = put(tmp_path, changed("Profit", "1300"), SUMS, "shop.json")
    lines = path.read_text(encoding="utf-8").splitlines()

    (one,) = fc.check(fc.load(path)).conflicts

    assert '"f0"' in lines[one.labels[0].place.line - 1]


def test_a_page_with_tagged_figures_is_a_page_with_its_text_and_tables(tmp_path: Path) -> None:
    path = put(tmp_path, SHOP, [SALES], "shop.xhtml")
    text = path.read_text(encoding="utf-8")
    head = '<div style="display:none">Sales rose 18 percent, to 46,200 from 41,000.</div>'
    rows = [("Region", 2022, 2023, 2024), ("Quay", 41, 512, 310), ("Hill", 902, 118, 47)]
    rows += [("Moor", 77, 845, 901), ("Total", 1020, 1475, 1285)]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    path.write_text(
        text.replace(
            "<body>", f"<body>{head}<p>Rent rose 18 percent, to 462 from 410.</p>"
        ).replace("</body>", f"<table>{table}</table></body>"),
        encoding="utf-8",
    )

    found = fc.check(fc.load(path))

    assert [one.headline for one in found.conflicts] == [
        "18 percent, to 462 from 410: 410 to 462 is up 12.7 percent, not 18 percent",
        "Total, 2024: 310 + 47 + 901 make 1,258, not 1,285",
    ]
    assert len(found.filings) == len(found.texts) == 1
    assert fc.check(fc.load(path, kind="text")).filings == ()
