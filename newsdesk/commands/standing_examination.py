"""What waits for whom on the way of a story: for the council, for its unit, for its writer."""

from collections.abc import Iterable, Iterator, Set
from datetime import date

from newsdesk.council.waiting import at_council, days_waited, running_out, sent_back
from newsdesk.model.calendar import short_day
from newsdesk.model.library import Library
from newsdesk.model.story import Stage, Story
from newsdesk.rules.stages import shortened

ON_THE_WAY = {Stage.REGISTERED, Stage.DRAFT, Stage.SUBMITTED, Stage.RETURNED}
"""The stages at which somebody is still to do something."""


def lines(library: Library, today: date) -> Iterator[str]:
    """Yield what waits: each group with a heading, the longest waiting first."""
    stories = sorted(_at(library, ON_THE_WAY), key=lambda story: story.slug)
    yield from _group("Chờ Hội đồng thẩm định", _waiting(library, stories, today), "Không có bài nào chờ thẩm định.")
    yield from _group("Trả lại để đơn vị sửa", _returned(library, stories), "")
    yield from _group("Đã đăng ký, chưa trình, sắp hết thời gian thực hiện", _unwritten(library, stories, today), "")


def returned_to(library: Library, unit: str) -> Iterator[str]:
    """Yield the stories that were sent back to a unit: whoever begins a new one sees them."""
    own = [story for story in _at(library, {Stage.RETURNED}) if story.header.unit == unit]
    yield from _group("Đơn vị còn bài bị trả lại", _returned(library, own), "")


def _at(library: Library, stages: Set[Stage]) -> list[Story]:
    """Return the stories at these stages: of an archive they are few, and only theirs are read."""
    return [story for story in library.stories if library.on_air(story).stage in stages]


def _group(heading: str, rows: Iterable[str], none: str) -> Iterator[str]:
    listed = list(rows)
    if listed:
        yield f"{heading} ({len(listed)} bài):"
        yield from (f"  {row}" for row in listed)
    elif none:
        yield none


def _named(library: Library, story: Story) -> str:
    unit = library.facility.unit(story.header.unit)
    return f"{story.title} ({unit.name if unit else story.header.unit})"


def _waiting(library: Library, stories: Iterable[Story], today: date) -> Iterator[str]:
    for story in at_council(stories, today):
        if submitted := story.header.submitted:
            days = days_waited(story, today)
            since = f"đã {days} ngày" if days else "hôm nay"
            by = "" if _named(library, story).endswith(f"({submitted.by})") else f"{submitted.by} "
            yield f"{_named(library, story)}: {by}trình ngày {short_day(submitted.on)}, {since}."


def _returned(library: Library, stories: Iterable[Story]) -> Iterator[str]:
    for story in sent_back(stories):
        if returned := story.header.returned:
            why = f"{returned.by} trả lại ngày {short_day(returned.on)}, lý do: “{shortened(returned.reason)}”"
            yield f"{_named(library, story)}: {why}. Sửa xong thì trình lại bằng lệnh submit."


def _unwritten(library: Library, stories: Iterable[Story], today: date) -> Iterator[str]:
    for one in running_out(stories, today):
        left = one.left(today)
        when = f"còn {left} ngày" if left > 0 else "hôm nay là ngày cuối" if not left else f"quá hạn {-left} ngày"
        yield f"{_named(library, one.story)}: thực hiện đến ngày {short_day(one.until)}, {when}."
