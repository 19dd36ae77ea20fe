"""What the commands for briefings, conferences, exchanges and evenings of culture share."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

from newsdesk import files
from newsdesk.commands import console, office, paper_ledger, steps
from newsdesk.commands.office import FOLDER
from newsdesk.commands.story_named import story_named
from newsdesk.model.base import ISO_DAY
from newsdesk.model.calendar import length_words, short_day
from newsdesk.model.library import Library
from newsdesk.model.names import CHANNELS
from newsdesk.model.story import Channel, Story
from newsdesk.office.telling.timetable import Occasion, hour
from newsdesk.office.telling.told import Told, told

NOTHING = "Chưa có bài nào được kể ở hình thức này vào ngày ấy. Xem mục channels và ngày của các bài đã duyệt."
LONGEST_PLACE = 120
PLACE = "Địa điểm (--place)"
WHOLE_DAY = timedelta(days=1)
USUAL = {Channel.CONFERENCE: 3, Channel.CULTURE: 6}
"""Stories of a conference and of an evening of culture where nobody says which."""


def chosen(root: Path, library: Library, channel: Channel, named: Sequence[str], day: date) -> tuple[Told, ...]:
    """Return the stories that were named by slug or file, all of them where none was; each must be told on that day."""
    there = {story.slug: story for story in library.for_channel(channel, on=day)}
    if not named:
        return tuple(told(story, library, day) for story in there.values())
    stories = dict.fromkeys(_one(root, library, there, channel, name) for name in named)
    return tuple(told(there[slug], library, day) for slug in stories)


def _one(root: Path, library: Library, there: dict[str, Story], channel: Channel, named: str) -> str:
    slug = story_named(library, root, named).slug
    if slug not in there:
        raise console.UsageFault(
            f"Ngày ấy chưa được kể “{slug}” ở hình thức {CHANNELS[channel]}. Bài phải đã duyệt, đã đến ngày, "
            f"có {channel.value} trong mục channels, và ai được nêu tên thì đã đồng ý cho hình thức này. "
            "Xem thêm bằng lệnh check."
        )
    return slug


def day_asked(asked: date | None, today: date) -> date:
    """Return the day of an occasion to come, by default today: what a day gone by allowed says nothing of now."""
    day = asked or today
    if day < today:
        raise console.UsageFault(f"Ngày {short_day(day)} đã qua. Giấy tờ chỉ làm cho hôm nay hoặc ngày tới.")
    return day


def occasion(day: date | None, at: str, place: str, today: date) -> Occasion:
    """Return when and where people meet."""
    opens = console.clock(at)
    where = steps.one_line(place, "--place", LONGEST_PLACE)
    return Occasion(day=day_asked(day, today), opens=opens, place=where)


def within_the_day(of: Occasion, length: timedelta) -> None:
    """Refuse a programme that would run past midnight."""
    midnight = datetime.combine(of.day, time()) + WHOLE_DAY
    if datetime.combine(of.day, of.opens) + length <= midnight:
        return
    lasts = f"Bắt đầu {hour(of.opens)}, chương trình dài {length_words(length)} sẽ kéo qua nửa đêm."
    if length > WHOLE_DAY:
        raise console.UsageFault(f"{lasts} Bớt bài, hoặc chia ra nhiều buổi.")
    latest = hour((midnight - length).time())
    raise console.UsageFault(f"{lasts} Bắt đầu muộn nhất là {latest}.")


def waiting(library: Library, channel: Channel, day: date) -> list[str]:
    """Return the USUAL stories that no event on a channel has told yet, newest first; where all were, the newest."""
    heard = {slug for event in library.events if event.header.channel is channel for slug in event.header.stories}
    stories = [story.slug for story in library.for_channel(channel, on=day)]
    return sorted(stories, key=lambda slug: slug in heard)[: USUAL[channel]]


def written(
    root: Path,
    library: Library,
    channel: Channel,
    day: date,
    papers: Mapping[str, str | bytes],
    today: date,
    *,
    stories: Sequence[Told],
    within: str = "",
) -> int:
    """Write the papers of an occasion, which belong together, and take away those of days gone by.

    Somebody in those may have been taken back since. `within`: the folder of the day that is this occasion's own, so
    that another of the same day stays.
    """
    folder = f"{FOLDER}/{channel.value}"
    for path in files.listing(root / folder):
        name = path.relative_to(root / folder).parts[0]
        if ISO_DAY.match(name) and name < today.isoformat():
            files.remove(path)
    files.prune(root / folder)
    own = "/".join(filter(None, (folder, day.isoformat(), within)))
    told = [(day, one.story) for one in stories]
    with paper_ledger.telling(root, library, {f"{own}/{name}": told for name in papers}, channel):
        changed = office.written(root, own, papers)
    console.say(f"Giấy tờ ở {own}/. {changed} tệp thay đổi.")
    return console.CLEAN
