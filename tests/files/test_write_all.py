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
    written = {tmp_path / "một.md": b"1", tmp_path / "hai.md": b"2"}
    files.write_all(written, dict.fromkeys(written, b"old"))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"một.md": b"1", "hai.md": b"2"}


def test_a_draft_that_cannot_be_written_leaves_the_others_old(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    with pytest.raises(DeskError) as stopped:
        files.write_all({tmp_path / "a.md": b"1", tmp_path / "không có" / "b.md": b"2"}, {})
    assert stopped.value.facts["path"].endswith("b.md")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.md", b"old")]


def test_what_took_its_place_already_is_put_back(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / "b.md").mkdir()
    with pytest.raises(DeskError):
        files.write_all({tmp_path / "a.md": b"1", tmp_path / "b.md": b"2"}, dict.fromkeys(tmp_path.iterdir(), b"old"))
    assert (tmp_path / "a.md").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "b.md"]


@pytest.mark.parametrize("saved", [b"saved meanwhile", None])
def test_what_somebody_saved_since_it_was_read_stays(tmp_path: Path, saved: bytes | None) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    if saved is not None:
        (tmp_path / "b.md").write_bytes(saved)
    with pytest.raises(DeskError, match="changed-meanwhile") as stopped:
        files.write_all({tmp_path / "a.md": b"1", tmp_path / "b.md": b"2"}, dict.fromkeys(_two(tmp_path), b"old"))
    assert stopped.value.facts["path"] == str(tmp_path / "b.md")
    left = {"a.md": b"old"} | ({"b.md": saved} if saved is not None else {})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == left


def test_what_somebody_saves_while_the_others_are_put_back_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in _two(tmp_path):
        path.write_bytes(b"old")
    replace = Path.replace

    def save_then_refuse(draft: Path, target: Path) -> Path:
        if target.name == "b.md":
            (tmp_path / "a.md").write_bytes(b"saved")
            raise PermissionError(errno.EACCES, "in use")
        return replace(draft, target)

    monkeypatch.setattr(Path, "replace", save_then_refuse)
    with pytest.raises(DeskError, match="no-permission"):
        files.write_all({tmp_path / "a.md": b"1", tmp_path / "b.md": b"2"}, dict.fromkeys(_two(tmp_path), b"old"))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.md": b"saved", "b.md": b"old"}


def test_a_file_that_is_new_is_written_where_nobody_else_wrote_one(tmp_path: Path) -> None:
    files.write_over(tmp_path / "a.md", b"1", None)
    with pytest.raises(DeskError, match="changed-meanwhile"):
        files.write_over(tmp_path / "a.md", b"2", None)
    assert (tmp_path / "a.md").read_bytes() == b"1"


def test_what_is_to_stay_as_it_was_read_is_not_said_to_be_so_where_it_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"saved")
    with pytest.raises(DeskError, match="changed-meanwhile"):
        files.write_over(tmp_path / "a.md", b"old", b"old")


def _two(folder: Path) -> tuple[Path, Path]:
    return folder / "a.md", folder / "b.md"


def _whole(path: Path) -> None:
    with files.whole(path) as draft:
        draft.write_bytes(b"new")


def _all(path: Path) -> None:
    files.write_all({path: b"new"}, {path: b"old"})


@pytest.mark.parametrize("write", [_all, _whole], ids=["all", "whole"])
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
