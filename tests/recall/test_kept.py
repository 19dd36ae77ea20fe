"""A desk that is read with what another run left on the disk is the desk that is there, whatever became of either."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk import commands
from newsdesk import forked as forking
from newsdesk.commands import console
from newsdesk.commands.reading import read, reading_of
from newsdesk.errors import DeskError
from newsdesk.files import Book, Sight
from newsdesk.intake import Memory, take_in
from newsdesk.recall import kept
from newsdesk.recall.kept import FILE, Kept
from tests.conftest import SMALL_DESK, TODAY
from tests.random_desk import EDITS, Edit
from tests.test_intake_memory import what_came_in, what_was_read

TU = "exemplars/2026/tu-thuoc-xanh.md"
HOUR = 3_600_000_000_000


@contextmanager
def later(nanoseconds: int = HOUR) -> Iterator[None]:
    """Let the disk's clock say that all marks have stood for long."""
    ask = Sight.at

    def at(probe: Path, since: int = 0) -> Sight:
        seen = ask(probe, since)
        return Sight(seen.now + nanoseconds, seen.disk, seen.since)

    with mock.patch.object(Sight, "at", at):
        yield


@contextmanager
def reckoned() -> Iterator[dict[str, set[str]]]:
    """Give the stories that something is reckoned of meanwhile, by what it is."""
    found: dict[str, set[str]] = {}
    say = Kept._say

    def heard(self: Kept, file: str, name: str, beside: bytes, value: bytes) -> None:
        found.setdefault(name, set()).add(file)
        say(self, file, name, beside, value)

    with mock.patch.object(Kept, "_say", heard):
        yield found


def said(root: Path, today: Any = TODAY) -> tuple[Any, ...]:
    return what_was_read(read(root, today))


def said_afresh(root: Path, today: Any = TODAY) -> tuple[Any, ...]:
    return what_was_read(reading_of(root, take_in(root, today), today))


@settings(max_examples=20)
@given(
    st.lists(st.tuples(st.lists(EDITS, min_size=1, max_size=3), st.integers(0, 9)), min_size=1, max_size=4),
    st.booleans(),
    st.booleans(),
)
def test_what_another_run_left_changes_nothing(
    rounds: list[tuple[list[Edit], int]], settled: bool, forked: bool
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        later(HOUR if settled else 0),
        mock.patch.object(kept, "FEW", 1 if forked else 60),
        mock.patch.object(forking, "CHUNK", 2),
    ):
        root, today = Path(shutil.copytree(SMALL_DESK, Path(folder, "desk"))), TODAY
        read(root, today)
        for edits, days in rounds:
            today += timedelta(days=days)
            for edit in edits:
                edit(root)
            assert said(root, today) == said_afresh(root, today)
            memory = Memory.on_disk(root)
            assert what_came_in(take_in(root, today, memory), today) == what_came_in(take_in(root, today), today)


def test_what_is_asked_of_each_story_by_itself_was_reckoned_while_it_was_read(desk: Path) -> None:
    with reckoned() as asked:
        read(desk, TODAY)
    assert "named elsewhere" in asked
    at_once = {
        "alone",
        "on air",
        "approved",
        "people",
        "residents listed",
        "residents own",
        "told of its own",
        "targets",
    }
    assert not at_once & set(asked)


def same_size_same_day(root: Path) -> None:
    path = root / TU
    seen = path.stat()
    path.write_bytes(path.read_bytes().replace(b"title: ", b"title:  ").replace(b"\n\n", b"\n", 1))
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert path.stat().st_size == seen.st_size


def _with_another_day(root: Path) -> None:
    os.utime(root / TU, ns=(1, 1))


def _in_the_future(root: Path) -> None:
    (root / TU).write_text("---\ntitle: x\n", encoding="utf-8")
    os.utime(root / TU, ns=(0, 9_000_000_000_000_000_000))


CHANGES: list[Callable[[Path], None]] = [same_size_same_day, _with_another_day, _in_the_future]


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_is_read_again_where_it_may_be_another(desk: Path, change: Callable[[Path], None]) -> None:
    with later():
        read(desk, TODAY)
        change(desk)
        for _ in range(2):
            assert said(desk) == said_afresh(desk)


def test_what_has_not_changed_is_not_opened(desk: Path) -> None:
    with later():
        before = said(desk)
        memory = Memory.on_disk(desk)
        with mock.patch.object(memory.kept, "_read", side_effect=AssertionError):
            take_in(desk, TODAY, memory)
        assert said(desk) == before


def test_yaml_that_has_not_changed_is_not_parsed_and_says_the_same_with_its_lines(desk: Path) -> None:
    register = desk / "content" / "consents.yaml"
    register.write_text(
        f"{register.read_text('utf-8')}  - {{slip: PDY-sai, name: [web], until: 2026-13-01}}\n", "utf-8"
    )
    before = said(desk)
    assert "content/consents.yaml" in repr(before)
    with mock.patch("newsdesk.intake.reader.read_yaml", side_effect=AssertionError):
        assert said(desk) == before
        register.write_text(register.read_text("utf-8").replace("2026-13-01", "2026-12-01"), "utf-8")
        with pytest.raises(AssertionError):
            said(desk)
    assert said(desk) == said_afresh(desk)


@pytest.mark.parametrize("number", ["12345678901234567890", "-12345678901234567890", "9" * 5000, "1" * 16])
def test_a_number_that_no_memory_has_room_for_is_said_at_its_line(desk: Path, number: str) -> None:
    (desk / "content" / "papers.yaml").write_text(f"copies: {number}\n", "utf-8")
    for _ in range(2):
        assert "number-long" in repr(said(desk))


def test_headlines_that_programmes_were_made_of_are_known_the_next_time(desk: Path) -> None:
    programmes = desk / "content" / "programmes.yaml"
    programmes.write_text(programmes.read_text("utf-8").replace("opening, news", "opening, headlines, news"), "utf-8")
    assert commands.run("audio", root=desk, today=TODAY) == console.CLEAN
    with mock.patch("newsdesk.commands.coming.headline_script", side_effect=AssertionError):
        reading = read(desk, TODAY)
        assert reading.desk is not None
        assert dict(reading.desk.week.headlines)


def known(desk: Path) -> set[str]:
    """Return the story files of which something is known from the run before."""
    memory = Memory.on_disk(desk)
    assert memory.kept is not None
    memory.kept.read_rows([path.relative_to(desk).as_posix() for path in desk.glob("exemplars/*/*.md")])
    return {*memory.kept.rows}


def test_a_clock_that_was_put_back_is_not_believed(desk: Path) -> None:
    with later(2 * HOUR):
        read(desk, TODAY)
    with later(HOUR):
        memory = Memory.on_disk(desk)
        assert memory.kept is not None
        memory.kept.read_rows([TU])
        state = (desk / TU).stat()
        assert not memory.kept.sight.same(memory.kept.rows[TU].mark, state)
        assert said(desk) == said_afresh(desk)


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _flipped(content: bytes) -> bytes:
    return bytes(byte ^ (0x40 if number % 97 == 5 and number > 4096 else 0) for number, byte in enumerate(content))


DAMAGES = [_cut, _flipped, lambda _: b"", lambda _: b"SQLite format 3\0" + b"\xff" * 9000, lambda c: c[:100] + c[4196:]]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_memory_is_as_good_as_none(desk: Path, damage: Callable[[bytes], bytes]) -> None:
    with later():
        before = said(desk)
        path = desk / FILE
        path.write_bytes(damage(path.read_bytes()))
        assert said(desk) == before
        assert said(desk) == before


def test_a_memory_from_elsewhere_is_not_even_opened(desk: Path, tmp_path: Path) -> None:
    read(desk, TODAY)
    other = Path(shutil.copytree(desk, tmp_path / "bàn khác"))
    with mock.patch("newsdesk.files.book.sqlite3.connect", side_effect=AssertionError):
        assert not known(other)
    assert said(other) == said(desk)


def test_another_program_believes_nothing_of_it(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(desk, TODAY)
    assert known(desk)
    monkeypatch.setattr(kept, "program", lambda: "another")
    assert not known(desk)
    assert said(desk) == said_afresh(desk)


def test_where_nothing_can_be_written_everything_is_said(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(desk / ".cache", ignore_errors=True)
    (desk / ".cache").write_text("not a folder", encoding="utf-8")
    assert said(desk) == said_afresh(desk)
    (desk / ".cache").unlink()
    read(desk, TODAY)
    monkeypatch.setattr(Book, "write", lambda *_: False)
    (desk / TU).unlink()
    assert said(desk) == said_afresh(desk)


def _deleted(root: Path) -> None:
    (root / TU).unlink()


def _rewritten(root: Path) -> None:
    text = (root / TU).read_text("utf-8")
    (root / TU).write_text(text.replace("Quàng Thị Biến Mất", "Một người"), encoding="utf-8")


@pytest.mark.parametrize("taken_back", [_deleted, _rewritten])
def test_who_is_gone_from_the_desk_is_gone_from_its_memory(desk: Path, taken_back: Callable[[Path], None]) -> None:
    name = "Quàng Thị Biến Mất"
    with (desk / TU).open("a", encoding="utf-8") as story:
        story.write(f"\nViệc ấy do {name} làm, theo lời {name} kể.\n")
    read(desk, TODAY)
    assert name.encode() in (desk / FILE).read_bytes()
    taken_back(desk)
    read(desk, TODAY)
    left = [path for path in (desk / ".cache").rglob("*") if path.is_file() and name.encode() in path.read_bytes()]
    assert not left


def test_a_fault_of_the_machine_comes_up_from_a_worker_as_it_is() -> None:
    def work(number: int) -> int:
        if number == 90:
            raise DeskError("no-permission", path="exemplars/x.md")
        return number

    done: list[int] = []
    with pytest.raises(DeskError) as stopped:
        done.extend(forking.forked(work, range(200)))
    assert (stopped.value.code, stopped.value.facts) == ("no-permission", {"path": "exemplars/x.md"})


def test_much_work_is_done_in_order() -> None:
    assert list(forking.forked(lambda number: number * number, range(500))) == [n * n for n in range(500)]


def test_a_reading_that_was_cut_off_leaves_nothing_that_no_later_one_lets_go_of(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written before the end is named by rows that are written with it."""
    monkeypatch.setattr(kept, "MUCH", 500)
    story = desk / "exemplars/2026/bep-mot-chieu.md"
    with later():
        with monkeypatch.context() as cut, pytest.raises(KeyboardInterrupt):
            cut.setattr("newsdesk.commands.reading.reading_of", mock.Mock(side_effect=KeyboardInterrupt))
            read(desk, TODAY)
        assert "Chị Hoa".encode() in (desk / FILE).read_bytes()
        story.write_text(story.read_text("utf-8").replace("Chín người", "Mười người"), encoding="utf-8")
        read(desk, TODAY)
        story.unlink()
        read(desk, TODAY)
    assert "Chị Hoa".encode() not in (desk / FILE).read_bytes()
