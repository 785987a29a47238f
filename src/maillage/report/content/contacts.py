"""Contacts per partner, before and after."""

from __future__ import annotations

from maillage.engine.comparison.types import Shape

MOST_CONTACTS = 6
"""Histograms end with "so many or more"."""


def histogram(before: Shape, after: Shape) -> list[tuple[int, int, int]]:
    """Return (contacts, partners before, partners after); the last row has so many contacts or more.

    Rows that nobody is in, at either end, are left out.
    """

    def counted(shape: Shape) -> list[int]:
        listed = [*shape.histogram, *[0] * (MOST_CONTACTS + 1)]
        return [*listed[:MOST_CONTACTS], sum(listed[MOST_CONTACTS:])]

    rows = [(number, was, now) for number, (was, now) in enumerate(zip(counted(before), counted(after), strict=True))]
    some = [number for number, was, now in rows if was or now]
    return rows[some[0] : some[-1] + 1] if some else []
