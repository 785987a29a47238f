"""Measures that the records answer: words about a partner, valid competences and people, ready-made values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from maillage.engine.kernel.quantity import COUNT, MILLIONTHS, TEXT
from maillage.engine.kernel.sets import distinct
from maillage.engine.measures.questions import within
from maillage.engine.measures.team import Opening, most_filled
from maillage.engine.measures.types import Flags, MeasureColumn
from maillage.engine.policy.territories import addresses_of, departement_of, territories_of
from maillage.engine.policy.types import Policy
from maillage.engine.policy.types.measures import Count, Filter, Team
from maillage.engine.policy.types.tiers import Portfolio
from maillage.engine.records.state import RecordsState
from maillage.engine.records.tables import TABLES

Places = NDArray[np.int64]
PEOPLE_WORDS: Final = ("technology", "competence", "certification", "level", "job")
"""The words of a filter that apply to people and competences."""


class Recorded:
    """The records as measures look at them: ``partners`` (n,) ascending, each with its territory."""

    def __init__(self, policy: Policy, records: RecordsState, partners: Sequence[str]) -> None:
        """Find each partner's row and territory."""
        self.policy = policy
        self.records = records
        self.size = len(partners)
        self.known = pa.array(partners, pa.string())
        table = records.table("partners")
        self.resellers = table.take(pa.array(self._places(table["partner"], of=self.known)))
        self.addresses = addresses_of(records, partners)
        self.territory = territories_of(policy, self.addresses)

    def _places(self, column: pa.ChunkedArray, of: pa.Array | None = None) -> Places:
        """Return where each value of ``column`` stands among the partners; with ``of``, where each of those stands."""
        if of is not None:
            return np.asarray(pc.index_in(of, value_set=column).to_numpy(zero_copy_only=False), np.int64)
        found = pc.fill_null(pc.index_in(column, value_set=self.known), -1)
        return np.asarray(found.to_numpy(), np.int64)

    def attribute(self, name: str, day: date) -> MeasureColumn:
        """Return the word that the records have for each partner: of its own row, else of its free attributes."""
        if name == "territory":
            words = [territory.territory for territory in self.policy.territories]
            return text_column([words[at] if at >= 0 else None for at in self.territory.tolist()])
        if name == "departement":
            found = [own or departement_of(postal) or None for _, own, postal, _ in self.addresses.distinct]
            return text_column([found[at] for at in self.addresses.which.tolist()])
        if name in TABLES["partners"].by_name:
            return text_column(pc.cast(self.resellers[name], pa.string()).to_pylist())
        table = self._in_force("attributes", day, "valid_from", "valid_to")
        table = table.filter(pc.equal(table["attribute"], name)).sort_by("valid_from")
        values: list[str | None] = [None] * self.size
        # Of several in force the one that began last counts: it comes last.
        for at, value in zip(self._places(table["partner"]).tolist(), table["value"].to_pylist(), strict=True):
            if at >= 0:
                values[at] = value
        return text_column(values)

    def count(self, measure: Count, portfolio: Portfolio | None, day: date) -> MeasureColumn:
        """Return how many valid competences, certifications, certified people or technologies each partner has."""
        where = within(measure.where, portfolio)
        counts = np.zeros(self.size, np.int64)
        if where is not None:
            owners, things = self._things(measure, where, day)
            allowed = (owners >= 0) & self._inside(where, owners)
            owners, things = owners[allowed], things[allowed]
            if measure.count != "certifications":
                # Each thing counts once for a partner.
                pairs = distinct(owners * (1 + int(things.max(initial=0))) + things)
                owners = pairs // (1 + int(things.max(initial=0)))
            counts += np.bincount(owners, minlength=self.size)
        return MeasureColumn(COUNT, counts * MILLIONTHS, np.ones(self.size, np.bool_))

    def team(self, measure: Team, portfolio: Portfolio | None, day: date) -> MeasureColumn:
        """Return how many places of a team each partner's valid certified people fill at once."""
        able: dict[int, list[set[str]]] = {}
        for index, place in enumerate(measure.team):
            where = within(place.where, portfolio)
            if where is None:
                continue
            table = self._in_force("certifications", day, "obtained", "expires")
            table = table.filter(passes(table, where))
            owners = self._places(table["partner"])
            allowed = (owners >= 0) & self._inside(where, owners)
            for owner, holder in zip(
                owners[allowed].tolist(), table["holder"].filter(allowed).to_pylist(), strict=True
            ):
                able.setdefault(owner, [set() for _ in measure.team])[index].add(holder)
        micro = np.zeros(self.size, np.int64)
        for owner, people in able.items():
            openings = [Opening(place.people, frozenset(found))
                        for place, found in zip(measure.team, people, strict=True)]  # fmt: skip
            micro[owner] = most_filled(openings, measure.each_fills) * MILLIONTHS
        return MeasureColumn(COUNT, micro, np.ones(self.size, np.bool_))

    def _inside(self, where: Filter, owners: Places) -> Flags:
        if where.territory is None:
            return np.ones(len(owners), np.bool_)
        names = [territory.territory for territory in self.policy.territories]
        wanted = [at for at, name in enumerate(names) if name in where.territory]
        return np.isin(self.territory[owners], wanted)

    def _things(self, measure: Count, where: Filter, day: date) -> tuple[Places, Places]:
        """Return (partner, thing) for each valid row that passes: the person, the competence, the technology."""
        tables = {
            "certified_people": (("certifications", "holder"),),
            "certifications": (("certifications", "certification"),),
            "competences": (("competences", "competence"),),
            "technologies": (("competences", "technology"), ("certifications", "technology")),
        }[measure.count]
        owners: list[Places] = []
        words: list[pa.Array] = []
        for name, column in tables:
            table = self._in_force(name, day, "obtained", "expires")
            table = table.filter(pc.and_(passes(table, where), pc.is_valid(table[column])))
            owners.append(self._places(table["partner"]))
            words.append(table[column].combine_chunks())
        codes = pc.dictionary_encode(pa.concat_arrays(words)).indices
        return np.concatenate(owners), np.asarray(codes.to_numpy(zero_copy_only=False), np.int64)

    def given(self, name: str, unit: str, portfolio: str, day: date) -> MeasureColumn:
        """Return the value on record of a measure that comes ready made; a portfolio's own goes before the overall."""
        table = self._in_force("measurements", day, "valid_from", "valid_to")
        table = table.filter(pc.equal(table["measure"], name)).sort_by("valid_from")
        micro, known = np.zeros(self.size, np.int64), np.zeros(self.size, np.bool_)
        for wanted in ("", portfolio) if portfolio else ("",):
            rows = table.filter(pc.equal(pc.fill_null(table["portfolio"], ""), wanted))
            at = self._places(rows["partner"])
            values = rows["value"].combine_chunks().cast(pa.decimal128(38, 6))
            scaled = np.array([int(value.as_py().scaleb(6)) for value in values], np.int64)
            micro[at[at >= 0]], known[at[at >= 0]] = scaled[at >= 0], True
        return MeasureColumn(unit, micro, known)

    def _in_force(self, name: str, day: date, start: str, end: str) -> pa.Table:
        table = self.records.table(name)
        today = pa.scalar(day, pa.date32())
        begun = pc.or_kleene(pc.is_null(table[start]), pc.less_equal(table[start], today))
        left = pc.or_kleene(pc.is_null(table[end]), pc.greater(table[end], today))
        return table.filter(pc.and_(begun, left))


def passes(table: pa.Table, where: Filter) -> pa.ChunkedArray:
    """Return which rows of competences or certifications pass a filter; a word that a row lacks is not met."""
    found = pa.chunked_array([pa.array(np.ones(len(table), np.bool_))])
    for word in PEOPLE_WORDS:
        values = getattr(where, word)
        if values is not None:
            met = (
                pc.is_in(table[word], value_set=pa.array(values, pa.string())) if word in table.column_names else False
            )
            found = pc.and_(found, met)
    if where.not_ is not None and any(getattr(where.not_, word) is not None for word in PEOPLE_WORDS):
        found = pc.and_(found, pc.invert(passes(table, where.not_)))
    return found


def text_column(words: Sequence[str | None]) -> MeasureColumn:
    """Return a column of words; None and the empty word are not known."""
    encoded = pc.dictionary_encode(pa.array([word or None for word in words], pa.string()))
    index = np.asarray(pc.fill_null(encoded.indices, 0).to_numpy(), np.int64)
    known = np.asarray(encoded.is_valid().to_numpy(zero_copy_only=False), np.bool_)
    return MeasureColumn(TEXT, np.where(known, index, 0), known, tuple(encoded.dictionary.to_pylist()) or ("",))
