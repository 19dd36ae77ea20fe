"""Voices of machines: a script goes in, a WAV comes out, with the start of each line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import ClassVar, Protocol

from newsdesk.audio.alphabet import sayable
from newsdesk.audio.tags import ALGORITHMIC
from newsdesk.audio.workers import ask, failed
from newsdesk.errors import DeskError
from newsdesk.model.script import Line, Pause, Script

WORKER = "newsdesk.audio.espeak_worker"
PATIENCE = timedelta(seconds=60)
"""The voice speaks about a thousand times faster than a person: what takes this long hangs."""
GAP = timedelta(milliseconds=250)
"""Silence between two sentences that no Pause parts."""
MILLISECOND = timedelta(milliseconds=1)


class Voice(Protocol):
    """Something that reads scripts aloud."""

    @property
    def name(self) -> str:
        """What people call it, Vietnamese."""

    @property
    def engine(self) -> str:
        """What made it, as the tags of a file say."""

    @property
    def source_type(self) -> str:
        """IPTC digital source type: whether it learnt from recordings of people."""

    @property
    def level(self) -> float | None:
        """How loud it always speaks (LUFS, dual mono, above 120 Hz), or None where that has to be measured."""

    @property
    def identity(self) -> str:
        """Everything that its sound depends on: engine, version, voice, rate."""

    def read_aloud(self, script: Script, to: Path) -> tuple[timedelta, ...]:
        """Write a mono 16-bit WAV and return the start of each Line in it.

        Raises DeskError `no-voice`, `voice-failed`, `nothing-to-say`; a neural voice also what is wrong with its files.
        """


@dataclass(frozen=True)
class EspeakVoice:
    """espeak-ng's northern Vietnamese, whose six tones are clear, as slowly as loudspeakers outdoors need."""

    RATE: ClassVar[int] = 140
    """espeak-ng's unit; with GAP it comes to 192 syllables a minute."""
    GAP: ClassVar[timedelta] = GAP

    name: str = "giọng máy espeak-ng"
    variant: str | None = None
    """One of espeak-ng's timbres, such as f2."""
    rate: int | None = None
    """Syllables a minute with GAP, pauses apart; None for RATE."""

    engine: ClassVar[str] = "espeak-ng"
    source_type: ClassVar[str] = ALGORITHMIC

    @property
    def level(self) -> float | None:
        """Of the voice as it is, measured over twelve scripts: between -16.21 and -15.83 LUFS."""
        return -16.1 if self.variant is None and self.rate is None else None

    @property
    def voice(self) -> str:
        """The voice by espeak-ng's name."""
        return f"vi+{self.variant}" if self.variant else "vi"

    @property
    def unit(self) -> int:
        """The rate in espeak-ng's unit, by a line through eight rates measured over ten scripts; it misses by 3 %."""
        return self.RATE if self.rate is None else round(0.7395 * self.rate - 2.3)

    @property
    def identity(self) -> str:
        """Engine, its version, voice, rate and gap."""
        gap = self.GAP // MILLISECOND
        return f"espeak-ng {loader_version()} {self.voice} {self.unit} {gap} 1"

    def read_aloud(self, script: Script, to: Path) -> tuple[timedelta, ...]:
        """Write a mono 16-bit WAV and return the start of each Line in it."""
        parts = something_to_say(self.parts(script), script)
        order = {**engine(), "voice": self.voice, "rate": self.unit, "to": str(to.absolute()), "parts": parts}
        answer = ask(WORKER, order, PATIENCE)
        if answer.fault:
            raise failed(answer, script.source)
        return tuple(timedelta(microseconds=start) for start in answer.said)

    def parts(self, script: Script) -> Iterator[str | int]:
        """Yield the script's texts and silences (milliseconds) as the worker takes them."""
        yield from parts(script)


@cache
def loader_version() -> str:
    """Return the version of what brings espeak-ng; it is asked for with every script."""
    return metadata.version("espeakng-loader")


def parts(script: Script) -> Iterator[str | int]:
    """Yield what is to be said in the closed alphabet, and the silences between (milliseconds)."""
    before: Line | Pause | None = None
    for part in script.parts:
        if isinstance(part, Pause):
            yield part.value // MILLISECOND
        else:
            if isinstance(before, Line):
                yield GAP // MILLISECOND
            yield sayable(part.text)
        before = part


def something_to_say(found: Iterator[str | int], script: Script) -> list[str | int]:
    """Return the parts, or raise DeskError `nothing-to-say` where none holds a letter."""
    listed = list(found)
    if not any(isinstance(part, str) and part for part in listed):
        raise DeskError("nothing-to-say", path=script.source)
    return listed


def engine() -> dict[str, str]:
    """Return where the library and its data are, or raise DeskError `no-voice`."""
    try:
        import espeakng_loader

        library, data = espeakng_loader.get_library_path(), espeakng_loader.get_data_path()
    except (ImportError, OSError, RuntimeError) as fault:
        raise DeskError("no-voice") from fault
    if not Path(library).is_file():
        raise DeskError("no-voice")
    return {"library": library, "home": str(Path(data).parent)}
