"""Files of sell-through lines: the vendor's own, and each wholesaler's in its own form, with what goes wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from maillage.demo.catalogue import VENDOR
from maillage.demo.columns import draw_of, join, text
from maillage.demo.formats import Columns, mixed_in, taken, words, write_csv, write_workbook
from maillage.demo.invented import Channel
from maillage.demo.vendorfiles import FOLDER, Delivered
from maillage.engine.kernel.period import Month

_LATE: Final = 2
"""How many months late the forgotten lines come."""
_ISO: Final = "%Y-%m-%d"
_WRONG: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "atlas": (("Client", "A999999"), ("Date", "31/06/2026"), ("Montant HT", "12 4O0,00"), ("Client", "")),
    "boreal": (("reseller", ""), ("invoice_date", "2026-13-05"), ("net_amount", "1.250,00")),
}
"""Sender → headings and what stands there by mistake: an unknown customer, a day that is none, a letter O …"""


@dataclass(frozen=True)
class _Form:
    """How a sender writes: folder, heading → canonical column, how it writes days, which mappings read its files."""

    folder: str
    headings: Mapping[str, str]
    day: str
    decimal: str
    mapping: str


_FORMS: Final = {
    VENDOR: _Form(FOLDER, {
        "N° de facture": "document", "Ligne": "line_no", "Date": "sold", "Revendeur": "partner",
        "Référence": "offering", "Quantité": "quantity", "Montant": "amount", "Client final": "customer",
    }, "%d/%m/%Y", ",", "demo/ventes-directes"),
    "atlas": _Form("atlas", {
        "Facture": "document", "Ligne": "line_no", "Date": "sold", "Client": "partner", "Référence": "offering",
        "Quantité": "quantity", "Montant HT": "amount", "Devise": "currency", "Client final": "customer",
        "Rectifie": "corrects",
    }, "%d/%m/%Y", ",", "demo/atlas"),
    "boreal": _Form("boreal", {
        "invoice": "document", "position": "line_no", "invoice_date": "sold", "reseller": "partner",
        "sku": "offering", "qty": "quantity", "net_amount": "amount", "end_customer": "customer",
    }, _ISO, ".", "demo/boreal"),
    "cassiopee": _Form("cassiopee", {
        "Invoice": "document", "Item no": "line_no", "Invoice date": "sold", "Dealer": "partner", "Part": "offering",
        "Units": "quantity", "Amount USD": "amount", "End user": "customer",
    }, _ISO, ".", "demo/cassiopee"),
}  # fmt: skip


def write_sales(folder: Path, channel: Channel) -> Iterator[Delivered]:
    """Write the files of all senders; yield each with its mapping, in the order in which they are delivered.

    The last month comes in a file of each sender, all before in another; then what one forgot two months before, a
    file for the second time, and what puts a line right.
    """
    months = list(channel.lines())
    (first, _), (before, _), (last, recent) = months[0], months[-2], months[-1]
    missed, _ = months[-1 - _LATE]
    _write_customers(folder / "atlas" / "clients.csv", channel)
    history = pa.concat_tables([lines for _, lines in months[:-1]])
    late: Columns = {}
    for sender in _FORMS:
        columns = _columns(sender, history)
        if sender == "boreal":
            columns, late = _held_back(channel, columns, missed)
        yield _write(folder, sender, f"{first}_{before}", columns, "history")
    correction: Columns = {}
    for sender in _FORMS:
        columns = _spoiled(channel, sender, _columns(sender, recent))
        if sender == "atlas":
            columns, correction = _mistaken(columns)
        yield _write(folder, sender, str(last), columns, "month")
    yield _write(folder, "boreal", f"{missed}_complement", late, "late")
    yield _again(folder, last)
    yield _write(folder, "atlas", f"{last}_rectificatif", correction, "correction")


def _columns(sender: str, lines: pa.Table) -> Columns:
    form = _FORMS[sender]
    own = lines.filter(pc.equal(lines["sender"], sender))
    found = {heading: words(own[column], day=form.day, decimal=form.decimal)
             for heading, column in form.headings.items()}  # fmt: skip
    if sender == "atlas":
        found["Client"] = pc.replace_substring_regex(found["Client"], "^P", "A")
    if sender == "boreal":
        found["sku"] = join("BO/", found["sku"])
    return found


def _write(folder: Path, sender: str, name: str, columns: Columns, kind: str) -> Delivered:
    form = _FORMS[sender]
    stem = folder / form.folder / f"{'ventes' if sender == VENDOR else sender}_{name}"
    if sender == "cassiopee" and kind != "history":
        file = stem.with_suffix(".xlsx")
        write_workbook(file, "Sales", columns, days=["Invoice date"], numbers=["Units", "Amount USD"])
        return Delivered(file, form.mapping, kind)
    file = stem.with_suffix(".csv")
    if sender == "atlas":
        write_csv(file, columns, encoding="cp1252", line_end="\r\n")
    else:
        write_csv(file, columns, delimiter=";" if sender == VENDOR else ",")
    return Delivered(file, form.mapping + ("-historique" if sender == "cassiopee" else ""), kind)


def _write_customers(file: Path, channel: Channel) -> None:
    """Write the table by which Atlas's customer numbers are read: they are its own."""
    ids = channel.companies.ids
    write_csv(file, {"Client": pc.replace_substring_regex(ids, "^P", "A"), "Revendeur": ids},
              encoding="cp1252", line_end="\r\n")  # fmt: skip


def _held_back(channel: Channel, columns: Columns, missed: Month) -> tuple[Columns, Columns]:
    """Return the lines that come in time, and those of a month that the sender forgot: at least one."""
    of_month = pc.starts_with(columns["invoice_date"], str(missed)).to_numpy(zero_copy_only=False)
    draw = draw_of(channel.parameters.seed, "late")
    late = of_month & (draw.random(len(of_month)) < channel.parameters.late)
    late[np.flatnonzero(of_month)[:1]] = True
    return taken(columns, np.flatnonzero(~late)), taken(columns, np.flatnonzero(late))


def _spoiled(channel: Channel, sender: str, columns: Columns) -> Columns:
    """Return the lines with some that no book can take among them."""
    kinds = _WRONG.get(sender, ())
    size = len(next(iter(columns.values())))
    if not kinds:
        return columns
    draw = draw_of(channel.parameters.seed, f"wrong {sender}")
    count = max(len(kinds), round(size * channel.parameters.wrong))
    more = taken(columns, np.sort(draw.integers(0, size, count)))
    headings = [*more]
    # Their numbers are their own: else they would be the lines they were copied from.
    more[headings[0]] = join(more[headings[0]], "-X", text(np.arange(1, count + 1)))
    for place, (heading, cell) in enumerate(kinds):
        mine = pa.array(np.arange(count) % len(kinds) == place)
        more[heading] = pc.if_else(mine, cell, more[heading])
    return mixed_in(columns, more, draw.integers(0, size, count))


def _mistaken(columns: Columns) -> tuple[Columns, Columns]:
    """Return the lines with one whose amount is ten times too high, and the file that puts it right."""
    amounts = columns["Montant HT"]
    # Whole lines only: not one of those that were spoiled.
    right = [at for at, cell in enumerate(amounts.to_pylist()) if "O" not in cell and cell[-3:-2] == ","
             and not cell.startswith("-") and "X" not in columns["Facture"][at].as_py()]  # fmt: skip
    at = right[len(right) // 2]
    high = _times_ten(amounts[at].as_py())
    wrong = {**columns, "Montant HT": _with(amounts, at, high)}
    both = taken(wrong, np.array([at, at]))
    document = both["Facture"][0].as_py()
    both["Facture"] = pa.array([f"{document}-R", f"{document}-N"])
    both["Quantité"] = pa.array([f"-{both['Quantité'][0].as_py()}", both["Quantité"][0].as_py()])
    both["Montant HT"] = pa.array([f"-{high}", amounts[at].as_py()])
    both["Rectifie"] = pa.array([document, document])
    return wrong, both


def _times_ten(amount: str) -> str:
    whole, cents = amount.split(",")
    return f"{whole}{cents[0]},{cents[1]}0"


def _with(cells: pa.Array, at: int, cell: str) -> pa.Array:
    values = cells.to_pylist()
    values[at] = cell
    return pa.array(values, pa.string())


def _again(folder: Path, month: Month) -> Delivered:
    """Copy a file of Atlas under another name, its lines in another order: it is the same delivery."""
    file = folder / "atlas" / f"atlas_{month}.csv"
    heading, *lines = file.read_bytes().splitlines(keepends=True)
    copy = file.with_name(f"atlas_{month}_renvoi.csv")
    copy.write_bytes(heading + b"".join(reversed(lines)))
    return Delivered(copy, "demo/atlas", "again")
