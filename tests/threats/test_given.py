"""What later commands take from strangers: databases, facts files, texts and sources whose words go
to pages, and calls of served tools.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from figurecheck.model import limits
from figurecheck.serving.tools import RefusedCallError, Served
from tests.report.browser import MISSING, browser
from tests.report.hostile import PAYLOADS
from tests.threats.running import CLAIMS, run
from tests.threats.test_effort import measured
from tests.threats.test_output import parsed
from tests.yardstick import timed

CANARY = "canary-of-another-folder"
COLUMNS = "claim, figure, measure, source"
MEASURES = "measure: cases\nunit: case\n\nsource: a\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that commands run in, with a file that is none of theirs beside it."""
    beside = tmp_path / "beside"
    beside.mkdir()
    (beside / "secret.csv").write_text(f"{CANARY}\n5\n")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "measures.rec").write_text(MEASURES)
    monkeypatch.chdir(inside)
    return inside


# -- databases and facts files ---------------------------------------------------------------------

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
TABLE = "CREATE TABLE figures (claim TEXT, figure TEXT, measure TEXT, source TEXT"

LITE: dict[str, str] = {
    "a view without end": "CREATE VIEW figures AS ENDLESS SELECT x AS claim FROM n",
    "a view that never has a row": "CREATE VIEW figures AS ENDLESS SELECT x FROM n WHERE x < 0",
    "a view of a file": "CREATE VIEW figures AS SELECT readfile('../beside/secret.csv') AS claim",
    "a view that loads code": "CREATE VIEW figures AS SELECT load_extension('x.so') AS claim",
    "a cell of five megabytes": (
        "TABLE); INSERT INTO figures VALUES ('c', printf('%5000000s', '5'), 'cases', 'a')"
    ),
    "a name that is a statement": 'CREATE TABLE "x""; DROP TABLE y; --" (claim TEXT)',
}

DUCK: dict[str, str] = {
    "a view without end": "CREATE VIEW figures AS ENDLESS SELECT x AS claim FROM n",
    "a view of a file": (
        "CREATE VIEW figures AS SELECT * FROM read_csv('BESIDE/secret.csv', all_varchar = true)"
    ),
    "a macro of a file": (
        "CREATE MACRO r() AS TABLE SELECT * FROM read_text('BESIDE/secret.csv');"
        "CREATE VIEW figures AS SELECT * FROM r()"
    ),
}


@pytest.mark.parametrize("name", LITE)
def test_a_sqlite_file_runs_nothing_and_ends(folder: Path, name: str) -> None:
    with sqlite3.connect(folder / "a.sqlite") as base:
        base.executescript(LITE[name].replace("ENDLESS", ENDLESS).replace("TABLE)", f"{TABLE})"))
    status, peak, taken, told = measured(
        folder, "pack", "measures.rec", "a.sqlite", "--to", "f.parquet"
    )

    assert status == 2
    assert not (folder / "f.parquet").exists()
    assert peak < 500_000
    assert taken < 60_000
    assert CANARY not in told


@pytest.mark.parametrize("name", DUCK)
def test_a_duckdb_file_opens_nothing_and_ends(folder: Path, name: str) -> None:
    duckdb = pytest.importorskip("duckdb", reason="the extra bulk is not installed")
    with duckdb.connect(str(folder / "a.duckdb")) as base:
        base.execute(
            DUCK[name].replace("ENDLESS", ENDLESS).replace("BESIDE", str(folder.parent / "beside"))
        )
    ran = run("pack", "measures.rec", "a.duckdb", "--to", "f.parquet")

    assert ran.exit_code == 2
    assert not (folder / "f.parquet").exists()
    assert CANARY not in ran.stdout + ran.stderr


CHANGES = 60


def test_a_facts_file_with_bytes_changed_is_refused_or_told(folder: Path) -> None:
    pytest.importorskip("pyarrow", reason="the extra bulk is not installed")
    rows = "".join(f"claim: c{at}\nfigure: {at}\nmeasure: cases\nwhen: 2025\n\n" for at in range(9))
    (folder / "rows.rec").write_text(f"{MEASURES}\n{rows}")
    assert run("pack", "rows.rec", "--to", "f.parquet").exit_code == 0
    whole = (folder / "f.parquet").read_bytes()
    for number in range(CHANGES):
        at = number * len(whole) // CHANGES
        spoiled = bytes((*whole[:at], whole[at] ^ (1 << number % 8), *whole[at + 1 :]))
        for content in (spoiled, whole[:at]):
            (folder / "f.parquet").write_bytes(content)
            ran = run("check", "f.parquet")

            assert content == whole or ran.exit_code in {0, 1, 2}


# -- pages of texts and groundings -----------------------------------------------------------------

HOSTILE = tuple(one.replace("\n", " ").replace("\r", " ") for one in PAYLOADS[::10])


def texts(folder: Path, words: tuple[str, ...]) -> None:
    """A text and its sources that have the words ahead of figures, behind them, and as names."""
    lines = [
        f"The {one} had 5 jars and {at} lids of 90, a {one} of 40 %.\n"
        for at, one in enumerate(words)
    ]
    (folder / "text.txt").write_text("\n".join(lines), errors="replace")
    quoted = ['"' + one.replace('"', '""') + '"' for one in words]
    table = "".join(f"{one},{1000 + at * at},{one}\n" for at, one in enumerate(quoted))
    (folder / "source.csv").write_text(f"{quoted[0]},jars,{quoted[-1]}\n{table}", errors="replace")
    (folder / "source.json").write_text(json.dumps({one: {one: 5} for one in words}))


PAGES: dict[str, tuple[str, ...]] = {
    "of a text": ("report", "text.txt", "source.csv", "--format", "html"),
    "of a grounding": (
        *("ground", "text.txt", "--in", "source.csv", "--in", "source.json"),
        *("--format", "html"),
    ),
}


OURS = {"mark", "details", "summary", "table", "tr", "td", "th", "ul", "li"}
"""Elements that a page has where a text has much to tell of."""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_a_text_has_no_element_of_the_text(folder: Path, name: str) -> None:
    texts(folder, ("jar", "lid"))
    plain = parsed(run(*PAGES[name]).stdout)
    texts(folder, HOSTILE)
    page = run(*PAGES[name]).stdout
    found = parsed(page)

    assert len(page) > 10_000
    assert found.names <= plain.names | OURS
    assert not {
        key for key, _ in found.attributes if key.startswith("on") or key in {"src", "style"}
    }
    assert not [
        value
        for key, value in found.attributes
        if key == "href" and not value.startswith(("#", "https://", "http://", "mailto:"))
    ]


@pytest.mark.skipif(bool(MISSING), reason=MISSING)
def test_a_browser_runs_nothing_of_a_text_and_asks_for_nothing(folder: Path) -> None:
    texts(folder, HOSTILE)
    with browser() as window:
        for name, arguments in PAGES.items():
            path = folder / "page.html"
            path.write_text(run(*arguments).stdout, encoding="utf-8")
            window.open(path)
            window.run("for (const one of document.querySelectorAll('details')) one.open = true;")

            assert window.said() == [], name
            asked = {url for url in window.requests() if not url.startswith(("data:", "chrome"))}
            assert asked == {path.as_uri()}, name
            with pytest.raises(RuntimeError, match="no such alert"):
                window.ask("GET", "/alert/text")


# -- served tools ----------------------------------------------------------------------------------

DEEP: object = "5"
for _ in range(5_000):
    DEEP = [DEEP]

CALLS: dict[str, tuple[str, Callable[[], dict[str, object]]]] = {
    "a path as a source": (
        "ground",
        lambda: {"text": "5 jars", "sources": [{"name": "../beside/secret.csv"}]},
    ),
    "a path as a text": ("report", lambda: {"text": "../beside/secret.csv"}),
    "a path as records": ("report", lambda: {"records": "../beside/secret.csv"}),
    "a path as a report": ("verify", lambda: {"report": "../beside/secret.csv"}),
    "records that copy from a file": (
        "report",
        lambda: {"records": "source: a\nfrom: ../beside/secret.csv\n"},
    ),
    "a report that names a file": (
        "verify",
        lambda: {"report": {"schema": "figurecheck-report/1", "inputs": ["../beside/secret.csv"]}},
    ),
    "a report without a bottom": ("verify", lambda: {"report": {"schema": DEEP}}),
    "JSON without a bottom": (
        "ground",
        lambda: {
            "text": "5 jars",
            "sources": [{"name": "a", "content": "[" * 100_000, "kind": "json"}],
        },
    ),
    "a text of ten megabytes": ("report", lambda: {"text": "5 jars. " * 1_300_000}),
    "a thousand sources": (
        "ground",
        lambda: {"text": "5", "sources": [{"name": str(at), "content": "5"} for at in range(1000)]},
    ),
    "numbers without end": ("report", lambda: {"text": f"It had {'9' * 100_000} jars of 5."}),
}


@pytest.mark.parametrize("name", CALLS)
def test_a_served_tool_opens_nothing_and_answers_or_refuses(folder: Path, name: str) -> None:
    tool, make = CALLS[name]
    try:
        answer = Served().answered(tool, make())
    except RefusedCallError as refused:
        answer = str(refused)

    assert CANARY not in answer
    assert len(answer) < 100_000
    assert "Traceback" not in answer


# -- sources in JSON, and what is written ----------------------------------------------------------

TWICE = {
    "a source": ("ground", "text.txt", "--in"),
    "a filing": ("report",),
    "a report": ("verify",),
}
"""Commands that read JSON, of which one object may give a key twice."""


@pytest.mark.parametrize("name", TWICE)
def test_a_key_that_json_gives_twice_is_refused(folder: Path, name: str) -> None:
    (folder / "text.txt").write_text("The ferry had 1,234 riders.\n")
    kind = '"documentInfo": {"documentType": "https://xbrl.org/2021/xbrl-json"}, '
    (folder / "twice.json").write_text(
        f'{{{kind if name == "a filing" else ""}"riders": 1234, "riders": 98}}'
    )

    ran = run(*TWICE[name], "twice.json")

    assert ran.exit_code in {1, 2}
    assert "stands twice in one object" in " ".join((ran.stdout + ran.stderr).split())


def test_a_row_of_any_length_costs_what_it_takes_and_the_rest_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each figure was held against all that follows from the row, 60,000 numbers, without end."""
    (folder / "wide.json").write_text(json.dumps({f"k{one}": one for one in range(900)}))
    (folder / "text.txt").write_text(
        " ".join(f"Sales rose to {1_234 + 7 * one}." for one in range(12))
    )
    monkeypatch.setattr(limits, "GROUNDING_EFFORT", 50_000)

    told = run("ground", "text.txt", "--in", "wide.json").stdout

    assert limits.NOT_LOOKED_AT["GROUNDING_EFFORT"] in " ".join(told.split())


def test_an_object_of_many_keys_is_no_row_that_takes_minutes(folder: Path) -> None:
    keys = ", ".join(f'"k{one}": {one}' for one in range(5_000))
    (folder / "register.json").write_text(f"{{{keys}}}")
    (folder / "text.txt").write_text(
        " ".join(f"Sales rose to {1_234 + 7 * one} in 2024." for one in range(50))
    )
    told, taken = timed(lambda: run("ground", "text.txt", "--in", "register.json").stdout)

    assert "5,000 of 1 source" in told
    assert taken < 10


ONTO: tuple[tuple[str, ...], ...] = (
    ("report", "claims", "--output", "claims/a.rec"),
    ("report", "claims/a.rec", "--html", "claims/a.rec"),
    ("report", "claims", "--html", "link.html"),
    ("report", "text.txt", "--format", "json", "--output", "text.txt"),
    ("report", "text.txt", "table.csv", "--output", "./table.csv"),
    ("ground", "text.txt", "--in", "table.csv", "--output", "text.txt"),
    ("ground", "text.txt", "--in", "table.csv", "--html", "table.csv"),
    ("ground", "text.txt", "--in", "claims", "--output", "claims/a.rec"),
    ("export", "claims", "--to", "csv", "--output", "claims/a.rec"),
    ("pack", "claims", "given.parquet", "--map", "kept=", "--to", "given.parquet"),
)
"""Commands that are told to write onto what they read."""


@pytest.mark.parametrize("arguments", ONTO)
def test_nothing_is_written_onto_what_was_read(folder: Path, arguments: tuple[str, ...]) -> None:
    (folder / "claims").mkdir()
    (folder / "claims" / "a.rec").write_text(CLAIMS)
    (folder / "text.txt").write_text("Sales rose 18 percent to 46,200 from 41,000.\n")
    (folder / "table.csv").write_text("year,sales\n2024,41000\n2025,46200\n")
    (folder / "link.html").symlink_to("claims/a.rec")
    if arguments[0] == "pack":
        held = {"claim": ["a"], "figure": ["5 arrests"], "measure": ["arrests"], "kept": ["b"]}
        pytest.importorskip("pyarrow.parquet").write_table(
            pytest.importorskip("pyarrow").table(held), folder / "given.parquet"
        )
    before = {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}

    ran = run(*arguments)

    assert ran.exit_code == 2
    assert before == {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_an_export_says_that_something_could_not_be_read(folder: Path) -> None:
    (folder / "a.jsonl").write_text('{"measure": "arrests", "unit": "arrest"}\n{"claim": 5}\n')

    ran = run("export", "--to", "csv", "a.jsonl")

    assert "1 mistake in the files" in ran.stderr
