"""Whatever a link within the desk leads to: nothing there is written, removed, read or published; one sentence says so."""

import os
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from newsdesk import commands
from newsdesk.audio.recordings import Examined
from newsdesk.commands import console, reading, record, recording_files
from newsdesk.model.script import Version

TODAY = date(2026, 11, 20)
UNTOLD = "Bí mật ngoài bàn"
STORY, PICTURE = "exemplars/2026/bep-mot-chieu.md", "content/images/bep.png"
FILLED = [
    "output", "output/site", "output/site/bai", "output/broadcast", "output/.next", "output/.site.twin", ".cache",
    ".cache/desk", ".cache/desk/now", ".cache/desk.lock", ".cache/desk.unfinished", ".cache/site.msgpack", ".cache/clips",
    ".cache/pictures", "audio_scripts", "audio_scripts/scripts", "audio_scripts/scripts/2026", "audio_scripts/rundowns",
    "audio_scripts/recordings.csv", "audio_scripts/diary.csv", "content/records",
]  # fmt: skip
"""What the machine writes in, or as a whole."""
READ = ["content/images", "content/news", "content/pages", "exemplars/2026", STORY, PICTURE]


class Outside:
    """A folder beside the desk that holds what nobody is to touch, and how it looked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "sub").mkdir(parents=True)
        for name in ("canary.md", "canary.png", "canary.csv", "sub/canary.txt", ".123-456.wav"):
            (folder / name).write_text(UNTOLD, "utf-8")
        for path in (*folder.rglob("*"), folder):
            os.utime(path, (1_000_000_000, 1_000_000_000))
        self.before = self.now()

    def now(self) -> dict[str, tuple[float, bytes]]:
        """Return every name below the folder with when it was changed, and what is in it."""
        found = [self.folder, *self.folder.rglob("*")]
        return {f"{one}": (one.stat().st_mtime, one.read_bytes() if one.is_file() else b"") for one in found}

    def is_untouched(self) -> bool:
        return self.now() == self.before


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    return Outside(tmp_path / "ngoài")


def to_a_folder(path: Path, outside: Outside) -> Path:
    return outside.folder / "canary.csv" if path.suffix or path.name == "now" else outside.folder


def to_nothing(_path: Path, outside: Outside) -> Path:
    return outside.folder / "không có"


def to_itself(path: Path, _outside: Outside) -> Path:
    return path


WAYS: list[Callable[[Path, Outside], Path]] = [to_a_folder, to_nothing, to_itself]


def led_away(path: Path, target: Path) -> None:
    """Let a name of the desk be a link, whatever it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        path.rename(path.with_name(f"{path.name}.cũ"))
    path.symlink_to(target)


def run(command: str, **asked: object) -> int:
    return console.guarded(lambda: commands.run(command, **asked))


def published(desk: Path) -> bytes:
    return b"".join(path.read_bytes() for path in (desk / "output").rglob("*") if path.is_file())


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", FILLED)
def test_the_machine_writes_in_no_folder_that_is_a_link(
    name: str, way: Callable[[Path, Outside], Path], desk: Path, outside: Outside, capsys: pytest.CaptureFixture[str]
) -> None:
    led_away(desk / name, way(desk / name, outside))
    for command in ("update", "publish"):
        assert run(command, root=desk, today=TODAY) == console.MACHINE
        said = capsys.readouterr()
        assert f"{desk / name} là lối tắt trỏ đi chỗ khác" in said.err
        assert said.err.count("\n") == 1
    assert (desk / name).is_symlink()
    assert outside.is_untouched()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", READ)
def test_nothing_is_read_through_a_link(
    name: str, way: Callable[[Path, Outside], Path], desk: Path, outside: Outside, capsys: pytest.CaptureFixture[str]
) -> None:
    led_away(desk / name, way(desk / name, outside))
    assert run("update", root=desk, today=TODAY) == console.COPY
    told = capsys.readouterr().out
    assert re.search(rf"^{re.escape(name)}:1: LỖI \[file-(outside|missing)\]", told, re.MULTILINE)
    assert UNTOLD not in told
    assert UNTOLD.encode() not in published(desk)
    assert outside.is_untouched()


@pytest.mark.parametrize("name", [name for name in FILLED if name.startswith(".cache")])
def test_what_only_reads_a_desk_remembers_nothing_elsewhere(name: str, desk: Path, outside: Outside) -> None:
    led_away(desk / name, to_a_folder(desk / name, outside))
    assert console.guarded(lambda: len(str(console.desk_at(str(desk), desk)))) == console.MACHINE
    assert outside.is_untouched()


@pytest.mark.parametrize("name", ["bai/bep-mot-chieu.html", "bai/của ai.html", "theme/css/của ai.css"])
def test_a_page_is_a_file_of_its_own_and_no_link(name: str, desk: Path, outside: Outside) -> None:
    assert run("update", root=desk, today=TODAY) == 0
    page, other = desk / "output/site" / name, outside.folder / "trang"
    page.parent.mkdir(parents=True, exist_ok=True)
    is_ours = page.exists()
    if is_ours:
        page.rename(other)
    else:
        other.write_text(UNTOLD, "utf-8")
    content = other.read_bytes()
    page.symlink_to(other)
    assert run("update", root=desk, today=TODAY) == 0
    assert (page.exists(), page.is_symlink()) == (is_ours, False)
    assert not [path for path in (desk / "output").rglob("*") if path.is_symlink()]
    assert other.read_bytes() == content
    assert UNTOLD.encode() not in published(desk)


def test_a_new_story_is_written_in_the_desk(desk: Path, outside: Outside) -> None:
    led_away(desk / "exemplars/2026", outside.folder)
    asked = {"kind": "collective", "title": "Chuyện mới", "unit": "to-bep", "field": "doi-song"}
    assert run("new", root=desk, today=TODAY, **asked) == console.MACHINE
    assert outside.is_untouched()


class StandingClock:
    def now(self) -> datetime:
        return datetime(2026, 11, 20, 12, tzinfo=None)

    def sleep(self, _seconds: float) -> None:
        raise AssertionError


@pytest.mark.parametrize("name", ["audio_scripts", "audio_scripts/diary.csv", ".cache"])
def test_the_player_keeps_no_diary_elsewhere(name: str, desk: Path, outside: Outside) -> None:
    led_away(desk / name, to_a_folder(desk / name, outside))
    assert run("player", root=desk, clock=StandingClock()) == console.MACHINE
    assert outside.is_untouched()


def handed_in(desk: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    found = reading.read(desk, TODAY).desk
    assert found
    script = found.spoken.by_slug["bep-mot-chieu"][Version.LONG]
    file = desk.parent / "bài.wav"
    file.write_bytes(b"RIFF")
    whole = Examined(length=timedelta(seconds=9), sounding=timedelta(seconds=9))
    monkeypatch.setattr(record, "examine", lambda *_: whole)
    asked = {"file": str(file), "story": script.slug, "code": script.code, "by": "chị Hoa"}
    return run("record", root=desk, today=TODAY, **asked)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["media", "media/recordings", "media/recordings/bep-mot-chieu"])
def test_a_recording_goes_nowhere_that_only_a_link_names(
    name: str,
    way: Callable[[Path, Outside], Path],
    desk: Path,
    outside: Outside,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    led_away(desk / name, way(desk / name, outside))
    assert handed_in(desk, monkeypatch) == console.MACHINE
    assert f"Kho bản thu có lối tắt {desk / name}" in capsys.readouterr().err
    assert outside.is_untouched()
    assert not (desk / recording_files.REGISTER).exists()


def test_recordings_may_lie_on_another_disk_that_the_facility_names(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = tmp_path / "ổ chung"
    (tmp_path / "ổ khác/kho").mkdir(parents=True)
    disk.symlink_to(tmp_path / "ổ khác")
    facility = desk / "content/facility.yaml"
    facility.write_text(f'{facility.read_text("utf-8")}media: "{disk / "kho"}"\n', "utf-8")
    assert handed_in(desk, monkeypatch) == 0
    assert [path.read_bytes() for path in (disk / "kho/recordings/bep-mot-chieu").iterdir()] == [b"RIFF"]
