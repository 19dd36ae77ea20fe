"""Clean recordings as announcers hand them in: a voice, a room, a recorder, a format, all from one seed."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path
from random import Random

from newsdesk.audio import ffmpeg, loudness
from newsdesk.audio.alphabet import sayable
from newsdesk.audio.recordings import Expected
from newsdesk.audio.voices import EspeakVoice
from newsdesk.model.script import Line, Pause, Script

SENTENCES = (
    "Rửa tay bằng xà phòng mỗi ngày, trước khi ăn và sau giờ lao động.",
    "Anh nuôi trưởng tổ bếp ủ giá đỗ ngay cạnh lò hơi, nơi ấm nhất trong khu nhà.",
    "Mỗi tuần tổ bếp có thêm hai mươi lăm cân rau sạch.",
    "Cách làm ấy, các cơ sở vệ tinh đều theo được.",
    "Chị ghi tên từng gia đình, ngày gọi, lời nhắn; mười một năm chưa sót một cuộc nào.",
    "Chị bảo: ai cũng cần biết rằng có người đang chờ mình về!",
    "Lớp điện dân dụng làm mười hai bảng điện tập nghề.",
    "Đêm xuống, sương dày, nhiệt độ còn mười hai độ.",
    "Xin mặc thêm áo, đóng cửa sổ phía bắc.",
    "Phòng đọc mở từ bảy giờ ba mươi phút đến mười sáu giờ, trừ chủ nhật.",
    "Các phòng, các cơ sở vệ tinh gửi bản đăng ký trước ngày mười lăm tháng tám.",
    "Bản đăng ký ghi rõ tên gương, lĩnh vực, việc đã làm và kết quả.",
    "Hội đồng sẽ họp trong tuần cuối của tháng.",
    "Hai mươi tư học viên vào lớp sáng nay, lớp học ba tháng, mỗi tuần bốn buổi.",
)
FORMATS: dict[str, tuple[str, ...]] = {
    "u8.wav": ("-c:a", "pcm_u8"),
    "s16.wav": ("-c:a", "pcm_s16le"),
    "s24.wav": ("-c:a", "pcm_s24le", "-ar", "48000"),
    "s32.wav": ("-c:a", "pcm_s32le", "-ar", "96000"),
    "f32.wav": ("-c:a", "pcm_f32le"),
    "alaw.wav": ("-c:a", "pcm_alaw", "-ar", "16000"),
    "192k.wav": ("-c:a", "pcm_s16le", "-ar", "192000"),
    "rf64.wav": ("-c:a", "pcm_s16le", "-rf64", "always"),
    "six.wav": ("-c:a", "pcm_s16le", "-ac", "6"),
    "cbr.mp3": ("-c:a", "libmp3lame", "-b:a", "128k"),
    "vbr.mp3": ("-c:a", "libmp3lame", "-q:a", "4", "-metadata", "title=Bài đọc"),
    "bare.mp3": ("-c:a", "libmp3lame", "-b:a", "64k", "-write_xing", "0", "-id3v2_version", "0"),
    "aac.m4a": ("-c:a", "aac", "-b:a", "96k"),
    "adts.aac": ("-c:a", "aac", "-b:a", "64k"),
    "vorbis.ogg": ("-c:a", "libvorbis", "-q:a", "4"),
    "opus.opus": ("-c:a", "libopus", "-b:a", "48k", "-ar", "48000"),
    "flac.flac": ("-c:a", "flac"),
    "wma.wma": ("-c:a", "wmav2", "-b:a", "96k"),
    "webm.webm": ("-c:a", "libopus", "-b:a", "64k", "-ar", "48000"),
}
QUIETEST = {"u8.wav": -25.0, "alaw.wav": -15.0}
"""LUFS under which a format's own steps are heard; elsewhere -35."""
LEVEL = -20.0
"""LUFS at which voice and room meet, before the recorder turns them up or down."""
AGC = "acompressor=threshold=-30dB:ratio=4:attack=5:release=300:makeup=2.2"
"""As phones do: pauses come up by several dB."""
CLICKS = r"aeval=val(0)+0.02*lt(mod(t\,1.7)\,0.003)*sin(2*PI*1800*t)"
"""A soft click every 1.7 s, as of lips or a key."""
VOICES = 16
RATES = (130, 135, 140, 160, 175)


@dataclass(frozen=True, slots=True)
class Take:
    """A voice without a room: 22.05 kHz, mono, 16 bits, digital silence in its pauses."""

    path: Path
    expected: Expected
    loudness: float
    length: timedelta


@dataclass(frozen=True)
class Announcer(EspeakVoice):
    """The machine's voice, pausing as people do."""

    pace: int = EspeakVoice.RATE
    """In espeak-ng's unit."""
    chance: Random = field(default_factory=Random)

    @property
    def unit(self) -> int:
        """Its own pace."""
        return self.pace

    def parts(self, script: Script) -> Iterator[str | int]:
        """Yield the sentences with pauses of 0.25 to 2 seconds between them."""
        for at, part in enumerate(script.parts):
            if at and isinstance(part, Line):
                yield self.chance.choice((250, 400, 600, 900, 1200, 2000))
            if isinstance(part, Line):
                yield sayable(part.text)


def take(folder: Path, seed: int) -> Take:
    """Speak some sentences: 5 to 40 seconds."""
    chance, path = Random(seed), folder / f"take-{seed}.wav"
    said = chance.sample(SENTENCES, chance.choice((2, 3, 4, 6, 8)))
    script = Script(slug="bai", source="bai.md", title="bai", parts=tuple(Line(one) for one in said))
    Announcer(pace=chance.choice(RATES), chance=chance).read_aloud(script, path)
    silence = (len(said) - 1) * Pause.PARAGRAPH.value
    syllables = sum(line.syllables for line in script.lines)
    seconds = len(ffmpeg.run(["-i", ffmpeg.file(path), "-f", "s16le", "-ar", "8000", "-"])) / 16_000
    expected = Expected(length=script.length + silence, syllables=syllables, silence=silence)
    return Take(path, expected, loudness.measure(path).integrated, timedelta(seconds=seconds))


@cache
def noise_loudness(colour: str) -> float:
    """Return how loud ffmpeg's noise is at full amplitude, LUFS."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "noise.wav")
        ffmpeg.run(["-f", "lavfi", "-i", f"anoisesrc=r=44100:c={colour}:d=4:seed=1:a=0.1", ffmpeg.file(path)])
        return loudness.measure(path).integrated + 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How a take is recorded."""

    level: float = -20.0
    """LUFS."""
    under: float = 50.0
    """dB from the speech down to the noise of the room."""
    colour: str = "pink"
    lead: float = 0.5
    """Seconds before the first sound."""
    tail: float = 0.5
    agc: bool = False
    stereo: bool = True
    clicks: bool = False
    seed: int = 1
    then: str = "anull"
    """ffmpeg's filters for what goes wrong, on the whole."""


def record(one: Take, room: Room, to: Path, form: str = "s16.wav", *, extra: tuple[str, ...] = ()) -> Path:
    """Record a take in a room, in a format; return the file."""
    path = to.with_name(f"{to.name}-{form}")
    voice = f"[0:a]aresample=44100,volume={LEVEL - one.loudness:.2f}dB"
    ends = f"adelay={round(room.lead * 1000)},apad=pad_dur={room.tail}"
    down = LEVEL - room.under - noise_loudness(room.colour)
    noise = f"anoisesrc=r=44100:c={room.colour}:seed={room.seed}:a=1,volume={down:.2f}dB"
    mix = "[voice][noise]amix=2:duration=first:normalize=0"
    agc = AGC if room.agc else "anull"
    recorder = f"{agc},volume={room.level - LEVEL:.2f}dB,alimiter=limit=0.93:level=0"
    clicks = f",{CLICKS}" if room.clicks else ""
    channels = "stereo|c0=c0|c1=0.9*c0" if room.stereo else "mono|c0=c0"
    graph = f"{voice},{ends}{clicks}[voice];{noise}[noise];{mix},{recorder},pan={channels},{room.then}"
    coded = FORMATS[form] if "-ar" in FORMATS[form] or extra else (*FORMATS[form], "-ar", "44100")
    ffmpeg.run(["-i", ffmpeg.file(one.path), "-filter_complex", graph, *coded, *extra, ffmpeg.file(path)])
    return path


def clean(takes: list[Take], number: int, folder: Path) -> tuple[Path, Take]:
    """Make one of the clean recordings: formats by turns, the rest by chance."""
    chance, form = Random(1000 + number), list(FORMATS)[number % len(FORMATS)]
    quietest = QUIETEST.get(form, -35.0)
    room = Room(
        level=chance.uniform(quietest, -12),
        under=chance.uniform(35, 60),
        colour=chance.choice(("pink", "white", "brown")),
        lead=chance.uniform(0, 2.5),
        tail=chance.uniform(0, 2.5),
        agc=chance.random() < 0.3,
        stereo=chance.random() < 0.5,
        clicks=chance.random() < 0.4,
        seed=number,
    )
    one = chance.choice(takes)
    return record(one, room, folder / f"clean-{number}", form), one
