"""The result of the cluster stage."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Reason


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster of the plan.

    ``name`` is readable and stable (``aligned-integrator-1``); ``rule`` the policy's cluster rule; ``label``
    what it carries ("" for none); ``common`` what its members share: (``trade`` or ``technologies``, the names);
    ``members`` partner indices, ascending; ``total`` of the rule's measure; ``seats`` dedicated to it.
    """

    name: str
    rule: str
    label: str
    common: tuple[tuple[str, tuple[str, ...]], ...]
    members: tuple[int, ...]
    total: Quantity | None
    seats: tuple[str, ...] = ()


@dataclass(frozen=True)
class ClusterTable:
    """All clusters; ``cluster_of`` (n,) index into ``clusters``, -1 for none.

    ``refused``: partner index → why no valid cluster could take it. ``value`` and ``bound`` of the grouping in
    points of likeness (None where no bound can be had at reasonable cost), by rule.
    """

    clusters: tuple[Cluster, ...]
    cluster_of: NDArray[np.int32]
    refused: dict[int, Reason]
    value: dict[str, int]
    bound: dict[str, int | None]
