"""The ledger: append-only sell-through lines, posted batch by batch, whole or not at all."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final, Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from maillage.adapters.warehouse.fingerprint import Fingerprints, fingerprints_of
from maillage.adapters.warehouse.history import Bought, history
from maillage.adapters.warehouse.identity import known_lines, repeated_lines
from maillage.adapters.warehouse.lines import (
    KEY,
    LINES,
    MODULUS,
    Limbs,
    amounts_of,
    canonical,
    compact,
    encoded,
    in_file_order,
    months_of,
    sum_of,
)
from maillage.adapters.warehouse.log import PRINTS, Entry, File, Log, Moved, sync
from maillage.adapters.warehouse.monthly import TooLarge
from maillage.adapters.warehouse.months import are_sound, keep, keep_missing, place_of
from maillage.engine.kernel.digest import digest_of
from maillage.engine.kernel.period import Month
from maillage.engine.kernel.reason import Fact, Facts, Finding, MaillageError, Severity
from maillage.engine.ledger.batch import Batch, PostedBatch, overlaps
from maillage.engine.ledger.query import LedgerQuery, LedgerReader, LedgerState

__all__ = ["Batch", "Ledger", "PostedBatch", "Proposal"]

Rows = NDArray[np.int64]
_ATTEMPTS: Final = 20
_WRITERS: Final = 2
_DICTIONARY: Final = ["sender", "transaction", "partner", "offering", "route", "currency"]
"""What repeats in a file of lines, and is written as a number and a dictionary."""
_BOUNDED: Final = ["sender", "document", "sold"]
"""Columns by whose bounds parts of a file are left unread; bounds of all columns take half as long again to write."""


@dataclass(frozen=True)
class Proposal:
    """What posting a batch would do to version ``version`` of the ledger.

    ``fresh``: rows of ``lines`` that would be posted; ``already``: rows that the ledger holds with the same content;
    ``repeated``: rows that stand in ``lines`` before with the same content; ``conflicts``: rows whose key has
    another content in the ledger or in ``lines``, none of which is posted. Row numbers ascend, from 0. ``prints`` are
    those of ``lines``.
    """

    version: int
    batch: Batch
    lines: pa.Table
    fresh: Rows
    already: Rows
    repeated: Rows
    conflicts: Rows
    prints: Fingerprints
    findings: tuple[Finding, ...]


class Ledger:
    """The ledger in ``folder``; an empty one is made where there is none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._log = Log(folder)

    def propose(self, lines: pa.Table, batch: Batch, prints: Fingerprints | None = None) -> Proposal:
        """Return what posting ``lines`` would do; nothing is changed.

        ``lines``: validated, in the canonical schema of sell-through; text may be encoded. A line is known by its key
        (sender, document, line number) and its content: the same key with the same content was posted already; with
        another content it is a conflict, which only a reversal and new lines can settle. ``prints``: those of
        ``lines``, where they have been worked out already.

        Raises:
            MaillageError: if the table is not what it must be (``ledger-schema``, ``ledger-empty``), or the ledger was
                made by an older program, whose fingerprints are others (``ledger-older``).
        """
        version = self._log.version()
        self._require_prints(version)
        table = canonical(lines)
        prints = prints or fingerprints_of(table, KEY)
        keys = prints.keys
        repeated, clashing = repeated_lines(table, keys)
        known = known_lines(table, keys, self._paths(self._log.files(version)))
        conflicts = np.union1d(clashing, known.conflicts)
        already = np.setdiff1d(known.already, conflicts)
        repeated = np.setdiff1d(repeated, np.union1d(conflicts, already))
        taken = np.zeros(len(table), np.bool_)
        for rows in (conflicts, already, repeated):
            taken[rows] = True
        findings = (*overlaps(batch, self.batches(version)), *_conflict_findings(table, batch, conflicts))
        return Proposal(version, batch, table, np.flatnonzero(~taken), already, repeated, conflicts, prints, findings)

    def post(self, proposal: Proposal) -> LedgerState:
        """Post the fresh lines of a proposal with the batch's receipt, as one transaction.

        Where another batch was posted since, the proposal is made again on what is there now, so that nothing is
        doubled. A proposal without any fresh line changes nothing.

        Raises:
            MaillageError: if others kept posting (``ledger-busy``), or the disk refuses.
        """
        for _ in range(_ATTEMPTS):
            if proposal.version != self._log.version():
                proposal = self.propose(proposal.lines, proposal.batch, proposal.prints)
            if len(proposal.fresh) == 0:
                return self.state(proposal.version)
            try:
                self._commit(proposal)
            except Moved:
                continue
            return self.state(proposal.version + 1)
        raise MaillageError(Finding(Severity.ERROR, "ledger-busy", {"file": proposal.batch.file}))

    def state(self, version: int | None = None, *, day: date | None = None) -> LedgerState:
        """Return the state at ``version``, or as known at the end of ``day`` (UTC), or now.

        The digest names the lines alone: the order, the batches and the files that they came in do not matter.

        Raises:
            MaillageError: if there is no such version (``ledger-no-version``).
        """
        entry = self._log.entry(self._version(version, day))
        digest = digest_of({"lines": entry.lines, "sum": f"{entry.sum:064x}"})
        batch = entry.posted.batch.batch if entry.posted is not None else ""
        detail = {"version": str(entry.version), "batch": batch, "known": entry.known.isoformat()}
        return LedgerState(digest, entry.lines, detail)

    def batches(self, version: int | None = None) -> tuple[PostedBatch, ...]:
        """Return the batches posted up to a version, the first one first."""
        entries = self._log.entries(self._version(version))
        return tuple(entry.posted for entry in entries if entry.posted is not None)

    def lines(
        self, *, batch: str | None = None, document: tuple[str, str] | None = None, version: int | None = None
    ) -> pa.Table:
        """Return lines in the canonical schema, by key: all, those of a batch, or of a (sender, document)."""
        files = self._log.files(self._version(version))
        if batch is not None:
            names = {file.path for entry in self._log.entries(self._version(version)) for file in entry.files
                     if entry.posted is not None and entry.posted.batch.batch == batch}  # fmt: skip
            files = tuple(file for file in files if file.path in names)
        filters = None
        if document is not None:
            filters = (pc.field("sender") == document[0]) & (
                (pc.field("document") == document[1]) | (pc.field("corrects") == document[1])
            )
        found = [pq.read_table(path, columns=LINES.names, filters=filters) for path in self._paths(files)]
        table = pa.concat_tables([LINES.empty_table(), *found])
        return table.sort_by([(name, "ascending") for name in KEY])

    def reversal_of(self, sender: str, document: str) -> pa.Table:
        """Return the lines that undo a document, corrections so far included, ready to be proposed.

        They keep the day, partner and kind of the lines, so that every sum is as if the document had not been. Post
        the right lines after it under a document number of their own.

        Raises:
            MaillageError: if the ledger holds no such document, or it is undone already (``ledger-no-document``).
        """
        table = self.lines(document=(sender, document))
        names = ["line_no", "transaction", "sold", "partner", "offering", "route", "currency", "customer"]
        net = table.group_by(names).aggregate([("quantity", "sum"), ("amount", "sum")])
        zero = pa.scalar(0, pa.decimal128(18, 4))
        open_ = pc.or_(pc.not_equal(net["quantity_sum"], zero), pc.not_equal(net["amount_sum"], zero))
        net = net.filter(open_)
        if not len(net):
            facts = {"document": document, "sender": sender}
            raise MaillageError(Finding(Severity.ERROR, "ledger-no-document", facts))
        number = len(pc.unique(table["document"]))
        columns = {name: net[name] for name in names} | {
            "sender": pa.array([sender] * len(net)),
            "document": pa.array([f"{document}~{number}"] * len(net)),
            "quantity": pc.negate(net["quantity_sum"]).cast(pa.decimal128(18, 4)),
            "amount": pc.negate(net["amount_sum"]).cast(pa.decimal128(18, 4)),
            "corrects": pa.array([document] * len(net)),
        }
        made = pa.table({name: columns[name] for name in LINES.names}, LINES)
        return made.sort_by([(name, "ascending") for name in KEY])

    def verify(self, version: int | None = None) -> tuple[Finding, ...]:
        """Read every file again and compare it with the log; return what is wrong, the first bad file first.

        ``ledger-file-bad`` names a file that is missing, cannot be read, or holds other lines than were posted,
        ``ledger-sums-bad`` the sums by month of a file that are not those of its lines; ``ledger-sum-bad`` says that
        the log's own sums do not meet.

        Raises:
            MaillageError: if an older program made the ledger (``ledger-older``).
        """
        found = self._version(version)
        self._require_prints(found)
        entries = self._log.entries(found)
        findings = [
            Finding(Severity.ERROR, *wrong)
            for file in self._log.files(found)
            if (wrong := self._wrong(file)) is not None
        ]
        recorded = sum(file.sum for entry in entries for file in entry.files) % MODULUS
        lines = sum(file.lines for entry in entries for file in entry.files)
        if (recorded, lines) != (entries[-1].sum, entries[-1].lines):
            findings.append(Finding(Severity.ERROR, "ledger-sum-bad", {"version": found}))
        return tuple(findings)

    def reader(
        self,
        version: int | None = None,
        engine: Literal["duckdb", "spark"] = "duckdb",
        *,
        day: date | None = None,
        threads: int = 2,
        memory: str = "3GiB",
    ) -> LedgerReader:
        """Return a reader of a version (now, or as known at the end of ``day``).

        Raises:
            MaillageError: if there is no such version, or Spark cannot be had (``ledger-no-spark``).
        """
        number = self._version(version, day)
        files = self._log.files(number)
        paths = self._paths(files)
        pairs = sorted({(currency, Month.of(file.first)) for file in files for currency in file.currencies})
        if engine == "spark":
            from maillage.adapters.warehouse.spark import SparkReader

            return SparkReader(self.state(number), paths, pairs)
        from maillage.adapters.warehouse.embedded import DuckdbReader

        keep_missing(paths)
        sizes = {path: file.size for path, file in zip(paths, files, strict=True)}
        return DuckdbReader(self.state(number), sizes, pairs, threads=threads, memory=memory)

    def history(self, version: int, partner: str, query: LedgerQuery, offerings: pa.Table) -> list[Bought]:
        """Return the amounts of one partner that pass a query, by month and offering; see ``history.history``.

        Raises:
            MaillageError: if a file cannot be read (``ledger-file-bad``) or a sum is too large (``ledger-overflow``).
        """
        files = [Path(path) for path in self._paths(self._log.files(version))]
        try:
            return history(files, partner, query, offerings)
        except TooLarge:
            raise MaillageError(Finding(Severity.ERROR, "ledger-overflow")) from None
        except (OSError, pa.ArrowException) as error:
            known = (str(file) for file in files if str(file) in str(error))
            raise MaillageError(Finding(Severity.ERROR, "ledger-file-bad", {"file": next(known, "?")})) from None

    def _version(self, version: int | None, day: date | None = None) -> int:
        if version is not None:
            return version
        latest = self._log.version()
        if day is None:
            return latest
        # Version 0 is the empty ledger: on a day before everything, that is what was known.
        return next((number for number in range(latest, 0, -1) if self._log.entry(number).known.date() <= day), 0)

    def _require_prints(self, version: int) -> None:
        if any(entry.files and entry.prints != PRINTS for entry in self._log.entries(version)):
            raise MaillageError(Finding(Severity.ERROR, "ledger-older", {"folder": str(self.folder)}))

    def _paths(self, files: tuple[File, ...]) -> list[str]:
        return [str((self.folder / file.path).absolute()) for file in files]

    def _wrong(self, file: File) -> tuple[str, Facts] | None:
        """Return what is wrong with a file or with its sums by month: a code and its facts."""
        path = self.folder / file.path
        bad = "ledger-file-bad", {"file": str(path)}
        try:
            if _digest(path) != file.digest:
                return bad
            table = pq.read_table(path, columns=LINES.names, partitioning=None).cast(LINES)
        except (OSError, pa.ArrowException):
            return bad
        if len(table) != file.lines or sum_of(fingerprints_of(table, KEY).limbs) != file.sum:
            return bad
        return None if are_sound(path, table) else ("ledger-sums-bad", {"file": str(place_of(path))})

    def _commit(self, proposal: Proposal) -> None:
        before = self._log.entry(proposal.version)
        lines, limbs = proposal.lines, proposal.prints.limbs
        if len(proposal.fresh) < len(lines):
            lines, limbs = lines.take(pa.array(proposal.fresh)), limbs[proposal.fresh]
        files: list[File] = []
        try:
            files.extend(self._write(proposal, lines, limbs))
            posted = PostedBatch(
                proposal.batch, proposal.version + 1, len(proposal.fresh), len(proposal.already),
                len(proposal.repeated), len(proposal.conflicts), amounts_of(lines),
            )  # fmt: skip
            entry = Entry(
                posted.version, datetime.now(tz=UTC), before.lines + len(lines),
                (before.sum + sum_of(limbs)) % MODULUS, tuple(files), posted,
            )  # fmt: skip
            self._log.commit(proposal.version, entry)
        except Moved:
            for file in files:
                for place in (self.folder / file.path, place_of(self.folder / file.path)):
                    place.unlink(missing_ok=True)
            raise

    def _write(self, proposal: Proposal, lines: pa.Table, limbs: Limbs) -> Iterator[File]:
        months = months_of(lines)
        order = in_file_order(lines, months)
        keyed = encoded(lines, _DICTIONARY).append_column("key", pa.array(proposal.prints.keys[proposal.fresh]))
        keyed, months = keyed.combine_chunks(), months[order]
        starts = np.flatnonzero(np.diff(months, prepend=-1)).tolist()

        def write(start: int, end: int) -> File:
            month = f"{months[start] // 12:04d}-{months[start] % 12 + 1:02d}"
            rows = order[start:end]
            piece = compact(keyed.take(pa.array(rows)))
            named = piece.add_column(len(LINES), "batch", pa.repeat(proposal.batch.batch, len(piece)))
            return self._write_file(month, named, sum_of(limbs[rows]))

        with ThreadPoolExecutor(_WRITERS) as pool:
            yield from pool.map(write, starts, [*starts[1:], len(months)])

    def _write_file(self, month: str, piece: pa.Table, total: int) -> File:
        path = Path(f"month={month}", f"{uuid.uuid4().hex}.parquet")
        target = self.folder / path
        target.parent.mkdir(exist_ok=True)
        # Without Arrow's own schema: what is encoded here is plain text to whoever reads.
        pq.write_table(piece, target, compression="zstd", use_dictionary=[*_DICTIONARY, "batch"],
                       write_statistics=_BOUNDED, row_group_size=250_000, store_schema=False)  # fmt: skip
        for place in (target, target.parent):
            sync(place)
        keep(piece, target)
        days = pc.min_max(piece["sold"]).as_py()
        currencies = tuple(sorted(pc.unique(piece["currency"]).to_pylist()))
        return File(
            str(path), month, target.stat().st_size, _digest(target), len(piece), total, days["min"], days["max"],
            currencies,
        )  # fmt: skip


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _conflict_findings(lines: pa.Table, batch: Batch, conflicts: Rows) -> tuple[Finding, ...]:
    """One finding for all conflicts of a batch: which documents, and how many lines."""
    if len(conflicts) == 0:
        return ()
    documents = pc.unique(lines["document"].take(pa.array(conflicts))).to_pylist()
    facts: dict[str, Fact] = {
        "file": batch.file,
        "sender": batch.sender,
        "lines": len(conflicts),
        "documents": tuple(sorted(documents)[:5]),
        "others": max(0, len(documents) - 5),
    }
    return (Finding(Severity.ERROR, "ledger-conflict", facts),)
