"""Files are whole or not there; trees change places in one step."""

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk import files
from newsdesk.errors import DeskError
from newsdesk.files import trees as swapping


def plant(folder: Path, content: dict[str, str]) -> Path:
    for name, text in content.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def harvest(folder: Path) -> dict[str, str]:
    return {name: path.read_text(encoding="utf-8") for name, path in files.tree(folder).items()}


def test_leaves_a_file_alone_that_holds_this_already(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.txt"
    assert files.write_if_changed(path, "chữ\n")
    before = path.stat()
    assert not files.write_if_changed(path, "chữ\n")
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert files.write_if_changed(path, "khác\n")


def test_a_text_for_an_old_notepad_has_its_mark_and_its_line_ends() -> None:
    assert files.for_notepad("chữ\nnữa\n") == "\ufeffchữ\r\nnữa\r\n".encode()


def test_a_draft_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("cũ", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), files.whole(path) as draft:
        draft.write_text("nửa", encoding="utf-8")
        raise ZeroDivisionError
    assert harvest(tmp_path) == {"a.txt": "cũ"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_nothing_is_written_in_the_place_of_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(os.devnull)
    for name in ("pipe", "folder", "link"):
        with pytest.raises(DeskError, match="not-a-file"):
            files.write_if_changed(tmp_path / name, "chữ\n")
    assert (tmp_path / "pipe").is_fifo()
    assert (tmp_path / "link").is_symlink()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["folder", "link", "pipe"]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EACCES, "no-permission"),
        (errno.EROFS, "no-permission"),
        (errno.EIO, "file-fault"),
    ],
)
def test_says_what_the_system_refused(tmp_path: Path, number: int, code: str) -> None:
    with pytest.raises(DeskError) as stopped, files.machine_faults(tmp_path):
        raise OSError(number, os.strerror(number))
    assert stopped.value.code == code


names = st.sampled_from(["a.txt", "b.txt", "c/a.txt", "c/d/b.txt"])
trees = st.dictionaries(names, st.sampled_from(["một", "hai", "ba"]), min_size=1)


@given(old=trees, new=trees)
def test_a_tree_takes_the_place_of_another_and_equal_files_stay_the_same_files(
    tmp_path_factory: pytest.TempPathFactory, old: dict[str, str], new: dict[str, str]
) -> None:
    home = tmp_path_factory.mktemp("cây")
    before = {name: path.stat() for name, path in files.tree(plant(home / "site", old)).items()}
    changed = files.take_place(plant(home / ".next", new), home / "site")
    assert harvest(home / "site") == new
    assert changed == (old != new)
    assert not (home / ".next").exists()
    for name in old.keys() & new.keys():
        if old[name] == new[name]:
            after = (home / "site" / name).stat()
            assert (after.st_ino, after.st_mtime_ns) == (before[name].st_ino, before[name].st_mtime_ns)


def test_takes_a_place_that_is_empty(tmp_path: Path) -> None:
    assert files.take_place(plant(tmp_path / "new", {"a": "1"}), tmp_path / "output" / "site")
    assert harvest(tmp_path / "output" / "site") == {"a": "1"}


def test_a_system_that_cannot_exchange_names_gets_there_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swapping, "exchange", lambda _one, _other: False)
    plant(tmp_path / "site", {"a": "1"})
    files.take_place(plant(tmp_path / "new", {"a": "2"}), tmp_path / "site")
    assert harvest(tmp_path) == {"site/a": "2"}


def test_a_replacement_cut_short_is_mended_by_the_next(tmp_path: Path) -> None:
    plant(tmp_path / ".site.old", {"a": "1"})
    files.mend_interrupted(tmp_path / "site")
    assert harvest(tmp_path / "site") == {"a": "1"}
    plant(tmp_path / ".site.old", {"a": "0"})
    files.mend_interrupted(tmp_path / "site")
    assert harvest(tmp_path) == {"site/a": "1"}


def test_writing_in_a_linked_tree_leaves_the_other_alone(tmp_path: Path) -> None:
    plant(tmp_path / "old", {"a": "1", "c/b": "2"})
    files.link_tree(tmp_path / "old", tmp_path / "new")
    files.write_if_changed(tmp_path / "new" / "a", "mới")
    assert harvest(tmp_path / "old") == {"a": "1", "c/b": "2"}
    assert harvest(tmp_path / "new") == {"a": "mới", "c/b": "2"}


def test_one_at_a_time(tmp_path: Path) -> None:
    order: list[str] = []
    with files.only_one(tmp_path / "lock"):
        second = threading.Thread(target=lambda: waits(tmp_path, order))
        second.start()
        second.join(0.3)
        order.append("first")
    second.join()
    assert order == ["first", "second"]


def waits(folder: Path, order: list[str]) -> None:
    with files.only_one(folder / "lock"):
        order.append("second")


def test_says_that_another_is_at_work(tmp_path: Path) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(Path.cwd())!r})\nfrom pathlib import Path\nfrom newsdesk import files\n"
    )
    code += f"with files.only_one(Path({str(tmp_path / 'lock')!r})): print('in', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"in\n"
        with pytest.raises(DeskError) as stopped, files.only_one(tmp_path / "lock", wait=0.1):
            pass
        other.kill()
    assert stopped.value.code == "busy"


def test_a_file_of_many_gigabytes_costs_no_more_than_a_small_one(tmp_path: Path) -> None:
    path = tmp_path / "dài"
    with path.open("wb") as stream:
        stream.truncate(5_000_000_000)
    assert files.head(path, 10) == (5_000_000_000, b"\0" * 10)


def test_pipes_and_hidden_files_are_not_listed(tmp_path: Path) -> None:
    plant(tmp_path, {"a.md": "1", ".git/x": "2", "~$bài.docx": "3", "b/.c": "4"})
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.md")
    assert [path.name for path in files.listing(tmp_path)] == ["a.md"]


def test_only_a_file_that_is_not_there_is_none_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, stat = tmp_path / "sổ.csv", os.stat
    assert files.bytes_if_there(path) is files.text_if_there(path) is None
    path.write_bytes(b"a\r\nb\xff")
    assert (files.bytes_if_there(path), files.text_if_there(path)) == (b"a\r\nb\xff", "a\nb\ufffd")
    with pytest.raises(DeskError, match="not-a-file"):
        files.bytes_if_there(tmp_path)

    def refuse(place: Path, *asked: Any, **more: Any) -> os.stat_result:
        if place == path:
            raise OSError(errno.EIO, "Input/output error")
        return stat(place, *asked, **more)

    monkeypatch.setattr(os, "stat", refuse)
    for look in (files.bytes_if_there, files.text_if_there, files.exists):
        with pytest.raises(DeskError, match="file-fault"):
            look(path)


@pytest.mark.parametrize("name", ["không có", "tệp/không có", "x" * 300, "a\0b"])
def test_a_name_under_which_nothing_lies_is_nobodys(tmp_path: Path, name: str) -> None:
    (tmp_path / "tệp").touch()
    assert not files.exists(tmp_path / name)


def test_a_name_that_is_no_text_has_a_digest_and_can_be_shown() -> None:
    name = os.fsdecode("giấy-".encode() + b"\xff.docx")
    assert not files.is_text(name)
    assert files.shown(name) == "giấy-\ufffd.docx"
    assert files.digest(name) == files.digest(os.fsencode(name))
    assert files.is_text("giấy.docx")
