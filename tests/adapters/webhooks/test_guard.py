"""Where one may call: the public network by HTTPS, and nothing that leads elsewhere in disguise."""

from __future__ import annotations

import pytest

from maillage.adapters.webhooks.guard import Place, is_public, place_of
from maillage.engine.kernel.reason import MaillageError

PUBLIC = "93.184.216.34"
PRIVATE = ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
           "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fd00::1", "ff02::1", "::ffff:10.0.0.1",
           "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b:1::a00:1"]  # fmt: skip


def code(url: str, *found: str, near: bool = False) -> str:
    with pytest.raises(MaillageError) as raised:
        place_of(url, lambda host, port: found, near=near)
    return raised.value.findings[0].code


def test_a_public_address_may_be_called_at_the_address_that_was_looked_at() -> None:
    found = place_of("https://hooks.example:8443/in?a=1", lambda host, port: [PUBLIC])
    assert found == Place("hooks.example", 8443, PUBLIC, "/in?a=1", True)
    assert place_of("https://hooks.example", lambda host, port: [PUBLIC, "2606:2800:220:1::1"]).port == 443


@pytest.mark.parametrize("address", PRIVATE)
def test_a_name_that_leads_into_another_network_is_refused(address: str) -> None:
    assert not is_public(address)
    assert code("https://hooks.example/", address) == "webhook-private"
    # One address of several is enough: the name may answer otherwise the next time.
    assert code("https://hooks.example/", PUBLIC, address) == "webhook-private"


@pytest.mark.parametrize("address", [PUBLIC, "1.1.1.1", "2606:2800:220:1::1", "::ffff:1.1.1.1"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    ["http://hooks.example/", "ftp://hooks.example/", "https://", "https://me:secret@hooks.example/", "hooks.example",
     "https://hooks.example/#part", "https://hooks.example:port/", "https://hooks.example/\r\nX: y", "file:///etc/passwd",
     "https://hooks.example/" + "x" * 500, "https://hôte.example/"],
)  # fmt: skip
def test_what_is_no_address_of_https_is_refused(url: str) -> None:
    assert code(url, PUBLIC) == "webhook-url"


def test_a_name_that_leads_nowhere_is_refused() -> None:
    assert code("https://hooks.example/") == "webhook-unknown"


def test_numbers_are_names_too() -> None:
    # Written as one number, in octal, in hexadecimal: the system knows these for 127.0.0.1.
    for host in ("2130706433", "0177.0.0.1", "0x7f.1", "[::1]", "localhost"):
        with pytest.raises(MaillageError) as raised:
            place_of(f"https://{host}/")
        assert raised.value.findings[0].code in ("webhook-private", "webhook-unknown")


def test_this_machine_may_be_called_in_tests_alone() -> None:
    assert place_of("http://127.0.0.1:80/", lambda host, port: ["127.0.0.1"], near=True).secure is False
    assert code("http://127.0.0.1/", "127.0.0.1") == "webhook-url"
    assert code("https://127.0.0.1/", "127.0.0.1") == "webhook-private"
    assert code("http://hooks.example/", "127.0.0.1", near=True) == "webhook-url"
