"""Names of clusters: today's where most members come from it, else what they share and a number."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence

import numpy as np

from maillage.engine.clusters.groups import Grouped, Members, common_of
from maillage.engine.clusters.records import ClusterRecords


def names_of(grouped: Sequence[Grouped], records: ClusterRecords, partners: Sequence[str]) -> list[tuple[str, ...]]:
    """Return a name for each group of each rule.

    A group that a pin ties to a cluster of today takes its name; then, one after the other, the groups with the most
    members of one cluster of today, when those are more than half of the group. The others are called after the rule
    and what they share, numbered from the largest: ``aligned-integrator-1``. A name that is used today is not given to
    another group.
    """
    kept = _kept(grouped, records)
    taken = {*records.clusters, *kept.values()}
    last: dict[str, int] = {}
    found = []
    for number, one in enumerate(grouped):
        totals = one.totals()
        order = sorted(range(len(one.groups)), key=lambda place: (-totals[place], int(one.groups[place][0])))
        names: dict[int, str] = {}
        for place in order:
            names[place] = kept.get((number, place)) or _new(one, one.groups[place], records, partners, taken, last)
            taken.add(names[place])
        found.append(tuple(names[place] for place in range(len(one.groups))))
    return found


def _kept(grouped: Sequence[Grouped], records: ClusterRecords) -> dict[tuple[int, int], str]:
    kept = {(number, place): name for number, one in enumerate(grouped) for place, name in one.anchors.items()}
    claims = []
    for number, one in enumerate(grouped):
        for place, members in enumerate(one.groups):
            if (number, place) not in kept:
                found, counts = np.unique(records.today[members], return_counts=True)
                best = int(np.argmax(counts))
                # More than half: no two clusters of today can both be.
                if found[best] >= 0 and 2 * int(counts[best]) > len(members):
                    today = records.clusters[int(found[best])]
                    claims.append((-int(counts[best]), int(members[0]), (number, place), today))
    used = set(kept.values())
    for _, _, where, name in sorted(claims):
        if name not in used:
            kept[where] = name
            used.add(name)
    return kept


def _new(
    one: Grouped,
    members: Members,
    records: ClusterRecords,
    partners: Sequence[str],
    taken: set[str],
    last: dict[str, int],
) -> str:
    """Return a name not yet taken; ``last`` keeps the number that each stem came to, for names are only ever added."""
    if one.rule.kind == "own":
        stem = one.rule.cluster if one.rule.own == "tier" else f"{one.rule.cluster}-{slug(partners[int(members[0])])}"
        if stem not in taken:
            return stem
    else:
        common = common_of(one.rule, records, members)
        shared = "-".join(slug(name) for name in common[0][1][:2]) if common else ""
        stem = f"{one.rule.cluster}-{shared}" if shared else one.rule.cluster
    last[stem] = next(count for count in itertools.count(last.get(stem, 0) + 1) if f"{stem}-{count}" not in taken)
    return f"{stem}-{last[stem]}"


def slug(words: str) -> str:
    """Return words as a part of a name: ``Île-de-France`` becomes ``ile-de-france``."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x"
