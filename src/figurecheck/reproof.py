"""Proves the conflicts of a saved report again, without the solver."""

from __future__ import annotations

import json
from collections.abc import Mapping

from figurecheck.errors import ProofError
from figurecheck.solve.verify import Refused
from figurecheck.solve.verify import verify as check_proofs


def verify(report: str | bytes | Mapping[str, object]) -> int:
    """How many conflicts a report in JSON holds, the proof of every one checked in exact arithmetic.

    Raises:
        ProofError: where a proof does not prove what the report says, or the text is not such a report.
    """
    try:
        saved = json.loads(report) if isinstance(report, (str, bytes)) else report
        if not isinstance(saved, Mapping):
            msg = "not a report: the JSON is not an object"
            raise ProofError(msg)
        return check_proofs(saved)
    except (ValueError, RecursionError) as error:
        if isinstance(error, ProofError):
            raise
        msg = f"not a report in JSON: {error}"
        raise ProofError(msg) from None
    except Refused as error:
        raise ProofError(str(error)) from None
