"""A rundown as small as it may be."""

from datetime import date, time, timedelta

from newsdesk.model.programme import Part
from newsdesk.model.rundown import Item, Rundown
from newsdesk.model.script import Version


def rundown(day: date, slot: str, *slugs: str) -> Rundown:
    """Return a rundown that tells these stories, a minute each."""
    minute = timedelta(minutes=1)
    items = tuple(
        Item(
            part=Part.EXEMPLAR,
            title=slug,
            starts=place * minute,
            length=minute,
            slug=slug,
            digest="0" * 32,
            version=Version.LONG,
            voice="giọng máy",
            synthetic=True,
        )
        for place, slug in enumerate(slugs)
    )
    return Rundown(
        day=day, slot=slot, programme="chao", title="Chào", opens=time(5, 45), slot_length=10 * minute, items=items
    )
