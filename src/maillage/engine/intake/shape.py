"""What changes the rows as a whole: joined files, rows left out, versions of one key, several rows of one."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from maillage.engine.intake.mapping import Explode, IntakeMapping, Join, Unpivot, Versions
from maillage.engine.intake.rows import LINE, Flags, Refusals, flags, holds, text_of
from maillage.engine.kernel.reason import Finding, MaillageError, Severity, Source

_BETWEEN = "\x1f"


def joined(table: pa.Table, join: Join, other: pa.Table, file: str, refusals: Refusals) -> pa.Table:
    """Add the columns of a joined file, called ``join.column``; a key that it lacks gives empty cells.

    Raises:
        MaillageError: if a key stands twice and the mapping does not say which row counts (``intake-join-twice``).
    """
    if join.versions is not None:
        other = other.filter(pa.array(latest(other, join.versions)))
    keys, wanted = _key(other, join.key), _key(table, join.on)
    counted = pc.value_counts(keys)
    twice = counted.filter(pc.greater(counted.field("counts"), 1))
    if len(twice):
        facts = {"join": join.join, "file": join.file, "key": twice[0]["values"].as_py().replace(_BETWEEN, ", ")}
        raise MaillageError(Finding(Severity.ERROR, "intake-join-twice", facts, source=Source(file)))
    at = pc.index_in(wanted, value_set=keys)
    if join.missing == "quarantine":
        refusals.add(table, flags(pc.is_null(at)), "intake-join-missing", join.on[0], text_of(table, join.on[0]),
                     join=join.join)  # fmt: skip
    for name in other.column_names:
        if name != LINE:
            column = pc.fill_null(text_of(other, name).take(at), "")
            table = table.append_column(f"{join.join}.{name}", column)
    return table


def kept(table: pa.Table, mapping: IntakeMapping) -> Flags:
    """Return the rows that the mapping lets in: ``keep``, ``drop``, then one version of each key."""
    chosen = holds(table, mapping.keep)
    if mapping.drop:
        for condition in mapping.drop:
            chosen &= ~holds(table, [condition])
    if mapping.versions is not None:
        rest = np.flatnonzero(chosen)
        chosen[rest[~latest(table.take(pa.array(rest)), mapping.versions)]] = False
    return chosen


def latest(table: pa.Table, versions: Versions) -> Flags:
    """Return the one row of each key that counts: those preferred first, then by order, then by place in the file."""
    key = _key(table, versions.by).to_pylist()
    preferred = holds(table, versions.prefer) if versions.prefer else np.zeros(len(table), np.bool_)
    order = text_of(table, versions.order).to_pylist() if versions.order else [""] * len(table)
    sign = 1 if versions.keep == "last" else -1
    ranked = sorted(range(len(table)), key=lambda row: (order[row], row))[::sign]
    chosen = {key[row]: row for row in sorted(ranked, key=lambda row: bool(preferred[row]))}
    found = np.zeros(len(table), np.bool_)
    found[list(chosen.values())] = True
    return found


def exploded(table: pa.Table, explode: Explode) -> pa.Table:
    """Return one row for each value of a cell; an empty cell gives one row."""
    parts = pc.split_pattern(text_of(table, explode.column), explode.by)
    again = table.take(pc.list_parent_indices(parts))
    at = again.column_names.index(explode.column)
    return again.set_column(at, explode.column, pc.list_flatten(parts))


def unpivoted(table: pa.Table, unpivot: Unpivot) -> pa.Table:
    """Return one row for each named column whose cell is not empty, in the order of the file."""
    parts = []
    for place, (column, name) in enumerate(unpivot.columns.items()):
        values = text_of(table, column)
        part = table.append_column(unpivot.name, pa.array([name] * len(table), pa.string()))
        part = part.append_column(unpivot.value, values)
        part = part.append_column("#place", pa.array([place] * len(table), pa.int64()))
        parts.append(part.filter(pc.not_equal(pc.utf8_trim_whitespace(values), "")))
    return pa.concat_tables(parts).sort_by([(LINE, "ascending"), ("#place", "ascending")]).drop_columns(["#place"])


def _key(table: pa.Table, columns: list[str]) -> pa.Array:
    parts = [pc.utf8_trim_whitespace(text_of(table, name)) for name in columns]
    return parts[0] if len(parts) == 1 else pc.binary_join_element_wise(*parts, _BETWEEN)
