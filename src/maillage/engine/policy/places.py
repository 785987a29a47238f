"""Clauses by name: which lists hold named things, and how a place in a policy is called."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from maillage.engine.policy.text import Path

NAMED_LISTS: Final[Mapping[str, str]] = MappingProxyType({
    "markets": "name", "lines": "name", "trades": "name", "technologies": "name", "portfolios": "portfolio",
    "units": "unit", "territories": "territory", "tiers": "tier", "portfolio_tiers": "tier",
    "decisions": "decision", "clusters": "cluster", "roles": "role", "labels": "label", "score": "category",
    "categories": "category", "items": "item", "best_of": "track",
})  # fmt: skip
"""List → the word of its items that names them."""


def name_of(listed: str, item: Any) -> str | None:
    """Return the name of an item of the list ``listed``; None where the list's items have no names."""
    word = NAMED_LISTS.get(listed)
    name = item.get(word) if word is not None and isinstance(item, Mapping) else None
    return name if isinstance(name, str) and name else None


def clause_of(path: Path, value: Any) -> str:
    """Return the clause at ``path`` of plain data, names joined by slashes: ``tiers/aligned/admission/all/0``."""
    parts: list[str] = []
    listed = ""
    for step in path:
        if isinstance(step, int):
            value = value[step] if isinstance(value, list) and step < len(value) else None
            parts.append(name_of(listed, value) or str(step))
        else:
            value = value.get(step) if isinstance(value, Mapping) else None
            parts.append(step)
            listed = step
    return "/".join(parts)
