"""Whether the recording is as long as its text needs, without long silences."""

from collections.abc import Iterator
from datetime import timedelta

from newsdesk.audio.recordings.measures import Measured
from newsdesk.audio.recordings.nouns import Expected
from newsdesk.audio.recordings.said_lengths import lasting, place_in
from newsdesk.problems import Place, Problem, error, notice

EDGE = timedelta(seconds=3)
"""Silence before and after: more is cut off on the air, but somebody may have forgotten to read on."""
PAUSE, DEAD_AIR = timedelta(seconds=4), timedelta(seconds=10)
"""A script's longest pause is 1.2 s; a listener takes ten seconds for the end of the broadcast."""
SLOW, FAST = 150, 280
TOO_SLOW, TOO_FAST = 110, 340
"""Syllables a minute."""
FEWEST_SYLLABLES = 8
"""A shorter text says nothing about how fast somebody reads."""


def silences(one: Measured, length: timedelta, place: Place) -> Iterator[Problem]:
    """Yield silences that are too long: before, after, inside."""
    after = length - one.ends
    if one.begins > EDGE:
        yield notice(place, "recording-silence-before", length=lasting(one.begins))
    if after > EDGE:
        yield notice(place, "recording-silence-after", length=lasting(after))
    if not (long := [gap for gap in one.gaps if gap.length > PAUSE]):
        return
    longest = max(long, key=lambda gap: gap.length)
    facts = {"at": place_in(longest.begins), "length": lasting(longest.length), "count": len(long)}
    if longest.length >= DEAD_AIR:
        yield error(place, "recording-dead-air", **facts)
    else:
        yield notice(place, "recording-gap", **facts)


def rate(one: Measured, expected: Expected) -> float | None:
    """Return syllables a minute; the script's pauses are taken out as far as they were made, long silences whole."""
    pauses = sum((gap.length for gap in one.gaps if gap.length <= PAUSE), timedelta())
    too_long = sum((gap.length for gap in one.gaps if gap.length > PAUSE), timedelta())
    speech = one.sounding - too_long - min(pauses, expected.silence)
    return expected.syllables / (speech / timedelta(minutes=1)) if speech > timedelta() else None


def reading_rate(one: Measured, expected: Expected, place: Place) -> Iterator[Problem]:
    """Yield that the text cannot have been read in this time, or hardly."""
    found = rate(one, expected)
    if found is None or expected.syllables < FEWEST_SYLLABLES:
        return
    facts = {"rate": round(found), "heard": lasting(one.sounding), "needed": lasting(expected.length)}
    if found > TOO_FAST:
        yield error(place, "recording-too-short", **facts)
    elif found < TOO_SLOW:
        yield error(place, "recording-too-long", **facts)
    elif found > FAST:
        yield notice(place, "recording-fast", **facts)
    elif found < SLOW:
        yield notice(place, "recording-slow", **facts)
