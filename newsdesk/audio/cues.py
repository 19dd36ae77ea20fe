"""When each sentence of a clip is heard: as the machine's voice said, or as a recording's pauses tell."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from newsdesk.audio.alignment import Saying, lay
from newsdesk.audio.kept import Clip
from newsdesk.audio.pauses import Stretch, stretches
from newsdesk.audio.voices import GAP
from newsdesk.model.cue import Cue, Timed, Timing
from newsdesk.model.script import Line, Pause, Script

TRUSTED = 0.65
"""Part of the sentences that must be held. Of made readings 0.79 or more were; of the sentences of other texts, laid
over the same readings, 0.74 at most. People pause less evenly than what was made."""
Said = tuple[Line, Pause | None]
"""A sentence and the pause before it."""


def timed(script: Script, clip: Clip) -> Timed:
    """Return the cues of a clip of this script; a recording is measured where it was not before."""
    if len(clip.starts) == len(script.lines):
        return by_voice(script, clip.starts, clip.length)
    return by_pauses(script, stretches(clip.path, clip.length), clip.length)


def by_voice(script: Script, starts: Sequence[timedelta], length: timedelta) -> Timed:
    """Return the cues of what a machine read: a sentence ends where the silence before the next one begins."""
    said = in_order(script)
    ends = [start - (pause.value if pause else GAP) for start, (_, pause) in zip(starts, said, strict=True)][1:]
    return Timed(cues(said, list(zip(starts, [*ends, length], strict=True)), length))


def by_pauses(script: Script, sounds: Sequence[Stretch], length: timedelta) -> Timed:
    """Return the cues of what somebody read: sentences where the pauses tell, else paragraphs by their length."""
    said = in_order(script)
    sayings = [Saying(weight(line), pause is not None) for line, pause in said]
    found = lay(sayings, [(one.begins.total_seconds(), one.ends.total_seconds()) for one in sounds])
    sure = round(found.sure, 2) if found else 0.0
    if found is None or sure < TRUSTED:
        return Timed(tuple(by_lengths(said, sounds, length)), Timing.LENGTHS, sure)
    spans = [(timedelta(seconds=begin), timedelta(seconds=end)) for begin, end in found.spans]
    return Timed(cues(said, spans, length), Timing.PAUSES, sure)


def in_order(script: Script) -> tuple[Said, ...]:
    """Return each sentence with the pause before it."""
    before = (None, *script.parts)
    pairs = zip(script.parts, before, strict=False)
    return tuple((part, last if isinstance(last, Pause) else None) for part, last in pairs if isinstance(part, Line))


def cues(said: Sequence[Said], spans: Sequence[tuple[timedelta, timedelta]], length: timedelta) -> tuple[Cue, ...]:
    """Return the cues of sentences, none over the next one and none past the end of the sound."""
    begins = [*(min(begin, length) for begin, _ in spans), length]
    return tuple(
        Cue(begin, min(max(begin, end), after), line.written or line.text, pause is not None, line.heading)
        for (line, pause), (_, end), (begin, after) in zip(said, spans, pairwise(begins), strict=True)
    )


def by_lengths(said: Sequence[Said], sounds: Sequence[Stretch], length: timedelta) -> Iterator[Cue]:
    """Yield a cue for each paragraph, which takes as much of the sound as it has syllables."""
    begins, ends = (sounds[0].begins, sounds[-1].ends) if sounds else (timedelta(), length)
    whole, at = sum(weight(line) for line, _ in said), 0
    for paragraph in paragraphs(said):
        start = begins + (ends - begins) * at / whole
        at += sum(weight(line) for line, _ in paragraph)
        text = " ".join(line.written or line.text for line, _ in paragraph)
        first, pause = paragraph[0]
        yield Cue(start, begins + (ends - begins) * at / whole, text, pause is not None, first.heading)


def weight(line: Line) -> int:
    """Return how much of the sound a sentence takes: even a lone sign takes some."""
    return max(1, line.syllables)


def paragraphs(said: Sequence[Said]) -> Iterator[Sequence[Said]]:
    """Yield the sentences between two pauses."""
    opened = [at for at, (_, pause) in enumerate(said) if pause or at == 0]
    for first, last in pairwise([*opened, len(said)]):
        yield said[first:last]
