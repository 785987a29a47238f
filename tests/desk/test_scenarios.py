"""A scenario opened, a partner moved in it, built while its progress is watched, compared, put forward: in a browser."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from maillage.actions.plan.read import Opened
from maillage.actions.scenarios.rows import CHANGED
from tests.desk.test_browser import address, told
from tests.desk.test_publication import enter

__all__ = ["address", "told"]


def work_on_the_last(opened: Opened) -> None:
    """Do the job that was asked for last; whatever else waits in the book goes on waiting."""
    from maillage.jobs.work import work_one
    from maillage.records.models import Job

    last = Job.objects.using(opened.book.alias).first()
    assert last is not None
    work_one(opened.book, last.number)


def neighbour(opened: Opened) -> tuple[str, str]:
    """A partner, and somebody of its territory who holds another seat than its contact's."""
    coverage, partners = opened.plan.coverage, opened.plan.measures.partners
    for row, at in enumerate(coverage.seat.tolist()):
        mine = coverage.seats[at]
        for other in coverage.seats:
            if mine.territory and other.territory == mine.territory and other.person not in ("", mine.person):
                return partners[int(coverage.partner[row])], other.person
    raise AssertionError("the demo has territories with two people")


def test_a_partner_is_moved_in_a_scenario_which_is_built_compared_and_put_forward(
    page: Page, address: str, told: list[str], served: Opened
) -> None:
    partner, person = neighbour(served)
    enter(page, address, "analyst")
    page.click("header nav >> text=Préparation")
    page.click("header nav >> text=Scénarios")
    page.fill("input[name=name]", "Un autre interlocuteur")
    page.click("#open button")
    scenario = page.url
    expect(page.locator("#changes")).to_contain_text("Rien encore")

    page.click("#changes >> text=Déplacer un partenaire")
    page.fill("input[name=q]", partner)
    expect(page.locator("#found tbody tr")).to_have_count(1)
    page.click("#found tbody td a")
    page.select_option("select[name=person]", person)
    expect(page.locator("#tried")).to_contain_text("→")
    page.fill("#tried input[name=reason]", "Elle le connaît déjà")
    page.click("#tried button")
    expect(page.locator("#changes")).to_contain_text("Elle le connaît déjà")

    page.click("#build button")
    expect(page.locator(".job")).to_contain_text("attend son tour")
    work_on_the_last(served)
    expect(page.locator("ul.state")).to_contain_text("calculé", timeout=20_000)
    expect(page.locator(".job")).to_have_count(0)

    page.click("#build >> text=Comparer")
    expect(page.locator("#moves tbody tr").first).to_be_visible()
    expect(page.locator("#cost")).to_contain_text("Relations d’aujourd’hui")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.goto(scenario)
    page.fill("#comments textarea", "À discuter avec le terrain.")
    page.click("#comments button")
    expect(page.locator("#comments article")).to_contain_text("À discuter avec le terrain.")
    page.click("#forward button")
    expect(page.locator("h1")).to_contain_text("Proposition")
    # A look at the progress that is under way when the page is left ends with it.
    assert [one for one in told if "/jobs/" not in one] == []


def test_the_pages_of_a_scenario_fit_a_phone_and_show_others_nothing_to_change(
    page: Page, address: str, told: list[str], served: Opened
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    enter(page, address, "director")
    partner = served.plan.measures.partners[served.plan.clusters.clusters[0].members[0]]
    paths = ["/scenarios/", "/scenarios/1/", "/scenarios/1/policy/", "/scenarios/1/partners/", "/scenarios/compare/",
             f"/scenarios/1/partners/{partner}/?cluster={served.plan.clusters.clusters[-1].name}", "/jobs/", "/jobs/1/",
             *(f"/scenarios/1/suppose/{table}/" for table in CHANGED)]  # fmt: skip
    for path in paths:
        page.goto(address + path)
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    enter(page, address, "approver")
    page.goto(f"{address}/scenarios/1/")
    expect(page.locator("#changes caption").first).to_contain_text("politique")
    expect(page.locator("#changes a, #build button, #changes button")).to_have_count(0)
    assert told == []


@pytest.mark.parametrize("table", ["partners", "nowhere"])
def test_a_table_that_no_scenario_changes_has_no_page(
    table: str, served: Opened, sign_in: Callable[[str], Client]
) -> None:
    assert sign_in("analyst").get(f"/scenarios/1/suppose/{table}/").status_code == 404


def test_a_row_that_lacks_something_comes_back_with_what_was_written(
    served: Opened, sign_in: Callable[[str], Client]
) -> None:
    client = sign_in("analyst")
    revision = re.search(r'name="revision" value="(\d+)"', client.get("/scenarios/1/suppose/pins/").content.decode())
    assert revision is not None
    answer = client.post(
        "/scenarios/1/suppose/pins/",
        {"revision": revision.group(1), "kind": "apart", "target": "P000002", "valid_from": "soon"},
    )
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "<option selected>apart</option>" in page
    assert 'value="P000002"' in page
    assert re.findall(r'<ul class="errors" id="wrong-(\w+)"><li>([^<]*)', page) == [
        ("partner", "À remplir."),
        ("reason", "À remplir."),
        ("valid_from", "«\u00a0soon\u00a0» ne convient pas\u202f; écrivez YYYY-MM-DD."),
    ]


def test_a_fault_in_the_policy_is_told_with_its_line(served: Opened, sign_in: Callable[[str], Client]) -> None:
    client = sign_in("analyst")
    revision = re.search(r'name="revision" value="(\d+)"', client.get("/scenarios/1/policy/").content.decode())
    assert revision is not None
    answer = client.post("/scenarios/1/policy/", {"text": "policy: [", "revision": revision.group(1)})
    assert answer.status_code == 409
    assert "france.yaml, ligne" in answer.content.decode()


def test_a_partner_is_moved_on_the_map_by_keyboard_and_by_dragging(
    page: Page, address: str, told: list[str], served: Opened
) -> None:
    enter(page, address, "analyst")
    page.goto(f"{address}/scenarios/1/map/")
    here = page.locator("#move input[name=territory]").input_value()
    there = next(one.territory for one in served.plan.policy.territories if one.territory != here)
    page.locator(f"[data-territory='{there}']").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"[data-territory='{there}']")).to_have_attribute("aria-current", "true")
    first = page.locator("[data-partner]").first
    first.locator("input").focus()
    page.keyboard.press("Space")
    page.select_option("select[name=to]", here)
    expect(page.locator("#seats .takers > li").first).to_be_visible()
    page.goto(f"{address}/scenarios/1/map/?territory={there}")
    page.locator("[data-partner]").nth(1).drag_to(page.locator(f"[data-territory='{here}']"))
    expect(page.locator("#seats .takers > li").first).to_be_visible()
    assert page.locator("[data-partner] input").nth(1).is_checked()
    page.click("#seats .takers > li a >> nth=0")
    expect(page.locator("#tried input[name=reason]")).to_be_visible()
    assert told == []


def test_the_map_works_without_a_script_and_knows_no_other_place(
    served: Opened, sign_in: Callable[[str], Client]
) -> None:
    client = sign_in("analyst")
    coverage, partners = served.plan.coverage, served.plan.measures.partners
    here, there = served.plan.policy.territories[0].territory, served.plan.policy.territories[1].territory
    mine = next(at for at, place in enumerate(coverage.territory.tolist()) if coverage.territories[place] == here)
    words = {"territory": here, "q": partners[mine], "partner": partners[mine], "to": there}
    page = client.get("/scenarios/1/map/", words).content.decode()
    held = [seat.person for seat in coverage.seats if seat.territory == there and seat.person]
    assert [f"?person={person}" in page for person in held] == [True] * len(held)
    assert held
    for wrong in ({**words, "to": "nowhere"}, {**words, "partner": "nobody"}, {"territory": "nowhere"}):
        answer = client.get("/scenarios/1/map/", wrong)
        assert answer.status_code == 200
        assert "?person=" not in answer.content.decode()
