"""How long everything is that may be aired, without making any sound: what was made before is known exactly."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import mutagen

from newsdesk import files
from newsdesk.audio.kept import facts_of
from newsdesk.audio.sounds import known, of_jingle, of_song
from newsdesk.audio.voices import Voice
from newsdesk.commands.lengths import Lengths, Sounding
from newsdesk.commands.reading import Readable
from newsdesk.commands.sounds import SOUND_OF, Studio, sound_file, sounding
from newsdesk.errors import DeskError
from newsdesk.model.programme import Part
from newsdesk.model.recording import reading_rate
from newsdesk.model.script import SYLLABLES_A_MINUTE, Script


def lengths_at_hand(desk: Readable, root: Path) -> Lengths:
    """Return what is known of clips that were made before; the others are reckoned from their syllables."""
    studio = Studio(desk, root)
    rate = reading_rate(desk.recordings.kept) or SYLLABLES_A_MINUTE
    fixed, songs = dict(_bells(studio)), dict(_songs(studio))
    readers = {digest: one.by for digest, one in desk.recordings.by_script.items()}
    try:
        spoken = dict(_known(studio, desk.week.scripts, studio.voice))
        headlines = dict(_known(studio, desk.week.headed, studio.headlines_voice))
    except DeskError:  # a voice that is not to be had stops a publish, not a look ahead
        return Lengths(fixed=fixed, songs=songs, rate=rate, readers=readers)
    return Lengths(spoken=spoken, headlines=headlines, fixed=fixed, songs=songs, rate=rate, readers=readers)


PLANNED = ("planning", "on air", "approved", "exposed", "people", "script long", "script short", "headline")
"""What plans and lengths ask of stories."""


def rests_on(desk: Readable, root: Path) -> tuple[object, ...]:
    """Return everything that the coming days are planned from, lengths included; equal where all of it is."""
    studio, library = Studio(desk, root), desk.library
    stories = library.remembered.fact(PLANNED, library.stories, lambda: library.stories)
    content = (library.facility, library.broadcasting, library.consents, library.bases, library.lexicon)
    texts = (library.news, library.features, library.sounds, desk.slots)
    past = (desk.past.rundowns, desk.diary, desk.recordings.kept)
    try:
        voices: tuple[str, ...] = (studio.voice.identity, studio.headlines_voice.identity)
    except DeskError as fault:
        voices = (fault.code,)
    return stories, content, texts, past, voices, files.names_in(studio.cache)


def _known(studio: Studio, scripts: Sequence[Script], voice: Voice) -> Iterator[tuple[str, Sounding]]:
    for script in scripts if studio.has_clips else ():
        if clip := studio.made_before(script, voice, facts_of):
            yield script.digest, sounding(clip)


def _bells(studio: Studio) -> Iterator[tuple[Part, tuple[str, Sounding]]]:
    level = studio.desk.library.facility.level
    for part in SOUND_OF:
        path, digest = studio.source(part.value)
        clip = facts_of(studio.cache, of_jingle(part.value, known(path, digest), level))
        if sounds := sounding(clip) if clip else path and _declared(path):
            yield part, (clip.path.stem[:32] if clip else digest or "", sounds)


def _songs(studio: Studio) -> Iterator[tuple[str, tuple[str, Sounding]]]:
    library = studio.desk.library
    for song in library.broadcasting.songs:
        digest = library.sounds[song.file]
        clip = facts_of(studio.cache, of_song(digest, library.facility.level))
        if sounds := sounding(clip) if clip else _declared(sound_file(studio.root, song.file)):
            yield song.key, (clip.path.stem[:32] if clip else digest, sounds)


def _declared(path: Path) -> Sounding | None:
    """Return how long a file says that it is; it is decoded where it is aired."""
    try:
        found = mutagen.File(path)
        return Sounding(timedelta(seconds=found.info.length)) if found is not None else None
    except (mutagen.MutagenError, AttributeError):
        return None
