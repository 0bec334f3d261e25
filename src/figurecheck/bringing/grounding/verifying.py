"""The arithmetic of a saved grounding, done again from the figures that it names."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from figurecheck.bringing.grounding.arithmetic import evaluated
from figurecheck.errors import UsageError
from figurecheck.model.grounding import bits_in_tenths
from figurecheck.solve.verify import Refused


def derivations(saved: Mapping[str, Any]) -> int:
    """How many figures of a saved grounding follow by arithmetic, each worked out again.

    Raises:
        Refused: where one comes to something else, the counts are not those of the figures, or a
        strength is not what
            the numerals that it names come to.
    """
    count = 0
    try:
        for text in saved["texts"]:
            found: dict[str, int] = {}
            for figure in text["figures"]:
                found[figure["verdict"]] = found.get(figure["verdict"], 0) + 1
                count += _one(figure)
            told = {
                name: many for name, many in text["counts"].items() if many and name != "no_source"
            }
            if told != found:
                msg = f"{text['text']}: the counts are not those of its figures"
                raise Refused(msg)
    except (KeyError, TypeError, ValueError, AttributeError, ZeroDivisionError) as error:
        msg = f"the grounding is not well formed ({type(error).__name__})"
        raise Refused(msg) from None
    return count


def _one(figure: Mapping[str, Any]) -> int:
    """1 where the figure follows by arithmetic that comes to what it says, 0 where it does not
    follow from others.
    """
    if figure.get("space"):
        tenths = bits_in_tenths(figure["space"], figure["reached"])
        if str(figure["bits"]) != f"{tenths // 10}.{tenths % 10}":
            share = f"{figure['reached']} of {figure['space']} numerals"
            msg = f"{figure['text']}: {share} are not {figure['bits']} bits"
            raise Refused(msg)
    if not figure.get("arithmetic"):
        return 0
    parts = [(one["role"], Fraction(one["value"])) for one in figure["evidence"]]
    try:
        value = evaluated(figure["arithmetic"], parts)
    except UsageError as error:
        msg = f"{figure['text']}: {error}"
        raise Refused(msg) from None
    if value != Fraction(figure["result"]):
        msg = f"{figure['text']}: {figure['arithmetic']} comes to {value}, not {figure['result']}"
        raise Refused(msg)
    return 1
