"""Examine one file that was handed in: one decoding, every finding at once."""

from collections.abc import Iterator
from pathlib import Path

from newsdesk.audio.recordings import channels, containers, quality, timing
from newsdesk.audio.recordings.decoding import Said, decode
from newsdesk.audio.recordings.measures import Measured, live, measure
from newsdesk.audio.recordings.nouns import Examined, Expected
from newsdesk.audio.recordings.said_lengths import lasting
from newsdesk.audio.recordings.tracks import WINDOW, Tracks
from newsdesk.audio.recordings.wholeness import no_file, not_decoded, whole
from newsdesk.problems import WHOLE, Place, Problem, any_error, error, in_order
from newsdesk.sources.sounds import MOST_TAGS, is_overtagged


def examine(path: Path, shown: str, expected: Expected | None) -> Examined:
    """Decode a file once and say everything that is wrong with it.

    `shown` is how the file is named to people. What cannot be decoded comes back with the Problem that says why.
    Raises DeskError where the machine fails: `no-encoder`, `encoder-failed`, `no-permission`, `file-fault`.
    """
    place = Place(shown, WHOLE)
    if refused := no_file(path, place):
        return Examined(problems=(refused,))
    if is_overtagged(path):
        return Examined(problems=(error(place, "recording-tags", most=MOST_TAGS),))
    ends, tracks = containers.ends(path), Tracks()
    said = decode(path, tracks.take)
    if said.endless:
        return Examined(codec=said.codec, problems=(error(place, "recording-endless", heard=lasting(tracks.length)),))
    if tracks.length < WINDOW:
        return Examined(codec=said.codec, problems=(not_decoded(said, ends, place),))
    measured = [measure(track) for track in tracks.channels]
    channel = live(measured)
    said.bit_rate = said.bit_rate or round(ends.size * 8 / tracks.length.total_seconds() / 1000)
    faults = list(whole(said, ends, tracks.length, place))
    promised = None if any_error(faults) else expected  # of half a file its reading rate says nothing
    faults += _heard(tracks, measured, channel, said, promised, place)
    return _examined(tracks, measured[channel], channel, said, expected, in_order(faults))


def _heard(
    tracks: Tracks, measured: list[Measured], channel: int, said: Said, expected: Expected | None, place: Place
) -> Iterator[Problem]:
    """Yield what is wrong with the sound itself."""
    one, track = measured[channel], tracks.channels[channel]
    yield from quality.flat_tops(track, said.codec, place)
    yield from quality.offset(track, one, place)
    if not one.sounds:
        yield quality.silent(place)
        return
    yield from quality.level(one, place)
    yield from quality.noise(track, one, place)
    yield from quality.breadth(track, said, place)
    yield from channels.pair(tracks, measured, place)
    yield from timing.silences(one, tracks.length, place)
    if expected:
        yield from timing.reading_rate(one, expected, place)


def _examined(
    tracks: Tracks,
    one: Measured,
    channel: int,
    said: Said,
    expected: Expected | None,
    problems: tuple[Problem, ...],
) -> Examined:
    track = tracks.channels[channel]
    return Examined(
        length=tracks.length,
        begins=one.begins,
        sounding=one.sounding,
        channel=channel,
        channels=len(tracks.channels),
        sample_rate=tracks.form.rate,
        codec=said.codec,
        bit_rate=said.bit_rate,
        loudness=one.loudness,
        peak=track.peak_level,
        noise=one.noise,
        rate=timing.rate(one, expected) if expected else None,
        problems=problems,
    )
