"""The texts that are open in an editor, checked as somebody types: ``.txt`` and ``.md``, and those
that were never saved.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping
from types import MappingProxyType

import attr
from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from figurecheck.claims.settings import Settings, find_settings
from figurecheck.errors import UsageError
from figurecheck.live.group import own_data
from figurecheck.live.positions import Spot, index_at, units_before
from figurecheck.live.texts import (
    ENDINGS,
    CheckedText,
    TextRange,
    ToldInText,
    check_text,
    wanted,
)
from figurecheck.lsp.aside import aside
from figurecheck.lsp.protocol import SEVERITIES, plain
from figurecheck.lsp.uris import path_of

QUIET = 0.5
"""Seconds without a change until what claims and texts say is checked."""

LANGUAGES: Mapping[str, str] = MappingProxyType(
    {"plaintext": ".txt", "text": ".txt", "markdown": ".md"}
)
"""What editors call the languages of texts, with the ending of their files."""


@attr.define(eq=False)
class _OpenText:
    """A text that is open: what it holds, the ending of its kind, empty where it is not checked,
    and what the last check found. ``stale`` says that it has changed since.
    """

    content: str
    ending: str
    checked: CheckedText | None = None
    stale: bool = True
    checking: bool = False
    timer: asyncio.TimerHandle | None = None


class OpenTexts:
    """Keeps the texts of an editor and tells what does not fit in them; one check of each at a
    time.
    """

    def __init__(self, server: LanguageServer) -> None:
        self._server = server
        self._texts: dict[str, _OpenText] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, uri: str, language: str, content: str) -> bool:
        """Takes an open file where it is a text; whether it is one."""
        ending = os.path.splitext(path_of(uri) or "")[1].lower()  # noqa: PTH122
        if not (language in LANGUAGES or (ending in ENDINGS and not language)):
            return False
        kind = LANGUAGES[language] if language and not ending else ending
        self._texts[uri] = _OpenText(content, kind if kind in ENDINGS else "")
        self._soon(uri)
        return True

    def owns(self, uri: str) -> bool:
        """Whether an open file is a text."""
        return uri in self._texts

    def put(self, uri: str, content: str | None) -> None:
        """What a text holds now; ``None`` where it was closed."""
        text = self._texts[uri]
        if content is None:
            if text.timer is not None:
                text.timer.cancel()
            del self._texts[uri]
            self._publish(uri, [])
        else:
            text.content, text.stale = content, True
            self._soon(uri)

    def again(self) -> None:
        """Has every text checked again, as where settings may have changed."""
        for uri, text in self._texts.items():
            text.stale = True
            self._soon(uri)

    def hover(self, uri: str, position: lsp.Position) -> lsp.Hover | None:
        """What there is to say of the figure at a position, where the text is as it was
        checked.
        """
        text = self._texts[uri]
        found = text.checked
        if found is None or text.stale or position.line >= len(found.lines):
            return None
        line = found.lines[position.line]
        spot = Spot(position.line, index_at(line, position.character, self._encoding))
        told = found.hover(spot)
        return None if told is None else lsp.Hover(plain(told[1]), self._range(found, told[0]))

    def _soon(self, uri: str) -> None:
        text = self._texts[uri]
        if text.timer is not None:
            text.timer.cancel()
        if text.ending:
            loop = asyncio.get_running_loop()
            text.timer = loop.call_later(QUIET, self._begin, uri)

    def _begin(self, uri: str) -> None:
        text = self._texts.get(uri)
        if text is None or text.checking:
            return  # the check that runs sees that the text has changed
        task = asyncio.get_running_loop().create_task(self._check(uri, text))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _check(self, uri: str, text: _OpenText) -> None:
        text.checking, text.stale = True, False
        content, ending, path = text.content, text.ending, path_of(uri)
        try:
            found = await aside(lambda: _checked(content, ending, path))
        except Exception as error:
            words = f"could not check the text: {type(error).__name__}: {error}"
            self._server.window_log_message(lsp.LogMessageParams(lsp.MessageType.Error, words))
            found = None
        finally:
            text.checking = False
        if self._texts.get(uri) is not text:
            return
        if text.stale:
            self._soon(uri)
            return
        text.checked = found
        told = [] if found is None else [self._diagnostic(uri, found, one) for one in found.told()]
        self._publish(uri, told)

    # -- in the words of the protocol --------------------------------------------------------------

    @property
    def _encoding(self) -> str:
        asked = self._server.workspace.position_encoding or "utf-16"
        return str(lsp.PositionEncodingKind(asked).value)

    def _publish(self, uri: str, told: list[lsp.Diagnostic]) -> None:
        self._server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, told))

    def _range(self, found: CheckedText, where: TextRange) -> lsp.Range:
        return lsp.Range(self._position(found, where.start), self._position(found, where.end))

    def _position(self, found: CheckedText, spot: Spot) -> lsp.Position:
        line = found.lines[spot.line] if spot.line < len(found.lines) else ""
        return lsp.Position(spot.line, units_before(line, spot.character, self._encoding))

    def _diagnostic(self, uri: str, found: CheckedText, one: ToldInText) -> lsp.Diagnostic:
        told = lsp.Diagnostic(
            self._range(found, one.range),
            one.message,
            SEVERITIES[one.severity],
            one.code,
            source="figurecheck",
        )
        text = self._server.client_capabilities.text_document
        can = text.publish_diagnostics if text is not None else None
        if can is not None and can.related_information:
            told.related_information = [
                lsp.DiagnosticRelatedInformation(
                    lsp.Location(uri, self._range(found, where)), words
                )
                for where, words in one.related
            ]
        elif one.severity != "hint":
            told.message = "\n".join((one.message, *(words for _, words in one.related)))
        return told


def _checked(content: str, ending: str, path: str | None) -> CheckedText | None:
    """What a text comes to by the settings of its folder; ``None`` where those do not want it
    checked.

    Raises:
        UsageError: where the settings, or the words and readings that they name, cannot be read.
    """
    try:
        settings = find_settings(os.path.dirname(path)) if path else Settings()  # noqa: PTH120
    except UsageError as error:
        msg = f"its settings cannot be read: {error}"
        raise UsageError(msg) from None
    if not wanted(path, settings):
        return None
    name = os.path.basename(path) if path else f"text{ending}"  # noqa: PTH119
    return check_text(content, name, ending, settings, own_data(settings))
