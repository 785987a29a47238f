"""The same content gives the same digest, whatever wrote it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from maillage.engine.kernel.digest import canonical_json, digest_of, plain
from maillage.engine.kernel.quantity import Quantity
from maillage.engine.kernel.reason import Severity


def test_order_of_keys_and_form_of_a_number_do_not_count() -> None:
    assert digest_of({"b": Decimal("1.50"), "a": {2, 1}}) == digest_of({"a": {1, 2}, "b": Decimal("1.5")})
    assert digest_of(["a", "b"]) != digest_of(["b", "a"])


def test_what_the_domain_is_made_of_has_a_canonical_form() -> None:
    value = {"day": date(2026, 1, 1), "gravity": Severity.NOTE, "worth": Quantity(5, "EUR"), "none": None}
    assert canonical_json(value) == (
        b'{"day":"2026-01-01","gravity":"note","none":null,"worth":{"micro":5,"unit":"EUR"}}'
    )


def test_a_float_has_none() -> None:
    with pytest.raises(TypeError, match="float"):
        plain({"a": (1.5,)})
