"""What people have ruled: decisions, exceptions and pins in force, and what they cost."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from maillage.engine.kernel.period import valid_on
from maillage.engine.kernel.reason import Finding, Term
from maillage.engine.plan import Plan
from maillage.engine.records.state import RecordsState

_BROKEN = re.compile(r"-pin-(broken|impossible|conflict|unasked)$")
"""Findings that say of a pin that it is not honoured."""
_PRICED = re.compile(r"-(pin|pins|exception|decision)-(?!awaited)")
"""Findings about pins, exceptions and decisions: what they cost, and which have no effect."""
_AHEAD = re.compile(r"^tier-(will-fall|decision-awaited)")


def broken_pins(plan: Plan) -> set[str]:
    """Return the numbers of the pins that the plan does not honour."""
    return {str(finding.facts["pin"]) for finding in plan.findings if _BROKEN.search(finding.code)}


@dataclass(frozen=True)
class Ruling:
    """One ruling in force: ``kind`` a code, ``about`` what it grants or keeps.

    ``until``: the last day in force, None where it is open; ``holds``: False where it is not honoured.
    """

    kind: str
    number: str
    partner: Term
    about: Term
    reason: str
    author: Term
    approver: Term
    until: date | None
    holds: bool = True


@dataclass(frozen=True)
class Rulings:
    """All rulings in force; ``costs`` and ``ahead`` are the findings about them and about what falls due."""

    decisions: tuple[Ruling, ...]
    exceptions: tuple[Ruling, ...]
    pins: tuple[Ruling, ...]
    costs: tuple[Finding, ...]
    ahead: tuple[Finding, ...]

    @property
    def broken(self) -> int:
        """How many pins are not honoured."""
        return sum(not pin.holds for pin in self.pins)


def rulings_of(plan: Plan, records: RecordsState) -> Rulings:
    """Return what people have ruled about partners of the plan, in force on its day."""
    rows = {name: _in_force(plan, records, name) for name in ("decisions", "exceptions", "pins")}
    broken = broken_pins(plan)
    about = {"tier": "tier", "cluster": "cluster", "contacts": ""}
    kept = {"contact": "person", "cluster": "cluster", "together": "partner", "apart": "partner"}
    return Rulings(
        tuple(_ruling(row, f"decision-{row['verdict']}", row["decision_id"], Term("decision", row["decision"]),
                      row["grounds"]) for row in rows["decisions"]),
        tuple(_ruling(row, f"exception-{row['kind']}", row["exception_id"], Term(about[row["kind"]], row["value"]),
                      row["reason"]) for row in rows["exceptions"]),
        tuple(_ruling(row, f"pin-{row['kind']}", row["pin_id"], Term(kept[row["kind"]], row["target"]), row["reason"],
                      holds=row["pin_id"] not in broken) for row in rows["pins"]),
        tuple(finding for finding in plan.findings if _PRICED.search(finding.code)),
        tuple(finding for finding in plan.findings if _AHEAD.search(finding.code)),
    )  # fmt: skip


def _in_force(plan: Plan, records: RecordsState, name: str) -> list[dict[str, Any]]:
    """Return the rows of a table about partners of the plan, in force on its day, by their number."""
    table, partners, as_of = records.table(name), set(plan.measures.partners), plan.header.as_of
    listed = [row for row in table.to_pylist() if row["partner"] in partners]
    listed = [row for row in listed if valid_on(as_of, row["valid_from"], row["valid_to"])]
    return sorted(listed, key=lambda row: str(row[table.column_names[0]]))


def _ruling(row: dict[str, Any], kind: str, number: str, about: Term, reason: str, *, holds: bool = True) -> Ruling:
    ends = row["valid_to"]
    return Ruling(
        kind,
        number,
        Term("partner", row["partner"]),
        about,
        reason or "",
        Term("person", row["author"] or ""),
        Term("person", row.get("approver") or ""),
        ends - timedelta(days=1) if isinstance(ends, date) else None,
        holds,
    )
