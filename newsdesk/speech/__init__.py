"""Written Vietnamese → spoken Vietnamese: pure, and it says what it would not guess."""

from newsdesk.model.lexicon import Lexicon
from newsdesk.speech.profiles import BROADCAST, Profile, profiles
from newsdesk.speech.scanner import speak, speaker
from newsdesk.speech.spoken import Change, Left, Spoken

__all__ = ["BROADCAST", "Change", "Left", "Lexicon", "Profile", "Spoken", "profiles", "speak", "speaker"]
