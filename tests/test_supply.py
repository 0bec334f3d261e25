"""What is shipped is pinned, listed, the same each time, and names no address nobody gave."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PINNED = re.compile(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.!+]*")
ADDRESS = re.compile(r"https?://[^\s\"')>]+")


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def constraints() -> dict[str, str]:
    """The version of each package that a run of the checks installs."""
    lines = (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert all(PINNED.fullmatch(line) for line in lines[1:])
    return {plain(line.split("==")[0]): line.split("==")[1] for line in lines[1:]}


def test_the_checks_install_what_the_constraints_say() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [*declared["dependencies"], *declared["optional-dependencies"]["test"]]

    assert '-c "$constraints" -e' in script
    assert {plain(re.split(r"[<>=\[;]", one)[0]) for one in needed} <= constraints().keys()


def test_the_bill_of_materials_lists_what_is_needed_as_the_constraints_have_it() -> None:
    bill = json.loads((ROOT / "sbom.cdx.json").read_text(encoding="utf-8"))
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    listed = {plain(one["name"]): one["version"] for one in bill["components"]}

    assert bill["bomFormat"] == "CycloneDX"
    assert bill["metadata"]["component"]["name"] == declared["name"]
    assert {plain(re.split(r"[<>=]", one)[0]) for one in declared["dependencies"]} <= listed.keys()
    assert listed.items() <= constraints().items()


def test_the_bill_of_materials_names_no_registry_no_tool_and_no_time() -> None:
    text = (ROOT / "sbom.cdx.json").read_text(encoding="utf-8")

    assert not [one for one in ADDRESS.findall(text) if "cyclonedx.org/schema" not in one]
    assert "tools" not in json.loads(text)["metadata"]
    assert "timestamp" not in text
    assert "/home" not in text


def test_the_source_package_holds_the_bill_of_materials() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = settings["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]

    assert {"/sbom.cdx.json", "/.ci/constraints.txt"} <= set(included)
    assert all((ROOT / one[1:]).exists() for one in included)


def test_the_wheel_is_built_twice_and_compared() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert "SOURCE_DATE_EPOCH" in script
    assert 'cmp "$work"/wheel/' in script


def test_what_a_workflow_uses_is_pinned_by_its_hash() -> None:
    used = re.findall(
        r"uses: (\S+)", (ROOT / "examples" / "hooks" / "github-workflow.yml").read_text()
    )

    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one) for one in used)


def test_the_metadata_gives_no_address_that_nobody_gave() -> None:
    """The project has none of its own yet: `urls` is to be filled in by whoever publishes it."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert not declared.get("urls")
