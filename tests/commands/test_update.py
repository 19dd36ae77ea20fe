"""The desk brought up to date: the same is said again while nothing is another, and anything that is, is seen."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from newsdesk import commands, files
from newsdesk.commands import console, pages, reading, script_files, update
from newsdesk.commands.pages import renew_site
from newsdesk.recall import at_rest as at_rest_of
from newsdesk.site.home import DEVELOPERS as HOME
from tests.conftest import TODAY
from tests.recall.test_kept import HOUR, later

STORY = "exemplars/2025/y-tuong.md"
TOLD = "exemplars/2026/bep-mot-chieu.md"
PAGE = "output/site/bai/bep-mot-chieu.html"
SCRIPT = "audio_scripts/scripts/2026/bep-mot-chieu.txt"


@pytest.fixture(autouse=True)
def settled() -> Iterator[None]:
    with later():
        yield


def heard(desk: Path, today: date = TODAY) -> list[str]:
    with console.overheard() as said:
        assert update.run(desk, today) == console.CLEAN
    return list(said)


def at_rest(desk: Path) -> list[str]:
    """Bring a desk up to date until it is known what it rests on, and once more: nothing is read any more."""
    heard(desk)
    told = [line for line in heard(desk) if line != "Đang làm trang thông tin…"]
    with mock.patch.object(reading, "read", side_effect=AssertionError):
        assert heard(desk) == told
    return told


def made(desk: Path) -> dict[str, bytes]:
    found = (path for name in ("output/site", "audio_scripts") for path in (desk / name).rglob("*") if path.is_file())
    return {path.relative_to(desk).as_posix(): path.read_bytes() for path in found}


def test_what_nothing_has_touched_is_said_again_and_no_file_is_written(desk: Path) -> None:
    told = at_rest(desk)
    before = files.looks(desk / "output"), files.looks(desk / "audio_scripts")
    assert heard(desk) == told
    assert (files.looks(desk / "output"), files.looks(desk / "audio_scripts")) == before
    assert any(line.startswith("Trang thông tin: 2 bài") for line in told)


def add_a_word(path: Path) -> None:
    path.write_text(path.read_text("utf-8") + "\nThêm một câu.\n", encoding="utf-8")


def _own_settings(desk: Path) -> None:
    for name in ("theme", "pelicanconf.py"):
        source = HOME / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, desk / name)
    add_to = desk / "pelicanconf.py"
    add_to.write_text(add_to.read_text("utf-8") + "\n# của bàn này\n", encoding="utf-8")


TOUCHES: dict[str, Callable[[Path], object]] = {
    "a story": lambda desk: add_a_word(desk / STORY),
    "a page written over": lambda desk: (desk / PAGE).write_text("khác", encoding="utf-8"),
    "a page gone": lambda desk: (desk / PAGE).unlink(),
    "a page too many": lambda desk: (desk / PAGE).with_name("la.html").write_text("lạ", encoding="utf-8"),
    "a script gone": lambda desk: (desk / SCRIPT).unlink(),
    "no website at all": lambda desk: shutil.rmtree(desk / "output"),
    "a lexicon row": lambda desk: (desk / "content/lexicon.tsv").write_text(
        "written\tspoken\tnote\nbếp\tnhà bếp\t\n", encoding="utf-8"
    ),
    "its own settings": _own_settings,
    "another picture": lambda desk: shutil.copy(desk / "content/images/bep.png", desk / "content/images/khac.png"),
}


@pytest.mark.parametrize("touch", TOUCHES)
def test_whatever_was_touched_is_brought_up_as_from_nothing(desk: Path, touch: str) -> None:
    at_rest(desk)
    TOUCHES[touch](desk)
    read = reading.read
    with mock.patch.object(reading, "read", side_effect=read) as asked:
        heard(desk)
    assert asked.called
    now = made(desk)
    for name in ("output", ".cache", "audio_scripts"):
        shutil.rmtree(desk / name)
    heard(desk)
    assert now == made(desk)


@pytest.fixture(params=[at_rest_of.FEW, 1], ids=["few files", "many files"])
def _few(request: pytest.FixtureRequest) -> Iterator[None]:
    with mock.patch.object(at_rest_of, "FEW", request.param):
        yield


@pytest.mark.usefixtures("_few")
def test_a_website_made_from_nothing_is_at_rest_with_that(desk: Path) -> None:
    heard(desk)
    with mock.patch.object(reading, "read", side_effect=AssertionError):
        heard(desk)


@pytest.mark.usefixtures("_few")
def test_what_it_wrote_itself_is_at_rest_with_that(desk: Path) -> None:
    at_rest(desk)
    page = (desk / PAGE).read_bytes()
    add_a_word(desk / TOLD)
    assert commands.run("approve", root=desk, today=TODAY, stories=[TOLD], by="Nguyễn Văn Mẫu", office="Giám đốc") == 0
    heard(desk)
    assert (desk / PAGE).read_bytes() != page
    with mock.patch.object(reading, "read", side_effect=AssertionError):
        heard(desk)


@pytest.mark.usefixtures("_few")
@pytest.mark.parametrize("name", [PAGE, SCRIPT])
def test_what_somebody_else_wrote_there_in_the_same_moment_is_seen(desk: Path, name: str) -> None:
    at_rest(desk)
    add_a_word(desk / TOLD)
    assert commands.run("approve", root=desk, today=TODAY, stories=[TOLD], by="Nguyễn Văn Mẫu", office="Giám đốc") == 0
    heard(desk)
    seen = (desk / name).stat()
    content = bytearray((desk / name).read_bytes())
    content[-3:] = b"???"
    with (desk / name).open("r+b") as stream:  # of the same length and day, in the same file
        stream.write(content)
    os.utime(desk / name, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    with mock.patch.object(reading, "read", side_effect=RuntimeError), pytest.raises(RuntimeError):
        heard(desk)


@pytest.mark.usefixtures("_few")
@pytest.mark.parametrize("touch", ["deleted", "edited"])
def test_a_script_that_somebody_touches_while_the_website_is_made_lets_nothing_rest(desk: Path, touch: str) -> None:
    at_rest(desk)
    add_a_word(desk / TOLD)
    assert commands.run("approve", root=desk, today=TODAY, stories=[TOLD], by="Nguyễn Văn Mẫu", office="Giám đốc") == 0

    def made(*asked: Any) -> Any:
        add_a_word(desk / SCRIPT) if touch == "edited" else (desk / SCRIPT).unlink()
        return renew_site(*asked)

    with mock.patch.object(pages, "renew_site", made):
        heard(desk)
    with mock.patch.object(reading, "read", side_effect=RuntimeError), pytest.raises(RuntimeError):
        heard(desk)


@pytest.mark.usefixtures("voiced")
def test_a_website_with_sound_comes_to_rest_as_soon_as_one_without(desk: Path) -> None:
    assert commands.run("publish", root=desk, today=TODAY) == console.CLEAN
    assert list((desk / "output/site/am-thanh").glob("*.mp3"))
    heard(desk)
    heard(desk)
    with mock.patch.object(reading, "read", side_effect=AssertionError):
        heard(desk)


@pytest.mark.skipif(os.name == "nt", reason="no pipe lies in a folder there")
def test_a_pipe_in_the_website_is_not_waited_for_and_goes(desk: Path) -> None:
    heard(desk)
    pipe = desk / "output/site/ong"
    os.mkfifo(pipe)
    held = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)  # whoever reads it takes what is in it, and waits for more
    os.write(held, b"?")
    patience = threading.Timer(30, os.close, [held])  # for ever, were it not closed
    patience.start()
    with later(-HOUR):  # as young as it is: of what is young, the bytes are looked at
        heard(desk)
    was_in_time = patience.is_alive()
    patience.cancel()
    assert was_in_time
    assert os.read(held, 1) == b"?"
    os.close(held)
    assert not list((desk / "output").rglob("ong"))


def test_folders_that_somebody_made_in_the_website_go_with_the_next_change(desk: Path) -> None:
    heard(desk)
    (desk / "output/site/la/lung").mkdir(parents=True)
    for _ in range(2):
        add_a_word(desk / "content/pages/gioi-thieu.md")
        heard(desk)
        assert not list((desk / "output/site").rglob("la"))
    assert not list((desk / "output").rglob("la"))


def test_another_day_is_another_desk(desk: Path) -> None:
    at_rest(desk)
    tomorrow = TODAY + timedelta(days=1)
    with mock.patch.object(reading, "read", side_effect=reading.read) as asked:
        heard(desk, tomorrow)
    assert asked.called


def test_after_a_run_that_was_cut_short_everything_is_looked_at(desk: Path) -> None:
    at_rest(desk)
    (desk / console.UNFINISHED).write_bytes(b"")
    with mock.patch.object(reading, "read", side_effect=reading.read) as asked:
        heard(desk)
    assert asked.called


def test_with_a_fault_nothing_is_written_and_it_is_found_again_the_next_time(desk: Path) -> None:
    at_rest(desk)
    before = made(desk)
    add_a_word(desk / TOLD)
    for _ in range(2):
        with console.overheard() as said:
            assert update.run(desk, TODAY) == console.COPY
        assert any("LỖI" in line for line in said)
    assert made(desk) == before


def test_scripts_that_were_just_written_are_not_read_again_by_the_next_reading(desk: Path) -> None:
    with mock.patch.object(script_files, "MANY", 1):
        heard(desk)
    add_a_word(desk / "content/pages/gioi-thieu.md")
    with mock.patch.object(script_files, "lying", side_effect=AssertionError):
        heard(desk)


def test_a_script_that_somebody_edits_after_it_was_noted_is_seen(desk: Path) -> None:
    with mock.patch.object(script_files, "MANY", 1):
        heard(desk)
    add_a_word(desk / SCRIPT)
    with console.overheard() as said:
        assert update.run(desk, TODAY) == console.COPY
    assert any(line.startswith(SCRIPT) and "[script-edited]" in line for line in said), said


def test_whoever_edits_a_script_while_the_website_is_made_is_not_taken_for_us(desk: Path) -> None:
    def made(*asked: Any) -> Any:
        add_a_word(desk / SCRIPT)
        return renew_site(*asked)

    with mock.patch.object(script_files, "MANY", 1), mock.patch.object(pages, "renew_site", made):
        heard(desk)
    with console.overheard() as said:
        assert update.run(desk, TODAY) == console.COPY
    assert any("[script-edited]" in line for line in said), said
