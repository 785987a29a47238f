"""How mail is sent, from one address."""

from pathlib import Path

import pytest
from django.core.mail.backends.smtp import EmailBackend

from maillage.adapters.mail.connect import connection_of
from maillage.adapters.mail.folder import FolderBackend
from maillage.engine.kernel.reason import MaillageError


@pytest.mark.parametrize(
    ("address", "port", "starttls", "tls"),
    [
        ("smtp://anne:p%40ss@mail.example.org", 587, True, False),
        ("smtps://anne:p%40ss@mail.example.org", 465, False, True),
        ("smtp://anne:p%40ss@127.0.0.1:2525", 2525, False, False),
    ],
)
def test_a_server_is_spoken_to_in_secret_unless_it_is_this_machine(
    address: str, port: int, starttls: bool, tls: bool, tmp_path: Path
) -> None:
    found = connection_of(address, tmp_path)
    assert isinstance(found, EmailBackend)
    assert (found.port, found.use_tls, found.use_ssl) == (port, starttls, tls)
    assert (found.username, found.password) == ("anne", "p@ss")


def test_a_folder_is_the_book_s_unless_it_is_named_whole(tmp_path: Path) -> None:
    for address, place in (("file:mail", tmp_path / "mail"), ("file:///var/mail/x", Path("/var/mail/x"))):
        found = connection_of(address, tmp_path)
        assert isinstance(found, FolderBackend)
        assert found.folder == place


@pytest.mark.parametrize("address", ["pigeon://coop", "mail", "smtp://", "file:"])
def test_anything_else_is_refused(address: str, tmp_path: Path) -> None:
    with pytest.raises(MaillageError) as raised:
        connection_of(address, tmp_path)
    assert raised.value.findings[0].code == "mail-address"
