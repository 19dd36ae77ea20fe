"""News, features and notices as the loudspeakers tell them: under no approval, each while it says so itself."""

from collections.abc import Callable, Mapping
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
    is_told_on: Callable[[date], bool]
    """Whether it is of a day."""
    written: str
    """Digest of its words as they stand in its file."""
    told: Callable[[], tuple[str, ...]]
    """All that it says, in every form in which it could name somebody."""
    script: Callable[[], Script]


def broadcast_texts(library: Library) -> Mapping[tuple[str, str], BroadcastText]:
    """Return each of them by the part of a programme that tells it, and by its slug."""
    return {
        **{(Part.NEWS.value, one.slug): _of_text(one, library) for one in library.news},
        **{(Part.FEATURE.value, one.slug): _of_text(one, library) for one in library.features},
        **{(Part.NOTICE.value, one.key): _of_notice(one, library) for one in library.broadcasting.notices},
    }


def _of_text(text: Text[NewsHeader] | Text[FeatureHeader], library: Library) -> BroadcastText:
    header = text.header
    return BroadcastText(
        place=Place(text.origin.path),
        is_told_on=header.is_told_on,
        written=_digest(header.title, text.body, sample=header.sample),
        told=partial(texts_told, text),
        script=lambda: text_script(text, library.lexicon)[0],
    )


def _of_notice(notice: Notice, library: Library) -> BroadcastText:
    return BroadcastText(
        place=Place(SOURCE, WHOLE),
        is_told_on=notice.is_told_on,
        written=_digest(notice.title, notice.text, sample=notice.sample),
        told=partial(together, (notice.title, notice.text)),
        script=lambda: notice_script(notice, library.lexicon)[0],
    )


def _digest(*words: str, sample: bool) -> str:
    return files.digest("\0".join((*words, "sample" if sample else "")).encode())
