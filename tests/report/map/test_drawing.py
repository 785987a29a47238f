"""The map: mainland shapes with a place for each name inside, overseas in drawings of their own."""

from __future__ import annotations

from typing import Any

import numpy as np

from maillage.engine.policy.types.coverage import Territory
from maillage.report.map.drawing import drawing_of


def territory(name: str, *codes: str, **more: Any) -> Territory:
    return Territory.model_validate({"territory": name, "departements": list(codes), **more})


def test_a_name_stands_on_the_mainland_not_between_it_and_its_island() -> None:
    both = drawing_of([territory("south", "13", "83", "2A", "2B")]).shapes[0]
    without = drawing_of([territory("south", "13", "83")]).shapes[0]
    assert (both.x, both.y) == (without.x, without.y)
    assert len(both.path) > len(without.path)


def test_overseas_stands_apart_and_what_has_no_outline_has_an_empty_one() -> None:
    drawing = drawing_of([
        territory("north", "59"), territory("antilles", "971", "972", overseas=True),
        territory("pacific", "988", overseas=True), territory("abroad", countries=["BE"]),
    ])  # fmt: skip
    assert [shape.territory for shape in drawing.shapes] == ["north"]
    assert [(inset.territory, bool(inset.path)) for inset in drawing.insets] == [("antilles", True), ("pacific", False)]
    points = np.array(
        [point.split() for point in drawing.shapes[0].path.replace("M", "").replace("Z", "").split(" L")], float
    )
    left, top, width, height = drawing.box
    assert (points >= [left, top]).all()
    assert (points <= [left + width, top + height]).all()


def test_without_french_places_there_is_no_map() -> None:
    drawing = drawing_of([territory("abroad", countries=["BE"])])
    assert (drawing.shapes, drawing.insets) == ((), ())
