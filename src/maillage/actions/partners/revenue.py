"""What a partner bought over the months that led to a plan: by market, by line of business, by offering."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from maillage.accounts.permissions import Actor
from maillage.actions.partners.find import Directory
from maillage.actions.partners.show import place_seen
from maillage.actions.plan.known import sales_of
from maillage.actions.plan.read import Opened
from maillage.adapters.rates.ecb import EcbRates
from maillage.engine.kernel.period import Month, Period
from maillage.engine.kernel.quantity import RATIO, Quantity
from maillage.engine.kernel.reason import Term
from maillage.engine.ledger.query import LedgerQuery, RateTable
from maillage.engine.measures.questions import in_territory
from maillage.engine.measures.rates import rate_table
from maillage.engine.measures.windows import USUAL, period_of
from maillage.engine.policy.types.measures import Filter, Sum
from maillage.report.content.business import business_of

MONTHS: Final = 36
YEAR: Final = 12
KINDS: Final = ("market", "line", "offering")
_MOST: Final = 8
"""So many offerings have a line of their own, those that made most in the last year; the others share one."""
_OTHERS: Final = "others"
_MILLION: Final = 1_000_000


@dataclass(frozen=True)
class Series:
    """What was bought of something, month by month; ``last`` and ``before``: of the last twelve, and those before."""

    about: Term
    monthly: tuple[Quantity, ...]
    last: Quantity
    before: Quantity | None

    @property
    def growth(self) -> Quantity | None:
        """The last year against the one before, as a ratio; None where there is nothing to compare with."""
        if self.before is None or self.before.micro <= 0:
            return None
        return Quantity((self.last.micro - self.before.micro) * _MILLION // self.before.micro, RATIO)


@dataclass(frozen=True)
class Revenue:
    """The months, the first one first, and the series of each kind, the largest one first."""

    partner: Term
    months: tuple[Month, ...]
    series: Mapping[str, tuple[Series, ...]]


def revenue_of(actor: Actor, directory: Directory, partner: str) -> Revenue:
    """Return a partner's revenue over the full months before the plan's day, as the plan knew it.

    What counts is what the policy's measure of revenue counts (all sales where that is no sum of them), converted by
    the policy's rule. Months before the first sale of the ledger are left out.

    Raises:
        Denied: if there is no such partner, or the actor may not see it.
        MaillageError: if the book no longer has the sales that the plan was made from (``known-gone``), a currency has
            no rate (``rate-missing``), or a file of sales cannot be read.
    """
    at = place_seen(actor, directory, partner)
    opened = directory.opened
    version, period, months, rates = _sold(opened)
    rows, where = opened.records.table("offerings"), _counted(opened, at)
    bought = (
        opened.book.ledger().history(version, partner, LedgerQuery("sold", "amount", period, where, rates), rows)
        if where is not None
        else []
    )
    known = {row["offering"]: row for row in rows.to_pylist()}
    place = {month: at for at, month in enumerate(months)}
    series: dict[str, tuple[Series, ...]] = {}
    for kind in KINDS:
        found: dict[str, list[int]] = {}
        for one in bought:
            name = one.offering if kind == "offering" else _known(known, one.offering, kind)
            found.setdefault(name, [0] * len(months))[place[one.month]] += one.micro
        series[kind] = tuple(_listed(found, kind, opened.plan.policy.currency))
    return Revenue(Term("partner", partner), months, series)


def _known(offerings: Mapping[str, Mapping[str, Any]], offering: str, kind: str) -> str:
    return str(offerings.get(offering, {}).get(kind) or "none")


def _sold(opened: Opened) -> tuple[int, Period, tuple[Month, ...], RateTable]:
    """Return the version of the ledger that the plan saw, the period shown, its months with sales, the rates."""
    if "sold" not in opened.kept:
        plan, ledger = opened.plan, opened.book.ledger()
        version = sales_of(opened.book, plan.header)
        end = Month.of(period_of(USUAL, plan.header.as_of, plan.policy.calendar).end)
        sold = ledger.reader(version).currencies()
        listed = [end.plus(-back) for back in range(MONTHS, 0, -1)]
        first = min((month for _, month in sold), default=listed[0])
        months = tuple(month for month in listed if month >= first)
        period = Period(listed[0].first, end.first)
        rates = rate_table(plan.policy, plan.header.as_of, period, sold, EcbRates())
        opened.kept["sold"] = version, period, months, rates
    found: tuple[int, Period, tuple[Month, ...], RateTable] = opened.kept["sold"]
    return found


def _counted(opened: Opened, at: int) -> Filter | None:
    """Return what the measure of revenue counts of a partner; None where none of its sales."""
    plan = opened.plan
    measure = plan.policy.measures.get(business_of(plan).measure)
    where = measure.where if isinstance(measure, Sum) and measure.sum == "amount" else Filter()
    place = int(plan.coverage.territory[at])
    return in_territory(where, plan.coverage.territories[place] if place >= 0 else "")


def _listed(found: Mapping[str, list[int]], kind: str, unit: str) -> Sequence[Series]:
    names = sorted(found, key=lambda name: (-sum(found[name][-YEAR:]), name))
    own = names if kind != "offering" or len(names) <= _MOST + 1 else names[:_MOST]
    listed = [_series(Term(kind, name), found[name], unit) for name in own]
    if len(own) < len(names):
        rest = [found[name] for name in names[_MOST:]]
        listed.append(_series(Term("", _OTHERS), [sum(month) for month in zip(*rest, strict=True)], unit))
    return listed


def _series(about: Term, micro: Sequence[int], unit: str) -> Series:
    before = Quantity(sum(micro[-2 * YEAR : -YEAR]), unit) if len(micro) >= 2 * YEAR else None
    return Series(about, tuple(Quantity(one, unit) for one in micro), Quantity(sum(micro[-YEAR:]), unit), before)
