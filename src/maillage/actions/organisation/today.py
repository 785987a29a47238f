"""The organisation on one page: for who sees all of it, and for who sees a part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from maillage.accounts.permissions import Actor, Reach, reach
from maillage.actions.organisation.clusters import lines
from maillage.actions.organisation.reach import Reached, reached_by
from maillage.actions.organisation.soon import Soon, soon_of
from maillage.actions.organisation.workload import seats_of
from maillage.actions.plan.read import Opened
from maillage.engine.comparison.types import TierMove
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Term
from maillage.report.content.business import business_of
from maillage.report.content.calls import Call, calls_of
from maillage.report.content.clusters import ClusterLine
from maillage.report.content.headline import Headline, headline_of
from maillage.report.content.ladder import Level, levels_of
from maillage.report.content.territories import Region, regions_of
from maillage.report.content.workload import Group

_SHOWN: Final = 8


@dataclass(frozen=True)
class Whole:
    """What only who sees the whole organisation is shown."""

    head: Headline
    levels: tuple[Level, ...]
    regions: dict[str, Region]
    calls: tuple[Call, ...]


@dataclass(frozen=True)
class Today:
    """The page. ``tiers``: (tier, partners seen); ``moves``: (kind of move of tier, how many of those seen).

    ``soon`` lists the next few of ``soon_total``.
    """

    whole: Whole | None
    partners: int
    revenue: Quantity | None
    tiers: tuple[tuple[Term, int], ...]
    moves: tuple[tuple[str, int], ...]
    clusters: tuple[ClusterLine, ...]
    groups: tuple[Group, ...]
    soon: tuple[Soon, ...]
    soon_total: int


def show_today(actor: Actor, opened: Opened) -> Today:
    """Return the organisation as far as the actor may see it.

    Raises:
        Denied: if the actor may not see it at all.
    """
    reaches = reach(actor, "organisation.read"), reach(actor, "workload.read")
    if ("today", *reaches) not in opened.kept:
        opened.kept["today", *reaches] = _today(*reaches, opened)
    found: Today = opened.kept["today", *reaches]
    return found


def _today(given: Reach, work: Reach, opened: Opened) -> Today:
    plan = opened.plan
    seen = reached_by(given, plan)
    groups = seats_of(work, opened)
    business = business_of(plan)
    upcoming = soon_of(given, opened)
    return Today(
        _whole(opened, groups) if seen.whole else None,
        int(seen.partners.sum()),
        business.of(seen.partners) if business.measure else None,
        tuple(_tiers(opened, seen)),
        tuple(_moves(opened, seen)),
        tuple(line for line, shown in zip(lines(opened), seen.clusters.tolist(), strict=True) if shown),
        groups,
        upcoming[:_SHOWN],
        len(upcoming),
    )


def _whole(opened: Opened, groups: tuple[Group, ...]) -> Whole:
    plan = opened.plan
    return Whole(headline_of(plan), tuple(levels_of(plan)), regions_of(plan), tuple(calls_of(plan, [*groups])))


def _tiers(opened: Opened, seen: Reached) -> Iterator[tuple[Term, int]]:
    ladder = opened.plan.tiers.overall
    for rank in range(len(ladder.names) - 1, -1, -1):
        yield Term("tier", ladder.names[rank]), int((seen.partners & (ladder.tier == rank)).sum())


def _moves(opened: Opened, seen: Reached) -> Iterator[tuple[str, int]]:
    found = opened.plan.comparison.tier_move
    for move in (TierMove.UP, TierMove.DOWN, TierMove.FIRST, TierMove.LOST):
        count = int((seen.partners & (found == move)).sum())
        if count:
            yield move.name.lower(), count
