"""The page in a browser: nothing is asked of anybody, nothing is cut off, nothing complains."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from maillage.actions.demo import demo_book
from maillage.actions.plan.read import Opened
from maillage.actions.plan.report import write_report
from maillage.messages.format import Language


@pytest.mark.parametrize(("language", "width"), [("fr", 1440), ("en", 390)])
def test_the_page_in_a_browser(chromium_path: Path, tmp_path: Path, language: Language, width: int) -> None:
    shown = demo_book(tmp_path / "book", language, size=400)
    html = write_report(Opened(shown.book, shown.built.plan), language)[0]
    shown.book.records().close()
    complaints: list[str] = []
    asked: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium_path), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.on("console", lambda message: complaints.append(message.text))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(html.as_uri())
        assert page.get_by_role("heading", level=1).is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.locator("svg.map path").count() == 9
        assert page.locator(".insets figure").count() == 3
        browser.close()
    assert complaints == []
    assert asked == [html.as_uri()]
