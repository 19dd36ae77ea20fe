"""Written Vietnamese → spoken Vietnamese: pure, and it says what it would not guess."""

from newsdesk.speech.scanner import speak
from newsdesk.speech.spoken import Change, Left, Spoken

__all__ = ["Change", "Left", "Spoken", "speak"]
