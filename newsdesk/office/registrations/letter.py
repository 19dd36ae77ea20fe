"""The letter to a unit that has not registered: a reminder before the deadline, urging after it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from newsdesk.council.registrations import RegistrationYear
from newsdesk.model.calendar import office_day
from newsdesk.model.facility import Facility, Unit
from newsdesk.model.papers import Paper, Papers
from newsdesk.office import official
from newsdesk.office.councils import council_on
from newsdesk.office.plans import cited
from newsdesk.office.registrations import wording


def reminder(year: RegistrationYear, unit: Unit, facility: Facility, papers: Papers, day: date) -> bytes:
    """Return the letter as of a day; the year must have a deadline."""
    late = not year.in_time(day)
    verb = "đôn đốc" if late else "nhắc"
    about = f"{verb} đăng ký {wording.WHAT} năm {year.year}"
    of = replace(
        official.facility_paper(facility, papers, day, Paper.LETTER, about),
        addressed_to=[unit.name],
        recipients=["Lãnh đạo Cơ sở (b/c)", council_on(papers, day).name],
        sample=unit.sample or (year.plan is not None and year.plan.sample),
    )
    paper = official.begun(of)
    for words in _words(year, unit, facility, papers, day):
        official.text(paper, words)
    official.signed(paper, of)
    return official.file_of(paper)


def _words(year: RegistrationYear, unit: Unit, facility: Facility, papers: Papers, day: date) -> Iterator[str]:
    council, short = council_on(papers, day).name, facility.on(day).short
    due = wording.before(year.deadline) if year.deadline else ""
    plan = f"Theo {cited(year.plan)}, " if year.plan else ""
    yield f"{plan}các đơn vị thuộc {short} đăng ký xây dựng {wording.WHAT} năm {year.year}, gửi về {council} {due}."
    yield f"Đến ngày {office_day(day)}, {council} chưa nhận được bản đăng ký của {unit.name}. {_time(year, day)}"
    drafting = facility.unit(papers.drafting or "")
    through = f" (qua {drafting.name})" if drafting and drafting.key != unit.key else ""
    yield (
        f"{short} đề nghị {unit.name} rà soát, lựa chọn tập thể, cá nhân, mô hình, nhân tố mới tiêu biểu;"
        f" lập bản đăng ký theo mẫu gửi kèm và gửi về {council}{through} {_until(year, day, due)}."
    )
    yield (
        "Trường hợp năm nay chưa có nội dung đăng ký, đề nghị đơn vị báo lại bằng văn bản, nêu rõ lý do."
        " Đăng ký nộp sau hạn vẫn được nhận và ghi là nộp muộn."
    )
    yield f"{short} đề nghị {unit.name} {'quan tâm' if year.in_time(day) else 'nghiêm túc'} thực hiện./."


def _time(year: RegistrationYear, day: date) -> str:
    days = year.days_left(day) or 0
    if year.deadline is None or days < 1:
        return f"Đến nay đã quá hạn đăng ký {wording.overdue(days)}."
    last = office_day(year.deadline - timedelta(days=1))
    left = f"còn {days} ngày, tính cả ngày của công văn này" if days > 1 else "tức là chính ngày của công văn này"
    return f"Ngày cuối cùng còn trong hạn là {last}, {left}."


def _until(year: RegistrationYear, day: date, due: str) -> str:
    return due if year.in_time(day) else "ngay sau khi nhận được công văn này"
