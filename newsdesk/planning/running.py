"""The lines of a running order get their times: music fills the room that is left, nothing goes past the slot's end."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from newsdesk.model.names import PARTS
from newsdesk.model.programme import Part, Programme, Slot
from newsdesk.model.rundown import Item, Rundown
from newsdesk.model.script import Version
from newsdesk.planning.material import CHOSEN, TOLD, Material, Piece

NEAR = timedelta(seconds=1)
"""A programme that ends so close to its slot's end needs no music; one that ends earlier is short."""
NO_BED = Piece(PARTS[Part.BED], "", timedelta())


@dataclass(frozen=True, slots=True)
class Line:
    """An item before its time is known."""

    part: Part
    piece: Piece
    slug: str | None = None
    version: Version | None = None


def without_idle_stings(lines: Sequence[Line]) -> list[Line]:
    """Drop a sting that no longer parts two told things."""
    kept: list[Line] = []
    for position, line in enumerate(lines):
        follows = lines[position + 1].part if position + 1 < len(lines) else None
        if line.part is Part.STING and (follows not in TOLD or not kept or kept[-1].part is Part.STING):
            continue
        kept.append(line)
    return kept


def timed(programme: Programme, slot: Slot, day: date, lines: Sequence[Line], material: Material) -> Rundown:
    """Return the lines with their times, music as long as there is room for it and at most as long as it may be."""
    left = slot.length - sum((line.piece.length for line in lines if line.part is not Part.BED), timedelta())
    bed = material.bed(min(left, material.bed_most)) if left >= NEAR else timedelta()
    items: list[Item] = []
    starts = timedelta()
    for line in lines:
        piece = replace(NO_BED, digest=bed_digest(bed), length=bed) if line.part is Part.BED else line.piece
        if line.part is Part.BED and not bed:
            continue
        items.append(_item(replace(line, piece=piece), starts))
        starts = items[-1].ends
    return Rundown(
        day=day,
        slot=slot.key,
        programme=programme.key,
        title=programme.title,
        opens=slot.opens,
        slot_length=slot.length,
        items=tuple(items),
    )


def bed_digest(length: timedelta) -> str:
    """Return what tells one length of music from another."""
    return f"bed-{length // timedelta(milliseconds=1)}"


def _item(line: Line, starts: timedelta) -> Item:
    return Item(
        part=line.part,
        title=line.piece.title,
        starts=starts,
        length=line.piece.length,
        slug=line.slug,
        digest=line.piece.digest,
        version=line.version,
        voice=line.piece.voice,
        synthetic=line.piece.synthetic,
    )


def refit(kept: Rundown, programme: Programme, slot: Slot, material: Material) -> Rundown | None:
    """Return a rundown of today with the same items at their present length; None if it can no longer air so."""
    lines: list[Line] = []
    for item in kept.items:
        piece = _again(item, material)
        if piece is None:
            return None
        lines.append(Line(item.part, piece, item.slug, item.version))
    again = timed(programme, slot, kept.day, with_bed(lines, programme), material)
    return again if again.length <= slot.length and kept.programme == programme.key else None


def _again(item: Item, material: Material) -> Piece | None:
    """Return what an item is made of now, or None where that is not to be had any more."""
    if item.part is Part.BED:
        return NO_BED
    if item.part in CHOSEN:
        return next((c.piece for c in material.others.get(item.part, ()) if c.slug == item.slug), None)
    if item.slug is None:
        return material.fixed.get(item.part)
    telling = material.tellings.get(item.slug)
    if telling is None:
        return None
    return telling.headline if item.part is Part.HEADLINES else telling.versions.get(item.version or Version.LONG)


def with_closing(rundown: Rundown, closing: Piece, programme: Programme, slot: Slot, material: Material) -> Rundown:
    """Return a rundown that closes with other words, if it still ends in time: who read is known once it is full."""
    lines = [Line(i.part, closing if i.part is Part.CLOSING else _piece(i), i.slug, i.version) for i in rundown.items]
    again = timed(programme, slot, rundown.day, with_bed(lines, programme), material)
    return again if again.length <= slot.length else rundown


def _piece(item: Item) -> Piece:
    return Piece(item.title, item.digest, item.length, item.voice, item.synthetic)


def with_bed(lines: Sequence[Line], programme: Programme) -> list[Line]:
    """Return the lines with a place for music where the running order has one: what left no room for it may now."""
    if Part.BED not in programme.order or any(line.part is Part.BED for line in lines):
        return list(lines)
    place = len(lines)
    for part in reversed(programme.order[programme.order.index(Part.BED) + 1 :]):  # some of them may be left out
        place -= lines[place - 1].part is part if place else 0
    return [*lines[:place], Line(Part.BED, NO_BED), *lines[place:]]
