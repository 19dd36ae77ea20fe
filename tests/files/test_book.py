"""Values in one file on the disk: whoever lets go of the book lets go of the file, which Windows could not remove else."""

import gc
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any
from unittest import mock

import pytest

from newsdesk.files import Book


def written(path: Path) -> Book:
    book = Book(path, "this program")
    assert book.write({"said": {"a": b"1"}}, {})
    assert book.one("said", "a") == b"1"
    return book


@pytest.mark.parametrize("in_a_ring", [False, True])
@pytest.mark.filterwarnings("error")
def test_a_book_that_nobody_has_any_more_holds_no_file(tmp_path: Path, in_a_ring: bool) -> None:
    book = written(tmp_path / "memory.db")
    (connection,) = book._readers.values()
    if in_a_ring:
        book.itself = book  # type: ignore[attr-defined]
    del book
    gc.collect()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")


def test_threads_that_come_at_once_share_one_way_to_the_file(tmp_path: Path) -> None:
    written(tmp_path / "memory.db")
    book, opened, both = Book(tmp_path / "memory.db", "this program"), list[sqlite3.Connection](), Barrier(2)

    def at_once(*words: Any, **how: Any) -> sqlite3.Connection:
        both.wait(60)
        opened.append(sqlite3.Connection(*words, **how))
        return opened[-1]

    with mock.patch("newsdesk.files.book.sqlite3.connect", at_once), ThreadPoolExecutor(2) as threads:
        assert [*threads.map(lambda name: book.one("said", name), ["a", "a"])] == [b"1", b"1"]
    book.close()
    for connection in opened:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.execute("SELECT 1")


def test_a_book_that_could_not_be_opened_holds_no_file(tmp_path: Path) -> None:
    written(tmp_path / "memory.db")

    class Refuses(sqlite3.Connection):
        def execute(self, *_: object) -> sqlite3.Cursor:
            raise sqlite3.DatabaseError("file is not a database")

    connection = Refuses(":memory:")
    with mock.patch("newsdesk.files.book.sqlite3.connect", return_value=connection):
        assert Book(tmp_path / "memory.db", "this program").one("said", "a") is None
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        sqlite3.Connection.execute(connection, "SELECT 1")
