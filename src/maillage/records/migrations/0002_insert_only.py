"""Hold the insert-only rule in the database itself, against every program that writes."""

from __future__ import annotations

from typing import Any

from django.db import migrations

from maillage.engine.records.tables import TABLES

NAMES = [f"records_{name}" for name, table in TABLES.items() if not table.ledger]

SQLITE_UPDATE = """
CREATE TRIGGER {table}_no_update BEFORE UPDATE ON "{table}"
WHEN OLD.superseded_by_id IS NOT NULL OR NEW.row_digest <> OLD.row_digest OR NEW.row_key <> OLD.row_key
  OR NEW.batch_id <> OLD.batch_id OR NEW.id <> OLD.id
BEGIN SELECT RAISE(ABORT, 'a recorded row never changes'); END
"""
SQLITE_DELETE = """
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON "{table}"
BEGIN SELECT RAISE(ABORT, 'a recorded row never goes'); END
"""
POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION records_insert_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.superseded_by_id IS NULL AND NEW.row_digest = OLD.row_digest
     AND NEW.row_key = OLD.row_key AND NEW.batch_id = OLD.batch_id AND NEW.id = OLD.id THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a recorded row never changes and never goes';
END $$
"""
POSTGRES_ROWS = """
CREATE TRIGGER {table}_insert_only BEFORE UPDATE OR DELETE ON "{table}"
FOR EACH ROW EXECUTE FUNCTION records_insert_only()
"""
POSTGRES_TRUNCATE = """
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON "{table}"
FOR EACH STATEMENT EXECUTE FUNCTION records_insert_only()
"""


def hold(apps: Any, schema_editor: Any) -> None:
    """Create the triggers of the database at hand."""
    del apps
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRES_FUNCTION)
        statements = (POSTGRES_ROWS, POSTGRES_TRUNCATE)
    else:
        statements = (SQLITE_UPDATE, SQLITE_DELETE)
    for table in NAMES:
        for statement in statements:
            schema_editor.execute(statement.format(table=table))


class Migration(migrations.Migration):
    """Triggers; they go with their tables."""

    dependencies = [("records", "0001_initial")]
    operations = [migrations.RunPython(hold, migrations.RunPython.noop)]
