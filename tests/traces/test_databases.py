"""A name in an SQLite file is found in whichever value it stands, and in a broken one as far as it can be read."""

import sqlite3
from contextlib import closing
from pathlib import Path

from newsdesk.traces import search

NAME = "Lò Thị Hoa"


def database(path: Path) -> Path:
    """Write a file whose value is longer than a page: in the file itself it lies in pieces."""
    with closing(sqlite3.connect(path)) as base, base:
        base.execute('CREATE TABLE "kho ""a""" (name TEXT, value BLOB)')
        told = "".join(f"{number} " * 40 + NAME for number in range(300)).encode()
        base.execute('INSERT INTO "kho ""a""" VALUES (?, ?)', ("khoá", told))
    return path


def test_a_name_is_found_with_its_table(tmp_path: Path) -> None:
    database(tmp_path / "x.db")
    found = search(tmp_path, [NAME])
    assert {hit.place for hit in found.hits} == {'bảng kho "a"'}
    assert found.unread == ()


def test_one_that_is_broken_is_searched_as_bytes_and_named(tmp_path: Path) -> None:
    path = database(tmp_path / "x.db")
    content = path.read_bytes()
    path.write_bytes(content[:100] + bytes(300) + content[400:])
    found = search(tmp_path, [NAME])
    assert {hit.place for hit in found.hits} == {"trong dữ liệu của tệp"}
    assert [one.why for _, one in found.unread] == [
        "tệp hỏng hoặc không đúng dạng, chỉ tra được những chữ còn đọc được"
    ]


def test_a_value_that_is_made_to_fill_the_memory_is_not_made(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "x.db")) as base, base:
        base.execute("CREATE TABLE a (b, c AS (zeroblob(900000000)))")
        base.execute("INSERT INTO a VALUES (?)", (NAME,))
    found = search(tmp_path, [NAME])
    assert found.hits
    assert found.unread
