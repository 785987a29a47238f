"""What people have ruled and published about tiers, as in force on a day."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from maillage.engine.kernel.period import add_months, valid_on
from maillage.engine.kernel.reason import Fact, Finding, Severity, Term
from maillage.engine.measures.types import Flags
from maillage.engine.policy.types import Policy
from maillage.engine.records.state import RecordsState, in_order, rows_of
from maillage.engine.tiers.types import Days, Ranks

NO_DAY: Final = int(np.iinfo(np.int32).min)
"""In an array of days since 1970-01-01: no such day."""
_STANDINGS: Final = pa.schema(
    [
        ("partner", pa.string()),
        ("portfolio", pa.string()),
        ("tier", pa.string()),
        ("since", pa.date32()),
        ("below_since", pa.date32()),
    ]
)


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision on one partner.

    ``signed_by``: the author, the approver and the roles of the seats that they hold. One that nobody signed is
    merely stated, as when a policy is tried, and counts.
    """

    decision: str
    partner: str
    granted: bool
    grounds: str = ""
    author: str = ""
    approver: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    signed_by: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TierException:
    """A recorded departure: this partner is in ``tier`` (of ``portfolio``, ``""`` overall) until ``valid_to``."""

    partner: str
    portfolio: str
    tier: str
    reason: str
    valid_to: date
    author: str = ""
    approver: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """The tier published today, since when, and since when its conditions have not been met."""

    tier: str
    since: date
    below_since: date | None = None


@dataclass(frozen=True)
class Held:
    """What is published, over the partners (n,): rank on a ladder (-1: none), since when and below since when.

    Days since 1970-01-01, ``NO_DAY`` for none.
    """

    rank: Ranks
    since: Days
    below: Days


@dataclass(frozen=True)
class Standings:
    """The tiers published today, one row each: partner, portfolio, tier, since, below_since."""

    rows: pa.Table = field(default_factory=_STANDINGS.empty_table)

    @classmethod
    def of(cls, standings: Mapping[tuple[str, str], Standing]) -> Standings:
        """Make them of (partner, portfolio) → standing."""
        listed = [
            {"partner": partner, "portfolio": portfolio, "tier": item.tier, "since": item.since,
             "below_since": item.below_since}
            for (partner, portfolio), item in standings.items()
        ]  # fmt: skip
        return cls(pa.Table.from_pylist(listed, schema=_STANDINGS))

    def on(self, portfolio: str) -> pa.Table:
        """Return the rows of one ladder."""
        return self.rows.filter(pc.equal(pc.fill_null(self.rows["portfolio"], ""), portfolio))

    def find(self, partner: str, portfolio: str) -> Standing | None:
        """Return the standing of one partner on a ladder."""
        return self._of(partner).get(portfolio)

    @cached_property
    def _of(self) -> Callable[[str], dict[str, Standing]]:
        """Partner → its standings by ladder; those of the partner asked last stay, which is asked more than once."""
        return lru_cache(1)(self._read)

    def _read(self, partner: str) -> dict[str, Standing]:
        rows = rows_of(self._ordered, "partner", partner)
        # The first of a ladder is the one that counts.
        return {row["portfolio"] or "": Standing(row["tier"], row["since"], row["below_since"]) for row in rows[::-1]}

    @cached_property
    def _ordered(self) -> pa.Table:
        return in_order(self.rows, "partner")

    def held(self, portfolio: str, partners: Sequence[str], names: Sequence[str]) -> Held:
        """Place the standings of a ladder over the partners; a tier that the ladder lacks is none."""
        rows = self.on(portfolio)
        size = len(partners)
        held = Held(np.full(size, -1, np.int16), *(np.full(size, NO_DAY, np.int32) for _ in range(2)))
        if rows.num_rows == 0:
            return held
        place = pc.index_in(rows["partner"], value_set=pa.array(partners, pa.string()))
        rows = rows.filter(pc.is_valid(place))
        at = np.asarray(place.drop_null(), np.int64)
        rank = pc.fill_null(pc.index_in(rows["tier"], value_set=pa.array(names, pa.string())), -1)
        held.rank[at] = np.asarray(rank, np.int16)
        for array, name in ((held.since, "since"), (held.below, "below_since")):
            array[at] = np.asarray(pc.fill_null(rows[name].cast(pa.int32()), NO_DAY), np.int32)
        return held


@dataclass(frozen=True)
class TierRecords:
    """Rulings from the earliest to the latest, exceptions by (partner, portfolio), and the standings.

    ``set_aside``: exceptions in force that do not count, being approved by their author or overtaken by a later one.
    """

    rulings: tuple[Ruling, ...] = ()
    exceptions: Mapping[tuple[str, str], TierException] = field(default_factory=dict)
    standings: Standings = field(default_factory=Standings)
    set_aside: tuple[TierException, ...] = ()

    def latest(self) -> dict[tuple[str, str], Ruling]:
        """Return (decision, partner) → the ruling that counts: the latest."""
        return {(ruling.decision, ruling.partner): ruling for ruling in self.rulings}

    def about(self, partner: str) -> TierRecords:
        """Return what there is about one partner; the tiers published of the others stay with it, unread."""
        rulings, exceptions = self._each
        return TierRecords(rulings.get(partner, ()), exceptions.get(partner, {}), self.standings)

    @cached_property
    def _each(self) -> tuple[dict[str, tuple[Ruling, ...]], dict[str, dict[tuple[str, str], TierException]]]:
        """Rulings and exceptions by partner."""
        rulings: dict[str, tuple[Ruling, ...]] = {}
        for ruling in self.rulings:
            rulings[ruling.partner] = (*rulings.get(ruling.partner, ()), ruling)
        exceptions: dict[str, dict[tuple[str, str], TierException]] = {}
        for key, item in self.exceptions.items():
            exceptions.setdefault(item.partner, {})[key] = item
        return rulings, exceptions

    def granted(self, partners: Sequence[str]) -> dict[str, Flags]:
        """Return decision → (n,) whether a ruling grants it. ``partners`` are in ascending order."""
        return self._ruled(partners, granted=True)

    def refused(self, partners: Sequence[str]) -> dict[str, Flags]:
        """Return decision → (n,) whether a ruling refuses it. ``partners`` are in ascending order."""
        return self._ruled(partners, granted=False)

    def _ruled(self, partners: Sequence[str], *, granted: bool) -> dict[str, Flags]:
        found: dict[str, Flags] = {}
        for (decision, partner), ruling in self.latest().items():
            flags = found.setdefault(decision, np.zeros(len(partners), np.bool_))
            if ruling.granted is granted and (index := place_of(partner, partners)) >= 0:
                flags[index] = True
        return found


def place_of(partner: str, partners: Sequence[str]) -> int:
    """Return the index of a partner among identifiers in ascending order, -1 where it is not there."""
    index = bisect_left(partners, partner)
    return index if index < len(partners) and partners[index] == partner else -1


def tier_records(state: RecordsState, as_of: date) -> TierRecords:
    """Return what the records say about tiers on ``as_of``; what is not yet or no longer in force is left out."""
    roles = roles_held(state, as_of)
    decisions = sorted(state.table("decisions").to_pylist(), key=lambda row: (row["decided"], row["decision_id"]))
    rulings = tuple(
        Ruling(row["decision"], row["partner"], row["verdict"] == "granted", row["grounds"], row["author"],
               row["approver"], row["valid_from"] or row["decided"], row["valid_to"],
               signed_by(roles, row["author"], row["approver"]))
        for row in decisions
        if valid_on(as_of, row["valid_from"] or row["decided"], row["valid_to"])
    )  # fmt: skip
    exceptions, aside = _exceptions(state, as_of)
    published = state.table("standings").select(_STANDINGS.names)
    standings = Standings(published.filter(pc.less_equal(published["since"], as_of)))
    return TierRecords(rulings, exceptions, standings, aside)


def _exceptions(
    state: RecordsState, as_of: date
) -> tuple[dict[tuple[str, str], TierException], tuple[TierException, ...]]:
    """Return the exceptions in force that count, and those set aside.

    Of several for one partner the latest counts: by first day, then by number.
    """
    counted: dict[tuple[str, str], TierException] = {}
    aside = []
    rows = state.table("exceptions").to_pylist()
    for row in sorted(rows, key=lambda row: (row["valid_from"] or date.min, row["exception_id"])):
        if row["kind"] != "tier" or not valid_on(as_of, row["valid_from"], row["valid_to"]):
            continue
        key = row["partner"], row["portfolio"] or ""
        item = TierException(*key, row["value"], row["reason"], row["valid_to"], row["author"], row["approver"])
        before = counted.get(key, item)
        if _own(item):
            aside.append(item)
            continue
        if before.tier != item.tier:
            aside.append(before)
        counted[key] = item
    return counted, tuple(aside)


def signed_by(roles: Mapping[str, Iterable[str]], *names: str) -> frozenset[str]:
    """Return who signs where these people do: themselves, and the roles of the seats that they hold."""
    return frozenset().union(*({name, *roles.get(name, ())} for name in names))


def roles_held(state: RecordsState, as_of: date) -> dict[str, set[str]]:
    """Return person → the roles of the seats held on the day."""
    role_of = {
        row["seat"]: row["role"]
        for row in state.table("seats").to_pylist()
        if valid_on(as_of, row["valid_from"], row["valid_to"])
    }
    found: dict[str, set[str]] = {}
    for row in state.table("holdings").to_pylist():
        if row["seat"] in role_of and valid_on(as_of, row["valid_from"], row["valid_to"]):
            found.setdefault(row["person"], set()).add(role_of[row["seat"]])
    return found


def in_force(policy: Policy, records: TierRecords, as_of: date) -> tuple[TierRecords, tuple[Finding, ...]]:
    """Return the records without what the policy does not let count, and a finding for each thing left out.

    A ruling counts only when another person than its author approved it, one of the policy's deciders signed it
    (by name or by role), and its validity, ``valid_months`` where the record does not say, has not run out. An
    exception counts only when another person than its author approved it.
    """
    decisions = {item.decision: item for item in policy.decisions}
    rulings: list[Ruling] = []
    findings: list[Finding] = []
    for ruling in records.rulings:
        rule = decisions.get(ruling.decision)
        if rule is None:
            continue
        if ruling.valid_to is None and ruling.valid_from is not None and rule.valid_months is not None:
            ruling = replace(ruling, valid_to=add_months(ruling.valid_from, rule.valid_months))
        if not valid_on(as_of, ruling.valid_from, ruling.valid_to):
            continue
        named = Term("decision", ruling.decision)
        if _own(ruling):
            findings.append(_left_out("tier-decision-own", ruling, decision=named))
        elif ruling.signed_by and not ruling.signed_by & set(rule.deciders):
            findings.append(_left_out("tier-decision-unsigned", ruling, decision=named, deciders=tuple(rule.deciders)))
        else:
            rulings.append(ruling)
    exceptions = {key: item for key, item in records.exceptions.items() if not _own(item)}
    own = (item for item in records.exceptions.values() if _own(item))
    findings += [
        _left_out("tier-exception-own" if _own(item) else "tier-exception-conflict", item, tier=Term("tier", item.tier))
        for item in (*own, *records.set_aside)
    ]
    return replace(records, rulings=tuple(rulings), exceptions=exceptions), tuple(findings)


def _own(item: Ruling | TierException) -> bool:
    return item.author != "" and item.author == item.approver


def _left_out(code: str, item: Ruling | TierException, **facts: Fact) -> Finding:
    partner = Term("partner", item.partner)
    told: dict[str, Fact] = {"partner": partner, "author": Term("person", item.author), **facts}
    return Finding(Severity.WARNING, code, told, subject=partner)


def unknown_tiers(records: TierRecords, portfolio: str, names: Iterable[str]) -> tuple[Finding, ...]:
    """Return a finding for each published or granted tier that the ladder lacks."""
    known = {*names, "none"}
    counted = records.standings.on(portfolio)["tier"].value_counts().to_pylist()
    published = [
        Finding(Severity.WARNING, "tier-held-unknown", {"tier": item["values"], "count": item["counts"]})
        for item in sorted(counted, key=lambda item: str(item["values"]))
        if item["values"] not in known
    ]
    granted = [
        Finding(Severity.WARNING, "tier-exception-unknown",
                {"partner": Term("partner", item.partner), "tier": item.tier, "known": tuple(sorted(known - {"none"}))},
                subject=Term("partner", item.partner))
        for item in records.exceptions.values()
        if item.portfolio == portfolio and item.tier not in known
    ]  # fmt: skip
    return (*published, *granted)
