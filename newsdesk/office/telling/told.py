"""A story as these papers tell it: names instead of keys, its figures and points, where its page stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from newsdesk.council.changes import Change, changes, changes_of
from newsdesk.markup import to_html
from newsdesk.model.addresses import story_address
from newsdesk.model.library import Library
from newsdesk.model.persons import person_line
from newsdesk.model.script import Line, Script, Version
from newsdesk.model.story import Channel, Evidence, Story
from newsdesk.office.figures import plain, within
from newsdesk.scripts.blocks import BlockKind, blocks
from newsdesk.scripts.make import SAMPLE, plain_script, story_script
from newsdesk.scripts.sentences import closed

POINTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One story in the words of a paper; `story` is what the channel may tell, nothing more."""

    story: Story
    facility: str
    unit: str
    people: tuple[str, ...]
    changes: tuple[Change, ...]
    points: tuple[str, ...]
    address: str
    """Where its page stands; empty where the page does not tell it on that day, or has no address."""

    @property
    def title(self) -> str:
        """The title on one line."""
        return plain(self.story.title)

    @property
    def summary(self) -> str:
        """The summary on one line, or nothing."""
        return plain(self.story.header.summary or "")

    @property
    def lesson(self) -> str:
        """The lesson on one line, or nothing."""
        return plain(self.story.header.lesson or "")

    @property
    def question(self) -> str:
        """The question to discuss on one line, or nothing."""
        return plain(self.story.header.question or "")

    @property
    def sample(self) -> bool:
        """Whether it is told as a sample."""
        return self.story.header.sample


def told(story: Story, library: Library, on: date) -> Told:
    """Return a story that a channel handed out, in the words of a paper of a day."""
    unit = library.facility.unit(story.header.unit)
    public = {one.slug for one in library.for_channel(Channel.WEB, on=on)}
    return Told(
        story=story,
        facility=plain(library.facility.on(on).name),
        unit=plain(unit.name if unit else story.header.unit),
        people=tuple(plain(person_line(person)) for person in story.header.people),
        changes=changes(story.header.evidence),
        points=tuple(points(story)),
        address=story_address(library.facility, story.slug) if story.slug in public else "",
    )


def points(story: Story) -> list[str]:
    """Return at most three points: what changed first, then shares, then what proves a criterion.

    Without any evidence they are the headings of the body.
    """
    evidence = story.header.evidence
    telling = sorted(evidence, key=lambda one: (not any(changes_of(one)), "%" not in one.claim, not one.criteria))
    return [_with_period(one) for one in telling[:POINTS]] or list(_headings(story))[:POINTS]


def _with_period(one: Evidence) -> str:
    claim = plain(one.claim).rstrip(".")
    return f"{claim} ({within(one.period)})" if one.period else claim


def _headings(story: Story) -> Iterator[str]:
    for block in blocks(to_html(story.body)):
        if block.kind is BlockKind.HEADING and block.text.strip():
            yield plain(block.text)


def short_telling(one: Told, library: Library) -> tuple[Script, bool]:
    """Return what is read in a minute and a half, and whether somebody wrote it for that.

    Without a short version the title and the summary are read: a long text cut short would say half a thing.
    """
    if one.story.header.spoken.short is not None:
        return story_script(one.story, library.lexicon, Version.SHORT)[0], True
    opening = [SAMPLE] if one.sample else []
    text = " ".join([*opening, closed(one.title), one.summary])
    return plain_script(one.story.slug, one.title, text, library.lexicon, one.story.origin.at("summary"))[0], False


def whole_telling(one: Told, library: Library) -> Script:
    """Return what is said where there is time for the whole story."""
    return story_script(one.story, library.lexicon)[0]


def paragraphs(script: Script) -> tuple[str, ...]:
    """Return what is said, a paragraph between two silences; the title stands by itself."""
    runs: list[list[str]] = [[]]
    for part in script.parts:
        if isinstance(part, Line):
            runs[-1].append(part.text)
        elif runs[-1]:
            runs.append([])
    return tuple(plain(" ".join(run)) for run in runs if run)
