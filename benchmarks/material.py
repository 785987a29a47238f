"""What is measured on: invented channels, drawn once and kept below ``build/bench`` for the next run."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from maillage.adapters.warehouse.ledger import Ledger
from maillage.demo import invented
from maillage.demo.invented import Channel, ChannelParameters, channel_of
from maillage.engine.kernel.period import Period
from maillage.engine.ledger.batch import Batch
from maillage.engine.records.state import RecordsState
from maillage.engine.records.tables import TABLES

FOLDER: Final = Path(__file__).resolve().parents[1] / "build" / "bench"
AS_OF: Final = ChannelParameters().as_of
CSV: Final = "lines.csv"
_HEAD: Final = ("Facture", "Ligne", "Date", "Revendeur", "Référence", "Quantité", "Montant HT", "Devise",
                "Client final")  # fmt: skip


def channel_folder(partners: int, lines: int, folder: Path = FOLDER) -> Path:
    """Return a folder with ``records`` in columns and a ``ledger`` of about so many lines in three years."""
    parameters = ChannelParameters(size=partners)
    parameters = replace(parameters, lines_per_year=lines / parameters.years / partners)
    target = folder / f"channel-{partners}-{lines}-{_digest()}"
    if not target.is_dir():
        draft = _empty(target)
        channel = channel_of(parameters)
        _write_records(channel, draft / "records")
        post_lines(channel, draft / "ledger")
        draft.rename(target)
    return target


def records_in(channel: Path) -> RecordsState:
    """Return the records of a channel, mapped from its files."""
    tables = {}
    for file in sorted((channel / "records").glob("*.arrow")):
        with pa.memory_map(str(file)) as source:
            tables[file.stem] = pa.ipc.open_file(source).read_all()
    return RecordsState(tables, hashlib.sha256(channel.name.encode()).hexdigest())


def csv_folder(lines: int, folder: Path = FOLDER) -> Path:
    """Return a folder with one wholesaler's file of so many lines, as the mapping ``sell-through`` reads it."""
    target = folder / f"csv-{lines}-{_digest()}"
    if not target.is_dir():
        draft = _empty(target)
        channel = channel_of(ChannelParameters(size=max(lines // 100, 50), lines_per_year=60))
        with (draft / CSV).open("w", encoding="utf-8") as sink:
            sink.write(";".join(_HEAD) + "\n")
            left = lines
            for _, table in channel.lines():
                rows = table.filter(pc.equal(table["transaction"], "sale")).slice(0, left)
                sink.write(_as_text(rows))
                left -= len(rows)
        if left:
            raise ValueError(f"the channel has {left} lines too few")
        draft.rename(target)
    return target


def _as_text(rows: pa.Table) -> str:
    documents = pc.binary_join_element_wise(rows["sender"], rows["document"], "-")
    columns = [
        documents, rows["line_no"], pc.strftime(rows["sold"], "%d/%m/%Y"), rows["partner"], rows["offering"],
        pc.replace_substring(rows["quantity"].cast(pa.string()), ".", ","),
        pc.replace_substring(rows["amount"].cast(pa.string()), ".", ","), rows["currency"], rows["customer"],
    ]  # fmt: skip
    written = pc.binary_join_element_wise(*columns, ";")
    return "\n".join([*written.to_pylist(), ""])


def _write_records(channel: Channel, folder: Path) -> None:
    folder.mkdir()
    for name, table in channel.records():
        ordered = table.sort_by([(key, "ascending") for key in TABLES[name].key]).combine_chunks()
        with pa.OSFile(str(folder / f"{name}.arrow"), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
            writer.write_table(ordered)


def post_lines(channel: Channel, folder: Path) -> None:
    ledger = Ledger(folder)
    for month, table in channel.lines():
        if len(table):
            batch = Batch(str(month), "demo", f"{month}.csv", str(month), Period(month.first, month.plus(1).first))
            ledger.post(ledger.propose(table, batch))


def _empty(target: Path) -> Path:
    draft = target.with_name(f".{target.name}")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    return draft


def _digest() -> str:
    """Return what tells one way of drawing from another: channels drawn by an older program are not used."""
    sources = sorted(Path(invented.__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in sources)).hexdigest()[:10]
