"""A reader that another package adds works wherever files of records do, or is refused with what to
do instead.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import figurecheck as fc
from figurecheck.catalogue import endings, own_ending, reader_of
from figurecheck.claims.files import contents
from figurecheck.claims.settings import Settings
from figurecheck.live.group import Group
from figurecheck.live.positions import Spot
from figurecheck.live.session import Session
from figurecheck.live.workspace import Workspace
from figurecheck.lsp.completion import complete
from figurecheck.lsp.hover import hover
from figurecheck.lsp.renaming import rename
from figurecheck.lsp.telling import watched
from figurecheck.model.extension import Reader
from tests.commands.test_commands import run

MODULE = "somebodys_readers"

READERS = '''
from urllib.parse import unquote

from figurecheck.model.extension import Reader
from figurecheck.model.record import Field, Place, Record
from figurecheck.reading.formats import rec


def rows(text, file, meant=lambda cell: cell):
    """Cells with a bar between, the names in the first row."""
    names, *lines = (line.split("|") for line in text.rstrip("\\n").split("\\n"))
    records = []
    for number, cells in enumerate(lines, 2):
        fields, column = [], 1
        for name, cell in zip(names, cells):
            if cell:
                fields.append(Field(name, meant(cell), Place(file, number, column)))
            column += len(cell) + 1
        records.append(Record(tuple(fields)))
    return records, []


def marked(text, file):
    """Lines of name, colon and value; a record ends at a line of hyphens, and a comment starts with a semicolon."""
    records, fields = [], []
    for number, line in enumerate([*text.split("\\n"), "---"], 1):
        if line == "---":
            records += [Record(tuple(fields))] if fields else []
            fields = []
        elif line and line[0] != ";":
            name, value = line.split(": ")
            fields.append(Field(name, value, Place(file, number, len(name) + 3)))
    return records, []


BARS = Reader("bars", (".psv",), rows)
CODED = Reader("coded", (".pct",), lambda text, file: rows(text, file, unquote))
MARKED = Reader("marked", (".mrk",), marked, comment=";", named=True)
BLOCKS = Reader("blocks", (".fact",), rec.read, comment="#", named=True, blocks=True, splice=rec.splice)
'''

MEASURES = "# what is counted\nmeasure: arrests\nunit: arrest\n"
BARS = "claim|figure|measure|when\nday|204|arrests|2025-03-10\n"
CODED = "claim|figure|measure|when\ncoded|%32%30%34|ar%72ests|2025-03-10\n"
MARKED = (
    "; who says so\nclaim: week\nfigure: about 100\nmeasure: arrests\nwhen:"
    " 2025-03-10/2025-03-16\n---\n"
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The current folder, with claims in formats of another package, which is there as if it had
    been installed.
    """
    package = tmp_path / "package"
    about = package / "somebodys-0.3.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: somebodys\nVersion: 0.3\n", encoding="utf-8"
    )
    names = ("BARS", "CODED", "MARKED", "BLOCKS")
    entries = "".join(f"{name.lower()} = {MODULE}:{name}\n" for name in names)
    (about / "entry_points.txt").write_text(f"[figurecheck.readers]\n{entries}", encoding="utf-8")
    (package / f"{MODULE}.py").write_text(READERS, encoding="utf-8")
    monkeypatch.syspath_prepend(str(package))
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    folder = tmp_path / "project"
    (folder / "claims").mkdir(parents=True)
    monkeypatch.chdir(folder)
    written(folder, **{"measures.fact": MEASURES, "day.psv": BARS, "week.mrk": MARKED})
    yield folder
    sys.modules.pop(MODULE, None)


def written(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / "claims" / name).write_text(text, encoding="utf-8")


def held(folder: Path) -> dict[str, str]:
    """What the files of claims hold, by name."""
    return {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted((folder / "claims").iterdir())
    }


def git(*arguments: str) -> None:
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments]
    subprocess.run(command, check=True, capture_output=True)


# -- the list --------------------------------------------------------------------------------------


def test_the_catalogue_knows_every_reader_by_its_endings(project: Path) -> None:
    assert {".psv", ".pct", ".mrk", ".fact"} < set(endings())
    assert endings(blocks=True) == (".fact", ".rec")
    assert own_ending() == ".rec"
    assert [
        getattr(reader_of(name), "name", None) for name in ("a/b.PSV", "x.fact", "psv", "a.psv.bak")
    ] == [
        "bars",
        "blocks",
        None,
        None,
    ]


@pytest.mark.parametrize("ending", ["psv", ".PSV", ".tar.psv", ".", ""])
def test_an_ending_that_no_name_has_is_refused(ending: str) -> None:
    with pytest.raises(ValueError, match="write it as"):
        Reader("bars", (ending,), lambda text, file: ([], []))


@pytest.mark.parametrize(("named", "comment"), [(False, "#"), (True, ""), (True, ";")])
def test_blocks_that_are_no_blocks_are_refused(named: bool, comment: str) -> None:
    with pytest.raises(ValueError, match="give it named=True and comment='#'"):
        Reader("a", (".a",), lambda text, file: ([], []), blocks=True, named=named, comment=comment)


# -- reports, hooks and revisions ------------------------------------------------------------------


def test_a_report_shows_a_field_with_its_name_where_it_stands_so(project: Path) -> None:
    told = run("report", "--all", status=1).output

    assert "claims/day.psv:2:5" in told
    assert "2 | 204\n" in told
    assert "| figure: about 100" in told


def test_the_command_of_the_hook_checks_the_files(project: Path) -> None:
    assert "error FC204" in run("check", status=1).output


def test_a_revision_has_the_claims_of_every_format(project: Path) -> None:
    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "-m", "a")
    written(project, **{"week.mrk": MARKED.replace("about 100", "about 250")})

    changed = run("diff", "HEAD", status=0).output
    again = run("diff", "HEAD", "HEAD", status=0).output

    assert changed.startswith("0 findings new, 1 settled")
    assert "week/week: about 100 became about 250" in changed
    assert again.startswith("0 findings new, 0 settled")


# -- what writes records ---------------------------------------------------------------------------


def test_a_rename_changes_the_name_in_every_format_and_no_other_byte(project: Path) -> None:
    before = held(project)

    run("rename", "measure", "arrests", "detentions", status=0)

    expected = {name: text.replace("arrests", "detentions") for name, text in before.items()}
    assert held(project) == expected


def test_a_rename_is_refused_where_a_value_does_not_stand_as_it_is(project: Path) -> None:
    written(project, **{"coded.pct": CODED})
    before = held(project)

    told = run("rename", "measure", "arrests", "detentions", status=2).output

    assert "claims/coded.pct:2: `detentions` cannot be put there" in told
    assert "do it by hand" in told
    assert held(project) == before


def test_a_claim_is_added_where_records_are_blocks_and_elsewhere_it_is_said_where(
    project: Path,
) -> None:
    new = ("add", "--figure", "7", "--measure", "arrests", "--when", "2025-04-01", "--file")

    refused = run(*new, "claims/day.psv", status=2).output
    run(*new, "claims/measures.fact", status=0)

    assert "claims/day.psv: claims are added to files whose names end in .fact or .rec" in refused
    assert held(project)["day.psv"] == BARS
    assert held(project)["measures.fact"].startswith(f"{MEASURES}\nclaim: ")


def test_a_table_is_brought_into_blocks_and_elsewhere_it_is_said_where(project: Path) -> None:
    (project / "table.csv").write_text(
        "claim,figure,measure,when\nmay,9,arrests,2025-05\n", encoding="utf-8"
    )

    refused = run("import", "table.csv", "--to", "claims/may.psv", status=2).output
    run("import", "table.csv", "--to", "claims/may.fact", status=0)

    assert "records are written to files whose names end in .fact or .rec" in refused
    assert [claim.id for claim in fc.load("claims")] == ["day", "may", "week"]


def test_only_blocks_are_brought_into_shape(project: Path) -> None:
    written(project, **{"late.fact": "claim: late\nwhen: 2025-06\nmeasure: arrests\nfigure: 3\n"})
    others = {name: text for name, text in held(project).items() if name != "late.fact"}

    run("fmt", status=0)

    assert held(project) == {
        **others,
        "late.fact": "claim: late\nfigure: 3\nmeasure: arrests\nwhen: 2025-06\n",
    }


def test_what_is_exported_is_not_put_where_it_would_be_read_again(project: Path) -> None:
    told = run("export", "--to", "csv", "--output", "claims/all.psv", status=2).output

    assert "where each claim would be read twice" in told
    assert "all.psv" not in held(project)


# -- the editor ------------------------------------------------------------------------------------


@pytest.fixture
def workspace(project: Path) -> Workspace:
    return Group(("claims",), Settings()).now


def test_an_editor_reads_every_format_and_asks_to_be_told_of_them(
    project: Path, workspace: Workspace
) -> None:
    assert sorted(claim.id for claim in workspace.claims) == ["day", "week"]
    assert set(watched()[len("**/*{") : -1].split(",")) == {*endings(), ".toml"}


def test_an_editor_tells_what_is_wrong_in_such_a_file(project: Path) -> None:
    group = Group(("claims",), Settings())
    group.put("claims/day.psv", BARS.replace("arrests", "raids"))

    group.keep(group.read())

    assert [one.message for one in group.diagnostics()["claims/day.psv"]] == [
        "there is no measure `raids`"
    ]


def test_a_comment_is_what_the_format_says_and_a_name_where_fields_have_one(
    workspace: Workspace,
) -> None:
    assert workspace.at("claims/week.mrk", Spot(0, 4)) is None
    named = workspace.at("claims/week.mrk", Spot(2, 1))
    inside = workspace.at("claims/day.psv", Spot(1, 5))

    assert named is not None
    assert (named.field.name, named.offset) == ("figure", None)
    assert inside is not None
    assert (inside.field.name, inside.offset) == ("figure", 1)


def test_a_figure_is_explained_in_every_format(workspace: Workspace) -> None:
    told = hover(workspace, None, "claims/day.psv", Spot(1, 5))

    assert told is not None
    assert told[1][0] == "204: bare"


def test_words_are_offered_in_blocks_alone(workspace: Workspace) -> None:
    assert complete(workspace, None, "claims/measures.fact", Spot(2, 6))
    assert complete(workspace, None, "claims/day.psv", Spot(1, 9)) == []


def test_an_editor_renames_in_every_format(workspace: Workspace) -> None:
    changes = rename(workspace, "claims/day.psv", Spot(1, 9), "detentions")

    assert sorted(changes) == ["claims/day.psv", "claims/measures.fact", "claims/week.mrk"]
    assert [(one.span.start, one.text) for one in changes["claims/day.psv"]] == [(8, "detention")]


def test_a_file_outside_the_claims_is_read_with_the_blocks_beside_it(project: Path) -> None:
    for name, text in {"a.fact": MEASURES, "b.psv": BARS, "c.mrk": MARKED}.items():
        (project / name).write_text(text, encoding="utf-8")

    group = Session([str(project)]).group(str(project / "a.fact"))

    assert sorted(Path(name).name for name in group.now.contents) == ["a.fact"]
    assert sorted(contents("claims")[0]) == [
        "claims/day.psv",
        "claims/measures.fact",
        "claims/week.mrk",
    ]
