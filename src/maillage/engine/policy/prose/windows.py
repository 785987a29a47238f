"""Windows and filters, in prose."""

from __future__ import annotations

from typing import Final

from maillage.engine.kernel.reason import Fact, Term
from maillage.engine.policy.prose.passage import Passage
from maillage.engine.policy.types.windows import Filter, Window

_PERIODS: Final = ("calendar_year", "calendar_half_year", "calendar_quarter", "fiscal_year", "fiscal_half_year",
                   "fiscal_quarter", "month")  # fmt: skip
_TITLED: Final = ("market", "line", "unit", "route", "territory", "technology", "transaction")
"""Words of a filter whose values have titles."""


def window(found: Window, clause: str) -> tuple[Passage, ...]:
    """Return which days count."""
    told = [_days(found, clause)]
    if found.shift_months:
        told.append(Passage("prose-window-shift", clause, {"months": found.shift_months}))
    if found.grace_days is not None:
        told.append(Passage("prose-window-grace", clause, {"days": found.grace_days}))
    return tuple(told)


def _days(found: Window, clause: str) -> Passage:
    if found.trailing_months is not None:
        return Passage("prose-window-months", clause, {"months": found.trailing_months})
    if found.trailing_days is not None:
        return Passage("prose-window-days", clause, {"days": found.trailing_days})
    if found.between is not None:
        return Passage("prose-window-between", clause, {"start": found.between[0], "end": found.between[1]})
    if found.ever:
        return Passage("prose-window-ever", clause)
    period = next(name for name in _PERIODS if getattr(found, name) is not None)
    facts: dict[str, Fact] = {"period": period, "part": getattr(found, period), "periods": found.periods}
    return Passage(f"prose-window-{facts['part']}".replace("_", "-"), clause, facts)


def kept(found: Filter, clause: str) -> tuple[Passage, ...]:
    """Return which facts count; nothing where all of them do."""
    told = []
    for name, info in Filter.model_fields.items():
        value = getattr(found, name)
        if value is None or name == "not_":
            continue
        if name == "new_customers":
            told.append(Passage("prose-filter-new", f"{clause}/{name}", {"months": value}))
            continue
        words = tuple(Term(name, word) if name in _TITLED else word for word in value)
        facts: dict[str, Fact] = {"word": info.alias or name, "values": words, "count": len(words)}
        told.append(Passage("prose-filter", f"{clause}/{name}", facts))
    if found.not_ is not None:
        told.append(Passage("prose-filter-not", f"{clause}/not", items=kept(found.not_, f"{clause}/not")))
    return tuple(told)
