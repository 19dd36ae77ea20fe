"""How people ask for the figure that a change ends with, and in what its answers are counted."""

import re

from newsdesk.council.changes import POWERS, Change, Way

COUNTED = "người|cán bộ|đoàn viên|hội viên|gia đình|hộ|lượt|lần|chuyến|buổi|vụ|ca|trường hợp"
HEADS = r"người|cán bộ|đoàn viên|hội viên|gia đình|hộ|lượt|chuyến|vụ(?= việc)"
SUBJECT = re.compile(rf"(?:số (?P<counter>{COUNTED})|(?P<head>{HEADS}))(?!\w)", re.IGNORECASE)
"""What is counted, at the head of a change; a word that is as often a time of day or a shift only behind "số"."""
RATE = re.compile(r" (?:mỗi|một|hằng|hàng) .+")
"""A unit that says how often, and not of what."""


def asked_of(change: Change) -> str:
    """Return the question that a change answers, as somebody can say it: with a verb, and what is counted."""
    verb = change.verb or ("tăng" if change.way is Way.UP else "giảm")
    to = "xuống còn" if change.to == "còn" else change.to
    unit = unit_of(change) if change.after.unit.startswith(" ") and not change.before.unit else ""
    subject = _subject(change)
    question = f"{subject}{change.comma} {verb} từ {change.mean}{change.before.written} {to} bao nhiêu{unit}?"
    return question[:1].upper() + question[1:]


def _subject(change: Change) -> str:
    """Return what changed: of people or occasions that are counted their number."""
    match = SUBJECT.match(change.what)
    head = match["head"].lower() if match and match["head"] else ""
    units = (change.before.unit, change.after.unit)
    if head and all(not unit or RATE.fullmatch(unit) or unit.split()[0] == head for unit in units):
        return f"số {change.what[:1].lower()}{change.what[1:]}"
    return change.what


def unit_of(change: Change) -> str:
    """Return what a figure is counted in, in full: 97 mỗi tháng of a number of lượt is 97 lượt mỗi tháng."""
    rate, before = change.after.unit, change.before.unit
    if rate and not RATE.fullmatch(rate):
        return rate
    if before.split()[:1] and before.split()[0] in POWERS:
        return rate  # whether 2 is two millions nobody wrote
    match = SUBJECT.match(change.what)
    counter = f" {(match['counter'] or match['head']).lower()}" if match else ""
    own = before if before and not RATE.fullmatch(before) else counter
    return own.removesuffix(rate) + rate
