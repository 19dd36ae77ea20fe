"""How fast and how small the desk makes a programme of recordings, beside pydub alone."""

import json
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.measure import Cost, Costs, run
from bench.trials import HOME
from newsdesk import files
from newsdesk.audio import ffmpeg
from newsdesk.audio.channels import live_channel
from newsdesk.audio.clips import from_recording
from newsdesk.audio.voices import EspeakVoice
from newsdesk.model.script import Line, Pause, Script

RECORDINGS = 9
MINUTES = 15.0
LONG = 180
"""Minutes of the long programme, of as many clips of a minute."""
MB = 1_000_000
SENTENCES = (
    "Mỗi sáng, tổ bếp đi chợ từ bốn giờ, chọn rau còn sương, cá còn tươi.",
    "Anh nuôi trưởng ghi từng khoản vào sổ, cuối tuần dán lên bảng tin cho mọi người xem.",
    "Tháng trước, tiền chợ giảm một phần mười mà bữa ăn vẫn đủ chất.",
    "Cách làm ấy, các cơ sở vệ tinh đều theo được.",
    "Có gì chưa rõ, xin hỏi tổ thi đua.",
)


@dataclass
class Material:
    """Recordings as announcers hand them in, and where the work is done."""

    folder: Path
    minutes: float = MINUTES
    peaks: dict[str, list[dict[str, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.recordings = [self.record(number) for number in range(RECORDINGS)]
        self.known = [[str(path), files.digest_of(path), live_channel(path)] for path in self.recordings]

    def record(self, number: int) -> Path:
        """Make one recording: now the left channel is live, now both, each of another loudness and rate."""
        to, spoken = self.folder / f"Bản thu {number}.wav", self.folder / "spoken.wav"
        length = self.minutes * 60 / RECORDINGS
        said: list[Line | Pause] = []
        for at in range(round(length / 4)):
            said += [Line(SENTENCES[(number + at) % len(SENTENCES)]), Pause.PARAGRAPH]
        EspeakVoice().read_aloud(Script(slug="bench", source="", title="", parts=tuple(said)), spoken)
        sides = ("c0=c0|c1=c0", "c0=c0|c1=0.05*c0", "c0=0.05*c0|c1=c0")[number % 3]
        form = f"aresample={(44100, 48000)[number % 2]},volume={2 - 3 * number}dB,pan=stereo|{sides}"
        ffmpeg.run([*ffmpeg.reads(spoken), "-t", f"{length}", "-af", form, ffmpeg.file(to)])
        return to

    def work(self, what: str, *words: str | Path) -> Cost:
        """Run one of our works as a process of its own."""
        told = self.folder / "peaks.json"
        cost = run([sys.executable, "-m", "bench.sound_work", what, told, *words], within=HOME)
        self.peaks.setdefault(what, []).append(json.loads(told.read_bytes()))
        return cost

    def programme(self, *, cached: bool) -> Cost:
        """Make the programme, from the recordings or from their clips."""
        cache, to = self.folder / "clips", self.folder / "ours.mp3"
        if not cached:
            files.remove_tree(cache)
        files.remove(to)
        return self.work("programme", cache, to, json.dumps(self.known))

    def pydub(self, kind: str) -> Cost:
        """Let pydub make it."""
        words = [sys.executable, "-W", "ignore", "-m", "bench.pydub_alone", kind, ffmpeg.program()]
        return run([*words, self.folder / f"pydub-{kind}.mp3", *self.recordings], within=HOME)

    def joined(self, times: int, clip: Path) -> Cost:
        """Join a clip of a minute so many times."""
        to = self.folder / "joined.mp3"
        files.remove(to)
        return self.work("joined", to, clip, str(times))

    def mastered(self, minutes: int) -> Cost:
        """Master a recording of so many minutes."""
        minute, long = self.folder / "minute.wav", self.folder / f"{minutes}.flac"
        ffmpeg.run([*ffmpeg.reads(self.recordings[0]), "-t", "60", ffmpeg.file(minute)])
        ffmpeg.run(
            ["-stream_loop", f"{minutes - 1}", *ffmpeg.reads(minute), "-t", f"{minutes * 60}", ffmpeg.file(long)]
        )
        cost = self.work("mastered", self.folder / f"long-{minutes}", long)
        files.remove(long)
        return cost


def report(folder: Path, runs: int) -> Iterator[str]:
    """Make the material, time everything in turn, and yield the lines of what came out."""
    material = Material(folder)
    timed: dict[str, Callable[[], Cost]] = {
        "ours, nothing cached": lambda: material.programme(cached=False),
        "ours, clips cached": lambda: material.programme(cached=True),
        "pydub, channels kept": lambda: material.pydub("plain"),
        "pydub, mono as ours": lambda: material.pydub("mono"),
    }
    rounds = [{what: once() for what, once in timed.items()} for _ in range(runs)]
    costs = {what: Costs(tuple(one[what] for one in rounds)) for what in timed}
    costs["pydub, our chain (once)"] = Costs((material.pydub("chain"),))
    yield f"Programme of {material.minutes:.0f} minutes of {RECORDINGS} recordings (stereo WAV); median of {runs}."
    yield from table(costs, material.minutes * 60)
    yield from ratios(costs)
    yield from memory(material)


def table(costs: dict[str, Costs], length: float) -> Iterator[str]:
    """Yield a line for each of what was timed."""
    for what, cost in costs.items():
        middle, least, most = cost.seconds
        doubt = ", waited a third or more" if cost.waited and cost.worked > 1 else ""
        yield (
            f"  {what:24} {middle:6.2f} s ({least:.2f}–{most:.2f}), cores {cost.worked:6.2f} s,"
            f" {length / middle:5.0f} × real time, peak {cost.peak / MB:4.0f} MB{doubt}"
        )


def ratios(costs: dict[str, Costs]) -> Iterator[str]:
    """Yield how many times as fast we are as pydub, and what part of its memory we hold."""
    for ours, cost in list(costs.items())[:2]:
        for pydub, other in list(costs.items())[2:]:
            yield (
                f"  {ours} / {pydub}: {other.seconds[0] / cost.seconds[0]:.1f} × as fast"
                f" (cores {other.worked / cost.worked:.1f} ×), {cost.peak / other.peak:.3f} of its memory"
            )


def memory(material: Material) -> Iterator[str]:
    """Yield the largest process of a programme and of a recording of a minute and of three hours."""
    cache = material.folder / "minute"
    minute = material.folder / "clip of a minute.wav"
    ffmpeg.run([*ffmpeg.reads(material.recordings[0]), "-t", "60", ffmpeg.file(minute)])
    clip = from_recording(minute, "minute", 0, cache, "").path
    yield "Most memory of a single process:"
    for minutes in (1, LONG):
        yield said(
            f"programme of {minutes} minutes, joined of clips", material.joined(minutes, clip), material.peaks["joined"]
        )
    for minutes in (1, LONG):
        yield said(f"recording of {minutes} minutes, mastered", material.mastered(minutes), material.peaks["mastered"])
    shutil.rmtree(cache)


def said(what: str, cost: Cost, peaks: Sequence[dict[str, int]]) -> str:
    """Return a line about memory."""
    each = ", ".join(f"{name} {peak / MB:.1f} MB" for name, peak in peaks[-1].items())
    return f"  {what:42} {each or f'{cost.peak / MB:.1f} MB'} in {cost.took.total_seconds():.1f} s"
