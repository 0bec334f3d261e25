"""Proves the conflicts of a saved report again, and holds the report against its claims, without
the solver.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attr

from figurecheck.errors import FigurecheckError, ProofError, UsageError
from figurecheck.solve.told import check_told
from figurecheck.solve.verify import Json, Refused
from figurecheck.solve.verify import verify as check_proofs
from figurecheck.version import VERSION

if TYPE_CHECKING:
    from figurecheck.model.claims import Claims

ALONE = (
    "how figures were read, what the rules and relations say, what is whole, codes, places, words"
    " and files: name the folders or files of the claims to compare these"
)
"""What a report alone cannot show."""

SEARCHED = (
    "statuses, ties and checks of claims, which bounds follow, repairs, explanations and further"
    " figures, sums, the order of stories, what was not decided (FC901), and whether these are all"
    " the conflicts, each at its widest reading"
)
"""What only the search can show, and is not compared with the claims."""

MAX_DIFFERENCES = 20
"""Differences that are told."""


@attr.frozen
class Verified:
    """What came of holding a report against claims: how many proofs it has, what differs, what else
    there is to say.
    """

    proofs: int
    differences: tuple[str, ...]
    remarks: tuple[str, ...]


def verify(report: str | bytes | Mapping[str, object], claims: Claims | None = None) -> int:
    """How many conflicts and ends of bounds a report in JSON holds, the proof of each checked in
    exact arithmetic.

    With the ``claims`` that it was made from, the figures, readings, rules, findings and places of
    the report must be what these give, too; everything is rebuilt from them without the solver.
    ``docs/proofs.md`` says what is compared.

    Raises:
        ProofError: where a proof does not prove what the report says, something differs from the
            claims, or the text is not such a report.
        UsageError: where it is no JSON at all, but the report itself, say.

    Examples:
        >>> import figurecheck as fc
        >>> one = fc.claim("412", measure="arrests", when="2025-03-10", source="police")
        >>> other = fc.claim("398", measure="arrests", when="2025-03-10", source="gazette")
        >>> saved = fc.check([one, other]).to_json()
        >>> fc.verify(saved)
        1
        >>> fc.verify(saved.replace('"gap": "14"', '"gap": "15"'))
        Traceback (most recent call last):
        figurecheck.errors.ProofError: ...
    """
    from figurecheck.model.claims import Claims

    if claims is not None and not isinstance(claims, Claims):
        msg = (
            "`claims` is a set of claims, as of load(), and this is of type"
            f" {type(claims).__name__}"
        )
        raise UsageError(msg)
    try:
        if not isinstance(report, (str, bytes, Mapping)):
            msg = (
                "what is verified is JSON, as of report.to_json(), and this is of type"
                f" {type(report).__name__}"
            )
            raise UsageError(msg)
        saved = report if isinstance(report, Mapping) else opened(report)
        if claims is None:
            return proved(saved)
        outcome = held(saved, claims)
    except (ValueError, RecursionError) as error:
        if isinstance(error, FigurecheckError):
            raise
        msg = f"not a report in JSON: {error}"
        raise ProofError(msg) from None
    except Refused as error:
        raise ProofError(str(error)) from None
    if outcome.differences:
        raise ProofError("\n".join(outcome.differences))
    return outcome.proofs


def opened(text: str | bytes) -> Json:
    """The report in a text of JSON.

    Raises:
        ValueError: where the text is no JSON.
        RecursionError: where it is nested more deeply than can be read.
        Refused: where it is no report: not an object, or one with a key twice or a number that no
            report holds.
    """
    found = json.loads(text, object_pairs_hook=_object, parse_float=_odd, parse_constant=_odd)
    if not isinstance(found, dict):
        msg = "not a report: the JSON is not an object"
        raise Refused(msg)
    return found


def _object(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            msg = f"the key {key[:80]!r} stands twice in one object"
            raise Refused(msg)
        found[key] = value
    return found


def _odd(text: str) -> None:
    msg = f"a number that no report holds: {text[:40]}"
    raise Refused(msg)


def proved(saved: Json) -> int:
    """How many proofs there are, each checked, and all that the report alone shows of itself.

    Raises:
        Refused: for the first thing that is not so.
    """
    check_told(saved)
    return check_proofs(saved)


def held(saved: Json, claims: Claims, settings: str | None = None) -> Verified:
    """A report against the claims that it should have been made from.

    ``settings`` is the SHA-256 of the project's settings, ``None`` where they are not known.

    Raises:
        Refused: where the report does not hold by itself.
    """
    from figurecheck.asking.rebuild import differences, names_of, renamed

    proofs = proved(saved)
    try:
        names = names_of(saved, claims)
        claims = renamed(claims, names)
        lines = [str(one) for one in differences(saved, claims)]
        remarks = [f"{new} is held to be {old}" for new, old in sorted(names.items())]
        remarks += _remarks(saved, claims, settings)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        msg = f"the report is not well formed ({type(error).__name__})"
        raise Refused(msg) from error
    told = (
        lines
        if len(lines) <= MAX_DIFFERENCES
        else [*lines[:MAX_DIFFERENCES], f"and {len(lines) - MAX_DIFFERENCES:,} more"]
    )
    return Verified(proofs, tuple(told), tuple(remarks))


def _remarks(saved: Json, claims: Claims, settings: str | None) -> Iterator[str]:
    """What to know of a comparison that is neither equal nor different."""
    from figurecheck.asking.rebuild import foreign_rules, unknown_fields

    if saved["version"] != VERSION:
        yield (
            f"made by figurecheck {saved['version']}, and this is {VERSION}: what differs may come"
            " of that"
        )
    unknown = unknown_fields(saved)
    if unknown:
        yield f"not compared, since this version knows nothing of them: {', '.join(unknown)}"
    run = saved.get("run")
    if run is None:
        return
    for rule in foreign_rules(saved, claims):
        yield f"rests on {rule}, as it is installed here"
    chosen = [f"--{name} {one}" for name in ("select", "ignore") for one in run[name]]
    if chosen:
        yield (
            f"made with {', '.join(chosen)}: whether findings that were not left out are missing is"
            " not compared"
        )
    if run["day"]:
        yield f"acceptances are taken as on {run['day']}, the day that the report records"
    if settings is not None and settings != (run["settings"] or ""):
        yield "made with other settings of a project than there are here"
