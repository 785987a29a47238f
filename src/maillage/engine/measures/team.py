"""How many places of a team can be filled at once by people who may each fill only so many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Opening:
    """A place for ``people`` different people, and who of them could fill it."""

    people: int
    candidates: frozenset[str]


def most_filled(openings: Sequence[Opening], each_fills: int) -> int:
    """Return the largest number of places that can be filled at once.

    A person fills an opening once, and at most ``each_fills`` openings: a largest flow from openings to people
    (Ford and Fulkerson, 1956).
    """
    filling = _Filling(openings, each_fills, [set() for _ in openings])
    for place, opening in enumerate(openings):
        for _ in range(opening.people):
            if not filling.one_more(place, {place}, set()):
                break
    return sum(len(people) for people in filling.filled)


@dataclass
class _Filling:
    openings: Sequence[Opening]
    each_fills: int
    filled: list[set[str]]
    load: Counter[str] = field(default_factory=Counter)

    def one_more(self, place: int, places: set[int], people: set[str]) -> bool:
        """Fill an opening with one more person, moving others where needed. ``places``, ``people``: tried already."""
        for person in sorted(self.openings[place].candidates - self.filled[place]):
            if person in people:
                continue
            people.add(person)
            if self.load[person] < self.each_fills:
                self.load[person] += 1
                self.filled[place].add(person)
                return True
            if self._freed(person, places, people):
                self.filled[place].add(person)
                return True
        return False

    def _freed(self, person: str, places: set[int], people: set[str]) -> bool:
        """Let another person take one of the openings that a person fills."""
        for other, filled in enumerate(self.filled):
            if person in filled and other not in places:
                places.add(other)
                if self.one_more(other, places, people):
                    filled.remove(person)
                    return True
        return False
