"""Measures, in prose."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from maillage.engine.kernel.quantity import COUNT, Quantity
from maillage.engine.kernel.reason import Fact, Term
from maillage.engine.policy.prose.conditions import condition
from maillage.engine.policy.prose.passage import Passage
from maillage.engine.policy.prose.scores import score
from maillage.engine.policy.prose.windows import kept, window
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.measures import (
    RECORDED,
    Attribute,
    Best,
    Classes,
    Count,
    Filter,
    Given,
    GroupTotal,
    Growth,
    Least,
    Mean,
    Measure,
    MonthsSince,
    PortfolioCount,
    Score,
    Share,
    Sum,
    Team,
    Total,
    Window,
)

_USUAL: Final = Window(trailing_months=12)
"""What a measure of sales looks at where it names no window."""


def measure(policy: Policy, name: str, found: Measure) -> Passage:
    """Return what a measure is."""
    told: Passage = _WRITERS[type(found)](policy, name, found)
    if found.per == "portfolio":
        told = Passage(told.code, told.clause, told.facts, (*told.then, Passage("prose-per-portfolio")), told.items)
    return told


def _named(name: str, **more: Fact) -> dict[str, Fact]:
    return {"measure": Term("measure", name), **more}


def _where(name: str, where: Filter, days: Window | None) -> tuple[Passage, ...]:
    clause = f"measures/{name}"
    return (*kept(where, f"{clause}/where"), *(window(days, f"{clause}/window") if days is not None else ()))


def _sum(policy: Policy, name: str, found: Sum) -> Passage:
    del policy
    return Passage("prose-sum", f"measures/{name}", _named(name, what=found.sum),
                   _where(name, found.where, found.window or _USUAL))  # fmt: skip


def _share(policy: Policy, name: str, found: Share) -> Passage:
    del policy
    facts = _named(name, part=Term("measure", found.share), whole=Term("measure", found.of))
    return Passage("prose-share", f"measures/{name}", facts)


def _growth(policy: Policy, name: str, found: Growth) -> Passage:
    del policy
    facts = _named(name, of=Term("measure", found.growth), months=found.months_before, kind=found.as_)
    then = Passage("prose-growth-unknown") if found.from_nothing is None else Passage(
        "prose-growth-from-nothing", facts={"value": found.from_nothing})  # fmt: skip
    return Passage("prose-growth", f"measures/{name}", facts, (then,))


def _count(policy: Policy, name: str, found: Count) -> Passage:
    del policy
    days = None if found.count in RECORDED else found.window or _USUAL
    then = [*_where(name, found.where, days)]
    if found.floor is not None:
        then.append(Passage("prose-count-floor", f"measures/{name}/floor", {"floor": found.floor}))
    return Passage("prose-count", f"measures/{name}", _named(name, what=found.count), tuple(then))


def _attribute(policy: Policy, name: str, found: Attribute) -> Passage:
    del policy
    return Passage("prose-attribute", f"measures/{name}", _named(name, attribute=Term("attribute", found.attribute)))


def _given(policy: Policy, name: str, found: Given) -> Passage:
    del policy
    then = []
    if found.of is not None:
        then.append(Passage("prose-given-of", f"measures/{name}/of", {"of": found.of}))
    if found.otherwise is not None:
        then.append(Passage("prose-given-otherwise", f"measures/{name}/otherwise", {"value": found.otherwise}))
    unit = Term("counted-in", found.given)
    return Passage("prose-given", f"measures/{name}", _named(name, unit=unit), tuple(then))


def _several(code: str, word: str) -> Callable[[Policy, str, Any], Passage]:
    """Return the writer of a measure that is put together from several under ``word``."""

    def write(policy: Policy, name: str, found: Any) -> Passage:
        del policy
        return _together(code, name, getattr(found, word))

    return write


def _together(code: str, name: str, found: list[str] | dict[str, Decimal]) -> Passage:
    measures = tuple(Term("measure", one) for one in found)
    if isinstance(found, list):
        return Passage(code, f"measures/{name}", _named(name, measures=measures))
    items = tuple(
        Passage("prose-weighted", f"measures/{name}", _named(one, weight=Quantity.of(weight, COUNT)))
        for one, weight in found.items()
    )
    return Passage(f"{code}-weighted", f"measures/{name}", _named(name), items=items)


def _classes(policy: Policy, name: str, found: Classes) -> Passage:
    place = f"measures/{name}/classes"
    items = [
        Passage("prose-class", f"{place}/{word}", {"name": word}, items=(condition(policy, one, f"{place}/{word}"),))
        for word, one in found.classes.items()
    ]
    if found.otherwise is not None:
        items.append(Passage("prose-class-otherwise", f"measures/{name}/otherwise", {"name": found.otherwise}))
    return Passage("prose-classes", f"measures/{name}", _named(name), items=tuple(items))


def _team(policy: Policy, name: str, found: Team) -> Passage:
    del policy
    items = tuple(
        Passage("prose-place", f"measures/{name}/team/{index}", {"people": place.people},
                kept(place.where, f"measures/{name}/team/{index}/where"))
        for index, place in enumerate(found.team)
    )  # fmt: skip
    each = Passage("prose-team-each", f"measures/{name}/each_fills", {"places": found.each_fills})
    return Passage("prose-team", f"measures/{name}", _named(name), (each,), items)


def _score(policy: Policy, name: str, found: Score) -> Passage:
    return score(policy, name, found)


def _other(code: str, word: str, kind: str) -> Callable[[Policy, str, Any], Passage]:
    """Return the writer of a measure that is told by one other name."""

    def write(policy: Policy, name: str, found: Any) -> Passage:
        del policy
        return Passage(code, f"measures/{name}", _named(name, of=Term(kind, getattr(found, word))))

    return write


_WRITERS: Final[dict[type, Callable[[Policy, str, Any], Passage]]] = {
    Sum: _sum, Share: _share, Growth: _growth, Count: _count, Attribute: _attribute, Given: _given,
    Total: _several("prose-total", "total"),
    Mean: _several("prose-mean", "mean"),
    Best: _several("prose-best", "best"),
    Least: _several("prose-least", "least"),
    Classes: _classes, Team: _team, Score: _score,
    PortfolioCount: _other("prose-portfolios-at", "portfolios_at", "tier"),
    MonthsSince: _other("prose-months-since", "months_since", "measure"),
    GroupTotal: _other("prose-group-total", "group_total", "measure"),
}  # fmt: skip
