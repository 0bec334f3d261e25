"""The same claims give the same bytes, forged reports are refused, and nothing is written, kept or
asked for.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import figurecheck as fc
from tests.sizes import some
from tests.threats.running import CLAIMS, FORMATS, apart, put, reports, run

MANY = CLAIMS + "".join(
    f"\nsource: s{at}\npublisher: Größe {at}\n\nclaim: c{at}\nfigure: {90 + 7 * at}"
    f" arrests\nmeasure: arrests\nwhen: 2025-03-1{at}\n\nclaim: w{at}\nfigure: about {500 + at}"
    f" arrests\nmeasure: arrests\nwhen: 2025-03-10/2025-03-1{at}\n"
    for at in range(1, 3)
)

PRINTED = """
import hashlib, json, sys
from click.testing import CliRunner
from figurecheck.cli import main
for name in json.loads(sys.argv[1]):
    said = CliRunner().invoke(main, ["report", "claims", "--format", name, "-v", "-j", sys.argv[2]]).stdout_bytes
    print(name, hashlib.sha256(said).hexdigest())
"""

SURROUNDINGS = tuple(
    {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "LANG": locale, "jobs": jobs}
    for seed, zone, locale, jobs in (
        ("0", "UTC", "C", "1"),
        ("1", "America/New_York", "de_DE.UTF-8", "1"),
        ("2", "Pacific/Kiritimati", "tr_TR.UTF-8", "2"),
        ("4242", "Asia/Kathmandu", "ar_SA.UTF-8", "1"),
        ("99", "Pacific/Apia", "POSIX", "2"),
    )
)


def test_seeds_zones_locales_and_processes_give_the_same_bytes_in_every_format(
    tmp_path: Path,
) -> None:
    put(tmp_path, a=MANY)
    (tmp_path / "printed.py").write_text(PRINTED)
    found = set()
    for around in some(SURROUNDINGS):
        given = {name: value for name, value in around.items() if name != "jobs"}
        ran = apart(
            json.dumps(FORMATS),
            around["jobs"],
            cwd=tmp_path,
            program=str(tmp_path / "printed.py"),
            **given,
        )
        assert len(ran.stdout.splitlines()) == len(FORMATS), ran.stderr
        found.add(ran.stdout)

    assert len(found) == 1


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of claims with a report on them."""
    made = tmp_path_factory.mktemp("reported")
    put(made, a=MANY)
    with contextlib.chdir(made):
        run("report", "--format", "json", "--output", "report.json")
    return made


@pytest.fixture
def folder(reported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, in which commands run."""
    shutil.copytree(reported, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def first(report: dict[str, Any]) -> dict[str, Any]:
    """A conflict of the report."""
    found: dict[str, Any] = next(one for one in report["findings"] if one.get("proof"))
    return found


FORGED: dict[str, Callable[[dict[str, Any]], object]] = {
    "a conflict without a proof": lambda report: first(report).pop("proof"),
    "no proof at all": lambda report: [one.pop("proof", None) for one in report["findings"]],
    "a wider gap": lambda report: first(report).update(gap="999"),
    "another level": (
        lambda report: first(report).update(
            level="generous" if first(report)["level"] != "generous" else "literal"
        )
    ),
    "a claim too many": (
        lambda report: first(report)["claims"].append(report["coverage"][-1]["claim"])
    ),
    "a claim less": lambda report: first(report)["claims"].pop(),
    "another key": lambda report: first(report).update(key="FC301:00000000"),
    "a harmless severity": lambda report: first(report).update(severity="note"),
    "another headline": lambda report: first(report).update(headline="all is well"),
    "a conflict less": lambda report: report["findings"].remove(first(report)),
    "a conflict twice": lambda report: report["findings"].append(first(report)),
    "an input less": lambda report: report["inputs"].clear(),
    "another reading": (
        lambda report: report["coverage"][0]["readings"]["literal"].update(lower="1")
    ),
    "another schema": lambda report: report.update(schema="figurecheck-report/2"),
}


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_report_is_refused(folder: Path, name: str) -> None:
    assert run("verify", "report.json", "claims").exit_code == 0
    report = json.loads((folder / "report.json").read_text())
    FORGED[name](report)
    (folder / "report.json").write_text(json.dumps(report))

    assert run("verify", "report.json", "claims").exit_code in {1, 2}


def test_claims_that_changed_after_the_report_are_told(folder: Path) -> None:
    put(folder, a=MANY.replace("figure: 300", "figure: 301"))

    assert run("verify", "report.json", "claims").exit_code == 1


READING = (
    *(("report", "--format", name) for name in FORMATS),
    ("check",), ("show", "arrests"), ("why", "police/day", "gazette/same"), ("bounds", "arrests[2025-03-10]"),
    ("diff", "claims", "claims"), ("rule",), ("read", "5"), ("verify", "report.json", "claims"),
    ("export", "--to", "jsonl"), ("fmt", "--check"), ("report", "nowhere"), ("import", "nowhere.csv"),
)  # fmt: skip


def held(folder: Path) -> dict[str, str]:
    """What every file below a folder holds."""
    return {
        str(path): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_who_only_reads_keeps_nothing_and_writes_nothing(
    folder: Path, arguments: tuple[str, ...]
) -> None:
    before = held(folder)
    run(*arguments)

    assert held(folder) == before


WITHOUT_A_NETWORK = ("unshare", "-rn")
"""Runs a command in a namespace of its own, with no interface that is up."""


@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs namespaces")
@pytest.mark.parametrize("command", ["report", "check", "draft"])
def test_a_report_works_in_a_namespace_without_a_network(tmp_path: Path, command: str) -> None:
    made = [*WITHOUT_A_NETWORK, "true"]
    if subprocess.run(made, capture_output=True, check=False).returncode:
        pytest.skip("namespaces may not be made here")
    put(tmp_path, a=CLAIMS)
    (tmp_path / "rents.md").write_text(
        "Rents rose 15 percent, from 1,000 euros in 2019 to 1,200 euros in 2024.\n"
        '![a picture](http://example.org/picture.png) <img src="http://example.org/other.png">\n'
    )
    words = (command,) if command != "draft" else ("draft", "rents.md")
    ran = apart(*words, cwd=tmp_path, ahead=WITHOUT_A_NETWORK)

    told = "2 claims" if command == "draft" else "FC301"
    assert (ran.returncode, told in ran.stdout) == (int(command != "draft"), True), ran


FOREIGN = ("a.yaml", "a.toml", "a.pkl", "a.db", "a.ini", "a.svg", "a.dtd")


@pytest.mark.parametrize("name", FOREIGN)
def test_a_file_of_another_kind_is_refused(folder: Path, name: str) -> None:
    (folder / name).write_text('<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>')
    ran = run("report", name)

    assert ran.exit_code == 2
    assert "no format is known by that ending" in ran.stderr
    assert "root:" not in ran.stderr


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.html"])
def test_a_document_that_is_none_is_refused_and_one_with_entities_opens_nothing(
    folder: Path, name: str
) -> None:
    (folder / name).write_text('<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>')
    ran = run("report", name)

    assert ran.exit_code in ({0} if name == "a.html" else {1, 2})
    assert "root:" not in ran.stdout + ran.stderr


ADDING = """
import sys
from click.testing import CliRunner
from figurecheck.cli import main
for number in range(6):
    figure = str(100 + number)
    ran = CliRunner().invoke(main, ["add", "claims", "--figure", figure, "--measure", "arrests", "--when", "2025-04-01",
        "--source", "police", "--id", f"{sys.argv[1]}-{number}"])
    assert ran.exit_code == 0, ran.output
"""


def test_of_several_who_add_at_once_nothing_is_lost(tmp_path: Path) -> None:
    put(tmp_path, a=CLAIMS)
    environment = {"PYTHONPATH": ":".join(sys.path), "PATH": "/usr/bin:/bin"}
    adding = [
        subprocess.Popen([sys.executable, "-c", ADDING, name], cwd=tmp_path, env=environment)
        for name in ("a", "b", "c", "d")
    ]

    assert [one.wait(timeout=120) for one in adding] == [0, 0, 0, 0]
    text = (tmp_path / "claims" / "a.rec").read_text()
    assert text.count("\nclaim: ") == 2 + 24
    assert [path.name for path in (tmp_path / "claims").iterdir()] == ["a.rec"]


def test_a_process_killed_while_it_adds_loses_nothing(tmp_path: Path) -> None:
    put(tmp_path, a=CLAIMS)
    environment = {"PYTHONPATH": ":".join(sys.path), "PATH": "/usr/bin:/bin"}
    added = [2]
    for turn in range(10):
        adding = subprocess.Popen(
            [sys.executable, "-c", ADDING, f"t{turn}"], cwd=tmp_path, env=environment
        )
        try:
            adding.wait(timeout=0.3 + turn / 25)
        except subprocess.TimeoutExpired:
            adding.kill()
        adding.wait()
        text = (tmp_path / "claims" / "a.rec").read_text()
        added.append(text.count("\nclaim: "))
        assert set(CLAIMS.splitlines()) <= set(text.splitlines())
        assert added == sorted(added)
        assert not fc.load(tmp_path / "claims").problems

    assert (
        apart(
            "add",
            "claims",
            "--figure",
            "5",
            "--measure",
            "arrests",
            "--when",
            "2025",
            "--source",
            "police",
            cwd=tmp_path,
        ).returncode
        == 0
    )
    assert [path.name for path in (tmp_path / "claims").iterdir()] == ["a.rec"]


def test_the_same_report_twice_is_the_same(folder: Path) -> None:
    assert dict(reports()) == dict(reports())
