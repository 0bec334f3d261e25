"""How the house is built: who may import whom, who may touch the world outside, and that numbers
stay exact.

Each rule is a function from a module's name and source to what it finds wrong, so that a planted
fault shows that the rule can fail. Exceptions are named one by one with a reason, and an exception
that nobody needs any more is a fault.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pytest

from figurecheck.catalogue import endings
from tests.exceptions import (
    INEXACT,
    MEANS_BY_WORDS,
    NAMES_STATISTICS,
    SPELLS_KINDS,
    TAKES_APART,
)

ROOT = Path(__file__).parents[1] / "src" / "figurecheck"

SIBLINGS = ("reading", "relations", "solve", "checks", "telling", "report")
"""The folders that know the nouns and not one another."""

WORDS_OF: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"checks": ("telling",), "report": ("telling",)}
)
"""Whose words the folders use that find something, and those that spell it."""

SHARED = ("errors", "catalogue", "version")
"""What every folder may use besides the nouns."""

EXCEPTIONS: Mapping[tuple[str, str], str] = MappingProxyType({})
"""Imports against the direction, with the reason for each; today there are none."""

MOST_LOOSE = 8
"""How many modules may stand on the top floor, beside the folders."""

PRINTS = ("console", "__main__")
"""The modules that print; commands print by way of the console, and exit by way of click. The
program does so itself where neither could be loaded.
"""

LEAVES = ("passes.workers",)
"""The modules that end a process which must not go on: a copy of ours when its work is done."""

HANDS_BACK = ("passes.parting",)
"""The modules that read objects as bytes, which a copy of this process wrote a moment before."""

OPENS: Mapping[str, str] = MappingProxyType(
    {
        "bulk.extra": "reads files of any size in pieces, for their SHA-256",
        "bulk.rows": "reads in pieces what is packed",
        "catalogue": "looks for packages that offer rules, readers or formats",
        "keeping.accepting": "adds to the file that holds acceptances",
        "commands.verify": "reads a saved report",
        "keeping.saving": "writes files, whole or not at all",
        "keeping.writing": "reads the journal of a change of several files that was interrupted",
        "claims.settings": "reads a project's settings",
        "claims.files": "reads the files that hold records",
        "bringing.prose.tables": "reads the words of running text that are shipped as data",
        "bringing.workbook.archive": (
            "takes the parts of a workbook out of the bytes that were read"
        ),
        "reading.shipped": "reads the words and the reading table that are shipped as data",
        "reading.built_in_table": (
            "writes the module of built-in words anew, when it is run as a program"
        ),
        "model.unit_table": "writes the table of units anew, when it is run as a program",
        "passes.workers": "reads and writes the pipes between processes that share one work",
    }
)
"""The modules that open files, and what for."""

STARTS: Mapping[str, str] = MappingProxyType(
    {"claims.revisions": "asks git for the claims of a revision"}
)
"""The modules that start another program, and what for."""

ENDINGS = re.compile(rf"\.[({{]?(?:\?:)?(?:{'|'.join(one[1:] for one in endings())})\b|^rec$")
"""The endings of the files that our own readers are for, in patterns too."""

NAMES_ENDINGS: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        (
            "claims.files",
            "claims.rec",
        ): "what a text is called by `loads` unless the caller says otherwise",
        ("bringing.tables.opening", ".csv"): "a table of figures, which is no file of records",
        ("serving.tools", ".jsonl"): "what records are that begin with an object",
        ("bringing.tables.readers.csv", ".csv"): "what reads such a table",
    }
)
"""The texts with the ending of a format of records outside its reader, and why they are not asked
of the catalogue.
"""

READERS = (
    "reading.formats",
    "bringing.documents.readers",
    "bringing.filings.readers",
    "bringing.tables.readers",
)
"""The folders whose modules read what others wrote and nothing else: they take texts apart."""

WORDS = frozenset(
    {"startswith", "endswith", "removeprefix", "removesuffix", "partition", "rpartition"}
)
"""What takes the beginning or the end of a text for its meaning."""

KIND_AHEAD = re.compile(r"(?:claim|relation|rule):(?! )")
"""What names of statements start with."""

LIMITS = frozenset(
    {"ALLOWANCE", "ASKED", "FEW", "FEWEST", "KEPT", "LARGEST", "LEAST", "LIMIT", "LONGEST", "MANY"}
)
LIMITS |= {"MOST", "SHOWN"}
"""Names of constants that do not say of what they are the most or the least."""

EXACT_MATH = frozenset({"ceil", "floor", "gcd", "lcm", "isqrt", "comb", "prod"})
"""What of the module ``math`` gives whole numbers for exact ones."""


@cache
def sources() -> Mapping[str, str]:
    """The source of every module, by its name below figurecheck; a package's own is under the
    package's name.
    """
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path.read_text(
            encoding="utf-8"
        )
    return MappingProxyType(found)


@cache
def tree(source: str) -> ast.Module:
    """A source, read once for all rules."""
    return ast.parse(source)


@cache
def nodes(source: str) -> tuple[ast.AST, ...]:
    """Every node of a source."""
    return tuple(ast.walk(tree(source)))


def within(*packages: str) -> list[str]:
    """The modules of some folders."""
    return [name for name in sources() if name.split(".")[0] in packages]


def imports(module: str, source: str) -> Iterator[str]:
    """What a module imports, anywhere in it, by full names; what comes from a package is given with
    its name.
    """
    for node in nodes(source):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = (
                ".".join(["figurecheck", *module.split(".")][: -node.level]) if node.level else ""
            )
            home = ".".join(part for part in (package, node.module) if part)
            if (
                ROOT.parent / home.replace(".", "/") / "__init__.py"
            ).exists():  # what is taken from a folder is a module
                yield from (f"{home}.{alias.name}" for alias in node.names)
            else:
                yield home


def calls(source: str) -> Iterator[str]:
    """What is called, as it is written: ``print``, ``os.open``, and ``.read_text`` for whatever has
    such a method.
    """
    for node in nodes(source):
        if isinstance(node, ast.Call):
            written = ast.unparse(node.func)
            yield written
            if isinstance(node.func, ast.Attribute):
                yield f".{node.func.attr}"


# -- the rules -------------------------------------------------------------------------------------


def against_the_direction(module: str, source: str) -> list[str]:
    """A sibling imports the nouns, what all share and itself; the nouns import themselves and the
    errors.
    """
    own = module.partition(".")[0]
    allowed = (
        ("model", "errors") if own == "model" else ("model", own, *SHARED, *WORDS_OF.get(own, ()))
    )
    return [
        f"{module} imports {name}"
        for name in imports(module, source)
        if name.split(".")[0] == "figurecheck"
        and name.split(".")[1:2] != []
        and name.split(".")[1] not in allowed
        and (module, name) not in EXCEPTIONS
    ]


def circles(graph: Mapping[str, frozenset[str]]) -> list[str]:
    """The modules that import one another, straight or by way of others; wherever in a module the
    import stands.
    """
    left = {name: set(needed) & graph.keys() - {name} for name, needed in graph.items()}
    while free := {name for name, needed in left.items() if not needed}:
        left = {name: needed - free for name, needed in left.items() if name not in free}
    return sorted(left)


def graph_of(found: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """For each module those of ours that it imports; a name taken from a module counts as the
    module.
    """
    graph: dict[str, frozenset[str]] = {}
    for module, source in found.items():
        needed: set[str] = set()
        for name in imports(module, source):
            parts = name.split(".")[1:] if name.split(".")[0] == "figurecheck" else []
            known = [".".join(parts[:length]) for length in range(len(parts), 0, -1)]
            needed.update([one for one in known if one in found][:1])
        graph[module] = frozenset(needed)
    return graph


def test_no_module_imports_what_imports_it() -> None:
    graph = graph_of(sources())

    assert graph["passes.deciding"] >= {"relations.compile", "solve.part"}
    assert circles(graph) == []


def test_a_circle_is_found_by_way_of_others_and_inside_functions() -> None:
    planted = {
        **sources(),
        "model.window": (
            sources()["model.window"]
            + "\n\ndef f():\n    from figurecheck.consistency import check\n"
        ),
    }

    assert {"model.window", "consistency"} <= set(circles(graph_of(planted)))


def test_few_modules_stand_on_the_top_floor() -> None:
    loose = [name for name in sources() if "." not in name and (ROOT / f"{name}.py").exists()]

    assert 0 < len(loose) < MOST_LOOSE  # the package's own module is one of them


def knows_pint(module: str, source: str) -> list[str]:
    """Only the registry of units knows pint."""
    if module in {"model.units.registry", "model.unit_table"}:
        return []
    return [
        f"{module} imports {name}"
        for name in imports(module, source)
        if name.split(".")[0] == "pint"
    ]


def prints_or_exits(module: str, source: str) -> list[str]:
    """Only the command line prints and exits."""
    if module in PRINTS:
        return []
    banned = {"print", "input", "exit", "quit", "sys.exit", "os._exit", "click.echo", "click.secho"}
    banned |= {"sys.stdout.write", "sys.stderr.write"}
    if module in LEAVES:
        banned -= {"os._exit"}
    found = [f"{module} calls {name}" for name in calls(source) if name in banned]
    raised = [
        node.exc for node in nodes(source) if isinstance(node, ast.Raise) and node.exc is not None
    ]
    return found + [
        f"{module} raises SystemExit"
        for node in raised
        if ast.unparse(node).startswith("SystemExit")
    ]


def opens_files(module: str, source: str) -> list[str]:
    """Only the modules that are named open files."""
    if module in OPENS:
        return []
    banned = {
        "open",
        "io.open",
        "os.open",
        "os.fdopen",
        "codecs.open",
        "get_data",
        "pkgutil.get_data",
        "click.open_file",
    }
    banned |= {".read_text", ".read_bytes", ".write_text", ".write_bytes", ".open"}
    return [f"{module} calls {name}" for name in calls(source) if name in banned]


def reaches_out(module: str, source: str) -> list[str]:
    """Nothing talks to a network, starts a program or loads what can run code, but for git."""
    banned = {
        "socket",
        "ssl",
        "http",
        "urllib",
        "ftplib",
        "smtplib",
        "subprocess",
        "pickle",
        "shelve",
        "marshal",
        "ctypes",
    }
    if module in STARTS:
        banned -= {"subprocess"}
    if module in HANDS_BACK:
        banned -= {"pickle"}
    found = [
        f"{module} imports {name}"
        for name in imports(module, source)
        if name.split(".")[0] in banned
    ]
    return found + [
        f"{module} calls {name}"
        for name in calls(source)
        if name in {"eval", "exec", "os.system", "__import__"}
    ]


def is_not_exact(module: str, source: str) -> list[str]:
    """No float in any folder: none written, named, read, made by ``math``, by a division or by a
    power.
    """
    return [
        f"{module}:{line} {what}" for line, what in inexact(source) if (module, what) not in INEXACT
    ]


def inexact(source: str) -> Iterator[tuple[int, str]]:
    """The lines in which a float may come about, and how."""
    for node in nodes(source):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.Constant) and isinstance(node.value, (float, complex)):
            yield line, f"writes {node.value}"
        elif isinstance(node, ast.Name) and node.id in {"float", "complex"}:
            yield line, f"names {node.id}"
        elif isinstance(node, ast.ImportFrom) and node.module == "math":
            yield from (
                (line, f"takes {alias.name} from math")
                for alias in node.names
                if alias.name not in EXACT_MATH
            )
        elif (
            isinstance(node, ast.Attribute)
            and ast.unparse(node.value) == "math"
            and node.attr not in EXACT_MATH
        ):
            yield line, f"takes {node.attr} from math"
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names = (
                [node.module]
                if isinstance(node, ast.ImportFrom)
                else [alias.name for alias in node.names]
            )
            yield from (
                (line, f"imports {name}")
                for name in names
                if name in {"decimal", "statistics", "random", "cmath"}
            )
        elif isinstance(node, ast.Call) and reads_floats(node):
            yield line, f"reads floats by {ast.unparse(node.func)}"
        elif isinstance(node, ast.FormattedValue) and spells_a_float(node):
            yield line, f"spells a float in {ast.unparse(node)}"
        elif isinstance(node, (ast.BinOp, ast.AugAssign)) and not comes_out_exact(node):
            yield line, f"divides in {ast.unparse(node)}"


def reads_floats(call: ast.Call) -> bool:
    """Whether it reads JSON or TOML without saying what becomes of a number with a point."""
    reads = ast.unparse(call.func) in {"json.load", "json.loads", "tomllib.load", "tomllib.loads"}
    return reads and all(keyword.arg != "parse_float" for keyword in call.keywords)


def spells_a_float(value: ast.FormattedValue) -> bool:
    """Whether the value is written by the rules for floats, as with ``:.2f``."""
    return value.format_spec is not None and ast.unparse(value.format_spec)[-2:-1] in set("eEfFgG%")


def comes_out_exact(node: ast.BinOp | ast.AugAssign) -> bool:
    """Whether it is no division and no power that may be one, or a Fraction takes part in it as it
    stands there.

    A text on one side joins the parts of a path.
    """
    if isinstance(node.op, ast.Pow):
        exponent = node.right if isinstance(node, ast.BinOp) else node.value
        below = isinstance(exponent, ast.UnaryOp) and isinstance(exponent.op, ast.USub)
        return not below or (isinstance(node, ast.BinOp) and is_fraction(node.left))
    if not isinstance(node.op, ast.Div):
        return True
    if isinstance(node, ast.AugAssign):
        return False
    texts = (
        isinstance(side, ast.Constant) and isinstance(side.value, str)
        for side in (node.left, node.right)
    )
    return any(texts) or is_fraction(node.left) or is_fraction(node.right)


def is_fraction(side: ast.expr) -> bool:
    """Whether a Fraction is made there and then, by itself or as a part of what is added or
    multiplied.
    """
    if isinstance(side, ast.BinOp):
        return is_fraction(side.left) or (
            not isinstance(side.op, ast.Pow) and is_fraction(side.right)
        )
    return isinstance(side, ast.Call) and ast.unparse(side.func) == "Fraction"


def names_an_ending(module: str, source: str) -> list[str]:
    """Which files hold records is said by their readers alone; everybody else asks the
    catalogue.
    """
    if module.startswith("reading.formats."):
        return []
    told = {id(docstring) for docstring in docstrings(source)}
    return [
        f"{module}:{node.lineno} writes {node.value!r}"
        for node in nodes(source)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in told
        and ENDINGS.search(node.value)
        and (module, node.value) not in NAMES_ENDINGS
    ]


def takes_words_apart(module: str, source: str) -> list[str]:
    """A text that we made is not read again for what it means; texts of others are, in functions
    that are named.
    """
    known = {
        one
        for listed in (TAKES_APART, MEANS_BY_WORDS)
        for names in listed.values()
        for one in names
    }
    if module.startswith(READERS):
        return []
    return [
        f"{module}:{line}: {function or 'the module'} uses {word}"
        for function, word, line in taken_apart(source)
        if f"{module}:{function}" not in known
    ]


@cache
def taken_apart(source: str) -> tuple[tuple[str, str, int], ...]:
    """Where a text is taken apart: the function, with what it stands in ahead; the method, called
    or not; the line.
    """
    found = []
    waiting: list[tuple[ast.AST, str]] = [(tree(source), "")]
    while waiting:
        node, where = waiting.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            where = f"{where}.{node.name}" if where else node.name
        elif isinstance(node, ast.Attribute) and node.attr in WORDS:
            found.append((where, node.attr, node.lineno))
        waiting += [(child, where) for child in ast.iter_child_nodes(node)]
    return tuple(found)


def spells_a_kind(module: str, source: str) -> list[str]:
    """How the name of a statement says what states it is known to one module."""
    if module == "model.names" or module in SPELLS_KINDS:
        return []
    told = {id(docstring) for docstring in docstrings(source)}
    return [
        f"{module}:{node.lineno} spells {node.value!r}"
        for node in nodes(source)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in told
        and KIND_AHEAD.match(node.value)
    ]


def names_a_statistic(module: str, source: str) -> list[str]:
    """What a statistic is, is asked of it: a new one is in no comparison with a name."""
    if module in NAMES_STATISTICS:
        return []
    return [
        f"{module}:{node.lineno} compares {ast.unparse(node)}"
        for node in nodes(source)
        if isinstance(node, ast.Compare)
        and any(
            getattr(side, "attr", getattr(side, "id", "")) == "statistic"
            for side in (node.left, *node.comparators)
        )
        and any(
            isinstance(one, ast.Constant) and isinstance(one.value, str) for one in ast.walk(node)
        )
    ]


def limits_without_a_name(module: str, source: str) -> list[str]:
    """A limit is called after what it limits."""
    return [f"{module} has {name}" for name in nameless(source)]


def nameless(source: str) -> Iterator[str]:
    """The constants of a module that are called after no thing."""
    for node in tree(source).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        yield from (
            one.id for one in targets if isinstance(one, ast.Name) and one.id.lstrip("_") in LIMITS
        )


def classes_of_one_name(found: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The public classes that several modules have, with those modules."""
    homes: dict[str, set[str]] = {}
    for module, source in found.items():
        for node in nodes(source):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes.setdefault(node.name, set()).add(module)
    return {
        name: tuple(sorted(modules)) for name, modules in sorted(homes.items()) if len(modules) > 1
    }


def test_no_two_public_classes_have_one_name() -> None:
    assert classes_of_one_name(sources()) == {}


def test_a_second_class_of_a_name_is_found() -> None:
    planted = {**sources(), "asking.link": "class Window:\n    pass"}

    assert classes_of_one_name(planted)["Window"] == ("asking.link", "model.window")


def docstrings(source: str) -> Iterator[ast.Constant]:
    """The texts that stand as statements of their own."""
    for node in nodes(source):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def imports_more_than_the_standard_library(module: str, source: str) -> list[str]:
    """The independent checker shares nothing with what it checks, nor with anybody else."""
    return [
        f"{module} imports {name}"
        for name in imports(module, source)
        if name.split(".")[0] not in sys.stdlib_module_names
    ]


SPELLS = {
    "spell_number",
    "spell_rounded",
    "spell_value",
    "spell_interval",
    "spell_list",
    "spell_count",
}
READS = {"int", "Fraction", "Decimal", "read_phrase", "read_digits", "read"}


def reads_what_is_spelled(module: str, source: str) -> list[str]:
    """What is spelled for people is shortened and grouped, and never read back, be it by a call or
    as a field.
    """
    faults = []
    for function in nodes(source):
        if not isinstance(function, ast.FunctionDef):
            continue
        spelled = _spelled_names(function)
        for node in ast.walk(function):
            parts: list[ast.expr] = []
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in READS
            ):
                parts = node.args
            elif isinstance(node, ast.Dict):
                named = zip(node.keys, node.values, strict=True)
                parts = [
                    value
                    for key, value in named
                    if isinstance(key, ast.Constant) and key.value in FIELDS
                ]
            faults += [
                f"{module}:{part.lineno} reads back what is spelled"
                for part in parts
                if _is_spelled(part, spelled)
            ]
    return faults


FIELDS = {"figure", "rounded_to", "quantity", "when", "as_of", "since"}


def _spelled_names(function: ast.FunctionDef) -> set[str]:
    """The names in a function that hold text for people, be it by way of others."""
    names: set[str] = set()
    while True:
        found = {
            name.id
            for node in ast.walk(function)
            if isinstance(node, ast.Assign) and _is_spelled(node.value, names)
            for target in node.targets
            for name in ast.walk(target)
            if isinstance(name, ast.Name)
        }
        if found <= names:
            return names
        names |= found


def _is_spelled(expression: ast.expr, names: set[str]) -> bool:
    return any(
        (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SPELLS)
        or (isinstance(node, ast.Name) and node.id in names)
        for node in ast.walk(expression)
    )


Rule = Callable[[str, str], list[str]]

RULES: tuple[tuple[Rule, tuple[str, ...], str, str], ...] = (
    (
        against_the_direction,
        ("model",),
        "model.window",
        "from figurecheck.reading.windows import read_window",
    ),
    (
        against_the_direction,
        ("model",),
        "model.window",
        "def f():\n    import figurecheck.solve.decide",
    ),
    (against_the_direction, ("model",), "model.window", "from ..solve import decide"),
    (
        against_the_direction,
        SIBLINGS,
        "solve.decide",
        "from figurecheck.reading.phrases.figures import read_phrase",
    ),
    (against_the_direction, SIBLINGS, "reading.claims", "from figurecheck import solve"),
    (against_the_direction, SIBLINGS, "report.text", "import figurecheck.checks.conflict"),
    (against_the_direction, SIBLINGS, "checks.coverage", "from figurecheck.cli import main"),
    (
        against_the_direction,
        SIBLINGS,
        "telling.outline",
        "from figurecheck.report.safe import safe",
    ),
    (
        against_the_direction,
        SIBLINGS,
        "telling.outline",
        "from figurecheck.checks.kind import Kind",
    ),
    (knows_pint, (), "model.unit", "def f():\n    import pint"),
    (knows_pint, (), "relations.scene", "from pint.facets import plain"),
    (prints_or_exits, (), "solve.decide", "print('hello')"),
    (prints_or_exits, (), "consistency", "import click\nclick.echo('x')"),
    (prints_or_exits, (), "claims.files", "import sys\nsys.exit(1)"),
    (prints_or_exits, (), "claims.files", "raise SystemExit(1)"),
    (opens_files, (), "consistency", "with open('x') as stream: pass"),
    (opens_files, (), "report.formats.text", "from pathlib import Path\nPath('x').write_text('y')"),
    (reaches_out, (), "claims.files", "import urllib.request"),
    (reaches_out, (), "reading.expressions", "eval('1 + 1')"),
    (is_not_exact, (), "solve.simplex", "TINY = 1e-9"),
    (is_not_exact, (), "solve.simplex", "def f(x):\n    return float(x)"),
    (is_not_exact, (), "solve.decide", "from math import sqrt"),
    (is_not_exact, (), "solve.decide", "import math\nx = math.log(2)"),
    (is_not_exact, (), "relations.scene", "def f(a, b):\n    return a / b"),
    (is_not_exact, (), "model.unit", "def f(a, b):\n    a /= b"),
    (is_not_exact, (), "checks.slips", "def f(large, small):\n    return large / small"),
    (
        is_not_exact,
        (),
        "report.charts.scale",
        "def f(value, span):\n    return Fraction(value) ** 2 * (1 / span)",
    ),
    (is_not_exact, (), "console", "def f(places):\n    return 10**-places"),
    (is_not_exact, (), "testing.truths", "import statistics"),
    (is_not_exact, (), "claims.settings", "import json\njson.loads('0.1')"),
    (is_not_exact, (), "report.formats.text", "def f(share):\n    return f'{share:.1f} %'"),
    (is_not_exact, (), "commands.report", "HALF = 0.5"),
    (takes_words_apart, (), "solve.decide", "def f(name):\n    return name.startswith('claim:')"),
    (
        takes_words_apart,
        (),
        "asking.link",
        "class A:\n    def f(self, one):\n        return one.partition(' up to ')",
    ),
    (takes_words_apart, (), "telling.doubts", "PLAIN = map(str.removeprefix, NAMES)"),
    (spells_a_kind, (), "asking.link", "def f(claim):\n    return f'claim:{claim.name}'"),
    (spells_a_kind, (), "live.workspace", "RULES = 'rule:'"),
    (
        names_a_statistic,
        (),
        "relations.rules.ranges",
        "def f(claim):\n    return claim.statistic == 'average'",
    ),
    (
        names_a_statistic,
        (),
        "telling.shapes",
        "def f(statistic):\n    return statistic not in {'highest', 'lowest'}",
    ),
    (limits_without_a_name, (), "keeping.adding", "MOST = 12"),
    (limits_without_a_name, (), "solve.conflicts", "_MANY: int = 3"),
    (
        names_an_ending,
        (),
        "claims.revisions",
        "def f(name):\n    return name.endswith(('.rec', '.csv', '.jsonl'))",
    ),
    (names_an_ending, (), "lsp.telling", "WATCHED = '**/*.{rec,csv,jsonl,toml}'"),
    (names_an_ending, (), "keeping.splicing", "LOCATED = {'rec': len}"),
    (names_an_ending, (), "keeping.adding", "def f(stem):\n    return f'{stem}.rec'"),
    (
        reads_what_is_spelled,
        (),
        "asking.link",
        "def f(value):\n    return int(spell_number(value))",
    ),
    (
        reads_what_is_spelled,
        (),
        "checks.explanations.percent",
        (
            "def f(x):\n    share = spell_number(x)\n    meant, slip = f'{share} %', ''\n    return"
            " {'figure': meant}"
        ),
    ),
    (
        imports_more_than_the_standard_library,
        ("verify",),
        "solve.verify",
        "from figurecheck.model.proof import Proof",
    ),
    (
        imports_more_than_the_standard_library,
        ("verify",),
        "solve.verify",
        "from .decide import Decider",
    ),
    (imports_more_than_the_standard_library, ("verify",), "solve.verify", "import attr"),
)
"""Each rule with the folders it is about (none for all modules), and a module in which it must find
a fault.
"""


def looked_at(folders: tuple[str, ...]) -> list[str]:
    """The modules that a rule is about."""
    if folders == ("verify",):
        return ["solve.verify"]
    return within(*folders) if folders else list(sources())


@pytest.mark.parametrize(
    ("rule", "folders"), {(rule, folders): None for rule, folders, _, _ in RULES}
)
def test_the_house_keeps_its_rules(rule: Rule, folders: tuple[str, ...]) -> None:
    modules = looked_at(folders)

    faults = [fault for module in modules for fault in rule(module, sources()[module])]

    assert modules
    assert not faults


@pytest.mark.parametrize(("rule", "folders", "module", "source"), RULES)
def test_each_rule_finds_a_planted_fault(
    rule: Rule, folders: tuple[str, ...], module: str, source: str
) -> None:
    assert rule(module, source)


def test_the_rules_look_at_every_module_there_is() -> None:
    assert {
        path.name for path in ROOT.iterdir() if path.is_dir() and (path / "__init__.py").exists()
    } == {
        *SIBLINGS,
        "asking",
        "bringing",
        "bulk",
        "claims",
        "commands",
        "keeping",
        "live",
        "lsp",
        "model",
        "passes",
        "serving",
        "testing",
    }
    assert all(len(within(folder)) > 3 for folder in (*SIBLINGS, "model"))
    assert sources().keys() >= {
        "cli",
        "claims.files",
        "solve.verify",
        "solve.decide",
        "model.unit",
        "reading.formats.csv",
    }


def test_no_exception_outlives_its_need() -> None:
    needed = {
        (module, name) for module, source in sources().items() for name in imports(module, source)
    }
    opening = {
        module for module, source in sources().items() if opens_files(f"{module} elsewhere", source)
    }
    printing = {
        module
        for module, source in sources().items()
        if prints_or_exits(f"{module} elsewhere", source)
    }

    assert set(EXCEPTIONS) <= needed
    assert set(OPENS) == opening
    assert {*PRINTS, *LEAVES} == printing
    assert {*STARTS, *HANDS_BACK} == {
        module for module, source in sources().items() if reaches_out(f"{module} elsewhere", source)
    }
    assert set(INEXACT) <= {
        (module, what) for module, source in sources().items() for _, what in inexact(source)
    }
    assert {
        one
        for listed in (TAKES_APART, MEANS_BY_WORDS)
        for names in listed.values()
        for one in names
    } == {
        f"{module}:{function}"
        for module, source in sources().items()
        if not module.startswith(READERS)
        for function, _, _ in taken_apart(source)
    }
    assert set(SPELLS_KINDS) == {
        module
        for module, source in sources().items()
        if module != "model.names" and spells_a_kind(f"{module} elsewhere", source)
    }
    assert set(NAMES_STATISTICS) == {
        module
        for module, source in sources().items()
        if names_a_statistic(f"{module} elsewhere", source)
    }
    assert set(NAMES_ENDINGS) == {
        (module, node.value)
        for module, source in sources().items()
        for node in nodes(source)
        if isinstance(node, ast.Constant) and (module, node.value) in NAMES_ENDINGS
    }


def test_what_no_module_needs_to_decide_is_not_even_imported_by_the_engine() -> None:
    """The simplex, the decider and the checker work on plain names and numbers."""
    engine = ("solve.simplex", "solve.tableau", "solve.whole", "solve.products", "solve.decide")
    reached = {name for module in engine for name in imports(module, sources()[module])}

    assert {name for name in reached if name.startswith("figurecheck.model.")} <= {
        "figurecheck.model.constraint",
        "figurecheck.model.interval",
        "figurecheck.model.limits",
        "figurecheck.model.proof",
    }


# -- start-up --------------------------------------------------------------------------------------

CLAIMS = """\
measure: distance
unit: kilometre

claim: one
figure: about 1,300 kilometres
measure: distance
when: 2025-03

claim: other
figure: more than 1,500 miles
measure: distance
when: 2025-03
"""


def loaded(program: str, *among: str) -> set[str]:
    """Which of some modules a program has loaded when it has run in an interpreter of its own."""
    told = f"import sys\n{program}\nsys.stderr.write('LOADED ' + ' '.join(sys.modules))"
    ran = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    names = ran.stderr.rpartition("LOADED ")[2].split()
    assert "sys" in names
    return set(among) & set(names)


HEAVY = ("pint", "tabulate", "jinja2", "duckdb", "pyarrow", "numpy", "hypothesis", "z3")


def test_importing_figurecheck_loads_nothing_that_it_is_built_on() -> None:
    assert not loaded("import figurecheck", *HEAVY, "click", "attr", "json", "figurecheck.model")


def test_reporting_loads_neither_pint_nor_tabulate(tmp_path: Path) -> None:
    (tmp_path / "claims.rec").write_text(CLAIMS, encoding="utf-8")
    program = (
        f"from figurecheck.cli import main\ntry: main(['report', {str(tmp_path)!r}])\nexcept"
        " SystemExit: pass"
    )

    assert not loaded(program, *HEAVY, "logging", "asyncio", "dataclasses", "figurecheck.testing")
    assert loaded(program, "figurecheck.solve.decide") == {"figurecheck.solve.decide"}


WHERE_NAMED = (
    "asking.grounding",
    "bringing",
    "bulk",
    "checks.explanations",
    "claims.build",
    "claims.grounding",
    "keeping",
    "live",
    "lsp",
    "model.grounding",
    "report.charts",
    "report.forest",
    "report.grounding",
    "report.html",
    "serving",
    "telling.grounding",
    "testing",
)
"""What a run of records alone has no use for: texts, tables, filings, facts, pages, servers."""


@pytest.mark.parametrize("command", ["report", "check"])
def test_a_start_on_records_loads_nothing_for_other_files(tmp_path: Path, command: str) -> None:
    (tmp_path / "claims.rec").write_text(CLAIMS, encoding="utf-8")
    program = (
        f"from figurecheck.cli import main\ntry: main([{command!r}, {str(tmp_path)!r}])\nexcept"
        " SystemExit: pass"
    )

    assert not loaded(program, *HEAVY, *(f"figurecheck.{name}" for name in WHERE_NAMED))


@pytest.mark.parametrize("option", ["--help", "version"])
def test_help_and_version_load_neither_claims_nor_rules(option: str) -> None:
    program = f"from figurecheck.cli import main\ntry: main([{option!r}])\nexcept SystemExit: pass"

    assert not loaded(
        program,
        *HEAVY,
        *(f"figurecheck.{name}" for name in (*WHERE_NAMED, "claims", "reading.claims", "solve")),
        *("figurecheck.relations", "figurecheck.checks", "figurecheck.telling"),
    )


def test_a_unit_that_is_not_built_in_is_what_pint_is_loaded_for(tmp_path: Path) -> None:
    (tmp_path / "claims.rec").write_text(
        CLAIMS.replace("unit: kilometre", "unit: furlong"), encoding="utf-8"
    )
    program = (
        f"from figurecheck.cli import main\ntry: main(['report', {str(tmp_path)!r}])\nexcept"
        " SystemExit: pass"
    )

    assert loaded(program, *HEAVY) <= {"pint"}
