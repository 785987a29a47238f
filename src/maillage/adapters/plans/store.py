"""The folder of plans."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from typing import Any

from maillage.adapters.plans.codec import Reader, Writer
from maillage.engine.kernel.digest import canonical_json, plain
from maillage.engine.kernel.header import PlanHeader
from maillage.engine.kernel.reason import Finding, MaillageError, Severity
from maillage.engine.plan import Plan

_PARTS = (
    "header", "policy", "measures", "tiers", "clusters", "coverage", "comparison", "findings", "receipts",
)  # fmt: skip


def save(folder: Path, plan: Plan) -> Path:
    """Write a plan below ``folder`` and return its own folder; a plan that is there already is left as it is.

    It is written beside its place and renamed, so that it is whole or absent.
    """
    target = folder / plan.header.name
    if target.exists():
        return target
    draft = folder / f".{plan.header.name}.{os.getpid()}"
    # A process of this number may have been killed here before.
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    try:
        writer = Writer(draft)
        for part in _PARTS:
            writer.write(part, getattr(plan, part))
        (draft / "plan.json").write_bytes(canonical_json(plain(plan.header)) + b"\n")
        try:
            draft.rename(target)
        except OSError:
            # Another process may have kept the same plan first.
            if not target.exists():
                raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return target


def load(folder: Path, name: str = "") -> Plan:
    """Return a plan by its name, or by the beginning of its name; the latest written where the name is empty.

    Raises:
        MaillageError: if there is none (``plan-missing``), or the beginning fits several (``plan-ambiguous``).
    """
    return _Kept(Reader(find(folder, name)))


class _Kept(Plan):
    """A plan whose parts are read when they are first asked for: who explains one partner needs half of them."""

    def __init__(self, reader: Reader) -> None:
        object.__setattr__(self, "_reader", reader)

    def __getattr__(self, name: str) -> Any:
        if name not in _PARTS:
            raise AttributeError(name)
        value = self._reader.read(name)
        object.__setattr__(self, name, value)
        return value


def find(folder: Path, name: str = "") -> Path:
    """Return the folder of a plan. See ``load``."""
    if not name:
        made = [item for item in folder.glob("*/plan.json") if not item.parent.name.startswith(".")]
        if not made:
            raise MaillageError(Finding(Severity.ERROR, "plan-none", {"folder": str(folder)}))
        return max(made, key=lambda item: (item.stat().st_mtime_ns, item.parent.name)).parent
    found = sorted(item.parent for item in folder.glob("*/plan.json") if item.parent.name.startswith(name))
    exact = [item for item in found if item.name == name]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not found:
        raise MaillageError(Finding(Severity.ERROR, "plan-missing", {"name": name, "folder": str(folder)}))
    names = tuple(item.name for item in found)
    raise MaillageError(Finding(Severity.ERROR, "plan-ambiguous", {"name": name, "plans": names}))


def content_digest(folder: Path) -> str:
    """Return the SHA-256 of a plan's files, names and bytes: what an approval is bound to.

    A folder that is not there has the digest of nothing.
    """
    whole = hashlib.sha256()
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        with file.open("rb") as source:
            whole.update(f"{file.name}\0{hashlib.file_digest(source, 'sha256').hexdigest()}\n".encode())
    return whole.hexdigest()


def headers(folder: Path) -> list[PlanHeader]:
    """Return the headers of all plans, by name."""
    found = sorted(folder.glob("*/plan.json"))
    return [Reader(item.parent).read("header") for item in found if not item.parent.name.startswith(".")]
