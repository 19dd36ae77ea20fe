"""Which texts that are no story a paper tells, by marks of their words: a sheet of news that was rewritten is old."""

from collections.abc import Iterator, Sequence
from datetime import date

from newsdesk import files
from newsdesk.commands.broadcast_texts import BroadcastText, Naming, OwnWords, Texts, broadcast_texts, of_programme
from newsdesk.commands.named_readings import marked
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


def untold(library: Library, texts: Texts, today: date) -> frozenset[tuple[str, str]]:
    """Return which texts name somebody who may not be named any more once they begin: they are on no sheet."""
    naming = Naming(library)
    return frozenset(key for key, text in texts.items() if not naming.names_none(text, max(text.since, today)))


def standing(library: Library, on: date | None, today: date) -> Iterator[str]:
    """Yield the mark of each text that may be told as it stands: on a day, or else on the first that is left.

    So do those of the readings of the lexicon. The words are those of the day, who may be named is asked of today.
    """
    naming, now = Naming(library), max(on or today, today)
    for key, text in broadcast_texts(library).items():
        day = on or max(text.since, today)
        if text.is_told_on(day) and naming.names_none(text, max(day, today)):
            yield _mark(*key, text)
    yield from (mark for mark, spoken in marked(library.lexicon).items() if naming.is_let(forms(spoken), now))
    for programme in library.programmes if on else ():
        own = of_programme(library, programme, on or today)
        if naming.is_let(own.told(), now):
            yield _mark("", programme.key, own)


def _mark(part: str, slug: str, text: BroadcastText | OwnWords) -> str:
    return files.digest("\0".join((part, slug, text.written)))
