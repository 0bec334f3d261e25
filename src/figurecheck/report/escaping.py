"""Text of claims made safe for each place it goes to, on top of ``safe``."""

from __future__ import annotations

import re
from types import MappingProxyType

from figurecheck.report.safe import link, safe

UNSEEN = "\u200b"
"""A space of no width: what stands on both its sides is no mention, no reference and no address."""

_ACTIVE = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "\\`*_{}[]#~$^"},
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        "|": "&#124;",
    }
)
"""What starts markup anywhere in a line; a bar is written so that no table takes it for the end of
a cell.
"""

_LEADING = re.compile(r"^([-+=:]|[0-9]{1,9}[.)](?=\s|$))")
"""What makes a line more than a paragraph when it stands first."""

_REACHING = re.compile(
    r"@(?=\S)|#(?=[0-9])|!(?=[0-9])|=(?==)|GH-(?=[0-9])|:(?=//)|:(?=[a-z0-9_+-]+:)|www(?=\.)",
    re.IGNORECASE,
)
"""After these, platforms see a person, an issue, an address, a picture or a mark, whatever stands
before them.
"""

_TARGET = MappingProxyType(
    {ord(sign): f"%{ord(sign):02X}" for sign in "()[]*_~"} | {ord("&"): "&amp;"}
)
"""What could end the target of a link or be taken for markup in it."""

_COMMAND = MappingProxyType({ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"})
_PROPERTY = MappingProxyType({**_COMMAND, ord(":"): "%3A", ord(","): "%2C"})

_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
"""What a spreadsheet takes for the start of a formula, the full-width forms among them."""

_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")

_NOT_XML = MappingProxyType({0xFFFE: "⟨U+FFFE⟩", 0xFFFF: "⟨U+FFFF⟩"})
"""What XML cannot hold beside what ``safe`` has replaced already."""

_XML = MappingProxyType({ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;"})

_NOT_PLAIN = re.compile(
    r"[^\x00-\x7e\xa0-\U0010ffff]"
    r"|[\xad\u061c\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f]"
    r"|##(?=\[|vso\[)|[\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""What a reader by lines would break at, what steers a terminal or a build server, what hides, what
cannot be written.
"""


def cut(text: str, most: int) -> str:
    """The text, shortened to that many characters where it is longer, and marked so."""
    return text if len(text) <= most else f"{text[: most - 3]}..."


def markdown(text: str) -> str:
    """The text on one line of Markdown, wherever it stands: no markup, no HTML, no mention, no link
    comes of it.

    Rendered, and without spaces of no width, it is ``safe(text)`` again, blanks at its ends and
    runs of them aside.
    """
    text = re.sub(r"\s+", " ", safe(text)).strip()
    text = _REACHING.sub(lambda found: found[0] + UNSEEN, text)
    return _LEADING.sub(_unled, text.translate(_ACTIVE))


def _unled(found: re.Match[str]) -> str:
    return f"{found[0][:-1]}\\{found[0][-1]}"


def code(text: str) -> str:
    """The text as code where it is made of plain signs, else as ``markdown``."""
    return f"`{text}`" if re.fullmatch(r"[A-Za-z0-9_./:-]+", text) else markdown(text)


def linked(words: str, url: str) -> str:
    """A link in Markdown; empty where the address is none that may be linked to. ``words`` are our
    own.
    """
    target = link(url)
    return f"[{words}]({target.translate(_TARGET)})" if target is not None else ""


def command_data(text: str) -> str:
    """The message of a workflow command; lines within it are kept."""
    return "\n".join(map(safe, text.split("\n"))).translate(_COMMAND)


def command_property(text: str) -> str:
    """The value of a property of a workflow command."""
    return safe(text).translate(_PROPERTY)


def cell(text: str) -> str:
    """A cell of text in a table that a spreadsheet may open: on one line, and never a formula."""
    shown = safe(text)
    guarded = text.startswith(("\t", "\r", "\n")) or shown.lstrip().startswith(_FORMULA)
    return f"'{shown}" if guarded else shown


def uri(path: str) -> str:
    """The path percent-encoded, its slashes kept; bytes of a name that are no text come back as
    they were.
    """
    try:
        raw = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raw = path.encode("utf-8", "surrogatepass")
    return "".join(chr(byte) if byte in _UNRESERVED else f"%{byte:02X}" for byte in raw)


def xml(text: str) -> str:
    """The text for an element or an attribute in double quotes; lines are kept, what XML cannot
    hold is spelled.
    """
    return "\n".join(map(safe, text.split("\n"))).translate(_NOT_XML).translate(_XML)


def commanding_nothing(json: str) -> str:
    """JSON that says the same, and holds nothing that a build server takes for a command, that
    steers a terminal, or that nobody sees.
    """
    return _NOT_PLAIN.sub(_numbered, json)


def compact(value: object) -> str:
    """The value as JSON on one line, whatever a reader takes for the end of one."""
    import json

    return commanding_nothing(json.dumps(value, ensure_ascii=False))


def _numbered(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{int.from_bytes(units[at : at + 2]):04x}" for at in range(0, len(units), 2))
