"""The programme of a conference at which exemplary people and collectives report."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from newsdesk.model.facility import as_of
from newsdesk.model.library import Library
from newsdesk.office import official
from newsdesk.office.figures import plain
from newsdesk.office.telling.room import kept_with_signature
from newsdesk.office.telling.speech import Speech
from newsdesk.office.telling.timetable import Occasion, Part, rounded, rows

ABSTRACT = "Hội nghị báo cáo điển hình tiên tiến, mô hình mới, nhân tố mới"
COLUMNS = (("TT", 12.0), ("Thời gian", 33.0), ("Nội dung", 72.0), ("Người thực hiện", 48.0))
ASKING = timedelta(minutes=5)
"""For questions after each report."""


def conference_programme(reports: Sequence[Speech], occasion: Occasion, library: Library) -> bytes:
    """Return the list of reports with the times at which they begin."""
    of = official.facility_paper(library.facility, library.papers, occasion.day, None, ABSTRACT)
    of = official.as_form(of, "CHƯƠNG TRÌNH", sample=any(one.told.sample for one in reports))
    paper = official.begun(of)
    official.text(paper, f"1. Thời gian: từ {occasion.when}.")
    official.text(paper, f"2. Địa điểm: {occasion.where}")
    official.text(paper, f"3. Nội dung: {len(reports)} báo cáo điển hình.")
    official.rows(paper, COLUMNS, rows(occasion, _parts(reports, occasion, library)), centre={0, 1})
    kept_with_signature(paper)
    official.dated(paper, replace(of, day=None))
    official.signed(paper, of)
    return official.file_of(paper)


def length_of(reports: Sequence[Speech], occasion: Occasion, library: Library) -> timedelta:
    """Return how long a conference takes, from its opening to its end."""
    return sum((part.length for part in _parts(reports, occasion, library)), timedelta())


def _parts(reports: Sequence[Speech], occasion: Occasion, library: Library) -> Iterator[Part]:
    """Yield what happens; each report has its own length and time for questions."""
    council = as_of(library.papers.councils, occasion.day)
    chair = plain(council.chair or council.name) if council else "Lãnh đạo Cơ sở"
    yield Part(timedelta(minutes=10), "Đón đại biểu, ổn định tổ chức", "Ban tổ chức")
    yield Part(timedelta(minutes=10), "Tuyên bố lý do, giới thiệu đại biểu, khai mạc", chair)
    for one in reports:
        minutes = round(one.length / timedelta(minutes=1)) or 1
        question = f"\nTrao đổi: {one.told.question}" if one.told.question else ""
        what = f"Báo cáo: “{one.told.title}” (khoảng {minutes} phút){question}"
        yield Part(rounded(one.length + ASKING), what, f"Đại diện {one.told.unit}")
    yield Part(timedelta(minutes=15), "Phát biểu, kết luận hội nghị", chair)
