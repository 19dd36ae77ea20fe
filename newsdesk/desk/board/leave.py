"""Which channels a story stays away from because somebody in it has not allowed it, and what their slips say."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from newsdesk.desk.board.nouns import Block
from newsdesk.desk.board.words import listed
from newsdesk.desk.slips import NO_SLIP, why_not
from newsdesk.model.consent import Purpose
from newsdesk.model.library import PUBLIC, Library
from newsdesk.model.names import CHANNELS
from newsdesk.model.story import Audience, Channel, Person, Role, Story

TOLD = {
    Purpose.NAME: "nêu tên",
    Purpose.WORDS: "dẫn lời",
    Purpose.PHOTO: "có ảnh",
    Purpose.VOICE: "có giọng của",
}


def withheld(story: Story, library: Library, today: date) -> Iterator[Block]:
    """Yield what keeps a story away from channels, those together that have the same reason."""
    on = max(today, story.day or today)
    channels: dict[tuple[str, ...], list[Channel]] = defaultdict(list)
    for channel in story.header.channels:
        closed = story.header.audience is Audience.STAFF and channel in PUBLIC
        if not closed and library.withheld(story, channel, on):
            channels[tuple(dict.fromkeys(_reasons(story, library, channel, on)))].append(channel)
    for reasons, kept in channels.items():
        where = "hình thức nào" if len(kept) == len(story.header.channels) else listed(CHANNELS[one] for one in kept)
        yield Block(f"Chưa được dùng cho {where}: {'; '.join(reasons)}.")


def _reasons(story: Story, library: Library, channel: Channel, on: date) -> Iterator[str]:
    allowances = library.allowances
    for people, purpose in allowances.exposed(story):
        if not any(allowances.allows(person, purpose, channel, on) for person in people):
            yield f"{TOLD[purpose]} {who(people[0], purpose, library, on)}"


def who(person: Person, purpose: Purpose, library: Library, on: date) -> str:
    """Return somebody without the name, and why their slip does not allow it; of a resident it allows words alone."""
    is_resident = person.role is Role.RESIDENT
    if is_resident and purpose is not Purpose.WORDS:
        return "học viên"
    why = why_not(person, library.consents, on, "dùng ở đây")
    return f"{'học viên' if is_resident else 'người'} {'' if why == NO_SLIP else 'mà '}{why}"
