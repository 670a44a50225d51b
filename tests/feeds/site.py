"""A small press on the loopback: real HTTP, a server that misbehaves as it is told."""

from __future__ import annotations

import gzip
import hashlib
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

HOME = "127.0.0.1"
PEOPLE = ("سامر الدهان", "رامي العوضي", "ماجد الحلبي", "لطيف زيدان", "هاني الصوفي")
CITIES = ("طرطوس", "البصرة", "طنطا", "دمياط", "المنيا", "الناظور", "سرت")


def text(number: int, killed: int = 12) -> str:
    """Return the text of an article: another one for each number."""
    person, city = PEOPLE[number % 5], CITIES[number % 7]
    return (
        f"قتل {killed} شخصا وأصيب {30 + number} آخرون في انفجار استهدف سوقا شعبية في مدينة {city}. "
        f"وقال قائد المنطقة الشمالية اللواء {person} إن الانفجار وقع صباحا قرب المدخل رقم {number} "
        "للسوق، وإن فرق الإسعاف وصلت بعد عشر دقائق ونقلت المصابين إلى المستشفى المركزي."
    )


def page(number: int, *, killed: int = 12, head: str = "", title: str = "") -> bytes:
    """Return the page of an article."""
    name = title or f"انفجار في سوق رقم {number}"
    return (
        f"<!doctype html><html lang=ar><head><meta charset=utf-8><title>{name}</title>{head}"
        f'<meta property="article:published_time" content="2031-04-{number % 28 + 1:02}T08:00:00Z">'
        f'<meta property="og:site_name" content="صحيفة الأفق"></head><body><nav>الرئيسية</nav>'
        f"<article><h1>{name}</h1><p>{text(number, killed)}</p></article></body></html>"
    ).encode()


def rss(links: Iterable[str], *, day: int = 2, more: str = "") -> bytes:
    """Return a feed of addresses."""
    items = "".join(
        f"<item><title>خبر {at}</title><link>{link}</link><guid>{link}</guid>"
        f"<pubDate>{day:02} Apr 2031 08:00:00 GMT</pubDate></item>"
        for at, link in enumerate(links)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>صحيفة الأفق</title>{items}{more}</channel></rss>"
    ).encode()


def sitemap(links: Iterable[str], *, tag: str = "urlset", changed: str = "2031-04-02") -> bytes:
    """Return a sitemap, or with the tag ``sitemapindex`` a list of them."""
    inner = "url" if tag == "urlset" else "sitemap"
    rows = "".join(
        f"<{inner}><loc>{link}</loc>{f'<lastmod>{changed}</lastmod>' if changed else ''}</{inner}>"
        for link in links
    )
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0"?><{tag} xmlns="{space}">{rows}</{tag}>'.encode()


@dataclass
class Reply:
    """What a path answers. ``drip``: seconds before each of ten pieces of the body."""

    body: bytes = b""
    status: int = 200
    media: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    drip: float = 0.0
    tagged: bool = True

    @property
    def etag(self) -> str:
        """What changes when the body does."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'


@dataclass(frozen=True)
class Visit:
    """One request."""

    path: str
    headers: dict[str, str]
    at: float
    status: int


Answering = Reply | Callable[[], Reply]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that hang up: that is what is tested."""


class Site:
    """A server on a port of its own; ``replies`` may be changed at any time."""

    def __init__(self, secure: ssl.SSLContext | None = None) -> None:
        self._scheme = "https" if secure else "http"
        self.replies: dict[str, Answering] = {}
        self.visits: list[Visit] = []
        self._server = _Server((HOME, 0), _handler(self))
        if secure:
            self._server.socket = secure.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._server.server_address[1])

    def url(self, path: str, host: str = HOME) -> str:
        """Return the whole address of a path."""
        return f"{self._scheme}://{host}:{self.port}{path}"

    def put(self, path: str, body: bytes, media: str = "text/html; charset=utf-8") -> str:
        """Answer a path with a body; return its address."""
        self.replies[path] = Reply(body, media=media)
        return self.url(path)

    def article(self, number: int, *, killed: int = 12, head: str = "") -> str:
        """Print an article; return its address."""
        return self.put(f"/news/{number}", page(number, killed=killed, head=head))

    def articles(self, *numbers: int) -> list[str]:
        """Print articles; return their addresses."""
        return [self.article(number) for number in numbers]

    def feed(self, links: Iterable[str], *, path: str = "/rss.xml", day: int = 2) -> str:
        """Print a feed; return its address."""
        return self.put(path, rss(links, day=day), "application/rss+xml")

    def asked(self, path: str) -> list[Visit]:
        """Return the requests for a path."""
        return [visit for visit in self.visits if visit.path == path]

    @property
    def paths(self) -> list[str]:
        """What was asked for, robots.txt aside."""
        return [visit.path for visit in self.visits if visit.path != "/robots.txt"]


def packed(data: bytes, **headers: str) -> Reply:
    """Return a reply whose body is packed on the way."""
    return Reply(gzip.compress(data), headers={"Content-Encoding": "gzip", **headers})


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            found = site.replies.get(self.path, Reply(b"no such page", 404))
            reply = found() if callable(found) else found
            same = reply.tagged and self.headers.get("If-None-Match") == reply.etag
            status = 304 if same and reply.status == 200 else reply.status
            heads = {key.lower(): value for key, value in self.headers.items()}
            site.visits.append(Visit(self.path, heads, time.monotonic(), status))
            body = b"" if status == 304 else reply.body
            self.send_response(status)
            for key, value in reply.headers.items():
                self.send_header(key, value)
            if reply.tagged and status in (200, 304):
                self.send_header("ETag", reply.etag)
            self.send_header("Content-Type", reply.media)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self._send(body, reply.drip)

        def _send(self, body: bytes, drip: float) -> None:
            step = max(len(body) // 10, 1) if drip else max(len(body), 1)
            try:
                for start in range(0, len(body), step):
                    if drip:
                        time.sleep(drip)
                    self.wfile.write(body[start : start + step])
                    self.wfile.flush()
            except OSError:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    return Handler
