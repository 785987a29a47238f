"""Hold the insert-only rule for dossiers, votes, rulings, acknowledgements and sheets."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.db import migrations

_FIRST = import_module("maillage.records.migrations.0002_insert_only")
_EARLIER = import_module("maillage.records.migrations.0004_publication_insert_only")
_TABLES = ("records_dossier", "records_vote", "records_ruling", "records_acknowledgement",
           "records_customersheet")  # fmt: skip


def hold(apps: Any, schema_editor: Any) -> None:
    """Create the triggers of the database at hand; these tables have no column that may be filled in later."""
    del apps
    statements = [_EARLIER.SQLITE_UPDATE, _FIRST.SQLITE_DELETE]
    if schema_editor.connection.vendor == "postgresql":
        statements = [_FIRST.POSTGRES_ROWS, _FIRST.POSTGRES_TRUNCATE]
    for table in _TABLES:
        for statement in statements:
            schema_editor.execute(statement.format(table=table, free="-"))


class Migration(migrations.Migration):
    """Triggers; they go with their tables."""

    dependencies = [("records", "0011_dossier")]
    operations = [migrations.RunPython(hold, migrations.RunPython.noop)]
