"""One programme on one day, filled in turn and never longer than its slot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from newsdesk.model.programme import Part, Programme, Slot
from newsdesk.model.rundown import Item, Rundown
from newsdesk.planning.rotation import Candidate, Memory, in_turn

FREE = {Part.EXEMPLAR, Part.NEWS}
"""Parts that are chosen; the others are the same in every programme of a kind."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something ready for air: its title, what it is made from, how long it really is."""

    title: str
    digest: str
    length: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a slot may carry on a day."""

    fixed: Mapping[Part, Piece]
    """Ident, opening, sting and closing of this slot on this day."""
    stories: Mapping[Candidate, Piece]
    news: Mapping[Candidate, Piece]

    def of(self, part: Part) -> Mapping[Candidate, Piece]:
        """Return what may be chosen for a part."""
        return self.stories if part is Part.EXEMPLAR else self.news


def fill(programme: Programme, slot: Slot, day: date, material: Material, memory: Memory) -> Rundown:
    """Return the rundown: fixed parts always, of the others in turn what still fits.

    A part that nothing fits is left out, with the sting before it; the rundown never overruns where its fixed
    parts do not.
    """
    room = slot.length - sum((material.fixed[p].length for p in programme.order if p not in FREE), timedelta())
    chosen: list[tuple[Part, str | None, Piece]] = []
    taken: set[Candidate] = set()
    units = dict(memory.units)
    for part in programme.order:
        if part not in FREE:
            chosen.append((part, None, material.fixed[part]))
            continue
        now = Memory(memory.told, units, memory.count)
        candidate = _first_that_fits(material.of(part), part, now, room, taken)
        if candidate is None:
            continue
        piece = material.of(part)[candidate]
        taken.add(candidate)
        units[candidate.unit] = (day, memory.count + len(chosen) + 1)
        room -= piece.length
        chosen.append((part, candidate.slug, piece))
    return Rundown(
        day=day,
        slot=slot.key,
        programme=programme.key,
        title=programme.title,
        opens=slot.opens,
        slot_length=slot.length,
        items=_timed(_without_idle_stings(chosen)),
    )


def _first_that_fits(
    choice: Mapping[Candidate, Piece], part: Part, memory: Memory, room: timedelta, taken: set[Candidate]
) -> Candidate | None:
    waiting = in_turn([candidate for candidate in choice if candidate not in taken], part, memory)
    return next((candidate for candidate in waiting if choice[candidate].length <= room), None)


def _without_idle_stings(
    chosen: Sequence[tuple[Part, str | None, Piece]],
) -> list[tuple[Part, str | None, Piece]]:
    """Drop a sting that no longer parts two told things."""
    kept: list[tuple[Part, str | None, Piece]] = []
    for position, entry in enumerate(chosen):
        follows = chosen[position + 1][0] if position + 1 < len(chosen) else None
        if entry[0] is Part.STING and (follows not in FREE or not kept or kept[-1][0] is Part.STING):
            continue
        kept.append(entry)
    return kept


def _timed(chosen: Sequence[tuple[Part, str | None, Piece]]) -> tuple[Item, ...]:
    items: list[Item] = []
    starts = timedelta()
    for part, slug, piece in chosen:
        item = Item(part=part, title=piece.title, starts=starts, length=piece.length, slug=slug, digest=piece.digest)
        items.append(item)
        starts = item.ends
    return tuple(items)


def refit(kept: Rundown, programme: Programme, slot: Slot, material: Material) -> Rundown | None:
    """Return a rundown of today with the same items at their present length; None if it can no longer air so."""
    chosen: list[tuple[Part, str | None, Piece]] = []
    for item in kept.items:
        piece = _again(item, material)
        if piece is None:
            return None
        chosen.append((item.part, item.slug, piece))
    again = Rundown(
        day=kept.day,
        slot=slot.key,
        programme=programme.key,
        title=programme.title,
        opens=slot.opens,
        slot_length=slot.length,
        items=_timed(chosen),
    )
    return again if again.length <= slot.length and kept.programme == programme.key else None


def _again(item: Item, material: Material) -> Piece | None:
    if item.part not in FREE:
        return material.fixed.get(item.part)
    choice = material.of(item.part)
    return next((piece for candidate, piece in choice.items() if candidate.slug == item.slug), None)
