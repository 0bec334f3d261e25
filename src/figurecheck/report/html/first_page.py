"""The markup of the first page: its sections in the order they are read."""

from __future__ import annotations

FIRST = """{% extends "layout" %}
{% from "macros" import chart, voices %}
{% block body %}
<header>
<p class="kicker">figurecheck report</p>
<h1>{{ verdict }}</h1>
{% for line in documents %}<p><bdi>{{ line }}</bdi></p>
{% endfor %}
{% if problems %}
<div class="scroll" tabindex="0" role="region" aria-label="The problems"><table class="problems">
<caption>{% if problems_left %}The worst {{ problems | length }} problems{% else %}The problems{% endif %}</caption>
<thead><tr><th scope="col">#</th><th scope="col">Figure</th><th scope="col">The others</th><th scope="col">Figure above, the others below</th></tr></thead>
<tbody>{% for anchor, one, drawing in problems %}<tr><td class="num">{{ loop.index }}</td>
<th scope="row"><a href="#{{ anchor }}"><bdi>{{ one.words }}</bdi></a></th>
<td><span class="badge {{ one.severity }}">{{ one.severity }}</span> <bdi>{{ one.against }}</bdi></td>
<td class="drawing">{{ drawing | drawn }}</td></tr>
{% endfor %}</tbody></table></div>
{% if problems_left %}<p class="small">And {{ "{:,}".format(problems_left) }} more, told below.</p>{% endif %}
{% if sure %}<p>Most likely wrong: {% for one in sure %}<bdi>{{ one }}</bdi>{{ "; " if not loop.last }}{% endfor %}.</p>{% endif %}
{% endif %}
<ul class="glance" aria-label="At a glance">
{% for severity, count in counts.items() %}<li><b>{{ "{:,}".format(count) }}</b>{{ severity }}{{ "s" if count != 1 }}</li>{% endfor %}
{% for count, words in standing %}<li><b>{{ "{:,}".format(count) }}</b>{{ words }}</li>{% endfor %}
</ul>
{% if not complete %}<p>There may be more conflicts than these: not everything was looked at, as FC901 says.
 Fix some and run it again.</p>{% endif %}
</header>
<nav aria-label="Sections"><ul>
{% for anchor, name in contents %}<li><a href="#{{ anchor }}">{{ name }}</a></li>{% endfor %}
</ul></nav>
<main id="findings">
{% for table in excerpts %}
<div class="scroll" tabindex="0" role="region" aria-label="A table with what does not hold"><table class="excerpt">
<caption><bdi>{{ table.title }}</bdi>: what does not hold is underlined, where to look first is marked</caption>
<thead><tr><td></td>{% for column in table.columns %}<th scope="col">{{ column }}</th>{% endfor %}</tr></thead>
<tbody>{% for number, cells in table.rows %}<tr><th scope="row">{{ number }}</th>
{% for cell in cells %}<td{% if cell.kind %} class="{{ cell.kind }}"{% endif %}>{% if cell.mark == "doubt" %}<mark><bdi>{{ cell.text }}</bdi></mark>{% elif cell.mark %}<u><bdi>{{ cell.text }}</bdi></u>{% else %}<bdi>{{ cell.text }}</bdi>{% endif %}</td>{% endfor %}</tr>
{% endfor %}</tbody></table></div>
{% endfor %}
{% if texts %}<div id="texts"></div>{% endif %}
{% for text in texts %}{% include "text" %}{% endfor %}
{% for section in sections %}
<h2 id="{{ section.anchor }}">{{ section.title }}</h2>
<p class="lede">{{ section.lede }}</p>
{% for fragment in section.fragments %}{{ fragment | drawn }}{% endfor %}
{% endfor %}
{% if rest %}
<h2 id="further">Further findings</h2>
<p class="lede">{{ "{:,}".format(rest_count) }} more are not told on this page.
{% if not linked %}<code>figurecheck report --format json</code> has all of them.{% endif %}</p>
<ul class="list">{% for one in rest %}<li>{% if one.page %}<a href="{{ one.page }}#{{ one.anchor }}">{{ one.headline }}</a>
{%- else %}<bdi>{{ one.headline }}</bdi>{% endif %} <code class="small">{{ one.key }}</code></li>{% endfor %}
{% if rest_count > rest | length %}<li>and {{ "{:,}".format(rest_count - rest | length) }} more</li>{% endif %}</ul>
{% endif %}
{% if doubts %}
<h2 id="doubts">What to doubt first</h2>
<p class="lede">What would have to be wrong for everything else to be true. Each way was tried.</p>
{% for doubt in doubts %}
<div class="doubt"><p>{{ doubt.settles }} would be settled without:</p>
{% if doubt.always %}<ul class="list">{% for one in doubt.always %}<li><bdi>{{ one }}</bdi></li>{% endfor %}</ul>
{% endif %}
{% if doubt.choices %}<p>{{ "and without any" if doubt.always else "any" }} one of these:</p>
<ol class="list">{% for choice in doubt.choices %}<li>{% for one in choice %}<bdi>{{ one }}</bdi>{{ "; and " if not loop.last }}{% endfor %}</li>{% endfor %}</ol>{% endif %}
{% if doubt.unlisted %}<p class="small">Or one of {{ "{:,}".format(doubt.unlisted) }} more.</p>{% endif %}
{% if not doubt.complete %}<p class="small">There may be other ways that take as little.</p>{% endif %}
</div>
{% endfor %}
{% if doubts_left %}<p class="small">And likewise for {{ "{:,}".format(doubts_left) }} more connected sets.</p>{% endif %}
{% endif %}
{% if pinned %}
<h2 id="follows">What the claims imply</h2>
<div class="scroll" tabindex="0" role="region" aria-label="What follows"><table>
<caption>Bounds that the figures put on what nobody gives a figure for</caption>
<thead><tr><th scope="col">Quantity</th><th scope="col">Must be</th><th scope="col">By</th></tr></thead>
<tbody>{% for one in pinned %}<tr><th scope="row"><bdi>{{ one.about }}</bdi></th><td>{{ one.words }}</td>
<td class="small"><bdi>{{ one.names | join(", ") }}</bdi></td></tr>{% endfor %}</tbody></table></div>
{% endif %}
{% if matrices %}
<details class="fold"><summary><h2>Sources against quantities</h2></summary><div id="sources">
<p class="lede">Who gives which figure for the same days. &#x2717; is in conflict, &#x2713; agrees with others or fits them,
 &#x2013; could not be checked, &#xB7; is excluded; an empty field means that the source does not say.</p>
{% for matrix in matrices %}
<div class="scroll" tabindex="0" role="region" aria-label="{{ matrix.title }}"><table class="matrix">
<caption><bdi>{{ matrix.title }}</bdi></caption>
<thead><tr><th scope="col">Source</th>{% for column in matrix.columns %}<th scope="col">{{ column }}</th>{% endfor %}</tr></thead>
<tbody>{% for source, cells in matrix.rows %}<tr><th scope="row"><bdi>{{ source[0] }}</bdi>{% if source[1] %}<br><code class="small">{{ source[1] }}</code>{% endif %}</th>
{% for cell in cells %}{% if cell %}<td class="{{ "torn" if cell.verdict == "in conflict" else cell.verdict }}"><bdi>{{ cell.words }}</bdi>
<small>{{ cell.mark }} {{ cell.verdict }}</small></td>{% else %}<td class="silent"></td>{% endif %}{% endfor %}</tr>
{% endfor %}</tbody></table></div>
{% if matrix.left_out %}<p class="small">{{ matrix.left_out }} left out here.</p>{% endif %}
{% endfor %}
{% if matrices_left %}<p class="small">{{ "{:,}".format(matrices_left) }} more quantities that several sources speak of are left out here;
 every figure is in the list below.</p>{% endif %}
</div></details>
{% endif %}
{% if timeline %}
<details class="fold"><summary><h2>Timeline</h2></summary><div id="timeline-of-windows">
<p class="lede">A lane for each quantity, a bar for each stretch of days with its figure at the end. Hatched where a figure for those days
 is in conflict; a broken edge is a date that is only about then, an arrow a window without an end.</p>
{{ chart(timeline) }}
{% if lanes_left %}<p class="small">{{ "{:,}".format(lanes_left) }} more quantities are left out here.</p>{% endif %}
</div></details>
{% endif %}
<details class="fold long"><summary><h2>All figures</h2></summary><div id="figures">
{% include "figures" %}
{% if rows_left %}<p class="small">{{ "{:,}".format(rows_left) }} more figures are not on this page:
{% for page in figure_pages %}<a href="{{ page }}">{{ page }}</a> {% else %}<code>figurecheck report --format json</code> has all of them.{% endfor %}</p>{% endif %}
</div></details>
<details class="fold"><summary><h2>What was not compared, and why</h2></summary><div id="apart">
{% if aside %}<ul class="list">{% for status, meaning, names, more in aside %}<li><b>{{ names | length + more }} {{ status }}</b>
 ({{ meaning }}): {% for name in names %}<code class="small">{{ name }}</code>{{ ", " if not loop.last }}{% endfor %}
{%- if more %} and {{ "{:,}".format(more) }} more{% endif %}</li>{% endfor %}</ul>{% endif %}
{% for fragment in apart %}{{ fragment | drawn }}{% endfor %}
{% if apart_left %}<p class="small">And {{ "{:,}".format(apart_left) }} more.</p>{% endif %}
{% if not aside and not apart %}<p>Every figure was compared with others.</p>{% endif %}
</div></details>
{% if notes %}
<details class="fold long"><summary><h2>Notes</h2></summary><div id="notes">
<p class="lede">Nothing here fails a check: what holds only thanks to rounding, and what could be checked against more.</p>
{% for fragment in notes %}{{ fragment | drawn }}{% endfor %}
{% if notes_left %}<p class="small">And {{ "{:,}".format(notes_left) }} more:
{% for page in note_pages %}<a href="{{ page }}">{{ page }}</a> {% else %}<code>figurecheck report --format json</code> has all of them.{% endfor %}</p>{% endif %}
</div></details>
{% endif %}
{% if sums %}<details class="fold"><summary><h2>What adds up</h2></summary><div id="sums"><ul class="list">{% for line in sums %}<li><bdi>{{ line }}</bdi></li>{% endfor %}</ul>
{% if sums_left %}<p class="small">And {{ "{:,}".format(sums_left) }} more.</p>{% endif %}</div></details>{% endif %}
<details class="fold"><summary><h2>How this was done</h2></summary><div id="methods">
<p>figurecheck {{ version }} read each figure at three levels, by readings version {{ readings_version }}, and looked for the smallest sets
 of statements that cannot all be true, in exact arithmetic. Every conflict has a proof that a separate checker has verified.
 To verify it again:</p>
<pre><code>figurecheck report --format json &gt; report.json
figurecheck verify report.json</code></pre>
<p>What a code means, with an example: <code>figurecheck rule CODE</code>.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Findings by code"><table><caption>Findings by code</caption>
<thead><tr><th scope="col">Code</th><th scope="col">About</th>{% for severity in counts %}<th scope="col">{{ severity }}s</th>{% endfor %}</tr></thead>
<tbody>{% for code, about, numbers in codes %}<tr><th scope="row">{{ code }}</th><td>{{ about }}</td>{% for number in numbers %}<td class="num">{{ "{:,}".format(number) }}</td>{% endfor %}</tr>
{% endfor %}</tbody></table></div>
<div class="scroll" tabindex="0" role="region" aria-label="Files that were read"><table class="files"><caption>Files that were read</caption>
<thead><tr><th scope="col">File</th><th scope="col">SHA-256</th></tr></thead>
<tbody>{% for path, digest in inputs %}<tr><th scope="row"><bdi>{{ path }}</bdi></th><td>{{ digest }}</td></tr>{% endfor %}</tbody></table></div>
{% if inputs_left %}<p class="small">And {{ "{:,}".format(inputs_left) }} more files.</p>{% endif %}
</div></details>
</main>
{% endblock %}
"""
