"""What a worker has spoken, part after part, into a WAV; the standard library alone."""

from __future__ import annotations

import wave
from array import array
from collections.abc import Iterator
from typing import Any, Protocol

QUIET = 60
"""Sample value below which a voice has not begun to speak: espeak-ng leads in with up to 70 ms of silence."""
EDGE = 0.01
"""Seconds of silence at both ends: mastering fades its ends, and the first sound must be whole."""


class Speaker(Protocol):
    """A voice that speaks one text at a time; `sample_rate` in Hz."""

    sample_rate: int

    def say(self, text: Any) -> bytes:
        """Return the 16-bit samples of a text, from its first sound on."""


def first_sound(samples: memoryview[int] | array[int]) -> int | None:
    """Return the first sample that is heard, or None in silence."""
    return next((at for at, value in enumerate(samples) if abs(value) > QUIET), None)


def write(parts: list[Any], speaker: Speaker, to: str) -> list[int]:
    """Speak texts and silences (integers, milliseconds) into a file; return the start of each text in microseconds."""
    with wave.open(to, "wb") as stream:
        stream.setnchannels(1)
        stream.setsampwidth(2)
        stream.setframerate(speaker.sample_rate)
        return [round(start * 1_000_000 / speaker.sample_rate) for start in speak(parts, speaker, stream)]


def speak(parts: list[Any], speaker: Speaker, to: wave.Wave_write) -> Iterator[int]:
    """Write all parts one after the other; yield the sample at which each text starts."""
    to.writeframes(silence(EDGE, speaker))
    for part in parts:
        if isinstance(part, int):
            to.writeframes(silence(part / 1000, speaker))
        else:
            yield to.tell()
            to.writeframes(speaker.say(part) if part else b"")
    to.writeframes(silence(EDGE, speaker))


def silence(seconds: float, speaker: Speaker) -> bytes:
    """Return so much silence."""
    return bytes(2 * round(seconds * speaker.sample_rate))
