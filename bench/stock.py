"""Sentences put together from a stock of words: plausible Vietnamese of any length, the same for the same seed."""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path

BLANK = re.compile(r"\{(\w+?)(_cap)?\}")
FIRST_DAY, LAST_DAY = date(2022, 1, 3), date(2026, 11, 18)
"""Between these days everything in the bench's stories happens."""


@cache
def stock() -> Mapping[str, tuple[str, ...]]:
    """Return the rows of stock.tsv by what they are: sentence, heading, place …"""
    rows: defaultdict[str, list[str]] = defaultdict(list)
    text = Path(__file__).with_name("stock.tsv").read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        what, _, written = line.partition("\t")
        rows[what].append(written)
    return {what: tuple(written) for what, written in rows.items()}


class Pen:
    """Writes from the stock by one seed."""

    def __init__(self, seed: str) -> None:
        self.chance = random.Random(seed)
        self.rows = stock()

    def say(self, what: str) -> str:
        """Return a row of the stock with its blanks filled in."""
        return BLANK.sub(self._fill, self.pick(self.rows[what]))

    def pick(self, choices: tuple[str, ...]) -> str:
        """Return one of the choices."""
        return choices[int(self.chance.random() * len(choices))]

    def whole(self, least: int, most: int) -> int:
        """Return a whole number, both ends included."""
        return least + int(self.chance.random() * (most - least + 1))

    def happens(self, share: float) -> bool:
        """Return whether something that befalls this share of all befalls this one."""
        return self.chance.random() < share

    def day(self) -> date:
        """Return a day within the bench's years."""
        return FIRST_DAY + timedelta(days=self.whole(0, (LAST_DAY - FIRST_DAY).days))

    def _fill(self, blank: re.Match[str]) -> str:
        name = blank[1]
        text = FIGURES[name](self) if name in FIGURES else self.say(name)
        return text[:1].upper() + text[1:] if blank[2] else text


def grouped(number: int) -> str:
    """Return a number as it is written here: 12.500."""
    return f"{number:,}".replace(",", ".")


def tenths(number: int) -> str:
    """Return a number of tenths as it is written here: 125 is 12,5."""
    return f"{number // 10},{number % 10}"


def written_day(day: date) -> str:
    """Return a day as it is written here: 14/3/2025."""
    return f"{day.day}/{day.month}/{day.year}"


def money(pen: Pen) -> str:
    """Return a sum in one of the ways that stories write it."""
    forms = (
        f"{tenths(pen.whole(11, 989))} triệu đồng",
        f"{grouped(pen.whole(12, 980) * 10_000)} đồng",
        f"{tenths(pen.whole(11, 49))} tỷ đồng",
    )
    return pen.pick(forms)


def clock(pen: Pen) -> str:
    """Return a time of day such as 5h15."""
    hour, minute = pen.whole(5, 21), pen.whole(0, 11) * 5
    return f"{hour}h{minute:02}" if minute else f"{hour}h"


FIGURES: Mapping[str, Callable[[Pen], str]] = {
    "n": lambda pen: str(pen.whole(11, 60)),
    "few": lambda pen: str(pen.whole(2, 9)),
    "big": lambda pen: str(pen.whole(61, 420)),
    "many": lambda pen: grouped(pen.whole(1_050, 9_800)),
    "d": lambda pen: str(pen.whole(5, 28)),
    "percent": lambda pen: f"{tenths(pen.whole(31, 939))}%",
    "money": money,
    "clock": clock,
    "clock2": clock,
    "day": lambda pen: written_day(pen.day()),
    "month": lambda pen: f"tháng {pen.whole(1, 12)}/{pen.whole(2022, 2026)}",
    "month2": lambda pen: f"tháng {pen.whole(1, 12)}/{pen.whole(2022, 2026)}",
    "quarter": lambda pen: f"quý {pen.pick(('I', 'II', 'III', 'IV'))}/{pen.whole(2022, 2026)}",
    "year": lambda pen: str(pen.whole(2022, 2026)),
    "paper": lambda pen: f"Quyết định số {pen.whole(10, 480)}/QĐ-CSTN",
    "span": lambda pen: f"{pen.whole(10, 90)} phút",
    "weight": lambda pen: f"{pen.whole(40, 980)} kg",
    "area": lambda pen: f"{tenths(pen.whole(3, 25))} ha",
    "length": lambda pen: f"{tenths(pen.whole(5, 48))} km",
    "temp": lambda pen: f"{pen.whole(18, 29)}°C",
}
"""Blanks that are numbers; every other blank is a row of the stock."""
