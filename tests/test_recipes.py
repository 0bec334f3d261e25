"""The recipes of ``CONTRIBUTING.md``, each tried on a copy of the sources: one new file, and what
it adds is there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import figurecheck as fc
from figurecheck.asking.pages import records
from tests.bringing.filings.writing import SALES, linkbase
from tests.refresh import ROOT

SOURCES = Path(str(fc.__file__)).parent
PACKAGE = ROOT / "examples" / "plugin-package" / "src" / "figurecheck_tables"

AUTHOR = ("-c", "user.name=a", "-c", "user.email=a@example.org")

QUESTION = '''"""A figure that everybody would ask about: 42."""

from figurecheck.checks.question import Evidence, Question, remark

CODE = "FC499"


def ask(evidence):
    for claim in evidence.claims:
        if claim.figure.value == 42:
            yield remark(CODE, "note", "why 42", claim, claim.record.get("figure"))


QUESTION = Question(CODE, "answer", ask)
'''

KIND = '''"""The Gazette contradicts itself."""

from figurecheck.checks.kind import Kind

CODE = "FC300"


def fits(case):
    return {voice.claim.source for voice in case.voices.values()} == {"gazette"}


KIND = Kind(CODE, "own", fits)
'''

EXPLANATION = '''"""The figure is a dozen too many."""

from figurecheck.checks.explanation import Explanation, Trial


def tries(subject):
    for claim in subject.speakers:
        if claim.figure.value > 12:
            text = f"dozen: it fits if {claim.figure.text} is a dozen too many"
            yield Trial(text, {claim.name: {"figure": str(claim.figure.value - 12)}})


EXPLANATION = Explanation("dozen", 5, tries)
'''

STATISTIC = '''"""A week is below the lowest one.

Conflict::

    measure: arrests
    unit: arrest

    claim: lowest
    figure: exactly 70 arrests a week
    measure: arrests
    when: 2025-01
    statistic: lowest week

    claim: week
    figure: exactly 60 arrests
    measure: arrests
    when: 2025-01-20/2025-01-26
"""

from itertools import combinations

from figurecheck.model.constraint import Statement, at_least
from figurecheck.model.extension import Statistics
from figurecheck.model.names import of_rule
from figurecheck.model.statistic import Statistic
from figurecheck.relations.rule import Rule
from figurecheck.relations.scene import Flow, count, ends

CODE = "FC298"

LOWEST = Statistic("lowest", "week", "the least that any seven days hold", "in the lowest week", days=7, sign=-1)


def follow(scene):
    for low in sorted(one for one in scene.amounts if one.statistic == LOWEST):
        flow, (start, end) = Flow(low.measure, low.members), ends(low.window)
        for first, after in combinations(sorted(point for point in scene.points[flow] if start <= point <= end), 2):
            if after - first == 7:
                terms = {(count(flow, after),): 1, (count(flow, first),): -1, (low.name,): -1}
                yield Statement(of_rule(f"{low.name} at {first}"), (at_least(terms, 0),), code=CODE, text="least")


RULE = Rule(CODE, "lowest_week", follow)

STATISTICS = Statistics("lowest_week", (LOWEST,))
'''

COMMAND = '''"""``figurecheck hello``: says hello."""

import click

from figurecheck.console import write

SUMMARY = "Say hello."


@click.command("hello", short_help=SUMMARY)
def hello():
    """Say hello."""
    write("hello\\n")


COMMAND = hello
'''

EXPORT = '''"""Claims as their names, one a line."""

from figurecheck.keeping.exports import Export, Exported


def write(claims, names):
    return Exported("".join(f"{claim.name}\\n" for claim in claims.claims))


EXPORT = Export("names", "a name a line", write)
'''

FILING = '''"""Facts as lines: a concept and a whole number."""

from figurecheck.bringing.filings.filing import Aspects, FiledFact, Filing, FilingReader

ABOUT = Aspects("http://example.com/cik 1", 738886, 739252, "", (), (("http://example.com/units EUR",), ()))


def read(content, name):
    facts = []
    for line, text in enumerate(content.decode().splitlines(), 1):
        concept, number = text.split()
        facts.append(FiledFact(f"http://example.com/shop {concept}", 0, int(number), 0, 0, number, line, 1))
    return Filing(name, tuple(facts), (ABOUT,), prefixes={"eg": "http://example.com/shop"})


FILINGS = FilingReader("lines", (".facts",), lambda start: True, read)
'''

CLAIMS = """measure: arrests
unit: arrest

source: gazette

claim: day
figure: 54
measure: arrests
when: 2025-03-10

claim: again
figure: 42
measure: arrests
when: 2025-03-10
"""


FAMILY = '''"""Seven times a figure of a named row: what a week of such days comes to."""

from __future__ import annotations

from collections.abc import Iterator

import attr

from figurecheck.bringing.grounding.family import Derivation, DerivationFamily, Scope, derived


def _derive(scope: Scope) -> Iterator[Derivation]:
    for line in scope.own:
        for one in scope.cells(line):
            factor = ("factor", attr.evolve(one, value=7, shown="7"))
            yield derived("is * factor", ("is", one), factor)


FAMILY = DerivationFamily("week", 90, _derive)
'''


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources with one new file for each recipe, and a word more in the table of
    words.
    """
    folder = tmp_path_factory.mktemp("copy")
    package = folder / "figurecheck"
    shutil.copytree(SOURCES, package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PACKAGE / "rule.py", package / "relations" / "rules" / "in_use.py")
    shutil.copy(PACKAGE / "reader.py", package / "reading" / "formats" / "tsv.py")
    shutil.copy(PACKAGE / "format.py", package / "report" / "formats" / "tsv.py")
    for where, text in {
        "checks/questions/answer.py": QUESTION,
        "checks/kinds/own.py": KIND,
        "checks/explanations/dozen.py": EXPLANATION,
        "relations/statistics/lowest_week.py": STATISTIC,
        "commands/hello.py": COMMAND,
        "keeping/exports/names.py": EXPORT,
        "bringing/filings/readers/lines.py": FILING,
        "bringing/grounding/families/week.py": FAMILY,
    }.items():
        (package / where).write_text(text, encoding="utf-8")
    words = package / "reading" / "words" / "en.toml"
    words.write_text(
        words.read_text(encoding="utf-8").replace('"roughly",', '"roughly", "thereabouts",'),
        "utf-8",
    )
    (folder / "claims").mkdir()
    (folder / "claims" / "a.rec").write_text(CLAIMS, encoding="utf-8")
    return folder


def run(copy: Path, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(copy),
        "PYTHONUTF8": "1",
    }
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, cwd=copy
    )


def test_a_new_rule_finds_what_its_page_says_and_is_in_the_manual(copy: Path) -> None:
    text = records((PACKAGE / "rule.py").read_text(encoding="utf-8"), "Conflict")
    (copy / "beds.rec").write_text(text, encoding="utf-8")

    found = run(copy, "figurecheck", "check", "beds.rec")
    page = run(copy, "figurecheck", "rule", "IU101")

    assert found.stdout.count("error IU101") == 1
    assert page.stdout.startswith("IU101 in_use\n\nMore of something is in use than there is.")


def test_a_new_family_grounds_what_follows_by_it(copy: Path) -> None:
    (copy / "riders.csv").write_text("line,riders\nHarbour,46213\nOld Town,3905\n", "utf-8")
    (copy / "week.txt").write_text("Harbour came to 323,491 that week.\n", encoding="utf-8")

    found = run(copy, "figurecheck", "ground", "week.txt", "--in", "riders.csv", "-v")

    assert "46,213 * 7 = 323,491" in found.stdout
    assert found.returncode == 0


def test_a_new_reader_reads_its_files(copy: Path) -> None:
    (copy / "a.tsv").write_text(
        "claim\tfigure\tmeasure\twhen\nday\t204\tarrests\t2025-03-10\n", encoding="utf-8"
    )

    found = run(copy, "figurecheck", "check", "a.tsv")

    assert "a.tsv:2:9: error FC009: there is no measure `arrests`" in found.stdout


def test_a_new_reader_is_asked_wherever_files_of_records_are_told_from_others(copy: Path) -> None:
    claims = copy / "of-two-formats"
    claims.mkdir()
    (claims / "a.rec").write_text("measure: arrests\nunit: arrest\n", encoding="utf-8")
    (claims / "b.tsv").write_text(
        "claim\tfigure\tmeasure\twhen\nday\t204\tarrests\t2025-03-10\n", encoding="utf-8"
    )
    for command in (
        ("init", "--quiet"),
        ("add", "--all", "of-two-formats"),
        (*AUTHOR, "commit", "--quiet", "-m", "a"),
    ):
        subprocess.run(["git", *command], cwd=copy, check=True, capture_output=True)  # noqa: S607

    renamed = run(
        copy, "figurecheck", "rename", "measure", "arrests", "detentions", "of-two-formats"
    )
    since = run(copy, "figurecheck", "diff", "HEAD", "of-two-formats", "--paths", "of-two-formats")
    lost = run(
        copy,
        "figurecheck",
        "export",
        "of-two-formats",
        "--to",
        "csv",
        "--output",
        "of-two-formats/c.tsv",
    )

    assert renamed.stdout == "of-two-formats/a.rec: 1 place\nof-two-formats/b.tsv: 1 place\n"
    assert "day\t204\tdetentions\t" in (claims / "b.tsv").read_text(encoding="utf-8")
    assert since.stdout.startswith("0 findings new, 0 settled")
    assert "b/day" not in since.stdout
    assert "where each claim would be read twice" in lost.stderr


def test_a_new_format_is_written(copy: Path) -> None:
    told = run(copy, "figurecheck", "report", "--format", "tsv")

    assert told.stdout.startswith("severity\tcode\tplace\theadline\n")


def test_a_new_question_is_asked(copy: Path) -> None:
    found = run(copy, "figurecheck", "check", "--select", "FC499", "--fail-on", "note")

    assert "why 42" in found.stdout


def test_a_new_kind_names_conflicts(copy: Path) -> None:
    found = run(copy, "figurecheck", "check", "--select", "FC300")

    assert found.stdout.count("error FC300") == 1


def test_a_new_explanation_is_tried(copy: Path) -> None:
    told = run(copy, "figurecheck", "report", "--all")

    assert "dozen: it fits if 54 is a dozen too many" in told.stdout


def test_a_new_statistic_is_read_held_against_the_others_told_and_offered(copy: Path) -> None:
    (copy / "weeks.rec").write_text(records(STATISTIC, "Conflict"), encoding="utf-8")
    misspelt = records(STATISTIC, "Conflict").replace("lowest week", "lovest week")
    (copy / "misspelt.rec").write_text(misspelt, encoding="utf-8")

    found = run(copy, "figurecheck", "check", "weeks.rec")
    unread = run(copy, "figurecheck", "report", "misspelt.rec")
    page = run(copy, "figurecheck", "rule", "FC298")
    offered = subprocess.run(
        [
            sys.executable,
            "-c",
            "import figurecheck.catalogue as c; print([one.meaning for one in c.statistics()])",
        ],
        cwd=copy,
        capture_output=True,
        text=True,
        check=True,
    )

    assert (
        "error FC298: arrests (lowest week), January 2025: exactly 70 arrests a week"
        in found.stdout
    )
    assert "did you mean `lowest week`?" in unread.stdout
    assert page.stdout.startswith("FC298 lowest_week\n\nA week is below the lowest one.")
    assert "the least that any seven days hold" in offered.stdout


def test_a_new_kind_of_filing_is_read(copy: Path) -> None:
    (copy / "shop.facts").write_text("Sales 5900\nBooks 2700\nToys 2300\n", encoding="utf-8")
    (copy / "shop_cal.xml").write_text(linkbase([SALES]), encoding="utf-8")

    told = run(copy, "figurecheck", "check", "shop.facts", "shop_cal.xml")

    assert (
        "shop.facts:1:1: error FC201: Sales, 2024: 2,700 + 2,300 make 5,000, not 5,900"
        in told.stdout
    )


def test_a_new_command_is_there(copy: Path) -> None:
    assert run(copy, "figurecheck", "hello").stdout == "hello\n"
    assert "hello" in run(copy, "figurecheck", "--help").stdout


def test_a_new_export_is_there(copy: Path) -> None:
    assert (
        run(copy, "figurecheck", "export", "--to", "names").stdout == "gazette/again\ngazette/day\n"
    )
    assert "|names|" in run(copy, "figurecheck", "export", "--help").stdout


def test_a_new_word_is_read_once_the_table_is_built(copy: Path) -> None:
    before = run(copy, "figurecheck", "read", "thereabouts 700")
    built = run(copy, "figurecheck.reading.built_in_table")
    after = run(copy, "figurecheck", "read", "thereabouts 700")

    assert "approximate" not in before.stdout
    assert built.returncode == 0, built.stderr
    assert after.stdout.startswith("thereabouts 700: approximate")
