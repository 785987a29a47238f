"""The environment is read strictly."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from maillage.engine.kernel.reason import MaillageError
from maillage.messages.render import finding_sentence
from maillage.settings import env


def test_a_variable_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAILLAGE_SECRET_KEY", raising=False)
    assert env.text("MAILLAGE_SECRET_KEY", "d") == "d"
    with pytest.raises(MaillageError) as missing:
        env.text("MAILLAGE_SECRET_KEY")
    assert "MAILLAGE_SECRET_KEY" in finding_sentence(missing.value.findings[0], "fr")


def test_postgresql_is_read_from_its_address() -> None:
    place = env.database("postgresql://anne:p%40ss@127.0.0.1:5433/channel")
    assert place["ENGINE"].endswith("postgresql")
    wanted = {"NAME": "channel", "USER": "anne", "PASSWORD": "p@ss", "HOST": "127.0.0.1", "PORT": "5433"}
    assert {key: place[key] for key in wanted} == wanted
    assert env.database("postgresql:///channel?host=/run/pg")["HOST"] == "/run/pg"


@pytest.mark.parametrize("address", ["mysql://h/x", "sqlite://", "postgresql://h", "channel"])
def test_any_other_address_is_refused_with_the_remedy(address: str) -> None:
    with pytest.raises(MaillageError) as refused:
        env.database(address)
    assert "postgresql://" in finding_sentence(refused.value.findings[0], "en")


@pytest.mark.parametrize(("version", "journal"), [((3, 51, 2), "DELETE"), ((3, 51, 3), "WAL")])
def test_wal_only_where_sqlite_has_no_corruption_race(
    version: tuple[int, int, int], journal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    assert f"journal_mode={journal}" in env.sqlite(Path("x"))["OPTIONS"]["init_command"]
    assert "synchronous=FULL" in env.database("sqlite:////tmp/x")["OPTIONS"]["init_command"]


def test_a_count_is_a_whole_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILLAGE_PROXIES", "2")
    assert env.count("MAILLAGE_PROXIES", 0) == 2
    monkeypatch.setenv("MAILLAGE_PROXIES", "-1")
    with pytest.raises(MaillageError) as refused:
        env.count("MAILLAGE_PROXIES", 0)
    assert "MAILLAGE_PROXIES" in finding_sentence(refused.value.findings[0], "fr")


def test_an_identity_provider_is_https_and_has_a_client(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (env.identity_provider(), env.origins({})) == ({}, [])
    for name, value in (("ISSUER", "https://id.example.org/realm"), ("CLIENT", "desk"), ("SECRET", "kept")):
        monkeypatch.setenv(f"MAILLAGE_OIDC_{name}", value)
    found = env.identity_provider()
    assert (found["name"], found["client_id"]) == ("id.example.org", "desk")
    assert env.origins(found) == ["https://id.example.org"]
    monkeypatch.setenv("MAILLAGE_OIDC_ORIGIN", "https://login.example.org")
    assert env.origins(found) == ["https://login.example.org"]
    for address in ("http://id.example.org", "id.example.org", "http://127.0.0.1.example.org"):
        monkeypatch.setenv("MAILLAGE_OIDC_ISSUER", address)
        with pytest.raises(MaillageError) as refused:
            env.identity_provider()
        assert "https" in finding_sentence(refused.value.findings[0], "en")
    monkeypatch.setenv("MAILLAGE_OIDC_ISSUER", "https://id.example.org")
    monkeypatch.delenv("MAILLAGE_OIDC_SECRET")
    with pytest.raises(MaillageError):
        env.identity_provider()


def test_connections_to_a_server_stay_open_and_those_to_a_file_do_not() -> None:
    kept = env.kept_open(env.database("postgresql://anne@127.0.0.1/channel"))
    assert (kept["CONN_MAX_AGE"], kept["CONN_HEALTH_CHECKS"]) == (600, True)
    assert env.kept_open(env.sqlite(Path("x.sqlite3")))["CONN_MAX_AGE"] == 0
