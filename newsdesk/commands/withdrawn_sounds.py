"""The sounds that go with a withdrawal: clips of texts told no longer, recordings of the person's own voice."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsdesk import files
from newsdesk.audio import clips, cues, kept
from newsdesk.audio.voices import Voice
from newsdesk.commands import recording_files
from newsdesk.commands.reading import Readable
from newsdesk.commands.script_files import versions_of
from newsdesk.commands.sounds import Studio
from newsdesk.errors import DeskError
from newsdesk.model.facility import Level
from newsdesk.model.recording import Recording, same_reader
from newsdesk.model.script import Script
from newsdesk.scripts.make import headline_script, story_script


@dataclass(frozen=True, slots=True)
class Sounds:
    """Files in the cache and in media/, and the lines of the register that go with them."""

    clips: tuple[Path, ...] = ()
    recordings: tuple[Recording, ...] = ()


def of_withdrawal(root: Path, desk: Readable, stories: Iterable[str], announcers: Iterable[str]) -> Sounds:
    """Return the sounds of these stories and of what these announcers read, whether they are still told or not."""
    stories = tuple(stories)
    studio, level = Studio(desk, root), desk.library.facility.level
    told_of = [desk.library.by_slug[slug] for slug in stories if slug in desk.library.by_slug]
    lexicon = desk.library.lexicon
    scripts = [story_script(story, lexicon, version)[0] for story in told_of for version in versions_of(story)]
    headlines = [headline_script(story, lexicon) for story in told_of]
    own = tuple(one for one in desk.recordings.kept if any(same_reader(one.by, name) for name in announcers))
    told = {script.digest for script in scripts}
    read = [one for one in desk.recordings.kept if one.script in told or one.slug in stories or one in own]
    found = (*_clips(studio, level, (*scripts, *headlines), read), *_listened_to(studio))
    return Sounds(tuple(dict.fromkeys(found)), own)


def forget_untold(root: Path, desk: Readable) -> None:
    """Remove what the machine's voice read of texts that are told no longer: nobody hears it, and it tells all."""
    for path in _listened_to(Studio(desk, root)):
        files.remove(path)


def forget_recordings(root: Path, desk: Readable, recordings: Sequence[Recording]) -> None:
    """Remove recordings that another one replaced, what was made of them, and then their lines in the register.

    As long as a line stands, whoever takes a voice back finds the sound by it.
    """
    if recordings:
        clips_of = _clips(Studio(desk, root), desk.library.facility.level, (), recordings)
        remove(root, desk, Sounds(tuple(clips_of), tuple(recordings)))


def _listened_to(studio: Studio) -> Iterator[Path]:
    """Yield what the machine's voice read of texts that are not told as they were then.

    A draft is listened to before it is approved, and a text may be changed after it was read. Such a sound bears no
    name: nobody could say whether the person is told of in it.
    """
    desk = studio.desk
    needed = {*_clips(studio, desk.library.facility.level, (*desk.week.scripts, *desk.week.headed), ())}
    for facts in sorted(studio.cache.glob("*.json")):
        if facts not in needed and _is_read_by_machine(facts):
            yield from (facts.with_suffix(".mp3"), facts)


def _is_read_by_machine(facts: Path) -> bool:
    try:
        told = json.loads(files.read_text(facts))
    except ValueError:
        return True  # of a clip that nobody will take from here any more
    return isinstance(told, dict) and told.get("synthetic") is True


def _clips(studio: Studio, level: Level, scripts: Iterable[Script], read: Iterable[Recording]) -> Iterator[Path]:
    try:
        voices: tuple[Voice, ...] = (studio.voice, studio.headlines_voice)
    except DeskError:  # a voice that is not to be had made nothing on this machine
        voices = ()
    for script in scripts:
        for voice in voices:
            yield from kept.names(studio.cache, clips.of_script(script, voice, level))
    for one in read:
        clip, facts = kept.names(studio.cache, clips.of_recording(one.digest, one.channel, level))
        yield from (clip, facts, cues.beside_clip(clip))


def remove(root: Path, desk: Readable, sounds: Sounds) -> int:
    """Remove clips, then recordings, then their lines in the register; return how many files that were."""
    paths = [*sounds.clips, *(desk.recordings.path(one) for one in sounds.recordings)]
    there = [path for path in paths if path.is_file()]
    for path in there:
        files.remove(path)
    if sounds.recordings:
        recording_files.change(root, lambda kept: [one for one in kept if one not in sounds.recordings])
    return len(there)
