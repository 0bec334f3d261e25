"""Names of real places are never told as slips of one another, however often each is written."""

from __future__ import annotations

import zoneinfo

import pytest

import figurecheck as fc
from figurecheck.report.safe import safe

COUNTRIES = """
Afghanistan Albania Algeria Andorra Angola Argentina Armenia Australia Austria Azerbaijan Bahamas Bahrain Bangladesh
Barbados Belarus Belgium Belize Benin Bhutan Bolivia Botswana Brazil Brunei Bulgaria Burundi Cambodia Cameroon
Canada Chad Chile China Colombia Comoros Congo Croatia Cuba Cyprus Denmark Djibouti Dominica Ecuador Egypt Eritrea
Estonia Eswatini Ethiopia Fiji Finland France Gabon Gambia Georgia Germany Ghana Greece Grenada Guatemala Guinea
Guyana Haiti Honduras Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy Jamaica Japan Jordan Kazakhstan
Kenya Kiribati Kosovo Kuwait Kyrgyzstan Laos Latvia Lebanon Lesotho Liberia Libya Liechtenstein Lithuania Luxembourg
Madagascar Malawi Malaysia Maldives Mali Malta Mauritania Mauritius Mexico Micronesia Moldova Monaco Mongolia
Montenegro Morocco Mozambique Myanmar Namibia Nauru Nepal Netherlands Nicaragua Niger Nigeria Norway Oman Pakistan
Palau Panama Paraguay Peru Philippines Poland Portugal Qatar Romania Russia Rwanda Samoa Senegal Serbia Seychelles
Singapore Slovakia Slovenia Somalia Spain Sudan Suriname Sweden Switzerland Syria Taiwan Tajikistan Tanzania
Thailand Togo Tonga Tunisia Turkey Turkmenistan Tuvalu Uganda Ukraine Uruguay Uzbekistan Vanuatu Venezuela Vietnam
Yemen Zambia Zimbabwe
"""
STATES = """
Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois
Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana
Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Washington Wisconsin Wyoming
"""
MONTHS = "January February March April May June July August September October November December"
TOWNS = """
Hereford Hertford Stamford Stanford Stafford Milton Hilton Wilton Bolton Boston Barton Burton Buxton Dalton Walton
Halton Camden Hamden Kingston Kingstown Charleston Charlestown Newton Newtown Harlow Marlow Barlow Hanley Henley
Dublin Lublin Preston Reston Darlington Arlington Bristol Oxford Cambridge Clayton Layton Dayton Easton Weston
Clinton Clifton Springfield Franklin Salem Madison Lincoln Bradford Leeds York Exeter Plymouth Portsmouth Norwich
Ipswich Denver Houston Austin Dallas Chicago Seattle Portland Phoenix Tucson Memphis Nashville Atlanta Miami Tampa
Orlando Bremen Berlin Hamburg Munich Cologne Essen Dresden Leipzig Paris Lyon Nantes Nancy Lille Rennes Rouen Reims
Tours Dijon Turin Milan Padua Genoa Naples Verona Vienna Graz Linz Zurich Geneva Basel Lugano
"""
SECOND_SPELLINGS = {
    "Asmera",
    "Faeroe",
    "Hongkong",
    "Katmandu",
    "Macao",
}  # of one city each: rightly told
CITIES = sorted(
    {
        name.rsplit("/", 1)[-1].replace("_", " ")
        for name in zoneinfo.available_timezones()
        if "Etc" not in name
    }
    - SECOND_SPELLINGS
)


PROVINCES = """
Henan Hunan Hebei Hubei Shanxi Shaanxi Jiangsu Jiangxi Guangdong Guangxi Herefordshire Hertfordshire Bedfordshire
Lecce Lecco Loire Loiret Palencia Valencia Ninh-Thuan Kabul Zabul Kronoberg Omskaya Tomskaya Saga Nara Yamagata
Yamaguchi Kagawa Kanagawa Nagano Nagasaki Fukui Fukuoka Fukushima Hainaut Brabant Limburg Vaud Valais Uri Zug Salzburg
"""
"""First divisions of countries; those that are a letter apart stand in the table, so that this
measures nothing.
"""

UNKNOWN = """
Bunbury/Sunbury Preston/Prestons Beerse/Beersel Bevere/Beveren Logatec/Rogatec Kalungu/Kanungu Monteros/Morteros
Cuilo/Cuito Lucala/Lucapa Machinga/Muchinga Karenga/Karonga Cumbria/Umbria Gomba/Gombe Colima/Tolima Kebbi/Nebbi
Borgou/Borkou Isabel/Isabela Plateau/Plateaux Lampang/Lampung Cascade/Cascades Nador/Nadur Cunene/Kunene
"""
"""Real names of ISO 3166-2 and GeoNames that no table of ours tells apart."""


def used(names: list[str], *, years: int = 1, together: bool = False, more: str = "") -> list[str]:
    """What is told of names used in so many years each, those of one year in one table or each by
    itself.
    """
    text = "measure: arrests\nunit: arrest\n" + more
    for at, name in enumerate(names):
        for year in range(years):
            when = 1000 + year + (0 if together else years * at)
            text += (
                f"\nclaim: c{at}-{year}\nfigure: 12 arrests\nmeasure: arrests\nwhere: {name}\nwhen:"
                f" {when}\n"
            )
    return [one.headline for one in fc.check(fc.loads(text)).findings if one.code == "FC402"]


@pytest.mark.parametrize("names", UNKNOWN.split())
def test_names_that_are_used_as_two_are_two_though_no_table_knows_them(names: str) -> None:
    pair = names.split("/")
    records = "".join(f"\nmember: {name}\ndimension: where\n" for name in pair)
    parts = f"\nmember: Whole\ndimension: where\nparts: {' + '.join(pair)}\n"
    relation = (
        f"\nrelation: less\nstates: arrests{{where={pair[0]}}} <= arrests{{where={pair[1]}}}\n"
    )

    assert used(pair, years=2) == []
    assert used(pair, together=True) == []
    assert [used(pair, more=more) for more in (records, parts, relation)] == [[], [], []]
    assert len(used(pair)) == 1  # once each and never together: nobody can know


def told(names: list[str], times: int) -> list[str]:
    text = "measure: arrests\nunit: arrest\n"
    for at, name in enumerate(names):
        for year in range(times):  # no two names for the same days
            text += f"\nclaim: c{at}-{year}\nfigure: 12 arrests\nmeasure: arrests\nwhere: {name}\n"
            text += f"when: {1000 + times * at + year}\n"
    return [one.headline for one in fc.check(fc.loads(text)).findings if one.code == "FC402"]


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize(
    "names",
    [COUNTRIES.split(), STATES.split(), MONTHS.split(), TOWNS.split(), CITIES, PROVINCES.split()],
    ids=["countries", "states", "months", "towns", "cities", "provinces"],
)
def test_real_names_are_no_slips(names: list[str], times: int) -> None:
    assert told(names, times) == []


def test_of_two_names_written_once_neither_is_called_right() -> None:
    (headline,) = told(["Springfield", "Sprngfield"], 1)
    assert "one of `Springfield` and `Sprngfield` may be a slip of the other" in headline


@pytest.mark.parametrize(
    "other", ["D\u0435nver", "Den\u200bver", "Denver\ufe0f", "\uff24enver", "D\u034fenver"]
)
@pytest.mark.parametrize("times", [1, 3])
def test_names_that_look_alike_are_told(other: str, times: int) -> None:
    assert len(told(["Denver", other], times)) == 1


@pytest.mark.parametrize(
    "names", [["Волга", "Москва", "Самара", "Тверь"], ["Αθήνα", "Πάτρα", "Ρόδος"]]
)
def test_real_names_in_another_script_are_no_slips(names: list[str]) -> None:
    assert told(names, 1) == []


@pytest.mark.parametrize("point", [0xAD, 0x34F, 0x3164, 0xFE0F, 0xFFA0, 0xE0100, 0x1D173])
def test_what_is_invisible_is_shown(point: int) -> None:
    assert safe(f"a{chr(point)}b") == f"a⟨U+{point:04X}⟩b"
