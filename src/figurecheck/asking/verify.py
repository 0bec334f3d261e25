"""Proves the conflicts of a saved report again, without the solver."""

from __future__ import annotations

import json
from collections.abc import Mapping

from figurecheck.errors import FigurecheckError, ProofError, UsageError
from figurecheck.solve.verify import Refused
from figurecheck.solve.verify import verify as check_proofs


def verify(report: str | bytes | Mapping[str, object]) -> int:
    """How many conflicts and ends of bounds a report in JSON holds, the proof of each checked in exact arithmetic.

    Raises:
        ProofError: where a proof does not prove what the report says, or the text is not such a report.
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
    try:
        if not isinstance(report, (str, bytes, Mapping)):
            msg = f"what is verified is JSON, as of report.to_json(), and this is of type {type(report).__name__}"
            raise UsageError(msg)
        saved = report if isinstance(report, Mapping) else json.loads(report)
        if not isinstance(saved, Mapping):
            msg = "not a report: the JSON is not an object"
            raise ProofError(msg)
        return check_proofs(saved)
    except (ValueError, RecursionError) as error:
        if isinstance(error, FigurecheckError):
            raise
        msg = f"not a report in JSON: {error}"
        raise ProofError(msg) from None
    except Refused as error:
        raise ProofError(str(error)) from None
