"""Keys: made, written as text, named."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from maillage.engine.kernel.digest import canonical_json
from maillage.engine.kernel.reason import Finding, MaillageError, Severity


def new_key() -> str:
    """Return a new private key as PEM (PKCS 8)."""
    made = Ed25519PrivateKey.generate()
    return made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode("ascii")


def private_of(pem: str) -> Ed25519PrivateKey:
    """Return the private key that a text is.

    Raises:
        MaillageError: if it is none (``signing-key``).
    """
    try:
        found = load_pem_private_key(pem.encode(), None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise _no_key() from None
    if not isinstance(found, Ed25519PrivateKey):
        raise _no_key()
    return found


def public_of(pem: str) -> Ed25519PublicKey:
    """Return the public key that a text is.

    Raises:
        MaillageError: if it is none (``signing-key``).
    """
    try:
        found = load_pem_public_key(pem.encode())
    except (ValueError, UnsupportedAlgorithm):
        raise _no_key() from None
    if not isinstance(found, Ed25519PublicKey):
        raise _no_key()
    return found


def public_text(pem: str) -> str:
    """Return the public half of a private key as PEM."""
    public = private_of(pem).public_key()
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode("ascii")


def jwk_of(public: str) -> dict[str, str]:
    """Return a public key as a JSON Web Key (RFC 8037), with its name."""
    raw = public_of(public).public_bytes(Encoding.Raw, PublicFormat.Raw)
    essence = {"crv": "Ed25519", "kty": "OKP", "x": plain_base64(raw)}
    name = plain_base64(hashlib.sha256(canonical_json(essence)).digest())
    return {**essence, "kid": name, "alg": "EdDSA", "use": "sig"}


def public_from(jwk: Mapping[str, Any]) -> str:
    """Return the public key that a JSON Web Key is, as PEM.

    Raises:
        MaillageError: if it is none of ours (``signing-key``).
    """
    text = str(jwk.get("x", ""))
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        made = Ed25519PublicKey.from_public_bytes(raw)
    except ValueError:
        raise _no_key() from None
    return made.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode("ascii")


def name_of(public: str) -> str:
    """Return the name of a public key: its thumbprint (RFC 7638)."""
    return jwk_of(public)["kid"]


def plain_base64(content: bytes) -> str:
    """Return bytes in the alphabet of addresses without padding (RFC 7515, appendix C)."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode("ascii")


def _no_key() -> MaillageError:
    return MaillageError(Finding(Severity.ERROR, "signing-key"))
