"""Paragraphs to paste into a mail to the author of each source whose figures do not fit with
others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figurecheck.model.checked import Checked
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.expression import Term
from figurecheck.model.extension import Format
from figurecheck.model.finding import Explained, Finding
from figurecheck.model.spelling import spell_count, spell_list
from figurecheck.model.statistic import TOTAL
from figurecheck.model.subject import publisher, what, when, where
from figurecheck.report.safe import link, safe
from figurecheck.telling.codes import is_for_authors
from figurecheck.telling.findings import ToldFinding
from figurecheck.telling.outline import Outline, outline

MOST = 3
"""Questions to one source unless more is asked for: who gets ten answers none."""

OTHERS_SHOWN = 5
"""Figures of others that one question names."""

STEPS_SHOWN = 2
"""Lines of arithmetic in one question."""

EXPLAINED_SHOWN = 2
"""Explanations that one question offers."""

OPENING = (
    "We compare figures that have been published, and could not make some of yours fit with others."
    " Could you help?"
)
CLOSING = "If we have misread you, or if a figure has changed since, please tell us."
BETWEEN = "* * *"

COPIES = ("FC302", "FC303")
"""The codes of findings on copies."""

KINDNESS = (
    ("generous", "The arithmetic, every figure read as kindly as it can be"),
    ("rounded", "The arithmetic, allowing for rounding"),
    ("literal", "The arithmetic, every figure taken as it stands"),
)

Voices = Sequence[Sequence[Claim]]
"""The claims of a finding: those who say the same together."""

Question = tuple[Finding, Voices]
"""What one source is asked about."""


def render(report: Checked, verbose: bool) -> str:  # noqa: FBT001
    """A letter a source, those to doubt ahead, then those with the most questions; plain
    paragraphs, a line each.
    """
    told = outline(report, verbose=verbose)
    asked = _asked(report, told)
    if not asked:
        return "There is nobody to ask: no figure stands against another.\n"
    doubted = {
        one.claim.source for doubt in told.doubts for one in doubt.always if one.claim is not None
    }
    order = sorted(asked, key=lambda source: (source not in doubted, -len(asked[source]), source))
    letters = [
        "\n\n".join(_letter(report.claims, source, asked[source], verbose)) for source in order
    ]
    return f"\n\n{BETWEEN}\n\n".join(letters) + "\n"


def _asked(report: Checked, told: Outline) -> dict[str, list[Question]]:
    """What there is to ask each source; of what is the same on many days, the worst alone."""
    asked: dict[str, list[Question]] = {}
    order = {finding.key: at for at, finding in enumerate(report.findings)}
    for one in sorted(told.each(), key=lambda one: order[one.finding.key]):
        finding = one.finding
        about = finding.proof is not None or (
            finding.severity != "note" and is_for_authors(finding.code)
        )
        if finding.accepted or not about:
            continue
        voices = _voices(one)
        for source in _sources(report.claims, finding, voices):
            asked.setdefault(source, []).append((finding, voices))
    return asked


def _sources(claims: Claims, finding: Finding, voices: Voices) -> Sequence[str]:
    """Whom to ask: everybody whose figure takes part; where a copy differs from its original, the
    copy.
    """
    everybody = list(dict.fromkeys(claim.source for together in voices for claim in together))
    copies = [
        source for source in everybody if source in claims.sources and claims.sources[source].copies
    ]
    return copies if copies and finding.code in COPIES else everybody


def _voices(told: ToldFinding) -> Voices:
    """The claims that take part, those of one figure together."""
    part = {*told.finding.claims, *told.finding.also}
    grouped = ([claim for claim in voice.claims if claim.name in part] for voice in told.voices)
    return [*(one for one in grouped if one), *([claim] for claim in told.unplaced)]


def _letter(
    claims: Claims,
    source: str,
    asked: Sequence[Question],
    verbose: bool,  # noqa: FBT001
) -> Iterator[str]:
    """Where it goes, a question for each set of the source's own figures, and how many more there
    are.
    """
    questions: dict[tuple[str, ...], Question] = {}
    for finding, voices in asked:
        own = (finding.key,) if verbose else tuple(claim.name for claim in _mine(source, voices))
        questions.setdefault(own, (finding, voices))
    shown = list(questions.values())[: None if verbose else MOST]
    yield _heading(claims, source)
    yield OPENING
    for finding, voices in shown:
        yield safe(" ".join(_question(claims, source, finding, voices)))
    rest = len(asked) - len(shown)
    if rest:
        verb = "is" if rest == 1 else "are"
        yield (
            f"There {verb} {spell_count(rest, 'further set')} of figures, yours among them, that do"
            " not fit."
        )
    yield CLOSING


def _heading(claims: Claims, source: str) -> str:
    known = claims.sources.get(source)
    parts = [f"To {publisher(claims, source)}"]
    if known is not None:
        published = known.record.get("published") if known.record else None
        title = f"on “{known.title}”" if known.title else ""
        parts += [
            part
            for part in (title, published.value if published else "", link(known.url) or "")
            if part
        ]
    return safe(", ".join(parts))


def _question(claims: Claims, source: str, finding: Finding, voices: Voices) -> Iterator[str]:
    mine = _mine(source, voices)
    others = [
        together[0] for together in voices if all(claim.source != source for claim in together)
    ]
    yield f"You give {spell_list([_figure(claims, claim) for claim in mine])}."
    quotes = list(
        dict.fromkeys(
            claim.quote for claim in mine if claim.quote and claim.quote != claim.figure.text
        )
    )
    if quotes:
        words = spell_list([f"“{quote}”" for quote in quotes])
        yield f"Your words: {words}{'' if quotes[-1][-1] == '.' else '.'}"
    if finding.proof is None:
        yield f"{_sentence(finding.headline)}"
    else:
        yield _clash(claims, mine, others)
        steps = "; ".join(finding.arithmetic[:STEPS_SHOWN])
        if steps:
            yield f"{dict(KINDNESS)[finding.level or 'literal']}: {steps}."
    reasons = [_reason(explained) for explained in finding.explanations[:EXPLAINED_SHOWN]]
    if reasons:
        yield f"It would fit {'; or '.join(reasons)}. Is that so?"
    if finding.help and finding.proof is not None:
        yield f"What would settle it: {finding.help}."
    yield f"[{finding.key}]"


def _clash(claims: Claims, mine: Sequence[Claim], others: Sequence[Claim]) -> str:
    if not others:
        return "That cannot be." if len(mine) == 1 else "These cannot all be true."
    shown = [
        f"{_brief(mine, claim)} ({publisher(claims, claim.source)})"
        for claim in others[:OTHERS_SHOWN]
    ]
    rest = len(others) - len(shown)
    shown += [f"{rest:,} more"] if rest else []
    verb = "does" if len(mine) == 1 else "do"
    return f"{'That' if len(mine) == 1 else 'Together these'} {verb} not fit {spell_list(shown)}."


def _mine(source: str, voices: Voices) -> list[Claim]:
    """The claims of a source, one of each figure."""
    own = ([claim for claim in together if claim.source == source] for together in voices)
    return [together[0] for together in own if together]


def _figure(claims: Claims, claim: Claim) -> str:
    """``956 arrests (arrests by ICE, US, 2025-01-26)``."""
    about = (what(claims, claim), where(claim), when(claim, claims))
    return f"{claim.figure.text} ({', '.join(part for part in about if part)})"


def _brief(mine: Sequence[Claim], claim: Claim) -> str:
    """The figure of somebody else, with what sets it apart from those it stands beside."""
    same = claim.window is None or all(one.window == claim.window for one in mine)
    statistic = ""
    if isinstance(claim.quantity, Term) and claim.statistic != TOTAL:
        statistic = claim.statistic.told
    days = "" if same else f"for {when(claim)}"
    return " ".join(part for part in (claim.figure.text, statistic, days) if part)


def _reason(explained: Explained) -> str:
    """What would have to be so."""
    _, found, rest = explained.text.partition(": it fits ")
    return (rest if found else f"if {explained.text}").rstrip(".")


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


FORMAT = Format(
    "query", "polite paragraphs to mail to the author of each source in conflict", render
)
