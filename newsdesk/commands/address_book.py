"""The book of addresses in content/records/: what was published once is missed by `check` when it is gone.

Only `publish` writes it, after the website took its place: `site` is for looking at what one writes. A story that is
withdrawn loses its lines, and an address that names somebody is never kept: who is named may take that back.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from newsdesk import files
from newsdesk.model.addresses import (
    BOOK,
    TEXT_FOLDERS,
    Published,
    book_of,
    old_place,
    page_place,
    published_in,
    story_place,
)
from newsdesk.model.exposed import People
from newsdesk.model.library import Library
from newsdesk.model.residents_named import names_somebody
from newsdesk.model.story import Channel, Stage, Story


def keep(root: Path, library: Library, today: date) -> bool:
    """Write down what is published as of today; return whether the book changed.

    Raises ValueError for a book that is damaged: the gate lets none pass.
    """
    path = root / BOOK
    text = files.text_if_there(path)
    before = () if text is None else published_in(text)
    since = dict.fromkeys(_told(library, today), today) | {one.address: one.since for one in before}
    people = People(library.stories)
    for address in (*_forgotten(library, people), *names_somebody(people, since)):
        since.pop(address, None)
    files.sweep(path.parent)
    return files.write_if_changed(path, book_of(Published(*row) for row in since.items()))


def _told(library: Library, today: date) -> Iterator[str]:
    yield from (story_place(story.slug) for story in library.for_channel(Channel.WEB, on=today))
    yield from (page_place(page.slug) for page in library.pages)


def _forgotten(library: Library, people: People) -> Iterator[str]:
    """Yield the addresses, old ones too, of stories that are withdrawn, and those that name one of their own people."""
    for story in library.stories:
        gone = story.header.stage is Stage.WITHDRAWN
        yield from (place for place in _places(story) if gone or people.named_by(story, place))


def _places(story: Story) -> Iterator[str]:
    yield story_place(story.slug)
    yield from _old(story.header.redirect_from, TEXT_FOLDERS[0])


def _old(written: tuple[str, ...], folder: str) -> Iterator[str]:
    yield from (place for one in written if (place := old_place(one, folder)))
