"""Clusters: which partners are grouped, under which bounds, with which dedicated people."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from maillage.engine.policy.types.base import Clause, Literal_, Name, Titled
from maillage.engine.policy.types.conditions import Condition


class Range(Clause):
    """From ``at_least`` to ``at_most``, both included; open where not given."""

    at_least: Annotated[int, Field(ge=0)] | None = None
    at_most: Annotated[int, Field(ge=0)] | None = None


class Total(Clause):
    """What the members must make together on a measure, per window of that measure."""

    measure: Name
    at_least: Literal_ | None = None
    at_most: Literal_ | None = None


def _weights() -> dict[Literal["trade", "technologies", "territory"], int]:
    return {"trade": 3, "technologies": 1}


class Common(Clause):
    """What all members of a cluster must share: any one of ``any`` is enough.

    ``trade``: the same trade. ``technologies``: at least ``technologies_at_least`` technologies on which every
    member is competent. ``weights`` say how much a pair's likeness counts when several groupings are valid.
    """

    any: list[Literal["trade", "technologies"]] = Field(min_length=1)
    technologies_at_least: int = Field(default=1, ge=1)
    weights: dict[Literal["trade", "technologies", "territory"], int] = Field(default_factory=_weights)


class Label(Clause):
    """A name carried by ``count`` of the clusters, those highest on ``by``.

    ``by`` is a measure summed over the members, or for a ratio measure its revenue-weighted mean; the labelled
    get the ``approach`` described.
    """

    label: Name
    title: Titled | None = None
    count: int = Field(ge=0)
    by: Name
    approach: Titled | None = None


class Resources(Clause):
    """Dedicated seats per cluster: how many, of which roles (any role when empty)."""

    seats: Range
    roles: list[Name] = Field(default_factory=list)
    title: Titled | None = None


class ClusterRule(Clause):
    """How clusters are formed from the partners of the tiers that name this rule in ``forms``.

    ``kind: standard`` groups partners under the bounds; ``kind: own`` puts each partner (``own: partner``) or
    the whole tier (``own: tier``) in a cluster of its own, apart from all others. ``moving`` is the price, in
    points of likeness, for a partner to leave the partners that it is clustered with today. ``when`` keeps out
    of this rule the partners that do not meet it.
    """

    cluster: Name
    title: Titled | None = None
    kind: Literal["standard", "own"] = "standard"
    own: Literal["tier", "partner"] = "tier"
    when: Condition | None = None
    total: Total | None = None
    members: Range = Range()
    number: Range = Range()
    common: Common | None = None
    labels: list[Label] = Field(default_factory=list)
    resources: Resources | None = None
    moving: Annotated[int, Field(ge=0)] = 0
