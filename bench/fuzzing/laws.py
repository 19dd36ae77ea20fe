"""What holds whatever was read: a Problem has its place and its sentence, text is composed, no digit stays unsaid."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from newsdesk import messages
from newsdesk.problems import WHOLE, Problem
from newsdesk.speech import Spoken

CODE = re.compile(r"[a-z]+(?:-[a-z0-9]+)*\Z")
MOVES = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What does something to a terminal or breaks a line in two: nothing of it belongs into a message."""
LONGEST = 1000
"""Characters of a message: a person reads it."""


def of_problems(problems: Iterable[Problem], path: str, lines: int) -> Iterator[str]:
    """Yield what is wrong with what is said of a file."""
    for problem in problems:
        if problem.place.path != path:
            yield f"{problem.code}: said of {problem.place.path}"
        if problem.place.line != WHOLE and not 1 <= problem.place.line <= lines:
            yield f"{problem.code}: on line {problem.place.line} of {lines}"
        yield from of_message(problem)


def of_message(problem: Problem) -> Iterator[str]:
    """Yield what is wrong with the sentence of a Problem."""
    said = messages.line(problem)
    if not CODE.match(problem.code):
        yield f"{problem.code} is no code"
    if found := MOVES.search(said):
        yield f"{problem.code}: the message holds {found[0]!r}"
    if len(said) > LONGEST:
        yield f"{problem.code}: a message of {len(said)} characters"


def lines_of(content: bytes) -> int:
    """Return how many lines a file has at most: YAML ends one also at three characters of Unicode."""
    return 1 + sum(map(content.count, (b"\n", b"\r", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xa9")))


def composed(text: str, what: str) -> Iterator[str]:
    """Yield that a text is not composed, or cannot be written down."""
    if not unicodedata.is_normalized("NFC", text):
        yield f"{what} is not composed"
    if not text.isascii() and re.search("[\ud800-\udfff]", text):
        yield f"{what} holds half a letter"


def of_spoken(written: str, spoken: Spoken) -> Iterator[str]:
    """Yield where a digit stays without anybody being told, a span is reported that is none, or two of them cross."""
    rest, done, pieces = written, 0, []
    for change in spoken.changes:
        ends = change.start + len(change.written)
        if change.start < done or written[change.start : ends] != change.written:
            yield f"a change of {change.written!r} at {change.start} is not of this text"
            return
        pieces += [written[done : change.start], change.spoken]
        done = ends
    if "".join([*pieces, written[done:]]) != spoken.text:
        yield "the changes do not make what is said"
    spans = [(one.start, len(one.written)) for one in spoken.changes]
    spans += [(one.start, len(one.written)) for one in spoken.left]
    for start, length in spans:
        rest = f"{rest[:start]}{' ' * length}{rest[start + length :]}"
    if any(map(str.isdigit, rest)):
        yield "a digit is left and nobody told"


def unsaid(spoken: Spoken) -> Iterator[str]:
    """Yield that a reading holds a digit and was not reported."""
    for change in spoken.changes:
        ends = change.start + len(change.written)
        reported = any(left.start < ends and change.start < left.start + len(left.written) for left in spoken.left)
        if any(map(str.isdigit, change.spoken)) and not reported:
            yield f"{change.written!r} is said with a digit: {change.spoken!r}"
