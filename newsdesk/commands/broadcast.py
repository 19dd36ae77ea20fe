"""The coming week on air: scripts become clips, clips become programmes with their playlists."""

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from newsdesk import files
from newsdesk.audio import sounds
from newsdesk.audio.clips import Clip, render
from newsdesk.audio.programme import assemble, item
from newsdesk.audio.tags import Tags
from newsdesk.audio.voices import EspeakVoice
from newsdesk.commands.rundown_files import Past
from newsdesk.model.library import Library
from newsdesk.model.programme import Part, Programme, Slot, Weekday
from newsdesk.model.rundown import Rundown
from newsdesk.model.script import Script
from newsdesk.model.story import Channel, Story
from newsdesk.planning import words
from newsdesk.planning.rotation import Candidate, remembered
from newsdesk.planning.rundowns import Material, Piece, fill, refit
from newsdesk.playout.playlists import Entry, playlists
from newsdesk.playout.sheet import PARTS, sheet
from newsdesk.problems import Place, Problem, error, notice
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


@dataclass(frozen=True, slots=True)
class Sounds:
    """Everything ready for air, by digest of its script, and the sounds that are not speech."""

    clips: Mapping[str, Clip]
    fixed: Mapping[Part, Clip]

    def of(self, digest: str, part: Part) -> Clip:
        """Return what an item of a rundown sounds like."""
        return self.fixed[part] if part in self.fixed else self.clips[digest]


def ready_sounds(coming: Week, cache: Path) -> Sounds:
    """Make every clip that is not in the cache yet."""
    folder = cache / "clips"
    files.sweep(folder)
    clips = render(coming.scripts, EspeakVoice(), folder)
    return Sounds(clips, {Part.IDENT: sounds.ident(folder), Part.STING: sounds.sting(folder)})


def plan(library: Library, coming: Week, ready: Sounds, past: Past, today: date) -> tuple[Rundown, ...]:
    """Return the rundown of every slot; today's keeps what was planned for it while that can still air."""
    unit_of = {story.slug: story.header.unit for story in library.stories}
    memory = remembered(past.before(today), unit_of)
    planned: list[Rundown] = []
    for airing in coming.airings:
        material = _material(library, coming, ready, airing)
        kept = past.on(today, airing.slot.key) if airing.day == today else None
        rundown = refit(kept, airing.programme, airing.slot, material) if kept else None
        rundown = rundown or fill(airing.programme, airing.slot, airing.day, material, memory)
        memory.keep(rundown, unit_of)
        planned.append(rundown)
    return tuple(planned)


def _material(library: Library, coming: Week, ready: Sounds, airing: Airing) -> Material:
    told = library.for_channel(Channel.LOUDSPEAKER, on=airing.day)
    said = {part: _piece(script, ready) for part, script in airing.said.items()}
    sounds_of = {part: Piece(PARTS[part], clip.path.stem[:32], clip.length) for part, clip in ready.fixed.items()}
    return Material(
        fixed={**sounds_of, **said},
        stories={_candidate(story): _piece(coming.stories[story.slug], ready) for story in told},
        news={
            Candidate(text.slug, "", text.header.date): _piece(coming.news[text.slug], ready)
            for text in library.news_for(on=airing.day)
        },
    )


def _candidate(story: Story) -> Candidate:
    return Candidate(story.slug, story.header.unit, story.day or date.min)


def _piece(script: Script, ready: Sounds) -> Piece:
    return Piece(script.shown_title, script.digest, ready.clips[script.digest].length)


def plan_problems(planned: tuple[Rundown, ...]) -> Iterator[Problem]:
    """Yield slots that are too short for their programme, and those that tell nothing."""
    for rundown in planned:
        place = Place(SOURCE)
        if rundown.length > rundown.slot_length:
            yield error(
                place,
                "rundown-too-short",
                slot=rundown.slot,
                minutes=rundown.slot_length // timedelta(minutes=1),
            )
        elif not rundown.stories:
            yield notice(
                place,
                "rundown-no-exemplar",
                slot=rundown.slot,
                day=f"{rundown.day.day}/{rundown.day.month}/{rundown.day.year}",
            )


def build(library: Library, coming: Week, ready: Sounds, planned: tuple[Rundown, ...], folder: Path) -> None:
    """Write a folder a slot: the programme, its items, its playlists, its printed rundown.

    What lies in `folder` already and is right stays; what no slot of the week needs goes.
    """
    said = {(airing.day, airing.slot.key): airing.said for airing in coming.airings}
    for name in {path.name for path in folder.iterdir()} - {rundown.key for rundown in planned}:
        files.remove_tree(folder / name)
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        jobs = [
            pool.submit(_folder, library, rundown, ready, said[rundown.day, rundown.slot], folder / rundown.key)
            for rundown in planned
        ]
        for job in jobs:
            job.result()


def _folder(library: Library, rundown: Rundown, ready: Sounds, said: Mapping[Part, Script], folder: Path) -> None:
    facility = library.facility.on(rundown.day).name
    clips = [ready.of(part.digest, part.part) for part in rundown.items]
    synthetic = any(clip.synthetic for clip in clips)
    entries: list[Entry] = []
    for number, (part, clip) in enumerate(zip(rundown.items, clips, strict=True), 1):
        name = f"{number:02}-{part.part.value}{f'-{part.slug}' if part.slug else ''}.mp3"
        length = item(clip.path, folder / name, _tags(rundown, facility, part.title, clip.synthetic))
        entries.append(Entry(name, part.title, length))
    whole = f"{rundown.title}, {rundown.day.day}/{rundown.day.month}/{rundown.day.year}"
    assemble([clip.path for clip in clips], folder / "programme.mp3", _tags(rundown, facility, whole, synthetic))
    lists = playlists(entries)
    page = sheet(rundown, facility, {part: _text(script) for part, script in said.items()}, synthetic)
    for name, text in {**lists, "rundown.html": page}.items():
        files.write_if_changed(folder / name, text)
    wanted = {entry.name for entry in entries} | {"programme.mp3", "rundown.html", *lists}
    for name in files.tree(folder).keys() - wanted:
        files.remove(folder / name)


def _text(script: Script) -> str:
    return " ".join(line.text for line in script.lines)


def _tags(rundown: Rundown, facility: str, title: str, synthetic: bool) -> Tags:
    return Tags(
        title=title,
        artist=facility,
        album=rundown.title,
        day=rundown.day,
        comment="Giọng đọc do máy tạo." if synthetic else "",
        synthetic=synthetic,
    )
