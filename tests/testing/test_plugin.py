"""The plugin for pytest: claims as tests where that is asked for, and nothing at all where it is
not.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import figurecheck as fc
from figurecheck.claims.files import load
from figurecheck.testing import assert_consistent
from figurecheck.testing.telling import told

pytest_plugins = ["pytester"]

SRC = Path(str(fc.__file__)).parents[1]
PLUGIN = ("-p", "figurecheck.testing.plugin")

MEASURE = "measure: arrests\nunit: arrest\ndefinition: arrests by the city police\n"
CLEAN = (
    f"{MEASURE}\nsource: police\n\nclaim: day\nfigure: 204\nmeasure: arrests\nwhen: 2025-03-10\n"
)
LIE = (
    "source: gazette\n\nclaim: week\nfigure: about 100\nmeasure: arrests\nwhen:"
    " 2025-03-10/2025-03-16\n"
)
BAD = "source: herald\n\nclaim: one\nfigure: 12 arrests\nmeasure: arests\nwhen: 2025-04-01\n"


@pytest.fixture(scope="module", autouse=True)
def everything_loaded() -> None:
    """A run inside a run forgets the modules that it was the first to load; what is loaded here is
    only loaded once.
    """
    for module in walk_packages(fc.__path__, "figurecheck."):
        if module.name != "figurecheck.__main__":
            with suppress(ImportError):  # of an extra that is not installed
                import_module(module.name)
    report = fc.check(fc.loads(f"{CLEAN}\n{LIE}\n{BAD}"))
    assert [told(report, one) for one in report.failing]


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A project with a test of its own and a folder of two files of claims that cannot both be
    true.

    Plugins are named one by one: so it makes no difference whether figurecheck is installed where
    this runs.
    """
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.makepyfile(test_own="def test_own(): pass")
    claims = pytester.mkdir("claims")
    (claims / "a.rec").write_text(CLEAN, encoding="utf-8")
    (claims / "b.rec").write_text(LIE, encoding="utf-8")
    return pytester


def conflict_of(project: pytest.Pytester) -> str:
    """The key of the one conflict."""
    (found,) = fc.check(load(project.path / "claims")).conflicts
    return found.key


def run(project: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return project.runpytest_inprocess(*PLUGIN, "-p", "no:cacheprovider", *arguments)


def test_other_plugins_find_on_an_item_what_they_look_for(project: pytest.Pytester) -> None:
    """One whose wrapper returned without a yield, as that of pytest-lsp 1.0.1 does for an item
    that has no ``funcargs``, made every item of claims fail.
    """
    project.makeconftest(
        """
        import pytest

        @pytest.hookimpl(wrapper=True)
        def pytest_runtest_call(item):
            if not hasattr(item, "funcargs"):
                return
            yield
        """
    )

    result = run(project, "--figurecheck", "claims/a.rec", "-v")

    result.assert_outcomes(passed=1, failed=1)
    result.stdout.no_fnmatch_line("*did not yield*")


def test_a_path_that_cannot_be_asked_for_is_not_found(project: pytest.Pytester) -> None:
    result = run(project, "--figurecheck", f"claims/{'a' * 300}/a.rec")

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines("*file or directory not found*")


def test_a_test_that_removes_the_folder_it_ended_in_is_no_fault(project: pytest.Pytester) -> None:
    project.makepyfile(
        test_own="""
        import os

        def test_own(tmp_path):
            os.chdir(tmp_path)
            os.rmdir(tmp_path)
        """
    )
    result = run(project, "--figurecheck", "test_own.py", "claims")

    result.assert_outcomes(passed=3, failed=1)


# -- not asked -------------------------------------------------------------------------------------


def test_claims_are_left_alone_where_nobody_asks(project: pytest.Pytester) -> None:
    result = run(project, "-v")

    result.assert_outcomes(passed=1)


def test_a_run_that_does_not_ask_loads_nothing_of_figurecheck_but_the_plugin(
    project: pytest.Pytester,
) -> None:
    project.makepyfile(
        test_own="""
        import sys

        def test_own():
            assert {one for one in sys.modules if one.partition(".")[0] == "figurecheck"} == {
                "figurecheck", "figurecheck.testing", "figurecheck.testing.plugin"
            }
        """
    )
    environment = {**os.environ, "PYTHONPATH": str(SRC), "PYTEST_ADDOPTS": ""}
    command = [sys.executable, "-m", "pytest", "-q", *PLUGIN, str(project.path)]

    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, cwd=project.path
    )

    assert done.returncode == 0, done.stdout


def test_the_plugin_costs_a_run_that_does_not_ask_next_to_nothing() -> None:
    program = (
        "import pytest, sys\nbefore = set(sys.modules)\nimport figurecheck.testing.plugin\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    environment = {**os.environ, "PYTHONPATH": str(SRC)}
    command = [sys.executable, "-c", program]

    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)

    assert done.stdout.split() == [
        "figurecheck",
        "figurecheck.testing",
        "figurecheck.testing.plugin",
    ]


# -- asked -----------------------------------------------------------------------------------------


def test_each_file_and_each_conflict_is_a_test(project: pytest.Pytester) -> None:
    key = conflict_of(project)

    result = run(project, "--figurecheck", "-v")

    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines([f"claims/a.rec::{key} FAILED*", "claims/b.rec::records PASSED*"])


def test_a_conflict_fails_with_what_the_report_says_of_it(project: pytest.Pytester) -> None:
    report = fc.check(load(project.path / "claims"))

    result = run(project, "--figurecheck")

    expected = told(report, report.conflicts[0]).splitlines()
    assert len(expected) > 5
    result.stdout.fnmatch_lines(
        [f"*{line.split('rec:')[0].strip()[-30:].replace('[', '?')}*" for line in expected]
    )
    assert "Traceback" not in result.stdout.str()


def test_a_conflict_has_the_line_of_the_figure_to_look_at_first(project: pytest.Pytester) -> None:
    (found,) = fc.check(load(project.path / "claims")).conflicts
    result = project.inline_run(*PLUGIN, "--figurecheck")

    failed = [
        one
        for one in result.getreports("pytest_runtest_logreport")
        if getattr(one, "failed", False)
    ]

    assert [(Path(one.location[0]).name, one.location[1]) for one in failed] == [
        (Path(found.labels[0].place.file).name, found.labels[0].place.line - 1)
    ]


def test_the_ini_asks_in_every_run_that_names_no_paths(project: pytest.Pytester) -> None:
    project.makeini("[pytest]\ntestpaths = test_own.py\nfigurecheck_paths = claims\n")

    run(project).assert_outcomes(passed=3, failed=1)
    run(project, "test_own.py").assert_outcomes(passed=1)
    run(project, "claims/b.rec").assert_outcomes(passed=1)


def test_one_conflict_can_be_run_by_its_name(project: pytest.Pytester) -> None:
    result = run(project, "--figurecheck", f"claims/a.rec::{conflict_of(project)}")

    result.assert_outcomes(failed=1)


def test_an_accepted_conflict_does_not_fail(project: pytest.Pytester) -> None:
    accepted = f"accept: {conflict_of(project)}\nreason: another cut-off hour\n"
    (project.path / "claims" / "accepted.rec").write_text(accepted, encoding="utf-8")

    result = run(project, "--figurecheck", "-rx")

    result.assert_outcomes(passed=4, xfailed=1)
    result.stdout.fnmatch_lines(["*another cut-off hour*"])


def test_a_record_that_cannot_be_read_fails_its_file(project: pytest.Pytester) -> None:
    (project.path / "claims" / "c.rec").write_text(BAD, encoding="utf-8")

    result = run(project, "--figurecheck", "claims/c.rec")

    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*FC009*arests*", "*did you mean `arrests`*"])


def test_the_settings_of_the_project_hold(project: pytest.Pytester) -> None:
    (project.path / "figurecheck.toml").write_text(
        'paths = ["claims"]\nignore = ["FC2"]\n', encoding="utf-8"
    )

    run(project, "--figurecheck").assert_outcomes(passed=3)


def test_texts_that_the_settings_name_are_tests_too(project: pytest.Pytester) -> None:
    wrong = "Sales of honey fell 40 percent to 910 jars from 1,290 jars."
    (project.path / "ferry.txt").write_text(f"A title\n\n{wrong}\n", encoding="utf-8")
    (project.path / "quiet.txt").write_text("A title\n\nNothing here.\n", encoding="utf-8")
    (project.path / "figurecheck.toml").write_text('documents = ["*.txt"]\n', encoding="utf-8")

    result = run(project, "--figurecheck", "-rA")

    output = result.stdout.str()
    assert "ferry.txt::FC203:" in output
    assert "quiet.txt::records" in output
    assert "1,290 jars to 910 jars is down 29.5 percent, not 40 percent" in output


def test_a_path_that_there_is_not_ends_the_run(project: pytest.Pytester) -> None:
    result = run(project, "-o", "figurecheck_paths=clams")

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*clams: there is no such file or folder*"])


def test_a_folder_without_claims_does_not_pass_for_one_that_holds_together(
    project: pytest.Pytester,
) -> None:
    project.mkdir("empty")

    result = run(project, "-o", "figurecheck_paths=empty")

    assert result.ret == pytest.ExitCode.USAGE_ERROR


def test_the_report_is_made_once_a_session(project: pytest.Pytester) -> None:
    project.makepyfile(
        test_own="""
        def test_one(figurecheck_report, request):
            request.config.first = figurecheck_report
            assert len(figurecheck_report.conflicts) == 1

        def test_other(figurecheck_report, request):
            assert figurecheck_report is request.config.first
        """
    )

    run(project).assert_outcomes(passed=2)


def test_workers_of_xdist_share_the_items_among_them(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("xdist", reason="pytest-xdist is not installed")
    project.makeini("[pytest]\nfigurecheck_paths = claims\n")
    monkeypatch.setenv("PYTHONPATH", str(SRC))

    result = project.runpytest_subprocess(*PLUGIN, "-p", "xdist", "-n", "2", "-v")

    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines([f"*FAILED claims/a.rec::{conflict_of(project)}*"])


# -- the assertion ---------------------------------------------------------------------------------


def test_claims_that_can_all_be_true_are_asserted_in_silence() -> None:
    assert_consistent(fc.loads(CLEAN))


def test_claims_that_cannot_all_be_true_fail_with_the_report() -> None:
    with pytest.raises(AssertionError, match=r"1 problem \(1 error\)") as caught:
        assert_consistent(fc.loads(f"{CLEAN}\n{LIE}"))

    assert "proof verified" in str(caught.value)


def test_what_counts_as_failing_can_be_chosen() -> None:
    assert_consistent(fc.loads(f"{CLEAN}\n{LIE}"), fail_on="never")
