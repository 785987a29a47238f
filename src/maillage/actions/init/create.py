"""Create a book: a working folder with embedded databases, example policies and example mappings."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from importlib import resources
from pathlib import Path

from maillage.actions.book import SETTINGS_FILE, Book, BookSettings
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

_SETTINGS = """\
# Réglages de ce carnet / Settings of this book
policy: {policy}        # politique appliquée par défaut / policy used where none is named (policies/*.yaml)
language: {language}           # fr, en
# Moteur du registre / ledger engine: duckdb, ou spark quand une machine ne suffit plus / or spark when one is too small
engine: duckdb
# Fonctions qui se connectent avec un second facteur / roles that sign in with a second factor; none: nobody has to
{second_factor}
# mail: smtp://user:password@host:587  (ou/or smtps://…, file:mail ; vide : aucun courriel / empty: no mail)
# mail_from: maillage@example.org
# address: https://desk.example.org    (du bureau, pour les courriels / of the desk, for mails)
{mail}# database: postgresql://user:password@host/name   (vide : SQLite dans ce dossier / empty: SQLite in this folder)
"""
_USUAL = "# second_factor: " + ", ".join(BookSettings().second_factor)


def create(
    folder: Path,
    *,
    policy: str = "france",
    language: str = "fr",
    second_factor: str = "",
    mail: str = "",
    beside: Collection[str] = (),
) -> Book:
    """Make a book in ``folder``, which is new or empty but for the files named in ``beside``, and open it.

    ``mail`` says how mail is sent, "" for not at all.
    ``second_factor`` names roles that sign in with one, "none" for nobody; "" leaves what is usual.

    Raises:
        MaillageError: if the folder holds a book already (``book-exists``) or anything else (``book-not-empty``).
    """
    if (folder / SETTINGS_FILE).exists():
        raise MaillageError(Finding(Severity.ERROR, "book-exists", {"folder": str(folder)}))
    if folder.exists() and (not folder.is_dir() or any(item.name not in beside for item in folder.iterdir())):
        raise MaillageError(Finding(Severity.ERROR, "book-not-empty", {"folder": str(folder)}))
    folder.mkdir(parents=True, exist_ok=True)
    for examples in ("policies", "mappings"):
        with resources.as_file(resources.files("maillage") / examples) as source:
            shutil.copytree(source, folder / examples)
    for name in ("quarantine", "plans"):
        (folder / name).mkdir()
    # Last, so that a folder is a book only once it is whole.
    asked = f"second_factor: {second_factor}" if second_factor else _USUAL
    settings = _SETTINGS.format(
        policy=policy, language=language, second_factor=asked, mail=f"mail: {mail}\n" if mail else ""
    )
    (folder / SETTINGS_FILE).write_text(settings, encoding="utf-8")
    book = Book(folder)
    book.records().prepare()
    return book
