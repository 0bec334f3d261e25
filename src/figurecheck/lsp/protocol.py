"""What was found out in the words of the Language Server Protocol, positions counted as the editor
counts them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from lsprotocol import types as lsp

from figurecheck.live.diagnostics import Diagnostic
from figurecheck.live.positions import Spot, TextSpan, index_at, units_before
from figurecheck.live.workspace import Workspace
from figurecheck.lsp.navigation import Symbol
from figurecheck.lsp.offers import Offer
from figurecheck.lsp.renaming import Change

SEVERITIES: Mapping[str, lsp.DiagnosticSeverity] = MappingProxyType(
    {
        "error": lsp.DiagnosticSeverity.Error,
        "warning": lsp.DiagnosticSeverity.Warning,
        "note": lsp.DiagnosticSeverity.Information,
        "hint": lsp.DiagnosticSeverity.Hint,
    }
)

OFFERS: Mapping[str, lsp.CompletionItemKind] = MappingProxyType(
    {
        "kind": lsp.CompletionItemKind.Struct,
        "field": lsp.CompletionItemKind.Field,
        "value": lsp.CompletionItemKind.EnumMember,
        "unit": lsp.CompletionItemKind.Unit,
        "measure": lsp.CompletionItemKind.Variable,
        "function": lsp.CompletionItemKind.Function,
        "source": lsp.CompletionItemKind.File,
        "member": lsp.CompletionItemKind.Value,
        "period": lsp.CompletionItemKind.Constant,
        "claim": lsp.CompletionItemKind.Reference,
        "finding": lsp.CompletionItemKind.Event,
    }
)

SYMBOLS: Mapping[str, lsp.SymbolKind] = MappingProxyType(
    {
        "source": lsp.SymbolKind.File,
        "measure": lsp.SymbolKind.Variable,
        "claim": lsp.SymbolKind.Number,
        "relation": lsp.SymbolKind.Operator,
        "member": lsp.SymbolKind.EnumMember,
        "period": lsp.SymbolKind.Constant,
        "accept": lsp.SymbolKind.Event,
    }
)

Address = Callable[[str], str]
"""The URI of a file by its name."""


class Translator:
    """Puts spans and what stands there into the protocol's words, and its positions into spots."""

    def __init__(
        self,
        workspace: Workspace,
        address: Address,
        encoding: str = "utf-16",
        *,
        related: bool = True,
    ) -> None:
        """With ``related`` the editor shows the further places of a diagnostic; else they are told
        in its message.
        """
        self.workspace = workspace
        self.address = address
        self.encoding = encoding
        self.related = related

    def spot(self, name: str, position: lsp.Position) -> Spot:
        """The spot of a position in a file."""
        line = self.workspace.line(name, position.line)
        return Spot(position.line, index_at(line, position.character, self.encoding))

    def range(self, span: TextSpan) -> lsp.Range:
        """The range of a span."""
        line = self.workspace.line(span.file, span.line)
        start, end = (units_before(line, index, self.encoding) for index in (span.start, span.end))
        return lsp.Range(lsp.Position(span.line, start), lsp.Position(span.line, end))

    def location(self, span: TextSpan) -> lsp.Location:
        """A span with the file it is in."""
        return lsp.Location(self.address(span.file), self.range(span))

    def diagnostics(self, found: Iterable[Diagnostic]) -> list[lsp.Diagnostic]:
        """Diagnostics, each with its further places."""
        return [self._diagnostic(one) for one in found]

    def _diagnostic(self, one: Diagnostic) -> lsp.Diagnostic:
        told = lsp.Diagnostic(
            self.range(one.span),
            one.message,
            SEVERITIES[one.severity],
            one.code,
            source="figurecheck",
        )
        if self.related:
            told.related_information = [
                lsp.DiagnosticRelatedInformation(self.location(span), words)
                for span, words in one.related
            ]
        elif one.severity != "hint":
            told.message = "\n".join(
                (one.message, *(self._spoken(one, span, words) for span, words in one.related))
            )
        return told

    def _spoken(self, one: Diagnostic, span: TextSpan, words: str) -> str:
        """The words of a further place, with the place where it is another."""
        return words if span == one.span else f"{words} ({span.file}:{span.line + 1})"

    def completion(self, offer: Offer, order: int) -> lsp.CompletionItem:
        """An offer, in the order in which offers were made."""
        return lsp.CompletionItem(
            offer.text.strip(": ") or offer.text,
            kind=OFFERS[offer.sort],
            detail=offer.detail or None,
            sort_text=f"{order:04}",
            filter_text=offer.text,
            text_edit=lsp.TextEdit(self.range(offer.span), offer.text),
        )

    def edits(self, changes: Iterable[Change]) -> list[lsp.TextEdit]:
        """Changes of one file."""
        return [lsp.TextEdit(self.range(change.span), change.text) for change in changes]

    def symbol(self, name: str, symbol: Symbol) -> lsp.DocumentSymbol:
        """A record with the claims that belong to it."""
        end = self.range(
            TextSpan(name, symbol.last, 0, len(self.workspace.line(name, symbol.last)))
        ).end
        return lsp.DocumentSymbol(
            symbol.name,
            SYMBOLS.get(symbol.kind, lsp.SymbolKind.Object),
            lsp.Range(lsp.Position(symbol.first, 0), end),
            self.range(symbol.id),
            symbol.detail or None,
            children=[self.symbol(name, one) for one in symbol.children],
        )


def plain(lines: Iterable[str]) -> lsp.MarkupContent:
    """Lines as text in which nothing is markup, the first one ahead of the others."""
    return lsp.MarkupContent(lsp.MarkupKind.PlainText, "\n".join(lines))
