"""By when a withdrawal of consent must be acknowledged, stopped and deleted, and how many days are left."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from newsdesk.model.facility import as_of
from newsdesk.model.papers import Papers

SATURDAY = 5


class Step(Enum):
    """What must be done after a withdrawal; the value is its column in the record."""

    ACKNOWLEDGE = "acknowledged"
    STOP = "stopped"
    DELETE = "deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """The record of one withdrawal, without personal data."""

    slip: str
    received: date
    done: tuple[tuple[Step, date], ...] = ()
    stories: tuple[str, ...] = ()
    """Slugs of the stories that rested on the slip."""
    outputs: int = 0
    """How many files held the person when it was received."""

    def done_on(self, step: Step) -> date | None:
        """Return the day on which a step was done."""
        return dict(self.done).get(step)

    @property
    def is_open(self) -> bool:
        """Whether something is left to do."""
        return any(self.done_on(step) is None for step in Step)


@dataclass(frozen=True, slots=True)
class Due:
    """One step, by when it must be done, and when it was."""

    step: Step
    by: date
    done: date | None

    def left(self, today: date) -> int:
        """Return how many days are left; below 0 it is overdue."""
        return (self.by - today).days


def due(withdrawal: Withdrawal, papers: Papers) -> tuple[Due, ...]:
    """Return every step with its last day; nothing where no clocks hold on the day of receipt."""
    clocks = as_of(papers.clocks, withdrawal.received)
    if clocks is None:
        return ()
    last = {
        Step.ACKNOWLEDGE: working_day(withdrawal.received, clocks.acknowledge_working_days, papers.days_off),
        Step.STOP: withdrawal.received + timedelta(days=clocks.stop_days),
        Step.DELETE: withdrawal.received + timedelta(days=clocks.delete_days),
    }
    return tuple(Due(step, by, withdrawal.done_on(step)) for step, by in last.items())


def working_day(since: date, count: int, days_off: Collection[date]) -> date:
    """Return the working day that comes so many working days after a day."""
    day = since
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < SATURDAY and day not in days_off
    return day
