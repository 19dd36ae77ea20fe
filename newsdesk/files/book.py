"""Bytes by shelf and name in one file on the disk, for what may be lost at any time but never be wrong."""

import os
import sqlite3
import stat
import weakref
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path

SHELVES = ("thin", "thick", "seen", "said")
"""What is read whole, what is read one by one, what was seen of files, what was said of a whole desk."""
Unusable = (sqlite3.Error, sqlite3.Warning, OSError, OverflowError, MemoryError)
PATIENCE = 0.5
"""Seconds that a writer waits for another: what is not written now is reckoned once more later."""
CHECK = 8
"""Bytes of the digest that stands before each value: what a disk made of it is not taken for what was written."""
SETTINGS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA secure_delete = ON",
    "PRAGMA synchronous = OFF",
    "PRAGMA cache_size = -4000",
)
"""What is deleted is overwritten. A kill leaves what was there; of a power cut, the digests tell."""


class Book:
    """A file of values; whatever keeps it from being read or written, it is empty.

    It is believed only while `of` (the program that wrote it) and the file itself, by the number that the disk gave
    it, are what is written beside it: what came with a desk from elsewhere is not even opened.
    """

    def __init__(self, path: Path, of: str) -> None:
        self.path, self._of = path, of
        self._beside = path.with_suffix(".txt")
        self._readers: dict[int, sqlite3.Connection] = {}
        # The book may go with a ring of nouns, of which the connection would be taken apart before it.
        weakref.finalize(self, _let_go, self._readers)

    def whole(self, shelf: str) -> dict[str, bytes]:
        """Return every value of a shelf by its name."""
        try:
            rows = self._connection().execute(f"SELECT name, value FROM {shelf}").fetchall()  # noqa: S608 (ours)
        except Unusable:
            return {}
        return {_name(key): value[CHECK:] for key, value in rows if _is_whole(key, value)}

    def one(self, shelf: str, name: str) -> bytes | None:
        """Return one value, None where there is none."""
        try:
            found = self._connection().execute(f"SELECT value FROM {shelf} WHERE name = ?", (_key(name),)).fetchone()  # noqa: S608
        except Unusable:
            return None
        return found[0][CHECK:] if found and _is_whole(_key(name), found[0]) else None

    def write(self, values: Mapping[str, Mapping[str, bytes]], gone: Mapping[str, Iterable[str]]) -> bool:
        """Write values by shelf and name and remove others, all of it or nothing; return whether it could be."""
        try:
            self._begin()
            with closing(self._opened()) as connection, connection:
                connection.execute("BEGIN IMMEDIATE")
                for shelf, names in gone.items():
                    connection.executemany(f"DELETE FROM {shelf} WHERE name = ?", [(_key(name),) for name in names])  # noqa: S608
                for shelf, of in values.items():
                    rows = ((_key(name), _check(_key(name), value) + value) for name, value in of.items())
                    connection.executemany(f"INSERT OR REPLACE INTO {shelf} VALUES (?, ?)", rows)  # noqa: S608
        except Unusable:
            return False
        return True

    def close(self) -> None:
        """Let go of the file: Windows does not remove what somebody holds."""
        _let_go(self._readers)

    def _connection(self) -> sqlite3.Connection:
        """Return this process's own way to the file, of all its threads: one that was forked is nobody's."""
        process = os.getpid()
        reader = self._readers.get(process)
        if reader is None:
            if not self._is_ours():
                raise FileNotFoundError(self.path)
            opened = self._opened()
            reader = self._readers.setdefault(process, opened)  # two threads may come at once
            if reader is not opened:
                opened.close()
        return reader

    def _opened(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            for setting in SETTINGS:
                connection.execute(setting)
        except BaseException:
            connection.close()
            raise
        return connection

    def _is_ours(self) -> bool:
        with suppress(OSError, ValueError):
            if not self._beside.is_file():  # a pipe would keep us waiting
                return False
            return self._beside.read_text("utf-8") == self._origin()
        return False

    def _origin(self) -> str:
        found = self.path.lstat()
        if not stat.S_ISREG(found.st_mode):
            raise FileNotFoundError(self.path)
        return f"{self._of} {found.st_ino}\n"

    def _begin(self) -> None:
        """Make the file anew where there is none or it is not ours: its old bytes are gone with it."""
        if self._is_ours():
            return
        self.close()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        for name in (self._beside, self.path, Path(f"{self.path}-journal"), Path(f"{self.path}-wal")):
            name.unlink(missing_ok=True)
        with closing(self._opened()) as connection, connection:
            connection.execute("BEGIN IMMEDIATE")
            for shelf in SHELVES:
                connection.execute(f"CREATE TABLE {shelf} (name BLOB PRIMARY KEY, value BLOB NOT NULL)")
        self._beside.write_text(self._origin(), "utf-8")


def _let_go(readers: dict[int, sqlite3.Connection]) -> None:
    if reader := readers.pop(os.getpid(), None):
        reader.close()


def _key(name: str) -> bytes:
    """Return a name as bytes: names of files may hold what is no letter."""
    return name.encode("utf-8", "surrogateescape")


def _name(key: bytes) -> str:
    return key.decode("utf-8", "surrogateescape")


def _check(key: bytes, value: bytes) -> bytes:
    return blake2b(value, digest_size=CHECK, key=key[-64:]).digest()


def _is_whole(key: object, value: object) -> bool:
    return isinstance(key, bytes) and isinstance(value, bytes) and value[:CHECK] == _check(key, value[CHECK:])
