"""The words of running text, as the modules of this folder use them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

import attr

from figurecheck.reading.data_file import Section, read_section
from figurecheck.reading.phrases.vocabulary import HEDGES, Phrase, Words, default_words, tokenize

_MONTH = (
    "(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?\\.?|July?\\.?|Aug(?:ust|\\.)?|"
    "Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)"
)
_WEEKDAY = "(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day|\\.)?)"
_YEAR = "(?:1[0-9]\\d\\d|20\\d\\d)"


@attr.frozen(eq=False)
class UnitForm:
    """A unit of measurement as running text calls it: the words, the unit by its name, and what it
    measures.
    """

    words: tuple[str, ...]
    unit: str
    dimension: str


@attr.frozen(eq=False)
class Tables:
    """Everything that is a list. ``words`` are those that figures are read with."""

    words: Words
    abbreviations: frozenset[str]
    unless_capital: frozenset[str]
    openers: frozenset[str]
    consumed: re.Pattern[str]
    names: frozenset[str]
    lower_names: frozenset[str]
    indexes: Mapping[str, frozenset[str]]
    closed: frozenset[str]
    verbs: frozenset[str]
    modifiers: frozenset[str]
    adjectives: frozenset[str]
    irregular: Mapping[str, str]
    compound_first: frozenset[str]
    persons: frozenset[str]
    units: Mapping[str, tuple[UnitForm, ...]]
    currencies: Mapping[str, str]
    per_words: frozenset[str]
    periods: frozenset[str]
    per_things: frozenset[str]
    per_adverbs: Mapping[str, str]
    up: frozenset[str]
    down: frozenset[str]
    not_up: frozenset[str]
    given_up: frozenset[str]
    moving: Mapping[str, str]
    between_change: frozenset[str]
    period_words: frozenset[str]
    base_changers: re.Pattern[str]
    breaks: frozenset[str]
    say: tuple[str, ...]
    planned: tuple[str, ...]
    projected: tuple[str, ...]
    events: Mapping[str, str]
    terms: Mapping[str, str]
    hedges_left: Mapping[str, tuple[Phrase, ...]]
    currency_before: Mapping[str, tuple[Phrase, ...]]
    comparing: frozenset[str]
    narrowing: frozenset[str]
    throughout: frozenset[str]
    together: frozenset[str]
    stating: frozenset[str]
    retelling: frozenset[str]
    reporting: frozenset[str]
    supposed: frozenset[str]
    stretches: frozenset[str]
    headed_periods: frozenset[str]
    opening: frozenset[str]
    comparing_next: frozenset[str]
    carrying: frozenset[str]


@cache
def tables() -> Tables:
    """The tables of English, as shipped in ``words/en.toml``."""
    from pkgutil import get_data

    content = get_data(__package__, "words/en.toml") or b""
    return _made(read_section(content.decode("utf-8"), "words of running text"), default_words())


def _made(file: Section, words: Words) -> Tables:
    short, names, stop = file.section("abbreviations"), file.section("names"), file.section("stop")
    nouns, per, change = file.section("nouns"), file.section("per"), file.section("change")
    silences, currencies = file.section("silences"), file.section("currencies")
    adverbs = per.section("adverbs")
    cues, events, terms = file.section("cues"), file.section("events"), file.section("terms")
    irregular = nouns.section("irregular")
    return Tables(
        words=words,
        abbreviations=frozenset(short.strings("always")),
        unless_capital=frozenset(short.strings("unless_capital")),
        openers=frozenset(short.strings("openers")),
        consumed=_consumed(file.section("consumed")),
        names=frozenset(names.strings("before")),
        lower_names=frozenset(names.strings("lower_too")),
        indexes=MappingProxyType(
            {
                one: frozenset(names.strings(one))
                for one in names.keys
                if one not in {"before", "lower_too"}
            }
        ),
        closed=frozenset(stop.strings("closed")),
        verbs=frozenset(stop.strings("verbs")),
        modifiers=frozenset(stop.strings("modifiers")),
        adjectives=frozenset(nouns.strings("adjectives_in_s")),
        irregular=MappingProxyType({one: irregular.string(one) for one in irregular.keys}),
        compound_first=frozenset(nouns.strings("compound_first")),
        persons=words.persons | frozenset(nouns.strings("person")),
        units=_units(file.section("units")),
        currencies=MappingProxyType(
            {word: code for code in currencies.keys for word in currencies.strings(code)}
        ),
        per_words=frozenset(per.strings("words")),
        periods=frozenset(per.strings("periods")),
        per_things=frozenset((*per.strings("things"), *per.strings("periods"))),
        per_adverbs=MappingProxyType({one: adverbs.string(one) for one in adverbs.keys}),
        up=frozenset(change.strings("up")),
        down=frozenset(change.strings("down")),
        not_up=frozenset(change.strings("not_up")),
        given_up=frozenset(change.strings("given_up")),
        moving=MappingProxyType(
            {
                word: way
                for way in ("up", "down")
                for word in (*change.strings(way), *change.strings(f"moving_{way}"))
            }
        ),
        period_words=frozenset(change.strings("period_words")),
        between_change=frozenset(change.strings("between")),
        base_changers=_any_of(silences.strings("base_changers")),
        breaks=frozenset(silences.strings("between")),
        say=cues.strings("say"),
        planned=cues.strings("planned"),
        projected=cues.strings("projected"),
        events=MappingProxyType({one: key for key in events.keys for one in events.strings(key)}),
        terms=MappingProxyType({one: key for key in terms.keys for one in terms.strings(key)}),
        hedges_left=_by_last(
            phrase
            for phrases in words.before.values()
            for phrase in phrases
            if phrase.role in HEDGES or phrase.role == "neutral"
        ),
        currency_before=_by_last(
            phrase for phrases in words.currencies.values() for phrase in phrases
        ),
        comparing=frozenset(file.section("grounding").strings("comparing")),
        narrowing=frozenset(file.section("grounding").strings("narrowing")),
        throughout=frozenset(file.section("grounding").strings("throughout")),
        together=frozenset(file.section("grounding").strings("together")),
        stating=frozenset(file.section("grounding").strings("stating")),
        **{
            one: frozenset(file.section("grounding").strings(one))
            for one in ("retelling", "reporting", "supposed", "stretches", "headed_periods")
        },
        opening=frozenset(file.section("grounding").strings("opening")),
        comparing_next=frozenset(file.section("grounding").strings("comparing_next")),
        carrying=frozenset(file.section("grounding").strings("carrying")),
    )


def _consumed(section: Section) -> re.Pattern[str]:
    """One pattern for all that is no figure, with a group for each kind."""
    groups = []
    for kind in section.keys:
        patterns = [
            one.replace("{month}", _MONTH).replace("{weekday}", _WEEKDAY)
            for one in section.strings(kind)
        ]
        groups.append(f"(?P<{kind}>{'|'.join(one.replace('{year}', _YEAR) for one in patterns)})")
    return re.compile("|".join(groups))


def _units(section: Section) -> Mapping[str, tuple[UnitForm, ...]]:
    found: dict[str, list[UnitForm]] = {}
    for name in section.keys:
        unit = section.section(name)
        for form in unit.strings("forms"):
            words = tuple(token.text for token in tokenize(form))
            found.setdefault(words[0], []).append(UnitForm(words, name, unit.string("dimension")))
    return MappingProxyType(
        {
            first: tuple(sorted(forms, key=lambda one: -len(one.words)))
            for first, forms in found.items()
        }
    )


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    spelled = "|".join(sorted((re.escape(one) for one in phrases), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{spelled})(?!\w)", re.IGNORECASE)


def _by_last(phrases: Iterable[Phrase]) -> Mapping[str, tuple[Phrase, ...]]:
    """Phrases by their last word, the longest first."""
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        found.setdefault(phrase.words[-1], []).append(phrase)
    return MappingProxyType(
        {
            last: tuple(sorted(same, key=lambda phrase: -len(phrase.words)))
            for last, same in found.items()
        }
    )
