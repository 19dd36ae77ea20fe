"""The registration form of one unit: what it puts forward, or empty rows to fill in by hand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from newsdesk.council.registrations import RegistrationYear
from newsdesk.model.facility import Facility, Unit
from newsdesk.model.papers import Column, ColumnKey, Papers
from newsdesk.office import official
from newsdesk.office.councils import council_on
from newsdesk.office.documents import OFFICIAL
from newsdesk.office.official import Official, Signature
from newsdesk.office.official.parts import GAP
from newsdesk.office.plans import cited
from newsdesk.office.registrations import wording
from newsdesk.office.registrations.columns import SIZE, cells, columns_of, widths

LANDSCAPE = replace(OFFICIAL, landscape=True)
MOST_UPRIGHT = 6
"""Columns that a page which stands upright has room for."""
EMPTY_ROWS = 6
"""With the columns that a desk begins with, both sides of one sheet, the signature on the second."""
BLANK = "\n\n"
"""A cell that is high enough to be filled in by hand."""


def registration_form(year: RegistrationYear, unit: Unit, facility: Facility, papers: Papers, day: date) -> bytes:
    """Return the form of a unit as of a day; where it has registered nothing, with empty rows."""
    columns = columns_of(papers)
    rows = year.by_unit.get(unit.key, ())
    of = _form(year, unit, facility, papers, day, landscape=len(columns) > MOST_UPRIGHT)
    paper = official.begun(of)
    official.text(paper, _opening(year, unit, facility.on(day).short))
    table = [cells(columns, number, row, year, facility) for number, row in enumerate(rows, 1)] or _empty(columns)
    room = official.room_across(of, landscape=of.look.landscape)
    official.rows(paper, widths(columns, table, room), table, size=SIZE, centre=_centred(columns))
    last = official.text(paper, f"Bản đăng ký này có {len(rows) or '……'} nội dung./.")
    last.paragraph_format.space_before, last.paragraph_format.keep_with_next = GAP, True
    official.dated(paper, of)
    official.signed(paper, of)
    return official.file_of(paper)


def _form(
    year: RegistrationYear, unit: Unit, facility: Facility, papers: Papers, day: date, *, landscape: bool
) -> Official:
    rows = year.by_unit.get(unit.key, ())
    return Official(
        issuer=unit.name,
        superior=facility.on(day).name,
        place=facility.place,
        day=None,
        kind=None,
        title="Bản đăng ký",
        abstract=f"Xây dựng {wording.WHAT} năm {year.year}",
        note=f"Gửi về Hội đồng {wording.before(year.deadline)}" if year.deadline else "",
        addressed_to=[council_on(papers, day).name],
        signature=Signature(office="Thủ trưởng đơn vị"),
        sample=unit.sample or (year.plan is not None and year.plan.sample) or any(r.story.header.sample for r in rows),
        look=LANDSCAPE if landscape else OFFICIAL,
    )


def _opening(year: RegistrationYear, unit: Unit, facility: str) -> str:
    plan = f"Thực hiện {cited(year.plan)}, " if year.plan else ""
    return f"{plan}{unit.name} đăng ký xây dựng {wording.WHAT} của {facility} năm {year.year} như sau:"


def _centred(columns: Sequence[Column]) -> set[int]:
    """Return where numbers and days stand."""
    return {at for at, column in enumerate(columns) if column.key in (ColumnKey.NUMBER, ColumnKey.WHEN)}


def _empty(columns: Sequence[Column]) -> list[list[str]]:
    return [
        [str(number) if column.key is ColumnKey.NUMBER else BLANK for column in columns]
        for number in range(1, EMPTY_ROWS + 1)
    ]
