"""Ask for one address: conditionally, step by step through redirects, within limits."""

from __future__ import annotations

import email.utils
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from typing import TypeAlias

import httpcore2 as http

from checker import __version__
from checker.feeds.addresses import BadAddress, host, normal
from checker.feeds.bodies import Garbled, TooLarge, body
from checker.feeds.network import Guard, Refused

TOKEN = "claim-checker"  # noqa: S105 - the name that robots.txt knows us by
_REDIRECTS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({410, 451})
_LONGEST_WAIT = 7 * 86_400.0
_UNASKED_WAIT = 300.0  # after "too many requests" that does not say for how long
_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
    "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
)


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds for a connection, for silence, and for all of an answer; bytes of a body."""

    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    size: int = 10_000_000


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of the last answer: where it came from, and by what to tell another."""

    final: str = ""
    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent; ``unchanged`` is its word that what is known still holds."""

    seen: Seen
    body: bytes = b""
    media: str = ""
    charset: str = ""
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer.

    ``lasting``: another try is of no use. ``wait``: seconds before which none should be made;
    ``pause``: of the whole ``host``. ``status`` is that of HTTP, 0 where it came to none.
    """

    reason: str
    lasting: bool = False
    wait: float = 0.0
    pause: bool = False
    status: int = 0
    host: str = ""


Admit: TypeAlias = Callable[[str], Failure | None]


class Client:
    """One connection after another, for one thread."""

    def __init__(self, guard: Guard, limits: Limits, *, contact: str = "") -> None:
        self._guard = guard
        self._limits = limits
        self.agent = f"{TOKEN}/{__version__}" + (f" (+{contact})" if contact else "")
        self._pool = http.ConnectionPool(
            max_connections=4, keepalive_expiry=15.0, network_backend=guard
        )

    def close(self) -> None:
        """Close what is open."""
        self._pool.close()

    def get(self, address: str, seen: Seen, admit: Admit) -> Answer | Failure:
        """Return the answer of a normal address; ``admit`` is asked before each step.

        Waiting in ``admit`` counts for nothing; each step has the whole time.
        """
        visited: set[str] = set()
        while True:
            if address in visited or len(visited) > _REDIRECTS:
                return Failure(f"redirected in a circle, or more than {_REDIRECTS} times")
            visited.add(address)
            if refused := admit(address):
                return refused
            answer = self._step(address, seen)
            if not isinstance(answer, _Moved):
                return answer
            try:
                address = normal(answer.to, base=address)
            except BadAddress as error:
                return Failure(f"redirected to what cannot be asked: {error}", lasting=True)

    def _step(self, address: str, seen: Seen) -> Answer | Failure | _Moved:
        self._guard.until = time.monotonic() + self._limits.total
        headers: dict[bytes | str, bytes | str]
        headers = {"User-Agent": self.agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip"}
        conditional = seen.final == address and bool(seen.etag or seen.modified)
        if conditional and seen.etag:
            headers["If-None-Match"] = seen.etag
        if conditional and seen.modified:
            headers["If-Modified-Since"] = seen.modified
        timeouts = {"connect": self._limits.connect, "read": self._limits.read}
        timeouts |= {"write": self._limits.read, "pool": self._limits.connect}
        try:
            with self._pool.stream(
                "GET", address, headers=headers, extensions={"timeout": timeouts}
            ) as response:
                return self._read(response, address, conditional=conditional)
        except Refused as error:
            return Failure(f"refused: {error}", lasting=True)
        except TooLarge:
            return Failure(f"too large: over {self._limits.size:,} bytes (limits.max_bytes)")
        except Garbled as error:
            return Failure(str(error))
        except http.TimeoutException as error:
            return Failure(f"too slow: {_said(error) or 'no answer in time'}")
        except http.ConnectError as error:
            return Failure(f"cannot be reached: {_said(error)}")
        except (http.NetworkError, http.ProtocolError) as error:
            return Failure(f"the connection broke off: {_said(error)}")
        except Exception as error:
            # Names and certificates of strangers, through three libraries: whatever goes wrong,
            # this address is at fault, and the others are read all the same.
            return Failure(f"cannot be asked ({type(error).__name__}: {_said(error)})")

    def _read(
        self, response: http.Response, address: str, *, conditional: bool
    ) -> Answer | Failure | _Moved:
        heads = {key.decode("latin-1").lower(): value.decode("latin-1").strip()
                 for key, value in response.headers}  # fmt: skip
        status = response.status
        if status in _MOVED and "location" in heads:
            # Servers send UTF-8 there, whatever the standard says.
            return _Moved(heads["location"].encode("latin-1").decode("utf-8", "replace"))
        seen = Seen(address, heads.get("etag", "")[:500], heads.get("last-modified", "")[:100])
        if status == 304 and conditional:
            return Answer(seen, unchanged=True)
        if status != 200:
            return _failed(status, heads.get("retry-after", ""), host(address))
        encoding = heads.get("content-encoding", "").lower()
        data = body(response.iter_stream(), encoding, self._limits.size)
        kind = Message()
        kind["content-type"] = heads.get("content-type", "")[:200]
        return Answer(
            seen,
            data,
            media=printable(kind.get_content_type()) if heads.get("content-type") else "",
            charset=kind.get_content_charset("")[:30],
        )


@dataclass(frozen=True, slots=True)
class _Moved:
    to: str


def _failed(status: int, retry_after: str, host: str) -> Failure:
    reason = f"the server answers {status}"
    wait = _seconds(retry_after)
    if status in (429, 503) and (wait or status == 429):
        wait = wait or _UNASKED_WAIT
        return Failure(
            f"{reason}, to be asked again in {wait:.0f} s",
            wait=wait, pause=True, status=status, host=host,
        )  # fmt: skip
    return Failure(reason, lasting=status in _GONE, status=status)


def _seconds(retry_after: str) -> float:
    """Return how long a server asks to wait: seconds, or a date."""
    if retry_after.isascii() and retry_after.isdigit():
        return min(float(retry_after[:9]), _LONGEST_WAIT)
    try:
        then = email.utils.parsedate_to_datetime(retry_after)
        return min(max(then.timestamp() - time.time(), 0.0), _LONGEST_WAIT)
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0


def _said(error: Exception) -> str:
    """Return what an error says of itself, in one short line."""
    return printable(str(error)) or type(error).__name__


def printable(text: str) -> str:
    """Return what may stand in a log: one short line, and no character that moves a cursor."""
    line = " ".join(text.split())[:300]
    return "".join(char if char.isprintable() else "\ufffd" for char in line)
