"""The page that leads an inspector through the record."""

from collections.abc import Sequence

from newsdesk.model.calendar import short_day
from newsdesk.model.story import Story
from newsdesk.office.bundle.story_page import STYLE, way
from newsdesk.office.bundle.tables import untold_rows
from newsdesk.office.bundle.year import Year
from newsdesk.office.pages import page, text

CONTENTS = (
    ("dang-ky", "Đăng ký của các đơn vị"),
    ("phe-duyet", "Phê duyệt, kèm mã duyệt"),
    ("lich-su", "Lịch sử sửa đổi của từng bài (Git)"),
    ("phieu-dong-y", "Phiếu đồng ý: chỉ số phiếu, không có tên"),
    ("can-cu-khac", "Căn cứ khác để nêu tên cán bộ"),
    ("khung-chuong-trinh", "Khung chương trình phát thanh đã lập"),
    ("nhat-ky", "Nhật ký phát thanh: đã phát, phát chưa trọn, không phát"),
    ("ban-thu", "Bản thu tiếng, không ghi tên người đọc"),
    ("hoat-dong", "Giao ban, hội nghị, giao lưu, văn nghệ"),
    ("nhan-rong", "Nơi đã làm theo"),
    ("bai-khong-ke", "Bài không nêu trong hồ sơ, kèm lý do"),
)


def index(year: Year, names: Sequence[str], lacking: Sequence[str]) -> str:
    """Return index.html; `names` are the files of the record, `lacking` says what could not be put in."""
    facility = year.library.facility.on(year.today).name
    title = f"Hồ sơ tuyên truyền gương điển hình tiên tiến năm {year.number}"
    told = "".join(
        f'<section id="{story.slug}"><h2><a href="bai/{story.slug}.html">{text(year.title(story))}</a></h2>\n'
        f"{way(story, year)}</section>\n"
        for story in year.told
    )
    body = (
        f"<main>\n<p>{text(facility)}</p>\n<h1>{title}</h1>\n<p>Tính đến ngày {short_day(year.today)}.</p>\n"
        f"{_counts(year)}{_reading()}{_lacking(lacking)}<h2>Các tệp trong hồ sơ</h2>\n{_contents(year, names)}"
        f"<h2>Các bài được phổ biến ({len(year.told)})</h2>\n{_overview(year)}{told}{_untold(year)}</main>\n"
    )
    return page(title, STYLE + "section { border-top: 1pt solid #888; break-inside: avoid }\n", body)


def _counts(year: Year) -> str:
    rows = (
        ("Bài có việc trong năm", len(year.of_year)),
        ("trong đó được phổ biến", len(year.told)),
        ("Buổi phát thanh đã lập", len(year.programmes)),
        ("Buổi có ghi nhật ký", len(year.entries)),
        ("Hoạt động khác", len(year.events)),
    )
    return f"<ul>\n{''.join(f'<li>{name}: {count}</li>' for name, count in rows)}</ul>\n"


def _reading() -> str:
    return (
        "<h2>Cách đọc</h2>\n<p>Mỗi bài đi qua bảy bước: đăng ký, trình, duyệt, đăng trang thông tin, phát trên loa, "
        "dùng trong hoạt động, nhân rộng. Mã duyệt gắn với nội dung mà người có thẩm quyền đã duyệt: sửa một chữ thì "
        "mã đổi và bài không được phổ biến nữa. Tên người chỉ nêu khi phiếu đồng ý hoặc căn cứ khác còn cho phép nêu "
        "trên trang thông tin; học viên không bao giờ được nêu tên. Bài đã rút hoặc bị giữ lại chỉ ghi tình trạng "
        "và lý do.</p>\n"
    )


def _lacking(lacking: Sequence[str]) -> str:
    items = "".join(f"<li>{text(one)}</li>\n" for one in lacking)
    return f"<h2>Hồ sơ chưa có</h2>\n<ul>\n{items}</ul>\n" if items else ""


def _overview(year: Year) -> str:
    """Return a row for each story, its steps at a glance."""
    if not year.told:
        return "<p>Không có bài nào.</p>\n"
    heads = ("Bài", "Đơn vị", "Đăng ký", "Duyệt", "Đăng từ", "Buổi phát", "Hoạt động", "Nhân rộng")
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in _row(story, year))}</tr>\n" for story in year.told)
    head = "".join(f"<th>{name}</th>" for name in heads)
    return f"<table><thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table>\n"


def _row(story: Story, year: Year) -> list[str]:
    written = year.written(story).header
    days = (written.registration and written.registration.on, written.approvals[-1].on, written.date)
    counts = (
        len(year.airings(story.slug)),
        sum(story.slug in event.header.stories for event in year.events),
        len(year.replicated(story)),
    )
    return [
        f'<a href="#{story.slug}">{text(year.title(story))}</a>',
        text(year.unit(written.unit)),
        *(short_day(day) if day else "–" for day in days),
        *(str(count) if count else "–" for count in counts),
    ]


def _contents(year: Year, names: Sequence[str]) -> str:
    listed = [(f"so-lieu/{name}.csv", told) for name, told in CONTENTS]
    listed += [(f"co-so/{plan.key}.yaml", f"Kế hoạch {plan.number}") for plan in year.plans]
    listed += [("co-so/co-so.yaml", "Cơ sở: tên gọi, đơn vị"), ("co-so/hoi-dong-va-giay-to.yaml", "Hội đồng, giấy tờ")]
    listed += [(name, name) for name in names if name.startswith(("bao-cao/", "so-lieu/so/"))]
    rows = "".join(f'<li><a href="{text(name)}">{text(told)}</a></li>\n' for name, told in listed)
    return f"<ul>\n{rows}</ul>\n"


def _untold(year: Year) -> str:
    rows = "".join(f"<tr>{''.join(f'<td>{text(cell)}</td>' for cell in row)}</tr>\n" for row in untold_rows(year))
    if not rows:
        return ""
    heads = "<thead><tr><th>Đơn vị</th><th>Loại</th><th>Tình trạng</th><th>Lý do</th></tr></thead>"
    count = len(year.untold)
    return f"<h2>Bài không nêu trong hồ sơ ({count})</h2>\n<table>{heads}\n<tbody>\n{rows}</tbody></table>\n"
