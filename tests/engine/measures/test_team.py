"""Places of a team that people fill at once."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillage.engine.measures.team import Opening, most_filled


def team(*openings: tuple[int, str]) -> list[Opening]:
    return [Opening(people, frozenset(able)) for people, able in openings]


@pytest.mark.parametrize(
    ("openings", "each", "filled"),
    [
        (team((2, "ab"), (1, "a")), 1, 2),
        (team((2, "ab"), (1, "a")), 2, 3),
        # The one who can do both must be moved to where nobody else can.
        (team((1, "ab"), (1, "a")), 1, 2),
        (team((1, "ab"), (1, "bc"), (1, "a")), 1, 3),
        # A person fills a place once, however many places it may fill.
        (team((3, "a")), 5, 1),
        (team((1, ""), (1, "a")), 1, 1),
        ([], 1, 0),
    ],
)
def test_as_many_places_as_can_be(openings: list[Opening], each: int, filled: int) -> None:
    assert most_filled(openings, each) == filled


def brute(openings: list[Opening], each: int) -> int:
    """Every way to let every able person fill a place or not."""
    pairs = [(place, person) for place, opening in enumerate(openings) for person in sorted(opening.candidates)]
    best = 0
    for choice in product((False, True), repeat=len(pairs)):
        taken = [pair for pair, chosen in zip(pairs, choice, strict=True) if chosen]
        people = [person for _, person in taken]
        places = [place for place, _ in taken]
        if all(people.count(person) <= each for person in people) and all(
            places.count(place) <= openings[place].people for place in places
        ):
            best = max(best, len(taken))
    return best


@given(
    openings=st.lists(st.tuples(st.integers(1, 2), st.sets(st.sampled_from("abc"))), max_size=3),
    each=st.integers(1, 2),
)
def test_no_other_choice_fills_more(openings: list[tuple[int, set[str]]], each: int) -> None:
    asked = [Opening(people, frozenset(able)) for people, able in openings]
    assert most_filled(asked, each) == brute(asked, each)
