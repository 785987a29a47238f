"""Find the mapping that a person means: a file, or a name in a book."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from maillage.actions.files import read_text
from maillage.engine.intake.check import check_mapping
from maillage.engine.intake.mapping import mapping_schema
from maillage.engine.intake.read import LoadedMapping, read_mapping
from maillage.engine.kernel.reason import Fact, Finding, MaillageError, Severity


def find(folder: Path, mapping: str) -> tuple[LoadedMapping, tuple[Finding, ...]]:
    """Return a mapping by its file, or by its name in ``folder`` (``atlas/sales``), and what is to be said about it.

    Raises:
        MaillageError: if there is none (``delivery-no-mapping``), or it has faults.
    """
    file = Path(mapping)
    if file.suffix not in (".yaml", ".yml") and not file.is_file():
        file = folder / f"{mapping}.yaml"
        if not file.is_file():
            names = (item.relative_to(folder).with_suffix("") for item in folder.rglob("*.yaml"))
            known = tuple(sorted(str(name) for name in names))
            facts: dict[str, Fact] = {"mapping": mapping, "folder": str(folder), "known": known}
            raise MaillageError(Finding(Severity.ERROR, "delivery-no-mapping", facts))
    loaded = read_mapping(read_text(file), str(file))
    findings = check_mapping(loaded.mapping, loaded.sources)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise MaillageError(*findings)
    return loaded, findings


def schema() -> dict[str, Any]:
    """Return the JSON Schema of mappings."""
    return dict(mapping_schema())
