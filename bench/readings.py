"""Recordings with known sentences: a voice reads as unevenly as people do, in a room, and the desk finds it again.

Each sentence has a rate of its own, pauses are drawn from wide distributions, some readings breathe at commas and
some do not; now and then two sentences run together. What comes out goes the way of an announcer's recording.
`python -m bench.readings` does so with every script that the desk keeps, and says how far off it was.
"""

import random
import tempfile
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from newsdesk.audio import ffmpeg
from newsdesk.audio.clips import from_recording
from newsdesk.audio.cues import timed
from newsdesk.audio.encoding import LEAD
from newsdesk.audio.voices import EspeakVoice
from newsdesk.files import digest_of
from newsdesk.model.cue import Timed
from newsdesk.model.script import Line, Pause, Script
from newsdesk.scripts.text import from_text

RATES = (160, 175, 190, 205, 220)
"""Syllables a minute, about."""
NOISES = (0.0005, 0.002, 0.005, 0.01)
"""Amplitude of the room."""
RUN_TOGETHER = 0.03
"""How many sentences follow the one before without a breath."""
SCRIPTS = Path(__file__).parents[1] / "audio_scripts" / "scripts"
EDGE = 0.01
"""Seconds of silence that a voice's file begins with."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A recording of a script, and where each of its sentences begins in the clip made of it."""

    script: Script
    path: Path
    starts: tuple[timedelta, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """How far the desk's cues of a reading are from where its sentences are."""

    timed: Timed
    missed: tuple[timedelta, ...]


def read_unevenly(script: Script, to: Path, seed: int) -> Reading:
    """Let the voice read a script as no machine does."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        pieces = list(spoken(script, Path(folder), chance))
        dry = Path(folder, "dry.wav")
        starts = joined(pieces, dry)
        lead = chance.uniform(0.1, 1.5)
        room = f"anoisesrc=a={chance.choice(NOISES)}:c=pink:r=22050:s={seed}"
        mixed = f"[0:a]adelay={lead * 1000:.0f},apad=pad_dur=0.7[v];[v][1:a]amix=inputs=2:duration=first:normalize=0"
        ffmpeg.run(
            ["-i", ffmpeg.file(dry), "-f", "lavfi", "-i", room, "-filter_complex", mixed, "-ar", "44100", str(to)]
        )
    return Reading(script, to, tuple(timedelta(seconds=start + round(lead, 3)) + LEAD for start in starts))


def spoken(script: Script, folder: Path, chance: random.Random) -> Iterator[tuple[bool, bytes]]:
    """Yield pieces of sound and whether each begins a sentence: every part of a sentence at the sentence's rate."""
    lines = [line.text.split(", ") for line in script.lines]
    voices = [EspeakVoice(rate=rate) for rate in chance.sample(RATES, 3)]
    said = [parts_of(lines, voice, folder / f"{at}.wav") for at, voice in enumerate(voices)]
    breathes = chance.choice((0.2, 0.6, 0.9))
    at, before = 0, None
    for part in script.parts:
        if isinstance(part, Line):
            pieces = chance.choice(said)[at]
            yield False, silence(pause_between(before, chance))
            for number, piece in enumerate(pieces):
                if number and chance.random() < breathes:
                    yield False, silence(chance.lognormvariate(-1.4, 0.5))
                yield number == 0, piece
            at += 1
        before = part


def pause_between(before: Line | Pause | None, chance: random.Random) -> float:
    """Return how long somebody pauses, in seconds."""
    if isinstance(before, Pause):
        return before.value.total_seconds() * chance.uniform(0.6, 1.8)
    return 0.0 if before is None or chance.random() < RUN_TOGETHER else chance.lognormvariate(-0.9, 0.4)


def parts_of(lines: list[list[str]], voice: EspeakVoice, to: Path) -> list[list[bytes]]:
    """Return the sound of each part of each line, as one voice reads it."""
    flat = tuple(Line(part) for line in lines for part in line)
    starts = voice.read_aloud(Script(slug="", source="", title="", parts=flat), to)
    with wave.open(str(to)) as stream:
        rate, samples = stream.getframerate(), stream.readframes(stream.getnframes())
    edges = [2 * round(start.total_seconds() * rate) for start in starts]
    gap, last = 2 * round(voice.GAP.total_seconds() * rate), len(samples) - 2 * round(EDGE * rate)
    cut = iter(samples[begin:end] for begin, end in zip(edges, [*(e - gap for e in edges[1:]), last], strict=True))
    return [[next(cut) for _ in line] for line in lines]


def silence(seconds: float) -> bytes:
    """Return so much silence at the voice's own rate."""
    return bytes(2 * round(seconds * 22050))


def joined(pieces: list[tuple[bool, bytes]], to: Path) -> list[float]:
    """Write pieces one after the other; return where each sentence begins, in seconds."""
    starts, at = [], 0
    with wave.open(str(to), "wb") as stream:
        stream.setnchannels(1)
        stream.setsampwidth(2)
        stream.setframerate(22050)
        for begins, piece in pieces:
            starts += [at / 2 / 22050] if begins else []
            at += len(piece)
            stream.writeframes(piece)
    return starts


def found_again(reading: Reading, cache: Path) -> Kept:
    """Take a reading in as an announcer's recording, and say how far each cue is from its sentence."""
    clip = from_recording(reading.path, digest_of(reading.path), 0, cache, "")
    found = timed(reading.script, clip)
    if len(found.cues) != len(reading.starts):
        return Kept(found, ())
    return Kept(found, tuple(abs(cue.start - start) for cue, start in zip(found.cues, reading.starts, strict=True)))


def report(folder: Path, scripts: list[Script]) -> Iterator[str]:
    """Read scripts unevenly, find their sentences again, and yield how far off the desk was."""
    missed: list[float] = []
    for seed, script in enumerate(scripts):
        kept = found_again(read_unevenly(script, folder / f"{seed}.wav", seed), folder / "clips")
        missed += [one.total_seconds() for one in kept.missed]
        most = f"{max(kept.missed).total_seconds():.2f} s at most" if kept.missed else "not trusted"
        yield f"  {script.slug:40} {len(script.lines):3} sentences, sure {kept.timed.sure:.2f}, {most}"
    ranked = sorted(missed)
    median, ninety_five, most_of_all = (ranked[int(part * (len(ranked) - 1))] for part in (0.5, 0.95, 1))
    near = sum(one < 0.5 for one in missed) / len(missed)
    yield f"{len(missed)} sentences: median {median:.3f} s, 95 in 100 {ninety_five:.2f} s, all {most_of_all:.2f} s"
    yield f"within half a second: {near:.1%}"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        kept_texts = (from_text(path.read_text(encoding="utf-8"), path.stem) for path in sorted(SCRIPTS.rglob("*.txt")))
        for line in report(Path(name), [one.script for one in kept_texts if one]):
            print(line, flush=True)
