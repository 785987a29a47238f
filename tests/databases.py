"""Empty databases of records for tests, on both engines: migrated once, then copied for each test."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.db import connections

from maillage.settings import env

ENGINES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


def prepare(address: str) -> None:
    """Make the tables in the database at an address, and leave no connection behind."""
    from maillage.records.store import RecordsStore  # models import only after Django's set-up

    with known(address) as alias:
        RecordsStore(alias).prepare()


@contextmanager
def known(address: str) -> Iterator[str]:
    """Let Django know a database for a while; yields its alias."""
    alias = f"test-{uuid.uuid4().hex}"
    connections.settings[alias] = env.database(address)
    try:
        yield alias
    finally:
        connections[alias].close()
        del connections.settings[alias]


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with all tables and no row, closed: a new file for each test is copied from it."""
    file = tmp_path_factory.mktemp("template") / "records.sqlite3"
    prepare(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def postgres_template(postgres_url: str) -> str:
    """The name of a database with all tables and no row."""
    name = f"template_{uuid.uuid4().hex}"
    _run(postgres_url, f'CREATE DATABASE "{name}"')
    prepare(_sibling(postgres_url, name))
    return name


@pytest.fixture(params=ENGINES)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database with all tables, on each engine in turn."""
    if request.param == "sqlite":
        file = tmp_path / "records.sqlite3"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), file)
        yield f"sqlite:///{file}"
        return
    with postgres_url_of(request.getfixturevalue("postgres_url"), request.getfixturevalue("postgres_template")) as url:
        yield url


@contextmanager
def postgres_url_of(url: str, template: str) -> Iterator[str]:
    """Make a database beside the one at ``url``, of a template where one is named; yield its address."""
    name = f"test_{uuid.uuid4().hex}"
    _run(url, f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{template}"' if template else ""))
    try:
        yield _sibling(url, name)
    finally:
        _run(url, f'DROP DATABASE "{name}" WITH (FORCE)')


def _run(url: str, statement: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[call-overload] # made here, of names made here


def _sibling(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
