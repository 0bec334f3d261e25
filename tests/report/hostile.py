"""Strings that try to leave the place they are put in, and reports that have them in every
field.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import attr

from figurecheck.claims.claimset import ClaimSet
from figurecheck.claims.report import Report
from figurecheck.model.checked import Covered
from figurecheck.model.claim import Claim
from figurecheck.model.finding import Explained, Finding, Label
from figurecheck.model.measure import Measure
from figurecheck.model.record import Place, Record
from figurecheck.model.source import Source

_CORES = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "<style>*{background:url(http://evil.example)}</style>",
    "<link rel=stylesheet href=http://evil.example>",
    "<meta http-equiv=refresh content=0;url=http://evil.example>",
    "<base href=http://evil.example>",
    "<form action=http://evil.example><input name=x autofocus onfocus=alert(1)>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<math><mtext></table><mglyph><style><img src=x onerror=alert(1)>",
    "<object data=data:text/html,<script>alert(1)</script>>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<xmp><img src=x onerror=alert(1)>",
    "<plaintext>",
    "<title></title><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</details></main></body><script>alert(1)</script>",
    "</bdi></td></tr></table><h1>owned</h1>",
    "]]><script>alert(1)</script>",
    "<!--<script>alert(1)//-->",
    "--><script>alert(1)</script><!--",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{# {% include '/etc/passwd' %} #}",
    "${alert(1)}#{alert(1)}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&colon;&NewLine;&Tab;&lpar;",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "javascript:alert(1)",
    "x\u202ecod.exe\u202c\u2066y\u2069",
    "zero\u200bwidth\ufeff\u00ad",
    "nul\x00 bell\x07 escape\x1b[31m\x9b2J",
    "line\u2028paragraph\u2029feed\nreturn\rtab\t",
    "\ud800 lone",
    "A" * 300,
    "\u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u05e2\u05d1\u05e8\u05d9\u05ea",
    "e\u0301" + "\u0335" * 40,
    "url(#slant);}*{display:none}",
    "%3Cscript%3Ealert(1)%3C/script%3E",
)

_FRAMES: tuple[Callable[[str], str], ...] = (
    lambda core: core,
    lambda core: f'">{core}',
    lambda core: f"'>{core}",
    lambda core: f'" onmouseover="alert(1)" x="{core}',
    lambda core: f"' autofocus onfocus='alert(1)' x='{core}",
    lambda core: f"`{core}`",
    lambda core: f"{core.swapcase()}</ScRiPt>",
    lambda core: "<\x00" + core.replace("<", "<\x00"),
    lambda core: f"\uff1c{core}",
    lambda core: f"&quot;&gt;{core}",
)

PAYLOADS = tuple(frame(core) for core in _CORES for frame in _FRAMES)
"""500 of them."""


@attr.frozen
class Poison:
    """Gives each field its next strings: every kind of field gets all of them, or as many as it has
    room for.
    """

    harmless: bool
    turn: count[int] = attr.field(factory=count)

    def words(self, _: str = "") -> str:
        """Some strings, joined, behind a number that sorts alike whether harmless or not."""
        turn = next(self.turn)
        start = f"{turn:06} "
        return (
            start
            if self.harmless
            else start + " ".join(PAYLOADS[(turn * 7 + step) % 500] for step in range(7))
        )

    def name(self, name: str) -> str:
        """A name that stays unique, and the same wherever it is used."""
        index = sum(map(ord, name))
        return f"{name} {'plain' if self.harmless else PAYLOADS[index % 500]}"


def poisoned(report: Report, poison: Poison) -> Report:
    """The report with hostile strings, or harmless ones, in the same places."""
    claims = [_claim(claim, poison) for claim in report.claims]
    sources = {
        poison.name(name): _source(source, poison) for name, source in report.claims.sources.items()
    }
    measures = {name: _measure(measure, poison) for name, measure in report.claims.measures.items()}
    held: ClaimSet = attr.evolve(
        report.claims,
        claims=tuple(claims),
        sources=sources,
        measures=measures,
        inputs={poison.name(path): poison.words() for path in report.claims.inputs},
    )
    renamed = {old.name: new.name for old, new in zip(report.claims, claims, strict=True)}
    return attr.evolve(
        report,
        claims=held,
        findings=tuple(_finding(finding, renamed, poison) for finding in report.findings),
        coverage=tuple(_covered(covered, renamed, poison) for covered in report.coverage),
        untied=None,
        stories=tuple(
            attr.evolve(one, shared=renamed.get(one.shared or "")) for one in report.stories
        ),
        repairs=tuple(
            attr.evolve(
                one,
                sets=tuple(
                    tuple(renamed.get(name, poison.words()) for name in names) for names in one.sets
                ),
            )
            for one in report.repairs
        ),
        sums=tuple(map(poison.words, report.sums)),
        pinned=tuple(attr.evolve(one, expression=poison.words()) for one in report.pinned),
        readings_version=poison.words(),
    )


def _place(place: Place, poison: Poison) -> Place:
    return attr.evolve(place, file=poison.name(place.file))


def _record(record: Record, poison: Poison) -> Record:
    return Record(
        tuple(
            attr.evolve(one, value=poison.words(), place=_place(one.place, poison))
            for one in record.fields
        )
    )


def _claim(claim: Claim, poison: Poison) -> Claim:
    return attr.evolve(
        claim,
        source=poison.name(claim.source),
        id=poison.name(claim.id),
        figure=attr.evolve(claim.figure, text=poison.words()),
        reading=attr.evolve(claim.reading, rule=poison.words()),
        members=tuple((dimension, poison.name(name)) for dimension, name in claim.members),
        window=None if claim.window is None else attr.evolve(claim.window, text=poison.words()),
        said_by=poison.words(),
        assumed=poison.words(),
        record=_record(claim.record, poison),
    )


def _source(source: Source, poison: Poison) -> Source:
    return attr.evolve(
        source,
        publisher=poison.words(),
        title=poison.words(),
        url=poison.words(),
        record=None if source.record is None else _record(source.record, poison),
    )


def _measure(measure: Measure, poison: Poison) -> Measure:
    return attr.evolve(measure, label=poison.words(), definition=poison.words())


def _finding(finding: Finding, renamed: dict[str, str], poison: Poison) -> Finding:
    return attr.evolve(
        finding,
        headline=poison.words(),
        labels=tuple(_label(label, poison) for label in finding.labels),
        claims=tuple(renamed[name] for name in finding.claims),
        also=tuple(renamed[name] for name in finding.also),
        arithmetic=tuple(map(poison.words, finding.arithmetic)),
        explanations=tuple(_explained(one, poison) for one in finding.explanations),
        repairs=tuple(map(poison.words, finding.repairs)),
        help=poison.words(),
        accepted=poison.words(),
    )


def _label(label: Label, poison: Poison) -> Label:
    return attr.evolve(
        label, place=_place(label.place, poison), text=poison.words(), label=poison.words()
    )


def _explained(explained: Explained, poison: Poison) -> Explained:
    return attr.evolve(explained, text=poison.words())


def _covered(covered: Covered, renamed: dict[str, str], poison: Poison) -> Covered:
    return attr.evolve(
        covered, claim=renamed[covered.claim], checks=tuple(map(poison.words, covered.checks))
    )
