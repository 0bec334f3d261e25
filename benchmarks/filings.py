"""What filings cost, beside Arelle's Calculations 1.1, and whether both find the same sums
inconsistent, fact by fact.

    python benchmarks/filings.py FILING... --taxonomy PACKAGE.zip ... [--arelle PYTHON]

Each side reads all filings in one process of its own and finds everything it finds: figurecheck
with proofs, in the report that ``figurecheck check`` prints. Times are processor time of those
processes, start-up included, and peaks of their memory. ``--arelle`` is the interpreter that has
arelle-release, this one unless given; where it has not, that side is left out and the program says
so. Nothing is fetched: the packages are unpacked where Arelle keeps what it has downloaded, under
the addresses that filings name. Without filings, invented ones are written: ``--filings`` of
``--facts`` facts each.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

OURS = """
import sys
from figurecheck.cli import main
main(["check", *sys.argv[1:], "--isolated"])
"""

THEIRS = """
import json, sys
from arelle import Cntlr, ValidateXbrlCalcs
from arelle.ValidateXbrlCalcs import ValidateCalcsMode
cache, to, *files = sys.argv[1:]
control = Cntlr.Cntlr(logFileName="logToBuffer")
control.webCache.cacheDir = cache
control.webCache.workOffline = True
found = {}
for file in files:
    model = control.modelManager.load(file)
    told = found.setdefault(file, [])
    for one in ValidateXbrlCalcs.validate(model, ValidateCalcsMode.ROUND_TO_NEAREST):
        code = one.codes if isinstance(one.codes, str) else one.codes[0]
        if "inconsistentCalculation" in code:
            total = one.args["modelObject"][0]
            told.append([str(total.qname.localName), one.args["linkrole"], total.sourceline])
    model.close()
with open(to, "w", encoding="utf-8") as stream:
    json.dump(found, stream)
"""


def measured(python: str, program: str, *arguments: str) -> tuple[float, float, str]:
    """Processor seconds and the peak in MB of a program in a process of its own, and what it
    printed.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ran = subprocess.run(
        [python, "-c", program, *arguments], capture_output=True, text=True, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if ran.returncode not in {0, 1}:
        raise SystemExit(ran.stderr[-2000:])
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, after.ru_maxrss / 1024, ran.stdout


def ours(
    filings: list[str], taxonomy: list[str]
) -> tuple[float, float, dict[str, Counter[tuple[str, str, int]]]]:
    """What figurecheck takes, and the sums that it finds inconsistent, by network and line of the
    total.
    """
    from figurecheck.bringing.filings.filing import local
    from figurecheck.bringing.filings.opening import FilingRead
    from figurecheck.bringing.filings.summing import sums_of
    from figurecheck.claims.files import load

    seconds, peak, printed = measured(sys.executable, OURS, *filings, *taxonomy)
    print(f"figurecheck check printed {printed.count(' error FC201: '):,} errors")
    found: dict[str, Counter[tuple[str, str, int]]] = {}
    for name in filings:
        for document in load(name, *taxonomy).documents:
            if isinstance(document, FilingRead):
                broken = sums_of(document.filing, document.sums).broken
                found[name] = Counter(
                    (local(one.summation.total), role, one.total.facts[0].line)
                    for one in broken
                    for role in one.summation.roles
                )
    return seconds, peak, found


def theirs(
    python: str, filings: list[str], taxonomy: list[str], folder: Path
) -> tuple[float, float, dict[str, Counter[tuple[str, str, int]]]]:
    """The same of Arelle."""
    folder.mkdir()
    addresses = {
        found
        for name in filings
        for found in re.findall(r'schemaRef[^>]*href="(https?)://([^/"]+)/', head(name))
    }
    for scheme, host in addresses:
        for package in taxonomy:
            with zipfile.ZipFile(package) as archive:
                archive.extractall(folder / scheme / host)
    to = folder / "found.json"
    seconds, peak, _ = measured(python, THEIRS, str(folder), str(to), *filings)
    told = json.loads(to.read_text(encoding="utf-8"))
    return (
        seconds,
        peak,
        {name: Counter((one[0], one[1], one[2]) for one in told[name]) for name in filings},
    )


def head(name: str) -> str:
    """The beginning of a file."""
    with Path(name).open(encoding="utf-8", errors="replace") as stream:
        return stream.read(20_000)


def invented(folder: Path, count: int, facts: int) -> list[str]:
    """Filings of sums of five parts each, one in fifty wrong, with their taxonomy beside them."""
    sys.path.insert(0, str(ROOT))
    from tests.bringing.filings.writing import Sum, Told, concepts, instance, linkbase, schema

    sums = [
        Sum(f"T{one}", tuple((f"P{one}x{part}", "1") for part in range(5))) for one in range(100)
    ]
    (folder / "shop.xsd").write_text(schema(concepts(sums)), encoding="utf-8")
    (folder / "shop_cal.xml").write_text(linkbase(sums), encoding="utf-8")
    names = []
    for number in range(count):
        told = []
        for index in range(facts // 6):
            one, year = index % 100, 1900 + index // 100
            values = [1000 * one + 7 * part + number for part in range(5)]
            slip = 3 * (index % 50 == 49)
            when = f"{year}-01-01/{year}-12-31"
            told.append(Told(f"T{one}", str(sum(values) + slip), "INF", when))
            told += [
                Told(f"P{one}x{part}", str(value), "INF", when) for part, value in enumerate(values)
            ]
        path = folder / f"filing-{number}.xbrl"
        path.write_text(instance(told), encoding="utf-8")
        names.append(str(path))
    return names


def has_arelle(python: str) -> bool:
    """Whether an interpreter has Arelle."""
    return (
        subprocess.run([python, "-c", "import arelle"], capture_output=True, check=False).returncode
        == 0
    )


def main() -> None:
    given = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    given.add_argument("filing", nargs="*")
    given.add_argument("--taxonomy", nargs="*", default=[])
    given.add_argument("--arelle", default=sys.executable)
    given.add_argument("--filings", type=int, default=5)
    given.add_argument("--facts", type=int, default=3_000)
    asked = given.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        filings = asked.filing or invented(folder, asked.filings, asked.facts)
        size = sum(Path(one).stat().st_size for one in filings)
        seconds, peak, found = ours(filings, asked.taxonomy)
        many = sum(sum(one.values()) for one in found.values())
        print(f"{len(filings)} filings, {size / 1e6:.1f} MB")
        print(f"figurecheck  {seconds:7.1f} s  {peak:6.0f} MB  {many} sums that fail, each proved")
        if not has_arelle(asked.arelle):
            print("arelle-release is not there: that side is left out (--arelle PYTHON)")
            return
        other, peak, told = theirs(asked.arelle, filings, asked.taxonomy, folder / "cache")
        many = sum(sum(one.values()) for one in told.values())
        print(f"Arelle       {other:7.1f} s  {peak:6.0f} MB  {many} sums that fail")
        alike = [one for one in filings if found.get(one) == told[one]]
        print(f"the same in {len(alike)} of {len(filings)}; ratio {other / seconds:.1f} (goal: 10)")
        for one in filings:
            if one not in alike:
                print(
                    one,
                    "only here:",
                    found.get(one, Counter()) - told[one],
                    "only there:",
                    told[one] - found[one],
                )


if __name__ == "__main__":
    main()
