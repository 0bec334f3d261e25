"""The plugin for pytest, which does nothing until it is asked: ``--figurecheck``, or
``figurecheck_paths`` in the ini.

Every run of pytest imports this module where figurecheck is installed, and so it imports nothing of
figurecheck until then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from figurecheck.claims.report import Report


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the option and the setting."""
    parser.getgroup("figurecheck").addoption(
        "--figurecheck",
        action="store_true",
        help="Check claims too: those of figurecheck_paths, of the project's settings, or claims/.",
    )
    parser.addini(
        "figurecheck_paths",
        "Files and folders of claims that are checked in every run.",
        type="paths",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Has claims collected, where that was asked for."""
    if config.getoption("--figurecheck") or config.getini("figurecheck_paths"):
        from figurecheck.testing.collecting import Collecting

        config.pluginmanager.register(Collecting(config), "figurecheck-claims")


@pytest.fixture(scope="session")
def figurecheck_report(request: pytest.FixtureRequest) -> Report:
    """The report on the claims of this project: checked once a session, whether its claims are
    collected or not.
    """
    from figurecheck.testing.collecting import checked

    return checked(request.config)
