"""Writes what figurecheck needs at run time, as CycloneDX: `python .ci/sbom.py CONSTRAINTS OUTPUT`.

It is made by `cyclonedx-py`; what tells of the machine, of a registry or of the tool is left out,
so that the same versions give the same bytes.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import requires
from pathlib import Path

ROOT = Path(__file__).parents[1]


def name_of(requirement: str) -> str:
    """The plain name of what a requirement is for."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    return re.sub(r"[-_.]+", "-", found[0]).lower() if found else ""


def needed(constraints: str) -> list[str]:
    """The pinned lines of the constraints that the declared dependencies need, theirs among
    them.
    """
    pinned = {name_of(line): line for line in constraints.splitlines() if "==" in line}
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    waiting = [name_of(one) for one in declared["project"]["dependencies"]]
    found: dict[str, str] = {}
    while waiting:
        name = waiting.pop()
        if name in pinned and name not in found:
            found[name] = pinned[name]
            waiting += [name_of(one) for one in own_needs(name)]
    return [found[name] for name in sorted(found)]


def own_needs(name: str) -> list[str]:
    """What a dependency that is installed here needs without any extra."""
    try:
        return [one for one in requires(name) or () if "extra ==" not in one]
    except ModuleNotFoundError:
        return []


def main() -> None:
    """Makes it."""
    lines = needed(Path(sys.argv[1]).read_text(encoding="utf-8"))
    made = subprocess.run(  # noqa: S603 -- the tool of this environment
        [sys.executable, "-m", "cyclonedx_py", "requirements", "-", "--output-reproducible",
         "--short-PURLs", "--pyproject", str(ROOT / "pyproject.toml")],
        input="\n".join(lines), capture_output=True, text=True, check=True,
    )  # fmt: skip
    bill = json.loads(made.stdout)
    bill["metadata"].pop("tools", None)
    for one in (bill["metadata"]["component"], *bill["components"]):
        one.pop("externalReferences", None)
        one.pop("description", None)
    Path(sys.argv[2]).write_text(json.dumps(bill, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
