"""Prepare articles here, or in as many processes as there are processors."""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from threading import Thread

from checker.errors import CheckerError
from checker.index.prepare import Prepared, prepare
from checker.types import Article

_CHUNK = 32  # articles that one process takes at a time
_AHEAD = 8  # chunks for each process, so that none waits while a batch is written
# Objects made before cycles among them are looked for: the stages make hundreds a sentence and, in
# 100 articles, no cycle. Looking 70 times as often, as is usual, took a sixtieth of the time.
_SELDOM = 50_000
_ALONE = 3 * _CHUNK  # up to here starting processes costs more than it saves


def prepared(articles: Iterator[Article], *, processes: int = 0) -> Iterator[Prepared]:
    """Yield the articles prepared, in their order; ``processes`` 0 means one per processor.

    Raises:
        CheckerError: a process was killed, by the system for want of memory as a rule.
    """
    count = processes or _processors()
    first = list(islice(articles, _ALONE))
    everything = chain(first, articles)
    if count < 2 or len(first) < _ALONE:
        yield from map(prepare, everything)
    else:
        yield from _in_processes(everything, count)


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _in_processes(articles: Iterator[Article], count: int) -> Iterator[Prepared]:
    # No fork: the encoder's threads do not survive one.
    from concurrent.futures.process import BrokenProcessPool

    waiting: deque[Future[list[Prepared]]] = deque()
    spawn = get_context("spawn")
    with ProcessPoolExecutor(count, mp_context=spawn, initializer=_begin) as pool:
        try:
            while chunk := list(islice(articles, _CHUNK)):
                waiting.append(pool.submit(_prepare_all, chunk))
                if len(waiting) > _AHEAD * count:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            raise CheckerError(
                "a process that reads articles was killed",
                hint="Was there enough memory? What was committed is kept: run it again.",
            ) from error
        finally:
            for future in waiting:
                future.cancel()


def _begin() -> None:
    """Set up a process that reads articles."""
    gc.set_threshold(_SELDOM)
    _die_with_parent()


def _die_with_parent() -> None:
    """End this process when the one that started it is killed: nobody else would end it."""

    def wait() -> None:
        if parent := parent_process():
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()


def _prepare_all(articles: Iterable[Article]) -> list[Prepared]:
    return [prepare(article) for article in articles]
