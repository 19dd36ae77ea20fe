"""Write what will be said on the loudspeakers, as text files that people can read, print and sign."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from newsdesk import files
from newsdesk.commands.made import SCRIPTS
from newsdesk.forked import forked
from newsdesk.model.library import Library
from newsdesk.model.script import Measured, Parts, Script, Version, known_script, plain
from newsdesk.model.story import Channel, Stage, Story
from newsdesk.problems import Place, Problem, Severity, error, in_order
from newsdesk.remembered import Remembered
from newsdesk.scripts.make import story_script
from newsdesk.scripts.text import from_text, to_text

FOLDER = SCRIPTS
ENDINGS = {Version.LONG: ".txt", Version.SHORT: ".short.txt"}
"""No slug holds a dot: no script of one story has the name of another's."""
MANY = 60
"""Scripts that take the next reading longer to read than it takes to note them."""
AT_WORK = frozenset([Stage.DRAFT, Stage.SUBMITTED, Stage.RETURNED])


@dataclass(frozen=True, slots=True)
class Lying:
    """A script's file as it lies in audio_scripts/scripts."""

    mark: str
    """Tells it from every other script; empty where it is not one of ours, or not in every sign as a machine writes it.

    It names no file: what is remembered of a script that is gone names nobody.
    """
    by_hand: bool
    edited: str = ""
    """The story of one that somebody edited, as its first line names it."""

    def is_as(self, script: Script) -> bool:
        """Whether the file is what would be written for a script."""
        return self.mark == _mark(script)


@dataclass(frozen=True)
class Spoken:
    """What is to lie in audio_scripts/scripts: path relative to the desk, script."""

    scripts: dict[str, Script]
    problems: tuple[Problem, ...]

    @cached_property
    def by_slug(self) -> dict[str, dict[Version, Script]]:
        """The versions of each story's script, by the story's slug."""
        versions: dict[str, dict[Version, Script]] = {}
        for script in self.scripts.values():
            versions.setdefault(script.slug, {})[script.version] = script
        return versions


def spoken_texts(library: Library, today: date, among: Iterable[Story] | None = None) -> Spoken:
    """Return the script of each story that the loudspeakers may tell today or later; `among` some of the library's."""
    scripts: dict[str, Script] = {}
    problems: list[Problem] = []
    told = library.coming(Channel.LOUDSPEAKER, today=today, among=among)
    for story, versions in zip(told, said_of_each(library, told), strict=True):
        year = story.origin.path.rpartition("/")[0].rpartition("/")[2]
        for version, (script, found) in versions.items():
            scripts[f"{FOLDER}/{year}/{story.slug}{ENDINGS[version]}"] = script
            problems += found
    return Spoken(scripts, in_order(problems))


Said = tuple[Script, tuple[Problem, ...]]
"""A script, and what nobody could read in it."""


def said_of_each(library: Library, stories: Sequence[Story]) -> list[dict[Version, Said]]:
    """Return what is said of each story in each version, made anew only where the story or the lexicon changed."""
    found: list[dict[Version, Said]] = [{} for _ in stories]
    shorter = [(number, one) for number, one in enumerate(stories) if library.on_air(one).is_short]
    for version, some in ((Version.LONG, list(enumerate(stories))), (Version.SHORT, shorter)):
        for (number, _), said in zip(some, _said(library, [one for _, one in some], version), strict=True):
            found[number][version] = said
    return found


def _said(library: Library, stories: Sequence[Story], version: Version) -> Iterator[Said]:
    kinds, lexicon = (tuple[Measured, tuple[Problem, ...]], Parts), library.lexicon

    def made(story: Story) -> tuple[tuple[Measured, tuple[Problem, ...]], Parts]:
        script, problems = story_script(story, lexicon, version)
        return (Measured.of(script), tuple(problems)), plain(script.parts)

    found = library.remembered.each_in_two(f"script {version.value}", kinds, stories, (lexicon,), made)
    for story, ((measured, problems), parts) in zip(stories, found, strict=True):
        yield known_script(story.slug, story.origin.path, version, measured, parts), problems


def said_of(library: Library, story: Story, version: Version) -> Said:
    """Return a version of a story's script and what nobody could read in it."""
    return next(_said(library, [story], version))


def versions_of(story: Story) -> list[Version]:
    """Return the versions in which a story can be told aloud."""
    return [Version.LONG, *([Version.SHORT] if story.header.spoken.short is not None else [])]


def unread_in_drafts(library: Library, spoken: Spoken, among: Iterable[Story] | None = None) -> Iterator[Problem]:
    """Yield what nobody could read aloud in the stories that are still being worked on for the loudspeakers."""
    stories = [one for one in (library.stories if among is None else among) if _is_at_work(library, one, spoken)]
    for versions in said_of_each(library, stories):
        for _, found in versions.values():
            yield from (one for one in found if one.severity is Severity.NOTICE)


def _is_at_work(library: Library, story: Story, spoken: Spoken) -> bool:
    there = library.on_air(story)
    at_work = there.stage in AT_WORK and story.slug not in spoken.by_slug
    return at_work and there.has_body and Channel.LOUDSPEAKER in there.days.channels


def write(root: Path, spoken: Spoken, lying: Mapping[str, Lying] | None = None) -> dict[str, str]:
    """Write what changed, remove what is told no longer.

    Return the names of the files that were touched, with the digest of what was written, "" of those that are gone.
    `lying`: what lies there, as it was read a moment ago; files that hold what they shall are not read again.
    """
    there = lying_in(root) if lying is None else lying
    wanted = [(name, one) for name, one in spoken.scripts.items() if not (name in there and there[name].is_as(one))]

    def write_one(one: tuple[str, Script]) -> str:
        text = to_text(one[1])
        return files.digest(text) if files.write_if_changed(root / one[0], text) else ""

    touched = {name: digest for (name, _), digest in zip(wanted, forked(write_one, wanted), strict=True) if digest}
    for name in there.keys() - spoken.scripts.keys():
        files.remove(root / name)
        touched[name] = ""
    return touched


def edited_by_hand(lying: Mapping[str, Lying]) -> Iterator[Problem]:
    """Yield the scripts that somebody edited, which are never written over."""
    for name, one in lying.items():
        if one.by_hand:
            place = Place(files.shown(name))
            yield error(place, "script-edited", source=one.edited) if one.edited else error(place, "script-foreign")


def stale(root: Path, spoken: Spoken) -> Iterator[Problem]:
    """Yield the files that are not what the desk would write now."""
    there = lying_in(root)
    for name, script in spoken.scripts.items():
        if name not in there:
            yield error(Place(name), "script-missing", source=script.source)
        elif files.read_text(root / name) != to_text(script):
            yield error(Place(name), "script-stale", source=script.source)
    for name in there:
        if name not in spoken.scripts:
            yield error(Place(files.shown(name)), "script-orphan")


def lying_in(root: Path, remembered: Remembered | None = None) -> dict[str, Lying]:
    """Return every script file of a desk by its name; one that has not changed since it was read last is not read."""
    there = [one for one in files.entries(root / FOLDER) if one.name.endswith(".txt")]
    found = [(f"{FOLDER}/{one.name}", one) for one in there]
    memory = Remembered() if remembered is None else remembered  # an empty one is false
    told = memory.seen_of_each("script", found, Lying, lying)
    return {name: one for (name, _), one in zip(found, told, strict=True)}


def note_written(root: Path, remembered: Remembered, written: Collection[str]) -> None:
    """Look at many scripts that were written a while ago, so that the next reading need not."""
    if len(written) >= MANY:
        remembered.look_again()
        lying_in(root, remembered)
        remembered.write_down()


def lying(path: Path) -> Lying:
    """Return what a script file holds."""
    text = files.read_text(path)
    kept = from_text(text, path.stem)
    if kept is None:
        return Lying("", by_hand=True)
    if kept.by_hand:
        return Lying("", by_hand=True, edited=kept.source)
    return Lying(_mark(kept.script) if text == to_text(kept.script) else "", by_hand=False)


def _mark(script: Script) -> str:
    told = f"{script.source}\n{script.digest}\n{script.version.value}"
    return blake2b(told.encode(), digest_size=16).hexdigest()
