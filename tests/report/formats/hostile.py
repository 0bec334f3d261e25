"""Reports whose every text was written by somebody who wishes their readers ill."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import attr
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.claims.report import Report
from figurecheck.model.checked import Repaired, Story
from figurecheck.model.finding import Explained, Finding, Label
from figurecheck.model.proof import Leaf
from figurecheck.model.record import Field, Place, Record

CLAIMS = """\
measure: arrests
unit: arrest
label: arrests by the city police

source: police
publisher: City Police
url: https://police.example/a
published: 2025-03-17

claim: saturday
figure: 204
measure: arrests
when: 2025-03-15
quote: 204 people

claim: sunday
figure: 117
measure: arrests
when: 2025-03-16

source: gazette
publisher: The Gazette
published: 2025-03-18

claim: weekend
figure: 312 arrests
measure: arrests
when: 2025-03-15/2025-03-16
"""

NASTY = (
    "=cmd|'/C calc'!A0",
    "＝1+1",
    "-5000",
    "−1,234.50",
    "+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "a,b",
    '"quoted"',
    "a\r\nb",
    "\n::error::fooled",
    "::add-mask::secret",
    "%0A::warning::x",
    "##[error]x",
    "]]>",
    "<script>alert(1)</script>",
    "<!-- x",
    "&lt;b&gt; &amp;",
    "&#x1F600;",
    "\x1b[31mred\x1b]8;;http://x\x07",
    "\u202etxt.exe",
    "a\u200bb",
    "\u2028next",
    "\x85next",
    "\ufffe\uffff",
    "\ud800",
    "\udcff",
    "\U000e0041",
    "a | b",
    "\\|",
    "\\",
    "```\nfence",
    "~~~",
    "# heading",
    "- item",
    "1. item",
    "===",
    "> quote",
    "    code",
    "| a | b |",
    "[x](javascript:alert(1))",
    "![x](http://x/y.png)",
    "<http://x>",
    "https://evil.example/x",
    "www.evil.example",
    "a@evil.example",
    "@everyone",
    "#1",
    "GH-1",
    ":tada:",
    "*a* _b_ `c` ~~d~~ $e$",
    "[^1]: note",
    "{{ template }}",
    "/home/alice/secret dir/%20#?.rec",
    "../../etc/passwd",
    "C:\\Users\\alice\\x.rec",
    "",
    " ",
    "also me",
)
"""Each has fooled some program that shows what others wrote."""

texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(), max_size=12),
    st.lists(st.sampled_from(NASTY) | st.text(max_size=4), max_size=3).map("".join),
)
"""Text as it may stand in a field: any code point, those that cannot be written among them."""


@cache
def honest() -> Report:
    """A report with one conflict between three claims."""
    return fc.check(fc.loads(CLAIMS, "claims/a.rec"))


def bare(*findings: Finding) -> Report:
    """A report of these findings and of no claim."""
    return Report(
        claims=fc.ClaimSet(), findings=findings, coverage=(), complete=True, readings_version="1"
    )


@st.composite
def findings(draw: st.DrawFn, places: tuple[Place, ...] = ()) -> Finding:
    """A finding with hostile text in every field."""
    several = st.lists(texts, max_size=2).map(tuple)
    anywhere = st.builds(Place, texts, st.integers(0, 9), st.integers(0, 9))
    labels = draw(st.lists(st.builds(Label, anywhere, texts, texts), max_size=2))
    labels += [Label(place, draw(texts), draw(texts)) for place in places]
    conflict = draw(st.booleans())
    gap = draw(st.fractions(-10, 10**6, max_denominator=99)) if conflict else None
    return Finding(
        f"FC204:{draw(st.integers(0, 10**9)):08x}",
        draw(st.sampled_from(("FC204", "FC010", "FC902", "FC999"))),
        draw(st.sampled_from(("error", "warning", "note"))),
        draw(texts),
        tuple(labels),
        "generous" if conflict else None,
        tuple(claim.name for claim in honest().claims) if places else draw(several),
        (),
        draw(several),
        draw(several),
        gap,
        Leaf((), Fraction(1)) if conflict else None,
        tuple(Explained("days", text, ()) for text in draw(several)),
        draw(several),
        draw(texts),
        draw(st.just("") | texts),
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report with hostile findings, and hostile claims and sources that they are about."""
    claims = honest().claims
    changed, places = [], []
    for at, claim in enumerate(claims):
        place = Place(draw(texts), at + 1, 9)
        figure = attr.evolve(claim.figure, text=draw(texts))
        record = Record((Field("claim", claim.id, place), Field("figure", figure.text, place)))
        changed.append(
            attr.evolve(claim, figure=figure, quote=draw(texts), said_by=draw(texts), record=record)
        )
        places.append(place)
    sources = {
        name: attr.evolve(source, publisher=draw(texts), title=draw(texts), url=draw(texts))
        for name, source in claims.sources.items()
    }
    inputs = {draw(texts): "0" * 64}
    told = draw(
        st.lists(
            st.one_of(findings(), findings(tuple(places))),
            max_size=3,
            unique_by=lambda one: one.key,
        )
    )
    names = (changed[0].name, changed[1].name)
    conflicts = tuple(one.key for one in told if one.proof is not None)
    stories = (Story(changed[0].name, conflicts),) if conflicts else ()
    return attr.evolve(
        honest(),
        claims=attr.evolve(claims, claims=tuple(changed), sources=sources, inputs=inputs),
        findings=tuple(sorted(told, key=lambda one: one.order)),
        stories=stories,
        sums=(draw(texts),),
        repairs=(
            Repaired(
                "generous",
                (names, (names[0], f"relation:{draw(texts)}")),
                1,
                draw(st.booleans()),
                conflicts,
            ),
        ),
    )
