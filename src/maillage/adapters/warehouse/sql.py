"""The few words of SQL that statements are made of."""

from __future__ import annotations

import re
from datetime import date

from maillage.engine.kernel.period import Month, Period


def literal(text: str) -> str:
    """Return a text as SQL, without quote or backslash inside quotes: the engines read those differently."""
    pieces = re.split(r"(['\\])", text)
    written = [f"chr({ord(piece)})" if piece in ("'", "\\") else f"'{piece}'" for piece in pieces if piece]
    if len(written) <= 1:
        return written[0] if written else "''"
    return f"concat({', '.join(written)})"


def day(value: date) -> str:
    """Return a day as SQL."""
    return f"DATE '{value.isoformat()}'"


def dates(period: Period) -> str:
    """Return the condition that a line was sold in ``period``."""
    return f"l.sold >= {day(period.start)} AND l.sold < {day(period.end)}"


def number_of(month: Month) -> int:
    """Return the month counted from January of year 0."""
    return month.year * 12 + month.month - 1
