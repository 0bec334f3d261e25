"""From a document to findings: sentences, mentions, patterns, a quick test, and a small set of
claims for the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from types import MappingProxyType

import attr

from figurecheck.bringing.documents.document import Document
from figurecheck.bringing.prose.abstract import abstract
from figurecheck.bringing.prose.headline import CODE as HEADLINE
from figurecheck.bringing.prose.headline import NAME as HEADLINED
from figurecheck.bringing.prose.headline import judged
from figurecheck.bringing.prose.mentions import Sentence, read_sentence
from figurecheck.bringing.prose.pattern import FigurePart, Pattern, Proposal, Remark, Sighting
from figurecheck.bringing.prose.quick import level_of, readings_of
from figurecheck.bringing.prose.records import SOURCE, folded, records_of
from figurecheck.bringing.prose.sentences import sentences
from figurecheck.bringing.prose.tables import Tables, tables
from figurecheck.catalogue import collect
from figurecheck.checks.conflict import key_of, limits_finding
from figurecheck.checks.question import key_for
from figurecheck.model import limits
from figurecheck.model.checked import Checked
from figurecheck.model.claims import Claims
from figurecheck.model.figure import Reading
from figurecheck.model.finding import Finding, Label
from figurecheck.model.interval import magnitude
from figurecheck.model.names import of_relation
from figurecheck.model.spelling import spell_interval
from figurecheck.reading.claims.claim_set import assemble
from figurecheck.reading.data import ReadingData

MIN_MENTIONS = 2
"""Figures or days that a sentence needs for anything to be held against anything."""

STATED = 10
"""For how many words of a text what a sentence states counts."""

MENTIONED = 5
"""For how many words a figure counts beside its own: to read one takes as long as to pass over so
many others, and as much room.
"""

LETTERS = 6
"""Characters that a word may have, over all codes and words that patterns are looked for in."""

_PASSED = re.compile(
    r"[\d½¼¾]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|"
    r"[mb]illions?|half|twice|doubled?|tripled?|halved|thirds?|quarters?|fifths?|several|(?:thir|four|fif|six|seven|"
    r"eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|\w{3,8}fold)\b",
    re.IGNORECASE,
)


@attr.frozen(eq=False)
class Match:
    """What a pattern made of a sentence: a proposal with the level at which it does not fit, or a
    remark.
    """

    pattern: Pattern
    sentence: Sentence
    proposal: Proposal | None
    remark: Remark | None = None
    level: str = ""

    @property
    def told(self) -> bool:
        """Whether it is to be decided and told: no loose reading fits, and more than the last digit
        is off.
        """
        return self.level in {"rounded", "generous"} and (
            self.proposal is None or not _slight(self.proposal)
        )


@attr.frozen(eq=False)
class Text:
    """What was read of a document: its sentences that may hold figures, how many there are, and the
    matches; the limits that were met, with the place of the first sentence that each cut short.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    counted: int
    matches: tuple[Match, ...]
    met: Mapping[str, int] = MappingProxyType({})

    @property
    def words(self) -> int:
        """How much of the limit on the words of texts it took."""
        return sum(map(_words, self.sentences)) + STATED * len(self.matches)

    @property
    def statements(self) -> tuple[Match, ...]:
        """The matches of patterns that have proved right, by which a text is judged."""
        return tuple(one for one in self.matches if not one.pattern.doubtful)

    @property
    def figures(self) -> int:
        """How many figures were found."""
        return sum(len(one.mentions) for one in self.sentences)

    @property
    def unread(self) -> int:
        """How many numbers were left out since no figure could be made of them."""
        return sum(one.unread for one in self.sentences)

    @property
    def tied(self) -> frozenset[int]:
        """Where figures begin that some match holds against others."""
        return frozenset(
            part.mention.outer_start
            for match in self.matches
            if match.proposal is not None
            for part in match.proposal.parts
        )


@cache
def patterns() -> tuple[Pattern, ...]:
    """Every pattern, in the order of their modules' names."""
    return collect("figurecheck.bringing.prose.patterns", "PATTERN", Pattern)


def read_document_text(
    document: Document, wanted: Sequence[Pattern] | None = None, *, before: int = 0
) -> Text:
    """Everything that is found in a document without deciding anything; ``before`` words of other
    texts were read in the same run.
    """
    listed, wanted = tables(), patterns() if wanted is None else wanted
    read: list[Sentence] = []
    matches: list[Match] = []
    met: dict[str, int] = {}
    count, left = 0, limits.TEXT_WORDS - before
    for start, end in sentences(document, listed):
        count += 1
        if _PASSED.search(document.text, start, end) is None:
            continue
        if left <= 0:
            met.setdefault("TEXT_WORDS", start)
            continue
        sentence = read_sentence(document.text, start, end, listed)
        read.append(sentence)
        left -= _words(sentence)
        if sentence.read_to < end:
            met.setdefault("SENTENCE_WORDS", sentence.read_to)
        if len(sentence.mentions) + len(sentence.consumed) < MIN_MENTIONS and not sentence.consumed:
            continue
        line = abstract(sentence, listed)
        if len(line) > LETTERS * limits.SENTENCE_WORDS:
            met.setdefault("SENTENCE_WORDS", start)
            continue
        found = tuple(_matches(document, sentence, line, listed, wanted))
        left -= STATED * len(found)
        matches += found
    return Text(document, tuple(read), count, tuple(matches), met)


def _words(sentence: Sentence) -> int:
    """How much of the limit on the words of texts reading a sentence takes."""
    return len(sentence.tokens) + MENTIONED * len(sentence.mentions)


def _matches(
    document: Document, sentence: Sentence, line: str, listed: Tables, wanted: Sequence[Pattern]
) -> Iterator[Match]:
    """What patterns make of the line of a sentence; one group of figures is held against one
    another once.
    """
    seen: set[tuple[int, ...]] = set()
    for pattern in wanted:
        if any(f"@{letter}" not in line for letter in pattern.needs):
            continue
        if pattern.words and not any(word in line for word in pattern.words):
            continue
        for form in pattern.compiled:
            for match in form.finditer(line):
                found = Sighting(sentence, document.text, line, match, listed, document.published)
                proposed = pattern.propose(found)
                if isinstance(proposed, Remark):
                    yield Match(pattern, sentence, None, proposed, "rounded")
                elif proposed is not None:
                    held = tuple(sorted(part.mention.start for part in proposed.parts))
                    readings = readings_of(proposed)
                    if held not in seen and readings is not None:
                        seen.add(held)
                        yield Match(pattern, sentence, proposed, None, level_of(proposed, readings))


# -- deciding --------------------------------------------------------------------------------------


Check = Callable[[Claims], Checked]


@attr.frozen(eq=False)
class TextsChecked:
    """What documents come to: what was read of each, findings, and the reports that prove them."""

    texts: tuple[Text, ...]
    findings: tuple[Finding, ...]
    reports: tuple[Checked, ...]


def check_documents(documents: Iterable[object], check: Check, data: object = None) -> TextsChecked:
    """Holds each document against itself; of each match that does not fit ``check`` decides a small
    set of claims.
    """
    texts: list[Text] = []
    findings: list[Finding] = []
    reports: list[Checked] = []
    taken: set[str] = set()
    words = 0
    for document in documents:
        if not isinstance(document, Document):
            continue
        text = read_document_text(document, before=words)
        texts.append(text)
        words += text.words
        findings += (_not_read(document, limit, at) for limit, at in text.met.items())
        findings += (
            _remarked(document, HEADLINE, HEADLINED, remark, remark.words)
            for remark in judged(document, text.sentences)
        )
        for match in text.matches:
            if len(reports) == limits.TEXT_STATEMENTS:
                findings.append(limits_finding(("TEXT_STATEMENTS",)))
                break
            sentence = document.text[match.sentence.start : match.sentence.end]
            if match.remark is not None:
                findings.append(
                    _remarked(
                        document,
                        match.pattern.code,
                        match.pattern.name,
                        match.remark,
                        sentence,
                        doubtful=match.pattern.doubtful,
                    )
                )
            elif match.proposal is not None and match.told:
                suffix = f"-{len(reports) + 1}" if reports else ""
                found, report = decided(document, match, match.proposal, check, data, suffix, taken)
                findings += [found] if found is not None else []
                reports += [report] if report is not None else []
    return TextsChecked(tuple(texts), tuple(findings), tuple(reports))


def decided(
    document: Document,
    match: Match,
    proposal: Proposal,
    check: Check,
    data: object,
    suffix: str,
    taken: set[str],
) -> tuple[Finding | None, Checked | None]:
    """The finding of a match, with the report that proves it; no finding where the engine finds
    that it fits.

    Where a figure cannot be claimed as it is written, nothing is proved, and that is told (FC901).
    """
    sentence = document.text[match.sentence.start : match.sentence.end]
    records, ids = records_of(document, match.pattern, proposal, sentence, suffix, taken)
    reading = data if isinstance(data, ReadingData) else None
    claims = assemble(((document.name, records),), (), {}, reading)
    wrong = next(
        (problem.headline for problem in claims.problems if problem.severity == "error"), ""
    )
    if wrong:
        return _undecided(document, match, sentence, wrong), None
    report = check(claims)
    conflict = next((one for one in report.conflicts if one.severity != "note"), None)
    if conflict is None:
        return None, None
    return _told(document, match, proposal, conflict, report, ids, suffix), report


def _not_read(document: Document, limit: str, at: int) -> Finding:
    """That a limit on what is read of texts was met, with the first place at which it was."""
    label = Label(document.place(at), "", document.spot(at))
    help_ = "Check fewer texts at once" if limit == "TEXT_WORDS" else "Look at it by hand"
    return attr.evolve(limits_finding((limit,)), labels=(label,), help=help_)


def _undecided(document: Document, match: Match, sentence: str, wrong: str) -> Finding:
    key = key_for("FC901", SOURCE, match.pattern.name, folded(sentence))
    label = Label(document.place(match.sentence.start), "", "")
    headline = f"not decided: {_quote(document, match)}"
    return Finding(key, "FC901", "warning", headline, (label,), help=f"look at it by hand: {wrong}")


def _told(  # a finding has many sides
    document: Document,
    match: Match,
    proposal: Proposal,
    conflict: Finding,
    report: Checked,
    ids: dict[str, str],
    suffix: str,
) -> Finding:
    """The finding in the words of the text: its own line and column, its own words, and what they
    come to.
    """
    speakers = [report.claims[name] for name in conflict.claims]
    relations = tuple(map(of_relation, conflict.relations))
    by_role = {role: report.claims[f"{SOURCE}/{name}"].reading for role, name in ids.items()}
    return attr.evolve(
        conflict,
        key=key_of(match.pattern.code, speakers, relations),
        code=match.pattern.code,
        headline=f"{_quote(document, match)}: {proposal.says}",
        labels=tuple(
            _label(document, part, by_role, conflict.level or "rounded") for part in proposal.parts
        ),
        arithmetic=tuple(_unnumbered(line, proposal, suffix) for line in conflict.arithmetic),
        help="",
        link=f"one sentence says all of it ({match.pattern.name})",
    )


def _unnumbered(line: str, proposal: Proposal, suffix: str) -> str:
    """A line of the arithmetic without what tells the measures of this match from those of
    others.
    """
    for part in proposal.parts:
        line = line.replace(f"{part.role}{suffix}", part.role)
    return line


def _label(document: Document, part: FigurePart, by_role: dict[str, Reading], level: str) -> Label:
    mention = part.mention
    words = " ".join(document.text[mention.outer_start : mention.outer_end].split())
    told = f"read as {spell_interval(by_role[part.role].at(level))}" if part.of == part.role else ""
    where = document.spot(mention.outer_start)
    return Label(
        document.place(mention.outer_start),
        words,
        "; ".join(one for one in (told, where) if one),
        "says",
    )


def _quote(document: Document, match: Match) -> str:
    """The sentence from its first figure to its last, shortened."""
    mentions = [part.mention for part in match.proposal.parts] if match.proposal is not None else []
    start, end = min(one.outer_start for one in mentions), max(one.outer_end for one in mentions)
    closing = document.text[end : end + 1] == ")"
    words = " ".join(document.text[start : end + closing].split())
    return (
        words
        if len(words) <= LONGEST_QUOTE
        else f"{words[: LONGEST_QUOTE // 2]} … {words[-LONGEST_QUOTE // 2 :]}"
    )


LONGEST_QUOTE = 120
"""Characters of a text that a headline quotes."""


def _slight(proposal: Proposal) -> bool:
    """Whether the figures miss one another by one unit of the last digit, or of the slack that a
    pattern gives.

    What was computed is rounded as well before it is compared: 5.52 beside 5.4 is one unit off.
    """
    others = [part.mention.value for part in proposal.others]
    stated = proposal.must if proposal.must is not None else proposal.parts[0].mention.value
    slack = proposal.parts[0].mention.digit_unit if proposal.slack is None else proposal.slack
    return magnitude(proposal.value(others) - stated) < slack * Fraction(3, 2)


def _remarked(
    document: Document,
    code: str,
    name: str,
    remark: Remark,
    sentence: str,
    *,
    doubtful: bool = False,
) -> Finding:
    """A finding without a proof: a warning whose arithmetic is told, or a note."""
    label = Label(document.place(remark.start), remark.words, document.spot(remark.start))
    key = key_for(code, SOURCE, name, remark.words, folded(sentence))
    severity = "note" if doubtful else "warning"
    return Finding(key, code, severity, remark.headline, (label,), arithmetic=(remark.arithmetic,))
