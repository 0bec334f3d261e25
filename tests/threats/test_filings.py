"""What a stranger's filing holds: no entity is expanded, nothing is fetched, no file elsewhere is
read.
"""

from __future__ import annotations

import json
import socket
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.bringing.filings.writing import (
    INCOME,
    SALES,
    SHOP,
    Told,
    concepts,
    instance,
    linkbase,
    package,
    put,
    report,
    schema,
)
from tests.threats.running import run

SUMS = [INCOME, SALES]
CANARY = "canary-of-a-file-outside"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stranger's folder with a file beside it that is nobody's business, on a machine without a
    network.
    """

    def refuse(*_: Any, **__: Any) -> None:
        msg = "something was fetched or started"
        raise AssertionError(msg)

    own = tmp_path / "stranger"
    own.mkdir()
    (tmp_path / "secret.xml").write_text(f"<secret>{CANARY}</secret>")
    (tmp_path / "secret.xsd").write_text(schema(concepts(SUMS)))
    (tmp_path / "shop_cal.xml").write_text(linkbase(SUMS))
    monkeypatch.chdir(own)
    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(subprocess, "Popen", refuse)
    return own


ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "1200">]>',
    '<!DOCTYPE x [<!ENTITY a SYSTEM "../secret.xml">]>',
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE x [<!ENTITY a SYSTEM "http://example.com/x">]>',
    '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://example.com/x.dtd"> %p;]>',
    '<!DOCTYPE x SYSTEM "http://example.com/x.dtd">',
    '<!DOCTYPE x PUBLIC "-//X//X" "../secret.xml">',
    "<!DOCTYPE x>",
    '<!DOCTYPE x [<!ENTITY a "1"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    + "".join(f'<!ENTITY {chr(98 + n)}{n} "{"&b;" * 10}">' for n in range(9))
    + '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>',
    f'<!DOCTYPE x [<!ENTITY a "{"1" * 50_000}">]>',
)
"""Document types: entities of text, files, a network, parameters, of entities in entities."""

PLACES = ("instance", "page", "schema", "linkbase", "catalog")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("number", range(len(ENTITIES)))
def test_a_document_type_is_refused_wherever_it_stands(
    folder: Path, number: int, place: str
) -> None:
    def with_type(text: str) -> str:
        return ENTITIES[number] + text.replace(
            '<?xml version="1.0" encoding="UTF-8"?>', ""
        ).replace("1200", "&a;")

    name = "shop.xhtml" if place == "page" else "shop.xbrl"
    path = put(folder, SHOP, SUMS, name)
    for at, known in (
        ("schema", "shop.xsd"),
        ("linkbase", "shop_cal.xml"),
        ("instance", name),
        ("page", name),
    ):
        if at == place:
            (folder / known).write_text(with_type((folder / known).read_text()))
    rewriting = '<rewriteURI uriStartString="http://e/" rewritePrefix="../"/>'
    catalog = f'<catalog xmlns="urn:x">{rewriting}</catalog>'
    more = []
    if place == "catalog":
        (folder / "t.zip").write_bytes(package({"META-INF/catalog.xml": with_type(catalog)}))
        more = ["t.zip"]

    result = run("report", path.name, *more, "--isolated")

    assert result.exit_code in {1, 2}, result.output
    assert "is refused, since it describes a document type" in result.output
    assert CANARY not in result.output
    assert "root:" not in result.output


ELSEWHERE = (
    "../secret.xsd",
    "../../../../../../etc/passwd",
    "/etc/passwd",
    "file:///etc/passwd",
    "http://example.com/shop.xsd",
    "https://127.0.0.1:1/shop.xsd",
    "ftp://example.com/shop.xsd",
    "//example.com/shop.xsd",
    "http:/example.com/shop.xsd",
    "data:text/xml,<x/>",
    "linked.xsd",
    "linked/secret.xsd",
    "shop.xsd\x00.xml",
    "..\\secret.xsd",
    "C:\\secret.xsd",
    "~/secret.xsd",
    "$HOME/secret.xsd",
    "%2e%2e/secret.xsd",
    "/dev/zero",
    ".",
    "",
)
"""Addresses that lead to a network, out of the folder, by links, or nowhere."""


@pytest.mark.parametrize("address", ELSEWHERE)
def test_nothing_is_fetched_and_nothing_outside_the_folder_is_read(
    folder: Path, address: str
) -> None:
    (folder / "linked.xsd").symlink_to(folder.parent / "secret.xsd")
    (folder / "linked").symlink_to(folder.parent)
    wrong = [Told("Profit", "1"), *SHOP[1:]]
    written = address.replace("&", "&amp;").replace("<", "&lt;").replace("\x00", "")
    (folder / "shop.xbrl").write_text(instance(wrong, written))

    result = run("report", "shop.xbrl", "--isolated")

    assert result.exit_code == 1
    assert "FC201" not in result.output
    assert "no sums were checked" in result.output
    assert CANARY not in result.output


@pytest.mark.parametrize(
    "address", ["../secret.xsd", "/etc/passwd", "http://example.com/cal.xml", "linked.xml"]
)
def test_a_schema_leads_nowhere_else_either(folder: Path, address: str) -> None:
    put(folder, [Told("Profit", "1"), *SHOP[1:]], SUMS)
    (folder / "linked.xml").symlink_to(folder.parent / "shop_cal.xml")
    (folder / "shop.xsd").write_text(schema(concepts(SUMS), address))

    result = run("report", "shop.xbrl", "--isolated")

    assert "FC201" not in result.output
    assert "1 file of its taxonomy not at hand" in result.output


NUMBERS = (
    "1e400",
    "1E999999999",
    "1e-999999999",
    "9" * 401,
    "0." + "0" * 500 + "1",
    "NaN",
    "INF",
    "-INF",
    "1_000",
    "0x10",
    "٣",
    "1,000",
    "1 000",
    "--1",
    "1e1e1",
    ".",
    "e5",
    "",
)
"""Numbers that are too long, or none."""


@pytest.mark.parametrize("value", NUMBERS)
def test_what_is_no_bearable_number_stands_in_the_way_of_its_sum(folder: Path, value: str) -> None:
    text = instance([*SHOP[:5], Told("Toys", "2300")]).replace(">2300<", f">{value}<")
    put(folder, SHOP, SUMS)
    (folder / "shop.xbrl").write_text(text)

    result = run("report", "shop.xbrl", "-v", "--isolated")

    assert result.exit_code == 0
    assert "1 sum holds; 1 was not checked" in result.output


@pytest.mark.parametrize(
    "decimals", ["999999999", "-999999999", "401", "1e5", "x", "", "NaN", "--2"]
)
def test_rounding_of_no_bearable_size_stands_in_the_way_of_its_sum(
    folder: Path, decimals: str
) -> None:
    put(folder, [*SHOP[:5], Told("Toys", "2300", decimals)], SUMS)

    result = run("report", "shop.xbrl", "--isolated")

    assert result.exit_code == 0
    assert "1 sum holds; 1 was not checked" in result.output


BROKEN: tuple[tuple[str, bytes], ...] = (
    ("shop.xbrl", b"<" * 100_000),
    ("shop.xbrl", b'<xbrl xmlns="http://www.xbrl.org/2003/instance">' + b"<a>" * 200_000),
    ("shop.xbrl", b'<xbrl xmlns="http://www.xbrl.org/2003/instance"><context id="a">'),
    (
        "shop.xbrl",
        b'<?xml version="1.0" encoding="x-none"?><xbrl xmlns="http://www.xbrl.org/2003/instance"/>',
    ),
    ("shop.xbrl", b'<xbrl xmlns="http://www.xbrl.org/2003/instance">&undeclared;</xbrl>'),
    ("shop.xbrl", b""),
    ("shop.xbrl", b"\xff\xfe<\x00"),
    ("shop.xbrl", b"PK\x03\x04"),
    ("shop.xml", b"<a/>"),
    (
        "shop.json",
        b'{"documentInfo":{"documentType":"https://xbrl.org/2021/xbrl-json"},"facts":'
        + b"[" * 100_000,
    ),
    (
        "shop.json",
        b'{"documentInfo":{"documentType":"https://xbrl.org/2021/xbrl-json"},"facts":{"a":1,"a":2}}',
    ),
    (
        "shop.json",
        b'{"documentInfo":{"documentType":"https://xbrl.org/2021/xbrl-json"},"facts":[]}',
    ),
    ("shop.json", b'{"documentInfo":{"documentType":"https://xbrl.org/2021/xbrl-json"}\xff}'),
    ("shop.zip", b"PK\x03\x04"),
    ("shop.zip", b"not an archive"),
)
"""Files that end amid something, are nested deeply, or are of another kind."""


@pytest.mark.parametrize("number", range(len(BROKEN)))
def test_a_broken_filing_is_told_and_the_others_are_checked(folder: Path, number: int) -> None:
    name, content = BROKEN[number]
    (folder / "b").mkdir()
    (folder / "b" / name).write_bytes(content)
    put(folder, [Told("Profit", "1"), *SHOP[1:]], SUMS, "good.xbrl")

    result = run("check", f"b/{name}", "good.xbrl", "--isolated")

    assert result.exit_code == 1
    assert "good.xbrl" in result.output
    assert "FC201" in result.output
    assert "Traceback" not in result.output


def test_a_package_that_is_a_bomb_is_refused(folder: Path) -> None:
    put(folder, [Told("Profit", "1"), *SHOP[1:]], SUMS)
    (folder / "bomb.zip").write_bytes(package({"a.xsd": " " * 30_000_000}))

    result = run("check", "bomb.zip", "shop.xbrl", "--isolated")

    assert "bomb.zip: refused, since it has a part packed to less than" in result.output
    assert "FC201" in result.output


def test_names_in_a_package_lead_nowhere(folder: Path) -> None:
    address = "https://taxonomies.example.com/secret.xsd"
    (folder / "shop.xbrl").write_text(instance([Told("Profit", "1"), *SHOP[1:]], address))
    catalog = (
        '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><rewriteURI '
        'uriStartString="https://taxonomies.example.com/" rewritePrefix="../../../"/></catalog>'
    )
    (folder / "t.zip").write_bytes(
        package({"META-INF/catalog.xml": catalog, "../secret.xml": "<a/>"})
    )

    result = run("report", "shop.xbrl", "t.zip", "--isolated")

    assert "no sums were checked" in result.output
    assert CANARY not in result.output


def test_words_of_a_filing_are_told_without_controls(folder: Path) -> None:
    told = json.loads(report([Told("Profit", "1"), *SHOP[1:]]))
    for one in told["facts"].values():
        one["dimensions"]["eg:RegionAxis"] = "\x1b[31m red \u202e"
    put(folder, SHOP, SUMS)
    (folder / "shop.json").write_text(json.dumps(told))

    result = run("report", "shop.json", "--isolated")

    assert "FC201" in result.output
    assert "\x1b" not in result.output
    assert "\u202e" not in result.output
