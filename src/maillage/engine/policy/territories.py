"""Which territory of the policy each partner belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pycountry
from numpy.typing import NDArray

from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.coverage import Territory
from maillage.engine.records.state import RecordsState

FRENCH = frozenset(["FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "WF", "PF", "NC"])
"""Countries whose postal codes tell a French département."""


@dataclass(frozen=True)
class Addresses:
    """Where partners are.

    ``distinct``: (territory set by hand, département, postal code, country), "" where not recorded; ``which`` (n,) of
    them each partner has.
    """

    distinct: tuple[tuple[str, str, str, str], ...]
    which: NDArray[np.int64]


def addresses_of(state: RecordsState, partners: Sequence[str]) -> Addresses:
    """Return the addresses of the partners as recorded; each distinct one is kept once."""
    table = state.table("partners")
    rows = pc.fill_null(pc.index_in(pa.array(partners, pa.string()), value_set=table["partner"]), -1)
    codes = np.zeros(len(table) + 1, np.int64)
    columns = []
    for name in ("territory", "departement", "postal_code", "country"):
        encoded = pc.dictionary_encode(table[name].combine_chunks())
        # The last row, -1, stands for partners without record.
        index = np.append(np.asarray(pc.fill_null(encoded.indices, -1), dtype=np.int64), -1)
        codes = codes * (len(encoded.dictionary) + 1) + index + 1
        if name == "postal_code":
            # Before the numbers of four columns together can grow too large.
            _, codes = np.unique(codes, return_inverse=True)
        columns.append((index, (*encoded.dictionary.to_pylist(), "")))
    _, first, codes = np.unique(codes, return_index=True, return_inverse=True)
    distinct = tuple(
        (word[0], word[1], word[2], word[3])
        for row in first
        for word in [[str(words[index[row]]) for index, words in columns]]
    )
    return Addresses(distinct, codes[np.asarray(rows, dtype=np.int64)])


def territories_of(policy: Policy, addresses: Addresses) -> NDArray[np.int32]:
    """Return (n,) the index into ``policy.territories`` of each partner, -1 where none fits.

    The record's own territory counts first, then that of the département (recorded, else from the postal code), of
    the region that the département lies in, of the country. A partner without record has none.
    """
    places = {place: number for number, territory in reversed([*enumerate(policy.territories)])
              for place in _places(territory)}  # fmt: skip
    found = [_territory(places, *address) for address in addresses.distinct]
    return np.array(found, np.int32)[addresses.which] if found else np.zeros(0, np.int32)


def _places(territory: Territory) -> Iterator[tuple[str, str]]:
    yield "territory", territory.territory
    for kind, codes in (
        ("departement", territory.departements),
        ("region", territory.regions),
        ("country", territory.countries),
    ):
        for code in codes:
            yield kind, code.upper()


def _territory(places: dict[tuple[str, str], int], own: str, departement: str, postal: str, country: str) -> int:
    if own:
        return places.get(("territory", own), -1)
    code = place_of(departement, postal, country)
    region = region_of(code)
    for kind, word in (("departement", code), ("region", region), ("region", region[3:]), ("country", country)):
        if (kind, word) in places:
            return places[(kind, word)]
    return -1


def place_of(departement: str, postal_code: str, country: str) -> str:
    """Return the INSEE code of an address's département, as recorded or by its postal code, "" outside France."""
    return (departement.strip().upper() or departement_of(postal_code)) if country in FRENCH else ""


def departement_of(postal_code: str) -> str:
    """Return the INSEE code of the département that a French postal code lies in, "" where it tells none.

    A handful of communes are served by the post office of a neighbouring département; the record then says so.
    """
    digits = postal_code.replace(" ", "")
    if len(digits) != 5 or not digits.isascii() or not digits.isdigit():
        return ""
    if digits.startswith("20"):
        return "2A" if digits[2] in "01" else "2B"
    return digits[:3] if digits[:2] in ("97", "98") else digits[:2]


@cache
def region_of(departement: str) -> str:
    """Return the ISO 3166-2 code of the region of a département (``FR-OCC`` for 31), "" where there is none."""
    for code in (f"FR-{departement}", f"FR-{departement}C"):
        found = pycountry.subdivisions.get(code=code)  # type: ignore[no-untyped-call] # pycountry types only its data
        if found is not None:
            parent = getattr(found, "parent_code", None)
            return str(parent or code)
    return ""
