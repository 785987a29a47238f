"""The sheets about the whole: summary, clusters, seats, territories, moves, rulings, findings, provenance."""

from __future__ import annotations

from collections.abc import Iterator

from maillage.engine.kernel.quantity import COUNT, Quantity
from maillage.report.content import headline, ladder, moves, rulings, territories, workload
from maillage.report.content.findings import kinds_of
from maillage.report.material import Material
from maillage.report.words import Words
from maillage.report.workbook.partners import Row, explained_all, is_explained


def summary_rows(material: Material, words: Words) -> Iterator[Row]:
    """Yield the figures of the plan beside today's."""
    plan, compared = material.plan, material.plan.comparison
    head = headline.headline_of(plan)

    def row(code: str, before: int | Quantity | None, after: int | Quantity | None, **facts: object) -> Row:
        return words.label(f"summary-{code}", **facts), before, after

    yield row("partners", None, head.partners)
    means = (compared.all_before, compared.all_after, compared.several_before, compared.several_after)
    every = [Quantity(shape.mean_micro // 10_000 * 10_000, COUNT) for shape in means]
    yield row("mean", every[0], every[1])
    yield row("mean-several", every[2], every[3])
    yield row("contacts", compared.all_before.contacts, compared.all_after.contacts)
    yield row("one", head.one_before, head.one_after)
    yield row("people", compared.people_before, compared.people_after)
    yield row("kept", None, head.kept)
    yield row("long", None, head.long_kept)
    yield row("changed", None, head.changed_share)
    yield row("changed-revenue", None, head.changed_revenue)
    for level in ladder.levels_of(plan):
        yield row("tier", level.before, level.partners, tier=level.tier)
    yield row("clusters", len(compared.clusters_before), head.clusters)
    yield row("refused", None, head.refused)
    for group in workload.groups_of(plan):
        yield row("used", None, group.used, role=group.role)
        if group.balance is not None:
            yield row("gini", None, Quantity(group.balance.gini, COUNT), role=group.role)
    if not explained_all(material):
        yield words.label("explained-some"), None, None


def cluster_rows(material: Material, words: Words) -> Iterator[Row]:
    """Yield a row for each cluster."""
    for item in material.clusters:
        shared = ", ".join(words.term(word) for _, common in item.common for word in common)
        seats = ", ".join(words.term(person) if person.name else words.term(seat) for seat, person in item.seats)
        yield (words.term(item.cluster), item.cluster.name, words.term(item.rule),
               words.term(item.label) if item.label.name else "", item.members, shared, item.total, item.least,
               item.margin, seats, words.reason(item.fragile) if item.fragile else "")  # fmt: skip


def seat_rows(material: Material, words: Words) -> Iterator[Row]:
    """Yield a row for each seat, role by role."""
    for group in workload.groups_of(material.plan):
        for seat in group.seats:
            states = [("overloaded", seat.overloaded), ("proposed", seat.proposed),
                      ("vacant", seat.vacant and not seat.proposed)]  # fmt: skip
            yield (words.term(seat.seat), seat.seat.name, words.term(seat.role),
                   words.term(seat.where) if seat.where.name else "",
                   words.term(seat.person) if seat.person.name else "", seat.partners, seat.revenue, seat.load,
                   seat.capacity, seat.used, seat.most, seat.kept,
                   ", ".join(words.label(word) for word, holds in states if holds))  # fmt: skip


def territory_rows(material: Material, words: Words) -> Iterator[Row]:
    """Yield a row for each territory."""
    for region in territories.regions_of(material.plan).values():
        title = words.term(region.territory) if region.territory.name else words.label("outside")
        yield (title, region.territory.name, region.partners, region.revenue, region.contacts_before,
               region.contacts_after, region.people_before, region.people_after, region.load, region.capacity,
               region.used)  # fmt: skip


def move_rows(material: Material, words: Words) -> Iterator[Row]:
    """Yield a row for each partner that moves, once for each kind; those that change tier with their reasons."""
    plan, reasons = material.plan, material.reasons
    found = (("tier", moves.tier_moves(plan)), ("cluster", moves.cluster_moves(plan)),
             ("primary", moves.primary_moves(plan)))  # fmt: skip
    for kind, listed in found:
        title = words.label("primary" if kind == "primary" else kind)
        for move in listed:
            told = kind == "tier" and is_explained(material, move.index)
            why = words.together(reasons.tier_told(move.index)) if told else ""
            yield (title, move.partner.name, words.term(move.partner), move.revenue, words.term(move.old),
                   words.term(move.new), words.label(move.why), why)  # fmt: skip


def ruling_rows(material: Material, words: Words) -> Iterator[Row]:
    """Yield a row for each decision, exception and pin in force."""
    found = rulings.rulings_of(material.plan, material.records)
    for kind, listed in (("decision", found.decisions), ("exception", found.exceptions), ("pin", found.pins)):
        for item in listed:
            yield (item.number, words.label(f"ruling-{kind}"), item.partner.name, words.term(item.partner),
                   words.label(item.kind, about=words.term(item.about)), item.reason,
                   words.term(item.author) if item.author.name else "",
                   words.term(item.approver) if item.approver.name else "", item.until,
                   "" if item.holds else words.label("pin-not-honoured" if kind == "pin" else "no-effect"))  # fmt: skip


def finding_rows(material: Material, words: Words) -> Iterator[Row]:
    """Yield a row for each finding, the gravest first."""
    for kind in kinds_of(material.plan.findings):
        for item in kind.findings:
            yield words.label(f"severity-{item.severity.value}"), words.kind(item.code), words.finding(item), item.code


def provenance_rows(material: Material, words: Words) -> Iterator[Row]:
    """Yield what the plan was made of, and how to make it again."""
    header = material.plan.header
    yield words.label("plan"), header.name
    yield words.label("policy"), header.policy_name
    yield words.label("version-of-policy"), header.policy_version
    yield words.label("day"), header.as_of
    yield words.label("digest-policy"), header.policy
    yield words.label("digest-ledger"), header.ledger
    yield words.label("digest-records"), header.records
    yield words.label("seed"), header.seed
    yield words.label("search-work"), header.work
    yield words.label("engine"), header.engine
    yield words.label("command"), material.command
    if material.edited:
        yield words.label("edited"), material.edited
    for receipt in material.plan.receipts:
        yield words.label(f"stage-{receipt.stage}"), receipt.digest
