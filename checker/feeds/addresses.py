"""Addresses of the web: one spelling for each, and which of them may be asked at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Literal
from urllib.parse import SplitResult, parse_qsl, quote, urljoin, urlsplit, urlunsplit

LONGEST = 2_000
_PORTS = {"http": 80, "https": 443}
_STRANGE = re.compile(r"[\x00-\x20\x7f\\]")
_ESCAPE = re.compile("%[0-9a-fA-F]{2}")
_HOST = re.compile(r"[a-z0-9_.-]+|[0-9a-f:.]+")
_NAT64 = IPv6Network("64:ff9b::/96")
# What is added to an address to count readers; without it the address is the article's own.
_COUNTING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|yclid|msclkid|mc_[ce]id|igshid|at_(medium|campaign)"
)


class BadAddress(ValueError):  # noqa: N818 - a value in flight, turned into a reason
    """An address that cannot be asked; the message says why."""


def normal(address: str, base: str = "") -> str:
    """Return an absolute address in one spelling: ASCII, no fragment, no default port.

    Raises:
        BadAddress: it is too long, neither http nor https, or holds a password.
    """
    address = address.strip()
    if len(address) > LONGEST:
        raise BadAddress(f"an address of more than {LONGEST:,} characters")
    try:
        whole = not base or address[:8].lower().startswith(("http://", "https://"))
        parts = urlsplit(address if whole else urljoin(base, address))
        host, port = _host(parts.hostname or ""), parts.port
    except ValueError as error:
        raise BadAddress(f"not an address: {error}") from None
    if parts.scheme not in _PORTS:
        raise BadAddress("only http and https are read")
    if parts.username is not None or parts.password is not None:
        raise BadAddress("an address with a name or password in it")
    if not host:
        raise BadAddress("an address without a host")
    where = f"[{host}]" if ":" in host else host
    if port is not None and port != _PORTS[parts.scheme]:
        where += f":{port}"
    path = _escaped(parts.path or "/", "/:@!$&'()*+,;=~%")
    query = _escaped(parts.query, "/:@!$&'()*+,;=~%?[]|")
    return urlunsplit((parts.scheme, where, path, query, ""))


def origin(address: str) -> str:
    """Return scheme, host and port of a normal address: what one robots.txt holds for."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def host(address: str) -> str:
    """Return the host of a normal address, without the port."""
    return urlsplit(address).hostname or ""


def identity(address: str) -> str:
    """Return the address under which an article is kept: without what counts readers."""
    parts = urlsplit(address)
    if not parts.query or not _COUNTING.search(parts.query):
        return address
    kept = [pair for pair in parts.query.split("&") if not _counts(pair)]
    return urlunsplit(parts._replace(query="&".join(kept)))


def _counts(pair: str) -> bool:
    return any(_COUNTING.fullmatch(name) for name, _ in parse_qsl(pair, keep_blank_values=True))


def same_site(one: str, other: str) -> bool:
    """Say whether two addresses are of one host, "www." and "m." aside."""
    first, second = (re.sub(r"^(www|m)\.", "", host(each)) for each in (one, other))
    return first == second


def _host(name: str) -> str:
    name = name.rstrip(".")
    if _STRANGE.search(name):
        raise ValueError("a host with spaces in it")
    if not name.isascii():
        name = name.encode("idna").decode("ascii")
    name = name.lower()
    if name and not _HOST.fullmatch(name):
        raise ValueError(f"no name of a host: {name[:60]!r}")
    return name


def _escaped(part: str, safe: str) -> str:
    return _ESCAPE.sub(lambda found: found.group().upper(), quote(part, safe=safe))


Reach = Literal["public", "private", "never"]


def reach(address: str) -> Reach:
    """Return who can be behind an IP address: anybody, this network, or nobody who prints news.

    "never" are link-local addresses (clouds keep secrets there), multicast and reserved ones.
    IPv6 addresses that stand for an IPv4 address are what that one is.
    """
    ip = _inner(ip_address(address.partition("%")[0]))
    if ip.is_loopback:
        return "private"
    if ip.is_link_local or ip.is_multicast or ip.is_unspecified or ip.is_reserved:
        return "never"
    return "public" if ip.is_global else "private"


def _inner(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(ip, IPv6Address):
        if ip in _NAT64:
            return IPv4Address(int(ip) & 0xFFFFFFFF)
        return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else ip)
    return ip


@dataclass(frozen=True, slots=True)
class Named:
    """The hosts and ports that the user named himself: only these may be private."""

    places: frozenset[tuple[str, int]]

    @classmethod
    def of(cls, addresses: Iterable[str]) -> Named:
        """Return the places of normal addresses; with each also the host's usual ports."""
        parts = [urlsplit(address) for address in addresses]
        found = {(part.hostname or "", _port(part)) for part in parts}
        return cls(frozenset(found | {(name, port) for name, _ in found for port in (80, 443)}))

    def refusal(self, name: str, port: int, ip: str) -> str:
        """Return why a connection to ``ip`` must not be made in the name of a host, or ""."""
        kind = reach(ip)
        if kind == "public":
            return ""
        if (name, port) not in self.places:
            return (
                f"it leads to {ip}, an address that is not public, on a host that you did not name"
            )
        if kind == "never" and name != ip:
            return f"it leads to {ip}, an address that no newsroom has"
        return ""


def _port(parts: SplitResult) -> int:
    return parts.port or _PORTS[parts.scheme]
