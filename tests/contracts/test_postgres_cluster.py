"""The temporary cluster answers, and leaves nothing behind."""

import tempfile
from pathlib import Path

import psycopg
import pytest

from tests.postgres_cluster import find_binaries, temporary_cluster


@pytest.mark.postgres
def test_cluster_answers_and_leaves_nothing() -> None:
    binaries = find_binaries()
    if binaries is None:
        pytest.skip("SKIPPED BECAUSE MISSING: POSTGRESQL'S SERVER BINARIES (DATABASE_URL cannot stand in)")
    before = set(Path(tempfile.gettempdir()).glob("maillage-postgres-*"))
    with temporary_cluster(binaries) as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
        assert connection.info.dbname == "maillage"
    assert not set(Path(tempfile.gettempdir()).glob("maillage-postgres-*")) - before
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url, connect_timeout=2)
