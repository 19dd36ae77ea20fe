"""What a paper is called by people, from the name of its file."""

import re
from collections.abc import Callable
from datetime import date

from newsdesk.model.alphabet import ascii_slug
from newsdesk.model.calendar import short_day
from newsdesk.model.library import Library
from newsdesk.model.span import span_of

NAMES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern + r"\Z", re.ASCII), words)
    for pattern, words in (
        (r"registrations/.*/danh-sach-dang-ky", "Danh sách đăng ký của Hội đồng"),
        (r"registrations/.*/ban-dang-ky-(?P<unit>.+)", "Bản đăng ký: {unit}"),
        (r"registrations/.*/cong-van-nhac-(?P<unit>.+)", "Công văn nhắc đăng ký: {unit}"),
        (r"registrations/.*/cong-van-don-doc-(?P<unit>.+)", "Công văn đôn đốc đăng ký: {unit}"),
        (r"examination/.*/bien-ban-(?P<day>[0-9-]+)", "Biên bản họp ngày {day}"),
        (r"examination/.*/phieu-(?P<story>.+)", "Phiếu thẩm định: {story}"),
        (r"briefing/.*/lich-giao-ban", "Lịch giao ban của tuần"),
        (r"briefing/.*/(?P<day>\d{4}-\d\d-\d\d)-(?P<unit>.+)", "Phiếu đọc ngày {day}: {unit}"),
        (r"conference/.*/chuong-trinh", "Chương trình hội nghị"),
        (r"conference/.*/trinh-chieu", "Trang trình chiếu"),
        (r"conference/.*/bao-cao-(?P<story>.+)", "Báo cáo điển hình: {story}"),
        (r"exchange/[^/]+/(?P<story>[^/]+)/giay-moi", "Giấy mời: {story}"),
        (r"exchange/[^/]+/(?P<story>[^/]+)/chuong-trinh", "Chương trình trao đổi: {story}"),
        (r"culture/.*/loi-dan", "Lời dẫn"),
        (r"culture/.*/do-vui", "Phần đố vui"),
        (r"poster/(?P<story>[^/]+)/ap-phich", "Áp phích: {story}"),
        (r"poster/(?P<story>[^/]+)/ma-qr", "Mã dẫn tới trang của bài: {story}"),
        (r"portal/(?P<story>[^/]+)", "Gói đăng bài: {story}"),
        (r"portal/[^/]+/HUONG-DAN", "Hướng dẫn đăng bài"),
        (r"portal/[^/]+/tieu-de", "Tiêu đề"),
        (r"portal/[^/]+/tom-tat", "Tóm tắt"),
        (r"portal/[^/]+/bai", "Bài"),
        (r"portal/[^/]+/chu-thich", "Chú thích ảnh"),
        (r"portal/[^/]+/anh-(?P<number>\d+)", "Ảnh {number}"),
        (r"portal/(?P<story>[^/]+)/(?P=story)", "Bản âm thanh"),
        (r"report/.*/bao-cao-(?P<span>.+)", "Báo cáo {span}"),
        (r"bundle/(?P<year>\d{4})", "Hồ sơ năm {year}"),
        (r"consent/phieu-dong-y-hoc-vien", "Phiếu đồng ý cho học viên"),
        (r"consent/phieu-dong-y", "Phiếu đồng ý cho cán bộ"),
        (r"consent/phieu-dong-y-hoc-vien-(?P<number>.+)", "Phiếu đồng ý cho học viên, số {number}"),
        (r"consent/phieu-dong-y-(?P<number>.+)", "Phiếu đồng ý cho cán bộ, số {number}"),
        (r"consent/xac-nhan-(?P<number>.+)", "Giấy xác nhận đã rút phiếu {number}"),
        (r"announcer/(?P<day>\d{4}-\d\d-\d\d)-(?P<slot>.+)", "Phiếu chương trình ngày {day}, khung {slot}"),
        (r"announcer/(?P<story>.+)", "Phiếu đọc: {story}"),
        (r"weeks/(?P<year>\d{4})-W(?P<week>\d\d)", "Nhật ký phát thanh tuần {week} năm {year}"),
    )
)


def called(path: str, library: Library | None) -> str:
    """Return what the paper of a path without its ending is called; the file's own name where nobody knows."""
    for pattern, words in NAMES:
        if found := pattern.match(path):
            return words.format(**{name: READ.get(name, _as_it_is)(value, library) for name, value in _parts(found)})
    return path.rpartition("/")[2]


def _parts(found: re.Match[str]) -> list[tuple[str, str]]:
    return list(found.groupdict().items())


def _as_it_is(written: str, _: Library | None) -> str:
    return written


def _unit(written: str, library: Library | None) -> str:
    units = library.facility.units if library else ()
    return next((one.name for one in units if written in (one.key, ascii_slug(one.name))), written)


def story_called(written: str, library: Library | None) -> str:
    """Return the title of a story, its short name where nobody knows it."""
    story = library.by_slug.get(written) if library else None
    return story.title if story else written


def day_called(written: str, _: Library | None) -> str:
    """Return a day as people write it, what is none as it stands."""
    try:
        return short_day(date.fromisoformat(written))
    except ValueError:
        return written


def _span(written: str, library: Library | None) -> str:
    span = span_of(written, library.plans if library else ())
    return span.name if span else written


READ: dict[str, Callable[[str, Library | None], str]] = {
    "unit": _unit,
    "story": story_called,
    "day": day_called,
    "span": _span,
}
