"""What a rundown needs once it is full: a closing that names who read, and music exactly as long as the room left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from newsdesk.commands.broadcast_texts import Texts, broadcast_texts, of_programme
from newsdesk.commands.coming import Airing, closing_script
from newsdesk.commands.lengths import Lengths
from newsdesk.commands.named_readings import NamedReadings
from newsdesk.commands.reading import Readable
from newsdesk.commands.ready import OF_STORIES, Sound, sound_of
from newsdesk.commands.rundowns import Planned
from newsdesk.commands.sounds import Sounds, Studio
from newsdesk.model.programme import Part
from newsdesk.model.rundown import Item, Rundown
from newsdesk.model.script import Script
from newsdesk.model.story import Channel
from newsdesk.planning.running import with_closing


@dataclass(frozen=True, slots=True, kw_only=True)
class Aired:
    """The rundowns as they air, every sound in them, and what each programme says of itself."""

    rundowns: tuple[Rundown, ...]
    sounds: Sounds
    said: Mapping[str, Mapping[Part, Script]]
    """By the rundown's name."""
    heard: Mapping[str, Sequence[Sound]] = field(default_factory=dict)
    """What the sound of each item is of, by the rundown's name."""


def completed(desk: Readable, planned: Sequence[Planned], ready: Sounds, studio: Studio) -> Aired:
    """Return the rundowns as they air, with their closing words and their music."""
    scripts = [closing_script(desk.library, one.airing, one.rundown.readers) for one in planned]
    ready = replace(ready, clips={**ready.clips, **studio.speech(scripts)})
    lengths = ready.lengths
    rundowns = tuple(_closed(one, script, lengths) for one, script in zip(planned, scripts, strict=True))
    said = {
        one.airing.key: {**one.airing.said, Part.CLOSING: _last_words(one, script, rundown)}
        for one, script, rundown in zip(planned, scripts, rundowns, strict=True)
    }
    rows = NamedReadings(desk.library).of_each((*desk.week.scripts, *desk.week.headed, *scripts))
    texts = broadcast_texts(desk.library)
    heard = {
        rundown.key: [_sound(desk, item, one.airing, texts, rows.get(item.digest, ())) for item in rundown.items]
        for one, rundown in zip(planned, rundowns, strict=True)
    }
    return Aired(rundowns=rundowns, sounds=replace(ready, beds=studio.beds(rundowns)), said=said, heard=heard)


def _sound(desk: Readable, item: Item, airing: Airing, texts: Texts, readings: tuple[str, ...]) -> Sound:
    """Return what the sound of an item is of: whoever is to play it later asks whether that may still be heard."""
    library, slug = desk.library, item.slug or ""
    recording = desk.recordings.by_script.get(item.digest)
    sound = replace(sound_of(item, recording.digest if recording else ""), readings=readings)
    story = library.by_slug.get(slug) if item.part.value in OF_STORIES else None
    if story is None:
        is_own = item.part in airing.said and not slug
        text = of_programme(library, airing.programme, airing.day) if is_own else texts.get((item.part.value, slug))
        return replace(sound, written=text.written) if text else sound
    rests = library.allowances.leave_taken(story, Channel.LOUDSPEAKER, airing.day)
    return replace(sound, approved=story.header.approvals[-1].digest, rests=rests)


def _closed(planned: Planned, script: Script, lengths: Lengths) -> Rundown:
    """Return the rundown with its closing; one that was planned with these words stays as it is."""
    airing = planned.airing
    if script.digest == airing.said[Part.CLOSING].digest:
        return planned.rundown
    closing = lengths.piece(script)
    return with_closing(planned.rundown, closing, airing.programme, airing.slot, planned.material)


def _last_words(planned: Planned, script: Script, rundown: Rundown) -> Script:
    """Return the closing that is really aired: the planned one where the other did not fit."""
    aired = {item.digest for item in rundown.items}
    return script if script.digest in aired else planned.airing.said[Part.CLOSING]
