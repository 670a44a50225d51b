"""What every request must be and every answer says: hosts, origins, sizes, headers."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 256_000  # of a form: a bulk decision names many findings
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'none'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_SAFE = frozenset({"GET", "HEAD"})
_LOG = logging.getLogger(__name__)


_TOO_LARGE = (413, "This form is too large.")


class _TooLongError(Exception):
    """A body is longer than its header said."""


class Guard:
    """Refuse what comes from another site or under another name, before any page is asked.

    ``hosts`` are the names, with their ports, under which the server is known: another name that
    leads to this address (DNS rebinding) is refused.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        begun = False

        async def answer(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope["method"], Headers(scope=scope))
        if refusal:
            status, reason = refusal
            await PlainTextResponse(reason, status)(scope, receive, answer)
            return
        try:
            await self._app(scope, _limited(receive), answer)
            return
        except _TooLongError:
            status, reason = _TOO_LARGE
        except Exception:
            _LOG.exception("%s %s", scope["method"], scope["path"])
            status, reason = 500, "Something went wrong here; what was decided before is kept."
        if not begun:
            await PlainTextResponse(reason, status)(scope, receive, answer)

    def _refusal(self, method: str, headers: Headers) -> tuple[int, str] | None:
        host = headers.get("host", "").lower()
        if host not in self._hosts:
            return 421, "This server is not known under that name (--known-as tells it another)."
        if method in _SAFE:
            return None
        origin = headers.get("origin")
        if origin is not None and origin.lower() not in (f"http://{host}", f"https://{host}"):
            return 403, "This form was sent from another site."
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return 403, "This form was sent from another site."
        if not headers.get("content-length", "0").isdecimal():
            return 400, "How long is it?"
        if int(headers.get("content-length", "0")) > MOST_BYTES:
            return _TOO_LARGE
        return None


def _limited(receive: Receive) -> Receive:
    """Stop reading a body that is longer than it said."""
    left = MOST_BYTES

    async def limited() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise _TooLongError
        return message

    return limited
