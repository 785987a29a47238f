"""Why no valid cluster can take a partner, and the smallest change that would let it in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from maillage.engine.clusters.admittance import Admittance, admittance_of
from maillage.engine.clusters.candidates import Basis, Candidates
from maillage.engine.clusters.groups import Grouped
from maillage.engine.clusters.records import ClusterRecords
from maillage.engine.clusters.types import Cluster
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Fact, Reason, Term

MOST_SHOWN = 4
"""So many of the things that a partner could share are told, the nearest to a cluster first."""


def refusals(
    found: Candidates, grouped: Grouped, records: ClusterRecords, clusters: Sequence[Cluster]
) -> dict[int, Reason]:
    """Return partner index → why, for each partner whose tier requires a cluster of this rule and that is in none.

    The reason's parts are first what stands against each thing that the partner could share with others, the nearest
    to a cluster first, then changes that would let it in. Each change is verified: with it, the partner and the free
    candidates make a valid cluster, or a cluster of the plan stays valid with it.
    """
    rule = Term("cluster", found.rule.cluster)
    placed = np.concatenate([*grouped.groups, np.zeros(0, np.int64)])
    told = {
        partner: Reason("cluster-refused", found.clause, {"cluster": rule}, False,
                        (Reason("cluster-refused-when", f"{found.clause}/when", {"cluster": rule}, False),))
        for partner in found.kept_out
    }  # fmt: skip
    outside = np.flatnonzero(found.forced & ~np.isin(found.index, placed))
    if len(outside):
        inside = admittance_of(found, grouped, records, clusters)
        for place in outside.tolist():
            parts = (*_obstacles(inside, place), *_changes(inside, place))
            told[int(found.index[place])] = Reason("cluster-refused", found.clause, {"cluster": rule}, False, parts)
    return told


def shared_facts(basis: Basis | None) -> dict[str, Fact]:
    """Return what a basis is called in facts: ``kind`` (trade, technologies, nothing) and ``shared`` names."""
    if basis is None:
        return {"kind": "nothing", "shared": ()}
    term = "trade" if basis.kind == "trade" else "technology"
    return {"kind": basis.kind, "shared": tuple(Term(term, name) for name in basis.names)}


def nearest_shortage(inside: Admittance) -> dict[str, Fact] | None:
    """Return the facts of what all candidates come nearest to a cluster on; None where no total is short."""
    limits = inside.found.limits
    if limits is None or limits.least is None or not inside.bases:
        return None
    total, basis = max((total, -basis) for basis, total in enumerate(inside.total))
    if total >= limits.least:
        return None
    return {
        **shared_facts(inside.bases[-basis]),
        "total": Quantity(total, limits.unit),
        "missing": Quantity(limits.least - total, limits.unit),
    }


def _obstacles(inside: Admittance, place: int) -> tuple[Reason, ...]:
    found, rule, limits = inside.found, inside.found.rule, inside.found.limits
    weight = int(found.weight[place])
    if limits is not None and limits.most is not None and weight > limits.most:
        facts: dict[str, Fact] = {
            "total": Quantity(weight, limits.unit),
            "most": Quantity(limits.most, limits.unit),
            "excess": Quantity(weight - limits.most, limits.unit),
        }
        return (Reason("cluster-refused-too-large", f"{found.clause}/total/at_most", facts, False),)
    if rule.kind == "own" and rule.own == "partner" and limits is not None:
        return (Reason("cluster-refused-own", found.clause, {"total": Quantity(weight, limits.unit)}, False),)
    bases = inside.bases_at(place)
    if not bases:
        return (Reason("cluster-refused-nothing-shared", f"{found.clause}/common", {}, False),)
    ranked = sorted((inside.missing(basis), -inside.total[basis], basis) for basis in bases)
    return tuple(_obstacle(inside, basis) for _, _, basis in ranked[:MOST_SHOWN])


def _obstacle(inside: Admittance, basis: int) -> Reason:
    """Tell the first of these that stands: all together too small, too few, others placed, upper bounds."""
    found, rule, limits = inside.found, inside.found.rule, inside.found.limits
    facts: dict[str, Fact] = {**shared_facts(inside.bases[basis]), "candidates": int(inside.count[basis])}
    unit = limits.unit if limits is not None else ""
    least = limits.least if limits is not None else None
    if least is not None and inside.total[basis] < least:
        missing = least - inside.total[basis]
        facts |= {"total": Quantity(inside.total[basis], unit), "least": Quantity(least, unit),
                  "missing": Quantity(missing, unit)}  # fmt: skip
        return Reason("cluster-basis-short", f"{found.clause}/total/at_least", facts, False)
    if inside.count[basis] < (rule.members.at_least or 1):
        facts |= {"least": rule.members.at_least or 1}
        return Reason("cluster-basis-few", f"{found.clause}/members/at_least", facts, False)
    facts |= {"free": int(inside.free_count[basis]), "placed": int(inside.count[basis] - inside.free_count[basis])}
    if least is not None and inside.free_total[basis] < least:
        facts |= {"total": Quantity(inside.free_total[basis], unit), "least": Quantity(least, unit),
                  "missing": Quantity(least - inside.free_total[basis], unit)}  # fmt: skip
        return Reason("cluster-basis-taken", f"{found.clause}/total/at_least", facts, False)
    if inside.full_number:
        facts |= {"most": rule.number.at_most}
        return Reason("cluster-basis-number", f"{found.clause}/number/at_most", facts, False)
    return Reason("cluster-basis-unfit", found.clause, facts, False)


def _changes(inside: Admittance, place: int) -> Iterator[Reason]:
    """Yield verified changes: more revenue first, then a technology, then a trade; or that none was found."""
    if place in inside.bound:
        # A pin ties it to others: what would let it in alone is no change that the rule allows.
        yield Reason("cluster-change-pinned", inside.found.clause)
        return
    changes = [change for change in (_revenue(inside, place), *_joining(inside, place)) if change is not None]
    yield from changes or [Reason("cluster-change-none", inside.found.clause)]


def _revenue(inside: Admittance, place: int) -> Reason | None:
    found, limits = inside.found, inside.found.limits
    if limits is None or limits.least is None or inside.full_number:
        return None
    options = []
    for basis in inside.bases_at(place):
        members = inside.free_members(basis, place)
        missing = limits.least - inside.sum_of(members)
        if missing > 0 and inside.stands(members, more=missing):
            options.append((missing, basis, len(members)))
    if not options:
        return None
    missing, basis, count = min(options)
    facts: dict[str, Fact] = {
        **shared_facts(inside.bases[basis]),
        "missing": Quantity(missing, limits.unit),
        "least": Quantity(limits.least, limits.unit),
        "members": count,
        "measure": Term("measure", inside.measure),
    }
    return Reason("cluster-change-revenue", f"{found.clause}/total/at_least", facts)


def _joining(inside: Admittance, place: int) -> Iterator[Reason]:
    for kind, code in (("technologies", "cluster-change-technology"), ("trade", "cluster-change-trade")):
        option = inside.nearest_cluster(place, kind)
        if option is None:
            continue
        number, lacking = option
        cluster = inside.clusters[number]
        term = "trade" if kind == "trade" else "technology"
        facts: dict[str, Fact] = {
            "lacking": tuple(Term(term, name) for name in lacking),
            "count": len(lacking),
            "cluster": Term("cluster", cluster.name),
            "members": len(cluster.members) + 1,
        }
        yield Reason(code, f"{inside.found.clause}/common", facts)
