"""The way of a search: what the best was worth, over the work."""

from typing import NamedTuple


class TracePoint(NamedTuple):
    """The best value known once so much work was done.

    `outside` is by how much its weights were outside their bounds then, in searches that may leave them.
    """

    work: int
    value: float
    outside: int = 0
