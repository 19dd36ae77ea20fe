"""The list of a week's briefings: who reads what, and on which day nobody does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from newsdesk.council.briefings import Turn
from newsdesk.model.calendar import day_words
from newsdesk.office.figures import plain

WEEK_COLUMNS = (("Ngày", 40.0), ("Giờ", 15.0), ("Đơn vị đọc", 45.0), ("Bài đọc", 65.0))
DAY_OFF = "Nghỉ lễ, không giao ban"
NOTHING = "Không còn bài giao ban nào chưa đọc"
NOBODY = "Chưa có đơn vị"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One line of the list."""

    day: date
    hour: str
    unit: str
    what: str

    @property
    def sentence(self) -> str:
        """The line as it is said in a terminal."""
        return f"{day_words(self.day)}, {self.hour}, {self.unit}: {self.what}."


def week_list(turns: Sequence[Turn]) -> tuple[Listed, ...]:
    """Return the lines of a week."""
    return tuple(
        Listed(
            day=turn.day,
            hour=f"{turn.opens.hour}h{turn.opens.minute:02}",
            unit=plain(turn.unit.name) if turn.unit else NOBODY,
            what=_what(turn),
        )
        for turn in turns
    )


def _what(turn: Turn) -> str:
    if turn.day_off:
        return DAY_OFF
    return f"“{plain(turn.story.title)}”" if turn.story else NOTHING
