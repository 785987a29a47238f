"""What could not be done says so, with the way back to the page from which it was asked; a foreign page is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from maillage.actions.plan.read import Opened

OWN = "http://testserver/publications/"


@pytest.mark.parametrize(
    ("referer", "led"), [(OWN, True), ("https://elsewhere.example/publications/", False), ("", False)]
)
def test_what_could_not_be_done_leads_back(sign_in: Callable[[str], Client], referer: str, led: bool) -> None:
    client = sign_in("analyst")
    found = client.post("/publications/propose/", {"plan": "none", "effective": "soon"}, headers={"Referer": referer})
    assert found.status_code == 409
    page = found.content.decode()
    assert "<h1>Rien n’a été fait</h1>" in page
    assert (f'<a href="{OWN}">' in page) == led
    assert "elsewhere" not in page


def test_what_cannot_be_shown_says_so(sign_in: Callable[[str], Client]) -> None:
    found = sign_in("territory").get("/", {"on": "2020-01-01"})
    assert found.status_code == 409
    assert "<h1>Ceci ne peut pas être montré</h1>" in found.content.decode()


def test_no_page_says_where_the_book_lies(sign_in: Callable[[str], Client], served: Opened) -> None:
    page = sign_in("analyst").get("/scenarios/compare/?old=none&new=nothing").content.decode()
    assert "Aucun plan de plans ne s’appelle «\u00a0none\u00a0»" in page
    assert str(served.book.folder) not in page


def test_a_link_to_what_is_only_sent_leads_to_the_first_page(sign_in: Callable[[str], Client]) -> None:
    found = sign_in("analyst").get("/files/drop/")
    assert found.status_code == 405
    assert found.headers["Allow"] == "POST"
    assert '<a href="/">' in found.content.decode()


def test_who_signs_in_after_sending_a_form_goes_on_where_it_was_written(served: Opened) -> None:
    found = Client().post("/publications/propose/", headers={"Referer": OWN})
    assert found.status_code == 302
    assert found.headers["Location"].endswith("next=http%3A//testserver/publications/")


def test_a_form_sent_to_its_own_page_is_the_way_back(sign_in: Callable[[str], Client]) -> None:
    own = "http://testserver/publications/propose/"
    page = sign_in("analyst").post("/publications/propose/", headers={"Referer": own}).content.decode()
    assert f'<a href="{own}">' in page
