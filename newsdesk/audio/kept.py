"""The cache of clips: what was made once and is still whole is not made again."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from newsdesk.audio import ffmpeg, mastering
from newsdesk.audio.mastering import Mastered
from newsdesk.errors import DeskError
from newsdesk.files import digest, digest_of, whole, write_if_changed

MICROSECOND = timedelta(microseconds=1)
OF_THE_SOURCE = {"voice-failed", "too-quiet", "mastering-missed"}
"""Faults that say which file is at fault."""

DAMAGED = (FileNotFoundError, NotADirectoryError, ValueError, TypeError, KeyError, RecursionError)
"""What comes of a clip that is not there, or not as it was written."""


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
    engine: str
    """What made the voice, where a machine did."""
    source_type: str
    """IPTC digital source type of a machine's voice."""
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
    engine: str = ""
    source_type: str = ""


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


def kept(path: Path, facts: Path) -> Clip | None:
    """Return the clip that the cache holds, or None if it is not there or not as it was written."""
    try:
        told = _told(facts)
        if path.stat().st_size != told["size"] or digest_of(path) != told["digest"]:
            return None
        return from_facts(path, told)
    except DAMAGED:
        return None


def facts_of(cache: Path, depends_on: Sequence[str]) -> Clip | None:
    """Return what is written of a clip that was made before, its sound unread: to plan with, not to air."""
    path, facts = names(cache, depends_on)
    try:
        return from_facts(path, _told(facts))
    except DAMAGED:
        return None


def _told(facts: Path) -> Any:
    """Return what is written of a clip; what is no file tells nothing, and a pipe would keep us waiting."""
    if not facts.is_file():
        raise FileNotFoundError(facts)
    return json.loads(facts.read_bytes())


def whole_clip(cache: Path, depends_on: Sequence[str]) -> Clip | None:
    """Return a clip that was made before, if it is still as it was written."""
    return kept(*names(cache, depends_on))


def told_of(made: Made, path: Path) -> dict[str, Any]:
    """Return what is kept beside a clip: its facts, and the size and digest that vouch for it."""
    return {
        "size": path.stat().st_size,
        "digest": digest_of(path),
        "length": made.mastered.length // MICROSECOND,
        "starts": [start // MICROSECOND for start in made.starts],
        "voice": made.voice,
        "synthetic": made.synthetic,
        "engine": made.engine,
        "source_type": made.source_type,
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
        engine=told["engine"],
        source_type=told["source_type"],
        loudness=told["loudness"],
        true_peak=told["true_peak"],
    )


@contextmanager
def blaming(source: object, *, readable: bool = True) -> Iterator[None]:
    """Let what fails within name its source; where it may not be `readable`, a failed decoder means that."""
    try:
        yield
    except DeskError as fault:
        if fault.code in OF_THE_SOURCE:
            raise DeskError(fault.code, **{**fault.facts, "path": source}) from fault
        if fault.code == "encoder-failed" and not readable:
            raise DeskError("sound-unreadable", path=source, why=fault.facts["why"]) from fault
        raise
