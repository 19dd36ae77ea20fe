"""What the record tells row by row, as CSV that any program opens."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from newsdesk import messages
from newsdesk.model.books import to_csv
from newsdesk.model.names import CHANNELS, KINDS, OUTCOMES, PARTS, VERSIONS, channels_named
from newsdesk.model.programme import Part
from newsdesk.model.story import Channel, Story
from newsdesk.office.bundle.screen import UNDER_WAY, UNTOLD, reason, stage
from newsdesk.office.bundle.year import Year
from newsdesk.planning.why import held_back

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is reckoned by spreadsheets instead of shown."""
Rows = Iterable[Sequence[str]]


def tables(year: Year) -> dict[str, str]:
    """Return every table of the year by its name in the record."""
    made: dict[str, tuple[str, Rows]] = {
        "dang-ky": ("Năm,Ngày,Đơn vị,Loại,Lĩnh vực,Bài,Tình trạng,Nội dung,Kết quả dự kiến,Đề nghị", _registered(year)),
        "phe-duyet": ("Bài,Ngày,Người duyệt,Chức vụ,Mã duyệt", _approved(year)),
        "lich-su": ("Bài,Ngày,Người sửa,Mã lần sửa,Mã tệp,Nội dung", _versions(year)),
        "phieu-dong-y": ("Phiếu,Ngày,Nêu tên,Ảnh,Lời nói,Giọng nói,Đến ngày,Ngày rút", _slips(year)),
        "can-cu-khac": ("Căn cứ,Nội dung,Hình thức,Từ ngày,Đến ngày", _bases(year)),
        "hoat-dong": ("Ngày,Hình thức,Tên,Đơn vị,Bài,Số người", _events(year)),
        "khung-chuong-trinh": ("Ngày,Giờ,Khung giờ,Mục,Tên,Bài,Bản,Giây,Giọng", _items(year)),
        "nhat-ky": ("Ngày,Giờ,Khung giờ,Kết quả,Bắt đầu,Trễ (giây),Dự kiến (giây),Đã phát (giây),Lý do", _diary(year)),
        "ban-thu": ("Bài,Bản,Ngày,Giây,Mã lời,Mã tệp", _recordings(year)),
        "nhan-rong": ("Bài,Đơn vị,Ngày,Kết quả", _replicated(year)),
        "bai-khong-ke": ("Đơn vị,Loại,Tình trạng,Lý do", untold_rows(year)),
    }
    return {f"so-lieu/{name}.csv": _csv(columns.split(","), rows) for name, (columns, rows) in made.items()}


def _csv(columns: Sequence[str], rows: Rows) -> str:
    """Return a table behind the mark that makes spreadsheets read UTF-8."""
    told = [dict(zip(columns, map(cell, row), strict=True)) for row in rows]
    return "\ufeff" + to_csv(columns, told)


def cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _seconds(length: timedelta) -> str:
    return f"{length.total_seconds():.1f}"


def _registered(year: Year) -> Iterator[list[str]]:
    told = {story.slug for story in year.told}
    registered = [(s, s.header.registration) for s in year.of_year if s.header.registration]
    for story, one in registered:
        if one is None or one.for_year != year.number:
            continue
        known = story.slug in told
        open_title = known or story.header.stage in UNDER_WAY
        title = year.title(story) if known else year.screen.shown(story.title) if open_title else UNTOLD
        further = [one.goal, one.expected, one.award] if known else [None] * 3
        yield [
            str(one.for_year), _day(one.on), year.unit(story.header.unit), KINDS[story.header.kind],
            year.field(story.header.field), title, stage(story), *map(year.screen.shown, further),
        ]  # fmt: skip


def _approved(year: Year) -> Iterator[list[str]]:
    for story in year.told:
        for one in year.written(story).header.approvals:
            yield [story.slug, _day(one.on), one.by, one.office, one.digest]


def _versions(year: Year) -> Iterator[list[str]]:
    for story in year.told:
        for one in year.history.versions.get(story.origin.path, ()):
            yield [story.slug, _day(one.day), one.by, one.commit[:12], one.blob, year.screen.shown(one.subject)]


def _slips(year: Year) -> Iterator[list[str]]:
    for slip in sorted(year.library.consents.values(), key=lambda slip: slip.slip):
        allowed = [channels_named(channels) for channels in (slip.name, slip.photo, slip.words, slip.voice)]
        yield [slip.slip, _day(slip.on), *allowed, _day(slip.until), _day(slip.withdrawn)]


def _bases(year: Year) -> Iterator[list[str]]:
    for basis in year.library.bases.values():
        yield [
            basis.key,
            year.screen.shown(basis.text),
            channels_named(basis.channels),
            _day(basis.since),
            _day(basis.until),
        ]


def _events(year: Year) -> Iterator[list[str]]:
    told = {story.slug for story in year.told}
    for event in year.events:
        header = event.header
        stories = [slug if slug in told else UNTOLD for slug in header.stories]
        present = "" if header.present is None else str(header.present)
        units = "; ".join(map(year.unit, header.units))
        title = year.screen.shown(header.title)
        yield [_day(header.date), CHANNELS[header.channel], title, units, "; ".join(stories), present]


def _items(year: Year) -> Iterator[list[str]]:
    told = {story.slug: year.title(story) for story in year.told}
    for rundown in year.programmes:
        for item in rundown.items:
            known = item.part is Part.EXEMPLAR and item.slug in told
            hidden = item.part is Part.EXEMPLAR and not known
            title = told[item.slug or ""] if known else UNTOLD if hidden else year.screen.shown(item.title)
            voice = ("giọng máy" if item.synthetic else "phát thanh viên") if item.voice else ""
            yield [
                _day(rundown.day), f"{rundown.opens:%H:%M}", rundown.slot, PARTS[item.part], title,
                item.slug or "" if known else "", VERSIONS[item.version] if item.version else "",
                _seconds(item.length), voice,
            ]  # fmt: skip


def _diary(year: Year) -> Iterator[list[str]]:
    for one in year.entries:
        began = one.began.isoformat("seconds") if one.began else ""
        lengths = map(_seconds, (one.late, one.planned, one.heard))
        why = year.screen.shown(one.why)
        yield [_day(one.day), f"{one.opens:%H:%M}", one.slot, OUTCOMES[one.outcome], began, *lengths, why]


def _recordings(year: Year) -> Iterator[list[str]]:
    told = {story.slug for story in year.told}
    kept = [one for one in year.recordings if one.on.year == year.number and one.on <= year.today and one.slug in told]
    for one in sorted(kept, key=lambda one: (one.slug, one.on, one.script)):
        yield [one.slug, VERSIONS[one.version], _day(one.on), _seconds(one.length), one.script, one.digest]


def _replicated(year: Year) -> Iterator[list[str]]:
    for story in year.told:
        for one in year.replicated(story):
            yield [story.slug, year.unit(one.unit), _day(one.on), one.result or ""]


def untold_rows(year: Year) -> Iterator[list[str]]:
    """Yield unit, kind, stage and reason of each story that the record does not tell."""
    for story in year.untold:
        yield [year.unit(story.header.unit), KINDS[story.header.kind], stage(story), why_untold(story, year)]


def why_untold(story: Story, year: Year) -> str:
    """Return why the record does not tell a story."""
    code, facts = held_back(story, year.library, year.today, Channel.WEB) or ("withheld", {})
    return reason(story, messages.why(code, **facts))
