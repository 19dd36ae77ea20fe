"""A slot's programme gets onto the loudspeakers on time, and the diary says what happened."""

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path

import pytest

from newsdesk import commands
from newsdesk.commands import console, diary_book, player, told_no_more
from newsdesk.commands import ready as lying
from newsdesk.commands.playing import Played, play, wait
from newsdesk.errors import DeskError
from newsdesk.model.diary import Entry, Outcome
from newsdesk.playout import verdicts
from tests.commands.failing import refuse_to_look_at
from tests.playout.clocks import SetClock, StoppedClock
from tests.playout.real import NOBODY, a_sound, needs

HOME = Path(__file__).parents[2]
OPENS = datetime(2026, 11, 27, 5, 45)
SILENT = {"mpv": "--ao=null", "vlc": "--aout=adummy", "ffplay": ""}


@pytest.fixture
def ready(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the small desk with a programme of two seconds, and mpv without a sound card."""
    needs("mpv")
    programme(desk, "2026-11-27-sang", 2)
    monkeypatch.setenv("NEWSDESK_PLAYER_FLAGS", "--ao=null")
    keep(desk, *(missed(day) for day in (26, 27)))
    (desk / diary_book.FILE).unlink()
    return desk


def programme(desk: Path, key: str, seconds: float) -> Path:
    folder = desk / "output/broadcast" / key
    folder.mkdir(parents=True)
    return a_sound(folder / "programme.mp3", seconds)


def missed(day: int, slot: str = "sang") -> Entry:
    return Entry(day=date(2026, 11, day), slot=slot, opens=clock_time(5, 45), outcome=Outcome.MISSED, why="mất điện")


def keep(desk: Path, *entries: Entry) -> None:
    diary_book.keep(desk, lambda old: [*old, *entries])


def at(desk: Path, when: datetime, **asked: object) -> int:
    return console.guarded(lambda: player.run(desk, clock=SetClock(when), **asked))  # type: ignore[arg-type]


def of_friday(desk: Path) -> list[Entry]:
    return [entry for entry in diary_book.read(desk) if entry.day == OPENS.date()]


def test_waits_for_the_second_plays_and_writes_that_it_aired(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    began = time.monotonic()
    assert at(ready, OPENS - timedelta(seconds=5)) == console.CLEAN  # time to read what may be told, also when busy
    assert 7 <= time.monotonic() - began < 60
    (entry,) = of_friday(ready)
    assert (entry.outcome, entry.player, entry.why) == (Outcome.AIRED, "mpv", "")
    assert entry.began == clock_time(5, 45, 0)
    assert entry.late <= timedelta(seconds=0.3)
    assert entry.heard >= timedelta(seconds=1.9)
    assert "Đã phát hết 2 giây" in capsys.readouterr().out


@pytest.mark.parametrize("by", ["mpv", "vlc", "ffplay"])
def test_every_player_airs_it(by: str, ready: Path, monkeypatch: pytest.MonkeyPatch, open_folder: Path) -> None:
    needs(by)
    monkeypatch.setenv("NEWSDESK_PLAYER_FLAGS", SILENT[by])
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    if by == "vlc":  # without a sound card it ends the better part of a second early
        a_sound(ready / "output/broadcast/2026-11-27-sang/programme.mp3", 3)
    if by == "vlc" and os.geteuid() == 0:
        monkeypatch.setenv("PATH", f"{for_nobody(open_folder)}:{os.environ['PATH']}")
        monkeypatch.setenv("HOME", str(open_folder))
        ready = Path(shutil.copytree(ready, open_folder / "Bàn số 1"))
    assert at(ready, OPENS, by=by) == console.CLEAN
    (entry,) = of_friday(ready)
    assert (entry.outcome, entry.player) == (Outcome.AIRED, by)


def for_nobody(folder: Path) -> Path:
    """Return a folder whose vlc is the real one, run for another user: it refuses root."""
    needs("setpriv")
    program = folder / "vlc"
    program.write_text(f'#!/bin/sh\nexec setpriv --reuid={NOBODY} --regid={NOBODY} --clear-groups /usr/bin/vlc "$@"\n')
    program.chmod(0o755)
    return folder


def test_a_player_without_a_sound_card_is_not_taken_for_a_broadcast(
    ready: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSDESK_PLAYER_FLAGS", "--ao=alsa --audio-device=alsa/none-such")
    assert at(ready, OPENS) == console.MACHINE
    (entry,) = of_friday(ready)
    assert (entry.outcome, entry.heard) == (Outcome.MISSED, timedelta())


@pytest.mark.parametrize(
    ("says", "silent"),
    [("main decoder error: failed to create audio output", True), ("vlcpulse audio output error: refused", False)],
)
def test_vlc_running_on_in_silence_is_found_out(says: str, silent: bool) -> None:
    command = ["sh", "-c", f"echo '{says}' >&2; exec sleep 1.2"]
    played = play(command, OPENS + timedelta(minutes=1), SetClock(OPENS))
    assert played.silent is silent
    assert (played.heard < timedelta(seconds=1)) is silent


def test_nothing_due_says_so_and_is_no_fault(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert at(ready, OPENS - timedelta(minutes=16)) == console.CLEAN
    assert "Không khung giờ nào phát trong 15 phút tới" in capsys.readouterr().out
    assert of_friday(ready) == []


def test_a_holiday_says_so_and_is_not_written_down(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = ready / "content/programmes.yaml"
    holiday = "holidays:\n  - {title: Nghỉ lễ, since: 2026-11-26, until: 2026-11-27}\n"
    path.write_text(path.read_text("utf-8") + holiday, encoding="utf-8")
    assert at(ready, OPENS) == console.CLEAN
    assert "Hôm nay nghỉ phát thanh: Nghỉ lễ" in capsys.readouterr().out
    assert diary_book.read(ready) == ()


def test_a_slot_that_does_not_exist_is_a_wrong_word(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert at(ready, OPENS, slot="sag") == console.USAGE
    assert "Có phải “sang”?" in capsys.readouterr().err
    assert at(ready, OPENS, by="winamp") == console.USAGE


def test_programmes_that_cannot_be_read_are_said_with_their_line(
    ready: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = ready / "content/programmes.yaml"
    path.write_text(path.read_text("utf-8").replace('opens: "05:45"', "opens: sáng sớm"), encoding="utf-8")
    assert at(ready, OPENS) == console.COPY
    assert "content/programmes.yaml:5: LỖI [clock-form]" in capsys.readouterr().out


def test_what_went_by_unplayed_is_written_down_once(ready: Path) -> None:
    keep(ready, missed(26))
    for _ in range(2):
        at(ready, OPENS + timedelta(hours=1))
    entries = diary_book.read(ready)
    assert [(entry.day.day, entry.why) for entry in entries] == [(26, "mất điện"), (27, verdicts.NOBODY_PLAYED)]


def test_no_programme_no_player_a_damaged_one_and_who_comes_too_late(
    ready: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = ready / "output/broadcast/2026-11-27-sang/programme.mp3"
    rows = [
        (OPENS + timedelta(seconds=118.5), "sẽ quá khung giờ"),
        (OPENS, verdicts.NO_PLAYER),
        (OPENS, verdicts.DAMAGED),
        (OPENS, verdicts.NO_PROGRAMME),
    ]
    for when, why in rows:
        if why == verdicts.NO_PLAYER:
            monkeypatch.setenv("PATH", "/nowhere")
        if why == verdicts.DAMAGED:
            sound.write_bytes(b"khong phai mp3")
        if why == verdicts.NO_PROGRAMME:
            sound.unlink()
        assert at(ready, when) == console.MACHINE
        (entry,) = of_friday(ready)
        assert entry.outcome is Outcome.MISSED
        assert why in entry.why
        (ready / diary_book.FILE).unlink()


def lies_ready(desk: Path, slug: str, voice: str = "") -> Path:
    """Let the programme of Friday tell a story, as its items' names say, and return the story's file."""
    folder, name = desk / "output/broadcast/2026-11-27-sang", f"05-exemplar-{slug}.mp3"
    (folder / name).touch()
    story = next((desk / "exemplars").rglob(f"{slug}.md"))
    (approved,) = re.findall("digest: ([0-9a-f]{32})", story.read_text("utf-8"))
    sounds = {name: lying.Sound(voice=voice, approved=approved)}
    (folder / lying.SOUNDS).write_text(lying.sounds_text(sounds), encoding="utf-8")
    return story


@pytest.mark.parametrize("before", [timedelta(), timedelta(seconds=1)])
def test_a_story_that_was_withdrawn_is_not_heard_from_a_programme_that_lay_ready(
    ready: Path, before: timedelta, capsys: pytest.CaptureFixture[str]
) -> None:
    story = lies_ready(ready, "bep-mot-chieu")
    assert at(ready, OPENS) == console.CLEAN
    (ready / diary_book.FILE).unlink()
    today = OPENS.date()
    asked = {"stories": [str(story)], "because": "consent", "on": today}
    assert commands.run("withdraw", root=ready, today=today, **asked) == console.CLEAN
    capsys.readouterr()
    assert at(ready, OPENS - timedelta(minutes=5), dry_run=True) == console.CLEAN
    assert f"Sẽ không phát: {verdicts.TOLD_NO_MORE}." in capsys.readouterr().out
    assert at(ready, OPENS - before) == console.MACHINE
    said = capsys.readouterr().err
    assert f"Không phát: {verdicts.TOLD_NO_MORE}." in said
    assert "python3 tasks.py publish" in said
    (entry,) = of_friday(ready)
    assert (entry.outcome, entry.heard, entry.why) == (Outcome.MISSED, timedelta(), verdicts.TOLD_NO_MORE)


def test_once_it_is_made_anew_without_the_story_the_programme_is_heard(ready: Path) -> None:
    story = lies_ready(ready, "bep-mot-chieu")
    story.unlink()
    assert at(ready, OPENS) == console.MACHINE
    (ready / "output/broadcast/2026-11-27-sang/05-exemplar-bep-mot-chieu.mp3").unlink()  # as a publish does
    assert at(ready, OPENS + timedelta(seconds=5)) == console.CLEAN
    assert [entry.outcome for entry in of_friday(ready)] == [Outcome.MISSED, Outcome.AIRED]


def test_a_word_that_is_being_mended_does_not_silence_what_was_approved(ready: Path) -> None:
    story = lies_ready(ready, "bep-mot-chieu")
    story.write_text(story.read_text("utf-8") + "\nThêm một câu.\n", encoding="utf-8")
    assert at(ready, OPENS) == console.CLEAN


def test_words_that_are_not_those_approved_last_are_not_heard(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story, today = lies_ready(ready, "bep-mot-chieu"), OPENS.date()
    story.write_text(story.read_text("utf-8").replace("Chị Hoa đếm", "Tổ bếp đếm"), encoding="utf-8")
    asked = {"stories": [str(story)], "by": "Nguyễn Văn Mẫu", "office": "Giám đốc"}
    assert commands.run("approve", root=ready, today=today, **asked) == console.CLEAN
    assert at(ready, OPENS) == console.MACHINE
    assert f"Không phát: {verdicts.TOLD_OTHERWISE}." in capsys.readouterr().err
    (entry,) = of_friday(ready)
    assert (entry.outcome, entry.why) == (Outcome.MISSED, verdicts.TOLD_OTHERWISE)


def test_a_voice_that_was_taken_back_is_not_heard_from_a_programme_that_lay_ready(
    ready: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lies_ready(ready, "bep-mot-chieu", voice="chị Hoa")
    assert at(ready, OPENS) == console.MACHINE
    assert f"Không phát: {verdicts.READ_NO_MORE}." in capsys.readouterr().err
    (entry,) = of_friday(ready)
    assert (entry.outcome, entry.why) == (Outcome.MISSED, verdicts.READ_NO_MORE)


def test_where_nobody_knows_what_may_be_told_no_story_is_heard(ready: Path) -> None:
    lies_ready(ready, "bep-mot-chieu")
    (ready / "content/facility.yaml").write_text("hỏng: [", encoding="utf-8")
    assert at(ready, OPENS) == console.MACHINE
    (entry,) = of_friday(ready)
    assert entry.why == verdicts.UNSURE


def test_a_desk_that_the_machine_does_not_give_out_is_written_down_as_such(
    ready: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise DeskError("no-permission", path="exemplars")

    lies_ready(ready, "bep-mot-chieu")
    monkeypatch.setattr(told_no_more, "take_in", refused)
    assert at(ready, OPENS) == console.MACHINE
    (entry,) = of_friday(ready)
    assert (entry.outcome, entry.why) == (Outcome.MISSED, verdicts.UNSURE)


def test_a_programme_is_aired_once(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(ready, Entry(day=OPENS.date(), slot="sang", opens=OPENS.time(), outcome=Outcome.AIRED))
    assert at(ready, OPENS + timedelta(seconds=1)) == console.CLEAN
    assert "đã phát xong" in capsys.readouterr().out
    assert len(of_friday(ready)) == 1


def test_two_at_once_play_once(ready: Path) -> None:
    with ThreadPoolExecutor(2) as pool:  # a signal is caught in the main thread only: each is a process of its own
        codes = list(pool.map(lambda _: in_process(ready, OPENS).wait(timeout=60), range(2)))
    assert codes == [console.CLEAN] * 2
    assert [entry.outcome for entry in of_friday(ready)] == [Outcome.AIRED]


def in_process(desk: Path, when: datetime) -> subprocess.Popen[bytes]:
    code = (
        "import signal, sys; from datetime import datetime; from pathlib import Path\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in the background may ignore it\n"
        "from newsdesk.commands import player\nfrom tests.playout.clocks import SetClock\n"
        "sys.exit(player.run(Path(sys.argv[1]), clock=SetClock(datetime.fromisoformat(sys.argv[2]))))"
    )
    command = [sys.executable, "-c", code, str(desk), when.isoformat()]
    return subprocess.Popen(command, cwd=HOME, stdout=subprocess.DEVNULL)


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_stopped_midway_the_diary_says_how_much_was_heard(ready: Path, sign: signal.Signals) -> None:
    a_sound(ready / "output/broadcast/2026-11-27-sang/programme.mp3", 20)  # a busy machine is late with its sign
    with in_process(ready, OPENS) as process:
        until_playing(ready)
        time.sleep(0.7)
        process.send_signal(sign)
        assert process.wait(timeout=60) == console.MACHINE
    (entry,) = of_friday(ready)
    assert (entry.outcome, entry.why) == (Outcome.PARTIAL, verdicts.STOPPED)
    assert timedelta(seconds=0.6) <= entry.heard < timedelta(seconds=19)


def until_playing(desk: Path) -> Entry:
    for _ in range(200):
        if entries := of_friday(desk):
            return entries[0]
        time.sleep(0.05)
    raise AssertionError("nothing plays")


def test_killed_midway_a_true_row_is_left_the_sound_ends_and_the_next_one_can_begin(ready: Path) -> None:
    with in_process(ready, OPENS) as process:
        assert until_playing(ready).why == verdicts.UNFINISHED
        time.sleep(0.5)
        process.kill()
    time.sleep(0.3)
    assert not playing(ready)
    (entry,) = of_friday(ready)
    assert (entry.outcome, entry.heard, entry.why) == (Outcome.PARTIAL, timedelta(), verdicts.UNFINISHED)
    assert at(ready, OPENS + timedelta(seconds=20)) == console.CLEAN
    assert [one.outcome for one in of_friday(ready)] == [Outcome.PARTIAL, Outcome.AIRED]


def playing(desk: Path) -> list[str]:
    """Return the players that still play a desk's programme."""
    found = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout.splitlines()
    return [line for line in found if "mpv" in line and str(desk) in line]


def test_never_past_the_end_of_the_slot(ready: Path) -> None:
    command = ["sleep", "30"]
    began = time.monotonic()
    played = play(command, OPENS + timedelta(seconds=1), SetClock(OPENS))
    assert played.cut
    assert 0.9 < time.monotonic() - began < 30


def test_a_machine_that_slept_past_the_end_is_cut_and_a_clock_set_back_prolongs_nothing() -> None:
    asleep = StoppedClock(OPENS)
    asleep.now = iter([OPENS, OPENS, OPENS + timedelta(hours=2)]).__next__  # type: ignore[method-assign]
    assert play(["sleep", "9"], OPENS + timedelta(minutes=2), asleep).cut
    back = StoppedClock(OPENS)
    back.ticks = iter([0.0, 1.0, 119.0, 120.0, 120.0]).__next__  # type: ignore[method-assign]
    assert play(["sleep", "9"], OPENS + timedelta(minutes=2), back) == Played(timedelta(minutes=2), -15, cut=True)


def test_waits_in_small_steps_wakes_late_from_sleep_and_gives_up_on_a_clock_set_back() -> None:
    clock = StoppedClock(OPENS - timedelta(seconds=1.2))
    assert wait(OPENS, clock, timedelta(minutes=16))
    assert clock.slept == pytest.approx([0.5, 0.5, 0.2])
    slept = StoppedClock(OPENS - timedelta(seconds=60), timedelta(hours=1))
    assert wait(OPENS, slept, timedelta(minutes=16))
    assert not wait(OPENS, StoppedClock(OPENS - timedelta(seconds=60), -timedelta(days=1)), timedelta(minutes=16))


def test_a_dry_run_says_what_would_be_played_and_writes_nothing(
    ready: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert at(ready, OPENS - timedelta(minutes=5), dry_run=True) == console.CLEAN
    said = capsys.readouterr().out
    assert "output/broadcast/2026-11-27-sang/programme.mp3 (dài 2 giây)" in said
    assert "mpv (" in said
    assert not (ready / diary_book.FILE).exists()


@pytest.mark.parametrize(
    "text",
    [
        "day,slot\n2026-11-20,sang\n",
        "day,slot,opens,outcome,began,late,planned,heard,player,why\n2026-11-20,sang,05:45,aired,,0,0,0,,,của tôi\n",
        "day,slot,opens,outcome,began,late,planned,heard,player,why,note\n",
        "day,slot,opens,outcome,began,late,planned,heard,player,why\n20/11/2026,sang,05:45,aired,,0,0,0,,\n",
        b"day,slot,opens,outcome,began,late,planned,heard,player,why\n2026-11-20,sang,05:45,aired,,0,0,0,,m\xe1\n",
    ],
)
def test_a_diary_that_cannot_be_written_back_as_it_is_is_left_alone(desk: Path, text: str | bytes) -> None:
    path = desk / diary_book.FILE
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    before = path.read_bytes()
    with pytest.raises(DeskError, match="diary-unreadable"):
        keep(desk, missed(27))
    assert path.read_bytes() == before


def test_with_a_diary_that_cannot_be_read_the_programme_still_airs(
    ready: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (ready / diary_book.FILE).write_text("hỏng\n", encoding="utf-8")
    assert at(ready, OPENS) == console.MACHINE
    assert (ready / diary_book.FILE).read_text("utf-8") == "hỏng\n"
    said = capsys.readouterr()
    assert "Đã phát hết" in said.out
    assert "không ghi đè" in said.err


def test_with_a_diary_that_the_disk_does_not_give_out_the_programme_still_airs_and_no_row_is_lost(
    ready: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(ready, missed(13))
    diary, before = ready / diary_book.FILE, (ready / diary_book.FILE).read_bytes()
    with monkeypatch.context() as failing:
        refuse_to_look_at(diary, failing)
        assert at(ready, OPENS) == console.MACHINE
    assert diary.read_bytes() == before
    said = capsys.readouterr()
    assert "Đã phát hết" in said.out
    assert f"DỪNG GHI NHẬT KÝ: Không đọc hoặc ghi được {diary}" in said.err


def test_two_who_write_at_once_lose_nobodys_rows(desk: Path) -> None:
    keep(desk, missed(1))
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: keep(desk, missed(10, f"khung-{number}")), range(24)))
    assert len(diary_book.read(desk)) == 25
    with pytest.raises(DeskError):
        (desk / diary_book.FILE).write_text("x")
        keep(desk, missed(2))


def test_starts_without_reading_a_thousand_stories(ready: Path) -> None:
    sample = next((ready / "exemplars").rglob("*.md"))
    for number in range(1000):
        (sample.parent / f"bai-{number}.md").write_bytes(sample.read_bytes())
    command = [sys.executable, str(HOME / "tasks.py"), "player", "--dry-run", "--desk", str(ready)]
    before = busy()
    subprocess.run(command, check=True, capture_output=True)
    assert busy() - before < 3  # reading them takes seven


def busy() -> float:
    """Return the seconds for which children kept a core busy: other work on the machine does not count."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
