"""Addresses of taxonomy files: joined to where they are written, and found among what is at hand;
never fetched.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Sequence

from figurecheck.bringing.filings.elements import Attributes, parser_of, read_through
from figurecheck.bringing.workbook.archive import Archive

CATALOG = "META-INF/catalog.xml"
"""Where a taxonomy package says which addresses its files stand for (Taxonomy Packages, 3.3)."""

_REMOTE = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*://[^/]*)(/.*)?\Z", re.DOTALL)
_STANDARD = re.compile(r"[a-z]+://(?:www\.)?(?:xbrl|w3)\.org/", re.IGNORECASE)

Neighbours = Callable[[str], bytes | None]
"""Gives the bytes of a file beside the one that names it, ``None`` where there is none that may be
read.
"""


def is_remote(address: str) -> bool:
    """Whether an address is one of a network, and no path of a file."""
    return _REMOTE.match(address) is not None


def is_standard(address: str) -> bool:
    """Whether a file is one of XBRL's or XML's own, which hold no sums of anybody's figures."""
    return _STANDARD.match(address) is not None


def joined(base: str, written: str) -> str:
    """The address that is written in a file, whose own address is the base; without what stands
    behind ``#``.
    """
    written = written.split("#", 1)[0].strip().replace("\\", "/")
    if not written or _REMOTE.match(written):
        return written or base
    remote = _REMOTE.match(base)
    host, path = (
        (remote[1], remote[2] or "/") if remote is not None else ("", base.replace("\\", "/"))
    )
    whole = written if written[0] == "/" else posixpath.join(posixpath.dirname(path), written)
    return f"{host}{posixpath.normpath(whole)}"


class AddressShelf:
    """What is at hand of taxonomies: named archives, named files, and the neighbours of what was
    named.

    Nothing else is ever read: an address of a network is looked for among these by where it would
    lie.
    """

    def __init__(
        self,
        archives: Sequence[tuple[str, Archive]] = (),
        files: Sequence[tuple[str, bytes]] = (),
        neighbours: Neighbours = lambda _: None,
    ) -> None:
        self._archives = archives
        self._files = dict(files)
        self._neighbours = neighbours
        self._rewrites = [one for name, archive in archives for one in _rewrites(name, archive)]
        self._by_name: dict[str, list[tuple[str, int]]] = {}
        for index, (_, archive) in enumerate(archives):
            for part in archive.names:
                self._by_name.setdefault(posixpath.basename(part), []).append((part, index))
        for path in self._files:
            self._by_name.setdefault(posixpath.basename(path), []).append((path, -1))

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the files that were named themselves."""
        return tuple(self._files)

    def read(self, address: str) -> bytes | None:
        """The bytes of a taxonomy file; ``None`` where it is not at hand, or several could be
        meant.

        Raises:
            UsageError: where an archive is damaged or too large.
        """
        if address in self._files:
            return self._files[address]
        remote = _REMOTE.match(address)
        if remote is None:
            return self._neighbours(address)
        for index, (start, part) in self._indexed():
            if address[: len(start)] == start:
                inner = posixpath.normpath(part + address[len(start) :])
                if inner in self._archives[index][1]:
                    return b"".join(self._archives[index][1].chunks(inner))
        return self._by_place(remote[2] or "")

    def _indexed(self) -> Iterable[tuple[int, tuple[str, str]]]:
        numbers = {name: index for index, (name, _) in enumerate(self._archives)}
        longest = sorted(self._rewrites, key=lambda one: -len(one[1]))
        return [(numbers[name], (start, part)) for name, start, part in longest]

    def _by_place(self, path: str) -> bytes | None:
        """The file that lies as an address says, with the most folders alike."""
        wanted = path.split("/")
        best: list[tuple[str, int]] = []
        most = 0
        for part, index in self._by_name.get(wanted[-1], ()):
            alike = _alike(wanted, part.split("/"))
            if alike > most:
                best, most = [], alike
            if alike == most:
                best.append((part, index))
        if len(best) != 1:
            return None
        part, index = best[0]
        return self._files[part] if index < 0 else b"".join(self._archives[index][1].chunks(part))


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many folders and names two paths share at their ends."""
    count = 0
    for left, right in zip(reversed(one), reversed(other), strict=False):
        if left != right:
            break
        count += 1
    return count


def _rewrites(name: str, archive: Archive) -> Iterable[tuple[str, str, str]]:
    """What an archive's catalog says: its name, how addresses begin, and the folder that stands for
    that.
    """
    found: list[tuple[str, str, str]] = []
    for part in archive.names:
        if part != CATALOG and part[-len(CATALOG) - 1 :] != f"/{CATALOG}":
            continue
        told = f"{name}, {part[:80]}"
        parser = parser_of(told)

        def start(element: str, attributes: Attributes, catalog: str = part) -> None:
            if element.rsplit(" ", maxsplit=1)[-1] == "rewriteURI":
                folder = posixpath.join(
                    posixpath.dirname(catalog), attributes.get("rewritePrefix", "")
                )
                folder = posixpath.normpath(folder) + "/"
                found.append((name, attributes.get("uriStartString", ""), folder))

        parser.StartElementHandler = start
        read_through(parser, b"".join(archive.chunks(part)), told)
    return [one for one in found if one[1]]


def archive_of(content: bytes, name: str) -> Archive:
    """A taxonomy package.

    Raises:
        UsageError: where it is no archive, or one that is refused.
    """
    return Archive(content, name, "taxonomy package (.zip)")
