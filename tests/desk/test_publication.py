"""A plan put forward, approved by another person, published, and seen from its day on: in a browser, in both languages."""

import pytest
from playwright.sync_api import Page, expect

from maillage.actions.plan.build import build_plan
from maillage.actions.plan.read import Opened
from tests.desk.test_browser import address, sign_in, told

__all__ = ["address", "told"]
DAY = "2099-01-01"


@pytest.fixture
def other(served: Opened) -> str:
    """Another plan of the same book: another seed."""
    return build_plan(served.book, served.plan.header.as_of, seed=7, seconds=1).plan.header.name


def enter(page: Page, address: str, who: str) -> None:
    page.context.clear_cookies()
    sign_in(page, address, who)


def test_a_plan_goes_from_the_analyst_to_those_whom_it_concerns(
    page: Page, address: str, told: list[str], other: str, served: Opened
) -> None:
    enter(page, address, "analyst")
    page.goto(f"{address}/publications/")
    page.select_option("select[name=plan]", other)
    page.fill("input[name=effective]", DAY)
    page.fill("input[name=grounds]", "La graine 7 garde davantage de relations.")
    page.click("#propose button")
    proposal = page.url
    expect(page.locator("h1")).to_contain_text("Proposition")
    expect(page.locator("#difference")).to_contain_text("publication 1")
    expect(page.locator("#verdict")).to_have_count(0)

    enter(page, address, "director")
    page.goto(proposal)
    expect(page.locator("#publish")).to_have_count(0)

    enter(page, address, "approver")
    page.goto(proposal)
    page.click("text=English")
    expect(page.locator("#verdict")).to_contain_text("exactly this content")
    page.click("button[value=approve]")
    expect(page.locator("ul.state")).to_contain_text("Approved")
    page.click("text=Français")

    enter(page, address, "director")
    page.goto(proposal)
    page.click("#publish button")
    expect(page.locator("ul.state")).to_contain_text("Publication 2")

    enter(page, address, "territory")
    for day, number in (("", "1"), (f"?on={DAY}", "2"), ("?on=2098-12-31", "1")):
        page.goto(f"{address}/{day}")
        expect(page.locator("form.when")).to_contain_text(f"Publication {number}, en vigueur")
    assert told == []

    enter(page, address, "administrator")
    page.goto(f"{address}/log/")
    expect(page.locator(".told")).to_contain_text("tient")
    # The last entry is the job that tells those whom it concerns.
    expect(page.locator("tbody tr").nth(1)).to_contain_text("a publié")
    page.goto(proposal)
    expect(page.locator("h1")).to_have_text("Cette page n’existe pas")


def test_nothing_is_shown_to_the_field_before_something_is_in_force(page: Page, address: str, served: Opened) -> None:
    enter(page, address, "territory")
    page.goto(f"{address}/?on=2020-01-01")
    expect(page.locator("h1")).to_have_text("Ceci ne peut pas être montré")
    expect(page.locator("main")).to_contain_text("Rien n’est encore en vigueur")
    enter(page, address, "analyst")
    page.goto(f"{address}/?on=2020-01-01")
    expect(page.locator("form.when .flag")).to_contain_text("Brouillon")
