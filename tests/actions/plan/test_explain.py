"""Explaining looks at few records, and says the same as if it had looked at all."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from maillage.actions.plan import explain
from maillage.actions.plan.explain import about, explain_partner
from maillage.actions.plan.names import Names
from maillage.actions.plan.read import Opened
from maillage.actions.policy.resolve import library_of
from maillage.adapters.rates.ecb import EcbRates
from maillage.adapters.warehouse.ledger import Ledger
from maillage.demo.invented import Channel, ChannelParameters, channel_of
from maillage.engine.kernel.period import Period
from maillage.engine.ledger.batch import Batch
from maillage.engine.plan import build
from maillage.engine.records.state import RecordsState
from maillage.engine.records.tables import TABLES

POLICIES = Path(__file__).resolve().parents[3] / "src" / "maillage" / "policies"


def records_of(channel: Channel) -> RecordsState:
    keyed = {name: table.sort_by([(key, "ascending") for key in TABLES[name].key])
             for name, table in channel.records()}  # fmt: skip
    return RecordsState(keyed, "records")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """The plan of a small invented channel, opened as if from a book."""
    channel = channel_of(ChannelParameters(size=900, years=2, lines_per_year=12))
    ledger = Ledger(tmp_path_factory.mktemp("ledger"))
    for month, table in channel.lines():
        period = Period(month.first, month.plus(1).first)
        ledger.post(ledger.propose(table, Batch(str(month), "demo", f"{month}.csv", str(month), period)))
    as_of = channel.parameters.as_of
    loaded = library_of(POLICIES).in_force("france", as_of)
    records = records_of(channel)
    plan = build(loaded, as_of, records, ledger.reader(), EcbRates(), work=20_000)
    return cast(Opened, SimpleNamespace(plan=plan, records=records, names=Names(records)))


def test_few_records_give_the_same_reasons_as_all(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = opened.plan
    clustered = np.flatnonzero(plan.clusters.cluster_of >= 0).tolist()
    chosen = {*clustered[:12], *sorted(plan.clusters.refused)[:5], *range(0, len(plan.measures.partners), 60)}
    assert len(clustered) > 5
    names = [plan.measures.partners[at] for at in sorted(chosen)]
    few = [explain_partner(opened, name) for name in names]

    def everything(records: RecordsState, *_: Any) -> RecordsState:
        return records

    monkeypatch.setattr(explain, "about", everything)
    assert few == [explain_partner(opened, name) for name in names]


def test_only_a_partner_s_own_rows_are_looked_at_where_it_is_in_no_cluster(opened: Opened) -> None:
    """The positive control: the records that reasons are made from are indeed few."""
    plan = opened.plan
    alone = int(np.flatnonzero(plan.clusters.cluster_of < 0)[0])
    looked_at = about(opened.records, plan, alone)
    assert looked_at.table("contacts")["partner"].unique().to_pylist() == [plan.measures.partners[alone]]
    assert looked_at.table("seats").equals(opened.records.table("seats"))
    clustered = int(np.flatnonzero(plan.clusters.cluster_of >= 0)[0])
    assert len(about(opened.records, plan, clustered).table("partners")) > 1


def test_names_are_the_same_one_by_one_and_all_together(opened: Opened) -> None:
    all_names = dict(Names(opened.records))
    assert len(Names(opened.records)) == len(all_names) > 900
    one_by_one = Names(opened.records)
    some = [*[*all_names][::7], ("partner", "nobody"), ("tier", "mba")]
    assert [one_by_one.get(term) for term in some] == [all_names.get(term) for term in some]
