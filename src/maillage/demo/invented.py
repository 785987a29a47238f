"""An invented French channel: records table by table, and sell-through lines month by month, so that any size fits.

Everything is drawn as columns from streams of random numbers that depend on the seed and the purpose alone: the same
parameters give the same bytes, whatever is asked first, on any number of cores.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pyarrow as pa

from maillage.demo import companies as company
from maillage.demo import history, organisation
from maillage.demo.catalogue import MARKETS, OFFERINGS, UNITS, WHOLESALERS
from maillage.demo.companies import Companies, companies_of
from maillage.demo.history import Past, past_of
from maillage.demo.lines import months_of_lines
from maillage.demo.organisation import Staff, staff_of
from maillage.demo.parameters import ChannelParameters
from maillage.demo.places import TERRITORIES
from maillage.demo.resellers import Resellers, resellers_of
from maillage.engine.kernel.period import Month
from maillage.engine.records.state import arrow_schema
from maillage.engine.records.tables import TABLES

__all__ = ["Channel", "ChannelParameters", "channel_of"]


@dataclass(frozen=True)
class Channel:
    """A channel that is drawn table by table and month by month, as it is asked for."""

    parameters: ChannelParameters
    resellers: Resellers
    companies: Companies
    past: Past
    staff: Staff

    def records(self) -> Iterator[tuple[str, pa.Table]]:
        """Yield every table of records by its canonical name, in an order in which they can be loaded."""
        for name, rows in _FIXED.items():
            yield name, pa.Table.from_pylist(rows, arrow_schema(TABLES[name]))
        drawn = self.parameters, self.resellers, self.companies
        yield "groups", company.groups(self.companies)
        yield "partners", company.partners(*drawn)
        yield "partner_trades", company.partner_trades(*drawn)
        yield "competences", company.competences(*drawn)
        yield "certifications", company.certifications(*drawn)
        yield "people", organisation.people(self.parameters, self.staff)
        seats, holdings = organisation.seats(self.staff)
        yield "seats", seats
        yield "holdings", holdings
        yield "contacts", organisation.contacts(*drawn, self.staff, self.past)
        yield "standings", history.standings(*drawn, self.past)
        yield "memberships", history.memberships(*drawn, self.past)
        yield "decisions", history.decisions(*drawn)
        yield "exceptions", history.exceptions(*drawn)
        yield "pins", history.pins(*drawn, self.past)

    def lines(self) -> Iterator[tuple[Month, pa.Table]]:
        """Yield each month with its sell-through lines in the canonical schema, the first month first."""
        yield from months_of_lines(self.parameters, self.resellers, self.companies.ids)


def channel_of(parameters: ChannelParameters) -> Channel:
    """Draw a channel: the same for the same parameters.

    About 100 bytes a partner stay in memory, and while a table or month is drawn some 300 bytes for each of its rows.
    """
    resellers = resellers_of(parameters)
    past = past_of(parameters, resellers)
    companies, staff = companies_of(parameters, resellers), staff_of(parameters, resellers, past)
    return Channel(parameters, resellers, companies, past, staff)


_FIXED: Final[Mapping[str, list[dict[str, Any]]]] = {
    "units": [{"unit": unit, "name": name} for unit, name in UNITS.items()],
    "markets": [{"market": market, "name": name} for market, name in MARKETS.items()],
    "territories": [{"territory": territory, "name": name} for territory, name in TERRITORIES.items()],
    "offerings": [
        {"offering": item.offering, "title": item.title, "line": item.line, "unit": item.unit, "market": item.market,
         "technology": item.technology}
        for item in OFFERINGS
    ],
    "wholesalers": [
        {"wholesaler": item.wholesaler, "name": item.name, "country": item.country} for item in WHOLESALERS
    ],
}  # fmt: skip
