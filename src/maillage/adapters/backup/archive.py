"""An archive of files (tar) that ends with the SHA-256 of each: what lacks its end, or differs, is refused."""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Final

from maillage.adapters.warehouse.log import sync
from maillage.engine.kernel.digest import canonical_json
from maillage.engine.kernel.reason import Finding, MaillageError, Severity

MANIFEST: Final = "manifest.json"
_STEP: Final = 1 << 20


@dataclass(frozen=True)
class Manifest:
    """What an archive says of itself: ``facts`` of who wrote it, and each file's bytes and SHA-256 by its path."""

    facts: Mapping[str, str | int]
    files: Mapping[str, tuple[int, str]]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(size for size, _ in self.files.values())


class _Hashed:
    """Adds up the SHA-256 of what is read."""

    def __init__(self, source: IO[bytes]) -> None:
        self.source = source
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self.source.read(size)
        self.digest.update(data)
        return data


def write(target: Path, files: Iterable[tuple[str, Path]], facts: Mapping[str, str | int]) -> Manifest:
    """Write files under their paths, then the manifest: whole under its name, readable by its owner alone, or absent.

    Raises:
        OSError: if a file cannot be read, or the archive not be written; nothing is left then.
    """
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    found: dict[str, tuple[int, str]] = {}
    try:
        with (
            os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as sink,
            tarfile.open(fileobj=sink, mode="w", format=tarfile.PAX_FORMAT) as archive,
        ):
            for name, place in files:
                found[name] = _add(archive, name, place)
            manifest = Manifest(facts, found)
            text = canonical_json({"facts": dict(facts), "files": {name: [*said] for name, said in found.items()}})
            about = tarfile.TarInfo(MANIFEST)
            about.size = len(text)
            archive.addfile(about, io.BytesIO(text))
        sync(draft)
        draft.rename(target)
        sync(target.parent)
    finally:
        draft.unlink(missing_ok=True)
    return manifest


def _add(archive: tarfile.TarFile, name: str, place: Path) -> tuple[int, str]:
    with place.open("rb") as source:
        state = os.fstat(source.fileno())
        about = tarfile.TarInfo(name)
        about.size, about.mode = state.st_size, 0o600 if state.st_mode & 0o077 == 0 else 0o644
        hashed = _Hashed(source)
        archive.addfile(about, hashed)
    return state.st_size, hashed.digest.hexdigest()


def unpack(source: Path, folder: Path) -> Manifest:
    """Write the files of an archive into an empty folder, each held against the manifest, and return it.

    Raises:
        MaillageError: if the archive is none, was cut, or holds what it should not (``restore-archive``), or a file is
            not what it was (``restore-file``: the first one).
    """
    found: dict[str, tuple[int, str]] = {}
    said: Manifest | None = None
    try:
        with tarfile.open(source, mode="r:") as archive:
            for about in archive:
                if said is not None or not about.isreg() or not _stays_inside(about.name) or about.name in found:
                    raise _refused("restore-archive", source)
                data = archive.extractfile(about)
                if data is None:
                    raise _refused("restore-archive", source)
                if about.name == MANIFEST:
                    said = _read(data.read(), source)
                else:
                    found[about.name] = _extract(data, folder / about.name, about.mode & 0o600 | about.mode & 0o044)
    except (tarfile.TarError, EOFError, FileExistsError, NotADirectoryError):
        raise _refused("restore-archive", source) from None
    except FileNotFoundError:
        raise MaillageError(Finding(Severity.ERROR, "file-missing", {"file": str(source)})) from None
    if said is None:
        raise _refused("restore-archive", source)
    wrong = sorted(name for name in {*found} | {*said.files} if found.get(name) != said.files.get(name))
    if wrong:
        raise _refused("restore-file", source, wrong[0])
    return said


def _stays_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts and str(path) == name


def _extract(data: IO[bytes], place: Path, mode: int) -> tuple[int, str]:
    place.parent.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as sink:
        while piece := data.read(_STEP):
            digest.update(piece)
            size += len(piece)
            sink.write(piece)
        sink.flush()
        os.fsync(sink.fileno())
    return size, digest.hexdigest()


def _read(text: bytes, source: Path) -> Manifest:
    try:
        values = json.loads(text)
        return Manifest(values["facts"], {name: (size, digest) for name, (size, digest) in values["files"].items()})
    except (ValueError, KeyError, TypeError, AttributeError):
        raise _refused("restore-archive", source) from None


def _refused(code: str, source: Path, file: str = "") -> MaillageError:
    facts = {"archive": str(source), "file": file} if file else {"archive": str(source)}
    return MaillageError(Finding(Severity.ERROR, code, dict(facts)))
