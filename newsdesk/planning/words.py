"""What a programme says of itself: its greeting and its closing, with the day's own words in them."""

from datetime import date

from newsdesk.model.calendar import weekday
from newsdesk.model.facility import Facility
from newsdesk.model.programme import BLANK, Programme


def opening(programme: Programme, facility: Facility, day: date, *, synthetic: bool) -> str:
    """Return the greeting of a programme on a day."""
    return _filled(programme.opening, programme, facility, day, synthetic)


def closing(programme: Programme, facility: Facility, day: date, *, synthetic: bool) -> str:
    """Return the closing; where a voice was made by a machine, it says so even if {giọng} was forgotten."""
    template = programme.closing if "{giọng}" in programme.closing else programme.closing + " {giọng}"
    return _filled(template, programme, facility, day, synthetic)


def _filled(template: str, programme: Programme, facility: Facility, day: date, synthetic: bool) -> str:
    words = {
        "cơ sở": facility.on(day).name,
        "thứ": weekday(day),
        "ngày": f"ngày {day.day} tháng {day.month} năm {day.year}",
        "giọng": programme.machine_voice if synthetic else "",
    }
    return " ".join(BLANK.sub(lambda blank: words.get(blank[1], ""), template).split())
