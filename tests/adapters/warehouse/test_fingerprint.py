"""Fingerprints of lines: held to MurmurHash3 written out another way, and to what the laws ask of them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillage.adapters.warehouse.fingerprint import fingerprints_of
from maillage.adapters.warehouse.lines import KEY, LINES, MODULUS, canonical, encoded, sum_of
from tests.adapters.warehouse.shop import line, lines

MASK = (1 << 64) - 1
FIRST, SECOND = 0x87C37B91114253D5, 0x4CF5AD432745937F
MANY = canonical(lines(*(line(f"p{at % 3}", at, f"2026-{at % 2 + 1:02d}-{at * 7 % 27 + 1:02d}") for at in range(50))))
TEXTS = [name for name in LINES.names if LINES.field(name).type == pa.string()]
WORDS = st.text(max_size=80) | st.sampled_from(["", "x" * 8, "x" * 15, "x" * 16, "x" * 17, "y" * 32])


def turned(word: int, bits: int) -> int:
    return (word << bits | word >> (64 - bits)) & MASK


def stirred(word: int, first: int, bits: int, second: int) -> int:
    return turned(word * first & MASK, bits) * second & MASK


def mixed(word: int) -> int:
    for factor in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        word = (word ^ word >> 33) * factor & MASK
    return word ^ word >> 33


def murmur(data: bytes, seed: int) -> tuple[int, int]:
    low = high = seed
    full = len(data) // 16 * 16
    for at in range(0, full, 16):
        first, second = (int.from_bytes(data[place : place + 8], "little") for place in (at, at + 8))
        low = ((turned(low ^ stirred(first, FIRST, 31, SECOND), 27) + high) * 5 + 0x52DCE729) & MASK
        high = ((turned(high ^ stirred(second, SECOND, 33, FIRST), 31) + low) * 5 + 0x38495AB5) & MASK
    rest = data[full:]
    high ^= stirred(int.from_bytes(rest[8:], "little"), SECOND, 33, FIRST) ^ len(data)
    low ^= stirred(int.from_bytes(rest[:8], "little"), FIRST, 31, SECOND) ^ len(data)
    low = (low + high) & MASK
    high = (high + low) & MASK
    low, high = mixed(low), mixed(high)
    low = (low + high) & MASK
    return low, (high + low) & MASK


def in_bytes(name: str, value: Any) -> bytes:
    if name == "sold":
        return (value.toordinal() - 719_163).to_bytes(8, "little", signed=True)
    return int(value * 10_000).to_bytes(8, "little", signed=True) if name in ("quantity", "amount") else value.encode()


def prints(row: dict[str, Any], names: list[str]) -> tuple[int, int]:
    hashes = [murmur(in_bytes(name, row[name]), LINES.names.index(name) + 1) for name in names if row[name] is not None]
    low, high = (sum(half) & MASK for half in zip(*hashes, strict=True))
    return mixed(low), mixed(high)


def test_the_second_opinion_is_murmur_as_published() -> None:
    assert "{:016x}{:016x}".format(*murmur(b"hello", 0)) == "cbd8a7b341bd9b025b1e906a48ae1d19"
    fox = murmur(b"The quick brown fox jumps over the lazy dog", 0)
    assert "{:016x}{:016x}".format(*fox) == "e34bbc7bbc071b6c7a433ca9c49a9347"


@given(st.lists(st.tuples(WORDS, WORDS, st.none() | WORDS, st.integers(-(10**17), 10**17)), min_size=1, max_size=8))
def test_fingerprints_are_those_of_the_values(rows: list[tuple[str, str, str | None, int]]) -> None:
    made = (
        line(partner, f"{Decimal(amount).scaleb(-4)}", document=document, customer=customer)
        for partner, document, customer, amount in rows
    )
    table = canonical(lines(*made))
    wanted = table.to_pylist()
    for form in (table, encoded(table, TEXTS)):
        found = fingerprints_of(form, KEY)
        assert [tuple(limbs) for limbs in found.limbs.tolist()] == [prints(row, LINES.names) for row in wanted]
        assert found.keys.tolist() == [prints(row, [*KEY])[0] >> 1 for row in wanted]


def test_slices_and_pieces_are_read_where_they_begin() -> None:
    whole = fingerprints_of(MANY, KEY)
    rows = [*range(7, 12), *range(30, 39)]
    for form in (MANY, encoded(MANY, TEXTS)):
        part = fingerprints_of(pa.concat_tables([form.slice(7, 5), form.slice(30, 9)]), KEY)
        assert part.keys.tolist() == whole.keys[rows].tolist()
        assert part.limbs.tolist() == whole.limbs[rows].tolist()


@pytest.mark.parametrize("form", [MANY, encoded(MANY, TEXTS), encoded(MANY, TEXTS).cast(MANY.schema)])
def test_no_line_has_no_fingerprint(form: pa.Table) -> None:
    found = fingerprints_of(form.slice(0, 0), KEY)
    assert found.keys.shape == (0,)
    assert found.limbs.shape == (0, 2)
    assert sum_of(found.limbs) == 0


def test_the_sum_knows_no_order_and_no_border() -> None:
    limbs = fingerprints_of(MANY, KEY).limbs
    assert sum_of(limbs[::-1]) == sum_of(limbs)
    assert (sum_of(limbs[:20]) + sum_of(limbs[20:])) % MODULUS == sum_of(limbs)
    assert sum_of(limbs) == sum(low + (high << 64) for low, high in limbs.tolist()) % MODULUS


def test_values_that_change_lines_change_the_sum() -> None:
    """A sum of the values alone would not see it."""
    one, two = line("p1", 100, document="a"), line("p2", 7, document="b")
    for name in ("amount", "partner"):
        other = {**one, name: two[name]}, {**two, name: one[name]}
        sums = [sum_of(fingerprints_of(lines(*rows), KEY).limbs) for rows in ((one, two), other)]
        assert sums[0] != sums[1], name


def test_nothing_is_not_an_empty_text_and_a_value_not_that_of_another_column() -> None:
    rows = [line(customer=None), line(customer=""), line(corrects=""), line(customer="a"), line(corrects="a")]
    found = fingerprints_of(lines(*rows, numbered=False), KEY)
    assert len({tuple(limbs) for limbs in found.limbs.tolist()}) == 5
    assert len({*found.keys.tolist()}) == 1


def test_bits_fall_evenly_on_numbers_that_follow_each_other() -> None:
    table = lines(*(line(amount=at, document=f"F-{at:06d}") for at in range(4096)), numbered=False)
    limbs = fingerprints_of(table, KEY).limbs
    for half in (0, 1):
        for bit in range(64):
            ones = int((limbs[:, half] >> bit & 1).sum())
            assert 4096 // 2 - 220 < ones < 4096 // 2 + 220, "seven standard deviations"
