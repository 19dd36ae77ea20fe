"""Speak one script with espeak-ng and end: the library crashes on some texts and remembers the text before.

Standard input: JSON with what `work` takes, a part being a text or a silence in milliseconds. Standard output: JSON,
the start of each text in microseconds. Nothing but the standard library is imported: this starts once a script.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys

from newsdesk.audio.spoken import first_sound, write

SYNCHRONOUS, DO_NOT_EXIT, UTF8, RATE = 2, 0x8000, 1, 1
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
            return bytes(whole[2 * (first_sound(samples) or 0) :])


def work(*, library: str, home: str, voice: str, rate: int, to: str, parts: list[str | int]) -> list[int]:
    """Speak the parts into a file; return the start of each text in microseconds."""
    return write(parts, Espeak(library, home, voice, rate), to)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(work(**json.load(sys.stdin))))
