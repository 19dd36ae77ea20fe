"""Whether a text names a resident, for what was written before somebody listed them: old titles, addresses, lists."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from newsdesk.model.exposed import People, named_in, names_of
from newsdesk.model.name_look import Certainty
from newsdesk.model.name_search import NameSearch
from newsdesk.model.story import Role, Story
from newsdesk.model.texts import forms


@dataclass(frozen=True)
class Residents:
    """Every resident whom a desk lists; nobody may name one, whatever was allowed before."""

    people: People

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names under which residents are listed."""
        listed = (person for person in chain.from_iterable(self.people.listed) if person.role is Role.RESIDENT)
        return tuple(dict.fromkeys(name for person in listed for name in names_of(person)))

    @cached_property
    def search(self) -> NameSearch:
        """What finds them in a text."""
        return NameSearch.of(self.names)

    def named(self, texts: Iterable[str], story: Story | None = None) -> bool:
        """Whether one of these texts names a resident: for certain, or as the rules have it for the story's own."""
        return self.stand_in(tuple(chain.from_iterable(map(forms, texts))), story)

    def stand_in(self, seen: tuple[str, ...], story: Story | None = None) -> bool:
        """Whether texts that are there in every form name one so."""
        if story and any(person.role is Role.RESIDENT for person in named_in(story, seen)):
            return True
        return self.search.stand_in(seen, Certainty.CERTAIN)


def names_somebody(people: People, texts: Iterable[str]) -> frozenset[str]:
    """Return those of many short texts that name a resident, or anybody whom a desk lists by a whole name."""
    residents = Residents(people)
    return frozenset(text for text in texts if residents.named((text,)) or any(people.named_whole(forms(text))))
