"""Sets of values of one thing: intervals of numbers, sets of words, flags."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """Whole numbers from ``low`` to ``high``, both included; open where None.

    Measured values are whole millionths, so that "more than x" is "at least x and one millionth".
    """

    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """The known words in ``words``, or with ``inside=False`` every known word but those."""

    words: frozenset[str]
    inside: bool = True


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that holds or not and is looked at no further: a decision, a question about the past."""

    holds: bool


Domain = Interval | Words | Flag


def meet(first: Domain, second: Domain) -> Domain | None:
    """Return the values in both, None where there are none."""
    if isinstance(first, Interval) and isinstance(second, Interval):
        low = max((bound for bound in (first.low, second.low) if bound is not None), default=None)
        high = min((bound for bound in (first.high, second.high) if bound is not None), default=None)
        return None if low is not None and high is not None and low > high else Interval(low, high)
    if isinstance(first, Words) and isinstance(second, Words):
        return _meet_words(first, second)
    return first if first == second else None


def _meet_words(first: Words, second: Words) -> Words | None:
    if not first.inside and not second.inside:
        return Words(first.words | second.words, inside=False)
    if first.inside and second.inside:
        left = first.words & second.words
    else:
        inside, outside = (first, second) if first.inside else (second, first)
        left = inside.words - outside.words
    return Words(left) if left else None


def within(first: Domain, second: Domain) -> bool:
    """Whether every value of ``first`` is one of ``second``."""
    if isinstance(first, Interval) and isinstance(second, Interval):
        low = second.low is None or (first.low is not None and first.low >= second.low)
        return low and (second.high is None or (first.high is not None and first.high <= second.high))
    if isinstance(first, Words) and isinstance(second, Words):
        return meet(first, second) == first
    return first == second
