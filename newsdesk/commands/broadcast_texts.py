"""What loudspeakers tell under no approval: news, features and notices, and what programmes say of themselves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from newsdesk import files
from newsdesk.commands.coming import SOURCE, notice_script
from newsdesk.model.exposed import Listings, texts_told
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

    @cached_property
    def texts(self) -> Texts:
        """News, features and notices."""
        return broadcast_texts(self.library)

    def is_told(self, key: tuple[str, str], day: date) -> bool:
        """Whether there is such a text and it may be told on a day."""
        text = self.texts.get(key)
        return text is not None and text.is_told_on(day) and self.names_none(key, day)

    def names_none(self, key: tuple[str, str], day: date) -> bool:
        """Whether a text names nobody who may not be named on a day, be it one on which nobody tells it.

        Whom it names is looked for once.
        """
        if key not in self._known:
            self._known[key] = self._named(self.texts[key].told())
        return self._may(self._known[key], day)

    def is_let(self, told: tuple[str, ...], day: date) -> bool:
        """Whether texts that are there in every form name nobody, or only whom they may name on that day."""
        return self._may(self._named(told), day)

    def _named(self, told: tuple[str, ...]) -> Listings | None:
        """Return the listings of everybody who is named by a whole name; None where a resident is, in any shape."""
        if self.residents.stand_in(told):
            return None
        return tuple(people for _, people in self.library.allowances.people.named_whole(told))

    def _may(self, named: Listings | None, day: date) -> bool:
        may = self.library.allowances.lets_be_named
        return named is not None and all(may(people, Channel.LOUDSPEAKER, day) for people in named)

    @cached_property
    def residents(self) -> Residents:
        """Every resident whom the desk lists."""
        return Residents(self.library.allowances.people)

    @cached_property
    def _known(self) -> dict[tuple[str, str], Listings | None]:
        return {}


def broadcast_texts(library: Library) -> Texts:
    """Return each of them but what programmes say of themselves."""
    return {
        **{(Part.NEWS.value, one.slug): _of_text(one, library) for one in library.news},
        **{(Part.FEATURE.value, one.slug): _of_text(one, library) for one in library.features},
        **{(Part.NOTICE.value, one.key): _of_notice(one, library) for one in library.broadcasting.notices},
    }


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a programme says of itself on a day: its parts stand and fall together."""

    written: str
    """Digest of the words as they are filled in for that day."""
    told: Callable[[], tuple[str, ...]]
    """All that it says, in every form in which it could name somebody."""


def of_programme(library: Library, programme: Programme, day: date) -> OwnWords:
    """Return it of a programme on a day."""
    own = words.own(programme, library.facility, day)
    return OwnWords(_digest(*own, sample=False), partial(together, own))


def of_slot(library: Library, slot: str, day: date) -> OwnWords | None:
    """Return it of the programme that has a slot; None where no programme has it."""
    of = (one for one in library.programmes for its in one.slots if its.key == slot)
    programme = next(of, None)
    return of_programme(library, programme, day) if programme else None


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
