"""Take a published organisation out: as a workbook, as CSV, as JSON, and signed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from maillage.accounts.permissions import Actor, Denied, reach
from maillage.actions.book import Book
from maillage.actions.log.append import alone, append
from maillage.actions.partners.find import Directory
from maillage.actions.plan.read import open_plan
from maillage.actions.publication.contents import Contents, contents_of
from maillage.actions.publication.in_force import check_content
from maillage.actions.publication.table import as_csv, as_workbook
from maillage.actions.signing.key import signed
from maillage.engine.kernel.digest import canonical_json
from maillage.messages.format import Language

if TYPE_CHECKING:
    from maillage.records.models import Publication

Form = Literal["xlsx", "csv", "json", "signed"]
FORMS: Final[tuple[Form, ...]] = ("xlsx", "csv", "json", "signed")
FORMAT: Final = "maillage-organisation/1"
"""Changes whenever a field changes its meaning or goes; new fields may come without."""
TYPES: Final[dict[Form, str]] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv; charset=utf-8",
    "json": "application/json", "signed": "application/jose+json",
}  # fmt: skip
ENDINGS: Final[dict[Form, str]] = {"xlsx": "xlsx", "csv": "csv", "json": "json", "signed": "jws.json"}


@dataclass(frozen=True)
class Export:
    """A file: its name, its media type, its content, how many partners it holds."""

    name: str
    type: str
    content: bytes
    rows: int


def export(
    actor: Actor, book: Book, number: int, form: Form, language: Language, directory: Directory | None = None
) -> Export:
    """Return publication ``number`` as far as the actor may see it; that it was taken out is logged.

    ``directory`` is its plan laid out, where that was done already.

    Raises:
        Denied: if the actor may take nothing out, or there is no such publication.
        MaillageError: if its files are not those that were published (``publication-altered``), or it is to be signed
            and the book has no key (``signing-none``, ``signing-lost``).
    """
    from maillage.records.models import Publication

    reach(actor, "publication.export")
    book.records()
    publication = Publication.objects.using(book.alias).filter(pk=number).first()
    if publication is None:
        raise Denied(str(number))
    check_content(book, publication.plan, number, publication.content)
    directory = directory or Directory(open_plan(book, publication.plan))
    found = contents_of(actor, directory)
    content = _content(book, publication, directory, found, form, language)
    with alone(book) as alias:
        append(alias, actor.account, "export", {
            "publication": number, "form": form, "partners": len(found.rows), "whole": int(found.whole),
            "content": hashlib.sha256(content).hexdigest(),
        })  # fmt: skip
    return Export(f"organisation-{number}.{ENDINGS[form]}", TYPES[form], content, len(found.rows))


def _content(
    book: Book, publication: Publication, directory: Directory, found: Contents, form: Form, language: Language
) -> bytes:
    glossary = directory.opened.glossary
    if form == "xlsx":
        return as_workbook(found.rows, language, glossary, publication.effective)
    if form == "csv":
        return as_csv(found.rows, language, glossary)
    text = canonical_json(_document(book, publication, directory, found)) + b"\n"
    return text if form == "json" else signed(book, FORMAT, text)


def _document(book: Book, publication: Publication, directory: Directory, found: Contents) -> dict[str, Any]:
    from maillage.records.models import LogEntry

    header = directory.opened.plan.header
    last = LogEntry.objects.using(book.alias).first()
    return {
        "format": FORMAT,
        "publication": {
            "number": publication.number, "effective": publication.effective, "plan": publication.plan,
            "content": publication.content, "recorded": publication.recorded.isoformat(), "as_of": header.as_of,
            "policy": header.policy_name, "policy_version": header.policy_version, "policy_digest": header.policy,
        },
        # Where it stands in the log: whoever keeps the file can tell later whether the log was cut or written anew.
        "log": {"entries": last.number if last is not None else 0, "head": last.digest if last is not None else ""},
        "whole": found.whole,
        "partners": found.rows,
    }  # fmt: skip
