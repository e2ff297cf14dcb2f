"""A copy of every row of the test database, put away once and taken out again after a test has emptied the tables."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection, transaction

SCHEMA = "kept"  # of PostgreSQL; SQLite copies into a file


def put_away(kept: Path) -> None:
    """Keep what is there now; `kept` exists afterwards."""
    if connection.vendor == "sqlite":
        _database().backup(sqlite3.connect(kept))
        return
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
        cursor.execute(f"CREATE SCHEMA {SCHEMA}")
        for table in _tables():
            cursor.execute(f'CREATE TABLE {SCHEMA}."{table}" AS TABLE public."{table}"')
    kept.touch()


def take_out(kept: Path) -> None:
    """Put back what was kept, in place of whatever is there."""
    if connection.vendor == "sqlite":
        sqlite3.connect(kept).backup(_database())
        return
    tables = _tables()
    with transaction.atomic(), connection.cursor() as cursor:  # foreign keys are looked at when all is there
        cursor.execute("TRUNCATE " + ", ".join(f'public."{table}"' for table in tables))
        for table in tables:
            cursor.execute(f'INSERT INTO public."{table}" SELECT * FROM {SCHEMA}."{table}"')
        for number_on in connection.ops.sequence_reset_sql(no_style(), apps.get_models(include_auto_created=True)):
            cursor.execute(number_on)
    ContentType.objects.clear_cache()


def _tables() -> list[str]:
    return [name for name in connection.introspection.table_names() if name != "django_migrations"]


def _database() -> sqlite3.Connection:
    connection.ensure_connection()
    return connection.connection
