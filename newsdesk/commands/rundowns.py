"""The rundown of every slot of the coming days, from what is ready for air and what aired before."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from newsdesk.commands.coming import Airing, Week
from newsdesk.commands.rundown_files import Past
from newsdesk.commands.sounds import Sounds
from newsdesk.model.library import Library
from newsdesk.model.names import PARTS
from newsdesk.model.rundown import Rundown
from newsdesk.model.script import Script
from newsdesk.model.story import Channel, Story
from newsdesk.planning.rotation import Candidate, remembered
from newsdesk.planning.rundowns import Material, Piece, fill, refit
from newsdesk.problems import Place, Problem, error, notice


def plan(library: Library, coming: Week, ready: Sounds, past: Past, today: date) -> tuple[Rundown, ...]:
    """Return the rundown of every slot; today's keeps what was planned for it while that can still air."""
    unit_of = {story.slug: story.header.unit for story in library.stories}
    memory = remembered(past.before(today), unit_of)
    planned: list[Rundown] = []
    for airing in coming.airings:
        material = _material(library, coming, ready, airing)
        kept = past.on(today, airing.slot.key) if airing.day == today else None
        again = refit(kept, airing.programme, airing.slot, material) if kept else None
        fresh = fill(airing.programme, airing.slot, airing.day, material, memory)
        rundown = again if again and len(again.items) >= len(fresh.items) else fresh
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


def check_planned(planned: tuple[Rundown, ...], slots: Mapping[str, Place]) -> Iterator[Problem]:
    """Yield slots that are too short for their programme, and those that tell nothing; each once, with its days."""
    too_short = [rundown for rundown in planned if rundown.length > rundown.slot_length]
    idle = [rundown for rundown in planned if rundown not in too_short and not rundown.stories]
    for slot in {rundown.slot: None for rundown in too_short}:
        minutes = next(r.slot_length for r in too_short if r.slot == slot) // timedelta(minutes=1)
        yield error(slots[slot], "rundown-too-short", slot=slot, minutes=minutes)
    for slot in {rundown.slot: None for rundown in idle}:
        days = ", ".join(f"{r.day.day}/{r.day.month}" for r in idle if r.slot == slot)
        yield notice(slots[slot], "rundown-no-exemplar", slot=slot, day=days)
