"""The key by which a book signs: made, replaced, listed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from maillage.accounts.permissions import Actor, reach
from maillage.actions.book import Book
from maillage.actions.log.append import alone, append
from maillage.adapters.signatures.document import sign
from maillage.adapters.signatures.key import name_of, new_key, public_text
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

if TYPE_CHECKING:
    from maillage.records.models import SigningKey

FOLDER: Final = "keys"
"""The folder of a book in which private keys lie, readable by their owner alone."""


def make_key(actor: Actor, book: Book) -> SigningKey:
    """Make a new key, which signs from now on; earlier ones stay, so that what they signed can be verified.

    Raises:
        Denied: if the actor may not.
    """
    reach(actor, "signing.make")
    private = new_key()
    public = public_text(private)
    name = name_of(public)
    # First the half that nobody can make again: a key without it would sign nothing.
    _write(book.folder / FOLDER / f"{name}.pem", private)
    with alone(book) as alias:
        from maillage.records.models import SigningKey

        recorded = append(alias, actor.account, "make-key", {"key": name})
        return SigningKey.objects.using(alias).create(name=name, public=public, recorded=recorded)


def list_keys(book: Book) -> Sequence[SigningKey]:
    """Return the public keys of the book, the one that signs first: they are for everybody."""
    from maillage.records.models import SigningKey

    book.records()
    return [*SigningKey.objects.using(book.alias)]


def signed(book: Book, kind: str, content: bytes) -> bytes:
    """Return ``content`` signed by the book's key.

    Raises:
        MaillageError: if the book has no key (``signing-none``), or the file of its private half is gone
            (``signing-lost``).
    """
    keys = list_keys(book)
    if not keys:
        raise MaillageError(Finding(Severity.ERROR, "signing-none"))
    file = book.folder / FOLDER / f"{keys[0].name}.pem"
    try:
        private = file.read_text(encoding="ascii")
    except FileNotFoundError:
        raise MaillageError(Finding(Severity.ERROR, "signing-lost", {"file": str(file)})) from None
    return sign(private, kind, content)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(mode=0o700, exist_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as sink:
        sink.write(text)
        sink.flush()
        os.fsync(sink.fileno())
