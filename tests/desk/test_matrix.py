"""The matrix in a browser: a unit gives its word, an analyst loads the customers' own coverage."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from maillage.actions.plan.read import Opened
from tests.desk.test_browser import address, told
from tests.desk.test_browser import sign_in as enter

__all__ = ["address", "told"]


def test_a_unit_gives_its_word_and_the_customers_are_laid_over_the_partners(
    page: Page, address: str, told: list[str], served: Opened
) -> None:
    enter(page, address, "unit")
    page.goto(f"{address}/matrix/")
    expect(page.locator("#units tbody tr")).to_have_count(1)
    page.click("#versions button >> nth=0")
    expect(page.locator("#versions tbody td >> nth=0")).to_contain_text("lue")

    page.context.clear_cookies()
    enter(page, address, "analyst")
    page.goto(f"{address}/matrix/")
    expect(page.locator("#versions")).to_contain_text("pas encore lue")
    expect(page.locator("#departures")).to_contain_text("roles.lrm.capacity.partners")
    page.click("text=Les clients vus des deux côtés")
    expect(page.locator("main")).to_contain_text("n’a pas encore été chargée")
    page.fill("textarea", "segment;nowhere\nintel;Dupont\n")
    page.click("#take button")
    expect(page.locator(".findings")).to_contain_text("« nowhere »")
    assert [text for text in told if "409" not in text] == []
    told.clear()
    page.fill("textarea", "segment;ile-de-france;nord\nintel;Dupont;-\nintegrator;-;Durand\n")
    page.click("#take button")
    expect(page.locator(".crossed tbody tr")).to_have_count(2)
    expect(page.locator(".crossed td.meet-both").first).to_contain_text("Dupont")
    for size in ((390, 844), (1440, 900)):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        for path in ("matrix/", "matrix/customers/"):
            page.goto(f"{address}/{path}")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    assert told == []
