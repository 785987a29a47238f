"""Call a place: one request, no redirect followed, nothing read but the status."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException
from typing import Final

from maillage.adapters.webhooks.guard import Place

PATIENCE: Final = 10.0
"""Seconds that each step of a call may take."""


class _Pinned(HTTPConnection):
    """Connects to the address that was looked at, whatever the name leads to by now."""

    def __init__(self, place: Place) -> None:
        super().__init__(place.host, place.port, timeout=PATIENCE)
        self._place = place

    def connect(self) -> None:
        place = self._place
        self.sock = socket.create_connection((place.address, place.port), PATIENCE)
        if place.secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=place.host)


def call(place: Place, body: bytes, headers: Mapping[str, str]) -> int:
    """Post ``body``; return the status of the answer, 0 where there was none."""
    connection = _Pinned(place)
    try:
        connection.request("POST", place.target, body, dict(headers))
        return connection.getresponse().status
    except (OSError, HTTPException):
        return 0
    finally:
        connection.close()
