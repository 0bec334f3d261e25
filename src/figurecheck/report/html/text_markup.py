"""The markup of a text with its figures marked, and of what is told beside it."""

from __future__ import annotations

TEXT = """
{% macro passage(one) %}
<p{% if one.heading %} class="heading"{% endif %} dir="auto">{% for part in one.parts %}
{% if part.link %}<a class="mark {{ part.status }}" id="{{ part.anchor }}" href="{{ part.link }}"
 title="{{ part.told }}"><bdi>{{ part.words }}</bdi><sup>{{ part.number }}</sup></a>
{%- elif part.status -%}
<span class="mark {{ part.status }}" title="{{ part.told }}"><bdi>{{ part.words }}</bdi></span>
{%- else %}{{ part.words }}{% endif %}{% endfor %}</p>
{% endmacro %}
<section aria-label="A text with its figures marked">
<h2><bdi>{{ text.name }}</bdi></h2>
{% if text.counts %}<ul class="key" aria-label="What the marks mean">
{% for status, words, count in text.counts %}
<li><span class="mark {{ status }}">{{ "{:,}".format(count) }}</span> {{ words }}</li>
{% endfor %}</ul>{% endif %}
{% for line in text.aside %}<p class="small">{{ line }}</p>{% endfor %}
<div class="sides"><div class="text">
{% for fold in text.folds %}
{% if fold.told and fold.passages %}<details><summary>{{ fold.told }}</summary>
{% for one in fold.passages %}{{ passage(one) }}{% endfor %}</details>
{% elif fold.told %}<p class="left">{{ fold.told }}</p>
{% else %}{% for one in fold.passages %}{{ passage(one) }}{% endfor %}{% endif %}
{% endfor %}
</div>
{% if text.beside %}<ol class="told" aria-label="What is told of the text">
{% for one in text.beside %}
{% set finding = one.finding %}
<li id="{{ one.anchor }}" value="{{ one.number }}">
<span class="badge {{ finding.severity }}">{{ finding.severity }}</span>
{% if finding.accepted %}<span class="status">accepted</span>{% endif %}
 <bdi>{{ finding.headline }}</bdi><br>
<span class="small">{% if one.full %}<a href="{{ one.full }}">In full</a>
{% else %}<code>{{ finding.key }}</code>{% endif %}
{% for mark in one.marks[:6] %}
 <a href="#{{ mark }}" aria-label="back to figure {{ loop.index }} in the text"
>&#x21A9;{{ loop.index }}</a>
{% else %} nowhere in the text as it is shown{% endfor %}</span></li>
{% endfor %}
{% if text.more %}<li>And {{ "{:,}".format(text.more) }} more, told below.</li>{% endif %}
</ol>{% endif %}
</div></section>
"""
