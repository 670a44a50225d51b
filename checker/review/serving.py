"""Run the review on this machine."""

from __future__ import annotations

import ipaddress
import logging
import re
import socket
from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.errors import ConfigError
from checker.review.app import make_app
from checker.review.desk import Desk
from checker.review.editors import Editors
from checker.review.proposals import Shelf

if TYPE_CHECKING:
    import uvicorn
    from starlette.applications import Starlette


def serve(
    desk: Desk,
    editors: Editors,
    *,
    host: str,
    port: int,
    known_as: Sequence[str] = (),
    proxy: str = "",
    shelf: Shelf | None = None,
) -> None:
    """Answer requests until the process is interrupted.

    ``known_as`` are further names of the server, with their ports, as a proxy passes them on.
    ``proxy`` is the address of one whose word is taken for where a request comes from.

    Raises:
        ConfigError: an address that others reach, and no tokens; or one that cannot be used.
    """
    import uvicorn

    check_address(host, editors, known_as=known_as)
    check_proxy(proxy)
    app = make_app(desk, editors, hosts=(*names(host, port), *known_as), shelf=shelf)
    with _listening(host, port) as listener:
        uvicorn.Server(settings(app, proxy)).run(sockets=[listener])


def settings(app: Starlette, proxy: str = "") -> uvicorn.Config:
    """Return how the application is served."""
    import uvicorn

    return uvicorn.Config(
        app,
        log_level=logging.WARNING,
        access_log=False,
        server_header=False,
        proxy_headers=bool(proxy),
        forwarded_allow_ips=proxy or None,
        timeout_graceful_shutdown=5,
    )


def check_address(host: str, editors: Editors, *, known_as: Sequence[str] = ()) -> None:
    """Make sure that an address which others reach asks them who they are.

    A name that a proxy passes on is such an address too, wherever the proxy finds the server.

    Raises:
        ConfigError: it does not.
    """
    if editors.sign_in:
        return
    for option, name in (("--host", host), *(("--known-as", each) for each in known_as)):
        if not _is_loopback(_bare(name) if option == "--known-as" else name):
            raise ConfigError(
                f"{name} can be reached from other machines",
                where=f"option {option}",
                hint="Give editors tokens with --tokens FILE, or stay on 127.0.0.1.",
            )


def check_proxy(proxy: str) -> None:
    """Make sure that it is an address, or several, whose word may be taken; "" is none.

    Raises:
        ConfigError: it is not: a name, or all addresses there are.
    """
    for part in filter(None, proxy.split(",")):
        try:
            every = not ipaddress.ip_network(part.strip(), strict=False).prefixlen
        except ValueError:
            every = True
        if every:
            hint = "Name the address from which it reaches the review, such as 127.0.0.1."
            raise ConfigError(
                f"{part!r} is no address of a proxy", where="option --proxy", hint=hint
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


def _bare(name: str) -> str:
    """Return a name without its port."""
    return re.sub(r":\d+$", "", name).strip("[]")


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
