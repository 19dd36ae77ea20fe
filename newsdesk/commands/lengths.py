"""How long everything is that may be aired: as it sounds where it is made, reckoned from its syllables where not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from newsdesk.model.names import PARTS
from newsdesk.model.programme import Part, Song
from newsdesk.model.script import SYLLABLES_A_MINUTE, Script
from newsdesk.planning.material import Piece

EDGES = timedelta(milliseconds=150)
"""Silence at both ends of a clip."""
BELLS = {Part.IDENT: timedelta(seconds=6.14), Part.STING: timedelta(seconds=1.65)}
"""The desk's own sounds, before they are made."""


@dataclass(frozen=True, slots=True)
class Sounding:
    """What is known of a clip: how long it is, who speaks."""

    length: timedelta
    voice: str | None = None
    synthetic: bool = False


@dataclass(frozen=True, kw_only=True)
class Lengths:
    """What is known of everything that may be aired."""

    spoken: Mapping[str, Sounding] = field(default_factory=dict)
    """By the digest of the script."""
    headlines: Mapping[str, Sounding] = field(default_factory=dict)
    """By the digest of the script: another voice may read these."""
    fixed: Mapping[Part, tuple[str, Sounding]] = field(default_factory=dict)
    """Ident and sting, with the digest of each."""
    songs: Mapping[str, tuple[str, Sounding]] = field(default_factory=dict)
    """By the song's key."""
    rate: float = SYLLABLES_A_MINUTE
    """Syllables a minute of what is not made yet."""
    machine: str = "giọng máy"
    """Who will read what is not made yet and nobody read."""
    readers: Mapping[str, str] = field(default_factory=dict)
    """Who read what is not made yet, by the digest of the script."""

    def piece(self, script: Script) -> Piece:
        """Return a script as something to be aired."""
        return self._piece(script, self.spoken.get(script.digest))

    def headline(self, script: Script) -> Piece:
        """Return a headline as something to be aired."""
        return self._piece(script, self.headlines.get(script.digest))

    def _piece(self, script: Script, known: Sounding | None) -> Piece:
        reader = self.readers.get(script.digest)
        length = script.length_at(self.rate) + EDGES
        sounding = known or Sounding(length, reader or self.machine, synthetic=reader is None)
        return Piece(script.shown_title, script.digest, sounding.length, sounding.voice, sounding.synthetic)

    def song(self, song: Song) -> Piece | None:
        """Return a song, if it is known how long it is."""
        if song.key not in self.songs:
            return None
        digest, sounding = self.songs[song.key]
        return Piece(f"{song.title} (mẫu)" if song.sample else song.title, digest, sounding.length)

    def bell(self, part: Part) -> Piece:
        """Return the ident or the sting."""
        digest, sounding = self.fixed.get(part, ("", Sounding(BELLS[part])))
        return Piece(PARTS[part], digest, sounding.length)
