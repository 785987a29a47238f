"""Hold the insert-only rule in the database itself, against every program that writes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import migrations

# A row's only change is to be superseded, once; a batch's only change is to learn the state that it left, once.
# SQLite: INSERT OR REPLACE deletes without firing a trigger unless the connection says recursive_triggers (settings).
SQLITE_UPDATE = """
CREATE TRIGGER {table}_no_update BEFORE UPDATE OF {fixed} ON "{table}"
BEGIN SELECT RAISE(ABORT, 'a recorded row never changes'); END
"""
SQLITE_ONCE = """
CREATE TRIGGER {table}_once BEFORE UPDATE OF "{free}" ON "{table}"
WHEN OLD."{free}" {known} OR NOT (NEW."{free}" {known})
BEGIN SELECT RAISE(ABORT, 'a recorded row never changes twice'); END
"""
SQLITE_DELETE = """
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON "{table}"
BEGIN SELECT RAISE(ABORT, 'a recorded row never goes'); END
"""
POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION records_insert_only() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text := TG_ARGV[0];
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - free = to_jsonb(OLD) - free
     AND coalesce(to_jsonb(OLD) ->> free, '') = '' AND coalesce(to_jsonb(NEW) ->> free, '') <> '' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a recorded row never changes and never goes';
END $$
"""
POSTGRES_ROWS = """
CREATE TRIGGER {table}_insert_only BEFORE UPDATE OR DELETE ON "{table}"
FOR EACH ROW EXECUTE FUNCTION records_insert_only('{free}')
"""
POSTGRES_TRUNCATE = """
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON "{table}"
FOR EACH STATEMENT EXECUTE FUNCTION records_insert_only('{free}')
"""


def hold(apps: Any, schema_editor: Any) -> None:
    """Create the triggers of the database at hand."""
    statements = [SQLITE_UPDATE, SQLITE_ONCE, SQLITE_DELETE]
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRES_FUNCTION)
        statements = [POSTGRES_ROWS, POSTGRES_TRUNCATE]
    for words in tables(apps):
        for statement in statements:
            schema_editor.execute(statement.format(**words))


def tables(apps: Any) -> Iterator[dict[str, str]]:
    """Yield each table, its one column that may be filled in later, and all others."""
    for model in apps.get_app_config("records").get_models():
        names = [field.column for field in model._meta.fields]
        rows = "superseded_by_id" in names
        free, known = ("superseded_by_id", "IS NOT NULL") if rows else ("state", "<> ''")
        fixed = ", ".join(f'"{name}"' for name in names if name != free)
        yield {"table": model._meta.db_table, "free": free, "known": known, "fixed": fixed}


class Migration(migrations.Migration):
    """Triggers; they go with their tables."""

    dependencies = [("records", "0001_initial")]
    operations = [migrations.RunPython(hold, migrations.RunPython.noop)]
