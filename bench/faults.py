"""What goes wrong with recordings, on top of clean ones: kinds, their variants, and the codes to be found."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from bench.takes import Room, Take, record
from newsdesk.audio import ffmpeg
from newsdesk.audio.recordings import Expected

Make = Callable[[Take, Path], Path]


@dataclass(frozen=True, slots=True)
class Fault:
    """One variant: any of the codes is a catch."""

    kind: str
    codes: frozenset[str]
    make: Make
    expected: Callable[[Take], Expected | None] = lambda one: one.expected


def faults() -> Iterator[Fault]:
    """Yield every variant of every kind."""
    yield from clipped()
    yield from noisy()
    yield from wrong_level()
    yield from stereo()
    yield from silences()
    yield from poor()
    yield from broken()
    yield from foreign()
    yield from wrong_length()


def said(kind: str, codes: str, form: str, room: Room, *extra: str) -> Fault:
    """Return the fault of a room or of what comes after it."""
    return Fault(kind, _codes(codes), lambda one, to: record(one, room, to, form, extra=extra))


def _codes(codes: str) -> frozenset[str]:
    return frozenset(f"recording-{code}" for code in codes.split())


def clipped() -> Iterator[Fault]:
    """Too loud by so many dB, in whole numbers that cannot hold it; then turned down, too."""
    for form in ("s16.wav", "u8.wav", "f32.wav", "cbr.mp3", "aac.m4a", "vorbis.ogg", "opus.opus", "flac.flac"):
        for over in (9, 15, 21):
            for name, down in (("clipped", 0), ("clipped, turned down", -6)):
                then = f"volume={over}dB,asoftclip=hard,volume={down}dB"
                yield said(name, "clipped", form, Room(level=-15, then=then))
    for over in (5, 6):
        for form in ("s16.wav", "flac.flac", "cbr.mp3"):
            then = f"volume={over}dB,asoftclip=hard"
            yield said("clipped a little", "clipped clipped-a-little", form, Room(level=-15, then=then))


def noisy() -> Iterator[Fault]:
    """Noise of the room, hum of the mains, a wave beside zero."""
    for form in ("s16.wav", "cbr.mp3", "aac.m4a", "opus.opus"):
        for colour in ("pink", "white"):
            yield said("too noisy", "too-noisy", form, Room(under=7, colour=colour))
            yield said("noisy", "noisy too-noisy", form, Room(under=16, colour=colour, stereo=False))
        for hz in (50, 100):
            for amplitude in (0.01, 0.03):
                hum = f"aeval=val(0)+{amplitude}*sin(2*PI*{hz}*t)|val(1)+{amplitude}*sin(2*PI*{hz}*t):c=same"
                yield said("hum", "hum", form, Room(under=55, then=hum))
    for form in ("s16.wav", "u8.wav", "flac.flac", "s24.wav"):
        for by in (0.05, -0.2):
            yield said("offset", "offset", form, Room(level=-25, then=f"dcshift={by}"))


def wrong_level() -> Iterator[Fault]:
    """Too quiet, or nothing at all."""
    for form in ("s16.wav", "s24.wav", "cbr.mp3", "aac.m4a", "vorbis.ogg"):
        yield said("quiet", "quiet", form, Room(level=-45, under=60))
        yield said("too quiet", "too-quiet", form, Room(level=-56, under=60))
        yield said("silent", "silent", form, Room(then="volume=0"))
        yield said("silent", "silent", form, Room(level=-85, under=60))


def stereo() -> Iterator[Fault]:
    """One side dead, turned over, or much weaker."""
    for form in ("s16.wav", "cbr.mp3", "aac.m4a", "opus.opus", "flac.flac"):
        for pan in ("c0|c1=0*c0", "0*c0|c1=c0", "c0|c1=0.01*c0"):
            yield said("dead channel", "dead-channel", form, Room(then=f"pan=stereo|c0={pan}"))
        for pan in ("c0|c1=-1*c0", "c0|c1=-0.7*c0"):
            yield said("antiphase", "antiphase", form, Room(then=f"pan=stereo|c0={pan}"))
        for pan in ("c0|c1=0.35*c0", "0.2*c0|c1=c0"):
            yield said("lopsided", "lopsided", form, Room(then=f"pan=stereo|c0={pan}"))


def silences() -> Iterator[Fault]:
    """Long silences: before, after, inside, in quiet rooms and less quiet ones."""
    for form in ("s16.wav", "bare.mp3", "aac.m4a", "opus.opus"):
        for under in (40, 58):
            yield said("silence before", "silence-before", form, Room(lead=5, under=under))
            yield said("silence after", "silence-after", form, Room(tail=6, under=under))
            yield said("gap", "gap", form, Room(under=under, then=_gap(6, under)))
            yield said("dead air", "dead-air", form, Room(under=under, then=_gap(14, under)))


def _gap(seconds: int, under: float) -> str:
    """Return filters that put room noise between the third second and the fourth."""
    noise = (
        f"anoisesrc=r=44100:c=pink:a={10 ** (-(20 + under) / 20):.6f}:d={seconds}:seed=3,pan=stereo|c0=c0|c1=c0[gap]"
    )
    return (
        "asplit=2[one][two];[one]atrim=end=3[head];[two]atrim=start=3,asetpts=PTS-STARTPTS[rest];"
        f"{noise};[head][gap][rest]concat=n=3:v=0:a=1"
    )


def poor() -> Iterator[Fault]:
    """Telephone sound, and files pressed too small."""
    for form, extra in (("s16.wav", "8000"), ("alaw.wav", "8000"), ("cbr.mp3", "8000"), ("s16.wav", "11025")):
        yield said("telephone", "narrow", form, Room(level=-16), "-ar", extra)
    for form in ("s16.wav", "cbr.mp3", "aac.m4a", "opus.opus"):
        yield said("telephone", "narrow", form, Room(level=-18, then="aresample=8000,aresample=48000"))
    for form, kilobits in (("cbr.mp3", "24k"), ("cbr.mp3", "32k"), ("aac.m4a", "20k"), ("opus.opus", "10k")):
        rate = "16000" if form != "opus.opus" else "48000"
        yield said("low bit rate", "low-bit-rate", form, Room(stereo=False), "-b:a", kilobits, "-ac", "1", "-ar", rate)


def changed(kind: str, codes: str, form: str, change: Callable[[bytes], bytes], *extra: str) -> Fault:
    """Return a fault of the bytes."""

    def make(one: Take, to: Path) -> Path:
        path = record(one, Room(), to, form, extra=extra)
        path.write_bytes(change(path.read_bytes()))
        return path

    return Fault(kind, _codes(codes), make)


def broken() -> Iterator[Fault]:
    """Cut at several places, sizes never written, holes."""
    for form in ("s16.wav", "f32.wav", "rf64.wav", "cbr.mp3", "vbr.mp3", "vorbis.ogg", "opus.opus", "flac.flac"):
        for part in (0.35, 0.6, 0.93):
            yield changed("cut short", "cut-short cut damaged", form, partial(_cut, part=part))
    for form in ("adts.aac", "wma.wma", "webm.webm"):
        yield changed("cut short", "cut-short cut maybe-cut damaged", form, partial(_cut, part=0.6))
    for part in (0.4, 0.9):
        cut = partial(_cut, part=part)
        yield changed("cut short", "unfinished", "aac.m4a", cut)
        yield changed("cut short", "cut-short", "aac.m4a", cut, "-movflags", "+faststart")
        yield changed("cut short", "maybe-cut", "bare.mp3", cut)
    for form in ("s16.wav", "f32.wav", "alaw.wav", "s24.wav"):
        for size in (b"\0\0\0\0", b"\xff\xff\xff\xff"):
            yield changed("size missing", "size-missing", form, partial(_sizes, size=size))
    for form in ("flac.flac", "aac.m4a", "vorbis.ogg"):
        yield changed("damaged", "damaged cut-short cut", form, _holes)


def _cut(old: bytes, part: float) -> bytes:
    """Cut at an odd place: no format's frames all end there."""
    return old[: int(part * len(old)) // 16 * 16 + 7]


def _sizes(old: bytes, size: bytes) -> bytes:
    at = old.index(b"data")
    return old[:4] + size + old[8 : at + 4] + size + old[at + 8 :]


def _holes(old: bytes) -> bytes:
    at = len(old) // 2
    return old[:at] + bytes(3000) + old[at + 3000 :]


def foreign() -> Iterator[Fault]:
    """What is no sound, or is under a wrong name."""
    for form, ending in (("aac.m4a", ".mp3"), ("cbr.mp3", ".wav"), ("opus.opus", ".m4a"), ("s16.wav", ".mp3")):
        yield Fault("wrong ending", _codes("ending"), partial(_named, form=form, ending=ending))
    for name, content in (
        ("bai.wav", "Kính thưa đồng bào".encode()),
        ("bai.mp3", b"#EXTM3U\n#EXTINF:5,\n/etc/passwd\n"),
    ):
        yield Fault("not audio", _codes("not-audio"), partial(_written, name=name, content=content))
    yield Fault("not audio", _codes("without-sound"), _film)
    yield changed("empty", "empty", "s16.wav", lambda _: b"")
    yield changed("empty", "empty", "s16.wav", lambda old: _sizes(old, bytes(4))[: old.index(b"data") + 8])


def _named(one: Take, to: Path, form: str, ending: str) -> Path:
    path = record(one, Room(), to, form)
    return path.rename(path.with_suffix(ending))


def _written(_: Take, to: Path, name: str, content: bytes) -> Path:
    path = to.with_name(f"{to.name}-{name}")
    path.write_bytes(content)
    return path


def _film(_: Take, to: Path) -> Path:
    path = to.with_name(f"{to.name}-film.mp4")
    ffmpeg.run(["-f", "lavfi", "-i", "testsrc=d=1:s=64x64", "-c:v", "libx264", ffmpeg.file(path)])
    return path


def wrong_length() -> Iterator[Fault]:
    """A text that is longer or shorter than what was read."""
    for kind, codes, rate in (
        ("too short", "too-short", 400),
        ("fast", "fast", 310),
        ("slow", "slow", 130),
        ("too long", "too-long", 80),
    ):
        for form in ("s16.wav", "cbr.mp3"):
            yield replace(said(kind, codes, form, Room()), expected=partial(_promise, rate=rate))


def _promise(one: Take, rate: int) -> Expected:
    """Return a text that would have been read at this rate."""
    spoken = one.length - one.expected.silence
    return replace(
        one.expected, syllables=round(rate * (spoken / timedelta(minutes=1))), length=spoken + one.expected.silence
    )
