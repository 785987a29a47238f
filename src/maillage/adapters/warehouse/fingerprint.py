"""Fingerprints of lines: 128 bits that the same line always has, and 63 bits of its key, in one pass over columns.

Every value of a column has the 128-bit MurmurHash3 of its bytes (Appleby, 2011; variant x64), seeded with the number of
the column; nothing adds nothing. A line's fingerprint is the sum of its values', each half mixed once more, so that
values cannot change lines unnoticed. Nothing depends on the machine, the libraries, or how the columns lie in memory.

What the laws ask of it: a file renamed, sorted anew or split has the same sum of fingerprints (so it is known again),
and another content another one, but for chance: for two of 10**12 files to meet by chance is a matter of 10**-15. It is
no seal against somebody who composes lines so that sums meet: sums of fingerprints never are, whatever the hash, and
what decides whether a line is in the ledger already are its values.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

_THREADS: Final = 2
_PIECE: Final = 65_536
"""Rows at a time: few enough for the processor's cache, and enough that two threads seldom wait for each other."""
_FIRST: Final = np.uint64(0x87C37B91114253D5)
_SECOND: Final = np.uint64(0x4CF5AD432745937F)
_ENDINGS: Final = (np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53))
_HALF: Final = np.uint64(33)
_WORD: Final = 8
Words = NDArray[np.uint64]
Places = NDArray[np.int64]


@dataclass(frozen=True)
class Fingerprints:
    """Of each line ``keys`` (n,), 63 bits of the key, for look-up, and ``limbs`` (n, 2), 128 bits, low ones first."""

    keys: NDArray[np.int64]
    limbs: Words


def fingerprints_of(lines: pa.Table, key: Sequence[str]) -> Fingerprints:
    """Return the fingerprints of all lines.

    ``lines``: columns of text (plain or encoded), whole numbers, dates, decimals of at most 18 digits; ``key`` names
    those of the key. Seeds are places of columns: a column added at the end, empty, changes nothing.
    """
    lines = lines.unify_dictionaries()
    coded = {
        at: _with_nothing(_hashes(column.chunk(0).dictionary, at)) if column.num_chunks else (_none(), _none())
        for at, column in enumerate(lines.columns)
        if pa.types.is_dictionary(column.type)
    }
    keyed = sorted(lines.column_names.index(name) for name in key)
    order = [*keyed, *(at for at in range(lines.num_columns) if at not in keyed)]

    def made(piece: pa.RecordBatch) -> Fingerprints:
        low, high = np.zeros(len(piece), np.uint64), np.zeros(len(piece), np.uint64)
        keys = _none()
        for turn, at in enumerate(order, 1):
            column = piece.column(at)
            first, second = _coded(column, *coded[at]) if at in coded else _hashes(column, at)
            low += first
            high += second
            if turn == len(keyed):
                keys = _mixed(low.copy()) >> np.uint64(1)
        return Fingerprints(keys.astype(np.int64), np.stack([_mixed(low), _mixed(high)], 1))

    with ThreadPoolExecutor(_THREADS) as pool:
        found = [*pool.map(made, lines.to_batches(_PIECE))]
    if not found:
        return Fingerprints(np.zeros(0, np.int64), np.zeros((0, 2), np.uint64))
    return Fingerprints(np.concatenate([part.keys for part in found]), np.concatenate([part.limbs for part in found]))


def _none() -> Words:
    return np.zeros(0, np.uint64)


def _with_nothing(hashes: tuple[Words, Words]) -> tuple[Words, Words]:
    """Return the hashes of a dictionary with that of nothing, 0, at the end."""
    low, high = (np.append(half, np.uint64(0)) for half in hashes)
    return low, high


def _coded(column: pa.DictionaryArray, first: Words, second: Words) -> tuple[Words, Words]:
    at = column.indices.fill_null(len(first) - 1) if column.null_count else column.indices
    places = at.to_numpy()
    return first[places], second[places]


def _hashes(column: pa.Array, at: int) -> tuple[Words, Words]:
    """Return both halves of the hash of each value of the column ``at``, 0 where there is none."""
    seed = np.uint64(at + 1)
    if pa.types.is_string(column.type):
        low, high = _of_texts(column, seed)
    else:
        low, high = _of_numbers(_numbers(column), seed)
    if column.null_count:
        empty = column.is_null().to_numpy(zero_copy_only=False)
        low[empty] = high[empty] = 0
    return low, high


def _numbers(column: pa.Array) -> Words:
    """Return whole numbers as words of 64 bits: days, or the ten-thousandths of a decimal."""
    if pa.types.is_decimal(column.type):
        # Eighteen digits stand in the lower of a decimal's two words.
        words = np.frombuffer(column.buffers()[1], "<u8").reshape(-1, 2)
        return np.ascontiguousarray(words[column.offset : column.offset + len(column), 0]).astype(np.uint64)
    days = column.view(pa.int32()) if pa.types.is_date32(column.type) else column
    whole: NDArray[np.int64] = days.fill_null(0).to_numpy().astype(np.int64)
    return whole.view(np.uint64)


def _of_numbers(numbers: Words, seed: np.uint64) -> tuple[Words, Words]:
    low, high = np.full(len(numbers), seed), np.full(len(numbers), seed)
    low ^= _stirred(numbers, _FIRST, 31, _SECOND)
    return _ended(low, high, np.full(len(numbers), _WORD, np.uint64))


def _of_texts(texts: pa.StringArray, seed: np.uint64) -> tuple[Words, Words]:
    offsets = np.frombuffer(texts.buffers()[1], np.int32)[texts.offset : texts.offset + len(texts) + 1].astype(np.int64)
    sizes = np.diff(offsets)
    low, high = np.full(len(texts), seed), np.full(len(texts), seed)
    if not sizes.any():
        return _ended(low, high, sizes.view(np.uint64))
    words = _Words(texts.buffers()[2], int(offsets[0]), int(offsets[-1]))
    starts, blocks = offsets[:-1] - offsets[0], sizes >> 4
    for block in range(int(blocks.max())):
        rows = np.flatnonzero(blocks > block)
        at, all_ = starts[rows] + 16 * block, len(rows) == len(texts)
        left, right = (low, high) if all_ else (low[rows], high[rows])
        _block(left, right, words.at(at), words.at(at + _WORD))
        if not all_:
            low[rows], high[rows] = left, right
    rest, starts = sizes & 15, starts + (blocks << 4)
    if (rest > _WORD).any():
        high ^= _stirred(words.at(starts + _WORD, rest - _WORD), _SECOND, 33, _FIRST)
    low ^= _stirred(words.at(starts, rest), _FIRST, 31, _SECOND)
    return _ended(low, high, sizes.view(np.uint64))


class _Words:
    """Bytes from which words of 64 bits are read at any place, the lowest byte first."""

    def __init__(self, data: pa.Buffer, start: int, end: int) -> None:
        padded = np.zeros(end - start + 3 * _WORD, np.uint8)
        padded[: end - start] = np.frombuffer(data, np.uint8)[start:end]
        self._words = np.ndarray((len(padded) - _WORD + 1,), "<u8", padded, strides=(1,))

    def at(self, places: Places, sizes: Places | None = None) -> Words:
        """Return a word at each place, of no more than ``sizes`` bytes (n,): the others are 0."""
        # Beyond the last text nothing is taken.
        found = self._words[np.minimum(places, len(self._words) - 1)].astype(np.uint64)
        if sizes is not None:
            kept = np.clip(sizes, 0, _WORD).view(np.uint64) * np.uint64(8)
            # A shift by all 64 bits leaves nothing.
            found &= ~(np.uint64(0xFFFFFFFFFFFFFFFF) << kept)
        return found


def _block(low: Words, high: Words, first: Words, second: Words) -> None:
    low ^= _stirred(first, _FIRST, 31, _SECOND)
    _turn(low, 27)
    low += high
    low *= np.uint64(5)
    low += np.uint64(0x52DCE729)
    high ^= _stirred(second, _SECOND, 33, _FIRST)
    _turn(high, 31)
    high += low
    high *= np.uint64(5)
    high += np.uint64(0x38495AB5)


def _stirred(words: Words, first: np.uint64, bits: int, second: np.uint64) -> Words:
    found = words * first
    _turn(found, bits)
    found *= second
    return found


def _turn(words: Words, bits: int) -> None:
    """Rotate to the left, in place."""
    over = words >> np.uint64(64 - bits)
    words <<= np.uint64(bits)
    words |= over


def _ended(low: Words, high: Words, sizes: Words) -> tuple[Words, Words]:
    low ^= sizes
    high ^= sizes
    low += high
    high += low
    _mixed(low)
    _mixed(high)
    low += high
    high += low
    return low, high


def _mixed(words: Words) -> Words:
    """Let every bit of a word depend on all of them, in place."""
    for factor in _ENDINGS:
        words ^= words >> _HALF
        words *= factor
    words ^= words >> _HALF
    return words
