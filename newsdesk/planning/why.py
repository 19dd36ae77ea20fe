"""Why a story is in a programme, or what it waits for: one verdict for each story of the library."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from functools import cached_property

from newsdesk.model.approval import is_approved
from newsdesk.model.calendar import length_words, short_day
from newsdesk.model.consent import Purpose
from newsdesk.model.library import Library
from newsdesk.model.names import KINDS, STAGES, VERSIONS
from newsdesk.model.programme import Part
from newsdesk.model.rundown import Item, Rundown
from newsdesk.model.script import Version
from newsdesk.model.story import Audience, Channel, Kind, Stage, Story
from newsdesk.planning.material import Material
from newsdesk.planning.memory import key
from newsdesk.planning.rotation import Scale, Turn


class Standing(Enum):
    """Where a story stands for one programme, in the order in which people are told."""

    IN = "in"
    DUE = "due"
    WAITS = "waits"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is said of one story: `code` names the sentence, `facts` fill its blanks."""

    slug: str
    title: str
    standing: Standing
    code: str
    facts: Mapping[str, str] = field(default_factory=dict)
    turn: Turn | None = None
    """How it was weighed, where its turn could be."""
    place: int = 0
    """Its place in the programme, or among those that are due; from 1."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """One programme on one day, with what it was chosen from."""

    library: Library
    rundown: Rundown
    material: Material
    weighed: Scale
    turns: tuple[Turn, ...]
    places: int
    """How many stories its running order has places for."""

    def verdicts(self) -> list[Verdict]:
        """Return the verdict on each story of the library: first what is in, then what is due, then the rest."""
        found = (self.verdict(story) for story in self.library.stories)
        standings = list(Standing)
        return sorted(found, key=lambda one: (standings.index(one.standing), one.place, one.slug))

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        return {turn.candidate.slug: rank for rank, turn in enumerate(self.turns, 1)}

    def verdict(self, story: Story) -> Verdict:
        """Return why a story is in, or what it waits for."""
        items = [item for item in self.rundown.items if item.part is Part.EXEMPLAR]
        told = next((number for number, item in enumerate(items, 1) if item.slug == story.slug), 0)
        rank = self._ranks.get(story.slug, 0)
        if told:
            return self._told(story, items[told - 1], told, rank)
        if held := held_back(story, self.library, self.rundown.day):
            return _verdict(story, Standing.UNTOLD, held[0], held[1])
        if rank:
            return self._due(story, rank)
        return self._waits(story)

    def _told(self, story: Story, item: Item, place: int, rank: int) -> Verdict:
        facts = {
            "version": VERSIONS[item.version or Version.LONG],
            "length": length_words(item.length),
            "voice": item.voice or "giọng chưa ghi tên",
            "rank": str(rank),
            "of": str(len(self.turns)),
        }
        turn = self.turns[rank - 1] if rank else None
        return _verdict(story, Standing.IN, "in" if rank else "in-kept", facts, place, turn)

    def _due(self, story: Story, rank: int) -> Verdict:
        turn = self.turns[rank - 1]
        chosen = {item.slug for item in self.rundown.items if item.part is Part.EXEMPLAR}
        above = [one for one in self.turns[: rank - 1] if one.candidate.slug in chosen]
        lengths = [piece.length for piece in self.material.tellings[story.slug].versions.values()]
        facts = {"rank": str(rank), "of": str(len(self.turns)), "length": length_words(min(lengths))}
        code = "due-full" if len(above) == len(chosen) >= self.places else "due-unfit"
        return _verdict(story, Standing.DUE, code, facts, rank, turn)

    def _waits(self, story: Story) -> Verdict:
        if again := self.weighed.resting(story.slug):
            last = self.weighed.memory.told[key(Part.EXEMPLAR, story.slug)][0]
            facts = {"last": short_day(last), "rest": str(self.weighed.fairness.rest), "again": short_day(again)}
            return _verdict(story, Standing.WAITS, "resting", facts, again.toordinal())
        plays = self.weighed.memory.plays.get(key(Part.EXEMPLAR, story.slug), 0)
        return _verdict(story, Standing.WAITS, "told-out", {"plays": str(plays)}, date.max.toordinal())

    def terms(self, turn: Turn) -> Iterator[tuple[str, int, Mapping[str, str]]]:
        """Yield the points of a turn that matter, most first: the name of the sentence, the points, its facts."""
        for name, points in sorted(self.weighed.points(turn.candidate).items(), key=lambda entry: -abs(entry[1])):
            if abs(points) > 1 or name == "wait":
                yield self._term(name, turn, points)

    def _term(self, name: str, turn: Turn, points: int) -> tuple[str, int, Mapping[str, str]]:
        who = turn.candidate
        if name == "wait":
            last = self.weighed.memory.told.get(key(Part.EXEMPLAR, who.slug))
            facts = {"last": short_day(last[0]) if last else ""}
            return ("waited" if last else "never"), points, facts
        if name == "commemoration":
            drawn = self.weighed.most_drawing(who)
            return name, points, {"title": drawn.title if drawn else ""}
        if name == "fresh":
            return name, points, {"day": short_day(who.day)}
        value = dict(who.groups)[name]
        on_air = self.weighed.memory.on_air.get((name, value), timedelta())
        facts = {"name": self._called(name, value), "on_air": length_words(on_air)}
        return "less" if points > 0 else "more", points, facts

    def _called(self, name: str, value: str) -> str:
        """Return what people call a group that shares the time on air."""
        if name == "unit":
            unit = self.library.facility.unit(value)
            return unit.name if unit else value
        if name == "field":
            field = next((found for plan in self.library.plans if (found := plan.field(value))), None)
            return f"lĩnh vực {field.short}" if field else value
        return f"gương {KINDS[Kind(value)]}"


def _verdict(
    story: Story,
    standing: Standing,
    code: str,
    facts: Mapping[str, str],
    place: int = 0,
    turn: Turn | None = None,
) -> Verdict:
    return Verdict(
        slug=story.slug, title=story.title, standing=standing, code=code, facts=facts, turn=turn, place=place
    )


def held_back(
    story: Story, library: Library, day: date, channel: Channel = Channel.LOUDSPEAKER
) -> tuple[str, dict[str, str]] | None:
    """Return why a channel that everybody reads or hears may not tell a story on a day, or None where it may."""
    header = story.header
    on_page = "-web" if channel is Channel.WEB else ""
    if header.stage is not Stage.APPROVED:
        return "not-approved", {"stage": STAGES[header.stage]}
    if not is_approved(story):
        return "changed", {}
    if award := story.revoked_award(day):
        return "award-revoked", {"award": award.title, "day": short_day(award.revoked or day)}
    if channel not in header.channels:
        return f"other-channels{on_page}", {}
    if header.audience is Audience.STAFF:
        return "for-staff", {}
    if dated := _other_day(story, day):
        return dated
    if withheld := library.withheld(story, channel, day):
        return f"without-{min(withheld, key=list(Purpose).index).value}-consent{on_page}", {}
    return None


def _other_day(story: Story, day: date) -> tuple[str, dict[str, str]] | None:
    """Return why a story is not told on a day but on others."""
    header = story.header
    if header.date is None or header.date > day:
        return "embargoed", {"day": short_day(header.date) if header.date else "được ghi ở mục date"}
    if header.expires and header.expires < day:
        return "expired", {"day": short_day(header.expires)}
    return None
