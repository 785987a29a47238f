"""A small plan with all that a report can show: moves, pins and exceptions kept, broken and paid for, refusals."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any, Final

from maillage.engine.plan import Plan
from maillage.engine.records.state import RecordsState
from maillage.report.material import Material
from tests.engine.channel import P, Row
from tests.engine.whole import DIRECTOR, POLICY, direct, plan_of, records_of

RISKY: Final = ("=1+1", "+33 1 40 00 00 00", "-2", "@SUM(A1)", "\tTAB", "\rCR", "\0NUL", "＝1+1",
                "<script>alert(1)</script>")  # fmt: skip
"""Names of partners as somebody might send them: those of m1 to m9."""
COMMAND: Final = "maillage plan build --policy test"
_SIGNED: Final = {"author": "Ann", "approver": "Bea", "valid_to": date(2026, 12, 31)}
PARTNERS: Final = (
    *direct("abc", intel=5),
    # Direct buyers of a trade of their own: no valid cluster can take them.
    *direct("d", 9, trade="var"),
    P("k", 150),
    *(P(f"m{at}", at, postal="97400" if at > 7 else "64000", tech="aix" if at < 4 else "") for at in range(1, 10)),
    P("z", 1, postal="99999"),
)
TABLES: Final[dict[str, list[Row]]] = {
    "decisions": [
        {"decision_id": "D-1", "decision": "admit", "partner": "k", "verdict": "granted", "grounds": "Joint plan",
         "author": "Ann", "approver": DIRECTOR, "decided": date(2026, 9, 1)},
    ],
    "exceptions": [
        {"exception_id": "E-1", "partner": "m1", "kind": "tier", "value": "integrated", "reason": "Growth", **_SIGNED},
        {"exception_id": "E-2", "partner": "a", "kind": "contacts", "value": "3", "reason": "Very busy", **_SIGNED},
        {"exception_id": "E-3", "partner": "m2", "kind": "tier", "value": "aligned", "reason": "Over",
         "author": "Ann", "approver": "Bea", "valid_to": date(2026, 1, 1)},
    ],
    "pins": [
        {"pin_id": "P-1", "partner": "a", "kind": "together", "target": "b", "reason": "Same house", "author": "Ann"},
        {"pin_id": "P-2", "partner": "m3", "kind": "contact", "target": "Nobody", "reason": "Friends", "author": "Ann"},
    ],
    "memberships": [
        {"partner": "a", "cluster": "aligned-isv-7", "since": date(2025, 1, 1)},
        {"partner": "m4", "cluster": "aligned-isv-7", "since": date(2025, 1, 1)},
    ],
    "standings": [
        {"partner": name, "tier": tier, "since": date(2025, 1, 1)}
        for name, tier in (("a", "aligned"), ("b", "mba"), ("d", "aligned"), ("m5", "aligned"), ("m6", "mba"))
    ],
    "contacts": [
        {"partner": partner, "unit": "u", "person": who, "role": "crbp", "since": date(2020, 1, 1), "primary": first}
        for partner, who, first in (("a", "Cid", True), ("a", "Old", False), ("m4", "Cid", True), ("m5", "Old", True))
    ],
}  # fmt: skip
PARTS: Final[dict[str, Any]] = {
    "trades": [
        {"name": "isv", "title": {"fr": "éditeur de logiciels", "en": "software vendor"}},
        {"name": "var", "title": {"fr": "intégrateur", "en": "integrator"}},
    ],
    "territories": [
        {"territory": "south", "title": {"fr": "Sud", "en": "South"}, "departements": ["31", "64"]},
        {"territory": "north", "title": {"fr": "Nord", "en": "North"}, "departements": ["59"]},
        {"territory": "island", "title": {"fr": "Île", "en": "Island"}, "departements": ["974"], "overseas": True},
    ],
    "measures": {**POLICY["measures"], "skills": {"count": "technologies", "title": {"fr": "savoirs", "en": "skills"}}},
}


@cache
def records() -> RecordsState:
    """What is on record."""
    return records_of(PARTNERS, TABLES)


@cache
def plan() -> Plan:
    """The plan, made once for all tests of a process."""
    return plan_of(PARTNERS, state=records(), **PARTS)


@cache
def material() -> Material:
    """What reports of the plan are written from."""
    names = {("partner", f"m{at}"): name for at, name in enumerate(RISKY, 1)}
    return Material(plan(), records(), names, COMMAND)
