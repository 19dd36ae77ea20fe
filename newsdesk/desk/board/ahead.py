"""What today's slots and those of the ten days after it lack, planned as a publish would plan them."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from newsdesk.commands.at_hand import lengths_at_hand
from newsdesk.commands.look_ahead import check_planned
from newsdesk.commands.reading import Reading
from newsdesk.desk.board.words import told


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """A look at the coming days; without `known` an error stands in the way."""

    known: bool
    slots: int = 0
    length: timedelta = timedelta()
    lacks: tuple[str, ...] = ()


def ahead(reading: Reading, root: Path, today: date) -> Ahead:
    """Plan the coming days and return what they lack; nothing is written."""
    desk = reading.sound
    if desk is None:
        return Ahead(known=False)
    planned = tuple(desk.planner(lengths_at_hand(desk, root)).plan(today, desk.week.airings + desk.week.later))
    return Ahead(
        known=True,
        slots=len(planned),
        length=sum((one.rundown.length for one in planned), timedelta()),
        lacks=tuple(told(problem) for problem in check_planned(planned, desk.slots)),
    )
