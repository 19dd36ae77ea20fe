"""The words in what an SQLite file holds, value by value: in the file itself a long one lies in pieces."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from newsdesk.traces.nouns import LARGEST, Found
from newsdesk.traces.plain import bare_texts

FIRST = b"SQLite format 3\0"


def database_texts(path: Path) -> Iterator[Found]:
    """Yield the words of every value of every table, with the table's name; raises sqlite3.Error."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as base:
        base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST)
        base.execute("PRAGMA trusted_schema = OFF")
        tables = base.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        for (table,) in tables:
            name = table.replace('"', '""')
            for row in base.execute(f'SELECT * FROM "{name}"'):  # noqa: S608 (quoted)
                yield from _values(table, row)


def _values(table: str, row: tuple[object, ...]) -> Iterator[Found]:
    for value in row:
        content = value.encode() if isinstance(value, str) else value
        if isinstance(content, bytes):
            for found in bare_texts(content):
                yield Found(f"bảng {table}", found.text, weak=found.weak)
