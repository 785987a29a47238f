"""What a person says about the territories to be proposed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from maillage.engine.kernel.quantity import RATIO, Quantity
from maillage.engine.kernel.reason import Finding, MaillageError, Severity
from maillage.engine.territories.france import departements

USUAL_TOLERANCE: Final = Quantity(150_000, RATIO)
"""What sales forces often take for acceptable (15 %)."""


@dataclass(frozen=True)
class Params:
    """``number`` of territories of metropolitan France, and how they are weighed.

    ``tolerance``: how far a territory's work may be from an even share, a ratio. ``move_kilometres``: a partner that
    changes hands counts as much as so many kilometres between a partner and the middle of its territory. ``seed`` and
    ``work`` steer the search.

    Raises:
        MaillageError: if one of them makes no sense (``territories-number``, ``territories-tolerance``,
            ``territories-price``).
    """

    number: int
    tolerance: Quantity = USUAL_TOLERANCE
    move_kilometres: int = 100
    seed: int = 1
    work: int = 4_000_000

    def __post_init__(self) -> None:
        most = len(departements())
        if not 1 <= self.number <= most:
            raise _refused("territories-number", number=self.number, most=most)
        if self.tolerance.unit != RATIO or not 0 <= self.tolerance.micro <= 1_000_000:
            raise _refused("territories-tolerance", tolerance=self.tolerance)
        if not 0 <= self.move_kilometres <= 10_000:
            raise _refused("territories-price", price=self.move_kilometres)


def _refused(code: str, **facts: int | Quantity) -> MaillageError:
    return MaillageError(Finding(Severity.ERROR, code, facts))
