"""A story and its way, from its registration to where it was taken over, as an inspector reads it."""

import re
from collections.abc import Iterator

from newsdesk.model.calendar import short_day
from newsdesk.model.names import CHANNELS, KINDS
from newsdesk.model.story import Channel, Person, Role, Story
from newsdesk.office.bundle.year import Year
from newsdesk.office.pages import FONT, page, text
from newsdesk.office.portal.article import article

STYLE = f"""
body {{ font: 12pt/1.5 {FONT} }} h1 {{ font-size: 18pt }} h2 {{ font-size: 14pt; margin: 1.2em 0 .3em }}
td, th {{ padding: .2em .5em; border: .75pt solid #888 }} th {{ background: #eee }}
dl {{ display: grid; grid-template-columns: 11rem 1fr; gap: .2em 1em; margin: 0 }} dt {{ font-weight: bold }}
dd {{ margin: 0; overflow-wrap: anywhere }} .sample {{ border: 1pt solid #000; padding: .2em .6em; font-weight: bold }}
@media (max-width: 40rem) {{ dl {{ grid-template-columns: 1fr }} dd {{ margin: 0 0 .5em }} }}
"""
PICTURE = re.compile(r"<img\b[^>]*>")
SHOWN = 5


def story_page(story: Story, year: Year) -> str:
    """Return the page of a story that the page may tell, people reduced to what they allowed."""
    told = article(story, year.library, year.today, year.on_page.values())
    body = (
        f'<main>\n<p><a href="../index.html">Hồ sơ năm {year.number}</a></p>\n<h1>{text(told.title)}</h1>\n'
        f"{way(story, year)}<h2>Lời bài đã duyệt</h2>\n<p><strong>{text(told.summary)}</strong></p>\n"
        f"{PICTURE.sub('[ảnh không đóng vào hồ sơ]', told.html)}</main>\n"
    )
    return page(told.title, STYLE, body)


def way(story: Story, year: Year) -> str:
    """Return a story's way, step by step."""
    rows = "".join(f"<dt>{name}</dt><dd>{'<br>'.join(map(text, lines))}</dd>\n" for name, lines in _steps(story, year))
    return f"<dl>\n{rows}</dl>\n"


def _steps(story: Story, year: Year) -> Iterator[tuple[str, list[str]]]:
    header, written = story.header, year.written(story).header
    yield "Loại, lĩnh vực", [f"{KINDS[header.kind]}; {year.field(header.field)}"]
    yield "Đơn vị", [year.unit(header.unit)]
    if one := written.registration:
        further = (("Nội dung", one.goal), ("Kết quả dự kiến", one.expected), ("Đề nghị", one.award))
        told = [f"{name}: {year.screen.shown(words)}" for name, words in further if words]
        yield "1. Đăng ký", [f"Ngày {short_day(one.on)}, cho năm {one.for_year}", *told]
    else:
        yield "1. Đăng ký", ["Bài không ghi đăng ký."]
    yield "2. Trình", [f"Ngày {short_day(written.submitted.on)}" if written.submitted else "Bài không ghi ngày trình."]
    yield (
        "3. Duyệt",
        [f"Ngày {short_day(one.on)}, {one.by}, {one.office}. Mã duyệt: {one.digest}" for one in written.approvals],
    )
    yield "4. Trang thông tin", [_on_page(story)]
    yield "5. Loa phát thanh", _on_air(story, year)
    yield "6. Hoạt động", _events(story, year)
    yield (
        "7. Nhân rộng",
        [
            f"Ngày {short_day(one.on)}, {year.unit(one.unit)}{': ' if one.result else ''}{one.result or ''}"
            for one in year.replicated(story)
        ]
        or [f"Năm {year.number} không ghi đơn vị nào làm theo."],
    )
    yield "Người trong bài", _people(story, year) or ["Bài không khai người nào."]
    if year.history.versions.get(story.origin.path):
        yield "Lịch sử sửa đổi (Git)", _versions(story, year)


def _on_page(story: Story) -> str:
    until = f" đến hết ngày {short_day(story.header.expires)}" if story.header.expires else ""
    return f"Được phép đăng từ ngày {short_day(story.header.date)}{until}" if story.header.date else ""


def _on_air(story: Story, year: Year) -> list[str]:
    if Channel.LOUDSPEAKER not in story.header.channels:
        return ["Không dành cho loa."]
    aired = year.airings(story.slug)
    if not aired:
        return [f"Năm {year.number} không có lần phát nào trong khung chương trình."]
    noted = sum(one.key in year.diary for one in aired)  # what was not heard to its end is not among them
    days = ", ".join(f"{short_day(one.day)} {one.opens:%H:%M}" for one in aired[:SHOWN])
    more = f" … và {len(aired) - SHOWN} lần nữa" if len(aired) > SHOWN else ""
    return [f"Có trong {len(aired)} buổi đã lập; nhật ký ghi đã phát {noted} buổi.", f"{days}{more}"]


def _events(story: Story, year: Year) -> list[str]:
    told = [event.header for event in year.events if story.slug in event.header.stories]
    return [f"Ngày {short_day(one.date)}, {CHANNELS[one.channel]}: {year.screen.shown(one.title)}" for one in told] or [
        f"Năm {year.number} không ghi hoạt động nào."
    ]


def _people(story: Story, year: Year) -> list[str]:
    listed = zip(story.header.people, year.written(story).header.people, strict=True)
    return [_person(shown, written) for shown, written in listed]


def _person(shown: Person, written: Person) -> str:
    """Return a person as the page may show them, and what it rests on; of a resident nothing but that."""
    if shown.role is Role.RESIDENT:
        return "Một học viên"
    who = ", ".join(part for part in (shown.name, shown.post) if part) or "Một người không nêu tên"
    basis = f"; căn cứ: {written.basis}" if written.basis else ""
    return f"{who}{f' (phiếu {written.consent})' if written.consent else ''}{basis}"


def _versions(story: Story, year: Year) -> list[str]:
    kept = year.history.versions[story.origin.path]
    told = [
        f"{short_day(one.day)}, {one.by} {one.commit[:12]}: {year.screen.shown(one.subject)}; mã tệp {one.blob}"
        for one in kept[:SHOWN]
    ]
    return [*told, f"… và {len(kept) - SHOWN} bản trước"] if len(kept) > SHOWN else told
