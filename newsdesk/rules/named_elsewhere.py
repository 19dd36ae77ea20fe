"""Nobody is named beside the stories against what a slip or a legal basis allows: nothing keeps such a text back."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from newsdesk.model.allowed import Allowances
from newsdesk.model.calendar import short_day
from newsdesk.model.exposed import texts_told
from newsdesk.model.names import CHANNELS
from newsdesk.model.occasion import FeatureHeader, NewsHeader, Text
from newsdesk.model.programme import DAYS_MADE
from newsdesk.model.story import Channel, Person, Role
from newsdesk.model.texts import forms, together
from newsdesk.problems import Place, Problem, error, notice
from newsdesk.rules.desk import Desk

HEARD = Channel.LOUDSPEAKER


def check_named_elsewhere(desk: Desk, allowances: Allowances, today: date) -> Iterator[Problem]:
    """Yield news, features and pages that tell a listed name which its bearer did not allow there.

    Whoever wrote it must take the name out. News and features are told no longer than they may; what every programme
    says cannot be left out of those that are made for the coming days.
    """
    asked = _Asked(allowances, today)
    heard: tuple[Text[NewsHeader] | Text[FeatureHeader], ...] = (*desk.news, *desk.features)
    told: list[tuple[Text[Any], Channel]] = [(text, HEARD) for text in heard]
    told += [(text, Channel.WEB) for text in desk.pages]
    told += [(text, Channel.WEB) for text in desk.assessments]
    told += [(text, text.header.channel) for text in desk.events]
    for text, channel in told:
        if asked.names(texts_told(text), channel):
            yield error(Place(text.origin.path), "named-out-of-story", channel=CHANNELS[channel])
    for one in heard:
        yield from asked.told_until(Place(one.origin.path), texts_told(one), one.header.is_told_on)
    yield from _in_declarations(desk, asked)
    yield from _in_readings(desk, asked)


def _in_declarations(desk: Desk, asked: "_Asked") -> Iterator[Problem]:
    """Yield what programmes, units, plans and councils are called and say.

    Who signs and who announces is named by office, not as somebody told of.
    """
    said = [(*one, HEARD) for one in desk.declared("programmes", desk.broadcasting)]
    for key in ("names", "units", "place", "rights") if desk.facility else ():
        said += [(*one, Channel.WEB) for one in desk.declared("facility", getattr(desk.facility, key) or (), key)]
    for number, plan in enumerate(desk.plans):
        said += [(*one, Channel.WEB) for one in desk.declared(f"plan:{number}", plan)]
    said += [(*one, Channel.CONFERENCE) for one in desk.declared("papers", desk.papers.councils, "councils")]
    if asked.names(together(value for _, value, _ in said), None):
        for place, value, channel in said:
            if asked.names(forms(value), channel):
                yield error(place, "named-out-of-story", channel=CHANNELS[channel])
        yield from _in_coming_programmes(desk, asked)


def _in_readings(desk: Desk, asked: "_Asked") -> Iterator[Problem]:
    """Yield names that the lexicon makes of other words."""
    for place, writing, spoken in desk.readings():
        if not asked.names((writing,), None):
            if asked.names((spoken,), HEARD):
                yield error(place, "named-out-of-story", channel=CHANNELS[HEARD])
            yield from asked.said_too_long(place, (spoken,))


def _in_coming_programmes(desk: Desk, asked: "_Asked") -> Iterator[Problem]:
    for place, value in desk.declared("programmes", desk.broadcasting.programmes, "programmes"):
        yield from asked.said_too_long(place, forms(value))
    for number, one in enumerate(desk.broadcasting.notices):
        for place, value in desk.declared("programmes", one, "notices", number):
            yield from asked.told_until(place, forms(value), one.is_told_on)


class _Asked:
    """Asked whether texts name somebody who did not allow it, today or on a day whose programmes are made by now."""

    def __init__(self, allowances: Allowances, today: date) -> None:
        self._allowances, self._today = allowances, today

    def names(self, texts: Iterable[str], channel: Channel | None) -> bool:
        """Whether texts tell the whole name of somebody who did not allow it on a channel; of None, of anybody.

        Residents' names are errors wherever they stand.
        """
        return not self._let(self._named(texts), channel, self._today)

    def told_until(self, place: Place, texts: Iterable[str], is_told_on: Callable[[date], bool]) -> Iterator[Problem]:
        """Yield that a text is told no longer than it may name somebody, though it would be."""
        if last := self._last_day(texts, is_told_on):
            yield notice(place, "told-while-allowed", until=short_day(last))

    def said_too_long(self, place: Place, texts: Iterable[str]) -> Iterator[Problem]:
        """Yield that every programme says what those of the coming days may not."""
        if last := self._last_day(texts, lambda _: True):
            made = short_day(self._day(DAYS_MADE - 1))
            yield error(place, "named-too-long", until=short_day(last), made=made)

    def _last_day(self, texts: Iterable[str], is_told_on: Callable[[date], bool]) -> date | None:
        """Return the last day on which texts may be heard that may be today and not on all days; else None."""
        named = self._named(texts)
        if not named or not self._let(named, HEARD, self._today):
            return None
        days = map(self._day, range(1, DAYS_MADE))
        first = next((day for day in days if is_told_on(day) and not self._let(named, HEARD, day)), None)
        return first - timedelta(days=1) if first else None

    def _day(self, number: int) -> date:
        return self._today + timedelta(days=number)

    def _named(self, texts: Iterable[str]) -> list[list[Person]]:
        """Return the listings of each whole name, but residents'."""
        found = self._allowances.people.named_whole(texts)
        others = ([person for person in people if person.role is not Role.RESIDENT] for _, people in found)
        return list(filter(None, others))

    def _let(self, named: list[list[Person]], channel: Channel | None, day: date) -> bool:
        return all(channel and self._allowances.lets_be_named(people, channel, day) for people in named)
