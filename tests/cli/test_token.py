"""``maillage token``: the secret alone on standard output, once; listed and revoked by number."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner, Result

from maillage.actions.plan.read import Opened
from maillage.actions.tokens.recognise import recognise
from maillage.cli import token
from maillage.cli.state import choose
from maillage.engine.kernel.reason import MaillageError

OWNER = "analyst@demo.example"


@pytest.fixture(autouse=True)
def english(served: Opened) -> None:
    choose("en")


def run(served: Opened, *words: str) -> Result:
    return CliRunner().invoke(token.app, [*words, "--book", str(served.book.folder)], catch_exceptions=False)


def test_a_token_is_made_listed_and_revoked(served: Opened) -> None:
    made = run(served, "add", OWNER, "nightly", "--may", "partners.read", "--days", "7")
    secret = made.stdout.strip()
    assert secret.startswith("maillage_")
    assert len(made.stdout.splitlines()) == 1
    assert secret not in made.stderr
    assert recognise(secret) is not None
    (first, *_) = json.loads(run(served, "list", OWNER, "--json").stdout)
    assert (first["label"], first["scope"], first["holds"]) == ("nightly", ["partners.read"], True)
    assert run(served, "revoke", OWNER, str(first["token"])).exit_code == 0
    assert recognise(secret) is None
    assert "no longer holds" in run(served, "list", OWNER).stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("add", "nobody@demo.example", "x", "--may", "partners.read"), "account-missing"),
        (("add", OWNER, "x", "--may", "accounts.read"), "token-scope"),
        (("revoke", OWNER, "999999"), "token-missing"),
    ],
)
def test_what_cannot_be_is_told(words: tuple[str, ...], code: str, served: Opened) -> None:
    with pytest.raises(MaillageError) as raised:
        run(served, *words)
    assert raised.value.findings[0].code == code
