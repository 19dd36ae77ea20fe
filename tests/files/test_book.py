"""Values in one file on the disk: whoever lets go of the book lets go of the file, which Windows could not remove else."""

import sqlite3
from pathlib import Path
from unittest import mock

import pytest

from newsdesk.files import Book


def written(path: Path) -> Book:
    book = Book(path, "this program")
    assert book.write({"said": {"a": b"1"}}, {})
    assert book.one("said", "a") == b"1"
    return book


def test_a_book_that_nobody_has_any_more_holds_no_file(tmp_path: Path) -> None:
    book = written(tmp_path / "memory.db")
    assert book._reader
    connection = book._reader[1]
    del book
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
