"""What loudspeakers tell under no approval: news, features and notices, and what programmes say of themselves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from newsdesk import files
from newsdesk.commands.coming import SOURCE, notice_script, own_script
from newsdesk.model.exposed import texts_told
from newsdesk.model.library import Library
from newsdesk.model.occasion import FeatureHeader, NewsHeader, Text
from newsdesk.model.programme import Notice, Part, Programme
from newsdesk.model.residents_named import Residents
from newsdesk.model.script import Script
from newsdesk.model.story import Channel
from newsdesk.model.texts import together
from newsdesk.planning import words
from newsdesk.problems import WHOLE, Place
from newsdesk.scripts.make import text_script


@dataclass(frozen=True, slots=True)
class BroadcastText:
    """A text that programmes tell besides stories."""

    place: Place
    since: date
    """The first day on which it may be told."""
    is_told_on: Callable[[date], bool]
    """Whether it is of a day."""
    written: str
    """Digest of its words as they stand in its file."""
    told: Callable[[], tuple[str, ...]]
    """All that it says, in every form in which it could name somebody."""
    script: Callable[[], Script]


Texts = Mapping[tuple[str, str], BroadcastText]
"""Texts by the part of a programme that tells them, and by their slug."""


@dataclass(frozen=True)
class Naming:
    """Asked whether the loudspeakers may say on a day what no approval covers."""

    library: Library

    def is_let(self, told: tuple[str, ...], day: date) -> bool:
        """Whether texts that are there in every form name nobody, or only whom they may name on that day."""
        allowances = self.library.allowances
        if self._residents.stand_in(told):  # in any shape, not by a whole name alone
            return False
        may, named = allowances.lets_be_named, allowances.people.named_whole
        return all(may(people, Channel.LOUDSPEAKER, day) for _, people in named(told))

    @cached_property
    def _residents(self) -> Residents:
        return Residents(self.library.allowances.people)


def broadcast_texts(library: Library) -> Texts:
    """Return each of them but what programmes say of themselves."""
    return {
        **{(Part.NEWS.value, one.slug): _of_text(one, library) for one in library.news},
        **{(Part.FEATURE.value, one.slug): _of_text(one, library) for one in library.features},
        **{(Part.NOTICE.value, one.key): _of_notice(one, library) for one in library.broadcasting.notices},
    }


def of_programme(library: Library, programme: Programme, day: date, part: Part = Part.OPENING) -> BroadcastText:
    """Return what a programme says of itself on a day, all of it; `part` is that of which the script is asked."""
    own = words.own(programme, library.facility, day)
    return BroadcastText(
        place=Place(SOURCE, WHOLE),
        since=day,
        is_told_on=lambda on: on == day,
        written=_digest(*own, sample=False),
        told=partial(together, own),
        script=lambda: own_script(library, programme, part, day),
    )


def own_words(library: Library, part: str, slot: str, day: date) -> BroadcastText | None:
    """Return the same of the programme that has a slot; None where no programme has it."""
    of = (one for one in library.programmes for its in one.slots if its.key == slot)
    programme = next(of, None)
    return of_programme(library, programme, day, Part(part)) if programme else None


def _of_text(text: Text[NewsHeader] | Text[FeatureHeader], library: Library) -> BroadcastText:
    header = text.header
    return BroadcastText(
        place=Place(text.origin.path),
        since=header.date,
        is_told_on=header.is_told_on,
        written=_digest(header.title, text.body, sample=header.sample),
        told=partial(texts_told, text),
        script=lambda: text_script(text, library.lexicon)[0],
    )


def _of_notice(notice: Notice, library: Library) -> BroadcastText:
    return BroadcastText(
        place=Place(SOURCE, WHOLE),
        since=notice.since,
        is_told_on=notice.is_told_on,
        written=_digest(notice.title, notice.text, sample=notice.sample),
        told=partial(together, (notice.title, notice.text)),
        script=lambda: notice_script(notice, library.lexicon)[0],
    )


def _digest(*words: str, sample: bool) -> str:
    return files.digest("\0".join((*words, "sample" if sample else "")).encode())
