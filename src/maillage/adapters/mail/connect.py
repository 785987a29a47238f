"""How mail is sent, from one address."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend

from maillage.adapters.mail.folder import FolderBackend
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

_PATIENCE: Final = 20
"""Seconds that a server of mail may take to answer."""
_PORTS: Final = {"smtp": 587, "smtps": 465}


def connection_of(address: str, folder: Path) -> BaseEmailBackend:
    """Return what sends mail to ``address``.

    ``file:PATH`` is a folder, below ``folder`` where it is relative. ``smtp://user:password@host:port`` speaks TLS
    after a greeting in the clear (STARTTLS), ``smtps://`` from the beginning; to this machine itself ``smtp`` goes
    without.

    Raises:
        MaillageError: if the address is of another kind, or names no host (``mail-address``).
    """
    parts = urlsplit(address)
    if parts.scheme == "file" and parts.path:
        return FolderBackend(folder / parts.path)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise MaillageError(Finding(Severity.ERROR, "mail-address", {"scheme": parts.scheme or "–"}))
    near = parts.hostname in ("127.0.0.1", "localhost")
    return EmailBackend(
        host=parts.hostname, port=parts.port or _PORTS[parts.scheme], username=unquote(parts.username or ""),
        password=unquote(parts.password or ""), use_tls=parts.scheme == "smtp" and not near,
        use_ssl=parts.scheme == "smtps", timeout=_PATIENCE,
    )  # fmt: skip
