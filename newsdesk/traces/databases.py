"""The words in what an SQLite file holds, value by value: in the file itself a long one lies in pieces."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from newsdesk.traces.nouns import Found, Unread
from newsdesk.traces.plain import bare_texts

FIRST = b"SQLite format 3\0"
BROKEN = Unread("", "tệp hỏng hoặc không đúng dạng, chỉ tra được những chữ còn đọc được")


def database_texts(path: Path) -> Iterator[Found | Unread]:
    """Yield the words of every value of every table, with the table's name."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as base:
            tables = base.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
            for (table,) in tables:
                name = table.replace('"', '""')
                for row in base.execute(f'SELECT * FROM "{name}"'):  # noqa: S608 (quoted)
                    yield from _values(table, row)
    except sqlite3.Error:
        yield BROKEN


def _values(table: str, row: tuple[object, ...]) -> Iterator[Found]:
    for value in row:
        content = value.encode() if isinstance(value, str) else value
        if isinstance(content, bytes):
            for found in bare_texts(content):
                yield Found(f"bảng {table}", found.text, weak=found.weak)
