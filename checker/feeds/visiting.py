"""What one thread does: ask for an address as a polite guest."""

from __future__ import annotations

from dataclasses import dataclass

from checker.feeds.addresses import host
from checker.feeds.client import Admit, Answer, Client, Failure, Seen
from checker.feeds.pace import PATIENCE, Pace
from checker.feeds.robots import Manners

_TRIES = 3  # of one address in a row, where the host asks for a short pause


@dataclass(frozen=True, slots=True)
class Visitor:
    """Asks at the host's pace, for what its robots.txt allows."""

    client: Client
    manners: Manners
    pace: Pace

    def __call__(self, address: str, seen: Seen) -> Answer | Failure:
        """Return the answer of a normal address, or why there is none."""
        return self._patiently(address, seen, self._admit)

    def _patiently(self, address: str, seen: Seen, admit: Admit) -> Answer | Failure:
        for _ in range(_TRIES):
            answer = self.client.get(address, seen, admit)
            if not (isinstance(answer, Failure) and answer.pause and answer.host):
                return answer
            self.pace.pause(answer.host, answer.wait)
            if answer.wait > PATIENCE:
                return answer
        return answer

    def _admit(self, address: str) -> Failure | None:
        refused = self.manners.refusal(address, self._robots)
        return refused or self._turn(address, self.manners.delay(address))

    def _robots(self, address: str) -> Answer | Failure:
        return self._patiently(address, Seen(), self._turn)

    def _turn(self, address: str, delay: float = 0.0) -> Failure | None:
        hold = self.pace.wait(host(address), delay)
        return Failure(hold.reason, wait=hold.seconds, pause=True) if hold else None
