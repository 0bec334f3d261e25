"""Connected sets are decided once, and what their claims stand on is only found out where somebody
asks for it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import figurecheck as fc
from figurecheck.asking import explain
from figurecheck.asking.disputed import Disputed
from figurecheck.catalogue import documented
from figurecheck.cli import main
from figurecheck.model import limits
from figurecheck.passes import deciding
from figurecheck.relations.compile import compile_claims
from figurecheck.solve import part
from figurecheck.solve.coverage import standings, tied
from figurecheck.solve.part import Memory, Part, work
from tests.solve import heavy

BLOCK = re.compile(r"^(?:Conflict|Clean)::\n\n((?:    .*\n|\n)+)", re.MULTILINE)

SUM = """measure: all-{0}
unit: case
parts: one-{0} + two-{0}

measure: one-{0}
unit: case

measure: two-{0}
unit: case

claim: all-{0}
figure: exactly {1} cases
measure: all-{0}
when: 2024

claim: one-{0}
figure: exactly 20 cases
measure: one-{0}
when: 2024

claim: two-{0}
figure: exactly 30 cases
measure: two-{0}
when: 2024

"""


def parts(text: str) -> Iterator[Part]:
    """The connected sets of a text of claims."""
    system = compile_claims(fc.loads(text))
    names = deciding.connected_sets(system)
    return map(deciding.Sets(system, names).part, range(len(names)))


def not_asked(*_: object) -> object:
    """Stands in for work that nobody has asked for."""
    raise AssertionError


@pytest.mark.parametrize("code", sorted({code for code, _, _ in documented()}))
def test_who_is_tied_is_the_same_with_and_without_the_ends(code: str) -> None:
    pages = [page for own, _, page in documented() if own == code]
    texts = [
        re.sub("^    ", "", block, flags=re.MULTILINE)
        for page in pages
        for block in BLOCK.findall(page)
    ]

    for one in (one for text in texts for one in parts(text)):
        examined = work(one).examined
        found = standings(one.at, examined, one.quotients, one.whole)

        assert tied(one.at, examined, one.quotients, one.whole) == {
            name for name, standing in found.items() if standing.tied
        }


def test_who_only_bounds_one_that_is_tied_already_is_tied_too() -> None:
    days = (
        ("day", "exactly 0", "2025-03-03"),
        ("month", "at most 100", "2025-03"),
        ("week", "exactly 0", "2025-W10"),
    )
    claims = [
        f"claim: {name}\nfigure: {said} arrests\nmeasure: arrests\nwhen: {when}\n"
        for name, said, when in days
    ]

    report = fc.check(fc.loads("\n".join(["measure: arrests\nunit: arrest\n", *claims])))

    assert report.names_with("alone") == []
    assert [one.status for one in report.coverage] == ["adds up", "tied", "tied"]


@pytest.mark.parametrize("limit", ["SEARCH_EFFORT", "CONFIRMING_EFFORT", "REPAIRING_EFFORT"])
def test_a_set_is_complete_where_no_limit_was_met_that_loses_conflicts(
    limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one,) = parts(heavy.wrong_sums(6, 3))
    monkeypatch.setattr(limits, limit, 1)

    examined = work(one).examined

    assert limit in examined.met
    assert examined.complete == (limit in limits.BESIDE_CONFLICTS)


@pytest.mark.parametrize(
    ("over", "under", "bounded"),
    [
        ("at most 50,000,000,000", "at least 2", True),  # far more than any number that is tried
        ("at least 1", "at most 1,000,000,000,000", True),  # and far less
        ("at least 1", "at least 2", False),
        ("at most 50,000,000,000", "at most 1,000,000,000,000", False),
    ],
)
def test_a_quotient_is_tied_by_one_end_of_the_divided_and_the_other_of_the_divisor(
    over: str, under: str, bounded: bool
) -> None:
    measures = "measure: over\nunit: USD\n\nmeasure: under\nunit: USD\n\n"
    said = (("over", over), ("under", under))
    claims = [
        f"claim: {name}\nfigure: {figure} USD\nmeasure: {name}\nwhen: 2024\n"
        for name, figure in said
    ]
    rate = "claim: rate\nfigure: about 5\nquantity: over / under\nwhen: 2024\n"
    (one,) = parts("\n".join((measures, *claims, rate)))

    found = standings(one.at, work(one).examined, one.quotients, one.whole)

    (of_rate,) = (standing for name, standing in found.items() if name.endswith("/rate"))
    others = tuple(name for name in sorted(found) if not name.endswith("/rate"))
    assert of_rate.quotient == (others if bounded else ())


def test_a_set_that_adds_up_is_seen_to_be_tied_without_the_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(part, "standings", not_asked)

    report = fc.check(fc.loads(SUM.format("a", 50)))

    assert (report.tied, report.names_with("alone")) == (3, [])


@pytest.mark.parametrize("arguments", [["check"], ["report", "-q"], ["report", "--statistics"]])
def test_who_prints_no_explanation_pays_for_none(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.rec").write_text(SUM.format("a", 60))
    monkeypatch.setattr(explain.Explaining, "_guarded", not_asked)
    monkeypatch.setattr(part, "standings", not_asked)

    told = CliRunner().invoke(main, [*arguments, str(tmp_path)])

    assert told.exit_code == 1


def test_a_report_explains_when_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    real = explain._Work.explained

    def explained(self: explain._Work, one: Disputed) -> object:
        looked.append(one.finding.code)
        return real(self, one)

    monkeypatch.setattr(explain._Work, "explained", explained)
    report = fc.check(fc.loads(SUM.format("a", 60)))

    before = list(looked)
    told = report.to_text(verbose=True)

    assert before == []
    assert len(looked) == len(report.conflicts) == 1
    assert "look for another source" in told


def test_only_sets_that_changed_are_decided_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    worked: list[Part] = []

    def counted(one: Part) -> object:
        worked.append(one)
        return work(one)

    monkeypatch.setattr(part, "work", counted)
    memory = Memory()
    texts = [SUM.format(name, 50) for name in "abcd"]
    fc.check(fc.loads("".join(texts)), memory=memory)
    first = len(worked)

    report = fc.check(fc.loads("".join([*texts[:3], SUM.format("d", 60)])), memory=memory)

    assert (first, len(worked) - first) == (4, 1)
    assert (
        report.to_json() == fc.check(fc.loads("".join([*texts[:3], SUM.format("d", 60)]))).to_json()
    )


def test_several_processes_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(part, "TOGETHER", 2)
    claims = fc.loads("".join(SUM.format(name, 50 + (name == "d")) for name in "abcdefgh"))

    assert fc.check(claims, jobs=3).to_json() == fc.check(claims).to_json()
