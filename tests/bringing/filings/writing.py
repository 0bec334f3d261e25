"""Invented filings, written in each of the ways in which filings come, with the taxonomy that they
name.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

import attr

EG = "http://example.com/shop"
HEAD = (
    'xmlns:xbrli="http://www.xbrl.org/2003/instance" '
    'xmlns:link="http://www.xbrl.org/2003/linkbase" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xbrldi="http://xbrl.org/2006/xbrldi" '
    f'xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:eg="{EG}" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
ARCROLE = "http://www.xbrl.org/2003/arcrole/summation-item"


@attr.frozen
class Told:
    """A fact to be written. ``when`` is a day, or two with ``/`` between; ``value`` is empty for
    none.
    """

    concept: str
    value: str
    decimals: str = "0"
    when: str = "2024-01-01/2024-12-31"
    member: str = ""
    unit: str = "USD"
    precision: str = ""


@attr.frozen
class Sum:
    """A total and its parts, each with its weight as text."""

    total: str
    parts: tuple[tuple[str, str], ...]
    role: str = "http://example.com/role/income"


def instance(
    facts: Sequence[Told], entry: str = "shop.xsd", before: str = "", inside: str = ""
) -> str:
    """An XBRL 2.1 instance, each fact on a line of its own."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        *([before] if before else []),
        f"<xbrli:xbrl {HEAD}>",
    ]
    lines.append(f'<link:schemaRef xlink:type="simple" xlink:href="{entry}"/>')
    lines += _surroundings(facts)
    lines += [inside] if inside else []
    for number, fact in enumerate(facts):
        given = f'contextRef="c{number}" unitRef="u{number}"'
        if not fact.value:
            lines.append(f'<eg:{fact.concept} {given} xsi:nil="true"/>')
            continue
        right = f'precision="{fact.precision}"' if fact.precision else f'decimals="{fact.decimals}"'
        lines.append(f"<eg:{fact.concept} {given} {right}>{fact.value}</eg:{fact.concept}>")
    return "\n".join([*lines, "</xbrli:xbrl>", ""])


def page(facts: Sequence[Told], entry: str = "shop.xsd") -> str:
    """The same as Inline XBRL: numbers as a page shows them, with commas, minus signs and scales of
    their own.
    """
    lines = [
        (
            '<html xmlns="http://www.w3.org/1999/xhtml" '
            f'xmlns:ix="http://www.xbrl.org/2013/inlineXBRL" {HEAD}'
        )
    ]
    lines[0] += ' xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2020-02-12"><body>'
    lines.append('<div style="display:none"><ix:header><ix:references>')
    lines.append(
        f'<link:schemaRef xlink:type="simple" xlink:href="{entry}"/></ix:references><ix:resources>'
    )
    lines += [*_surroundings(facts), "</ix:resources></ix:header></div><table>"]
    for number, fact in enumerate(facts):
        given = f'name="eg:{fact.concept}" contextRef="c{number}" unitRef="u{number}"'
        right = f'precision="{fact.precision}"' if fact.precision else f'decimals="{fact.decimals}"'
        shown = f"{fact.value.lstrip('-')}"
        whole, point, rest = shown.partition(".")
        sign = ' sign="-"' if fact.value[:1] == "-" else ""
        text = f"{int(whole):,}{point}{rest}" if fact.value else ""
        nil = "" if fact.value else ' xsi:nil="true"'
        form = 'format="ixt:num-dot-decimal" scale="0"'
        cell = f"<ix:nonFraction {given} {right} {form}{sign}{nil}>{text}</ix:nonFraction>"
        lines.append(f"<tr><td>{fact.concept}</td><td>{cell}</td></tr>")
    return "\n".join([*lines, "</table></body></html>", ""])


def report(facts: Sequence[Told], entry: str = "shop.xsd") -> str:
    """The same as xBRL-JSON, without precisions, which it does not have."""
    told = {}
    for number, fact in enumerate(facts):
        dimensions = {"concept": f"eg:{fact.concept}", "entity": "cik:0001", "unit": _unit(fact)}
        dimensions["period"] = "/".join(
            _midnight(day, last) for last, day in enumerate(_days(fact.when)) if day
        )
        if fact.member:
            dimensions["eg:RegionAxis"] = f"eg:{fact.member}"
        one: dict[str, object] = {"value": fact.value or None, "dimensions": dimensions}
        if fact.decimals != "INF":
            one["decimals"] = int(fact.decimals)
        told[f"f{number}"] = one
    about = {
        "documentType": "https://xbrl.org/2021/xbrl-json",
        "namespaces": {
            "eg": EG,
            "cik": "http://example.com/cik",
            "iso4217": "http://www.xbrl.org/2003/iso4217",
            "xbrli": "http://www.xbrl.org/2003/instance",
        },
        "taxonomy": [entry],
    }
    return json.dumps({"documentInfo": about, "facts": told}, indent=1)


def _unit(fact: Told) -> str:
    return f"iso4217:{fact.unit}" if fact.unit != "pure" else "xbrli:pure"


def _days(when: str) -> list[str]:
    return when.split("/") if "/" in when else ["", when]


def _midnight(day: str, last: int) -> str:
    from datetime import date, timedelta

    return f"{date.fromisoformat(day) + timedelta(days=last)}T00:00:00" if day else ""


def _surroundings(facts: Sequence[Told]) -> list[str]:
    lines = []
    for number, fact in enumerate(facts):
        days = fact.when.split("/")
        names = ("startDate", "endDate") if len(days) == 2 else ("instant",)
        period = "".join(
            f"<xbrli:{name}>{day}</xbrli:{name}>" for name, day in zip(names, days, strict=True)
        )
        name = "xbrldi:explicitMember"
        member = f'<{name} dimension="eg:RegionAxis">eg:{fact.member}</{name}>'
        segment = f"<xbrli:segment>{member}</xbrli:segment>" if fact.member else ""
        who = '<xbrli:identifier scheme="http://example.com/cik">0001</xbrli:identifier>'
        lines.append(
            f'<xbrli:context id="c{number}"><xbrli:entity>{who}{segment}</xbrli:entity>'
            f"<xbrli:period>{period}</xbrli:period></xbrli:context>"
        )
        lines.append(
            f'<xbrli:unit id="u{number}"><xbrli:measure>{_unit(fact)}</xbrli:measure></xbrli:unit>'
        )
    return lines


def schema(concepts: Sequence[str], linkbase: str = "shop_cal.xml") -> str:
    """A schema with some concepts that names a linkbase."""
    elements = "\n".join(
        f'<xs:element id="eg_{one}" name="{one}" substitutionGroup="xbrli:item" '
        'xbrli:periodType="duration" '
        'type="xbrli:monetaryItemType" nillable="true"/>'
        for one in dict.fromkeys(concepts)
    )
    role = "http://www.xbrl.org/2003/role/calculationLinkbaseRef"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" {HEAD} targetNamespace="{EG}">
<xs:annotation><xs:appinfo>
<link:linkbaseRef xlink:type="simple" xlink:href="{linkbase}" xlink:role="{role}"
  xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/>
</xs:appinfo></xs:annotation>
<xs:import namespace="http://www.xbrl.org/2003/instance"
  schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
{elements}
</xs:schema>
"""


def linkbase(sums: Sequence[Sum], more: str = "") -> str:
    """A calculation linkbase."""
    links = []
    for one in sums:
        names = [one.total, *(part for part, _ in one.parts)]
        locs = "\n".join(
            f'<link:loc xlink:type="locator" xlink:href="shop.xsd#eg_{name}" xlink:label="{name}"/>'
            for name in dict.fromkeys(names)
        )
        arcs = "\n".join(
            f'<link:calculationArc xlink:type="arc" xlink:arcrole="{ARCROLE}" '
            f'xlink:from="{one.total}" '
            f'xlink:to="{part}" order="{number}" weight="{weight}"/>'
            for number, (part, weight) in enumerate(one.parts, 1)
        )
        links.append(
            f'<link:calculationLink xlink:type="extended" xlink:role="{one.role}">\n'
            f"{locs}\n{arcs}\n{more}"
            "</link:calculationLink>"
        )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<link:linkbase {HEAD}>\n'
        + "\n".join(links)
        + "\n</link:linkbase>\n"
    )


def concepts(sums: Sequence[Sum]) -> list[str]:
    """Every concept of some sums."""
    return list(
        dict.fromkeys(
            name for one in sums for name in (one.total, *(part for part, _ in one.parts))
        )
    )


def put(folder: Path, facts: Sequence[Told], sums: Sequence[Sum], name: str = "shop.xbrl") -> Path:
    """Writes a filing in the format of its ending, and its taxonomy beside it."""
    write = {".xbrl": instance, ".xml": instance, ".json": report, ".xhtml": page}[
        Path(name).suffix
    ]
    (folder / name).write_text(write(facts), encoding="utf-8")
    (folder / "shop.xsd").write_text(schema(concepts(sums)), encoding="utf-8")
    (folder / "shop_cal.xml").write_text(linkbase(sums), encoding="utf-8")
    return folder / name


def package(files: dict[str, str]) -> bytes:
    """An archive of some texts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


INCOME = Sum("Profit", (("Sales", "1"), ("Rent", "-1"), ("Wages", "-1")))
SALES = Sum("Sales", (("Books", "1"), ("Toys", "1")), "http://example.com/role/sales")

SHOP = (
    Told("Profit", "1200"),
    Told("Sales", "5000"),
    Told("Rent", "1300"),
    Told("Wages", "2500"),
    Told("Books", "2700"),
    Told("Toys", "2300"),
)
"""A filing that adds up: 5,000 - 1,300 - 2,500 = 1,200, and 2,700 + 2,300 = 5,000."""
