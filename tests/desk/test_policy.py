"""The policy in a browser: read as prose, written anew with faults at the line, kept by the director alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from maillage.actions.plan.read import Opened
from tests.desk.test_browser import address, told
from tests.desk.test_browser import sign_in as enter

__all__ = ["address", "told"]


@pytest.fixture
def tidy(served: Opened) -> Iterator[None]:
    """Leave the book's policies as they were: others read them too."""
    before = {*served.book.policies.iterdir()}
    yield
    for file in {*served.book.policies.iterdir()} - before:
        file.unlink()


def test_a_reason_leads_to_the_paragraph_that_tells_its_rule(sign_in: Callable[[str], Client], served: Opened) -> None:
    partner = served.plan.measures.partners[0]
    reasons = sign_in("director").get(f"/partners/{partner}/").content.decode()
    links = re.findall(r'<a class="clause" href="([^"#]*)#([^"]*)">', reasons)
    assert links
    ids = re.findall(r' id="([^"]*)"', sign_in("director").get(links[0][0].replace("&amp;", "&")).content.decode())
    assert len(ids) == len(set(ids))
    assert {clause for _, clause in links} <= set(ids)
    field = sign_in("territory")
    own = re.findall(r'<a href="(/partners/[^/"]+/)">', field.get("/partners/").content.decode())
    page = field.get(own[0]).content.decode()
    assert '<span class="clause">' in page
    assert '<a class="clause"' not in page, "who may not read the policy is not led there"


def test_a_director_reads_writes_and_keeps_a_version(
    page: Page, address: str, told: list[str], served: Opened, tidy: None
) -> None:
    enter(page, address, "director")
    page.goto(f"{address}/policy/")
    expect(page.locator("#tiers")).to_contain_text("au moins 100 000 000 $US")
    page.click("text=English")
    expect(page.locator("#tiers")).to_contain_text("It is open to everyone")
    page.click("#tiers .line >> nth=0")
    expect(page.locator(".listing li:target")).to_contain_text("- tier: mba")
    page.goto(f"{address}/policy/draft/?version=france@2026.1")
    expect(page.locator("#checked")).to_contain_text("There is a version 2026.1")
    text = (
        page.input_value("#text").replace('version: "2026.1"', 'version: "2099.1"').replace("2026-01-01", "2099-01-01")
    )
    page.fill("#text", text.replace("moving_hours: 8", "moving_ours: 8"))
    expect(page.locator("#checked .error")).to_contain_text("moving_hours")
    page.click("#checked [data-line]")
    assert page.evaluate("getSelection().toString() || document.activeElement.id") in ("text", "moving_ours: 8")
    page.fill("#text", text.replace("moving_hours: 8", "moving_hours: 9"))
    expect(page.get_by_text("9", exact=True)).to_be_visible()
    page.click("button.main >> text=Keep this version")
    expect(page.locator(".kicker")).to_have_text("version 2099.1")
    page.goto(f"{address}/policy/compare/?version=france@2099.1")
    expect(page.locator("h1")).to_have_text("From france@2026.1 to france@2099.1")
    for size in ((390, 844), (1440, 900)):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        for path in ("policy/", "policy/text/", "policy/compare/", "policy/draft/", "policy/effect/"):
            page.goto(f"{address}/{path}")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    page.click("text=Français")
    assert told == []


def test_who_may_not_keep_a_version_is_not_offered_it(
    served: Opened, sign_in: Callable[[str], Client], tidy: None
) -> None:
    for who, allowed in (("director", True), ("analyst", False), ("unit", False)):
        client = sign_in(who)
        page = client.get("/policy/draft/").content.decode()
        assert ("Enregistrer cette version" in page) is allowed, who
        answer = client.post("/policy/save/", {"text": "policy: ["})
        assert answer.status_code == (409 if allowed else 404)
        assert client.post("/policy/check/", {"text": "policy: ["}).status_code == 200


def test_a_text_that_cannot_be_kept_comes_back_with_what_is_wrong(
    served: Opened, sign_in: Callable[[str], Client]
) -> None:
    answer = sign_in("director").post("/policy/save/", {"text": "policy: mine\n", "base": "france@2026.1"})
    page = answer.content.decode()
    assert "policy: mine" in page
    assert "La version n’a pas été enregistrée" in page


def test_who_would_move_is_asked_of_a_worker(served: Opened, sign_in: Callable[[str], Client]) -> None:
    client = sign_in("unit")
    answer = client.post("/policy/foresee/", {"old": "france@2025.1", "new": "france@2026.1"}, follow=True)
    assert answer.status_code == 200
    assert "attend son tour" in answer.content.decode()
    assert client.post("/policy/foresee/", {"old": "nothing@1", "new": "france@2026.1"}).status_code == 404
