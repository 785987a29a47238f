"""What capacitated clustering is asked: nodes, bounds, affinity, and what must stay together or apart."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from maillage.solver.clustering.checks import check, count_slots
from maillage.solver.compiled import Flags, Floats, Ids, Ints
from maillage.solver.given import frozen
from maillage.solver.marks import Mark

Pairs = tuple[tuple[int, int], ...]
NO_UPPER = 2**62


@dataclass(frozen=True, kw_only=True, eq=False)
class Problem:
    """n nodes to be grouped into clusters of bounded weight, as alike inside as possible.

    Affinity is given in one of two ways.

    *By matrix*: the value of a cluster is the sum of `matrix[i, j]` over its pairs, as in the literature (Deng & Bard
    2011). Only the upper triangle's mirror image is allowed: the matrix is symmetric; its diagonal is not read.

    *By features*: node i holds the features `indices[indptr[i]:indptr[i + 1]]`. The affinity of two nodes is the sum
    of the weights of the features that both hold, and the value of a cluster of m nodes is

        2 × (sum over its pairs of their affinity) // m,

    each member's mean affinity with its cluster, summed over the members (the ratio association of kernel k-means:
    Dhillon, Guan & Kulis 2007), in whole units of `feature_weights`; weights in the hundreds or more make the rounding
    negligible. Unlike a sum over pairs it doesn't grow with the square of a cluster's size: ten nodes that share one
    feature of weight 100 are worth 900 as one cluster (45 pairs × 100 × 2 // 10), 800 as two of five. Six of one kind
    and six of another are worth 1,000 apart and 545 - 0 = 500 as one cluster (30 pairs), so unlike nodes don't mix.

    Attributes:
        weights: int64[n], not negative.
        lower: least total weight of a cluster, or int64[p] with one bound for each cluster.
        upper: greatest total weight, or int64[p]; None for no limit.
        clusters: least and greatest number of clusters; None for as many as the bounds allow. (p, p) fixes it, and is
            required with bounds that differ by cluster: cluster k of the answer then has `lower[k]` and `upper[k]`.
        min_members: least number of nodes in a cluster.
        max_members: greatest number of nodes in a cluster; None for no limit.
        matrix: [n, n], int64 or float64, finite, symmetric.
        indptr: int64[n + 1], rows of the compressed incidence of nodes and features.
        indices: int32[nnz], features of each node, no feature twice in a row.
        feature_weights: int64[f], not negative.
        basis: bool[f]; when given, all members of a cluster must hold one same feature among those marked.
        leave_out_price: int64[n], what leaving each node outside all clusters costs, in the unit of the value; None
            when every node must be placed.
        pinned: int32[n]; -1 is free; nodes with the same id share a cluster, with different ids they don't.
        together: pairs of nodes that share a cluster (or stay outside together).
        apart: pairs of nodes that don't share a cluster.
        current: int32[n], today's cluster of each node, -1 for none.
        move_price: what each node costs that doesn't stay in the continuation of today's cluster.
        marks: names for the few clusters that are best by other measures (`Mark`); they don't steer the search.

    Raises:
        ValueError: sizes that don't match, a weight or price that is negative or not a number, crossed bounds,
            contradictory pins, a node that must be placed and is heavier than every upper bound. The message names
            the element.
    """

    weights: Ints
    lower: int | Ints = 0
    upper: int | Ints | None = None
    clusters: tuple[int, int | None] = (0, None)
    min_members: int = 1
    max_members: int | None = None
    matrix: Ints | Floats | None = None
    indptr: Ints | None = None
    indices: Ids | None = None
    feature_weights: Ints | None = None
    basis: Flags | None = None
    leave_out_price: Ints | None = None
    pinned: Ids | None = None
    together: Pairs = ()
    apart: Pairs = ()
    current: Ids | None = None
    move_price: int = 0
    marks: tuple[Mark, ...] = ()
    slots: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        for name, dtype in _DTYPES.items():
            values = getattr(self, name)
            if values is not None and not isinstance(values, int):
                self._put(name, frozen(values, name, dtype))
        if self.matrix is not None:
            kind = np.asarray(self.matrix).dtype.kind
            self._put("matrix", frozen(self.matrix, "matrix", np.int64 if kind in "iub" else np.float64))
        self._put("together", tuple((int(i), int(j)) for i, j in self.together))
        self._put("apart", tuple((int(i), int(j)) for i, j in self.apart))
        check(self)
        self._put("slots", count_slots(self))

    def _put(self, name: str, value: object) -> None:
        object.__setattr__(self, name, value)

    @property
    def size(self) -> int:
        """Number of nodes."""
        return len(self.weights)

    @property
    def own_bounds(self) -> bool:
        """Whether each cluster has bounds of its own, so that its number means something."""
        return not (isinstance(self.lower, int) and (self.upper is None or isinstance(self.upper, int)))

    def incidence(self) -> tuple[Ints, Ids, Ints]:
        """`indptr`, `indices` and `feature_weights`; ValueError where affinity is given by matrix."""
        if self.indptr is None or self.indices is None or self.feature_weights is None:
            raise ValueError("affinity is given by matrix: there are no features")
        return self.indptr, self.indices, self.feature_weights

    def lower_bounds(self) -> Ints:
        """int64[slots]: least weight of each cluster that may be opened."""
        return np.broadcast_to(np.asarray(self.lower, dtype=np.int64), (self.slots,)).copy()

    def upper_bounds(self) -> Ints:
        """int64[slots]: greatest weight of each cluster that may be opened."""
        upper = NO_UPPER if self.upper is None else self.upper
        return np.broadcast_to(np.asarray(upper, dtype=np.int64), (self.slots,)).copy()


_DTYPES: dict[str, Any] = {
    "weights": np.int64,
    "lower": np.int64,
    "upper": np.int64,
    "indptr": np.int64,
    "indices": np.int32,
    "feature_weights": np.int64,
    "basis": np.bool_,
    "leave_out_price": np.int64,
    "pinned": np.int32,
    "current": np.int32,
}
