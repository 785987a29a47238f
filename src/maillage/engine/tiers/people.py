"""Imaginary certified people and competences, stated row by row, counted as those of the records are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

import pyarrow as pa

from maillage.engine.measures.derive import filled
from maillage.engine.measures.recorded import Recorded
from maillage.engine.measures.types import MeasureColumn
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.measures import RECORDED, Count, Team
from maillage.engine.policy.types.tiers import Portfolio
from maillage.engine.records.state import RecordsState, arrow_schema
from maillage.engine.records.tables import TABLES

PEOPLE_COLUMNS: Final = (
    "person", "competence", "certification", "technology", "level", "job", "obtained", "expires",
)  # fmt: skip
"""The columns of a row that states one certification of a person, or one competence of the partner."""

Row = Mapping[str, Any]


class People:
    """What rows say of people and competences, over the partners in ascending order."""

    def __init__(self, policy: Policy, rows: Sequence[Row], partners: tuple[str, ...]) -> None:
        """Put the rows in the form of the records: ``person`` and ``competence`` tell which kind a row is."""
        certifications = [{**row, "holder": row["person"]} for row in rows if row.get("person")]
        competences = [row for row in rows if row.get("competence")]
        resellers = [{"partner": partner, "name": partner, "country": ""} for partner in partners]
        tables: dict[str, Sequence[Row]] = {
            "partners": resellers,
            "certifications": certifications,
            "competences": competences,
        }
        state = RecordsState({name: _table(name, found) for name, found in tables.items()}, "")
        self.policy, self.recorded = policy, Recorded(policy, state, partners)

    def fill(self, columns: dict[str, MeasureColumn], day: date) -> None:
        """Add what the rows say on a day to the columns; a value that is stated stays."""
        for name, measure in self.policy.measures.items():
            portfolios: list[Portfolio | None] = list(self.policy.portfolios) if measure.per == "portfolio" else [None]
            for portfolio in portfolios:
                key = f"{name}@{portfolio.portfolio}" if portfolio is not None else name
                if isinstance(measure, Team):
                    made = self.recorded.team(measure, portfolio, day)
                elif isinstance(measure, Count) and measure.count in RECORDED:
                    made = self.recorded.count(measure, portfolio, day)
                else:
                    continue
                columns[key] = filled(columns[key], made) if key in columns else made


def _table(name: str, rows: Sequence[Row]) -> pa.Table:
    schema = arrow_schema(TABLES[name])
    return pa.Table.from_pylist([{word: row.get(word) for word in schema.names} for row in rows], schema=schema)
