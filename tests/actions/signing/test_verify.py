"""Anybody verifies a signed file, with keys in the forms in which they are published."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from maillage.actions.signing.verify import verify_file
from maillage.adapters.signatures.document import sign
from maillage.adapters.signatures.key import jwk_of, name_of, new_key, public_text
from maillage.engine.kernel.reason import MaillageError

PRIVATE = new_key()
PUBLIC, OTHER = public_text(PRIVATE), public_text(new_key())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "organisation.jws.json"
    made.write_bytes(sign(PRIVATE, "kind/1", b'{"number":3}'))
    return made


@pytest.mark.parametrize(
    "keys", [PUBLIC, OTHER + PUBLIC, json.dumps({"keys": [jwk_of(OTHER), jwk_of(PUBLIC)]})], ids=["pem", "pems", "set"]
)
def test_one_of_the_keys_has_to_have_signed_it(keys: str, file: Path, tmp_path: Path) -> None:
    (tmp_path / "keys").write_text(keys, encoding="utf-8")
    found = verify_file(file, tmp_path / "keys")
    assert (found.kind, found.key, found.content) == ("kind/1", name_of(PUBLIC), {"number": 3})


@pytest.mark.parametrize(
    ("keys", "code"),
    [(OTHER, "signature-other"), ("", "signing-key"), ("{}", "signing-key"), ('{"keys":[{"x":"AA"}]}', "signing-key")],
)
def test_another_key_or_none_is_said(keys: str, code: str, file: Path, tmp_path: Path) -> None:
    (tmp_path / "keys").write_text(keys, encoding="utf-8")
    with pytest.raises(MaillageError) as raised:
        verify_file(file, tmp_path / "keys")
    assert raised.value.findings[0].code == code
