"""The week sheet as pages to print: first what became of each slot, then how time on air was shared out."""

from collections.abc import Sequence
from datetime import timedelta

from newsdesk.model.calendar import short_day, weekday
from newsdesk.model.programme import Part
from newsdesk.office.figures import minutes, percent
from newsdesk.office.pages import FONT, page, text
from newsdesk.office.shares import STORIES, Row, Table
from newsdesk.office.week import UNHEARD, Broadcast, OnAirItem, WeekSheet

STYLE = f"""
@page {{ size: A4 landscape; margin: 14mm 14mm 16mm 14mm;
  @bottom-right {{ content: "trang " counter(page) "/" counter(pages); font: bold 11pt {FONT} }} }}
@media screen {{ body {{ max-width: 74rem }} }}
body {{ font: 10.5pt/1.32 {FONT} }} h1 {{ font-size: 17pt; margin: 0 0 3mm }}
h2 {{ font-size: 12.5pt; margin: 0 0 1.5mm }}
p {{ margin: 0 }} td, th {{ border: .75pt solid #000; padding: .8mm 1.8mm }} th {{ background: #eee }}
.n {{ text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }} .nb {{ white-space: nowrap }}
.tables {{ columns: 2; column-gap: 8mm; margin-top: 6mm }} .tables section {{ break-inside: avoid; margin-bottom: 5mm }}
section.long {{ margin-top: 5mm }} section.long table {{ break-inside: auto }}
table {{ table-layout: fixed }} .tables th {{ font-size: 9.5pt }}
ul {{ font-size: 9.5pt; margin: 0; padding: 0; list-style: none }} li.unheard {{ font-style: italic }}
tfoot td {{ font-weight: bold }} tfoot {{ display: table-row-group }} .note {{ margin-top: 2mm; font-size: 10pt }}
"""
FRAME = frozenset([Part.OPENING, Part.HEADLINES, Part.CLOSING])
"""What every programme has, and what only names the rest: the sheet on paper lists what is told."""
HEADS = ("Ngày", "Giờ", "Chương trình và các mục", "Dài", "Kết quả", "Bắt đầu", "Muộn", "Phát được", "Lý do, ghi chú")
SLOT_WIDTHS = (23, 13, 126, 13, 19, 17, 16, 14, 28)
SHARE_WIDTHS = (37, 17, 16, 17, 16, 21, 12)
STORY_WIDTHS = (155, 22, 18, 22, 18, 22, 12)
"""Columns of the tables, in millimetres or in proportion to them."""
NOTE = (
    "Mục chỉ tính là đã phát khi phát hết. Chương trình của những ngày đã qua mà chưa có nhật ký tạm tính là đã phát "
    "đúng kế hoạch; phần tạm tính ấy ghi riêng ở cột “Trong đó chưa có nhật ký”. Tỷ lệ tính trên tổng của từng bảng."
)


def week_page(sheet: WeekSheet) -> str:
    """Return the pages of one period."""
    short = "".join(f"<section>{_table(one)}</section>\n" for one in sheet.tables if one.title != STORIES)
    told = "".join(f'<section class="long">{_table(one)}</section>\n' for one in sheet.tables if one.title == STORIES)
    return page(
        sheet.title,
        STYLE,
        f"<main>\n<p>{text(sheet.facility)}</p>\n<h1>{text(sheet.title)}</h1>\n{_broadcasts(sheet)}"
        f'<p class="note">{NOTE}</p>\n<div class="tables">\n{short}</div>\n{told}</main>\n',
    )


def _broadcasts(sheet: WeekSheet) -> str:
    if not sheet.broadcasts:
        return "<p>Trong những ngày này không có chương trình nào.</p>\n"
    heads = "".join(f"<th>{head}</th>" for head in HEADS)
    rows = "".join(map(_broadcast, sheet.broadcasts))
    return f"<table>\n{_columns(SLOT_WIDTHS)}<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"


def _columns(widths: Sequence[float]) -> str:
    columns = "".join(f'<col style="width: {100 * width / sum(widths):.1f}%">' for width in widths)
    return f"<colgroup>{columns}</colgroup>\n"


def _broadcast(one: Broadcast) -> str:
    day = weekday(one.day)
    cut = any(item.heard for item in one.items)
    items = "".join(_item(item, cut) for item in one.items if item.item.part not in FRAME)
    return (
        f'<tr><td class="nb">{day[0].upper()}{day[1:]}<br>{short_day(one.day)}</td>'
        f'<td class="n">{one.opens:%H:%M}</td><td><b>{text(one.title)}</b><ul>{items}</ul></td>'
        f'<td class="n">{minutes(one.planned)}</td><td>{text(one.outcome)}</td>'
        f'<td class="n">{f"{one.began:%H:%M:%S}" if one.began else ""}</td>'
        f'<td class="n">{_unless_nothing(one.late)}</td>'
        f'<td class="n">{"" if one.heard is None else minutes(one.heard)}</td>'
        f"<td>{text(one.why)}</td></tr>\n"
    )


def _unless_nothing(length: timedelta) -> str:
    return minutes(length) if length else ""


def _item(one: OnAirItem, cut: bool) -> str:
    """Return an item's line; where a broadcast was cut short it says which items nobody heard."""
    state, said = (' class="unheard"', f" ({UNHEARD})") if cut and not one.heard else ("", "")
    title = "" if one.title == one.kind else f": {text(one.title)}"
    return f"<li{state}>{text(one.kind)}{title}{said}</li>"


def _table(table: Table) -> str:
    first, widths = ("Bài", STORY_WIDTHS) if table.title == STORIES else ("", SHARE_WIDTHS)
    heads = "".join(
        f"<th>{head}</th>"
        for head in (first, "Kế hoạch", "Tỷ lệ", "Đã phát", "Tỷ lệ", "Trong đó chưa có nhật ký", "Số lần")
    )
    total = Row("Cộng", table.whole, None, None)
    return (
        f"<h2>{text(table.title)}</h2>\n<table>\n{_columns(widths)}<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>\n{''.join(map(_row, table.rows))}</tbody>\n<tfoot>{_row(total)}</tfoot>\n</table>\n"
    )


def _row(row: Row) -> str:
    cells = (
        minutes(row.time.planned),
        percent(row.share_planned),
        minutes(row.time.aired),
        percent(row.share_aired),
        _unless_nothing(row.time.unproved),
        str(row.time.told),
    )
    figures = "".join(f'<td class="n">{cell}</td>' for cell in cells)
    return f"<tr><td>{text(row.name)}</td>{figures}</tr>\n"
