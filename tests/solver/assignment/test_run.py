"""One search: what it holds between turns, and how it goes on from another's assignment."""

from maillage.solver.assignment import evaluate
from maillage.solver.assignment.run import Run
from maillage.solver.compiled import random_state
from maillage.solver.stop import Stop
from tests.solver.assignment.cases import begun, family

PROBLEM = family("D", 8, 60, 2)


def new_run(seed: int) -> Run:
    """A search that begins."""
    model, now = begun(PROBLEM, seed)
    return Run(PROBLEM, model, random_state(seed, 2), now.place, int(now.value[0]), 7)


def test_a_search_spends_its_share_and_traces_what_it_gained() -> None:
    run = new_run(1)
    told: list[tuple[int, float]] = []
    first = run.value
    run.search(Stop(work=0).share(9_000_000, 1, 1), lambda work, value: told.append((work, value)))
    assert run.value == evaluate(PROBLEM, run.place) < first
    assert 9_000_000 <= run.walk.work[0] < 12_000_000
    assert [point.value for point in run.trace] == sorted({point.value for point in run.trace}, reverse=True)
    assert (run.trace[0].work, run.trace[-1].value) == (7, run.value)
    assert told[-1] == (7 + run.walk.work[0], run.value)


def test_a_target_that_is_met_ends_it_before_its_share() -> None:
    run = new_run(1)
    run.search(Stop(work=0, target=-float(run.value)).share(10**12, 1, 1), None)
    assert run.walk.work[0] == 0


def test_restarting_takes_the_other_assignment_and_never_loses_it() -> None:
    one, other = new_run(1), new_run(2)
    other.search(Stop(work=0).share(4_000_000, 1, 1), None)
    one.restart(other.place, other.value)
    assert one.walk.now.load.tolist() == other.walk.best.load.tolist()
    one.search(Stop(work=0).share(1_000_000, 1, 1), None)
    assert one.value == evaluate(PROBLEM, one.place) <= other.value
    assert other.value == evaluate(PROBLEM, other.place)
