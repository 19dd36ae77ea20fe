"""Scripts become clips, several at once; what was made once and is still whole is not made again."""

import json
import os
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from newsdesk.audio import ffmpeg, mastering
from newsdesk.audio.mastering import Mastered
from newsdesk.audio.voices import Voice
from newsdesk.errors import DeskError
from newsdesk.files import digest, digest_of, machine_faults, whole, write_if_changed
from newsdesk.model.script import Script

MICROSECOND = timedelta(microseconds=1)
OF_THE_SCRIPT = {"voice-failed", "too-quiet", "mastering-missed"}


@dataclass(frozen=True, slots=True)
class Clip:
    """Mastered audio of one script, ready for air; the file is bare MP3 frames."""

    path: Path
    length: timedelta
    starts: tuple[timedelta, ...]
    """Where each Line of the script is first heard."""
    voice: str
    """Who speaks, as people are told."""
    synthetic: bool
    loudness: float
    """LUFS, dual mono."""
    true_peak: float
    """dBTP."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was just written to a draft."""

    mastered: Mastered
    starts: tuple[timedelta, ...] = ()
    voice: str = ""
    synthetic: bool = False


def render(
    scripts: Sequence[Script],
    voice: Voice,
    cache: Path,
    jobs: int | None = None,
    told: Callable[[int, int], None] | None = None,
) -> dict[str, Clip]:
    """Return each script's clip by the script's digest; `told` hears (clips done, clips in all).

    The first fault stops the rest: what is under way ends, nothing else begins, nothing half-made stays.
    """
    with machine_faults(cache):
        cache.mkdir(parents=True, exist_ok=True)
    wanted = {script.digest: script for script in scripts}
    made: dict[str, Clip] = {}
    with ThreadPoolExecutor(max_workers=jobs or os.cpu_count() or 1) as pool:
        try:
            under_way = {pool.submit(clip, script, voice, cache): key for key, script in wanted.items()}
            for done in as_completed(under_way):
                made[under_way[done]] = done.result()
                if told:
                    told(len(made), len(wanted))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
    return {key: made[key] for key in wanted}


def clip(script: Script, voice: Voice, cache: Path) -> Clip:
    """Return a script's clip from the cache, or make it."""
    return from_cache(cache, (script.digest, voice.identity), partial(read_and_master, script, voice))


def read_and_master(script: Script, voice: Voice, to: Path) -> Made:
    """Let the voice read the script, and master what it read; a fault of either names the script's source."""
    with machine_faults(to), tempfile.TemporaryDirectory(prefix="newsdesk-") as folder:
        spoken = Path(folder, "spoken.wav")
        try:
            starts = voice.read_aloud(script, spoken)
            mastered = mastering.master(spoken, to, heard=voice.level)
        except DeskError as fault:
            if fault.code in OF_THE_SCRIPT:
                raise DeskError(fault.code, **{**fault.facts, "path": script.source}) from fault
            raise
    return Made(mastered, tuple(start + mastering.LEAD for start in starts), voice.name, synthetic=True)


def from_cache(cache: Path, depends_on: Sequence[str], make: Callable[[Path], Made]) -> Clip:
    """Return the clip that the cache holds for what it depends on, or make it.

    `make` writes bare frames to the path it is given. A clip that is not as it was written is made again.
    """
    path, facts = names(cache, depends_on)
    if clip := kept(path, facts):
        return clip
    with whole(path) as draft:
        made = make(draft)
    told = told_of(made, path)
    write_if_changed(facts, json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    return from_facts(path, told)


def names(cache: Path, depends_on: Sequence[str]) -> tuple[Path, Path]:
    """Return where the clip for what it depends on lies, and where its facts do."""
    key = digest("\n".join((*depends_on, mastering.CHAIN, ffmpeg.version())))
    return cache / f"{key}.mp3", cache / f"{key}.json"


def at_hand(script: Script, voice: Voice, cache: Path) -> Clip | None:
    """Return a script's clip if it was made before."""
    return kept(*names(cache, (script.digest, voice.identity)))


def kept(path: Path, facts: Path) -> Clip | None:
    """Return the clip that the cache holds, or None if it is not there or not as it was written."""
    try:
        told = json.loads(facts.read_bytes())
        if path.stat().st_size != told["size"] or digest_of(path) != told["digest"]:
            return None
        return from_facts(path, told)
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        return None


def told_of(made: Made, path: Path) -> dict[str, Any]:
    """Return what is kept beside a clip: its facts, and the size and digest that vouch for it."""
    return {
        "size": path.stat().st_size,
        "digest": digest_of(path),
        "length": made.mastered.length // MICROSECOND,
        "starts": [start // MICROSECOND for start in made.starts],
        "voice": made.voice,
        "synthetic": made.synthetic,
        "loudness": round(made.mastered.loudness, 3),
        "true_peak": round(made.mastered.true_peak, 3),
    }


def from_facts(path: Path, told: dict[str, Any]) -> Clip:
    """Read a Clip from what is kept beside it."""
    return Clip(
        path=path,
        length=told["length"] * MICROSECOND,
        starts=tuple(start * MICROSECOND for start in told["starts"]),
        voice=told["voice"],
        synthetic=told["synthetic"],
        loudness=told["loudness"],
        true_peak=told["true_peak"],
    )
