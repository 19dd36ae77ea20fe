"""An exchange between units: the invitation, and a programme that ends with what each takes over."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from newsdesk.model.facility import Unit
from newsdesk.model.library import Library
from newsdesk.model.papers import Paper
from newsdesk.model.plan import plan_of
from newsdesk.model.script import Script
from newsdesk.office import official
from newsdesk.office.figures import plain
from newsdesk.office.plans import cited
from newsdesk.office.report.counting import joined
from newsdesk.office.telling.room import kept_with_signature
from newsdesk.office.telling.timetable import OPEN_LINE, Occasion, Part, hour, rounded, rows
from newsdesk.office.telling.told import Told
from newsdesk.office.units import of_unit

INVITES = "Trao đổi, học tập gương điển hình"
COLUMNS = (("TT", 12.0), ("Thời gian", 33.0), ("Nội dung", 75.0), ("Người thực hiện", 45.0))
TAKEN = (("Đơn vị", 45.0), ("Việc đăng ký làm theo", 60.0), ("Người phụ trách", 32.0), ("Thời hạn", 28.0))
ROOM = "\n\n"
"""Lines left to write on in a cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """Who comes to whom, when, because of which story."""

    told: Told
    script: Script
    guests: tuple[Unit, ...]
    occasion: Occasion
    library: Library

    @property
    def host(self) -> str:
        """The unit that the story is of."""
        return self.told.unit

    @property
    def visitors(self) -> tuple[str, ...]:
        """The names of the units that come."""
        return tuple(plain(unit.name) for unit in self.guests)


def invitation(of: Exchange) -> bytes:
    """Return the invitation to the units that come."""
    library, one = of.library, of.told
    card = official.facility_paper(library.facility, library.papers, of.occasion.day, Paper.INVITATION, INVITES)
    leaders = f"Lãnh đạo {plain(library.facility.on(of.occasion.day).short)} (b/c)"
    card = official.sent_to(card, (*of.visitors, one.unit, leaders), sample=one.sample)
    paper = official.begun(card)
    for words in _invited(of):
        official.text(paper, words)
    official.signed(paper, card)
    return official.file_of(paper)


def _invited(of: Exchange) -> Iterator[str]:
    one, plan = of.told, plan_of(of.library.plans, of.told.story)
    facility = one.facility
    basis = f"Thực hiện {cited(plan)}" if plan else "Để học tập cách làm hay"
    yield (
        f"{basis}, {facility} trân trọng kính mời {joined(of.visitors)} dự buổi trao đổi, học tập gương điển "
        f"hình “{one.title}”{of_unit(one.title, one.unit)}."
    )
    yield f"1. Chủ trì: {OPEN_LINE}"
    yield f"2. Thời gian: {of.occasion.when}."
    yield f"3. Địa điểm: {of.occasion.where}"
    yield "4. Thành phần: lãnh đạo đơn vị và người trực tiếp làm công việc tương tự."
    yield "5. Nội dung: nghe giới thiệu cách làm, xem tại chỗ, trao đổi, đăng ký việc làm theo (có chương trình kèm)."
    if one.lesson:
        yield f"6. Bài học cùng trao đổi: {one.lesson}"
    yield "Đề nghị các đơn vị cử người dự đầy đủ, đúng giờ./."


def exchange_programme(of: Exchange) -> bytes:
    """Return the programme with its timetable, the question, and the table of what is taken over."""
    library, one = of.library, of.told
    form = official.facility_paper(library.facility, library.papers, of.occasion.day, None, f"{INVITES} “{one.title}”")
    form = official.as_form(form, "CHƯƠNG TRÌNH", sample=one.sample)
    paper = official.begun(form)
    official.text(paper, f"1. Thời gian: từ {of.occasion.when}.")
    official.text(paper, f"2. Địa điểm: {of.occasion.where}")
    official.text(paper, f"3. Đơn vị chủ trì đón tiếp: {of.host}. Đơn vị đến học tập: {'; '.join(of.visitors)}.")
    official.text(paper, "4. Trình tự:", with_next=True)
    official.rows(paper, COLUMNS, rows(of.occasion, _parts(of)), centre={0, 1})
    if one.question:
        official.text(paper, f"5. Câu hỏi trao đổi: {one.question}").paragraph_format.space_before = official.GAP
    official.section(paper, "Việc đăng ký làm theo").paragraph_format.space_before = official.GAP
    official.rows(paper, TAKEN, [(unit + ROOM, "", "", "") for unit in of.visitors])
    kept_with_signature(paper)
    official.dated(paper, replace(form, day=None))
    official.signed(paper, form)
    return official.file_of(paper)


def _parts(of: Exchange) -> Iterator[Part]:
    minutes = max(1, round(of.script.length / timedelta(minutes=1)))
    host = f"Đại diện {of.host}"
    yield Part(timedelta(minutes=10), "Đón tiếp, giới thiệu thành phần, mục đích", host)
    yield Part(rounded(of.script.length + timedelta(minutes=2)), f"Giới thiệu cách làm (khoảng {minutes} phút)", host)
    yield Part(timedelta(minutes=45), "Xem tại chỗ, hỏi người trực tiếp làm", f"{of.host} hướng dẫn")
    yield Part(timedelta(minutes=30), "Trao đổi: điều làm được ngay, điều còn vướng", "Các đơn vị")
    yield Part(timedelta(minutes=15), "Đơn vị đến học tập ghi việc đăng ký làm theo, ký tên", "Các đơn vị")


def length_of(of: Exchange) -> timedelta:
    """Return how long an exchange takes, from its opening to its end."""
    return sum((part.length for part in _parts(of)), timedelta())


def in_short(of: Exchange) -> str:
    """Return the one line that is said of an exchange in a terminal."""
    minutes = length_of(of) // timedelta(minutes=1)
    return f"{of.host} đón {', '.join(of.visitors)}, bắt đầu {hour(of.occasion.opens)}, khoảng {minutes} phút."
