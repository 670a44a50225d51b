"""A real server in a thread."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

import uvicorn

from checker.review import Desk, Editors, make_app
from checker.review.proposals import Shelf


@contextlib.contextmanager
def served(desk: Desk, editors: Editors, shelf: Shelf | None = None) -> Iterator[str]:
    """Serve a desk on a free port of this machine; yield its address."""
    with socket.create_server(("127.0.0.1", 0), backlog=512) as listener:
        host = f"127.0.0.1:{listener.getsockname()[1]}"
        app = make_app(desk, editors, hosts=[host], shelf=shelf)
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield f"http://{host}"
        finally:
            server.should_exit = True
            thread.join()
