"""Everything that airs, as sound: clips by their script, and the sounds that are not speech."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from newsdesk.audio import sounds
from newsdesk.audio.clips import Clip, at_hand, render
from newsdesk.audio.voices import EspeakVoice
from newsdesk.commands.coming import Week
from newsdesk.commands.lengths import Lengths, Sounding
from newsdesk.commands.reading import Readable
from newsdesk.model.programme import Part
from newsdesk.model.rundown import Item, Rundown
from newsdesk.model.script import Script, Version


@dataclass(frozen=True, slots=True)
class Sounds:
    """Everything ready for air, by digest of its script, and the sounds that are not speech."""

    clips: Mapping[str, Clip]
    fixed: Mapping[Part, Clip]
    headlines: Mapping[str, Clip] = field(default_factory=dict)
    songs: Mapping[str, Clip] = field(default_factory=dict)
    beds: Mapping[str, Clip] = field(default_factory=dict)

    def of(self, item: Item) -> Clip:
        """Return what an item of a rundown sounds like."""
        if item.part in self.fixed:
            return self.fixed[item.part]
        if item.part is Part.SONG:
            return self.songs[item.slug or ""]
        kinds = {Part.HEADLINES: self.headlines, Part.BED: self.beds}
        return kinds.get(item.part, self.clips)[item.digest]

    @property
    def lengths(self) -> Lengths:
        """How long everything is."""
        return Lengths(
            spoken={digest: sounding(clip) for digest, clip in self.clips.items()},
            headlines={digest: sounding(clip) for digest, clip in self.headlines.items()},
            fixed={part: (clip.path.stem[:32], sounding(clip)) for part, clip in self.fixed.items()},
            songs={key: (clip.path.stem[:32], sounding(clip)) for key, clip in self.songs.items()},
        )


def sounding(clip: Clip) -> Sounding:
    """Return what planning knows of a clip."""
    return Sounding(clip.length, clip.voice or None, clip.synthetic)


def ready_sounds(desk: Readable, root: Path) -> Sounds:
    """Make every clip that is not in the cache yet."""
    folder = root / ".cache" / "clips"
    clips = speech(desk, desk.week.scripts, root)
    headlines = render(desk.week.headed, EspeakVoice(), folder)
    fixed = {Part.IDENT: sounds.ident(folder), Part.STING: sounds.sting(folder)}
    return Sounds(clips, fixed, headlines)


def speech(desk: Readable, scripts: Sequence[Script], root: Path) -> dict[str, Clip]:
    """Return the clip of each script: what an announcer read, else what the machine's voice reads."""
    return render(scripts, EspeakVoice(), root / ".cache" / "clips")


def beds(desk: Readable, rundowns: Sequence[Rundown], root: Path) -> dict[str, Clip]:
    """Return the music of each rundown by its digest."""
    return {}


def clips_at_hand(coming: Week, cache: Path) -> dict[str, Clip]:
    """Return the clips that are made already, by the digest of their script."""
    told = [versions[Version.LONG] for versions in coming.stories.values() if Version.LONG in versions]
    found = {script.digest: at_hand(script, EspeakVoice(), cache / "clips") for script in told}
    return {digest: clip for digest, clip in found.items() if clip}
