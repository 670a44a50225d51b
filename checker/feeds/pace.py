"""How often a host is asked: a pause between any two requests, and longer ones it asks for."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

PATIENCE = 30.0  # seconds that are waited for one host; longer pauses are left to the next pass


class Pace:
    """When each host may be asked next, for all threads; times are seconds of ``clock``."""

    def __init__(
        self,
        delay: float,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        paused: dict[str, float] | None = None,
    ) -> None:
        self.paused = dict(paused or {})
        self._delay = delay
        self._clock = clock
        self._sleep = sleep
        self._next: dict[str, float] = {}
        self._lock = Lock()

    def wait(self, host: str, delay: float = 0.0) -> float:
        """Wait for the turn of a request; else return how many seconds too long that would be.

        ``delay`` is what the host asks for between two requests, if more than ours.
        """
        delay = max(delay, self._delay)
        with self._lock:
            now = self._clock()
            turn = max(now, self._next.get(host, 0.0), self.paused.get(host, 0.0))
            if turn - now > PATIENCE:
                return turn - now
            self._next[host] = turn + delay
            if delay > PATIENCE:  # it also holds for the next pass
                self.paused[host] = turn + delay
        if turn > now:
            self._sleep(turn - now)
        return 0.0

    def pause(self, host: str, seconds: float) -> None:
        """Leave a host alone for a time."""
        with self._lock:
            self.paused[host] = max(self.paused.get(host, 0.0), self._clock() + seconds)
