"""Who is signed in, the secret of each form, and how often one may try."""

from __future__ import annotations

import hmac
import secrets
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

HOURS = 12
_MOST = 10_000
_TRIES, _WITHIN = 5, 60.0  # wrong tokens of one address, seconds


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that somebody decides with; ``csrf`` stands in every form it is shown."""

    key: str
    editor: str
    csrf: str
    ends: float

    def made(self, csrf: str) -> bool:
        """Say whether a form was made for this session."""
        return hmac.compare_digest(self.csrf.encode(), csrf.encode("utf-8", "replace"))


class Sessions:
    """Sessions by their key, in memory: a restart asks to sign in again."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = Lock()
        self._known: OrderedDict[str, Session] = OrderedDict()

    def open(self, editor: str, *, hours: float = HOURS) -> Session:
        """Return a new session."""
        ends = self._clock() + hours * 3600
        session = Session(secrets.token_urlsafe(32), editor, secrets.token_urlsafe(32), ends)
        with self._lock:
            self._known[session.key] = session
            while len(self._known) > _MOST:
                self._known.popitem(last=False)
        return session

    def get(self, key: str) -> Session | None:
        """Return the session of a key, if it has not ended."""
        with self._lock:
            session = self._known.get(key)
        return session if session and session.ends > self._clock() else None

    def close(self, key: str) -> None:
        """End a session."""
        with self._lock:
            self._known.pop(key, None)


class Tries:
    """How often an address tried to sign in within a minute, and was not known."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = Lock()
        self._made: OrderedDict[str, deque[float]] = OrderedDict()

    def take(self, address: str) -> bool:
        """Note a try, and say whether it is allowed: many at once are still counted one by one."""
        with self._lock:
            times = self._made.setdefault(address, deque())
            self._made.move_to_end(address)
            while len(self._made) > _MOST:
                self._made.popitem(last=False)
            while times and times[0] <= self._clock() - _WITHIN:
                times.popleft()
            if len(times) >= _TRIES:
                return False
            times.append(self._clock())
            return True

    def known(self, address: str) -> None:
        """Forget the tries of an address: it gave a right token."""
        with self._lock:
            self._made.pop(address, None)
