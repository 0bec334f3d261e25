"""What stands before the number of a figure: hedges, verbs of change, articles."""

from __future__ import annotations

from figurecheck.reading.phrases.assembly import Parts
from figurecheck.reading.phrases.cursor import Cursor, refuse
from figurecheck.reading.phrases.digits import cut
from figurecheck.reading.phrases.vocabulary import HEDGES, Phrase, Words, find

_NOTHING = frozenset[str]()
_FULL_STOP = frozenset(".")


def read_openings(cursor: Cursor, parts: Parts) -> None:
    """Reads all that stands before the number."""
    while True:
        phrase = find(cursor.words.before, cursor.tokens, cursor.at)
        currency = cursor.currency()
        if currency is not None and len(currency.words) > len(phrase.words if phrase else ()):
            return  # C$5 is no “circa”
        if (
            phrase is not None
            and find(cursor.words.long_multiples, cursor.tokens, cursor.at) is not None
        ):
            return  # cut in half
        if phrase is not None:
            cursor.at += len(phrase.words)
            _note(phrase, parts, cursor.words)
            cursor.take(
                _FULL_STOP if phrase.role in HEDGES and _stop_ends_hedge(cursor) else _NOTHING
            )
        elif parts.direction and (cursor.text in cursor.words.by or cursor.text == ","):
            cursor.at += 1  # rose sharply, by 18 percent
        elif not _skip_article(cursor):
            return


def _stop_ends_hedge(cursor: Cursor) -> bool:
    """Whether a full stop belongs to the abbreviation before it, and does not open ``.5``.

    Raises:
        FigureError: where it touches both, and either is meant.
    """
    position = cursor.at + 1
    if cursor.text != "." or position >= len(cursor.tokens) or not cursor.adjacent:
        return (
            position >= len(cursor.tokens)
            or cursor.tokens[position - 1].end < cursor.tokens[position].start
        )
    before, following = cursor.tokens[cursor.at - 1], cursor.tokens[position]
    if cursor.tokens[cursor.at].end == following.start and following.kind == "number":
        refuse(
            f"{before.text}.{cut(following.text)} may be {cut(following.text)} or"
            f" 0.{cut(following.text)}",
            help=(
                f"write {before.text}. {cut(following.text)} or {before.text}"
                f" 0.{cut(following.text)}"
            ),
        )
    return True


def _skip_article(cursor: Cursor) -> bool:
    """Reads the article of ``a roughly 25 % cut``, ``an 8 % rise`` and ``a $5 million fine``."""
    vague = find(cursor.words.vague, cursor.tokens, cursor.at) is not None
    if vague or cursor.text not in cursor.words.articles:
        return False
    cursor.at += 1
    if (
        (cursor.kind == "number" and not cursor.adjacent)  # A4 is a name
        or cursor.currency()
        or find(cursor.words.before, cursor.tokens, cursor.at) is not None
    ):
        return True
    cursor.at -= 1
    return False


def _note(phrase: Phrase, parts: Parts, words: Words) -> None:
    said = " ".join(phrase.words)
    match phrase.role:
        case "neutral":
            return
        case "up" | "down":
            if parts.direction not in ("", phrase.role):
                refuse("one change goes up and down", help="keep one of the two words")
            parts.direction = phrase.role
        case "range":
            parts.opened = True
        case "average" | "median":
            parts.statistic = phrase.role
        case "nameless":
            refuse(
                f"“{said}” names no interval",
                help="leave the claim out, or give the number it stands for",
            )
        case "level":
            refuse(
                f"“{said}” gives a level, not a change",
                help="claim the number alone, and the one before it in a claim of its own",
            )
        case hedge:
            parts.hedges.append(hedge)
            if said in words.alone:
                parts.alone = said
