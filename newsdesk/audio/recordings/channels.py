"""Whether the two channels of a stereo file say the same; only one of them is ever used."""

from collections.abc import Iterator, Sequence

from newsdesk.audio.recordings.measures import Measured, likeness
from newsdesk.audio.recordings.tracks import Tracks
from newsdesk.problems import Place, Problem, notice

SIDES = ("trái", "phải")
DEAD = 25.0
"""dB under the other channel."""
LOPSIDED = 6.0
TURNED_OVER = -0.4


def pair(tracks: Tracks, measured: Sequence[Measured], place: Place) -> Iterator[Problem]:
    """Yield what is wrong between left and right."""
    if len(measured) != len(SIDES):
        return
    left, right = measured
    apart = abs(left.loudness - right.loudness)
    weak = SIDES[left.loudness > right.loudness]
    if apart > DEAD:
        yield notice(place, "recording-dead-channel", side=weak)
    elif likeness(tracks) < TURNED_OVER:
        yield notice(place, "recording-antiphase")
    elif apart > LOPSIDED:
        yield notice(place, "recording-lopsided", side=weak)
