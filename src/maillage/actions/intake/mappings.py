"""The mappings that a person at the desk may choose from: those of the book, by their names, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from maillage.actions.book import Book
from maillage.actions.files import read_text
from maillage.actions.intake.columns import lookups_of
from maillage.engine.intake.mapping import IntakeMapping
from maillage.engine.intake.read import read_mapping
from maillage.engine.kernel.reason import Finding, MaillageError, Severity


@dataclass(frozen=True)
class Standing:
    """A mapping of the book: ``name`` to call it by, and what it says; ``rules`` is None where it has faults."""

    name: str
    text: str
    rules: IntakeMapping | None


def list_mappings(book: Book) -> tuple[Standing, ...]:
    """Return the mappings of the book by name."""
    found = []
    for file in sorted(book.mappings.rglob("*.yaml")):
        text = read_text(file)
        try:
            rules = read_mapping(text, file.name).mapping
        except MaillageError:
            rules = None
        found.append(Standing(str(file.relative_to(book.mappings).with_suffix("")), text, rules))
    return tuple(found)


def mapping_of(book: Book, name: str) -> Path:
    """Return the file of a mapping of the book.

    Raises:
        MaillageError: if the book has none of that name (``upload-no-mapping``): a path elsewhere is none.
    """
    known = {str(file.relative_to(book.mappings).with_suffix("")): file for file in book.mappings.rglob("*.yaml")}
    if name not in known:
        raise MaillageError(Finding(Severity.ERROR, "upload-no-mapping", {"mapping": name}))
    return known[name]


def require_beside(rules: IntakeMapping, known: tuple[str, ...]) -> None:
    """Refuse a mapping that looks into a file which did not come with the one that is read.

    Who writes a mapping at the desk must not read the server's files with it.

    Raises:
        MaillageError: one ``upload-beside`` for each file that is not there.
    """
    missing = [
        Finding(Severity.ERROR, "upload-beside", {"file": name}) for name in beside_of(rules) if name not in known
    ]
    if missing:
        raise MaillageError(*missing)


def beside_of(rules: IntakeMapping) -> tuple[str, ...]:
    """Return the files that a mapping looks into, beside the one that it reads."""
    return tuple(dict.fromkeys([*(join.file for join in rules.joins), *lookups_of(rules)]))
