"""Questions to the ledger, described apart from running them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, Protocol

import pyarrow as pa

from maillage.engine.kernel.period import Month, Period
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.policy.types.measures import Filter

LedgerFact = Literal["amount", "quantity", "offerings", "lines", "markets", "orders", "customers", "entries"]


@dataclass(frozen=True)
class RateTable:
    """Rates into one currency: ``rates[(currency, month)]`` units of ``target`` for one unit of ``currency``.

    Resolved beforehand from the policy's written rule, 8 decimals; a missing pair is a finding of who resolves.
    Each partner's sum of a month in a currency is multiplied by its rate and rounded once, half up, to
    ``round_to``.
    """

    target: str
    rates: Mapping[tuple[str, Month], Decimal]
    round_to: Decimal = Decimal("0.01")


@dataclass(frozen=True)
class LedgerQuery:
    """One number per partner: a fact over the lines sold in ``period`` that pass ``where``.

    ``amount`` is in the rate table's target, ``quantity`` in pieces; ``offerings``, ``lines`` and ``markets``
    count the distinct ones whose net amount (converted) reaches ``floor`` (above zero when None); ``orders``
    and ``customers`` count distinct documents and end customers of which something is left, net (a line that
    corrects a document counts as that document's); ``entries`` counts the lines themselves. A ``market``,
    ``line``, ``unit`` or ``technology`` is that of the line's offering. ``where`` names no territory: that is the
    partner's, and whoever asks settles it by partner.
    """

    name: str
    fact: LedgerFact
    period: Period
    where: Filter
    rates: RateTable
    floor: Quantity | None = None


@dataclass(frozen=True)
class LedgerState:
    """Which lines a question may see: a digest that the same lines always give, and their number."""

    digest: str
    lines: int
    detail: Mapping[str, str] = field(default_factory=dict)


class LedgerReader(Protocol):
    """What an engine that holds a ledger can do (DuckDB, Spark)."""

    @property
    def state(self) -> LedgerState:
        """The state that every answer of this reader is about."""

    def currencies(self) -> Sequence[tuple[str, Month]]:
        """The pairs of currency and month that occur, sorted."""

    def read(self, queries: Sequence[LedgerQuery], offerings: pa.Table) -> pa.Table:
        """Answer all queries at once.

        Returns a table with ``partner`` (text, ascending, each once) and one int64 column per query name:
        millionths of the unit; null where no line of the partner passed the filter. ``offerings`` is the
        canonical table of offerings.
        """
