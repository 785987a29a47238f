"""A plan with all that a report can show: moves, pins and exceptions kept, broken and paid for, refusals."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

import pyarrow as pa

from maillage.actions.demo import AS_OF, demo_book
from maillage.actions.plan.build import build_plan
from maillage.actions.plan.read import Opened
from maillage.engine.records.state import arrow_schema
from maillage.engine.records.tables import TABLES

SIZE = 300
RISKY = ("=1+1", "+33 1 40 00 00 00", "-2", "@SUM(A1)", "\tTAB", "\rCR", "\0NUL", "＝1+1", "<script>alert(1)</script>")
"""Names of partners as somebody might send them."""
_BEGAN, _ENDS = date(2026, 1, 1), date(2026, 12, 31)


@cache
def shown() -> Opened:
    """Return the plan, made once for all tests of a process."""
    folder = Path(tempfile.mkdtemp(prefix="maillage-report-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    made = demo_book(folder / "book", "fr", size=SIZE)
    plan = made.built.plan
    first, second, third = (plan.measures.partners[at] for at in plan.clusters.clusters[0].members[:3])
    small = [partner for at, partner in enumerate(plan.measures.partners) if plan.clusters.cluster_of[at] < 0]
    store = made.book.records()
    from maillage.records.store import RecordsBatch

    tables = {
        "pins": [
            {"pin_id": "PIN-1", "partner": first, "kind": "together", "target": second, "reason": "Same building",
             "author": "director", "valid_from": _BEGAN},
            {"pin_id": "PIN-2", "partner": small[0], "kind": "contact", "target": "nobody-there", "reason": "Friends",
             "author": "director", "valid_from": _BEGAN},
        ],
        "exceptions": [
            {"exception_id": "EXC-1", "partner": small[1], "kind": "tier", "value": "aligned", "reason": "Strategic",
             "author": "pcd-ile-de-france", "approver": "director", "valid_from": _BEGAN, "valid_to": _ENDS},
            {"exception_id": "EXC-2", "partner": third, "kind": "contacts", "value": "3", "reason": "Very busy",
             "author": "pcd-ile-de-france", "approver": "director", "valid_from": _BEGAN, "valid_to": _ENDS},
        ],
        "memberships": [
            {"partner": first, "cluster": "aligned-var-9", "since": _BEGAN},
            {"partner": small[2], "cluster": "aligned-var-9", "since": _BEGAN},
        ],
        "standings": [{"partner": small[3], "tier": "aligned", "since": _BEGAN, "below_since": _BEGAN}],
    }  # fmt: skip
    for name, rows in tables.items():
        table = pa.Table.from_pylist(rows, schema=arrow_schema(TABLES[name]))
        store.post(store.propose(name, table), RecordsBatch(f"test/{name}"))
    built = build_plan(made.book, AS_OF)
    store.close()
    opened = Opened(made.book, built.plan)
    for partner, name in zip(plan.measures.partners, RISKY, strict=False):
        opened.names["partner", partner] = name
    return opened
