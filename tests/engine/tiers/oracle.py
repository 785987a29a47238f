"""A second opinion: one partner at a time, fractions instead of columns, the policy as plain data.

Written from the language's definitions alone, for comparison with the engine; slow on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from math import floor
from typing import Any

from maillage.engine.kernel.period import add_months

Value = Fraction | str | None
Truth = bool | None
MILLION = 1_000_000


def down(value: Fraction) -> Fraction:
    return Fraction(floor(value * MILLION), MILLION)


def half_up(value: Fraction) -> Fraction:
    """To the millionth; a half goes away from zero."""
    size = Fraction(floor(abs(value) * MILLION + Fraction(1, 2)), MILLION)
    return -size if value < 0 else size


def literal(written: object) -> tuple[Fraction, str]:
    """The number and the currency (``""`` for none) of ``5 M EUR``, ``60 %`` or 12."""
    found = re.fullmatch(r"(-?[\d.]+) ?([kMG]?) ?(%|[A-Z]{3})?", str(written))
    assert found is not None, written
    factor = {"": 1, "k": 1000, "M": MILLION, "G": 1000 * MILLION}[found[2]]
    number = Fraction(found[1]) * factor
    return (number / 100, "") if found[3] == "%" else (number, found[3] or "")


@dataclass(frozen=True)
class Person:
    """One partner on one day. ``facts``: measure (or ``measure@portfolio``) → what is stated."""

    policy: Mapping[str, Any]
    facts: Mapping[str, Value]
    rates: Mapping[str, Fraction]
    day: date
    granted: frozenset[str] = frozenset()
    earlier: tuple[Person, ...] = ()
    portfolio: str = ""
    reached: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Ladder → the tiers at or below the one reached so far."""
    ladders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Ladder → the same at the end of the portfolio ladders, for what counts portfolios."""

    # Measures

    def value(self, name: str, portfolio: str = "") -> Value:
        portfolio = portfolio or self.portfolio
        head = name
        while head not in self.policy["measures"]:
            head = head.rpartition(".")[0]
        rule = self.policy["measures"][head]
        key = f"{name}@{portfolio}" if portfolio and rule.get("per") else name
        if self.facts.get(key) is not None:
            return self.facts[key]
        if "share" in rule:
            part, whole = self.number(rule["share"], portfolio), self.number(rule["of"], portfolio)
            if part is None or whole is None:
                return None
            return down(part / whole) if whole > 0 else Fraction(0)
        if "total" in rule:
            weights = rule["total"] if isinstance(rule["total"], dict) else dict.fromkeys(rule["total"], 1)
            parts = [(self.number(item, portfolio), Fraction(str(weight))) for item, weight in weights.items()]
            known = [half_up(value * weight) for value, weight in parts if value is not None]
            return sum(known, Fraction(0)) if len(known) == len(parts) else None
        if "mean" in rule:
            weights = rule["mean"] if isinstance(rule["mean"], dict) else dict.fromkeys(rule["mean"], 1)
            parts = [(value, Fraction(str(weight))) for item, weight in weights.items()
                     for value in self.everywhere(item, rule, portfolio)]  # fmt: skip
            known = [value * weight for value, weight in parts if value is not None]
            whole = sum((weight for _, weight in parts), Fraction(0))
            return down(sum(known, Fraction(0)) / whole) if len(known) == len(parts) else None
        if "classes" in rule:
            return self.word(rule)
        if "months_since" in rule:
            return self.months(rule["months_since"])
        if "best" in rule:
            found = [value for item in rule["best"] for value in self.everywhere(item, rule, portfolio)
                     if value is not None]  # fmt: skip
            return max(found) if found else None
        if "least" in rule:
            every = [value for item in rule["least"] for value in self.everywhere(item, rule, portfolio)]
            found = [value for value in every if value is not None]
            return min(found) if len(found) == len(every) else None
        if "portfolios_at" in rule:
            return Fraction(sum(rule["portfolios_at"] in tiers for name, tiers in self.ladders.items() if name))
        if "score" in rule or "best_of" in rule:
            return self.score(head, portfolio)[name][0]
        return None

    def everywhere(self, name: str, rule: Mapping[str, Any], portfolio: str) -> list[Fraction | None]:
        """The value, or those in all portfolios where only the source is per portfolio."""
        if self.policy["measures"][name].get("per") and not rule.get("per"):
            return [self.number(name, item["portfolio"]) for item in self.policy["portfolios"]]
        return [self.number(name, portfolio)]

    def word(self, rule: Mapping[str, Any]) -> str | None:
        for name, condition in rule["classes"].items():
            held = self.holds(condition)
            if held is not False:
                return name if held else None
        return rule.get("otherwise")

    def months(self, name: str) -> Fraction | None:
        written = str(self.value(name))
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", written):
            return None
        start, months = date.fromisoformat(written), 0
        while add_months(start, months + 1) <= self.day:
            months += 1
        return Fraction(months)

    def number(self, name: str, portfolio: str = "") -> Fraction | None:
        value = self.value(name, portfolio)
        assert not isinstance(value, str)
        return value

    def score(self, name: str, portfolio: str) -> dict[str, tuple[Fraction, bool]]:
        """The score and its categories, each with whether its minima are met."""
        rule = self.policy["measures"][name]
        tracks = [track["categories"] for track in rule["best_of"]] if "best_of" in rule else [rule["score"]]
        found: dict[str, tuple[Fraction, bool]] = {}
        for categories in tracks:
            total, met = Fraction(0), True
            for category in categories:
                points, fine = self.category(category, portfolio)
                key = f"{name}.{category['category']}"
                found[key] = max(found.get(key, (points, fine)), (points, fine), key=lambda item: (item[1], item[0]))
                total += down(points * Fraction(str(category.get("weight", 1))))
                met = met and fine
            track = (min(total, Fraction(str(rule.get("cap", 10**9)))), met)
            found[name] = max(found.get(name, track), track, key=lambda item: (item[1], item[0]))
        return found

    def category(self, category: Mapping[str, Any], portfolio: str) -> tuple[Fraction, bool]:
        total, met = Fraction(0), True
        for item in category["items"]:
            points = min(self.earned(item, portfolio), Fraction(str(item.get("cap", 10**9))))
            met = met and points >= Fraction(str(item.get("minimum", -(10**9))))
            met = met and points > Fraction(str(item.get("more_than", -(10**9))))
            total += points
        total = min(total, Fraction(str(category.get("cap", 10**9))))
        return total, met and total >= Fraction(str(category.get("minimum", -(10**9))))

    def earned(self, item: Mapping[str, Any], portfolio: str) -> Fraction:
        points = Fraction(str(item.get("points", 0)))
        if "when" in item:
            if not replace(self, portfolio=portfolio).holds(item["when"]):
                return Fraction(0)
            if "measure" not in item:
                return points
        value = self.number(item["measure"], portfolio)
        if "bands" in item and item.get("partial"):
            return self.between(item["bands"], value)
        if "bands" in item:
            reached = [
                (self.amount(band["at_least"]), Fraction(str(band["points"])))
                for band in item["bands"]
                if value is not None and value >= self.amount(band["at_least"])
            ]
            return max(reached)[1] if reached else Fraction(0)
        if value is None:
            return Fraction(0)
        if "target" in item:
            target = self.limit(item["target"], portfolio)
            if target is None:
                return Fraction(0)
            if item.get("partial"):
                return down(points * min(max(value, Fraction(0)), target) / target)
            return points if value >= target else Fraction(0)
        each = self.limit(item["each"], portfolio)
        if each is None:
            return Fraction(0)
        times = max(value, Fraction(0)) / each
        return down(points * times) if item.get("partial") else points * floor(times)

    def between(self, bands: list[Mapping[str, Any]], value: Fraction | None) -> Fraction:
        steps = sorted((self.amount(band["at_least"]), Fraction(str(band["points"]))) for band in bands)
        reached = [step for step in steps if value is not None and value >= step[0]]
        if not reached or value is None:
            return Fraction(0)
        at, points = reached[-1]
        ahead = steps[len(reached) :]
        return down(points + (value - at) * (ahead[0][1] - points) / (ahead[0][0] - at)) if ahead else points

    def amount(self, written: object) -> Fraction:
        number, currency = literal(written)
        return half_up(number * self.rates[currency]) if currency in self.rates else number

    # Conditions: True, False, or None where it cannot be known

    def holds(self, condition: Mapping[str, Any]) -> Truth:
        if "all" in condition:
            return self.at_least(condition["all"], len(condition["all"]))
        if "any" in condition:
            return self.at_least(condition["any"], 1)
        if "some" in condition:
            return self.at_least(condition["of"], condition["some"])
        if "not" in condition:
            inner = self.holds(condition["not"])
            return None if inner is None else not inner
        if "decision" in condition:
            return condition["decision"] in self.granted
        if "qualifying" in condition:
            return self.qualifying(condition)
        if "tier_at_least" in condition:
            where = condition.get("portfolio", self.portfolio)
            ladders = [name for name in self.reached if name] if where == "any" else [where]
            return any(condition["tier_at_least"] in self.reached.get(name, ()) for name in ladders)
        if "always" in condition:
            return bool(condition["always"])
        return self.test(condition)

    def at_least(self, parts: list[Mapping[str, Any]], count: int) -> Truth:
        found = [self.holds(part) for part in parts]
        if found.count(True) >= count:
            return True
        return None if found.count(True) + found.count(None) >= count else False

    def qualifying(self, condition: Mapping[str, Any]) -> Truth:
        month = self.day.year * 12 + self.day.month - 1 - condition["months"]
        first = date(month // 12, month % 12 + 1, 1)
        days = [self, *(person for person in self.earlier if person.day >= first)]
        found = [
            replace(person, reached=self.reached, portfolio=self.portfolio).holds(condition["qualifying"])
            for person in days
        ]
        return True if True in found else None if None in found else False

    def test(self, test: Mapping[str, Any]) -> Truth:
        portfolio = test.get("portfolio", "")
        value = self.value(test["measure"], portfolio)
        if value is None:
            return None
        if "is" in test or "in" in test:
            wanted = [test["is"]] if "is" in test else test["in"]
            if isinstance(value, str):
                return value.lower() in [str(word).lower() for word in wanted]
            return value in wanted
        assert isinstance(value, Fraction)
        compare = {
            "at_least": lambda limit: value >= limit,
            "more_than": lambda limit: value > limit,
            "at_most": lambda limit: value <= limit,
            "less_than": lambda limit: value < limit,
        }
        limits = {word: self.limit(test[word], portfolio) for word in compare if word in test}
        if None in limits.values():
            return None
        return all(compare[word](limit) for word, limit in limits.items()) and self.minima(test, portfolio)

    def limit(self, bound: object, portfolio: str) -> Fraction | None:
        if not isinstance(bound, dict):
            return self.amount(bound)
        word: Value = portfolio or self.portfolio if bound["by"] == "portfolio" else self.value(bound["by"], portfolio)
        for name, inner in bound["values"].items():
            if word is not None and str(word).lower() == name.lower():
                return self.limit(inner, portfolio)
        return None if bound.get("otherwise") is None else self.limit(bound["otherwise"], portfolio)

    def minima(self, test: Mapping[str, Any], portfolio: str) -> bool:
        name = test["measure"]
        head = name if name in self.policy["measures"] else name.rpartition(".")[0]
        rule = self.policy["measures"][head]
        if test.get("without_minimums") or not ("score" in rule or "best_of" in rule):
            return True
        where = portfolio or self.portfolio if rule.get("per") else ""
        return self.score(head, where)[name][1]

    # Ladders

    def tiers(self) -> dict[str, int]:
        """Ladder → rank measured, -1 for none."""
        return {name: len(steps[-1][2]) - 1 for name, steps in self.steps().items()}

    def steps(self) -> dict[str, list[tuple[Person, bool, tuple[str, ...]]]]:
        """Ladder → for each tier: the partner as its admission sees it, whether it is met, the tiers reached after."""
        found = {}
        reached: dict[str, tuple[str, ...]] = {}
        for item in self.policy.get("portfolios", []) if self.policy.get("portfolio_tiers") else []:
            name = item["portfolio"]
            one = replace(self, portfolio=name, reached=dict(reached))
            found[name] = one.climb(self.policy["portfolio_tiers"], name)
            reached[name] = found[name][-1][2]
        earlier = tuple(
            replace(person, ladders={name: steps[-1][2] for name, steps in person.steps().items() if name})
            for person in self.earlier
        )
        overall = replace(self, reached=dict(reached), ladders=dict(reached), earlier=earlier)
        return {**found, "": overall.climb(self.policy["tiers"], "")}

    def climb(self, tiers: list[Mapping[str, Any]], ladder: str) -> list[tuple[Person, bool, tuple[str, ...]]]:
        names = tuple(item["tier"] for item in tiers)
        found: list[tuple[Person, bool, tuple[str, ...]]] = []
        reached: tuple[str, ...] = ()
        for index, tier in enumerate(tiers):
            here = replace(self, reached={**self.reached, ladder: reached})
            admitted = here.admitted(tier)
            if tier.get("cumulative"):
                admitted = admitted and all(met for _, met, _ in found)
            reached = names[: index + 1] if admitted else reached
            found.append((here, admitted, reached))
        return found

    def admitted(self, tier: Mapping[str, Any]) -> bool:
        wanted = [tier[word] for word in ("precondition", "admission") if word in tier]
        if "paths" in tier:
            wanted.append({"any": list(tier["paths"].values())})
        if "decision" in tier:
            wanted.append({"decision": tier["decision"]})
        return all(self.holds(condition) is True for condition in wanted)
