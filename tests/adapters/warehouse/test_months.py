"""The sums by month say what the lines say, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from maillage.adapters.warehouse import months as months_module
from maillage.adapters.warehouse.ledger import Ledger
from maillage.adapters.warehouse.months import FOLDER, keep, place_of, read_sums
from tests.adapters.warehouse.shop import batch, line, lines
from tests.adapters.warehouse.test_readers import CASES, OFFERS, SALES


def posted(folder: Path) -> Ledger:
    ledger = Ledger(folder)
    ledger.post(ledger.propose(SALES, batch()))
    ledger.post(ledger.propose(lines(line(amount=5, document="more"), numbered=False), batch("b2")))
    return ledger


def answered(ledger: Ledger) -> pa.Table:
    asked = [replace(query, name=f"q{at}") for at, (query, _) in enumerate(CASES)]
    return ledger.reader().read(asked, OFFERS)


def sums_in(folder: Path) -> list[Path]:
    return sorted((folder / FOLDER).glob("*.arrow"))


def test_each_file_of_lines_has_its_sums_beside_it(tmp_path: Path) -> None:
    posted(tmp_path)
    files = sorted(tmp_path.glob("month=*/*.parquet"))
    assert sorted(map(place_of, files)) == sums_in(tmp_path)
    january = place_of(next(file for file in files if "2026-01" in str(file) and pq.read_metadata(file).num_rows > 1))
    kept = [row for row in read_sums(january).to_pylist() if row["partner"] == "p1"]
    assert {(row["offering"], row["amount"], row["entries"]) for row in kept} == {
        ("x1", 1_000_000, 1), ("x2", 10_000_000, 1)
    }  # fmt: skip


def test_questions_of_whole_months_are_answered_from_them(tmp_path: Path) -> None:
    """The positive control of all that follows: sums that say something else change the answers."""
    ledger = posted(tmp_path)
    true = answered(ledger)
    for file in sums_in(tmp_path):
        table = read_sums(file)
        write(table.set_column(6, "amount", pa.array([7] * len(table), pa.int64())), file)
    assert not answered(ledger).equals(true)


def delete(file: Path) -> None:
    file.unlink()


def damage(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:60])


def strip(file: Path) -> None:
    write(read_sums(file).drop_columns(["route"]), file)


def empty(file: Path) -> None:
    table = read_sums(file)
    write(table.set_column(6, "amount", pa.nulls(len(table), pa.int64())), file)


def write(table: pa.Table, file: Path) -> None:
    with pa.OSFile(str(file), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)


@pytest.mark.parametrize("fault", [delete, damage, strip, empty])
@pytest.mark.parametrize("many", [1, None])
def test_without_them_the_lines_give_the_same_answers(
    tmp_path: Path, fault: Callable[[Path], None], many: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = posted(tmp_path)
    true = answered(ledger)
    for file in sums_in(tmp_path)[:many]:
        fault(file)
    # As on a disk that this process may only read.
    monkeypatch.setattr("maillage.adapters.warehouse.ledger.keep_missing", lambda files: None)
    assert answered(ledger).equals(true)


def test_deleted_sums_are_made_again(tmp_path: Path) -> None:
    ledger = posted(tmp_path)
    before = {file.name: read_sums(file) for file in sums_in(tmp_path)}
    for file in sums_in(tmp_path):
        file.unlink()
    ledger.reader()
    assert {file.name: read_sums(file) for file in sums_in(tmp_path)} == before


def test_a_file_that_cannot_be_summed_is_left_without(tmp_path: Path) -> None:
    ledger = posted(tmp_path)
    for file in sums_in(tmp_path):
        file.unlink()
    (gone, *_) = sorted(tmp_path.glob("month=*/*.parquet"))
    gone.unlink()
    ledger.reader()
    assert not place_of(gone).exists()


def test_sums_too_large_for_their_columns_are_not_kept(tmp_path: Path) -> None:
    file = tmp_path / "month=2026-01" / "f.parquet"
    keep(lines(*(line(amount="90000000000000") for _ in range(2))), file)
    assert not place_of(file).exists()


def test_more_kinds_of_lines_than_numbers_are_not_summed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(months_module, "_MOST_KINDS", 1)
    ledger = Ledger(tmp_path)
    ledger.post(
        ledger.propose(lines(line("p1"), line("p2", sold="2026-02-01"), line("p3", sold="2026-02-01")), batch())
    )
    assert len(sums_in(tmp_path)) == 1, "that of January, which has one kind of lines"
    assert ledger.verify() == ()


def test_verify_names_sums_that_are_not_those_of_the_lines(tmp_path: Path) -> None:
    ledger = posted(tmp_path)
    assert ledger.verify() == ()
    one, other, *_ = sums_in(tmp_path)
    one.write_bytes(other.read_bytes())
    (finding,) = ledger.verify()
    assert (finding.code, finding.facts["file"]) == ("ledger-sums-bad", str(one))
    damage(one)
    assert [finding.facts["file"] for finding in ledger.verify()] == [str(one)]
