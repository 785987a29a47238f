"""A book of the demo, served in this process, and its cast."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.db import connections
from django.test import Client

from maillage.accounts.permissions import Actor

if TYPE_CHECKING:
    # Models can be imported only once Django is set up, which this module comes before.
    from maillage.actions.desk.demo import SignIn
    from maillage.actions.partners.find import Directory
    from maillage.actions.plan.read import Opened

PASSWORD = "a long enough password"


class Quick(PBKDF2PasswordHasher):
    """Hashes that any process can check, made without the time that they should take."""

    iterations = 1


@pytest.fixture(scope="session")
def demo_desk(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """The plan of a book with the demo's accounts: made once for all workers, of which each reads a copy of its own."""
    from maillage.actions.book import Book
    from maillage.actions.plan.read import open_plan

    made = _once(tmp_path_factory, "desk", _make)
    folder = tmp_path_factory.mktemp("desk") / "book"
    shutil.copytree(made, folder)
    return open_plan(Book(folder))


def _once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that one worker makes while the others wait for it."""
    own = factory.getbasetemp()
    # The workers' folders lie in one; a process that works alone has nobody to share with.
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / f"{name}-made"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            # A worker that fails leaves nothing that another would take for the whole.
            unfinished = factory.mktemp(name) / "unfinished"
            make(unfinished)
            unfinished.rename(folder)
    return folder


def _make(folder: Path) -> None:
    from maillage.actions.demo import fill, plan
    from maillage.actions.desk.demo import give_accounts, open_draft, publish_plan, write_dossier
    from maillage.actions.plan.read import Opened

    shown = plan(fill(folder, "fr", size=400, files=False))
    with serving(folder):
        opened = Opened(shown.book, shown.built.plan)
        give_accounts(opened, PASSWORD)
        _ask(opened)
        publish_plan(opened)
        write_dossier(opened)
        open_draft(opened)
        _subscribe(opened)
    shown.book.records().close()


def _ask(opened: Opened) -> None:
    """Have a job waiting, which nobody works on."""
    from maillage.accounts.models import Account
    from maillage.accounts.permissions import actor_of
    from maillage.actions.jobs.ask import ask

    analyst = actor_of(Account.objects.get(email__startswith="analyst@"))
    ask(analyst, opened.book, "plan-build", {"as_of": opened.plan.header.as_of.isoformat()})


def _subscribe(opened: Opened) -> None:
    """Have a program be told of verdicts, of which none is given afterwards."""
    from maillage.accounts.permissions import operator
    from maillage.actions.webhooks.subscribe import subscribe

    subscribe(operator("administrator"), opened.book, "http://127.0.0.1:9/", frozenset({"verdict.given"}), near=True)


@pytest.fixture(scope="session")
def common_desk(demo_desk: Opened, tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """A copy of that book in which tests may write; whoever needs one as it was made copies the first."""
    from maillage.actions.book import Book
    from maillage.actions.plan.read import open_plan

    folder = tmp_path_factory.mktemp("common") / "book"
    shutil.copytree(demo_desk.book.folder, folder)
    return open_plan(Book(folder))


@pytest.fixture
def served(common_desk: Opened) -> Iterator[Opened]:
    """The plan of a book that the desk of this process serves, with the demo's accounts."""
    with serving(common_desk.book.folder):
        yield common_desk


@contextmanager
def serving(folder: Path) -> Iterator[None]:
    """Have the desk of this process serve a book for a while."""
    from maillage.actions.desk.prepare import open_desk

    before = connections.settings["default"]
    with pytest.MonkeyPatch.context() as patch:
        for name in ("DJANGO_SETTINGS_MODULE", "MAILLAGE_BOOK", "MAILLAGE_HOSTS", "MAILLAGE_SECRET_KEY"):
            patch.setenv(name, "")
        _forget()
        patch.setattr(settings, "BOOK", folder)
        patch.setattr(settings, "ALLOWED_HOSTS", ["*"])
        patch.setattr(settings, "PASSWORD_HASHERS", [f"{__name__}.Quick"])
        # Tests sign in more often than people do; the test of the limits sets its own.
        patch.setattr(settings, "ACCOUNT_RATE_LIMITS", False, raising=False)
        open_desk(folder)
        try:
            yield
        finally:
            _forget()
            connections.settings["default"] = before


def _forget() -> None:
    from maillage.actions import shelf

    connections["default"].close()
    del connections["default"]
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
