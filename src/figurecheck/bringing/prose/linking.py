"""A text held against records: a figure of it beside the figures of the project that are told of
the same thing, by its name, and of the same days.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

import attr

from figurecheck.bringing.documents.document import Document
from figurecheck.bringing.prose.drafted_measures import kind_of
from figurecheck.bringing.prose.mention import COUNT, MEASURE, MONEY, FigureMention
from figurecheck.bringing.prose.mentions import Sentence
from figurecheck.bringing.prose.moments import Moment, moment_of, with_periods
from figurecheck.bringing.prose.nouns import singular
from figurecheck.bringing.prose.records import SOURCE, folded, text_id
from figurecheck.bringing.prose.tables import Tables, tables
from figurecheck.checks.conflict import limits_finding
from figurecheck.model import limits
from figurecheck.model.algebra import terms_of
from figurecheck.model.checked import Checked
from figurecheck.model.claim import HELD, Claim
from figurecheck.model.claims import Claims
from figurecheck.model.expression import Term
from figurecheck.model.finding import Finding
from figurecheck.model.measure import Measure
from figurecheck.model.record import Field, Record
from figurecheck.model.statistic import TOTAL
from figurecheck.reading.claims.claim_set import assemble
from figurecheck.reading.data import ReadingData

_SMALL = frozenset(
    ("of", "by", "in", "the", "a", "an", "and", "for", "to", "with", "on", "at", "s")
)
_DESCRIBING = frozenset(("measure", "member", "period", "source"))

Check = Callable[[Claims], Checked]


@attr.frozen(eq=False)
class Tie:
    """A figure of a text with the measure that it is of, the words that name it, and when."""

    measure: str
    named: str
    moment: Moment
    where: str
    mention: FigureMention
    sentence: Sentence


@attr.frozen(eq=False)
class Linked:
    """What a text and the records come to: where figures begin that were held against some; by
    where it begins, the finding of each that contradicts them, with the report that proves it; the
    limits that were met.
    """

    held: tuple[int, ...] = ()
    against: Mapping[int, tuple[Finding, Checked]] = MappingProxyType({})
    met: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that is told."""
        told = tuple(finding for finding, _ in self.against.values())
        return (*told, limits_finding(self.met)) if self.met else told

    @property
    def reports(self) -> tuple[Checked, ...]:
        """The reports that prove it."""
        return tuple(report for _, report in self.against.values())


def linked(
    document: Document, sentences: Iterable[Sentence], claims: Claims, check: Check
) -> Linked:
    """Holds the figures of a text against the figures of records of the same name and days."""
    if not claims.claims:
        return Linked()
    held: list[int] = []
    against: dict[int, tuple[Finding, Checked]] = {}
    met: dict[str, None] = {}
    taken: set[str] = set()
    together = 0
    for tie in _ties(document, sentences, claims):
        beside = _beside(document, tie, claims, taken)
        if beside is None:
            if together == limits.TEXT_TOGETHER:
                met["TEXT_TOGETHER"] = None
                continue
            together += 1
            beside = _among_all(document, tie, claims, taken)
        if beside is None:
            continue
        if len(held) == limits.TEXT_TIES:
            met["TEXT_TIES"] = None
            break
        held.append(tie.mention.outer_start)
        name, made = beside
        report = check(made)
        conflict = next(
            (one for one in report.conflicts if name in one.claims and one.severity != "note"), None
        )
        if conflict is not None:
            against[tie.mention.outer_start] = _told(tie, conflict), report
    return Linked(tuple(held), against, tuple(met))


def _ties(document: Document, sentences: Iterable[Sentence], claims: Claims) -> Iterator[Tie]:
    """The figures of a text whose measure and days its sentences name."""
    listed = with_periods(tables(), claims.periods)
    names = {name: tuple(_names(one)) for name, one in sorted(claims.measures.items())}
    places = sorted(
        {member for claim in claims for key, member in claim.members if key == "where"}
        | {name for dimension, name in claims.members if dimension == "where"}
    )
    for sentence in sentences:
        words = _words(document.text[sentence.start : sentence.end], listed)
        for mention in sentence.mentions:
            if mention.figure is None or kind_of(mention) not in {COUNT, MONEY, MEASURE}:
                continue
            found = [
                (name, named)
                for name, measure in claims.measures.items()
                for named in names[name]
                if _counts(measure, mention, listed) and _says(named, words, mention, listed)
            ]
            moment = moment_of(document, sentence, mention, listed) if found else None
            if moment is None or not moment.window or len({name for name, _ in found}) != 1:
                continue
            where = [one for one in places if _words(one, listed) <= words]
            measure, named = found[0]
            yield Tie(
                measure, named, moment, where[0] if len(where) == 1 else "", mention, sentence
            )


def _names(measure: Measure) -> Iterator[str]:
    """What somebody called a measure: by its id, its label, other names. An id that says where its
    figure was drafted from was made of a noun of the text, which many figures of it share.
    """
    own = measure.id if measure.name == measure.id else ""
    yield from (one for one in (own, measure.label, *measure.alias) if one)


def _counts(measure: Measure, mention: FigureMention, listed: Tables) -> bool:
    """Whether a figure's noun or unit is that of a measure."""
    record = measure.record
    unit = record.get("unit") if record is not None else None
    heads = [one.split()[-1] for one in (unit.value if unit else "", *measure.also) if one.split()]
    return mention.unit in {
        one if one.isupper() else singular(one.lower(), listed) for one in heads
    }


def _says(named: str, words: frozenset[str], mention: FigureMention, listed: Tables) -> bool:
    """Whether a sentence has every word of a name, which has more of them than the noun."""
    own = _words(named, listed)
    return own <= words and len(own - {mention.unit}) > 0


def _words(text: str, listed: Tables) -> frozenset[str]:
    """The words of a text, in the singular and without small ones."""
    found = re.findall(r"[^\W_]+", text.lower())
    return frozenset(singular(one, listed) for one in found if one not in _SMALL)


def _beside(
    document: Document, tie: Tie, claims: Claims, taken: set[str]
) -> tuple[str, Claims] | None:
    """The full name of the text's claim, with the claims of records that it stands beside; ``None``
    where there are none of the same days and place.
    """
    describing = [
        one for _, records in claims.records for one in records if one.kind in _DESCRIBING
    ]
    reading = claims.data if isinstance(claims.data, ReadingData) else None
    alone = assemble(
        ((document.name, (*describing, *_claimed(document, tie, tie.where, "told"))),),
        (),
        {},
        reading,
    )
    own = next((one for one in alone.claims if one.id == "told"), None)
    if own is None or own.window is None:
        return None
    same = [one for one in claims if _same(one, tie.measure, own)]
    places = {dict(one.members).get("where", "") for one in same}
    where = tie.where or (next(iter(places)) if len(places) == 1 else "")
    same = [one for one in same if dict(one.members).get("where", "") == where]
    if not same:
        return None
    name = text_id(document, tie.mention, tie.sentence, taken)
    stated = [_with_source(one) for one in same]
    records = (*describing, *stated, *_claimed(document, tie, where, name))
    made = assemble(((document.name, records),), (), {}, reading)
    if any(one.severity == "error" for one in made.problems):
        return None
    full = next((one.name for one in made.claims if one.id == name), None)
    return None if full is None else (full, made)


def _among_all(
    document: Document, tie: Tie, claims: Claims, taken: set[str]
) -> tuple[str, Claims] | None:
    """The full name of the text's claim, with it among all records, for what several of them come
    to together; ``None`` where nobody knows of which place it is.
    """
    places = {
        dict(one.members).get("where", "")
        for one in claims
        if any(term.measure == tie.measure for term, _ in terms_of(one.quantity))
    }
    where = tie.where or (next(iter(places)) if len(places) == 1 else "")
    if len(places) > 1 and not where:
        return None
    name = text_id(document, tie.mention, tie.sentence, taken)
    reading = claims.data if isinstance(claims.data, ReadingData) else None
    files = (*claims.records, (document.name, _claimed(document, tie, where, name)))
    made = assemble(files, (), {}, reading)
    if any(one.severity == "error" for one in made.problems):
        return None
    full = next((one.name for one in made.claims if one.id == name), None)
    return None if full is None else (full, made)


def _same(claim: Claim, measure: str, own: Claim) -> bool:
    """Whether a claim is a total of a measure over the same days."""
    if not isinstance(claim.quantity, Term) or claim.quantity.measure != measure:
        return False
    return claim.window == own.window and claim.statistic == TOTAL and claim.status in HELD


def _with_source(claim: Claim) -> Record:
    """The record of a claim that says whose it is, wherever it stands."""
    record = claim.record
    if record.get("source") is not None:
        return record
    place = record.place
    return Record((*record.fields, Field("source", claim.source, place)))


def _claimed(document: Document, tie: Tie, where: str, name: str) -> tuple[Record, Record]:
    """The text as a source, and what it claims."""
    mention = tie.mention
    figure = " ".join(document.text[mention.outer_start : mention.end].split())
    fields = {
        "claim": name,
        "source": SOURCE,
        "figure": figure,
        "measure": tie.measure,
        "as_of" if tie.moment.as_of else "when": tie.moment.window,
        **({"where": where} if where else {}),
    }
    place = document.place(mention.outer_start)
    title = document.title or document.name
    source = Record((Field("source", SOURCE, place), Field("publisher", title, place)))
    return source, Record(tuple(Field(key, value, place) for key, value in fields.items()))


def _told(tie: Tie, conflict: Finding) -> Finding:
    """The finding: a warning at most, unless place and days stand in the sentence, and what the tie
    rests on.
    """
    whole = bool(tie.where)
    severity = conflict.severity if whole else "warning"
    days = " ".join(tie.moment.words.split())
    place = f", in {tie.where}" if whole else ", place not named in the sentence"
    link = f"taken to be `{tie.measure}` by its name “{folded(tie.named)}”, “{days}”{place}"
    help_ = f"{link}; if the two are not one thing, accept it by its key"
    return attr.evolve(conflict, severity=severity, link=link, help=help_)
