"""What is on this machine is said, what is broken is said too, and nothing of a story is."""

import json
import shutil
import time
import webbrowser
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path, PurePosixPath, PureWindowsPath

import psutil
import pytest

from newsdesk.commands import console, doctor
from newsdesk.commands.machine import around, examining, hearing, here, papers, running, sharing
from newsdesk.commands.machine.examining import Probe
from newsdesk.commands.machine.finding import Finding, Purpose, State, is_ready
from newsdesk.files import tree
from newsdesk.office import documents
from tests.conftest import SMALL_DESK, TODAY
from tests.leaks import hostile_desk
from tests.leaks.hostile_desk import EVERYBODY
from tests.playout.real import needs

Fake = Callable[[str, str], Path]


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fake:
    """Return what puts a program of ours, a few words of shell, before every other of its name."""
    folder = tmp_path / "giả"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder), prepend=":")

    def put(name: str, shell: str) -> Path:
        program = folder / name
        program.write_text(f"#!/bin/sh\n{shell}\n")
        program.chmod(0o755)
        return program

    return put


def of(noun: str, found: Iterator[Finding]) -> Finding:
    return next(finding for finding in found if finding.noun == noun)


def test_reads_a_sentence_aloud_measures_it_and_plays_it(desk: Path) -> None:
    needs("mpv")
    found = list(hearing.aloud(desk))
    assert [finding.state for finding in found] == [State.PRESENT] * 3, found
    assert "đo được −16,0 LUFS (Cơ sở đặt −16,0)" in found[1].said
    assert "mpv phát thử được" in found[2].said


def test_measures_at_the_level_that_the_facility_chose(desk: Path) -> None:
    with (desk / "content/facility.yaml").open("a", encoding="utf-8") as stream:
        stream.write("level: r128\n")
    assert "đo được −23,0 LUFS (Cơ sở đặt −23,0)" in of("Giọng máy", hearing.aloud(desk)).said


def test_a_neural_voice_that_was_chosen_and_is_not_there_is_a_finding(desk: Path) -> None:
    with (desk / "content/facility.yaml").open("a", encoding="utf-8") as stream:
        stream.write("headlines_voice: {engine: sherpa, folder: giong-khong-co}\n")
    found = list(hearing.aloud(desk))
    assert of("Giọng máy", iter(found)).state is State.PRESENT
    assert of("Giọng máy đọc tít", iter(found)).state is State.MISSING


@pytest.mark.parametrize(
    ("shell", "words"),
    [("exit 7", "dừng với mã 7"), ("kill -SEGV $$", "dừng với mã -11"), ("exec sleep 600", "không trả lời")],
)
def test_a_broken_encoder_is_a_finding(
    desk: Path, fake: Fake, monkeypatch: pytest.MonkeyPatch, shell: str, words: str
) -> None:
    from newsdesk.audio import ffmpeg

    monkeypatch.setattr(ffmpeg, "program", lambda: str(fake("ffmpeg", shell)))
    monkeypatch.setattr(running.run, "__defaults__", (timedelta(seconds=1),))
    encoder, voice, *_ = hearing.aloud(desk)
    assert (encoder.state, encoder.said) == (State.MISSING, words)
    assert voice.state is State.UNKNOWN


def test_an_encoder_that_says_who_it_is_and_then_hangs_is_ended(
    desk: Path, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = fake("ffmpeg", 'case "$*" in *-version*) echo "ffmpeg version 9";; *) sleep 611;; esac')
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(program))
    from newsdesk.audio import ffmpeg

    monkeypatch.setattr(ffmpeg, "program", lambda: str(program))
    monkeypatch.setattr(hearing, "READING", timedelta(seconds=3))
    assert of("Giọng máy", hearing.aloud(desk)).said == "không trả lời"
    assert not alive("611")


@pytest.mark.parametrize(
    ("shell", "words"),
    [
        ("exit 3", "mpv dừng với mã 3"),
        ("sleep 612 & wait", "mpv không trả lời"),
        ("echo '[ao] Failed: device -> no sound.'", "mpv không phát được"),
    ],
)
def test_a_broken_player_is_a_finding_and_nothing_of_it_lives_on(
    desk: Path, fake: Fake, monkeypatch: pytest.MonkeyPatch, shell: str, words: str
) -> None:
    fake("mpv", shell)
    monkeypatch.setattr(hearing, "PLAYING", timedelta(seconds=1))
    player = of("Trình phát ra loa", hearing.aloud(desk))
    assert (player.state, player.said) == (State.MISSING, words)
    assert "Cài lại mpv" in player.advice
    assert not alive("612")


def alive(argument: str) -> list[int]:
    """Return who still runs with an argument; who was killed takes a moment to go."""
    for _ in range(20):
        processes = psutil.process_iter(["cmdline", "status"])
        found = [
            one.pid
            for one in processes
            if argument in (one.info["cmdline"] or []) and one.info["status"] != psutil.STATUS_ZOMBIE
        ]
        if not found:
            break
        time.sleep(0.1)
    return found


def test_a_machine_without_any_player_says_what_it_can_still_do(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("newsdesk.playout.players.PLACES", {"mpv": (), "vlc": (), "ffplay": ()})
    player = of("Trình phát ra loa", hearing.aloud(desk))
    assert player.state is State.MISSING
    assert "USB" in player.said


def test_a_probe_that_raises_or_hangs_is_a_finding_and_holds_up_no_other(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def raises() -> Iterator[Finding]:
        raise ZeroDivisionError("hỏng")

    def hangs() -> Iterator[Finding]:
        yield Finding("Một", State.PRESENT, Purpose.WRITE, "được")
        time.sleep(30)

    soon = timedelta(seconds=0.3)
    probes = (
        Probe("Hai", Purpose.WRITE, raises),
        Probe("Ba", Purpose.HEAR, hangs, soon),
        Probe("P", Purpose.WRITE, here.python),
    )
    monkeypatch.setattr(examining, "probes", lambda *_, **__: probes)
    found = list(examining.examine_machine(desk, TODAY))
    assert [(one.noun, one.state) for one in found] == [
        ("Hai", State.MISSING),
        ("Một", State.PRESENT),
        ("Ba", State.MISSING),
        ("Python", State.PRESENT),
    ]
    assert "ZeroDivisionError" in found[0].said


@pytest.mark.parametrize(
    ("day", "state"),
    [(date(1980, 1, 1), State.MISSING), (date(2099, 1, 1), State.MISSING)],
)
def test_a_clock_that_is_decades_off_is_said(day: date, state: State) -> None:
    (clock,) = here.clock(day)
    assert clock.state is state


@pytest.mark.parametrize(("zone", "state"), [("Asia/Ho_Chi_Minh", State.PRESENT), ("UTC", State.AMISS)])
def test_slots_go_by_the_time_of_vietnam(monkeypatch: pytest.MonkeyPatch, zone: str, state: State) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        (clock,) = here.clock(TODAY)
    finally:
        monkeypatch.undo()
        time.tzset()
    assert clock.state is state


@pytest.mark.parametrize(
    ("path", "service"),
    [
        (PureWindowsPath(r"C:\Users\An\OneDrive - Sở\Bàn"), "OneDrive - Sở"),
        (PureWindowsPath(r"C:\Users\An\Dropbox\Bàn"), "Dropbox"),
        (PurePosixPath("/home/an/Google Drive/Bàn"), "Google Drive"),
        (PureWindowsPath(r"C:\ban-bien-tap"), ""),
    ],
)
def test_a_folder_that_a_service_copies_is_known(path: PureWindowsPath, service: str) -> None:
    assert here.synced(path) == service


def test_a_folder_too_deep_for_windows_is_known() -> None:
    assert here.too_deep(PureWindowsPath("C:/" + "thư mục dài/" * 12))
    assert not here.too_deep(PureWindowsPath(r"C:\ban-bien-tap"))


@pytest.mark.parametrize(("free", "state"), [(1, State.MISSING), (2 * 10**9, State.AMISS), (10**10, State.PRESENT)])
def test_little_room_is_said(desk: Path, monkeypatch: pytest.MonkeyPatch, free: int, state: State) -> None:
    usage = shutil.disk_usage(desk)._replace(free=free)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    (room,) = here.room(desk)
    assert room.state is state


def test_a_folder_that_refuses_a_file_is_said(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from newsdesk.errors import DeskError

    def refused(path: Path, _: bytes) -> None:
        raise DeskError("no-permission", path=path)

    monkeypatch.setattr("newsdesk.files.put", refused)
    (found,) = here.folder(desk)
    assert (found.state, "không ghi được" in found.said) == (State.MISSING, True)


@pytest.mark.parametrize(("locked", "state"), [("9.9.9", State.AMISS), (None, State.PRESENT)])
def test_packages_are_held_to_the_list(monkeypatch: pytest.MonkeyPatch, locked: str | None, state: State) -> None:
    if locked:
        monkeypatch.setattr("newsdesk.files.read_text", lambda _: f"invoke=={locked} \\\n    --hash=sha256:0\n")
    (found,) = here.packages()
    assert found.state is state


def test_a_package_that_is_gone_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "khong-co-goi-nay==1.0 \\\n    --hash=x\nchi-windows==1 ; sys_platform == 'win32' \\\n"
    monkeypatch.setattr("newsdesk.files.read_text", lambda _: text)
    (found,) = here.packages()
    assert (found.state, found.said) == (State.MISSING, "thiếu khong-co-goi-nay")


def test_a_shared_drive_that_is_gone_is_said(desk: Path) -> None:
    with (desk / "content/facility.yaml").open("a", encoding="utf-8") as stream:
        stream.write("media: /khong/co/o-chung\nannouncers: [{name: Chị Hoa, consent: PDY-1}]\n")
    place, microphone = around.media(desk)
    assert (place.state, microphone.state) == (State.MISSING, State.UNKNOWN)


def git(desk: Path, monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    needs("git")
    for key in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(key, "/dev/null")
    for one in words:
        assert running.run(["git", "-C", str(desk), *one.split()]).well, one


@pytest.mark.parametrize(
    ("words", "states"),
    [
        ((), {"Lưu các lần sửa": State.AMISS}),
        (("init -q",), {"Người lưu": State.MISSING, "Nơi lưu chung": State.AMISS}),
        (
            ("init -q", "config user.name An", "config user.email an@vi.du", "remote add origin /khong/co"),
            {"Người lưu": State.PRESENT, "Nơi lưu chung": State.MISSING},
        ),
    ],
)
def test_what_git_lacks_is_said(
    desk: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], states: dict[str, State]
) -> None:
    git(desk, monkeypatch, *words)
    found = {finding.noun: finding.state for finding in sharing.git(desk, online=True)}
    assert found == {"Git": State.PRESENT, **states}


def test_a_shared_place_that_answers_is_reachable_and_nobody_asks_without_leave(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(desk, monkeypatch, f"init -q --bare {tmp_path / 'chung'}", "init -q", f"remote add origin {tmp_path / 'chung'}")
    assert of("Nơi lưu chung", sharing.git(desk, online=True)).said == "origin trả lời"
    shutil.rmtree(tmp_path / "chung")
    assert of("Nơi lưu chung", sharing.git(desk)).state is State.PRESENT


def test_a_password_in_an_address_is_not_said() -> None:
    assert sharing.SECRET.sub("//", "fatal: https://an:bi-mat@vi.du/x: 403") == "fatal: https://vi.du/x: 403"


@pytest.mark.parametrize(
    ("shell", "state", "said"),
    [
        ("printf 'Times New Roman'", State.PRESENT, "Times New Roman"),
        ("printf 'Liberation Serif'", State.PRESENT, "Liberation Serif"),
        ("printf 'DejaVu Serif,Book'", State.AMISS, "hiện giấy tờ bằng DejaVu Serif"),
        ("exit 4", State.UNKNOWN, "dừng với mã 4"),
        ("exit 0", State.UNKNOWN, "không biết được"),
    ],
)
def test_says_where_papers_are_shown_in_letters_of_other_widths(
    fake: Fake, monkeypatch: pytest.MonkeyPatch, shell: str, state: State, said: str
) -> None:
    monkeypatch.setattr(papers, "TIMES", ())
    fake("fc-match", shell)
    (found,) = papers.typeface()
    assert found.state is state
    assert said in found.said
    assert bool(found.advice) is (state is State.AMISS)


def test_the_typeface_of_papers_is_found_where_windows_and_macos_have_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(papers, "TIMES", ("{WINDIR}/Fonts/times.ttf",))
    monkeypatch.setenv("WINDIR", str(tmp_path))
    (unknown,) = papers.typeface()
    assert unknown.state is State.UNKNOWN
    (tmp_path / "Fonts").mkdir()
    (tmp_path / "Fonts/times.ttf").write_bytes(b"")
    (found,) = papers.typeface()
    assert (found.state, found.said) == (State.PRESENT, documents.OFFICIAL.font)


@pytest.mark.parametrize(("shell", "state"), [("exit 5", State.AMISS), ("echo LibreOffice 25.8 abc", State.PRESENT)])
def test_an_office_that_crashes_is_worth_a_look_since_word_is_left(fake: Fake, shell: str, state: State) -> None:
    fake("soffice", shell)
    (office,) = papers.office()
    assert office.state is state


def test_a_machine_without_office_says_what_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("newsdesk.commands.pdf.USUAL", ())
    (office,) = papers.office()
    assert (office.state, "Word" in office.advice) == (State.AMISS, True)


def test_a_machine_without_a_browser_cannot_open_the_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise webbrowser.Error

    monkeypatch.setattr(papers, "BROWSERS", ())
    monkeypatch.setattr(papers, "INSTALLED", ())
    monkeypatch.setattr(webbrowser, "get", none)
    (browser,) = papers.browser()
    assert browser.state is State.MISSING


@pytest.mark.parametrize(("shell", "states"), [("exit 9", [State.AMISS]), ("echo Liquidsoap 2", [State.PRESENT])])
def test_liquidsoap_is_told_of_where_there_is_one(
    fake: Fake, monkeypatch: pytest.MonkeyPatch, shell: str, states: list[State]
) -> None:
    monkeypatch.setenv("PATH", str(fake("liquidsoap", shell).parent))
    assert [finding.state for finding in around.stations()] == states


@pytest.mark.parametrize("shell", ["exit 5", "kill -9 $$"])
def test_a_broken_git_is_a_finding(desk: Path, fake: Fake, shell: str) -> None:
    fake("git", shell)
    (found,) = sharing.git(desk)
    assert found.state is State.MISSING


def test_a_program_that_is_none_is_a_finding(tmp_path: Path) -> None:
    nothing = tmp_path / "hỏng"
    nothing.write_bytes(b"\x00")
    nothing.chmod(0o755)
    ended = running.run([str(nothing)])
    assert (ended.code, ended.well) == (None, False)
    assert ended.why.startswith("không chạy được")


def test_says_nothing_of_the_stories_and_leaves_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = hostile_desk.make(Path(shutil.copytree(SMALL_DESK, tmp_path / "Bàn số 1")))
    before = set(tree(desk))
    for form in ("text", "json"):
        doctor.run(desk, TODAY, form)
    said = capsys.readouterr().out
    assert not [name for name in EVERYBODY if name in said]
    assert "Giọng máy" in said
    assert set(tree(desk)) == before


FOUND = (
    Finding("Một", State.PRESENT, Purpose.WRITE, "có"),
    Finding("Hai", State.MISSING, Purpose.HEAR, "không có", "Cài Hai."),
)


@pytest.mark.parametrize(("found", "code"), [(FOUND, console.COPY), (FOUND[:1], console.CLEAN)])
def test_says_what_to_do_and_ends_with_whether_everything_is_there(
    desk: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    found: tuple[Finding, ...],
    code: int,
) -> None:
    monkeypatch.setattr(doctor, "examine_machine", lambda *_, **__: iter(found))
    assert doctor.run(desk, TODAY) == code
    assert "✓ được     Một: có." in capsys.readouterr().out
    assert doctor.run(desk, TODAY, "json") == code
    told = json.loads(capsys.readouterr().out)
    assert told["ready"] is is_ready(found)
    assert [one["state"] for one in told["findings"]] == ["present", "missing"][: len(found)]


def test_an_unknown_form_is_misuse(desk: Path) -> None:
    with pytest.raises(console.UsageFault):
        doctor.run(desk, TODAY, "xml")
