"""Where one may call: whoever names an address must not have this machine ask its own network (SSRF)."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final
from urllib.parse import urlsplit

from maillage.engine.kernel.reason import Finding, MaillageError, Severity

LONGEST: Final = 500
_TRANSLATED: Final = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))
"""Addresses of IPv6 that stand for any of IPv4 (RFC 6052, 8215)."""
Look = Callable[[str, int], Sequence[str]]
"""Gives the addresses of a name."""


@dataclass(frozen=True)
class Place:
    """Where to call: the name that certificates and servers know, and the address that was looked at."""

    host: str
    port: int
    address: str
    target: str
    secure: bool


def look_up(host: str, port: int) -> Sequence[str]:
    """Return the addresses of a name, as this machine knows them.

    Raises:
        OSError: if there are none.
    """
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def place_of(url: str, look: Look = look_up, *, near: bool = False) -> Place:
    """Return where an address leads, if one may call there; the call then goes to exactly the address looked at.

    A name whose addresses are in part not public is refused whole: it may answer otherwise the next time. ``near``
    allows 127.0.0.1, without HTTPS too; it is for tests.

    Raises:
        MaillageError: if it is no address of HTTPS (``webhook-url``), leads to nothing (``webhook-unknown``), or to a
            network that is not public (``webhook-private``).
    """
    parts = urlsplit(url)
    try:
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _refused("webhook-url", url) from None
    near = near and host == "127.0.0.1"
    usable = host and parts.username is None and parts.password is None and not parts.fragment and len(url) <= LONGEST
    if not usable or not url.isascii() or any(letter <= " " for letter in url):
        raise _refused("webhook-url", url)
    if parts.scheme != "https" and not (near and parts.scheme == "http"):
        raise _refused("webhook-url", url)
    port = port or (443 if parts.scheme == "https" else 80)
    try:
        found = look(host, port)
    except (OSError, UnicodeError):
        found = ()
    if not found:
        raise _refused("webhook-unknown", url)
    if not near and not all(is_public(one) for one in found):
        raise _refused("webhook-private", url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Place(host, port, found[0], target, parts.scheme == "https")


def is_public(text: str) -> bool:
    """Whether an address is one of the public network, also in disguise: IPv4 within IPv6, tunnels, translation."""
    address = ip_address(text.partition("%")[0])
    if isinstance(address, IPv6Address):
        if any(address in net for net in _TRANSLATED):
            return False
        within = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if within is not None:
            return _is_public(within)
    return _is_public(address)


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _refused(code: str, url: str) -> MaillageError:
    return MaillageError(Finding(Severity.ERROR, code, {"url": url[:LONGEST]}))
