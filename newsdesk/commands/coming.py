"""What the coming days need from a voice: every slot with its greeting and closing, every story, the news."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from newsdesk.model.library import Library
from newsdesk.model.programme import Part, Programme, Slot, Weekday
from newsdesk.model.script import Script
from newsdesk.planning import words
from newsdesk.playout.sheet import PARTS
from newsdesk.problems import Problem
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
    airings = tuple(_airings(library, today))
    last = today + timedelta(days=DAYS - 1)
    news, problems = {}, []
    for text in library.news:
        if text.header.date <= last and today <= text.header.until and airings:
            news[text.slug], found = news_script(text, library.lexicon)
            problems += found
    return Week(airings, stories, news, tuple(problems))


def _airings(library: Library, today: date) -> Iterator[Airing]:
    for offset in range(DAYS):
        day = today + timedelta(days=offset)
        slots = [(slot.opens, slot, programme) for programme in library.programmes for slot in programme.slots]
        for _, slot, programme in sorted(slots, key=lambda entry: (entry[0], entry[1].key)):
            if Weekday.of(day) in slot.days:
                yield Airing(day, programme, slot, _said(library, programme, day))


def _said(library: Library, programme: Programme, day: date) -> Mapping[Part, Script]:
    opening = words.opening(programme, library.facility, day, synthetic=True)
    closing = words.closing(programme, library.facility, day, synthetic=True)
    return {
        Part.OPENING: plain_script("opening", PARTS[Part.OPENING], opening, library.lexicon, SOURCE),
        Part.CLOSING: plain_script("closing", PARTS[Part.CLOSING], closing, library.lexicon, SOURCE),
    }
