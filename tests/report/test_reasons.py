"""Which reasons a line has room for: those that decided."""

from maillage.engine.kernel.reason import Reason
from maillage.report.reasons import leaves
from tests.report.shown import material, plan


def codes(kind: str, partner: str) -> list[str]:
    told = getattr(material().reasons, f"{kind}_told" if kind != "missing" else "tier_missing")
    return [reason.code for reason in told(plan().measures.partners.index(partner))]


def test_a_tier_is_told_by_the_clauses_that_decided() -> None:
    assert codes("tier", "b") == ["tier-word"]
    assert codes("tier", "m5") == ["tier-unknown"]
    assert codes("tier", "m1") == ["tier-exception-signed"]
    assert codes("tier", "d")[:2] == ["tier-no-cluster", "cluster-basis-short"]
    assert codes("tier", "m6") == ["tier-open"]


def test_what_the_next_tier_lacks() -> None:
    assert codes("missing", "m6") == ["tier-unknown"]
    assert codes("missing", "b") == ["tier-bound-converted-not", "tier-undecided"]
    assert codes("missing", "m1") == []


def test_a_cluster_is_told_by_what_is_shared_and_the_total() -> None:
    assert codes("cluster", "a") == ["cluster-shares-trade", "cluster-total-least"]
    assert codes("cluster", "m4") == ["cluster-not-asked"]
    assert codes("cluster", "d")[0] == "cluster-basis-short"


def test_a_primary_contact_is_told_by_role_clauses_and_choice() -> None:
    assert codes("primary", "m4") == ["coverage-contact-primary", "coverage-tier", "coverage-seat-kept"]
    assert codes("primary", "z") == []


def test_leaves_are_the_ends_that_agree_all_the_way() -> None:
    tree = Reason("top", holds=False, parts=(Reason("met", holds=True), Reason("not", holds=False), Reason("any")))
    assert [reason.code for reason in leaves(tree, holds=False)] == ["not"]
    assert [reason.code for reason in leaves(tree, holds=True)] == ["met"]
    assert [reason.code for reason in leaves(Reason("end", holds=True), holds=True)] == ["end"]
    assert list(leaves(Reason("end"), holds=True)) == []
