"""A Rundown becomes the YAML that is kept in git, and the YAML a Rundown again."""

from datetime import date, time, timedelta
from typing import Any

import yaml

from newsdesk.model.programme import Part
from newsdesk.model.rundown import Item, Rundown
from newsdesk.model.script import Version

FIRST = "# Khung chương trình: máy làm ra, đừng sửa tay. Những ngày đã qua không bao giờ bị viết lại.\n"
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


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
    """Return the rundown that a file holds; ValueError where it holds none."""
    try:
        data = yaml.load(text, Loader=LOADER)  # noqa: S506 (a base loader: every scalar is text)
        return _rundown(data)
    except (yaml.YAMLError, KeyError, TypeError, AttributeError, OverflowError) as fault:
        raise ValueError(str(fault)) from fault


def _rundown(data: Any) -> Rundown:
    return Rundown(
        day=date.fromisoformat(data["date"]),
        slot=data["slot"],
        programme=data["programme"],
        title=data["title"],
        opens=time.fromisoformat(data["opens"]),
        slot_length=timedelta(minutes=int(data["minutes"])),
        items=tuple(_read_item(item) for item in data["items"]),
    )


def _read_item(data: Any) -> Item:
    return Item(
        part=Part(data["part"]),
        title=data["title"],
        starts=timedelta(seconds=float(data["at"])),
        length=timedelta(seconds=float(data["length"])),
        slug=data.get("slug"),
        digest=data["digest"],
        version=Version(data["version"]) if "version" in data else None,
        voice=data.get("voice"),
        synthetic=data.get("synthetic") == "true",
    )
