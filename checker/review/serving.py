"""Run the review on this machine."""

from __future__ import annotations

import ipaddress
import logging
from collections.abc import Sequence

from checker.errors import ConfigError
from checker.review.app import make_app
from checker.review.desk import Desk
from checker.review.editors import Editors


def serve(
    desk: Desk, editors: Editors, *, host: str, port: int, known_as: Sequence[str] = ()
) -> None:
    """Answer requests until the process is interrupted.

    ``known_as`` are further names of the server, with their ports, as a proxy passes them on.

    Raises:
        ConfigError: an address that others reach, and no tokens; or one that cannot be used.
    """
    import uvicorn

    check_address(host, editors)
    app = make_app(desk, editors, hosts=(*names(host, port), *known_as))
    settings = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_level=logging.WARNING,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=5,
    )
    try:
        uvicorn.Server(settings).run()
    except OSError as error:
        raise ConfigError(f"cannot listen on {host}:{port}: {error.strerror}") from error


def check_address(host: str, editors: Editors) -> None:
    """Make sure that an address which others reach asks them who they are.

    Raises:
        ConfigError: it does not.
    """
    if not editors.sign_in and not _is_loopback(host):
        raise ConfigError(
            f"{host} can be reached from other machines",
            where="option --host",
            hint="Give editors tokens with --tokens FILE, or stay on 127.0.0.1.",
        )


def names(host: str, port: int) -> tuple[str, ...]:
    """Return the names, with the port, under which a server of this address is known."""
    written = f"[{host}]" if ":" in host else host
    local = ("localhost", "127.0.0.1", "[::1]") if _is_loopback(host) else ()
    return tuple(dict.fromkeys(f"{name}:{port}" for name in (written, *local)))


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
