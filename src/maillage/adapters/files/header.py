"""The names of the columns, as the header gives them."""

from __future__ import annotations

from maillage.adapters.files.fault import Fault, shown
from maillage.adapters.files.limits import Limits


def named(cells: list[str], line: int, limits: Limits) -> list[str]:
    """Return one name a column: spaces around it do not count; a column without one is called ``#`` and its number.

    Raises:
        Fault: if there is no name at all, a name stands twice, or there are too many.
    """
    if len(cells) > limits.columns:
        raise Fault("files-columns", line, limits.columns + 1, "", {"columns": len(cells), "most": limits.columns})
    if not any(cell.strip() for cell in cells):
        raise Fault("files-no-names", line)
    names: list[str] = []
    for at, cell in enumerate(cells, 1):
        name = cell.strip() or f"#{at}"
        if name in names:
            raise Fault("files-header-twice", line, at, shown(name), {"name": name, "first": names.index(name) + 1})
        names.append(name)
    return names
