"""What is fuzzed: each target takes bytes, hands them to figurecheck as a stranger would, and ends
quietly, or with an exception where figurecheck broke a promise.

The promises are those of `docs/guarantees.md`: documented errors alone, the same bytes when it is
run again, proofs that `verify` accepts, and output that steers nothing.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from xml.etree import ElementTree as ET

from click.testing import CliRunner, Result

import figurecheck as fc
from figurecheck.catalogue import collect
from figurecheck.claims.files import records_of
from figurecheck.cli import main
from figurecheck.errors import FigurecheckError
from figurecheck.model.characters import ignorable
from figurecheck.model.extension import Format
from figurecheck.reading.explain import explain

PARTED = b"\n%%%%\n"
"""What stands between the parts of an input that has several, such as a text and its source."""

BOOK = "measure: cases\nunit: case\n\nsource: a\n"
"""The records that facts are packed with."""


class BrokenPromiseError(AssertionError):
    """What was seen is not what the manual promises."""


@contextlib.contextmanager
def folder(files: Mapping[str, bytes]) -> Iterator[None]:
    """A folder of its own to run in, with these files."""
    with TemporaryDirectory(prefix="figurecheck-") as name, contextlib.chdir(name):
        for file, content in files.items():
            Path(file).write_bytes(content)
        yield


def run(*arguments: str) -> Result:
    """A command, which ends as documented.

    Raises:
        BrokenPromiseError: where it does not.
    """
    ran = CliRunner().invoke(main, arguments, prog_name="figurecheck")
    if ran.exit_code not in {0, 1, 2} or "fault of" in ran.stderr:
        msg = f"{arguments}: {ran.exit_code}: {ran.stderr[-300:]}"
        raise BrokenPromiseError(msg) from ran.exception
    return ran


def reported(*arguments: str, alone: bool = False) -> None:
    """A report in JSON: the same when it is made again, with proofs that verify accepts, by
    themselves and, unless they are ``alone``, beside the files.

    Raises:
        BrokenPromiseError: where it is not so.
    """
    ran = run("report", *arguments, "--format", "json")
    if run("report", *arguments, "--format", "json").stdout != ran.stdout:
        msg = "another report the second time"
        raise BrokenPromiseError(msg)
    run("report", *arguments, "--all", "-v")
    if ran.stdout:
        Path("report.json").write_text(ran.stdout, encoding="utf-8")
        for paths in ((),) if alone else ((), arguments):
            again = run("verify", "report.json", *paths)
            if again.exit_code:
                msg = f"verify {paths}: {again.stdout[:300]}{again.stderr[:300]}"
                raise BrokenPromiseError(msg)


# -- what is read ----------------------------------------------------------------------------------


def records(content: bytes) -> None:
    """No format raises, whatever a file holds."""
    for name in ("a.rec", "a.csv", "a.jsonl"):
        records_of(name, content)


def documents(content: bytes) -> None:
    """A document is read and checked, or refused by the one error that says so."""
    with folder(dict.fromkeys(("a.docx", "a.pdf", "a.txt", "a.md", "a.html"), content)):
        for name in ("a.docx", "a.pdf"):
            run("report", name)
        reported("a.txt", "a.md", "a.html")


def tables(content: bytes) -> None:
    """A table or workbook is read and checked, or what is wrong with it is told."""
    with folder(dict.fromkeys(("a.csv", "a.tsv", "a.xlsx", "a.ods"), content)):
        run("report", "a.xlsx")
        run("report", "a.ods")
        run("import", "a.csv", "--wide")
        run("report", "a.csv", "--as", "table", "-v")
        reported("a.csv", "a.tsv")


def filings(content: bytes) -> None:
    """A filing, a schema or a linkbase is read and its sums are checked, or it is told what is
    wrong; the parts of the bytes are a filing and two files of its taxonomy.
    """
    one, schema, linkbase = (*content.split(PARTED), b"", b"")[:3]
    files = dict.fromkeys(("a.xbrl", "a.json", "a.html", "a.zip"), one)
    with folder({**files, "shop.xsd": schema, "shop_cal.xml": linkbase}):
        for name in ("a.xbrl", "a.json", "a.html"):
            run("report", name, "a.zip")
            reported(name, "shop_cal.xml")


def facts(content: bytes) -> None:
    """Facts are packed of tables, records and databases, and what was packed is checked."""
    from figurecheck.bulk import sizes

    names = ("a.csv", "a.jsonl", "a.sqlite")
    with folder({"book.rec": BOOK.encode(), **dict.fromkeys(names, content)}):
        for name in names:
            packed = run("pack", "book.rec", name, "--to", f"{name}.parquet")
            if packed.exit_code == 2:
                continue
            first = Path(f"{name}.parquet").read_bytes()
            run("pack", "book.rec", name, "--to", f"{name}.parquet")
            if Path(f"{name}.parquet").read_bytes() != first:
                msg = f"{name}: other facts the second time"
                raise BrokenPromiseError(msg)
            reported(f"{name}.parquet")
            before = sizes.CLAIMS_AT_ONCE
            try:
                sizes.CLAIMS_AT_ONCE = 0  # so that a few are screened, as many are
                reported(f"{name}.parquet", alone=True)
            finally:
                sizes.CLAIMS_AT_ONCE = before


def parquet(content: bytes) -> None:
    """A hostile facts file is read, or refused."""
    from figurecheck.bulk import sizes

    with folder({"book.rec": BOOK.encode(), "a.parquet": content}):
        before = sizes.CLAIMS_AT_ONCE
        for most in (before, 0):
            sizes.CLAIMS_AT_ONCE = most
            try:
                run("report", "a.parquet")
                run("pack", "book.rec", "a.parquet", "--to", "b.parquet")
                run("report", "book.rec", "--added", "a.parquet")
            finally:
                sizes.CLAIMS_AT_ONCE = before


def grounding(content: bytes) -> None:
    """The figures of a text are traced to a source of any kind, the same way each time; the parts
    of the bytes are the text and the source.
    """
    text, source = (*content.split(PARTED), b"")[:2]
    names = ("s.csv", "s.json", "s.md", "s.rec")
    with folder({"text.md": text, **dict.fromkeys(names, source)}):
        for name in names:
            asked = ("ground", "text.md", "--in", name, "--allow-empty")
            found = run(*asked, "--format", "json")
            if run(*asked, "--format", "json").stdout != found.stdout:
                msg = f"{name}: another grounding the second time"
                raise BrokenPromiseError(msg)
            if found.exit_code == 2:
                continue
            harmless("text", run(*asked, "-v").stdout)
            Path("g.json").write_text(found.stdout, encoding="utf-8")
            again = run("verify", "g.json")
            if again.exit_code:
                msg = f"verify: {again.stdout[:300]}{again.stderr[:300]}"
                raise BrokenPromiseError(msg)


def settings(content: bytes) -> None:
    """Settings, and tables of readings, words, names and maps, are read or refused."""
    files = {"a.rec": CLAIMS.encode(), "t.txt": b"It had 5 jars.", "s.csv": b"a,b\n5,6\n"}
    files |= dict.fromkeys(("figurecheck.toml", "own.toml", "own.txt"), content)
    with folder(files):
        run("report", "a.rec")
        run("check")
        for option in ("--readings", "--words"):
            run("report", "a.rec", "--isolated", option, "own.toml")
        run("ground", "t.txt", "--in", "s.csv", "--names", "own.txt", "--isolated")
        run("pack", "a.rec", "s.csv", "--map-file", "own.toml", "--to", "f.parquet")
    with folder({"a.rec": CLAIMS.encode(), "pyproject.toml": content}):
        run("report", "a.rec")


def figures(content: bytes) -> None:
    """A figure is read or refused, and so is what it says."""
    try:
        explain(content.decode("utf-8", "replace"))
    except FigurecheckError:
        return


def verify(content: bytes) -> None:
    """A saved report holds or is refused."""
    try:
        fc.verify(content)
    except FigurecheckError:
        return


# -- what is decided -------------------------------------------------------------------------------


def solver(content: bytes) -> None:
    """Claims made of the bytes are decided, and every proof of what they come to holds."""
    hedges = ("exactly ", "about ", "at least ", "at most ", "")
    kinds = ("", "statistic: highest day\n", "statistic: lowest day\n", "statistic: median day\n")
    lines = ["measure: m\nunit: USD\n\nmeasure: n\nunit: USD\npart_of: m\n\nsource: s\n"]
    for at in range(0, min(len(content) - 4, 40), 5):
        one, two, three, four, five = content[at : at + 5]
        digits = str(one * 256 + two) + "0" * (three % 9) * (1 + 40 * (three > 250))
        first, last = sorted((1 + four % 9, 1 + five % 9))
        lines.append(
            f"claim: c{at}\nfigure: {hedges[two % 5]}{digits}\nmeasure: {'mn'[five % 2]}\n"
            f"when: 2025-01-0{first}/2025-01-0{last}\n{kinds[(one + five) % 4]}"
        )
    lines.append("relation: r\nstates: m * n <= 900 * m\n" if content[:1] > b"\xf0" else "")
    claims = fc.loads("\n".join(lines))
    fc.verify(fc.check(claims).to_json(), claims)


# -- what is told ----------------------------------------------------------------------------------

CLAIMS = """\
measure: jars
unit: jar

source: one

claim: a
figure: 5 jars
measure: jars
when: 2025-03-10

source: two

claim: b
figure: 7 jars
measure: jars
when: 2025-03-10
"""

HOSTILE = """\
measure: jars
unit: jar
label: {0}
definition: {0}

source: one {0}
publisher: {0}
title: {0}
url: {0}
archived: {0}

claim: a {0}
figure: 5 jars
measure: jars
when: 2025-03-10
quote: {0}
said_by: {0}
where: {0}
note: {0}

source: two
publisher: {0}

claim: b
figure: 7 jars
measure: jars
when: 2025-03-10
where: {0}

accept: {0}
because: {0}
until: {0}

{0}: {0}

claim: {0}
figure: 5 {0}
measure: {0}
when: {0}
"""

OURS = frozenset(
    re.split(
        " ",
        "html head meta title style body main header nav section article aside footer h1"
        " h2 h3 h4 p bdi b i a em strong code pre span div ul ol li dl dt dd table caption"
        " colgroup col thead tbody tfoot tr th td details summary mark figure figcaption"
        " svg g path rect line circle text tspan title desc defs pattern polygon polyline"
        " use small sup sub br hr label input button abbr time blockquote cite q s u wbr"
        " marker ellipse clippath",
    )
)
"""Elements that pages of ours are made of; none of them runs or fetches anything by itself."""

UNSEEN = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Categories of what steers a terminal; what nobody sees hides what stands there."""


class _Elements(HTMLParser):
    """Sees that a page has no element or attribute that runs or fetches anything."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        run_by = [name for name, _ in attrs if name[:2] == "on" or name in {"src", "srcset"}]
        links = [value or "" for name, value in attrs if name in {"href", "xlink:href"}]
        odd = [one for one in links if not re.match(r"#|https?://|mailto:", one)]
        if tag not in OURS or run_by or odd:
            msg = f"the page has <{tag}> with {run_by} and {odd}"
            raise BrokenPromiseError(msg)


def harmless(name: str, told: str) -> None:
    """Sees that what is told in a format steers no terminal, build server, browser or sheet.

    Raises:
        BrokenPromiseError: where it does.
    """
    if name in {"json", "sarif"}:
        json.loads(told)
    elif name == "jsonl":
        list(map(json.loads, told.splitlines()))
    elif name == "junit":
        ET.fromstring(told)  # noqa: S314 -- it is our own
    elif name == "html":
        _Elements().feed(told)
    elif name == "csv":
        cells = [cell for row in csv.reader(io.StringIO(told, newline="")) for cell in row]
        odd = [one for one in cells if re.match(r"\s*[=+@＝＋－＠\t\r]|-(?![\d.,]+$)", one)]
        if odd:
            msg = f"csv: a formula: {odd[0][:80]!r}"
            raise BrokenPromiseError(msg)
    seen = {
        sign
        for sign in set(told) - {"\n", "\u200b"}
        if unicodedata.category(sign) in UNSEEN or ignorable(ord(sign))
    }
    if seen - ({"\r"} if name == "csv" else set()):
        msg = f"{name}: {sorted(map(ascii, seen))} in what is told"
        raise BrokenPromiseError(msg)
    for line in re.split(r"[\n\r]", told):
        command = line.strip()[:2] == "::" and not (
            name == "github" and re.match(r"::(error|warning|notice)[ :]", line)
        )
        if command or "##[" in line or "##vso[" in line:
            msg = f"{name}: a command to a build server: {line[:120]!r}"
            raise BrokenPromiseError(msg)


def telling(content: bytes) -> None:
    """What claims, files and texts hold is told in every format, and steers nothing."""
    text = re.sub(r"[\n\r]", " ", content.decode("utf-8", "replace"))
    written = HOSTILE.replace("{0}", text).encode()
    prose = f"The {text} had 5 jars of {text}, and 9 lids of 7, a {text} of 40 %.\n".encode()
    table = f'"{text.replace(chr(34), chr(34) * 2)}",b\nx,5\ny,7\nTotal,13\n'.encode()
    formats = sorted(one.name for one in collect("figurecheck.report.formats", "FORMAT", Format))
    with folder({"a.rec": CLAIMS.encode(), "b.rec": written, "t.md": prose, "s.csv": table}):
        for name in formats:
            harmless(name, run("report", ".", "t.md", "s.csv", "--format", name, "-v").stdout)
        for arguments in (
            ("check", ".", "t.md", "s.csv"),
            ("read", f" {text}"),
            ("report", ".", "--html", "page.html", "--where", f"place={text}"),
            ("ground", "t.md", "--in", "s.csv", "-v"),
            ("draft", "t.md"),
            ("export", ".", "--to", "jsonl"),
            ("import", "s.csv"),
            ("fmt", "b.rec"),
            ("bounds", f" {text}"),
        ):
            ran = run(*arguments)
            harmless("text", ran.stdout + ran.stderr)
        harmless("html", run("ground", "t.md", "--in", "s.csv", "--format", "html").stdout)


TARGETS: Mapping[str, Callable[[bytes], None]] = MappingProxyType(
    {
        one.__name__: one
        for one in (
            records,
            documents,
            tables,
            filings,
            facts,
            parquet,
            grounding,
            settings,
            figures,
            verify,
            solver,
            telling,
        )
    }
)
