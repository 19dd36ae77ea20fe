"""Nobody is named beside the stories against what a slip or a legal basis allows: nothing keeps such a text back."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from newsdesk.model.allowed import Allowances
from newsdesk.model.calendar import short_day
from newsdesk.model.exposed import texts_told
from newsdesk.model.names import CHANNELS
from newsdesk.model.occasion import FeatureHeader, NewsHeader, Text
from newsdesk.model.programme import DAYS_MADE, Programme, Programmes
from newsdesk.model.story import Channel, Person, Role
from newsdesk.model.texts import forms, together
from newsdesk.problems import Place, Problem, error, notice
from newsdesk.rules.desk import Desk

HEARD = Channel.LOUDSPEAKER
Named = list[list[Person]]
"""The listings of each name that a text tells."""


def check_named_elsewhere(desk: Desk, allowances: Allowances, today: date) -> Iterator[Problem]:
    """Yield news, features and pages that tell a listed name which its bearer did not allow there.

    Whoever wrote it must take the name out. News and features are told no longer than they may; what every programme
    says cannot be left out of those that are made for the coming days.
    """
    asked = _Asked(allowances, today)
    heard: tuple[Text[NewsHeader] | Text[FeatureHeader], ...] = (*desk.news, *desk.features)
    for one in heard:
        yield from asked.heard(Place(one.origin.path), texts_told(one), one.header.is_told_on)
    told: list[tuple[Text[Any], Channel]] = [(text, Channel.WEB) for text in desk.pages]
    told += [(text, Channel.WEB) for text in desk.assessments]
    told += [(text, text.header.channel) for text in desk.events]
    for text, channel in told:
        yield from asked.wrong(Place(text.origin.path), asked.named(texts_told(text)), channel)
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
    if not asked.named(together(value for _, value, _ in said)):
        return
    for place, value, channel in said:
        yield from asked.wrong(place, asked.named(forms(value)), channel)
    yield from _in_coming_programmes(desk.broadcasting, desk, asked)


def _in_coming_programmes(rules: Programmes, desk: Desk, asked: "_Asked") -> Iterator[Problem]:
    for number, one in enumerate(rules.programmes):
        airs = partial(_airs, rules, one)
        for place, value in desk.declared("programmes", one, "programmes", number):
            yield from asked.too_long(place, asked.named(forms(value)), airs)
    for number, told in enumerate(rules.notices):
        for place, value in desk.declared("programmes", told, "notices", number):
            yield from asked.until(place, asked.named(forms(value)), told.is_told_on)


def _airs(rules: Programmes, programme: Programme, day: date) -> bool:
    return any(rules.airs(one, day) for one in programme.slots)


def _in_readings(desk: Desk, asked: "_Asked") -> Iterator[Problem]:
    """Yield names that the lexicon makes of other words; which of the coming programmes need the row, nobody knows."""
    for place, writing, spoken in desk.readings():
        if (named := asked.named((spoken,))) and not asked.named((writing,)):
            yield from asked.wrong(place, named, HEARD)
            yield from asked.until(place, named, lambda _: True)


class _Asked:
    """Asked whether texts name somebody who did not allow it, today or on a day whose programmes are made by now."""

    def __init__(self, allowances: Allowances, today: date) -> None:
        self._allowances, self._today = allowances, today

    def named(self, texts: Iterable[str]) -> Named:
        """Return the listings of each whole name in texts, but residents': theirs are errors wherever they stand."""
        found = self._allowances.people.named_whole(texts)
        others = ([person for person in people if person.role is not Role.RESIDENT] for _, people in found)
        return list(filter(None, others))

    def heard(self, place: Place, texts: Iterable[str], is_told_on: Callable[[date], bool]) -> Iterator[Problem]:
        """Yield what is wrong with a text that loudspeakers tell, and that it is told no longer than it may."""
        if named := self.named(texts):
            yield from self.wrong(place, named, HEARD)
            yield from self.until(place, named, is_told_on)

    def wrong(self, place: Place, named: Named, channel: Channel) -> Iterator[Problem]:
        """Yield that somebody is named who did not allow it on a channel."""
        if not self._let(named, channel, self._today):
            yield error(place, "named-out-of-story", channel=CHANNELS[channel])

    def until(self, place: Place, named: Named, is_told_on: Callable[[date], bool]) -> Iterator[Problem]:
        """Yield that something is told no longer than it may name somebody, though it would be."""
        if last := self._last_day(named, is_told_on):
            yield notice(place, "told-while-allowed", until=short_day(last))

    def too_long(self, place: Place, named: Named, airs: Callable[[date], bool]) -> Iterator[Problem]:
        """Yield that every programme says what those of the coming days may not."""
        if last := self._last_day(named, airs):
            made = short_day(self._day(DAYS_MADE - 1))
            yield error(place, "named-too-long", until=short_day(last), made=made)

    def _last_day(self, named: Named, is_told_on: Callable[[date], bool]) -> date | None:
        """Return the last day on which a name may be said that is told on a later one too; else None."""
        if not named or not self._let(named, HEARD, self._today):
            return None
        days = list(map(self._day, range(1, DAYS_MADE)))
        over = [day for day in days if not self._let(named, HEARD, day)]
        return over[0] - timedelta(days=1) if any(map(is_told_on, over)) else None

    def _day(self, number: int) -> date:
        return self._today + timedelta(days=number)

    def _let(self, named: Named, channel: Channel, day: date) -> bool:
        return all(self._allowances.lets_be_named(people, channel, day) for people in named)
