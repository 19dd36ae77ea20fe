"""The report: its figures add up, it bears the names of its day, and it names nobody who may not be named."""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from newsdesk.council.figures import reckon
from newsdesk.council.registrations import registrations_of
from newsdesk.council.telling import UNMERITED
from newsdesk.model.assessment import AssessmentHeader, Heading
from newsdesk.model.base import Origin
from newsdesk.model.calendar import office_day
from newsdesk.model.consent import Consent
from newsdesk.model.diary import Entry, Outcome, by_key
from newsdesk.model.facility import Signer, Unit
from newsdesk.model.library import Library
from newsdesk.model.occasion import Text
from newsdesk.model.papers import LegalDocument, Papers
from newsdesk.model.rundown import Rundown
from newsdesk.model.span import Span, before, plan_span, quarter_span, year_span
from newsdesk.model.story import Award, Cause, Channel, Kind, Registration, Replication, Role, Stage, Story, Withdrawn
from newsdesk.office.report import Report, gaps, named_without_leave, report_of, report_paper, report_workbook
from newsdesk.office.report.counting import against, change, difference, hours, joined
from newsdesk.office.report.paper import LISTED
from tests.builders import a_facility, a_library, a_person, a_plan, a_slip, a_story, approved
from tests.council.desks import TODAY, UNITS, a_desk, a_rundown, an_entry, an_event
from tests.office.official_reading import body, rows_of
from tests.office.papers import opened, words_of

YEAR = year_span(2026)


def a_report(
    library: Library,
    rundowns: list[Rundown] | None = None,
    diary: Mapping[str, Entry] | None = None,
    span: Span = YEAR,
    day: date = TODAY,
    number: str = "5",
) -> Report:
    former = before(span, library.plans)
    figures = reckon(library, rundowns or [], diary or {}, span, through=day, today=TODAY)
    earlier = reckon(library, rundowns or [], diary or {}, former, through=day, today=TODAY) if former else None
    return report_of(library, figures, earlier, day=day, today=TODAY, number=number)


def an_assessment(written: str, key: str = "2026") -> Text[AssessmentHeader]:
    origin = Origin(f"content/reports/{key}.md")
    return Text(slug=key, header=AssessmentHeader(), body=written, body_line=4, origin=origin)


def text_of(report: Report) -> str:
    return "\n".join(one.words for one in body(opened(report_paper(report))))


def tables_of(report: Report) -> dict[str, list[list[str]]]:
    """Return the tables of a report by the line above each."""
    paper = opened(report_paper(report))
    found, above = {}, ""
    number = -1
    for node in paper.element.body:
        if node.tag.endswith("}p"):
            above = "".join(part.text or "" for part in node.iter() if part.tag.endswith("}t")) or above
        elif node.tag.endswith("}tbl"):
            number += 1
            found[re.sub(r"^\d\. ", "", above)] = rows_of(paper, number)
    return found


def said(pattern: str, text: str) -> int:
    match = re.search(pattern, text)
    return int(match[1].replace(".", "")) if match else 0


def number(cell: str) -> int:
    return 0 if cell in ("", "–") else int(cell.split(" ")[0].replace(".", ""))


def length(cell: str) -> timedelta:
    parts = [int(part) for part in cell.split(":")] if cell else [0]
    return timedelta(seconds=sum(part * 60**at for at, part in enumerate(reversed(parts))))


def list_of(tables: Mapping[str, list[list[str]]]) -> list[list[str]]:
    return next((rows for rows in tables.values() if rows[0][:2] == ["TT", "Tên gương, mô hình"]), [[""] * 12] * 2)


@pytest.mark.parametrize("seed", range(20))
def test_what_the_appendices_list_adds_up_to_what_the_text_says(seed: int) -> None:
    library, rundowns, diary = a_desk(seed)
    report = a_report(library, rundowns, diary)
    text, tables = text_of(report), tables_of(report)
    *listed, total = list_of(tables)[1:]
    registered = r"(?:Các đơn vị đăng ký xây dựng |Có (?=[\d.]+ nội dung đăng ký xây dựng))([\d.]+) "
    assert said(registered, text) == sum(bool(row[5]) for row in listed) == number(total[5])
    assert said(r"điện tử đăng ([\d.]+) bài", text) == sum(bool(row[6]) for row in listed) == number(total[6])
    assert said(r"được phát ([\d.]+) lượt", text) == sum(number(row[7]) for row in listed) == number(total[7])
    assert sum((length(row[8]) for row in listed), timedelta()) == length(total[8])
    assert said(r"với ([\d.]+) lượt nhân", text) == sum(number(row[10]) for row in listed) == number(total[10])
    assert said(r"Có ([\d.]+) lượt khen thưởng", text) == sum(number(row[11]) for row in listed) == number(total[11])
    told = said(r"có ([\d.]+) bài gương điển hình được tuyên truyền", text)
    assert told == said(r"([\d.]+) bài được tuyên truyền", total[1])
    assert hours(length(total[8])) in text or not length(total[8])
    for name, column in (("Nhân rộng", 10), ("Khen thưởng", 11)):
        each = tables.get(name, [[], ["", "", "0"]])
        assert len(each) - 2 == number(each[-1][2]) == number(total[column])
    _broadcasts_add_up(text, tables, total)
    _events_add_up(text, tables)
    _cells_add_up(tables, told)


def _broadcasts_add_up(text: str, tables: Mapping[str, list[list[str]]], total: list[str]) -> None:
    count = said(r"phát thanh có ([\d.]+) buổi theo", text)
    months = tables.get("Các buổi phát thanh theo tháng", [[], [""] * 8])
    each = tables.get("Từng buổi phát thanh", [[], [""] * 8])
    assert count == number(months[-1][1]) == len(each) - 2
    for column in range(1, 7):
        assert sum(number(row[column]) for row in months[1:-1]) == number(months[-1][column])
    assert number(months[-1][6]) == number(each[-1][5]) == sum(number(row[5]) for row in each[1:-1]) == number(total[7])
    assert length(months[-1][7]) == length(each[-1][6]) == length(total[8])
    for words, column in (("phát trọn", 2), ("phát chưa trọn", 3), ("không phát", 4), ("chưa có nhật ký", 5)):
        every = count if re.search(rf"theo khung chương trình, (?:đều )?{words}", text) else 0
        assert every + said(rf"([\d.]+) buổi {words}", text.partition("III. ")[0]) == number(months[-1][column])


def _events_add_up(text: str, tables: Mapping[str, list[list[str]]]) -> None:
    *held, total = tables.get("Các hoạt động khác", [[], [""] * 6])[1:]
    forms = {
        "Giao ban": "cuộc họp", "Hội nghị": "hội nghị", "Trao đổi, giao lưu": "buổi trao đổi",
        "Văn hóa, văn nghệ": "hoạt động văn hóa",
    }  # fmt: skip
    for form, what in forms.items():
        assert said(rf"Có ([\d.]+) {what}", text) == sum(row[2] == form for row in held)
    others = sum(row[2].startswith("Phục vụ") for row in held)
    assert said(r"Cơ sở tổ chức ([\d.]+) hoạt động chuẩn bị", text) == others
    assert sum(number(row[5]) for row in held) == number(total[5])


def _cells_add_up(tables: Mapping[str, list[list[str]]], told: int) -> None:
    names = ("Đăng ký (lượt)", "Đã tuyên truyền (bài)", "Lượt nhân rộng", "Lượt khen thưởng")
    by_unit, by_field = tables.get("Bảng 1. Theo đơn vị"), tables.get("Bảng 2. Theo lĩnh vực")
    for at, name in enumerate(names, 1):
        rows = tables.get(name, [["", "Cộng", "Kỳ trước"], ["", "0", "0"]])
        across = rows[0].index("Cộng")
        for row in rows[1:]:
            assert sum(number(cell) for cell in row[1:across]) == number(row[across])
        for column in range(1, across + 2):
            assert sum(number(row[column]) for row in rows[1:-1]) == number(rows[-1][column])
        whole = number(rows[-1][across])
        for table in (by_unit, by_field):
            if table:
                assert sum(number(row[at]) for row in table[1:-1]) == number(table[-1][at]) == whole
        if name.startswith("Đã tuyên"):
            assert whole == told
        brackets = [said(r"\(([\d.]+)\)", cell) for row in rows[1:-1] for cell in row[1:across]]
        assert sum(brackets) == number(rows[-1][across + 1])


@pytest.mark.parametrize("seed", range(30, 36))
def test_the_workbook_has_the_same_tables(seed: int) -> None:
    library, rundowns, diary = a_desk(seed)
    report = a_report(library, rundowns, diary)
    book = load_workbook(BytesIO(report_workbook(report)))
    rows = list(book["Phụ lục I"].values)
    assert rows[-1][5] == sum(isinstance(row[5], date) for row in rows[1:-1])
    assert rows[-1][7] == sum(row[7] or 0 for row in rows[1:-1])
    each = list(book["Buổi phát"].values)
    assert len(each) - 2 == len(report.figures.broadcasts)
    for name, now, then, more, share in list(book["Chỉ tiêu"].values)[1:]:
        assert then is None or more == now - then, name
        assert share is None or share == pytest.approx(more / then)
    cells = [row for row in book["Đơn vị và lĩnh vực"].values if row[0] == "Đăng ký"]
    assert sum(row[3] for row in cells) == rows[-1][5]


@pytest.mark.parametrize("seed", range(36, 42))
def test_no_table_is_wider_than_its_page(seed: int) -> None:
    library, rundowns, diary = a_desk(seed)
    paper = opened(report_paper(a_report(library, rundowns, diary)))
    widths = [sum(column.width.mm for column in table.columns if column.width) for table in paper.tables[2:]]
    assert max(widths) <= 252.5
    assert all(width <= 165.5 or width > 250 for width in widths)


def never_parted(report: Report) -> list[bool]:
    """Return of each table whose rows number whether all of them stay together on a page."""
    tables = [one for one in opened(report_paper(report)).tables if one.cell(0, 0).text == "TT"]
    return [
        all(
            paragraph.paragraph_format.keep_with_next
            for row in table.rows[:-1]
            for paragraph in row.cells[0].paragraphs
        )
        for table in tables
    ]


@pytest.mark.parametrize(("people", "together"), [(0, True), (3, False)])
def test_seven_rows_stay_on_one_page_only_where_they_leave_room_for_what_stands_above(
    people: int, together: bool
) -> None:
    there = [a_person(f"Chị Hoa {one}", consent="PDY-1", post="Cán bộ phụ trách tổ trực đêm") for one in range(people)]
    stories = [
        approved(a_story(f"bai-{number}", people=tuple(there), registration=Registration(on=date(2026, 5, number))))
        for number in range(1, 8)
    ]
    assert never_parted(a_report(a_library(*stories, slips=[a_slip()]))) == [together]


def test_the_same_desk_gives_the_same_bytes() -> None:
    library, rundowns, diary = a_desk(7)
    one, other = (a_report(library, list(order), diary) for order in (rundowns, reversed(rundowns)))
    assert report_paper(one) == report_paper(other)
    assert report_workbook(one) == report_workbook(other)


def test_a_filter_of_the_workbook_leaves_the_sums_where_they_are() -> None:
    story = approved(a_story(registration=Registration(on=date(2026, 5, 1))))
    book = load_workbook(BytesIO(report_workbook(a_report(a_library(story)))))
    filters = {name: book[name].auto_filter.ref for name in ("Phụ lục I", "Chỉ tiêu")}
    assert filters == {"Phụ lục I": "A1:L2", "Chỉ tiêu": f"A1:E{book['Chỉ tiêu'].max_row}"}


def test_no_clock_stands_in_the_files() -> None:
    report = a_report(a_library(approved(a_story())))
    with zipfile.ZipFile(BytesIO(report_paper(report))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    made = opened(report_paper(report)).core_properties.created
    assert made is not None
    assert made.date() == TODAY


def test_a_report_on_2024_written_in_2026_bears_the_names_of_2026_and_says_what_changed() -> None:
    report = a_report(a_library(), span=year_span(2024))
    words = words_of(report_paper(report))
    assert "CƠ SỞ MỚI" in words
    assert "CƠ SỞ CŨ" not in words
    assert "Kính gửi: Cơ quan Mới" in words
    assert "Số: 05/BC-CSM" in words
    assert "Từ ngày 01/3/2025, sau kỳ báo cáo, Cơ sở Cũ đổi tên thành Cơ sở Mới" in words
    assert "cơ quan quản lý cấp trên là Cơ quan Mới" in words


def test_a_report_on_the_year_of_the_change_says_so_and_one_on_a_later_year_does_not() -> None:
    assert "Từ ngày 01/3/2025, Cơ sở Cũ đổi tên" in text_of(a_report(a_library(), span=year_span(2025)))
    assert "đổi tên" not in text_of(a_report(a_library()))


def test_a_report_dated_before_the_change_bears_the_old_name() -> None:
    words = words_of(report_paper(a_report(a_library(), span=year_span(2024), day=date(2025, 1, 5))))
    assert "CƠ SỞ CŨ" in words
    assert "ngày 05 tháng 01 năm 2025" in words
    assert "Mới" not in words


def test_the_signer_is_the_one_of_the_report_s_day() -> None:
    signers = (
        Signer(since=date(2020, 1, 1), office="Giám đốc", name="Người Cũ"),
        Signer(since=date(2026, 1, 1), office="Phó Giám đốc", on_behalf="KT. Giám đốc", name="Người Mới"),
    )
    words = words_of(report_paper(a_report(a_library(facility=a_facility(signers=signers)))))
    assert "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC" in words
    assert "Người Mới" in words
    assert "Người Cũ" not in words


LAW = LegalDocument(cite="Luật Mới ngày 15 tháng 6 năm 2022", since=date(2024, 1, 1))
OLD = LegalDocument(
    cite="Luật Cũ", since=date(2004, 1, 1), until=date(2023, 12, 31), replaced_by="Luật Mới ngày 15 tháng 6 năm 2022"
)
LATE = LegalDocument(cite="Nghị định Mai", since=date(2027, 1, 1))


def test_only_bases_in_force_on_the_report_s_day_are_printed_and_the_plan_comes_last() -> None:
    report = a_report(a_library(papers=Papers(legal=(OLD, LAW, LATE))))
    bases = [one.words for one in body(opened(report_paper(report))) if one.words.startswith("Căn cứ")]
    assert bases == [
        "Căn cứ Luật Mới ngày 15 tháng 6 năm 2022;",
        "Căn cứ Kế hoạch số 1/KH ngày 01 tháng 01 năm 2020 của Cơ sở về việc kế hoạch tuyên truyền.",
    ]
    assert report.lapsed == ()


def test_a_base_that_ended_within_the_period_or_without_a_known_successor_is_named() -> None:
    alone = replace(OLD, replaced_by=None)
    assert a_report(a_library(papers=Papers(legal=(alone, LAW)))).lapsed == (alone,)
    both = a_library(papers=Papers(legal=(OLD, LAW)))
    assert a_report(both, span=year_span(2023)).lapsed == (OLD,)
    assert a_report(both, span=year_span(2024)).lapsed == ()


def test_further_addressees_come_below_the_superior_body() -> None:
    words = [one.words for one in body(opened(report_paper(a_report(a_library(papers=Papers(report_to=("Ban X",)))))))]
    at = words.index("Kính gửi:")
    assert words[at + 1 : at + 3] == ["- Cơ quan Mới;", "- Ban X."]
    assert (
        "Trên đây là kết quả tuyên truyền gương điển hình tiên tiến, mô hình mới, nhân tố mới năm 2026 của Cơ sở Mới,"
        " trân trọng báo cáo Cơ quan Mới và Ban X./." in words
    )


def test_a_report_to_nobody_names_nobody_at_its_end() -> None:
    name = replace(a_facility().names[-1], superior="")
    assert "năm 2026 của Cơ sở Mới./." in text_of(a_report(a_library(facility=a_facility(names=(name,)))))


def test_what_the_department_says_stands_in_its_place_and_what_it_did_not_say_is_left_open() -> None:
    written = (
        "## 1. Chỉ đạo, triển khai\n\nHọp **hai** lần.\n\n- Việc một;\n- Việc hai.\n\n"
        "## Nguyên nhân\n\n<!-- chưa viết -->\n\n## Phương hướng:\n\nXem [bài](x.md) này.\n"
    )
    report = a_report(a_library(assessments=(an_assessment(written),), papers=Papers(drafting="to-bep")))
    words = text_of(report).split("\n")
    at = words.index("1. Công tác chỉ đạo, triển khai")
    assert words[at + 1 : at + 4] == ["Họp hai lần.", "- Việc một;", "- Việc hai."]
    assert words[words.index("1. Phương hướng") + 1] == "Xem bài này."
    assert words[words.index("2. Nguyên nhân") + 1] == "(Tổ bếp bổ sung)"
    assert list(gaps(report)) == [
        Heading.SITUATION, Heading.SHORTCOMINGS, Heading.CAUSES, Heading.LESSONS, Heading.PROPOSALS
    ]  # fmt: skip


def test_the_assessment_of_another_period_is_not_taken() -> None:
    library = a_library(assessments=(an_assessment("## Nguyên nhân\n\nCủa quý ba.\n", "2026-q3"),))
    assert "Của quý ba." not in text_of(a_report(library))
    assert "Của quý ba." in text_of(a_report(library, span=quarter_span(2026, 3)))


def shown(report: Report) -> str:
    with zipfile.ZipFile(BytesIO(report_workbook(report))) as archive:
        return words_of(report_paper(report)) + archive.read("xl/sharedStrings.xml").decode()


def test_people_stand_by_name_only_where_their_slip_allows_the_page() -> None:
    people = (
        a_person("Chị Hoa", consent="PDY-1", post="Tổ trưởng"),
        a_person("Anh Nội Bộ", consent="PDY-2", post="Đầu bếp"),
        a_person("Học Viên Kín", role=Role.RESIDENT),
    )
    slips: list[Consent] = [a_slip(), a_slip("PDY-2", [Channel.BRIEFING])]
    report = a_report(a_library(approved(a_story(people=people)), slips=slips))
    words = shown(report)
    assert "Chị Hoa (Tổ trưởng)" in words
    assert "Đầu bếp" in words
    assert "Nội Bộ" not in words
    assert "Học Viên Kín" not in words


def test_whoever_took_back_the_name_since_the_report_s_day_is_not_named() -> None:
    story = approved(a_story(people=(a_person("Chị Hoa", consent="PDY-1", post="Tổ trưởng"),)))
    library = a_library(story, slips=[a_slip(withdrawn=date(2026, 11, 10))])
    words = shown(a_report(library, day=date(2026, 11, 1)))
    assert "Tổ trưởng" in words
    assert "Hoa" not in words


def test_a_title_a_commendation_or_a_result_that_names_somebody_without_leave_is_not_shown() -> None:
    story = a_story(
        title="Chuyện của Lò Thị Xoóng",
        people=(a_person("Lò Thị Xoóng", called=("chị Xoóng Hòa",)),),
        registration=Registration(on=date(2026, 5, 1)),
        awards=(Award(title="Giấy khen cho chị Xoóng Hoà", on=date(2026, 2, 1)),),
        replicated=(Replication(unit="to-bep", on=date(2026, 3, 1), result="LÒ THỊ XOÓNG sang dạy"),),
    )
    words = shown(
        a_report(a_library(story, events=(an_event(date(2026, 7, 2), slug="Lò Thị Xoóng kể", stories=("bep-sach",)),)))
    )
    assert "xoóng" not in words.casefold()
    assert "Một bài (nêu tên người chưa đồng ý)" in words
    assert "áp dụng cách làm nêu trong một bài của Tổ bếp: (nêu tên người chưa đồng ý)." in words


@pytest.mark.parametrize("name", ["Lò Thị Xoóng", "lothixoong1990"])
def test_a_title_that_names_somebody_whom_another_story_lists_is_not_shown(name: str) -> None:
    handed_in = Registration(on=date(2026, 5, 1))
    story = a_story("mot", title=f"Chuyện của {name}", registration=handed_in)
    listing = a_story("hai", people=(a_person("Lò Thị Xoóng", consent="PDY-1"),))
    assert name not in shown(a_report(a_library(story, listing)))
    assert f"Chuyện của {name}" in shown(a_report(a_library(story, listing, slips=(a_slip(),))))


@pytest.mark.parametrize("because", list(Cause))
def test_a_story_that_was_taken_back_is_counted_but_its_title_stands_nowhere(because: Cause) -> None:
    story = approved(
        a_story(
            title="Tít Đã Rút",
            people=(a_person("Chị Hoa", consent="PDY-1"),),
            registration=Registration(on=date(2026, 5, 1)),
            replicated=(Replication(unit="phong-y-te", on=date(2026, 10, 1), result="Kết quả của Tít Đã Rút"),),
        )
    )
    header = replace(story.header, stage=Stage.WITHDRAWN, withdrawn=Withdrawn(on=date(2026, 10, 2), because=because))
    event = an_event(date(2026, 7, 2), slug="Nghe Tít Đã Rút", stories=("bep-sach",))
    library = a_library(replace(story, header=header), slips=[a_slip()], events=(event,))
    report = a_report(library, [a_rundown(date(2026, 9, 15), ("bep-sach", 100))])
    words = shown(report)
    assert "Đã Rút" not in words
    assert "Hoa" not in words
    assert "Một bài đã rút" in words
    assert "1 bài gương điển hình, về tập thể" in words
    assert ("nêu trong một bài đã rút của Tổ bếp;" in words.replace("Tổ bếp.", "Tổ bếp;")) is (because not in UNMERITED)
    assert "1 bài về sau đã rút" in words


def test_a_revoked_commendation_takes_the_title_off_paper_too() -> None:
    awards = (Award(title="Giấy khen", on=date(2026, 1, 1), revoked=date(2026, 6, 1)),)
    story = approved(a_story(title="Thành Tích Ảo", awards=awards))
    assert "Ảo" not in shown(a_report(a_library(story)))


@pytest.mark.parametrize(
    "named",
    [
        "Lò Thị Kín nghỉ.",
        "Lò [Thị](https://vi.example/trang) Kín nghỉ.",
        "Lò T<b>h</b>ị K**í**n nghỉ.",
        "Nguồn: lothikin1990.",
    ],
)
def test_an_assessment_that_names_somebody_without_leave_is_pointed_out(named: str) -> None:
    written = f"## Nguyên nhân\n\n{named}\n\n## Phương hướng\n\nLàm tiếp.\n"
    library = a_library(a_story(people=(a_person("Lò Thị Kín"),)), assessments=(an_assessment(written),))
    assert list(named_without_leave(a_report(library))) == ["Nguyên nhân"]


def test_a_year_with_nothing_says_so_in_sentences_and_shows_no_empty_tables() -> None:
    report = a_report(a_library())
    text = text_of(report)
    assert "chưa có bài gương điển hình nào được tuyên truyền" in text
    assert "chưa có đơn vị nào đăng ký" in text
    assert "Trong kỳ chưa có buổi phát thanh nào được ghi lại." in text
    assert "Chưa ghi nhận hội nghị" in text
    assert text.count("Trong kỳ không có.") == 6
    assert report.earlier is None
    assert "so với" not in text
    assert len(opened(report_paper(report)).tables) == 3, "the head, the signature and the figures"


def test_without_a_plan_in_force_the_report_rests_on_none() -> None:
    report = a_report(a_library(), span=year_span(2019), day=TODAY)
    assert report.plan is None
    text = text_of(report)
    assert "Căn cứ Kế hoạch" not in text
    assert "Trong kỳ không có kế hoạch tuyên truyền gương điển hình nào có hiệu lực." in text


def test_a_plan_s_report_tells_of_all_its_years() -> None:
    stories = [approved(a_story(f"bai-{year}", date=date(year, 5, 1))) for year in (2020, 2023, 2026)]
    text = text_of(a_report(a_library(*stories), span=plan_span(a_plan())))
    assert "giai đoạn 2020-2030" in text
    assert "đăng 3 bài gương điển hình" in text


def test_of_many_broadcasts_the_paper_lists_those_that_went_wrong_and_the_workbook_all() -> None:
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(LISTED + 30)]
    rundowns = [a_rundown(day, ("bep-sach", 60)) for day in days]
    wrong = [an_entry(one, Outcome.MISSED, why="mất điện") for one in rundowns[:3]]
    right = [an_entry(one, Outcome.AIRED) for one in rundowns[3:]]
    report = a_report(a_library(approved(a_story())), rundowns, by_key([*wrong, *right]))
    tables = tables_of(report)
    assert len(tables["Các buổi phát chưa trọn, không phát"]) == 1 + 3 + 1
    assert number(tables["Các buổi phát thanh theo tháng"][-1][1]) == LISTED + 30
    assert len(list(load_workbook(BytesIO(report_workbook(report)))["Buổi phát"].values)) == LISTED + 32
    assert "Còn 3 buổi phát thanh không phát được; theo nhật ký: mất điện (3 buổi)." in text_of(report)


def test_units_that_registered_nothing_are_named() -> None:
    story = a_story(registration=Registration(on=date(2026, 8, 20)))
    units = tuple(Unit(key=key, name=f"Đơn vị {key}") for key in UNITS)
    text = text_of(a_report(a_library(story, facility=a_facility(units=units))))
    assert "Có 1 trên 4 đơn vị đăng ký." in text
    assert "Đơn vị chưa đăng ký: Đơn vị phong-y-te, Đơn vị phong-ba và Đơn vị to-bon." in text
    assert "Có 1 nội dung đăng ký xây dựng gương điển hình tập thể." in text
    assert "nội dung đăng ký ấy gửi sau hạn" in text


def registering_desk() -> Library:
    story = a_story(registration=Registration(on=date(2026, 5, 1)), date=None)
    units = (
        Unit(key="to-bep", name="Tổ bếp"),
        Unit(key="to-hai", name="Tổ hai"),
        Unit(key="to-cu", name="Tổ cũ", until=date(2025, 12, 31)),
        Unit(key="to-moi", name="Tổ mới", since=date(2026, 9, 1)),
    )
    gone = a_story("nam-ngoai", unit="to-cu", registration=Registration(on=date(2025, 5, 1)), date=None)
    return a_library(story, gone, facility=a_facility(units=units))


def test_a_whole_year_names_as_silent_whom_the_council_s_list_names() -> None:
    library = registering_desk()
    text = text_of(a_report(library))
    assert [unit.name for unit in registrations_of(library, 2026).silent] == ["Tổ hai"]
    assert "Trong năm 2026, Cơ sở có 3 đơn vị: Tổ bếp, Tổ hai và Tổ mới." in text
    assert "Trong 2 đơn vị phải đăng ký, 1 đơn vị đã đăng ký. Đơn vị chưa đăng ký: Tổ hai." in text
    assert "Có 1 trên 2 đơn vị đăng ký. Đơn vị chưa đăng ký: Tổ hai." in text_of(
        a_report(library, day=date(2026, 8, 1))
    )


def test_a_registration_that_came_once_its_year_was_over_is_said_to_be_counted() -> None:
    library = a_library(a_story(registration=Registration(on=date(2026, 1, 12), year=2025), date=None))
    text = text_of(a_report(library, span=year_span(2025)))
    assert "Có 1 nội dung đăng ký" in text
    assert "tính đến hết ngày 31/12/2025; đăng ký cho năm 2025 tính đến hết ngày 20/11/2026." in text


@pytest.mark.parametrize("span", [quarter_span(2026, 2), plan_span(a_plan())])
def test_of_another_period_no_unit_is_named_as_not_registered(span: Span) -> None:
    text = text_of(a_report(registering_desk(), span=span))
    assert f"Có {1 if span == quarter_span(2026, 2) else 2} đơn vị đăng ký trong kỳ." in text
    assert "chưa đăng ký" not in text


def test_a_unit_and_a_field_that_are_gone_stand_in_the_tables_by_their_keys() -> None:
    story = approved(a_story(unit="to-cu", field="viec-cu", registration=Registration(on=date(2026, 5, 1))))
    back = Withdrawn(on=date(2026, 10, 1), because=Cause.OTHER)
    gone = replace(story, header=replace(story.header, stage=Stage.WITHDRAWN, withdrawn=back))
    tables = tables_of(a_report(a_library(gone, approved(a_story("bai-khac")))))
    assert tables["Bảng 1. Theo đơn vị"][-2] == ["to-cu", "1", "1", "0", "0"]
    assert tables["Bảng 2. Theo lĩnh vực"][-2] == ["viec-cu", "1", "1", "0", "0"]
    assert tables["Đã tuyên truyền (bài)"][0][3] == "viec-cu"
    assert [row[4] for row in tables["Đã tuyên truyền (bài)"][1:]] == ["0", "1", "1", "2"]
    _cells_add_up(tables, 2)


def test_several_registrations_are_told_by_kind() -> None:
    stories = [a_story(f"bai-{day}", registration=Registration(on=date(2026, 5, day))) for day in (1, 2)]
    text = text_of(a_report(a_library(*stories)))
    assert "Các đơn vị đăng ký xây dựng 2 gương điển hình tập thể." in text
    assert "các nội dung đăng ký đều đúng hạn" in text
    assert "Còn 2 nội dung đăng ký chưa được tuyên truyền trong kỳ." in text
    kinds = (*Kind, Kind.FACTOR)
    stories = [
        a_story(f"bai-{day}", kind=kind, registration=Registration(on=date(2026, 5, day)))
        for day, kind in enumerate(kinds, 1)
    ]
    assert (
        "Các đơn vị đăng ký xây dựng 5 gương điển hình, mô hình mới, nhân tố mới, gồm 1 gương cá nhân, 1 gương tập thể,"
        " 1 mô hình mới và 2 nhân tố mới." in text_of(a_report(a_library(*stories)))
    )


def test_registrations_are_compared_by_their_number() -> None:
    days = (date(2025, 5, 1), date(2026, 5, 1), date(2026, 5, 2))
    stories = [a_story(f"bai-{day}", registration=Registration(on=day)) for day in days]
    text = text_of(a_report(a_library(*stories)))
    assert "đăng ký xây dựng 2 gương điển hình tập thể, tăng 1 lượt (100%) so với năm 2025." in text


@pytest.mark.parametrize(
    ("outcomes", "words"),
    [
        ([None], "có 1 buổi theo khung chương trình, chưa có nhật ký nên tạm tính theo khung."),
        ([None] * 3, "có 3 buổi theo khung chương trình, đều chưa có nhật ký nên tạm tính theo khung."),
        ([Outcome.AIRED], "có 1 buổi theo khung chương trình, phát trọn."),
        ([Outcome.AIRED] * 2, "có 2 buổi theo khung chương trình, đều phát trọn."),
        (
            [Outcome.AIRED, Outcome.AIRED, Outcome.MISSED, None],
            "có 4 buổi theo khung chương trình: 2 buổi phát trọn; 1 buổi không phát; 1 buổi chưa có nhật ký nên tạm"
            " tính theo khung.",
        ),
    ],
)
def test_broadcasts_that_all_went_alike_are_counted_once(outcomes: list[Outcome | None], words: str) -> None:
    rundowns = [a_rundown(date(2026, 9, day), ("bep-sach", 60)) for day in range(1, len(outcomes) + 1)]
    diary = [an_entry(one, outcome, why="") for one, outcome in zip(rundowns, outcomes, strict=True) if outcome]
    assert words in text_of(a_report(a_library(approved(a_story())), rundowns, by_key(diary)))


def test_of_broadcasts_that_were_all_missed_none_is_said_to_be_whole() -> None:
    missed = a_rundown(date(2026, 9, 1), ("bep-sach", 60))
    diary = by_key([an_entry(missed, Outcome.MISSED, why="mất điện")])
    text = text_of(a_report(a_library(approved(a_story())), [missed], diary))
    assert "Chưa có bài gương điển hình nào được phát trọn vẹn trên loa." in text


def test_what_was_taken_over_stands_in_the_order_of_its_days() -> None:
    late, early = Replication(unit="to-bep", on=date(2026, 9, 2)), Replication(unit="to-bep", on=date(2026, 3, 1))
    stories = [a_story(f"bai-{number}", replicated=(one,)) for number, one in enumerate((late, early))]
    report = a_report(a_library(*stories))
    assert [row[1] for row in tables_of(report)["Nhân rộng"][1:-1]] == ["01/3/2026", "02/9/2026"]
    assert re.findall(r"- Tổ bếp, ngày ([\d/]+)", text_of(report)) == ["01/3/2026", "02/9/2026"]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Bếp sạch", "áp dụng cách làm nêu trong bài “Bếp sạch” của Tổ bếp: giảm rác."),
        ("Bếp ăn của Tổ bếp", "áp dụng cách làm nêu trong bài “Bếp ăn của Tổ bếp”: giảm rác."),
    ],
)
def test_whose_story_was_taken_over_is_said_once(title: str, words: str) -> None:
    taken = Replication(unit="phong-y-te", on=date(2026, 10, 1), result="Giảm rác")
    text = text_of(a_report(a_library(approved(a_story(title=title, replicated=(taken,))))))
    assert f"- Phòng Y tế, ngày 01/10/2026, {words}\n" in text


def test_a_decision_is_cited_once_with_its_day_and_decisions_stand_in_their_order() -> None:
    days = [("9/QĐ", 16), ("5/QĐ", 15), ("5/QĐ", 15), ("", 3)]
    stories = [
        a_story(f"bai-{at}", awards=(Award(title="Giấy khen", decision=number, on=date(2026, 1, day)),))
        for at, (number, day) in enumerate(days)
    ]
    report = a_report(a_library(*stories))
    cited = "- Giấy khen: 4 lượt (Quyết định số 5/QĐ ngày 15/01/2026 và số 9/QĐ ngày 16/01/2026)."
    assert cited in text_of(report)
    assert [row[3] for row in tables_of(report)["Khen thưởng"][1:-1]] == ["", "5/QĐ", "5/QĐ", "9/QĐ"]


def test_a_length_over_an_hour_is_written_in_the_minutes_that_its_heading_names() -> None:
    rundowns = [a_rundown(date(2026, 9, day), ("bep-sach", 2_000)) for day in (15, 16)]
    report = a_report(a_library(approved(a_story())), rundowns)
    headings, row, _ = list_of(tables_of(report))
    assert (headings[8], row[8]) == ("Thời lượng (phút, giây)", "66:40")
    sheet = load_workbook(BytesIO(report_workbook(report)))["Phụ lục I"]
    assert (sheet["I1"].value, sheet["I2"].number_format) == ("Thời lượng (giờ, phút, giây)", "[h]:mm:ss")


def test_the_units_of_a_year_are_not_said_to_have_done_anything() -> None:
    text = text_of(a_report(a_library(), span=year_span(2024)))
    assert "Trong năm 2024, Cơ sở có" in text
    assert "tham gia" not in text


def approved_in_time(slug: str, day: date) -> Story:
    story = approved(a_story(slug, date=day))
    (approval,) = story.header.approvals
    return replace(story, header=replace(story.header, approvals=(replace(approval, on=day),)))


def test_the_period_before_stands_beside_every_figure() -> None:
    stories = [
        approved_in_time(f"bai-{day:%Y-%m}", day) for day in (date(2025, 5, 1), date(2026, 5, 1), date(2026, 6, 1))
    ]
    text = text_of(a_report(a_library(*stories)))
    assert "đăng 2 bài gương điển hình, đều về tập thể, tăng 1 bài (100%) so với năm 2025." in text


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        (3, 2, ", tăng 1 bài (50%) so với năm 2025"),
        (2, 3, ", giảm 1 bài (33,3%) so với năm 2025"),
        (0, 2_000, ", giảm 2.000 bài (100%) so với năm 2025"),
        (2, 2, ", bằng năm 2025"),
        (2, 0, " (năm 2025 chưa có)"),
        (0, 0, ""),
        (2, None, ""),
    ],
)
def test_says_more_less_or_as_many(now: int, then: int | None, words: str) -> None:
    assert against(now, then, "bài", "năm 2025") == words


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (difference(3, 1_203), "–1.200"),
        (difference(3, 3), "0"),
        (difference(4, 3), "+1"),
        (change(3, 0), "–"),
        (change(1, 3), "–66,7%"),
        (change(17, 16), "6,3%"),
        (change(15, 16), "–6,3%"),
        (change(2_001, 2_000), "0,1%"),
        (change(1_244, 97), "1.182,5%"),
        (change(3, 3), "0%"),
        (hours(timedelta(seconds=45)), "45 giây"),
        (hours(timedelta(seconds=44.5)), "45 giây"),
        (hours(timedelta(seconds=59.5)), "1 phút"),
        (hours(timedelta(minutes=2, seconds=30)), "3 phút"),
        (hours(timedelta(minutes=60)), "1 giờ"),
        (hours(timedelta(hours=1_001, minutes=5)), "1.001 giờ 5 phút"),
        (joined(["a"]), "a"),
        (joined(["a", "b", "c"]), "a, b và c"),
        (joined([]), ""),
        (office_day(date(2027, 2, 5)), "05/02/2027"),
        (office_day(date(2027, 3, 15)), "15/3/2027"),
    ],
)
def test_writes_counts_as_an_office_does(made: str, words: str) -> None:
    assert made == words


def test_events_stand_beside_those_of_the_period_before() -> None:
    days = (date(2025, 5, 1), date(2026, 5, 1), date(2026, 6, 1))
    text = text_of(a_report(a_library(events=tuple(an_event(day, slug=f"{day}", present=10) for day in days))))
    assert "tuyên truyền, tăng 1 cuộc họp (100%) so với năm 2025; 20 lượt người dự." in text


def test_a_sample_desk_s_report_says_that_it_is_one() -> None:
    sample: Any = approved(a_story(sample=True))
    assert "(Bản mẫu: dữ liệu đặt ra để chạy thử)" in text_of(a_report(a_library(sample)))
    assert "Bản mẫu" not in text_of(a_report(a_library(approved(a_story()))))


def test_a_story_is_named_in_the_list_with_all_its_parts() -> None:
    story: Story = approved(a_story(registration=Registration(on=date(2026, 5, 1))))
    report = a_report(a_library(story), [a_rundown(date(2026, 9, 15), ("bep-sach", 100))])
    row = list_of(tables_of(report))[1]
    assert row == [
        "1",
        "Bài bep-sach",
        "tập thể",
        "Đời sống",
        "Tổ bếp",
        "01/5/2026",
        "10/9/2026",
        "1",
        "01:40",
        "",
        "",
        "",
    ]
