"""The papers that tell stories to people who meet, on a wall and on the portal that is there already."""

from collections.abc import Sequence
from datetime import date

from newsdesk.commands.telling import LONGEST_PLACE, USUAL
from newsdesk.desk.papers.asking import Paper, flags
from newsdesk.desk.steps.asking import Asked, Field, Form
from newsdesk.model.story import Channel, Story
from newsdesk.speech.numerals import number

MOST_TICKED, MOST_CHOSEN = 60, 500
"""Stories that a page offers, the newest: of more, nobody finds one by looking."""
HEARD_FROM = "08:00"


def _listed(stories: Sequence[Story], hint: str, most: int) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the newest stories to choose from, and the hint, which says where there are more."""
    if len(stories) > most:
        hint = f"{hint} Danh sách có {most} bài mới nhất; bài cũ hơn thì nhờ người phụ trách kỹ thuật.".strip()
    return hint, tuple((story.slug, " ".join(story.title.split())) for story in stories[:most])


def _several(asked: Asked, channel: Channel, hint: str) -> Field:
    hint, listed = _listed(asked.library.coming(channel, today=asked.today), hint, MOST_TICKED)
    return Field(name="story", label="Bài", hint=hint, form=Form.CHECKS, choices=listed, needed=False, most=10_000)


def _one(stories: Sequence[Story], hint: str = "") -> Field:
    hint, listed = _listed(stories, hint, MOST_CHOSEN)
    return Field(name="story", label="Bài", hint=hint, form=Form.CHOICE, choices=listed)


def _on_the_page(asked: Asked) -> Sequence[Field]:
    return [_one(asked.library.for_channel(Channel.WEB, on=asked.today))]


def _day(asked: Asked) -> Field:
    hint = "Từ hôm nay trở đi. Để trống thì lấy ngày hôm nay."
    return Field(name="day", label="Ngày tổ chức", hint=hint, form=Form.DAY, needed=False, least=asked.today)


def _when_and_where(asked: Asked) -> Sequence[Field]:
    hint = "Để trống thì giấy chừa một dòng để ghi tay."
    return [
        _day(asked),
        Field(name="at", label="Giờ bắt đầu", form=Form.CLOCK, usual=HEARD_FROM),
        Field(name="place", label="Địa điểm", hint=hint, needed=False, most=LONGEST_PLACE),
    ]


def _chosen(channel: Channel, untold: str) -> str:
    """Return what the desk does where no story is ticked."""
    count = number(USUAL[channel])
    return f"Không đánh dấu bài nào thì bàn chọn {count} bài mới nhất {untold}, thiếu thì lấy thêm bài đã kể."


def _conference(asked: Asked) -> Sequence[Field]:
    hint = _chosen(Channel.CONFERENCE, "chưa kể ở hội nghị nào")
    return [_several(asked, Channel.CONFERENCE, hint), *_when_and_where(asked)]


def _exchange(asked: Asked) -> Sequence[Field]:
    units = tuple((unit.key, unit.name) for unit in asked.library.facility.units_in(asked.today, date.max))
    stories = asked.library.coming(Channel.EXCHANGE, today=asked.today)
    return [
        _one(stories, "Đơn vị có bài là bên đón khách."),
        Field(name="with", label="Mời đơn vị", form=Form.CHECKS, choices=units, most=10_000),
        *_when_and_where(asked),
    ]


def _culture(asked: Asked) -> Sequence[Field]:
    hint = _chosen(Channel.CULTURE, "chưa kể ở đêm văn nghệ nào")
    return [_several(asked, Channel.CULTURE, hint), _day(asked)]


CONFERENCE = Paper(
    name="conference",
    command="conference",
    title="Giấy tờ hội nghị",
    whom="Người điều hành, người báo cáo điển hình",
    when="Trước hội nghị sơ kết, tổng kết, hội nghị điển hình.",
    what="Bàn làm chương trình có giờ từng phần, báo cáo điển hình của từng bài để đọc, trang trình chiếu.",
    button="Làm giấy tờ hội nghị",
    folders=("conference",),
    fields=_conference,
    words=lambda filled: flags(filled, several="story"),
)
EXCHANGE = Paper(
    name="exchange",
    command="exchange",
    title="Trao đổi, học tập giữa các đơn vị",
    whom="Đơn vị có bài và đơn vị được mời",
    when="Khi một đơn vị mời đơn vị khác đến xem, học cách làm.",
    what="Bàn làm giấy mời và chương trình của buổi trao đổi về một bài.",
    button="Làm giấy mời và chương trình",
    folders=("exchange",),
    fields=_exchange,
    words=lambda filled: flags(filled, several="with"),
)
CULTURE = Paper(
    name="culture",
    command="culture",
    title="Đêm văn nghệ",
    whom="Người dẫn chương trình",
    when="Trước đêm văn nghệ, buổi sinh hoạt.",
    what="Bàn làm lời dẫn kể lại các bài, phần đố vui lấy từ số liệu của bài và trang đố vui để chiếu.",
    button="Làm lời dẫn và đố vui",
    folders=("culture",),
    fields=_culture,
    words=lambda filled: flags(filled, several="story"),
)
POSTER = Paper(
    name="poster",
    command="poster",
    title="Áp phích của một bài",
    whom="Người xem bảng tin",
    when="Khi bài đã lên trang.",
    what="Một trang A4 để in, có mã cho điện thoại mở trang của bài.",
    button="Làm áp phích",
    folders=("poster",),
    fields=_on_the_page,
)
PORTAL = Paper(
    name="portal",
    command="portal",
    title="Gói đăng lên cổng thông tin",
    whom="Người đăng bài trên cổng của cơ quan cấp trên",
    when="Khi gửi bài cho cổng thông tin điện tử.",
    what="Một tệp nén có bài, ảnh, chú thích, bản âm thanh và hướng dẫn đăng từng phần. Bài bị rút thì phải nhờ"
    " cổng gỡ: bàn không gỡ thay được.",
    button="Làm gói đăng bài",
    folders=("portal",),
    fields=_on_the_page,
    words=lambda filled: [f"--slug={filled['story']}", "--zip"],
)
