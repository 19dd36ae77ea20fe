"""The closed alphabet that the machine voice is fed: espeak-ng ends its process on some other texts."""

import re
import unicodedata

from newsdesk.model.alphabet import SAID

STOPS = ".,;:?!"

FOREIGN = re.compile(f"[^{''.join(sorted(SAID))}{re.escape(STOPS)}]+")
STOP_AND_MORE = re.compile(rf"\s*([{re.escape(STOPS)}])[\s{re.escape(STOPS)}]*")


def sayable(text: str) -> str:
    """Return a text in lower case with Vietnamese letters, single spaces and `. , ; : ? !` only.

    Each stop follows a letter and is followed by a space: espeak-ng crashes where a clause begins with one.
    What holds no letter becomes the empty text.
    """
    plain = FOREIGN.sub(" ", unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).lower()))
    return STOP_AND_MORE.sub(r"\1 ", plain).lstrip(f" {STOPS}").rstrip()
