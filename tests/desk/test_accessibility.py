"""Every page of the desk before axe, with the rules of WCAG 2.2 AA: wide in English, narrow in French."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from allauth.mfa.models import Authenticator
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from maillage.accounts.models import Account
from maillage.accounts.permissions import permissions
from maillage.actions.book import Book
from maillage.actions.notices.announce import announce
from maillage.actions.plan.read import Opened
from maillage.desk.guard import SIGNED_IN
from maillage.desk.routes import ROUTES
from maillage.records.models import Notice
from tests.actions.intake.desk import fresh
from tests.desk.test_browser import address, listening
from tests.desk.test_factor import set_up
from tests.desk.test_files import book, delivered, desk, drop, enter, taken
from tests.served import PASSWORD

__all__ = ["address", "book", "desk", "enter", "fresh"]

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
OPTIONS = {"runOnly": {"type": "tag", "values": [*RULES]}, "resultTypes": ["violations"]}
READERS = {"director": "director", "analyst": "analyst", "administrator": "administrator", "approver": "approver",
           "unit": "unit_manager"}  # fmt: skip
"""Who looks, and in which role: every page is opened by the first of them who may."""
LOOKS = {"en": (1440, 900), "fr": (390, 844)}
DOWNLOADS = {"log-anchor", "quarantine_file"}
"""Routes that answer with a file, not with a page."""
EVERYONE = ("me/second-factor/", "me/password/", "signin/again/", "no-such-page/")
PAGES = [route for route in ROUTES if not route.posted and route.name not in DOWNLOADS]


@pytest.fixture
def address_of_files(book: Book) -> Iterator[str]:
    """Where the book with files is served."""
    with listening() as place:
        yield place


def faults(page: Page, where: str) -> list[str]:
    """What axe holds against the page that is shown: one line a node, with its rule."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{where}: {rule['id']}: {node['target']} {node['html'][:160]} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def allowed(who: str, permission: str) -> bool:
    return permission == SIGNED_IN or permission in permissions()[READERS[who]]


def enter_browser(page: Page, address: str, client: Client) -> None:
    """Have the browser be signed in as a client of the tests is."""
    name = settings.SESSION_COOKIE_NAME
    page.context.clear_cookies()
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])


def look(page: Page, address: str, paths: list[str], language: str, who: str) -> list[str]:
    """Open pages in a language, each at the width that goes with it."""
    width, height = LOOKS[language]
    page.set_viewport_size({"width": width, "height": height})
    accounts = Account.objects.filter(email__startswith=f"{who}@")
    before = accounts.get().language
    accounts.update(language=language)
    found = []
    try:
        for path in paths:
            answer = page.goto(f"{address}/{path}")
            assert answer is not None, path
            assert answer.status == (404 if path == "no-such-page/" else 200), path
            assert page.locator("html").get_attribute("lang") == language, path
            # What is folded away is read too, once it is opened.
            page.eval_on_selector_all("main details", "all => all.forEach(one => { one.open = true; })")
            found += faults(page, f"/{path} ({who}, {language}, {width} px)")
    finally:
        accounts.update(language=before)
    return found


def filled(path: str, opened: Opened, client: Client) -> str:
    """Fill a route's pattern with something that the reader may see."""
    plan = opened.plan
    known = plan.measures.partners
    members = [known[at] for at in plan.clusters.clusters[0].members]
    if "<str:partner>" in path:
        partner = next(one for one in (*members, *known) if client.get(f"/partners/{one}/").status_code == 200)
        path = path.replace("<str:partner>", partner)
    path = path.replace("<str:cluster>", plan.clusters.clusters[0].name)
    return path.replace("<int:number>", "1").replace("<str:table>", "seats")


def demo_pages(who: str) -> list[str]:
    """The pages that somebody may open and for which the demo has something to show."""
    return [route.path for route in PAGES if allowed(who, route.permission) and "<str:delivery>" not in route.path
            and "<str:batch>" not in route.path and "<str:notice>" not in route.path]  # fmt: skip


# Pages that between them show every kind of piece: map, filters, tree of reasons, table, editor, form.
FEW = ("", "partners/<str:partner>/", "policy/draft/", "matrix/")


def test_the_pages_with_most_on_them_break_no_rule(
    page: Page, address: str, served: Opened, sign_in: Callable[[str], Client]
) -> None:
    client = sign_in("director")
    enter_browser(page, address, client)
    paths = [filled(path, served, client) for path in FEW]
    assert look(page, address, paths[:2], "en", "director") == []
    page.click("header summary")
    expect(page.locator("header details[open] a").first).to_be_visible()
    assert faults(page, "an open menu") == []
    assert look(page, address, paths[2:], "fr", "director") == []


def test_a_fault_is_found(page: Page) -> None:
    page.set_content(
        '<html lang="en"><title>Planted</title><main><h1>Planted</h1><img src="data:,">'
        '<p style="color: #bbb; background: #fff">Hardly to be read</p></main></html>'
    )
    assert {line.split(": ")[1] for line in faults(page, "planted")} == {"image-alt", "color-contrast"}


@pytest.mark.parametrize("who", ["director", "analyst", "unit", "territory"])
def test_the_menu_stands_in_one_row_where_there_is_room_and_opens_by_keyboard(
    who: str, page: Page, address: str, sign_in: Callable[[str], Client]
) -> None:
    enter_browser(page, address, sign_in(who))
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{address}/partners/")
    tops = page.eval_on_selector_all("header nav > ul > li", "all => all.map(one => one.offsetTop)")
    assert max(tops) - min(tops) < 12
    assert page.eval_on_selector("header.top", "one => one.offsetHeight") < 64
    summary = page.locator("header summary").first
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('details[open]') !== null")
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("header details[open] a").first.is_visible()


@pytest.mark.slow
@pytest.mark.parametrize("language", LOOKS)
def test_no_page_of_the_desk_breaks_a_rule(
    language: str, page: Page, address: str, served: Opened, sign_in: Callable[[str], Client]
) -> None:
    seen: set[str] = set()
    found = []
    for who in READERS:
        paths = [path for path in demo_pages(who) if path not in seen]
        seen |= {*paths}
        client = sign_in(who)
        enter_browser(page, address, client)
        paths += EVERYONE if who == "administrator" else ()
        found += look(page, address, [filled(path, served, client) for path in paths], language, who)
    assert found == []


@pytest.mark.slow
@pytest.mark.parametrize("language", LOOKS)
def test_no_page_of_a_file_breaks_a_rule(
    language: str, page: Page, address_of_files: str, book: Book, enter: Callable[..., Client]
) -> None:
    client = enter("analyst")
    batch, delivery = taken(client, delivered(drop(client))), delivered(drop(client, name="second.csv"))
    client.post(f"/files/{delivery}/check/", {"mapping": "sales"})
    enter_browser(page, address_of_files, client)
    paths = ["files/", f"files/{delivery}/", f"files/{delivery}/mapping/", f"files/{delivery}/findings/",
             f"quarantine/{batch}/"]  # fmt: skip
    assert look(page, address_of_files, paths, language, "analyst") == []


@pytest.mark.slow
@pytest.mark.parametrize("language", LOOKS)
def test_no_page_of_signing_in_and_no_notice_breaks_a_rule(
    language: str, page: Page, address: str, served: Opened
) -> None:
    announce(served.book)
    client = Client()
    client.post("/signin/", {"login": "analyst@demo.example", "password": PASSWORD})
    told = Notice.objects.filter(account=Account.objects.get(email__startswith="analyst@").pk).first()
    paths = ["me/second-factor/activate/", *([f"for-you/{told.name}/"] if told is not None else [])]
    try:
        enter_browser(page, address, client)
        found = look(page, address, paths, language, "analyst")
        set_up(client)
        enter_browser(page, address, client)
        within = ("", "recovery/", "recovery/new/", "deactivate/")
        found += look(page, address, [f"me/second-factor/{part}" for part in within], language, "analyst")
    finally:
        Authenticator.objects.all().delete()
    page.context.clear_cookies()
    page.goto(f"{address}/signin/")
    found += faults(page, f"/signin/ ({language})")
    page.fill("input[name=login]", "nobody@demo.example")
    page.fill("input[name=password]", "wrong")
    page.click("main button")
    found += faults(page, f"/signin/ refused ({language})")
    assert found == []
