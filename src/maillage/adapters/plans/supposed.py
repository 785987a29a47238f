"""What a scenario supposes, kept for the plans made of it: tables that differ from a state on record, its policy."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pyarrow as pa

_BASE = "base"
_POLICIES = "policies"


def keep(folder: Path, digest: str, base: str, tables: Mapping[str, pa.Table]) -> None:
    """Write the tables of a state that is otherwise the one named ``base``; whole or not at all."""
    target = folder / digest
    if target.is_dir():
        return
    draft = folder / f".{digest}.{os.getpid()}"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    try:
        (draft / _BASE).write_text(base, encoding="ascii")
        for name, table in tables.items():
            file = str(draft / f"{name}.arrow")
            with pa.OSFile(file, "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
                writer.write_table(table)
        # Another process may keep the same first.
        with suppress(OSError):
            draft.rename(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def kept(folder: Path, digest: str) -> tuple[str, Mapping[str, pa.Table]] | None:
    """Return the digest of the state below and the tables over it; None where no such state was supposed."""
    place = folder / digest
    if not digest or not place.is_dir():
        return None
    tables = {}
    for file in sorted(place.glob("*.arrow")):
        with pa.memory_map(str(file)) as source:
            tables[file.stem] = pa.ipc.open_file(source).read_all()
    return (place / _BASE).read_text(encoding="ascii"), tables


def keep_policy(folder: Path, digest: str, text: str) -> None:
    """Write the text of a policy, ``digest`` being that of what it says; whole or not at all."""
    target = folder / _POLICIES / f"{digest}.yaml"
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    draft.write_text(text, encoding="utf-8", newline="\n")
    draft.replace(target)


def kept_policy(folder: Path, digest: str) -> str | None:
    """Return the text of a policy that says what ``digest`` names; None where none was kept."""
    place = folder / _POLICIES / f"{digest}.yaml"
    return place.read_text(encoding="utf-8") if place.is_file() else None
