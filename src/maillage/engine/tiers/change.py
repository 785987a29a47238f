"""The smallest change that would alter a partner's tier, verified by asking the policy again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal

import numpy as np

from maillage.engine.kernel.quantity import TEXT, Quantity
from maillage.engine.kernel.reason import Fact, Reason, Term
from maillage.engine.measures.types import MeasureTable
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.measures import Count, Sum, Window
from maillage.engine.policy.types.tiers import Tier
from maillage.engine.policy.words import word_of
from maillage.engine.tiers.records import TierRecords
from maillage.engine.tiers.reviews import EPOCH, day_number, next_review
from maillage.engine.tiers.staying import NEVER, promotion_review, staying_of
from maillage.engine.tiers.trial import Need, Trial, step_of, trial_of
from maillage.engine.tiers.types import Ladder, TierTable
from maillage.engine.tiers.ways import Way, Ways

Direction = Literal["rise", "keep", "fall"]
Enough = Callable[[int], bool]
"""Whether a rank is what is looked for."""

_AT_ONCE: Final = 60
"""How many values are tried at once."""


@dataclass(frozen=True)
class Change:
    """A verified change: with ``needs`` met and all else as today, the measures give ``tier``, and not one step before.

    ``direction``: to ``rise`` to the next tier; to ``keep`` the one held, whose conditions are no longer met; or
    the loss by which the partner would ``fall``. ``by``: the last day on which it counts, None where none is set.
    """

    direction: Direction
    tier: str
    needs: tuple[Need, ...]
    by: date | None
    reason: Reason


def cheapest_changes(
    policy: Policy,
    measures: MeasureTable,
    tiers: TierTable,
    records: TierRecords,
    index: int,
    portfolio: str = "",
    *,
    most: int = 3,
    trial: Trial | None = None,
) -> tuple[Change, ...]:
    """Return the smallest verified changes that would alter the tier of the partner at ``index``.

    First at most ``most`` alternatives to rise to the next tier (or to keep the one held), from the fewest changes
    and then the smallest relative ones; then at most one loss by which the partner would fall. A derived measure is
    reached through those that it is made of. What the policy does not confirm is not given.
    ``trial``: that of this partner on this ladder, where it is at hand.
    """
    search = _Search(policy, trial or trial_of(policy, measures, records, index, portfolio))
    ladder = tiers.ladders[portfolio]
    given, measured = int(ladder.tier[index]), int(ladder.measured[index])
    found: list[Change] = []
    target = given if measured < given else measured + 1
    if target < len(ladder.names):
        direction: Direction = "keep" if measured < given else "rise"
        by = _due(policy, search.tiers, ladder, index, records, measures, portfolio)
        ways = search.up(target, most)
        found += [search.change(direction, target, way, by or search.end_of_window(way)) for way in ways]
    if measured > 0 and measured == given:
        found += [search.change("fall", search.trial.ranks_with([way])[0], way, None) for way in search.down(measured)]
    return tuple(found)


def cheapest_change(
    policy: Policy, measures: MeasureTable, tiers: TierTable, records: TierRecords, index: int, portfolio: str = ""
) -> Reason | None:
    """Return the smallest verified change towards a higher tier (or to keep the one held) as a reason.

    None at the top; ``tier-change-none`` where no change of the measures is enough.
    """
    return upward(tiers, index, cheapest_changes(policy, measures, tiers, records, index, portfolio, most=1), portfolio)


def upward(tiers: TierTable, index: int, found: Sequence[Change], portfolio: str = "") -> Reason | None:
    """Return what ``cheapest_change`` gives, of changes that are known already."""
    if found and found[0].direction != "fall":
        return found[0].reason
    ladder = tiers.ladders[portfolio]
    target = max(int(ladder.measured[index]) + 1, 0)
    if target >= len(ladder.names):
        return None
    return Reason("tier-change-none", facts={"tier": Term("tier", ladder.names[target])})


def _due(
    policy: Policy,
    listed: Sequence[Tier],
    ladder: Ladder,
    index: int,
    records: TierRecords,
    measures: MeasureTable,
    portfolio: str,
) -> date | None:
    """Return the day by which a change counts: the eve of the fall, or the review that decides on a promotion."""
    if ladder.changes_on[index] != NEVER:
        return EPOCH + timedelta(days=int(ladder.changes_on[index]) - 1)
    held = int(ladder.held[index])
    review = promotion_review(staying_of(policy, listed[max(held, 0)]))
    standing = records.standings.find(measures.partners[index], portfolio)
    if review is None or standing is None or held < 0:
        return None
    tomorrow, since = (
        np.array([day], np.int32) for day in (day_number(measures.as_of) + 1, day_number(standing.since))
    )
    return EPOCH + timedelta(days=int(next_review(review, tomorrow, since, policy.calendar.fiscal_year_starts)[0]))


class _Search:
    """Looks for changes of one partner on one ladder."""

    def __init__(self, policy: Policy, trial: Trial) -> None:
        self.policy, self.trial = policy, trial
        self.tiers = policy.portfolio_tiers if trial.portfolio else policy.tiers
        self.root = "portfolio_tiers" if trial.portfolio else "tiers"

    def up(self, target: int, most: int) -> list[Way]:
        """Return the smallest ways to a rank of at least ``target``, none of which holds another."""
        ways = Ways(self.trial, self.trial.scenes[target])
        wanted = ways.tier(self.trial.portfolio, target, hold=True)
        return self._verified(wanted, ways, lambda rank: rank >= target, most)

    def down(self, measured: int) -> list[Way]:
        """Return the smallest loss that lowers the rank measured, if there is one."""
        ways = Ways(self.trial, self.trial.scenes[measured])
        found = ways.tier(self.trial.portfolio, measured, hold=False)
        return self._verified(found, ways, lambda rank: rank < measured, 1)

    def _verified(self, candidates: Sequence[Way], ways: Ways, enough: Enough, most: int) -> list[Way]:
        found: list[Way] = []
        for way, rank in zip(candidates, self.trial.ranks_with(candidates), strict=True):
            # More than a way that is enough is no other way.
            if way and enough(rank) and not any(_names(other) <= _names(way) for other in found):
                found.append(self._least(way, enough))
        return sorted(found, key=ways.size)[:most]

    def _least(self, way: Way, enough: Enough) -> Way:
        """Return what is needed of a way that was confirmed to be enough, each value the least that suffices."""
        confirmed = way
        way = self._needed(way, enough)
        for position, need in enumerate(way):
            if not need.decision and need.unit != TEXT:
                way = (*way[:position], self._least_value(way, position, enough), *way[position + 1 :])
        needed = self._needed(tuple(need for need in way if not self._is_so(need)) or way, enough)
        assert needed == confirmed or enough(self.trial.ranks_with([needed])[0]), "what is there need not be asked for"
        return needed

    def _needed(self, way: Way, enough: Enough) -> Way:
        """Return a way without the needs that the rest does without."""
        while len(way) > 1:
            fewer = [(*way[:position], *way[position + 1 :]) for position in range(len(way))]
            ranks = self.trial.ranks_with(fewer)
            shorter = next((less for less, rank in zip(fewer, ranks, strict=True) if enough(rank)), None)
            if shorter is None:
                break
            way = shorter
        return way

    def _is_so(self, need: Need) -> bool:
        """Whether a need asks for what is there today."""
        return bool(need.measure) and need.unit != TEXT and self.trial.now(need.measure) == need.micro

    def _least_value(self, way: Way, position: int, enough: Enough) -> Need:
        """Narrow the distance between today's value and one that suffices, down to one step."""
        need, step = way[position], step_of(way[position].unit)
        now = self.trial.now(need.measure) or 0
        sign = 1 if need.micro >= now else -1
        start = -(-now // step) * step if sign > 0 else now // step * step

        def with_steps(steps: int) -> Way:
            return (*way[:position], replace(need, micro=start + sign * steps * step), *way[position + 1 :])

        low, high = -1, abs(need.micro - start) // step
        tried = {high - 1}
        while high - low > 1:
            tried |= {low + (high - low) * part // (_AT_ONCE + 1) for part in range(1, _AT_ONCE + 1)}
            between = sorted(steps for steps in tried if low < steps < high)
            ranks = self.trial.ranks_with([with_steps(steps) for steps in between])
            for steps, rank in zip(between, ranks, strict=True):
                if enough(rank):
                    high = steps
                    break
                low = steps
            tried = set()
        return replace(need, micro=start + sign * high * step)

    def change(self, direction: Direction, rank: int, way: Way, by: date | None) -> Change:
        """Say a way."""
        tier = self.tiers[rank].tier if rank >= 0 else "none"
        clause = f"{self.root}/{self.tiers[self.trial.rank if direction == 'fall' else rank].tier}"
        facts: dict[str, Fact] = {"tier": Term("tier", tier)}
        code = {"rise": "tier-change", "keep": "tier-change-keep", "fall": "tier-change-fall"}[direction]
        if by is not None:
            code, facts = f"{code}-by", {**facts, "by": by}
        return Change(direction, tier, way, by, Reason(code, clause, facts, None, tuple(self._told(way))))

    def _told(self, way: Way) -> Iterator[Reason]:
        for need in way:
            if need.decision:
                code = "tier-change-decision-lost" if need.lost else "tier-change-decision"
                yield Reason(code, facts={"decision": Term("decision", need.decision)})
                continue
            name, _, portfolio = need.measure.partition("@")
            measure = name.partition("#")[0]
            facts: dict[str, Fact] = {"measure": Term("measure", measure)}
            if portfolio:
                facts["portfolio"] = Term("portfolio", portfolio)
            code, more = self._value(need)
            yield Reason(f"{code}-portfolio" if portfolio else code, f"measures/{measure}", facts | more)

    def _value(self, need: Need) -> tuple[str, dict[str, Fact]]:
        if need.unit == TEXT:
            measure = need.measure.partition("@")[0]
            said = {"true": True, "false": False}.get(need.word)
            return "tier-change-word", {"value": word_of(self.policy, measure, need.word) if said is None else said}
        now, value = self.trial.now(need.measure), Quantity(need.micro, need.unit)
        if now is None:
            return "tier-change-known", {"value": value}
        code = "tier-change-more" if need.micro >= now else "tier-change-less"
        return code, {"amount": Quantity(abs(need.micro - now), need.unit), "value": value,
                      "now": Quantity(now, need.unit)}  # fmt: skip

    def end_of_window(self, way: Way) -> date | None:
        """Return the last day of the first window to close among those of the measures that must rise."""
        ends = []
        for need in way:
            measure = self.policy.measures.get(need.measure.partition("@")[0])
            if isinstance(measure, Sum | Count) and measure.window is not None:
                end = _last_day(measure.window, self.trial.one.as_of, self.policy.calendar.fiscal_year_starts)
                ends += [end] if end is not None else []
        return min(ends, default=None)


def _last_day(window: Window, as_of: date, fiscal_start: int) -> date | None:
    """Return the last day of a window that is still open on ``as_of`` and ends by itself; None for one that rolls."""
    if window.shift_months:
        return None
    if window.between is not None:
        last = window.between[1] - timedelta(days=1)
        return last if last >= as_of else None
    kinds = (("month", 1, 1), ("calendar_quarter", 3, 1), ("calendar_half_year", 6, 1), ("calendar_year", 12, 1),
             ("fiscal_quarter", 3, fiscal_start), ("fiscal_half_year", 6, fiscal_start),
             ("fiscal_year", 12, fiscal_start))  # fmt: skip
    for word, months, start in kinds:
        if getattr(window, word) in ("current", "to_date"):
            ahead = months - (as_of.year * 12 + as_of.month - start) % months
            month = as_of.year * 12 + as_of.month - 1 + ahead
            return date(month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return None


def _names(way: Way) -> frozenset[tuple[str, str, str]]:
    return frozenset((need.decision, need.measure, need.word) for need in way)
