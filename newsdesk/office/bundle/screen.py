"""What may not leave the house: names nobody allowed on the page, and stories that the page may not tell."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from newsdesk.model.library import Library
from newsdesk.model.names import CAUSES, STAGES
from newsdesk.model.standing_names import name_words
from newsdesk.model.story import Channel, Stage, Story
from newsdesk.model.texts import folded_text
from newsdesk.office.figures import plain

KEY = re.compile(r"[0-9a-z-]*\Z", re.ASCII)
SLUG = re.compile(r"[\w-]+")
NAMED = "(lược bỏ: có tên người chưa cho phép nêu)"
UNTOLD = "(bài không nêu trong hồ sơ này)"
UNDER_WAY = {Stage.REGISTERED, Stage.DRAFT, Stage.SUBMITTED, Stage.RETURNED}


@dataclass(frozen=True, kw_only=True)
class Screen:
    """Holds back what may not leave the house."""

    names: tuple[str, ...]
    untold: frozenset[str]
    """Slugs of the stories that are not told."""
    hidden: frozenset[str]
    """Slugs of those among them that were taken back or are held back: nothing of them is told."""
    titles: tuple[str, ...]
    """Titles of the hidden ones."""
    back: frozenset[str]
    """Slugs of the hidden ones that people took back: a report may tell of the others."""
    back_titles: tuple[str, ...]

    def shown(self, text: str | None) -> str:
        """Return a text that people wrote freely, or that it was left out."""
        bare = plain(text or "")
        return NAMED if self.names_in(bare) else UNTOLD if self.tells(bare) else bare

    def shown_row(self, row: Sequence[str]) -> list[str]:
        """Return a row of a book; of a hidden story nothing but days and keys."""
        hides = not self.hidden.isdisjoint(word for cell in row for word in SLUG.findall(cell))
        return [UNTOLD if hides and not KEY.match(cell) else self.shown(cell) for cell in row]

    def names_in(self, text: str) -> bool:
        """Whether somebody's name stands in a text who did not allow it."""
        folded = folded_text(text)
        return any(name in folded for name in self._names)

    def tells(self, text: str) -> bool:
        """Whether a text gives away a story that is not told: by its title, or by its slug."""
        return _gives_away(text, self.untold, self._titles)

    def tells_taken_back(self, text: str) -> bool:
        """Whether a text gives away a story that was taken back."""
        return _gives_away(text, self.back, self._back_titles)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return _compared(self.names)

    @cached_property
    def _titles(self) -> tuple[str, ...]:
        return _compared(self.titles)

    @cached_property
    def _back_titles(self) -> tuple[str, ...]:
        return _compared(self.back_titles)


def _gives_away(text: str, slugs: frozenset[str], titles: Iterable[str]) -> bool:
    folded = folded_text(text)
    return not slugs.isdisjoint(SLUG.findall(text)) or any(title in folded for title in titles)


def _compared(texts: Iterable[str]) -> tuple[str, ...]:
    """Return names or titles as they stand in a text that is folded for comparing; a year asks of many thousands."""
    return tuple(f" {' '.join(words)} " for words in map(name_words, texts) if words)


def screen_of(library: Library, on: date, readers: Iterable[str]) -> Screen:
    """Return what may not leave the house on a day; `readers` were heard, which is no leave to print their names."""
    told = {story.slug: story for story in library.for_channel(Channel.WEB, on=on)}
    untold = [story for story in library.stories if story.slug not in told]
    allowed = {name_words(person.name) for story in told.values() for person in story.header.people if person.name}
    heard = {*readers, *(one.name for one in library.facility.announcers)}
    unallowed = (n for story in library.stories for n in library.allowances.unnamed_in(story, Channel.WEB, on))
    hidden = [story for story in untold if story.header.stage not in UNDER_WAY]
    back = [story for story in hidden if _is_taken_back(library, story, on)]
    return Screen(
        names=tuple(sorted({*unallowed, *(name for name in heard if name_words(name) not in allowed)})),
        untold=frozenset(story.slug for story in untold),
        hidden=frozenset(story.slug for story in hidden),
        titles=tuple(sorted(story.title for story in hidden)),
        back=frozenset(story.slug for story in back),
        back_titles=tuple(sorted(story.title for story in back)),
    )


def _is_taken_back(library: Library, story: Story, on: date) -> bool:
    """Whether people decided that a story is told no longer: the desk, the council, or somebody whom it names."""
    if story.header.stage is Stage.WITHDRAWN or story.revoked_award(on):
        return True
    slips = [library.consents.get(person.consent or "") for person in story.header.people]
    ended = any(slip and slip.withdrawn and slip.withdrawn <= on for slip in slips)
    return ended and bool(library.withheld(story, Channel.WEB, on))


def reason(story: Story, why: str) -> str:
    """Return why a story is not told: taken back, or what holds it back."""
    withdrawn = story.header.withdrawn
    if story.header.stage is Stage.WITHDRAWN and withdrawn:
        return CAUSES[withdrawn.because]
    return why


def stage(story: Story) -> str:
    """Return how far a story has come."""
    return STAGES[story.header.stage]
