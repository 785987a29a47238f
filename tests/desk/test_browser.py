"""The desk in a real browser: signed in, searched, read in both languages, wide and narrow."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from playwright.sync_api import Page, expect

from maillage.actions.plan.read import Opened
from tests.served import PASSWORD


class Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def listening() -> Iterator[str]:
    """Serve the desk of this process for a while; gives its address."""
    from django.core.wsgi import get_wsgi_application

    server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Silent)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def address(served: Opened) -> Iterator[str]:
    with listening() as place:
        yield place


DROPPED = "net::ERR_ABORTED"


@pytest.fixture
def told(page: Page) -> list[str]:
    """What the browser complains about: a refused script or style, a failed request, an error of a script."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    # What a page still asked for when it was left is dropped by the browser, and has not failed.
    page.on("requestfailed", lambda request: found.append(request.url) if request.failure != DROPPED else None)
    page.on("request", lambda request: found.append(request.url) if "127.0.0.1" not in request.url else None)
    return found


def sign_in(page: Page, address: str, who: str) -> None:
    page.goto(address)
    page.fill("input[name=login]", f"{who}@demo.example")
    page.fill("input[name=password]", PASSWORD)
    page.click("main button")
    expect(page.locator("header nav")).to_be_visible()


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_a_director_finds_why_a_reseller_is_where_it_is(
    size: tuple[int, int], page: Page, address: str, told: list[str], served: Opened
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    sign_in(page, address, "director")
    plan = served.plan
    partner = plan.measures.partners[plan.clusters.clusters[0].members[0]]
    page.click("header nav >> text=Partenaires")
    page.fill("input[name=q]", partner)
    expect(page.locator("#found tbody tr")).to_have_count(1)
    assert f"q={partner}" in page.url
    page.click("#found tbody th a")
    expect(page.locator("h1")).to_have_text(served.names[("partner", partner)])
    expect(page.locator("#tier .tree").first).to_contain_text("catégorie")
    expect(page.locator("#contacts tbody tr").first).to_be_visible()
    for path in ("/", "/partners/", "/changes/", "/clusters/", "/workload/", "/publications/", "/publications/1/", "/log/",
                 f"/partners/{partner}/"):  # fmt: skip
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    assert told == []


def test_a_page_without_its_styles_would_be_noticed(page: Page, address: str, told: list[str]) -> None:
    page.route("**/desk.css", lambda route: route.abort())
    page.goto(address)
    assert any("desk.css" in text for text in told)


def test_the_language_is_changed_where_one_stands(page: Page, address: str, told: list[str], served: Opened) -> None:
    sign_in(page, address, "approver")
    page.goto(f"{address}/workload/")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.click("text=English")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url == f"{address}/workload/"
    page.click("text=Français")
    expect(page.locator("h1")).to_have_text("Charge de travail")
    assert told == []


def test_a_territory_manager_sees_his_partners_alone(page: Page, address: str, told: list[str], served: Opened) -> None:
    sign_in(page, address, "territory")
    expect(page.locator("h1")).to_have_text("Ma partie de l’organisation")
    expect(page.locator("#territories")).to_have_count(0)
    page.goto(f"{address}/accounts/")
    expect(page.locator("h1")).to_have_text("Cette page n’existe pas")
    assert all("404" in text for text in told)


def test_a_wrong_password_says_no_more_than_that(page: Page, address: str) -> None:
    said = []
    for who in ("director@demo.example", "nobody@demo.example"):
        page.goto(f"{address}/signin/")
        page.fill("input[name=login]", who)
        page.fill("input[name=password]", "something else entirely")
        page.click("main button")
        said.append(page.inner_text(".errors"))
    assert said[0] == said[1]
    assert said[0]
