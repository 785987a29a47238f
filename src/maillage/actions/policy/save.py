"""Keep a text as a new version of a policy of the book."""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Final

from maillage.accounts.permissions import Actor, reach
from maillage.actions.book import Book
from maillage.actions.log.append import alone, append
from maillage.actions.policy.draft import Draft, drafted
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,60}")
"""What a version may be called that becomes the name of a file."""


def save_version(actor: Actor, book: Book, text: str) -> str:
    """Write a text as a new version beside the others, and return its label: ``france@2027.1``.

    The file is whole or absent, and no version that stands is ever written over. It comes before its entry in the log
    is sure: where the entry fails the file goes again.

    Raises:
        Denied: if the actor may not write policies.
        MaillageError: with every error that the check finds; ``policy-save-taken`` if there is such a version,
            ``policy-save-name`` if its version cannot name a file.
    """
    reach(actor, "policy.write")
    written: Path | None = None
    try:
        with alone(book) as alias:
            draft = drafted(book, text.replace("\r\n", "\n"))
            written = keep_version(book, alias, actor.account, draft)
    except BaseException:
        if written is not None:
            written.unlink()
        raise
    assert draft.loaded is not None, "what cannot be read is not kept"
    return f"{draft.loaded.policy.policy}@{draft.loaded.policy.version}"


def keep_version(book: Book, alias: str, account: int, draft: Draft) -> Path:
    """Write a text that was checked as a file of the book's policies, within an entry of the log, and return the file.

    Where the caller fails after that, the file is his to take away.

    Raises:
        MaillageError: as ``save_version``.
    """
    if draft.loaded is None or not draft.is_sound:
        raise MaillageError(*(found for found in draft.findings if found.severity is Severity.ERROR))
    name, version = draft.loaded.policy.policy, draft.loaded.policy.version
    if _NAME.fullmatch(version) is None:
        raise MaillageError(Finding(Severity.ERROR, "policy-save-name", {"version": version}))
    digest = hashlib.sha256(draft.text.encode()).hexdigest()
    append(alias, account, "policy-save", {"policy": name, "version": version, "file": digest})
    target = book.policies / f"{name}-{version}.yaml"
    _write(target, draft.text)
    return target


def _write(target: Path, text: str) -> None:
    """Write a file that was not there: beside its place first, then named, both made sure on the disk.

    Raises:
        MaillageError: if there is such a file (``policy-save-file``).
    """
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        # Unlike a renaming, a second name is refused where there is one already.
        os.link(draft, target)
    except FileExistsError:
        raise MaillageError(Finding(Severity.ERROR, "policy-save-file", {"file": target.name})) from None
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
