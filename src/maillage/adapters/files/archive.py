"""An XLSX file before it is parsed: is the archive what a spreadsheet program writes, and no bomb?"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Final

from maillage.adapters.files.fault import Fault, shown
from maillage.adapters.files.limits import Limits

_STEP: Final = 1 << 20
_ACTIVE: Final = re.compile(r"(?i)vbaproject|(^|/)activex/|(^|/)embeddings/|(^|/)macrosheets/")
_LINKED: Final = re.compile(r"(?i)(^|/)externallinks/")
_MACRO_TYPE: Final = re.compile(rb"(?i)macroEnabled")
_ENTITIES: Final = re.compile(rb"<!(DOCTYPE|ENTITY)")
_OUTSIDE: Final = re.compile(r"^[/\\]|^[A-Za-z]:|\\|(^|/)\.\.?(/|$)")
"""A name that would leave the archive, were it ever written to disk; here none is."""
_OVERLAP: Final = 16


def check(data: bytes, limits: Limits) -> None:
    """Unpack every part once, in small pieces that are thrown away, and refuse what no table needs.

    Raises:
        Fault: if it is no XLSX file, damaged, too big, a bomb, or holds macros, links to other files or XML entities.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Fault("files-old-workbook")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _check_parts(parts, len(data), limits)
            for part in parts:
                _check_part(archive, part)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        # RuntimeError: a part is encrypted; NotImplementedError: packed in a way that XLSX does not know.
        raise Fault("files-workbook-broken" if data.startswith(b"PK") else "files-not-workbook") from None


def _check_parts(parts: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names or not any(name.lower().startswith("xl/workbook") for name in names):
        raise Fault("files-not-workbook")
    if len(parts) > limits.entries:
        raise Fault("files-parts", facts={"parts": len(parts), "most": limits.entries})
    seen: set[str] = set()
    for part in parts:
        # Programs take either of two parts of one name, and capitals for small letters: each would read another table.
        if part.filename.lower() in seen:
            raise Fault("files-part-twice", facts={"part": shown(part.filename)})
        seen.add(part.filename.lower())
        if _OUTSIDE.search(part.filename):
            raise Fault("files-part-name", facts={"part": shown(part.filename)})
    # zipfile never unpacks a part beyond the size that is declared here.
    total = sum(part.file_size for part in parts)
    if total > limits.expanded or total > limits.ratio * size:
        raise Fault("files-bomb", facts={"size": size, "ratio": limits.ratio})
    for part in parts:
        if _ACTIVE.search(part.filename):
            raise Fault("files-active", facts={"part": shown(part.filename)})
        if _LINKED.search(part.filename):
            raise Fault("files-linked", facts={"part": shown(part.filename)})


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    xml = part.filename.lower().endswith((".xml", ".rels"))
    before = b""
    with archive.open(part) as file:
        while piece := file.read(_STEP):
            seen = before + piece
            # A part in UTF-16 would hide its words from the search; programs write UTF-8.
            if xml and (_ENTITIES.search(seen) or b"\0" in piece):
                raise Fault("files-entities", facts={"part": shown(part.filename)})
            if part.filename == "[Content_Types].xml" and _MACRO_TYPE.search(seen):
                raise Fault("files-active", facts={"part": shown(part.filename)})
            before = piece[-_OVERLAP:]
