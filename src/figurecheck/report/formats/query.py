"""Paragraphs to paste into a mail to the author of each source whose figures do not fit with
others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from figurecheck.model.checked import Checked
from figurecheck.model.claim import Claim
from figurecheck.model.claims import Claims
from figurecheck.model.expression import Term
from figurecheck.model.extension import Format
from figurecheck.model.finding import Finding
from figurecheck.model.spelling import spell_count, spell_list
from figurecheck.model.statistic import TOTAL
from figurecheck.model.subject import publisher, what, when, where
from figurecheck.report.safe import link, safe
from figurecheck.telling.codes import is_for_authors
from figurecheck.telling.computed import first_of
from figurecheck.telling.conflict import OF_SOURCES
from figurecheck.telling.findings import ToldFinding
from figurecheck.telling.outline import Outline, outline

MAX_QUESTIONS = 3
"""Questions to one source unless more is asked for: who gets ten answers none."""

OTHERS_SHOWN = 5
"""Figures of others that one question names."""

EXPLAINED_SHOWN = 2
"""Explanations that one question offers."""

OPENING = (
    "We compare published figures with one another, and some of yours do not fit others that we"
    " found. Could you help?"
)
CLOSING = "If we have misread you, or if a figure has changed since, please tell us."
NOBODY = "There is nobody to ask: no figure is in doubt.\n"
BETWEEN = "* * *"

COPIES = ("FC302", "FC303")
"""The codes of findings on copies."""

Voices = Sequence[Sequence[Claim]]
"""The claims of a finding: those who say the same together."""

Question = tuple[Finding, Voices]
"""What one source is asked about."""


def render(report: Checked, verbose: bool) -> str:  # noqa: FBT001
    """A letter to each source whose figures are in doubt, those most likely wrong first; with
    ``verbose`` one to everybody whose figure takes part in a conflict.
    """
    told = outline(report, verbose=verbose)
    asked = _asked(report, told)
    doubted, doubtful = _in_doubt(told)
    sources = [one for one in asked if verbose or one in doubtful]
    order = sorted(sources, key=lambda one: (one not in doubted, -len(asked[one]), one))
    return _letters(report.claims, {source: asked[source] for source in order}, verbose)


def for_source(report: Checked, source: str, verbose: bool) -> str:  # noqa: FBT001
    """The letter to one source, whether or not its figures are the ones in doubt."""
    asked = _asked(report, outline(report, verbose=verbose))
    return _letters(report.claims, {source: asked[source]} if source in asked else {}, verbose)


def _letters(claims: Claims, asked: Mapping[str, Sequence[Question]], verbose: bool) -> str:  # noqa: FBT001
    letters = ("\n\n".join(_letter(claims, source, own, verbose)) for source, own in asked.items())
    return f"\n\n{BETWEEN}\n\n".join(letters) + "\n" if asked else NOBODY


def _in_doubt(told: Outline) -> tuple[set[str], set[str]]:
    """The sources whose figures are most likely wrong; with those that contradict themselves, and
    those of which one may be wrong where the arithmetic cannot decide.
    """
    sure = {one.suspect.source for one in told.sure if one.suspect is not None}
    doubtful = set(sure)
    for problem in told.problems:
        for one in problem.findings:
            said = {claim.source for voice in one.voices for claim in voice.claims}
            doubtful.update(said if len(said) == 1 else ())
        if problem.surely:
            continue
        for one in problem.findings:
            if one.finding.proof is None:
                doubtful.update(claim.source for voice in one.voices for claim in voice.claims)
    for doubt in told.doubts:
        doubtful.update(
            one.claim.source
            for several in (doubt.always, *doubt.choices)
            for one in several
            if one.claim is not None
        )
    return sure, doubtful


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
    shown = list(questions.values())[: None if verbose else MAX_QUESTIONS]
    yield _heading(claims, source)
    yield OPENING
    for finding, voices in shown:
        yield safe(" ".join(_question(claims, source, finding, voices)))
    rest = len(asked) - len(shown)
    if rest:
        verb = "does" if rest == 1 else "do"
        yield f"{spell_count(rest, 'further comparison')} with your figures {verb} not fit either."
    yield CLOSING


def _heading(claims: Claims, source: str) -> str:
    known = claims.sources.get(source)
    parts = [f"To {publisher(claims, source)}"]
    if known is not None:
        title = f"on “{known.title}”" if known.title else ""
        parts += [one for one in (title, known.issued, link(known.url) or "") if one]
    return safe(", ".join(parts))


def _question(claims: Claims, source: str, finding: Finding, voices: Voices) -> Iterator[str]:
    mine = _mine(source, voices)
    others = [
        together[0] for together in voices if all(claim.source != source for claim in together)
    ]
    yield f"You give {'; '.join(_figure(claims, claim) for claim in mine)}."
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
        yield from _arithmetic(finding, mine)
    own = {claim.name for together in voices for claim in together if claim.source == source}
    about = [one for one in finding.explanations if not one.claims or own.intersection(one.claims)]
    reasons = [one.condition for one in about[:EXPLAINED_SHOWN] if one.condition]
    if reasons:
        yield f"It would fit {', or '.join(reasons)}. Is that so?"
    else:
        yield "Which figure is right, and where does yours come from?"


def _arithmetic(finding: Finding, mine: Sequence[Claim]) -> Iterator[str]:
    """What the other figures give for the source's own; two figures for one thing need no
    arithmetic.
    """
    if finding.code in OF_SOURCES:
        return
    given = next(
        (one for claim in mine if (one := first_of(finding.computed, claim.name)) is not None), None
    )
    lines = [given.text] if given is not None else list(finding.arithmetic[:1])
    for line in lines:
        yield f"The arithmetic: {line}{f', {finding.because}' if finding.because else ''}."


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
    """``956 arrests for arrests by ICE, US, 26 January 2025``."""
    about = (what(claims, claim), where(claim), when(claim, claims))
    return f"{claim.figure.text} for {', '.join(part for part in about if part)}"


def _brief(mine: Sequence[Claim], claim: Claim) -> str:
    """The figure of somebody else, with what sets it apart from those it stands beside."""
    same = claim.window is None or all(one.window == claim.window for one in mine)
    statistic = ""
    if isinstance(claim.quantity, Term) and claim.statistic != TOTAL:
        statistic = claim.statistic.told
    days = "" if same else f"for {when(claim)}"
    return " ".join(part for part in (claim.figure.text, statistic, days) if part)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


FORMAT = Format(
    "query",
    "letters to the sources whose figures are in doubt",
    render,
    for_source=for_source,
)
