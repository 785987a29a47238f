"""A book of the demo, served in this process, and its cast."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client

from maillage.accounts.permissions import Actor
from maillage.settings import env

if TYPE_CHECKING:
    # Models can be imported only once Django is set up, which this module comes before.
    from maillage.actions.desk.demo import SignIn
    from maillage.actions.partners.find import Directory
    from maillage.actions.plan.read import Opened

PASSWORD = "a long enough password"


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """The plan of a book that the desk of this process serves, with the demo's accounts."""
    from maillage.actions.book import Book
    from maillage.actions.demo import fill, plan
    from maillage.actions.desk.demo import give_accounts
    from maillage.actions.plan.read import Opened, open_plan

    folder = tmp_path_factory.mktemp("desk") / "book"
    shown = plan(fill(folder, "fr", size=400, files=False))
    with serving(folder):
        give_accounts(Opened(shown.book, shown.built.plan), PASSWORD)
        yield open_plan(Book(folder))


class serving:  # noqa: N801 # reads as the sentence that it is
    """Has the desk of this process serve a book for a while."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.patch = folder, pytest.MonkeyPatch()

    def __enter__(self) -> None:
        for name in ("DJANGO_SETTINGS_MODULE", "MAILLAGE_BOOK", "MAILLAGE_HOSTS", "MAILLAGE_SECRET_KEY"):
            self.patch.setenv(name, "")
        self.before = connections.settings["default"]
        _forget()
        connections.settings["default"] = env.sqlite((self.folder / "records.sqlite3").resolve())
        self.patch.setattr(settings, "BOOK", self.folder)
        self.patch.setattr(settings, "ALLOWED_HOSTS", ["*"])
        # Hashing as slowly as it should be is not what is tried.
        self.patch.setattr(settings, "PASSWORD_HASHERS", ["django.contrib.auth.hashers.MD5PasswordHasher"])
        from maillage.actions.desk.prepare import open_desk

        open_desk(self.folder)

    def __exit__(self, *_: object) -> None:
        _forget()
        connections.settings["default"] = self.before
        self.patch.undo()


def _forget() -> None:
    connections["default"].close()
    del connections["default"]
    from maillage.desk import shelf

    shelf.book.cache_clear()
    shelf._laid_out.cache_clear()


@pytest.fixture
def directory(served: Opened) -> Directory:
    from maillage.actions.partners.find import Directory

    return Directory(served)


@pytest.fixture
def sign_in(served: Opened) -> Callable[[str], Client]:
    """Signs somebody of the cast in, by the part of the address before the @."""
    from maillage.accounts.models import Account

    def signed_in(who: str) -> Client:
        client = Client()
        client.force_login(Account.objects.get(email__startswith=f"{who}@"))
        return client

    return signed_in


@pytest.fixture
def cast(served: Opened) -> dict[str, SignIn]:
    """The demo's cast by the part of the address before the @."""
    from maillage.actions.desk.demo import cast_of

    return {one.email.partition("@")[0]: one for one in cast_of(served)}


@pytest.fixture
def acting(cast: dict[str, SignIn]) -> Callable[[str], Actor]:
    """Gives the actor that somebody of the cast is."""
    return lambda who: Actor(0, cast[who].name, cast[who].person, cast[who].roles)
