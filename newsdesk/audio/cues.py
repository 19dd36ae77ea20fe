"""When each sentence of a clip is heard: as the machine's voice said, or as a recording's pauses tell."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from newsdesk.audio.alignment import Saying, lay
from newsdesk.audio.kept import Clip
from newsdesk.audio.pauses import Stretch, stretches
from newsdesk.audio.voices import GAP
from newsdesk.files import machine_faults, write_if_changed
from newsdesk.model.cue import Cue, Timed, Timing
from newsdesk.model.script import Line, Pause, Script

TRUSTED = 0.65
"""Part of the sentences that must be held. Of made readings 0.79 or more were; of the sentences of other texts, laid
over the same readings, 0.74 at most. People pause less evenly than what was made."""
FORM = 1
"""Counts up whenever a change to the measuring or the laying changes what is found."""
MICROSECOND = timedelta(microseconds=1)
Said = tuple[Line, Pause | None]
"""A sentence and the pause before it."""
Span = tuple[timedelta, timedelta]


@dataclass(frozen=True, slots=True)
class Laid:
    """Where the sentences of a recording are, or its paragraphs where the timing is by lengths."""

    spans: tuple[Span, ...]
    timing: Timing
    sure: float


def timed(script: Script, clip: Clip) -> Timed:
    """Return the cues of a clip of this script; a recording is measured once, what was found is kept beside it."""
    if len(clip.starts) == len(script.lines):
        return by_voice(script, clip.starts, clip.length)
    beside = beside_clip(clip.path)
    known = {"form": FORM, "script": script.digest, "length": clip.length // MICROSECOND}
    laid = kept(beside, known)
    if laid is None:
        laid = lay_over(script, stretches(clip.path), clip.length)
        with machine_faults(beside):
            write_if_changed(beside, json.dumps({**known, **told_of(laid)}) + "\n")
    return of_laid(script, laid, clip.length)


def beside_clip(clip: Path) -> Path:
    """Return where it is kept what was found of a recording's clip."""
    return clip.with_suffix(".cues.json")


def kept(beside: Path, known: Mapping[str, object]) -> Laid | None:
    """Return what was found before of this very script and sound."""
    try:
        told = json.loads(beside.read_bytes())
        if {key: told[key] for key in known} != known:
            return None
        spans = tuple((begin * MICROSECOND, end * MICROSECOND) for begin, end in told["spans"])
        return Laid(spans, Timing(told["timing"]), told["sure"])
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        return None


def told_of(laid: Laid) -> dict[str, object]:
    """Return what is kept of a find."""
    spans = [[begin // MICROSECOND, end // MICROSECOND] for begin, end in laid.spans]
    return {"spans": spans, "timing": laid.timing.value, "sure": laid.sure}


def by_voice(script: Script, starts: Sequence[timedelta], length: timedelta) -> Timed:
    """Return the cues of what a machine read: a sentence ends where the silence before the next one begins."""
    said = in_order(script)
    ends = [start - (pause.value if pause else GAP) for start, (_, pause) in zip(starts, said, strict=True)][1:]
    spans = tuple(zip(starts, [*ends, length], strict=True)) if said else ()
    return of_laid(script, Laid(spans, Timing.VOICE, 1.0), length)


def lay_over(script: Script, sounds: Sequence[Stretch], length: timedelta) -> Laid:
    """Find the sentences of a script in the stretches of a recording; those that are not trusted are not kept."""
    said = in_order(script)
    sayings = [Saying(weight(line), pause is not None) for line, pause in said]
    found = lay(sayings, [(one.begins.total_seconds(), one.ends.total_seconds()) for one in sounds])
    sure = round(found.sure, 2) if found else 0.0
    if found is None or sure < TRUSTED:
        return Laid(tuple(by_lengths(said, sounds, length)), Timing.LENGTHS, sure)
    spans = tuple((timedelta(seconds=begin), timedelta(seconds=end)) for begin, end in found.spans)
    return Laid(spans, Timing.PAUSES, sure)


def in_order(script: Script) -> tuple[Said, ...]:
    """Return each sentence with the pause before it."""
    before = (None, *script.parts)
    pairs = zip(script.parts, before, strict=False)
    return tuple((part, last if isinstance(last, Pause) else None) for part, last in pairs if isinstance(part, Line))


def of_laid(script: Script, laid: Laid, length: timedelta) -> Timed:
    """Return the cues of sentences or paragraphs, none over the next one and none past the end of the sound."""
    said = in_order(script)
    together = list(paragraphs(said)) if laid.timing is Timing.LENGTHS else [[one] for one in said]
    begins = [*(min(begin, length) for begin, _ in laid.spans), length]
    cues = (
        cue(one, begin, min(max(begin, end), after))
        for one, (_, end), (begin, after) in zip(together, laid.spans, pairwise(begins), strict=True)
    )
    return Timed(tuple(cues), laid.timing, laid.sure)


def cue(said: Sequence[Said], start: timedelta, end: timedelta) -> Cue:
    """Return the cue of sentences that are told together."""
    line, pause = said[0]
    return Cue(start, end, " ".join(one.written or one.text for one, _ in said), pause is not None, line.heading)


def by_lengths(said: Sequence[Said], sounds: Sequence[Stretch], length: timedelta) -> Iterator[Span]:
    """Yield where each paragraph would be, if it took as much of the sound as it has syllables."""
    begins, ends = (sounds[0].begins, sounds[-1].ends) if sounds else (timedelta(), length)
    whole, at = sum(weight(line) for line, _ in said), 0
    for paragraph in paragraphs(said):
        start = begins + (ends - begins) * at / whole
        at += sum(weight(line) for line, _ in paragraph)
        yield start, begins + (ends - begins) * at / whole


def weight(line: Line) -> int:
    """Return how much of the sound a sentence takes: even a lone sign takes some."""
    return max(1, line.syllables)


def paragraphs(said: Sequence[Said]) -> Iterator[Sequence[Said]]:
    """Yield the sentences between two pauses."""
    opened = [at for at, (_, pause) in enumerate(said) if pause or at == 0]
    for first, last in pairwise([*opened, len(said)]):
        yield said[first:last]
