"""Say what a file would do to the book; change nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from maillage.actions.book import Book
from maillage.actions.intake import mapping as mappings
from maillage.actions.intake.columns import lookups_of, require
from maillage.actions.intake.content import batch_of, ending, overlaps_by_sender, period_of, senders_of
from maillage.actions.intake.quarantine import Cause, Refused, causes_of, form_of, refused_of, settled
from maillage.adapters.files.raw import RawFile, read_raw
from maillage.adapters.warehouse.fingerprint import Fingerprints, fingerprints_of
from maillage.adapters.warehouse.ledger import Batch, Proposal
from maillage.adapters.warehouse.lines import KEY, canonical
from maillage.engine.intake.apply import Applied, apply
from maillage.engine.intake.mapping import IntakeMapping, Source
from maillage.engine.kernel.reason import Fact, Finding, Severity
from maillage.engine.kernel.reason import Source as Place
from maillage.engine.ledger.batch import Totals
from maillage.engine.records.tables import TABLES

Tell = Callable[[str], None]
"""Is told what begins; may stop the work by an exception."""
_SHOWN = 5


@dataclass(frozen=True)
class Receipt:
    """What a file holds and what becomes of it. Lines are the file's; rows are the canonical table's.

    ``read`` lines = those that became rows + ``quarantined`` + ``left_out`` (by the mapping's keep, drop, versions).
    Of the ``accepted`` rows, ``fresh`` are new, ``replaced`` change a record, ``already`` are in the book as they
    are, ``repeated`` stand in the file before, ``conflicts`` have the number of a ledger line with other content.
    ``ended`` rows on record are not in the file, which is the whole table. ``overlaps`` name earlier batches of the
    sender for the same days; ``findings`` is all else worth knowing.
    """

    file: str
    mapping: str
    table: str
    batch: str
    digest: str
    encoding: str
    read: int
    accepted: int
    quarantined: int
    left_out: int
    fresh: int
    replaced: int
    already: int
    repeated: int
    conflicts: int
    totals: Mapping[str, Totals]
    causes: tuple[Cause, ...]
    overlaps: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    ended: int = 0

    @property
    def is_clean(self) -> bool:
        """Whether nothing of the file is refused."""
        return not (self.quarantined or self.conflicts)


@dataclass(frozen=True)
class Checked:
    """A receipt, and what accepting the file needs."""

    receipt: Receipt
    refused: Refused = field(repr=False)
    lines: Proposal | None = field(default=None, repr=False)
    records: Any = field(default=None, repr=False)
    """A ``RecordsProposal``; None for sell-through."""


@dataclass(frozen=True)
class _Asked:
    """What is to be read and how: found out when it is first needed, while the reader starts."""

    book: Book
    file: Path
    mapping: str

    @cached_property
    def rules(self) -> tuple[IntakeMapping, tuple[Finding, ...]]:
        loaded, notes = mappings.find(self.book.mappings, self.mapping)
        return loaded.mapping, notes

    @cached_property
    def _again(self) -> Source | None:
        return form_of(self.file, self.rules[0].source)

    def form(self) -> Source:
        return self._again or self.rules[0].source

    @property
    def is_corrected(self) -> bool:
        """Whether it is a quarantine file that a person has corrected."""
        return self._again is not None


def silent(stage: str) -> None:
    """Tell nobody."""
    del stage


def check(book: Book, file: Path, mapping: str, tell: Tell = silent) -> Checked:
    """Return what accepting ``file`` by ``mapping`` (a file, or a name in the book) would do; change nothing.

    ``tell`` is told what begins: ``read``, ``map``, ``compare``.

    Raises:
        MaillageError: if the mapping has faults, the file cannot be read, or it lacks what the mapping needs.
    """
    asked = _Asked(book, file, mapping)
    tell("read")
    raw = read_raw(file, asked.form)
    rules, notes = asked.rules
    if asked.is_corrected:
        raw = settled(raw)
    joined = joined_files(file, rules)
    require(str(file), rules, raw.table, joined)
    tell("map")
    applied = apply(rules, raw.table, joined, file=str(file))
    tell("compare")
    refused = refused_of(str(file), raw, applied.quarantined)
    prints = fingerprints_of(canonical(applied.accepted), KEY) if TABLES[applied.table].ledger else None
    batch = batch_of(applied.table, applied.accepted, refused.cells.values(), prints)
    notes = (*notes, *_encoding_note(file, raw), *_unknown(book, applied))
    if prints is not None:
        return _check_lines(book, file, rules, raw, applied, prints, refused, batch, notes)
    proposal = book.records().propose(applied.table, applied.accepted, rules.within if rules.complete else None)
    if proposal.ended:
        is_whole = not (refused.cells or asked.is_corrected)
        notes = (*notes, ending(applied.table, proposal.ended, is_whole=is_whole))
        proposal = proposal if is_whole else replace(proposal, ended=())
    receipt = _receipt(
        file, rules, raw, applied, refused, batch, findings=notes, fresh=len(proposal.new),
        replaced=len(proposal.replaced), already=proposal.unchanged, repeated=proposal.repeated,
        ended=len(proposal.ended),
    )  # fmt: skip
    return Checked(receipt, refused, records=proposal)


def _check_lines(
    book: Book, file: Path, rules: IntakeMapping, raw: RawFile, applied: Applied, prints: Fingerprints,
    refused: Refused, name: str, notes: tuple[Finding, ...],
) -> Checked:  # fmt: skip
    lines = applied.accepted
    if not len(lines):
        return Checked(_receipt(file, rules, raw, applied, refused, name, findings=notes), refused)
    ledger = book.ledger()
    batch = Batch(name, senders_of(lines), file.name, raw.digest, period_of(lines), _counts(raw, applied, refused),
                  applied.totals)  # fmt: skip
    proposal = ledger.propose(lines, batch, prints)
    conflicts = tuple(item for item in proposal.findings if item.code != "ledger-overlap")
    overlapping = overlaps_by_sender(batch, lines, ledger.batches(proposal.version)) if len(proposal.fresh) else ()
    receipt = _receipt(
        file, rules, raw, applied, refused, name, findings=(*conflicts, *notes), fresh=len(proposal.fresh),
        already=len(proposal.already), repeated=len(proposal.repeated), conflicts=len(proposal.conflicts),
        overlaps=overlapping,
    )  # fmt: skip
    return Checked(receipt, with_conflicts(refused, raw, applied, proposal), lines=proposal)


def with_conflicts(refused: Refused, raw: RawFile, applied: Applied, proposal: Proposal) -> Refused:
    """Add the lines whose number the ledger knows with other content: they are refused, too."""
    if not len(proposal.conflicts):
        return refused
    numbers = [int(applied.lines[row]) for row in proposal.conflicts]
    documents = proposal.lines["document"].take(pa.array(proposal.conflicts)).to_pylist()
    found = [{"line": line, "code": "delivery-conflict", "column": "", "value": document, "facts": "{}"}
             for line, document in zip(numbers, documents, strict=True)]  # fmt: skip
    own = refused_of(refused.file, raw, pa.Table.from_pylist(found, raw.bad.schema))
    why = pa.concat_tables([refused.why, own.why.filter(pc.equal(own.why["code"], "delivery-conflict"))])
    return Refused(refused.file, refused.header, why.sort_by("line"), {**refused.cells, **own.cells})


def joined_files(file: Path, rules: IntakeMapping) -> dict[str, pa.Table]:
    """Read the joined files, by the join's name, and the tables of words, by their path as the mapping writes it."""
    found = {join.join: read_raw(file.parent / join.file, join.source or rules.source).table for join in rules.joins}
    # A table of words is written as the main file is, but has no lines above its header.
    form = rules.source.model_copy(update={"header": 1, "skip": 0}) if rules.source.format == "csv" else Source()
    for name in lookups_of(rules):
        found[name] = read_raw(file.parent / name, form).table
    return found


def _counts(raw: RawFile, applied: Applied, refused: Refused) -> dict[str, int]:
    return {
        "read": applied.read + len(raw.bad),
        "accepted": len(applied.accepted),
        "quarantined": len(refused.cells),
        "left_out": applied.left_out,
    }


def _receipt(
    file: Path, rules: IntakeMapping, raw: RawFile, applied: Applied, refused: Refused, batch: str,
    *, findings: tuple[Finding, ...], overlaps: tuple[Finding, ...] = (), fresh: int = 0, replaced: int = 0,
    already: int = 0, repeated: int = 0, conflicts: int = 0, ended: int = 0,
) -> Receipt:  # fmt: skip
    return Receipt(
        file=str(file), mapping=rules.mapping, table=applied.table, batch=batch, digest=raw.digest,
        encoding=raw.encoding, **_counts(raw, applied, refused), fresh=fresh, replaced=replaced, already=already,
        repeated=repeated, conflicts=conflicts, totals=applied.totals, causes=causes_of(refused), overlaps=overlaps,
        findings=findings, ended=ended,
    )  # fmt: skip


def _encoding_note(file: Path, raw: RawFile) -> tuple[Finding, ...]:
    if raw.encoding != "latin-1":
        return ()
    return (Finding(Severity.NOTE, "files-latin", source=Place(str(file))),)


def _unknown(book: Book, applied: Applied) -> tuple[Finding, ...]:
    """Tell which names of the rows no record knows: they are accepted, and stay without effect until it does."""
    found = []
    store = book.records()
    for column in TABLES[applied.table].columns:
        if not column.refers or column.name not in applied.accepted.column_names:
            continue
        values = {value for value in pc.unique(applied.accepted[column.name]).to_pylist() if value is not None}
        key = TABLES[column.refers].key[-1]
        own = set(applied.accepted[key].to_pylist()) if column.refers == applied.table else set()
        missing = sorted(values - own - set(store.keys(column.refers, key))) if values else []
        if missing:
            facts: dict[str, Fact] = {"column": column.name, "table": column.refers, "count": len(missing),
                                      "first": tuple(missing[:_SHOWN])}  # fmt: skip
            found.append(Finding(Severity.WARNING, "delivery-unknown-name", facts))
    return tuple(found)
