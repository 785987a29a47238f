"""Put a file that somebody sent into the inbox."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import time
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from maillage.accounts.permissions import Actor, reach
from maillage.actions.book import Book
from maillage.actions.intake.inbox import FILES, Waiting, inbox_of, note
from maillage.adapters.warehouse.log import sync
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

_STRANGE: Final = re.compile(r"[^\w .()+-]")
_LONGEST: Final = 120
_STALE: Final = 86_400
"""Seconds after which nobody writes a draft any more."""


@dataclass(frozen=True)
class Upload:
    """A file as it arrived: the name that its sender gave it, where its bytes lie in the inbox, how many, SHA-256."""

    name: str
    place: Path
    size: int
    digest: str


def receive(actor: Actor, book: Book, uploads: Sequence[Upload]) -> Waiting:
    """Let a file wait in the inbox, the first of ``uploads``; the others lie beside it, for a mapping to look into.

    A delivery is whole or absent. Nothing of it is read here.

    Raises:
        Denied: if the actor may not load files.
        MaillageError: if there is no file (``upload-none``), one is empty (``upload-empty``), or two have one name
            (``upload-twice``).
    """
    reach(actor, "files.load")
    if not uploads:
        raise _refused("upload-none")
    names = [safe_name(upload.name) for upload in uploads]
    for upload, name in zip(uploads, names, strict=True):
        if not upload.size:
            raise _refused("upload-empty", name)
        if names.count(name) > 1:
            raise _refused("upload-twice", name)
    main = uploads[0]
    waiting = Waiting(secrets.token_hex(8), names[0], main.size, main.digest, actor.account, datetime.now(UTC),
                      tuple(names[1:]))  # fmt: skip
    _sweep(inbox_of(book))
    draft = inbox_of(book) / f".draft-{waiting.delivery}"
    (draft / FILES).mkdir(parents=True)
    try:
        for upload, name in zip(uploads, names, strict=True):
            os.link(upload.place, draft / FILES / name)
            sync(draft / FILES / name)
        note(draft, waiting)
        sync(draft)
        draft.rename(draft.with_name(waiting.delivery))
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return waiting


def _sweep(inbox: Path) -> None:
    """Throw away what processes that were killed have left half written; nobody takes a day to send a file."""
    for place in inbox.glob(".*"):
        with suppress(FileNotFoundError):
            if time.time() - place.stat().st_mtime > _STALE:
                shutil.rmtree(place) if place.is_dir() else place.unlink()


def safe_name(name: str) -> str:
    """Return a name of a file that leads nowhere, hides nothing and can be shown: the last part, letters and digits."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    plain = _STRANGE.sub("_", last).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    while len(plain.encode()) > _LONGEST:
        stem, ending = (stem[:-1], ending) if len(stem) > 1 else (stem, ending[:-1])
        plain = f"{stem}{dot}{ending}"
    return plain or "file"


def _refused(code: str, file: str = "") -> MaillageError:
    return MaillageError(Finding(Severity.ERROR, code, {"file": file} if file else {}))
