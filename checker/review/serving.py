"""Run the review on this machine."""

from __future__ import annotations

import ipaddress
import logging
import socket
from collections.abc import Sequence

from checker.errors import ConfigError
from checker.review.app import make_app
from checker.review.desk import Desk
from checker.review.editors import Editors
from checker.review.proposals import Shelf


def serve(
    desk: Desk,
    editors: Editors,
    *,
    host: str,
    port: int,
    known_as: Sequence[str] = (),
    shelf: Shelf | None = None,
) -> None:
    """Answer requests until the process is interrupted.

    ``known_as`` are further names of the server, with their ports, as a proxy passes them on.

    Raises:
        ConfigError: an address that others reach, and no tokens; or one that cannot be used.
    """
    import uvicorn

    check_address(host, editors)
    app = make_app(desk, editors, hosts=(*names(host, port), *known_as), shelf=shelf)
    settings = uvicorn.Config(
        app,
        log_level=logging.WARNING,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=5,
    )
    with _listening(host, port) as listener:
        uvicorn.Server(settings).run(sockets=[listener])


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
    local = ("localhost", "127.0.0.1", "[::1]") if _is_local(host) else ()
    known = dict.fromkeys((written, *local))
    bare = known if port == 80 else ()  # browsers leave the usual port out
    return (*(f"{name}:{port}" for name in known), *bare)


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens.

    Raises:
        ConfigError: the address is none of this machine's, or in use.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ConfigError(
            f"cannot listen on {host}:{port}: {reason}", hint="Name another --port or --host."
        ) from error


def _is_local(host: str) -> bool:
    """Say whether this machine reaches itself there: by loopback, or because it is any address."""
    return host in ("0.0.0.0", "::") or _is_loopback(host)  # noqa: S104 - asked, not bound


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
