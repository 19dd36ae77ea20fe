"""A Liquidsoap script that airs every slot in its time and is silent outside of it."""

from collections.abc import Iterable

from newsdesk.model.programme import Programme, Slot, Weekday
from newsdesk.playout.layout import Layout, part, slots_of
from newsdesk.playout.playlists import shown

NAME = "liquidsoap/newsdesk.liq"
DAYS = {weekday: f"{number}w" for number, weekday in enumerate(Weekday, 1)}


def liquidsoap(programmes: Iterable[Programme]) -> Layout:
    """Return the script; which programme airs on a day it finds out by itself, so that it needs no reload."""
    rows = [_row(programme, slot) for programme, slot in slots_of(programmes)]
    script = part("newsdesk.liq").replace("{slots}", "\n".join(rows))
    return Layout(texts={NAME: script})


def _row(programme: Programme, slot: Slot) -> str:
    days = " or ".join(DAYS[day] for day in Weekday if day in slot.days)
    return (
        f"  # {shown(programme.title)}\n"
        f'  ({{({days}) and {_from_to(slot)}}}, airing("{slot.key}", {{{_clock(_opens(slot))}}})),'
    )


def _opens(slot: Slot) -> int:
    return slot.opens.hour * 60 + slot.opens.minute


def _from_to(slot: Slot) -> str:
    opens = _opens(slot)
    ends = opens + slot.minutes
    return f"{_clock(opens)}-{_clock(ends)}" if ends < 1440 else f"{_clock(opens)}-23h59m59s"


def _clock(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    return f"{hour}h{minute:02}m"
