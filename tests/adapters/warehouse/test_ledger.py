"""Nothing is lost, nothing is doubled."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maillage.adapters.warehouse import ledger as ledger_module
from maillage.adapters.warehouse import log as log_module
from maillage.adapters.warehouse.fingerprint import Fingerprints, fingerprints_of
from maillage.adapters.warehouse.ledger import Ledger
from maillage.adapters.warehouse.lines import LINES
from maillage.engine.kernel.reason import MaillageError
from maillage.messages.render import finding_sentence
from tests.adapters.warehouse.shop import batch, line, lines


def amount_of(ledger: Ledger) -> Decimal:
    return pc.sum(ledger.lines()["amount"]).as_py() or Decimal(0)


def post(ledger: Ledger, table: pa.Table, name: str = "b1", **more: str) -> None:
    ledger.post(ledger.propose(table, batch(name, **more)))


THREE = lines(line("p1", 100), line("p2", 200, "2026-01-20"), line("p1", 300, "2026-02-01"))


def test_a_new_ledger_is_empty(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger")
    assert ledger.state().lines == 0
    assert ledger.batches() == ()
    assert ledger.lines().schema == LINES
    assert Ledger(tmp_path / "ledger").state() == ledger.state()


def test_posted_lines_come_back_with_their_receipt(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    proposal = ledger.propose(THREE, batch())
    assert ledger.state().lines == 0, "a proposal changes nothing"
    state = ledger.post(proposal)
    assert state.lines == 3
    assert ledger.lines().sort_by("amount").equals(THREE.sort_by("amount"))
    (posted,) = ledger.batches()
    assert posted.batch == batch()
    assert (posted.posted, posted.already, posted.repeated, posted.conflicts) == (3, 0, 0, 0)
    assert posted.amounts == {"EUR": Decimal(600)}
    assert ledger.lines(batch="b1").num_rows == 3
    assert ledger.lines(batch="b2").num_rows == 0
    assert ledger.verify() == ()


def test_the_same_file_renamed_and_re_sorted_changes_nothing(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    post(ledger, THREE)
    before = ledger.state()
    proposal = ledger.propose(THREE.take([2, 0, 1]), batch("b1", file="renamed.csv"))
    assert (len(proposal.fresh), proposal.already.tolist(), proposal.findings) == (0, [0, 1, 2], ())
    assert ledger.post(proposal) == before
    assert len(ledger.batches()) == 1


def test_a_known_line_with_other_content_is_a_conflict_and_is_not_posted(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    post(ledger, THREE)
    changed = THREE.set_column(
        LINES.get_field_index("amount"), LINES.field("amount"),
        pa.array([Decimal(100), Decimal(999), Decimal(300)], pa.decimal128(18, 4)),
    )  # fmt: skip
    mixed = pa.concat_tables([changed, lines(line("p9", 5, "2026-01-31"))])
    proposal = ledger.propose(mixed, batch("b2", file="again.csv"))
    assert proposal.conflicts.tolist() == [1]
    assert proposal.already.tolist() == [0, 2]
    assert proposal.fresh.tolist() == [3]
    conflict = next(item for item in proposal.findings if item.code == "ledger-conflict")
    assert "again.csv" in finding_sentence(conflict, "en")
    assert "annulez son document" in finding_sentence(conflict, "fr")
    ledger.post(proposal)
    assert amount_of(ledger) == 605
    assert ledger.batches()[1].conflicts == 1


def test_repeats_inside_a_file_count_once_and_contradictions_not_at_all(tmp_path: Path) -> None:
    one = line("p1", 100, document="a")
    table = lines(one, one, line("p1", 7, document="b"), line("p1", 8, document="b"), line("p3", 9, document="c"))
    ledger = Ledger(tmp_path)
    proposal = ledger.propose(table, batch())
    assert proposal.repeated.tolist() == [1]
    assert proposal.conflicts.tolist() == [2, 3]
    assert proposal.fresh.tolist() == [0, 4]
    ledger.post(proposal)
    again = ledger.propose(table, batch())
    assert (again.already.tolist(), again.conflicts.tolist()) == ([0, 1, 4], [2, 3])


def test_lines_whose_keys_share_their_hash_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The look-up compares 63 bits first; when they meet by chance, the lines themselves decide."""

    def alike(table: pa.Table, key: tuple[str, ...]) -> Fingerprints:
        return Fingerprints(np.ones(len(table), np.int64), fingerprints_of(table, key).limbs)

    monkeypatch.setattr(ledger_module, "fingerprints_of", alike)
    ledger = Ledger(tmp_path)
    post(ledger, THREE)
    assert ledger.state().lines == 3
    proposal = ledger.propose(pa.concat_tables([THREE, lines(line("p9"))]), batch())
    assert (proposal.already.tolist(), proposal.fresh.tolist(), len(proposal.conflicts)) == ([0, 1, 2], [3], 0)


def test_days_covered_before_by_the_same_sender_are_shown(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    post(ledger, THREE)
    late = lines(line("p7", 1, "2026-01-31"))
    (overlap,) = ledger.propose(late, batch("b2", "late.csv", "2026-01-31", "2026-02-15")).findings
    assert overlap.facts["first"] == overlap.facts["last"] == date(2026, 1, 31)
    for language, word in (("fr", "january.csv"), ("en", "late.csv")):
        assert word in finding_sentence(overlap, language)  # type: ignore[arg-type] # both are languages
    assert ledger.propose(late, batch("b2", "late.csv", "2026-02-01", "2026-03-01")).findings == ()


def test_a_reversal_undoes_a_document_and_only_once(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    post(ledger, lines(line("p1", 100, document="a"), line("p1", 50, document="a", line_no="2"), line("p2", 9)))
    undo = ledger.reversal_of("w", "a")
    assert undo["document"].to_pylist() == ["a~1", "a~1"]
    assert undo["corrects"].to_pylist() == ["a", "a"]
    post(ledger, undo, "b2")
    assert amount_of(ledger) == 9
    with pytest.raises(MaillageError) as refused:
        ledger.reversal_of("w", "a")
    assert "w" in finding_sentence(refused.value.findings[0], "fr")
    post(ledger, lines(line("p1", 70, document="a2", corrects="a")), "b3")
    second = ledger.reversal_of("w", "a")
    assert (second["document"].to_pylist(), second["amount"].to_pylist()) == (["a~3"], [Decimal(-70)])


def test_earlier_versions_and_days_are_answered_as_known_then(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    post(ledger, THREE)
    first = ledger.state()
    post(ledger, lines(line("p8", 1)), "b2")
    assert ledger.state(1) == first
    assert ledger.lines(version=1).num_rows == 3
    assert len(ledger.batches(1)) == 1
    today = datetime.now(tz=UTC).date()
    assert ledger.state(day=today) == ledger.state()
    assert ledger.state(day=today - timedelta(days=1)).lines == 0
    with pytest.raises(MaillageError) as missing:
        ledger.state(7)
    assert "7" in finding_sentence(missing.value.findings[0], "en")


@settings(max_examples=15)
@given(st.data())
def test_the_digest_forgets_order_and_batches(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    amounts = data.draw(st.lists(st.integers(-500, 500), min_size=1, max_size=8))
    days = data.draw(st.lists(st.sampled_from(["2026-01-31", "2026-02-01", "2025-12-31"]), min_size=8, max_size=8))
    table = lines(*(line("p", amount, day) for amount, day in zip(amounts, days, strict=False)))
    order = data.draw(st.permutations(range(len(table))))
    cut = data.draw(st.integers(0, len(table)))
    whole, split = (Ledger(tmp_path_factory.mktemp(name)) for name in ("whole", "split"))
    post(whole, table)
    for name, rows in (("b1", order[:cut]), ("b2", order[cut:])):
        post(split, table.take(pa.array(rows, pa.int64())), name)
    assert whole.state().digest == split.state().digest
    assert whole.state().lines == len(table)


def test_a_ledger_of_another_kind_of_fingerprints_is_read_and_not_added_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = Ledger(tmp_path)
    post(ledger, THREE)
    state = ledger.state().digest
    for module in (log_module, ledger_module):
        monkeypatch.setattr(module, "PRINTS", "of tomorrow")
    assert ledger.state().digest == state
    assert ledger.reader().state.lines == 3
    for refuse in (lambda: ledger.propose(THREE, batch()), ledger.verify):
        with pytest.raises(MaillageError) as older:
            refuse()
        assert older.value.findings[0].code == "ledger-older"
        assert str(tmp_path) in finding_sentence(older.value.findings[0], "fr")


@pytest.mark.parametrize("fault", ["missing", "truncated", "swapped", "flipped"])
def test_verify_names_the_bad_file(tmp_path: Path, fault: str) -> None:
    ledger = Ledger(tmp_path)
    post(ledger, THREE)
    good, bad = sorted(tmp_path.glob("month=*/*.parquet"))
    if fault == "missing":
        bad.unlink()
    elif fault == "truncated":
        bad.write_bytes(bad.read_bytes()[:-20])
    elif fault == "swapped":
        bad.write_bytes(good.read_bytes())
    else:
        content = bytearray(bad.read_bytes())
        content[len(content) // 2] ^= 1
        bad.write_bytes(bytes(content))
    (finding,) = ledger.verify()
    assert (finding.code, finding.facts["file"]) == ("ledger-file-bad", str(bad))


def test_verify_sees_a_log_whose_sums_do_not_meet(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    post(ledger, THREE)
    log = tmp_path / "_delta_log" / f"{1:020d}.json"
    text = log.read_text()
    log.write_text(text.replace('{\\"files\\":[{', '{\\"files\\":[],\\"was\\":[{'))
    assert log.read_text() != text
    assert [finding.code for finding in ledger.verify()] == ["ledger-sum-bad"]
    log.write_text("{}")
    with pytest.raises(MaillageError) as bad:
        ledger.state()
    assert bad.value.findings[0].code == "ledger-log"


def test_two_who_propose_the_same_lines_post_them_once(tmp_path: Path) -> None:
    first, second = Ledger(tmp_path), Ledger(tmp_path)
    mine, yours = first.propose(THREE, batch()), second.propose(THREE, batch("b2"))
    assert first.post(mine) == second.post(yours)
    assert first.state().lines == 3
    assert len(list(tmp_path.glob("month=*/*.parquet"))) == 2, "the refused draft is gone"


def test_one_who_posts_in_the_very_moment_between_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow, quick = Ledger(tmp_path), Ledger(tmp_path)
    commit = Ledger._commit

    def interrupted(self: Ledger, proposal: ledger_module.Proposal) -> None:
        monkeypatch.setattr(Ledger, "_commit", commit)
        post(quick, THREE.slice(0, 1), "b2")
        commit(self, proposal)

    proposal = slow.propose(THREE, batch())
    monkeypatch.setattr(Ledger, "_commit", interrupted)
    assert slow.post(proposal).lines == 3
    assert slow.verify() == ()


def test_one_who_never_gets_his_turn_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: Ledger, proposal: ledger_module.Proposal) -> None:
        raise ledger_module.Moved

    monkeypatch.setattr(Ledger, "_commit", refused)
    ledger = Ledger(tmp_path)
    with pytest.raises(MaillageError) as busy:
        ledger.post(ledger.propose(THREE, batch()))
    assert busy.value.findings[0].code == "ledger-busy"


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (THREE.drop(["amount"]), "ledger-schema"),
        (pa.table({f.name: pa.nulls(1, f.type) for f in LINES}), "ledger-empty"),
    ],
)
def test_a_table_that_is_not_canonical_is_refused(tmp_path: Path, fault: pa.Table, code: str) -> None:
    with pytest.raises(MaillageError) as refused:
        Ledger(tmp_path).propose(fault, batch())
    assert refused.value.findings[0].code == code


def _keep_posting(folder: str) -> None:
    ledger = Ledger(Path(folder))
    for number in range(10_000):
        rows = (line(f"p{row}", row, f"2026-0{row % 9 + 1}-01", document=f"{number}") for row in range(40))
        post(ledger, lines(*({**row, "line_no": str(at)} for at, row in enumerate(rows)), numbered=False), f"{number}")


@pytest.mark.parametrize("wait", [0.15, 0.23, 0.31, 0.42])
def test_a_kill_at_any_moment_leaves_whole_batches(tmp_path: Path, wait: float) -> None:
    worker = multiprocessing.get_context("spawn").Process(target=_keep_posting, args=(str(tmp_path),))
    worker.start()
    while not list(tmp_path.glob("_delta_log/*01.json")):
        time.sleep(0.01)
    time.sleep(wait)
    assert worker.pid is not None
    os.kill(worker.pid, signal.SIGKILL)
    worker.join()
    ledger = Ledger(tmp_path)
    batches = ledger.batches()
    assert batches
    assert ledger.state().lines == 40 * len(batches)
    assert ledger.verify() == ()
    post(ledger, THREE, "after")
    assert ledger.state().lines == 40 * len(batches) + 3
