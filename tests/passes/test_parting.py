"""Claims that are decided in families: what comes out is as if they had been decided together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

import figurecheck as fc
from figurecheck.cli import main
from figurecheck.model import limits
from figurecheck.passes import parting, workers
from figurecheck.passes.deciding import connected_sets
from figurecheck.passes.workers import Sending, shared_out
from figurecheck.relations.compile import all_held, compile_claims
from figurecheck.relations.families import families
from figurecheck.testing.world import random_world
from tests.passes.tangles import differing, in_families, told
from tests.sizes import DRAWN_ANEW, some

AS_IT_IS: Sending[bytes] = Sending(bytes, bytes)

FORKS = pytest.mark.skipif(not workers._can_copy(), reason="processes cannot be copied here")


def places(count: int, *, wrong: int = 7, more: str = "") -> str:
    """Two parts and their total in each of many places, one in so many wrong."""
    records = [
        "measure: all\nunit: case\nparts: one + two\n",
        "measure: one\nunit: case\n",
        "measure: two\nunit: case\n",
        more,
    ]
    for place in range(count):
        total = 30 + 2 * place + (place % wrong == 0)
        for name, value in (("one", 10 + place), ("two", 20 + place), ("all", total)):
            records.append(
                f"claim: {name}{place}\nfigure: exactly {value} cases\nmeasure: {name}\n"
                f"where: P{place}\nwhen: 2024\n"
            )
    return "\n".join(records)


@pytest.mark.parametrize("seed", some(range(100 if DRAWN_ANEW else 16)))
def test_no_family_changes_a_byte(seed: int) -> None:
    assert differing(seed) == ""


def test_a_figure_that_ties_measures_has_them_decided_with_the_relations_of_each() -> None:
    claims = fc.loads("""
measure: cases
unit: case

measure: deaths
unit: case

measure: dead
unit: case

relation: same
states: dead = deaths

claim: 0
figure: 1 case
measure: cases
where: B
when: 2024

claim: rate
figure: 50 %
quantity: cases / deaths
where: A
when: 2024
""")
    parted = families(claims, all_held(claims).held) or []

    assert [one.related for one in parted] == [False, True]


@pytest.mark.parametrize("seed", some(range(80)))
def test_no_connected_set_has_claims_of_two_families(seed: int) -> None:
    claims = fc.loads(random_world(seed, most=25).text)
    held = all_held(claims).held
    found = families(claims, held) or []
    family = {held[at].name: number for number, one in enumerate(found) for at in one.claims}
    system = compile_claims(claims)

    for names in connected_sets(system):
        said = [system.said_of[name] for name in names if name in system.said_of]
        assert len({family[claim.name] for one in said for claim in one.claims}) <= 1


def test_places_that_nothing_ties_are_families_until_a_relation_speaks_of_them() -> None:
    apart = fc.loads(places(5))
    tied = fc.loads(places(5, more="relation: r\nstates: one <= 2 * two\n"))
    within = fc.loads(places(5, more="member: P1\ndimension: where\npart_of: P2\n"))

    assert len(families(apart, all_held(apart).held) or ()) == 5
    assert [one.related for one in families(tied, all_held(tied).held) or ()] == [True]
    assert len(families(within, all_held(within).held) or ()) == 4


BESIDE = {
    "nothing": "",
    "a relation that nobody states anything for": """
relation: idle
states: one[2020] <= 2 * two[2020]
where: P1
""",
    "a copy": """
source: copy
from: claims

claim: copied
source: copy
figure: exactly 999 cases
measure: one
where: P3
when: 2024
""",
    "figures that stand alone": """
measure: three
unit: case

claim: alone
figure: 5 cases
measure: three
when: 2024

claim: next
figure: about 7 cases
measure: three
when: 2022
""",
    "a quantity that cannot be read": """
claim: unknown
figure: 5 cases
quantity: one - nowhere
when: 2024
""",
    "plans": """
claim: plan
figure: exactly 5 cases
measure: one
where: P3
when: 2024
status: planned

claim: other
figure: exactly 6 cases
measure: one
where: P3
when: 2024
status: planned
""",
}
"""What stands beside the claims of many places."""


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("more", BESIDE.values(), ids=BESIDE)
def test_several_processes_change_no_byte(
    jobs: int, more: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = fc.loads(places(8, wrong=3, more=more))
    whole = told(claims)
    in_families(monkeypatch)

    assert told(claims, jobs) == whole


@pytest.mark.parametrize("limit", ["PINNED_QUANTITIES", "PINNING_EFFORT", "RUN_EFFORT"])
@pytest.mark.parametrize("most", [0, 6, 2_000])
def test_what_one_run_may_cost_is_the_same_in_families(
    limit: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    unstated = "".join(
        f"claim: {name}{place}\nfigure: exactly {value} cases\nmeasure: cases\nwhere:"
        f" P{place}\nwhen: {days}\n\n"
        for place in range(8)
        for name, value, days in (
            ("week", 70 + place, "2025-01-06/2025-01-12"),
            ("six", 60, "2025-01-06/2025-01-11"),
            ("later", 60, "2025-01-07/2025-01-12"),
            ("other", 60 + place % 2, "2025-01-06/2025-01-11"),
        )
    )
    claims = fc.loads(f"measure: cases\nunit: case\n\n{unstated}")
    monkeypatch.setattr(limits, limit, most)
    whole = told(claims)
    in_families(monkeypatch)

    assert [told(claims), told(claims, 2)] == [whole, whole]


def test_a_small_run_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = fc.loads(places(40))
    planned = fc.loads(places(170).replace("\nwhen:", "\nstatus: planned\nwhen:"))
    monkeypatch.setattr(parting, "SHARE_CLAIMS", 1)
    monkeypatch.setattr(parting, "shared_out", None)

    assert fc.check(claims, jobs=4).conflicts
    assert fc.check(planned, jobs=4).complete  # and has nothing that happened


@FORKS
def test_a_process_that_dies_ends_the_run_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = os.getpid()

    def dies(*given: object, **named: object) -> object:
        if os.getpid() != own:
            os.kill(os.getpid(), signal.SIGKILL)
        return compile_claims(*given, **named)  # type: ignore[arg-type]

    in_families(monkeypatch)
    monkeypatch.setattr(parting, "compile_claims", dies)
    (tmp_path / "a.rec").write_text(places(300))

    ran = CliRunner().invoke(main, ["report", str(tmp_path), "-j", "2"])

    assert ran.exit_code == 2
    assert "ended from outside" in ran.stderr
    assert "-j 1" in ran.stderr


@FORKS
def test_what_fails_in_another_process_fails_as_in_one() -> None:
    own = os.getpid()

    def fails(number: int) -> bytes:
        if os.getpid() != own or number == 19:
            msg = f"number {number}"
            raise ValueError(msg)
        return b"found"

    with pytest.raises(ValueError, match="number 19"):
        shared_out(fails, 20, 3, AS_IT_IS)


@FORKS
def test_what_only_fails_in_another_process_is_done_again() -> None:
    own = os.getpid()

    def fails(number: int) -> bytes:
        if os.getpid() != own:
            raise MemoryError
        return bytes([number])

    assert shared_out(fails, 20, 3, AS_IT_IS) == [bytes([number]) for number in range(20)]


INTERRUPTED = """
import time
from figurecheck.passes.workers import Sending, shared_out
def work(number):
    print("at work", flush=True)
    time.sleep(60)
    return b""
shared_out(work, 4, 3, Sending(bytes, bytes))
"""


@FORKS
@pytest.mark.parametrize("sent", [os.killpg, os.kill], ids=["all", "the first"])
def test_an_interrupt_ends_every_process(sent: Callable[[int, int], None]) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as ran:
        assert ran.stdout is not None
        for _ in range(3):
            ran.stdout.readline()
        sent(ran.pid, signal.SIGINT)
        _, said = ran.communicate(timeout=30)

        assert said.count("Traceback") == 1  # of the first process, which the command line catches
        with pytest.raises(ProcessLookupError):
            os.killpg(ran.pid, 0)


STARTING = """
import os, signal, time
from figurecheck.passes.workers import Sending, shared_out
fork = os.fork
def interrupted():
    process = fork()
    os.kill(os.getpid(), signal.SIGINT)
    return process
os.fork = interrupted
shared_out(time.sleep, 4, 3, Sending(bytes, bytes))
"""


@FORKS
def test_an_interrupt_while_processes_start_is_heard_by_the_first_alone() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", STARTING], capture_output=True, text=True, timeout=30, check=False
    )

    assert ran.stderr.count("Traceback") == 1


ABANDONED = """
import os, signal, sys, time
from figurecheck.passes.workers import Sending, shared_out
own = os.getpid()
def work(number):
    print(number, flush=True)
    time.sleep(0.2)
    if os.getpid() == own:
        os.kill(own, signal.SIGKILL)
    return b""
shared_out(work, 100, 3, Sending(bytes, bytes))
"""


@FORKS
def test_no_process_goes_on_once_the_first_is_gone() -> None:
    ran = subprocess.run(  # which waits for all that may still write
        [sys.executable, "-c", ABANDONED], capture_output=True, text=True, timeout=30, check=False
    )

    assert ran.returncode == -signal.SIGKILL
    assert len(ran.stdout.split()) < 20


@FORKS
def test_a_run_within_another_one_leaves_it_its_claims(monkeypatch: pytest.MonkeyPatch) -> None:
    claims, other = fc.loads(places(10)), fc.loads(places(5))
    whole = told(claims)
    in_families(monkeypatch)
    within: list[fc.Report] = []

    report = fc.check(claims, jobs=2, progress=lambda *_: within.append(fc.check(other, jobs=2)))

    assert within
    assert (report.to_json(), report.to_text(verbose=True)) == whole
