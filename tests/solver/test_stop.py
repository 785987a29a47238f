"""When a search ends."""

import pytest

from maillage.solver.stop import Stop


def test_what_is_left_of_a_limit_runs_out(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("maillage.solver.stop.time.monotonic", lambda: now[0])
    stop = Stop(work=1, seconds=5.0, started=100.0)
    assert stop.ahead() == 5.0
    now[0] = 106.0
    assert stop.ahead() == -1.0
    assert Stop(work=1).ahead() is None
