"""A Rundown becomes the YAML that is kept in git, and the YAML a Rundown again."""

from datetime import date, time, timedelta
from typing import Any

import yaml

from newsdesk.model.base import only_iso_clock
from newsdesk.model.calendar import OUR_YEARS
from newsdesk.model.programme import Part
from newsdesk.model.rundown import Item, Rundown
from newsdesk.model.script import Version
from newsdesk.sources.yaml_text import read

FIRST = "# Khung chương trình: máy làm ra, đừng sửa tay. Những ngày đã qua không bao giờ bị viết lại.\n"
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
LARGEST = 200_000
"""Characters; the longest programme of a day has a tenth of them."""
DAY_MINUTES = 24 * 60


def to_text(rundown: Rundown) -> str:
    """Return the file's text; lengths are in seconds to the millisecond."""
    data = {
        "date": rundown.day.isoformat(),
        "slot": rundown.slot,
        "programme": rundown.programme,
        "title": rundown.title,
        "opens": rundown.opens.strftime("%H:%M"),
        "minutes": round(rundown.slot_length / timedelta(minutes=1)),
        "length": _seconds(rundown.length),
        "items": [_item(item) for item in rundown.items],
    }
    return FIRST + yaml.dump(data, Dumper=DUMPER, allow_unicode=True, sort_keys=False, width=1000)


def _item(item: Item) -> dict[str, Any]:
    told: dict[str, Any] = {"slug": item.slug} if item.slug else {}
    if item.version:
        told["version"] = item.version.value
    spoken: dict[str, Any] = {"voice": item.voice, "synthetic": item.synthetic} if item.voice else {}
    return {
        "at": _seconds(item.starts),
        "part": item.part.value,
        "title": item.title,
        **told,
        "length": _seconds(item.length),
        "digest": item.digest,
        **spoken,
    }


def _seconds(length: timedelta) -> float:
    return round(length.total_seconds(), 3)


def from_text(text: str) -> Rundown:
    """Return the rundown that a file holds; ValueError where it holds none, or one that no machine made."""
    if len(text) > LARGEST:
        raise ValueError(len(text))
    reading = read(text, "")
    if reading.problems:
        raise ValueError(reading.problems[0].code)
    try:
        return _rundown(reading.value)
    except (KeyError, TypeError, AttributeError) as fault:
        raise ValueError(str(fault)) from fault


def _rundown(data: Any) -> Rundown:
    return Rundown(
        day=_day(_text(data["date"])),
        slot=_text(data["slot"]),
        programme=_text(data["programme"]),
        title=_text(data["title"]),
        opens=time.fromisoformat(only_iso_clock(_text(data["opens"]))),
        slot_length=timedelta(minutes=_within(int(data["minutes"]), 1, DAY_MINUTES)),
        items=tuple(_read_item(item) for item in data["items"]),
    )


def _read_item(data: Any) -> Item:
    return Item(
        part=Part(data["part"]),
        title=_text(data["title"]),
        starts=_read_seconds(data["at"]),
        length=_read_seconds(data["length"]),
        slug=_text(data["slug"]) if "slug" in data else None,
        digest=_text(data["digest"]),
        version=Version(data["version"]) if "version" in data else None,
        voice=_text(data["voice"]) if "voice" in data else None,
        synthetic=data.get("synthetic") == "true",
    )


def _day(written: str) -> date:
    day = date.fromisoformat(written)
    if day.year not in OUR_YEARS:
        raise ValueError(written)
    return day


def _text(value: Any) -> str:
    if not isinstance(value, str):  # a list in its place would be found out where the paper is laid out
        raise TypeError(type(value))
    return value


def _read_seconds(value: Any) -> timedelta:
    return timedelta(seconds=_within(float(value), 0, DAY_MINUTES * 60))


def _within(number: float, least: int, most: int) -> float:
    """Return the number; ValueError where it is out of bounds, or none, such as nan."""
    if not least <= number <= most:
        raise ValueError(number)
    return number
