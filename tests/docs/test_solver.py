"""What the page on the solver shows is what the solver answers, and its pictures are of real searches."""

from __future__ import annotations

import doctest
import importlib.util
import re
from types import ModuleType
from xml.etree import ElementTree

import pytest

from tests.docs.written import ROOT

PAGE = ROOT / "docs" / "explanation" / "solver.md"


def examples(text: str) -> doctest.DocTest:
    """The page with its fences blanked: a closing one would be read as what is expected."""
    return doctest.DocTestParser().get_doctest(re.sub(r"^```.*$", "", text, flags=re.MULTILINE), {}, "page", None, 0)


@pytest.mark.parametrize(("wrong", "failures"), [(False, 0), (True, 1)])
def test_every_example_prints_what_the_page_says(wrong: bool, failures: int) -> None:
    text = PAGE.read_text(encoding="utf-8")
    page = examples(text.replace("\n560\n", "\n561\n") if wrong else text)
    assert len(page.examples) > 20
    said: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(page, out=said.append)
    assert result.failed == failures, "".join(said)


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("draw_search", ROOT / "scripts" / "draw_search.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_picture_of_the_assignment_shows_costs_that_fall_to_their_bound() -> None:
    lines = script().assignment_lines()
    costs, (bound, _) = [cost for _, cost in lines["least cost"]], [height for _, height in lines["bound"]]
    assert costs == sorted(costs, reverse=True)
    assert bound <= costs[-1] <= bound * 1.01


def test_a_picture_is_whole_and_asks_nothing_of_others() -> None:
    picture = script().draw("a title", {"a": [(0, 1), (2, 3)]})
    assert {child.tag.rpartition("}")[2] for child in ElementTree.fromstring(picture)} == {"rect", "text", "polyline"}
    assert "href" not in picture
    for name in ("search-clustering.svg", "search-assignment.svg"):
        ElementTree.parse(ROOT / "docs" / "images" / name)
