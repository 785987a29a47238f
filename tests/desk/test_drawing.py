"""Addresses are those that Django gives, made quicker."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from maillage.desk.drawing import address_of, addresses_of
from maillage.desk.routes import ROUTES

NAMES = ["P000001", "a b", "é&c", "50%", "x?y#z", "..", "a'b\"c<d>", "~:@!$()*+,;="]


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_an_address_is_what_django_says(route: object) -> None:
    name, path = route.name, route.path  # type: ignore[attr-defined]
    if "<" not in path:
        assert address_of(name) == reverse(name)
    elif "<int:number>" in path and "<str" not in path:
        assert address_of(name, number=17) == reverse(name, kwargs={"number": 17})


@pytest.mark.parametrize("value", NAMES)
def test_a_name_in_an_address_is_written_as_django_writes_it(value: str) -> None:
    expected = reverse("partner", kwargs={"partner": value})
    assert address_of("partner", partner=value) == addresses_of("partner")(value) == expected


def test_what_is_no_address_stays_one_that_fails() -> None:
    for name, place in (("partner", {}), ("nothing", {}), ("partner", {"partner": "a/b"}), ("partners", {"x": "y"})):
        with pytest.raises(NoReverseMatch):
            address_of(name, **place)
    with pytest.raises(NoReverseMatch):
        addresses_of("partner")("a/b")
    for name in ("partners", "nothing"):
        with pytest.raises(ValueError, match=name):
            addresses_of(name)


def test_the_language_is_changed_on_the_page_where_a_form_was_written(sign_in: Callable[[str], Client]) -> None:
    own = "http://testserver/publications/"
    client = sign_in("analyst")
    sent = client.post("/publications/propose/", headers={"Referer": own}).content.decode()
    assert f'name="next" value="{own}"' in sent
    assert 'name="next" value="/partners/?q=a"' in client.get("/partners/?q=a").content.decode()


def test_the_pages_of_an_account_have_the_menu_and_those_for_signing_in_have_none(
    sign_in: Callable[[str], Client],
) -> None:
    assert '<a href="/partners/"' in sign_in("director").get("/me/second-factor/").content.decode()
    assert "<nav" not in Client().get("/signin/").content.decode()
