"""Read files in this process: for tests of what happens after reading, which need no child for each file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import asdict
from json import dumps
from pathlib import Path
from typing import Any

import pyarrow as pa

from maillage.adapters.files import delimited, plain, raw
from maillage.adapters.files.fault import Fault
from maillage.adapters.files.limits import DEFAULT_LIMITS
from maillage.adapters.files.raw import BAD, RawFile
from maillage.engine.intake.mapping import Source
from maillage.engine.kernel.reason import MaillageError


def read_here(file: Path, source: Source | Callable[[], Source]) -> RawFile:
    """A CSV file, as the child would hand it over."""
    form = source if isinstance(source, Source) else source()
    data = file.read_bytes()
    text, encoding = plain.to_utf8(data, form.encoding, form.delimiter, DEFAULT_LIMITS)
    table, bad = delimited.read(
        text, delimited.Form(form.delimiter, form.quote, form.header, form.skip), DEFAULT_LIMITS
    )
    rows = [{**asdict(line), "facts": dumps(line.facts)} for line in bad]
    told = pa.Table.from_pylist([{name: row[name] for name in BAD.names} for row in rows], BAD)
    return RawFile(table, hashlib.sha256(data).hexdigest(), encoding, told, {line.line: line.text for line in bad})


def read_as_the_child(file: Path, source: Source | Callable[[], Source], **_: Any) -> RawFile:
    """As ``read_here``; a file that cannot be read is told as the child's parent tells it."""
    try:
        return read_here(file, source)
    except Fault as fault:
        raise MaillageError(raw._finding(file, vars(fault))) from None
