"""Invented policies and partners, for laws that hold whatever the policy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial
from random import Random
from typing import Any

import numpy as np
import yaml

from maillage.engine.measures.derive import derive
from maillage.engine.measures.types import MeasureColumn, MeasureTable
from maillage.engine.policy.read import read_policy
from maillage.engine.policy.types import Policy
from maillage.engine.tiers.records import Ruling, TierRecords
from tests.engine.tiers.oracle import Person, Value

DAY = date(2026, 10, 15)
DAYS_BEFORE = (date(2026, 10, 1), date(2026, 8, 31))
RATES = {"USD": Fraction("0.9"), "GBP": Fraction("1.234567")}
PORTFOLIOS = ("cloud", "data")
MEASURES: dict[str, Any] = {
    "a": {"given": "EUR"},
    "b": {"given": "EUR"},
    "n": {"given": "count"},
    "r": {"given": "ratio"},
    "c": {"attribute": "country"},
    "idx": {"given": "points", "per": "portfolio"},
    "part": {"share": "a", "of": "tot"},
    "tot": {"total": {"a": 1, "b": 0.5}},
    "top": {"best": ["a", "b"]},
    "low": {"least": ["a", "b"]},
    "depth": {"portfolios_at": "gold"},
    "since": {"attribute": "joined"},
    "age": {"months_since": "since"},
    "avg": {"mean": {"a": 2, "b": 1}},
    "mid": {"mean": ["idx"]},
    "peak": {"best": ["idx", "sc"]},
    "worst": {"least": ["idx"]},
    "cls": {"classes": {
        "big": {"measure": "a", "at_least": "3 EUR"},
        "skilled": {"all": [{"measure": "n", "at_least": 2}, {"measure": "r", "at_least": "30 %"}]},
        "old": {"measure": "age", "more_than": 12},
    }, "otherwise": "rest"},
    "kind": {"classes": {"home": {"measure": "c", "is": "FR"}, "near": {"measure": "b", "less_than": "2 EUR"}}},
    "sc": {
        "cap": 50,
        "score": [
            {"category": "sales", "cap": 20, "weight": 0.5, "items": [
                {"measure": "a", "points": 30, "target": "3 EUR", "partial": True},
                {"measure": "b", "points": 2, "each": "2 USD", "cap": 5},
                {"measure": "b", "points": 7, "target": "2 GBP"},
            ]},
            {"category": "skills", "minimum": 3, "items": [
                {"measure": "n", "bands": [{"at_least": 1, "points": 2}, {"at_least": 3, "points": 9}]},
                {"measure": "r", "points": 10, "each": "30 %", "partial": True, "minimum": 1},
                {"when": {"measure": "c", "is": "fr"}, "points": 3},
                {"measure": "a", "points": 6, "partial": True,
                 "target": {"by": "c", "values": {"FR": "2 EUR", "DE": "3 USD"}, "otherwise": "4 EUR"}},
                {"measure": "n", "points": 2, "each": {"by": "cls", "values": {"big": 1, "rest": 2}}},
                {"measure": "b", "points": 3, "target": "0 EUR", "when": {"measure": "kind", "is": "near"}},
            ]},
            {"category": "slope", "items": [
                {"measure": "r", "partial": True, "more_than": 0.5, "bands": [
                    {"at_least": "30 %", "points": 1}, {"at_least": "0 %", "points": 0.4},
                    {"at_least": "90 %", "points": 7.1}, {"at_least": "50 %", "points": 3}]},
            ]},
        ],
    },
    "ways": {
        "best_of": [
            {"track": "big", "categories": [
                {"category": "x", "minimum": 10, "items": [{"measure": "a", "points": 5, "each": "1 EUR"}]}]},
            {"track": "skilled", "categories": [
                {"category": "x", "items": [{"measure": "n", "points": 4, "each": 1}]}]},
        ],
    },
    "pts": {"per": "portfolio", "score": [
        {"category": "y", "items": [
            {"measure": "idx", "points": 1, "each": 1}, {"measure": "n", "points": 1, "each": 1}]}]},
}  # fmt: skip
UNITS = {"since": "date", "a": "EUR", "b": "EUR", "n": "count", "r": "ratio", "c": "text", "idx": "points"}
COUNTRIES = ("FR", "DE", "it")
_WRITTEN = {
    "EUR": "-1 0 1 1.8 1.799999 2 2.469134 3 3.7 5 8", "count": "0 1 2 3 4", "ratio": "0 0.3 0.299999 0.5 0.9",
    "points": "0 2 3 5 9",
}  # fmt: skip
STATED: dict[str, tuple[Value, ...]] = {
    **{unit: (None, *map(Fraction, written.split())) for unit, written in _WRITTEN.items()},
    "text": (None, "FR", "fr", "DE", "it", "ES"),
    "date": (None, "2025-10-15", "2025-10-16", "2025-08-31", "2026-09-30", "2024-02-29", "soon"),
}
KEYS = ("since", "a", "b", "n", "r", "c", "idx@cloud", "idx@data")

THRESHOLDS: dict[str, tuple[object, ...]] = {
    "EUR": ("0 EUR", "1 EUR", "2 EUR", "2 USD", "2 GBP", "3 EUR", "3.7 EUR", "5 EUR"),
    "count": (0, 1, 2, 3),
    "ratio": ("0 %", "30 %", "50 %", "60 %", "100 %"),
    "points": (0, 3, 5, 8, 10, 20),
}
COMPARED = {
    "EUR": ("a", "b", "tot", "top", "low", "avg"), "count": ("n", "depth", "age"), "ratio": ("r", "part"),
    "points": ("sc", "sc.sales", "sc.skills", "sc.slope", "mid", "peak", "worst", "ways", "ways.x", "idx", "pts", "pts.y"),
}  # fmt: skip
BOUNDS = (("at_least",), ("at_least",), ("more_than",), ("at_most",), ("less_than",), ("at_least", "less_than"))


class Inventor:
    """Draws conditions, tiers and partners from a source of chance."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def threshold(self, unit: str, depth: int = 0) -> object:
        """A literal, or a table by country or portfolio, some of whose words and whose rest have none."""
        if depth > 1 or self.random.random() < 0.7:
            return self.random.choice(THRESHOLDS[unit])
        by, words = self.random.choice([("c", COUNTRIES), ("portfolio", PORTFOLIOS), ("kind", ("home", "near"))])
        chosen = self.random.sample(words, self.random.randint(1, len(words)))
        table = {"by": by, "values": {word: self.threshold(unit, depth + 1) for word in chosen}}
        return table | ({"otherwise": self.threshold(unit, depth + 1)} if self.random.random() < 0.5 else {})

    def number_test(self, *, overall: bool) -> dict[str, Any]:
        unit = self.random.choice([*COMPARED])
        measure = self.random.choice([name for name in COMPARED[unit] if overall or name != "depth"])
        test: dict[str, Any] = {"measure": measure}
        for word in self.random.choice(BOUNDS):
            test[word] = self.threshold(unit)
        if measure in ("idx", "pts", "pts.y") and (overall or self.random.random() < 0.4):
            test["portfolio"] = self.random.choice(PORTFOLIOS)
        if unit == "points" and self.random.random() < 0.2:
            test["without_minimums"] = True
        return test

    def leaf(self, lower: list[str], *, overall: bool) -> dict[str, Any]:
        chance = self.random.random()
        if chance < 0.6:
            return self.number_test(overall=overall)
        if chance < 0.63:
            return {"measure": "cls", "in": self.random.sample(["big", "skilled", "old", "rest"], 2)}
        if chance < 0.66:
            return {"measure": "c", "is": self.random.choice(COUNTRIES)}
        if chance < 0.72:
            return {"measure": "c", "in": self.random.sample(COUNTRIES, 2)}
        if chance < 0.76:
            return {"measure": "n", "in": self.random.sample([0, 1, 2, 3], 2)}
        if chance < 0.82:
            return {"decision": self.random.choice(["admit", "extend"])}
        if chance < 0.85:
            return {"always": self.random.random() < 0.5}
        if overall and chance < 0.93:
            return {"tier_at_least": self.random.choice(["member", "gold"]),
                    "portfolio": self.random.choice([*PORTFOLIOS, "any"])}  # fmt: skip
        return {"tier_at_least": self.random.choice(lower)} if lower else {"always": True}

    def condition(self, lower: list[str], *, overall: bool, depth: int = 0) -> dict[str, Any]:
        chance = self.random.random() + depth * 0.2
        if chance > 0.75:
            return self.leaf(lower, overall=overall)
        if chance > 0.65:
            inner = {"all": [self.leaf(lower, overall=overall) for _ in range(self.random.randint(1, 2))]}
            return {"qualifying": inner, "months": self.random.choice([0, 1, 2])}
        several = [self.condition(lower, overall=overall, depth=depth + 1) for _ in range(self.random.randint(1, 3))]
        word = self.random.choice(["all", "any", "some", "not"])
        if word == "some":
            return {"some": self.random.randint(1, len(several)), "of": several}
        return {word: several[0] if word == "not" else several}

    def ladder(self, names: list[str], *, overall: bool) -> list[dict[str, Any]]:
        tiers: list[dict[str, Any]] = []
        for index, name in enumerate(names):
            draw = partial(self.condition, names[:index], overall=overall)
            tier: dict[str, Any] = {"tier": name}
            form = self.random.choice(["admission", "admission", "paths", "precondition", "both"])
            if index == 0 and self.random.random() < 0.5:
                form = ""
            if form in ("admission", "both"):
                tier["admission"] = draw()
            if form in ("precondition", "both"):
                tier |= {"precondition": draw(), "decision": "admit"}
            if form == "paths":
                tier["paths"] = {"first": draw(), "second": draw()}
            if index and self.random.random() < 0.25:
                tier["cumulative"] = True
            tiers.append(tier)
        return tiers

    def policy(self) -> dict[str, Any]:
        return {
            "policy": "invented", "version": "1", "title": "Invented", "valid": {"from": "2020-01-01"},
            "currency": "EUR",
            "conversion": {"source": "written",
                           "rates": [{"currency": name, "rate": str(float(rate))} for name, rate in RATES.items()]},
            "portfolios": [{"portfolio": name} for name in PORTFOLIOS],
            "decisions": [{"decision": "admit", "deciders": ["x"]}, {"decision": "extend", "deciders": ["x"]}],
            "measures": MEASURES,
            "portfolio_tiers": self.ladder(["member", "gold"], overall=False),
            "tiers": self.ladder(["base", "silver", "top"], overall=True),
        }  # fmt: skip

    def facts(self) -> dict[str, Value]:
        return {key: self.random.choice(STATED[UNITS[key.partition("@")[0]]]) for key in KEYS}

    def partner(self) -> Listed:
        granted = frozenset(name for name in ("admit", "extend") if self.random.random() < 0.5)
        return Listed((self.facts(), self.facts(), self.facts()), granted)


@dataclass(frozen=True)
class Listed:
    """A partner: its facts today and on the two days before, and the decisions granted."""

    facts: tuple[dict[str, Value], ...]
    granted: frozenset[str] = frozenset()


def invented(seed: int, partners: int = 20) -> World:
    """A policy and partners drawn from a seed."""
    inventor = Inventor(seed)
    return world(inventor.policy(), [inventor.partner() for _ in range(partners)])


@dataclass(frozen=True)
class World:
    """The same for the engine and for the oracle."""

    policy: Policy
    measures: MeasureTable
    records: TierRecords
    people: tuple[Person, ...]


def column(key: str, values: list[Value]) -> MeasureColumn:
    unit = UNITS[key.partition("@")[0]]
    known = np.array([value is not None for value in values], np.bool_)
    if unit in ("text", "date"):
        words = tuple(dict.fromkeys(str(value) for value in values if value is not None)) or ("",)
        return MeasureColumn("text", np.array([words.index(str(value)) if value is not None else 0 for value in values],
                                            np.int64), known, words)  # fmt: skip
    return MeasureColumn(unit, np.array([int(Fraction(value or 0) * 1_000_000) for value in values], np.int64), known)


def world(policy: dict[str, Any], listed: Sequence[Listed]) -> World:
    """The same policy and partners for both."""
    loaded = read_policy(yaml.safe_dump(policy, sort_keys=False), "invented.yaml").policy
    names = tuple(f"P{number:02d}" for number in range(len(listed)))
    rates = {name: int(rate * 1_000_000) for name, rate in RATES.items()}

    def table(place: int, day: date) -> MeasureTable:
        base = {key: column(key, [item.facts[place][key] for item in listed]) for key in KEYS}
        return MeasureTable(day, names, derive(loaded, base, names, as_of=day, rates=rates), rates)

    today = table(0, DAY)
    earlier = tuple(table(place, day) for place, day in enumerate(DAYS_BEFORE, 1))
    measures = MeasureTable(DAY, names, today.columns, rates, earlier)
    rulings = tuple(Ruling(name, names[at], True) for at, item in enumerate(listed) for name in sorted(item.granted))
    people = tuple(
        Person(policy, item.facts[0], RATES, DAY, item.granted,
               tuple(Person(policy, item.facts[place], RATES, day, item.granted)
                     for place, day in enumerate(DAYS_BEFORE, 1)))
        for item in listed
    )  # fmt: skip
    return World(loaded, measures, TierRecords(rulings), people)
