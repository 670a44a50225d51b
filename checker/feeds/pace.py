"""How often a host is asked: a pause between any two requests, and longer ones it asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

PATIENCE = 30.0  # seconds of a pause that are waited for; a longer one is left to a later pass
BUDGET = 600.0  # seconds of a pass that are spent on one host; what is left comes next
LONGEST = 300.0  # seconds between two requests, whatever a host asks for


@dataclass(frozen=True, slots=True)
class Hold:
    """Why a request is not made in this pass, and after how many seconds it may be."""

    reason: str
    seconds: float


class Pace:
    """When each host may be asked next, for all threads; times are seconds of ``clock``."""

    def __init__(
        self,
        delay: float,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        paused: dict[str, float] | None = None,
    ) -> None:
        self._paused = dict(paused or {})
        self._delay = delay
        self._clock = clock
        self._sleep = sleep
        self._started = clock()
        self._next: dict[str, float] = {}
        self._lock = Lock()

    def wait(self, host: str, delay: float = 0.0) -> Hold | None:
        """Wait for the turn of a request; or return why it has none in this pass.

        ``delay`` is what the host asks for between two requests, if more than ours.
        """
        with self._lock:
            now, pause = self._clock(), self._paused.get(host, 0.0)
            if pause - now > PATIENCE:
                return Hold(
                    f"{host} asks to be left alone for another {pause - now:.0f} s", pause - now
                )
            turn = max(now, self._next.get(host, 0.0), pause)
            if turn - self._started > BUDGET:
                return Hold(
                    f"{host} was asked for {BUDGET / 60:.0f} minutes; the rest comes next", 0
                )
            self._next[host] = turn + max(self._delay, min(delay, LONGEST))
        if turn > now:
            self._sleep(turn - now)
        return None

    def pause(self, host: str, seconds: float) -> None:
        """Leave a host alone for a time."""
        with self._lock:
            self._paused[host] = max(self._paused.get(host, 0.0), self._clock() + seconds)

    def pauses(self) -> dict[str, float]:
        """Return which hosts are left alone until when: what the next pass must know."""
        with self._lock:
            found = dict(self._paused)
            for host, turn in self._next.items():
                if turn > self._clock() + PATIENCE:
                    found[host] = max(turn, found.get(host, 0.0))
            return found
