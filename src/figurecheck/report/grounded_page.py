"""Groundings as a page that stands on its own: the text with its figures coloured by verdict,
sources beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from figurecheck.model.finding import Finding
from figurecheck.model.grounded import Grounded
from figurecheck.model.grounding import VERDICTS, Traced
from figurecheck.report.safe import safe, safe_lines
from figurecheck.telling.findings import lines
from figurecheck.telling.grounding import closing_line, first_line, rests_on

MAX_CHARACTERS = 400_000
"""Characters of a text that a page shows; the figures behind them are in the table alone."""

MAX_SHOWN = 5_000
"""Figures that the table of a page lists."""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

_STYLE = """
:root { color-scheme: light dark; --line: #8884; }
body { font: 16px/1.55 system-ui, sans-serif; margin: 2rem auto; max-width: 78rem;
  padding: 0 1rem; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
.sides { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 2rem;
  align-items: start; }
@media (max-width: 60rem) { .sides { grid-template-columns: minmax(0, 1fr); } }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
.text a, .key span { color: inherit; text-decoration: none; border-bottom: 3px solid;
  padding: 0 .1em; }
.stated, .rounded, .scaled { background: #2a93; border-color: #2a9 !important; }
.derived { background: #27c3; border-color: #27c !important; }
.conflict { background: #d223; border-color: #d22 !important; font-weight: 600; }
.absent { background: #e803; border-color: #e80 !important; }
.weak { background: #9993; border-color: #999 !important; }
.text a:target, tr:target { outline: 2px solid #27c; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .5rem;
  border-bottom: 1px solid var(--line); }
td { overflow-wrap: anywhere; }
td:nth-child(2) { white-space: nowrap; overflow-wrap: normal; }
.key span { margin-right: .8em; } .small { font-size: .85rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
"""


def page_of(groundings: Sequence[Grounded]) -> str:
    """The page: for each text the text itself, its figures with what they rest on, and what is
    told.
    """
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="generator" content="figurecheck">',
        "<title>Figures and their sources</title>",
        f"<style>{_STYLE}</style></head><body><main>",
        "<h1>Figures and their sources</h1>",
        f"<p>{_shown(closing_line(groundings))}</p>",
        _key(),
    ]
    for number, one in enumerate(groundings, 1):
        parts += _section(one, f"t{number}-")
    parts.append("</main></body></html>")
    return "\n".join(parts) + "\n"


def fragment_of(one: Grounded) -> str:
    """The same of one text, for a notebook."""
    return f"<div><style scoped>{_STYLE}</style>{_key()}{''.join(_section(one, 't-'))}</div>"


def _key() -> str:
    return (
        '<p class="key">'
        + "".join(f'<span class="{one}">{one}</span>' for one in VERDICTS)
        + "</p>"
    )


def _section(one: Grounded, prefix: str) -> Iterator[str]:
    yield f"<h2>{_shown(one.text)}</h2><p>{_shown(first_line(one))}</p>"
    yield '<div class="sides"><div>'
    yield f'<div class="text">{"".join(_text(one, prefix))}</div></div><div>'
    heads = "<th>Figure</th><th>Verdict</th><th>What it rests on</th>"
    yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
    yield from (_row(figure, f"{prefix}{at}") for at, figure in enumerate(one.figures[:MAX_SHOWN]))
    yield "</tbody></table>"
    if len(one.figures) > MAX_SHOWN:
        yield f"<p>and {len(one.figures) - MAX_SHOWN:,} more figures</p>"
    yield "</div></div>"
    found = [finding for finding in one.report.findings if finding.severity != "note"]
    if found:
        yield "<h2>What is told</h2>"
        yield from map(_finding, found)
    if one.unsourced:
        yield "<h2>What needs no source</h2><ul>"
        reasons: dict[str, list[str]] = {}
        for each in one.unsourced:
            reasons.setdefault(each.reason, []).append(each.text)
        for reason, words in sorted(reasons.items()):
            yield f"<li>{_shown(reason)}: {_shown(', '.join(dict.fromkeys(words)))}</li>"
        yield "</ul>"


def _text(one: Grounded, prefix: str) -> Iterator[str]:
    """The text with each figure as a link to its row."""
    at = 0
    for number, figure in enumerate(one.figures):
        if figure.start < at or figure.end > MAX_CHARACTERS:
            continue
        yield _lines(one.content[at : figure.start])
        told = escape(safe(f"{figure.verdict}: {rests_on(figure)}"))
        words = _lines(one.content[figure.start : figure.end])
        name = f"{prefix}{number}"
        yield f'<a class="{figure.verdict}" id="{name}" href="#{name}r" title="{told}">{words}</a>'
        at = figure.end
    yield _lines(one.content[at:MAX_CHARACTERS])
    if len(one.content) > MAX_CHARACTERS:
        yield f"\n… {len(one.content) - MAX_CHARACTERS:,} more characters"


def _row(figure: Traced, name: str) -> str:
    strength = (
        f' <span class="small">{figure.bits} bits</span>'
        if figure.space and figure.grounded
        else ""
    )
    return (
        f'<tr id="{name}r"><td><a href="#{name}"><bdi>{_shown(figure.text)}</bdi></a></td>'
        f'<td><span class="{figure.verdict}">{figure.verdict}</span></td>'
        f"<td><bdi>{_shown(rests_on(figure))}</bdi>{strength}</td></tr>"
    )


def _finding(finding: Finding) -> str:
    told = "".join(f"{safe(line)}\n" for line in lines(finding))
    accepted = " (accepted)" if finding.accepted else ""
    head = f"{finding.severity}{accepted} {finding.code}: {finding.headline}"
    return f"<details open><summary>{_shown(head)}</summary><pre>{escape(told)}</pre></details>"


def _shown(text: str) -> str:
    return escape(safe(text))


def _lines(text: str) -> str:
    """Text with its line ends kept, and all else safe."""
    shown = safe_lines(f"{text}|")
    return escape(shown[:-2])
