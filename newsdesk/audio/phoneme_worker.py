"""Ask espeak-ng how texts sound and end: its library crashes on some texts and remembers the text before.

Standard input: JSON with what `work` takes, texts in the closed alphabet. Standard output: JSON, for each text its
sentences in espeak-ng's IPA, as piper's voices learnt them: stops stay, and within a sentence a space follows.
Nothing but the standard library is imported: this starts once a script.
"""

from __future__ import annotations

import ctypes
import json
import re
import sys
from collections.abc import Iterator

from newsdesk.audio.espeak_worker import UTF8, Espeak

IPA = 2
ENDS = ".?!"
SENTENCE = re.compile(rf"[^{ENDS}]+[{ENDS}]?")
CLAUSE = re.compile(r"([^.,;:?!]+)([.,;:?!]?)")
FOREIGN = re.compile(r"\([^)]*\)")
"""How espeak-ng marks that it goes on in another language; no voice learnt to say it."""


def work(*, library: str, home: str, voice: str, texts: list[str]) -> list[list[str]]:
    """Return each text's sentences as phonemes; sentences without any are left out."""
    espeak = Espeak(library, home, voice, rate=140)
    espeak.library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    return [[said for part in SENTENCE.findall(text) if (said := sentence(part, espeak))] for text in texts]


def sentence(text: str, espeak: Espeak) -> str:
    """Return one sentence's phonemes; one without a stop ends as if it had a full one."""
    said = "".join(clauses(text, espeak)).rstrip(" ,;:")
    return said + "." if said and said[-1] not in ENDS else said


def clauses(text: str, espeak: Espeak) -> Iterator[str]:
    """Yield the phonemes of each clause with its stop."""
    for words, stop in CLAUSE.findall(text):
        if said := phonemes(words.strip(), espeak):
            yield said + stop + ("" if stop in ENDS else " ")


def phonemes(words: str, espeak: Espeak) -> str:
    """Return what espeak-ng makes of a clause, in as many pieces as it takes."""
    buffer = ctypes.create_string_buffer(words.encode())
    at = ctypes.c_void_p(ctypes.addressof(buffer))
    pieces = []
    while at.value:
        pieces.append((espeak.library.espeak_TextToPhonemes(ctypes.byref(at), UTF8, IPA) or b"").decode())
    return " ".join(FOREIGN.sub(" ", " ".join(pieces)).split())


if __name__ == "__main__":
    sys.stdout.write(json.dumps(work(**json.load(sys.stdin))))
