"""Rows of the lexicon that can never be said."""

from collections.abc import Iterator

from newsdesk.model.base import Origin
from newsdesk.model.lexicon import Lexicon
from newsdesk.model.sentences import sentences
from newsdesk.problems import Problem, error
from newsdesk.speech import speak

PROBE = "chữ thử"
FRAMES = ("{}", "Ông nói {} rồi đi.", "Gần {}")


def check_rows(lexicon: Lexicon, origin: Origin) -> Iterator[Problem]:
    """Yield a Problem for each row whose writing no sentence can hold: cut in two, or part of a longer thing."""
    for writing in lexicon:
        if not can_match(writing):
            yield error(origin.at(writing), "lexicon-never", written=writing)


def can_match(writing: str) -> bool:
    """Whether some sentence with this writing would be said by its row."""
    said = (speak(line, {writing: PROBE}).text for frame in FRAMES for line in sentences(frame.format(writing)))
    return any(PROBE in text.lower() for text in said)
