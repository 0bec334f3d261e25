"""What explanations and questions cost beside deciding alone: ``python benchmarks/explaining.py [FOLDER]``.

Both are measured in one run on the same claims, in turn; what is printed are medians. Explanations are tried on
conflicts only, so claims without one pay nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import figurecheck as fc
from figurecheck import consistency

ROUNDS = 9
AIM = 1.5


def main() -> None:
    """Prints both times and their ratio."""
    folder = sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).resolve().parent.parent / "claims")
    claims = fc.load(folder)
    module: Any = consistency
    explain, asked = module.explain, module._asked
    ways: dict[str, Callable[[], None]] = {
        "deciding alone": lambda: _swap(module, lambda *_: {}, lambda *_: iter(())),
        "with explanations and questions": lambda: _swap(module, explain, asked),
    }
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for index in range(ROUNDS + 1):
        for name, swap in ways.items():
            swap()
            start = perf_counter()
            fc.check(claims)
            if index:
                seconds[name].append(perf_counter() - start)
    bare, full = (median(seconds[name]) for name in ways)
    for name in ways:
        print(f"{name:<34} {median(seconds[name]) * 1000:8.1f} ms")
    print(f"ratio {full / bare:.2f}, at most {AIM}: {'yes' if full / bare <= AIM else 'NO'}")


def _swap(module: Any, explain: Callable[..., Any], asked: Callable[..., Any]) -> None:
    module.explain, module._asked = explain, asked


if __name__ == "__main__":
    main()
