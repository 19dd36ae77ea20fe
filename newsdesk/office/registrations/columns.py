"""The columns of the registration form: those that content/papers.yaml names, or the usual ones."""

from collections.abc import Callable, Mapping, Sequence

from newsdesk.council.registrations import Registered, RegistrationYear
from newsdesk.model.facility import Facility
from newsdesk.model.names import KINDS
from newsdesk.model.papers import Column, ColumnKey, Papers
from newsdesk.model.story import Person, Role
from newsdesk.office.registrations import wording

USUAL = (
    Column(key=ColumnKey.NUMBER, heading="TT", width=8),
    Column(key=ColumnKey.TITLE, heading="Tên gương, mô hình", width=34),
    Column(key=ColumnKey.KIND, heading="Loại", width=15),
    Column(key=ColumnKey.FIELD, heading="Lĩnh vực", width=22),
    Column(key=ColumnKey.WHO, heading="Người, đơn vị thực hiện", width=26),
    Column(key=ColumnKey.GOAL, heading="Nội dung, cách làm", width=40),
    Column(key=ColumnKey.EXPECTED, heading="Kết quả dự kiến", width=36),
    Column(key=ColumnKey.WHEN, heading="Thời gian thực hiện", width=20),
    Column(key=ColumnKey.AWARD, heading="Danh hiệu, hình thức đề nghị", width=24),
    Column(key=ColumnKey.CONTACT, heading="Người theo dõi", width=20),
    Column(key=ColumnKey.NOTE, heading="Ghi chú", width=14),
)
Told = Callable[[Registered, RegistrationYear, Facility], str]
CELLS: Mapping[ColumnKey, Told] = {
    ColumnKey.TITLE: lambda row, _year, _facility: wording.title_of(row),
    ColumnKey.KIND: lambda row, _year, _facility: KINDS[row.story.header.kind],
    ColumnKey.FIELD: lambda row, year, _facility: year.field_names[row.story.header.field],
    ColumnKey.WHO: lambda row, _year, facility: wording.told(row, _who(row, facility)),
    ColumnKey.GOAL: lambda row, _year, _facility: wording.told(row, row.registration.goal),
    ColumnKey.EXPECTED: lambda row, _year, _facility: wording.told(row, row.registration.expected),
    ColumnKey.WHEN: lambda row, _year, _facility: wording.time_of(row),
    ColumnKey.AWARD: lambda row, _year, _facility: wording.told(row, row.registration.award),
    ColumnKey.CONTACT: lambda row, _year, _facility: wording.told(row, row.registration.contact),
    ColumnKey.NOTE: lambda row, _year, _facility: _note(row),
}


def columns_of(papers: Papers) -> Sequence[Column]:
    """Return the columns of the form."""
    return papers.columns or USUAL


def widths(columns: Sequence[Column], room: float) -> list[tuple[str, float]]:
    """Return headings with their widths in millimetres, which together fill the room."""
    parts = sum(column.width for column in columns)
    return [(column.heading, room * column.width / parts) for column in columns]


def cells(
    columns: Sequence[Column], number: int, row: Registered, year: RegistrationYear, facility: Facility
) -> list[str]:
    """Return what stands in one row of the form."""
    return [
        str(number) if column.key is ColumnKey.NUMBER else CELLS[column.key](row, year, facility) for column in columns
    ]


def _who(row: Registered, facility: Facility) -> str:
    """Return who carries it out: the people of the story without residents, else the unit."""
    named = "; ".join(filter(None, map(_person, row.story.header.people)))
    return named or wording.unit_name(facility, row.story.header.unit)


def _person(person: Person) -> str:
    if person.role is Role.RESIDENT:
        return ""
    return ", ".join(filter(None, (person.name, person.post)))


def _note(row: Registered) -> str:
    late = wording.LATE[0].upper() + wording.LATE[1:] if row.late else ""
    return "\n".join(filter(None, (late, wording.told(row, row.registration.note))))
