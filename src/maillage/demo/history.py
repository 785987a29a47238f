"""What was published, decided and agreed before: last year's tiers and clusters, rulings, an exception, two pins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import numpy as np
import pyarrow as pa

from maillage.demo.catalogue import TRADES
from maillage.demo.columns import Flags, Integers, days, draw_of, pick, table_of
from maillage.demo.companies import Companies
from maillage.demo.parameters import ChannelParameters
from maillage.demo.places import PLACES
from maillage.demo.resellers import NEVER, Resellers
from maillage.engine.records.state import arrow_schema
from maillage.engine.records.tables import TABLES

_EPOCH: Final = date(1970, 1, 1)
_TOTAL: Final = 58_000_000
"""Revenue at which last year's clusters were closed: above the policy's 50 M€, so that some shrink below it."""
_NEW: Final = 0.08
"""Share of the direct partners that were not Aligned last year."""
_LOST: Final = 0.25
"""Share of the large partners that buy from wholesalers and were Aligned last year, when they still bought direct."""
_BELOW_DAYS: Final = (45, 120)
"""Since how many days those have not met the conditions: the first are in their days of grace."""


@dataclass(frozen=True)
class Past:
    """What is published. ``cluster`` (n,): index into ``clusters``, -1 for none; ``aligned``, ``lost`` (n,)."""

    cluster: Integers
    clusters: tuple[str, ...]
    aligned: Flags
    lost: Flags


def past_of(parameters: ChannelParameters, resellers: Resellers) -> Past:
    """Return last year's tiers and clusters: partners of a trade together, until they made enough."""
    draw = draw_of(parameters.seed, "past")
    size = len(resellers)
    there = (resellers.leaves == NEVER) & (resellers.joins < 12 * parameters.years - 12)
    there[resellers.largest(1)] = False
    large = ~resellers.direct & (resellers.yearly > parameters.direct_from)
    lost = there & large & (draw.random(size) < _LOST)
    wanted = (there & resellers.direct & (draw.random(size) >= _NEW)) | lost
    before = resellers.yearly * np.exp(-resellers.growth)
    order = draw.permutation(size)
    cluster = np.full(size, -1, np.int64)
    names: list[str] = []
    for number, trade in enumerate(TRADES):
        members = order[(wanted & (resellers.trade == number))[order]]
        closed = _closed(before[members])
        for place in range(closed.max(initial=-1) + 1):
            cluster[members[closed == place]] = len(names)
            names.append(f"aligned-{trade.trade}-{place + 1}")
    return Past(cluster, tuple(names), cluster >= 0, lost & (cluster >= 0))


def _closed(revenue: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Integers:
    """Return the cluster of each, from 0, in the order given; those left over join the last one, -1 without one."""
    found = np.full(len(revenue), -1, np.int64)
    start, total, place = 0, 0.0, 0
    for at, value in enumerate(revenue.tolist()):
        total += value
        if total >= _TOTAL and at > start:
            found[start : at + 1] = place
            start, total, place = at + 1, 0.0, place + 1
    found[start:] = place - 1
    return found


def standings(parameters: ChannelParameters, resellers: Resellers, companies: Companies, past: Past) -> pa.Table:
    """Return last year's tiers."""
    last_year = 12 * parameters.years - 12
    there = np.flatnonzero((resellers.leaves == NEVER) & (resellers.joins < last_year))
    tier = past.aligned.astype(np.int64)
    tier[resellers.largest(1)] = 2
    since = (date(parameters.as_of.year - 1, 1, 1) - _EPOCH).days
    until = (parameters.as_of - _EPOCH).days
    below = until - np.array(_BELOW_DAYS)[there % 2]
    return table_of("standings", {
        "partner": companies.ids.take(pa.array(there)),
        "tier": pick(["mba", "aligned", "integrated"], tier[there]),
        "since": days(np.full(len(there), since)),
        "below_since": days(below, past.lost[there]),
    })  # fmt: skip


def memberships(parameters: ChannelParameters, resellers: Resellers, companies: Companies, past: Past) -> pa.Table:
    """Return last year's clusters; the two that grew most carry the label."""
    inside = np.flatnonzero(past.cluster >= 0)
    weights = resellers.yearly[inside]
    totals = np.bincount(past.cluster[inside], weights, len(past.clusters))
    growth = np.bincount(past.cluster[inside], weights * resellers.growth[inside], len(past.clusters)) / totals
    expand = np.isin(past.cluster[inside], np.argsort(-growth, kind="stable")[:2])
    first = resellers.largest(1)
    owner = np.concatenate([inside, first])
    return table_of("memberships", {
        "partner": companies.ids.take(pa.array(owner)),
        "cluster": pick([*past.clusters, "integrated"], np.append(past.cluster[inside], len(past.clusters))),
        "label": pick([None, "expand"], np.append(expand, False)),
        "since": days(np.full(len(owner), (date(parameters.as_of.year - 1, 1, 1) - _EPOCH).days)),
    })  # fmt: skip


def decisions(parameters: ChannelParameters, resellers: Resellers, companies: Companies) -> pa.Table:
    """Return the rulings: the two largest were granted a place among the Integrated, the third was refused."""
    rulings = (
        (230, "granted", "Plan commun sur trois ans, objectifs signés"),
        (48, "granted", "Équipe commune en place dans quatre régions"),
        (48, "refused", "Pas encore de plan commun ; à revoir dans un an"),
    )
    rows: list[dict[str, Any]] = []
    for number, (ago, verdict, grounds) in enumerate(rulings):
        day = parameters.as_of - timedelta(days=ago)
        rows.append({
            "decision_id": f"D-{number + 1}", "decision": "admit-integrated",
            "partner": companies.ids[int(resellers.largest(3)[number])].as_py(), "verdict": verdict,
            "grounds": grounds, "author": "pcd-ile-de-france-1", "approver": "director", "decided": day,
            "valid_from": day,
        })  # fmt: skip
    return _rows("decisions", rows)


def exceptions(parameters: ChannelParameters, resellers: Resellers, companies: Companies) -> pa.Table:
    """Return the one exception: a third contact for the largest partner below the Integrated that sells everything."""
    broad = resellers.largest(200)[3:]
    broad = broad[np.argsort(-resellers.units[broad].sum(axis=1), kind="stable")]
    return _rows("exceptions", [{
        "exception_id": "E-1", "partner": companies.ids[int(broad[0])].as_py(), "kind": "contacts", "value": "3",
        "reason": "Projet commun à trois entités : chacune garde son interlocuteur jusqu’à la livraison",
        "author": "pcd-ile-de-france-2", "approver": "director",
        "valid_from": parameters.as_of - timedelta(days=90), "valid_to": parameters.as_of + timedelta(days=275),
    }])  # fmt: skip


def pins(parameters: ChannelParameters, resellers: Resellers, companies: Companies, past: Past) -> pa.Table:
    """Return two pins: rivals apart, and a small partner that keeps its person."""
    since = parameters.as_of - timedelta(days=200)
    rows = [{
        "pin_id": "F-1", "partner": companies.ids[first].as_py(), "kind": "apart",
        "target": companies.ids[second].as_py(), "author": "pcd-ile-de-france-1", "valid_from": since,
        "reason": "En litige sur un appel d’offres : pas dans le même cluster",
    } for first, second in _rivals(resellers, past)]  # fmt: skip
    capital = np.array([place.territory == "ile-de-france" for place in PLACES])[resellers.place]
    small = np.flatnonzero(capital & (resellers.leaves == NEVER) & (past.cluster < 0) & resellers.units[:, 0])
    keeping = small[np.argsort(resellers.yearly[small], kind="stable")[len(small) // 2]]
    rows.append({
        "pin_id": "F-2", "partner": companies.ids[int(keeping)].as_py(), "kind": "contact",
        "target": "pcd-ile-de-france-1", "author": "pcd-ile-de-france-2", "valid_from": since,
        "reason": "Reprise de l’entreprise par ses salariés : même interlocuteur jusqu’à la fin de la transition",
    })  # fmt: skip
    return _rows("pins", rows)


def _rivals(resellers: Resellers, past: Past) -> Iterator[tuple[int, int]]:
    """Yield the two largest members of the first cluster that has two."""
    for place in range(len(past.clusters)):
        members = np.flatnonzero((past.cluster == place) & resellers.direct)
        if len(members) > 1:
            first, second = members[np.argsort(-resellers.yearly[members], kind="stable")[:2]].tolist()
            yield first, second
            return


def _rows(name: str, rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(rows, arrow_schema(TABLES[name]))
