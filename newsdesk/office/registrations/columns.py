"""The columns of the registration form: those that content/papers.yaml names, or the usual ones."""

from collections.abc import Callable, Mapping, Sequence

from newsdesk.council.registrations import Registered, RegistrationYear
from newsdesk.model.facility import Facility
from newsdesk.model.names import KINDS
from newsdesk.model.papers import Column, ColumnKey, Papers
from newsdesk.model.story import Person, Role
from newsdesk.office.people import NARROW, first_of
from newsdesk.office.registrations import wording
from newsdesk.office.type_widths import line_length

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
SIZE = 11
"""Points of the form's letters: eleven columns must stand side by side."""
AROUND = 4.2
"""Millimetres of a cell beside its words: its margins, and some to spare between two programs."""
WIDEST_WORD = 40.0
"""Millimetres; a word that is longer may be parted."""
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


def widths(columns: Sequence[Column], table: Sequence[Sequence[str]], room: float) -> list[tuple[str, float]]:
    """Return headings with their widths in millimetres, which together fill the room; no word or day is parted."""
    parts = [column.width for column in columns]
    least = [
        max(_longest(column.heading, bold=True), *(_longest(row[at], bold=False) for row in table), 0.0)
        for at, column in enumerate(columns)
    ]
    found = shared_out(room, parts, [min(width, WIDEST_WORD) for width in least])
    return [(column.heading, width) for column, width in zip(columns, found, strict=True)]


def shared_out(room: float, parts: Sequence[float], least: Sequence[float]) -> list[float]:
    """Return the room shared out by parts, none less than its least; where that cannot be, by what each needs."""
    if sum(least) >= room:
        return [room * need / sum(least) for need in least]
    short: set[int] = set()
    while True:
        left = room - sum(least[at] for at in short)
        open_parts = sum(part for at, part in enumerate(parts) if at not in short)
        found = [least[at] if at in short else left * part / open_parts for at, part in enumerate(parts)]
        newly = {at for at, width in enumerate(found) if at not in short and width < least[at]}
        if not newly:
            return found
        short |= newly


def _longest(words: str, *, bold: bool) -> float:
    """Return how many millimetres a column needs for the longest word of a text."""
    return max((line_length(word, SIZE, bold=bold) for word in words.split()), default=0.0) + AROUND


def cells(
    columns: Sequence[Column], number: int, row: Registered, year: RegistrationYear, facility: Facility
) -> list[str]:
    """Return what stands in one row of the form."""
    return [
        str(number) if column.key is ColumnKey.NUMBER else CELLS[column.key](row, year, facility) for column in columns
    ]


def _who(row: Registered, facility: Facility) -> str:
    """Return who carries it out: the people of the story without residents, else the unit."""
    named = first_of([one for one in map(_person, row.story.header.people) if one], NARROW)
    return named or wording.unit_name(facility, row.story.header.unit)


def _person(person: Person) -> str:
    if person.role is Role.RESIDENT:
        return ""
    return ", ".join(filter(None, (person.name, person.post)))


def _note(row: Registered) -> str:
    late = wording.LATE[0].upper() + wording.LATE[1:] if row.late else ""
    return "\n".join(filter(None, (late, wording.told(row, row.registration.note))))
