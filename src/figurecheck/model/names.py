"""The names of statements, which say what states them: a claim, a relation that somebody wrote, or
a rule.

Nobody else knows how such a name is put together, nor takes one apart.
"""

from __future__ import annotations

from collections.abc import Iterable

_CLAIM, _RELATION, _RULE = "claim:", "relation:", "rule:"

_FURTHER = " ("


def of_claim(claim: str) -> str:
    """The name of the statement that a claim of that full name makes."""
    return f"{_CLAIM}{claim}"


def of_relation(id: str) -> str:  # noqa: A002
    """The name of the statement that a relation of that id makes."""
    return f"{_RELATION}{id}"


def of_rule(text: str) -> str:
    """The name of the statement that follows by a rule, with what the rule says of whom."""
    return f"{_RULE}{text}"


def claim_of(name: str) -> str | None:
    """The full name of the claim that makes a statement; ``None`` where no claim does."""
    return _behind(_CLAIM, name)


def relation_of(name: str) -> str | None:
    """The id of the relation that makes a statement; ``None`` where no relation does."""
    return _behind(_RELATION, name)


def rule_of(name: str) -> str | None:
    """What the rule says that makes a statement; ``None`` where it follows from none."""
    return _behind(_RULE, name)


def claims_of(names: Iterable[str]) -> list[str]:
    """The full names of the claims among those that make some statements, in order."""
    return [claim for name in names if (claim := claim_of(name)) is not None]


def relations_of(names: Iterable[str]) -> list[str]:
    """The ids of the relations among those that make some statements, in order."""
    return [relation for name in names if (relation := relation_of(name)) is not None]


def is_claim(name: str) -> bool:
    """Whether a claim makes that statement."""
    return claim_of(name) is not None


def is_relation(name: str) -> bool:
    """Whether a relation that somebody wrote makes that statement."""
    return relation_of(name) is not None


def is_stated(name: str) -> bool:
    """Whether somebody states it, in a claim or a relation, and it does not follow by a rule."""
    return is_claim(name) or is_relation(name)


def of_case(relation: str, number: int) -> str:
    """The name of a further statement that a relation of that id makes, which has cases of
    its own.
    """
    return f"{of_relation(relation)}{_FURTHER}{number})"


def states_relation(name: str, id: str) -> bool:  # noqa: A002
    """Whether it is a statement that the relation of that id makes, the first one or one of its
    further cases.
    """
    told = relation_of(name)
    return told is not None and (told == id or told.startswith(f"{id}{_FURTHER}"))


def plain(name: str) -> str:
    """The name as a report has it: that of a claim by itself, any other with what kind of statement
    it is.
    """
    claim = claim_of(name)
    return name if claim is None else claim


def _behind(start: str, name: str) -> str | None:
    return name[len(start) :] if name.startswith(start) else None
