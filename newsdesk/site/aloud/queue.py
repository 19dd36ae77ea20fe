"""What there is to hear: the classes of length, the hours in all, and the playlists that players take."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import timedelta

from newsdesk.model.addresses import sound_place
from newsdesk.model.story import Story
from newsdesk.site.edition import Edition
from newsdesk.site.metadata import SAMPLE, printable

WHOLE = "tat-ca"
LENGTHS = {"ngan": "Dưới 3 phút", "vua": "Từ 3 đến 6 phút", "dai": "Trên 6 phút"}
"""Each class of length by its key, shorter ones first."""


def length_class(seconds: int) -> str:
    """Return the key of the class that a sound belongs to."""
    return "ngan" if seconds < 180 else "vua" if seconds <= 360 else "dai"


def hours_words(seconds: int) -> str:
    """Return how long a queue lasts, to the minute: 1 giờ 05 phút."""
    hours, minutes = divmod(max(1, round(seconds / 60)), 60)
    if not hours:
        return f"{minutes} phút"
    return f"{hours} giờ {minutes:02} phút" if minutes else f"{hours} giờ"


def clock(seconds: int) -> str:
    """Return a length as a player's display has it: 3:05."""
    return f"{seconds // 60}:{seconds % 60:02}"


def instant(since_start: timedelta) -> str:
    """Return a moment of a sound in seconds, as a script reads it: 12.34."""
    return f"{since_start.total_seconds():.2f}"


def playlists(edition: Edition) -> Mapping[str, str]:
    """Return the list of everything and one of each field, newest first: place to text."""
    heard: dict[str, list[Story]] = defaultdict(list)
    for story in edition.stories:
        if story.slug in edition.sounds:
            heard[story.header.field].append(story)
            heard[WHOLE].append(story)
    return {f"nghe/{key}.m3u8": extended_m3u(stories, edition) for key, stories in heard.items()}


def extended_m3u(stories: Iterable[Story], edition: Edition) -> str:
    """Return a playlist of stories that have a sound, with paths as seen from the listening page."""
    rows = ["#EXTM3U"]
    for story in stories:
        seconds = round(edition.sounds[story.slug].length.total_seconds())
        rows += [f"#EXTINF:{seconds},{shown(story)}", f"../{sound_place(story.slug)}"]
    return "\n".join(rows) + "\n"


def shown(story: Story) -> str:
    """Return a title that stays on its line: a newline in it would add a file to the list."""
    title = " ".join(printable(story.title).split()) or story.slug
    return f"{SAMPLE}{title}" if story.header.sample else title
