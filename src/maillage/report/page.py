"""The page: one HTML file with everything in it, that asks nothing of anybody."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from datetime import date
from importlib import resources
from typing import Any

from babel.numbers import format_decimal, format_percent
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from maillage.engine.comparison.types import Shape
from maillage.engine.kernel.quantity import MILLIONTHS, Quantity
from maillage.engine.kernel.reason import Severity, Term
from maillage.engine.plan import Plan
from maillage.messages.format import LOCALES, Language, format_fact, format_short
from maillage.messages.glossary import glossary_of
from maillage.messages.render import finding_sentence, sentence
from maillage.report import content
from maillage.report.map.drawing import drawing_of

_STEPS = (60, 80, 100, 120)
"""Shades of the map change at so many per cent of the territory's capacity."""


def page(plan: Plan, names: content.Names, language: Language) -> str:
    """Return the report of a plan as one HTML text in ``language``. ``names``: (kind, identifier) → words to show.

    It holds no script and loads nothing; its content policy forbids both.
    """
    style = resources.files("maillage.report").joinpath("templates", "report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    words = _Words(plan, names, language)
    surroundings = Environment(
        loader=PackageLoader("maillage.report"), autoescape=select_autoescape(default=True), undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    surroundings.globals.update(
        t=words.label,
        term=words.term,
        plan_term=Term,
        number=words.number,
        percent=words.percent,
        money=words.money,
        day=words.day,
    )
    text: str = surroundings.get_template("report.html").render(
        language=language, style=style, style_digest=digest, plan=plan, header=plan.header, **_parts(plan, names, words)
    )
    return text


class _Words:
    """Labels, names and numbers in the reader's language."""

    def __init__(self, plan: Plan, names: content.Names, language: Language) -> None:
        self.language: Language = language
        self.glossary = glossary_of(plan.policy, names)

    def label(self, code: str, **facts: Any) -> str:
        return sentence(f"report-{code}", facts, self.language, self.glossary)

    def term(self, term: Term | None) -> str:
        if term is None or not term.name:
            return "–"
        return self.label("none") if term.name == "none" else self.glossary(term, self.language)

    def number(self, value: int | float, digits: int = 0) -> str:
        shape = "#,##0" + (f".{'0' * digits}" if digits else "")
        return str(format_decimal(round(value, digits), format=shape, locale=LOCALES[self.language]))

    def percent(self, part: float, whole: float) -> str:
        return str(format_percent(part / whole if whole else 0, locale=LOCALES[self.language]))

    def money(self, quantity: Quantity | None) -> str:
        return format_short(quantity, self.language) if quantity is not None else "–"

    def day(self, day: date) -> str:
        return str(format_fact(day, self.language, self.glossary))


def _parts(plan: Plan, names: content.Names, words: _Words) -> dict[str, Any]:
    compared = plan.comparison
    seats = content.seats(plan, names)
    moves = [(kind, found(plan, names)) for kind, found in _MOVES]
    return {
        "compared": compared,
        "mean": lambda shape: words.number(_mean(shape), 2),
        "tiers": content.tiers(plan),
        "histograms": [
            ("all", content.histogram(compared.all_before, compared.all_after)),
            ("several", content.histogram(compared.several_before, compared.several_after)),
        ],
        "clusters": content.clusters(plan),
        "seats": seats,
        "overloaded": sum(seat.overloaded for seat in seats),
        "vacant": sum(seat.vacant for seat in seats),
        "drawing": drawing_of(list(plan.policy.territories)),
        "territories": _territories(plan),
        "moves": [(kind, len(found), list(content.counts(found)), content.largest(found)) for kind, found in moves],
        "findings": [
            (severity.value, [finding_sentence(item, words.language, words.glossary)
                              for item in plan.findings if item.severity is severity])
            for severity in Severity
        ],
    }  # fmt: skip


_Moves = Callable[[Plan, content.Names], list[content.Move]]
_MOVES: tuple[tuple[str, _Moves], ...] = (
    ("tier", content.tier_moves),
    ("cluster", content.cluster_moves),
    ("primary", content.contact_moves),
)


def _mean(shape: Shape) -> float:
    return shape.mean_micro / MILLIONTHS


def _territories(plan: Plan) -> dict[str, dict[str, Any]]:
    """Return each territory's figures, and the shade of its work: 0 (room) to 4 (far too much)."""
    table = plan.comparison.by_territory
    found: dict[str, dict[str, Any]] = {}
    for at, name in enumerate(table.territories):
        hours, capacity = int(table.hours_after[at]) // MILLIONTHS, int(table.capacity_after[at]) // MILLIONTHS
        load = 100 * hours // capacity if capacity else 0
        found[name] = {
            "partners": int(table.partners[at]),
            "revenue": Quantity(int(table.revenue[at]), plan.comparison.currency),
            "before": int(table.contacts_before[at]),
            "after": int(table.contacts_after[at]),
            "people_before": int(table.people_before[at]),
            "people_after": int(table.people_after[at]),
            "hours": hours,
            "capacity": capacity,
            "shade": sum(load > step for step in _STEPS),
        }
    return found
