"""How a tier is kept: on a dated time line, rule by rule."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from maillage.engine.policy.types import Policy
from maillage.engine.tiers.records import NO_DAY, Held
from maillage.engine.tiers.reviews import EPOCH, day_number
from maillage.engine.tiers.staying import NEVER, stay, staying_of
from maillage.engine.tiers.types import Basis

SINCE, BELOW = date(2025, 3, 15), date(2026, 1, 10)
NAMES = ("base", "silver", "gold", "top")


def policy(fiscal: int = 1, own: dict[str, dict[str, Any]] | None = None, **staying: Any) -> Policy:
    """Four tiers under the rules given; ``own`` are the rules of single tiers."""
    tiers = [{"tier": name, **({"staying": own[name]} if own and name in own else {})} for name in NAMES]
    return Policy.model_validate({
        "policy": "p", "version": "1", "title": "P", "valid": {"from": date(2020, 1, 1)}, "currency": "EUR",
        "calendar": {"fiscal_year_starts": fiscal}, "tiers": tiers, "staying": staying,
    })  # fmt: skip


def on(
    day: str, rules: Policy, *, measured: int = 0, held: int = 2, since: date = SINCE, below: date | None = BELOW
) -> tuple[int, Basis, date | None]:
    """Rank, basis and day of the fall of one partner that is gold since 15 March 2025 and below since 10 January."""
    found = stay(
        rules,
        rules.tiers,
        Held(
            np.array([held], np.int16),
            np.array([day_number(since)], np.int32),
            np.array([NO_DAY if below is None else day_number(below)], np.int32),
        ),
        np.array([measured], np.int16),
        date.fromisoformat(day),
    )
    falls = int(found.changes_on[0])
    return int(found.rank[0]), Basis(int(found.basis[0])), None if falls == NEVER else EPOCH + timedelta(days=falls)


def test_without_rules_the_measures_decide_at_once() -> None:
    assert on("2026-01-10", policy()) == (0, Basis.MEASURED, None)
    assert on("2026-01-10", policy(), measured=3) == (3, Basis.MEASURED, None)
    assert on("2026-01-10", policy(), measured=2) == (2, Basis.MEASURED, None)
    assert on("2026-01-10", policy(), measured=-1) == (-1, Basis.MEASURED, None)


def test_one_that_holds_nothing_takes_what_it_measures_whatever_the_reviews() -> None:
    rules = policy(review={"every": "year"}, promotion="at_review", term_months=12)
    assert on("2026-02-03", rules, measured=3, held=-1) == (3, Basis.MEASURED, None)


def test_no_demotion_in_mid_term() -> None:
    rules = policy(term_months=12)
    assert on("2026-03-14", rules) == (2, Basis.TERM, date(2026, 3, 15))
    assert on("2026-03-15", rules) == (0, Basis.MEASURED, None)


def test_grace_runs_from_the_day_the_conditions_failed() -> None:
    assert on("2026-04-09", policy(grace_days=90)) == (2, Basis.GRACE, date(2026, 4, 10))
    assert on("2026-04-10", policy(grace_days=90)) == (0, Basis.MEASURED, None)
    assert on("2026-02-09", policy(grace_months=1)) == (2, Basis.GRACE, date(2026, 2, 10))
    assert on("2026-02-10", policy(grace_months=1)) == (0, Basis.MEASURED, None)
    assert on("2026-02-10", policy(grace_months=1, grace_days=5)) == (2, Basis.GRACE, date(2026, 2, 15))


def test_grace_begins_today_where_nothing_says_since_when_the_partner_is_below() -> None:
    assert on("2026-05-01", policy(grace_days=30), below=None) == (2, Basis.GRACE, date(2026, 5, 31))


def test_the_later_of_term_and_grace_counts_and_the_term_is_named_first() -> None:
    rules = policy(term_months=12, grace_days=90)
    assert on("2026-03-14", rules) == (2, Basis.TERM, date(2026, 4, 10))
    assert on("2026-03-15", rules) == (2, Basis.GRACE, date(2026, 4, 10))


def test_a_demotion_waits_for_the_review() -> None:
    rules = policy(review={"every": "quarter"})
    assert on("2026-02-01", rules) == (2, Basis.REVIEW, date(2026, 4, 1))
    assert on("2026-04-01", rules) == (0, Basis.MEASURED, None)
    late = policy(review={"on": ["07-01"]}, grace_days=90)
    assert on("2026-02-01", late) == (2, Basis.GRACE, date(2026, 7, 1))
    assert on("2026-05-01", late) == (2, Basis.REVIEW, date(2026, 7, 1))


def test_a_promotion_is_at_once_unless_the_policy_makes_it_wait() -> None:
    review = {"every": "half_year"}
    assert on("2026-02-01", policy(review=review), measured=3)[0] == 3
    waits = policy(review=review, promotion="at_review")
    assert on("2026-02-01", waits, measured=3) == (2, Basis.REVIEW, None)
    assert on("2026-07-01", waits, measured=3) == (3, Basis.MEASURED, None)


def test_promotions_may_have_reviews_of_their_own() -> None:
    rules = policy(review={"every": "year"}, promotion={"every": "quarter"})
    assert on("2026-02-01", rules, measured=3) == (2, Basis.REVIEW, None)
    assert on("2026-04-01", rules, measured=3) == (3, Basis.MEASURED, None)
    yearly = policy(promotion={"every": "anniversary"})
    assert on("2026-03-14", yearly, measured=3) == (2, Basis.REVIEW, None)
    assert on("2026-03-15", yearly, measured=3) == (3, Basis.MEASURED, None)
    # Demotions wait for their own.
    assert on("2026-04-01", rules) == (2, Basis.REVIEW, date(2027, 1, 1))


def test_a_review_that_has_passed_has_decided_though_nobody_made_a_plan_on_its_day() -> None:
    rules = policy(review={"every": "half_year"}, grace_days=90)
    assert on("2026-06-30", rules) == (2, Basis.REVIEW, date(2026, 7, 1))
    assert on("2026-08-15", rules) == (0, Basis.MEASURED, None)
    # Below only since after that review: the next one decides.
    assert on("2026-08-15", rules, below=date(2026, 7, 2)) == (2, Basis.GRACE, date(2027, 1, 1))


def test_grace_of_one_review_is_as_many_months_as_lie_between_two() -> None:
    rules = policy(review={"every": "half_year"}, grace_months=6)
    for below, falls in ((date(2026, 7, 1), date(2027, 1, 1)), (date(2026, 7, 2), date(2027, 7, 1))):
        assert on("2026-07-15", rules, below=below) == (2, Basis.GRACE, falls)


def test_falling_one_step_at_a_time() -> None:
    rules = policy(demotion="one_step")
    assert on("2026-02-01", rules) == (1, Basis.ONE_STEP, date(2026, 2, 2))
    assert on("2026-02-01", rules, measured=1) == (1, Basis.MEASURED, None)
    assert on("2026-02-01", rules, measured=-1, held=0) == (-1, Basis.MEASURED, None)
    reviewed = policy(demotion="one_step", review={"every": "quarter"}, term_months=12)
    assert on("2026-03-31", reviewed) == (2, Basis.REVIEW, date(2026, 4, 1))
    assert on("2026-04-01", reviewed) == (1, Basis.ONE_STEP, date(2027, 4, 1))


def test_the_next_step_down_follows_the_reviews_and_the_rules_of_the_tier_just_below() -> None:
    steps = policy(demotion="one_step", review={"every": "half_year"})
    assert on("2026-07-01", steps) == (1, Basis.ONE_STEP, date(2027, 1, 1))
    yearly = policy(demotion="one_step", review={"every": "anniversary"})
    assert on("2026-03-15", yearly) == (1, Basis.ONE_STEP, date(2027, 3, 15))
    own = {"silver": {"term_months": 6}, "base": {"term_months": 60}}
    assert on("2026-07-01", policy(own=own, demotion="one_step")) == (1, Basis.ONE_STEP, date(2027, 1, 1))


def test_on_the_day_after_its_grace_a_partner_waits_for_the_review_no_more_for_grace() -> None:
    rules = policy(review={"every": "half_year"}, grace_days=90)
    assert on("2026-04-09", rules) == (2, Basis.GRACE, date(2026, 7, 1))
    assert on("2026-04-10", rules) == (2, Basis.REVIEW, date(2026, 7, 1))


def test_a_step_down_starts_no_new_grace() -> None:
    rules = policy(demotion="one_step", grace_days=30)
    assert on("2026-02-09", rules) == (1, Basis.ONE_STEP, date(2026, 2, 10))


def test_the_words_of_a_tier_stand_over_those_of_the_policy_one_by_one() -> None:
    rules = policy(own={"gold": {"grace_days": 10}}, review={"every": "quarter"}, grace_days=90, term_months=6)
    assert (
        staying_of(rules, rules.tiers[2]).model_dump()
        == policy(review={"every": "quarter"}, grace_days=10, term_months=6).staying.model_dump()
    )
    assert staying_of(rules, rules.tiers[1]) is rules.staying
    assert on("2026-04-01", rules) == (0, Basis.MEASURED, None)
    assert on("2026-04-01", rules, held=1) == (1, Basis.GRACE, date(2026, 7, 1))


def test_everybody_at_once_as_one_by_one() -> None:
    rules = policy(own={"top": {"term_months": 24}}, review={"every": "quarter"}, grace_days=45, demotion="one_step",
                   promotion="at_review")  # fmt: skip
    random = np.random.default_rng(7)
    size, today = 300, day_number(date(2026, 2, 17))
    held = Held(
        random.integers(-1, 4, size).astype(np.int16),
        (today - random.integers(0, 900, size)).astype(np.int32),
        np.where(random.random(size) < 0.3, NO_DAY, today - random.integers(0, 120, size)).astype(np.int32),
    )
    measured = random.integers(-1, 4, size).astype(np.int16)
    together = stay(rules, rules.tiers, held, measured, date(2026, 2, 17))
    for index in range(size):
        one = slice(index, index + 1)
        alone = stay(rules, rules.tiers, Held(held.rank[one], held.since[one], held.below[one]), measured[one],
                     date(2026, 2, 17))  # fmt: skip
        assert (alone.rank[0], alone.basis[0], alone.changes_on[0]) == (
            together.rank[index], together.basis[index], together.changes_on[index]
        )  # fmt: skip


@pytest.mark.parametrize("measured", [0, 1, 2, 3])
def test_a_tier_held_never_falls_below_what_is_measured_nor_rises_above_it(measured: int) -> None:
    rules = policy(review={"every": "month"}, grace_days=10, demotion="one_step", promotion="at_review")
    for day in ("2026-01-10", "2026-01-20", "2026-02-01", "2026-02-02"):
        rank, _, _ = on(day, rules, measured=measured)
        assert min(measured, 2) <= rank <= max(measured, 2)
