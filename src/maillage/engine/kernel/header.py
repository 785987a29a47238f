"""What names a plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from maillage.engine.kernel.digest import digest_of

ENGINE_VERSION = "1"
"""Changes whenever the same inputs would give another plan."""
_NAMED: Final = 64
"""So many names stay known: that of the plan shown is asked for with every page."""


@dataclass(frozen=True)
class PlanHeader:
    """What a plan was computed from: the same values give the same plan, to the byte.

    ``policy_name`` and ``policy_version`` are for readers; the digests are what counts. ``work`` limits the search,
    in the solver's units of work: never a clock.
    """

    as_of: date
    policy_name: str
    policy_version: str
    policy: str
    ledger: str
    records: str
    seed: int
    work: int
    engine: str = ENGINE_VERSION

    @property
    def name(self) -> str:
        """The plan's name: its day and the first 12 digits of the digest of everything above."""
        return _name(self)


@lru_cache(_NAMED)
def _name(header: PlanHeader) -> str:
    return f"{header.as_of.isoformat()}-{digest_of(header)[:12]}"
