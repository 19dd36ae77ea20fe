"""What the sheet of a whole programme says: every item in order, at its clock time, with its text where it has one."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby

from newsdesk.model.names import PARTS, VERSIONS
from newsdesk.model.programme import MUSIC, Part
from newsdesk.model.rundown import Item, Rundown
from newsdesk.model.script import Script, Version
from newsdesk.office.figures import clock, plain
from newsdesk.office.hard_words import Hard, hard_words
from newsdesk.office.sheet import Passage, passages, rate_of
from newsdesk.speech import Change

MACHINE = "giọng máy"
BLANK = "……………"
"""Where nobody is down to read yet, a name is written by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One item of a programme as it is laid before whoever reads it."""

    at: str
    """Its time of day."""
    part: str
    title: str
    """What it tells; empty where the part says it all."""
    length: timedelta
    starts: timedelta
    music: bool
    reader: str
    code: str
    passages: tuple[Passage, ...]
    """Empty for music, and where the text is no longer on file."""
    hard: Hard

    @property
    def heading(self) -> str:
        """What stands above its text."""
        return f"{self.at} · {self.part}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeSheet:
    """A programme on a day."""

    rundown: Rundown
    title: str
    facility: str
    cues: tuple[Cue, ...]

    def clock(self, after: timedelta) -> str:
        """Return the time of day so long after the programme begins."""
        return clock(self.rundown.day, self.rundown.opens, after)

    def clock_in(self, cue: Cue) -> Callable[[timedelta], str]:
        """Return what writes the time of day of a place within an item's text."""
        return lambda after: self.clock(cue.starts + after)


def programme_sheet(
    rundown: Rundown,
    scripts: Mapping[str, Script],
    *,
    facility: str = "",
    changes: Mapping[str, tuple[Change, ...]] | None = None,
) -> ProgrammeSheet:
    """Return the sheet of a rundown; `scripts` by their digest, `changes` by the slug of their story."""
    cues = _headlines_joined(_cue(rundown, item, scripts.get(item.digest), changes or {}) for item in rundown.items)
    return ProgrammeSheet(rundown=rundown, title=plain(rundown.title), facility=plain(facility), cues=tuple(cues))


def _headlines_joined(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Yield the cues, headlines that follow each other as one: they are read in one go, and nobody records them."""
    for part, run in groupby(cues, key=lambda cue: cue.part):
        first, *more = run
        if part != PARTS[Part.HEADLINES]:
            yield from (first, *more)
            continue
        whole = (first, *more)
        moved = (replace(p, starts=p.starts + cue.starts - first.starts) for cue in whole for p in cue.passages)
        complete = all(cue.passages for cue in whole)
        yield replace(
            first,
            title="",
            length=whole[-1].starts + whole[-1].length - first.starts,
            code="",
            passages=tuple(moved) if complete else (),
        )


def _cue(rundown: Rundown, item: Item, script: Script | None, changes: Mapping[str, tuple[Change, ...]]) -> Cue:
    music = item.part in MUSIC
    told = changes.get(item.slug or "", ()) if item.part is Part.EXEMPLAR else ()
    return Cue(
        at=clock(rundown.day, rundown.opens, item.starts),
        part=PARTS[item.part] + (f" ({VERSIONS[Version.SHORT]})" if item.version is Version.SHORT else ""),
        title=plain(item.title) if plain(item.title) != PARTS[item.part] else "",
        length=item.length,
        starts=item.starts,
        music=music,
        reader="" if music else _reader(item),
        code="" if music else item.digest[:6].upper(),
        passages=tuple(passages(script, rate_of(script, item.length))) if script and not music else (),
        hard=hard_words(script, told) if script and item.slug else Hard(),
    )


def _reader(item: Item) -> str:
    if item.synthetic:
        return plain(item.voice or MACHINE)
    return plain(item.voice) if item.voice else BLANK
