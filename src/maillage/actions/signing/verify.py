"""Verify a signed file: anybody can, without a book."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from maillage.actions.files import read_text
from maillage.adapters.signatures.document import key_named, verify
from maillage.adapters.signatures.key import name_of, public_from
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

_PEM: Final = re.compile(r"-----BEGIN PUBLIC KEY-----.*?-----END PUBLIC KEY-----\n?", re.DOTALL)


@dataclass(frozen=True)
class Verified:
    """What a signed file says: its kind, the name of the key, the content as JSON says it."""

    kind: str
    key: str
    content: Mapping[str, Any]


def verify_file(file: Path, key: Path) -> Verified:
    """Return what ``file`` says, if one of the public keys in the file ``key`` has signed exactly this.

    Keys are PEM, one or several, or the key set that a desk publishes (``/keys.json``, RFC 7517).

    Raises:
        MaillageError: if a file cannot be read, there is no key (``signing-key``), or the file is not what one of the
            keys signed (``signature-form``, ``signature-other``, ``signature-broken``).
    """
    return verify_text(read_text(file), read_text(key))


def verify_text(document: str, keys: str) -> Verified:
    """Return what a signed document says; see ``verify_file``."""
    known = {name_of(public): public for public in _publics(keys)}
    said = key_named(document.encode())
    if said not in known:
        facts = {"said": said, "key": ", ".join(known)}
        raise MaillageError(Finding(Severity.ERROR, "signature-other", facts))
    found = verify(document.encode(), known[said])
    return Verified(found.kind, found.key, json.loads(found.content))


def _publics(text: str) -> list[str]:
    found = _PEM.findall(text)
    if not found:
        try:
            found = [public_from(key) for key in json.loads(text)["keys"]]
        except (ValueError, KeyError, TypeError):
            found = []
    if not found:
        raise MaillageError(Finding(Severity.ERROR, "signing-key"))
    return found
