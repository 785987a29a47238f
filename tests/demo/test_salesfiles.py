"""The files of the demo: each sender's own form, and what goes wrong in them."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from maillage.demo.invented import ChannelParameters, channel_of
from maillage.demo.salesfiles import write_sales
from maillage.demo.vendorfiles import MAPPINGS, Delivered, write_records

Files = dict[str, Delivered]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


@pytest.fixture(scope="module")
def sales(folder: Path) -> Files:
    channel = channel_of(ChannelParameters(size=300, lines_per_year=30))
    return {f"{one.file.parent.name} {one.kind}": one for one in write_sales(folder, channel)}


def rows(file: Path, delimiter: str, encoding: str = "utf-8") -> list[list[str]]:
    text = file.read_bytes().decode(encoding)
    return [*csv.reader(text.splitlines(), delimiter=delimiter)]


def test_atlas_writes_in_the_old_way_and_its_customer_numbers_are_in_a_table_beside(sales: Files) -> None:
    file = sales["atlas month"].file
    assert b"\r\n" in file.read_bytes()
    with pytest.raises(UnicodeDecodeError):
        file.read_bytes().decode("utf-8")
    heading, *lines = rows(file, ";", "cp1252")
    assert heading[:7] == ["Facture", "Ligne", "Date", "Client", "Référence", "Quantité", "Montant HT"]
    known = {line[0] for line in rows(file.with_name("clients.csv"), ";", "cp1252")}
    assert {line[3] for line in lines} - known == {"A999999", ""}
    assert any("," in line[6] for line in lines)


def test_boreal_writes_in_the_english_way(sales: Files) -> None:
    heading, *lines = rows(sales["boreal history"].file, ",")
    assert heading == ["invoice", "position", "invoice_date", "reseller", "sku", "qty", "net_amount", "end_customer"]
    assert all(line[4].startswith("BO/") and line[2][4] == "-" for line in lines)


def test_cassiopee_sends_a_workbook_with_typed_cells_for_the_last_month_alone(sales: Files) -> None:
    assert sales["cassiopee history"].file.suffix == ".csv"
    sheet = openpyxl.load_workbook(sales["cassiopee month"].file)["Sales"]
    first = next(sheet.iter_rows(min_row=2))
    assert [cell.data_type for cell in first] == ["s", "s", "d", "s", "s", "n", "n", "s"]


def test_late_lines_are_of_one_month_and_in_no_other_file(sales: Files) -> None:
    late = {(line[0], line[1]): line[2] for line in rows(sales["boreal late"].file, ",")[1:]}
    assert late
    assert {day[:7] for day in late.values()} == {"2026-04"}
    early = {(line[0], line[1]) for line in rows(sales["boreal history"].file, ",")}
    assert not early & {*late}


def test_the_same_file_comes_again_under_another_name_and_in_another_order(sales: Files) -> None:
    again = sales["atlas again"].file.read_bytes().splitlines()
    first = sales["atlas month"].file.read_bytes().splitlines()
    assert again != first
    assert sorted(again) == sorted(first)


def test_the_correction_undoes_a_line_and_gives_the_right_one(sales: Files) -> None:
    _, undone, right = rows(sales["atlas correction"].file, ";", "cp1252")
    wrong = next(line for line in rows(sales["atlas month"].file, ";", "cp1252") if line[6] == undone[6][1:])
    assert undone[6] == f"-{wrong[6]}"
    assert float(wrong[6].replace(",", ".")) == pytest.approx(10 * float(right[6].replace(",", ".")))
    assert undone[9] == right[9] == wrong[0]


def test_each_file_of_the_vendor_is_read_by_mappings_that_are_shipped(folder: Path) -> None:
    channel = channel_of(ChannelParameters(size=300, lines_per_year=1))
    delivered = [*write_records(folder, channel)]
    assert [(one.file.stem, one.mapping) for one in delivered] == [(name, f"demo/{rule}") for name, rule in MAPPINGS]
    shipped = Path(__file__).parents[2] / "mappings"
    for one in delivered:
        assert one.file.is_file()
        assert (shipped / f"{one.mapping}.yaml").is_file()


def test_two_resellers_are_written_that_no_book_can_take(folder: Path) -> None:
    lines = rows(folder / "constructeur" / "revendeurs.csv", ";")
    wrong = [line for line in lines if line[0].startswith("P99000")]
    assert [line[4] for line in wrong] == ["99120", "35000"]
    assert all(len(line) == len(lines[0]) for line in lines)


def test_the_same_channel_gives_the_same_files(sales: Files, folder: Path, tmp_path: Path) -> None:
    channel = channel_of(ChannelParameters(size=300, lines_per_year=30))
    for one in write_sales(tmp_path, channel):
        assert one.file.read_bytes() == (folder / one.file.relative_to(tmp_path)).read_bytes(), one.file.name
    assert sales
