"""The papers that tell stories to people who meet, on a wall and on the portal that is there already."""

from collections.abc import Mapping, Sequence

from newsdesk.commands.telling import LONGEST_PLACE
from newsdesk.desk.papers.asking import Paper, Words, flags
from newsdesk.desk.steps.asking import Asked, Field, Form, chosen
from newsdesk.model.story import Channel

MOST_TICKED, MOST_CHOSEN = 60, 500
"""Stories that a page offers, the newest: of more, nobody finds one by looking."""
HEARD_FROM = "08:00"


def _stories(asked: Asked, channel: Channel, most: int) -> tuple[tuple[str, str], ...]:
    told = asked.library.for_channel(channel, on=asked.today)
    return tuple((story.slug, " ".join(story.title.split())) for story in told[:most])


def _several(asked: Asked, channel: Channel, hint: str) -> Field:
    listed = _stories(asked, channel, MOST_TICKED)
    return Field(name="story", label="Bài", hint=hint, form=Form.CHECKS, choices=listed, needed=False, most=10_000)


def _one(asked: Asked, channel: Channel, hint: str = "") -> Field:
    listed = _stories(asked, channel, MOST_CHOSEN)
    return Field(name="story", label="Bài", hint=hint, form=Form.CHOICE, choices=listed)


def _day() -> Field:
    hint = "Từ hôm nay trở đi. Để trống thì lấy ngày hôm nay."
    return Field(name="day", label="Ngày tổ chức", hint=hint, form=Form.DAY, needed=False)


def _when_and_where() -> Sequence[Field]:
    hint = "Để trống thì giấy chừa một dòng để ghi tay."
    return [
        _day(),
        Field(name="at", label="Giờ bắt đầu", form=Form.CLOCK, usual=HEARD_FROM),
        Field(name="place", label="Địa điểm", hint=hint, needed=False, most=LONGEST_PLACE),
    ]


def _conference(asked: Asked) -> Sequence[Field]:
    hint = "Không đánh dấu bài nào thì bàn chọn ba bài mới nhất chưa kể ở hội nghị nào."
    return [_several(asked, Channel.CONFERENCE, hint), *_when_and_where()]


def _exchange(asked: Asked) -> Sequence[Field]:
    units = tuple((unit.key, unit.name) for unit in asked.library.facility.units_in(asked.today, asked.today))
    story = _one(asked, Channel.EXCHANGE, "Đơn vị có bài là bên đón khách.")
    return [
        story,
        Field(name="with", label="Mời đơn vị", form=Form.CHECKS, choices=units, most=10_000),
        *_when_and_where(),
    ]


def _culture(asked: Asked) -> Sequence[Field]:
    hint = "Không đánh dấu bài nào thì bàn chọn sáu bài mới nhất chưa kể ở đêm văn nghệ nào."
    return [_several(asked, Channel.CULTURE, hint), _day()]


def _of_several(filled: Mapping[str, str]) -> Words:
    return [*(f"--story={one}" for one in chosen(filled["story"])), *flags(_but(filled, "story"))]


def _of_one(filled: Mapping[str, str]) -> Words:
    return [
        filled["story"],
        *(f"--with={one}" for one in chosen(filled.get("with", ""))),
        *flags(_but(filled, "story", "with")),
    ]


def _but(filled: Mapping[str, str], *names: str) -> dict[str, str]:
    return {name: value for name, value in filled.items() if name not in names}


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
    words=_of_several,
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
    words=_of_one,
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
    words=_of_several,
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
    fields=lambda asked: [_one(asked, Channel.WEB)],
    words=_of_one,
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
    fields=lambda asked: [_one(asked, Channel.WEB)],
    words=lambda filled: [*_of_one(filled), "--zip"],
)
