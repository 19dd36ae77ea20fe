"""What the facility decides about its papers: the council, the columns of forms, legal bases, the rota of briefings."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from newsdesk.model.base import Day, Noun, Number
from newsdesk.model.programme import Clock, Weekday


class Paper(Enum):
    """A kind of paper, by the letters that its number bears."""

    REPORT = "BC"
    PLAN = "KH"
    PROPOSAL = "TTr"
    NOTICE = "TB"
    MINUTES = "BB"
    DECISION = "QĐ"
    INVITATION = "GM"
    LETTER = "CV"


class ColumnKey(Enum):
    """What a column of the registration form tells."""

    NUMBER = "number"
    TITLE = "title"
    KIND = "kind"
    FIELD = "field"
    WHO = "who"
    GOAL = "goal"
    EXPECTED = "expected"
    WHEN = "when"
    AWARD = "award"
    CONTACT = "contact"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Noun):
    """A column of the registration form."""

    key: ColumnKey
    heading: str
    width: Number
    """Parts of the table's width, in proportion to the other columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Council(Noun):
    """The council of emulation and commendation from a day on."""

    since: Day
    name: str
    chair: str | None = None
    """The office of who chairs it, such as Giám đốc, Chủ tịch Hội đồng."""
    secretary: str | None = None
    members: Number | None = None
    sign: str | None = None
    """The abbreviation that its papers bear after the kind of paper, such as HĐTĐKT."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalDocument(Noun):
    """A law or paper that ours rest on, and how long it is in force."""

    cite: str
    """As it stands after Căn cứ: Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022."""
    since: Day
    until: Day | None = None
    """The last day on which it is in force."""
    replaced_by: str | None = None
    papers: tuple[Paper, ...] = (Paper.REPORT,)
    """The kinds of paper that rest on it."""

    def in_force(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.since <= day and not (self.until is not None and self.until < day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefings(Noun):
    """When units meet in the morning, and which of them reads a story in turn."""

    days: tuple[Weekday, ...]
    opens: Clock
    since: Day
    """A day of the week in which the first unit of the rota has its turn."""
    rota: tuple[str, ...] = ()
    """Keys of units in turn; without any, every unit in the order of content/facility.yaml."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks(Noun):
    """How soon a withdrawal of consent must be answered, and the law that says so, from a day on."""

    since: Day
    acknowledge_working_days: Number
    stop_days: Number
    delete_days: Number
    law: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers(Noun):
    """content/papers.yaml as written."""

    councils: tuple[Council, ...] = ()
    drafting: str | None = None
    """Key of the unit that drafts the facility's papers; without an abbreviation its name stands after Lưu: VT."""
    copies: Number = 1
    """How many copies the drafting unit keeps."""
    letters: str | None = None
    """The drafting unit's abbreviation, such as TCHC: in the number of a letter after the facility's sign, and after
    Lưu: VT."""
    report_to: tuple[str, ...] = ()
    """To whom a report is addressed beside the superior body."""
    columns: tuple[Column, ...] = ()
    legal: tuple[LegalDocument, ...] = ()
    briefings: Briefings | None = None
    days_off: tuple[Day, ...] = ()
    """Days that are no working days, beside Saturdays and Sundays."""
    clocks: tuple[Clocks, ...] = ()
    """How soon a withdrawal of consent must be answered."""


NO_PAPERS = Papers()
