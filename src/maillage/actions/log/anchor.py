"""Anchors: the head of the log, signed, to be kept elsewhere; it shows whether the log was cut or written anew."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from maillage.accounts.permissions import Actor, reach
from maillage.actions.book import Book
from maillage.actions.files import read_text
from maillage.actions.log.verify import verify
from maillage.actions.signing.key import list_keys, signed
from maillage.actions.signing.verify import verify_text
from maillage.engine.kernel.digest import canonical_json
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

FORMAT: Final = "maillage-anchor/1"


def anchor(actor: Actor, book: Book) -> bytes:
    """Return the head of the log as it is now, signed by the book's key.

    Raises:
        Denied: if the actor may not read the log.
        MaillageError: if the log does not hold (``log-broken``), or the book has no key (``signing-none``).
    """
    reach(actor, "log.read")
    found = verify(book)
    content = {"format": FORMAT, "entries": found.entries, "head": found.head, "at": datetime.now(UTC).isoformat()}
    return signed(book, FORMAT, canonical_json(content) + b"\n")


def head_of(book: Book, said: str, key: Path | None = None) -> str:
    """Return the head that an anchor names: a file made by ``anchor``, or the head itself.

    A file is verified by the public key in ``key``, which was kept elsewhere too; without it by the book's own keys.

    Raises:
        MaillageError: if the file was not signed so (``signature-form``, ``signature-other``, ``signature-broken``), or
            is no anchor (``anchor-kind``).
    """
    file = Path(said)
    if not said or not file.is_file():
        return said
    keys = read_text(key) if key is not None else "".join(one.public for one in list_keys(book))
    found = verify_text(read_text(file), keys)
    if found.kind != FORMAT:
        raise MaillageError(Finding(Severity.ERROR, "anchor-kind", {"kind": found.kind}))
    return str(found.content["head"])
