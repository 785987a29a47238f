"""Keys: made, written, named as everybody names them."""

import pytest
from authlib.jose import OKPKey

from maillage.adapters.signatures.key import jwk_of, name_of, new_key, private_of, public_from, public_of, public_text
from maillage.engine.kernel.reason import MaillageError


def test_a_key_has_the_name_that_others_give_it() -> None:
    public = public_text(new_key())
    assert OKPKey.import_key(public).thumbprint() == name_of(public) == jwk_of(public)["kid"]
    assert public_from(jwk_of(public)) == public


def test_two_keys_differ() -> None:
    assert len({new_key() for _ in range(3)}) == 3


def test_what_is_no_key_is_refused() -> None:
    private = new_key()
    for wrong in ("", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", private):
        with pytest.raises(MaillageError):
            public_of(wrong)
    for wrong in ("", public_text(private)):
        with pytest.raises(MaillageError):
            private_of(wrong)
    for jwk in ({}, {"x": "AAAA"}, {"x": "***"}):
        with pytest.raises(MaillageError):
            public_from(jwk)
