"""Several files are written, or none."""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from newsdesk import files
from newsdesk.errors import DeskError


def test_writes_every_file_of_one_folder(tmp_path: Path) -> None:
    for name in ("một.md", "hai.md"):
        (tmp_path / name).write_bytes(b"old")
    files.write_all({tmp_path / "một.md": b"1", tmp_path / "hai.md": b"2"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"một.md": b"1", "hai.md": b"2"}


def test_a_draft_that_cannot_be_written_leaves_the_others_old(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    with pytest.raises(DeskError) as stopped:
        files.write_all({tmp_path / "a.md": b"1", tmp_path / "không có" / "b.md": b"2"})
    assert stopped.value.facts["path"].endswith("b.md")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.md", b"old")]


def test_what_took_its_place_already_is_put_back(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / "b.md").mkdir()
    with pytest.raises(DeskError):
        files.write_all({tmp_path / "a.md": b"1", tmp_path / "b.md": b"2"})
    assert (tmp_path / "a.md").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "b.md"]


def _whole(path: Path) -> None:
    with files.whole(path) as draft:
        draft.write_bytes(b"new")


@pytest.mark.parametrize("write", [lambda path: files.write_all({path: b"new"}), _whole], ids=["all", "whole"])
def test_a_disk_that_may_only_be_read_is_named_and_not_what_could_not_be_cleared(
    tmp_path: Path, write: Callable[[Path], None]
) -> None:
    (tmp_path / "a.md").write_bytes(b"old")

    def refuse(path: Path, *_: Any, **__: Any) -> Any:
        raise OSError(errno.EROFS, "Read-only file system", str(path))  # also of a name that is not there

    refusing = {name: mock.patch.object(Path, name, refuse) for name in ("write_bytes", "unlink", "open")}
    with refusing["write_bytes"], refusing["unlink"], refusing["open"], pytest.raises(DeskError) as stopped:
        write(tmp_path / "a.md")
    assert stopped.value.facts["path"] == str(tmp_path / "a.md")
