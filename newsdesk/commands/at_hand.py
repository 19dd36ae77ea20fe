"""How long everything is that may be aired, without making any sound: what was made before is known exactly."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import mutagen

from newsdesk.audio.clips import of_recording, of_script
from newsdesk.audio.kept import Clip, facts_of
from newsdesk.audio.sounds import of_song
from newsdesk.audio.voices import Voice
from newsdesk.commands.lengths import Lengths, Sounding
from newsdesk.commands.reading import Readable
from newsdesk.commands.sounds import Studio, sound_file, sounding
from newsdesk.errors import DeskError
from newsdesk.model.programme import Song
from newsdesk.model.recording import reading_rate
from newsdesk.model.script import SYLLABLES_A_MINUTE, Script


def lengths_at_hand(desk: Readable, root: Path) -> Lengths:
    """Return what is known of clips that were made before; the others are reckoned from their syllables."""
    studio = Studio(desk, root)
    rate = reading_rate(desk.recordings.kept) or SYLLABLES_A_MINUTE
    songs = dict(_songs(studio))
    try:
        spoken = dict(_known(studio, desk.week.scripts, studio.voice))
        headlines = dict(_known(studio, desk.week.headed, studio.headlines_voice))
    except DeskError:  # a voice that is not to be had stops a publish, not a look ahead
        return Lengths(songs=songs, rate=rate)
    return Lengths(spoken=spoken, headlines=headlines, songs=songs, rate=rate)


def _known(studio: Studio, scripts: Sequence[Script], voice: Voice) -> Iterator[tuple[str, Sounding]]:
    for script in scripts:
        if clip := _clip(studio, script, voice):
            yield script.digest, sounding(clip)


def _clip(studio: Studio, script: Script, voice: Voice) -> Clip | None:
    level, recording = studio.desk.library.facility.level, studio.desk.recordings.of(script)
    if recording and (clip := facts_of(studio.cache, of_recording(recording.digest, recording.channel, level))):
        return clip
    return facts_of(studio.cache, of_script(script, voice, level))


def _songs(studio: Studio) -> Iterator[tuple[str, tuple[str, Sounding]]]:
    library = studio.desk.library
    for song in library.broadcasting.songs:
        digest = library.sounds[song.file]
        clip = facts_of(studio.cache, of_song(digest, library.facility.level))
        if known := sounding(clip) if clip else _declared(studio.root, song):
            yield song.key, (digest, known)


def _declared(root: Path, song: Song) -> Sounding | None:
    """Return how long a file says that it is; it is decoded where it is aired."""
    try:
        found = mutagen.File(sound_file(root, song.file))
        return Sounding(timedelta(seconds=found.info.length)) if found else None
    except (mutagen.MutagenError, AttributeError):
        return None
