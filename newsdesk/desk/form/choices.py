"""What may be chosen in the form on this desk: its units, fields, plans, slips, pictures and criteria."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from newsdesk.commands.consent import ALLOWED
from newsdesk.model.calendar import short_day
from newsdesk.model.consent import Consent
from newsdesk.model.library import Library
from newsdesk.model.names import channels_named
from newsdesk.model.plan import Plan, plan_of
from newsdesk.model.story import Channel, Story

MOST_OF_A_TITLE = 40
"""Characters of a title by which a slip is known in a list."""
Choice = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What there is to choose from."""

    library: Library
    story: Story
    today: date

    def of(self, source: str) -> tuple[Choice, ...]:
        """Return what may be chosen, each with its name."""
        found: dict[str, str] = dict(getattr(self, f"_{source}")())
        return tuple(found.items())

    def name(self, source: str, key: str) -> str:
        """Return what something is called that may be chosen no longer, or never could."""
        unit = self.library.facility.unit(key) if source == "unit" else None
        return f"{unit.name} (nay không còn)" if unit else f"{key} (không có trong danh sách)"

    def _unit(self) -> Iterator[Choice]:
        day = self.story.day or self.today
        yield from ((unit.key, unit.name) for unit in self.library.facility.units_in(day, day))

    def _plan(self) -> Iterator[Choice]:
        newest = sorted(self.library.plans, key=lambda plan: plan.issued, reverse=True)
        yield from ((plan.key, f"{plan.number}{' (mẫu)' if plan.sample else ''}") for plan in newest)

    def _field(self) -> Iterator[Choice]:
        own = self._own_plan()
        yield from ((field.key, field.name) for field in (own.fields if own else ()))

    def _own_plan(self) -> Plan | None:
        newest = max(self.library.plans, key=lambda plan: plan.issued, default=None)
        return plan_of(self.library.plans, self.story) or newest

    def _criterion(self) -> Iterator[Choice]:
        own = self._own_plan()
        yield from ((str(number), f"{number}. {text}") for number, text in enumerate(own.criteria if own else (), 1))

    def _image(self) -> Iterator[Choice]:
        yield from ((name, name) for name in sorted(self.library.images))

    def _photo(self) -> Iterator[Choice]:
        shown = dict.fromkeys(link.target for link in self.story.links if link.shows)
        head = [self.story.header.image] if self.story.header.image else []
        yield from ((name, name) for name in dict.fromkeys([*head, *shown]))

    def _basis(self) -> Iterator[Choice]:
        yield from ((key, basis.text) for key, basis in self.library.bases.items())

    def _consent(self) -> Iterator[Choice]:
        yield from ((slip.slip, f"{slip.slip}: {self._allowed(slip)}") for slip in self.library.consents.values())

    def _allowed(self, slip: Consent) -> str:
        if slip.withdrawn and slip.withdrawn <= self.today:
            return f"đã rút ngày {short_day(slip.withdrawn)}"
        if slip.until and slip.until < self.today:
            return f"hết hạn ngày {short_day(slip.until)}"
        told = [f"{words}{_where(getattr(slip, purpose.value))}" for purpose, words in ALLOWED.items()
                if getattr(slip, purpose.value)]  # fmt: skip
        until = f", đến {short_day(slip.until)}" if slip.until else ""
        return f"{', '.join(told) or 'không cho gì'}{until}{self._used(slip)}"

    def _used(self, slip: Consent) -> str:
        """Return where else somebody is told by a slip, so that nobody takes another person's by mistake."""
        if any(one.consent == slip.slip for one in self.library.facility.announcers):
            return "; đã dùng cho một phát thanh viên"
        others = [one for one in self.library.stories if one.origin.path != self.story.origin.path]
        told = [one for one in others if any(person.consent == slip.slip for person in one.header.people)]
        more = f" và {len(told) - 1} bài khác" if len(told) > 1 else ""
        return f"; đã dùng ở bài “{shorten(told[0].title, MOST_OF_A_TITLE, placeholder='…')}”{more}" if told else ""


def _where(channels: tuple[Channel, ...]) -> str:
    return "" if set(channels) == set(Channel) else f" ({channels_named(channels)})"
