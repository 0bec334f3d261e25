"""Text of claims made safe to show: nothing in it can steer a terminal, hide what stands there or
run in a browser.
"""

from __future__ import annotations

import re

from figurecheck.model.characters import ignorable

_BLANKS = {0x09: " ", 0x0A: " ", 0x0D: " "}


class _Shown(dict[int, int | str]):
    """What stands for each code point, found out when it is first met: most of the hidden ones
    never are.
    """

    def __missing__(self, point: int) -> int | str:
        shown = self[point] = f"⟨U+{point:04X}⟩" if _hidden(point) else point
        return shown


def _hidden(point: int) -> bool:
    controls = point < 0x20 or 0x7F <= point < 0xA0  # escape among them
    lines = point in {0x2028, 0x2029}  # line and paragraph separators
    surrogate = 0xD800 <= point < 0xE000  # which cannot be written at all
    annotation = 0xFFF9 <= point < 0xFFFC  # interlinear
    return controls or lines or surrogate or annotation or ignorable(point)


_AS_SHOWN = _Shown(_BLANKS)

_COMMAND = re.compile(r"^\s*:(?=:)|#(?=#\[|#vso\[)")
"""The sign that what GitHub's and Azure's runners take for a command starts with, and the blanks
ahead of it.
"""


def safe(text: str) -> str:
    """The text on one line, controls, direction marks and invisible characters written as
    ``⟨U+202E⟩``.

    So is one sign of what a build server would take for a command: ``::`` ahead of a line, ``##[``
    or ``##vso[`` in it.
    """
    shown = text if text.isascii() and text.isprintable() else text.translate(_AS_SHOWN)
    return shown if "::" not in shown and "##" not in shown else _COMMAND.sub(_spelled, shown)


def _spelled(found: re.Match[str]) -> str:
    return f"{found[0][:-1]}⟨U+{ord(found[0][-1]):04X}⟩"


LONGEST_LINK = 2000
"""Characters above which an address is text only."""

_EDGE = "".join(map(chr, range(0x21)))
_WEB = re.compile(
    r"(https?)://((?:[\w-]+\.)*[\w-]+\.?|\[[0-9a-f:.]+\])(:[0-9]{1,5})?([/?#].*)?", re.IGNORECASE
)
_MAIL = re.compile(r"(mailto):([\w.+-]+@(?:[\w-]+\.)+[\w-]+)()()", re.IGNORECASE)


def link(url: str) -> str | None:
    """The address as it may be linked to, or ``None`` where it is better shown as text.

    Allowed are ``http``, ``https`` and ``mailto``, found as a browser finds them: controls and
    spaces around it are stripped, tabs and line ends inside it left out, the scheme is in lower
    case. Refused is what has anything invisible, a blank, a backslash or a quote in it, a name
    before the host, or no host.
    """
    bare = url.strip(_EDGE).translate({0x09: None, 0x0A: None, 0x0D: None})
    if len(bare) > LONGEST_LINK or safe(bare) != bare or re.search(r"[\s\\<>\"'`{}|^]", bare):
        return None
    found = _WEB.fullmatch(bare) or _MAIL.fullmatch(bare)
    if found is None:
        return None
    scheme = found.group(1)
    return scheme.lower() + bare[len(scheme) :]


def safe_lines(text: str) -> str:
    """The text with each of its lines made safe."""
    return "".join(f"{safe(line)}\n" for line in text.splitlines())
