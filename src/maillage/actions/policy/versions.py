"""List the policies of a folder, version by version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from maillage.actions.policy.resolve import library_of
from maillage.engine.kernel.reason import Finding, MaillageError, Severity


@dataclass(frozen=True)
class Version:
    """One version of a policy: in force from ``start`` to before ``end`` (None: open); ``extends`` its parent or "".

    Where no end is written it is the first day of the next version.
    """

    policy: str
    version: str
    start: date
    end: date | None
    extends: str
    file: str


def versions(book: Path) -> tuple[Version, ...]:
    """Return the versions in ``book/policies``, by name, then by their first day.

    Raises:
        MaillageError: if there is no such folder (``policy-no-folder``), or a file in it cannot be read.
    """
    folder = book / "policies"
    if not folder.is_dir():
        raise MaillageError(Finding(Severity.ERROR, "policy-no-folder", {"folder": str(folder)}))
    library = library_of(folder)
    ends = {(name, known): end for name in library.names for known, _, end in library.versions_of(name)}
    found = [
        Version(item.name, item.version, item.valid.from_, ends[item.name, item.version],
                str(item.written.value.get("extends") or ""), item.written.file)
        for item in library.versions
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda item: (item.policy, item.start, item.version)))
