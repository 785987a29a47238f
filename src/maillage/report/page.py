"""The page: one HTML file with everything in it, that asks nothing of anybody."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from maillage.engine.comparison.types import Shape
from maillage.engine.kernel.quantity import RATIO, Quantity
from maillage.engine.kernel.reason import Term
from maillage.engine.plan import Plan
from maillage.messages.format import Language
from maillage.report.content import (
    aims,
    calls,
    clusters,
    contacts,
    findings,
    headline,
    ladder,
    moves,
    rulings,
    territories,
    tradeoff,
    workload,
)
from maillage.report.map.drawing import drawing_of
from maillage.report.material import Material
from maillage.report.reasons import Reasons
from maillage.report.words import Words

_MOST_SEATS = 60
_MOST_RULINGS = 60
"""A page lists so many of each; the rest is counted, and stands in the workbook."""


def page(material: Material, language: Language) -> str:
    """Return the report of a plan as one HTML text in ``language``.

    It holds no script and loads nothing; its content policy forbids both.
    """
    style = resources.files("maillage.report").joinpath("static", "report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    words = Words(language, material.glossary)
    surroundings = Environment(
        loader=PackageLoader("maillage.report"), autoescape=select_autoescape(default=True), undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    surroundings.globals.update(vocabulary(words, material.plan.comparison.currency))
    plan = material.plan
    text: str = surroundings.get_template("report.html").render(
        language=language, style=style, style_digest=digest, plan=plan, header=plan.header, compared=plan.comparison,
        command=material.command, edited=material.edited, **_opening(material), **_body(material, words),
        **_choice(material, words),
    )  # fmt: skip
    return text


def vocabulary(words: Words, currency: str) -> dict[str, Any]:
    """Return what the templates call to write labels, names, numbers and reasons; amounts are in ``currency``."""
    return {
        "t": words.label, "sentence": words.sentence, "term": words.term, "plan_term": Term, "number": words.number,
        "percent": words.percent, "money": words.money, "hours": words.hours, "mean": words.mean, "day": words.day,
        "reason": words.reason,
        "smallest": words.change, "finding": words.finding, "kind": words.kind, "part": headline.part,
        "share": lambda micro: Quantity(micro, RATIO), "amount": lambda micro: Quantity(micro, currency),
        "most_seats": _MOST_SEATS, "most_rulings": _MOST_RULINGS,
    }  # fmt: skip


def histograms_of(plan: Plan) -> list[tuple[str, Shape, Shape, list[tuple[int, int, int]]]]:
    """Return contacts before and after, of all partners and of the multi-specialists, each with its histogram."""
    compared = plan.comparison
    return [
        (kind, before, after, contacts.histogram(before, after))
        for kind, before, after in (
            ("all", compared.all_before, compared.all_after),
            ("several", compared.several_before, compared.several_after),
        )
    ]


def _opening(material: Material) -> dict[str, Any]:
    plan = material.plan
    groups = workload.groups_of(plan)
    return {
        "head": headline.headline_of(plan),
        "calls": calls.calls_of(plan, groups),
        "readable": aims.readable_of(plan),
        "competent": aims.competent_of(plan),
        "groups": groups,
        "fairness": workload.fairness_of(plan),
    }


def _body(material: Material, words: Words) -> dict[str, Any]:
    plan, reasons = material.plan, material.reasons
    formed = material.clusters
    return {
        "levels": ladder.levels_of(plan),
        "histograms": histograms_of(plan),
        "clusters": formed,
        "weakest": clusters.weakest_of(formed),
        "refused": clusters.refused_of(plan, reasons),
        "searches": clusters.searches_of(plan),
        "drawing": drawing_of(list(plan.policy.territories)),
        "regions": territories.regions_of(plan),
        "moves": [_told(kind, found(plan), why(reasons), reasons, words) for kind, found, why in _MOVES],
        "rulings": rulings.rulings_of(plan, material.records),
        "kinds": findings.kinds_of(plan.findings),
    }  # fmt: skip


def _choice(material: Material, words: Words) -> dict[str, Any]:
    """Return the plans that the policy could have; nothing where nobody asked."""
    options = material.options
    if options is None:
        return {"choice": None}
    partners = len(material.plan.measures.partners)
    rows = [(one.own, tradeoff.figures_of(one, partners, words)) for one in options]
    return {"choice": {"options": options, "rows": rows, "columns": tradeoff.COLUMNS, "wide": tradeoff.WIDE,
                       "high": tradeoff.HIGH, "chart": tradeoff.chart_of(options),
                       "ways": list(tradeoff.ways_of(options, words))}}  # fmt: skip


_Why = Callable[[Reasons], Callable[[int], Any]]
_MOVES: tuple[tuple[str, Callable[[Plan], list[moves.Move]], _Why], ...] = (
    ("tier", moves.tier_moves, lambda reasons: reasons.tier_told),
    ("cluster", moves.cluster_moves, lambda reasons: reasons.cluster_told),
    ("primary", moves.primary_moves, lambda reasons: reasons.primary_told),
)


def _told(
    kind: str, found: list[moves.Move], why: Callable[[int], Any], reasons: Reasons, words: Words
) -> dict[str, Any]:
    """Return a kind of move: how many, by which reasons, and the largest with their sentences."""
    rows = [
        (move, [words.reason(reason) for reason in why(move.index)],
         words.change(reasons.change(move.index)) if move.down else "")
        for move in moves.largest(found)
    ]  # fmt: skip
    tallies = [moves.counts(found)]
    if kind == "tier":
        tallies = [moves.tier_counts(reasons.plan), *(tally for tally in tallies if len(tally) > 1)]
    return {"kind": kind, "count": len(found), "tallies": tallies, "rows": rows}
