"""Charts among what is not ours, as in a notebook: each with its twin, drawn in the colour of the
text around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from figurecheck.report.charts.drawing import Chart, cut, element, escaped

MAX_CHARACTERS = 400
"""Characters of one text that are shown."""

SCOPE = "figurecheck"
"""The class of the element that all of it stands in; no rule reaches beyond that."""

_RULES = (
    ("", "max-width:1480px;margin:4px 0;line-height:1.45;overflow-wrap:break-word;color:inherit"),
    ("p,ul", "margin:5px 0"),
    ("ul", "padding-left:20px"),
    (".lead", "font-size:1.1em;font-weight:600"),
    (".soft", "opacity:.75;font-size:.92em"),
    (
        ".charts",
        (
            "display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,470px),1fr));gap:0"
            " 32px"
        ),
    ),
    ("figure", "margin:14px 0 0;min-width:0;max-width:720px"),
    ("figcaption", "font-weight:600;font-style:normal;text-align:left"),
    ("summary", "cursor:pointer;display:list-item"),
    (".finding", "border-left:4px solid #8a8f98;padding:1px 0 1px 12px;margin:12px 0"),
    (".error", "border-left-color:#d13a55"),
    (".warning", "border-left-color:#b07c10"),
    (
        ".badge",
        (
            "display:inline-block;border:1px solid;border-radius:3px;padding:0"
            " 6px;font-size:.8em;font-weight:600"
        ),
    ),
    (".badge.error", "border-color:#d13a55"),
    (".badge.warning", "border-color:#b07c10"),
    ("code", "font-size:.85em;background:none;color:inherit;padding:0"),
    (".twin", "overflow-x:auto;font-size:.92em"),
    (
        "table.cells",
        "border-collapse:collapse;table-layout:auto;margin:4px 0;width:auto;font-size:1em;border:0",
    ),
    ("table.cells tr", "background:none"),
    (
        "table.cells th,table.cells td",
        "text-align:left;vertical-align:top;padding:3px 12px 3px 0;max-width:none",
    ),
    (
        "table.cells th,table.cells td",
        "white-space:normal;border:0;border-bottom:1px solid rgba(128,128,128,.4)",
    ),
    (".chart", "display:block;width:100%;height:auto;max-width:720px;overflow:visible"),
    (".legend", "max-width:520px"),
    (".t", "font:13px system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"),
    (".t", "fill:currentColor;stroke:none"),
    (".t.small", "font-size:12px;fill-opacity:.75"),
    (".t.side", "font-size:12px;font-weight:650;fill-opacity:.75"),
    (".t.bad", "font-weight:700"),
    ("line,.trend", "stroke:currentColor"),
    ("line.axis", "stroke-opacity:.6"),
    ("line.grid", "stroke-opacity:.2"),
    ("line.lead", "stroke-opacity:.6;stroke-dasharray:2 3"),
    ("rect.gap", "fill:#d13a55;fill-opacity:.22;stroke:none"),
    ("line.span", "stroke:#2f81c7;stroke-width:4"),
    ("line.far", "stroke:#2f81c7"),
    ("line.within", "stroke:#2f81c7"),
    ("line.d1", "stroke-width:7"),
    ("line.d2", "stroke-width:13"),
    ("line.end", "stroke:#2f81c7;stroke-width:3"),
    (".head", "fill:#2f81c7"),
    (
        "circle.open",
        "fill:var(--jp-layout-color0,var(--vscode-editor-background,transparent));stroke:#2f81c7;stroke-width:2",
    ),
    ("rect.bar", "fill:#8a8f98;fill-opacity:.35;stroke:#8a8f98"),
    ("rect.most", "fill:#2f81c7;stroke:#2f81c7"),
    ("rect.least", "fill:#d13a55;stroke:#d13a55"),
    ("rect.loose", "stroke-dasharray:4 3"),
    ("rect.missing", "fill:none;stroke:#d13a55;stroke-width:2;stroke-dasharray:5 3"),
    ("path.trend", "stroke:#2f81c7;stroke-width:3;fill:none"),
)
"""What is said of which elements inside: mid-tones that stand out on white as on black.

The two variables are the grounds of JupyterLab and of Visual Studio Code; elsewhere the line goes
on through a ring.
"""

STYLE = "".join(
    f"{','.join(f'.{SCOPE} {one}'.rstrip() for one in selectors.split(','))}{{{rules}}}"
    for selectors, rules in _RULES
)
"""The rules as a style sheet, every one for what is in ``SCOPE`` alone."""


def framed(*parts: str) -> str:
    """Pieces of HTML in one element, with the style that they need."""
    return element("div", element("style", STYLE) + "".join(parts), kind=SCOPE)


def words(text: str) -> str:
    """Text of claims as it may stand between tags: cut, safe, escaped, and of its own direction."""
    return element("bdi", escaped(cut(text, MAX_CHARACTERS)))


def paragraph(text: str, kind: str = "") -> str:
    """A paragraph of what may be text of claims."""
    return element("p", words(text), **({"kind": kind} if kind else {}))


def bullets(lines: Iterable[str]) -> str:
    """A list with a line each of what may be text of claims."""
    return element("ul", "".join(element("li", words(line)) for line in lines))


def folded(summary: str, inner: str, *, opened: bool = False, kind: str = "more") -> str:
    """Markup that can be opened and closed, without a script; ``summary`` is text."""
    attributes = {"open": ""} if opened else {}
    return element("details", element("summary", words(summary)) + inner, kind=kind, **attributes)


def drawn(chart: Chart, caption: str) -> str:
    """A chart below its caption, and all it shows in a table that can be opened."""
    twin = folded("The same in numbers", table(chart.header, chart.rows), kind="twin")
    return element("figure", element("figcaption", words(caption)) + chart.svg + twin)


def grid(figures: Iterable[str]) -> str:
    """Figures side by side where there is room; nothing where there are none."""
    inner = "".join(figures)
    return element("div", inner, kind="charts") if inner else ""


def finding_box(
    severity: str, code: str, headline: str, inner: str, key: str, *, opened: bool
) -> str:
    """Markup about one finding, below its headline, with a mark for how grave it is."""
    badge = (
        element("span", escaped(severity), kind=f"badge {severity}")
        + f" {element('code', escaped(code))} "
    )
    top = element("summary", badge + element("b", words(headline)))
    last = element("p", element("code", escaped(cut(key, MAX_CHARACTERS))), kind="soft")
    attributes = {"open": ""} if opened else {}
    return element("details", top + inner + last, kind=f"finding {severity}", **attributes)


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of text."""
    top = "".join(element("th", escaped(cell), scope="col") for cell in header)
    body = "".join(
        element("tr", "".join(element("td", words(cell)) for cell in row)) for row in rows
    )
    return element(
        "table", element("thead", element("tr", top)) + element("tbody", body), kind="cells"
    )
