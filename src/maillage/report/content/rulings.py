"""What people have ruled: decisions, exceptions and pins in force, and what they cost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from maillage.engine.kernel.period import add_months, valid_on
from maillage.engine.kernel.reason import Finding, Term
from maillage.engine.plan import Plan
from maillage.engine.records.state import RecordsState
from maillage.engine.tiers.records import in_force, tier_records

_BROKEN = re.compile(r"-pin-(broken|impossible|conflict|unasked)$")
"""Findings that say of a pin that it is not honoured."""
_IDLE = re.compile(r"(?P<stage>tier|cluster|coverage)-exception-(own|conflict|unknown|unmet|number)$")
"""Findings that say of an exception that it has no effect."""
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
    broken, idle = broken_pins(plan), _idle(plan)
    about = {"tier": "tier", "cluster": "cluster", "contacts": ""}
    kept = {"contact": "person", "cluster": "cluster", "together": "partner", "apart": "partner"}
    return Rulings(
        tuple(_decisions(plan, records)),
        tuple(_ruling(row, f"exception-{row['kind']}", row["exception_id"], Term(about[row["kind"]], row["value"]),
                      row["reason"], holds=(row["kind"], row["partner"]) not in idle)
              for row in _in_force(plan, records, "exceptions")),
        tuple(_ruling(row, f"pin-{row['kind']}", row["pin_id"], Term(kept[row["kind"]], row["target"]), row["reason"],
                      holds=row["pin_id"] not in broken) for row in _in_force(plan, records, "pins")),
        tuple(finding for finding in plan.findings if _PRICED.search(finding.code)),
        tuple(finding for finding in plan.findings if _AHEAD.search(finding.code)),
    )  # fmt: skip


def _decisions(plan: Plan, records: RecordsState) -> Iterator[Ruling]:
    """Yield the decisions, until the end that the policy sets where the record says none."""
    as_of = plan.header.as_of
    counted, _ = in_force(plan.policy, tier_records(records, as_of), as_of)
    signed = {(one.decision, one.partner, one.grounds, one.author, one.approver) for one in counted.rulings}
    months = {rule.decision: rule.valid_months for rule in plan.policy.decisions}
    for row in _in_force(plan, records, "decisions"):
        begins, lasts = row["valid_from"] or row["decided"], months.get(row["decision"])
        if row["valid_to"] is None and lasts is not None:
            row["valid_to"] = add_months(begins, lasts)
        if valid_on(as_of, begins, row["valid_to"]):
            key = (row["decision"], row["partner"], row["grounds"], row["author"], row["approver"])
            yield _ruling(row, f"decision-{row['verdict']}", row["decision_id"], Term("decision", row["decision"]),
                          row["grounds"], holds=key in signed)  # fmt: skip


def _idle(plan: Plan) -> set[tuple[str, str]]:
    """Return (kind, partner) of the exceptions that have no effect."""
    kinds = {"tier": "tier", "cluster": "cluster", "coverage": "contacts"}
    return {
        (kinds[found["stage"]], finding.subject.name)
        for finding in plan.findings
        if finding.subject is not None and (found := _IDLE.match(finding.code))
    }


def _in_force(plan: Plan, records: RecordsState, name: str) -> list[dict[str, Any]]:
    """Return the rows of a table about partners of the plan, in force on its day, by their number."""
    table, partners, as_of = records.table(name), set(plan.measures.partners), plan.header.as_of
    listed = [row for row in table.to_pylist() if row["partner"] in partners]
    listed = [row for row in listed if valid_on(as_of, row["valid_from"], row["valid_to"])]
    return sorted(listed, key=lambda row: str(row[table.column_names[0]]))


def _ruling(
    row: dict[str, Any], kind: str, number: str, about: Term, reason: str | None, *, holds: bool = True
) -> Ruling:
    ends = row["valid_to"]
    return Ruling(
        kind,
        number,
        Term("partner", row["partner"]),
        about,
        reason or "",
        Term("person", row["author"] or ""),
        Term("person", row.get("approver") or ""),
        ends - timedelta(days=1) if ends is not None else None,
        holds,
    )
