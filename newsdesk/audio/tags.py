"""What a delivered MP3 says of itself: ID3v2.3, which the oldest of players read."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from mutagen.id3 import COMM, ID3, TALB, TDRC, TIT2, TLAN, TPE1, TXXX, Encoding, Frame

from newsdesk.audio.kept import Clip

UTF16 = Encoding.UTF16
"""ID3v2.3's mark of UTF-16 with a byte order mark: the only way it has for Vietnamese."""
ALGORITHMIC = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"
"""IPTC's word (C2PA uses its list too) for what a program made without having learnt from recordings."""

TRAINED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
"""IPTC's word for what a program made that learnt from recordings of people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """What a player shows, and what a machine can read."""

    title: str
    artist: str
    album: str
    day: date | None
    comment: str
    synthetic: bool
    """Whether any voice in it is a machine's."""
    language: str = "vie"
    """ISO 639-2."""
    engine: str = "espeak-ng"
    """The machine voice's engine, told only where `synthetic`."""
    source_type: str = ALGORITHMIC
    """IPTC digital source type of the synthetic voice."""


def voiced(clips: Sequence[Clip]) -> dict[str, str]:
    """Return what tags say of the machines' voices in these clips: every engine; trained where any of them is."""
    machines = [clip for clip in clips if clip.synthetic]
    if not machines:
        return {}
    trained = any(clip.source_type == TRAINED for clip in machines)
    engines = ", ".join(dict.fromkeys(clip.engine for clip in machines))
    return {"engine": engines, "source_type": TRAINED if trained else ALGORITHMIC}


def id3(tags: Tags) -> bytes:
    """Return the tags as ID3v2.3 bytes, the same for the same tags."""
    frames = ID3()
    for entry in contents(tags):
        frames.add(entry)
    frames.update_to_v23()
    stream = BytesIO()
    frames.save(stream, v1=0, v2_version=3, padding=lambda _info: 0)
    return stream.getvalue()


def contents(tags: Tags) -> Iterator[Frame]:
    """Yield each frame: the standard ones, and the marks of a machine's voice."""
    yield TIT2(encoding=UTF16, text=clean(tags.title))
    yield TPE1(encoding=UTF16, text=clean(tags.artist))
    yield TALB(encoding=UTF16, text=clean(tags.album))
    if tags.day:
        yield TDRC(encoding=UTF16, text=tags.day.isoformat())
    yield TLAN(encoding=UTF16, text=tags.language)
    yield COMM(encoding=UTF16, lang=tags.language, desc="", text=clean(tags.comment))
    if tags.synthetic:
        yield TXXX(encoding=UTF16, desc="synthetic-voice", text=clean(tags.engine))
        yield TXXX(encoding=UTF16, desc="DigitalSourceType", text=clean(tags.source_type))


def clean(text: str) -> str:
    """Return a text on one line: a line break in a tag is a new entry to some players."""
    spaced = "".join(" " if unicodedata.category(letter) in {"Cc", "Zl", "Zp"} else letter for letter in text)
    shown = "".join(letter for letter in spaced if unicodedata.category(letter) not in {"Cf", "Cs"})
    return unicodedata.normalize("NFC", " ".join(shown.split()))
