"""What a programme says of itself: its greeting and its closing, with the day's own words in them."""

from collections.abc import Sequence
from datetime import date

from newsdesk.model.calendar import weekday
from newsdesk.model.facility import Facility
from newsdesk.model.names import MACHINE_VOICE
from newsdesk.model.programme import BLANK, Part, Programme

UNNAMED = "…"
"""Stands for whoever reads where nobody is asked for yet."""


def opening(programme: Programme, facility: Facility, day: date) -> str:
    """Return the greeting of a programme on a day."""
    return _filled(programme.opening, facility, day, "")


def headlines(programme: Programme, facility: Facility, day: date) -> str:
    """Return what is said before the titles of what follows."""
    return _filled(programme.headlines, facility, day, "")


def closing(programme: Programme, facility: Facility, day: date, readers: Sequence[str] = ()) -> str:
    """Return the closing: it says who read, and that a machine did, even if {giọng} was forgotten."""
    template = programme.closing if "{giọng}" in programme.closing else programme.closing + " {giọng}"
    return _filled(template, facility, day, voices(programme, readers))


def own(programme: Programme, facility: Facility, day: date) -> tuple[str, ...]:
    """Return all that a programme may say of itself on a day, whoever is heard: their names are not in it."""
    leading = [headlines(programme, facility, day)] if Part.HEADLINES in programme.order else []
    ends = closing(programme, facility, day), closing(programme, facility, day, (UNNAMED,))
    return opening(programme, facility, day), *leading, *ends


def voices(programme: Programme, readers: Sequence[str]) -> str:
    """Return who is heard; a machine always is, since it says the day's own words."""
    if not readers:
        return programme.machine_voice
    names = listed(readers)
    if "{người đọc}" not in programme.mixed_voice:
        return f"{programme.mixed_voice} Người đọc: {names}."
    return programme.mixed_voice.replace("{người đọc}", names)


def voice_note(readers: Sequence[str], synthetic: bool) -> str:
    """Return what tags and papers say of who is heard; nothing where nobody speaks."""
    if not readers:
        return MACHINE_VOICE if synthetic else ""
    rest = " Các phần còn lại do giọng máy đọc." if synthetic else ""
    return f"Người đọc: {listed(readers)}.{rest}"


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence lists them: một, hai và ba."""
    return " và ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def _filled(template: str, facility: Facility, day: date, voice: str) -> str:
    words = {
        "cơ sở": facility.on(day).name,
        "thứ": weekday(day),
        "ngày": f"ngày {day.day} tháng {day.month} năm {day.year}",
    }
    whole = template.replace("{giọng}", voice)  # first: what it says may have blanks of its own
    return " ".join(BLANK.sub(lambda blank: words.get(blank[1], ""), whole).split())
