"""What an option offers is what there is: the lists that a start-up cannot wait for are held to
those they repeat.
"""

from __future__ import annotations

import click
import pytest

from figurecheck.commands import _options
from figurecheck.commands.bounds import COMMAND as BOUNDS
from figurecheck.commands.rename import COMMAND as RENAME
from figurecheck.keeping.uses import NAMED
from figurecheck.model.figure import LEVELS
from figurecheck.model.finding import SEVERITIES


def offered(command: click.Command, name: str) -> set[str]:
    """The words that an option or argument may be."""
    (parameter,) = (one for one in command.params if one.name == name)
    assert isinstance(parameter.type, click.Choice)
    return set(parameter.type.choices)


@pytest.mark.parametrize(
    ("command", "name", "known"), [(RENAME, "kind", NAMED), (BOUNDS, "level", LEVELS)]
)
def test_an_option_offers_what_there_is(
    command: click.Command, name: str, known: tuple[str, ...]
) -> None:
    assert offered(command, name) == set(known)


def test_what_may_fail_a_check_are_the_severities_and_nothing() -> None:
    assert {*SEVERITIES} <= {*_options.SEVERITIES} <= {*SEVERITIES, "never"}
