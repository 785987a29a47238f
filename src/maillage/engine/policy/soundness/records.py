"""Words that the records of a book use and the policy does not know, so that no clause names them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from maillage.engine.kernel.reason import Fact, Finding, Severity
from maillage.engine.policy.nearest import nearest
from maillage.engine.policy.references import known_names
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.measures import Given
from maillage.engine.records.state import RecordsState

USED: Final = (
    ("trade", "partners", "trade"), ("trade", "partner_trades", "trade"),
    ("technology", "competences", "technology"), ("technology", "certifications", "technology"),
    ("technology", "offerings", "technology"),
    ("market", "offerings", "market"), ("market", "seats", "market"),
    ("line", "offerings", "line"),
    ("unit", "offerings", "unit"), ("unit", "people", "unit"), ("unit", "seats", "unit"), ("unit", "contacts", "unit"),
    ("territory", "partners", "territory"), ("territory", "seats", "territory"),
    ("role", "seats", "role"), ("cluster", "seats", "cluster"),
    ("decision", "decisions", "decision"), ("portfolio", "measurements", "portfolio"),
    ("measure", "measurements", "measure"),
)  # fmt: skip
"""Kind of word, and the table and column of the records that use it."""
CLAUSES: Final = {
    "trade": "trades", "technology": "technologies", "market": "markets", "line": "lines", "unit": "units",
    "territory": "territories", "role": "roles", "cluster": "clusters", "decision": "decisions",
    "portfolio": "portfolios", "measure": "measures", "tier": "tiers",
}  # fmt: skip
"""Where the policy lists the words of a kind."""
REMARKS: Final = ("measure", "portfolio", "decision")
"""What another policy of the same book may well use."""
SHOWN: Final = 5


def check_records(policy: Policy, records: RecordsState, day: date) -> Iterator[Finding]:
    """Yield the words in force on a day that the policy does not know, those of one column together.

    Nothing is said of kinds that the policy leaves to the records: a policy without a list of trades knows them all.
    """
    known = _known(policy)
    for kind, table, column in USED:
        rows = _in_force(records.table(table), day)
        yield from _unknown(kind, f"{table}.{column}", _counts(rows[column]), known[kind])
    yield from _tiers(policy, records, day)


def _in_force(rows: pa.Table, day: date) -> pa.Table:
    """Keep the rows that are in force on a day; all of them where the table has no dates."""
    if "valid_from" not in rows.column_names:
        return rows
    at = pa.scalar(day, pa.date32())
    begun = pc.fill_null(pc.less_equal(rows["valid_from"], at), True)
    return rows.filter(pc.and_(begun, pc.fill_null(pc.greater(rows["valid_to"], at), True)))


def _counts(words: pa.ChunkedArray) -> dict[str, int]:
    """How often each word occurs; rows without a word are left out."""
    return {pair["values"]: pair["counts"] for pair in pc.value_counts(words).to_pylist() if pair["values"]}


def _known(policy: Policy) -> dict[str, frozenset[str] | None]:
    """The words of each kind; None where any will do."""
    known = known_names(policy)
    deciders = {name for decision in policy.decisions for name in decision.deciders}
    given = {item.of or name for name, item in policy.measures.items() if isinstance(item, Given)}
    roles = frozenset(role.role for role in policy.roles)
    return known | {
        # Who decides needs a seat as well, though no partner is looked after from it.
        "role": roles | deciders if roles else None,
        "measure": frozenset(given),
        "cluster": known["cluster"] or None,
    }


def _tiers(policy: Policy, records: RecordsState, day: date) -> Iterator[Finding]:
    """Tiers published or granted: overall those of one ladder, in a portfolio those of the other."""
    overall = frozenset(tier.tier for tier in policy.tiers)
    inside = frozenset(tier.tier for tier in policy.portfolio_tiers)
    exceptions = _in_force(records.table("exceptions"), day)
    granted = exceptions.filter(pc.equal(exceptions["kind"], "tier"))
    for name, column, rows in (("standings", "tier", records.table("standings")), ("exceptions", "value", granted)):
        whole = pc.equal(pc.fill_null(rows["portfolio"], ""), "")
        for chosen, known in ((whole, overall), (pc.invert(whole), inside)):
            yield from _unknown("tier", f"{name}.{column}", _counts(rows.filter(chosen)[column]), known | {"none"})


def _unknown(kind: str, place: str, words: Mapping[str, int], known: frozenset[str] | None) -> Iterator[Finding]:
    strange = {word: count for word, count in words.items() if known is not None and word not in known}
    if not strange:
        return
    order = sorted(strange, key=lambda word: (-strange[word], word))
    near = next(((word, found) for word in order if (found := nearest(word, known or ()))), None)
    facts: dict[str, Fact] = {
        "place": place,
        "words": tuple(order[:SHOWN]),
        "count": len(order),
        "more": len(order[SHOWN:]),
        "rows": sum(strange.values()),
        "list": CLAUSES[kind],
    }
    if near is not None:
        facts |= {"word": near[0], "nearest": near[1]}
    severity = Severity.NOTE if kind in REMARKS else Severity.WARNING
    yield Finding(severity, "policy-records-words-near" if near else "policy-records-words", facts, CLAUSES[kind])
