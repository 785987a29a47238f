"""Roles that nobody holds in a book: no seat, or only vacant ones; decisions that nobody there may give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from maillage.engine.kernel.period import valid_on
from maillage.engine.kernel.reason import Fact, Finding, Severity
from maillage.engine.kernel.reason import Term as Name
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.coverage import Role
from maillage.engine.records.state import RecordsState

Row = Mapping[str, Any]


def check_seats(policy: Policy, records: RecordsState, day: date) -> Iterator[Finding]:
    """Yield each role that nobody holds on a day, wholly or in some territories, and each decision nobody may give."""
    seats = _in_force(records, "seats", day)
    if not seats:
        if policy.roles:
            yield Finding(Severity.WARNING, "policy-seats-none", {"count": len(policy.roles)}, "roles")
        return
    held = {row["seat"] for row in _in_force(records, "holdings", day)}
    for role in policy.roles:
        own = [seat for seat in seats if seat["role"] == role.role]
        filled = [seat for seat in own if seat["seat"] in held]
        if not filled:
            code = "policy-role-vacant" if own else "policy-role-seatless"
            facts: dict[str, Fact] = {"role": Name("role", role.role), "count": len(own)}
            yield Finding(Severity.WARNING, code, facts, f"roles/{role.role}")
        elif role.per == "territory":
            yield from _elsewhere(policy, role, filled)
    yield from _deciders(policy, records, {seat["role"] for seat in seats if seat["seat"] in held})


def _in_force(records: RecordsState, table: str, day: date) -> list[Row]:
    """Return the rows of a table that are in force on a day."""
    rows = records.table(table).to_pylist()
    return [row for row in rows if valid_on(day, row["valid_from"], row["valid_to"])]


def _elsewhere(policy: Policy, role: Role, filled: list[Row]) -> Iterator[Finding]:
    """The territories that no filled seat serves; a seat without territory serves all."""
    served = {seat["territory"] for seat in filled}
    left = tuple(Name("territory", item.territory) for item in policy.territories if item.territory not in served)
    if left and not served & {None, ""}:
        facts: dict[str, Fact] = {"role": Name("role", role.role), "territories": left, "count": len(left)}
        yield Finding(Severity.WARNING, "policy-role-elsewhere", facts, f"roles/{role.role}/per")


def _deciders(policy: Policy, records: RecordsState, roles: set[str]) -> Iterator[Finding]:
    people = set(records.table("people")["person"].to_pylist())
    for decision in policy.decisions:
        if not (roles | people) & set(decision.deciders):
            facts: dict[str, Fact] = {
                "decision": Name("decision", decision.decision),
                "deciders": tuple(decision.deciders),
            }
            clause = f"decisions/{decision.decision}/deciders"
            yield Finding(Severity.WARNING, "policy-deciders-none", facts, clause)
