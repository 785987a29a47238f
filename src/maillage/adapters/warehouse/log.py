"""The ledger's transaction log: which files each version holds, and what came with them."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
from deltalake import CommitProperties, DeltaTable, PostCommitHookProperties, Schema, Transaction
from deltalake.exceptions import CommitFailedError, DeltaError, TableNotFoundError
from deltalake.transaction import AddAction, RemoveAction

from maillage.adapters.warehouse.lines import STORED
from maillage.engine.kernel.digest import canonical_json, plain
from maillage.engine.kernel.period import Period
from maillage.engine.kernel.reason import Finding, MaillageError, Severity
from maillage.engine.ledger.batch import Batch, PostedBatch

_APPLICATION: Final = "maillage-ledger"
_NOTE: Final = "maillage"
PRINTS: Final = "murmur3-128"
"""How lines are told apart (see ``fingerprint``): files of another kind of fingerprint cannot be added to."""
# The log is the ledger's memory of what was known when: nothing may tidy it away.
_CONFIGURATION: Final[Mapping[str, str | None]] = {
    "delta.logRetentionDuration": "interval 365000 days",
    "delta.deletedFileRetentionDuration": "interval 365000 days",
    "delta.enableExpiredLogCleanup": "false",
    "delta.appendOnly": "true",
}


class Moved(Exception):
    """Somebody else committed a version meanwhile."""


@dataclass(frozen=True)
class File:
    """A file of the ledger.

    ``path`` below the folder, ``month`` (``2003-01``), ``size`` and ``digest`` (SHA-256) of its bytes, its ``lines``
    and their ``sum`` (see ``sum_of``), the ``first`` and last day sold, the ``currencies`` that occur, ascending.
    """

    path: str
    month: str
    size: int
    digest: str
    lines: int
    sum: int
    first: date
    last: date
    currencies: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """One version: the batch that made it, the ledger's lines and their sum after it, the files that it added.

    ``prints`` names the kind of fingerprints that the sums add up.
    """

    version: int
    known: datetime
    lines: int
    sum: int
    files: tuple[File, ...]
    posted: PostedBatch | None = None
    prints: str = PRINTS


class Log:
    """The transaction log of the ledger in ``folder``; made where there is none.

    delta-rs commits a version by creating a file that must not exist, so that a version is whole or absent, and
    refuses a commit where another one of ours came in between.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        if not (folder / "_delta_log").is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            note = {_NOTE: json.dumps({"lines": 0, "sum": "0", "files": []})}
            DeltaTable.create(folder, _schema(), "ignore", ["month"], configuration=_CONFIGURATION,
                              commit_properties=CommitProperties(custom_metadata=note))  # fmt: skip

    def version(self) -> int:
        """Return the latest version."""
        return self._table().version()

    def files(self, version: int) -> tuple[File, ...]:
        """Return the files of a version, by month and path.

        Raises:
            MaillageError: if there is no such version (``ledger-no-version``).
        """
        found = {file.path: file for entry in self.entries(version) for file in entry.files}
        return tuple(sorted(found.values(), key=lambda file: (file.month, file.path)))

    def entries(self, version: int) -> tuple[Entry, ...]:
        """Return every version up to and with ``version``, the first one first."""
        return tuple(self.entry(number) for number in range(version + 1))

    def entry(self, version: int) -> Entry:
        """Return one version.

        delta-rs numbers the history of an older version wrongly (1.6), so the log's own text is read.

        Raises:
            MaillageError: if it is not there (``ledger-no-version``) or was not written by us (``ledger-log``).
        """
        file = self.folder / "_delta_log" / f"{version:020d}.json"
        try:
            actions = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
            commit = next(action["commitInfo"] for action in actions if "commitInfo" in action)
            return _entry(version, commit["timestamp"], json.loads(commit[_NOTE]))
        except FileNotFoundError:
            raise MaillageError(Finding(Severity.ERROR, "ledger-no-version", {"version": version})) from None
        except (StopIteration, KeyError, ValueError, TypeError):
            raise MaillageError(Finding(Severity.ERROR, "ledger-log", {"file": str(file)})) from None

    def commit(self, after: int, entry: Entry) -> None:
        """Add ``entry`` as the version that follows ``after``.

        Raises:
            Moved: if ``after`` is no longer the latest version.
        """
        table = self._table(after)
        actions: list[AddAction | RemoveAction] = [_action(file) for file in entry.files]
        properties = CommitProperties(
            {_NOTE: canonical_json(_note(entry)).decode()}, 0, [Transaction(_APPLICATION, after + 1)]
        )
        hooks = PostCommitHookProperties(cleanup_expired_logs=False)
        try:
            table.create_write_transaction(actions, "append", _schema(), ["month"], commit_properties=properties,
                                           post_commithook_properties=hooks)  # fmt: skip
        except CommitFailedError:
            raise Moved from None
        made = self.folder / "_delta_log" / f"{after + 1:020d}.json"
        for place in (made, made.parent):
            sync(place)

    def _table(self, version: int | None = None) -> DeltaTable:
        try:
            return DeltaTable(self.folder, version=version)
        except (TableNotFoundError, DeltaError):
            raise MaillageError(Finding(Severity.ERROR, "ledger-log", {"file": str(self.folder)})) from None


def sync(place: Path) -> None:
    """Make sure that a file or folder is on disk, not only in the machine's memory."""
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _schema() -> Schema:
    return Schema.from_arrow(pa.schema([*STORED, pa.field("month", pa.string())]))


def _action(file: File) -> AddAction:
    bounds = {"minValues": {"sold": str(file.first)}, "maxValues": {"sold": str(file.last)}}
    stats = json.dumps({"numRecords": file.lines, **bounds, "nullCount": {"sold": 0}})
    moment = int(datetime.now(tz=UTC).timestamp() * 1000)
    return AddAction(file.path, file.size, {"month": file.month}, moment, True, stats)


def _note(entry: Entry) -> dict[str, Any]:
    note: dict[str, Any] = {
        "lines": entry.lines,
        "sum": f"{entry.sum:x}",
        "prints": entry.prints,
        "files": [{**plain(file), "sum": f"{file.sum:x}"} for file in entry.files],
    }
    if entry.posted is not None:
        note["posted"] = plain(entry.posted)
    return note


def _entry(version: int, moment: int, note: Mapping[str, Any]) -> Entry:
    known = datetime.fromtimestamp(moment / 1000, tz=UTC)
    files = tuple(
        File(
            item["path"], item["month"], item["size"], item["digest"], item["lines"], int(item["sum"], 16),
            date.fromisoformat(item["first"]), date.fromisoformat(item["last"]), tuple(item["currencies"]),
        )
        for item in note["files"]
    )  # fmt: skip
    posted = _posted(note["posted"]) if "posted" in note else None
    return Entry(version, known, note["lines"], int(note["sum"], 16), files, posted, note.get("prints", ""))


def _posted(item: Mapping[str, Any]) -> PostedBatch:
    batch = item["batch"]
    period = Period(date.fromisoformat(batch["period"]["start"]), date.fromisoformat(batch["period"]["end"]))
    totals = {name: _decimals(values) for name, values in batch["totals"].items()}
    return PostedBatch(
        Batch(batch["batch"], batch["sender"], batch["file"], batch["file_digest"], period, batch["counts"], totals),
        item["version"], item["posted"], item["already"], item["repeated"], item["conflicts"],
        _decimals(item["amounts"]),
    )  # fmt: skip


def _decimals(values: Mapping[str, str]) -> dict[str, Decimal]:
    return {name: Decimal(value) for name, value in values.items()}
