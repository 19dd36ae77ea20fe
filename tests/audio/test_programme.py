import unicodedata
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import text

from newsdesk.audio import ffmpeg, frames, loudness, sounds
from newsdesk.audio.clips import Clip
from newsdesk.audio.programme import Tags, assemble, item
from newsdesk.audio.tags import clean, id3
from newsdesk.errors import DeskError

TAGS = Tags(
    title="Gương sáng – bài 1",
    artist="Cơ sở cai nghiện ma túy",
    album="Chương trình buổi sáng",
    day=date(2026, 11, 20),
    comment="Có giọng máy đọc.",
    synthetic=True,
)


def tags_of(path: Path) -> dict[str, str]:
    lines = ffmpeg.run(["-i", ffmpeg.file(path), "-f", "ffmetadata", "-"]).decode().splitlines()[1:]
    return dict(line.split("=", 1) for line in lines)


@pytest.fixture
def paths(clips: dict[str, Clip]) -> list[Path]:
    return [clip.path for clip in clips.values()]


def test_a_programme_is_as_long_as_its_clips(clips: dict[str, Clip], paths: list[Path], tmp_path: Path) -> None:
    ident = sounds.ident(tmp_path)
    length = assemble([ident.path, *paths, ident.path], tmp_path / "p.mp3", TAGS)
    whole = sum((clip.length for clip in clips.values()), ident.length * 2)
    assert abs(length - whole) < timedelta(milliseconds=1)
    assert abs(ffmpeg.decoded_length((tmp_path / "p.mp3").read_bytes()) - length) < timedelta(milliseconds=1)


def test_a_programme_sounds_as_its_clips_do_after_each_other(paths: list[Path], tmp_path: Path) -> None:
    assemble(paths, tmp_path / "p.mp3", TAGS)
    pcm = ["-f", "s16le", "-"]
    heard = ffmpeg.run(["-i", ffmpeg.file(tmp_path / "p.mp3"), *pcm])
    apart = b"".join(ffmpeg.run(["-i", ffmpeg.file(path), *pcm]) for path in paths)
    assert len(heard) == len(apart)
    different = sum(heard[at : at + 2304] != apart[at : at + 2304] for at in range(0, len(heard), 2304))
    assert different <= len(paths), "only where two clips meet may a decoder round otherwise"


def test_a_whole_programme_keeps_the_loudness_and_the_peak(paths: list[Path], tmp_path: Path) -> None:
    sting = sounds.sting(tmp_path)
    assemble([part for path in paths for part in (sting.path, path)], tmp_path / "p.mp3", TAGS)
    found = loudness.measure(tmp_path / "p.mp3")
    assert found.integrated == pytest.approx(-16, abs=0.1)
    assert found.true_peak <= -1.5


def test_tells_a_player_and_a_machine_what_it_is(paths: list[Path], tmp_path: Path) -> None:
    item(paths[0], tmp_path / "Bài số 1.mp3", TAGS)
    assert tags_of(tmp_path / "Bài số 1.mp3") == {
        "title": TAGS.title,
        "artist": TAGS.artist,
        "album": TAGS.album,
        "date": "2026-11-20",
        "comment": TAGS.comment,
        "language": "vie",
        "synthetic-voice": "espeak-ng",
        "DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia",
        "encoder": tags_of(tmp_path / "Bài số 1.mp3")["encoder"],
    }


def test_a_human_voice_is_not_called_a_machine(paths: list[Path], tmp_path: Path) -> None:
    item(paths[0], tmp_path / "p.mp3", replace(TAGS, synthetic=False, day=None))
    assert not {"synthetic-voice", "DigitalSourceType", "date"} & tags_of(tmp_path / "p.mp3").keys()


def test_a_tag_stays_on_one_line(paths: list[Path], tmp_path: Path) -> None:
    item(paths[0], tmp_path / "p.mp3", replace(TAGS, title="Một\n#EXTINF:1,Hai\x00\u2028Ba\u202e\t bốn"))
    assert tags_of(tmp_path / "p.mp3")["title"] == r"Một \#EXTINF:1,Hai Ba bốn"


@given(text())
def test_no_control_character_is_left_in_a_tag(written: str) -> None:
    assert not {unicodedata.category(letter) for letter in clean(written)} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert id3(replace(TAGS, title=written))[:3] == b"ID3"


def test_players_find_the_length_before_they_have_read_the_file(paths: list[Path], tmp_path: Path) -> None:
    length = assemble(paths, tmp_path / "p.mp3", TAGS)
    head = (tmp_path / "p.mp3").read_bytes()
    at = head.index(b"Info")
    assert frames.length(int.from_bytes(head[at + 8 : at + 12], "big")) == length
    assert int.from_bytes(head[at + 12 : at + 16], "big") == len(head) - len(id3(TAGS))
    table = head[at + 16 : at + 116]
    assert list(table) == sorted(table)
    assert table[50] == pytest.approx(128, abs=2)


def test_the_same_clips_and_tags_give_the_same_bytes(paths: list[Path], tmp_path: Path) -> None:
    for name in ("a.mp3", "b.mp3"):
        assemble(paths, tmp_path / name, TAGS)
    assert (tmp_path / "a.mp3").read_bytes() == (tmp_path / "b.mp3").read_bytes()


def test_what_is_there_already_is_left_alone(paths: list[Path], tmp_path: Path) -> None:
    length = assemble(paths, tmp_path / "p.mp3", TAGS)
    before = (tmp_path / "p.mp3").stat()
    assert assemble(paths, tmp_path / "p.mp3", TAGS) == length
    assert (tmp_path / "p.mp3").stat() == before or (tmp_path / "p.mp3").stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize(
    ("why", "spoil"),
    [
        ("cut short", lambda stream: stream[:-10]),
        ("tagged", lambda stream: id3(TAGS) + stream),
        ("stereo", lambda stream: stream[:3] + b"\x00" + stream[4:]),
        ("leaning", lambda stream: stream[:4] + b"\x01" + stream[5:]),
        ("empty", lambda _: b""),
    ],
)
def test_a_damaged_clip_is_never_aired(paths: list[Path], tmp_path: Path, why: str, spoil) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "bad.mp3").write_bytes(spoil(paths[0].read_bytes()))
    with pytest.raises(DeskError) as fault:
        assemble([paths[0], tmp_path / "bad.mp3"], tmp_path / "p.mp3", TAGS)
    assert fault.value.code == "clip-damaged"
    assert fault.value.facts["path"].endswith("bad.mp3")
    assert not (tmp_path / "p.mp3").exists()


def test_a_programme_that_does_not_decode_as_declared_is_not_written(
    paths: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ffmpeg, "decoded_length", lambda _: timedelta(seconds=1))
    with pytest.raises(DeskError) as fault:
        assemble(paths[:1], tmp_path / "p.mp3", TAGS)
    assert fault.value.code == "programme-cut-short"
    assert not (tmp_path / "p.mp3").exists()


def test_a_programme_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DeskError) as fault:
        assemble([], tmp_path / "p.mp3", TAGS)
    assert fault.value.code == "programme-empty"


def test_a_quarter_of_an_hour_is_joined_and_decodes_as_long_as_declared(paths: list[Path], tmp_path: Path) -> None:
    clips: list[Path] = []
    while sum(clip.stat().st_size for clip in clips) < 15 * 60 * 16_000:
        clips += paths
    length = assemble(clips, tmp_path / "p.mp3", TAGS)
    assert length > timedelta(minutes=15)
    assert abs(ffmpeg.decoded_length((tmp_path / "p.mp3").read_bytes()) - length) < timedelta(milliseconds=1)
