"""Where something stands, as a report tells it: nothing of the folders that lie above those of the
project.
"""

from __future__ import annotations

from figurecheck.model.finding import Finding, Label
from figurecheck.model.record import Place


def located(file: str) -> tuple[str, bool]:
    """A file by its path from the folder that the command ran in, and whether it lies below that
    folder.

    One that does not is given by its last name alone: where it lies is nobody else's business.
    """
    drive = file[:1].isalpha() and file[1:3] in {":/", ":\\"}
    apart = drive or file.startswith(("/", "\\\\"))
    parts: list[str] = []
    for part in (file.replace("\\", "/") if drive or file.startswith("\\\\") else file).split("/"):
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    if not apart and ".." not in parts:
        return "/".join(parts), True
    return next((part for part in reversed(parts) if part != ".."), "") if parts else "", False


def spot(place: Place) -> str:
    """``claims/week.rec:3:9``; without the numbers where there are none."""
    path, _ = located(place.file)
    return f"{path}:{place.line}:{place.column}" if place.line > 0 else path


def file_and_line(place: Place) -> str:
    """``claims/week.rec:3``; a file that lies elsewhere by its last name alone, since a page will
    be mailed.
    """
    return f"{located(place.file)[0]}:{place.line}"


def first_place(finding: Finding) -> Place | None:
    """Where to look first; ``None`` for a finding without a place."""
    return finding.labels[0].place if finding.labels else None


def label_line(label: Label) -> str:
    """The words at a place, who says them, and where it is."""
    words = ": ".join(part for part in (label.text, label.label) if part)
    return f"{words} ({spot(label.place)})" if words else spot(label.place)
