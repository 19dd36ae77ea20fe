"""Whether a file is a person's whole sound: not something else, not cut, not damaged, not under a wrong name."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from newsdesk.audio.recordings import containers
from newsdesk.audio.recordings.containers import Ends
from newsdesk.audio.recordings.decoding import MOST_SAMPLES, Said
from newsdesk.audio.recordings.said_lengths import lasting
from newsdesk.files import machine_faults
from newsdesk.problems import Place, Problem, error, notice

MOST_BYTES = 4 * MOST_SAMPLES
"""Of a file: as many samples as are heard, none of them packed, at the four bytes of the finest recorders."""
MISSING = timedelta(milliseconds=300)
"""What may lack of the declared length: encoders and containers differ by a few frames."""
TRAILING = 2
"""Complaints of an MP3 decoder about what some programs write behind the last frame."""
LENGTHLESS = {"aac", "amr", "asf"}
"""Containers that may declare no length: only the last piece tells."""
SHORT_OF_DECLARED = {"ogg", "amr"}
"""Here ffmpeg takes the length from the end of the file as it is."""
UNFINISHED = "moov atom not found"
"""A phone writes this index of an MP4 last."""


def no_file(path: Path, place: Place) -> Problem | None:
    """Return what is wrong with a path that leads to no file, to one without a byte, or with more than anybody reads.

    Nothing of it is read: to hear a file of many gigabytes to its end takes minutes, in which the desk is locked.
    """
    with machine_faults(path):
        if not path.is_file():
            return error(place, "recording-not-audio")
        size = path.stat().st_size
    if size > MOST_BYTES:
        facts = {"size": f"{size / 1e9:.1f}".replace(".", ","), "most": f"{MOST_BYTES / 1e9:.1f}".replace(".", ",")}
        return error(place, "recording-too-heavy", **facts)
    return None if size else error(place, "recording-empty")


def not_decoded(said: Said, ends: Ends, place: Place) -> Problem:
    """Return why nothing could be decoded."""
    if UNFINISHED in said.text:
        return error(place, "recording-unfinished")
    if not said.container:
        return error(place, "recording-not-audio")
    if not said.codec:
        return error(place, "recording-without-sound")
    sizes = containers.wav_sizes(ends)
    return error(place, "recording-empty" if sizes and not said.broken else "recording-unreadable")


def whole(said: Said, ends: Ends, length: timedelta, place: Place) -> Iterator[Problem]:
    """Yield what is wrong with a file that could be decoded."""
    if said.synthetic:
        yield error(place, "recording-synthetic", engine=said.synthetic[:60])
    if cut := _cut(said, ends, length, place):
        yield cut
    elif said.broken > (TRAILING if said.container == "mp3" else 0):
        yield error(place, "recording-damaged")
    if ending := containers.proper_ending(place.path, said.container):
        yield notice(place, "recording-ending", ending=ending)


def _cut(said: Said, ends: Ends, length: timedelta, place: Place) -> Problem | None:
    """Return that a file ends before its sound does, or may do so."""
    if sizes := containers.wav_sizes(ends):
        return _cut_wav(sizes, ends, length, place)
    declared = said.declared if said.container not in SHORT_OF_DECLARED else None
    if declared and declared - length > MISSING:
        return error(place, "recording-cut-short", heard=lasting(length), declared=lasting(declared))
    if (said.ends_early and said.container not in LENGTHLESS) or (
        said.container == "ogg" and containers.ogg_is_cut(ends)
    ):
        return error(place, "recording-cut", heard=lasting(length))
    if _may_be_cut(said, ends):
        return notice(place, "recording-maybe-cut", heard=lasting(length))
    return None


def _may_be_cut(said: Said, ends: Ends) -> bool:
    """Whether the last piece of a file that declares no length is broken off, or not marked as the last."""
    if said.container == "ogg":
        return containers.ogg_is_open(ends)
    if said.container == "mp3":
        return containers.mp3_is_open(ends)
    return said.container in LENGTHLESS and said.declared is None and 0 < said.broken <= TRAILING


def _cut_wav(sizes: tuple[int, int], ends: Ends, length: timedelta, place: Place) -> Problem | None:
    declared, there = sizes
    if declared in containers.UNKNOWN:
        return notice(place, "recording-size-missing", heard=lasting(length))
    lacking = timedelta(seconds=(declared - there) / (containers.wav_byte_rate(ends) or 1))
    if lacking > MISSING:
        return error(place, "recording-cut-short", heard=lasting(length), declared=lasting(length + lacking))
    return None
