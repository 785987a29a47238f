"""A dossier from its candidate to its ruling, in a browser, by two people."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
from django.test import Client
from playwright.sync_api import Page, expect

from maillage.accounts.permissions import Actor
from maillage.actions.organisation.reach import reached
from maillage.actions.plan.read import Opened
from maillage.records.models import Refusal
from maillage.report.content.rulings import rulings_of
from tests.desk.test_browser import address, told
from tests.desk.test_browser import sign_in as enter

__all__ = ["address", "told"]


def as_(page: Page, address: str, who: str) -> None:
    page.context.clear_cookies()
    enter(page, address, who)


def test_a_partner_is_found_by_its_name_and_another_ones_is_nobody(
    served: Opened, sign_in: Callable[[str], Client], acting: Callable[[str], Actor]
) -> None:
    unit, partners = acting("unit"), served.plan.measures.partners
    seen = reached(unit, "exceptions.write", served.plan).partners
    mine, foreign = (partners[int(np.flatnonzero(flags)[0])] for flags in (seen, ~seen))
    client, refused = sign_in("unit"), Refusal.objects.count()

    def asked(words: str) -> str:
        page = client.get("/decisions/write/", {"kind": "tier", "partner": words}).content.decode()
        # A form's own token is another one each time.
        return re.sub(r'value="\w{64}"', "", page)

    assert 'id="ask"' in asked(mine)
    named = asked(served.names[("partner", mine)])
    assert f"partner={mine}" in named
    assert 'id="ask"' not in named
    assert Refusal.objects.count() == refused
    # The two answers differ in nothing but what was typed; that somebody asks for what is not his is counted.
    assert asked(foreign).replace(foreign, "?") == asked("P-none").replace("P-none", "?")
    assert Refusal.objects.count() == refused + 1


def test_an_exception_is_asked_by_one_and_granted_by_another(
    page: Page, address: str, told: list[str], served: Opened
) -> None:
    partner = served.plan.measures.partners[1]
    as_(page, address, "analyst")
    page.goto(f"{address}/partners/{partner}/")
    page.click("text=Demander une dérogation")
    expect(page.locator("h1")).to_have_text(served.names[("partner", partner)])
    page.fill("textarea[name=grounds]", "Fusion en cours avec un partenaire aligné.")
    page.fill("input[name=to]", "2030-01-01")
    page.click("#ask button")
    dossier = page.url
    expect(page.locator("main")).to_contain_text("une autre personne en décide")
    expect(page.locator("#ruling")).to_have_count(0)

    as_(page, address, "approver")
    page.goto(dossier)
    page.click("text=English")
    page.fill("input[name=note]", "sound")
    page.click("button[value=for]")
    expect(page.locator("#votes")).to_contain_text("in favour. sound")
    page.click("button[value=approve]")
    expect(page.locator(".told")).to_contain_text("the next plan takes it into account")
    page.click("text=Français")

    for size in ((390, 844), (1440, 900)):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        for path in ("/decisions/", "/decisions/1/", dossier.removeprefix(address)):
            page.goto(address + path)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    assert told == []


def test_a_decision_in_force_says_which_way_it_went(sign_in: Callable[[str], Client], served: Opened) -> None:
    ways = {one.kind for one in rulings_of(served.plan, served.records).decisions}
    assert ways == {"decision-granted", "decision-refused"}
    page = sign_in("director").get("/decisions/").content.decode()
    assert '<span class="under">accordé</span>' in page
    assert '<span class="under flag">refusé</span>' in page
