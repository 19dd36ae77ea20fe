"""What lies where beside the programmes: the very files of a programme under names that a timer can point at."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from importlib.resources import files

from newsdesk.model.calendar import short_day
from newsdesk.model.programme import Programme, Slot, Weekday
from newsdesk.model.rundown import Rundown
from newsdesk.playout.playlists import Entry, m3u

PROGRAMME = "programme.mp3"
BLANK = re.compile(r"\{(\w+)\}")
FOLDERS = frozenset({"slots", "usb", "liquidsoap", "timers"})
"""The folders of output/broadcast that are not a programme's own."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Names relative to output/broadcast, with forward slashes."""

    links: Mapping[str, str] = field(default_factory=dict)
    """A name, and the name of the file that it is."""
    texts: Mapping[str, str | bytes] = field(default_factory=dict)

    def __or__(self, other: "Layout") -> "Layout":
        return Layout({**self.links, **other.links}, {**self.texts, **other.texts})


def slots(planned: Iterable[Rundown], names: Mapping[str, Sequence[str]]) -> Layout:
    """Return the stable places of every slot: its nearest programme, and the nearest on each weekday.

    `names` are the files of each rundown's folder, by the rundown's key.
    """
    links: dict[str, str] = {}
    texts: dict[str, str | bytes] = {}
    for rundown in sorted(planned, key=lambda one: (one.day, one.slot), reverse=True):
        weekday = f"slots/{rundown.slot}/{Weekday.of(rundown.day).value}/"
        stale = [name for name in links if name.startswith(weekday)]
        links = {name: source for name, source in links.items() if name not in stale}
        links |= {weekday + name: f"{rundown.key}/{name}" for name in names[rundown.key] if _plays(name)}
        links[f"slots/{rundown.slot}/{PROGRAMME}"] = f"{rundown.key}/{PROGRAMME}"
        texts[f"slots/{rundown.slot}/next.m3u8"] = m3u([entry(rundown, PROGRAMME)])
    return Layout(links, texts)


def _plays(name: str) -> bool:
    return name.endswith((".mp3", ".m3u", ".m3u8", ".pls"))


def slots_of(programmes: Iterable[Programme]) -> list[tuple[Programme, Slot]]:
    """Return every slot that airs on some day, with its programme."""
    return [(programme, slot) for programme in programmes for slot in programme.slots if slot.days]


def entry(rundown: Rundown, name: str) -> Entry:
    """Return a whole programme as one line of a playlist."""
    return Entry(name, f"{rundown.title}, {short_day(rundown.day)}", rundown.length)


def part(name: str) -> str:
    """Return a text that comes with the desk, from the folder `parts`."""
    return (files("newsdesk.playout") / "parts" / name).read_text(encoding="utf-8")


def filled(name: str, blanks: Mapping[str, str]) -> str:
    """Return a part with its blanks filled in one go: what stands in a title is no blank."""
    return BLANK.sub(lambda blank: blanks.get(blank[1], blank[0]), part(name))


def before(minutes: int, rounds: timedelta) -> tuple[int, int]:
    """Return a time of day so much earlier, in minutes, and how many days earlier that is (0 or 1)."""
    earlier = minutes - int(rounds / timedelta(minutes=1))
    return earlier % 1440, 0 if earlier >= 0 else 1
