"""A file is read again unless the system can swear that it is the same."""

import os
from pathlib import Path

import pytest

from newsdesk.files import SETTLED, Glances, Sight, stamp_of


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def read_after(clock: Clock, path: Path, *pauses: float) -> list[bytes]:
    """Return how often and what was really read of a file that is asked for after each pause."""
    glances, read = Glances(clock), []

    def bytes_of(path: Path) -> bytes:
        read.append(path.read_bytes())
        return read[-1]

    for pause in pauses:
        clock.now += pause
        assert glances.of("text", path, bytes_of) == path.read_bytes()
    return read


def test_a_file_is_trusted_once_it_was_read_after_it_had_settled(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"a")
    assert len(read_after(clock, path, 0, SETTLED / 2, SETTLED, 1, 1)) == 3


def test_an_edit_within_one_tick_of_a_disk_and_of_the_same_size_is_seen(tmp_path: Path, clock: Clock) -> None:
    path, glances = tmp_path / "a.md", Glances(clock)
    for content in (b"one", b"two"):
        path.write_bytes(content)
        os.utime(path, ns=(10**18, 10**18))  # a disk whose clock ticks rarely
        assert glances.of("text", path, Path.read_bytes) == content


@pytest.mark.skipif(os.name == "nt", reason="said in `mark_of`: Windows has no day of change")
def test_an_old_day_on_new_bytes_of_the_same_size_is_seen(tmp_path: Path, clock: Clock) -> None:
    path, glances = tmp_path / "a.md", Glances(clock)
    path.write_bytes(b"one")
    os.utime(path, ns=(10**18, 10**18))
    for _ in range(3):
        glances.of("text", path, Path.read_bytes)
        clock.now += SETTLED
    path.write_bytes(b"two")
    os.utime(path, ns=(10**18, 10**18))
    assert glances.of("text", path, Path.read_bytes) == b"two"


def test_two_readings_of_one_file_are_told_apart(tmp_path: Path, clock: Clock) -> None:
    path, glances = tmp_path / "a.md", Glances(clock)
    path.write_bytes(b"abc")
    assert glances.of("text", path, Path.read_bytes) == b"abc"
    assert glances.of("size", path, lambda path: path.stat().st_size) == 3


@pytest.mark.parametrize("change", ["write", "new", "rename", "remove"])
def test_a_stamp_changes_with_what_lies_below(tmp_path: Path, change: str) -> None:
    path = tmp_path / "năm 2026" / "a.md"
    path.parent.mkdir()
    path.write_text("a", encoding="utf-8")
    (tmp_path / "nowhere").symlink_to("gone") if os.name != "nt" else None
    before = stamp_of(tmp_path)
    assert before == stamp_of(tmp_path)
    if change == "write":
        path.write_text("ab", encoding="utf-8")
    elif change == "new":
        path.with_name("b.md").touch()
    elif change == "rename":
        path.rename(path.with_name("c.md"))
    else:
        path.unlink()
    assert stamp_of(tmp_path) != before


def test_an_editors_hidden_draft_changes_no_stamp(tmp_path: Path) -> None:
    (tmp_path / "year").mkdir()
    before = stamp_of(tmp_path / "year")
    (tmp_path / "year" / ".a.md.swp").touch()
    (tmp_path / "year" / "~$a.md").touch()
    assert stamp_of(tmp_path / "year") == before


SECOND = 1_000_000_000


@pytest.mark.parametrize(
    ("now", "written", "settled"),
    [
        (50 * SECOND, 48 * SECOND, True),  # a clock of whole seconds, which may tick every other one
        (50 * SECOND, 49 * SECOND, False),
        (50 * SECOND + 1_000, 50 * SECOND + 1_000 - SECOND // 10, True),
        (50 * SECOND + 1_000, 50 * SECOND, False),
        (50 * SECOND + 1_000, 51 * SECOND, False),
    ],
)
def test_a_mark_settles_as_soon_as_no_other_edit_can_leave_it(now: int, written: int, settled: bool) -> None:
    assert Sight(now, disk=1).settled((written, written, 3, 7), disk=1) is settled
    assert not Sight(now, disk=1).settled((written, written, 3, 7), disk=2)
