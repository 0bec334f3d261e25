"""What all nouns of the model can do: be compared, hashed and shown by their fields."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any

import attr


class Noun:
    """The base of frozen attrs classes that say ``eq=False, repr=False`` and take these methods
    from here.

    attrs would write and compile them anew for every class, which is most of what making a class
    costs; a run on a few files would spend more time on that than on reading them. Fields with
    ``eq=False`` or ``repr=False`` are left out here as they would be there.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        noun: Any = self.__class__
        compared = _compared(noun)
        return compared(self) == compared(other)

    def __hash__(self) -> int:
        noun: Any = self.__class__
        return hash(_compared(noun)(self))

    def __repr__(self) -> str:
        noun: Any = self.__class__
        fields = (f"{name}={getattr(self, name)!r}" for name in _shown(noun))
        return f"{noun.__qualname__}({', '.join(fields)})"


@cache
def _compared(noun: Any) -> Callable[[object], object]:
    """What takes from a noun the values of the fields that take part in comparisons."""
    return attrgetter(*(field.name for field in attr.fields(noun) if field.eq))


@cache
def _shown(noun: Any) -> tuple[str, ...]:
    return tuple(field.name for field in attr.fields(noun) if field.repr)
