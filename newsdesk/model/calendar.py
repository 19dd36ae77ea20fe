"""Days and lengths as people here write them."""

from datetime import date, timedelta

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
OUR_YEARS = range(2000, 2101)
"""Years that a day of a desk may lie in: whoever counts on from one outside them counts too long, or past the last."""
MOST_IN_MINUTES = 120
"""Up to so many minutes a length is told in minutes alone: a meeting of 110 minutes."""


def weekday(day: date) -> str:
    """Return the name of a day of the week as it stands within a sentence: thứ Năm."""
    return WEEKDAYS[day.weekday()]


def short_day(day: date) -> str:
    """Return a day in figures: 10/9/2026."""
    return f"{day.day}/{day.month}/{day.year}"


def office_day(day: date) -> str:
    """Return a day as an office writes it: 05/01/2027, 24/6/2026."""
    return f"{day.day:02}/{_office_month(day)}/{day.year}"


def long_day(day: date) -> str:
    """Return a day in words as an office writes it: ngày 05 tháng 01 năm 2027."""
    return f"ngày {day.day:02} tháng {_office_month(day)} năm {day.year}"


def _office_month(day: date) -> str:
    """Return a month with the zero that Nghị định 30/2020/NĐ-CP gives to the first two."""
    return f"{day.month:02}" if day.month < 3 else str(day.month)


def day_words(day: date) -> str:
    """Return a day as a newspaper prints it: Thứ Năm, ngày 10/9/2026."""
    return _named(day, short_day(day))


def office_day_words(day: date) -> str:
    """Return a day with its name as an office writes it: Thứ Ba, ngày 08/12/2026."""
    return _named(day, office_day(day))


def _named(day: date, written: str) -> str:
    name = weekday(day)
    return f"{name[0].upper()}{name[1:]}, ngày {written}"


def length_words(length: timedelta) -> str:
    """Return a length to the second: 2 phút 05 giây; what is longer than people count in minutes, 3 giờ 34 phút."""
    minutes, seconds = divmod(round(length.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60) if minutes > MOST_IN_MINUTES else (0, minutes)
    counts = [(count, unit) for count, unit in ((hours, "giờ"), (minutes, "phút"), (seconds, "giây")) if count]
    (first, unit), *others = counts or [(0, "giây")]
    return " ".join([f"{first} {unit}", *(f"{count:02} {unit}" for count, unit in others)])
