"""A real server in a thread, and Debian's Chromium before it."""

from __future__ import annotations

import contextlib
import shutil
import socket
import threading
import time
from collections.abc import Iterator

import uvicorn

from checker.review import Desk, Editors, make_app

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@contextlib.contextmanager
def served(desk: Desk, editors: Editors) -> Iterator[str]:
    """Serve a desk on a free port of this machine; yield its address."""
    with socket.create_server(("127.0.0.1", 0), backlog=512) as listener:
        host = f"127.0.0.1:{listener.getsockname()[1]}"
        app = make_app(desk, editors, hosts=[host])
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
