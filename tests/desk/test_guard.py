"""What could not be done says so, with the way back to the page from which it was asked; a foreign page is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

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
