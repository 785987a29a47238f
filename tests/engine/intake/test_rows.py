"""Texts as their bytes, wherever they lie in memory."""

from __future__ import annotations

import pyarrow as pa
import pytest

from maillage.engine.intake.rows import bytes_of

TEXTS = pa.array(["ab", "", "é", None, "xyz"])


@pytest.mark.parametrize(
    ("texts", "ends", "data"),
    [
        (TEXTS, [0, 2, 2, 4, 4, 7], "abéxyz"),
        (TEXTS.slice(1, 3), [0, 0, 2, 2], "é"),
        (TEXTS.slice(3, 1), [0, 0], ""),
        (TEXTS.slice(5), [0], ""),
        (pa.array([], pa.string()), [0], ""),
        (pa.array(["", ""]), [0, 0, 0], ""),
    ],
)
def test_bytes_are_those_of_the_texts_alone(texts: pa.Array, ends: list[int], data: str) -> None:
    found = bytes_of(texts)
    assert (found[0].tolist(), found[1]) == (ends, data.encode())
