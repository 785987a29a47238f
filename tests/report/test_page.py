"""The page in a browser: it stands alone, fits, says everything in both languages; each check can see a fault."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from maillage.actions.plan.read import Opened
from maillage.messages.format import Language
from maillage.report.page import page as made
from tests.report.choice import OPTIONS
from tests.report.shown import COMMAND, RISKY, material

SECTIONS = ("tiers", "contacts", "territories", "clusters", "workload", "moves", "rulings", "findings", "provenance")
LANGUAGES: tuple[Language, ...] = ("fr", "en")
HEADINGS = "[...document.querySelectorAll('h1,h2,h3')].map(one => Number(one.tagName[1]))"
CONTRAST = """
() => {
  const light = rgb => {
    const [r, g, b] = rgb.map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const parts = text => text.match(/[\\d.]+/g).map(Number);
  const behind = one => {
    for (; one; one = one.parentElement) {
      const [r, g, b, a = 1] = parts(getComputedStyle(one).backgroundColor);
      if (a > 0) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const low = [];
  for (const one of document.querySelectorAll('body *:not(svg *)')) {
    const own = [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    if (!own || !one.getClientRects().length) continue;
    const [a, b] = [light(parts(getComputedStyle(one).color).slice(0, 3)), light(behind(one))].sort((x, y) => y - x);
    if ((a + .05) / (b + .05) < 4.5) low.push(one.textContent.trim().slice(0, 40));
  }
  return low;
}
"""


class Watched:
    """A page opened in a browser that listens: what it complained of, what it asked for."""

    def __init__(self, browser: Any, folder: Path) -> None:
        self.browser, self.folder = browser, folder
        self.complaints: list[str] = []
        self.asked: list[str] = []

    def open(self, text: str, width: int = 1280) -> Page:
        file = self.folder / "page.html"
        file.write_text(text, encoding="utf-8")
        self.complaints, self.asked = [], []
        page: Page = self.browser.new_page(viewport={"width": width, "height": 900})
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(file.as_uri())
        self.asked.remove(file.as_uri())
        return page


@pytest.fixture(scope="module")
def demo(demo_desk: Opened) -> dict[Language, str]:
    """The pages of the demo's plan."""
    return {language: made(demo_desk.material, language) for language in LANGUAGES}


@pytest.fixture(scope="module")
def watched(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Watched:
    return Watched(browser, tmp_path_factory.mktemp("page"))


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [1280, 390])
def test_the_demo_stands_alone_and_fits(
    watched: Watched, demo: dict[Language, str], language: Language, width: int
) -> None:
    page = watched.open(demo[language], width)
    assert page.get_by_role("heading", level=1).is_visible()
    for name in SECTIONS:
        assert page.locator(f"section#{name} h2").is_visible()
    assert overflow(page) <= 0
    # Opened out, it still fits.
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert overflow(page) <= 0
    assert page.evaluate(CONTRAST) == []
    assert page.evaluate(HEADINGS)[0] == 1
    assert page.evaluate("document.documentElement.lang") == language
    assert (watched.complaints, watched.asked) == ([], [])
    page.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_tables_and_pictures_speak_to_those_who_do_not_see(watched: Watched, language: Language) -> None:
    page = watched.open(made(material(), language))
    levels = page.evaluate(HEADINGS)
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert page.evaluate("[...document.querySelectorAll('table')].every(one => one.caption)")
    assert page.evaluate("[...document.querySelectorAll('th')].every(one => one.scope)")
    named = "one => one.getAttribute('aria-label') || one.getAttribute('aria-hidden') === 'true'"
    assert page.evaluate(f"[...document.querySelectorAll('svg')].every({named})")
    assert page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].every(one => document.querySelector(one.hash))"
    )
    page.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [1280, 390])
def test_plans_to_choose_from_have_a_picture_a_table_and_what_gives_them(
    watched: Watched, language: Language, width: int
) -> None:
    page = watched.open(made(replace(material(), options=OPTIONS), language), width)
    section = page.locator("section#tradeoff")
    assert section.locator("circle").count() == section.locator("tbody tr").count() == len(OPTIONS)
    assert section.get_by_text("moving_hours: 2, contact_hours: 8").is_visible()
    assert page.locator("nav a[href='#tradeoff']").count() == 1
    assert overflow(page) <= 0
    assert page.evaluate(CONTRAST) == []
    assert (watched.complaints, watched.asked) == ([], [])
    page.close()


def test_where_nobody_asked_or_there_is_nothing_to_choose() -> None:
    assert 'id="tradeoff"' not in made(material(), "en")
    assert "since the policy asks for no coverage" in made(replace(material(), options=()), "en")
    one = made(replace(material(), options=OPTIONS[:1]), "en")
    assert "One plan, whatever the price" in one
    assert "<circle" not in one[one.index('<section id="tradeoff"') : one.index('<section id="moves"')]


def test_the_checks_see_what_they_look_for(watched: Watched) -> None:
    good = made(material(), "en")
    wide = watched.open(good.replace("<main>", '<main><svg width="1900" height="9"></svg>'), 390)
    assert overflow(wide) > 1000
    wide.close()
    pale = watched.open(good.replace("<main>", "<main><font color='#bbbbbb'>pale words</font>"))
    assert pale.evaluate(CONTRAST) == ["pale words"]
    pale.close()
    # The page's own policy stops what would be loaded, and complains.
    image = '<img alt="" src="http://127.0.0.1:9/leak.png">'
    stopped = watched.open(good.replace("<main>", f"<main>{image}"))
    assert any("Content Security Policy" in complaint for complaint in watched.complaints)
    stopped.close()
    free = re.sub(r"<meta http-equiv[^>]*>", "", good).replace("<main>", f"<main>{image}")
    leaking = watched.open(free)
    assert watched.asked == ["http://127.0.0.1:9/leak.png"]
    leaking.close()
    scripted = watched.open(good.replace("<main>", "<main><script>document.title='taken'</script>"))
    assert scripted.title() != "taken"
    scripted.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_says_what_the_plan_says(language: Language) -> None:
    text = made(material(), language)
    assert "<script" not in text
    assert "http" not in text.replace("http-equiv", "")
    assert COMMAND in text
    assert RISKY[-1].replace("<", "&lt;").replace(">", "&gt;") in text
    assert "aligned-isv" not in text
    assert ("éditeur de logiciels 1" if language == "fr" else "software vendor 1") in text
    for name in SECTIONS:
        assert text.count(f'<section id="{name}"') == 1


def test_french_has_french_spaces() -> None:
    text = re.sub(r"<style>.*?</style>|<[^>]*>", "", made(material(), "fr"), flags=re.DOTALL)
    assert re.findall(r".{20} [:;?!»%](?= |\n)", text) == []
