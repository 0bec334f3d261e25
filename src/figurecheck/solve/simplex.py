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
        self._form_of: dict[tuple[tuple[Name, Number], ...], int] = {}
        self._rows: dict[int, dict[int, Number]] = {}  # basic column -> what it is in nonbasic ones
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
        if scale == 1:
            key = tuple(terms)
        elif scale == -1:
            key = tuple([(name, -factor) for name, factor in terms])
        else:
            key = tuple([(name, _over(factor, scale)) for name, factor in terms])
        column = self._form_of.get(key)
        if column is not None:
            return column, scale
        combined: dict[int, Number] = {}
        for name, factor in key:
            known = self._column_of.get(name)
            column = self.variable(name) if known is None else known
            if column in self._rows or column in combined:
                self._add(combined, column, factor)
            else:
                combined[column] = factor
        column = self._form_of[key] = self._new_column()
        self._rows[column] = combined
        total: Value = (0, 0)
        for other, factor in combined.items():
            self._users[other].add(column)
            value = self._values[other]
            total = (total[0] + factor * value[0], total[1] + factor * value[1])
        self._values[column] = total
        self.effort += 8 + 2 * len(combined)
        return column, scale

    def _add(self, combined: dict[int, Number], column: int, factor: Number) -> None:
        row = self._rows.get(column)
        for other, times in ((column, 1),) if row is None else row.items():
            total = combined.get(other, 0) + factor * times
            if total:
                combined[other] = exact(total)
            else:
                combined.pop(other, None)

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
        value*.
        """
        column, scale = self.form(terms)
        sign = 1 if scale > 0 else -1
        if not self._descend(column, sign):
            return None
        certificate: Certificate = {}
        row = self._rows.get(column, {column: 1})
        for other, factor in row.items():
            limit = self._lower[other] if factor * sign > 0 else self._upper[other]
            if limit is None or limit[0] != self._values[other]:
                return None
            self._use(certificate, limit[1], magnitude(factor * scale))
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
        rows, values = self._rows, self._values
        self.effort += 4 + 2 * len(self._users[column])
        for basic in self._users[column]:
            factor = rows[basic][column]
            value = values[basic]
            first, second = value[0] + factor * step0, value[1] + factor * step1
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
        for column, factor in self._rows[basic].items():
            limit = self._upper[column] if factor * sign > 0 else self._lower[column]
            self._use(certificate, _number(limit), magnitude(factor))
        return certificate

    def _pivot(self, basic: int, entering: int, target: Value) -> None:
        factor = self._rows[basic][entering]
        value = self._values[basic]
        here = self._values[entering]
        moved = (
            exact(here[0] + _over(target[0] - value[0], factor)),
            exact(here[1] + _over(target[1] - value[1], factor)),
        )
        self._move(entering, moved)
        self._values[basic] = target
        self._exchange(basic, entering)
        self._mark(entering)

    def _exchange(self, basic: int, entering: int) -> None:
        self.pivots += 1
        self._broken.discard(basic)
        row = self._rows.pop(basic)
        factor = row.pop(entering)
        for column in row:
            self._users[column].discard(basic)
        solved: dict[int, Number] = {column: _over(-times, factor) for column, times in row.items()}
        solved[basic] = _over(1, factor)
        self.effort += 16 + (len(solved) + 6) * (1 + len(self._users[entering])) * _words(solved)
        self._users[entering].discard(basic)
        for other in self._users[entering]:
            self._replace(other, entering, solved)
        self._users[entering] = set()
        self._users[basic] = self._users[basic] or set()
        self._rows[entering] = solved
        for column in solved:
            self._users[column].add(entering)

    def _replace(self, other: int, entering: int, solved: Mapping[int, Number]) -> None:
        row = self._rows[other]
        times = row.pop(entering)
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
            row[column] = total if type(total) is int else exact(total)

    # -- optimising --------------------------------------------------------------------------------

    def _descend(self, column: int, sign: int) -> bool:
        """Moves the column down (up when ``sign`` is negative) as far as the bounds allow; false
        when without end.

        Bland's rule throughout: it cannot cycle.
        """
        if column not in self._rows:
            user = min(self._users[column], default=None)
            limit = self._lower[column] if sign > 0 else self._upper[column]
            if user is None:
                if limit is not None:
                    self._move(column, limit[0])
                return limit is not None
            self._exchange(user, column)
        while column in self._rows:
            self._go_on()
            step = self._improving(column, sign)
            if step is None:
                return True
            if not self._follow(*step):
                return False
        return True  # the column itself met its bound on that side

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
            factor = self._rows[basic][column] * way
            end = self._upper[basic] if factor > 0 else self._lower[basic]
            if end is None:
                continue
            at = self._values[basic]
            free = (_over(end[0][0] - at[0], factor), _over(end[0][1] - at[1], factor))
            if room is None or free < room:
                blocking, room, target = basic, free, end[0]
        if room is None:
            return False
        if blocking is None:
            self._move(column, (exact(value[0] + way * room[0]), exact(value[1] + way * room[1])))
        else:
            self._pivot(blocking, column, target)
        return True


def _words(row: Mapping[int, Number]) -> int:
    """How many words of 64 bits the longest number of a row takes; one that is not whole takes
    eight more.
    """
    longest = more = 0
    for number in row.values():
        if type(number) is int:
            longest = max(longest, number.bit_length())
        else:
            more = 8  # its sums and products look for common divisors
            longest = max(longest, number.numerator.bit_length() + number.denominator.bit_length())
    return 1 + more + longest // 64


def _number(limit: tuple[Value, int] | None) -> int:
    if limit is None:
        msg = "a column without a bound cannot take part in a proof"
        raise RuntimeError(msg)
    return limit[1]
