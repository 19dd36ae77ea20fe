"""The council's list of a year: what was registered, by unit and field, what is late, lacking or changed."""

from collections.abc import Iterator
from datetime import date

from docx.document import Document

from newsdesk.council.registration_snapshot import Since
from newsdesk.council.registrations import Registered, RegistrationYear
from newsdesk.model.calendar import office_day
from newsdesk.model.facility import Facility
from newsdesk.model.names import KINDS
from newsdesk.model.papers import Papers
from newsdesk.office import official
from newsdesk.office.councils import council_on
from newsdesk.office.official import Official, Signature
from newsdesk.office.official.nouns import kept
from newsdesk.office.official.parts import GAP
from newsdesk.office.plans import cited
from newsdesk.office.registrations import wording
from newsdesk.office.registrations.columns import SIZE
from newsdesk.office.registrations.form import LANDSCAPE

LIST = (
    ("TT", 9.0), ("Tên gương, mô hình", 46.0), ("Loại", 18.0), ("Lĩnh vực", 28.0), ("Đơn vị", 34.0),
    ("Kết quả dự kiến", 50.0), ("Danh hiệu đề nghị", 27.0), ("Ngày đăng ký", 22.0), ("Tình trạng", 18.0),
)  # fmt: skip
CHANGES = (("Tên gương, mô hình", 60.0), ("Đơn vị", 42.0), ("Thay đổi", 38.0), ("Khi chốt", 56.0), ("Hiện nay", 56.0))
UNIT, TOTAL = 62.0, 20.0


def council_list(
    year: RegistrationYear, facility: Facility, papers: Papers, day: date, since: Since | None = None
) -> bytes:
    """Return the list as of a day; `since` is what has changed since the snapshot, where there is one."""
    of = _official(year, facility, papers, day)
    paper = official.begun(of)
    for words in _opening(year, of.issuer, day):
        official.text(paper, words)
    _section(paper, "I. DANH SÁCH ĐĂNG KÝ")
    if year.rows:
        table = [_row(number, row, year, facility) for number, row in enumerate(year.rows, 1)]
        official.rows(paper, LIST, table, size=SIZE, centre={0, 7})
    else:
        official.text(paper, "Chưa có nội dung đăng ký nào.")
    _section(paper, "II. TỔNG HỢP THEO ĐƠN VỊ VÀ LĨNH VỰC")
    _matrix(paper, of, year)
    _section(paper, "III. ĐƠN VỊ CHƯA ĐĂNG KÝ, NỘI DUNG CHƯA CÓ BÀI")
    for words in _lacking(year):
        official.text(paper, words)
    if since is not None:
        _changed(paper, year, facility, since)
    last = official.text(paper, f"Danh sách này có {len(year.rows)} nội dung đăng ký./.")
    last.paragraph_format.space_before, last.paragraph_format.keep_with_next = GAP, True
    official.dated(paper, of)
    official.signed(paper, of)
    return official.file_of(paper)


def _section(paper: Document, words: str) -> None:
    official.section(paper, words).paragraph_format.space_before = GAP


def _official(year: RegistrationYear, facility: Facility, papers: Papers, day: date) -> Official:
    council, names = council_on(papers, day), facility.on(day)
    return Official(
        issuer=council.name,
        superior=names.name,
        place=facility.place,
        day=day,
        kind=None,
        title="Danh sách",
        abstract=f"Đăng ký xây dựng {wording.WHAT} năm {year.year}",
        signature=Signature(on_behalf="TM. Hội đồng", office="Chủ tịch"),
        recipients=["Lãnh đạo Cơ sở", "Thành viên Hội đồng", "Các đơn vị có tên trong danh sách"],
        keeping=kept(facility, papers),
        sample=year.sample or any(unit.sample for unit in year.all_units),
        look=LANDSCAPE,
    )


def _opening(year: RegistrationYear, council: str, day: date) -> Iterator[str]:
    plan = f"Thực hiện {cited(year.plan)}, tính" if year.plan else "Tính"
    yield f"{plan} đến ngày {office_day(day)}, {council} đã nhận {wording.of_units(year)}."
    if year.deadline:
        late = f"{len(year.late)} nội dung đăng ký nộp muộn" if year.late else "không có nội dung nào nộp muộn"
        yield f"Hạn đăng ký: {wording.before(year.deadline)}; {late}."


def _row(number: int, row: Registered, year: RegistrationYear, facility: Facility) -> list[str]:
    header, came = row.story.header, office_day(row.registration.on)
    return [
        str(number),
        wording.title_of(row),
        KINDS[header.kind],
        year.field_names[header.field],
        wording.unit_name(facility, header.unit),
        wording.told(row, row.registration.expected),
        wording.told(row, row.registration.award),
        f"{came}\n({wording.LATE})" if row.late else came,
        wording.state_of(row),
    ]


def _matrix(paper: Document, of: Official, year: RegistrationYear) -> None:
    """Write how many registrations there are by unit and field, with sums."""
    each = (official.room_across(of, landscape=True) - UNIT - TOTAL) / max(1, len(year.field_names))
    headings = [("Đơn vị", UNIT), *((name, each) for name in year.field_names.values()), ("Cộng", TOTAL)]
    table = [[name, *(str(count or "–") for count in counts)] for name, counts in year.matrix("Cộng")]
    official.rows(paper, headings, table, size=SIZE, centre=range(1, len(headings)), totals=1)


def _lacking(year: RegistrationYear) -> Iterator[str]:
    silent = ", ".join(unit.name for unit in year.silent)
    yield f"Đơn vị chưa đăng ký ({len(year.silent)}): {silent}." if silent else "Mọi đơn vị đều đã đăng ký."
    for heading, rows in (
        ("Nội dung đăng ký chưa có bài", year.unwritten),
        ("Bài đang viết, chưa trình", year.in_writing),
    ):
        if rows:
            yield f"{heading} ({len(rows)}): {'; '.join(f'“{wording.title_of(row)}”' for row in rows)}."


def _changed(paper: Document, year: RegistrationYear, facility: Facility, since: Since) -> None:
    frozen = f" NGÀY {office_day(since.frozen)}" if since.frozen else ""
    _section(paper, f"IV. THAY ĐỔI SO VỚI DANH SÁCH CHỐT{frozen}")
    if not since.changes:
        official.text(paper, "Không có thay đổi.")
        return
    table = []
    for change in since.changes:
        what, before, now = wording.change_words(change, facility, year.field_names)
        title = wording.HIDDEN if change.hidden else change.title
        table.append([title, wording.unit_name(facility, change.unit), what, before, now])
    official.rows(paper, CHANGES, table, size=SIZE)
