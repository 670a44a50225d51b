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

    def open(self, editor: str) -> Session:
        """Return a new session."""
        ends = self._clock() + HOURS * 3600
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
    """How often an address gave a wrong token in the last minute."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = Lock()
        self._failed: OrderedDict[str, deque[float]] = OrderedDict()

    def allowed(self, address: str) -> bool:
        """Say whether an address may try once more."""
        with self._lock:
            times = self._failed.get(address, deque())
            while times and times[0] < self._clock() - _WITHIN:
                times.popleft()
            return len(times) < _TRIES

    def failed(self, address: str) -> None:
        """Note that an address gave a wrong token."""
        with self._lock:
            self._failed.setdefault(address, deque()).append(self._clock())
            self._failed.move_to_end(address)
            while len(self._failed) > _MOST:
                self._failed.popitem(last=False)
