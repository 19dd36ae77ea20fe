"""What an announcer's sheet says: passages with breaths and times, hard words, the code of the text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from newsdesk.model.script import SYLLABLES_A_MINUTE, Line, Pause, Script
from newsdesk.office.breaths import breaths
from newsdesk.office.figures import plain
from newsdesk.office.hard_words import Hard, hard_words
from newsdesk.speech import Change

LETTERS_A_LINE = 58
LINES_KEPT = 8
"""A passage of more lines than this may be parted between two sentences: it would leave a third of a page empty."""

ENDS = 2
"""Sentences of a parted passage that stay together at its beginning, and at its end."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences that belong together, each as the stretches that are said in one breath."""

    sentences: tuple[tuple[str, ...], ...]
    starts: timedelta
    """From the beginning of the text."""
    length: timedelta
    turn: bool = False
    """Whether a new thought begins with it, after the longer silence."""

    @property
    def kept_together(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """Its sentences in runs that no page may part: all of them, or one by one but for two at either end."""
        lines = sum(1 + sum(map(len, sentence)) // LETTERS_A_LINE for sentence in self.sentences)
        if lines <= LINES_KEPT or len(self.sentences) <= 2 * ENDS:
            return (self.sentences,)
        first, between, last = self.sentences[:ENDS], self.sentences[ENDS:-ENDS], self.sentences[-ENDS:]
        return (first, *((sentence,) for sentence in between), last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One script as it is laid before an announcer."""

    title: str
    code: str
    passages: tuple[Passage, ...]
    syllables: int
    rate: float
    """Syllables a minute that its times are reckoned with."""
    length: timedelta
    hard: Hard
    slug: str = ""
    """What a recording of it is handed in by, beside the code."""
    part: str = ""
    """What it is in a programme, and in which telling."""
    facility: str = ""
    unit: str = ""
    since: date | None = None
    """The day from which it may be told."""
    sample: bool = False


def announcer_sheet(
    script: Script,
    *,
    part: str = "",
    facility: str = "",
    unit: str = "",
    since: date | None = None,
    changes: Iterable[Change] = (),
    rate: float = SYLLABLES_A_MINUTE,
) -> Sheet:
    """Return the sheet of a script; `changes` is what the story writes otherwise, `rate` the announcer's own."""
    read = tuple(passages(script, rate))
    return Sheet(
        title=plain(script.title),
        code=script.code,
        slug=script.slug,
        part=part,
        passages=read,
        syllables=sum(line.syllables for line in script.lines),
        rate=rate,
        length=read[-1].starts + read[-1].length if read else timedelta(),
        hard=hard_words(script, changes),
        facility=plain(facility),
        unit=plain(unit),
        since=since,
        sample=script.sample,
    )


def passages(script: Script, rate: float = SYLLABLES_A_MINUTE) -> Iterator[Passage]:
    """Yield the passages of a script with their times at a rate, in syllables a minute."""
    starts, sentences, length, turn = timedelta(), list[tuple[str, ...]](), timedelta(), False
    for part in (*script.parts, Pause.PARAGRAPH):
        if isinstance(part, Line):
            sentences.append(breaths(plain(part.text)))
            length += timedelta(minutes=part.syllables / rate)
        elif sentences:
            yield Passage(tuple(sentences), starts, length, turn)
            starts, sentences, length, turn = starts + length + part.value, [], timedelta(), part is Pause.HEADING


def rate_of(script: Script, length: timedelta) -> float:
    """Return the rate at which a script takes as long as its sound really does; the usual one of no length."""
    silence = sum((part.value for part in script.parts if isinstance(part, Pause)), timedelta())
    syllables = sum(line.syllables for line in script.lines)
    spoken = (length - silence) / timedelta(minutes=1)
    return syllables / spoken if spoken > 0 and syllables else SYLLABLES_A_MINUTE
