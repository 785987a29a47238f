"""Signed documents: JSON Web Signatures in flattened JSON (RFC 7515, 7.2.2) by Ed25519 (RFC 8037)."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any, Final

from cryptography.exceptions import InvalidSignature

from maillage.adapters.signatures.key import name_of, plain_base64, private_of, public_of, public_text
from maillage.engine.kernel.digest import canonical_json
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

_ALGORITHM: Final = "EdDSA"


@dataclass(frozen=True)
class Signed:
    """What a document says, which kind of document it is, and the name of the key that signed it."""

    kind: str
    key: str
    content: bytes


def sign(private: str, kind: str, content: bytes) -> bytes:
    """Return ``content`` with a signature over its very bytes and its kind."""
    header = {"alg": _ALGORITHM, "kid": name_of(public_text(private)), "typ": kind}
    protected, payload = plain_base64(canonical_json(header)), plain_base64(content)
    signature = private_of(private).sign(f"{protected}.{payload}".encode("ascii"))
    document = {"payload": payload, "protected": protected, "signature": plain_base64(signature)}
    return canonical_json(document) + b"\n"


def key_named(document: bytes) -> str:
    """Return the name of the key by which a document says that it is signed; nothing of it is verified.

    Raises:
        MaillageError: if it is no signed document (``signature-form``).
    """
    return _header(_parts(document)["protected"])["kid"]


def verify(document: bytes, public: str) -> Signed:
    """Return what a document says, if it was signed by the key ``public`` (PEM).

    Raises:
        MaillageError: if it is no signed document (``signature-form``), was signed by another key
            (``signature-other``), or is not what was signed (``signature-broken``).
    """
    parts = _parts(document)
    header = _header(parts["protected"])
    key, name = public_of(public), name_of(public)
    if header["kid"] != name:
        raise _wrong("signature-other", said=header["kid"], key=name)
    try:
        key.verify(_bytes(parts["signature"]), f"{parts['protected']}.{parts['payload']}".encode("ascii"))
    except InvalidSignature:
        raise _wrong("signature-broken", key=name) from None
    return Signed(header["typ"], name, _bytes(parts["payload"]))


def _parts(document: bytes) -> dict[str, str]:
    try:
        found = json.loads(document)
    except ValueError:
        raise _wrong("signature-form") from None
    names = {"payload", "protected", "signature"}
    if not isinstance(found, dict) or {*found} != names or not all(isinstance(part, str) for part in found.values()):
        raise _wrong("signature-form")
    if not all(part.isascii() for part in found.values()):
        raise _wrong("signature-form")
    return found


def _header(protected: str) -> dict[str, str]:
    """Return what was signed beside the content; another algorithm, or none, is never looked at."""
    try:
        found: Any = json.loads(_bytes(protected))
    except ValueError:
        raise _wrong("signature-form") from None
    wanted = {"alg", "kid", "typ"}
    if not isinstance(found, dict) or {*found} != wanted or found["alg"] != _ALGORITHM:
        raise _wrong("signature-form")
    return {name: str(value) for name, value in found.items()}


def _bytes(text: str) -> bytes:
    """Return what a text of the alphabet of addresses holds; what is written in another way than ours is refused."""
    try:
        found = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise _wrong("signature-form") from None
    if plain_base64(found) != text:
        raise _wrong("signature-form")
    return found


def _wrong(code: str, **facts: str) -> MaillageError:
    return MaillageError(Finding(Severity.ERROR, code, facts))
