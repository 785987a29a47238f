"""What is refused, with the element that is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from maillage.solver.districting import Problem

GOOD: dict[str, Any] = {
    "weights": [1, 2, 3, 4],
    "positions": [[0, 0], [1, 0], [2, 0], [3, 0]],
    "links": [[0, 1], [1, 2], [2, 3]],
    "districts": 2,
    "current": [0, 0, 1, -1],
}

WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "not a number": ({"weights": [1.0, float("nan"), 1, 1]}, r"weights\[1\] is not a finite number"),
    "no whole number": ({"weights": [1, 2, 2.5, 1]}, r"weights\[2\] is not a whole number: 2.5"),
    "negative": ({"weights": [1, -2, 3, 4]}, r"weights\[1\] is -2: 0 or more is meant"),
    "a table of weights": ({"weights": [[1, 2]]}, r"weights has shape \(1, 2\): one number for each unit"),
    "sizes": ({"spread": [1, 2]}, r"spread has shape \(2,\), not \(4,\), the number of units"),
    "positions": ({"positions": [[0, 0]]}, r"positions has shape \(1, 2\), not \(4, 2\)"),
    "far": ({"positions": [[0, 0], [1, 0], [2, 0], [2**30, 0]]}, r"positions\[3\] .* use larger units"),
    "links of three": ({"links": [[0, 1, 2]]}, r"links has shape \(1, 3\): pairs"),
    "no such unit": ({"links": [[0, 1], [1, 9]]}, r"links\[1\] is \[1, 9\]: there are 4 units"),
    "itself": ({"links": [[0, 1], [2, 2]]}, r"links\[1\] links unit 2 to itself"),
    "none": ({"districts": 0}, "districts is 0: at least 1"),
    "tolerance": ({"tolerance": -1}, "tolerance is negative: -1"),
    "too many": ({"districts": 5}, "districts is 5, but only 4 units or joined units can be grouped"),
    "too many blocks": ({"districts": 4, "together": ((0, 1),)}, "districts is 4, but only 3 units or joined units"),
    "parts": ({"links": [[0, 1]]}, "districts is 2, but no links join the units of 3 parts, one of which is 2"),
    "together of nobody": ({"together": ((0, 7),)}, r"together\[0\] is \(0, 7\): there are 4 units"),
    "with itself": ({"apart": ((1, 1),)}, r"apart\[0\] names unit 1 twice"),
    "in pieces": ({"together": ((0, 3),)}, "units 0, 3 must be together, but no links among them join them"),
    "both": ({"together": ((0, 1), (1, 2)), "apart": ((0, 2),)}, r"apart\[0\] is \(0, 2\), but `together` joins"),
    "alone together": ({"together": ((0, 1),), "alone": [1, 0, 0, 0]}, "but unit 0 stands alone"),
    "locked nowhere": ({"locked": [0, 0, 0, 1]}, "unit 3 is locked, but has no district today"),
    "locked alone": ({"locked": [1, 0, 0, 0], "alone": [1, 0, 0, 0]}, "unit 0 is locked, but stands alone"),
    "locks": ({"locked": [1, 0, 1, 0], "districts": 1}, "districts is 1, but units of 2 of today's are locked"),
    "locked in two": (
        {"locked": [0, 1, 1, 0], "together": ((1, 2),)},
        "units 1 and 2 must be together, and are locked in two",
    ),
    "large": ({"weights": [2**61, 1, 1, 1]}, "use larger units"),
    "dear": ({"move_price": [2**60, 1, 1, 1]}, "use larger units"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_contradicts_itself_is_refused_by_name(name: str) -> None:
    changes, told = WRONG[name]
    with pytest.raises(ValueError, match=told):
        Problem(**(GOOD | changes))


def test_the_same_without_the_fault_is_taken() -> None:
    assert Problem(**GOOD).corridor() == (5, 5)
    assert Problem(**GOOD | {"alone": [0, 0, 0, 1], "links": [[0, 1], [1, 2]], "tolerance": 500_000}).corridor() == (
        2,
        4,
    )


def test_many_parts_are_named_by_the_smallest() -> None:
    with pytest.raises(ValueError, match="3 parts, one of which is 8: link"):
        Problem(weights=[1] * 9, positions=[[0, 0]] * 9, links=[[0, 1], [1, 2], [2, 3], [4, 5], [5, 6], [6, 7]],
                districts=2)  # type: ignore[arg-type] # fmt: skip # lists are what people write
