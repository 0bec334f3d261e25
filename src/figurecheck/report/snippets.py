"""The lines of the files that a finding is about, with carets below the words and what they
contribute beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from figurecheck.catalogue import reader_of
from figurecheck.model.checked import Checked
from figurecheck.model.finding import Label
from figurecheck.model.record import Field, Place
from figurecheck.report.safe import safe
from figurecheck.telling.findings import ToldVoice


def snippets(report: Checked, voices: Iterable[ToldVoice]) -> Iterator[str]:
    """The voices by file, in the order given: the line as it stands there, carets below the words,
    and the label.

    Those who say the same follow, with their places.
    """
    told = list(voices)
    every = [label for voice in told for label in voice.labels]
    fields = _fields(report, {label.place for label in every})
    width = max((len(str(label.place.line)) for label in every), default=1)
    file = None
    for voice in told:
        place = voice.label.place
        if place.file != file:
            file = place.file
            yield f"  {'':<{width - 1}}--> {safe(file)}:{place.line}:{place.column}"
        yield from _snippet(voice.label, fields.get(place), width)
        for one in voice.agreeing:
            where = f"{safe(one.label.place.file)}:{one.label.place.line}"
            yield f"  {'':<{width}} | {safe(one.label.label)} ({where})"


def _snippet(label: Label, field: Field | None, width: int) -> Iterator[str]:
    """One line of a file with carets below its words; the words alone where the line is not
    known.
    """
    number, text = label.place.line, safe(label.text)
    reader = reader_of(label.place.file)
    before = (
        f"{safe(field.name)}: " if field is not None and reader is not None and reader.named else ""
    )
    if not text:
        if label.label:
            yield f"  {number:>{width}} | {safe(label.label)}"
        return
    yield f"  {number:>{width}} | {before}{text}"
    carets = f"{' ' * len(before)}{'^' * len(text)}"
    yield f"  {'':<{width}} | {carets} {safe(label.label)}".rstrip()


def _fields(report: Checked, places: set[Place]) -> dict[Place, Field]:
    """The fields whose values stand at some places."""
    files = {place.file for place in places}
    return {
        field.place: field
        for name, records in report.claims.records
        if name in files
        for record in records
        for field in record.fields
        if field.place in places
    }
