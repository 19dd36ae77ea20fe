"""What a memory keeps of a story's file: digests, days and everything short that was said of it."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from newsdesk.files import NO_MARK
from newsdesk.model.base import Trail
from newsdesk.model.consent import papers_of
from newsdesk.model.story import Header, Stage, Story
from newsdesk.recall.packed import digest_of, packed
from newsdesk.recall.recalled import pack
from newsdesk.recall.rows import ReadStory, Row
from newsdesk.rules import READS
from newsdesk.sources.markdown_file import Sheet
from newsdesk.sources.plain import Written
from newsdesk.sources.stories import read_sheet, shown_by, story_of


def read_row(written: Written) -> ReadStory:
    """Return what a story's file comes to, as a memory keeps it."""
    sheet, problems = read_sheet(written)
    row = Row(NO_MARK, written_digest(written), None, (), packed(tuple(problems)), {})
    if sheet is None:
        return ReadStory(row, b"", {})
    story = story_of(sheet, {})
    row.slug, row.shows = story.slug, shown_by(sheet)
    row.facts, row.days = facts(sheet), tuple(sorted(set(_turns(sheet.header))))
    row.over, row.slips = _over(sheet.header), _slips(sheet.header)
    return ReadStory(row, pack(sheet), {})


def written_digest(written: Written) -> bytes:
    """Return the digest of a story's file."""
    return digest_of(written.size.to_bytes(8, "little"), written.content)


def facts(sheet: Sheet[Header] | Story) -> dict[str, bytes]:
    """Return a digest of what each family reads of a header, with the lines on which it stands."""
    by_key: dict[str | int, list[tuple[Trail, int]]] = {}
    for trail, line in sheet.origin.lines.items():
        by_key.setdefault(trail[0] if trail else "", []).append((trail, line))
    slug = (sheet.header.slug, by_key.get("slug"))
    return {
        name: digest_of(packed((slug, [(getattr(sheet.header, key), by_key.get(key)) for key in keys])))
        for name, keys in READS.items()
    }


def _over(header: Header) -> int | None:
    """Return the day, as an ordinal, from which a story is told nowhere any more."""
    if header.stage is Stage.WITHDRAWN:
        return 0
    return header.expires.toordinal() + 1 if header.expires else None


def _slips(header: Header) -> tuple[str, ...]:
    return tuple(sorted({paper for person in header.people for paper in papers_of(person)}))


def _turns(value: Any) -> Iterator[int]:
    """Yield the days, as ordinals, from which a day of a header is no longer to come, and from which it is past."""
    if isinstance(value, date):
        yield from (value.toordinal(), value.toordinal() + 1)
    elif isinstance(value, tuple):
        for part in value:
            yield from _turns(part)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _turns(getattr(value, one.name))
