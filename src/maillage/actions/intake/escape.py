"""Cells that no spreadsheet takes for a formula, and what they were before."""

from __future__ import annotations

import re
from typing import Final

_FORMULA: Final = tuple("=+-@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}"
                        "\N{FULLWIDTH COMMERCIAL AT}")  # fmt: skip
_NUMBER: Final = re.compile(r"[+-]?[0-9][0-9 .,'\u00a0\u202f]*")
_ENDS: Final = re.compile(r"([;,\t|\r\n])")
"""What may end a cell: a spreadsheet of another country splits lines elsewhere than we do."""
_SUSPECT: Final = re.compile(f"[{re.escape(''.join(_FORMULA))}\t\r\n\0]")
_FIRST: Final = re.compile(r"'*[\t\r\n]")
_BLANK: Final = " '\u00a0\u202f\u200b\ufeff"


def safe(cell: str) -> str:
    """Return a cell with an apostrophe wherever a spreadsheet could see a formula begin; a number stays as it is."""
    if not _SUSPECT.search(cell):
        return cell
    cell = cell.replace("\0", "\N{REPLACEMENT CHARACTER}")
    guarded = "".join(f"'{part}" if _is_risky(part) else part for part in _ENDS.split(cell))
    if _NUMBER.fullmatch(cell):
        return cell
    return f"'{guarded}" if _FIRST.match(guarded) else guarded


def restored(cell: str) -> str:
    """Return what ``safe`` was given (but for NUL), whether or not a spreadsheet saved it meanwhile."""
    if "'" not in cell:
        return cell
    if cell.startswith("'") and _FIRST.match(cell[1:]):
        cell = cell[1:]
    return "".join(part[1:] if part.startswith("'") and _is_risky(part[1:]) else part for part in _ENDS.split(cell))


def _is_risky(part: str) -> bool:
    return part.lstrip(_BLANK).startswith(_FORMULA) and not _NUMBER.fullmatch(part.strip(" "))
