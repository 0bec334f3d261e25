"""Proves the conflicts of a saved report again, and holds the report against its claims, without
the solver.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import attr

from figurecheck.errors import FigurecheckError, ProofError, UsageError
from figurecheck.model.objects import once
from figurecheck.solve.fields import GROUNDING, unknown_fields
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
"""Differences, or unknown fields, that are told."""


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
        strange = not_compared(saved)
        if strange:
            msg = strange[0]
            raise ProofError(msg)
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
        ValueError: where the text is no JSON, or an object of it gives a key twice.
        RecursionError: where it is nested more deeply than can be read.
        Refused: where it is no report: not an object, or one with a number that no report holds.
    """
    head = text[:200] if isinstance(text, str) else text[:200].decode("utf-8", "replace")
    # strengths in bits are rounded there, and nothing is proved by them
    point = str if GROUNDING in head else _odd
    found = json.loads(text, object_pairs_hook=once, parse_float=point, parse_constant=_odd)
    if not isinstance(found, dict):
        msg = "not a report: the JSON is not an object"
        raise Refused(msg)
    return found


def _odd(text: str) -> None:
    msg = f"a number that no report holds: {text[:40]}"
    raise Refused(msg)


def proved(saved: Json) -> int:
    """How many proofs there are, each checked, and all that the report alone shows of itself.

    Raises:
        Refused: for the first thing that is not so.
    """
    if isinstance(saved, Mapping) and saved.get("schema") == GROUNDING:
        return _grounded(saved)
    check_told(saved)
    return check_proofs(saved)


def _grounded(saved: Json) -> int:
    """The same for a grounding: the arithmetic of each figure that follows, and the reports on all
    texts.

    Raises:
        Refused: for the first thing that is not so.
    """
    from figurecheck.bringing.grounding.verifying import derivations

    reports = saved.get("reports") or [saved.get("report")]
    if not isinstance(reports, list) or not all(isinstance(one, dict) for one in reports):
        msg = "the grounding is not well formed: it has no report"
        raise Refused(msg)
    return derivations(saved) + sum(proved(one) for one in reports)


def not_compared(saved: Json) -> tuple[str, ...]:
    """The line that names the fields of a report which another version has and this one does not
    know; none where it knows them all.

    Raises:
        Refused: where this version is said to have made the report, which has no such fields.
    """
    unknown = [one[:80] for one in unknown_fields(saved)]
    if not unknown:
        return ()
    rest = len(unknown) - MAX_DIFFERENCES
    told = ", ".join(unknown[:MAX_DIFFERENCES]) + (f" and {rest:,} more" if rest > 0 else "")
    if saved.get("version") == VERSION:
        msg = f"fields that no report of figurecheck {VERSION} has: {told}"
        raise Refused(msg)
    return (f"not compared, since this version knows nothing of them: {told}",)


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
    from figurecheck.asking.rebuild import foreign_rules

    if saved["version"] != VERSION:
        yield (
            f"made by figurecheck {saved['version']}, and this is {VERSION}: what differs may come"
            " of that"
        )
    yield from not_compared(saved)
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
