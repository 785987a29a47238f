"""Keep a mapping that somebody wrote."""

from __future__ import annotations

import os
import re
import secrets
from typing import Final

from maillage.accounts.permissions import Actor, reach
from maillage.actions.book import Book
from maillage.actions.log.append import alone, append
from maillage.adapters.warehouse.log import sync
from maillage.engine.intake.check import check_mapping
from maillage.engine.intake.read import read_mapping
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


def keep(actor: Actor, book: Book, name: str, text: str) -> str:
    """Add a mapping to the book under a new name; return the name.

    Raises:
        Denied: if the actor may not load files.
        MaillageError: if the name is none (``mapping-name``) or taken (``mapping-taken``), or the mapping has faults.
    """
    reach(actor, "files.load")
    name = name.strip()
    if not _NAME.fullmatch(name):
        raise MaillageError(Finding(Severity.ERROR, "mapping-name", {"name": name}))
    loaded = read_mapping(text, f"{name}.yaml")
    faults = check_mapping(loaded.mapping, loaded.sources)
    if any(finding.severity is Severity.ERROR for finding in faults):
        raise MaillageError(*faults)
    book.mappings.mkdir(exist_ok=True)
    draft = book.mappings / f".{secrets.token_hex(8)}"
    try:
        draft.write_text(text, encoding="utf-8")
        sync(draft)
        with alone(book) as alias:
            append(alias, actor.account, "keep-mapping", {"mapping": name, "content": loaded.digest})
            # A link is made only where there is nothing: of two who choose one name, one is told.
            os.link(draft, book.mappings / f"{name}.yaml")
    except FileExistsError:
        raise MaillageError(Finding(Severity.ERROR, "mapping-taken", {"name": name})) from None
    finally:
        draft.unlink(missing_ok=True)
    return name
