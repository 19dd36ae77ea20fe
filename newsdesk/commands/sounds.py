"""Everything that airs, as sound: clips by their script, and the sounds that are not speech."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from newsdesk.audio import sounds
from newsdesk.audio.clips import Clip, at_hand, render
from newsdesk.audio.voices import EspeakVoice
from newsdesk.commands.coming import Week
from newsdesk.model.programme import Part


@dataclass(frozen=True, slots=True)
class Sounds:
    """Everything ready for air, by digest of its script, and the sounds that are not speech."""

    clips: Mapping[str, Clip]
    fixed: Mapping[Part, Clip]

    def of(self, digest: str, part: Part) -> Clip:
        """Return what an item of a rundown sounds like."""
        return self.fixed[part] if part in self.fixed else self.clips[digest]


def ready_sounds(coming: Week, cache: Path) -> Sounds:
    """Make every clip that is not in the cache yet."""
    folder = cache / "clips"
    clips = render(coming.scripts, EspeakVoice(), folder)
    return Sounds(clips, {Part.IDENT: sounds.ident(folder), Part.STING: sounds.sting(folder)})


def clips_at_hand(coming: Week, cache: Path) -> dict[str, Clip]:
    """Return the clips that are made already, by the digest of their script."""
    found = {script.digest: at_hand(script, EspeakVoice(), cache / "clips") for script in coming.stories.values()}
    return {digest: clip for digest, clip in found.items() if clip}
