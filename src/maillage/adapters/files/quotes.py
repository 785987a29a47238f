"""Quotation marks of a CSV file: Arrow takes one that never closes, and text after one that does."""

from __future__ import annotations

import csv
import io
import re

from maillage.adapters.files.fault import Fault, shown
from maillage.adapters.files.limits import Limits


def are_odd(data: bytes, delimiter: str, quote: str) -> bool:
    """Whether a mark stands alone, or within a cell: neither at an end of it nor beside another one."""
    mark = re.escape(quote)
    beside = f"[{re.escape(delimiter)}\\r\\n{mark}]"
    # The mark comes first in the expression: so it is looked for as fast as any byte.
    within = re.compile(f"{mark}(?<!{beside}{mark})(?<!^{mark})(?!{beside}|\\Z)".encode())
    return data.count(quote.encode()) % 2 == 1 or within.search(data) is not None


def check_quotes(data: bytes, delimiter: str, quote: str, limits: Limits) -> None:
    """Read the whole text, slowly and strictly.

    Raises:
        Fault: at the first mark that does not close properly (``files-quote-open``).
    """
    csv.field_size_limit(max(limits.cell, 131_072) * 8)
    text = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", newline="")
    reader = csv.reader(text, delimiter=delimiter, quotechar=quote, strict=True)
    start = 0
    try:
        for _ in reader:
            start = reader.line_num
    except csv.Error:
        line = data.split(b"\n", start + 1)[start] if start < data.count(b"\n") + 1 else b""
        raise Fault("files-quote-open", start + 1, 0, shown(line.decode("utf-8", "replace").strip("\r"))) from None
