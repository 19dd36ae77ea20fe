"""Where a story stands: what may be done with it next, and what each channel tells of it or withholds, and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from newsdesk.desk.slips import why_not
from newsdesk.desk.story.subject import Subject
from newsdesk.model.approval import is_approved, precedes_withdrawal
from newsdesk.model.calendar import short_day
from newsdesk.model.consent import Purpose
from newsdesk.model.exposed import names_of
from newsdesk.model.library import PUBLIC
from newsdesk.model.names import CHANNELS, STAGES
from newsdesk.model.persons import NAMELESS
from newsdesk.model.story import Audience, Channel, Person, Role, Stage, Story

PURPOSES = {
    Purpose.NAME: "tên",
    Purpose.PHOTO: "ảnh",
    Purpose.WORDS: "lời",
    Purpose.VOICE: "giọng nói",
}
NEXT = {
    Stage.REGISTERED: ("submit",),
    Stage.DRAFT: ("submit",),
    Stage.RETURNED: ("submit",),
    Stage.SUBMITTED: ("approve", "return"),
    Stage.APPROVED: (),
    Stage.WITHDRAWN: (),
}
ACTIONS = {
    "submit": "Trình bài",
    "approve": "Duyệt",
    "return": "Trả lại để sửa",
    "record": "Nộp bản thu",
    "withdraw": "Rút bài",
}


@dataclass(frozen=True, slots=True)
class Action:
    """A command that the story's stage allows."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class ChannelStanding:
    """What one channel does with the story as it stands today."""

    channel: str
    told: bool
    waits: bool
    """Whether nothing keeps it away but what keeps it from every channel."""
    why: tuple[str, ...]
    """What else keeps the whole story away."""
    left_out: tuple[str, ...]
    """What of people is left out where it is told."""


def actions(subject: Subject) -> tuple[Action, ...]:
    """Return what may be done with a story next, the most likely first."""
    story, stage = subject.story, subject.story.header.stage
    names = list(NEXT[stage])
    if stage is Stage.APPROVED and not is_approved(story):
        names.append("submit")
    if stage is not Stage.WITHDRAWN:
        names += ["record"] if is_approved(story) and story.slug in subject.desk.week.stories else []
        names.append("withdraw")
    return tuple(Action(name, ACTIONS[name]) for name in names)


def since(story: Story) -> str:
    """Return when a story was taken back or is told from, in words; nothing of one that nobody may tell."""
    if story.header.stage is Stage.WITHDRAWN:
        return f"rút ngày {short_day(story.header.withdrawn.on)}" if story.header.withdrawn else ""
    told = story.header.date if is_approved(story) else None
    return f"phổ biến từ ngày {short_day(told)}" if told else ""


def stage_words(story: Story) -> str:
    """Return what people call the story's stage; of an approved one that was changed since, that too."""
    words = STAGES[story.header.stage]
    changed = story.header.stage is Stage.APPROVED and not is_approved(story)
    return f"{words}, nay đã sửa" if changed else words


def unit_words(subject: Subject) -> str:
    """Return the name of the story's unit, its key where the facility has none of that key."""
    unit = subject.library.facility.unit(subject.story.header.unit)
    return unit.name if unit else subject.story.header.unit


def channels(subject: Subject) -> tuple[ChannelStanding, ...]:
    """Return what every channel does with the story."""
    held = bool(everywhere(subject))
    return tuple(_channel(subject, subject.story, channel, held) for channel in Channel)


def _channel(subject: Subject, story: Story, channel: Channel, held: bool) -> ChannelStanding:
    name = CHANNELS[channel]
    if channel not in story.header.channels:
        return ChannelStanding(name, False, False, ("Bài không dành cho hình thức này.",), ())
    why = (*_staff_alone(story, channel), *_withheld(subject, story, channel))
    left_out = () if why else tuple(_left_out(subject, story, channel))
    return ChannelStanding(name, not why and not held, not why and held, why, left_out)


def everywhere(subject: Subject) -> tuple[str, ...]:
    """Return what keeps a story from every channel."""
    return tuple(_for_everywhere(subject, subject.story))


def _for_everywhere(subject: Subject, story: Story) -> Iterator[str]:
    header = story.header
    if header.stage is not Stage.APPROVED:
        yield f"Bài chưa được duyệt ({STAGES[header.stage]})."
    elif not is_approved(story):
        again = "rút sau khi duyệt, phải trình và duyệt lại từ đầu"
        yield f"Bài đã {again if precedes_withdrawal(story) else 'sửa sau khi duyệt, phải trình và duyệt lại'}."
    if award := story.revoked_award(subject.today):
        yield f"“{award.title}” đã bị thu hồi từ ngày {short_day(award.revoked or subject.today)}."
    if header.date is None:
        yield "Bài chưa ghi ngày được phổ biến."
    elif header.date > subject.today:
        yield f"Đến ngày {short_day(header.date)} mới được phổ biến."
    if header.expires and header.expires < subject.today:
        yield f"Bài chỉ được kể đến hết ngày {short_day(header.expires)}."


def _staff_alone(story: Story, channel: Channel) -> Iterator[str]:
    if story.header.audience is Audience.STAFF and channel in PUBLIC:
        yield "Bài chỉ dành cho cán bộ, nhân viên."


def _withheld(subject: Subject, story: Story, channel: Channel) -> Iterator[str]:
    """Yield what the text tells of somebody who did not allow it there, and what the slip says."""
    for people, purpose in subject.allowances.exposed(story):
        if not any(subject.allowances.allows(one, purpose, channel, subject.today) for one in people):
            told = {Purpose.NAME: "Nêu tên", Purpose.WORDS: "Dẫn lời", Purpose.PHOTO: "Có ảnh"}.get(purpose, "Có")
            yield f"{told} {called(people[0])} mà {slip(subject, people[0], purpose, channel)}."


def _left_out(subject: Subject, story: Story, channel: Channel) -> Iterator[str]:
    """Yield what the list of people and the picture at the top are reduced to."""
    for person in story.header.people:
        named = subject.allowances.allows(person, Purpose.NAME, channel, subject.today)
        if person.name and person.role is not Role.RESIDENT and not named:
            instead = person.post or NAMELESS[person.role]
            yield f"{person.name} chỉ hiện là “{instead}”: {slip(subject, person, Purpose.NAME, channel)}."
    if subject.allowances.hides_image(story, channel, subject.today):
        yield "Ảnh đầu bài không hiện: người trong ảnh chưa đồng ý."


def called(person: Person) -> str:
    """Return how an editor knows somebody; a resident by role alone."""
    if person.role is Role.RESIDENT:
        return "học viên"
    return next(iter(names_of(person)), None) or person.post or NAMELESS[person.role].lower()


def slip(subject: Subject, person: Person, purpose: Purpose, channel: Channel) -> str:
    """Return why something of a person is not allowed on a channel."""
    if person.role is Role.RESIDENT and purpose is not Purpose.WORDS:
        return "học viên không bao giờ được nêu tên, đưa ảnh hay phát giọng"
    use = f"{PURPOSES[purpose]} lên {CHANNELS[channel]}"
    return why_not(person, subject.library.consents, subject.today, use)
