"""Counts as a sentence says them: none, one, many, and against the period before."""

from collections.abc import Sequence
from datetime import timedelta

from newsdesk.messages import grouped


def hours(length: timedelta) -> str:
    """Return a length to the minute: 61 giờ 12 phút; below one minute in seconds."""
    seconds = (length + timedelta(milliseconds=500)) // timedelta(seconds=1)
    if seconds < 60:
        return f"{seconds} giây"
    whole, left = divmod(minutes(length), 60)
    return " ".join(filter(None, (f"{grouped(whole)} giờ" if whole else "", f"{left} phút" if left else "")))


def minutes(length: timedelta) -> int:
    """Return a length in whole minutes, a half rounded up."""
    return (length + timedelta(seconds=30)) // timedelta(minutes=1)


def joined(parts: Sequence[str]) -> str:
    """Return parts as a sentence lists them: a, b và c."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} và {parts[-1]}" if parts else ""


def difference(now: int, then: int) -> str:
    """Return how much more or less, with its sign; 0 where they are equal."""
    return f"{'+' if now > then else '–' if now < then else ''}{grouped(abs(now - then))}"


def change(now: int, then: int) -> str:
    """Return how much more or less in per cent; a dash where there was nothing."""
    return f"{'–' if now < then else ''}{_percent(abs(now - then), then)}" if then else "–"


def _percent(part: int, whole: int) -> str:
    """Return a share as it is printed here, a half rounded up as in a workbook: 1.182,5%; 20%."""
    units, tenths = divmod((2000 * part + whole) // (2 * whole), 10)
    return f"{grouped(units)}{f',{tenths}' if tenths else ''}%"


def against(now: int, then: int | None, counts: str, name: str) -> str:
    """Return what a sentence adds of the period before, with its comma; nothing where there is nothing to compare."""
    if then is None or not (now or then):
        return ""
    if now == then:
        return f", bằng {name}"
    if not then:
        return f" ({name} chưa có)"
    way = "tăng" if now > then else "giảm"
    return f", {way} {grouped(abs(now - then))} {counts} ({_percent(abs(now - then), then)}) so với {name}"
