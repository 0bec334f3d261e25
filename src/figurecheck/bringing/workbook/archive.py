"""The parts of a workbook, which is a zip archive: none is unpacked before it is known to be of a
bearable size.
"""

from __future__ import annotations

from collections.abc import Iterator

from figurecheck.errors import UsageError

MAX_PARTS = 5_000
"""Parts that a workbook may have."""

MAX_BYTES = 100_000_000
"""Bytes that all parts may come to, by what the archive says and by what really comes out of it."""

MAX_RATIO = 200
"""How many times its packed size a part of more than a million bytes may have."""

CHUNK = 1 << 16

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What documents with a password begin with, and those of the old kinds."""


_KINDS = {
    "xl/workbook.xml": "workbook (.xlsx)",
    "word/document.xml": "Word document (.docx)",
    "ppt/presentation.xml": "presentation (.pptx)",
    "content.xml": "document of OpenDocument (.ods, .odt)",
}
"""What an archive is, by the part that it has."""


class Archive:
    """A workbook's parts by name, or those of another document that is an archive, which ``what``
    names.

    Raises:
        UsageError: where it is no archive, or one whose parts are too many, too large, packed too
            tightly, encrypted or lying upon one another.
    """

    def __init__(self, content: bytes, name: str, what: str = "workbook (.xlsx)") -> None:
        import io
        import zipfile

        self._name = name
        self._what = what
        if content[: len(_COMPOUND)] == _COMPOUND:
            msg = f"{name}: it has a password, or is of the old kind (.xls, .doc)"
            raise UsageError(msg, "save it without a password, as .xlsx or .docx")
        if content.count(b"PK\x01\x02") > MAX_PARTS:
            raise self._refused(f"more than {MAX_PARTS:,} parts")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            parts = self._archive.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, RuntimeError, EOFError) as error:
            msg = f"{name}: not a {what}: {error}"
            raise UsageError(msg) from None
        if sum(part.file_size for part in parts) > MAX_BYTES:
            raise self._refused(f"parts of more than {MAX_BYTES // 1_000_000} MB when unpacked")
        if sum(part.compress_size for part in parts) > len(content):
            raise self._refused("parts that lie upon one another")
        for part in parts:
            if part.flag_bits & 1:
                raise self._refused("a password")
            if part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
                raise self._refused("parts packed in an unknown way")
            if part.file_size > max(1_000_000, MAX_RATIO * part.compress_size):
                raise self._refused(f"a part packed to less than a {MAX_RATIO}th of its size")
        self._left = MAX_BYTES

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the order in which the archive has them."""
        return tuple(self._archive.NameToInfo)

    def __contains__(self, part: str) -> bool:
        return part in self._archive.NameToInfo

    def chunks(self, part: str) -> Iterator[bytes]:
        """What is in a part, piece after piece, counted as it comes.

        Raises:
            UsageError: where it is not there, damaged, or more than a workbook may come to.
        """
        import zipfile
        import zlib

        try:
            with self._archive.open(part) as stream:
                while chunk := stream.read(CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise self._refused(f"more than {MAX_BYTES // 1_000_000} MB in it")
                    yield chunk
        except UsageError:
            raise
        except KeyError:
            raise self._without(part) from None
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            RuntimeError,
            ValueError,
        ) as error:
            msg = f"{self._name}: the part `{part[:80]}` is damaged: {error}"
            raise UsageError(msg) from None

    def _without(self, part: str) -> UsageError:
        """What is told of a part that is not there: where the archive is of another kind, that."""
        kind = next((told for name, told in _KINDS.items() if name in self), "")
        if kind and part in _KINDS:
            help_ = (
                "a sheet is read as a table, and as no text: name it with the ending that it has"
            )
            return UsageError(f"{self._name}: this is a {kind}, and no {self._what}", help_)
        return UsageError(f"{self._name}: the part `{part[:80]}` is missing in this {self._what}")

    def _refused(self, what: str) -> UsageError:
        return UsageError(f"{self._name}: refused, since it has {what}")
