"""Where the lines of a quarantine come from, and why each is there: for who settles them at the desk."""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import pyarrow as pa

BESIDE: Final = "files"
"""The folder of the files that the mapping looks into, as they came."""
_NOTE: Final = "origin.json"
_WHY: Final = "why.arrow"


@dataclass(frozen=True)
class Origin:
    """A file whose lines were refused: its name, the mapping by which it was read, the table that it is for."""

    file: str
    mapping: str
    table: str


def remember(
    quarantine: Path, batch: str, origin: Origin, why: pa.Table, beside: Iterable[Path] = (), *, anew: bool = False
) -> None:
    """Keep where the lines of a batch come from, why each is refused, and the files ``beside``: whole or not at all.

    What is kept already stays, but for ``why`` where it is to be kept ``anew``.
    """
    folder = quarantine / batch
    draft = quarantine / f".{secrets.token_hex(8)}"
    draft.mkdir(parents=True)
    try:
        (draft / _NOTE).write_text(json.dumps(asdict(origin), ensure_ascii=False), encoding="utf-8")
        with pa.OSFile(str(draft / _WHY), "wb") as sink, pa.ipc.new_file(sink, why.schema) as writer:
            writer.write_table(why)
        (draft / BESIDE).mkdir()
        for file in beside:
            shutil.copyfile(file, draft / BESIDE / file.name)
        if anew and folder.is_dir():
            (draft / _WHY).replace(folder / _WHY)
        else:
            # The same batch brings the same lines, by the same mapping.
            with suppress(OSError):
                draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def origin_of(quarantine: Path, batch: str) -> Origin | None:
    """Return where the lines of a batch come from; None where nobody kept it."""
    with suppress(FileNotFoundError):
        return Origin(**json.loads((quarantine / batch / _NOTE).read_text(encoding="utf-8")))
    return None


def why_of(quarantine: Path, batch: str) -> pa.Table:
    """Return why each line of a batch is refused (``Refused.why``).

    Raises:
        FileNotFoundError: if nobody kept it.
    """
    with (quarantine / batch / _WHY).open("rb") as source:
        return pa.ipc.open_file(source).read_all()


def beside_of(quarantine: Path, batch: str) -> tuple[Path, ...]:
    """Return the files that the mapping of a batch looks into."""
    folder = quarantine / batch / BESIDE
    return tuple(sorted(folder.iterdir())) if folder.is_dir() else ()


def forget(quarantine: Path, batch: str) -> None:
    """Forget a batch of which no line is left."""
    shutil.rmtree(quarantine / batch, ignore_errors=True)
