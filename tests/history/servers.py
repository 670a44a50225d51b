"""A web server and a mail server on loopback that keep what they are told."""

from __future__ import annotations

import contextlib
import socketserver
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer


@dataclass
class Heard:
    """What a server was told, and where it listens."""

    port: int = 0
    bodies: list[bytes] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


@contextlib.contextmanager
def web(status: int = 200, *, delay: float = 0.0, location: str = "") -> Iterator[Heard]:
    """Run a web server that answers every POST with a status."""
    heard = Heard()
    done = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
            heard.headers.append(dict(self.headers))
            done.wait(delay)
            with contextlib.suppress(OSError):
                self.send_response(status)
                if location:
                    self.send_header("Location", location)
                self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    with _running(server):
        heard.port = server.server_address[1]
        yield heard
        done.set()


@contextlib.contextmanager
def mail(*, refuse: str = "", mute: bool = False) -> Iterator[Heard]:
    """Run a mail server that takes everything but the command ``refuse``, or never speaks."""
    heard = Heard()
    done = threading.Event()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            if mute:
                done.wait(5)
                return
            self.say("220 ready")
            while line := self.rfile.readline():
                command = line.split(b" ")[0].strip().upper().decode()
                heard.headers.append({command: line.decode().strip()})
                if command == refuse:
                    self.say("550 no")
                elif command == "EHLO":
                    self.say("250-here\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 AUTH PLAIN")
                elif command == "AUTH":
                    self.say("235 in")
                elif command == "DATA":
                    self.say("354 go on")
                    body = b""
                    while (part := self.rfile.readline()) != b".\r\n":
                        body += part
                    heard.bodies.append(body)
                    self.say("250 taken")
                else:
                    self.say("221 bye" if command == "QUIT" else "250 ok")
                    if command == "QUIT":
                        return

        def say(self, text: str) -> None:
            self.wfile.write(f"{text}\r\n".encode())

    server = socketserver.TCPServer(("127.0.0.1", 0), Handler)
    with _running(server):
        heard.port = server.server_address[1]
        yield heard
        done.set()


@contextlib.contextmanager
def _running(server: socketserver.BaseServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
