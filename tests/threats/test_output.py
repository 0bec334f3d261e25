"""What claims hold goes to terminals, browsers, spreadsheets and build servers, and steers none of
them.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.report.hostile import PAYLOADS
from tests.sizes import some
from tests.threats.running import CLAIMS, FORMATS, put, reports, run

RECORDS = """\
measure: arrests
unit: arrest
label: {0}
definition: {0}

source: police
publisher: {0}
title: {0}
url: {1}

claim: day
figure: 100 arrests
measure: arrests
when: 2025-03-10
quote: {0}
said_by: {0}

source: gazette
publisher: {0}
url: {1}
archived: {1}

claim: same
figure: 300 arrests
measure: arrests
when: 2025-03-10
note: {0}

{0}: {0}

claim: {0}
figure: 5 {0}
measure: {0}
when: {0}
where: {0}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that commands run in."""
    monkeypatch.chdir(tmp_path)
    put(tmp_path, a=CLAIMS)
    return tmp_path


def one_line(text: str) -> str:
    """The text as one line of a file of records."""
    return re.sub(r"[\n\r]", " ", text)


def full(texts: list[str] | tuple[str, ...], url: str = "https://a.example/") -> None:
    """Claims that have each of the texts in every field."""
    for number, text in enumerate(texts):
        put(Path(), **{f"n{number}": RECORDS.format(one_line(text), url)})


class Elements(HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def parsed(page: str) -> Elements:
    """What a page is made of."""
    elements = Elements()
    elements.feed(page)
    return elements


SCRIPTS = PAYLOADS[::25]


def test_a_page_holds_no_script_and_asks_for_nothing() -> None:
    plain = parsed(run("report", "--format", "html").stdout)
    full(SCRIPTS)
    found = parsed(run("report", "--format", "html").stdout)

    assert not found.names & {
        "script",
        "iframe",
        "object",
        "embed",
        "base",
        "form",
        "img",
        "link",
        "svg:script",
        "input",
    }
    assert {name for name, _ in found.attributes if name.startswith("on")} == set()
    assert not [
        value
        for name, value in found.attributes
        if name in {"src", "srcset", "action", "formaction", "style"}
    ]
    assert plain.names <= found.names


ADDRESSES = tuple(
    ahead + scheme + behind
    for scheme in (
        "javascript:",
        "data:text/html,",
        "file:///etc/passwd",
        "vbscript:",
        "blob:",
        "view-source:",
        "jar:",
    )
    for ahead, behind in (
        ("", "alert(1)"),
        ("\x01", "x"),
        ("  ", "x"),
        ("java\tscript:", "x"),
        ("&#106;", "x"),
        ("//", "x"),
        ("http:", "x"),
        ("%6a", "x"),
        ("", "//http://a.example"),
    )
)


def test_only_addresses_of_the_web_can_be_followed() -> None:
    for number, address in enumerate(ADDRESSES):
        put(Path(), **{f"n{number}": RECORDS.format("x", one_line(address))})
    allowed = re.compile(r"(https?://[^\s]+|mailto:[^\s]+|#.*)")

    found = parsed(run("report", "--format", "html").stdout)
    assert [
        value for name, value in found.attributes if name == "href" and not allowed.fullmatch(value)
    ] == []
    for name in ("markdown", "query"):
        told = run("report", "--format", name).stdout
        assert not re.search(r"\]\((?!https?://|mailto:|#)[a-z0-9+.-]+:", told, re.IGNORECASE), name


@cache
def steering() -> tuple[str, ...]:
    """Every character that could steer a terminal, but those that lines are made of."""
    return tuple(
        chr(point)
        for point in range(0x110000)
        if unicodedata.category(chr(point)) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        and chr(point) not in "\n\r\t"
    )


TEXTS = ("text", "markdown", "github", "query", "junit")


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_in_a_report_steers_a_terminal(name: str) -> None:
    for number in some(range(0, len(steering()), 64), first=TEXTS.index(name)):
        full((f"a{''.join(steering()[number : number + 64])}\x1b]8;;x\x07b",))
        told = run("report", "--format", name, "-v").stdout
        assert {
            char
            for char in set(told) - {"\n", "\u200b"}
            if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        } == set()


COMMANDS = tuple(
    ahead + command
    for command in (
        "::error::x",
        "::add-mask::secret",
        "::stop-commands::x",
        "::set-output name=a::b",
        "##[add-mask]x",
        "##vso[task.setvariable variable=a]b",
    )
    for ahead in ("", "x\n", "x\r", " ", "\u2028", "\t", "%0A", "\u200b")
)


def commands_in(told: str) -> list[str]:
    """The lines that a build server takes for a command of its own."""
    lines = re.split(r"[\n\r]", told)
    return [
        line for line in lines if line.strip().startswith("::") or "##[" in line or "##vso[" in line
    ]


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "github"])
def test_a_build_server_takes_nothing_in_a_report_for_a_command(folder: Path, name: str) -> None:
    full(COMMANDS)
    for number, command in enumerate(COMMANDS):
        if "/" not in command:
            (folder / "claims" / f"{command}{number}.rec").write_bytes(b"bad\n")
    (folder / "::error::x.rec").write_text("bad\n")

    assert commands_in(run("report", "--format", name, "-v").stdout) == []
    for arguments in (
        ("check",),
        ("check", "::error::x.rec"),
        ("show", "arrests"),
        ("rule", "::error::x"),
        ("fmt",),
        ("read", "::error::x"),
        ("export", "--to", "jsonl"),
        ("export", "--to", "schema.org"),
    ):
        ran = run(*arguments)
        assert commands_in(ran.stdout + ran.stderr) == [], arguments


@pytest.mark.parametrize("blanks", range(1, 4))
def test_what_is_wrapped_starts_no_line_with_a_command(folder: Path, blanks: int) -> None:
    """Names that are longer than their column, with a command wherever they may be broken."""
    name = ("::e" + " " * blanks) * 40
    text = f"source: {name}\n\nclaim: a\nfigure: 5 arrests\nmeasure: arrests\nwhen: 2025\n"
    (folder / "claims" / "long.rec").write_text(text)
    told = run("report", "-v").stdout

    assert "::e" in told
    assert commands_in(told) == []


def test_for_a_build_server_each_line_is_one_command_of_ours() -> None:
    full(COMMANDS)
    lines = run("report", "--format", "github").stdout.splitlines()

    assert len(lines) > 10
    assert all(
        re.match(r"::(error|warning|notice)[ :]", line) or not commands_in(line) for line in lines
    )


FORMULAS = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    " =1",
    '"=1',
    "=HYPERLINK(1)",
)


def test_no_cell_of_a_table_is_a_formula() -> None:
    full(FORMULAS)
    tables = [run("report", "--format", "csv").stdout, run("export", "--to", "csv").stdout]

    for table in tables:
        cells = [cell for row in csv.reader(io.StringIO(table)) for cell in row]
        assert len(cells) > 10
        assert [
            cell
            for cell in cells
            if cell.lstrip().startswith(("=", "+", "@", "＝", "＋", "－", "＠"))
        ] == []
        assert [
            cell for cell in cells if cell.startswith("-") and not re.fullmatch(r"-[\d.,]+", cell)
        ] == []


def test_what_machines_read_can_be_read(folder: Path) -> None:
    full(SCRIPTS)

    for name, told in reports():
        if name in {"json", "sarif"}:
            json.loads(told)
        elif name == "jsonl":
            assert all(json.loads(line) for line in told.splitlines())
        elif name == "junit":
            ET.fromstring(told)  # noqa: S314 -- it is our own
        markup = name == "markdown" or told.startswith("<")
        assert not (markup and "</script" in told)


def test_nothing_tells_where_a_report_was_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home" / "alice" / "секрет dir" / "%20#?"
    home.mkdir(parents=True)
    put(home, a=CLAIMS)
    monkeypatch.chdir(home)
    for name in ("USER", "LOGNAME", "USERNAME"):
        monkeypatch.setenv(name, "alice")
    monkeypatch.setenv("HOME", str(tmp_path / "home" / "alice"))

    for name, told in reports():
        assert not re.search(r"alice|секрет|%D1%81|/home|%2520", told), name
    for name, told in reports(str(home / "claims")):
        assert not re.search(r"alice|секрет|/home", told), name
