"""Work that several processes share, each of which takes the next piece when it is done with one.

They are copies of this process, which know all that it knows: nothing has to be sent to them. What
they hand back is sent, so it is as little as can be.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import Generic, NamedTuple, TypeVar

from figurecheck.errors import UsageError
from figurecheck.solve.part import ENDED, ENDED_HELP, each

Found = TypeVar("Found")


class Sending(NamedTuple, Generic[Found]):
    """How what other processes find becomes bytes, and is read from them."""

    written: Callable[[Found], bytes]
    read: Callable[[bytes], Found]


def shared_out(
    work: Callable[[int], Found],
    count: int,
    jobs: int,
    sending: Sending[Found],
    done: Callable[[int], None] = lambda _: None,
) -> list[Found]:
    """What each of so many pieces of work comes to, 250 at the most, found by so many processes.

    ``done`` is told the number of each piece that this process has finished; those before it are
    finished or under way. What raises in another process is done again here, and raises here.

    Raises:
        UsageError: where a process has ended before it was done.
    """
    jobs = min(jobs, count)
    write = partial(_written, work, sending.written)
    if jobs > 1 and not _can_copy():
        return [sending.read(one) for one in each(write, int, count, jobs)]
    waiting, put = os.pipe()
    os.write(put, bytes(range(count)))
    os.close(put)
    helpers: list[_Helper] = []
    try:
        if jobs > 1:
            _start(helpers, jobs - 1, write, waiting)
        found: dict[int, Found] = {}
        for number in _taken(waiting):
            found[number] = work(number)
            done(number)
        for helper in helpers:
            found.update((number, sending.read(one)) for number, one in _handed_back(helper))
    finally:
        os.close(waiting)
        for helper in helpers:
            _end(helper)
    return [found[number] if number in found else work(number) for number in range(count)]


def _written(work: Callable[[int], Found], written: Callable[[Found], bytes], number: int) -> bytes:
    return written(work(number))


def _can_copy() -> bool:
    """Whether this process can be copied: not on every system, nor while others of its threads may
    hold a lock.
    """
    if not hasattr(os, "fork") or sys.platform == "darwin":  # its libraries do not bear it
        return False
    threading = sys.modules.get("threading")
    return threading is None or threading.active_count() == 1


class _Helper(NamedTuple):
    """Another process by its number, and where what it hands back is read."""

    process: int
    results: int


def _taken(waiting: int, wanted: Callable[[], bool] = lambda: True) -> Iterator[int]:
    """The numbers of the pieces that this process takes, each when it is ready for it, as long as
    they are wanted.
    """
    while wanted() and (number := os.read(waiting, 1)):
        yield number[0]


def _start(helpers: list[_Helper], count: int, work: Callable[[int], bytes], waiting: int) -> None:
    """Starts so many other processes. An interrupt meanwhile is only heard of once all are among
    the helpers, so that they are ended, and never by a copy of who hears of it.
    """
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        for _ in range(count):
            helpers.append(_started(work, waiting, heard))  # noqa: PERF401 - one may fail to start
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)


def _started(
    work: Callable[[int], bytes], waiting: int, heard: set[int | signal.Signals]
) -> _Helper:
    first = os.getpid()
    results, out = os.pipe()
    process = os.fork()
    if process:
        os.close(out)
        return _Helper(process, results)
    status = 1
    try:  # from here on in the other process, which must never get out of this function
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)
        gc.freeze()  # what looks for rubbish would have all that is shared copied
        os.close(results)
        with os.fdopen(out, "wb") as stream:
            # once the first process is gone, whatever has ended it, nobody reads what is found
            taken = _taken(waiting, lambda: os.getppid() == first)
            for one in [_done(work, number) for number in taken]:
                stream.write(one)
            stream.write(_frame(_ALL, b""))
        status = 0
    finally:
        os._exit(status)


_ALL, _HEAD = 255, 9
"""What stands in place of a number once all is handed back, and the bytes ahead of each result: a
number, and how many bytes follow.
"""


def _frame(number: int, content: bytes) -> bytes:
    return bytes([number]) + len(content).to_bytes(_HEAD - 1, "big") + content


def _done(work: Callable[[int], bytes], number: int) -> bytes:
    """A piece of work; nothing where it fails, since it is done again by who can tell of that."""
    try:
        return _frame(number, work(number))
    except Exception:
        return b""


def _handed_back(helper: _Helper) -> Iterator[tuple[int, bytes]]:
    """What another process has found, by the numbers of the pieces."""
    with os.fdopen(os.dup(helper.results), "rb") as stream:
        while True:
            head = stream.read(_HEAD)
            size = int.from_bytes(head[1:], "big")
            content = stream.read(size)
            if len(head) < _HEAD or len(content) < size:
                raise UsageError(ENDED, ENDED_HELP)
            if head[0] == _ALL:
                return
            yield head[0], content


def _end(helper: _Helper) -> None:
    """Ends another process, whatever it is at, and waits until it is gone."""
    os.close(helper.results)
    with suppress(ProcessLookupError):
        os.kill(helper.process, signal.SIGKILL)
    with suppress(ChildProcessError):
        os.waitpid(helper.process, 0)
