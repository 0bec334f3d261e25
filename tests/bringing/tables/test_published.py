"""What published tables do that is no mistake, each beside one that is; the figures are
invented.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import figurecheck as fc
from figurecheck.bringing.documents.document import decoded
from figurecheck.bringing.documents.kinds import RECORDS, TABLE, kind_of
from figurecheck.cli import main


def checked(folder: Path, text: str | bytes, name: str = "table.csv") -> fc.Report:
    """The report on a table."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return fc.check(fc.load(path))


FLOWS = "Month,Total equity,Domestic,World\n" + "".join(
    f"2024-{month:02},{home + world},{home},{world}\n"
    for month, (home, world) in enumerate(
        [(3127, 811), (-2045, 1466), (1733, -902), (964, 1507), (-311, 2290), (4018, 377)], 1
    )
)


def test_a_missing_part_may_be_less_than_nothing(tmp_path: Path) -> None:
    report = checked(tmp_path, FLOWS + "2024-07,3208,,4568\n")

    assert report.findings == ()


def test_a_part_that_was_never_less_than_nothing_is_not_missing_from_a_smaller_total(
    tmp_path: Path,
) -> None:
    counted = FLOWS.replace("-2045", "2045").replace("-902", "902").replace("-311", "311")
    counted = counted.replace(",-579,", ",3511,").replace(",831,", ",2635,")
    counted = counted.replace(",1979,", ",2601,")
    report = checked(tmp_path, counted + "2024-07,3208,,4568\n")

    assert [one.code for one in report.conflicts] == ["FC201"]


ROUNDED = "Years,Births,Deaths,Natural change,Births per 1000\n" + "".join(
    f"{year}-{year + 5},{births}000,{deaths}000,{births - deaths + off}000,{rate}\n"
    for year, births, deaths, off, rate in [
        (1950, 139, 66, 1, "41.2"),
        (1955, 167, 78, 0, "43.7"),
        (1960, 195, 89, -1, "44.9"),
        (1965, 214, 97, 0, "44.1"),
        (1970, 251, 115, 0, "43.8"),
        (1975, 301, 138, 1, "42.6"),
        (1980, 344, 151, 0, "41.9"),
    ]
)


def test_figures_of_a_column_in_thousands_are_rounded_to_thousands(tmp_path: Path) -> None:
    assert checked(tmp_path, ROUNDED).findings == ()


PRECINCTS = "Precinct,Lynch,Burke,Early,Election day,Write-in,Total\n" + "".join(
    f"{name},{lynch},{burke},{early},{late},{early + late},{lynch + burke + early + late}\n"
    for name, lynch, burke, early, late in [
        ("1A", 1245, 425, 1, 2),
        ("1B", 1063, 461, 0, 2),
        ("2A", 1216, 517, 0, 1),
        ("2B", 1238, 477, 0, 1),
        ("3A", 1094, 384, 0, 1),
        ("4A", 1032, 409, 0, 0),
        ("All", 6888, 2673, 1, 7),
    ]
)


def test_parts_of_a_part_are_not_counted_twice_since_a_few_are_as_small_as_rounding(
    tmp_path: Path,
) -> None:
    assert checked(tmp_path, PRECINCTS).findings == ()


REGISTERED = """Place,Votes,Blank,Registered,Ballots
Vote centre,812,14,17215,826
Post,1407,29,17215,1436
Drop box,233,7,43,240
Total,2452,50,17215,2502
"""


def test_a_column_that_the_parts_do_not_split_is_none_of_a_sum(tmp_path: Path) -> None:
    assert checked(tmp_path, REGISTERED).findings == ()


PRICES = "Month,Volume,Sales,Average price\n" + "".join(
    f"{month},{volume},{sales},{price}\n"
    for month, volume, sales, price in [
        ("Jan", 553_464_236, 2959, 187_044),
        ("Feb", 571_012_740, 3021, 189_014),
        ("Mar", 602_377_815, 3140, 191_840),
        ("Apr", 633_190_442, 3255, 194_529),
        ("May", 670_921_133, 3398, 197_446),
        ("Jun", 743_454_236, 2959, 251_300),
    ]
)


def test_a_rate_that_is_written_to_hundreds_is_rounded_to_hundreds(tmp_path: Path) -> None:
    assert checked(tmp_path, PRICES).findings == ()


def twins(differing: str, rows: int = 12) -> str:
    """Two tables on one page that have their figures in common but for some of the second."""
    names = [*(f"Site {at}" for at in range(1, rows)), "Total"]
    values = {name: str(1017 * at + 31) for at, name in enumerate(names, 3)}
    changed = dict(pair.split("=") for pair in differing.split(",")) if differing else {}

    def table(figures: dict[str, str]) -> str:
        body = "".join(f"| {name} | {figures[name]} |\n" for name in names)
        return f"| Place | Loans |\n| --- | --- |\n{body}\n"

    return f"# Loans\n\n{table(values)}Text.\n\n{table({**values, **changed})}"


@pytest.mark.parametrize(
    ("differing", "many"),
    [("", 0), ("Site 4=7511", 1), ("Total=99", 0), ("Site 4=7511,Site 5=1", 0)],
)
def test_one_figure_that_was_left_behind_is_told_and_columns_of_other_things_are_not(
    tmp_path: Path, differing: str, many: int
) -> None:
    report = checked(tmp_path, twins(differing, rows=22), "page.md")

    assert [one.code for one in report.conflicts] == ["FC502"] * many


@pytest.mark.parametrize("across", [False, True])
def test_a_figure_that_another_file_has_otherwise_is_a_warning_where_that_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, across: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    rows = ["Place,Loans", *(f"Site {at},{1017 * at + 31}" for at in range(1, 13))]
    Path("old.csv").write_text("\n".join(rows), encoding="utf-8")
    Path("new.csv").write_text("\n".join(rows).replace("4099", "4909"), encoding="utf-8")
    options = ["--across"] if across else []
    result = CliRunner().invoke(main, ["report", "old.csv", "new.csv", "--finding", "1", *options])

    found = "warning FC502: Site 4, Loans: 4099 in old.csv, 4909 in new.csv" in result.output
    assert found == across


def test_relations_are_told_in_words(tmp_path: Path) -> None:
    text = (
        "Region,2021,2022,2023\nHarbour,1131,1204,1310\nHill,2045,2118,2047\nTotal,3176,3322,3375\n"
    )
    (tmp_path / "t.csv").write_text(text + "\nNote\n", encoding="utf-8")
    report = checked(
        tmp_path,
        text.replace("\nTotal", "\nMoor,803,845,901\nTotal").replace(
            "3176,3322,3375", "3979,4167,4285"
        ),
        "t.csv",
    )
    (one,) = report.conflicts

    assert one.because == "because Total is the sum of Harbour, Hill and Moor in 2 of 3 columns"


def test_a_table_in_latin_1_is_read_and_noted(tmp_path: Path) -> None:
    text = "Région,2022,2023\nHâvre,7,8\n".encode("cp1252")
    report = checked(tmp_path, text)

    assert [(one.code, one.severity) for one in report.findings] == [("FC005", "note")]


def test_a_table_in_utf_16_is_read(tmp_path: Path) -> None:
    assert checked(tmp_path, FLOWS.encode("utf-16")).findings == ()


def test_a_page_is_read_in_the_encoding_that_it_states() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">Hâvre'

    assert decoded(page.encode("cp1252"), "page.html").endswith("Hâvre")


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Class,Type,Quantity,Note", TABLE),
        ("claims,figure,measure", RECORDS),
        ("claim,figure,measure", RECORDS),
    ],
)
def test_a_heading_that_is_nearly_a_kind_needs_what_that_kind_has(heading: str, kind: str) -> None:
    assert kind_of("t.csv", f"{heading}\n".encode()) == kind


PARTIES = """Candidate,Party,Machine,Post,Hand,Totals
Holm,DEM,1303,95,2,1400
Holm,WF,113,5,,118
Holm,UNK,40,2,10,52
Holm,TOT,1456,102,,1570
Moe,REP,740,42,,782
Moe,IND,51,4,,55
Moe,TOT,791,46,,837
Lind,LIB,225,11,,236
Dahl,GREEN,117,14,,131
"""


def test_a_total_that_leaves_a_part_blank_does_not_say_that_it_is_nothing(tmp_path: Path) -> None:
    assert checked(tmp_path, PARTIES).findings == ()


def test_a_column_in_which_many_sums_break_is_none_that_they_split(tmp_path: Path) -> None:
    rows = ["Precinct,Holm,Moe,Lind,Registered"]
    for county in range(1, 6):
        votes = [
            [311 * county + 37 * place, 205 * county + 11 * place, 97 * county + 53 * place]
            for place in range(1, 4)
        ]
        voters = [sum(one) + 229 for one in votes]
        rows += [
            f"{county}-{place},{','.join(map(str, one))},{many}"
            for place, one, many in zip((1, 2, 3), votes, voters, strict=True)
        ]
        total = ",".join(str(sum(column)) for column in zip(*votes, strict=True))
        rows.append(f"County {county} total,{total},{sum(voters) + 119 + county}")
    assert checked(tmp_path, "\n".join(rows) + "\n").findings == ()


SCORES = """Score,2018,2019,2020,2021,2022,2023,2024
5,15.3%,18.4%,18.0%,17.1%,17.0%,16.4%,18.8%
4,18.0%,17.5%,17.9%,18.5%,18.4%,19.3%,21.5%
3,23.0%,20.0%,20.2%,19.3%,19.5%,20.1%,18.8%
2,18.5%,14.3%,14.2%,12.7%,14.6%,15.0%,14.9%
1,25.2%,29.8%,29.7%,32.4%,30.5%,29.2%,26.0%
"""


def test_scores_beside_percentages_do_not_make_100(tmp_path: Path) -> None:
    report = checked(tmp_path, SCORES)

    assert report.findings == ()
    assert report.tables[0]["relations"]


YEARS = """Item,2023,2024
Harbour,482115,517304
Old Town,290417,301822
West Bank,118246,120335
Hill,77120,81946
Total,967898,{total}
"""


@pytest.mark.parametrize(
    ("total", "breaks"),
    [
        (1021407, 0),
        (1021407 + 411, 0),  # no swap makes it
        (1021407 + 9, 0),  # a swap makes one of ten such differences
        (1021407 - 18000, 1),
    ],
)
def test_a_total_that_holds_in_one_year_is_wrong_in_the_other_where_a_swap_says_so(
    tmp_path: Path, total: int, breaks: int
) -> None:
    report = checked(tmp_path, YEARS.format(total=total))

    assert [one.severity for one in report.conflicts] == ["warning"] * breaks


BOUNDS = "Group,Mean grams,CI from,CI to\n" + "".join(
    f"{group},{low + high >> 1},{low},{high}\n"
    for group, low, high in [
        ("Harbour", 101, 109),
        ("Old Town", 92, 96),
        ("West Bank", 139, 151),
        ("Hill", 61, 71),
        ("River", 86, 98),
        ("Moor", 45, 59),
    ]
)


def test_a_mean_is_not_that_of_its_bounds(tmp_path: Path) -> None:
    assert checked(tmp_path, BOUNDS + "Dale,77,60,118\n").findings == ()


RATIOS = "Region,Area,People,People per km2\n" + "".join(
    f"{region},{area},{people},{rate}\n"
    for region, area, people, rate in [
        ("Harbour", 121, 24817, "205.1"),
        ("Old Town", 47, 31244, "664.8"),
        ("West Bank", 388, 18902, "48.7"),
        ("Hill", 263, 9471, "36.0"),
        ("Moor", 219, 30758, "140.4"),
    ]
)


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        ("River,174,20418,117.3", ""),
        ("River,174,20418,171.3", "D7"),
        ("River,174,24018,117.3", "C7"),
        ("River,147,20418,117.3", "B7"),
    ],
)
def test_a_swap_says_which_figure_of_a_ratio_to_look_at(
    tmp_path: Path, row: str, cell: str
) -> None:
    found = checked(tmp_path, f"{RATIOS}{row}\n").conflicts

    assert [one.help.split()[2] for one in found] == [cell] * bool(cell)


AGES = "Age,All,North,South,East\n" + "".join(
    f"{age},{north + south + east},{north},{south},{east}\n"
    for age, north, south, east in [
        (15, 123, 38, 24),
        (16, 215, 114, 72),
        (17, 587, 216, 131),
        (18, 1203, 418, 207),
        (19, 2219, 733, 416),
        (20, 3527, 1214, 811),
        (21, 4102, 1609, 1015),
    ]
)


@pytest.mark.parametrize(("row", "breaks"), [("<,15,10,3,7", 0), ("Under,15,10,3,7", 1)])
def test_a_label_of_nothing_but_a_sign_is_cut_from_its_figure(
    tmp_path: Path, row: str, breaks: int
) -> None:
    head, rest = AGES.split("\n", 1)
    more = "22,4931,1844,1227,1860\n23,5210,2119,1306,1785\n"
    report = checked(tmp_path, f"{head}\n{row}\n{rest}{more}")

    assert len(report.conflicts) == breaks


CARS = """Model,2018,2019,2020,2021,2022
Fox,28845,26112,24124,14802,{fox}
Hare,47876,10237,14325,15850,16413
Lynx,12887,25097,26464,26098,24760
Total,89608,61446,64913,56750,{total}
"""


@pytest.mark.parametrize(
    ("fox", "total", "breaks"), [(17336, 58500, 0), (17336, 58900, 1), (17336, 58518, 1)]
)
def test_a_total_that_ends_in_noughts_may_be_rounded(
    tmp_path: Path, fox: int, total: int, breaks: int
) -> None:
    report = checked(tmp_path, CARS.format(fox=fox, total=total))

    assert len(report.conflicts) == breaks


def test_tables_that_only_have_figures_in_common_were_compared(tmp_path: Path) -> None:
    rows = ["Site,Loans", *(f"Site {number},{number * 7919 % 9001}" for number in range(1, 8))]
    for name in ("one.csv", "two.csv"):
        (tmp_path / name).write_text("\n".join(rows), encoding="utf-8")
    paths = [str(tmp_path / "one.csv"), str(tmp_path / "two.csv")]

    apart = CliRunner().invoke(main, ["report", *paths])
    across = CliRunner().invoke(main, ["report", *paths, "--across"])

    assert (apart.exit_code, across.exit_code) == (2, 0)
    assert apart.output.count("so nothing was compared") == 2
    assert across.output.count("7 of them held against another table") == 2
