"""Threads that ask hosts: several at once, each host by one thread at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from queue import Queue
from threading import Condition, Thread
from typing import Generic, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")


class Lanes(Generic[Job, Result]):
    """Jobs in, results out, as they come; a slow host keeps only its own lane waiting.

    ``make`` is entered once in each thread, and gives what does a job there. The threads are
    daemons: an interrupted watch need not wait for a server.
    """

    def __init__(
        self, make: Callable[[], AbstractContextManager[Callable[[Job], Result]]], count: int
    ) -> None:
        self._make = make
        self._lanes: dict[str, deque[Job]] = {}
        self._busy: set[str] = set()
        self._change = Condition()
        # Bounded: pages are not piled up where reading them is slower than fetching them.
        self._done: Queue[tuple[Job, Result | Exception]] = Queue(2 * count)
        self._open = 0
        self._ended = False
        self._idle = count
        self._threads: list[Thread] = []

    @property
    def open(self) -> int:
        """How many jobs are not done."""
        return self._open

    def put(self, host: str, job: Job) -> None:
        """Add a job to a host's lane."""
        with self._change:
            self._lanes.setdefault(host, deque()).append(job)
            self._open += 1
            if self._idle and len(self._lanes) > len(self._busy):
                self._idle -= 1
                self._threads.append(Thread(target=self._work, daemon=True))
                self._threads[-1].start()
            self._change.notify()

    def results(self) -> Iterator[tuple[Job, Result]]:
        """Yield what is done until nothing is left to do; more may be put in meanwhile."""
        while self._open:
            job, result = self._done.get()
            self._open -= 1
            if isinstance(result, Exception):
                raise result
            yield job, result

    def end(self) -> None:
        """Start no further job, and let threads that have none close what they hold."""
        with self._change:
            self._ended = True
            self._lanes.clear()
            self._change.notify_all()
        if not self._open:
            for thread in self._threads:
                thread.join()

    def _work(self) -> None:
        with self._make() as do:
            self._work_with(do)

    def _work_with(self, do: Callable[[Job], Result]) -> None:
        while (taken := self._take()) is not None:
            host, job = taken
            result: Result | Exception
            try:
                result = do(job)
            except Exception as error:  # a fault of ours: it is raised where results are read
                result = error
            self._done.put((job, result))
            with self._change:
                self._busy.discard(host)
                self._change.notify()

    def _take(self) -> tuple[str, Job] | None:
        with self._change:
            while not self._ended:
                for host, jobs in self._lanes.items():
                    if host not in self._busy:
                        self._busy.add(host)
                        job = jobs.popleft()
                        if not jobs:
                            del self._lanes[host]
                        return host, job
                self._change.wait()
            return None
