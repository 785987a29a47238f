"""What was decided before: last year's tiers, the rulings on the largest partners."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from maillage.demo.columns import days, pick, table_of
from maillage.demo.companies import Companies
from maillage.demo.parameters import ChannelParameters
from maillage.demo.resellers import NEVER, Resellers
from maillage.engine.records.state import arrow_schema
from maillage.engine.records.tables import TABLES

_EPOCH = date(1970, 1, 1)


def standings(parameters: ChannelParameters, resellers: Resellers, companies: Companies) -> pa.Table:
    """Return last year's tiers: by the route alone."""
    last_year = 12 * parameters.years - 12
    there = np.flatnonzero((resellers.leaves == NEVER) & (resellers.joins < last_year))
    aligned = resellers.direct[there] | (resellers.yearly[there] > 2 * parameters.direct_from)
    since = (date(parameters.as_of.year - 1, 1, 1) - _EPOCH).days
    return table_of("standings", {
        "partner": companies.ids.take(pa.array(there)),
        "tier": pick(["mba", "aligned"], aligned),
        "since": days(np.full(len(there), since)),
    })  # fmt: skip


def decisions(parameters: ChannelParameters, resellers: Resellers, companies: Companies) -> pa.Table:
    """Return the rulings: the two largest were granted a place among the Integrated, the third was refused."""
    day = date(parameters.as_of.year - 1, 11, 3)
    rows: list[dict[str, Any]] = []
    for number, at in enumerate(resellers.largest(3).tolist()):
        granted = number < 2
        rows.append({
            "decision_id": f"D-{number + 1}", "decision": "admit-integrated", "partner": companies.ids[at].as_py(),
            "verdict": "granted" if granted else "refused",
            "grounds": "Plan commun sur trois ans" if granted else "Pas encore de plan commun",
            "author": "pcd-ile-de-france-1", "approver": "director", "decided": day, "valid_from": day,
        })  # fmt: skip
    return pa.Table.from_pylist(rows, arrow_schema(TABLES["decisions"]))
