"""Which texts that are no story a paper tells, by marks of their words: a sheet of news that was rewritten is old."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from newsdesk import files
from newsdesk.commands.broadcast_texts import BroadcastText, Naming, OwnWords, Texts, of_programme
from newsdesk.commands.named_readings import NamedReadings
from newsdesk.model.library import Library
from newsdesk.model.programme import Part
from newsdesk.model.rundown import Rundown
from newsdesk.model.texts import forms

Telling = tuple[date | None, str]
"""The mark of a text, and of which day the paper is; None for one of today or of the text's own first day."""


def alone(texts: Texts, part: Part, slug: str) -> Sequence[Telling]:
    """Return what the sheet of one text tells."""
    text = texts.get((part.value, slug))
    return [(None, _mark(part.value, slug, text))] if text else []


def of_rundown(library: Library, texts: Texts, rundown: Rundown) -> Sequence[Telling]:
    """Return what the sheet of a programme tells besides stories, its greeting and closing included."""
    keys = [(item.part.value, item.slug or "") for item in rundown.items]
    told = [_mark(*key, texts[key]) for key in dict.fromkeys(keys) if key in texts]
    own = (one for one in library.programmes if one.key == rundown.programme)
    told += [_mark("", one.key, of_programme(library, one, rundown.day)) for one in own]
    return [(rundown.day, mark) for mark in told]


def untold(naming: Naming, today: date) -> frozenset[tuple[str, str]]:
    """Return which texts name somebody who may not be named any more once they begin: they are on no sheet."""
    begins = {key: max(text.since, today) for key, text in naming.texts.items()}
    return frozenset(key for key, day in begins.items() if not naming.names_none(key, day))


@dataclass(frozen=True)
class Standing:
    """What may be told as it stands, asked of one day after the other: whom it names is looked for once."""

    library: Library
    today: date

    def marks(self, on: date | None) -> Iterator[str]:
        """Yield the mark of each text that may be told on a day, or else on the first that is left to it.

        So do those of the readings of the lexicon. The words are those of the day, who may be named is asked of today.
        """
        now = max(on or self.today, self.today)
        for key, text in self._naming.texts.items():
            day = on or max(text.since, self.today)
            if text.is_told_on(day) and self._naming.names_none(key, max(day, self.today)):
                yield _mark(*key, text)
        for mark, spoken in self._readings.said.items():
            if spoken not in self._readings.names or self._naming.is_let(forms(spoken), now):
                yield mark
        for programme in self.library.programmes if on else ():
            own = of_programme(self.library, programme, on or self.today)
            if self._naming.is_let(own.told(), now):
                yield _mark("", programme.key, own)

    @cached_property
    def _naming(self) -> Naming:
        return Naming(self.library)

    @cached_property
    def _readings(self) -> NamedReadings:
        return NamedReadings(self.library)


def _mark(part: str, slug: str, text: BroadcastText | OwnWords) -> str:
    return files.digest("\0".join((part, slug, text.written)))
