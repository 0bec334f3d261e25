"""Processor time of tracing a text of 5 KB to sources of 1 MB: running text, and a table.

    python benchmarks/grounding.py

Prints how long the sources take to open and the text to trace, in seconds of processor time, after
a first text that loads what is needed. Words are drawn as words of a language are: the tenth most
frequent a tenth as often as the first.
"""

from __future__ import annotations

import random
import time

import figurecheck as fc

SEED, TEXT, SOURCE, WORDS = 3, 5_000, 1_000_000, 4_000


def main() -> None:
    """Runs both and prints a line for each."""
    draw = random.Random(SEED)
    fc.ground("There were 12 ferries.\n", [("warm.txt", "The harbour has 12 ferries.\n")])
    text = prose(draw, TEXT)
    for name, content in (("prose.txt", prose(draw, SOURCE)), ("table.csv", table(draw, SOURCE))):
        start = time.process_time()
        shelf = fc.shelf([(name, content)])
        opened = time.process_time()
        found = shelf.ground(text)
        traced = time.process_time()
        print(
            f"{name}: opened in {opened - start:.2f} s, {len(found.figures)} figures traced in"
            f" {traced - opened:.2f} s"
        )


def word(draw: random.Random) -> str:
    """A word, the frequent ones more often."""
    number = min(WORDS, int(1 / (draw.random() + 1 / WORDS)))
    letters = "bcdfghklmnprst"
    made = ""
    while number:
        number, rest = divmod(number, len(letters))
        made += letters[rest] + "aeiou"[(number + rest) % 5]
    return made + "n"


def prose(draw: random.Random, size: int) -> str:
    """Sentences with a number each, five a paragraph."""
    made: list[str] = []
    length = 0
    while length < size:
        words = [word(draw) for _ in range(draw.randint(8, 18))]
        count = f"{draw.randint(1, 99_999):,}"
        share = f"{draw.randint(1, 99)}.{draw.randint(0, 9)} percent"
        words.insert(4, count if draw.random() < 0.6 else share)
        made.append(f"{' '.join(words).capitalize()}.")
        length += len(made[-1]) + 1
    return "\n".join(" ".join(made[at : at + 5]) for at in range(0, len(made), 5))


def table(draw: random.Random, size: int) -> str:
    """Rows of a name and eight numbers."""
    heads = [f"{word(draw)} {year}" for _ in range(4) for year in (2023, 2024)]
    made = [f"place,{','.join(heads)}"]
    length = len(made[0])
    while length < size:
        name = f"{word(draw).capitalize()} {word(draw)}{len(made)}"
        made.append(f"{name},{','.join(str(draw.randint(1, 99_999)) for _ in heads)}")
        length += len(made[-1]) + 1
    return "\n".join(made) + "\n"


if __name__ == "__main__":
    main()
