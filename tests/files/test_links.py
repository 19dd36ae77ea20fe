"""Links in trees that the machine makes: seen, never followed, never carried on."""

from pathlib import Path

import pytest

from newsdesk import files
from newsdesk.files import Twin


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    (tmp_path / "ngoài").mkdir()
    (tmp_path / "ngoài/a.txt").write_text("a", "utf-8")
    return tmp_path / "ngoài"


def test_links_are_found_so_far_down_and_none_is_followed(tmp_path: Path, elsewhere: Path) -> None:
    folder = tmp_path / "bàn"
    (folder / "một/hai/ba").mkdir(parents=True)
    (elsewhere / "lối").symlink_to(elsewhere)
    for name in ("b", "một/a", "một/hai/a", "một/hai/ba/a"):
        (folder / name).symlink_to(elsewhere)
    found = [[path.relative_to(folder).as_posix() for path in files.links_below(folder, depth)] for depth in range(3)]
    assert found == [["b"], ["b", "một/a"], ["b", "một/a", "một/hai/a"]]


@pytest.mark.parametrize("target", [".", "không có", "ngoài", "lối"])
def test_a_link_is_one_wherever_it_leads(target: str, tmp_path: Path, elsewhere: Path) -> None:
    (tmp_path / "lối").symlink_to(tmp_path / target)
    assert files.is_link(tmp_path / "lối")
    assert list(files.links_below(tmp_path / "lối", 5)) == [tmp_path / "lối"]
    assert not files.is_link(elsewhere)
    assert not files.is_link(elsewhere / "a.txt/b")
    assert list(files.links_below(tmp_path / "chưa có", 5)) == []


def test_a_tree_takes_a_file_of_its_own_for_a_link(tmp_path: Path, elsewhere: Path) -> None:
    new, old = tmp_path / "mới", tmp_path / "cũ"
    for folder in (new, old):
        folder.mkdir()
    (new / "a.txt").write_text("a", "utf-8")
    (old / "a.txt").symlink_to(elsewhere / "a.txt")
    files.link_tree(old, tmp_path / "chép")
    assert not list((tmp_path / "chép").iterdir())
    assert files.take_place(new, old)
    assert ((old / "a.txt").is_symlink(), (old / "a.txt").read_text("utf-8")) == (False, "a")
    assert (elsewhere / "a.txt").read_text("utf-8") == "a"


def test_a_twin_takes_a_file_of_its_own_for_a_link_and_lets_others_go(tmp_path: Path, elsewhere: Path) -> None:
    place, fresh = tmp_path / "trang", tmp_path / "mới"
    for folder in (place, fresh):
        folder.mkdir()
    (fresh / "a.txt").write_text("a", "utf-8")
    (place / "a.txt").symlink_to(elsewhere / "a.txt")
    (place / "b.txt").symlink_to(elsewhere / "không có")
    twin = Twin(place)
    changed = twin.changed(fresh, ["b.txt"])
    assert changed == {"a.txt", "b.txt"}
    files.change_all([(twin.folder, place)])
    twin.settle(changed)
    for folder in (place, twin.folder):
        assert [(path.name, path.is_symlink()) for path in folder.iterdir()] == [("a.txt", False)]
    assert (elsewhere / "a.txt").read_text("utf-8") == "a"
