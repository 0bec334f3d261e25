"""Fuzzes what reads foreign bytes: records, documents, tables, figures, saved reports, the solver.

Run: python tests/fuzz.py TARGET [--seconds 60] [--seed N]; what ends in an exception that nobody
documented is printed and kept in tests/corpus/TARGET, whose files are tried again by the tests.

With atheris installed, `--coverage` lets it guide what is tried; without it the files of the corpus
are changed at random. Exit status 1 where anything was found.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

import figurecheck as fc
from figurecheck.bringing.documents.document import UnreadableError
from figurecheck.bringing.documents.opening import read_document
from figurecheck.bringing.tables.opening import opened_tables
from figurecheck.claims.files import records_of
from figurecheck.errors import FigurecheckError
from figurecheck.reading.explain import explain

CORPUS = Path(__file__).parent / "corpus"
LONGEST = 5_000
"""Bytes of what is tried: budgets bound what takes long, and are tried elsewhere."""


def records(content: bytes) -> None:
    """No format raises, whatever a file holds."""
    for name in ("a.rec", "a.csv", "a.jsonl"):
        records_of(name, content)


def documents(content: bytes) -> None:
    """A document is read, or refused by the one error that says so."""
    for name in ("a.txt", "a.md", "a.html", "a.docx", "a.pdf"):
        try:
            read_document(content, name)
        except (UnreadableError, FigurecheckError):
            continue


def tables(content: bytes) -> None:
    """A table or workbook is read, or what is wrong with it is told."""
    for ending in (".csv", ".tsv", ".xlsx"):
        opened_tables(content, f"a{ending}", ending, [])


def figures(content: bytes) -> None:
    """A figure is read or refused, and so is what it says."""
    try:
        explain(content.decode("utf-8", "replace"))
    except FigurecheckError:
        return


def verify(content: bytes) -> None:
    """A saved report holds or is refused."""
    try:
        fc.verify(content)
    except FigurecheckError:
        return


def solver(content: bytes) -> None:
    """Claims made of the bytes are decided, and every proof of what they come to holds."""
    hedges = ("exactly ", "about ", "at least ", "at most ", "")
    kinds = ("", "statistic: highest day\n", "statistic: lowest day\n", "statistic: median day\n")
    lines = ["measure: m\nunit: USD\n\nmeasure: n\nunit: USD\npart_of: m\n\nsource: s\n"]
    for at in range(0, min(len(content) - 4, 40), 5):
        one, two, three, four, five = content[at : at + 5]
        digits = str(one * 256 + two) + "0" * (three % 9) * (1 + 40 * (three > 250))
        first, last = sorted((1 + four % 9, 1 + five % 9))
        lines.append(
            f"claim: c{at}\nfigure: {hedges[two % 5]}{digits}\nmeasure: {'mn'[five % 2]}\n"
            f"when: 2025-01-0{first}/2025-01-0{last}\n{kinds[(one + five) % 4]}"
        )
    lines.append("relation: r\nstates: m * n <= 900 * m\n" if content[:1] > b"\xf0" else "")
    claims = fc.loads("\n".join(lines))
    fc.verify(fc.check(claims).to_json(), claims)


TARGETS: Mapping[str, Callable[[bytes], None]] = MappingProxyType(
    {one.__name__: one for one in (records, documents, tables, figures, verify, solver)}
)


def seeds(target: str) -> list[bytes]:
    """What the corpus of a target holds, in the order of its names."""
    return [path.read_bytes() for path in sorted((CORPUS / target).iterdir())]


def changed(dice: random.Random, known: list[bytes]) -> bytes:
    """A file of the corpus with a few bytes, stretches or pieces of another one changed."""
    found = bytearray(dice.choice(known))
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(found) + 1)
        kind = dice.randrange(5)
        if kind == 0:
            found[at:at] = dice.randbytes(dice.randint(1, 4))
        elif kind == 1:
            del found[at : at + dice.randint(1, 30)]
        elif kind == 2:
            other = dice.choice(known)
            start = dice.randrange(len(other) + 1)
            found[at:at] = other[start : start + dice.randint(1, 60)]
        elif kind == 3 and at < len(found):
            found[at] ^= 1 << dice.randrange(8)
        else:
            found[at:at] = found[at : at + dice.randint(1, 20)] * dice.randint(1, 20)
    return bytes(found[:LONGEST])


def keep(target: str, content: bytes, error: Exception) -> None:
    """Puts what was found into the corpus, and tells."""
    path = CORPUS / target / sha256(content).hexdigest()[:16]
    path.write_bytes(content)
    print(f"{target}: {type(error).__name__}: {str(error)[:200]} ({path})", flush=True)


def fuzz(target: str, seconds: float, seed: int) -> tuple[int, int]:
    """How many inputs were tried, and how many of them ended in an exception."""
    dice, known = random.Random(seed), seeds(target)
    until, tried, found = time.monotonic() + seconds, 0, 0
    while time.monotonic() < until:
        content = changed(dice, known)
        tried += 1
        try:
            TARGETS[target](content)
        except Exception as error:
            found += 1
            keep(target, content, error)
    return tried, found


def guided(target: str, seconds: int) -> None:
    """Has atheris choose, by what is reached, until it finds something or time is up."""
    import atheris

    atheris.instrument_all()
    atheris.Setup(
        [sys.argv[0], f"-max_total_time={seconds}", f"-max_len={LONGEST}", str(CORPUS / target)],
        TARGETS[target],
    )
    atheris.Fuzz()


def main() -> int:
    """Fuzzes one target."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("target", choices=sorted(TARGETS))
    options.add_argument("--seconds", type=int, default=60)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--coverage", action="store_true")
    given = options.parse_args()
    if given.coverage:
        guided(given.target, given.seconds)
        return 0
    tried, found = fuzz(given.target, given.seconds, given.seed)
    print(f"{given.target}: {tried:,} inputs tried from seed {given.seed}, {found} found")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
