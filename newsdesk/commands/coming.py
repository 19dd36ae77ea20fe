"""What the coming days need from a voice: every slot with its own words, every story, and what goes around them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from newsdesk.commands.recording_files import Recordings
from newsdesk.model.lexicon import Lexicon
from newsdesk.model.library import Library
from newsdesk.model.names import PARTS
from newsdesk.model.occasion import FeatureHeader, NewsHeader, Text
from newsdesk.model.programme import DAYS_MADE, Notice, Part, Programme, Slot
from newsdesk.model.script import Measured, Parts, Script, Version, known_script, plain
from newsdesk.model.story import Story
from newsdesk.planning import words
from newsdesk.problems import Place, Problem, error, in_order
from newsdesk.scripts.make import headline_script, plain_script, says_something, text_script

AHEAD = 10
"""Days, today not counted, for which a slot that cannot be filled is said."""
SOURCE = "content/programmes.yaml"


@dataclass(frozen=True, slots=True)
class Airing:
    """A slot on a day, with what its programme says of itself."""

    day: date
    programme: Programme
    slot: Slot
    said: Mapping[Part, Script]

    @property
    def key(self) -> str:
        """Its rundown's name."""
        return f"{self.day.isoformat()}-{self.slot.key}"


@dataclass(frozen=True, kw_only=True)
class Week:
    """What is to be said in the coming days: everything that a voice must read."""

    airings: tuple[Airing, ...]
    """The slots of the days whose programmes are made."""
    later: tuple[Airing, ...] = ()
    """The slots of the days after them that are looked at ahead."""
    stories: Mapping[str, Mapping[Version, Script]]
    headlines: Mapping[str, Script] = field(default_factory=dict)
    """By the story's slug; empty where no programme has headlines."""
    texts: Mapping[Part, Mapping[str, Script]] = field(default_factory=dict)
    """News, features and notices, by part and by slug."""
    problems: tuple[Problem, ...] = ()

    @property
    def scripts(self) -> list[Script]:
        """Every script that the desk's voice reads, the stories' first; the headlines have a voice of their own."""
        stories = [script for versions in self.stories.values() for script in versions.values()]
        own = [script for airing in self.airings for part, script in airing.said.items() if part is not Part.HEADLINES]
        return [*stories, *self.others, *own]

    @property
    def others(self) -> list[Script]:
        """The scripts of news, features and notices."""
        return [script for scripts in self.texts.values() for script in scripts.values()]

    @property
    def headed(self) -> list[Script]:
        """Every script that the voice of the headlines reads."""
        first_words = {
            airing.said[Part.HEADLINES].digest: airing.said[Part.HEADLINES]
            for airing in self.airings
            if Part.HEADLINES in airing.said
        }
        return [*first_words.values(), *self.headlines.values()]


def week(
    library: Library,
    stories: Mapping[str, Mapping[Version, Script]],
    today: date,
    recordings: Recordings,
    until: date | None = None,
) -> Week:
    """Return what the coming days need; a closing has room for all whose recordings may be aired.

    `until` looks further ahead than usual.
    """
    problems: list[Problem] = []
    last = today + timedelta(days=DAYS_MADE - 1)
    horizon = max(until or today, today + timedelta(days=AHEAD))
    due = tuple(due_slots(library, today, horizon))
    texts = dict(_texts(library, today, horizon, problems)) if due else {}
    told = [script for versions in stories.values() for script in versions.values()]
    readers = recordings.readers([*told, *(script for scripts in texts.values() for script in scripts.values())])
    airings = [
        Airing(day, programme, slot, _said(library, programme, day, readers, problems)) for day, programme, slot in due
    ]
    return Week(
        airings=tuple(airing for airing in airings if airing.day <= last),
        later=tuple(airing for airing in airings if airing.day > last),
        stories=stories,
        headlines=Headlines(library, stories),
        texts=texts,
        problems=in_order(problems),
    )


def due_slots(library: Library, since: date, until: date) -> Iterator[tuple[date, Programme, Slot]]:
    """Yield the slots of each day, both included, in the order of the clock; holidays are left out."""
    slots = [(slot.opens, slot.key, slot, programme) for programme in library.programmes for slot in programme.slots]
    for offset in range((until - since).days + 1):
        day = since + timedelta(days=offset)
        for *_, slot, programme in sorted(slots, key=lambda entry: entry[:2]):
            if library.broadcasting.airs(slot, day):
                yield day, programme, slot


class Headlines(Mapping[str, Script]):
    """The headline of each story by its slug, where a programme has headlines; made when one is asked for.

    Who brings scripts and pages up to date plans nothing and needs none of ten thousand.
    """

    def __init__(self, library: Library, slugs: Iterable[str]) -> None:
        self._library, self._slugs = library, slugs

    def __getitem__(self, slug: str) -> Script:
        """Return the headline of a story that is told."""
        return self._made[slug]

    def __iter__(self) -> Iterator[str]:
        """Yield the slugs of those that have one."""
        return iter(self._made)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._made)

    @cached_property
    def _made(self) -> Mapping[str, Script]:
        library = self._library
        if not any(Part.HEADLINES in programme.order for programme in library.programmes):
            return {}
        told = [library.by_slug[slug] for slug in self._slugs]
        kinds, lexicon = (Measured, Parts), library.lexicon

        def made(story: Story) -> tuple[Measured, Parts]:
            script = headline_script(story, lexicon)
            return Measured.of(script), plain(script.parts)

        found = library.remembered.each_in_two("headline", kinds, told, (lexicon,), made)
        return {
            story.slug: known_script(story.slug, story.origin.path, Version.LONG, measured, parts)
            for story, (measured, parts) in zip(told, found, strict=True)
        }


def _texts(
    library: Library, today: date, last: date, problems: list[Problem]
) -> Iterator[tuple[Part, Mapping[str, Script]]]:
    news = [text for text in library.news if text.header.date <= last and today <= text.header.until]
    features = [f for f in library.features if f.header.date <= last and today <= (f.header.until or today)]
    yield Part.NEWS, _read(news, library, problems)
    yield Part.FEATURE, _read(features, library, problems)
    yield Part.NOTICE, _notices(library, today, last, problems)


def _read(
    texts: Sequence[Text[NewsHeader]] | Sequence[Text[FeatureHeader]], library: Library, problems: list[Problem]
) -> Mapping[str, Script]:
    scripts: dict[str, Script] = {}
    for text in texts:
        scripts[text.slug], found = text_script(text, library.lexicon)
        problems += found
    return scripts


def _notices(library: Library, today: date, last: date, problems: list[Problem]) -> Mapping[str, Script]:
    scripts: dict[str, Script] = {}
    for notice in library.broadcasting.notices:
        if notice.since <= last and today <= notice.until:
            script, found = notice_script(notice, library.lexicon)
            scripts[notice.key] = script
            problems += found
            if any(map(str.isalnum, notice.text)) and not says_something(script):  # else the rules say it
                problems.append(error(Place(SOURCE), "script-empty"))
    return scripts


def notice_script(notice: Notice, lexicon: Lexicon) -> tuple[Script, list[Problem]]:
    """Return what is said for a notice."""
    text = f"Thông báo mẫu. {notice.text}" if notice.sample else notice.text
    script, problems = plain_script(notice.key, notice.title, text, lexicon, Place(SOURCE))
    return replace(script, sample=notice.sample), problems


def _said(
    library: Library, programme: Programme, day: date, readers: Sequence[str], problems: list[Problem]
) -> Mapping[Part, Script]:
    said = {Part.OPENING: words.opening(programme, library.facility, day)}
    if Part.HEADLINES in programme.order:
        said[Part.HEADLINES] = words.headlines(programme, library.facility, day)
    said[Part.CLOSING] = words.closing(programme, library.facility, day, readers)
    return {part: _plain(library, part, text, problems) for part, text in said.items()}


def closing_script(library: Library, airing: Airing, readers: Sequence[str]) -> Script:
    """Return the closing of a slot of a day in which these people are heard."""
    text = words.closing(airing.programme, library.facility, airing.day, readers)
    return _plain(library, Part.CLOSING, text, [])


def _plain(library: Library, part: Part, text: str, problems: list[Problem]) -> Script:
    script, found = plain_script(part.value, PARTS[part], text, library.lexicon, Place(SOURCE))
    problems += found
    if not says_something(script):
        problems.append(error(Place(SOURCE), "script-empty"))
    return script
