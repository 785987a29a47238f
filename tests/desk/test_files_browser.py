"""A file with two bad lines, from the drop to the last mended line: in a browser, in both languages."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from wsgiref.simple_server import make_server

import pytest
from playwright.sync_api import Page, expect

from maillage.actions.book import Book
from tests.actions.intake.desk import BAD, fresh, text_of
from tests.actions.intake.wholesaler import TEN
from tests.desk.test_browser import Silent, sign_in, told
from tests.desk.test_files import book, desk

__all__ = ["book", "desk", "fresh", "told"]


@pytest.fixture
def address(book: Book) -> Iterator[str]:
    from django.core.wsgi import get_wsgi_application

    server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Silent)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_an_analyst_drops_a_file_and_mends_what_is_refused(
    size: tuple[int, int], page: Page, address: str, told: list[str], book: Book, tmp_path: Path
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    file = tmp_path / "january.csv"
    file.write_bytes(text_of(*TEN, *BAD))
    sign_in(page, address, "analyst")
    told.clear()  # this book has no plan yet, which its first page tells
    page.goto(f"{address}/files/")
    expect(page.locator("#taken")).to_contain_text("No file was taken in yet")
    page.set_input_files("input[type=file]", file)
    page.click("#drop button")
    expect(page.locator("h1")).to_have_text("january.csv")
    expect(page.locator("select[name=mapping]")).to_have_value("sales")
    page.select_option("select[name=mapping]", "offerings")
    expect(page.locator("#preview .findings")).to_contain_text("delimiter")
    page.click("text=Write a mapping for this file")
    expect(page.locator("#to-0")).to_have_value("document")
    page.select_option("#constant-route", "wholesale")
    expect(page.locator("pre")).to_contain_text("constant: wholesale")
    assert fits(page)
    page.go_back()
    page.select_option("select[name=mapping]", "sales")
    expect(page.locator("#preview")).to_contain_text("2 of them would wait")
    assert fits(page)
    page.click("text=Check the whole file")
    expect(page.locator("#causes tbody tr")).to_have_count(3)
    page.click("text=Français")
    expect(page.locator("#causes")).to_contain_text("n’est pas un jour")
    assert fits(page)
    page.click("text=Le prendre en compte")
    expect(page.locator("#taken tbody tr")).to_contain_text("january.csv")
    assert fits(page)
    page.click("#quarantine tbody a")
    expect(page.locator("fieldset.mend")).to_have_count(2)
    assert fits(page)
    page.fill("input[name=cell-12-2]", "2026-01-31")
    page.click("button[name=only][value='12']")
    expect(page.locator(".told")).to_contain_text("Une ligne a été prise en compte")
    expect(page.locator("fieldset.mend")).to_have_count(1)
    page.fill("input[name=cell-13-5]", "1")
    page.click("button[name=only]")
    expect(page.locator(".told")).to_contain_text("encore refusée")
    page.fill("input[name=cell-13-6]", "5")
    page.click("button[name=only]")
    expect(page.locator(".told")).to_contain_text("Plus aucune ligne")
    assert book.ledger().state().lines == 12
    assert told == []
