"""An exact rational simplex that keeps its basis between questions.

It decides whether bounds on linear forms can hold together, after B. Dutertre and L. de Moura, *A
Fast Linear-Arithmetic Solver for DPLL(T)*, CAV 2006: the forms stay, bounds come and go. Strict
bounds carry an infinitesimal (section 4.2 there). A failing row gives the multipliers of a Farkas
certificate.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from heapq import heappop, heappush
from math import gcd, lcm
from typing import NamedTuple

from figurecheck.model.interval import Number, exact, magnitude

Value = tuple[Number, Number]
"""A number and how many infinitesimals are added to it."""

Name = tuple[str, ...]
"""What a variable is called."""

Certificate = dict[int, Number]
"""For each bound that takes part, by its number, the positive multiplier it takes part with."""


def _over(a: Number, b: Number) -> Number:
    """One number divided by another; most are whole and most divide evenly, and ``int`` is several
    times faster.
    """
    if b == 1 or not a:
        return a
    if b == -1:
        return -a
    if type(a) is int and type(b) is int:
        whole, rest = divmod(a, b)
        return Fraction(a, b) if rest else whole
    return exact(Fraction(a) / b)


class TooMuchError(Exception):
    """A question costs more than it may; the next one can be asked as ever."""


class Bound(NamedTuple):
    """A linear form, by its column, is at least or at most a value; the column holds the form
    divided by ``scale``.
    """

    column: int
    lower: bool
    value: Value
    scale: Number


class Simplex:
    """Bounds on linear forms over named columns; a bound is added once and switched on and off by
    its number.
    """

    def __init__(self) -> None:
        self._names: list[tuple[Name, int]] = []
        self._column_of: dict[Name, int] = {}
        self._form_of: dict[tuple[tuple[Name, int], ...], int] = {}
        # basic column -> what it is in nonbasic ones, in whole numbers, and what divides their sum;
        # both without a common divisor
        self._rows: dict[int, dict[int, int]] = {}
        self._divisors: dict[int, int] = {}
        self._users: list[set[int]] = []  # per column, the basic columns whose row mentions it
        self._values: list[Value] = []
        self._lower: list[tuple[Value, int] | None] = []
        self._upper: list[tuple[Value, int] | None] = []
        self._bounds: list[Bound] = []
        self._numbers: list[list[int]] = []  # per column, the numbers of the bounds on it
        self._active: frozenset[int] = frozenset()
        self._broken: set[int] = set()  # basic columns whose value breaks a bound
        self._queue: list[
            tuple[int, int]
        ] = []  # at least the broken ones, each behind the length its row had then
        self.pivots = 0
        self.effort = 0
        """Entries touched so far, times the words of their numbers."""
        self.most: int | None = None
        """At how much effort a question is given up with ``TooMuchError``; ``None`` for never."""

    # -- building ----------------------------------------------------------------------------------

    def _new_column(self) -> int:
        self._users.append(set())
        self._numbers.append([])
        self._values.append((0, 0))
        self._lower.append(None)
        self._upper.append(None)
        return len(self._values) - 1

    def variable(self, name: Name) -> int:
        """The column of a variable, made when it is first asked for."""
        column = self._column_of.get(name)
        if column is None:
            column = self._column_of[name] = self._new_column()
            self._names.append((name, column))
        return column

    def form(self, terms: Sequence[tuple[Name, Number]]) -> tuple[int, Number]:
        """The column of a linear form and the factor by which the form is larger than it.

        ``terms`` are distinct variables with factors other than zero, in an order that is the same
        every time.
        """
        name, scale = terms[0]
        if len(terms) == 1:
            column = self._column_of.get(name)
            return (self.variable(name) if column is None else column), scale
        key, scale = _whole(terms)
        column = self._form_of.get(key)
        if column is not None:
            return column, scale
        columns = [(self.variable(name), factor) for name, factor in key]
        column = self._form_of[key] = self._new_column()
        combined, self._divisors[column] = self._combined(columns)
        self._rows[column] = combined
        for other in combined:
            self._users[other].add(column)
        total: Value = (0, 0)
        for other, factor in columns:
            value = self._values[other]
            total = (total[0] + factor * value[0], total[1] + factor * value[1])
        self._values[column] = exact(total[0]), exact(total[1])
        self.effort += 8 + 2 * len(combined)
        return column, scale

    def _combined(self, columns: Sequence[tuple[int, int]]) -> tuple[dict[int, int], int]:
        """The sum of columns with whole factors, in nonbasic ones, and what divides it."""
        if not any(column in self._rows for column, _ in columns):
            return dict(columns), 1
        divisor = lcm(*[self._divisors.get(column, 1) for column, _ in columns])
        combined: dict[int, int] = {}
        for column, factor in columns:
            row = self._rows.get(column)
            if row is None:
                combined[column] = combined.get(column, 0) + factor * divisor
                continue
            times = factor * (divisor // self._divisors[column])
            for other, own in row.items():
                combined[other] = combined.get(other, 0) + times * own
        return _reduced({column: own for column, own in combined.items() if own}, divisor)

    def add(self, terms: Sequence[tuple[Name, Number]], bound: Number, *, strict: bool) -> int:
        """Adds the bound *sum of terms >= bound* (``>`` when strict), switched off; returns its
        number.
        """
        if len(terms) == 1:  # most bounds are on one variable
            name, scale = terms[0]
            known = self._column_of.get(name)
            column = self.variable(name) if known is None else known
        else:
            column, scale = self.form(terms)
        lower = scale > 0
        infinitesimal = (1 if lower else -1) if strict else 0
        value = bound if scale == 1 else _over(bound, scale)
        number = len(self._bounds)
        self._numbers[column].append(number)
        self._bounds.append(Bound(column, lower, (value, infinitesimal), scale))
        return number

    def interval(
        self, numbers: Sequence[int]
    ) -> tuple[tuple[int, ...], tuple[Number | None, bool, Number | None, bool] | None]:
        """The one column that some bounds are about, and its lower and upper end with whether each
        is open.

        ``None`` where they are about several columns.
        """
        bounds = [self._bounds[number] for number in numbers]
        columns = tuple(sorted({bound.column for bound in bounds}))
        if len(columns) != 1:
            return columns, None
        lowers = [bound.value for bound in bounds if bound.lower]
        uppers = [bound.value for bound in bounds if not bound.lower]
        lower = max(lowers, default=None)
        upper = min(uppers, default=None)
        return columns, (
            None if lower is None else lower[0],
            lower is not None and lower[1] > 0,
            None if upper is None else upper[0],
            upper is not None and upper[1] < 0,
        )

    def mark(self) -> int:
        """How many columns there are: what ``forget`` goes back to."""
        return len(self._values)

    def forget(self, mark: int) -> None:
        """Takes the forms that came after a mark out of the tableau again; no bound on them may be
        asked about again.

        Bounds are all switched off with it, so that the next question sets its own.
        """
        for column in range(mark, len(self._values)):
            if column not in self._rows and self._users[column]:
                self._exchange(min(self._users[column]), column)
            for other in self._rows.pop(column, {}):
                self._users[other].discard(column)
            self._divisors.pop(column, None)
        for key in [key for key, column in self._form_of.items() if column >= mark]:
            del self._form_of[key]
        self._active = frozenset()
        self._lower = [None] * len(self._lower)
        self._upper = [None] * len(self._upper)
        self._broken.clear()
        self._queue.clear()

    # -- asking ------------------------------------------------------------------------------------

    def check(self, active: Iterable[int]) -> Certificate | None:
        """``None`` when the active bounds can all hold, else the multipliers that show why not."""
        clash = self._switch(active)
        return self._feasible() if clash is None else clash

    def solution(self) -> list[tuple[tuple[str, ...], Value]]:
        """The value of every variable in the last solution, in the order in which the variables
        came.
        """
        return [(name, self._values[column]) for name, column in self._names]

    def settle(self) -> Number:
        """A positive number small enough to stand for the infinitesimal in every active bound of
        the last solution.
        """
        small: Number = 1
        for value, lower, upper in zip(self._values, self._lower, self._upper, strict=True):
            if lower is not None:
                number, infinitesimals = lower[0]
                slope, room = value[1] - infinitesimals, value[0] - number
                if slope < 0 < room:
                    small = min(small, _over(room, -2 * slope))
            if upper is not None:
                number, infinitesimals = upper[0]
                slope, room = infinitesimals - value[1], number - value[0]
                if slope < 0 < room:
                    small = min(small, _over(room, -2 * slope))
        return small

    def least(self, terms: Sequence[tuple[Name, Number]]) -> tuple[Value, Certificate] | None:
        """The least value of the form over the active bounds, which must be feasible, and what
        forces it.

        ``None`` where there is no least value. The multipliers make the bounds sum to *form >=
        value*. A form of no terms is 0.
        """
        if not terms:
            return (0, 0), {}
        column, scale = self.form(terms)
        sign = 1 if scale > 0 else -1
        self._descend(column, sign)
        certificate: Certificate = {}
        row, divisor = self._rows.get(column, {column: 1}), self._divisors.get(column, 1)
        for other, factor in row.items():
            limit = self._lower[other] if factor * sign > 0 else self._upper[other]
            if limit is None or limit[0] != self._values[other]:
                return None
            self._use(certificate, limit[1], _over(magnitude(factor * scale), divisor))
        value = self._values[column]
        return (exact(value[0] * scale), exact(value[1] * scale)), certificate

    # -- bounds ------------------------------------------------------------------------------------

    def _use(self, certificate: Certificate, number: int, factor: Number) -> None:
        certificate[number] = exact(
            certificate.get(number, 0) + _over(factor, magnitude(self._bounds[number].scale))
        )

    def _switch(self, active: Iterable[int]) -> Certificate | None:
        wanted = frozenset(active)
        self.effort += 8 + len(wanted)
        touched = {self._bounds[number].column for number in wanted ^ self._active}
        self._active = wanted
        ordered = sorted(touched)
        for column in ordered:
            self._lower[column] = self._upper[column] = None
            for number in self._numbers[column]:
                if number in wanted:
                    self._tighten(self._bounds[number], number)
        for column in ordered:
            lower, upper = self._lower[column], self._upper[column]
            if lower is not None and upper is not None and lower[0] > upper[0]:
                certificate: Certificate = {}
                self._use(certificate, lower[1], 1)
                self._use(certificate, upper[1], 1)
                self._active = (
                    frozenset()
                )  # the bounds of this question are not in force: the next one sets all
                self._lower = [None] * len(self._lower)
                self._upper = [None] * len(self._upper)
                self._broken.clear()
                self._queue.clear()
                return certificate
        for column in ordered:
            if column not in self._rows:
                self._clip(column)
            else:
                self._mark(column)
        return None

    def _tighten(self, bound: Bound, number: int) -> None:
        if bound.lower:
            known = self._lower[bound.column]
            if known is None or bound.value > known[0]:
                self._lower[bound.column] = (bound.value, number)
        else:
            known = self._upper[bound.column]
            if known is None or bound.value < known[0]:
                self._upper[bound.column] = (bound.value, number)

    def _clip(self, column: int) -> None:
        lower, upper, value = self._lower[column], self._upper[column], self._values[column]
        if lower is not None and value < lower[0]:
            self._move(column, lower[0])
        elif upper is not None and value > upper[0]:
            self._move(column, upper[0])

    def _move(self, column: int, target: Value) -> None:
        old = self._values[column]
        step0, step1 = target[0] - old[0], target[1] - old[1]
        self._values[column] = target
        rows, divisors, values = self._rows, self._divisors, self._values
        self.effort += 4 + 2 * len(self._users[column])
        for basic in self._users[column]:
            factor, divisor = rows[basic][column], divisors[basic]
            value = values[basic]
            if divisor == 1:
                first, second = value[0] + factor * step0, value[1] + factor * step1
            else:
                first = value[0] + _over(factor * step0, divisor)
                second = value[1] + _over(factor * step1, divisor)
            values[basic] = (
                first if type(first) is int else exact(first),
                second if type(second) is int else exact(second),
            )
            self._mark(basic)

    # -- pivoting ----------------------------------------------------------------------------------

    def _feasible(self) -> Certificate | None:
        greedy = True
        seen: set[int] = set()
        # which columns have entered or left an odd number of times; two that share a number do no
        # harm
        basis = 0
        while True:
            self._go_on()
            leaving = self._leaving(greedy=greedy)
            if leaving is None:
                return None
            basic, target, sign = leaving
            entering = self._entering(basic, sign, greedy=greedy)
            if entering is None:
                return self._explain(basic, sign)
            self._pivot(basic, entering, target)
            if greedy:
                basis ^= hash((basic,)) ^ hash((entering,))
                greedy = (
                    basis not in seen
                )  # a basis that comes back may come back for ever: from here on, Bland's rule
                seen.add(basis)

    def _go_on(self) -> None:
        if self.most is not None and self.effort > self.most:
            raise TooMuchError

    def _leaving(self, *, greedy: bool) -> tuple[int, Value, int] | None:
        if not self._broken:
            return None
        if greedy:
            while self._queue[0][1] not in self._broken:
                heappop(self._queue)
            basic = self._queue[0][1]
        else:
            basic = min(self._broken)
        lower, upper = self._lower[basic], self._upper[basic]
        if lower is not None and self._values[basic] < lower[0]:
            return basic, lower[0], 1
        if upper is None:
            msg = "a column without a bound cannot break one"
            raise RuntimeError(msg)
        return basic, upper[0], -1

    def _mark(self, basic: int) -> None:
        """Notes whether the value of a basic column breaks one of its bounds."""
        lower, upper, value = self._lower[basic], self._upper[basic], self._values[basic]
        if (lower is not None and value < lower[0]) or (upper is not None and value > upper[0]):
            if basic not in self._broken:
                self._broken.add(basic)
                heappush(self._queue, (len(self._rows[basic]), basic))
        else:
            self._broken.discard(basic)

    def _entering(self, basic: int, sign: int, *, greedy: bool) -> int | None:
        best: int | None = None
        best_size = 0
        self.effort += len(self._rows[basic])
        for column, factor in self._rows[basic].items():
            limit = self._upper[column] if factor * sign > 0 else self._lower[column]
            if limit is not None and limit[0] == self._values[column]:
                continue
            size = len(self._users[column]) if greedy else 0
            if best is None or (size, column) < (best_size, best):
                best, best_size = column, size
        return best

    def _explain(self, basic: int, sign: int) -> Certificate:
        certificate: Certificate = {}
        limit = self._lower[basic] if sign > 0 else self._upper[basic]
        self._use(certificate, _number(limit), 1)
        divisor = self._divisors[basic]
        for column, factor in self._rows[basic].items():
            limit = self._upper[column] if factor * sign > 0 else self._lower[column]
            self._use(certificate, _number(limit), _over(magnitude(factor), divisor))
        return certificate

    def _pivot(self, basic: int, entering: int, target: Value) -> None:
        factor, divisor = self._rows[basic][entering], self._divisors[basic]
        value = self._values[basic]
        here = self._values[entering]
        moved = (
            exact(here[0] + _over((target[0] - value[0]) * divisor, factor)),
            exact(here[1] + _over((target[1] - value[1]) * divisor, factor)),
        )
        self._move(entering, moved)
        self._values[basic] = target
        self._exchange(basic, entering)
        self._mark(entering)

    def _exchange(self, basic: int, entering: int) -> None:
        self.pivots += 1
        self._broken.discard(basic)
        row, divisor = self._rows.pop(basic), self._divisors.pop(basic)
        factor = row.pop(entering)
        for column in row:
            self._users[column].discard(basic)
        solved = row if factor < 0 else {column: -times for column, times in row.items()}
        solved[basic] = divisor if factor > 0 else -divisor
        divisor = abs(factor)
        weight = _words(solved) + (divisor != 1)  # then rows are searched for a common divisor
        self.effort += 16 + (len(solved) + 6) * (1 + len(self._users[entering])) * weight
        self._users[entering].discard(basic)
        for other in self._users[entering]:
            self._replace(other, entering, solved, divisor)
        self._users[entering] = set()
        self._users[basic] = self._users[basic] or set()
        self._rows[entering], self._divisors[entering] = solved, divisor
        for column in solved:
            self._users[column].add(entering)

    def _replace(self, other: int, entering: int, solved: Mapping[int, int], divisor: int) -> None:
        """Puts what the entering column is now into a row that mentions it."""
        row = self._rows[other]
        times = row.pop(entering)
        if divisor != 1:
            common = gcd(times, divisor)
            times, grows = times // common, divisor // common
            if grows != 1:
                for column in row:
                    row[column] *= grows
                self._divisors[other] *= grows
        for column, factor in solved.items():
            total = times * factor
            old = row.get(column)
            if old is None:
                self._users[column].add(other)
            else:
                total += old
                if not total:
                    del row[column]
                    self._users[column].discard(other)
                    continue
            row[column] = total
        if self._divisors[other] != 1:
            self._rows[other], self._divisors[other] = _reduced(row, self._divisors[other])

    # -- optimising --------------------------------------------------------------------------------

    def _descend(self, column: int, sign: int) -> None:
        """Moves the column down (up when ``sign`` is negative) as far as the bounds allow; where
        that is without end, to where nothing that could go on meets a bound.

        Bland's rule throughout: it cannot cycle.
        """
        if column not in self._rows:
            user = min(self._users[column], default=None)
            limit = self._lower[column] if sign > 0 else self._upper[column]
            if user is None:
                if limit is not None:
                    self._move(column, limit[0])
                return
            self._exchange(user, column)
        while column in self._rows:
            self._go_on()
            step = self._improving(column, sign)
            if step is None or not self._follow(*step):
                return  # else, once it is no row, the column itself met its bound on that side

    def _improving(self, column: int, sign: int) -> tuple[int, int] | None:
        best: tuple[int, int] | None = None
        self.effort += len(self._rows[column])
        for other, factor in self._rows[column].items():
            way = -1 if factor * sign > 0 else 1
            limit = self._lower[other] if way < 0 else self._upper[other]
            if (limit is None or limit[0] != self._values[other]) and (
                best is None or other < best[0]
            ):
                best = (other, way)
        return best

    def _follow(self, column: int, way: int) -> bool:
        """Moves a nonbasic column one way until something blocks it; false when nothing
        ever does.
        """
        limit = self._lower[column] if way < 0 else self._upper[column]
        value = self._values[column]
        blocking: int | None = None
        room: Value | None = None
        if limit is not None:
            room = ((limit[0][0] - value[0]) * way, (limit[0][1] - value[1]) * way)
        target: Value = (0, 0)
        self.effort += 4 * len(self._users[column])
        for basic in sorted(self._users[column]):
            factor, divisor = self._rows[basic][column] * way, self._divisors[basic]
            end = self._upper[basic] if factor > 0 else self._lower[basic]
            if end is None:
                continue
            at = self._values[basic]
            free = (
                _over((end[0][0] - at[0]) * divisor, factor),
                _over((end[0][1] - at[1]) * divisor, factor),
            )
            if room is None or free < room:
                blocking, room, target = basic, free, end[0]
        if room is None:
            return False
        if blocking is None:
            self._move(column, (exact(value[0] + way * room[0]), exact(value[1] + way * room[1])))
        else:
            self._pivot(blocking, column, target)
        return True


def _whole(terms: Sequence[tuple[Name, Number]]) -> tuple[tuple[tuple[Name, int], ...], Number]:
    """A form in whole numbers without a common divisor, the first of them positive, and by what it
    is to be multiplied.
    """
    first = terms[0][1]
    given = [(name, factor) for name, factor in terms if type(factor) is int]
    if first == 1 and len(given) == len(terms):  # as most are
        return tuple(given), 1
    shared = lcm(*[factor.denominator for _, factor in terms])
    whole = [(name, int(factor * shared)) for name, factor in terms]
    divisor = gcd(*[factor for _, factor in whole])
    if whole[0][1] < 0:
        divisor = -divisor
    if divisor != 1:
        whole = [(name, factor // divisor) for name, factor in whole]
    return tuple(whole), _over(divisor, shared)


def _reduced(row: dict[int, int], divisor: int) -> tuple[dict[int, int], int]:
    """A row and what divides it, both without a common divisor."""
    common = gcd(divisor, *row.values())
    if common == 1:
        return row, divisor
    return {column: own // common for column, own in row.items()}, divisor // common


def _words(row: Mapping[int, int]) -> int:
    """How many words of 64 bits the longest number of a row takes."""
    return 1 + max([number.bit_length() for number in row.values()], default=0) // 64


def _number(limit: tuple[Value, int] | None) -> int:
    if limit is None:
        msg = "a column without a bound cannot take part in a proof"
        raise RuntimeError(msg)
    return limit[1]
