"""How fast texts are read: ``python benchmarks/texts.py``.

Printed are kilobytes a second of processor time for what ``figurecheck report`` and ``figurecheck
draft`` do with running text in one process, and the processor time of a report on an article of
5 KB from a cold start, the median of several. The text is made of the sentences that the tests of
the reader have, most of which hold figures: few texts are so dense. Nothing in it fails to fit, as
in most texts. ``--file`` measures a text of your own instead.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

from figurecheck.bringing.documents.opening import read_text
from figurecheck.bringing.prose.drafting import draft
from figurecheck.bringing.prose.through import check_documents
from figurecheck.consistency import check

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.bringing.prose.news import KEPT_BACK, NEWS, WIRE  # noqa: E402 -- found by the line above

PLAIN = (
    "The council met on a wet evening, and few of those who had come to listen stayed to the end.",
    "Nobody from the harbour company wanted to say what would become of the old sheds on the quay.",
)
"""Sentences without figures, one behind each that has some."""

ARTICLE = 5_000
"""Characters of the article that is read from a cold start."""

LEAST = {"report": 300, "draft": 100}
"""Kilobytes a second that each is to read at least."""

LONGEST = 0.35
"""Seconds of processor time that a cold start on the article may take."""


def main() -> None:
    """Measures and prints the table; exits with 1 where something is slower than it is to be."""
    parser = argparse.ArgumentParser(description="How fast texts are read.")
    parser.add_argument("--file", metavar="TEXT", help="a text of your own, in UTF-8")
    parser.add_argument("--rounds", type=int, default=9, help="how often each is run (default: 9)")
    asked = parser.parse_args()
    text = Path(asked.file).read_text(encoding="utf-8") if asked.file else dense()
    document = read_text(text)
    slow = False
    for name, work in (
        ("report", lambda: check_documents([document], check)),
        ("draft", lambda: draft(document)),
    ):
        speed = len(text) / 1000 / least(work, asked.rounds)
        slow = slow or speed < LEAST[name]
        print(f"{name:<12}{speed:8,.0f} KB/s   at least {LEAST[name]}")
    seconds = cold(text[:ARTICLE], asked.rounds)
    print(f"{'cold start':<12}{seconds:8.2f} s      at most {LONGEST}")
    sys.exit(slow or seconds > LONGEST)


def dense() -> str:
    """Paragraphs of the sentences of the tests, with plain ones between them."""
    sentences = [*NEWS, *KEPT_BACK, *WIRE]
    pairs = [f"{one} {PLAIN[index % len(PLAIN)]}" for index, one in enumerate(sentences)]
    return "\n\n".join(" ".join(pairs[at : at + 3]) for at in range(0, len(pairs), 3)) + "\n"


def least(work: Callable[[], object], rounds: int) -> float:
    """The least processor time of several runs, behind one that loads what is needed."""
    work()
    times = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


def cold(text: str, rounds: int) -> float:
    """The median processor time of ``figurecheck report`` on a text, start of Python included."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(text, encoding="utf-8")
        times = []
        for _ in range(rounds):
            begun = _used()
            subprocess.run(
                [sys.executable, "-m", "figurecheck", "report", str(path)],
                check=False,
                stdout=subprocess.DEVNULL,
            )
            times.append(_used() - begun)
        return median(times)


def _used() -> float:
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
