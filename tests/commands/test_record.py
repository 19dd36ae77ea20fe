"""Recordings are taken for the very text they read, aired in its voice's place, and count no longer once it changes."""

import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from newsdesk import commands, files
from newsdesk.audio import clips, ffmpeg, kept, loudness, register
from newsdesk.audio.voices import EspeakVoice
from newsdesk.commands import reading, recording_files
from newsdesk.commands import record as record_command
from newsdesk.commands.console import UsageFault
from newsdesk.errors import DeskError
from newsdesk.model.facility import Level
from newsdesk.model.recording import Recording, reading_rate
from newsdesk.model.script import Script, Version
from newsdesk.traces import find
from tests.announcers import listed
from tests.commands.test_commands import desk_says, edit
from tests.conftest import SMALL_DESK

TODAY = date(2026, 11, 20)
BEP = "exemplars/2026/bep-mot-chieu.md"
READ = "Đã nhận bản thu"


def script_of(root: Path, slug: str = "bep-mot-chieu", version: Version = Version.LONG) -> Script:
    desk = reading.read(root, TODAY).desk
    assert desk
    return desk.spoken.by_slug[slug][version]


@pytest.fixture
def script(desk: Path) -> Script:
    return script_of(desk)


@pytest.fixture(scope="session")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return somebody's reading of the long story of the small desk, stereo, its left channel dead."""
    folder = tmp_path_factory.mktemp("thu âm")
    small = Path(shutil.copytree(SMALL_DESK, folder / "bàn"))  # who reads a desk leaves a memory in it
    EspeakVoice(rate=210).read_aloud(script_of(small), folder / "mono.wav")
    heard = folder / "Bài thu của chị Hoa.wav"
    ffmpeg.run(
        ["-i", ffmpeg.file(folder / "mono.wav"), "-af", "volume=-9dB,pan=stereo|c0=0*c0|c1=c0", ffmpeg.file(heard)]
    )
    return heard


def record(desk: Path, file: Path, code: str, slug: str = "bep-mot-chieu", by: str = "chị Hoa") -> int:
    return commands.run("record", root=desk, today=TODAY, file=str(file), story=slug, code=code, by=by)


def test_takes_a_recording_keeps_it_and_writes_it_down(
    desk: Path, spoken: Path, script: Script, capsys: pytest.CaptureFixture[str]
) -> None:
    assert record(desk, spoken, script.code.lower()) == 0
    said = capsys.readouterr().out
    assert READ in said
    assert "[recording-dead-channel]" in said
    (row,) = register.from_text((desk / recording_files.REGISTER).read_text("utf-8"))
    assert (row.slug, row.by, row.script, row.channel) == ("bep-mot-chieu", "chị Hoa", script.digest, 1)
    assert (desk / "media" / row.file).read_bytes() == spoken.read_bytes()
    assert row.file.isascii()
    assert timedelta(seconds=14) < row.length < timedelta(seconds=18)
    assert row.syllables == script.syllables


def test_an_older_texts_code_is_refused_and_nothing_kept(
    desk: Path, spoken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert record(desk, spoken, "0A1B2C") == 1
    assert "[recording-other-text]" in capsys.readouterr().out
    assert not (desk / "media").exists()
    assert not (desk / recording_files.REGISTER).exists()


def test_a_file_that_is_no_sound_is_refused_and_nothing_kept(
    desk: Path, tmp_path: Path, script: Script, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "bài.wav"
    wrong.write_text("không phải âm thanh", encoding="utf-8")
    assert record(desk, wrong, script.code) == 1
    assert "[recording-not-audio]" in capsys.readouterr().out
    assert not (desk / "media").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"story": "bep-mot-chieuu"}, "bep-mot-chieu"),
        ({"code": "12"}, "sáu chữ số"),
        ({"by": " "}, "ai đọc"),
        ({"file": "/không/có.wav"}, "Không thấy tệp"),
        ({"on": date(2026, 11, 21)}, "không thể sau hôm nay"),
    ],
)
def test_says_what_is_missing_or_unknown(
    desk: Path, spoken: Path, script: Script, words: dict[str, object], said: str
) -> None:
    asked = {"file": str(spoken), "story": "bep-mot-chieu", "code": script.code, "by": "chị Hoa"} | words
    with pytest.raises(UsageFault, match=said):
        commands.run("record", root=desk, today=TODAY, **asked)


def test_a_register_that_cannot_be_read_is_never_written_over(
    desk: Path, spoken: Path, script: Script, capsys: pytest.CaptureFixture[str]
) -> None:
    path = desk / recording_files.REGISTER
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("slug,file\nbep,../../etc/passwd\n", encoding="utf-8")
    assert record(desk, spoken, script.code) == 1
    assert "[recordings-unreadable]" in capsys.readouterr().out
    assert path.read_text("utf-8") == "slug,file\nbep,../../etc/passwd\n"


@pytest.mark.usefixtures("voiced")
def test_the_recording_is_aired_named_and_dropped_when_its_text_changes(
    desk: Path, spoken: Path, script: Script
) -> None:
    listed(desk, "chị Hoa")
    rundown, closing = desk / "audio_scripts/rundowns/2026-11-20-sang.yaml", "Trong chương trình có phần do chị Hoa đọc"
    assert record(desk, spoken, script.code) == 0
    desk_says(desk, "publish")
    items = {item.get("slug"): item for item in yaml.safe_load(rundown.read_text("utf-8"))["items"]}
    assert (items["bep-mot-chieu"]["voice"], items["bep-mot-chieu"]["synthetic"]) == ("chị Hoa", False)
    folder = desk / "output/broadcast/2026-11-20-sang"
    assert closing in (folder / "rundown.html").read_text("utf-8")
    aired = next(folder.glob("*-exemplar-bep-mot-chieu.mp3"))
    found = loudness.measure(aired)
    assert found.integrated == pytest.approx(-16, abs=0.1)
    assert found.true_peak <= -1.5
    assert "synthetic-voice" not in tags_of(aired)
    assert "chị Hoa" in tags_of(folder / "programme.mp3")
    assert "1 trong" in desk_says(desk, "status")

    edit(desk / BEP, "chia giờ nhận hàng", "chia lại giờ nhận hàng")
    desk_says(desk, "approve", BEP, "--by", "A", "--office", "B")
    assert "không còn dùng được" in desk_says(desk, "status")
    desk_says(desk, "publish")
    assert closing not in (folder / "rundown.html").read_text("utf-8")
    assert "chị Hoa" not in rundown.read_text("utf-8")


LENT = [("loudspeaker", True), ("loudspeaker, web", False)]


@pytest.mark.parametrize(("channels", "machine"), LENT, ids=[row[0] for row in LENT])
@pytest.mark.usefixtures("voiced")
def test_a_voice_that_was_lent_to_the_loudspeakers_alone_is_not_heard_on_the_page(
    desk: Path, spoken: Path, script: Script, channels: str, machine: bool
) -> None:
    edit(desk / "content/facility.yaml", "place:", "announcers:\n  - {name: chị Hoa, consent: PDY-2}\nplace:")
    slip = f"  - {{slip: PDY-2, voice: [{channels}], until: 2030-12-31}}"
    edit(desk / "content/consents.yaml", "slips:", f"slips:\n{slip}")
    assert record(desk, spoken, script.code) == 0
    desk_says(desk, "publish")
    aired = next((desk / "output/broadcast/2026-11-20-sang").glob("*-exemplar-bep-mot-chieu.mp3"))
    assert "synthetic-voice" not in tags_of(aired)
    page = desk / "output/site/am-thanh/bep-mot-chieu.mp3"
    assert ("synthetic-voice" in tags_of(page)) == machine
    page.unlink()
    desk_says(desk, "site")
    assert ("synthetic-voice" in tags_of(page)) == machine
    desk_says(desk, "portal", "bep-mot-chieu")
    assert ("synthetic-voice" in tags_of(desk / "output/office/portal/bep-mot-chieu/bep-mot-chieu.mp3")) == machine


@pytest.mark.usefixtures("voiced")
def test_a_voice_that_is_taken_back_is_heard_from_no_programme_until_all_are_made_anew(
    desk: Path, spoken: Path, script: Script
) -> None:
    edit(desk / "content/facility.yaml", "place:", "announcers:\n  - {name: chị Hoa, consent: PDY-2}\nplace:")
    slip = "  - {slip: PDY-2, voice: [loudspeaker, web], name: [loudspeaker, web], until: 2030-12-31}"
    edit(desk / "content/consents.yaml", "slips:", f"slips:\n{slip}")
    assert record(desk, spoken, script.code) == 0
    desk_says(desk, "publish")
    (friday,) = desk.glob("output/broadcast/2026-11-20-sang/sounds.json")
    assert "chị Hoa" in friday.read_text("utf-8")
    assert "[programme-" not in desk_says(desk, "update")
    edit(desk / "content/consents.yaml", slip, slip.replace("until: 2030-12-31", "withdrawn: 2026-11-19"))
    assert "[programme-read-no-more]" in desk_says(desk, "update")
    friday.unlink()  # as of a programme that was made before this was written down
    assert "[programme-read-no-more]" in desk_says(desk, "update")
    desk_says(desk, "publish")
    assert "chị Hoa" not in friday.read_text("utf-8")
    assert "[programme-" not in desk_says(desk, "update")


def tags_of(path: Path) -> str:
    return ffmpeg.run(["-i", ffmpeg.file(path), "-f", "ffmetadata", "-"]).decode()


@pytest.mark.usefixtures("voiced")
def test_without_the_file_the_machine_reads_and_the_desk_says_so(desk: Path, spoken: Path, script: Script) -> None:
    listed(desk, "chị Hoa")
    assert record(desk, spoken, script.code) == 0
    (row,) = register.from_text((desk / recording_files.REGISTER).read_text("utf-8"))
    (desk / "media" / row.file).write_bytes(b"another file")
    assert "[recording-altered]" in desk_says(desk, "audio")
    (desk / "media" / row.file).unlink()
    assert "[recording-absent]" in desk_says(desk, "check")
    desk_says(desk, "audio")
    assert "chị Hoa" not in (desk / "audio_scripts/rundowns/2026-11-20-sang.yaml").read_text("utf-8")


@pytest.mark.usefixtures("voiced")
def test_the_voice_of_somebody_who_is_not_listed_is_neither_heard_nor_named(
    desk: Path, spoken: Path, script: Script, capsys: pytest.CaptureFixture[str]
) -> None:
    assert record(desk, spoken, script.code, by="anh Tủa") == 0
    assert "“anh Tủa” chưa được khai là người đọc" in capsys.readouterr().out
    assert "[announcer-unlisted]" in desk_says(desk, "publish")
    assert "[announcer-unlisted]" in desk_says(desk, "sheets")
    rundown = yaml.safe_load((desk / "audio_scripts/rundowns/2026-11-20-sang.yaml").read_text("utf-8"))
    assert all(item.get("synthetic", True) for item in rundown["items"])
    assert find(desk / "output", ["anh Tủa"]) == ()


def test_media_may_lie_elsewhere(desk: Path, spoken: Path, script: Script, tmp_path: Path) -> None:
    edit(desk / "content/facility.yaml", "place:", f"media: {tmp_path / 'ổ chung'}\nplace:")
    assert record(desk, spoken, script.code) == 0
    assert list((tmp_path / "ổ chung").rglob("*.wav"))
    assert not (desk / "media").exists()


@pytest.mark.usefixtures("voiced")
def test_a_new_recording_takes_the_place_of_the_old_one(
    desk: Path, spoken: Path, script: Script, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed(desk, "chị Hoa", "anh Tủa")
    again = tmp_path / "lần hai.flac"
    ffmpeg.run(["-i", ffmpeg.file(spoken), "-af", "pan=mono|c0=c1", ffmpeg.file(again)])
    assert record(desk, spoken, script.code) == 0
    (old,) = (desk / "media").rglob("*.wav")
    commands.run("audio", root=desk, today=TODAY)
    made = made_of(desk, files.digest_of(old))
    assert all(path.is_file() for path in made)
    assert record(desk, again, script.code, by="anh Tủa") == 0
    assert "Đã xóa bản thu trước của lời này, do chị Hoa đọc ngày 20/11/2026." in capsys.readouterr().out
    (row,) = register.from_text((desk / recording_files.REGISTER).read_text("utf-8"))
    assert (row.by, row.channel) == ("anh Tủa", 0)
    assert [path.suffix for path in (desk / "media").rglob("*") if path.is_file()] == [".flac"]
    assert not any(path.exists() for path in made)
    assert record(desk, again, script.code, by="anh Tủa") == 0, "the very file once more"
    assert [path.suffix for path in (desk / "media").rglob("*") if path.is_file()] == [".flac"]


def made_of(desk: Path, digest: str) -> tuple[Path, ...]:
    """Return the clip that was made of a recording, whose live channel is its second, and what is known of it."""
    return kept.names(desk / ".cache/clips", clips.of_recording(digest, 1, Level.PA))


def test_a_row_that_was_saved_while_a_recording_was_examined_is_not_lost(
    desk: Path, spoken: Path, script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile, examine = a_recording(200, by="anh Ba"), record_command.examine
    path = desk / recording_files.REGISTER

    def slowly(*asked: Any) -> Any:
        path.parent.mkdir(exist_ok=True)
        path.write_text(register.to_text([meanwhile]), encoding="utf-8")  # by hand, or by git pull
        return examine(*asked)

    monkeypatch.setattr(record_command, "examine", slowly)
    assert record(desk, spoken, script.code) == 0
    assert {one.by for one in register.from_text(path.read_text("utf-8"))} == {"anh Ba", "chị Hoa"}


def test_a_register_that_was_damaged_meanwhile_stays_as_it_is(
    desk: Path, spoken: Path, script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, examine = desk / recording_files.REGISTER, record_command.examine

    def slowly(*asked: Any) -> Any:
        path.parent.mkdir(exist_ok=True)
        path.write_text("<<<<<<< HEAD\n", encoding="utf-8")
        return examine(*asked)

    monkeypatch.setattr(record_command, "examine", slowly)
    with pytest.raises(DeskError, match="changed-meanwhile"):
        record(desk, spoken, script.code)
    assert path.read_text("utf-8") == "<<<<<<< HEAD\n"
    assert not [path for path in (desk / "media").rglob("*") if path.is_file()], "no line names what was copied"


def a_recording(rate: int, by: str = "chị Hoa", syllables: int = 300) -> Recording:
    length = timedelta(minutes=syllables / rate)
    return Recording(
        slug="a", script="0" * 32, file="a.wav", digest="1" * 32, by=by, on=TODAY, length=length, syllables=syllables
    )


def test_learns_how_fast_each_announcer_reads() -> None:
    kept = [
        a_recording(180),
        a_recording(200),
        a_recording(220),
        a_recording(150, "anh Tủa"),
        a_recording(400, syllables=20),
    ]
    assert reading_rate(kept, "chị Hoa") == pytest.approx(200)
    assert reading_rate(kept, "anh Tủa") == pytest.approx(150)
    assert reading_rate([], "chị Hoa") is None


def test_the_register_survives_its_file() -> None:
    rows = (a_recording(200), a_recording(150, 'anh "Tủa", tổ bếp'))
    assert register.from_text(register.to_text(rows)) == rows


HOSTILE = ["../x.wav", "/etc/passwd", "a/../../b.wav", "C:x.wav", "a\\b.wav", f"{'á' * 130}.wav", "a/" * 501 + "b.wav"]


@pytest.mark.parametrize("file", HOSTILE)
def test_a_row_that_leads_out_of_media_is_none(file: str) -> None:
    text = register.to_text([a_recording(200)]).replace("a.wav", file)
    with pytest.raises(ValueError, match=r".*"):
        register.from_text(text)


@pytest.mark.parametrize("number", ["9" * 400, "1000001", "-1", "1e3"])
@pytest.mark.parametrize("column", ["syllables", "channel"])
def test_a_number_that_no_text_has_is_none(column: str, number: str) -> None:
    header, row = register.to_text([a_recording(200)]).splitlines()
    cells = [number if name == column else cell for name, cell in zip(header.split(","), row.split(","), strict=True)]
    with pytest.raises(ValueError, match=r"^2$"):
        register.from_text(f"{header}\n{','.join(cells)}\n")


def test_a_recording_that_is_taken_while_another_is_waits(desk: Path, spoken: Path, script: Script) -> None:
    words = ["record", str(spoken), "--story", "bep-mot-chieu", "--code", script.code, "--by"]
    from tests.commands.test_commands import HOME, sys

    both = [
        subprocess.Popen(
            [sys.executable, str(HOME / "tasks.py"), *words, by, "--desk", str(desk), "--today", "2026-11-20"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )
        for by in ("chị Hoa", "anh Tủa")
    ]  # fmt: skip
    said = [one.communicate()[0].decode() for one in both]
    assert [one.returncode for one in both] == [0, 0], said
    assert len(register.from_text((desk / recording_files.REGISTER).read_text("utf-8"))) == 1
