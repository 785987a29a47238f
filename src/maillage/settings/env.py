"""Typed readers of the environment that fail loudly."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from maillage.engine.kernel.reason import Finding, MaillageError, Severity

WAL_IS_SAFE_FROM = (3, 51, 3)
"""SQLite before this has a corruption race in WAL mode with several connections (sqlite.org, March 2026)."""

_KEPT_OPEN = 600
"""Seconds that a connection stays open."""

# Django completes only the databases that it finds at start; a book's database may come later.
_COMPLETE: dict[str, Any] = {
    "ATOMIC_REQUESTS": False,
    "AUTOCOMMIT": True,
    "CONN_MAX_AGE": 0,
    "CONN_HEALTH_CHECKS": False,
    "TIME_ZONE": None,
    "TEST": {"CHARSET": None, "COLLATION": None, "MIGRATE": True, "MIRROR": None, "NAME": None},
}


def text(name: str, default: str | None = None) -> str:
    """Return a variable of the environment.

    Raises:
        MaillageError: if it is not set and has no default.
    """
    value = os.environ.get(name, default)
    if value is None:
        raise MaillageError(Finding(Severity.ERROR, "settings-missing", {"name": name}))
    return value


def count(name: str, default: int) -> int:
    """Return a whole number of the environment that is not negative.

    Raises:
        MaillageError: if it is anything else (``settings-count``).
    """
    value = text(name, str(default))
    if not value.isdecimal():
        raise MaillageError(Finding(Severity.ERROR, "settings-count", {"name": name, "value": value}))
    return int(value)


def identity_provider() -> dict[str, Any]:
    """Return the OpenID Connect provider of the environment as allauth wants it, nothing where none is named.

    ``MAILLAGE_OIDC_ISSUER``, ``MAILLAGE_OIDC_CLIENT``, ``MAILLAGE_OIDC_SECRET``, ``MAILLAGE_OIDC_NAME``.

    Raises:
        MaillageError: if its address is not HTTPS (``settings-oidc``; this machine itself may go without), or its
            client or secret is missing.
    """
    issuer = text("MAILLAGE_OIDC_ISSUER", "")
    if not issuer:
        return {}
    parts = urlsplit(issuer)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost")):
        raise MaillageError(Finding(Severity.ERROR, "settings-oidc", {"issuer": issuer}))
    return {
        "provider_id": "sso",
        "name": text("MAILLAGE_OIDC_NAME", parts.hostname),
        "client_id": text("MAILLAGE_OIDC_CLIENT"),
        "secret": text("MAILLAGE_OIDC_SECRET"),
        "settings": {"server_url": issuer},
    }


def origins(provider: dict[str, Any]) -> list[str]:
    """Return where a form that signs in may lead: the origin of the provider.

    ``MAILLAGE_OIDC_ORIGIN`` names it where people sign in elsewhere than at the issuer's address.
    """
    if not provider:
        return []
    parts = urlsplit(provider["settings"]["server_url"])
    return text("MAILLAGE_OIDC_ORIGIN", f"{parts.scheme}://{parts.netloc}").split(",")


def database(url: str) -> dict[str, Any]:
    """Return Django's settings of a database from ``sqlite:////path`` or ``postgresql://user:password@host/name``.

    Raises:
        MaillageError: if the address is of another kind, or lacks its name.
    """
    parts = urlsplit(url)
    name = unquote(parts.path)
    if parts.scheme == "sqlite" and name not in ("", "/"):
        return sqlite(Path(name))
    if parts.scheme in ("postgresql", "postgres") and name.strip("/"):
        return _postgresql(parts.hostname, parts.port, parts.username, parts.password, name.strip("/"), parts.query)
    raise MaillageError(Finding(Severity.ERROR, "settings-database", {"scheme": parts.scheme or "–"}))


def kept_open(place: dict[str, Any]) -> dict[str, Any]:
    """Return the settings of a database whose connections serve many requests, if it is a server's.

    Signing in to PostgreSQL anew costs more than most requests do.
    """
    if place["ENGINE"].endswith("postgresql"):
        return place | {"CONN_MAX_AGE": _KEPT_OPEN, "CONN_HEALTH_CHECKS": True}
    return place


def sqlite(path: Path) -> dict[str, Any]:
    """Return settings of an embedded database: writers wait in line, a commit survives a power cut."""
    journal = "WAL" if sqlite3.sqlite_version_info >= WAL_IS_SAFE_FROM else "DELETE"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "USER": "",
        "PASSWORD": "",  # nosec B105 # an embedded database has none
        "HOST": "",
        "PORT": "",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                f"PRAGMA journal_mode={journal}; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
                "PRAGMA recursive_triggers=ON;"
            ),
        },
        **_COMPLETE,
    }


def _postgresql(
    host: str | None, port: int | None, user: str | None, password: str | None, name: str, query: str
) -> dict[str, Any]:
    socket = query.removeprefix("host=") if query.startswith("host=") else ""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(user or ""),
        "PASSWORD": unquote(password or ""),
        "HOST": unquote(socket) or host or "",
        "PORT": str(port or ""),
        "OPTIONS": {},
        **_COMPLETE,
    }
