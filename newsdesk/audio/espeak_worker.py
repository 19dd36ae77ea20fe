"""Speak one script with espeak-ng and end: the library crashes on some texts and remembers the text before.

Standard input: JSON with what `work` takes, a part being a text or a silence in milliseconds. Standard output: JSON,
the start of each text in microseconds. Nothing but the standard library is imported: this starts once a script.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import wave

SYNCHRONOUS, DO_NOT_EXIT, UTF8, RATE = 2, 0x8000, 1, 1
QUIET = 60
"""Sample value below which espeak-ng has not begun to speak: it leads in with up to 70 ms of silence."""
EDGE = 0.01
"""Seconds of silence at both ends: mastering fades its ends, and the first sound must be whole."""
BUFFER = 1000
"""Milliseconds of speech that the library hands over at once."""
Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


class Espeak:
    """The library, with one voice at one rate; `sample_rate` in Hz."""

    def __init__(self, library: str, home: str, voice: str, rate: int) -> None:
        self.library = ctypes.CDLL(library)
        self.spoken = bytearray()
        self.callback = Callback(self.keep)
        os.chdir(home)  # the library takes only short paths, in the system's 8-bit letters
        self.sample_rate = int(self.library.espeak_Initialize(SYNCHRONOUS, BUFFER, b".", DO_NOT_EXIT))
        if self.sample_rate <= 0 or self.library.espeak_SetVoiceByName(voice.encode()):
            raise SystemExit("espeak-ng has no such voice")
        self.library.espeak_SetSynthCallback(self.callback)
        self.library.espeak_SetParameter(RATE, rate, 0)

    def keep(self, samples: int | None, count: int, _events: int | None) -> int:
        """Take what the library has spoken."""
        if samples and count > 0:
            self.spoken += ctypes.string_at(samples, count * 2)
        return 0

    def say(self, text: str) -> bytes:
        """Return the 16-bit samples of one sentence, from its first sound on."""
        self.spoken.clear()
        said = text.encode()
        if self.library.espeak_Synth(said, ctypes.c_size_t(len(said) + 1), 0, 1, 0, UTF8, None, None):
            raise SystemExit("espeak-ng did not speak")
        with memoryview(self.spoken) as whole, whole.cast("h") as samples:
            first = next((at for at, value in enumerate(samples) if abs(value) > QUIET), 0)
            return bytes(whole[2 * first :])


def work(*, library: str, home: str, voice: str, rate: int, to: str, parts: list[str | int]) -> list[int]:
    """Speak the parts into a file; return the start of each text in microseconds."""
    espeak = Espeak(library, home, voice, rate)
    with wave.open(to, "wb") as stream:
        stream.setnchannels(1)
        stream.setsampwidth(2)
        stream.setframerate(espeak.sample_rate)
        return [round(start * 1_000_000 / espeak.sample_rate) for start in speak(parts, espeak, stream)]


def speak(parts: list[str | int], espeak: Espeak, to: wave.Wave_write) -> list[int]:
    """Write all parts one after the other; return the sample at which each text starts."""
    starts: list[int] = []
    to.writeframes(silence(EDGE, espeak))
    for part in parts:
        if isinstance(part, str):
            starts.append(to.tell())
            to.writeframes(espeak.say(part) if part else b"")
        else:
            to.writeframes(silence(part / 1000, espeak))
    to.writeframes(silence(EDGE, espeak))
    return starts


def silence(seconds: float, espeak: Espeak) -> bytes:
    """Return so much silence."""
    return bytes(2 * round(seconds * espeak.sample_rate))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(work(**json.load(sys.stdin))))
