"""What people have ruled and published about tiers, as in force on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from maillage.engine.kernel.period import valid_on
from maillage.engine.measures.types import Flags
from maillage.engine.records.state import RecordsState


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision on one partner. ``approver`` differs from ``author``, or the ruling does not count."""

    decision: str
    partner: str
    granted: bool
    grounds: str = ""
    author: str = ""
    approver: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class TierException:
    """A recorded departure: this partner is in ``tier`` (of ``portfolio``, ``""`` overall) until ``valid_to``."""

    partner: str
    portfolio: str
    tier: str
    reason: str
    valid_to: date


@dataclass(frozen=True, slots=True)
class Standing:
    """The tier published today, since when, and since when its conditions have not been met."""

    tier: str
    since: date
    below_since: date | None = None


@dataclass(frozen=True)
class TierRecords:
    """Everything in force on the day: rulings, exceptions by (partner, portfolio), standings likewise."""

    rulings: tuple[Ruling, ...] = ()
    exceptions: Mapping[tuple[str, str], TierException] = field(default_factory=dict)
    standings: Mapping[tuple[str, str], Standing] = field(default_factory=dict)

    def granted(self, partners: tuple[str, ...]) -> dict[str, Flags]:
        """Return decision → (n,) whether a ruling grants it; the latest ruling on a partner counts."""
        latest: dict[tuple[str, str], bool] = {}
        for ruling in self.rulings:
            latest[(ruling.decision, ruling.partner)] = ruling.granted
        place = {partner: index for index, partner in enumerate(partners)}
        found: dict[str, Flags] = {}
        for (decision, partner), granted in latest.items():
            flags = found.setdefault(decision, np.zeros(len(partners), np.bool_))
            if granted and partner in place:
                flags[place[partner]] = True
        return found


def tier_records(state: RecordsState, as_of: date) -> TierRecords:
    """Return what counts for tiers of a state of the records; what is expired or self-approved does not."""
    decisions = sorted(state.table("decisions").to_pylist(), key=lambda row: (row["decided"], row["decision_id"]))
    rulings = tuple(
        Ruling(row["decision"], row["partner"], row["verdict"] == "granted", row["grounds"], row["author"],
               row["approver"], row["valid_from"], row["valid_to"])
        for row in decisions
        if valid_on(as_of, row["valid_from"] or row["decided"], row["valid_to"]) and row["author"] != row["approver"]
    )  # fmt: skip
    exceptions = {
        (row["partner"], row["portfolio"] or ""): TierException(
            row["partner"], row["portfolio"] or "", row["value"], row["reason"], row["valid_to"]
        )
        for row in state.table("exceptions").to_pylist()
        if row["kind"] == "tier"
        and valid_on(as_of, row["valid_from"], row["valid_to"])
        and row["author"] != row["approver"]
    }
    standings = {
        (row["partner"], row["portfolio"] or ""): Standing(row["tier"], row["since"], row["below_since"])
        for row in state.table("standings").to_pylist()
        if row["since"] <= as_of
    }
    return TierRecords(rulings, exceptions, standings)
