"""Gives a document back with the findings in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from figurecheck.console import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figurecheck.bringing.giving_back import GivenBack
    from figurecheck.model.checked import Checked


def kinds() -> tuple[GivenBack, ...]:
    """The kinds of documents that are given back; their names are none of those of texts."""
    from figurecheck.bringing.giving_back import GivenBack
    from figurecheck.catalogue import collect

    return collect("figurecheck.bringing.returned", "GIVEN_BACK", GivenBack)


def kind_called(name: str) -> GivenBack | None:
    """The kind of that name; ``None`` where the format is one of texts."""
    return next((one for one in kinds() if one.name == name), None)


def document_of(kind: GivenBack, paths: Sequence[str], output: str | None) -> tuple[str, str]:
    """The one document of a kind among the paths, and where it is to go.

    Raises:
        UsageError: where there is not exactly one, or no output.
    """
    import os

    from figurecheck.errors import UsageError

    documents = [
        path
        for path in paths
        if os.path.splitext(path)[1].lower() == kind.suffix  # noqa: PTH122
    ]
    if len(documents) != 1:
        msg = (
            f"--format {kind.name} gives one {kind.what} back, and takes exactly one {kind.suffix}"
        )
        raise UsageError(msg)
    if not output:
        msg = f"--format {kind.name} needs --output FILE"
        raise UsageError(msg)
    return documents[0], output


def give_back(kind: GivenBack, found: Checked, name: str, output: str) -> None:
    """Writes a document to ``output`` with the findings in it, and says what has to be said.

    Raises:
        UsageError: where it cannot be read or marked.
    """
    from figurecheck.claims.files import contents
    from figurecheck.errors import UsageError
    from figurecheck.keeping.saving import save
    from figurecheck.report.safe import safe

    read, problems = contents(name)
    if name not in read:
        raise UsageError(problems[0].headline if problems else f"{name}: cannot be read")
    back = kind.mark(read[name], name, found)
    save(output, back.content)
    tell(f"{safe(output)} written, with {safe(back.marks)}")
    for one in back.told:
        tell(safe(one))
