"""Questions of whole months, answered from the sums by month: one pass over each month's columns.

A month's sums are sorted by partner, so that what passes a question's filter is added up between borders; currencies
are converted and rounded then, in whole numbers, as ``RateTable`` says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from maillage.adapters.warehouse.months import place_of, read_sums
from maillage.adapters.warehouse.offers import Offers
from maillage.engine.kernel.period import Month
from maillage.engine.ledger.query import LedgerQuery, RateTable
from maillage.engine.policy.types.measures import Filter

FACTS: Final = ("amount", "quantity", "entries")
_LIMIT: Final = 2**62
Whole = NDArray[Any]
"""Whole numbers, of 64 bits or fewer."""
Flags = NDArray[np.bool_]


class TooLarge(Exception):
    """Numbers beyond what 64 bits surely hold: an engine with wider ones must answer."""


@dataclass
class Sums:
    """Sums of one month and currency: arrays of one length, by partner; words as codes into their dictionaries.

    ``partner``: places among all names. ``offers``: by flag, the answer for each word of ``offering``.
    """

    month: Month
    currency: str
    partner: Whole
    columns: Mapping[str, Whole]
    words: Mapping[str, list[str]]
    offers: Mapping[str, Flags]
    passing: dict[str, Flags] = field(default_factory=dict)

    def passes(self, where: Filter, offers: Offers) -> Flags:
        """Return which sums pass a filter. The same filter is looked at once."""
        name = where.model_dump_json()
        if name not in self.passing:
            self.passing[name] = self._passes(where, offers)
        return self.passing[name]

    def _passes(self, where: Filter, offers: Offers) -> Flags:
        found: Flags = np.ones(len(self.partner), np.bool_)
        if (flag := offers.flag(where)) is not None:
            found &= self.offers[flag][self.columns["offering"]]
        for name, words in (("route", where.route), ("transaction", where.transaction), ("sender", where.wholesaler)):
            if words is not None:
                asked = np.array([word in words for word in self.words[name]], np.bool_)
                found &= asked[self.columns[name]]
        if where.not_ is not None and _asks(where.not_):
            found &= ~self._passes(where.not_, offers)
        return found


def _asks(where: Filter) -> bool:
    """Whether a filter has a word about lines at all."""
    words = (*(getattr(where, name) for name in ("market", "line", "offering", "unit", "technology")),
             where.route, where.transaction, where.wholesaler)  # fmt: skip
    return any(word is not None for word in words) or (where.not_ is not None and _asks(where.not_))


def answer_by_months(
    queries: Sequence[LedgerQuery], offerings: pa.Table, files: Sequence[str], threads: int
) -> pa.Table:
    """Return partner, ascending, and q0, q1, … (millionths, null where nothing passed): see ``LedgerReader.read``.

    Raises:
        TooLarge: if a number may be beyond 64 bits.
        OSError, pa.ArrowException: if the sums of a file of lines cannot be read.
    """
    offers = Offers()
    needed: set[str] = {query.fact for query in queries}
    for query in queries:
        needed |= looked_at(query.where, offers)
    table = offers.table(offerings)
    months = months_asked(files, queries)
    with ThreadPoolExecutor(threads) as pool:
        names, partners = _partners(months, pool)
        totals = np.zeros((len(queries), len(names)), np.int64)
        seen = np.zeros((len(queries), len(names)), np.bool_)
        bound = [0] * len(queries)
        work = partial(_month, queries=queries, offers=offers, table=table, needed=sorted(needed))
        for added in pool.map(work, months, months.values(), partners):
            for at, who, micro in added:
                bound[at] += int(max(-micro.min(initial=0), micro.max(initial=0)))
                totals[at, who] += micro
                seen[at, who] = True
    if max(bound, default=0) >= _LIMIT:
        raise TooLarge
    columns = {f"q{at}": pa.array(totals[at], mask=~seen[at]) for at in range(len(queries))}
    return pa.table({"partner": names} | columns)


def looked_at(where: Filter, offers: Offers) -> set[str]:
    """Return the columns that a filter looks at, and remember what it asks of offerings."""
    if where.territory is not None:
        raise ValueError("a territory belongs to the partner, not to the line")
    words = {"route": where.route, "transaction": where.transaction, "sender": where.wholesaler,
             "offering": offers.flag(where)}  # fmt: skip
    found = {name for name, word in words.items() if word is not None}
    return found | (looked_at(where.not_, offers) if where.not_ is not None else set())


def months_asked(files: Sequence[str], queries: Sequence[LedgerQuery]) -> dict[Month, list[Path]]:
    """Return the months that a question looks at, with the files of their sums."""
    found: dict[Month, list[Path]] = {}
    for file in map(Path, files):
        year, number = file.parent.name.removeprefix("month=").split("-")
        month = Month(int(year), int(number))
        if any(query.period.holds(month.first) for query in queries):
            found.setdefault(month, []).append(place_of(file))
    return found


def _partners(months: Mapping[Month, Sequence[Path]], pool: ThreadPoolExecutor) -> tuple[pa.Array, list[Whole]]:
    """Return the names of all partners, ascending, and for each month the place among them of each of its sums."""
    files = [file for listed in months.values() for file in listed]
    read = [*pool.map(lambda file: read_sums(file, ["partner"])["partner"].combine_chunks(), files)]
    coded = pc.dictionary_encode(pa.concat_arrays([pa.array([], pa.string()), *(part.dictionary for part in read)]))
    order = pc.sort_indices(coded.dictionary)
    rank = np.empty(len(order), np.int32)
    rank[order.to_numpy()] = np.arange(len(order), dtype=np.int32)
    places, start, found = rank[coded.indices.to_numpy()], 0, {}
    for file, part in zip(files, read, strict=True):
        end = start + len(part.dictionary)
        found[file], start = places[start:end][part.indices.to_numpy()], end
    return coded.dictionary.take(order), [
        np.concatenate([found[file] for file in listed]) for listed in months.values()
    ]


def _month(
    month: Month,
    files: Sequence[Path],
    partner: Whole,
    *,
    queries: Sequence[LedgerQuery],
    offers: Offers,
    table: pa.Table,
    needed: Sequence[str],
) -> list[tuple[int, Whole, Whole]]:
    """Return (question, partners, millionths to add) of a month; the same partner may come once a currency."""
    asked = [(at, query) for at, query in enumerate(queries) if query.period.holds(month.first)]
    return [
        (at, partners, micro)
        for sums in _sums(month, files, partner, table, needed)
        for at, query in asked
        for partners, micro in _added(sums, query, offers)
    ]


def _sums(
    month: Month, files: Sequence[Path], partner: Whole, table: pa.Table, needed: Sequence[str]
) -> Iterator[Sums]:
    """Yield the sums of a month, currency by currency."""
    rows = pa.concat_tables([read_sums(file, [*needed, "currency"]) for file in files]).unify_dictionaries()
    yield from by_currency(month, rows, partner, table, sorted_already=len(files) == 1)


def by_currency(
    month: Month, rows: pa.Table, partner: Whole, table: pa.Table, *, sorted_already: bool
) -> Iterator[Sums]:
    """Yield kept sums of a month, currency by currency; ``table``: the offerings with the flags of filters."""
    order = np.arange(len(partner)) if sorted_already else np.argsort(partner, kind="stable")
    columns, words = {}, {}
    for name in rows.column_names:
        column = rows[name].combine_chunks()
        if name not in FACTS:
            words[name], column = column.dictionary.to_pylist(), column.indices
        columns[name] = column.to_numpy()
    flags = _flags(words["offering"], table) if "offering" in words else {}
    for number, currency in enumerate(words["currency"]):
        at = order[columns["currency"][order] == number]
        whole = len(at) == len(order) and sorted_already
        mine = {name: values if whole else values[at] for name, values in columns.items()}
        yield Sums(month, currency, partner if whole else partner[at], mine, words, flags)


def _flags(offerings: Sequence[str], table: pa.Table) -> dict[str, Flags]:
    """Return by flag which of the offerings pass; one that nobody knows does not."""
    known = pc.fill_null(pc.index_in(pa.array(offerings, pa.string()), value_set=table["offering"]), -1).to_numpy()
    # The last answer is for offerings that nobody knows, whose place is -1.
    answers = {name: np.append(pc.fill_null(table[name], False), False) for name in table.column_names[3:]}
    return {name: answer.astype(np.bool_)[known] for name, answer in answers.items()}


def _added(sums: Sums, query: LedgerQuery, offers: Offers) -> Iterator[tuple[Whole, Whole]]:
    rate = query.rates.rates.get((sums.currency, sums.month))
    if query.fact == "amount" and rate is None and sums.currency != query.rates.target:
        return
    rows = np.flatnonzero(sums.passes(query.where, offers))
    if len(rows):
        partner = sums.partner[rows]
        starts = np.flatnonzero(np.diff(partner, prepend=partner.dtype.type(-1)))
        values = sums.columns[query.fact][rows]
        if int(np.abs(values).max()) >= _LIMIT // len(values):
            raise TooLarge
        total = np.add.reduceat(values, starts)
        yield partner[starts], total_in_millionths(total, query.fact, rate, query.rates)


def total_in_millionths(total: Whole, fact: str, rate: Decimal | None, rates: RateTable) -> Whole:
    """Return totals of a month in millionths: amounts (in ten-thousandths) times their rate, rounded.

    Rounding is half away from zero to ``rates.round_to``, in whole numbers.

    Raises:
        TooLarge: if 64 bits may not hold a number on the way.
    """
    if fact == "entries":
        return _times(total, 1_000_000)
    if fact == "quantity":
        return _times(total, 100)
    # A total times its rate, in steps, is a fraction of whole numbers: total / 10**4 * rate / round_to.
    price = Fraction(rate if rate is not None else 1) / Fraction(rates.round_to) / 10_000
    top, bottom = price.numerator, price.denominator
    large = int(np.abs(total).max(initial=0))
    wide: NDArray[Any] = np.abs(total)
    if max(2 * bottom, large // bottom + 1) * top >= _LIMIT or 2 * bottom >= _LIMIT:
        wide = wide.astype(object)
    whole, rest = wide // bottom, wide % bottom
    steps = whole * top + (2 * rest * top + bottom) // (2 * bottom)
    if int(steps.max(initial=0)) >= _LIMIT:
        raise TooLarge
    step = rates.round_to * 1_000_000
    if step != int(step):
        raise TooLarge
    return _times(np.where(total < 0, -steps, steps).astype(np.int64), int(step))


def _times(values: Whole, factor: int) -> Whole:
    if int(np.abs(values).max(initial=0)) >= _LIMIT // factor:
        raise TooLarge
    return values * factor
