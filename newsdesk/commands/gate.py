"""The gate before everything that goes out: every Problem is said, and with a LỖI nothing passes."""

from datetime import date
from pathlib import Path

from newsdesk import messages
from newsdesk.commands import console, reading
from newsdesk.commands.reading import Readable

UNTOUCHED = "Chưa phát hành gì. Bản phát hành trước vẫn còn nguyên."


def passed(root: Path, today: date) -> Readable | None:
    """Read a desk, print what is wrong with it, and return it if nothing stops publishing."""
    found = reading.read(root, today)
    console.show(found.problems)
    console.say(messages.count(found.problems, found.stories))
    if found.sound is None:
        console.say(UNTOUCHED)
    return found.sound
