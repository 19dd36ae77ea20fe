"""The website alone, with the sounds that are made already: quick to look at while one writes."""

from datetime import date
from pathlib import Path

from newsdesk import files, messages
from newsdesk.commands import console, reading
from newsdesk.commands.pages import UNTOUCHED, make_site, say_pages
from newsdesk.commands.sounds import Studio


def run(root: Path, today: date) -> int:
    """Build output/site from what is on file."""
    with console.alone(root):
        found = reading.read(root, today)
        console.show(found.problems)
        console.say(messages.count(found.problems, found.stories))
        if found.sound is None:
            console.say(UNTOUCHED)
            return console.COPY
        staging = files.fresh_folder(root / "output" / ".next")
        pages = make_site(root, found.sound, Studio(found.sound, root).at_hand(), today)
        files.take_place(staging / "site", root / "output" / "site")
        files.remove_tree(staging)
        say_pages(pages)
        return console.CLEAN
