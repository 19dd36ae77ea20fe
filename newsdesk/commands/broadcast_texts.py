"""News, features and notices as the loudspeakers tell them: under no approval, each while it says so itself."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from newsdesk import files
from newsdesk.commands.coming import SOURCE, notice_script
from newsdesk.model.exposed import texts_told
from newsdesk.model.library import Library
from newsdesk.model.occasion import FeatureHeader, NewsHeader, Text
from newsdesk.model.programme import Notice, Part
from newsdesk.model.script import Script
from newsdesk.model.texts import together
from newsdesk.problems import WHOLE, Place
from newsdesk.scripts.make import text_script


@dataclass(frozen=True, slots=True)
class BroadcastText:
    """A text that programmes tell besides stories."""

    place: Place
    since: date
    until: date | None
    """Both included."""
    written: str
    """Digest of its words as they stand in its file."""
    told: Callable[[], tuple[str, ...]]
    """All that it says, in every form in which it could name somebody."""
    script: Callable[[], Script]

    def is_told_on(self, day: date) -> bool:
        """Whether it is of a day."""
        return self.since <= day <= (self.until or day)


def broadcast_texts(library: Library) -> Mapping[tuple[str, str], BroadcastText]:
    """Return each of them by the part of a programme that tells it, and by its slug."""
    return {(part.value, slug): text for part, slug, text in _each(library)}


def _each(library: Library) -> Iterator[tuple[Part, str, BroadcastText]]:
    for news in library.news:
        yield Part.NEWS, news.slug, _of_text(news, library)
    for feature in library.features:
        yield Part.FEATURE, feature.slug, _of_text(feature, library)
    for notice in library.broadcasting.notices:
        yield Part.NOTICE, notice.key, _of_notice(notice, library)


def _of_text(text: Text[NewsHeader] | Text[FeatureHeader], library: Library) -> BroadcastText:
    header = text.header
    return BroadcastText(
        place=Place(text.origin.path),
        since=header.date,
        until=header.until,
        written=_digest(header.title, text.body, sample=header.sample),
        told=partial(texts_told, text),
        script=lambda: text_script(text, library.lexicon)[0],
    )


def _of_notice(notice: Notice, library: Library) -> BroadcastText:
    return BroadcastText(
        place=Place(SOURCE, WHOLE),
        since=notice.since,
        until=notice.until,
        written=_digest(notice.title, notice.text, sample=notice.sample),
        told=partial(together, (notice.title, notice.text)),
        script=lambda: notice_script(notice, library.lexicon)[0],
    )


def _digest(*words: str, sample: bool) -> str:
    return files.digest("\0".join((*words, "sample" if sample else "")).encode())
