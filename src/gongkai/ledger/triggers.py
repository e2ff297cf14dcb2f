"""The database itself refuses to change or remove a line of the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

REFUSAL = "the ledger is append-only"

SQLITE = [
    f"CREATE TRIGGER ledger_event_no_update BEFORE UPDATE ON ledger_event BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    f"CREATE TRIGGER ledger_event_no_delete BEFORE DELETE ON ledger_event BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
]
POSTGRESQL = [
    f"""CREATE FUNCTION ledger_event_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$""",
    """CREATE TRIGGER ledger_event_no_change BEFORE UPDATE OR DELETE ON ledger_event
        FOR EACH ROW EXECUTE FUNCTION ledger_event_refuse()""",
]


def create(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers for this kind of database."""
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def drop(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Remove the triggers again."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER IF EXISTS ledger_event_no_update")
        schema_editor.execute("DROP TRIGGER IF EXISTS ledger_event_no_delete")
        return
    schema_editor.execute("DROP TRIGGER IF EXISTS ledger_event_no_change ON ledger_event")
    schema_editor.execute("DROP FUNCTION IF EXISTS ledger_event_refuse")
