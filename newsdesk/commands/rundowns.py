"""The rundown of every slot of the coming days, from what is ready for air and what aired before."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from newsdesk.commands.coming import Airing, Week
from newsdesk.commands.lengths import Lengths
from newsdesk.commands.rundown_files import Past
from newsdesk.model.calendar import length_words
from newsdesk.model.diary import Entry
from newsdesk.model.library import Library
from newsdesk.model.names import PARTS
from newsdesk.model.programme import Part
from newsdesk.model.rundown import Rundown
from newsdesk.model.story import Channel, Story
from newsdesk.planning.material import Choice, Material, Telling
from newsdesk.planning.rotation import Candidate, Groups, Memory, Scale, remembered, scale
from newsdesk.planning.rundowns import Filled, fill
from newsdesk.planning.running import NEAR, refit
from newsdesk.planning.words import listed
from newsdesk.problems import Place, Problem, error, notice


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A slot of a day, filled: what airs, what it was chosen from, and how everything was weighed."""

    airing: Airing
    filled: Filled
    material: Material
    weighed: Scale
    rundown: Rundown
    """What airs: today it may be what was planned before."""
    settled: bool = False
    """Whether the diary has an entry about it: then it is what it was, for good."""


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
                told = {airing.day: (list(self._tellings(airing.day)), dict(self._others(airing.day)))}
            planned = self._planned(airing, today, memory, *told[airing.day])
            yield planned
            memory.keep(planned.rundown, groups, self.diary.get(airing.key))

    @property
    def _groups(self) -> Groups:
        return {story.slug: candidate(story).groups for story in self.library.stories}

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
        settled = kept is not None and airing.key in self.diary
        keeps = again and (settled or _tells_as_much(again, filled.rundown))
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

    def _tellings(self, day: date) -> Iterator[Telling]:
        for story in self.library.for_channel(Channel.LOUDSPEAKER, on=day):
            versions = self.coming.stories.get(story.slug, {})
            headline = self.coming.headlines.get(story.slug)
            yield Telling(
                candidate(story),
                {version: self.lengths.piece(script) for version, script in versions.items()},
                self.lengths.headline(headline) if headline else None,
            )

    def _others(self, day: date) -> Iterator[tuple[Part, Sequence[Choice]]]:
        told = {
            Part.NEWS: [(text.slug, text.header.date) for text in self.library.news_for(on=day)],
            Part.FEATURE: [(text.slug, text.header.date) for text in self.library.features_for(on=day)],
            Part.NOTICE: [(n.key, n.since) for n in self.library.broadcasting.notices if n.since <= day <= n.until],
        }
        for part, texts in told.items():
            scripts = self.coming.texts.get(part, {})
            yield part, [Choice(slug, on, self.lengths.piece(scripts[slug])) for slug, on in texts if slug in scripts]
        yield Part.SONG, list(self._songs())

    def _songs(self) -> Iterator[Choice]:
        for song in self.library.broadcasting.songs:
            if piece := self.lengths.song(song):
                yield Choice(song.key, date.min, piece)


def _tells_as_much(again: Rundown, fresh: Rundown) -> bool:
    """Whether what was planned for today is no poorer than what would be planned now."""
    return len(again.stories) >= len(fresh.stories) and fresh.length - again.length < NEAR


def candidate(story: Story) -> Candidate:
    """Return a story as one whose turn it may be."""
    header = story.header
    return Candidate(story.slug, header.unit, header.field, header.kind, story.day or date.min, frozenset(header.tags))


def check_planned(planned: Sequence[Planned], slots: Mapping[str, Place]) -> Iterator[Problem]:
    """Yield slots that cannot be broadcast as they stand, each once, with its days and what is missing."""
    too_short = [one for one in planned if one.rundown.length > one.rundown.slot_length]
    due = [one for one in planned if one not in too_short and Part.EXEMPLAR in one.airing.programme.order]
    idle = [one for one in due if not one.rundown.stories]
    early = [one for one in planned if one not in too_short and one not in idle and left(one.rundown) >= NEAR]
    for slot, of in _by_slot(too_short):
        minutes = of[0].rundown.slot_length // timedelta(minutes=1)
        yield error(slots[slot], "rundown-too-short", slot=slot, minutes=minutes)
    for slot, of in _by_slot(idle):
        yield notice(slots[slot], "rundown-no-exemplar", slot=slot, day=_days(of), missing=_waiting(of))
    for slot, of in _by_slot(early):
        facts = {"left": length_words(max(left(one.rundown) for one in of)), "missing": _missing(of)}
        code = "rundown-ends-early" if Part.BED in of[0].airing.programme.order else "rundown-without-bed"
        yield notice(slots[slot], code, slot=slot, day=_days(of), **facts)


def left(rundown: Rundown) -> timedelta:
    """Return how much of a slot stays silent."""
    return rundown.slot_length - rundown.length


def _by_slot(planned: Sequence[Planned]) -> Iterator[tuple[str, list[Planned]]]:
    for slot in dict.fromkeys(one.airing.slot.key for one in planned):
        yield slot, [one for one in planned if one.airing.slot.key == slot]


def _days(planned: Sequence[Planned]) -> str:
    return ", ".join(f"{one.airing.day.day}/{one.airing.day.month}" for one in planned)


def _missing(planned: Sequence[Planned]) -> str:
    """Return which places stay empty at the worst, and for how many stories that is a matter of days."""
    empty: dict[Part, int] = {}
    for one in planned:
        for part, count in one.filled.empty.items():
            empty[part] = max(count, empty.get(part, 0))
    places = listed([f"{count} chỗ {PARTS[part].lower()}" for part, count in empty.items()])
    return " ".join(filter(None, (f"Còn trống {places}." if places else "", _waiting(planned))))


def _waiting(planned: Sequence[Planned]) -> str:
    worst = max(planned, key=lambda one: left(one.rundown))
    if not worst.filled.resting:
        return ""
    days = worst.weighed.fairness.rest
    return f"Có {worst.filled.resting} bài mới phát chưa đủ {days} ngày nên chưa phát lại."
