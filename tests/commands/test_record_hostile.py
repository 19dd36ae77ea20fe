"""What is handed in may be anything: it is refused in one sentence, and the register never loses a line."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from newsdesk import commands, files
from newsdesk.audio import register
from newsdesk.audio.recordings import Examined
from newsdesk.commands import reading, record, recording_files
from newsdesk.commands.console import UsageFault
from newsdesk.model.recording import Recording
from newsdesk.model.script import Script, Version

TODAY = date(2026, 11, 20)


@pytest.fixture
def script(desk: Path) -> Script:
    found = reading.read(desk, TODAY).desk
    assert found
    return found.spoken.by_slug["bep-mot-chieu"][Version.LONG]


def hand_in(desk: Path, file: Path | str, code: str = "0A1B2C", by: str = "chị Hoa") -> int:
    return commands.run("record", root=desk, today=TODAY, file=str(file), story="bep-mot-chieu", code=code, by=by)


@pytest.mark.parametrize("name", ["", " ", "a" * 300 + ".wav", "~nobody-is-called-so/bài.wav", "bài\nthu.wav"])
def test_a_name_that_no_file_has_is_said_in_one_sentence(desk: Path, name: str) -> None:
    with pytest.raises(UsageFault, match="Không thấy tệp"):
        hand_in(desk, name)


@pytest.mark.parametrize(
    "by", ["=cmd|'/c calc'!A1", "Hoa\x1b[31m", "\u202eaoH", "Hoa\u200b", "…", "{giọng}", "a" * 61, "<b>Hoa</b>", "9"]
)
def test_a_reader_has_a_name_that_can_be_said_and_written(desk: Path, tmp_path: Path, by: str) -> None:
    file = tmp_path / "bài.wav"
    file.touch()
    with pytest.raises(UsageFault, match="Tên người đọc"):
        hand_in(desk, file, by=by)


@pytest.mark.parametrize("by", ["chị Hoa", " Đỗ  Thị\nHoa (Phòng Y tế) ", "ông Lò Văn Ó, bác sĩ", "bà H'Hen Niê"])
def test_people_are_called_as_they_are_called(desk: Path, script: Script, tmp_path: Path, by: str) -> None:
    file = tmp_path / "bài.wav"
    file.touch()
    assert hand_in(desk, file, script.code, by=by) == 1  # the file is empty, the name is not what is wrong


def test_a_pipe_does_not_keep_anybody_waiting(
    desk: Path, script: Script, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / "bài.wav")
    assert hand_in(desk, tmp_path / "bài.wav", script.code) == 1
    assert "[recording-not-audio]" in capsys.readouterr().out


def test_a_file_that_changes_while_it_is_examined_is_not_kept(
    desk: Path, script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "bài.wav"
    file.write_bytes(b"RIFF")

    def examined(path: Path, *_: object) -> Examined:
        path.write_bytes(b"RIFF and more")
        return Examined(length=timedelta(seconds=9), sounding=timedelta(seconds=9))

    monkeypatch.setattr(record, "examine", examined)
    with pytest.raises(UsageFault, match="đang thay đổi"):
        hand_in(desk, file, script.code)
    assert not [path for path in (desk / "media").rglob("*") if path.is_file()]
    assert not (desk / recording_files.REGISTER).exists()


def test_what_a_killed_command_left_half_copied_goes_with_the_next(
    desk: Path, script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, left = tmp_path / "bài.wav", desk / "media/recordings/bep-mot-chieu/.123-456.wav"
    file.write_bytes(b"RIFF")
    left.parent.mkdir(parents=True)
    left.write_bytes(b"RI")
    whole = Examined(length=timedelta(seconds=9), sounding=timedelta(seconds=9))
    monkeypatch.setattr(record, "examine", lambda *_: whole)
    assert hand_in(desk, file, script.code) == 0
    assert [path.read_bytes() for path in left.parent.iterdir()] == [b"RIFF"]


def a_register() -> str:
    return register.to_text(
        Recording(
            slug=slug, script=digit * 32, file=f"recordings/{slug}.wav", digest=digit * 32, by="chị Hoa",
            on=TODAY, length=timedelta(minutes=1), syllables=200,
        )
        for slug, digit in (("a", "1"), ("b", "2"))
    )  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("slug,version", "bài,version", 1),
        ("channel\n", "channel,ghi chú\n", 1),
        ("b,long", "b,dài", 3),
        ("recordings/b.wav", "", 3),
        ("recordings/b.wav", "../../etc/passwd", 3),
        ("0.000,0\nb", "0.000,-1\nb", 2),
        ("0.000,0\nb", "0.000,0,thu lại\nb", 2),
        ("60.000", "-60", 2),
        ("60.000", "nan", 2),
        ("60.000", "1e300", 2),
        ("chị Hoa", " ", 2),
        ("0.000,0\nb", "0.000\nb", 2),
        (",", ";", 1),
    ],
)
def test_a_register_edited_by_hand_says_where_and_is_not_written_over(
    desk: Path, old: str, new: str, line: int, capsys: pytest.CaptureFixture[str]
) -> None:
    path = desk / recording_files.REGISTER
    text = a_register()
    edited = text.replace(old, new, -1 if old == "," else 1)
    assert edited != text
    path.parent.mkdir(exist_ok=True)
    path.write_text(edited, encoding="utf-8", newline="\n")
    assert commands.run("check", root=desk, today=TODAY) == 1
    assert f"{recording_files.REGISTER}:{line}: LỖI [recordings-unreadable]" in capsys.readouterr().out
    assert hand_in(desk, __file__) == 1
    assert path.read_text("utf-8") == edited


def test_blank_lines_and_windows_line_ends_in_the_register_are_no_fault() -> None:
    text = a_register()
    assert register.from_text(text.replace("\n", "\r\n") + "\r\n\n") == register.from_text(text)


def test_a_full_disk_names_the_file_and_not_its_draft(tmp_path: Path) -> None:
    from newsdesk.errors import DeskError

    with pytest.raises(DeskError) as fault, files.whole(tmp_path / "bài.wav") as draft, files.machine_faults(draft):
        raise OSError(28, "No space left on device")
    assert (fault.value.code, fault.value.facts["path"]) == ("disk-full", str(tmp_path / "bài.wav"))


def test_a_file_of_many_gigabytes_is_refused_unread(
    desk: Path, script: Script, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bai.wav"
    with path.open("wb") as stream:
        stream.truncate(20_000_000_000)
    usual = files.digest_of
    monkeypatch.setattr(files, "digest_of", lambda asked: pytest.fail("read") if asked == path else usual(asked))
    assert hand_in(desk, path, code=script.code) == 1
    assert "[recording-too-heavy] Tệp nặng 20,0 GB, quá mức 4,4 GB" in capsys.readouterr().out
