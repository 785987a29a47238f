"""Hold the insert-only rule for what is put forward, judged, published and logged."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.db import migrations

_EARLIER = import_module("maillage.records.migrations.0002_insert_only")
_TABLES = ("records_proposal", "records_verdict", "records_publication", "records_logentry")
SQLITE_UPDATE = """
CREATE TRIGGER {table}_no_update BEFORE UPDATE ON "{table}"
BEGIN SELECT RAISE(ABORT, 'a recorded row never changes'); END
"""


def hold(apps: Any, schema_editor: Any) -> None:
    """Create the triggers of the database at hand; these tables have no column that may be filled in later."""
    del apps
    statements = [SQLITE_UPDATE, _EARLIER.SQLITE_DELETE]
    if schema_editor.connection.vendor == "postgresql":
        statements = [_EARLIER.POSTGRES_ROWS, _EARLIER.POSTGRES_TRUNCATE]
    for table in _TABLES:
        for statement in statements:
            schema_editor.execute(statement.format(table=table, free="-"))


class Migration(migrations.Migration):
    """Triggers; they go with their tables."""

    dependencies = [("records", "0003_publication")]
    operations = [migrations.RunPython(hold, migrations.RunPython.noop)]
