"""How much a file of somebody else may cost."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What a file may be and what reading it may take; beyond, it is refused and only the child ends.

    ``bytes``: the file as it lies there; ``expanded``: what it unpacks to (gzip, XLSX), and ``ratio`` how many times
    its packed size that may be; ``entries``: parts of an XLSX file. ``rows``, ``columns``, ``cells`` (XLSX) count what
    is read; ``cell`` is the longest cell in characters, ``line`` the longest line in bytes. ``memory`` is the child's
    address space in bytes, ``cpu`` its processor time and ``wall`` the time on the clock, both in seconds.
    """

    bytes: int = 1024 * MEBIBYTE
    expanded: int = 1024 * MEBIBYTE
    ratio: int = 100
    entries: int = 2_000
    rows: int = 20_000_000
    columns: int = 1_000
    cells: int = 5_000_000
    cell: int = 32_767
    line: int = MEBIBYTE
    memory: int = 6 * 1024 * MEBIBYTE
    cpu: int = 120
    wall: int = 180


DEFAULT_LIMITS = Limits()
