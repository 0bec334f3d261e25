"""Claims: what each is about, over which days, and how its figure is read."""

from __future__ import annotations

from collections.abc import Hashable
from fractions import Fraction
from typing import NamedTuple

import attr

from figurecheck.catalogue import statistics
from figurecheck.errors import FigureError, UnitError, WindowError
from figurecheck.model.algebra import terms_of
from figurecheck.model.claim import STATUSES, Claim
from figurecheck.model.expression import Call, Expression, Operation, Term
from figurecheck.model.figure import LEVELS, Figure, Reading
from figurecheck.model.finding import Label, Problem
from figurecheck.model.interval import Interval, exact, magnitude
from figurecheck.model.interval import Number as Exact
from figurecheck.model.nearest import suggestion
from figurecheck.model.record import Field, Record
from figurecheck.model.statistic import TOTAL, Statistic
from figurecheck.model.unit import Unit, conversion, read_unit
from figurecheck.model.units.common import MEASURED
from figurecheck.model.window import ANY_SOURCE, Window, spell
from figurecheck.reading.claims.besides import refuse_besides
from figurecheck.reading.claims.exactness import counts_whole, is_exact
from figurecheck.reading.claims.fields import problem, shown
from figurecheck.reading.claims.nouns import (
    Counted,
    counted_as,
    has_more,
    is_unit,
    measured_of,
    understood,
    words_of,
)
from figurecheck.reading.claims.reader import RecordReader, RefusedRecord
from figurecheck.reading.claims.settled import refuse_hours_of_work, settled, with_advice, with_each
from figurecheck.reading.claims.stated import refuse_unstated, stated
from figurecheck.reading.claims.wholes import one_measure, two_measures, whole_is_known
from figurecheck.reading.phrases.changes import to_factor
from figurecheck.reading.phrases.digits import cut
from figurecheck.reading.phrases.figures import read_phrase
from figurecheck.reading.phrases.vocabulary import Words, default_words, tokenize
from figurecheck.reading.readings.interpret import interpret
from figurecheck.reading.windows import running


class _Quantity(NamedTuple):
    """What a claim is about: an expression with the unit it comes to, and the statistic of it.

    ``divided`` says that the statistic is a quotient, hence rounded by nature.
    """

    expression: Expression
    unit: Unit
    statistic: Statistic
    divided: bool


def read_claim(reader: RecordReader, record: Record, source: str) -> None:
    """Adds the claim of a record, which ``source`` says.

    Raises:
        RefusedRecord: where it cannot be used; what is wrong with it has been noted.
    """
    name = f"{source}/{record.id}"
    reader.claim_id("claim", name, record)
    quantity = _read_quantity(reader, record, source)
    window, assumed = _claim_window(reader, record, source)
    members = reader.in_dimensions(record)
    _check_windows(reader, record, quantity, window)
    if quantity.statistic.middle and _has_middle(reader, quantity, window):
        quantity = quantity._replace(divided=False)
    figure, reading = _read_figure(reader, record, source, quantity, (members, window))
    known = reader.sources.get(source)
    claim = Claim(
        source,
        record.id,
        figure,
        reading,
        quantity.unit,
        quantity.expression,
        members,
        window,
        quantity.statistic,
        reader.choice(record, "status", STATUSES, "reported"),
        record.text("said_by") or (known.said_by if known else ""),
        record.text("quote"),
        record.text("replaces"),
        assumed,
        record.text("label"),
        record,
    )
    also = list(stated(reader, claim))
    reader.claims[name] = claim
    reader.claims.update((one.name, one) for one in also)


def _read_quantity(reader: RecordReader, record: Record, source: str) -> _Quantity:
    quantity, measure = record.get("quantity"), record.get("measure")
    field = quantity or measure
    if field is None or (quantity and measure):
        which = (
            "no `measure` and no `quantity`" if field is None else "both `measure` and `quantity`"
        )
        raise reader.refuse(
            "FC008",
            f"claim `{shown(record.id)}` has {which}",
            record.first,
            "give one of the two",
        )
    expression = _undated_in(reader, reader.expression(field), source)
    if measure is not None and not isinstance(expression, Term):
        raise reader.refuse(
            "FC030", f"`{shown(field.value)}` is not one measure", field, "use `quantity:` for that"
        )
    if not isinstance(expression, Term) and not terms_of(expression):
        raise reader.refuse("FC030", "a quantity needs a measure", field)
    unit = reader.unit(expression, field)
    statistic = _statistic(reader, record, expression)
    return _Quantity(expression, unit, statistic, statistic.divides)


def _undated_in(reader: RecordReader, expression: Expression, source: str) -> Expression:
    """The expression with its undated terms bound to the days of a source."""
    match expression:
        case Term(window="undated"):
            window = Window(None, None, undated=source)
            reader.windows[window.canonical] = window
            return attr.evolve(expression, window=window.canonical)
        case Operation():
            left, right = (
                _undated_in(reader, one, source) for one in (expression.left, expression.right)
            )
            return attr.evolve(expression, left=left, right=right)
        case Call():
            return attr.evolve(
                expression,
                arguments=tuple(_undated_in(reader, one, source) for one in expression.arguments),
            )
        case _:
            return expression


def _statistic(reader: RecordReader, record: Record, expression: Expression) -> Statistic:
    field = record.get("statistic")
    if field is None or field.value == TOTAL.words:
        return TOTAL
    allowed = {one.words: one for one in (TOTAL, *statistics())}
    found = allowed.get(field.value)
    if found is None:
        help_ = suggestion(field.value, allowed) or "one of " + ", ".join(
            f"`{word}`" for word in allowed
        )
        raise reader.refuse("FC050", f"`statistic` cannot be `{shown(field.value)}`", field, help_)
    if not isinstance(expression, Term):
        raise reader.refuse(
            "FC030", "a statistic needs one measure", field, "write average(...) into the quantity"
        )
    measure = reader.measure_of(expression)
    if found.days > 1 and not (measure.adds_over_time or measure.meets_again):
        headline = f"`{shown(measure.id)}` does not add up over days, and has no {found.words}"
        raise reader.refuse("FC030", headline, field, "a level has a highest and a lowest day")
    return found


def _claim_window(reader: RecordReader, record: Record, source: str) -> tuple[Window | None, str]:
    when, as_of, since = (record.get(name) for name in ("when", "as_of", "since"))
    if when is not None and (as_of or since):
        raise reader.refuse(
            "FC042", "`when` together with `as_of` or `since`", when, "keep `when`, or the others"
        )
    for field in (since, as_of):
        if field is not None and reader.window(field).undated:
            raise reader.refuse(
                "FC042", f"`{field.name}` needs a day", field, "write `when: undated`"
            )
    if since is None:
        field = when or as_of
        return (_dated(reader, field, source) if field else None), ""
    if as_of is not None:
        until, assumed = as_of.value, ""
    else:
        known = reader.sources.get(source)
        if known is None or known.published is None:
            help_ = "add `as_of:`, or `published:` to the source"
            raise reader.refuse("FC042", "`since` without the day it runs to", since, help_)
        until, assumed = (
            spell(known.published, known.published + 1),
            "taken to run to the day of publication",
        )
    try:
        window = running(since.value, until, reader.periods)
    except WindowError:
        window = None
    if window is None or window.start is None or window.end is None:
        raise reader.refuse("FC041", "`since` begins after the day it runs to", since)
    return window, assumed


def _dated(reader: RecordReader, field: Field, source: str) -> Window:
    """The window of a claim, where it is undated that of its own source."""
    window = reader.window(field)
    if window.undated not in {"", ANY_SOURCE, source}:
        help_ = "write `when: undated`, for days of its own source"
        raise reader.refuse(
            "FC042", f"`{shown(field.value)}` are the days of another source", field, help_
        )
    return attr.evolve(window, undated=source) if window.undated else window


def _own_window(reader: RecordReader, quantity: _Quantity, window: Window | None) -> Window | None:
    """The window of the measure that a claim is about: that behind its name, else the claim's."""
    term = quantity.expression
    return (
        reader.windows[term.window]
        if isinstance(term, Term) and term.window is not None
        else window
    )


def _has_middle(reader: RecordReader, quantity: _Quantity, window: Window | None) -> bool:
    """Whether the days are an odd number, so that their median is the number of one of them."""
    days = _own_window(reader, quantity, window)
    return days is not None and days.plain and (days.days or 0) % 2 == 1


def _check_windows(
    reader: RecordReader, record: Record, quantity: _Quantity, window: Window | None
) -> None:
    field = record.get("quantity") or record.get("measure") or record.first
    as_of, since = record.get("as_of"), record.get("since")
    for term, _ in terms_of(quantity.expression):
        measure = reader.measure_of(term)
        if as_of is None or since is not None or term.window is not None or measure.kind != "flow":
            continue
        if not measure.unit.intensive:
            help_ = "add `since:` for a running count, or write `when:` for that day alone"
            raise reader.refuse(
                "FC042", f"`{measure.id}` is a flow: a running count needs `since:`", as_of, help_
            )
        if window is not None and window.days != 1:
            help_ = "write `when:`, or `kind: stock` into the measure if it is a level at a moment"
            raise reader.refuse("FC042", f"`{measure.id}` is a flow: it needs `when`", as_of, help_)
    statistic, own = quantity.statistic, _own_window(reader, quantity, window)
    days = None if own is None else own.stretch or own.days
    if days is not None and days < statistic.days:
        headline = (
            f"`{statistic.words}` of {days} day{'s' * (days > 1)}: it needs {statistic.days} or"
            " more"
        )
        raise reader.refuse(
            "FC042",
            headline,
            record.get("statistic") or field,
            "give the days it is the highest of",
        )
    if window is not None and window.plain and statistic.averages:
        try:
            window.length(statistic.period)
        except WindowError as error:
            raise reader.refuse(
                error.code, str(error), record.get("statistic") or field, error.help
            ) from None


def _read_figure(
    reader: RecordReader,
    record: Record,
    source: str,
    quantity: _Quantity,
    about: tuple[tuple[tuple[str, str], ...], Window | None],
) -> tuple[Figure, Reading]:
    """The figure of a claim and its reading: those of one before it that was read alike, where
    there is one.
    """
    field = record.get("figure")
    if field is None:
        raise RefusedRecord
    alike = _alike(reader, record, source, quantity, field)
    found = None if alike is None else reader.figures.get(alike)
    if found is not None:
        return found
    figure, reading, noun = _read_anew(reader, record, source, quantity, about)
    besides = figure.days or figure.compared or figure.statistic
    if alike is not None and not noun and not besides:
        reader.figures[alike] = figure, reading
    return figure, reading


def _alike(
    reader: RecordReader, record: Record, source: str, quantity: _Quantity, field: Field
) -> Hashable | None:
    """All that the reading of a figure depends on, where that is little; ``None`` where it is more.

    A figure of one measure without days, comparison or statistic among its words is read by the
    words, the measure, and what its source says of digits, unless the claim says how it was
    rounded.
    """
    expression = quantity.expression
    if not isinstance(expression, Term):
        return None
    if any(record.get(name) for name in ("exact", "rounded_to", "rounding")):
        return None
    known = reader.sources.get(source)
    of_source = None if known is None else (known.numbers, known.exact)
    statistic = quantity.statistic.words
    return field.value, expression.measure, statistic, quantity.divided, of_source


def _read_anew(
    reader: RecordReader,
    record: Record,
    source: str,
    quantity: _Quantity,
    about: tuple[tuple[tuple[str, str], ...], Window | None],
) -> tuple[Figure, Reading, str]:
    """The figure of a claim, its reading, and the noun it goes by where no measure has it."""
    expression, unit, statistic, _ = quantity
    field = record.get("figure")
    if field is None:
        raise RefusedRecord
    known = reader.sources.get(source)
    numbers = known.numbers if known else "en"
    rounded_to = record.get("rounded_to")
    try:
        figure = _signed(reader, _read(reader, field.value, numbers, unit), expression)
        refuse_unstated(figure, expression)
        capped = unit.ratio and whole_is_known(reader, expression, *about)
        refuse_besides(reader, figure, expression, statistic, about[1], known, capped=capped)
        figure = with_each(figure, unit, reader.words or default_words()) if figure.rest else figure
        strange = understood(reader, figure, expression) if figure.rest else ""
        unit = _unit_of_figure(reader, figure, expression, unit)
        figure, counted = _in_unit(reader, figure, expression, unit, statistic.period)
        factor = counted.factor
        divided = quantity.divided or unit.intensive or _divides(expression)
        share = _is_share(figure, unit) and _may_be_share(reader, expression)
        # a median is read as an average is, also of an odd number of days: that of one of them
        averaged = divided or statistic.middle
        exactly = is_exact(reader, record, known, figure, expression, divided=averaged)
        reading = interpret(
            figure,
            whole=unit.counted and factor == 1 and not divided and counts_whole(expression),
            quotient=divided,
            share=share,
            capped=capped,
            least=_least(reader, expression, factor),
            exact=exactly,
            rounded_to=reader.number(rounded_to, numbers) if rounded_to else None,
            rounding=reader.choice(record, "rounding", ("half-up", "half-even", "truncated"), "")
            or None,
            table=reader.table,
        )
    except FigureError as error:
        raise reader.refuse(
            error.code, f"`{shown(field.value)}`: {error}", field, error.help
        ) from None
    except UnitError as error:
        raise reader.refuse(
            error.code, f"`{shown(field.value)}`: {error}", field, error.help
        ) from None
    sides = two_measures(expression)
    if strange and sides is not None:
        divisor = reader.measure_of(sides[1]).id
        reader.nouns.setdefault((divisor, strange), []).append((f"{source}/{record.id}", field))
    if counted.noun:
        own = reader.measure_of(terms_of(expression)[0][0]).id
        reader.nouns.setdefault((own, counted.noun), []).append((f"{source}/{record.id}", field))
    _offer_whole(reader, figure, expression, field, known=capped)
    if figure.form in {"change", "multiple"} and _is_growth(expression):
        return figure, _less_one(reading), counted.noun
    return figure, reading if factor == 1 else reading.scaled(factor), counted.noun


def _read(reader: RecordReader, text: str, numbers: str, unit: Unit) -> Figure:
    """The figure of a phrase; where a length or a time is measured, ``1.85m`` are metres and no
    millions.

    Raises:
        FigureError: FC010 for *10k* of a length or a temperature: 10,000, or 10 km, or 10 K.
    """
    words = reader.words or default_words()
    dimensions = {name for name, _ in unit.dimension}
    tokens = tokenize(text) if dimensions and dimensions <= _LETTERED else ()
    if len(tokens) > 1 and tokens[-2].kind == "number" and tokens[-2].end == tokens[-1].start:
        last = tokens[-1]
        if last.text == _KILO and dimensions != {"time"}:
            number = cut(tokens[-2].text)
            msg = f"“{number}{_KILO}” may be {number} thousand, or {number} with a unit behind it"
            raise FigureError(msg, "FC010", "write the number out, or the whole name of the unit")
        if last.text in words.scale_letters and is_unit(last.text) and dimensions <= _SPANNED:
            apart = read_phrase(
                f"{text[: last.start]} {text[last.start :]}",
                numbers=numbers,
                words=words,
                leads=True,
            )
            return attr.evolve(apart, text=text)
    return read_phrase(text, numbers=numbers, words=words, leads=True)


_SPANNED = frozenset({"length", "time"})
_LETTERED = _SPANNED | {"temperature", "mass"}
"""What is measured in units whose letters are those of scales: *m*, *k*."""

_KILO = "k"


def _unit_of_figure(
    reader: RecordReader, figure: Figure, expression: Expression, unit: Unit
) -> Unit:
    """The unit in which a figure can be given of an expression: what one share leaves of another is
    a share too.

    Raises:
        UnitError: for a change in percent of what is no quotient.
    """
    minus = isinstance(expression, Operation) and expression.operator == "-"
    if figure.form == "change" and (minus or isinstance(expression, Term)):
        help_ = "claim it of a[later] / a[earlier]" + (
            "; a difference of shares is in points" if unit.ratio else ""
        )
        raise UnitError("a change in percent is of a quotient", "FC021", help_)
    if (
        not unit.points
        or figure.unit == "points"
        or not isinstance(expression, Operation)
        or not minus
    ):
        return unit
    sides = [
        {reader.alias[term.measure] for term, _ in terms_of(side)}
        for side in (expression.left, expression.right)
    ]
    return unit if sides[0] == sides[1] else attr.evolve(unit, points=False)


def _signed(reader: RecordReader, figure: Figure, expression: Expression) -> Figure:
    """A percentage with a sign as the change that it is where one measure is divided by itself:
    *+20 %* is up 20 %.
    """
    sign = figure.plus or figure.value < 0
    if not sign or figure.unit != "percent" or figure.form != "digits" or figure.last is not None:
        return figure
    if not one_measure(reader, expression):
        return figure
    number = figure.number._replace(value=magnitude(figure.value))
    size = attr.evolve(figure, number=number, plus=False)
    return to_factor(size, "down" if figure.value < 0 else "up")


def _is_growth(expression: Expression) -> bool:
    """Whether it is *(a - b) / b*, a change by itself."""
    if not isinstance(expression, Operation) or expression.operator != "/":
        return False
    over = expression.left
    return isinstance(over, Operation) and over.operator == "-" and over.right == expression.right


def _less_one(reading: Reading) -> Reading:
    """A reading of a factor as that of the change."""

    def moved(interval: Interval) -> Interval:
        lower, upper = (
            None if end is None else end - 1 for end in (interval.lower, interval.upper)
        )
        return Interval(lower, upper, interval.lower_open, interval.upper_open)

    literal, rounded, generous = (moved(reading.at(level)) for level in LEVELS)
    soft = None if reading.soft is None else reading.soft - 1
    return Reading(literal, rounded, generous, reading.rule, soft)


def _offer_whole(
    reader: RecordReader, figure: Figure, expression: Expression, field: Field, *, known: bool
) -> None:
    """Notes a percentage above 100 that may be one of a whole: nothing says so, and it is read as a
    ratio.
    """
    sides = two_measures(expression)
    if known or figure.unit != "percent" or figure.form != "digits" or sides is None:
        return
    part, whole = map(reader.measure_of, sides)
    if part == whole or figure.value <= 100 or figure.hedge in {"less-than", "at-most", "up-to"}:
        return
    headline = (
        f"`{shown(field.value)}`: more than 100 %, so `{part.id}` is taken not to be part of"
        f" `{whole.id}`"
    )
    help_ = f"if it is, write `part_of: {whole.id}` into measure `{part.id}`"
    found = problem("FC024", headline, field, help=help_)
    reader.problems.append(attr.evolve(found, severity="note"))


def tell_nouns(reader: RecordReader) -> None:
    """Notes each noun that a measure's figures go by and that it does not have, once, with where it
    stands.
    """
    for (name, noun), found in sorted(reader.nouns.items()):
        found.sort(key=lambda one: one[0])
        places = tuple(Label(field.place, shown(field.value), "") for _, field in found[:PLACES])
        headline = (
            f"“{shown(noun)}” is taken for what `{name}` counts: no other measure has that noun"
        )
        help_ = (
            f"if so, write `also: {shown(noun)}` into measure `{name}`; if not, give it a measure"
            " of its own"
        )
        reader.problems.append(Problem("FC023", headline, places, help_, "note"))


PLACES = 3
"""At how many figures a noun is shown."""


def _in_unit(
    reader: RecordReader, figure: Figure, expression: Expression, unit: Unit, per: str
) -> tuple[Figure, Counted]:
    """The figure, its unit freed of ``a day``, and what it counts of the quantity's unit."""
    words = reader.words or default_words()
    text = _without_period(figure.unit.strip(), per, words)
    shares = words.shares
    _refuse_other_word(figure, unit, shares)
    ratio = figure.form in {"fraction", "multiple", "change", "ratio"} or (
        figure.word in shares and unit.ratio
    )
    if not text:
        bare = (
            attr.evolve(read_unit(""), open=figure.form in {"fraction", "ratio"}) if ratio else unit
        )
        return _called(figure, ""), Counted("", conversion(bare, unit))
    known = frozenset[str]().union(
        *(words_of(reader.measure_of(term)) for term, _ in terms_of(expression))
    )
    text = settled(text, unit, words, known)
    try:
        said = read_unit(text)
        counted = Counted(text, conversion(said, unit))
    except UnitError as error:
        stuck = figure.text.rpartition(text)[0][-1:].isdigit()  # 4oo is a slip, and no number of oo
        if ratio or stuck or is_unit(text):
            raise with_advice(error, figure, unit) from None
        counted = counted_as(reader, text, expression, unit)
    else:
        refuse_hours_of_work(said, unit)
        if has_more(text) and any(name in MEASURED for name, _ in unit.dimension):
            counted = measured_of(reader, text, expression, unit)
    return _called(figure, counted.unit), counted


def _refuse_other_word(figure: Figure, unit: Unit, shares: frozenset[str]) -> None:
    """Refuses a word of counts, such as *both*, where parts are told, and a word of parts where
    things are counted.

    *None* says the same of either.

    Raises:
        FigureError: FC010.
    """
    if figure.form != "word" or figure.word == "none":
        return
    if figure.word in shares and not unit.ratio:
        raise FigureError(
            f"“{cut(figure.text)}” is a part of a whole, and this is a number of its own",
            "FC010",
            "claim it of the quotient, `quantity: part / whole`, or write the number",
        )
    if figure.word not in shares and unit.ratio and not figure.unit:
        raise FigureError(
            f"“{cut(figure.text)}” counts things, and this is a ratio",
            "FC010",
            "claim it of what is counted, or write the ratio: 20 %, one in five, three times",
        )


def _called(figure: Figure, unit: str) -> Figure:
    return figure if figure.unit == unit else attr.evolve(figure, unit=unit)


def _without_period(text: str, per: str, words: Words) -> str:
    """A unit without the period of an average, which its statistic says: *a day*, *daily*."""
    if per:
        adverbs = (word for word, period in words.periods.items() if period == per)
        for ending in (
            f"/{per}",
            f"per {per}",
            f"a {per}",
            f"each {per}",
            f"every {per}",
            *adverbs,
        ):
            if text.endswith(ending):
                return text.removesuffix(ending).strip()
    return text


def _divides(expression: Expression) -> bool:
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Operation):
            if node.operator == "/":
                return True
            waiting += [node.left, node.right]
        elif isinstance(node, Call) and node.statistic and node.statistic.divides:
            return True
    return False


def _is_share(figure: Figure, unit: Unit) -> bool:
    if not unit.ratio or unit.points:
        return False
    if figure.form in {"fraction", "ratio"}:
        return 0 <= figure.value <= 1
    written = figure.unit in {"percent", "%"} or (not figure.unit and unit.factor != 1)
    return (
        figure.form == "digits"
        and written
        and 0 <= figure.value <= 100
        and (figure.last or 0) <= 100
    )


def _may_be_share(reader: RecordReader, expression: Expression) -> bool:
    """Whether a percentage may be one of a whole: of one measure to another, or of a place; not of
    one time to another.

    Whether the whole is known as well is another question.
    """
    if isinstance(expression, Term):
        return reader.measure_of(expression).least is not None
    return (
        isinstance(expression, Operation)
        and expression.operator == "/"
        and not one_measure(reader, expression)
    )


def _least(reader: RecordReader, expression: Expression, factor: Exact) -> Exact | None:
    """The least value the quantity can have, in the figure's unit, as far as ranges alone say."""
    if isinstance(expression, Term):
        least = reader.measure_of(expression).least
        if least is None or not factor:
            return None
        return least if factor == 1 else exact(Fraction(least) / factor)
    subtracts = False
    waiting: list[Expression] = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Operation):
            subtracts = subtracts or node.operator == "-"
            waiting += [node.left, node.right]
    ranges = [reader.measure_of(term).least for term, _ in terms_of(expression)]
    return None if subtracts or any(least is None or least < 0 for least in ranges) else 0
