"""Has the machine's voice read thousands of hostile texts by its real path, and names each that ends or mutes it."""

from __future__ import annotations

import os
import sys
import tempfile
import time
import wave
from array import array
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from bench.hostile import texts
from newsdesk.audio.alphabet import sayable
from newsdesk.audio.neural import PHONEMES
from newsdesk.audio.spoken import QUIET
from newsdesk.audio.voices import PATIENCE, EspeakVoice, engine
from newsdesk.audio.workers import ask
from newsdesk.errors import DeskError
from newsdesk.model.script import Line, Script

LINES = 25
"""Texts of one script: one worker reads them, and what it crashes on is looked for among them."""
Reads = Callable[[Sequence[str]], bool]
"""Whether texts, read by one worker, were read to the end."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What came of some texts."""

    texts: int = 0
    sayable: int = 0
    sound: timedelta = timedelta()
    crashes: tuple[tuple[str, ...], ...] = ()
    """Each the fewest texts that end the worker together: one, unless it takes several."""
    unvoiced: tuple[tuple[str, ...], ...] = ()
    """The same of the worker that tells phonemes."""
    mute: tuple[str, ...] = ()
    """Texts with letters that gave no sound."""

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.texts + other.texts,
            self.sayable + other.sayable,
            self.sound + other.sound,
            self.crashes + other.crashes,
            self.unvoiced + other.unvoiced,
            self.mute + other.mute,
        )


def report(count: int, seed: int, voice: EspeakVoice) -> tuple[list[str], int]:
    """Read so many texts; return the lines to print, and 1 if one of them ended a worker or gave no sound."""
    started = time.monotonic()
    tally = fuzz(count, seed, voice)
    took = time.monotonic() - started
    faults = [("crash", repr(found)) for found in (*tally.crashes, *tally.unvoiced)]
    faults += [("silent", repr(found)) for found in tally.mute]
    seconds = tally.sound.total_seconds()
    return [
        f"{voice.identity}, seed {seed}: {tally.texts} texts, {tally.sayable} of them with something to say.",
        f"Crashes: speaking {len(tally.crashes)}, phonemes {len(tally.unvoiced)}. Silent results: {len(tally.mute)}.",
        f"Sound: {seconds:.0f} s in {took:.0f} s, {seconds / took:.0f} × real time, phonemes asked as well.",
        *(f"  {what}: {text}" for what, text in faults),
    ], int(bool(faults))


def fuzz(count: int, seed: int, voice: EspeakVoice) -> Tally:
    """Read hostile texts, as many scripts at once as there are cores."""
    listed = list(texts(count, seed))
    scripts = [listed[at : at + LINES] for at in range(0, count, LINES)]
    with tempfile.TemporaryDirectory(prefix="newsdesk-fuzz-") as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        tallies = pool.map(lambda at: tally_of(scripts[at], voice, Path(folder, f"{at}.wav")), range(len(scripts)))
        return sum(tallies, Tally())


def tally_of(lines: Sequence[str], voice: EspeakVoice, to: Path) -> Tally:
    """Read the lines of one script, and look for what ended the worker if it ended."""
    said = [line for line in lines if sayable(line)]
    unvoiced = tuple(culprits(said, tells))
    if not said or (starts := speaks(said, voice, to)) is None:
        crashes = tuple(culprits(said, lambda some: speaks(some, voice, to) is not None))
        return Tally(len(lines), len(said), crashes=crashes, unvoiced=unvoiced)
    sound, peaks = listened(to, starts)
    mute = tuple(line for line, peak in zip(said, peaks, strict=True) if peak <= QUIET)
    to.unlink(missing_ok=True)
    return Tally(len(lines), len(said), sound, (), unvoiced, mute)


def culprits(lines: Sequence[str], reads: Reads) -> Iterator[tuple[str, ...]]:
    """Yield the fewest neighbouring lines that are not read to the end; nothing where all are."""
    if not lines or reads(lines):
        return
    half = len(lines) // 2
    found = [*culprits(lines[:half], reads), *culprits(lines[half:], reads)] if half else []
    yield from found or [tuple(lines)]


def speaks(lines: Sequence[str], voice: EspeakVoice, to: Path) -> tuple[timedelta, ...] | None:
    """Return where each line starts, or None if the worker ended."""
    script = Script(slug="fuzz", source="fuzz", title="fuzz", parts=tuple(map(Line, lines)))
    try:
        return voice.read_aloud(script, to)
    except DeskError as fault:
        if fault.code != "voice-failed":
            raise
        return None


def tells(lines: Sequence[str]) -> bool:
    """Whether the worker that tells phonemes went through all lines."""
    order = {**engine(), "voice": "vi", "texts": [sayable(line) for line in lines]}
    return not ask(PHONEMES, order, PATIENCE).fault


def listened(path: Path, starts: Sequence[timedelta]) -> tuple[timedelta, list[int]]:
    """Return how long a script sounds, and the largest sample of each line."""
    with wave.open(str(path)) as stream:
        rate, samples = stream.getframerate(), array("h", stream.readframes(stream.getnframes()))
    if sys.byteorder == "big":
        samples.byteswap()
    ends = [*(round(start.total_seconds() * rate) for start in starts), len(samples)]
    return timedelta(seconds=len(samples) / rate), [loudest(samples[one:other]) for one, other in pairwise(ends)]


def loudest(samples: array[int]) -> int:
    """Return the largest sample, 0 of none."""
    return max(max(samples), -min(samples)) if samples else 0
