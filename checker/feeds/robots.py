"""What robots.txt of a host allows (RFC 9309), asked once a day.

protego reads it and not the standard library: that takes the first line that fits where the
standard asks for the longest, and knows neither `*` nor `$` in a path.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock

from protego import Protego

from checker.feeds.addresses import origin
from checker.feeds.client import TOKEN, Answer, Failure

KEPT = 86_400.0
_LONGEST = 500 * 1024  # bytes of it that are read, as the standard asks at least
_AGAIN = 86_400.0

Ask = Callable[[str], Answer | Failure]


@dataclass(frozen=True, slots=True)
class Robots:
    """The text of a robots.txt, "" where there is none, and until when it is believed."""

    text: str
    until: float


class Manners:
    """The robots.txt of all hosts of a pass, for all threads; ``fresh`` was asked in it."""

    def __init__(self, clock: Callable[[], float], kept: dict[str, Robots]) -> None:
        self.fresh: dict[str, Robots] = {}
        self._clock = clock
        self._kept = dict(kept)
        self._rules: dict[str, Protego | Failure] = {}
        self._locks: defaultdict[str, Lock] = defaultdict(Lock)

    def refusal(self, address: str, ask: Ask) -> Failure | None:
        """Return why an address must not be asked; ``ask`` fetches a robots.txt."""
        rules = self._of(origin(address), ask)
        if isinstance(rules, Failure):
            return rules
        if rules.can_fetch(address, TOKEN):
            return None
        return Failure("robots.txt of the host forbids it", wait=_AGAIN)

    def delay(self, address: str) -> float:
        """Return the seconds between requests that a host asks for, where that is known."""
        rules = self._rules.get(origin(address))
        if rules is None or isinstance(rules, Failure):
            return 0.0
        return float(rules.crawl_delay(TOKEN) or 0.0)

    def _of(self, place: str, ask: Ask) -> Protego | Failure:
        with self._locks[place]:
            if place not in self._rules:
                self._rules[place] = self._read(place, ask)
            return self._rules[place]

    def _read(self, place: str, ask: Ask) -> Protego | Failure:
        kept = self._kept.get(place)
        if kept is None or kept.until <= self._clock():
            answer = ask(f"{place}/robots.txt")
            if isinstance(answer, Failure) and not _none_there(answer.status):
                where = " (its robots.txt)" if answer.status else ""
                return replace(answer, reason=f"{answer.reason}{where}")
            text = "" if isinstance(answer, Failure) else _text(answer.body)
            kept = self.fresh[place] = Robots(text, self._clock() + KEPT)
        return Protego.parse(kept.text)


def _text(data: bytes) -> str:
    return data[:_LONGEST].decode("utf-8", "replace").removeprefix("\ufeff")


def _none_there(status: int) -> bool:
    """Say whether an answer means that all is allowed; else nothing may be asked."""
    return 400 <= status < 500 and status != 429
