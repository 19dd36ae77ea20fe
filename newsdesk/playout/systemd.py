"""Timers for Linux: systemd wakes the player one minute before a slot, and the player waits for its second."""

from collections.abc import Iterable
from datetime import timedelta

from newsdesk.model.programme import Programme, Slot, Weekday
from newsdesk.playout.layout import Layout, before, filled, part, slots_of
from newsdesk.playout.playlists import shown

FOLDER = "timers/systemd"
EARLY = timedelta(minutes=1)
NAMES = {day: day.value.capitalize() for day in Weekday}


def systemd(programmes: Iterable[Programme]) -> Layout:
    """Return a timer and a service for each slot, and what installs them for the user who runs it."""
    texts: dict[str, str | bytes] = {f"{FOLDER}/cai-dat.sh": part("cai-dat.sh")}
    for programme, slot in slots_of(programmes):
        title = described(programme.title)
        texts[f"{FOLDER}/newsdesk-{slot.key}.timer"] = timer(slot, title)
        texts[f"{FOLDER}/newsdesk-{slot.key}.service"] = service(slot, title)
    return Layout(texts=texts)


def described(title: str) -> str:
    """Return a title as a unit describes itself: no specifier, and no backslash that would join the next line to it."""
    return shown(title).replace("%", "%%").rstrip("\\ ")


def calendar(slot: Slot) -> str:
    """Return when the player is woken, as systemd writes it: Mon,Fri *-*-* 05:44:00."""
    minutes, earlier = before(slot.opens.hour * 60 + slot.opens.minute, EARLY)
    days = waking_days(slot, earlier)
    return f"{','.join(NAMES[day] for day in days)} *-*-* {minutes // 60:02}:{minutes % 60:02}:00"


def waking_days(slot: Slot, earlier: int) -> list[Weekday]:
    """Return the weekdays on which a slot's player is woken: the day before where a slot opens at midnight."""
    week = list(Weekday)
    wanted = {week[(week.index(day) - earlier) % 7] for day in slot.days}
    return [day for day in week if day in wanted]


def timer(slot: Slot, title: str) -> str:
    """Return the timer of a slot."""
    return filled("slot.timer", {"title": title, "calendar": calendar(slot)})


def service(slot: Slot, title: str) -> str:
    """Return the service of a slot."""
    return filled("slot.service", {"title": title, "slot": slot.key})
