"""What is refused, with the element that is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from maillage.solver.staffing import Problem

GOOD: dict[str, Any] = {"item": [0, 1], "group": [0, 1], "group_starts": [0, 2, 3], "group_places": [0, 1, 1],
                        "holder": [0, -1], "load": [1, 2]}  # fmt: skip
TIES: dict[str, Any] = {"tie_item": [0], "tie_holder": [0], "tie_price": [1]}

WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "no load": ({"load": None}, "load or loads is needed"),
    "both loads": ({"loads": [1, 1, 1]}, "both given"),
    "sizes": ({"group": [0]}, r"group has shape \(1,\), not \(2,\), the number of demands"),
    "places": ({"capacity": [1, 2, 3]}, r"capacity has shape \(3,\), not \(2,\), the number of places"),
    "not a number": ({"load": [1.0, float("nan")]}, r"load\[1\] is not a finite number"),
    "no whole number": ({"load": [1.5, 2]}, r"load\[0\] is not a whole number: 1.5"),
    "negative": ({"load": [1, -2]}, r"load\[1\] is -2: 0 or more is meant"),
    "negative price": ({"contact_price": -1}, "contact_price is negative: -1"),
    "no such group": ({"group": [0, 7]}, r"group\[1\] is 7: there are 2 groups"),
    "no such place": ({"group_places": [0, 1, 5]}, r"group_places\[2\] is 5: there are 2 places"),
    "rows": ({"group_starts": [0, 2, 1]}, "group_starts must rise from 0 to 3"),
    "place twice": ({"group_places": [0, 0, 1]}, "group 0 holds place 0 twice"),
    "empty group": ({"group_starts": [0, 3, 3], "group_places": [0, 1, 1]}, "holds place 1 twice"),
    "nowhere": ({"group_starts": [0, 2, 2], "group_places": [0, 1]}, "demand 1 can go nowhere: group 1 has no place"),
    "arcs": ({"costs": [1, 2]}, r"costs has shape \(2,\), not \(3,\)"),
    "half a tie": ({"tie_item": [0]}, "given together or not at all"),
    "ties of two lengths": (TIES | {"tie_price": [1, 2]}, "have 1, 1 and 2 entries"),
    "tie twice": ({"tie_item": [0, 0], "tie_holder": [0, 0], "tie_price": [1, 1]}, "item 0 is tied to holder 0 twice"),
    "tie of nobody": (TIES | {"tie_holder": [-1]}, "tie 0 joins 0 and -1"),
    "pin outside": ({"pinned": [-1, 0]}, r"pinned\[1\] is 0, which is no place of group 1"),
    "start outside": ({"start": [0, 0]}, r"start\[1\] is 0, which is no place of group 1"),
    "too large": ({"load": [2**60, 2]}, "use larger units"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_contradicts_itself_is_refused_by_name(name: str) -> None:
    changes, told = WRONG[name]
    with pytest.raises(ValueError, match=told):
        Problem(**(GOOD | changes))


def test_the_same_without_the_fault_is_taken() -> None:
    assert Problem(**(GOOD | TIES)).size == 2
