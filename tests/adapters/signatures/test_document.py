"""A signed document says what was signed, or nothing."""

from __future__ import annotations

import base64
import json

import pytest
from authlib.jose import JsonWebSignature, OKPKey

from maillage.adapters.signatures.document import key_named, sign, verify
from maillage.adapters.signatures.key import name_of, new_key, public_text
from maillage.engine.kernel.reason import MaillageError

PRIVATE = new_key()
PUBLIC = public_text(PRIVATE)
CONTENT = '{"partners":[{"name":"Électre"}]}\n'.encode()
SIGNED = sign(PRIVATE, "kind/1", CONTENT)


def code(document: bytes, public: str = PUBLIC) -> str:
    with pytest.raises(MaillageError) as raised:
        verify(document, public)
    return raised.value.findings[0].code


def test_it_says_what_was_signed_and_by_which_key() -> None:
    found = verify(SIGNED, PUBLIC)
    assert (found.kind, found.key, found.content) == ("kind/1", name_of(PUBLIC), CONTENT)
    assert key_named(SIGNED) == name_of(PUBLIC)


def test_another_program_verifies_it_too() -> None:
    document = json.loads(SIGNED)
    found = JsonWebSignature(["EdDSA"]).deserialize_json(document, OKPKey.import_key(PUBLIC))
    assert found["payload"] == CONTENT


def test_any_letter_that_is_changed_is_noticed() -> None:
    for at in range(len(SIGNED) - 1):
        other = SIGNED[:at] + (b"A" if SIGNED[at : at + 1] != b"A" else b"B") + SIGNED[at + 1 :]
        assert code(other) in ("signature-form", "signature-other", "signature-broken"), at


def test_another_key_does_not_do() -> None:
    assert code(SIGNED, public_text(new_key())) == "signature-other"
    forged = json.loads(sign(new_key(), "kind/1", CONTENT))
    kept = json.loads(SIGNED)
    # The right name of the key over the signature of another one.
    assert code(json.dumps({**kept, "signature": forged["signature"]}).encode()) == "signature-broken"


@pytest.mark.parametrize("algorithm", ["none", "HS256", "ES256", "eddsa"])
def test_no_other_algorithm_is_ever_looked_at(algorithm: str) -> None:
    header = {"alg": algorithm, "kid": name_of(PUBLIC), "typ": "kind/1"}
    protected = base64.urlsafe_b64encode(json.dumps(header).encode()).rstrip(b"=").decode()
    assert code(json.dumps({**json.loads(SIGNED), "protected": protected}).encode()) == "signature-form"


@pytest.mark.parametrize(
    "document", [b"", b"[]", b"{}", b"\xff", b'{"payload":1,"protected":"","signature":""}', CONTENT]
)
def test_what_is_no_signed_document_is_said_to_be_none(document: bytes) -> None:
    assert code(document) == "signature-form"


def test_the_content_is_bound_to_its_kind() -> None:
    other = json.loads(sign(PRIVATE, "other/1", CONTENT))
    assert code(json.dumps({**json.loads(SIGNED), "protected": other["protected"]}).encode()) == "signature-broken"
