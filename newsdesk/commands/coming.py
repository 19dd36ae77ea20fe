"""What the coming days need from a voice: every slot with its greeting and closing, every story, the news."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from newsdesk.model.library import Library
from newsdesk.model.names import PARTS
from newsdesk.model.programme import Part, Programme, Slot, Weekday
from newsdesk.model.script import Script
from newsdesk.planning import words
from newsdesk.problems import Place, Problem, error, in_order
from newsdesk.scripts.make import news_script, plain_script

DAYS = 7
SOURCE = "content/programmes.yaml"


@dataclass(frozen=True, slots=True)
class Airing:
    """A slot on a day, with what its programme says of itself."""

    day: date
    programme: Programme
    slot: Slot
    said: Mapping[Part, Script]


@dataclass(frozen=True, slots=True)
class Week:
    """What is to be said in the coming days: everything that a voice must read."""

    airings: tuple[Airing, ...]
    stories: Mapping[str, Script]
    news: Mapping[str, Script]
    problems: tuple[Problem, ...]

    @property
    def scripts(self) -> list[Script]:
        """Every script, the stories' first."""
        own = [script for airing in self.airings for script in airing.said.values()]
        return [*self.stories.values(), *self.news.values(), *own]


def week(library: Library, stories: Mapping[str, Script], today: date) -> Week:
    """Return what the coming days need, from their slots on."""
    problems: list[Problem] = []
    airings = tuple(_airings(library, today, problems))
    last = today + timedelta(days=DAYS - 1)
    news: dict[str, Script] = {}
    for text in library.news:
        if text.header.date <= last and today <= text.header.until and airings:
            news[text.slug], found = news_script(text, library.lexicon)
            problems += found
    return Week(airings, stories, news, in_order(problems))


def _airings(library: Library, today: date, problems: list[Problem]) -> Iterator[Airing]:
    for offset in range(DAYS):
        day = today + timedelta(days=offset)
        slots = [(slot.opens, slot, programme) for programme in library.programmes for slot in programme.slots]
        for _, slot, programme in sorted(slots, key=lambda entry: (entry[0], entry[1].key)):
            if Weekday.of(day) in slot.days:
                yield Airing(day, programme, slot, _said(library, programme, day, problems))


def _said(library: Library, programme: Programme, day: date, problems: list[Problem]) -> Mapping[Part, Script]:
    said: dict[Part, Script] = {}
    for part, words_of in ((Part.OPENING, words.opening), (Part.CLOSING, words.closing)):
        text = words_of(programme, library.facility, day, synthetic=True)
        said[part], found = plain_script(part.value, PARTS[part], text, library.lexicon, Place(SOURCE))
        problems += found
        if not any(map(str.isalnum, text)):
            problems.append(error(Place(SOURCE), "script-empty"))
    return said
