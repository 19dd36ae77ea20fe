"""What a report may show of a story: nobody by name who did not allow it for the page, no title that was taken back."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from newsdesk.model.library import Library
from newsdesk.model.listed_name import ListedName
from newsdesk.model.standing_names import stands_in
from newsdesk.model.story import Channel, Person, Role, Stage, Story
from newsdesk.model.whole_names import WholeNames
from newsdesk.office.figures import plain
from newsdesk.office.people import NARROW, first_of

TAKEN_BACK = "Một bài đã rút"
UNALLOWED = "(nêu tên người chưa đồng ý)"


@dataclass(frozen=True)
class Shown:
    """What may stand on paper on a day."""

    library: Library
    day: date

    def title(self, story: Story) -> str:
        """Return a story's title, or what stands in its place."""
        if self.taken_back(story):
            return TAKEN_BACK
        return self.text(story, story.title, f"Một bài {UNALLOWED}")

    def named(self, story: Story) -> str:
        """Return how a sentence names a story: bài “…”, or without its title where that may not stand."""
        title = self.title(story)
        if title == plain(story.title):
            return f"bài “{title}”"
        return "một bài đã rút" if self.taken_back(story) else "một bài"

    def result(self, story: Story, words: str | None) -> str:
        """Return what came of a story elsewhere; nothing of one that was taken back."""
        return "" if self.taken_back(story) else self.text(story, words or "").rstrip(".")

    def taken_back(self, story: Story) -> bool:
        """Whether a story is told no longer, as a decision of people."""
        revoked = any(award.revoked and award.revoked <= self.day for award in story.header.awards)
        return story.header.stage is Stage.WITHDRAWN or revoked

    def text(self, story: Story, words: str, instead: str = UNALLOWED) -> str:
        """Return something that a story's header says, unless it names somebody who did not allow it."""
        named = any(stands_in(name, words) for name in self.unallowed(story)) or self._names_another(words)
        return instead if named else plain(words)

    def unallowed(self, story: Story) -> tuple[str, ...]:
        """Return the names in a story's list of people that may not stand on paper."""
        return self.library.allowances.unnamed_in(story, Channel.WEB, self.day)

    def _names_another(self, words: str) -> bool:
        """Whether a text names somebody, of whichever story, who may not be named at all."""
        return self._unnamed.stand_in(words)

    @cached_property
    def _unnamed(self) -> WholeNames:
        return WholeNames(tuple(map(ListedName, self.library.allowances.unnamed(Channel.WEB, self.day))))

    def who(self, story: Story) -> str:
        """Return a story's people, by name or by post; residents are not listed."""
        if self.taken_back(story):
            return ""
        people = [_one(person) for person in self._people(story) if person.role is not Role.RESIDENT]
        return first_of([one for one in dict.fromkeys(people) if one], NARROW)

    def _people(self, story: Story) -> tuple[Person, ...]:
        return self.library.people_for(story, Channel.WEB, self.day)

    def unit(self, key: str) -> str:
        """Return a unit's name."""
        unit = self.library.facility.unit(key)
        return plain(unit.name) if unit else key

    def field(self, key: str) -> str:
        """Return a field's short name, whichever plan names it."""
        found = (plan.field(key) for plan in self.library.plans)
        return next((plain(field.short) for field in found if field), key)


def _one(person: Person) -> str:
    post = plain(person.post or "")
    if not person.name:
        return post
    return f"{plain(person.name)} ({post})" if post else plain(person.name)
