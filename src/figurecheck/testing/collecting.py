"""Claims as tests: an item for each file, and one for each set of statements that cannot all be
true.
"""

# ruff: noqa: PTH110 -- a Path's own `exists` raises where a folder may not be searched

from __future__ import annotations

from collections.abc import Iterator
from os.path import exists
from pathlib import Path

import pytest

from figurecheck.claims.report import Report
from figurecheck.claims.settings import Settings, find_settings
from figurecheck.errors import FigurecheckError, UsageError
from figurecheck.model.finding import SEVERITIES, Finding
from figurecheck.testing.telling import told

_REPORT = pytest.StashKey[Report]()


def checked(config: pytest.Config) -> Report:
    """The report on the project's claims, made when it is first asked for and kept for the session.

    Raises:
        pytest.UsageError: where the claims or the settings cannot be read.
    """
    if _REPORT not in config.stash:
        try:
            config.stash[_REPORT] = _check(config)
        except FigurecheckError as error:
            msg = f"figurecheck: {error}"
            raise pytest.UsageError(msg) from None
    return config.stash[_REPORT]


def _check(config: pytest.Config) -> Report:
    from datetime import date

    from figurecheck.asking.choose import chosen
    from figurecheck.claims.files import load
    from figurecheck.consistency import check

    settings = find_settings(str(config.rootpath))
    claims = load(*_paths(config), readings=settings.path("readings"), words=settings.path("words"))
    report = check(claims, today=date.today().toordinal())  # noqa: DTZ011 -- a local day is meant
    return chosen(report, settings.texts("select"), settings.texts("ignore"))


def _paths(config: pytest.Config) -> tuple[Path, ...]:
    """Where the claims are: what pytest's configuration says, else the project's settings, else
    ``claims``, with the texts that the settings name; or the paths that the command line names
    beside the option, where they hold claims and lie apart from those, which are checked whole.
    """
    known = _configured(config)
    given = _given(config) if config.getoption("--figurecheck") else ()
    apart = not any(_overlap(one.resolve(), other.resolve()) for one in given for other in known)
    return given if given and apart else known


def _configured(config: pytest.Config) -> tuple[Path, ...]:
    """Where the claims of the project are."""
    named: list[Path] = config.getini("figurecheck_paths")
    if named:
        return tuple(named)
    settings = find_settings(str(config.rootpath))
    documents = tuple(Path(one) for one in settings.documents())
    paths = tuple(Path(settings.from_here(path)) for path in settings.texts("paths"))
    return (*(paths or (() if documents else (config.rootpath / "claims",))), *documents)


_GIVEN = pytest.StashKey[tuple[Path, ...]]()


def _given(config: pytest.Config) -> tuple[Path, ...]:
    """The paths of the command line that hold claims; empty where it names none."""
    if _GIVEN not in config.stash:
        given: list[Path] = []
        if config.args_source == pytest.Config.ArgsSource.ARGS:
            for arg in config.args:
                path = Path(config.invocation_params.dir, arg.partition("::")[0])
                if exists(path) and _holds_claims(path):
                    given.append(path)
        config.stash[_GIVEN] = tuple(given)
    return config.stash[_GIVEN]


def _holds_claims(path: Path) -> bool:
    """Whether there are claims or documents at or below a path, and not tests alone.

    A folder is read for its records alone, no further than to the first claim: what they say
    together is worked out once, in the report.
    """
    from figurecheck.claims.files import contents, facts_below, load, records_of

    if path.is_dir():
        files, _ = contents(path)
        records = (one for file in files.items() for one in records_of(*file)[0])
        return any(one.kind == "claim" for one in records) or bool(facts_below([str(path)]))
    try:
        found = load(path)
    except UsageError:  # nothing there that is read
        return False
    return bool(found.claims or found.documents)


def _threshold(config: pytest.Config) -> str:
    settings: Settings = find_settings(str(config.rootpath))
    return settings.text("fail-on") or "warning"


class Collecting:
    """What is asked of pytest where claims are to be collected."""

    def __init__(self, config: pytest.Config) -> None:
        """Has the claims' paths collected too, unless the command line names others and does not
        ask for claims.

        Raises:
            pytest.UsageError: where a path does not exist, or the settings cannot be read.
        """
        try:
            paths = _paths(config)
        except FigurecheckError as error:
            msg = f"figurecheck: {error}"
            raise pytest.UsageError(msg) from None
        for path in paths:
            if not exists(path):
                msg = f"figurecheck: {path}: there is no such file or folder"
                raise pytest.UsageError(msg)
        self._paths = tuple(path.resolve() for path in paths)
        named = config.args_source == pytest.Config.ArgsSource.ARGS
        if (config.getoption("--figurecheck") or not named) and not self._asked(config):
            config.args += [str(path) for path in self._paths]

    def _asked(self, config: pytest.Config) -> bool:
        """Whether some of the claims are among what is collected."""
        named = [
            Path(config.invocation_params.dir, arg.partition("::")[0]).resolve()
            for arg in config.args
        ]
        return any(_overlap(path, one) for path in self._paths for one in named)

    def pytest_collect_file(
        self, file_path: Path, parent: pytest.Collector
    ) -> pytest.Collector | None:
        """A file of claims, if it is one of those that were checked."""
        path = file_path.resolve()
        if not any(one == path or one in path.parents for one in self._paths):
            return None
        report = checked(parent.config)
        if path not in _files(report):
            return None
        return ClaimsFile.from_parent(parent, path=file_path)

    def pytest_collection_modifyitems(self, config: pytest.Config) -> None:
        """Has a folder without claims refused aloud: it is easily mistaken for one whose claims
        hold together.
        """
        if self._asked(config):
            checked(config)


def _overlap(one: Path, other: Path) -> bool:
    return one == other or one in other.parents or other in one.parents


def _files(report: Report) -> list[Path]:
    """The files that were read, or could not be."""
    unread = {label.place.file for finding in report.findings for label in finding.labels[:1]}
    texts = {str(one["text"]) for one in report.texts}
    return [Path(name).resolve() for name in sorted({*report.claims.inputs, *unread, *texts})]


def _home(report: Report, finding: Finding) -> Path:
    """The file where to look first; of a finding without a place, the first file there is."""
    if finding.labels:
        return Path(finding.labels[0].place.file).resolve()
    return _files(report)[0]


def _line(finding: Finding) -> int:
    """The line in that file, from 0."""
    return finding.labels[0].place.line - 1 if finding.labels else 0


class ClaimsFile(pytest.File):
    """A file of claims: one item for its records, and one for each conflict that is best looked for
    in it.
    """

    def collect(self) -> Iterator[pytest.Item]:
        """The items: the records first, then the conflicts in the order of the report."""
        report = checked(self.config)
        threshold = _threshold(self.config)
        least = -1 if threshold == "never" else SEVERITIES.index(threshold)
        here = [
            finding
            for finding in report.findings
            if SEVERITIES.index(finding.severity) <= least
            and _home(report, finding) == self.path.resolve()
        ]
        others = tuple(one for one in here if one.proof is None and not one.accepted)
        yield FindingItem.from_parent(self, name="records", findings=others)
        for conflict in here:
            if conflict.proof is not None:
                yield FindingItem.from_parent(self, name=conflict.key, findings=(conflict,))


class FindingItem(pytest.Item):
    """A test that fails where it has findings, and is expected to where somebody accepted them."""

    def __init__(self, *, findings: tuple[Finding, ...], **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]  # pytest says which they are
        self.findings = findings
        self.funcargs: dict[str, object] = {}  # the wrapper of pytest-lsp 1.0.1 fails without it

    def runtest(self) -> None:
        """Fails with what the report says of the findings."""
        accepted = [one.accepted for one in self.findings if one.accepted]
        if accepted:
            pytest.xfail(accepted[0])
        if self.findings:
            report = checked(self.config)
            raise Found("\n\n".join(told(report, one) for one in self.findings))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: None = None) -> str:  # type: ignore[override]  # noqa: ARG002
        """The findings as text, without a traceback."""
        return (
            str(excinfo.value)
            if isinstance(excinfo.value, Found)
            else str(super().repr_failure(excinfo))
        )

    def reportinfo(self) -> tuple[Path, int, str]:
        """The file, the line from 0 of the first finding, and a heading."""
        # nothing is resolved here: a test may have ended in a folder that is gone
        line = _line(self.findings[0]) if self.findings else 0
        return self.path, line, f"{self.path.name}: {self.name}"


class Found(AssertionError):  # noqa: N818 -- what it is, in a report of tests
    """Carries what the report says from an item to pytest."""
