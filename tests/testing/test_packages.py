"""Rules, readers and formats of other packages: found by their entry points, and refused by name
where they are bad.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import figurecheck as fc
from figurecheck import catalogue
from figurecheck.asking.pages import records
from figurecheck.catalogue import collect
from figurecheck.model.extension import Format, Reader
from tests.effort import calls

ROOT = Path(__file__).resolve().parents[2]
SRC = Path(str(fc.__file__)).parents[1]
EXAMPLE = ROOT / "examples" / "plugin-package"

Offer = Callable[[str, str, str], Path]

TABLE = (
    "claim\tfigure\tmeasure\twhen\tsource\n"
    "day\t204\tarrests\t2025-03-10\tpolice\n"
    "week\tabout 100\tarrests\t2025-03-10/2025-03-16\tgazette\n"
)
READER = "from figurecheck.model.extension import Reader\n"


@pytest.fixture
def offer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Offer]:
    """Installs a package, as far as figurecheck sees: its module's text, the group, and what the
    entry point names.
    """
    module = f"offered_by_{abs(hash(request.node.name))}"

    def install(text: str, group: str, name: str) -> Path:
        package = tmp_path / "somebodys-0.3.dist-info"
        package.mkdir()
        (package / "METADATA").write_text(
            "Metadata-Version: 2.1\nName: somebodys\nVersion: 0.3\n", encoding="utf-8"
        )
        (package / "entry_points.txt").write_text(
            f"[{group}]\nmine = {module}:{name}\n", encoding="utf-8"
        )
        (tmp_path / f"{module}.py").write_text(text, encoding="utf-8")
        monkeypatch.syspath_prepend(str(tmp_path))
        return tmp_path

    yield install
    sys.modules.pop(module, None)


def readers() -> tuple[Reader, ...]:
    return collect("figurecheck.reading.formats", "READER", Reader)


def test_entries_of_other_packages_come_behind_those_of_the_folder(offer: Offer) -> None:
    own = readers()
    offer(
        f"{READER}READER = Reader('psv', ('.psv',), lambda text, file: ([], []))\n",
        "figurecheck.readers",
        "READER",
    )

    found = readers()

    assert found[: len(own)] == own
    assert [one.name for one in found[len(own) :]] == ["psv"]


def test_a_package_that_cannot_be_imported_is_named(offer: Offer) -> None:
    offer("import no_such_module_anywhere\n", "figurecheck.readers", "READER")

    with pytest.raises(
        fc.UsageError, match=r"somebodys 0\.3 offers `mine = .*no_such_module_anywhere"
    ):
        readers()


@pytest.mark.parametrize(
    "text", ["raise ValueError('x')", "raise SystemExit(3)", "def broken(:", "OTHER = 1"]
)
def test_a_package_that_fails_in_whatever_way_is_named(offer: Offer, text: str) -> None:
    offer(text, "figurecheck.formats", "FORMAT")

    with pytest.raises(
        fc.UsageError,
        match=r"somebodys 0\.3 offers .* in figurecheck\.formats, which cannot be loaded",
    ):
        collect("figurecheck.report.formats", "FORMAT", Format)


def test_an_entry_of_another_kind_is_refused_with_its_package(offer: Offer) -> None:
    offer("READER = 'a reader'\n", "figurecheck.readers", "READER")

    with pytest.raises(
        fc.UsageError, match=r"somebodys 0\.3 .* is of type str, and must be a Reader"
    ):
        readers()


@pytest.mark.parametrize("entry", ["Reader('rec', ('.psv',), f)", "Reader('psv', ('.csv',), f)"])
def test_a_name_or_ending_that_is_taken_is_refused(offer: Offer, entry: str) -> None:
    offer(
        f"{READER}f = lambda text, file: ([], [])\nREADER = {entry}\n",
        "figurecheck.readers",
        "READER",
    )

    with pytest.raises(fc.UsageError, match=r"somebodys 0\.3 .* there is one of that name already"):
        readers()


def test_a_package_that_cannot_be_loaded_ends_the_command_with_its_name(offer: Offer) -> None:
    folder = offer("import no_such_module_anywhere\n", "figurecheck.readers", "READER")

    done = figurecheck("report", str(ROOT / "examples" / "survey"), packages=folder)

    assert done.returncode == 2
    assert "somebodys 0.3" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_rule_of_another_package_takes_part_in_every_check(offer: Offer) -> None:
    rule = (
        "from figurecheck.relations.rule import Rule\n"
        "seen = []\n"
        "def follow(scene):\n"
        "    seen.append(scene)\n"
        "    return ()\n"
        "RULE = Rule('XX101', 'watching', follow)\n"
    )
    folder = offer(rule, "figurecheck.rules", "RULE")
    name = next(path.stem for path in folder.glob("offered_by_*.py"))

    fc.check([fc.claim("3", measure="arrests", when="2025-03-10")])

    assert sys.modules[name].seen


def test_without_such_packages_nothing_is_asked_of_the_metadata_of_packages(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom figurecheck.cli import main\n"
        f"try: main(['report', {str(ROOT / 'examples' / 'survey')!r}])\nexcept SystemExit: pass\n"
        "sys.exit('importlib.metadata' in sys.modules)"
    )
    command = [sys.executable, "-S", "-c", program]
    path = os.pathsep.join([str(SRC), *(one for one in sys.path if one.endswith("site-packages"))])
    environment = {**os.environ, "PYTHONPATH": path}

    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, cwd=tmp_path
    )

    assert done.returncode == 0, done.stderr


def test_looking_for_packages_costs_next_to_nothing() -> None:
    def once() -> None:
        catalogue._offers.cache_clear()
        catalogue._offers(tuple(sys.path))

    once()

    assert calls(once) < 20_000


# -- the example -----------------------------------------------------------------------------------


def figurecheck(
    *arguments: str, packages: Path, folder: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(packages), str(SRC))),
        "PYTHONUTF8": "1",
    }
    command = [sys.executable, "-m", "figurecheck", *arguments]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, cwd=folder
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example's package in it, and beside it what an installer writes of its
    entry points.
    """
    folder = tmp_path_factory.mktemp("packages")
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    shutil.copytree(EXAMPLE / "src", folder, dirs_exist_ok=True)
    about = folder / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    about.mkdir()
    head = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    (about / "METADATA").write_text(head, encoding="utf-8")
    groups = "".join(
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in entries.items())
        for group, entries in project["entry-points"].items()
    )
    (about / "entry_points.txt").write_text(groups, encoding="utf-8")
    return folder


def test_the_example_package_adds_a_reader_and_a_format(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "arrests.tsv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "claims" / "measures.rec").write_text(
        "measure: arrests\nunit: arrest\n", encoding="utf-8"
    )

    done = figurecheck("report", "claims", "--format", "tsv", packages=installed, folder=tmp_path)

    assert (done.stderr, done.returncode) == ("", 1)
    assert done.stdout.splitlines()[0].split("\t") == ["severity", "code", "place", "headline"]
    assert done.stdout.splitlines()[1].split("\t")[:3] == ["error", "FC204", "claims/arrests.tsv:2"]


def test_the_example_reader_tells_of_a_bad_row_and_reads_the_rest(
    installed: Path, tmp_path: Path
) -> None:
    (tmp_path / "arrests.tsv").write_text(
        "measure\tunit\narrests\tarrest\textra\nfines\tUSD\n", encoding="utf-8"
    )

    done = figurecheck("check", "arrests.tsv", packages=installed, folder=tmp_path)

    assert "this row has 3 cells where the first row has 2" in done.stdout
    assert "arrests.tsv:2:1" in done.stdout


def test_the_example_rule_finds_what_its_page_says_and_no_more(
    installed: Path, tmp_path: Path
) -> None:
    page = (EXAMPLE / "src" / "figurecheck_tables" / "rule.py").read_text(encoding="utf-8")
    (tmp_path / "conflict.rec").write_text(records(page, "Conflict"), encoding="utf-8")
    (tmp_path / "clean.rec").write_text(records(page, "Clean"), encoding="utf-8")

    conflict = figurecheck("check", "conflict.rec", packages=installed, folder=tmp_path)
    clean = figurecheck("check", "clean.rec", packages=installed, folder=tmp_path)
    saved = figurecheck(
        "report",
        "conflict.rec",
        "--output",
        "a.json",
        "--format",
        "json",
        packages=installed,
        folder=tmp_path,
    )
    proved = figurecheck("verify", "a.json", packages=installed, folder=tmp_path)

    assert conflict.stdout.count("error IU101") == 1
    assert (clean.returncode, clean.stdout, clean.stderr) == (0, "", "")
    assert saved.returncode == 1
    assert (proved.returncode, proved.stdout.splitlines()[0]) == (0, "1 proof verified")


def test_the_page_of_a_rule_of_another_package_is_in_the_manual(
    installed: Path, tmp_path: Path
) -> None:
    listed = figurecheck("rule", packages=installed, folder=tmp_path)
    told = figurecheck("rule", "iu101", packages=installed, folder=tmp_path)

    assert "IU101  in_use" in listed.stdout
    assert told.stdout.startswith("IU101 in_use\n\nMore of something is in use than there is.")
    assert "431 at least" in told.stdout or "412 at most" in told.stdout


def test_what_a_rule_of_another_package_finds_can_be_chosen_and_accepted(
    installed: Path, tmp_path: Path
) -> None:
    page = (EXAMPLE / "src" / "figurecheck_tables" / "rule.py").read_text(encoding="utf-8")
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "a.rec").write_text(records(page, "Conflict"), encoding="utf-8")

    left_out = figurecheck("check", "--ignore", "IU", packages=installed, folder=tmp_path)
    key = (
        figurecheck("check", "--select", "IU101", packages=installed, folder=tmp_path)
        .stdout[-16:]
        .strip(" ()\n")
    )
    accepted = figurecheck(
        "accept", key, "--reason", "beds in the corridor", packages=installed, folder=tmp_path
    )

    assert (left_out.returncode, left_out.stdout) == (0, "")
    assert key.startswith("IU101:")
    assert (accepted.returncode, accepted.stderr) == (0, "")
    assert figurecheck("check", packages=installed, folder=tmp_path).returncode == 0


def test_without_the_package_its_format_is_not_known(tmp_path: Path) -> None:
    done = figurecheck("report", "claims", "--format", "tsv", packages=tmp_path)

    assert done.returncode == 2
    assert "there is no format 'tsv'" in done.stderr
