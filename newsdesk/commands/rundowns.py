"""The rundown of every slot of the coming days, from what is ready for air and what aired before."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from newsdesk.commands.broadcast_texts import Naming
from newsdesk.commands.coming import Airing, Week
from newsdesk.commands.lengths import Lengths
from newsdesk.commands.rundown_files import Past
from newsdesk.model.diary import Entry
from newsdesk.model.library import Library
from newsdesk.model.programme import Part
from newsdesk.model.rundown import Rundown
from newsdesk.model.script import Script, Version
from newsdesk.model.story import Channel, Story
from newsdesk.planning.material import Choice, Material, Telling
from newsdesk.planning.memory import Candidate, Groups, Memory, remembered
from newsdesk.planning.rotation import AGE, Scale, scale
from newsdesk.planning.rundowns import Filled, fill
from newsdesk.planning.running import NEAR, refit


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A slot of a day, filled: what airs, what it was chosen from, and how everything was weighed."""

    airing: Airing
    filled: Filled
    material: Material
    weighed: Scale
    rundown: Rundown
    """What airs: today it may be what was planned before."""
    settled: Rundown | None = None
    """What was planned before, where the diary speaks of it: that aired, whatever would be planned now."""


@dataclass(frozen=True, kw_only=True)
class Planner:
    """What every slot is planned from."""

    library: Library
    coming: Week
    lengths: Lengths
    past: Past
    diary: Mapping[str, Entry]
    bed: Callable[[timedelta], timedelta]
    """How long music is that fills so much room."""

    def plan(self, today: date, airings: Sequence[Airing]) -> Iterator[Planned]:
        """Yield every slot in the order of the clock; today's keeps what was planned for it while it can air so.

        `airings` begin with today's: what is told in one counts for the next. How a slot was weighed can be asked
        until the next one is asked for.
        """
        groups = self._groups
        memory = remembered(self.past.before(today), self.diary, groups, self._window)
        told: dict[date, tuple[list[Telling], Mapping[Part, Sequence[Choice]]]] = {}
        for airing in airings:
            memory.forget(airing.day, groups)
            if airing.day not in told:
                told = {airing.day: (self._tellings(airing.day), dict(self._others(airing.day)))}
            planned = self._planned(airing, today, memory, *told[airing.day])
            yield planned
            memory.keep(planned.settled or planned.rundown, groups, self.diary.get(airing.key))

    @property
    def _groups(self) -> Groups:
        return {slug: one.groups for slug, one in self._candidates.items()}

    @cached_property
    def _candidates(self) -> Mapping[str, Candidate]:
        stories = self.library.stories
        found = self.library.remembered.each("candidate", Candidate, stories, (), candidate)
        return {story.slug: one for story, one in zip(stories, found, strict=True)}

    @property
    def _window(self) -> timedelta:
        return timedelta(weeks=self.library.broadcasting.rotation.weeks)

    def _planned(
        self,
        airing: Airing,
        today: date,
        memory: Memory,
        tellings: Sequence[Telling],
        others: Mapping[Part, Sequence[Choice]],
    ) -> Planned:
        rules = self.library.broadcasting
        material = self._material(airing, tellings, others)
        weighed = scale(airing.day, [t.candidate for t in tellings], memory, rules.rotation, rules.commemorations)
        filled = fill(airing.programme, airing.slot, airing.day, material, memory, weighed)
        kept = self.past.on(today, airing.slot.key) if airing.day == today else None
        again = refit(kept, airing.programme, airing.slot, material) if kept else None
        settled = kept if airing.key in self.diary else None
        keeps = again and (settled or (_tells_as_much(again, filled.rundown) and not _repeats(again, weighed)))
        return Planned(
            airing=airing,
            filled=filled,
            material=material,
            weighed=weighed,
            rundown=again if again and keeps else filled.rundown,
            settled=settled,
        )

    def _material(
        self, airing: Airing, tellings: Sequence[Telling], others: Mapping[Part, Sequence[Choice]]
    ) -> Material:
        said = {part: self.lengths.piece(script) for part, script in airing.said.items()}
        if Part.HEADLINES in airing.said:
            said[Part.HEADLINES] = self.lengths.headline(airing.said[Part.HEADLINES])
        return Material(
            fixed={Part.IDENT: self.lengths.bell(Part.IDENT), Part.STING: self.lengths.bell(Part.STING), **said},
            stories=tellings,
            others=others,
            bed=self.bed,
            bed_most=timedelta(seconds=self.library.broadcasting.rotation.bed),
        )

    def _tellings(self, day: date) -> list[Telling]:
        told = {story.slug for story in self.library.told(Channel.LOUDSPEAKER, on=day)}
        return [one for one in self._by_age if one.candidate.slug in told]

    @cached_property
    def _by_age(self) -> list[Telling]:
        """Every story that may be told on some day, the oldest first: each slot sorts them so, and finds them sorted.

        What there is of a story is the same on all days.
        """
        found = [self._telling(self._candidates[slug], versions) for slug, versions in self.coming.stories.items()]
        return sorted(found, key=lambda telling: AGE(telling.candidate))

    def _telling(self, who: Candidate, versions: Mapping[Version, Script]) -> Telling:
        headline = self.coming.headlines.get(who.slug)
        return Telling(
            who,
            {version: self.lengths.piece(script) for version, script in versions.items()},
            self.lengths.headline(headline) if headline else None,
        )

    def _others(self, day: date) -> Iterator[tuple[Part, Sequence[Choice]]]:
        told = {
            Part.NEWS: [(text.slug, text.header.date) for text in self.library.news_for(on=day)],
            Part.FEATURE: [(text.slug, text.header.date) for text in self.library.features_for(on=day)],
            Part.NOTICE: [(one.key, one.since) for one in self.library.broadcasting.notices if one.is_told_on(day)],
        }
        for part, texts in told.items():
            scripts = self.coming.texts.get(part, {})
            may = [
                (slug, on) for slug, on in texts if slug in scripts and self._naming.is_told((part.value, slug), day)
            ]
            yield part, [Choice(slug, on, self.lengths.piece(scripts[slug])) for slug, on in may]
        yield Part.SONG, list(self._songs())

    @cached_property
    def _naming(self) -> Naming:
        return Naming(self.library)

    def _songs(self) -> Iterator[Choice]:
        for song in self.library.broadcasting.songs:
            if piece := self.lengths.song(song):
                yield Choice(song.key, date.min, piece)


def _tells_as_much(again: Rundown, fresh: Rundown) -> bool:
    """Whether what was planned for today is no poorer than what would be planned now."""
    return len(again.stories) >= len(fresh.stories) and fresh.length - again.length < NEAR


def _repeats(again: Rundown, weighed: Scale) -> bool:
    """Whether what was planned for today tells what was told since: an earlier slot of today may be another now."""
    return any(weighed.resting(slug) or weighed.told_out(slug) for slug in again.stories)


def candidate(story: Story) -> Candidate:
    """Return a story as one whose turn it may be."""
    header = story.header
    return Candidate(story.slug, header.unit, header.field, header.kind, story.day or date.min, frozenset(header.tags))
