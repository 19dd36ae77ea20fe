"""Scripts and recordings become clips, several at once; what was made once and is still whole is not made again."""

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from functools import partial
from pathlib import Path

from newsdesk.audio import aims, encoding, mastering
from newsdesk.audio.kept import Clip, Made, blaming, from_cache, whole_clip
from newsdesk.audio.voices import Voice
from newsdesk.files import machine_faults
from newsdesk.model.facility import Level
from newsdesk.model.script import Script

__all__ = ["Clip", "at_hand", "clip", "from_recording", "recording_at_hand", "render", "several"]


def render(
    scripts: Sequence[Script],
    voice: Voice,
    cache: Path,
    jobs: int | None = None,
    told: Callable[[int, int], None] | None = None,
    level: Level = Level.PA,
) -> dict[str, Clip]:
    """Return each script's clip by the script's digest; as `several` does it."""
    with machine_faults(cache):
        cache.mkdir(parents=True, exist_ok=True)
    return several({script.digest: partial(clip, script, voice, cache, level) for script in scripts}, jobs, told)


def several(
    wanted: Mapping[str, Callable[[], Clip]],
    jobs: int | None = None,
    told: Callable[[int, int], None] | None = None,
) -> dict[str, Clip]:
    """Make clips on all cores and return them in the order wanted; `told` hears (clips done, clips in all).

    The first fault stops the rest: what is under way ends, nothing else begins, nothing half-made stays.
    """
    made: dict[str, Clip] = {}
    with ThreadPoolExecutor(max_workers=jobs or os.cpu_count() or 1) as pool:
        try:
            under_way = {pool.submit(make): key for key, make in wanted.items()}
            for done in as_completed(under_way):
                made[under_way[done]] = done.result()
                if told:
                    told(len(made), len(wanted))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
    return {key: made[key] for key in wanted}


def clip(script: Script, voice: Voice, cache: Path, level: Level = Level.PA) -> Clip:
    """Return a script's clip from the cache, or make it."""
    return from_cache(cache, of_script(script, voice, level), partial(read_and_master, script, voice, level))


def at_hand(script: Script, voice: Voice, cache: Path, level: Level = Level.PA) -> Clip | None:
    """Return a script's clip if it was made before."""
    return whole_clip(cache, of_script(script, voice, level))


def of_script(script: Script, voice: Voice, level: Level) -> tuple[str, ...]:
    """Return what a script's clip depends on."""
    return (script.digest, voice.identity, *aims.mark(level))


def read_and_master(script: Script, voice: Voice, level: Level, to: Path) -> Made:
    """Let the voice read the script, and master what it read; a fault of either names the script's source."""
    with mastering.workshop(to) as folder, blaming(script.source):
        spoken = folder / "spoken.wav"
        starts = voice.read_aloud(script, spoken)
        mastered = mastering.master(spoken, to, heard=voice.level, level=level)
    return Made(
        mastered,
        starts=tuple(start + encoding.LEAD for start in starts),
        voice=voice.name,
        synthetic=True,
        engine=voice.engine,
        source_type=voice.source_type,
    )


def from_recording(recording: Path, digest: str, channel: int, cache: Path, by: str, level: Level = Level.PA) -> Clip:
    """Return the clip of an announcer's recording; one that was made before does not need the recording.

    `digest` is of the recording's bytes; `channel` is the one with the voice (`channels.live_channel`), from 0.
    Raises DeskError `too-quiet`, `mastering-missed`, `sound-unreadable`, each with the recording's path.
    """
    made = from_cache(cache, of_recording(digest, channel, level), partial(master_recording, recording, channel, level))
    return replace(made, voice=by)


def recording_at_hand(digest: str, channel: int, cache: Path, by: str, level: Level = Level.PA) -> Clip | None:
    """Return a recording's clip if it was made before."""
    found = whole_clip(cache, of_recording(digest, channel, level))
    return found and replace(found, voice=by)


def of_recording(digest: str, channel: int, level: Level) -> tuple[str, ...]:
    """Return what a recording's clip depends on; who reads is told by whoever asks."""
    return ("recording", digest, str(channel), *aims.mark(level))


def master_recording(recording: Path, channel: int, level: Level, to: Path) -> Made:
    """Master one channel of a recording."""
    with blaming(recording, readable=False):
        return Made(mastering.master(recording, to, channel=channel, level=level))
