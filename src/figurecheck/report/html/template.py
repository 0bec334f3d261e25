"""The markup of the page, as templates; whatever is put in is escaped, and made safe before that."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_MACROS = """
{% macro chart(one) %}
<figure>
<figcaption>{{ one.title }}</figcaption>
<div class="scroll" tabindex="0" role="region" aria-label="chart: {{ one.title }}">{{ one.svg | drawn }}</div>
<details class="twin"><summary>The same in numbers</summary>
<table><caption>{{ one.title }}</caption>
<thead><tr>{% for cell in one.header %}<th scope="col">{{ cell }}</th>{% endfor %}</tr></thead>
<tbody>{% for row in one.rows %}<tr>{% for cell in row %}<td><bdi>{{ cell }}</bdi></td>{% endfor %}</tr>
{% endfor %}</tbody></table></details>
</figure>
{% endmacro %}

{% macro spoken(one) %}
<bdi>{{ one.who }}</bdi>{% if one.published %} <span class="small">{{ one.published }}</span>{% endif %}
{% if one.link %}<br><a href="{{ one.link }}" rel="noreferrer noopener">{{ one.title or one.url }}</a>
{%- elif one.title or one.url %}<br><span class="small"><bdi>{{ one.title }}</bdi> <bdi>{{ one.url }}</bdi></span>{% endif %}
{% if one.archived %}<br><a class="small" href="{{ one.archived }}" rel="noreferrer noopener">archived copy</a>{% endif %}
{% if one.place %}<br><code class="small">{{ one.place }}</code>{% endif %}
{% endmacro %}

{% macro voices(rows, caption) %}
<div class="scroll" tabindex="0" role="region" aria-label="{{ caption }}"><table class="voices">
<caption>{{ caption }}</caption>
<thead><tr><th scope="col">Figure</th><th scope="col">Who says it, and where</th><th scope="col">Can mean</th></tr></thead>
<tbody>
{% for row in rows %}
<tr><th scope="row"><bdi class="words">{{ row.words }}</bdi><br><span class="small"><bdi>{{ row.subject }}</bdi></span>
{% if row.quote %}<br><q><bdi>{{ row.quote }}</bdi></q>{% endif %}
{% if row.assumed %}<br><span class="small">assumed: <bdi>{{ row.assumed }}</bdi></span>{% endif %}</th>
<td>{{ spoken(row.spoken) }}
{% if row.also %}<details class="more"><summary>and {{ row.also | length }} more who say{{ "s" if row.also | length == 1 }} the same</summary>
<ul class="list">{% for one in row.also[:40] %}<li>{{ spoken(one) }}</li>{% endfor %}
{% if row.also | length > 40 %}<li>and {{ row.also | length - 40 }} more</li>{% endif %}</ul></details>{% endif %}</td>
<td>{{ row.means }}</td></tr>
{% endfor %}
</tbody></table></div>
{% endmacro %}
"""

_FINDING = """
{% from "macros" import chart, voices %}
{% set finding = told.finding %}
<details class="finding {{ finding.severity }}"{% if told.opened %} open{% endif %}>
<summary><h{{ told.depth }}><span class="badge {{ finding.severity }}">{{ finding.severity }}</span>
 <span class="code">{{ finding.code }}</span>{% if told.prefix %} {{ told.prefix }}{% endif %}
 <bdi>{{ finding.headline }}</bdi></h{{ told.depth }}></summary>
<div class="body" id="{{ told.anchor }}">
{% if finding.accepted %}<p><span class="status">accepted</span> <bdi>{{ finding.accepted }}</bdi></p>{% endif %}
{% if told.voices %}{{ voices(told.voices, "The figures, who gives them and what each can mean") }}{% endif %}
{% if told.shared %}<p class="small">And <bdi>{{ told.shared }}</bdi>, told above.</p>{% endif %}
{% if told.unlisted %}<p class="small">And {{ "{:,}".format(told.unlisted) }} more figures.</p>{% endif %}
{% if told.others %}<p class="part">{{ "Beside them" if told.voices else "Where it stands" }}</p>
<ul class="list">{% for label in told.others %}<li>{% if label.text %}<bdi>{{ label.text }}</bdi>{% endif %}
{% if label.label %} <span class="small"><bdi>{{ label.label }}</bdi></span>{% endif %}
 <code class="small">{{ label.place | spot }}</code></li>{% endfor %}</ul>{% endif %}
{% if told.why %}<p class="part">The arithmetic</p>
{% for line in told.why %}<p class="sum">{{ line }}</p>{% endfor %}{% endif %}
{% if told.stands %}<p class="gap">{{ told.stands }}.</p>{% endif %}
{% for one in told.charts %}{{ chart(one) }}{% endfor %}
{% if finding.explanations %}<p class="part">What would explain it, if it were so</p>
<ul class="list">{% for one in finding.explanations[:explained] %}<li><bdi>{{ one.text }}</bdi>
<span class="small">({{ "a slip in the figure" if one.slip else "harmless" }}
{%- if one.settles %}; {{ one.settles | length }} other conflict{{ "s" if one.settles | length > 1 }} would go too{% endif %})</span></li>
{% endfor %}{% if finding.explanations | length > explained %}<li>and {{ finding.explanations | length - explained }} more</li>{% endif %}</ul>{% endif %}
{% if finding.repairs %}<p class="part">What would fix it</p>
<ul class="list">{% for line in finding.repairs[:explained] %}<li><bdi>{{ line }}</bdi></li>{% endfor %}</ul>{% endif %}
{% if finding.help %}<p class="part">What to do next</p><p><bdi>{{ finding.help }}</bdi></p>{% endif %}
<p class="small permalink"><a href="#{{ told.anchor }}">Link to this finding</a> <code>{{ finding.key }}</code></p>
<details class="accept"><summary>Accept it: a record to copy into the claims</summary>
<pre><code>accept: {{ finding.key }}
reason: why this is all right
by: your name
</code></pre></details>
</div></details>
"""

_SHAPE = """
{% from "macros" import chart, voices %}
<details class="finding {{ shape.severity }}" open>
<summary><h3><span class="badge {{ shape.severity }}">{{ shape.severity }}</span>
 <span class="code">{{ shape.code }}</span> <bdi>{{ headline }}</bdi></h3></summary>
<div class="body" id="{{ anchor }}">
<p>The same finding {{ "{:,}".format(shape.points | length) }} times, told once{% if gaps %}: {{ gaps }}{% endif %}.
 The {{ "largest gap" if gaps else "first" }}: <bdi>{{ worst.headline }}</bdi></p>
{% if picture %}{{ chart(picture) }}{% endif %}
{{ voices(spoken_worst, "The one with the largest gap") if gaps else voices(spoken_worst, "The first of them") }}
{% for line in worst.arithmetic %}<p class="sum">{{ line }}</p>{% endfor %}
<details class="more"><summary>List them{% if shape.points | length > listed | length %}: the first {{ listed | length }}{% endif %}</summary>
<table><caption>Every one with its gap</caption>
<thead><tr><th scope="col">Days</th><th scope="col">Place</th><th scope="col">Gap</th><th scope="col">Finding</th></tr></thead>
<tbody>{% for point, name in listed %}<tr id="{{ name }}"><td>{{ point.window or "" }}</td><td><bdi>{{ point.place }}</bdi></td>
<td class="num">{{ "" if point.gap is none else point.gap | spelled }}</td><td><code>{{ point.key }}</code></td></tr>
{% endfor %}</tbody></table>
{% if shape.points | length > listed | length %}<p class="small">And {{ "{:,}".format(shape.points | length - listed | length) }} more:
 <code>figurecheck report --format json</code> lists all.</p>{% endif %}</details>
</div></details>
"""

_STORY = """
{% from "macros" import voices %}
<h3 class="story">{{ count }} sets of statements share <bdi>{{ shared }}</bdi></h3>
{{ voices([voice], "The figure that they share") }}
"""

_LAYOUT = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="figurecheck">
<title>{{ title }}</title>
<style>{{ style | drawn }}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
<svg width="0" height="0" aria-hidden="true" focusable="false"><defs><pattern id="slant" width="6" height="6"
 patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="slant" d="M0 0V6" stroke-width="3"/></pattern></defs></svg>
{% block body %}{% endblock %}
<footer><p>Made by figurecheck {{ version }}. The page needs no network and runs no script.</p></footer>
</body>
</html>
"""

_FURTHER = """{% extends "layout" %}
{% block body %}
<header><p class="kicker">figurecheck report, page {{ number }}</p><h1>{{ heading }}</h1>
<p><a href="index.html">Back to the first page</a></p></header>
<main id="findings">
<h2>{{ part }}</h2>
{% if rows %}{% include "figures" %}{% endif %}
{% for fragment in fragments %}{{ fragment | drawn }}{% endfor %}
</main>
{% endblock %}
"""

_FIGURES = """
<div class="scroll" tabindex="0" role="region" aria-label="All figures"><table class="every">
<caption>Every figure, how it is read and what it was held against</caption>
<thead><tr><th scope="col">Figure</th><th scope="col">About</th><th scope="col">Source</th><th scope="col">Status</th></tr></thead>
<tbody>
{% for row in rows %}{{ row | drawn }}{% endfor %}
</tbody></table></div>
"""

_ROW = """<tr><th scope="row"><bdi>{{ row.words }}</bdi></th>
<td><details class="more"><summary><bdi>{{ row.subject }}</bdi></summary><code class="small">{{ row.name }}</code><br>
read as {{ row.means }} <span class="small">({{ row.rule }})</span><br>
held against {% for line in row.checks %}<bdi>{{ line }}</bdi>{{ "; " if not loop.last }}{% else %}nothing{% endfor %}</details></td>
<td><bdi>{{ row.who }}</bdi></td>
<td><span class="status{{ " torn" if row.status == "in conflict" else " good" if row.status in ("adds up", "tight", "tied") }}">{{ row.told }}</span></td></tr>
"""

TEMPLATES: Mapping[str, str] = MappingProxyType(
    {
        "macros": _MACROS,
        "finding": _FINDING,
        "shape": _SHAPE,
        "story": _STORY,
        "layout": _LAYOUT,
        "further": _FURTHER,
        "figures": _FIGURES,
        "row": _ROW,
    }
)
"""The templates by name; that of the first page is in a module of its own."""
