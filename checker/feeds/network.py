"""Connections: to addresses that were looked at first, and never for longer than allowed.

The address that is looked at is the one that is connected to, so a name that is answered
otherwise the next moment (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

import httpcore2 as http

from checker.feeds.addresses import Named

Resolver = Callable[[str, int], list[str]]


class Refused(Exception):  # noqa: N818 - a value in flight, turned into a reason
    """A connection that must not be made; the message says why."""


def resolve(name: str, port: int) -> list[str]:
    """Return the IP addresses of a host.

    Raises:
        OSError: it has none.
    """
    found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


class Guard(http.NetworkBackend):
    """Makes connections as ``Named`` allows; ``until`` (monotonic) ends all that they do."""

    def __init__(self, named: Named, resolver: Resolver = resolve) -> None:
        self.named = named
        self.until = 0.0
        self._resolver = resolver
        self._plain = http.SyncBackend()

    def left(self, timeout: float | None) -> float:
        """Return how many seconds the next step may take.

        Raises:
            httpcore2.ReadTimeout: none are left.
        """
        seconds = self.until - time.monotonic()
        if seconds <= 0:
            raise http.ReadTimeout("the time for it is up")
        return seconds if timeout is None else min(seconds, timeout)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[http.SOCKET_OPTION] | None = None,
    ) -> http.NetworkStream:
        """Connect to the first address of a host that answers.

        Raises:
            Refused: none of its addresses may be asked.
            httpcore2.ConnectError: none of them answers.
        """
        found = self._addresses(host, port, self.left(timeout))
        reasons = {ip: self.named.refusal(host, port, ip) for ip in found}
        allowed = [ip for ip in found if not reasons[ip]]
        if not allowed:
            raise Refused(reasons[found[0]])
        for ip in allowed[:-1]:
            try:
                return self._connect(ip, port, self.left(timeout))
            except (http.ConnectError, http.ConnectTimeout):
                continue
        return self._connect(allowed[-1], port, self.left(timeout))

    def _connect(self, ip: str, port: int, timeout: float) -> http.NetworkStream:
        return _Timed(self._plain.connect_tcp(ip, port, timeout, socket_options=()), self)

    def _addresses(self, name: str, port: int, timeout: float) -> list[str]:
        """Resolve a name, in a thread of its own: the system's resolver knows no time-out."""
        answer: SimpleQueue[list[str] | OSError] = SimpleQueue()

        def ask() -> None:
            try:
                answer.put(self._resolver(name, port))
            except OSError as error:
                answer.put(error)
            except ValueError as error:  # a name that cannot be asked for
                answer.put(OSError(str(error)))

        Thread(target=ask, daemon=True).start()
        try:
            found = answer.get(timeout=timeout)
        except Empty:
            raise http.ConnectTimeout("its name is not answered") from None
        if isinstance(found, OSError) or not found:
            raise http.ConnectError("there is no such host")
        return found


class _Timed(http.NetworkStream):
    """A stream of which no single step outlasts the whole."""

    def __init__(self, stream: http.NetworkStream, guard: Guard) -> None:
        self._stream = stream
        self._guard = guard

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._guard.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._guard.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> http.NetworkStream:
        left = self._guard.left(timeout)
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, left), self._guard)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
