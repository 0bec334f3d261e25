"""SVG written as text: every word escaped, every length a whole number of pixels."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attr

from figurecheck.errors import told_fault
from figurecheck.report.safe import safe

WIDTH = 620
"""The width of every chart, in the units of its view box; on paper and screen it is scaled to what
there is.
"""

LETTER = 7
"""About how wide a letter is, in the same units."""

UNSEEN = 800
"""Characters of a title or description in a drawing without an anchor."""


@attr.frozen(eq=False, repr=False)
class Chart:
    """A chart with its twin: the same in a table, ``rows`` of as many cells as ``header`` has."""

    svg: str
    title: str
    description: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def drawn_or_told(draw: Callable[[], Iterable[Chart]]) -> list[Chart]:
    """The charts, or one without a picture that says that there is none: a fault in drawing costs
    the drawing alone.
    """
    try:
        return list(draw())
    except Exception as error:
        told = f"not drawn: {told_fault(error)}, a fault of figurecheck's own; please report it"
        return [Chart(element("p", escaped(told)), "A chart", told, ("chart",), ((told,),))]


def escaped(text: str) -> str:
    """Text for an element or a quoted attribute, on one line, controls and direction marks made
    visible.
    """
    shown = safe(text)
    for sign, entity in (
        ("&", "&amp;"),
        ("<", "&lt;"),
        (">", "&gt;"),
        ('"', "&#34;"),
        ("'", "&#39;"),
    ):
        shown = shown.replace(sign, entity)
    return shown


def cut(text: str, letters: int) -> str:
    """The text, or as much of it as fits, with an ellipsis; the twin has all of it."""
    shown = safe(text)
    return shown if len(shown) <= letters else f"{shown[: max(1, letters - 1)].rstrip()}…"


def element(name: str, inner: str = "", /, **attributes: str | int) -> str:
    """One element; ``_`` in the name of an attribute stands for ``-``, ``kind`` for ``class``."""
    written = ""
    for key, value in attributes.items():
        said = value if isinstance(value, int) else escaped(value)
        written += f' {"class" if key == "kind" else key.replace("_", "-")}="{said}"'
    return f"<{name}{written}>{inner}</{name}>"


def text(words: str, x: int, y: int, kind: str = "", anchor: str = "start") -> str:
    """Words whose baseline is at ``y``."""
    return element("text", escaped(words), x=x, y=y, kind=f"t {kind}".strip(), text_anchor=anchor)


def line(left: int, top: int, right: int, bottom: int, kind: str) -> str:
    """A straight line."""
    return element("line", x1=left, y1=top, x2=right, y2=bottom, kind=kind)


def box(left: int, top: int, right: int, bottom: int, kind: str) -> str:
    """A rectangle, at least two pixels wide."""
    return element(
        "rect", x=left, y=top, width=max(2, right - left), height=bottom - top, kind=kind
    )


def arrow(x: int, y: int, way: int, kind: str) -> str:
    """The head of an arrow with its tip at ``x``, to the right where ``way`` is 1 and to the left
    where it is -1.
    """
    return element("path", d=f"M{x} {y}L{x - 9 * way} {y - 6}V{y + 6}Z", kind=kind)


def ring(x: int, y: int, kind: str) -> str:
    """An open end: a ring that the line does not fill."""
    return element("circle", cx=x, cy=y, r=4, kind=kind)


def picture(anchor: str, title: str, description: str, height: int, parts: Iterable[str]) -> str:
    """The whole drawing, with its title and description for those who do not see it.

    ``anchor`` is unique on a page. Where nobody knows what else is on it, it is empty: nothing then
    has an id, and what is not seen is cut like what is.
    """
    given: dict[str, str | int] = {"viewBox": f"0 0 {WIDTH} {height}", "role": "img"}
    if anchor:
        given["aria_labelledby"] = f"{anchor}-t {anchor}-d"
    named = _named("title", title, anchored(anchor, "t")) + _named(
        "desc", description, anchored(anchor, "d")
    )
    return element("svg", named + "".join(parts), **given, kind="chart")


def _named(name: str, told: str, anchor: str) -> str:
    return (
        element(name, escaped(told), id=anchor)
        if anchor
        else element(name, escaped(cut(told, UNSEEN)))
    )


def anchored(anchor: str, part: str) -> str:
    """The anchor of a part of what has an anchor; empty where that is."""
    return f"{anchor}-{part}" if anchor else ""
