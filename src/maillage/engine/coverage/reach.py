"""Which partners each role takes."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from maillage.engine.clusters.types import ClusterTable
from maillage.engine.coverage.bulk import Ranking, biggest, dominant
from maillage.engine.measures.conditions import Scene, evaluate
from maillage.engine.measures.types import Flags
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.coverage import Role
from maillage.engine.tiers.types import TierTable


@dataclass(frozen=True)
class Channel:
    """Every partner as coverage looks at it: ``territory`` (n,) index, -1 for none; ``tier`` (n,) rank."""

    scene: Scene
    tiers: TierTable
    clusters: ClusterTable
    territory: NDArray[np.int32]
    _reaches: dict[str, Reach] = field(default_factory=dict, compare=False, repr=False)

    @property
    def size(self) -> int:
        """The number of partners."""
        return self.scene.size

    def reach(self, role: Role) -> Reach:
        """Return which partners a role takes, and by which of its clauses; worked out once for each role."""
        if role.role not in self._reaches:
            self._reaches[role.role] = reach_of(role, self)
        return self._reaches[role.role]


@dataclass(frozen=True)
class Reach:
    """What a role asks for, (n,) each: everything must hold. A part that the policy doesn't name holds for all."""

    tier: Flags
    cluster: Flags
    when: Flags
    bulk: Flags
    ranking: Ranking | None

    @property
    def all(self) -> Flags:
        """Whom the role takes."""
        return self.tier & self.cluster & self.when & self.bulk


def ranked_roles(policy: Policy) -> tuple[Role, ...]:
    """Return the roles in the order in which they are a partner's primary contact; unranked ones come last."""
    primary = policy.coverage.primary if policy.coverage is not None else []
    place = {name: rank for rank, name in reversed([*enumerate(primary)])}
    return tuple(sorted(policy.roles, key=lambda role: place.get(role.role, len(primary))))


def reach_of(role: Role, channel: Channel) -> Reach:
    """Return which partners a role takes, and by which of its clauses."""
    covers, everybody = role.covers, np.ones(channel.size, np.bool_)
    ladder = channel.tiers.overall
    tier = everybody
    if covers.tiers is not None:
        tier = np.isin(ladder.tier, [rank for rank, name in enumerate(ladder.names) if name in covers.tiers])
    cluster = everybody
    if covers.clusters is not None:
        named = [number for number, one in enumerate(channel.clusters.clusters) if one.rule in covers.clusters]
        cluster = np.isin(channel.clusters.cluster_of, named)
    when = everybody if covers.when is None else evaluate(covers.when, channel.scene).holds
    bulk, ranking = everybody, None
    if covers.bulk is not None and covers.bulk.reading == "dominant":
        bulk = dominant(covers.bulk, channel.scene.table)
    elif covers.bulk is not None:
        ranking = biggest(covers.bulk, channel.scene.table, channel.territory)
        bulk = ranking.inside
    return Reach(tier, cluster, when, bulk, ranking)


def takes_lowest(role: Role, policy: Policy) -> bool:
    """Whether a role takes the lowest tier without further conditions: the natural contact of whoever has none."""
    covers = role.covers
    open_ = covers.clusters is None and covers.when is None and covers.bulk is None
    return open_ and (covers.tiers is None or policy.tiers[0].tier in covers.tiers)
