"""Whatever the bytes are, the answer is a sentence: never a traceback, never another file, never the network."""

import http.server
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.takes import Room, Take, record
from newsdesk.audio import ffmpeg
from newsdesk.audio.recordings import Examined, containers, decoding, examine
from newsdesk.errors import DeskError

Recorder = Callable[..., Path]


def codes(found: Examined) -> list[str]:
    return [problem.code.removeprefix("recording-") for problem in found.problems]


def handed_in(folder: Path, name: str, content: bytes) -> Examined:
    path = folder / name
    path.write_bytes(content)
    return examine(path, name, None)


def cut(path: Path, part: float) -> bytes:
    whole = path.read_bytes()
    return whole[: int(part * len(whole)) // 16 * 16 + 7]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("bai.wav", b"", "empty"),
        ("bai.wav", bytes(5000), "not-audio"),
        ("bai.wav", "Kính thưa toàn thể cán bộ, học viên.\n".encode() * 50, "not-audio"),
        ("bai.wav", b"RIFF\0\0\0\0WAVE", "not-audio"),
        ("bai.mp3", b"#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n", "not-audio"),
        ("bai.wav", b"ffconcat version 1.0\nfile '/etc/passwd'\n", "not-audio"),
        ("bai.mp3", b"\x89PNG\r\n\x1a\n" + bytes(200), "not-audio"),
        ("bai.m4a", b"\0\0\0\x18ftypM4A \0\0\0\0M4A mp42" + bytes(300), "unfinished"),
    ],
)
def test_what_is_no_sound_is_told(name: str, content: bytes, code: str, tmp_path: Path) -> None:
    found = handed_in(tmp_path, name, content)
    assert codes(found) == [code]
    assert found.is_refused
    assert not found.length


def test_a_folder_is_no_recording(tmp_path: Path) -> None:
    assert codes(examine(tmp_path, "thu mục", None)) == ["not-audio"]


def test_a_file_that_is_not_there_is_no_recording(tmp_path: Path) -> None:
    assert codes(examine(tmp_path / "khong co.wav", "khong co.wav", None)) == ["not-audio"]


def test_a_film_without_sound_is_told(tmp_path: Path) -> None:
    path = tmp_path / "phim.mp4"
    ffmpeg.run(["-f", "lavfi", "-i", "testsrc=d=0.2:s=64x64", "-c:v", "libx264", ffmpeg.file(path)])
    assert codes(examine(path, path.name, None)) == ["without-sound"]


def test_a_wav_without_a_sample_is_empty(recorded: Recorder, tmp_path: Path) -> None:
    whole = recorded().read_bytes()
    at = whole.index(b"data") + 4
    assert codes(handed_in(tmp_path, "trong.wav", whole[:at] + bytes(4))) == ["empty"]


@pytest.mark.parametrize("part", [0.3, 0.62, 0.95])
@pytest.mark.parametrize("form", ["s16.wav", "rf64.wav", "cbr.mp3", "vbr.mp3", "vorbis.ogg", "opus.opus", "flac.flac"])
def test_a_file_cut_anywhere_is_refused(form: str, part: float, recorded: Recorder, tmp_path: Path) -> None:
    found = handed_in(tmp_path, f"cut-{form}", cut(recorded(form), part))
    assert found.is_refused
    assert set(codes(found)) & {"cut", "cut-short"}


@pytest.mark.parametrize("form", ["bare.mp3", "adts.aac", "wma.wma"])
def test_a_file_that_declares_no_length_may_be_cut(form: str, recorded: Recorder, tmp_path: Path) -> None:
    found = handed_in(tmp_path, f"cut-{form}", cut(recorded(form), 0.7))
    assert set(codes(found)) & {"maybe-cut", "cut-short"}


def test_an_ogg_whose_last_page_is_not_marked_may_be_cut(recorded: Recorder, tmp_path: Path) -> None:
    whole = recorded("vorbis.ogg").read_bytes()
    found = handed_in(tmp_path, "cut.ogg", whole[: whole.rindex(b"OggS")])
    assert "maybe-cut" in codes(found)
    assert not found.is_refused


def test_an_mp4_is_cut_with_its_index_before_or_behind(recorded: Recorder, tmp_path: Path) -> None:
    before = recorded("aac.m4a", "-movflags", "+faststart", "-ar", "44100")
    assert "cut-short" in codes(handed_in(tmp_path, "cut.m4a", cut(before, 0.7)))
    behind = recorded("aac.m4a")
    assert codes(handed_in(tmp_path, "cut.m4a", cut(behind, 0.7))) == ["unfinished"]


@pytest.mark.parametrize("size", [b"\0\0\0\0", b"\xff\xff\xff\xff"])
@pytest.mark.parametrize("form", ["s16.wav", "f32.wav"])
def test_a_recorder_whose_battery_died_loses_nothing(
    form: str, size: bytes, recorded: Recorder, tmp_path: Path
) -> None:
    whole = recorded(form).read_bytes()
    at = whole.index(b"data")
    found = handed_in(tmp_path, "pin.wav", whole[:4] + size + whole[8 : at + 4] + size + whole[at + 8 :])
    assert codes(found) == ["size-missing"]
    assert not found.is_refused
    assert found.length > timedelta(seconds=8)


def test_a_file_of_which_nothing_can_be_decoded_is_told(recorded: Recorder, tmp_path: Path) -> None:
    whole = recorded("aac.m4a").read_bytes()
    sound, index = whole.index(b"mdat") + 4, whole.index(b"moov") - 4
    damaged = whole[:sound] + b"\xff" * (index - sound) + whole[index:]
    assert codes(handed_in(tmp_path, "hong.m4a", damaged)) == ["unreadable"]


@pytest.mark.parametrize("rate", [1, 100, 3_000_000_000])
def test_an_impossible_sample_rate_is_damage(rate: int, recorded: Recorder, tmp_path: Path) -> None:
    whole = recorded("s16.wav").read_bytes()
    at = whole.index(b"fmt ") + 12
    found = handed_in(tmp_path, "nhip.wav", whole[:at] + rate.to_bytes(4, "little") + whole[at + 4 :])
    assert found.is_refused


def test_a_hole_in_a_file_is_told(recorded: Recorder, tmp_path: Path) -> None:
    whole = recorded("flac.flac").read_bytes()
    at = len(whole) // 2
    found = handed_in(tmp_path, "hole.flac", whole[:at] + bytes(3000) + whole[at + 3000 :])
    assert set(codes(found)) & {"damaged", "cut-short"}


@pytest.mark.parametrize(
    "name", ["-i.wav", "bài đọc số 1.wav", "a\"b'c.wav", "50%d.wav", "xuống\ndòng.wav", "a:b|c.wav"]
)
def test_any_name_is_taken(name: str, recorded: Recorder, tmp_path: Path) -> None:
    path = recorded().rename(tmp_path / name)
    assert codes(examine(path, name, None)) == []


@pytest.mark.parametrize(
    ("form", "name", "ending"),
    [("aac.m4a", "bai.mp3", ".m4a"), ("cbr.mp3", "bai.WAV", ".mp3"), ("s16.wav", "bai.ogg", ".wav")],
)
def test_a_wrong_ending_is_told_and_goes_in(form: str, name: str, ending: str, recorded: Recorder) -> None:
    found = examine(recorded(form), name, None)
    assert codes(found) == ["ending"]
    assert found.problems[0].facts["ending"] == ending
    assert not found.is_refused


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """Listen, and write down what is asked for."""
    asked: list[str] = []

    class Ear(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Ear) as listening:
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{listening.server_port}/", asked
        listening.shutdown()
        thread.join()


PLAYLISTS = (
    "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n{}a.ts\n#EXT-X-ENDLIST\n",
    "ffconcat version 1.0\nfile '{}a.wav'\n",
    '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period><AdaptationSet mimeType='
    '"audio/mp4"><Representation id="1" bandwidth="1"><BaseURL>{}a.mp4</BaseURL></Representation></AdaptationSet></Period></MPD>',
    "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nm=audio 5004 RTP/AVP 0\na=control:{}\n",
)


@pytest.mark.parametrize("text", PLAYLISTS)
@pytest.mark.parametrize("name", ["bai.mp3", "bai.m3u8", "bai.mpd"])
def test_a_playlist_opens_nothing(text: str, name: str, server: tuple[str, list[str]], tmp_path: Path) -> None:
    address, asked = server
    assert codes(handed_in(tmp_path, name, text.format(address).encode())) == ["not-audio"]
    assert asked == []


def test_a_playlist_of_a_file_beside_it_opens_nothing(recorded: Recorder, tmp_path: Path) -> None:
    content = f"ffconcat version 1.0\nfile '{recorded().name}'\n".encode()
    assert codes(handed_in(tmp_path, "danh sach.wav", content)) == ["not-audio"]


def test_a_missing_encoder_is_the_machines_fault(recorded: Recorder, monkeypatch: pytest.MonkeyPatch) -> None:
    path = recorded()

    def gone(*_: object, **__: object) -> None:
        raise FileNotFoundError("ffmpeg")

    monkeypatch.setattr("subprocess.Popen", gone)
    with pytest.raises(DeskError) as fault:
        examine(path, "bai.wav", None)
    assert fault.value.code == "no-encoder"


def test_an_encoder_that_is_ended_is_the_machines_fault(recorded: Recorder, monkeypatch: pytest.MonkeyPatch) -> None:
    path = recorded()
    told = decoding.subprocess.Popen.wait
    monkeypatch.setattr("subprocess.Popen.wait", lambda self, timeout=None: (told(self, timeout), -9)[1])
    with pytest.raises(DeskError) as fault:
        examine(path, "bai.wav", None)
    assert fault.value.code == "encoder-failed"


FUZZED = ["s16.wav", "cbr.mp3", "aac.m4a", "vorbis.ogg", "flac.flac"]
FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def originals(spoken: Take, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("fuzz")
    return {form: record(spoken, Room(), folder / "bai", form).read_bytes()[:60_000] for form in FUZZED}


@FEW
@given(
    form=st.sampled_from(FUZZED),
    changes=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), min_size=1, max_size=8),
    length=st.integers(1, 60_000),
)
def test_a_changed_header_never_stops_the_desk(
    form: str, changes: list[tuple[int, int]], length: int, originals: dict[str, bytes], tmp_path: Path
) -> None:
    content = bytearray(originals[form])
    for at, value in changes:
        content[at] = value
    assert isinstance(handed_in(tmp_path, f"fuzz-{form}", bytes(content[:length])), Examined)


def test_a_small_file_that_sounds_for_days_is_left_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "im lặng.flac"
    ffmpeg.run(["-f", "lavfi", "-i", "anullsrc=r=8000:cl=mono", "-t", "3600", "-c:a", "flac", ffmpeg.file(path)])
    monkeypatch.setattr(decoding, "MOST_SAMPLES", 8000 * 60)
    assert path.stat().st_size < 1_000_000
    found = examine(path, path.name, None)
    assert (codes(found), found.problems[0].facts["heard"], found.is_refused) == (["endless"], "1 phút 00 giây", True)


def test_days_at_a_rate_that_no_speech_has_are_not_heard_to_their_end(tmp_path: Path) -> None:
    path = tmp_path / "nhịp lạ.flac"
    silence = ["-f", "lavfi", "-i", "anullsrc=r=3000:cl=mono", "-t", "40000", "-c:a", "flac", "-frame_size", "65535"]
    ffmpeg.run([*silence, ffmpeg.file(path)])
    heard: list[bytes] = []
    said = decoding.decode(path, lambda form, pieces: heard.extend(piece.tobytes() for piece in pieces))
    assert (heard, said.codec, "video:" in said.text) == ([], "flac", False), "ffmpeg sums up what it wrote at its end"
    assert codes(examine(path, path.name, None)) == ["unreadable"]


@FEW
@given(content=st.binary(max_size=3000))
def test_any_bytes_get_an_answer(content: bytes, tmp_path: Path) -> None:
    found = handed_in(tmp_path, "bytes.wav", content)
    assert found.is_refused or found.length


@given(st.binary(max_size=300), st.binary(max_size=300), st.integers(0, 2**40))
def test_both_ends_of_a_file_may_hold_anything(head: bytes, tail: bytes, size: int) -> None:
    for start in (b"", b"RIFF\0\0\0\0WAVE", b"RF64\0\0\0\0WAVEds64\x1c\0\0\0"):
        ends = containers.Ends(size, start + head, b"OggS" + tail)
        containers.wav_sizes(ends)
        containers.wav_byte_rate(ends)
        containers.mp3_is_open(ends)
        containers.ogg_is_open(ends)
        assert containers.ogg_is_cut(ends) in (True, False)
