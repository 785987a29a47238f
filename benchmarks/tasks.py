"""What is measured, one function a task; ``python -m benchmarks.tasks TASK ARGUMENTS`` runs one and tells in JSON.

Each task times the work alone, without the import of libraries, on either side.
"""

from __future__ import annotations

import gc
import hashlib
import importlib
import itertools
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, Final

Told = dict[str, Any]
THREADS: Final = 2
MEMORY: Final = "3GiB"
FIRST, END = date(2025, 7, 1), date(2026, 7, 1)
"""The twelve months of the measures."""
DOLLAR: Final = "0.85747600"


@contextmanager
def timed(told: Told) -> Iterator[None]:
    """Put the seconds of a block, those of the processor, and the peak of memory after it, into ``told``."""
    start, spent = time.perf_counter(), time.process_time()
    yield
    told["seconds"], told["processor"] = time.perf_counter() - start, time.process_time() - spent
    told["mebibytes"] = _peak()


def _peak() -> float:
    """Return the most memory that this process had, in MiB; the system's usual account counts the parent's, too."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def raw_query(channel: str) -> Told:
    """By hand in DuckDB: revenue by partner, market and offering, converted by the month's rate, of twelve months."""
    import duckdb
    import pyarrow as pa

    with pa.memory_map(str(Path(channel, "records", "offerings.arrow"))) as source:
        offerings = pa.ipc.open_file(source).read_all()
    files = [str(file) for file in sorted(Path(channel, "ledger").glob("month=*/*.parquet"))]
    listed = ", ".join(f"'{file}'" for file in files)
    told: Told = {}
    with timed(told), duckdb.connect(config={"threads": THREADS, "memory_limit": MEMORY}) as connection:
        connection.register("offerings", offerings)
        found = connection.sql(f"""
                WITH base AS (
                    SELECT l.partner, o.market, l.offering, l.currency, date_trunc('month', l.sold) AS month,
                           sum(l.amount)::DECIMAL(20, 4) AS amount
                    FROM read_parquet([{listed}], hive_partitioning = false) l JOIN offerings o USING (offering)
                    WHERE l.sold >= DATE '{FIRST}' AND l.sold < DATE '{END}'
                    GROUP BY ALL)
                SELECT partner, market, offering,
                       sum(round(CASE currency WHEN 'USD' THEN amount * {DOLLAR}::DECIMAL(10, 8) ELSE amount END, 2))
                       AS amount
                FROM base GROUP BY ALL
            """).to_arrow_table()
    rows = zip(*(found[name].to_pylist() for name in ("offering", "partner", "amount")), strict=True)
    return told | {"answer": _digest_of((name, who, int(amount * 1_000_000)) for name, who, amount in rows)}


def measures(channel: str) -> Told:
    """The same by the ledger's reader: one question for each market and offering."""
    from decimal import Decimal

    from benchmarks.material import records_in
    from maillage.adapters.warehouse.ledger import Ledger
    from maillage.engine.kernel.period import Month, Period
    from maillage.engine.ledger.query import LedgerQuery, RateTable
    from maillage.engine.policy.types.measures import Filter

    offerings = records_in(Path(channel)).table("offerings")
    rates = RateTable("EUR", {("USD", Month.of(FIRST).plus(step)): Decimal(DOLLAR) for step in range(12)})
    told: Told = {}
    with timed(told):
        queries = [
            LedgerQuery(row["offering"], "amount", Period(FIRST, END),
                        Filter(market=[row["market"]], offering=[row["offering"]]), rates)
            for row in offerings.to_pylist()
        ]  # fmt: skip
        reader = Ledger(Path(channel, "ledger")).reader(threads=THREADS, memory=MEMORY)
        found = reader.read(queries, offerings)
    partners = found["partner"].to_pylist()
    rows = (
        (query.name, who, micro) for query in queries
        for who, micro in zip(partners, found[query.name].to_pylist(), strict=True) if micro is not None
    )  # fmt: skip
    return told | {"answer": _digest_of(rows)}


def _digest_of(rows: Any) -> str:
    return hashlib.sha256(repr(sorted(rows)).encode()).hexdigest()


def plan(channel: str, warm: str = "", save: str = "") -> Told:
    """The whole plan, from policy, records and ledger to the files of the plan; ``search`` is the solver's part.

    ``warm``: a small channel that is planned before, so that compiled code and tables of rates and places are loaded.
    """
    from benchmarks.material import FOLDER

    searched = _search_timed()
    target = Path(save) if save else FOLDER / f".plan-{os.getpid()}"
    if warm:
        _plan(warm, target)
        searched.clear()
    told: Told = {}
    with timed(told):
        stages, partners = _plan(channel, target)
    if not save:
        shutil.rmtree(target)
    spent = {name: round(after - start, 3) for (name, start), (_, after) in itertools.pairwise(stages)}
    return told | {"search": sum(searched), "stages": spent, "partners": partners}


def _plan(channel: str, target: Path) -> tuple[list[tuple[str, float]], int]:
    from benchmarks.material import AS_OF, records_in
    from maillage import engine
    from maillage.actions.policy.resolve import library_of
    from maillage.adapters.plans.store import save
    from maillage.adapters.rates.ecb import EcbRates
    from maillage.adapters.warehouse.ledger import Ledger
    from maillage.engine.plan import build

    stages = [("inputs", time.perf_counter())]
    loaded = library_of(Path(engine.__file__).parents[1] / "policies").in_force("france", AS_OF)
    reader = Ledger(Path(channel, "ledger")).reader(threads=THREADS, memory=MEMORY)
    made = build(loaded, AS_OF, records_in(Path(channel)), reader, EcbRates(), work=1_000_000,
                 progress=lambda stage: stages.append((stage, time.perf_counter())))  # fmt: skip
    stages.append(("save", time.perf_counter()))
    save(target, made)
    return [*stages, ("end", time.perf_counter())], len(made.measures.partners)


def _search_timed() -> list[float]:
    """Have the seconds of each search of the solver put into the list returned."""
    spent: list[float] = []
    for place, names in (("clustering", ("search_features", "search_pairs")), ("staffing", ("run_all",))):
        module = importlib.import_module(f"maillage.solver.{place}.solve")
        for name in names:
            setattr(module, name, _clocked(getattr(module, name), spent))
    return spent


def _clocked(function: Callable[..., Any], spent: list[float]) -> Callable[..., Any]:
    def run(*given: Any, **named: Any) -> Any:
        start = time.perf_counter()
        try:
            return function(*given, **named)
        finally:
            spent.append(time.perf_counter() - start)

    return run


def book_with_plan(channel: str, book: str) -> Told:
    """Make a book around a channel, with a plan: its ledger, and its records as the copy in columns that books keep."""
    from benchmarks.material import records_in
    from maillage.actions.init.create import create

    folder = Path(book)
    made = create(folder, policy="france", language="en")
    told: Told = {}
    with timed(told):
        shutil.rmtree(folder / "ledger", ignore_errors=True)
        (folder / "ledger").symlink_to(Path(channel, "ledger").resolve())
        copy = folder / "cache" / "records" / records_in(Path(channel)).digest
        shutil.copytree(Path(channel, "records"), copy)
        plan(channel, save=str(made.plans))
    return told


def explain(book: str, partner: str) -> Told:
    """Open the plan, explain a partner, write its sentences; ``again``: another partner of the plan opened."""
    from maillage.actions.book import Book
    from maillage.actions.plan.explain import explain_partner
    from maillage.actions.plan.read import open_plan
    from maillage.messages.render import reason_sentence

    def told_of(name: str, opened: Any) -> int:
        found = explain_partner(opened, name)
        reasons = (*found.tiers, *found.changes, found.cluster, found.contacts)
        return sum(len(reason_sentence(part, "en", opened.glossary)) for reason in reasons for part in parts_of(reason))

    def parts_of(reason: Any) -> Iterator[Any]:
        yield reason
        for part in reason.parts:
            yield from parts_of(part)

    opened_book = Book(Path(book))
    told_of(partner, open_plan(opened_book))  # code that is used for the first time is loaded
    gc.freeze()  # as the command line and the desk do once they have loaded
    told: Told = {}
    with timed(told):
        opened = open_plan(opened_book)
        letters = told_of(partner, opened)
    start = time.perf_counter()
    told_of(opened.plan.measures.partners[len(opened.plan.measures.partners) // 2], opened)
    return told | {"letters": letters, "again": time.perf_counter() - start}


def command(words: list[str]) -> Told:
    """A command of the shell, as a process of its own."""
    shell = Path(sys.executable).with_name("maillage")
    told: Told = {}
    with timed(told):
        done = subprocess.run([str(shell), *words], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    told["mebibytes"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return told


def replan(book: str, partners: int) -> Told:
    """Change one threshold of the policy and plan again: in a process that has planned before, as a server has."""
    from benchmarks.material import AS_OF, post_lines
    from maillage.actions.init.create import create
    from maillage.actions.plan.build import build_plan
    from maillage.demo.invented import ChannelParameters, channel_of

    made = create(Path(book), policy="france", language="en")
    from maillage.records.store import RecordsBatch

    channel = channel_of(ChannelParameters(size=partners))
    store = made.records()
    for name, table in channel.records():
        store.post(store.propose(name, table), RecordsBatch(name))
    post_lines(channel, made.folder / "ledger")
    build_plan(made, AS_OF)
    threshold(made.policies / "france.yaml", "at_least: 50 M EUR", "at_least: 40 M EUR")
    told: Told = {}
    with timed(told):
        again = build_plan(made, AS_OF)
    threshold(made.policies / "france.yaml", "at_least: 40 M EUR", "at_least: 45 M EUR")
    return told | {"clusters": len(again.plan.clusters.clusters)}


def threshold(policy: Path, old: str, new: str) -> None:
    """Change one threshold in a policy's text."""
    text = policy.read_text(encoding="utf-8")
    if text.count(old) != 1:
        raise ValueError(f"{old} stands {text.count(old)} times in {policy.name}")
    policy.write_text(text.replace(old, new), encoding="utf-8")


def read_csv(file: str) -> Told:
    """DuckDB's own CSV reader, types given, into columns."""
    import duckdb

    told: Told = {}
    with timed(told), duckdb.connect(config={"threads": THREADS, "memory_limit": MEMORY}) as connection:
        found = connection.sql(f"""
            SELECT * FROM read_csv('{file}', delim = ';', header = true, decimal_separator = ',',
                dateformat = '%d/%m/%Y', columns = {{'Facture': 'VARCHAR', 'Ligne': 'VARCHAR', 'Date': 'DATE',
                'Revendeur': 'VARCHAR', 'Référence': 'VARCHAR', 'Quantité': 'DECIMAL(18,4)',
                'Montant HT': 'DECIMAL(18,4)', 'Devise': 'VARCHAR', 'Client final': 'VARCHAR'}})
        """).to_arrow_table()
    return told | {"lines": found.num_rows}


def intake(file: str, book: str, post: bool) -> Told:
    """Check a file whole, or check it and take it into the ledger."""
    from maillage.actions.init.create import create
    from maillage.actions.intake.accept import accept
    from maillage.actions.intake.check import check

    made = create(Path(book), policy="france", language="en")
    made.records()
    told: Told = {}
    with timed(told):
        receipt = accept(made, Path(file), "sell-through").receipt if post else check(
            made, Path(file), "sell-through").receipt  # fmt: skip
    told["mebibytes"] = max(told["mebibytes"], resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
    return told | {"lines": receipt.read, "accepted": receipt.accepted}


def moves_by_features(nodes: int, each: int) -> Told:
    """Search for clusters of some fifty nodes by features, with so many evaluations of moves to each node.

    What the first clusters cost to fill, before anything moves, is measured alone and taken off.
    """
    from benchmarks.solver_clustering import channel
    from maillage.solver.clustering import solve

    solve(channel(200), seed=1, work=50_000)  # what is compiled is loaded
    problem = channel(nodes)
    filling: Told = {}
    with timed(filling):
        filled = solve(problem, seed=1, work=1)
    told: Told = {}
    with timed(told):
        found = solve(problem, seed=1, work=filled.work_done + each * nodes)
    moving = {key: told[key] - filling[key] for key in ("seconds", "processor")}
    work = found.work_done - filled.work_done
    return told | moving | {"work": work, "filling": filling["seconds"], "clusters": len(found.loads)}


TASKS: Final[dict[str, Callable[..., Told]]] = {
    task.__name__: task
    for task in (
        raw_query,
        measures,
        plan,
        book_with_plan,
        explain,
        command,
        replan,
        read_csv,
        intake,
        moves_by_features,
    )
}

if __name__ == "__main__":
    print(json.dumps(TASKS[sys.argv[1]](**json.loads(sys.argv[2]))))
