"""Several files are written, or none."""

from pathlib import Path

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
